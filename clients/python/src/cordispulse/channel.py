"""How a client connects: credentials, retries, limits."""

from __future__ import annotations

import ipaddress
import os
import pathlib
from dataclasses import dataclass, field
from typing import Optional

import grpc

from .errors import InvalidArgumentError

#: Largest answer taken, in bytes: a document may have 16 MiB, and the answer to
#: it carries its text and where each field of it stands.
MAX_ANSWER_BYTES = 64 << 20

_MAX_ACTOR_LENGTH = 200


@dataclass(frozen=True)
class Options:
    """Where the services are and how long to wait for them."""

    #: Default: $PULSE_INGEST_ADDRESS, else 127.0.0.1:7401; and so on.
    ingest_address: str = field(default_factory=lambda: _environment("PULSE_INGEST_ADDRESS", "127.0.0.1:7401"))
    query_address: str = field(default_factory=lambda: _environment("PULSE_QUERY_ADDRESS", "127.0.0.1:7402"))
    render_address: str = field(default_factory=lambda: _environment("PULSE_RENDER_ADDRESS", "127.0.0.1:7403"))
    #: PEM file of the certificate authorities to trust; empty means plain text,
    #: which is allowed to loopback addresses only. Default: $PULSE_TLS_CA_FILE.
    tls_ca_file: str = field(default_factory=lambda: _environment("PULSE_TLS_CA_FILE", ""))
    #: Seconds for one call, its retries included.
    timeout: float = 30.0
    #: Seconds for one stream; a watch is resumed when they are over.
    stream_timeout: float = 600.0
    #: Who asks, kept with what they change: at most 200 characters of printable
    #: ASCII.
    actor: str = ""

    def address(self, service: str) -> str:
        """Where the service of this full name is."""
        return {
            "IngestService": self.ingest_address,
            "QueryService": self.query_address,
            "RenderService": self.render_address,
        }[service.rsplit(".", 1)[1]]

    def metadata(self):
        """The metadata of every call. Raises InvalidArgumentError."""
        if len(self.actor) > _MAX_ACTOR_LENGTH or not all(" " <= character <= "~" for character in self.actor):
            raise _invalid(f"an actor is at most {_MAX_ACTOR_LENGTH} characters of printable ASCII")
        return (("pulse-actor", self.actor),) if self.actor else ()


def is_loopback(address: str) -> bool:
    """Whether `address` (host:port, [::1]:port, unix:path) stays on this machine."""
    if address.startswith("unix:"):
        return True
    host = address.rpartition(":")[0] if address.count(":") == 1 or address.startswith("[") else address
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def credentials(address: str, tls_ca_file: str) -> Optional[grpc.ChannelCredentials]:
    """What to open a channel with; None is plain text. Raises InvalidArgumentError."""
    if not tls_ca_file:
        if not is_loopback(address):
            raise _invalid(
                f"{address} is not on this machine and plain text goes only to loopback: "
                "name the file of the certificate authority to trust (tls_ca_file)"
            )
        return None
    try:
        roots = pathlib.Path(tls_ca_file).read_bytes()
    except OSError:
        roots = b""
    if not roots:
        raise _invalid(
            f"cannot read certificate authorities from {tls_ca_file}: name a PEM file that exists and is not empty"
        )
    return grpc.ssl_channel_credentials(roots)


def channel_options(address: str):
    """The channel arguments of grpc and grpc.aio."""
    options = [
        ("grpc.service_config", pathlib.Path(__file__).with_name("service_config.json").read_text()),
        ("grpc.max_receive_message_length", MAX_ANSWER_BYTES),
        # The limit on documents is the service's to state, with a reason.
        ("grpc.max_send_message_length", -1),
    ]
    if is_loopback(address):
        # gRPC would send even loopback traffic through $http_proxy.
        options.append(("grpc.enable_http_proxy", 0))
    return options


def _environment(name: str, otherwise: str) -> str:
    return os.environ.get(name) or otherwise


def _invalid(message: str) -> InvalidArgumentError:
    return InvalidArgumentError(grpc.StatusCode.INVALID_ARGUMENT, message)
