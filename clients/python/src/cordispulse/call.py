"""The kinds of remote procedure, as attributes of a client.

`client.get_issue` is the call of whichever client it is read from: `Client`
calls and waits, `AsyncClient` answers an awaitable. The generated class Calls
has one such attribute for each procedure.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, Generic, Type, TypeVar, overload

if TYPE_CHECKING:
    from .aio import AsyncBidiStreamCall, AsyncClient, AsyncPagedCall, AsyncServerStreamCall, AsyncUnaryCall
    from .client import BidiStreamCall, Client, PagedCall, ServerStreamCall, UnaryCall

Request = TypeVar("Request")
Response = TypeVar("Response")
Element = TypeVar("Element")


class Procedure(Generic[Request, Response]):
    """A remote procedure of a service, by its full name."""

    #: What the two clients make of it: names of classes in client.py and aio.py.
    kind = ""

    def __init__(self, service: str, method: str, request: Type[Request], response: Type[Response]):
        self.service = service
        self.path = f"/{service}/{method}"
        self.request = request
        self.response = response

    def __get__(self, client: Any, owner: Any = None) -> Any:
        return self if client is None else client._bind(self)

    def with_request_id(self, request: Any) -> Any:
        """The request, with an id if it may have one and has none: the service
        then recognises a repetition, so that gRPC may send it again."""
        if "request_id" not in self.request.DESCRIPTOR.fields_by_name or request.request_id:  # type: ignore[attr-defined]
            return request
        copy = self.request()
        copy.CopyFrom(request)  # type: ignore[attr-defined]
        copy.request_id = secrets.token_hex(16)  # type: ignore[attr-defined]
        return copy


class Unary(Procedure[Request, Response]):
    kind = "UnaryCall"

    if TYPE_CHECKING:

        @overload
        def __get__(self, client: Client, owner: Any = None) -> UnaryCall[Request, Response]: ...
        @overload
        def __get__(self, client: AsyncClient, owner: Any = None) -> AsyncUnaryCall[Request, Response]: ...
        def __get__(self, client: Any, owner: Any = None) -> Any: ...


class Paged(Procedure[Request, Response], Generic[Request, Response, Element]):
    """A procedure that answers a list page by page."""

    kind = "PagedCall"

    def __init__(
        self,
        service: str,
        method: str,
        request: Type[Request],
        response: Type[Response],
        elements: str,
        element: Type[Element],
    ):
        super().__init__(service, method, request, response)
        self.elements = elements
        del element  # for type checkers

    if TYPE_CHECKING:

        @overload
        def __get__(self, client: Client, owner: Any = None) -> PagedCall[Request, Response, Element]: ...
        @overload
        def __get__(self, client: AsyncClient, owner: Any = None) -> AsyncPagedCall[Request, Response, Element]: ...
        def __get__(self, client: Any, owner: Any = None) -> Any: ...


class ServerStream(Procedure[Request, Response]):
    kind = "ServerStreamCall"

    if TYPE_CHECKING:

        @overload
        def __get__(self, client: Client, owner: Any = None) -> ServerStreamCall[Request, Response]: ...
        @overload
        def __get__(self, client: AsyncClient, owner: Any = None) -> AsyncServerStreamCall[Request, Response]: ...
        def __get__(self, client: Any, owner: Any = None) -> Any: ...


class BidiStream(Procedure[Request, Response]):
    kind = "BidiStreamCall"

    if TYPE_CHECKING:

        @overload
        def __get__(self, client: Client, owner: Any = None) -> BidiStreamCall[Request, Response]: ...
        @overload
        def __get__(self, client: AsyncClient, owner: Any = None) -> AsyncBidiStreamCall[Request, Response]: ...
        def __get__(self, client: Any, owner: Any = None) -> Any: ...
