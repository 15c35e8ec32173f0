"""Drives every client through the same table of calls and compares.

    tests/clients/run [CLIENT]… [--case PART-OF-A-NAME]

live_cases.json runs against the services, with a database of its own for each
client; scripted_cases.json against a server that fails as the case says.
"""

import argparse
import base64
import json
import pathlib
import sys

from cordispulse import Client, v1
from driver import Driver
from expectation import differences, steady
from live_services import ROOT, LiveServices
from scripted_services import ScriptedServices

HERE = pathlib.Path(__file__).resolve().parent


class Run:
    """One client's run through the table."""

    def __init__(self, driver, selected):
        self._driver = driver
        self._selected = selected
        self._saved = {}
        self.results = {}  # of the live cases, by name: what every client's has to be
        self.failures = []
        self.count = 0

    def live(self, cases, services):
        for case in cases:
            result = self._perform(case, services.addresses, on_progress=self._meanwhile(case, services))
            self.results[case["name"]] = steady(result, case.get("varies", ()))
            if "restart" in case:
                services.restart(case["restart"])

    def scripted(self, cases, services):
        for case in cases:
            if self._selected not in case["name"]:
                continue
            services.play(case.get("script", []))
            self._perform(case, services.addresses, services)

    # What happens while the client watches: once it has a message.
    def _meanwhile(self, case, services):
        def act(received):
            if received == 1 and "meanwhile" in case:
                services.restart(case["meanwhile"]["restart"])
                with Client(**services.addresses) as client:
                    client.publish_issue(v1.PublishIssueRequest(name=case["meanwhile"]["publish"]))

        return act

    def _perform(self, case, addresses, scripted=None, on_progress=lambda received: None):
        self.count += 1
        self._driver.tell(self._command(case, addresses))
        result = self._driver.result(on_progress)
        for field, path in case.get("save", {}).items():
            self._saved[field] = _at(result, path)
        self._judge(case, result, scripted)
        return result

    def _judge(self, case, result, scripted):
        lacking = self._driver.name in case.get("lacking_in", [])
        if result.get("unsupported") or lacking:
            if not lacking:
                self._fail(case, ["the client has no such call; say so in the case's lacking_in"])
            elif not result.get("unsupported"):
                self._fail(case, ["the client has the call now: take it out of the case's lacking_in"])
            return
        wrong = [result["crashed"]] if "crashed" in result else differences(case["expect"], result)
        if "error" in result and "error" not in case["expect"]:
            wrong.append(f"error: {result['error']}")
        if scripted:
            wrong += _wrong_calls(case, scripted.calls)
        if wrong:
            self._fail(case, wrong)

    def _fail(self, case, lines):
        self.failures.append(case["name"])
        print(f"FAILED {self._driver.name}: {case['name']}", *lines, sep="\n    ", flush=True)

    def _command(self, case, addresses):
        command = {name: self._filled(case[name]) for name in COMMAND if name in case}
        command.setdefault("request", {})
        command["options"] = {"timeout_ms": 20000, **addresses, **command.get("options", {})}
        return command

    # {"$file": path} is a file's bytes, {"$saved": name} what a case saved.
    def _filled(self, value):
        if isinstance(value, list):
            return [self._filled(element) for element in value]
        if not isinstance(value, dict):
            return value
        if "$file" in value:
            return base64.b64encode((ROOT / value["$file"]).read_bytes()).decode()
        if "$saved" in value:
            return self._saved.get(value["$saved"])
        return {name: self._filled(element) for name, element in value.items()}


COMMAND = ("call", "all", "request", "requests", "take", "cancel_after", "patience_ms", "options")


def _wrong_calls(case, calls):
    wrong = []
    if len(calls) != case["calls"]:
        wrong.append(f"expected {case['calls']} calls, got {len(calls)}")
    if "requests_seen" in case:
        wrong += differences(case["requests_seen"], [call["request"] for call in calls], "request")
    if not all(call["has_deadline"] for call in calls):
        wrong.append("expected a deadline, got none")
    if "actor_seen" in case and {call["actor"] for call in calls} != {case["actor_seen"]}:
        wrong.append(f"expected actor {case['actor_seen']}, got {calls}")
    same = case.get("same_in_all_requests")
    if same and (len({call["request"].get(same) for call in calls}) != 1 or not calls[0]["request"].get(same)):
        wrong.append(f"expected one {same} in all requests, got {calls}")
    return wrong


def _at(value, path):
    for step in path.split("."):
        try:
            value = value[int(step) if isinstance(value, list) else step]
        except LookupError:
            return None
    return value


def compare(runs):
    """Each live result has to be the first client's."""
    (first, reference), *others = runs.items()
    failed = 0
    for name, run in others:
        for case, result in run.results.items():
            expected = reference.results[case]
            if "unsupported" in expected or "unsupported" in result or expected == result:
                continue
            failed += 1
            print(f"DIFFERS {name} from {first}: {case}", *differences(expected, result), sep="\n    ")
    return failed


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--bin", type=pathlib.Path, required=True, help="folder of the services' programs")
    arguments.add_argument("--driver", action="append", nargs="+", metavar=("CLIENT", "COMMAND"), required=True)
    arguments.add_argument("--case", default="", help="only scripted cases with this in their name")
    options = arguments.parse_args()
    live = json.loads((HERE / "live_cases.json").read_text())
    scripted = json.loads((HERE / "scripted_cases.json").read_text())
    runs = {}
    for name, *command in options.driver:
        with Driver(name, command) as driver:
            run = runs[name] = Run(driver, options.case)
            if not options.case:
                with LiveServices(options.bin, name) as services:
                    run.live(live, services)
            with ScriptedServices() as services:
                run.scripted(scripted, services)
        print(f"{name}: {run.count} cases, {len(run.failures)} failed", flush=True)
    differing = compare(runs)
    return 1 if differing or any(run.failures for run in runs.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
