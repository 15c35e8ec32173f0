"""Files that readers see whole: the old one or the new one."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pathlib
import shutil
from typing import IO, Iterator

from .failure import BUSY, MEND, Failure


class Replacement:
    """Written in `folder`, which has to be on the file system of `target`, and
    put in its place at once. Holds contacts' keys: for its owner only."""

    def __init__(self, target: pathlib.Path, folder: pathlib.Path):
        self._target = target
        self._path = folder / target.name
        self.file: IO[str] = open(
            os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8", newline=""
        )

    def place(self) -> None:
        """From here on the target is the new file, also after a power cut."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        os.replace(self._path, self._target)
        folder = os.open(self._target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextlib.contextmanager
def work_folder(target: pathlib.Path) -> Iterator[pathlib.Path]:
    """An empty folder beside `target`, for its owner only, removed at the end;
    what a killed run left in it is removed first."""
    folder = target.parent / f".{target.name}.work"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def sole_use(path: pathlib.Path) -> Iterator[None]:
    """No other run has `path` meanwhile; a run that was killed holds nothing.
    Raises Failure when one has it."""
    try:
        lock = os.open(path.parent / f".{path.name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Failure(MEND, f"cannot write beside {path}: {error.strerror}") from error
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Failure(BUSY, f"another run is at work on {path}") from None
        yield
    finally:
        os.close(lock)
