"""The command pulse-crm: arguments in, exit code out."""

from __future__ import annotations

import argparse
import contextlib
import json
import signal
import sys
from typing import Any, Dict, Sequence

from cordispulse import Client, InvalidArgumentError, PulseError, v1

from .events import Events
from .failure import AGAIN, BUSY, DONE, MEND, REJECTS, Failure
from .files import sole_use
from .score import Score
from .settings import add_flags, resolve
from .store import Store
from .sync import Sync

_DESCRIPTION = "What changed in the archive, and what contacts are interested in: the CRM's nightly job."
_EXIT_CODES = f"""\
exit codes:
  {DONE}  done
  {AGAIN}  the service or this machine failed: run it again
  {MEND}  something has to be put right first; the message says what
  {REJECTS}  done, and lines of the export were rejected: see --rejects
  {BUSY}  another run is under way

It may be killed at any time and run again. Results go to standard output, events
to standard error."""


def main(arguments: Sequence[str] | None = None) -> int:
    parsed = _parser().parse_args(arguments)
    events = Events(sys.stderr, "text")
    signal.signal(signal.SIGTERM, _stop)
    try:
        settings = resolve(parsed)
        events = Events(sys.stderr, settings.log_format)
        result = parsed.run(parsed, settings, events)
    except Failure as failure:
        events.error(f"{parsed.command}.failed", message=str(failure))
        return failure.exit_code
    except PulseError as error:
        events.error(
            f"{parsed.command}.failed", code=error.code.name, reason=error.reason, address=error.address,
            message=error.message,
        )
        return MEND if isinstance(error, InvalidArgumentError) else AGAIN
    except KeyboardInterrupt:
        events.warning(f"{parsed.command}.interrupted")
        return 128 + signal.SIGINT
    print(json.dumps(result) if parsed.json else "\n".join(_lines(result)))
    return REJECTS if result.get("score", {}).get("lines", {}).get("rejected") else DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pulse-crm", description=_DESCRIPTION, epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, run, about in (
        ("sync", _sync, "take in what has changed since the last time"),
        ("score", _score, "make tags of the export of engagements"),
        ("run", _run, "sync, then score: the nightly job"),
        ("status", _status, "say what the local database has"),
    ):
        command = commands.add_parser(name, help=about, description=about.capitalize() + ".", allow_abbrev=False)
        command.set_defaults(run=run)
        command.add_argument("--json", action="store_true", help="the result as one line of JSON")
        if name in ("sync", "run"):
            command.add_argument("--anew", action="store_true", help="take a snapshot, whatever the database has")
        add_flags(command, name)
    return parser


def _sync(parsed: argparse.Namespace, settings: Any, events: Events) -> Dict[str, Any]:
    asked = v1.WatchChangesRequest(sectors=settings.sectors, kinds=settings.kinds, publishers=settings.publishers)
    with sole_use(settings.database), Store(settings.database) as store, _client(settings) as client:
        result = Sync(client, store, events).run(asked, parsed.anew, settings.patience)
    events.info("sync.done", items=result["items"], mailable=result["mailable"], **result["changes"])
    return {"sync": result}


def _score(parsed: argparse.Namespace, settings: Any, events: Events) -> Dict[str, Any]:
    del parsed
    with contextlib.ExitStack() as held:
        for path in sorted({settings.tags, settings.rejects}):
            held.enter_context(sole_use(path))
        result = Score(held.enter_context(_client(settings)), settings, events).run()
    events.info("score.done", contacts=result["contacts"], tags=result["tags"], file=str(settings.tags))
    return {"score": result}


def _run(parsed: argparse.Namespace, settings: Any, events: Events) -> Dict[str, Any]:
    return {**_sync(parsed, settings, events), **_score(parsed, settings, events)}


def _status(parsed: argparse.Namespace, settings: Any, events: Events) -> Dict[str, Any]:
    del parsed, events
    if not settings.database.exists():
        raise Failure(MEND, f"there is no database at {settings.database}: run pulse-crm sync")
    with Store(settings.database) as store:
        return {
            "status": {
                "database": str(settings.database),
                "follows": store.state("filter") or "all items",
                "snapshot": store.state("snapshot"),
                "changes": int(store.state("changes")),
                "items": store.count(),
                "mailable": store.count("mailable"),
                "sectors": store.tally("sector"),
                "kinds": store.tally("kind"),
            }
        }


def _client(settings: Any) -> Client:
    # A stream that is over after its time is taken up again: an hour is one night's.
    return Client(query_address=settings.query_address, tls_ca_file=settings.tls_ca_file, stream_timeout=3600.0)


def _lines(value: Any, indent: str = "") -> Any:
    for name, part in value.items():
        label = name.replace("_", " ") if name.islower() else name or "none"
        if isinstance(part, dict) and not part:
            yield f"{indent}{label}: none"
        elif isinstance(part, dict):
            yield f"{indent}{label}:"
            yield from _lines(part, indent + "  ")
        else:
            yield f"{indent}{label}: {part}"


def _stop(number: int, _frame: Any) -> None:
    # Unwinds, so that files with contacts' keys are removed.
    sys.exit(128 + number)
