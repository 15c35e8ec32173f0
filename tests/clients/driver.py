"""A driver process: one client that does what it is told."""

import contextlib
import json
import queue
import subprocess
import threading

ANSWER_SECONDS = 60


class Driver:
    """Started by `with`; `name` is the client's."""

    def __init__(self, name, command):
        self.name = name
        self._command = command

    def __enter__(self):
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._answers = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        return self

    def __exit__(self, *_):
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def tell(self, command):
        """Starts a command."""
        with contextlib.suppress(BrokenPipeError):  # result() says that it died
            self._process.stdin.write(json.dumps(command) + "\n")
            self._process.stdin.flush()

    def result(self, on_progress=lambda received: None):
        """What came of it; {"crashed": …} when the driver died or hangs. While
        it watches, `on_progress` is told how many messages it has."""
        while True:
            try:
                line = self._answers.get(timeout=ANSWER_SECONDS)
            except queue.Empty:
                self._process.kill()
                return {"crashed": f"no answer in {ANSWER_SECONDS} s"}
            if not line:
                self._answers.put("")  # so it is for all that is asked of it from now on
                return {"crashed": f"exit code {self._process.wait()}"}
            answer = json.loads(line)
            if "received" not in answer:
                return answer
            on_progress(answer["received"])

    def _read(self):
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put("")
