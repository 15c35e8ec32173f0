"""Everything that can be set: by flag, else in the environment, else by default.

README.md has this table; a test compares them.
"""

from __future__ import annotations

import argparse
import datetime
import math
import os
import pathlib
from dataclasses import dataclass
from typing import Any, Callable, Mapping, Tuple

from cordispulse import v1

from .events import FORMATS
from .failure import MEND, Failure
from .moment import last_midnight, parse_moment


def _text(value: str) -> str:
    return value


def _path(value: str) -> pathlib.Path:
    path = pathlib.Path(value)
    if not path.name or not path.resolve().parent.is_dir():
        raise ValueError("its folder does not exist")
    return path.resolve()


def _names(prefix: str) -> Callable[[str], Tuple[str, ...]]:
    def parse(value: str) -> Tuple[str, ...]:
        names = tuple(name.strip() for name in value.split(",") if name.strip())
        if any(not name.startswith(prefix) for name in names):
            raise ValueError(f"names with commas between, such as {prefix}…")
        return names

    return parse


def _kinds(value: str) -> Tuple[int, ...]:
    names = [name.strip().upper() for name in value.split(",") if name.strip()]
    known = {name[len("ITEM_KIND_") :]: number for name, number in v1.ItemKind.items()}
    if any(name not in known for name in names):
        raise ValueError(f"of {', '.join(known)}, with commas between")
    return tuple(known[name] for name in names)


def _moment(value: str):
    if not value:
        return last_midnight(datetime.datetime.now(datetime.timezone.utc))
    return parse_moment(value if "T" in value.upper() else f"{value}T00:00:00Z")


def _number(least: float, most: float, whole: bool = True) -> Callable[[str], Any]:
    def parse(value: str):
        number = int(value) if whole else float(value)
        if not (math.isfinite(number) and least <= number <= most):
            raise ValueError
        return number

    def checked(value: str):
        try:
            return parse(value)
        except ValueError:
            raise ValueError(f"a {'whole ' if whole else ''}number from {least} to {most}") from None

    return checked


def _format(value: str) -> str:
    if value not in FORMATS:
        raise ValueError(" or ".join(FORMATS))
    return value


@dataclass(frozen=True)
class Setting:
    name: str  #: of the flag, without its dashes
    environment: str
    default: str  #: as one would write it; empty means what `meaning` says
    meaning: str
    parse: Callable[[str], Any]
    commands: str  #: that have it


SETTINGS = (
    Setting("query-address", "PULSE_QUERY_ADDRESS", "127.0.0.1:7402", "the query service", _text, "sync score run"),
    Setting(
        "tls-ca-file", "PULSE_TLS_CA_FILE", "", "authorities to trust, PEM; without it only loopback", _text,
        "sync score run",
    ),
    Setting("database", "PULSE_CRM_DATABASE", "pulse-crm.sqlite", "the local items", _path, "sync run status"),
    Setting(
        "sectors", "PULSE_CRM_SECTORS", "", "follow only items of these, commas between; all", _names("sectors/"),
        "sync run",
    ),
    Setting("kinds", "PULSE_CRM_KINDS", "", "only these: REPORT,BRIEFING; all", _kinds, "sync run"),
    Setting(
        "publishers", "PULSE_CRM_PUBLISHERS", "", "only items of one of these; all", _names("publishers/"), "sync run"
    ),
    Setting("engagements", "PULSE_CRM_ENGAGEMENTS", "engagements.csv", "the export", _path, "score run"),
    Setting("tags", "PULSE_CRM_TAGS", "tags.csv", "written anew, as a whole", _path, "score run"),
    Setting("rejects", "PULSE_CRM_REJECTS", "rejects.csv", "lines that were not scored, and why", _path, "score run"),
    Setting("as-of", "PULSE_CRM_AS_OF", "", "the moment of the scores; the last midnight, UTC", _moment, "score run"),
    Setting(
        "half-life", "PULSE_CRM_HALF_LIFE", "90", "days in which an engagement loses half its weight",
        _number(1, 3650), "score run",
    ),
    Setting(
        "min-score", "PULSE_CRM_MIN_SCORE", "0.01", "lower scores are no tags", _number(1e-9, 1e9, whole=False),
        "score run",
    ),
    Setting("max-evidence", "PULSE_CRM_MAX_EVIDENCE", "5", "most items named for a tag", _number(1, 20), "score run"),
    Setting(
        "patience", "PULSE_CRM_PATIENCE", "300", "seconds to go on trying while the service is away",
        _number(0, 86400, whole=False), "sync score run",
    ),
    Setting("log-format", "PULSE_CRM_LOG_FORMAT", "text", "text or json", _format, "sync score run status"),
)


def add_flags(parser: argparse.ArgumentParser, command: str) -> None:
    for setting in SETTINGS:
        if command in setting.commands.split():
            default = f" ({setting.default})" if setting.default else ""
            parser.add_argument(
                f"--{setting.name}", metavar="…", help=f"{setting.meaning}{default} [${setting.environment}]"
            )


def resolve(arguments: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> argparse.Namespace:
    """The command's settings, read. Raises Failure that names the flag or variable."""
    resolved = argparse.Namespace()
    for setting in SETTINGS:
        attribute = setting.name.replace("-", "_")
        if not hasattr(arguments, attribute):
            continue
        value, source = getattr(arguments, attribute), f"--{setting.name}"
        if value is None:
            value, source = environment.get(setting.environment) or setting.default, f"${setting.environment}"
        try:
            setattr(resolved, attribute, setting.parse(value))
        except ValueError as problem:
            raise Failure(MEND, f"{source} is {value!r}, and has to be right: {problem}") from None
    return resolved
