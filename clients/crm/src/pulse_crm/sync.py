"""The feed of changes into the store, from its cursor until up to date."""

from __future__ import annotations

import time
from typing import Any, Dict

from cordispulse import Client, InvalidArgumentError, v1
from google.protobuf.duration_pb2 import Duration

from .changes import Changes
from .events import Events
from .failure import MEND, Failure
from .store import Store

#: What is taken in before it is committed: this many messages, or for so long.
#: Work for one commit, and what is taken in again by a job that died.
BATCH_MESSAGES = 500
BATCH_SECONDS = 1.0


def filter_text(request: v1.WatchChangesRequest) -> str:
    """What of the request has to be the same when a watch is resumed."""
    kinds = (v1.ItemKind.Name(kind) for kind in sorted(request.kinds))
    return " ".join([*sorted(request.sectors), *kinds, *sorted(request.publishers)])


class Sync:
    def __init__(self, client: Client, store: Store, events: Events):
        self._client = client
        self._store = store
        self._events = events
        self._changes = Changes(store)

    def run(self, asked: v1.WatchChangesRequest, anew: bool, patience: float) -> Dict[str, Any]:
        """`asked` has the filter; with `anew` a snapshot is taken whatever the
        store has. Returns what it did. Raises PulseError or Failure."""
        self._agree_on_filter(filter_text(asked), anew)
        try:
            self._follow(asked, patience)
        except InvalidArgumentError as error:
            if error.reason != "CURSOR_INVALID":
                raise
            # Nobody else wrote it, so it is of a store that is no more.
            self._events.warning("sync.cursor_invalid")
            self._begin_anew(filter_text(asked))
            self._follow(asked, patience)
        return {
            "items": self._store.count(),
            "mailable": self._store.count("mailable"),
            "changes": dict(sorted(self._changes.counts.items())),
        }

    def _agree_on_filter(self, wanted: str, anew: bool) -> None:
        known = self._store.state("filter")
        if self._store.state("snapshot") == "none" or anew:
            self._begin_anew(wanted)
        elif known != wanted:
            raise Failure(
                MEND,
                f"{self._store.path} follows {known or 'all items'}, and now {wanted or 'all items'} are asked for: "
                "run sync --anew, or name another file with --database",
            )

    def _begin_anew(self, wanted: str) -> None:
        self._changes.forget()
        self._store.set_state("filter", wanted)
        self._changes.counts.clear()
        self._store.commit()

    def _follow(self, asked: v1.WatchChangesRequest, patience: float) -> None:
        request = v1.WatchChangesRequest()
        request.CopyFrom(asked)
        request.start_cursor = self._store.state("cursor")
        request.view = v1.CONTENT_VIEW_BASIC
        request.heartbeat_interval.CopyFrom(Duration(seconds=1))
        waiting, since, taken = 0, time.monotonic(), 0
        with self._client.watch(request, patience=patience) as messages:
            for message in messages:
                self._changes.take(message)
                taken += 1
                waiting += 1
                event = message.WhichOneof("event")
                if event == "reset":
                    self._events.warning("sync.reset")
                # Everything there was when the service looked is taken in.
                up_to_date = event == "heartbeat"
                if up_to_date or waiting >= BATCH_MESSAGES or time.monotonic() - since >= BATCH_SECONDS:
                    self._store.commit()
                    waiting, since = 0, time.monotonic()
                    self._events.progress("sync.progress", messages=taken)
                if up_to_date:
                    return
