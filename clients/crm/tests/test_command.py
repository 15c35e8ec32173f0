import contextlib
import io
import json
import os
import pathlib
import re
import sqlite3
import tempfile
import unittest
from unittest import mock

from cordispulse import v1
from fake_client import FakeClient
from pulse_crm import command
from pulse_crm.failure import BUSY, DONE, MEND, REJECTS
from pulse_crm.files import sole_use
from pulse_crm.settings import SETTINGS
from test_sync import SNAPSHOT, heartbeat

README = pathlib.Path(__file__).resolve().parent.parent / "README.md"
HEADER = "contact,subject,kind,time,consent\n"
LINE = "{},issues/2022-09/items/care-homes,click,2022-09-01T00:00:00Z,{}\n"


def scored(sent):
    contacts = [engagement.contact for request in sent for engagement in request.engagements]
    for contact in contacts:
        evidence = v1.InterestEvidence(item="issues/2022-09/items/care-homes", score=0.1, engagement_count=1)
        interest = v1.InterestScore(name="sectors/health", score=0.1, evidence=[evidence])
        yield v1.ScoreInterestsResponse(contact=v1.ContactInterests(contact=contact, sectors=[interest]))
    yield v1.ScoreInterestsResponse(totals=v1.InterestTotals(contact_count=len(contacts)))


class Command(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(os.chdir, os.getcwd())
        self.folder = pathlib.Path(folder.name)
        os.chdir(self.folder)

    def run_command(self, *arguments, streams=(), environment=None):
        """Exit code, standard output, standard error."""
        client = contextlib.nullcontext(FakeClient(*streams))
        out, errors = io.StringIO(), io.StringIO()
        with mock.patch.object(command, "_client", lambda settings: client), mock.patch.dict(
            os.environ, environment or {}
        ), contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
            code = command.main(arguments)
        return code, out.getvalue(), errors.getvalue()

    def export(self, *lines):
        (self.folder / "engagements.csv").write_text(HEADER + "".join(lines))

    def test_the_nightly_job_writes_items_tags_and_rejects(self):
        self.export(LINE.format("zoe", "true"), LINE.format("ann", "true"), LINE.format("bob", "false"), "x,y\n")
        code, out, _ = self.run_command(
            "run", "--json", "--as-of", "2022-10-01", streams=([*SNAPSHOT, heartbeat("4")], scored)
        )
        self.assertEqual(code, REJECTS)
        result = json.loads(out)
        self.assertEqual(result["sync"]["items"], 2)
        self.assertEqual(result["score"]["lines"], {"accepted": 2, "withheld": 1, "rejected": 1})
        evidence = '"[{""item"":""issues/2022-09/items/care-homes"",""score"":0.1,""engagements"":1}]"'
        row = ",sector,sectors/health,0.1,2022-10-01T00:00:00Z," + evidence + "\n"
        self.assertEqual(
            (self.folder / "tags.csv").read_text(),
            "contact,dimension,interest,score,as_of,evidence\nann" + row + "zoe" + row,
        )
        self.assertEqual(
            (self.folder / "rejects.csv").read_text(), 'line,field,problem\n5,,"has 2 fields, and the header 5"\n'
        )

    def test_nothing_that_is_said_names_a_contact(self):
        self.export(LINE.format("secret-ann", "true"), "secret-bob,nonsense,click,never,perhaps\n")
        _, out, errors = self.run_command("score", "--log-format", "json", streams=(scored,))
        self.assertNotIn("secret", out + errors + (self.folder / "rejects.csv").read_text())
        self.assertIn("score.done", [json.loads(line)["event"] for line in errors.splitlines()])

    def test_an_export_that_cannot_be_read_leaves_the_tags_as_they_were(self):
        (self.folder / "tags.csv").write_text("last night's")
        self.export("bad\n")
        self.assertEqual(self.run_command("score")[0], MEND)
        self.export()
        (self.folder / "engagements.csv").write_text("no header\n")
        self.assertEqual(self.run_command("score")[0], MEND)
        (self.folder / "engagements.csv").unlink()
        self.assertEqual(self.run_command("score")[0], MEND)
        self.assertEqual((self.folder / "tags.csv").read_text(), "last night's")

    def test_who_has_withdrawn_consent_has_no_tags(self):
        self.export(LINE.format("ann", "false"))
        self.assertEqual(self.run_command("score")[0], DONE)
        self.assertEqual((self.folder / "tags.csv").read_text(), "contact,dimension,interest,score,as_of,evidence\n")

    def test_what_a_killed_run_left_is_removed(self):
        left = self.folder / ".tags.csv.work"
        left.mkdir()
        (left / "run-0").write_text("a contact's")
        self.export(LINE.format("ann", "true"))
        self.assertEqual(self.run_command("score", streams=(scored,))[0], DONE)
        self.assertFalse(left.exists())

    def test_what_is_written_is_for_its_owner_only(self):
        self.export(LINE.format("ann", "true"))
        self.run_command("score", streams=(scored,))
        self.assertEqual((self.folder / "tags.csv").stat().st_mode & 0o077, 0)

    def test_a_second_run_at_once_is_refused(self):
        self.export()
        with sole_use(self.folder.resolve() / "tags.csv"):
            self.assertEqual(self.run_command("score")[0], BUSY)
        with sole_use(self.folder.resolve() / "pulse-crm.sqlite"):
            self.assertEqual(self.run_command("sync")[0], BUSY)

    def test_files_may_not_be_each_other(self):
        self.export()
        self.assertEqual(self.run_command("score", "--tags", "engagements.csv")[0], MEND)
        self.assertEqual((self.folder / "engagements.csv").read_text(), HEADER)

    def test_the_database_of_another_program_is_left_alone(self):
        with contextlib.closing(sqlite3.connect("other.sqlite")) as other:
            other.execute("CREATE TABLE notes (text)")
        self.assertEqual(self.run_command("sync", "--database", "other.sqlite")[0], MEND)

    def test_status_says_what_the_database_has_and_makes_none(self):
        self.assertEqual(self.run_command("status")[0], MEND)
        self.assertEqual(list(self.folder.iterdir()), [])
        self.run_command("sync", streams=([*SNAPSHOT, heartbeat("4")],))
        status = json.loads(self.run_command("status", "--json")[1])["status"]
        self.assertEqual((status["items"], status["snapshot"], status["follows"]), (2, "complete", "all items"))

    def test_a_flag_is_stronger_than_the_environment(self):
        environment = {"PULSE_CRM_DATABASE": "b.sqlite", "PULSE_CRM_PATIENCE": "never"}
        code, _, errors = self.run_command("sync", environment=environment)
        self.assertEqual(code, MEND)
        self.assertIn("$PULSE_CRM_PATIENCE is 'never'", errors)
        snapshot = [*SNAPSHOT, heartbeat("4")]
        self.run_command("sync", "--patience", "1", "--database", "a.sqlite", streams=(snapshot,), environment=environment)
        self.assertTrue((self.folder / "a.sqlite").exists())
        self.assertFalse((self.folder / "b.sqlite").exists())

    def test_bad_settings_name_themselves(self):
        for flag, value in (("--as-of", "soon"), ("--half-life", "0"), ("--half-life", "1.5"), ("--min-score", "nan"),
                            ("--max-evidence", "21"), ("--tags", "no/such/folder.csv"), ("--patience", "-1")):
            code, _, errors = self.run_command("score", flag, value)
            self.assertEqual((code, flag in errors), (MEND, True), errors)
        for flag, value in (("--sectors", "news"), ("--kinds", "POEM"), ("--publishers", "ofsted")):
            code, _, errors = self.run_command("sync", flag, value)
            self.assertEqual((code, flag in errors), (MEND, True), errors)

    def test_the_readme_has_every_setting(self):
        rows = re.findall(r"^\| `--([\w-]+)` \| `(\w+)` \| (?:`([^`]*)`)? ?\| (.*?) \|$", README.read_text(), re.M)
        self.assertEqual(rows, [(s.name, s.environment, s.default, s.meaning) for s in SETTINGS])


if __name__ == "__main__":
    unittest.main()
