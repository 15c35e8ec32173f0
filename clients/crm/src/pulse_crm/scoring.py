"""Engagements through ScoreInterests, answers as they come."""

from __future__ import annotations

import re
import time
from typing import Callable, Iterator, Optional

from cordispulse import (
    Client,
    DeadlineExceededError,
    InvalidArgumentError,
    PulseError,
    ResourceExhaustedError,
    UnavailableError,
    v1,
)

from .events import Events
from .failure import AGAIN, MEND, Failure
from .spool import Spool

#: The service's limit. With its limits on keys and URLs, also less than 4 MiB.
MESSAGE_ENGAGEMENTS = 1_000

_PASSING = (UnavailableError, DeadlineExceededError, ResourceExhaustedError)
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 30.0  # seconds
_PLACE = re.compile(r"Message (\d+) of the stream, engagement (\d+):")


class Scores:
    """All contacts of the spool. A stream that breaks is taken up after the last
    contact answered, until nothing came for `patience` seconds."""

    def __init__(self, client: Client, scoring: v1.InterestScoring, spool: Spool, patience: float, events: Events):
        self._client = client
        self._scoring = scoring
        self._spool = spool
        self._patience = patience
        self._events = events
        self._answered = b""  # the last contact
        self.contacts = 0

    def run(self, take: Callable[[v1.ContactInterests], None]) -> None:
        """Gives `take` each contact's interests, in the order of contacts. Raises
        PulseError or Failure."""
        wait, failing_since = _FIRST_WAIT, time.monotonic()
        while self.contacts < self._spool.contacts:
            before = self.contacts
            try:
                self._stream(take)
            except _PASSING as error:
                now = time.monotonic()
                if self.contacts > before:
                    wait, failing_since = _FIRST_WAIT, now
                elif now - failing_since > self._patience:
                    raise
                self._events.warning("score.interrupted", code=error.code.name, contacts=self.contacts, wait=wait)
                time.sleep(max(wait, error.retry_delay or 0.0))
                wait = min(2 * wait, _LONGEST_WAIT)

    def _stream(self, take: Callable[[v1.ContactInterests], None]) -> None:
        start, before = self._answered, self.contacts
        sent = _Sent(self._scoring, self._spool.read_after(start))
        totals: Optional[v1.InterestTotals] = None
        try:
            for response in self._client.score_interests(sent.messages()):
                if response.HasField("contact"):
                    take(response.contact)
                    self._answered = response.contact.contact.encode()
                    self.contacts += 1
                elif response.HasField("totals"):
                    totals = response.totals
        except InvalidArgumentError as error:
            raise Failure(MEND, self._refusal(error, start)) from None
        except PulseError as error:
            # What broke while sending, gRPC reports as the call's end.
            raise (sent.failure or error) from error
        if totals is None or totals.contact_count != self.contacts - before or self.contacts != self._spool.contacts:
            raise Failure(
                AGAIN, f"{self.contacts} contacts of {self._spool.contacts} were answered; the tags are left as they were"
            )

    def _refusal(self, error: InvalidArgumentError, start: bytes) -> str:
        place = _PLACE.search(error.message)
        if not place:
            return f"the service refuses: {error.message}"
        # Found anew, not remembered: there may be millions.
        wanted = (int(place[1]) - 1) * MESSAGE_ENGAGEMENTS + int(place[2]) - 1
        for number, (_, line, _) in enumerate(self._spool.read_after(start)):
            if number == wanted:
                return f"line {line} of the export is refused: {error.message[place.end():].strip()}"
        return f"the service refuses: {error.message}"


class _Sent:
    """The messages of one stream; gRPC asks for them in a thread of its own."""

    def __init__(self, scoring: v1.InterestScoring, entries: Iterator):
        self._scoring = scoring
        self._entries = entries
        self.failure: Optional[Exception] = None

    def messages(self) -> Iterator[v1.ScoreInterestsRequest]:
        try:
            request = v1.ScoreInterestsRequest(scoring=self._scoring)
            for _, _, engagement in self._entries:
                request.engagements.add().MergeFromString(engagement)
                if len(request.engagements) == MESSAGE_ENGAGEMENTS:
                    yield request
                    request = v1.ScoreInterestsRequest()
            if request.engagements:
                yield request
        except Exception as failure:
            self.failure = failure
            raise
