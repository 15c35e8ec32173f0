"""The CRM's job killed and run again gives what an unbroken run gives.

    tests/with-postgres tests/prove-crm [--kills 20] [--seed N]

Two jobs follow one archive, each with files of its own. One is killed in every
round, at a named place or at a random time, and run again; meanwhile and in
between issues are published and withdrawn, items corrected and removed, the log
of changes is shortened, so that its cursor expires, and the query service is
killed and started under it. The other job then runs undisturbed. Both databases
(as SQL, the cursor included), tags and rejects have to be the same to the byte.
"""

import argparse
import contextlib
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "clients"))

from archive_changes import ArchiveChanges  # noqa: E402
from cordispulse import Client, v1  # noqa: E402
from follow_readme import fill  # noqa: E402
from killable import PLACES  # noqa: E402
from live_services import LiveServices  # noqa: E402
from pulse_crm.failure import REJECTS  # noqa: E402

RUN_SECONDS = 300
CONTACTS, LINES = 150, 2_000
#: How often a place may be passed in one run, roughly: which time it is fatal.
OFTEN = {"before an engagement is spooled": LINES // 2, "after a contact's tags are written": CONTACTS}


class Job:
    """One CRM: a folder with what its job keeps."""

    def __init__(self, folder, export, query_address):
        self._folder = folder
        folder.mkdir()
        self._export = export
        self._environment = dict(os.environ, PULSE_QUERY_ADDRESS=query_address)

    def start(self, *arguments, place="never", nth=0):
        command = [sys.executable, HERE / "killable.py", place, str(nth), "run"]
        command += ["--engagements", self._export, "--as-of", "2024-12-01", "--half-life", "900", *arguments]
        log = open(self._folder / "log", "w")
        with log:
            return subprocess.Popen(command, cwd=self._folder, env=self._environment, stdout=log, stderr=log)

    def finish(self, process):
        """Waits for a run that nobody kills."""
        code = process.wait(timeout=RUN_SECONDS)
        if code != REJECTS:  # the export has bad lines
            raise SystemExit(f"the job ended with {code}:\n{(self._folder / 'log').read_text()}")

    def state(self):
        with contextlib.closing(sqlite3.connect(self._folder / "pulse-crm.sqlite")) as database:
            dump = "\n".join(database.iterdump())
        return {"database": dump, **{name: (self._folder / name).read_text() for name in ("tags.csv", "rejects.csv")}}


class Proof:
    def __init__(self, services, folder, rng):
        self._services = services
        self._random = rng
        self._changes = ArchiveChanges(services.addresses, rng)
        export = folder / "engagements.csv"
        write_export(export, services.addresses, rng)
        self._unbroken = Job(folder / "unbroken", export, services.addresses["query_address"])
        self._killed = Job(folder / "killed", export, services.addresses["query_address"])
        self._seconds = 0.0  # a run takes

    def close(self):
        self._changes.close()

    def round(self, number):
        """One kill. What happened, in words."""
        arguments, story, changes = self._prepare(number)
        how = None
        while how is None:
            how = self._kill(number, arguments, story, changes)
        if changes and self._random.random() < 0.5:
            story.append(f"then {self._changes.make_one()}")
        again = self._killed.start()
        if number % 3 == 0:
            time.sleep(self._random.uniform(0, self._seconds))
            self._services.restart("query")
            story.append("the service killed under the second run")
        self._killed.finish(again)
        self._run_unbroken(arguments)
        self._compare(number, how)
        return f"{how}; {'; '.join(story) or 'nothing else'}"

    # Where a snapshot is taken, nothing changes until both have begun with it:
    # what one of them never heard of is not in its database.
    def _prepare(self, number):
        if number == 1:
            self._run_unbroken([])
            return [], ["the first run"], False
        if number % 4 == 1:
            return ["--anew"], ["a snapshot anew"], False
        if number % 4 == 3:
            story = [self._changes.make_one() for _ in range(3)]
            self._services.sql("DELETE FROM changes WHERE cursor < (SELECT max(cursor) FROM changes)")
            return [], [*story, "the cursor expired"], False
        return [], [self._changes.make_one()], True

    def _run_unbroken(self, arguments):
        began = time.monotonic()
        self._unbroken.finish(self._unbroken.start(*arguments))
        self._seconds = time.monotonic() - began

    # None when the job was faster.
    def _kill(self, number, arguments, story, changes):
        if number % 2:
            place = self._random.choice(list(PLACES))
            nth = self._random.randint(1, OFTEN.get(place, 2))
            process, how = self._killed.start(*arguments, place=place, nth=nth), f"killed {place} ({nth})"
        else:
            after = self._random.uniform(0, self._seconds)
            process, how = self._killed.start(*arguments), f"killed after {after:.2f} s"
            killer = threading.Timer(after, process.kill)
            killer.start()
        self._disturb(number, story, changes)
        code = process.wait(timeout=RUN_SECONDS)
        if code not in (-signal.SIGKILL, REJECTS):
            raise SystemExit(f"the killed job ended with {code}")
        return how if code == -signal.SIGKILL else None

    def _disturb(self, number, story, changes):
        if not changes and number % 5:
            return
        time.sleep(self._random.uniform(0, self._seconds))
        if number % 5 == 0:
            self._services.restart("query")
            story.append("the service killed meanwhile")
        if changes:
            story.append(f"meanwhile {self._changes.make_one()}")

    def _compare(self, number, how):
        wanted, got = self._unbroken.state(), self._killed.state()
        for name in wanted:
            if wanted[name] != got[name]:
                lines = set(wanted[name].splitlines()) ^ set(got[name].splitlines())
                raise SystemExit(f"round {number}, {how}: {name} differs:\n" + "\n".join(sorted(lines)[:20]))


def write_export(path, addresses, rng):
    """Engagements with items and what they link to, of which one in a hundred is bad."""
    with Client(**addresses) as client:
        items = list(client.list_items.all(v1.ListItemsRequest(page_size=500)))
    subjects = [item.name for item in items]
    subjects += [f"{link.url}{'&' if '?' in link.url else '?'}utm_source=digest" for i in items for link in i.links]
    kinds = ("open", "click", "reply", "forward", "download")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("contact,subject,kind,time,consent\r\n")
        for _ in range(LINES):
            moment = f"202{rng.randint(2, 4)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}T{rng.randint(0, 23):02}:00:00"
            zone = rng.choice(["Z", "+01:00", ""] if rng.random() < 0.03 else ["Z", "+01:00"])
            consent = "false" if rng.random() < 0.1 else "true"
            contact = f"{rng.randrange(CONTACTS):x}"
            file.write(f'{contact},"{rng.choice(subjects)}",{rng.choice(kinds)},{moment}{zone},{consent}\r\n')
        file.write("x,not a subject,click,2022-01-01T00:00:00Z,true\r\n")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--bin", type=pathlib.Path, required=True, help="folder of the services' programs")
    arguments.add_argument("--kills", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, LiveServices(options.bin, "crm") as services:
        fill(services.addresses)
        proof = Proof(services, pathlib.Path(folder), random.Random(options.seed))
        with contextlib.closing(proof):
            for number in range(1, options.kills + 1):
                print(f"{number:3}  {proof.round(number)}", flush=True)
    print(f"{options.kills} kills (seed {options.seed}): databases, tags and rejects the same to the byte")


if __name__ == "__main__":
    main()
