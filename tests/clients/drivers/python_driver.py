"""Drives the Python clients: a command a line in, a result a line out.
tests/clients/README.md has both forms. `asyncio` drives the other client."""

import asyncio
import itertools
import json
import re
import sys
import threading

from cordispulse import AsyncClient, Client, PulseError, v1
from google.protobuf.json_format import MessageToDict, ParseDict

CANCEL_SECONDS = 0.05  # while the client waits for the next message


def tell(answer):
    print(json.dumps(answer), flush=True)


def call_name(procedure):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", procedure).lower()


def options_of(command):
    options = dict(command["options"])
    for name in ("timeout", "stream_timeout"):
        if f"{name}_ms" in options:
            options[name] = options.pop(f"{name}_ms") / 1000
    return options


def watch_arguments(command):
    request = ParseDict(command["request"], v1.WatchChangesRequest())
    patience = {"patience": command["patience_ms"] / 1000} if "patience_ms" in command else {}
    return request, patience


def request_of(command, procedure):
    if procedure.kind == "BidiStreamCall":
        return [ParseDict(request, procedure.request()) for request in command["requests"]]
    return ParseDict(command["request"], procedure.request())


def error_of(error):
    return {
        "code": error.code.name,
        "message": error.message,
        "reason": error.reason,
        "domain": error.domain,
        "address": error.address,
        "field_violations": [violation.field for violation in error.field_violations],
        "retry_delay_ms": None if error.retry_delay is None else round(error.retry_delay * 1000),
    }


def run_sync(command):
    responses = []
    try:
        with Client(**options_of(command)) as client:
            if command["call"] == "watch":
                request, patience = watch_arguments(command)
                with client.watch(request, **patience) as watch:
                    for message in itertools.islice(watch, command["take"]):
                        responses.append(MessageToDict(message))
                        tell({"received": len(responses)})
                        if len(responses) == command.get("cancel_after"):
                            threading.Timer(CANCEL_SECONDS, watch.cancel).start()
                return {"responses": responses}
            call = getattr(client, call_name(command["call"]))
            request = request_of(command, getattr(Client, call_name(command["call"])))
            if command.get("all"):
                for element in call.all(request):
                    responses.append(MessageToDict(element))
            elif isinstance(request, list):
                for message in call(request):
                    responses.append(MessageToDict(message))
            else:
                return {"response": MessageToDict(call(request))}
    except PulseError as error:
        return {"responses": responses, "error": error_of(error)}
    return {"responses": responses}


async def run_async(command):
    responses = []
    try:
        async with AsyncClient(**options_of(command)) as client:
            if command["call"] == "watch":
                request, patience = watch_arguments(command)
                async for message in client.watch(request, **patience):
                    responses.append(MessageToDict(message))
                    tell({"received": len(responses)})
                    if len(responses) == command.get("cancel_after"):
                        asyncio.get_running_loop().call_later(CANCEL_SECONDS, asyncio.current_task().cancel)
                    if len(responses) == command["take"]:
                        return {"responses": responses}
            call = getattr(client, call_name(command["call"]))
            request = request_of(command, getattr(AsyncClient, call_name(command["call"])))
            if command.get("all"):
                async for element in call.all(request):
                    responses.append(MessageToDict(element))
            elif isinstance(request, list):
                async for message in call(request):
                    responses.append(MessageToDict(message))
            else:
                return {"response": MessageToDict(await call(request))}
    except asyncio.CancelledError:
        pass
    except PulseError as error:
        return {"responses": responses, "error": error_of(error)}
    return {"responses": responses}


def main():
    for line in sys.stdin:
        command = json.loads(line)
        tell(asyncio.run(run_async(command)) if "asyncio" in sys.argv[1:] else run_sync(command))


if __name__ == "__main__":
    main()
