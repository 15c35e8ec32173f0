"""Does what a document says, word by word, in an empty project, with a clean copy
of the repository: its `sh` blocks in their order, the block after "`name`:" as
the file of that name. Each `text` block is what the commands before it print.

    tests/with-postgres tests/clients/readme --preset release DOCUMENT
"""

import argparse
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

from cordispulse import Client, v1
from live_services import ROOT, LiveServices

#: Below clients/.
DOCUMENTS = {
    "cpp": "cpp/README.md",
    "python": "python/README.md",
    "typescript": "typescript/README.md",
    "go": "go/README.md",
    "http": "http/README.md",
    "crm": "crm/TUTORIAL.md",
    "website": "website/TUTORIAL.md",
    "tools": "TUTORIAL.md",
}

BLOCK = re.compile(r"(?:^`(?P<file>[\w.]+)`:\n\n)?^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.M | re.S)


def copy_repository(to, bin_folder):
    """What a clone has: tracked files, new ones that are not ignored, and what was built."""
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
    (to / "build" / "bin").symlink_to(bin_folder.resolve())


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


def follow(document, project, environment):
    """Says where it prints something else than it says. Returns how many such places."""
    printed, compared, differing = "", 0, 0
    for block in BLOCK.finditer(document.read_text()):
        if block["file"]:
            (project / block["file"]).write_text(block["body"])
        elif block["language"] == "sh":
            shell = ["bash", "-euo", "pipefail", "-c", block["body"]]
            done = subprocess.run(shell, cwd=project, env=environment, capture_output=True, text=True)
            printed = done.stdout
            if done.returncode:
                raise SystemExit(f"{block['body']}ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        elif block["language"] == "text":
            compared += 1
            if printed != block["body"]:
                differing += 1
                print(f"{document.name} says it prints\n{block['body']}and it prints\n{printed}")
    if not compared:
        raise SystemExit(f"{document} does not say what its example prints")
    return differing


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def stop(pid):
    """What a document left running, its test having failed."""
    try:
        os.kill(pid, signal.SIGTERM)
    except ProcessLookupError:
        pass  # as it should be


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--bin", type=pathlib.Path, required=True)
    arguments.add_argument("document", choices=DOCUMENTS)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, LiveServices(options.bin, options.document) as services:
        clone, project = pathlib.Path(folder, "clone"), pathlib.Path(folder, "project")
        clone.mkdir()
        project.mkdir()
        copy_repository(clone, options.bin)
        fill(services.addresses)
        addresses = {f"PULSE_{name.upper()}": address for name, address in services.addresses.items()}
        listen = {name: f"127.0.0.1:{free_port()}" for name in ("PULSE_SITE_LISTEN", "PULSE_HTTP_LISTEN")}
        # The clone compiles what this tree did: ccache knows it by its paths below here.
        ccache = {"CCACHE_BASEDIR": str(clone), "CCACHE_NOHASHDIR": "1"}
        environment = {**os.environ, **addresses, **listen, **ccache, "PULSE": str(clone)}
        try:
            differing = follow(clone / "clients" / DOCUMENTS[options.document], project, environment)
        finally:
            for pid in project.glob("*.pid"):
                stop(int(pid.read_text()))
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
