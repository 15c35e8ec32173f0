"""The client for asyncio."""

from __future__ import annotations

import asyncio
from typing import Any, AsyncIterable, AsyncIterator, Callable, Dict, Generic, Iterable, Optional, TypeVar, Union

import grpc
import grpc.aio

from . import v1
from ._calls import Calls
from .call import Paged, Procedure
from .channel import Options, channel_options, credentials
from .errors import PulseError, from_rpc_error
from .resume import Resumption

Request = TypeVar("Request")
Response = TypeVar("Response")
Element = TypeVar("Element")


class AsyncClient(Calls):
    """As Client, for one event loop: calls are awaited, pages and streams are
    walked with `async for`. Close it, or use it in `async with`."""

    def __init__(self, **options: Any):
        """Takes the fields of channel.Options. Raises InvalidArgumentError."""
        self.options = Options(**options)
        self._metadata = self.options.metadata()
        self._channels: Dict[str, grpc.aio.Channel] = {}
        for address in {self.options.ingest_address, self.options.query_address, self.options.render_address}:
            secured = credentials(address, self.options.tls_ca_file)
            self._channels[address] = (
                grpc.aio.secure_channel(address, secured, channel_options(address))
                if secured
                else grpc.aio.insecure_channel(address, channel_options(address))
            )

    async def close(self) -> None:
        """Ends what is under way."""
        for channel in self._channels.values():
            await channel.close()

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.close()

    async def watch(
        self, request: Optional[v1.WatchChangesRequest] = None, *, patience: float = 300.0
    ) -> AsyncIterator[v1.WatchChangesResponse]:
        """As Client.watch; cancelling the task or closing the iterator ends it."""
        stream = self.watch_changes
        resumption = Resumption(request or v1.WatchChangesRequest(), patience)
        while True:
            failure = None
            try:
                async for message in stream(resumption.request):
                    resumption.received(message)
                    yield message
            except PulseError as error:
                failure = error
            await asyncio.sleep(resumption.wait_after(failure))

    def _bind(self, procedure: Procedure) -> Any:
        return _KINDS[procedure.kind](self, procedure)


class AsyncBoundCall(Generic[Request, Response]):
    """A procedure of a client."""

    def __init__(self, client: AsyncClient, procedure: Procedure[Request, Response]):
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

    async def _received(self, call: Any) -> AsyncIterator[Response]:
        try:
            async for message in call:
                yield message
        except grpc.aio.AioRpcError as error:
            raise from_rpc_error(error, self._address) from error
        finally:
            call.cancel()


class AsyncUnaryCall(AsyncBoundCall[Request, Response]):
    async def __call__(self, request: Request, *, timeout: Optional[float] = None) -> Response:
        try:
            return await self._open("unary_unary")(
                self._procedure.with_request_id(request),
                timeout=self._options.timeout if timeout is None else timeout,
                metadata=self._metadata,
            )
        except grpc.aio.AioRpcError as error:
            raise from_rpc_error(error, self._address) from error


class AsyncPagedCall(AsyncUnaryCall[Request, Response], Generic[Request, Response, Element]):
    """Awaited, it answers one page."""

    async def all(self, request: Request, *, timeout: Optional[float] = None) -> AsyncIterator[Element]:
        """As PagedCall.all of the other client."""
        assert isinstance(self._procedure, Paged)
        page_request: Any = self._procedure.request()
        page_request.CopyFrom(request)
        while True:
            page: Any = await self(page_request, timeout=timeout)
            for element in getattr(page, self._procedure.elements):
                yield element
            if not page.next_page_token:
                return
            if page.next_page_token == page_request.page_token:
                # Would loop for ever.
                raise PulseError(grpc.StatusCode.INTERNAL, "the service answered the same page token twice")
            page_request.page_token = page.next_page_token


class AsyncServerStreamCall(AsyncBoundCall[Request, Response]):
    def __call__(self, request: Request, *, timeout: Optional[float] = None) -> AsyncIterator[Response]:
        """One stream as the service sends it; closing the iterator ends it."""
        call = self._open("unary_stream")(
            request,
            timeout=self._options.stream_timeout if timeout is None else timeout,
            metadata=self._metadata,
        )
        return self._received(call)


class AsyncBidiStreamCall(AsyncBoundCall[Request, Response]):
    def __call__(
        self, requests: Union[AsyncIterable[Request], Iterable[Request]], *, timeout: Optional[float] = None
    ) -> AsyncIterator[Response]:
        """Sends the requests as fast as the service takes them; answers come as it
        sends them. Is never sent again."""
        call = self._open("stream_stream")(
            requests,
            timeout=self._options.stream_timeout if timeout is None else timeout,
            metadata=self._metadata,
        )
        return self._received(call)


_KINDS = {
    "UnaryCall": AsyncUnaryCall,
    "PagedCall": AsyncPagedCall,
    "ServerStreamCall": AsyncServerStreamCall,
    "BidiStreamCall": AsyncBidiStreamCall,
}
