"""What the job says while it works, a line an event, to standard error.

    2022-10-01T00:00:03Z info score.progress contacts=1200 of=90000
    {"time": "2022-10-01T00:00:03Z", "level": "info", "event": "score.progress", "contacts": 1200, "of": 90000}

Fields are counts, names of Pulse's own and files: never what is a contact's.
"""

from __future__ import annotations

import datetime
import json
import time
from typing import IO, Any

FORMATS = ("text", "json")
#: Between two lines of progress.
PROGRESS_SECONDS = 5.0


class Events:
    def __init__(self, stream: IO[str], form: str):
        self._stream = stream
        self._json = form == "json"
        self._last_progress = time.monotonic()

    def info(self, event: str, **fields: Any) -> None:
        self._say("info", event, fields)

    def warning(self, event: str, **fields: Any) -> None:
        self._say("warning", event, fields)

    def error(self, event: str, **fields: Any) -> None:
        self._say("error", event, fields)

    def progress(self, event: str, **fields: Any) -> None:
        """Said now and then only: call it as often as there is progress."""
        now = time.monotonic()
        if now - self._last_progress >= PROGRESS_SECONDS:
            self._last_progress = now
            self._say("info", event, fields)

    def _say(self, level: str, event: str, fields: Any) -> None:
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        if self._json:
            line = json.dumps({"time": now, "level": level, "event": event, **fields}, ensure_ascii=False)
        else:
            said = "".join(f" {name}={_text(value)}" for name, value in fields.items())
            line = f"{now} {level} {event}{said}"
        print(line, file=self._stream, flush=True)


def _text(value: Any) -> str:
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if not text or set(text) & set(' "\n=') else text
