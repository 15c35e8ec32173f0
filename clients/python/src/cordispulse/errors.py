"""What a failed call raises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Tuple

import grpc
from google.protobuf.message import DecodeError
from google.rpc import error_details_pb2, status_pb2  # type: ignore[import-untyped]

_DETAILS_KEY = "grpc-status-details-bin"


@dataclass(frozen=True)
class FieldViolation:
    """One field of the request that the service refused."""

    field: str  #: path in the request: `document.content`
    description: str


class PulseError(Exception):
    """A failed call. Everything but `code` and `message` may be empty: a
    failure of the connection carries no details of a service."""

    def __init__(
        self,
        code: grpc.StatusCode,
        message: str,
        *,
        reason: str = "",
        domain: str = "",
        field_violations: Tuple[FieldViolation, ...] = (),
        retry_delay: Optional[float] = None,
        address: str = "",
    ):
        super().__init__(message)
        self.code = code
        self.message = message
        #: ErrorInfo.reason, UPPER_SNAKE_CASE: `ISSUE_NOT_FOUND`.
        self.reason = reason
        self.domain = domain
        self.field_violations = field_violations
        #: Seconds the service asks to wait before the same call again.
        self.retry_delay = retry_delay
        #: Where the call went; empty for an error of the client itself.
        self.address = address

    @staticmethod
    def from_status(status: status_pb2.Status) -> PulseError:
        """What became of one document of an archive: IngestArchiveResponse.error."""
        error = _make(_CODES.get(status.code, grpc.StatusCode.UNKNOWN), status.message, "")
        for detail in status.details:
            _decode_detail(detail, error)
        return error

    def __str__(self) -> str:
        return f"{self.code.name}{f' ({self.reason})' if self.reason else ''}: {self.message}"


class InvalidArgumentError(PulseError):
    """The request is wrong, or the client's options are."""


class NotFoundError(PulseError):
    """What the request names is not there, or not for readers."""


class AbortedError(PulseError):
    """Somebody else was first: an etag or a plan is no longer current."""


class FailedPreconditionError(PulseError):
    """Not in the state the call needs."""


class ResourceExhaustedError(PulseError):
    """The service is busy; `retry_delay` says how long to wait."""


class UnavailableError(PulseError):
    """No service answers there, or it cannot work now."""


class DeadlineExceededError(PulseError):
    """No answer within the call's time. A write may still have happened."""


_CLASSES = {
    grpc.StatusCode.INVALID_ARGUMENT: InvalidArgumentError,
    grpc.StatusCode.NOT_FOUND: NotFoundError,
    grpc.StatusCode.ABORTED: AbortedError,
    grpc.StatusCode.FAILED_PRECONDITION: FailedPreconditionError,
    grpc.StatusCode.RESOURCE_EXHAUSTED: ResourceExhaustedError,
    grpc.StatusCode.UNAVAILABLE: UnavailableError,
    grpc.StatusCode.DEADLINE_EXCEEDED: DeadlineExceededError,
}

_CODES = {code.value[0]: code for code in grpc.StatusCode}


def _make(code: grpc.StatusCode, message: str, address: str) -> PulseError:
    return _CLASSES.get(code, PulseError)(code, message, address=address)


def from_rpc_error(error: grpc.RpcError, address: str) -> PulseError:
    """The exception for what grpc or grpc.aio raised. Details that are absent,
    unknown or malformed are left empty; code and message always arrive."""
    decoded = _make(error.code(), error.details() or "", address)
    trailers: Any = error.trailing_metadata() or ()
    for key, value in trailers:
        if key == _DETAILS_KEY:
            _decode(value, decoded)
    return decoded


def _decode(data: bytes, into: PulseError) -> None:
    try:
        details = status_pb2.Status.FromString(data).details
        for detail in details:
            _decode_detail(detail, into)
    except DecodeError:
        return


def _decode_detail(detail, into: PulseError) -> None:
    info = error_details_pb2.ErrorInfo()
    bad_request = error_details_pb2.BadRequest()
    retry = error_details_pb2.RetryInfo()
    if detail.Unpack(info):
        into.reason, into.domain = info.reason, info.domain
    elif detail.Unpack(bad_request):
        into.field_violations = tuple(FieldViolation(v.field, v.description) for v in bad_request.field_violations)
    elif detail.Unpack(retry) and retry.HasField("retry_delay"):
        into.retry_delay = retry.retry_delay.seconds + retry.retry_delay.nanos / 1e9
