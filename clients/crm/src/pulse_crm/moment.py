"""Times of RFC 3339."""

from __future__ import annotations

import datetime
import re

from google.protobuf.timestamp_pb2 import Timestamp

_FORM = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:([Zz])|([+-])(\d{2}):(\d{2}))?", re.ASCII
)
_EPOCH = datetime.datetime(1970, 1, 1)
#: What a Timestamp may hold: years 1 to 9999.
_FIRST, _LAST = -62_135_596_800, 253_402_300_799


def parse_moment(text: str) -> Timestamp:
    """`2022-09-21T08:30:00.5+01:00`, to the nanosecond; further digits are cut
    off. Raises ValueError with what is wrong, without the text."""
    form = _FORM.fullmatch(text)
    if not form:
        raise ValueError("not a time as RFC 3339 writes it, such as 2022-09-21T08:30:00Z")
    year, month, day, hour, minute, second, fraction, zulu, sign, offset_hours, offset_minutes = form.groups()
    if not zulu and not sign:
        raise ValueError("no time zone: end it with Z, or an offset such as +01:00")
    leap = second == "60"  # counted as the second after, as clocks that have none do
    try:
        date = datetime.datetime(int(year), int(month), int(day), int(hour), int(minute), 59 if leap else int(second))
    except ValueError:
        raise ValueError("no such date or time") from None
    offset = 0
    if sign:
        if int(offset_hours) > 23 or int(offset_minutes) > 59:
            raise ValueError("no such offset")
        offset = (int(offset_hours) * 60 + int(offset_minutes)) * (-60 if sign == "-" else 60)
    # Not timedelta.total_seconds, which is a float.
    since = date - _EPOCH
    seconds = since.days * 86_400 + since.seconds + leap - offset
    if not _FIRST <= seconds <= _LAST:
        raise ValueError("not a time of the years 1 to 9999")
    return Timestamp(seconds=seconds, nanos=int((fraction or "")[:9].ljust(9, "0")))


def format_moment(moment: Timestamp) -> str:
    """In UTC, with as many digits of the second as it has."""
    date = _EPOCH + datetime.timedelta(seconds=moment.seconds)
    fraction = f".{moment.nanos:09}".rstrip("0") if moment.nanos else ""
    return f"{date:%Y-%m-%dT%H:%M:%S}".rjust(19, "0") + fraction + "Z"


def last_midnight(now: datetime.datetime) -> Timestamp:
    """The beginning of the day of `now`, in UTC."""
    day = now.astimezone(datetime.timezone.utc).date()
    return Timestamp(seconds=(day - _EPOCH.date()).days * 86_400)
