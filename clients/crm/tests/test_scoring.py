import io
import pathlib
import tempfile
import unittest
from unittest import mock

import grpc
from cordispulse import InvalidArgumentError, UnavailableError, v1
from fake_client import FakeClient
from pulse_crm import scoring, spool
from pulse_crm.events import Events
from pulse_crm.failure import AGAIN, MEND, Failure
from pulse_crm.scoring import Scores
from pulse_crm.spool import Spool

AWAY = UnavailableError(grpc.StatusCode.UNAVAILABLE, "away")


def answers(sent):
    """Of a service that scores nothing."""
    contacts = sorted({engagement.contact for request in sent for engagement in request.engagements})
    for contact in contacts:
        yield answer(contact)
    yield v1.ScoreInterestsResponse(totals=v1.InterestTotals(contact_count=len(contacts)))


def answer(contact):
    return v1.ScoreInterestsResponse(contact=v1.ContactInterests(contact=contact))


class Scoring(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.spool = Spool(pathlib.Path(folder.name))
        self.too_many = []
        sleep = mock.patch.object(scoring.time, "sleep")
        self.slept = sleep.start()
        self.addCleanup(sleep.stop)

    def fill(self, *contacts):
        for line, contact in enumerate(contacts, 2):
            self.spool.add(line, v1.Engagement(contact=contact, url=f"https://e.org/{line}"))
        self.spool.sort(self.too_many.append)

    def score(self, *streams, patience=60.0):
        self.client, self.taken = FakeClient(*streams), []
        log = Events(io.StringIO(), "text")
        scores = Scores(self.client, v1.InterestScoring(max_evidence=3), self.spool, patience, log)
        scores.run(lambda interests: self.taken.append(interests.contact))
        return scores

    def sent(self, stream):
        return [engagement.contact for request in self.client.asked[stream] for engagement in request.engagements]

    def test_sends_contacts_in_the_order_of_bytes_and_lines_in_theirs(self):
        with mock.patch.object(spool, "RUN_BYTES", 60):  # three runs and more
            self.fill("b", "é", "Z", "b", "a", "\U0001f600", "b")
        self.score(answers)
        self.assertEqual(self.sent(0), ["Z", "a", "b", "b", "b", "é", "\U0001f600"])
        urls = [e.url[-1] for request in self.client.asked[0] for e in request.engagements if e.contact == "b"]
        self.assertEqual(urls, ["2", "5", "8"])

    def test_a_message_has_a_thousand_and_the_first_alone_says_how_to_score(self):
        self.fill(*["a"] * 2_000, "b")
        self.score(answers)
        self.assertEqual([len(request.engagements) for request in self.client.asked[0]], [1000, 1000, 1])
        self.assertEqual([request.HasField("scoring") for request in self.client.asked[0]], [True, False, False])

    def test_goes_on_after_the_last_contact_answered(self):
        self.fill("a", "b", "b", "c")
        scores = self.score([answer("a"), AWAY], [AWAY], answers)
        self.assertEqual([self.sent(stream) for stream in range(3)], [["a", "b", "b", "c"], *[["b", "b", "c"]] * 2])
        self.assertEqual((self.taken, scores.contacts), (["a", "b", "c"], 3))
        self.assertTrue(self.client.asked[1][0].HasField("scoring"))
        self.assertEqual([call.args[0] for call in self.slept.call_args_list], [1.0, 2.0])

    def test_waits_as_long_as_the_service_asks(self):
        self.fill("a")
        self.score([UnavailableError(grpc.StatusCode.UNAVAILABLE, "busy", retry_delay=7.0)], answers)
        self.slept.assert_called_once_with(7.0)

    def test_gives_up_when_its_patience_ends(self):
        self.fill("a")
        with self.assertRaises(UnavailableError):
            self.score([AWAY], patience=-1.0)

    def test_nobody_to_score_asks_nothing(self):
        self.fill()
        self.assertEqual(self.score().contacts, 0)
        self.assertEqual(self.client.asked, [])

    def test_fewer_answers_than_contacts_are_a_failure(self):
        self.fill("a", "b")
        totals = v1.ScoreInterestsResponse(totals=v1.InterestTotals(contact_count=1))
        for stream in ([answer("a"), totals], [answer("a")]):
            with self.assertRaisesRegex(Failure, "1 contacts of 2") as caught:
                self.score(stream)
            self.assertEqual(caught.exception.exit_code, AGAIN)

    def test_what_the_service_refuses_is_told_by_its_line(self):
        self.fill(*["a"] * 1_500, "b")
        refusal = InvalidArgumentError(
            grpc.StatusCode.INVALID_ARGUMENT, "Message 2 of the stream, engagement 501: the URL is odd."
        )
        with self.assertRaisesRegex(Failure, "line 1502 of the export is refused: the URL is odd.") as caught:
            self.score([refusal])
        self.assertEqual(caught.exception.exit_code, MEND)

    def test_a_contact_has_a_limit_of_engagements(self):
        with mock.patch.object(spool, "MAX_OF_CONTACT", 2):
            self.fill("a", "b", "a", "a", "c")
        self.assertEqual((self.too_many, self.spool.contacts, self.spool.engagements), ([5], 3, 4))
        self.score(answers)
        self.assertEqual(self.sent(0), ["a", "a", "b", "c"])


if __name__ == "__main__":
    unittest.main()
