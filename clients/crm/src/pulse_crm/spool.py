"""Engagements in the order in which the service wants them, on disk.

Sorted by contact, in the order of bytes, by runs that fit in memory, which are
then merged into one file. An entry is the line it came from (8 bytes, little
endian), the lengths of contact (2) and engagement (4), and both.
"""

from __future__ import annotations

import heapq
import pathlib
import struct
from typing import BinaryIO, Callable, Iterator, List, Tuple

from cordispulse import v1

#: Of one run. In memory a run takes some five times its bytes.
RUN_BYTES = 16 << 20
#: More of one contact are refused by the service.
MAX_OF_CONTACT = 100_000

_HEAD = struct.Struct("<QHI")

Entry = Tuple[bytes, int, bytes]  # contact, line, engagement


class Spool:
    """add() all, sort() once, then read_after() as often as need be."""

    def __init__(self, folder: pathlib.Path):
        self._folder = folder
        self._run: List[Entry] = []
        self._run_bytes = 0
        self._runs: List[pathlib.Path] = []
        self._sorted = folder / "engagements"
        self.contacts = 0
        self.engagements = 0

    def add(self, line: int, engagement: v1.Engagement) -> None:
        entry = (engagement.contact.encode(), line, engagement.SerializeToString())
        self._run.append(entry)
        self._run_bytes += len(entry[0]) + len(entry[2])
        if self._run_bytes >= RUN_BYTES:
            self._end_run()

    def sort(self, too_many: Callable[[int], None]) -> None:
        """Tells `too_many` the lines of engagements of a contact beyond what the
        service takes; they are left out."""
        self._end_run()
        last, of_contact = None, 0
        with open(self._sorted, "wb") as file:
            for entry in heapq.merge(*map(_read, self._runs)):
                of_contact = of_contact + 1 if entry[0] == last else 1
                self.contacts += of_contact == 1
                last = entry[0]
                if of_contact > MAX_OF_CONTACT:
                    too_many(entry[1])
                else:
                    self.engagements += 1
                    _write(file, entry)
        for run in self._runs:
            run.unlink()

    def read_after(self, contact: bytes) -> Iterator[Entry]:
        """Those of the contacts after this one; b"" is before all."""
        return (entry for entry in _read(self._sorted) if entry[0] > contact)

    def _end_run(self) -> None:
        if not self._run:
            return
        self._run.sort()
        path = self._folder / f"run-{len(self._runs)}"
        with open(path, "wb") as file:
            for entry in self._run:
                _write(file, entry)
        self._runs.append(path)
        self._run, self._run_bytes = [], 0


def _write(file: BinaryIO, entry: Entry) -> None:
    contact, line, engagement = entry
    file.write(_HEAD.pack(line, len(contact), len(engagement)) + contact + engagement)


def _read(path: pathlib.Path) -> Iterator[Entry]:
    with open(path, "rb") as file:
        while head := file.read(_HEAD.size):
            line, contact_length, length = _HEAD.unpack(head)
            contact = file.read(contact_length)
            yield contact, line, file.read(length)
