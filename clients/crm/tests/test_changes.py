import pathlib
import tempfile
import unittest

from cordispulse import v1
from pulse_crm.changes import Changes
from pulse_crm.failure import AGAIN, MEND, Failure
from pulse_crm.store import Store

CARE = "issues/2022-09/items/care-homes"
GUIDE = "issues/2022-09/items/dementia-guide"


def changed(cursor, change_type, name, **item):
    """A message about an item, which it has where `item` is given."""
    change = v1.ItemChanged(type=v1.ItemChangedType.Value("ITEM_CHANGED_TYPE_" + change_type), name=name, revision=3)
    change.commit_time.seconds = 1_661_990_400
    if item:
        change.item.CopyFrom(v1.Item(name=name, **item))
    return v1.WatchChangesResponse(cursor=cursor, item_changed=change)


def completed(cursor, count):
    return v1.WatchChangesResponse(cursor=cursor, snapshot_completed=v1.SnapshotCompleted(item_count=count))


def reset(cursor):
    return v1.WatchChangesResponse(cursor=cursor, reset=v1.WatchReset())


class TakeChanges(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name, "items.sqlite")
        self.open()
        self.take(
            changed("1", "SNAPSHOT", CARE, title="Care homes", sector="sectors/health", kind=v1.ITEM_KIND_REPORT,
                    publishers=[v1.Publisher(name="publishers/b", display_name="B"),
                                v1.Publisher(name="publishers/a", display_name="A")]),
            changed("2", "SNAPSHOT", GUIDE, title="Guide", sector="sectors/health"),
            completed("3", 2),
        )

    def open(self):
        self.store = Store(self.path)
        self.addCleanup(self.store.close)
        self.changes = Changes(self.store)

    def take(self, *messages):
        for message in messages:
            self.changes.take(message)
        self.store.commit()

    def row(self, name, columns):
        return self.store.connection.execute(f"SELECT {columns} FROM items WHERE name = ?", (name,)).fetchone()

    def test_keeps_the_categories(self):
        self.assertEqual(
            self.row(CARE, "issue, title, sector, kind, mailable, last_change, revision, change_time"),
            ("issues/2022-09", "Care homes", "sectors/health", "ITEM_KIND_REPORT", 1, "SNAPSHOT", 3,
             "2022-09-01T00:00:00Z"),
        )
        publishers = self.store.connection.execute("SELECT publisher FROM item_publishers ORDER BY place").fetchall()
        self.assertEqual(publishers, [("publishers/b",), ("publishers/a",)])

    def test_withdrawn_removed_and_left_are_three_things_and_the_row_stays(self):
        for change_type in ("WITHDRAWN", "REMOVED", "LEFT_FILTER"):
            self.take(changed("4", change_type, CARE))
            self.assertEqual(self.row(CARE, "mailable, last_change, sector"), (0, change_type, "sectors/health"))

    def test_recategorised_replaces_the_categories(self):
        self.take(changed("4", "RECATEGORISED", CARE, title="Care homes", sector="sectors/justice",
                          publishers=[v1.Publisher(name="publishers/c", display_name="C")]))
        self.assertEqual(self.row(CARE, "mailable, last_change, sector"), (1, "RECATEGORISED", "sectors/justice"))
        publishers = self.store.connection.execute("SELECT item, publisher FROM item_publishers").fetchall()
        self.assertEqual(publishers, [(CARE, "publishers/c")])

    def test_what_was_withdrawn_may_come_again(self):
        self.take(changed("4", "WITHDRAWN", CARE), changed("5", "ADDED", CARE, title="Care homes"))
        self.assertEqual(self.row(CARE, "mailable, last_change"), (1, "ADDED"))

    def test_what_goes_and_never_came_is_no_error(self):
        self.take(changed("4", "REMOVED", "issues/2022-09/items/other"))
        self.assertEqual(self.store.count(), 2)

    def test_rows_and_cursor_are_saved_together_or_not_at_all(self):
        self.changes.take(changed("4", "WITHDRAWN", CARE))
        self.store.close()  # as one that dies: not committed
        self.open()
        self.assertEqual((self.row(CARE, "mailable"), self.store.state("cursor")), ((1,), "3"))
        self.take(changed("4", "WITHDRAWN", CARE))
        self.assertEqual((self.row(CARE, "mailable"), self.store.state("cursor")), ((0,), "4"))
        self.assertEqual(self.store.state("changes"), "1")

    def test_messages_of_a_newer_service_only_move_the_cursor(self):
        self.take(v1.WatchChangesResponse(cursor="9"))
        unknown = v1.ItemChanged(name=CARE)
        unknown.type = 77
        self.take(v1.WatchChangesResponse(cursor="10", item_changed=unknown))
        self.assertEqual((self.row(CARE, "mailable"), self.store.state("cursor")), ((1,), "10"))

    def test_after_a_reset_what_the_snapshot_does_not_name_goes_at_its_end(self):
        self.take(reset("4"))
        self.assertEqual((self.store.count("mailable"), self.store.state("snapshot")), (2, "open"))
        self.take(changed("5", "SNAPSHOT", CARE, title="Care homes", sector="sectors/justice"))
        self.store.close()  # dies in the snapshot
        self.open()
        self.assertEqual(self.store.count(), 2)
        self.take(completed("6", 1))
        self.assertEqual((self.row(CARE, "sector"), self.row(GUIDE, "name")), (("sectors/justice",), None))
        self.assertEqual(self.store.state("snapshot"), "complete")

    def test_a_snapshot_that_is_short_of_items_is_not_committed(self):
        self.take(reset("4"))
        self.changes.take(changed("5", "SNAPSHOT", CARE, title="Care homes"))
        with self.assertRaises(Failure) as caught:
            self.changes.take(completed("6", 2))
        self.assertEqual(caught.exception.exit_code, AGAIN)

    def test_other_files_are_left_alone(self):
        other = self.path.with_name("notes.sqlite")
        other.write_text("no database, but somebody's notes, and long enough not to be taken for one" * 20)
        before = other.read_bytes()
        with self.assertRaises(Failure) as caught:
            Store(other)
        self.assertEqual((caught.exception.exit_code, other.read_bytes()), (MEND, before))

    def test_a_database_of_another_version_is_left_alone(self):
        self.store.connection.execute("PRAGMA user_version = 2")
        self.store.close()
        with self.assertRaisesRegex(Failure, "another version"):
            Store(self.path)


if __name__ == "__main__":
    unittest.main()
