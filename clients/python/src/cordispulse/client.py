"""The client that calls and waits."""

from __future__ import annotations

import threading
from typing import Any, Callable, Dict, Generic, Iterable, Iterator, Optional, TypeVar

import grpc

from . import v1
from ._calls import Calls
from .call import Paged, Procedure
from .channel import Options, channel_options, credentials
from .errors import PulseError, from_rpc_error
from .resume import Resumption

Request = TypeVar("Request")
Response = TypeVar("Response")
Element = TypeVar("Element")


class Client(Calls):
    """One connection to each service, opened by the first call to it. May be
    used by many threads. Close it, or use it in a `with` statement.

    Each call takes its request and, as `timeout`, its own time in seconds. It
    raises a PulseError. While the service is UNAVAILABLE, calls that only read
    and calls with a request id are sent again within their time; the others are
    sent once. A request that may have an id and has none is given one.
    """

    def __init__(self, **options: Any):
        """Takes the fields of channel.Options. Raises InvalidArgumentError."""
        self.options = Options(**options)
        self._metadata = self.options.metadata()
        self._channels: Dict[str, grpc.Channel] = {}
        for address in {self.options.ingest_address, self.options.query_address, self.options.render_address}:
            secured = credentials(address, self.options.tls_ca_file)
            self._channels[address] = (
                grpc.secure_channel(address, secured, channel_options(address))
                if secured
                else grpc.insecure_channel(address, channel_options(address))
            )

    def close(self) -> None:
        """Ends what is under way."""
        for channel in self._channels.values():
            channel.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def watch(
        self, request: Optional[v1.WatchChangesRequest] = None, *, patience: float = 300.0
    ) -> Watch:
        """The change feed from `request.start_cursor` on, for ever: a stream that
        breaks is resumed after the last message. Gives up, with the last error,
        when no stream brought a message for `patience` seconds."""
        return Watch(self, request or v1.WatchChangesRequest(), patience)

    def _bind(self, procedure: Procedure) -> Any:
        return _KINDS[procedure.kind](self, procedure)


class BoundCall(Generic[Request, Response]):
    """A procedure of a client."""

    def __init__(self, client: Client, procedure: Procedure[Request, Response]):
        self._procedure = procedure
        self._options = client.options
        self._metadata = client._metadata
        self._address = client.options.address(procedure.service)
        self._channel = client._channels[self._address]

    def _open(self, make: str) -> Callable[..., Any]:
        return getattr(self._channel, make)(
            self._procedure.path,
            request_serializer=self._procedure.request.SerializeToString,  # type: ignore[attr-defined]
            response_deserializer=self._procedure.response.FromString,  # type: ignore[attr-defined]
        )

    def _received(self, call: Any) -> Iterator[Response]:
        try:
            yield from call
        except grpc.RpcError as error:
            raise from_rpc_error(error, self._address) from error
        finally:
            call.cancel()


class UnaryCall(BoundCall[Request, Response]):
    def __call__(self, request: Request, *, timeout: Optional[float] = None) -> Response:
        try:
            return self._open("unary_unary")(
                self._procedure.with_request_id(request),
                timeout=self._options.timeout if timeout is None else timeout,
                metadata=self._metadata,
            )
        except grpc.RpcError as error:
            raise from_rpc_error(error, self._address) from error


class PagedCall(UnaryCall[Request, Response], Generic[Request, Response, Element]):
    """Called, it answers one page."""

    def all(self, request: Request, *, timeout: Optional[float] = None) -> Iterator[Element]:
        """Everything the request selects, over all pages, fetched as the loop
        reaches them. `request.page_token` is where it starts; `timeout` is that
        of one page."""
        assert isinstance(self._procedure, Paged)
        page_request: Any = self._procedure.request()
        page_request.CopyFrom(request)
        while True:
            page: Any = self(page_request, timeout=timeout)
            yield from getattr(page, self._procedure.elements)
            if not page.next_page_token:
                return
            if page.next_page_token == page_request.page_token:
                # Would loop for ever.
                raise PulseError(grpc.StatusCode.INTERNAL, "the service answered the same page token twice")
            page_request.page_token = page.next_page_token


class ServerStreamCall(BoundCall[Request, Response]):
    def __call__(self, request: Request, *, timeout: Optional[float] = None) -> Iterator[Response]:
        """One stream as the service sends it; closing the iterator ends it."""
        return self._received(self._start(request, timeout))

    def _start(self, request: Request, timeout: Optional[float] = None) -> Any:
        return self._open("unary_stream")(
            request,
            timeout=self._options.stream_timeout if timeout is None else timeout,
            metadata=self._metadata,
        )


class BidiStreamCall(BoundCall[Request, Response]):
    def __call__(self, requests: Iterable[Request], *, timeout: Optional[float] = None) -> Iterator[Response]:
        """Sends the requests, in a thread of gRPC's, as fast as the service takes
        them; answers come as it sends them. Is never sent again."""
        call = self._open("stream_stream")(
            iter(requests),
            timeout=self._options.stream_timeout if timeout is None else timeout,
            metadata=self._metadata,
        )
        return self._received(call)


class Watch:
    """An iterator over the change feed; see Client.watch. For one thread, but any
    thread may cancel it. Leaving its `with` statement cancels it."""

    def __init__(self, client: Client, request: v1.WatchChangesRequest, patience: float):
        self._open = client.watch_changes
        self._resumption = Resumption(request, patience)
        self._cancelled = threading.Event()
        self._call: Any = None

    @property
    def cursor(self) -> str:
        """Resume after the last message by starting a watch here."""
        return self._resumption.request.start_cursor

    def cancel(self) -> None:
        """Ends the iteration."""
        self._cancelled.set()
        if self._call is not None:
            self._call.cancel()

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *_: Any) -> None:
        self.cancel()

    def __iter__(self) -> Watch:
        return self

    def __next__(self) -> v1.WatchChangesResponse:
        while not self._cancelled.is_set():
            failure = None
            try:
                if self._call is None:
                    self._call = self._open._start(self._resumption.request)
                message = next(self._call)
                self._resumption.received(message)
                return message
            except StopIteration:
                pass
            except grpc.RpcError as error:
                failure = from_rpc_error(error, self._open._address)
            self._call = None
            if not self._cancelled.is_set():
                self._cancelled.wait(self._resumption.wait_after(failure))
        raise StopIteration


_KINDS = {kind.__name__: kind for kind in (UnaryCall, PagedCall, ServerStreamCall, BidiStreamCall)}
