import io
import unittest

from cordispulse import v1
from pulse_crm.engagements import MAX_CONTACT_BYTES, MAX_URL_BYTES, Accepted, Rejected, Withheld, read_engagements
from pulse_crm.failure import MEND, Failure

HEADER = "contact,subject,kind,time,consent\n"
GOOD = {"contact": "7f3a", "subject": "issues/2022-09/items/care-homes", "kind": "click",
        "time": "2022-09-01T00:00:00Z", "consent": "true"}


def read(text):
    return list(read_engagements(io.BytesIO(text.encode())))


def outcome(**changed):
    """Of one line that is good but for what is named."""
    line = ",".join('"' + value + '"' for value in {**GOOD, **changed}.values())
    (only,) = read(HEADER + line + "\n")
    return only


class ReadEngagements(unittest.TestCase):
    def rejects(self, field, problem, **changed):
        rejected = outcome(**changed)
        self.assertIsInstance(rejected, Rejected)
        self.assertEqual((rejected.line, rejected.field), (2, field))
        self.assertIn(problem, rejected.problem)

    def test_reads_a_line(self):
        accepted = outcome()
        wanted = v1.Engagement(contact="7f3a", item=GOOD["subject"], kind=v1.ENGAGEMENT_KIND_CLICK, consent=True)
        wanted.time.seconds = 1_661_990_400
        self.assertEqual(accepted, Accepted(2, wanted))

    def test_a_url_keeps_its_tracking_parameters(self):
        url = "https://board.example.org/winter?utm_source=digest&mc_eid=99"
        self.assertEqual(outcome(subject=url).engagement.url, url)

    def test_columns_may_stand_in_any_order_among_others(self):
        (accepted,) = read("Consent,extra,time,kind,subject,contact\n"
                           "TRUE,x,2022-09-01T00:00:00Z,Open,issues/2022-09/items/a,k\n")
        self.assertEqual((accepted.engagement.contact, accepted.engagement.kind), ("k", v1.ENGAGEMENT_KIND_OPEN))

    def test_without_consent_nothing_else_is_read(self):
        self.assertEqual(outcome(consent="false", contact="", kind="?", time="?", subject="?"), Withheld(2))

    def test_consent_is_never_assumed(self):
        self.rejects("consent", "missing", consent="")
        self.rejects("consent", "neither true nor false", consent="yes")

    def test_an_unknown_kind_is_rejected(self):
        self.rejects("kind", "none of open, click", kind="unsubscribe")

    def test_a_time_needs_a_zone(self):
        self.rejects("time", "no time zone", time="2022-09-01T00:00:00")
        self.rejects("time", "RFC 3339", time="01/09/2022")
        self.rejects("time", "no such date", time="2022-02-30T00:00:00Z")

    def test_contacts_have_a_limit_in_bytes(self):
        self.assertIsInstance(outcome(contact="é" * (MAX_CONTACT_BYTES // 2)), Accepted)
        self.rejects("contact", "longer", contact="é" * (MAX_CONTACT_BYTES // 2) + "x")
        self.rejects("contact", "missing", contact=" ")

    def test_subjects_are_items_or_urls_of_limited_length(self):
        url = "https://e.org/"
        self.assertIsInstance(outcome(subject=url + "x" * (MAX_URL_BYTES - len(url))), Accepted)
        self.rejects("subject", "more than", subject=url + "x" * (MAX_URL_BYTES - len(url) + 1))
        self.rejects("subject", "missing", subject="")
        for bad in ("mailto:a@e.org", "issues/2022-09", "issues/2022-09/items/", "issues/2022-09/items/A"):
            self.rejects("subject", "neither", subject=bad)

    def test_a_line_with_too_few_or_too_many_fields_is_rejected(self):
        few, many = read(HEADER + "a,b\n" + ",".join(GOOD.values()) + ",more\n")
        self.assertIn("2 fields", few.problem)
        self.assertIn("6 fields", many.problem)

    def test_a_rejected_line_is_not_repeated(self):
        self.assertNotIn("secret", repr(outcome(contact="secret", kind="secret")))

    def test_an_export_without_its_columns_is_refused(self):
        for text in ("", "7f3a,x,click,2022-09-01T00:00:00Z,true\n", "contact;subject;kind;time;consent\n",
                     "contact,subject,kind,time\n", "contact,contact,subject,kind,time,consent\n"):
            with self.assertRaises(Failure) as caught:
                read(text)
            self.assertEqual(caught.exception.exit_code, MEND)
            self.assertNotIn("7f3a", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
