"""The CSVs that the job writes."""

from __future__ import annotations

import csv
import json
from typing import IO

from cordispulse import v1

from .engagements import Rejected

TAG_COLUMNS = ("contact", "dimension", "interest", "score", "as_of", "evidence")
REJECT_COLUMNS = ("line", "field", "problem")


class TagWriter:
    """A row an interest: contacts in the order they are given, their sectors,
    publishers and kinds, each highest score first."""

    def __init__(self, file: IO[str], as_of: str):
        self._rows = csv.writer(file, lineterminator="\n")
        self._as_of = as_of
        self._rows.writerow(TAG_COLUMNS)
        self.count = 0

    def write(self, interests: v1.ContactInterests) -> None:
        for dimension in ("sector", "publisher", "kind"):
            for score in getattr(interests, dimension + "s"):
                # repr: as many digits as give the same number again.
                row = (interests.contact, dimension, score.name, repr(score.score), self._as_of, _evidence(score))
                self._rows.writerow(row)
                self.count += 1


def _evidence(score: v1.InterestScore) -> str:
    return json.dumps(
        [{"item": part.item, "score": part.score, "engagements": part.engagement_count} for part in score.evidence],
        separators=(",", ":"),
    )


class RejectWriter:
    """A row a line that was not scored: its number and what is wrong with it,
    nothing of what it says."""

    def __init__(self, file: IO[str]):
        self._rows = csv.writer(file, lineterminator="\n")
        self._rows.writerow(REJECT_COLUMNS)
        self.count = 0

    def write(self, rejected: Rejected) -> None:
        self._rows.writerow((rejected.line, rejected.field, rejected.problem))
        self.count += 1
