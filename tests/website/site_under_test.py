"""Starts the services with the samples and the website over them, and does what a
script in the browser asks for, a line each: `kill query`, `start query`, `hold query`,
`release query`, `stop site`. Ends with the script's exit code."""

import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
LOG = HERE.parent.parent / "build" / "site-under-test.log"
sys.path.insert(0, str(HERE.parent / "clients"))

from follow_readme import fill  # noqa: E402
from live_services import LiveServices  # noqa: E402

# A copy ages while a test looks on; a machine at work with other tests is not away.
SETTINGS = {"PULSE_SITE_FRESH_MS": "200", "PULSE_SITE_PATIENCE_MS": "2500", "PULSE_SITE_DEADLINE_MS": "8000"}


class Site:
    """Started by `with`, stopped after it."""

    def __init__(self, folder, addresses):
        environment = {**os.environ, **SETTINGS, "PULSE_SITE_LISTEN": "127.0.0.1:0"}
        environment.update({f"PULSE_{name.upper()}": address for name, address in addresses.items()})
        self._log = open(LOG, "wb", buffering=0)
        self._process = subprocess.Popen(
            ["node", folder / "dist" / "main.js"], env=environment, stdout=self._log, stderr=subprocess.PIPE
        )
        for line in self._process.stderr:
            self._log.write(line)
            if line.startswith(b"{") and json.loads(line)["message"] == "listening":
                self.origin = f"http://{json.loads(line)['address']}"
                break
        else:
            raise SystemExit(f"the website did not start: {LOG}")
        # Nobody reads on, and a full pipe would stop it.
        self._drain = subprocess.Popen(["cat"], stdin=self._process.stderr, stdout=self._log)
        self._process.stderr.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """As a service manager would. Its exit code."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(timeout=30)
        self._drain.wait(timeout=30)
        return code


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--bin", type=pathlib.Path, required=True)
    arguments.add_argument("--site", type=pathlib.Path, required=True)
    arguments.add_argument("script")
    arguments.add_argument("rest", nargs="*")
    options = arguments.parse_args()
    node = HERE.parent / "pages" / "node"
    with LiveServices(options.bin, "website") as services:
        fill(services.addresses)
        with Site(options.site, services.addresses) as site:
            script = subprocess.Popen(
                [node, "--from", HERE, options.script, site.origin, *options.rest],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for line in script.stdout:
                what, _, whom = line.strip().partition(" ")
                answer = site.stop() if whom == "site" else getattr(services, what)(whom)
                script.stdin.write(f"{answer}\n")
                script.stdin.flush()
            return script.wait()


if __name__ == "__main__":
    sys.exit(main())
