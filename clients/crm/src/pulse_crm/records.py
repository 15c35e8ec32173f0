"""An export in CSV, one record after the other, in bounded memory.

RFC 4180 with commas. Tolerated: a byte order mark, lines that end with LF, no end
of line at the end. What is no record is told with its line, and the next line
is read as if it were not there, so that one bad quotation mark does not swallow
the rest.
"""

from __future__ import annotations

import collections
import csv
from dataclasses import dataclass
from typing import BinaryIO, Deque, Iterator, List, Tuple

MAX_LINE_BYTES = 64 << 10
#: Lines that one record may have, by ends of line within quotation marks.
MAX_RECORD_LINES = 20

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Record:
    line: int  #: from 1; where it begins
    fields: Tuple[str, ...]
    problem: str = ""  #: why it cannot be read; then there are no fields


def read_records(file: BinaryIO) -> Iterator[Record]:
    """All but blank lines. Raises OSError."""
    lines = _Lines(file)
    while lines.has_more():
        line, record = lines.number, _next_record(lines)
        if isinstance(record, str):
            yield Record(line, (), record)
        elif record != [""] and record:
            yield Record(line, tuple(record))


class _Lines:
    """Lines with their numbers, some of them read ahead. One that is too long
    has its first MAX_LINE_BYTES + 1 bytes."""

    def __init__(self, file: BinaryIO):
        self._file = file
        self._ahead: Deque[bytes] = collections.deque()
        self._first = True
        self.number = 1

    def has_more(self) -> bool:
        return self.peek(0) is not None

    def peek(self, ahead: int):
        while len(self._ahead) <= ahead:
            line = self._read()
            if not line:
                return None
            self._ahead.append(line)
        return self._ahead[ahead]

    def take(self, count: int) -> None:
        for _ in range(count):
            self._ahead.popleft()
        self.number += count

    def _read(self) -> bytes:
        line = self._file.readline(MAX_LINE_BYTES + 1)
        if self._first:
            self._first = False
            if line.startswith(_BYTE_ORDER_MARK):
                line = line[len(_BYTE_ORDER_MARK) :] or b"\n"
        if len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = self._file.readline(MAX_LINE_BYTES)
        return line


def _next_record(lines: _Lines):
    """Its fields, or what is wrong. Takes its lines, one when it is wrong."""
    text, count = lines.peek(0), 1
    problem = _problem_of_bytes(text)
    while not problem and text.count(b'"') % 2:
        # A quoted field goes on in the next line.
        line = lines.peek(count) if count < MAX_RECORD_LINES else None
        if line is None or len(text) + len(line) > MAX_LINE_BYTES:
            problem = "a quotation mark is not closed"
        else:
            text, count, problem = text + line, count + 1, _problem_of_bytes(line)
    if not problem:
        record = _parse(text)
        if record is not None:
            lines.take(count)
            return record
        problem = "not CSV: a quotation mark or an end of line stands where none may"
    lines.take(1)
    return problem


def _problem_of_bytes(line: bytes) -> str:
    if len(line) > MAX_LINE_BYTES:
        return f"longer than {MAX_LINE_BYTES} bytes"
    if b"\0" in line:
        return "has a NUL byte"
    try:
        line.decode()
    except UnicodeDecodeError:
        return "not UTF-8"
    return ""


def _parse(text: bytes):
    try:
        records: List[List[str]] = list(csv.reader([text.decode()], strict=True))
    except csv.Error:
        return None
    return records[0] if records else []
