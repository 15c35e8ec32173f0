"""A server that has every procedure of the API and does what a case's script
says, call by call. Remembers what it was asked."""

import base64
import threading
from concurrent import futures

import grpc
from google.protobuf.json_format import MessageToDict, ParseDict
from google.rpc import error_details_pb2, status_pb2

from cordispulse import Client


def _procedures():
    for name in dir(Client):
        procedure = getattr(Client, name)
        if hasattr(procedure, "path"):
            yield procedure.path, procedure


class ScriptedServices(grpc.GenericRpcHandler):
    """One address for all three services. Started by `with`."""

    def __enter__(self):
        self._procedures = dict(_procedures())
        self._lock = threading.Lock()
        self._server = grpc.server(futures.ThreadPoolExecutor(16), handlers=[self])
        port = self._server.add_insecure_port("127.0.0.1:0")
        self._server.start()
        self.addresses = {f"{service}_address": f"127.0.0.1:{port}" for service in ("ingest", "query", "render")}
        self.play([])
        return self

    def __exit__(self, *_):
        self._server.stop(grace=None).wait()

    def play(self, script):
        """One step a call from now on; the last is repeated."""
        with self._lock:
            self._script = list(script)
            self.calls = []

    def service(self, handler_call_details):
        procedure = self._procedures.get(handler_call_details.method)
        if procedure is None:
            return None

        def answer(request, context):
            return self._answer(procedure, request, context)

        # A unary answer is a stream of one message on the wire.
        make = grpc.stream_stream_rpc_method_handler
        if procedure.kind != "BidiStreamCall":
            make = grpc.unary_stream_rpc_method_handler
        return make(answer, procedure.request.FromString, procedure.response.SerializeToString)

    def _answer(self, procedure, request, context):
        with self._lock:
            step = self._script[min(len(self.calls), len(self._script) - 1)]
            self.calls.append(
                {
                    "request": None if procedure.kind == "BidiStreamCall" else MessageToDict(request),
                    "actor": dict(context.invocation_metadata()).get("pulse-actor", ""),
                    "has_deadline": (context.time_remaining() or 1e9) < 1e6,
                }
            )
        for response in step.get("responses", []):
            yield ParseDict(response, procedure.response())
        if step.get("hang"):
            over = threading.Event()
            if context.add_callback(over.set):
                over.wait()
        elif "error" in step:
            _fail(step["error"], context)


def _fail(error, context):
    code = grpc.StatusCode[error["code"]]
    trailers = []
    if "retry_pushback_ms" in error:
        trailers.append(("grpc-retry-pushback-ms", str(error["retry_pushback_ms"])))
    if "details_base64" in error:
        trailers.append(("grpc-status-details-bin", base64.b64decode(error["details_base64"])))
    elif "details" in error:
        status = status_pb2.Status(code=code.value[0], message=error.get("message", ""))
        for name, fields in error["details"].items():
            status.details.add().Pack(ParseDict(fields, getattr(error_details_pb2, name)()))
        trailers.append(("grpc-status-details-bin", status.SerializeToString()))
    context.set_trailing_metadata(trailers)
    context.abort(code, error.get("message", "scripted"))
