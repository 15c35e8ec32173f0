"""Does what a client's README says, word by word, in an empty project, with a
clean copy of the repository: its `sh` blocks in their order, the block after
"`name`:" as the file of that name, and compares with the `text` block.

    tests/with-postgres tests/clients/readme --preset release CLIENT
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from cordispulse import Client, v1
from live_services import ROOT, LiveServices

BLOCK = re.compile(r"(?:^`(?P<file>[\w.]+)`:\n\n)?^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.M | re.S)


def copy_repository(to):
    """What a clone has: tracked files, and new ones that are not ignored."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
    # The pinned buf, which a clone fetches on first use, as all tests do.
    (to / "build").mkdir()
    (to / "build" / "tools").symlink_to(ROOT / "build" / "tools")


def fill(addresses):
    """The samples, as deploy/local/up ingests them."""
    with Client(**addresses) as client:
        requests = [
            v1.IngestArchiveRequest(
                document=v1.Document(content=path.read_bytes(), filename=path.name), reference=path.name, publish=True
            )
            for path in sorted((ROOT / "tests/samples/archive").iterdir())
        ]
        for answer in client.ingest_archive(requests):
            if answer.HasField("error"):
                raise SystemExit(f"{answer.reference} was refused: {answer.error}")
        # Until readers see what was written.
        client.get_latest_issue(v1.GetLatestIssueRequest(min_cursor=answer.ingested.change_cursor))


def follow(readme, project, environment):
    """Answers what the last command printed, and what the README says it does."""
    printed = ""
    for block in BLOCK.finditer(readme.read_text()):
        if block["file"]:
            (project / block["file"]).write_text(block["body"])
        elif block["language"] == "sh":
            shell = ["bash", "-euo", "pipefail", "-c", block["body"]]
            done = subprocess.run(shell, cwd=project, env=environment, capture_output=True, text=True)
            printed = done.stdout
            if done.returncode:
                raise SystemExit(f"{block['body']}ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        elif block["language"] == "text":
            return printed, block["body"]
    raise SystemExit(f"{readme} does not say what its example prints")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--bin", type=pathlib.Path, required=True)
    arguments.add_argument("client", choices=["cpp", "python", "typescript", "go"])
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, LiveServices(options.bin, options.client) as services:
        clone, project = pathlib.Path(folder, "clone"), pathlib.Path(folder, "project")
        clone.mkdir()
        project.mkdir()
        copy_repository(clone)
        fill(services.addresses)
        addresses = {f"PULSE_{name.upper()}": address for name, address in services.addresses.items()}
        # The clone compiles what this tree did: ccache knows it by its paths below here.
        ccache = {"CCACHE_BASEDIR": str(clone), "CCACHE_NOHASHDIR": "1"}
        environment = {**os.environ, **addresses, **ccache, "PULSE": str(clone)}
        printed, expected = follow(clone / "clients" / options.client / "README.md", project, environment)
    if printed != expected:
        print(f"the README says it prints\n{expected}and it prints\n{printed}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
