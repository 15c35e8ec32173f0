"""When a broken watch is taken up again, and how long to wait before."""

from __future__ import annotations

import random
import time
from typing import Optional

import grpc

from . import v1
from .errors import PulseError

_FIRST_WAIT, _LONGEST_WAIT = 0.1, 5.0  # seconds
#: The service went away, the stream's own time is over, or it was too slow.
_RESUMED = {
    grpc.StatusCode.UNAVAILABLE,
    grpc.StatusCode.DEADLINE_EXCEEDED,
    grpc.StatusCode.RESOURCE_EXHAUSTED,
}


class Resumption:
    """Where a watch stands between two streams."""

    def __init__(self, request: v1.WatchChangesRequest, patience: float):
        self.request = v1.WatchChangesRequest()
        self.request.CopyFrom(request)
        self._patience = patience
        self._wait = _FIRST_WAIT
        self._failing_since: Optional[float] = None

    def received(self, message: v1.WatchChangesResponse) -> None:
        """The next stream starts after this message."""
        self.request.start_cursor = message.cursor
        self._wait = _FIRST_WAIT
        self._failing_since = None

    def wait_after(self, error: Optional[PulseError]) -> float:
        """Seconds to wait after a stream ended, with an error or without one.
        Raises the error when it will not pass, or has not for too long."""
        if error is not None and error.code not in _RESUMED:
            raise error
        now = time.monotonic()
        if self._failing_since is None:
            self._failing_since = now
        elif error is not None and now - self._failing_since >= self._patience:
            raise error
        asked = error.retry_delay if error is not None and error.retry_delay is not None else 0.0
        wait = max(asked, self._wait * random.uniform(0.8, 1.2))
        self._wait = min(self._wait * 2, _LONGEST_WAIT)
        return wait
