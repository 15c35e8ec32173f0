import io
import pathlib
import tempfile
import unittest
from unittest import mock

import grpc
from cordispulse import InvalidArgumentError, UnavailableError, v1
from fake_client import FakeClient
from pulse_crm import sync
from pulse_crm.events import Events
from pulse_crm.failure import MEND, Failure
from pulse_crm.store import Store
from pulse_crm.sync import Sync
from test_changes import CARE, GUIDE, changed, completed, reset


def heartbeat(cursor):
    return v1.WatchChangesResponse(cursor=cursor, heartbeat=v1.WatchHeartbeat())


SNAPSHOT = [changed("1", "SNAPSHOT", CARE, title="A"), changed("2", "SNAPSHOT", GUIDE, title="B"), completed("3", 2)]


class _Died(Exception):
    pass


class _Deaths:
    """Commits as often as it is told, then dies."""

    def __init__(self, commits):
        self._left = commits

    def __call__(self, store):
        if not self._left:
            raise _Died
        self._left -= 1
        store.connection.commit()


class SyncRun(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name, "items.sqlite")
        self.log = io.StringIO()

    def sync(self, *streams, asked=v1.WatchChangesRequest(), anew=False):
        self.client = FakeClient(*streams)
        with Store(self.path) as store:
            return Sync(self.client, store, Events(self.log, "text")).run(asked, anew, 0.0)

    def state(self, name):
        with Store(self.path) as store:
            return store.state(name)

    def test_the_first_time_a_snapshot_then_from_the_cursor(self):
        result = self.sync([*SNAPSHOT, heartbeat("4")])
        self.assertEqual(result, {"items": 2, "mailable": 2, "changes": {"snapshot": 2}})
        self.assertEqual(self.client.asked[0].start_cursor, "")
        self.sync([heartbeat("5")])
        self.assertEqual((self.client.asked[0].start_cursor, self.state("cursor")), ("4", "5"))

    def test_goes_on_after_the_snapshot_until_it_is_up_to_date(self):
        result = self.sync([*SNAPSHOT, changed("4", "WITHDRAWN", CARE), heartbeat("5")])
        self.assertEqual((result["mailable"], result["changes"]), (1, {"snapshot": 2, "withdrawn": 1}))

    def test_what_is_not_yet_committed_when_it_fails_comes_again(self):
        batch, sync.BATCH_MESSAGES = sync.BATCH_MESSAGES, 2
        self.addCleanup(setattr, sync, "BATCH_MESSAGES", batch)
        with self.assertRaises(UnavailableError):
            self.sync([*SNAPSHOT, UnavailableError(grpc.StatusCode.UNAVAILABLE, "gone")])
        self.assertEqual((self.state("cursor"), self.state("snapshot")), ("2", "open"))
        self.sync([completed("3", 2), heartbeat("4")])
        self.assertEqual((self.client.asked[0].start_cursor, self.state("snapshot")), ("2", "complete"))

    def test_an_expired_cursor_is_answered_with_a_reset_and_a_snapshot(self):
        self.sync([*SNAPSHOT, heartbeat("4")])
        result = self.sync([reset("10"), changed("11", "SNAPSHOT", CARE, title="A"), completed("12", 1), heartbeat("13")])
        self.assertEqual(result["changes"], {"not_in_snapshot": 1, "reset": 1, "snapshot": 1})
        self.assertEqual(result["items"], 1)
        self.assertIn("sync.reset", self.log.getvalue())

    def test_a_cursor_that_is_none_begins_anew(self):
        self.sync([*SNAPSHOT, heartbeat("4")])
        invalid = InvalidArgumentError(grpc.StatusCode.INVALID_ARGUMENT, "no cursor", reason="CURSOR_INVALID")
        self.sync([invalid], [*SNAPSHOT, heartbeat("9")])
        self.assertEqual([request.start_cursor for request in self.client.asked], ["4", ""])
        self.assertEqual(self.state("cursor"), "9")

    def test_another_filter_needs_a_new_snapshot(self):
        self.sync([*SNAPSHOT, heartbeat("4")])
        other = v1.WatchChangesRequest(sectors=["sectors/news"])
        with self.assertRaisesRegex(Failure, "--anew") as caught:
            self.sync(asked=other)
        self.assertEqual(caught.exception.exit_code, MEND)
        result = self.sync([completed("8", 0), heartbeat("9")], asked=other, anew=True)
        self.assertEqual((result["items"], self.client.asked[0].start_cursor), (0, ""))
        self.assertEqual(self.state("filter"), "sectors/news")

    def test_a_run_that_dies_as_it_begins_has_its_filter_or_nothing(self):
        asked = v1.WatchChangesRequest(sectors=["sectors/news"])
        for commits in (0, 1):
            with mock.patch.object(Store, "commit", side_effect=_Deaths(commits), autospec=True):
                with self.assertRaises(_Died):
                    self.sync([completed("8", 0), heartbeat("9")], asked=asked)
        self.sync([completed("8", 0), heartbeat("9")], asked=asked)
        self.assertEqual(self.state("filter"), "sectors/news")

    def test_the_order_of_a_filter_does_not_matter(self):
        filters = [["sectors/a", "sectors/b"], ["sectors/b", "sectors/a"]]
        self.sync([*SNAPSHOT, heartbeat("4")], asked=v1.WatchChangesRequest(sectors=filters[0]))
        self.sync([heartbeat("5")], asked=v1.WatchChangesRequest(sectors=filters[1]))
        self.assertEqual(self.state("cursor"), "5")


if __name__ == "__main__":
    unittest.main()
