"""A record of the export becomes an engagement, or the reason why not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import BinaryIO, Iterator, Tuple, Union

from cordispulse import v1

from .failure import MEND, Failure
from .moment import parse_moment
from .records import Record, read_records

COLUMNS = ("contact", "subject", "kind", "time", "consent")

# The service's limits. What it would refuse ends a whole stream; here it costs
# one line.
MAX_CONTACT_BYTES = 200
MAX_URL_BYTES = 2_000

_SLUG = "[a-z0-9-]{1,80}"
_ITEM = re.compile(rf"issues/[0-9]{{4}}-[0-9]{{2}}(-{_SLUG})?/items/{_SLUG}")
_KINDS = {
    "open": v1.ENGAGEMENT_KIND_OPEN,
    "click": v1.ENGAGEMENT_KIND_CLICK,
    "reply": v1.ENGAGEMENT_KIND_REPLY,
    "forward": v1.ENGAGEMENT_KIND_FORWARD,
    "download": v1.ENGAGEMENT_KIND_DOWNLOAD,
}
_CONSENT = {"true": True, "false": False}


@dataclass(frozen=True)
class Accepted:
    line: int
    engagement: v1.Engagement


@dataclass(frozen=True)
class Withheld:
    """The contact did not agree: nothing else of the line is read, and nothing sent."""

    line: int


@dataclass(frozen=True)
class Rejected:
    line: int
    field: str  #: a column, or empty: the whole line
    problem: str  #: never has what the line says


Outcome = Union[Accepted, Withheld, Rejected]


def read_engagements(file: BinaryIO) -> Iterator[Outcome]:
    """An outcome for each record after the header. Raises Failure when the
    first line names no columns, and OSError."""
    records = read_records(file)
    first = next(records, None)
    if first is None:
        raise Failure(MEND, "the export is empty: its first line has to name the columns " + ", ".join(COLUMNS))
    header = _read_header(first)
    for record in records:
        yield _outcome(record, header)


@dataclass(frozen=True)
class _Header:
    places: Tuple[int, ...]  #: of COLUMNS, in their order
    width: int  #: fields of a line


def _read_header(header: Record) -> _Header:
    # It may be no header but a contact's line: nothing of it is repeated.
    names = [name.strip().lower() for name in header.fields]
    missing = [column for column in COLUMNS if names.count(column) != 1]
    if header.problem or missing:
        why = header.problem or f"it has not once: {', '.join(missing)}"
        raise Failure(
            MEND, f"line {header.line} of the export has to name the columns {', '.join(COLUMNS)}, with commas: {why}"
        )
    return _Header(tuple(names.index(column) for column in COLUMNS), len(names))


class _Bad(Exception):
    def __init__(self, field: str, problem: str):
        super().__init__(problem)
        self.rejected = (field, problem)


def _outcome(record: Record, header: _Header) -> Outcome:
    if record.problem:
        return Rejected(record.line, "", record.problem)
    if len(record.fields) != header.width:
        return Rejected(record.line, "", f"has {len(record.fields)} fields, and the header {header.width}")
    contact, subject, kind, time, consent = (record.fields[place] for place in header.places)
    try:
        if not _agreed(consent):
            return Withheld(record.line)
        return Accepted(record.line, _engagement(contact, subject.strip(), kind, time))
    except _Bad as bad:
        return Rejected(record.line, *bad.rejected)


def _agreed(consent: str) -> bool:
    said = _CONSENT.get(consent.strip().lower())
    if said is None:
        raise _Bad("consent", "neither true nor false" if consent.strip() else "missing: true or false")
    return said


def _engagement(contact: str, subject: str, kind: str, time: str) -> v1.Engagement:
    if not contact.strip():
        raise _Bad("contact", "missing")
    if len(contact.encode()) > MAX_CONTACT_BYTES:
        raise _Bad("contact", f"longer than {MAX_CONTACT_BYTES} bytes")
    engagement = v1.Engagement(contact=contact, consent=True)
    if kind.strip().lower() not in _KINDS:
        raise _Bad("kind", f"none of {', '.join(_KINDS)}")
    engagement.kind = _KINDS[kind.strip().lower()]
    try:
        engagement.time.CopyFrom(parse_moment(time.strip()))
    except ValueError as problem:
        raise _Bad("time", str(problem)) from None
    _set_subject(engagement, subject)
    return engagement


def _set_subject(engagement: v1.Engagement, subject: str) -> None:
    if _ITEM.fullmatch(subject):
        engagement.item = subject
    elif not subject.lower().startswith(("http://", "https://")):
        raise _Bad("subject", "neither the name of an item nor a URL" if subject else "missing")
    elif len(subject.encode()) > MAX_URL_BYTES:
        raise _Bad("subject", f"a URL of more than {MAX_URL_BYTES} bytes")
    else:
        engagement.url = subject
