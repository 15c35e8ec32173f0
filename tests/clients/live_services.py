"""The three services as they are installed, on ports of their own and a
database of their own."""

import os
import pathlib
import re
import signal
import subprocess
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SERVICES = ("ingest", "query", "render")


class LiveServices:
    """Started by `with`, stopped after it. `bin` has the programs."""

    def __init__(self, bin_folder, name):
        server = os.environ.get("PULSE_TEST_DATABASE_URL")
        if not server:
            raise SystemExit("PULSE_TEST_DATABASE_URL is not set: run this through tests/with-postgres")
        self._bin = bin_folder
        self._database = f"pulse_clients_{os.getpid()}_{re.sub('[^a-z0-9]', '_', name)}"
        parts = urllib.parse.urlsplit(server)
        self._template = parts.path.lstrip("/")
        self._maintenance = parts._replace(path="/postgres").geturl()
        self._url = parts._replace(path=f"/{self._database}").geturl()
        self._processes = {}
        self.addresses = {}

    def __enter__(self):
        self._sql(f"CREATE DATABASE {self._database} TEMPLATE {self._template}")
        try:
            for service in SERVICES:
                self._start(service, "127.0.0.1:0")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for service in list(self._processes):
            self._stop(service, signal.SIGTERM)
        self._sql(f"DROP DATABASE IF EXISTS {self._database} WITH (FORCE)")

    def restart(self, service):
        """Kills it and starts it where it was."""
        self.kill(service)
        self.start(service)

    def kill(self, service):
        self._stop(service, signal.SIGKILL)

    def start(self, service):
        """Where it was."""
        self._start(service, self.addresses[f"{service}_address"])

    def hold(self, service):
        """Its connections stay open and nothing is answered, until `release`."""
        self._processes[service].send_signal(signal.SIGSTOP)

    def release(self, service):
        self._processes[service].send_signal(signal.SIGCONT)

    def sql(self, statement):
        """Done in the services' database."""
        self._sql(statement, self._url)

    def _start(self, service, listen):
        environment = dict(os.environ, PULSE_DATABASE_URL=self._url, PULSE_LISTEN=listen)
        process = subprocess.Popen(
            [self._bin / f"pulse-{service}"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._processes[service] = process
        said = ""
        for line in process.stderr:
            said += line
            found = re.search(r"\baddress=(\S+)", line)
            if found:
                self.addresses[f"{service}_address"] = found.group(1)
                break
        else:
            raise SystemExit(f"pulse-{service} did not start:\n{said}")
        # Nobody reads on, and a full pipe would stop it.
        drain = subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL)
        process.stderr.close()
        process.drain = drain

    def _stop(self, service, how):
        process = self._processes.pop(service)
        process.send_signal(how)
        process.wait(timeout=30)
        process.drain.wait(timeout=30)

    def _sql(self, statement, database=None):
        subprocess.run(["psql", "--no-psqlrc", "--quiet", database or self._maintenance, "-c", statement], check=True)
