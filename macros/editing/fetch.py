"""HTTP requests with limits of time and size, for imports and the weekly report: no build and no visitor makes any."""

import http.client
import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import BaseHandler, OpenerDirector, ProxyHandler, Request, build_opener, urlopen

SECONDS = 20  # without data, before a request is given up
SIZE = 5_000_000  # bytes of an answer
_AGENT = "figures-import/1"
# The Accept header of a link check: any type will do, but some servers refuse a request that does not name HTML.
_ANYTHING = "text/html,*/*;q=0.8"

Cause = Literal["status", "slow", "large", "cut", "unreachable"]


class FetchError(Exception):
    """There was no complete response. cause: the kind of error; found: the status, or the system's reason."""

    def __init__(self, cause: Cause, found: object = "") -> None:
        super().__init__(cause, found)
        self.cause = cause
        self.found = str(found)


class UnknownHostError(FetchError):
    """No host has that name, according to the name service (as opposed to it not responding)."""


def fetch(address: str) -> bytes:
    """Return the body of the response. Raises nothing but FetchError."""
    with _as_fetch_error():
        request = Request(address, headers={"Accept": "application/json", "User-Agent": _AGENT})
        with urlopen(request, timeout=SECONDS) as response:
            content: bytes = response.read(SIZE + 1)
    if len(content) > SIZE:
        raise FetchError("large")
    if response.length:  # bytes announced but not received
        raise FetchError("cut")
    return content


def probe(address: str, method: Literal["HEAD", "GET"], agent: str, seconds: float, opener: OpenerDirector) -> None:
    """Check that the address responds, after redirects, without reading the body. Raises nothing but FetchError.

    agent: the User-Agent. opener: see `web`.
    """
    try:
        with _as_fetch_error():
            request = Request(address, method=method, headers={"Accept": _ANYTHING, "User-Agent": agent})
            opener.open(request, timeout=seconds).close()
    except UnknownHostError as error:
        if _is_proxied(request):  # it is the proxy that is unknown
            raise FetchError("unreachable", error.found) from None
        raise


def web(public: bool = True) -> OpenerDirector:
    """Return an opener of addresses. public: refuse those of this machine or an internal network, also by redirects."""
    return build_opener(*([_Public] if public else []))


class _Public(BaseHandler):
    """Refuses hosts with an address of this machine or of a network that is not public."""

    handler_order = ProxyHandler.handler_order + 1  # after a proxy is chosen, before anything connects

    def http_open(self, request: Request) -> None:
        """Look up the host. A proxy resolves hosts itself, and is trusted to know its own network."""
        if not _is_proxied(request):
            found = socket.getaddrinfo(urlsplit(request.full_url).hostname, None)
            if any(not ipaddress.ip_address(row[4][0]).is_global for row in found):
                raise FetchError("unreachable", f"{request.host}: not public")

    https_open = ftp_open = http_open


def _is_proxied(request: Request) -> bool:
    """Whether the request goes through a proxy; with https, through its tunnel."""
    return request.has_proxy() or bool(getattr(request, "_tunnel_host", None))


@contextmanager
def _as_fetch_error() -> Iterator[None]:
    """Convert every error of a request to FetchError."""
    try:
        yield
    except HTTPError as error:
        error.close()
        raise FetchError("status", error.code) from None
    except TimeoutError:
        raise FetchError("slow") from None
    except http.client.IncompleteRead:
        raise FetchError("cut") from None
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_NONAME:
            raise UnknownHostError("unreachable", reason) from None
        raise FetchError("slow" if isinstance(reason, TimeoutError) else "unreachable", reason) from None
