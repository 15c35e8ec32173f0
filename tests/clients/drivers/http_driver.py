"""Drives the HTTP gateway: a command a line in, a result a line out.
tests/clients/README.md has both forms. The argument is the gateway's program.

Which path a call has is read from the annotations in proto/. What has none,
writes for the most part, is called over gRPC, so that later cases find it done.
"""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

from cordispulse import v1
from google.api import annotations_pb2
from google.rpc import code_pb2
from python_driver import run_sync, tell

UNSUPPORTED = {"unsupported": True}
#: What a client of HTTP has to do by itself.
CLIENTS_OWN = {"watch"}
SERVICES = ("ingest_service", "query_service", "render_service")


def bindings():
    """{call: the path and method of its first binding}"""
    found = {}
    for name in SERVICES:
        file = getattr(__import__(f"cordisbright.pulse.v1.{name}_pb2", fromlist=["DESCRIPTOR"]), "DESCRIPTOR")
        for service in file.services_by_name.values():
            for method in service.methods:
                rule = method.GetOptions().Extensions[annotations_pb2.http]
                if rule.get:
                    found[method.name] = rule.get
    return found


class Gateway:
    """The process, before the services of a command."""

    def __init__(self, program):
        self._program = program
        self._options = None
        self._process = None

    def before(self, options):
        """Its URL; a RuntimeError with what it says when it does not start."""
        wanted = {name: options[name] for name in sorted(options) if name.endswith("_address") or name == "tls_ca_file"}
        if wanted != self._options:
            self.stop()
            flags = [f"--{name.replace('_', '-')}={value}" for name, value in wanted.items()]
            self._process = subprocess.Popen(
                [self._program, "--listen=127.0.0.1:0", "--editors", *flags], stderr=subprocess.PIPE, text=True
            )
            said = ""
            for line in self._process.stderr:
                said += line
                if found := re.search(r"\baddress=(\S+)", line):
                    self._url = f"http://{found.group(1)}"
                    break
            else:
                self.stop()
                raise RuntimeError(said)
            # Nobody reads on, and a full pipe would stop it.
            self._drain = subprocess.Popen(["cat"], stdin=self._process.stderr, stdout=subprocess.DEVNULL)
            self._process.stderr.close()
            self._options = wanted
        return self._url

    def stop(self):
        if self._process is None:
            return
        self._process.terminate()
        self._process.wait(timeout=30)
        if self._options is not None:
            self._drain.wait(timeout=30)
        self._process = self._options = None


def url_of(template, request):
    """The path and query of a call; None when a name is not of the path's form."""
    query = dict(request)
    path = template
    for field, form in re.findall(r"\{(\w+)=([^}]*)\}", template):
        name = query.pop(field, "")
        if not re.fullmatch(form.replace("*", "[^/]+"), name):
            return None
        path = path.replace(f"{{{field}={form}}}", urllib.parse.quote(name))
    return f"{path}?{urllib.parse.urlencode(list(parameters(query)))}"


def parameters(fields, prefix=""):
    """Nested messages as `first_edition.year`, lists as a parameter each."""
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from parameters(value, f"{prefix}{name}.")
        else:
            for each in value if isinstance(value, list) else [value]:
                yield prefix + name, str(each).lower() if isinstance(each, bool) else each


def get(url, options):
    """The answer and no error, or no answer and the error."""
    request = urllib.request.Request(url, headers={"Grpc-Timeout": f"{options['timeout_ms']}m"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer), None
    except urllib.error.HTTPError as refused:
        return None, error_of(json.load(refused), refused.url)


def error_of(status, address):
    details = {detail["@type"].rsplit(".", 1)[1]: detail for detail in status.get("details", [])}
    info, violations = details.get("ErrorInfo", {}), details.get("BadRequest", {}).get("fieldViolations", [])
    delay = details.get("RetryInfo", {}).get("retryDelay")
    return {
        "code": code_pb2.Code.Name(status["code"]),
        "message": status.get("message", ""),
        "reason": info.get("reason", ""),
        "domain": info.get("domain", ""),
        "address": address,
        "field_violations": [violation["field"] for violation in violations],
        "retry_delay_ms": None if delay is None else round(float(delay.rstrip("s")) * 1000),
    }


def refused_to_start(said):
    code, message = re.search(r"pulse-http: (\w+): (.*)", said).groups()
    code = re.sub(r"(?<!^)(?=[A-Z])", "_", code).upper()
    return {"error": {"code": code, "message": message, "reason": "", "address": "", "field_violations": []}}


def run(command, gateway, paths):
    if command["call"] in CLIENTS_OWN:
        return UNSUPPORTED
    if command["call"] not in paths:
        return run_sync(command)
    url = url_of(paths[command["call"]], command["request"])
    if url is None:
        return UNSUPPORTED
    try:
        base = gateway.before(command["options"])
    except RuntimeError as failed:
        return refused_to_start(str(failed))
    if command.get("all"):
        return walk(base + url, command)
    answer, error = get(base + url, command["options"])
    if error and error["reason"] == "BACKEND_UNAVAILABLE":
        return UNSUPPORTED  # the address of a service is not for callers of the gateway
    return {"responses": [], "error": error} if error else {"response": answer}


def walk(url, command):
    """All elements, page by page: AIP-158 has them in the response's first field."""
    response = getattr(v1, f"{command['call']}Response").DESCRIPTOR
    elements, token = [], ""
    while True:
        page, error = get(f"{url}&{urllib.parse.urlencode({'pageToken': token})}" if token else url, command["options"])
        if error:
            return {"responses": elements, "error": error}
        elements += page.get(response.fields[0].json_name, [])
        if page.get("nextPageToken", "") == token and token:
            return UNSUPPORTED  # a page that leads to itself is for the caller to notice
        token = page.get("nextPageToken", "")
        if not token:
            return {"responses": elements}


def main():
    gateway, paths = Gateway(sys.argv[1]), bindings()
    try:
        for line in sys.stdin:
            tell(run(json.loads(line), gateway, paths))
    finally:
        gateway.stop()


if __name__ == "__main__":
    main()
