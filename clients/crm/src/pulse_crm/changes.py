"""What each message of the feed does to the store."""

from __future__ import annotations

from typing import Any, Dict

from cordispulse import v1

from .failure import AGAIN, Failure
from .moment import format_moment
from .store import Store

_PREFIX = "ITEM_CHANGED_TYPE_"
#: There is an item to put in place of what the store has.
_PRESENT = {
    v1.ITEM_CHANGED_TYPE_SNAPSHOT,
    v1.ITEM_CHANGED_TYPE_ADDED,
    v1.ITEM_CHANGED_TYPE_UPDATED,
    v1.ITEM_CHANGED_TYPE_RECATEGORISED,
}
#: The item is not sent to readers any more.
_GONE = {v1.ITEM_CHANGED_TYPE_LEFT_FILTER, v1.ITEM_CHANGED_TYPE_WITHDRAWN, v1.ITEM_CHANGED_TYPE_REMOVED}


class Changes:
    """Takes messages in, in their order, each with its cursor; the caller commits.
    `counts` says what came, by the types' names in lower case."""

    def __init__(self, store: Store):
        self._store = store
        self.counts: Dict[str, int] = {}

    def take(self, message: v1.WatchChangesResponse) -> None:
        """Raises Failure."""
        event = message.WhichOneof("event")
        if event == "item_changed":
            self._item_changed(message.item_changed)
        elif event == "snapshot_completed":
            self._snapshot_completed(message.snapshot_completed)
        elif event == "reset":
            self.forget()
        # Of the others, and of those that a newer service may send, the cursor.
        self._store.set_state("cursor", message.cursor)

    def forget(self) -> None:
        """A snapshot follows, and items that it does not name go at its end. Until
        then they stay as they were: a night of mailings does not stop for it."""
        self._store.write("UPDATE items SET named = 0")
        self._store.set_state("snapshot", "open")
        self._store.set_state("cursor", "")
        self._count("reset")

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    def _item_changed(self, change: v1.ItemChanged) -> None:
        if change.type in _PRESENT:
            self._replace(change)
        elif change.type in _GONE:
            self._store.write(
                "UPDATE items SET mailable = 0, last_change = ?, revision = ?, change_time = ? WHERE name = ?",
                *_stamp(change),
                change.name,
            )
        else:  # a newer service's; what it means is not known, and its item may still be sent
            return self._count("unknown")
        if change.type != v1.ITEM_CHANGED_TYPE_SNAPSHOT:
            self._store.set_state("changes", str(int(self._store.state("changes")) + 1))
        self._count(_word(change).lower())

    def _replace(self, change: v1.ItemChanged) -> None:
        item = change.item
        self._store.write("DELETE FROM items WHERE name = ?", item.name)  # and so its publishers
        self._store.write(
            "INSERT INTO items VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, 1)",
            item.name,
            item.name.partition("/items/")[0],
            item.title,
            item.sector,
            _kind(item.kind),
            *_stamp(change),
        )
        for place, publisher in enumerate(item.publishers):
            self._store.write(
                "INSERT INTO item_publishers VALUES (?, ?, ?, ?)",
                item.name,
                place,
                publisher.name,
                publisher.display_name,
            )

    def _snapshot_completed(self, completed: v1.SnapshotCompleted) -> None:
        named = self._store.count("named")
        if named != completed.item_count:
            raise Failure(
                AGAIN, f"the snapshot had {completed.item_count} items and {named} were taken in: run sync --anew"
            )
        self._count_deleted(self._store.write("DELETE FROM items WHERE NOT named"))
        self._store.set_state("snapshot", "complete")

    def _count_deleted(self, deleted: int) -> None:
        if deleted:
            self.counts["not_in_snapshot"] = deleted


def _stamp(change: v1.ItemChanged) -> Any:
    return _word(change), change.revision, format_moment(change.commit_time)


def _word(change: v1.ItemChanged) -> str:
    return v1.ItemChangedType.Name(change.type)[len(_PREFIX) :]


def _kind(kind: int) -> str:
    """A kind that a newer service has is, here, no kind."""
    return v1.ItemKind.Name(kind) if kind in v1.ItemKind.values() else "ITEM_KIND_UNSPECIFIED"
