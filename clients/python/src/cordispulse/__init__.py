"""Client of the Pulse content service.

    from cordispulse import Client, v1

    with Client() as client:
        print(client.get_latest_issue(v1.GetLatestIssueRequest()).issue.title)

`AsyncClient` is the same for asyncio. `v1` has every message of the API.
"""

from . import v1
from .aio import AsyncClient
from .client import Client
from .errors import (
    AbortedError,
    DeadlineExceededError,
    FailedPreconditionError,
    FieldViolation,
    InvalidArgumentError,
    NotFoundError,
    PulseError,
    ResourceExhaustedError,
    UnavailableError,
)

__all__ = [
    "AbortedError",
    "AsyncClient",
    "Client",
    "DeadlineExceededError",
    "FailedPreconditionError",
    "FieldViolation",
    "InvalidArgumentError",
    "NotFoundError",
    "PulseError",
    "ResourceExhaustedError",
    "UnavailableError",
    "v1",
]
