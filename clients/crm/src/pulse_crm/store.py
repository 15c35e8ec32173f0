"""The local database of items: schema.sql, and who may write it when."""

from __future__ import annotations

import contextlib
import pathlib
import sqlite3
from typing import Dict, Iterator

from .failure import AGAIN, MEND, Failure

_APPLICATION = 0x50756C73  # "Puls", so that no other program's file is taken for ours
_VERSION = 1

_FRESH = {"cursor": "", "filter": "", "snapshot": "none", "changes": "0"}


class Store:
    """Opens, or makes, the file. One writer at a time (files.sole_use); others may
    read meanwhile. What is written since the last commit() is undone when the
    job dies. Raises Failure."""

    def __init__(self, path: pathlib.Path):
        self.path = path
        with self._failures():
            # Transactions are begun by the first write and ended by commit().
            self.connection = sqlite3.connect(str(path), timeout=10)
            self.connection.execute("PRAGMA foreign_keys = ON")
            self._open()

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def commit(self) -> None:
        """All since the last one, for good, also after a power cut; or nothing."""
        with self._failures():
            self.connection.commit()

    def state(self, name: str) -> str:
        with self._failures():
            return self.connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()[0]

    def set_state(self, name: str, value: str) -> None:
        with self._failures():
            self.connection.execute("UPDATE state SET value = ? WHERE name = ?", (value, name))

    def write(self, statement: str, *arguments) -> int:
        """How many rows it changed."""
        with self._failures():
            return self.connection.execute(statement, arguments).rowcount

    def count(self, condition: str = "TRUE") -> int:
        """Items for which the condition, in SQL, holds."""
        with self._failures():
            return self.connection.execute(f"SELECT count(*) FROM items WHERE {condition}").fetchone()[0]

    def tally(self, column: str) -> Dict[str, int]:
        """Number of mailable items by a column's value."""
        query = f"SELECT {column}, count(*) FROM items WHERE mailable GROUP BY {column} ORDER BY {column}"
        with self._failures():
            return dict(self.connection.execute(query).fetchall())

    def _open(self) -> None:
        connection = self.connection
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            # Readers do not wait for the job, nor it for them.
            connection.execute("PRAGMA journal_mode = WAL")
            schema = pathlib.Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
            state = "".join(f"INSERT INTO state VALUES ('{name}', '{value}');" for name, value in _FRESH.items())
            marks = f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_VERSION};"
            connection.executescript(f"BEGIN; {schema} {state} {marks} COMMIT;")
        if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
            raise Failure(MEND, f"{self.path} is another program's database: name another file with --database")
        if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            raise Failure(MEND, f"{self.path} was made by another version of pulse-crm: delete it, or name another file")
        # Each commit reaches the disk.
        connection.execute("PRAGMA synchronous = FULL")

    @contextlib.contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:  # full disk, locked, no such folder
            raise Failure(AGAIN, f"{self.path}: {error}") from error
        except sqlite3.DatabaseError as error:
            raise Failure(MEND, f"{self.path}: {error}; delete it, or name another file, and run sync again") from error
