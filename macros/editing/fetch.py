"""Fetches over HTTP within limits of time and size. An import and the weekly report call it: no build, no visitor."""

from __future__ import annotations

import http.client
import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import BaseHandler, OpenerDirector, ProxyHandler, Request, build_opener, urlopen

SECONDS = 20  # that another end may be silent
SIZE = 5_000_000  # bytes of an answer
_AGENT = "figures-import/1"
# The Accept header of a link check: any type will do, but some servers refuse a request that does not name HTML.
_ANYTHING = "text/html,*/*;q=0.8"

Cause = Literal["status", "slow", "large", "cut", "unreachable"]


class FetchError(Exception):
    """No whole answer. cause: which kind; found: the status, or the reason in the system's own words."""

    def __init__(self, cause: Cause, found: object = "") -> None:
        super().__init__(cause, found)
        self.cause = cause
        self.found = str(found)


class UnknownHostError(FetchError):
    """There is no host of that name; not: the name service gave no answer just now."""


def fetch(address: str) -> bytes:
    """The body of the answer. Raises FetchError, and nothing else, whatever the other end does."""
    with _told():
        request = Request(address, headers={"Accept": "application/json", "User-Agent": _AGENT})
        with urlopen(request, timeout=SECONDS) as response:
            content: bytes = response.read(SIZE + 1)
    if len(content) > SIZE:
        raise FetchError("large")
    if response.length:  # what was promised and never came
        raise FetchError("cut")
    return content


def probe(address: str, method: Literal["HEAD", "GET"], agent: str, seconds: float, opener: OpenerDirector) -> None:
    """Ask whether there is anything at the address, after redirects; its body is not read. Raises FetchError alone.

    agent: who asks. opener: see `web`.
    """
    try:
        with _told():
            request = Request(address, method=method, headers={"Accept": _ANYTHING, "User-Agent": agent})
            opener.open(request, timeout=seconds).close()
    except UnknownHostError as error:
        if _is_proxied(request):  # it is the proxy that is not there
            raise FetchError("unreachable", error.found) from None
        raise


def web(public: bool = True) -> OpenerDirector:
    """What opens addresses. public: not those of this machine or an inner network; no redirection leads to a file."""
    return build_opener(*([_Public] if public else []))


class _Public(BaseHandler):
    """Refuses every host that has an address of this machine or of a network that is not public."""

    handler_order = ProxyHandler.handler_order + 1  # when it is known whether there is one, before whatever connects

    def http_open(self, request: Request) -> None:
        """Look the host up. A proxy looks hosts up itself, and is trusted to know its own network."""
        if not _is_proxied(request):
            found = socket.getaddrinfo(urlsplit(request.full_url).hostname, None)
            if any(not ipaddress.ip_address(row[4][0]).is_global for row in found):
                raise FetchError("unreachable", f"{request.host}: not public")

    https_open = ftp_open = http_open


def _is_proxied(request: Request) -> bool:
    """Whether a proxy is asked to ask; of https, to open a tunnel."""
    return request.has_proxy() or bool(getattr(request, "_tunnel_host", None))


@contextmanager
def _told() -> Iterator[None]:
    """Whatever goes wrong with a request is a FetchError."""
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
