"""The export into tags: read, sort, ask, write."""

from __future__ import annotations

import pathlib
from typing import Any, Dict

from cordispulse import Client, v1
from google.protobuf.timestamp_pb2 import Timestamp

from .engagements import Accepted, Rejected, Withheld, read_engagements
from .events import Events
from .failure import AGAIN, MEND, Failure
from .files import Replacement, work_folder
from .moment import format_moment
from .scoring import Scores
from .spool import MAX_OF_CONTACT, Spool
from .tags import RejectWriter, TagWriter

_REASON = "SET_ASIDE_REASON_"


class Score:
    """One night's tags. Everything is written in a folder beside the tags, and
    put in place at the end: until then the files of the last night stand."""

    def __init__(self, client: Client, settings: Any, events: Events):
        self._client = client
        self._settings = settings
        self._events = events
        self._lines = {"accepted": 0, "withheld": 0, "rejected": 0}

    def run(self) -> Dict[str, Any]:
        """Returns what it did. Raises PulseError or Failure."""
        tags, rejects = self._settings.tags, self._settings.rejects
        if len({tags, rejects, self._settings.engagements}) < 3:
            raise Failure(MEND, "--engagements, --tags and --rejects have to be three files")
        try:
            with work_folder(tags) as folder, work_folder(rejects) as rejects_folder:
                spool = Spool(folder)
                rejected = Replacement(rejects, rejects_folder)
                self._read(spool, RejectWriter(rejected.file))
                # Also when the scoring fails: whoever mends the export needs it.
                rejected.place()
                self._check_worth_scoring(spool)
                written = Replacement(tags, folder)
                result = self._score(spool, TagWriter(written.file, format_moment(self._settings.as_of)))
                written.place()
                return result
        except OSError as error:
            raise Failure(AGAIN, f"{error.filename or tags.parent}: {error.strerror}") from error

    def _read(self, spool: Spool, rejects: RejectWriter) -> None:
        path: pathlib.Path = self._settings.engagements
        if not path.is_file():
            raise Failure(MEND, f"there is no export at {path}")
        size = path.stat().st_size
        with open(path, "rb") as file:
            for outcome in read_engagements(file):
                if isinstance(outcome, Accepted):
                    spool.add(outcome.line, outcome.engagement)
                    self._lines["accepted"] += 1
                elif isinstance(outcome, Withheld):
                    self._lines["withheld"] += 1
                else:
                    self._reject(rejects, outcome)
                self._events.progress("export.progress", bytes=file.tell(), of=size, **self._lines)
        spool.sort(lambda line: self._reject_surplus(rejects, line))
        self._events.info("export.read", contacts=spool.contacts, **self._lines)
        if self._lines["rejected"]:
            self._events.warning("export.rejected", lines=self._lines["rejected"], see=str(self._settings.rejects))

    def _reject(self, rejects: RejectWriter, rejected: Rejected) -> None:
        rejects.write(rejected)
        self._lines["rejected"] += 1

    def _reject_surplus(self, rejects: RejectWriter, line: int) -> None:
        self._lines["accepted"] -= 1
        self._reject(
            rejects, Rejected(line, "contact", f"the contact has more than {MAX_OF_CONTACT} engagements before it")
        )

    def _check_worth_scoring(self, spool: Spool) -> None:
        if self._lines["rejected"] and not spool.engagements and not self._lines["withheld"]:
            raise Failure(
                MEND,
                f"no line of {self._settings.engagements} can be read, so the tags are left as they were: "
                f"see {self._settings.rejects}",
            )

    def _score(self, spool: Spool, tags: TagWriter) -> Dict[str, Any]:
        scores = Scores(self._client, self._scoring(), spool, self._settings.patience, self._events)
        counted = 0
        set_aside: Dict[str, int] = {}

        def take(interests: v1.ContactInterests) -> None:
            nonlocal counted
            tags.write(interests)
            counted += interests.engagement_count
            for aside in interests.set_aside:
                reason = v1.SetAsideReason.Name(aside.reason)[len(_REASON) :].lower()
                set_aside[reason] = set_aside.get(reason, 0) + aside.count
            self._events.progress("score.progress", contacts=scores.contacts, of=spool.contacts)

        scores.run(take)
        return {
            "as_of": format_moment(self._settings.as_of),
            "lines": self._lines,
            "contacts": scores.contacts,
            "tags": tags.count,
            "engagements_counted": counted,
            "engagements_set_aside": dict(sorted(set_aside.items())),
        }

    def _scoring(self) -> v1.InterestScoring:
        scoring = v1.InterestScoring(
            as_of=Timestamp(seconds=self._settings.as_of.seconds, nanos=self._settings.as_of.nanos),
            min_score=self._settings.min_score,
            max_evidence=self._settings.max_evidence,
        )
        scoring.half_life.FromSeconds(self._settings.half_life * 86_400)
        return scoring
