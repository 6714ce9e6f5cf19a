"""Fetches over HTTP within limits of time and size. Only the import calls it: never a build, never a visitor."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass
from typing import Literal
from urllib.error import HTTPError
from urllib.request import Request, urlopen

_CHUNK = 64 * 1024
_HEADERS = {"Accept": "application/json", "User-Agent": "figures-import/1"}

Cause = Literal["status", "slow", "large", "cut", "unreachable"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a whole answer may take, in seconds, and how large it may be, in bytes."""

    seconds: float = 20
    size: int = 5_000_000


class FetchError(Exception):
    """No whole answer. cause: which kind; found: the status, or the reason in the system's own words."""

    def __init__(self, cause: Cause, found: object = "") -> None:
        super().__init__(cause, found)
        self.cause = cause
        self.found = str(found)


def fetch(address: str, limits: Limits) -> bytes:
    """The body of the answer. Raises FetchError, and nothing else, whatever the other end does."""
    deadline = time.monotonic() + limits.seconds
    try:
        with urlopen(Request(address, headers=_HEADERS), timeout=limits.seconds) as response:
            return _body(response, limits.size, deadline)
    except HTTPError as error:
        error.close()
        raise FetchError("status", error.code) from None
    except TimeoutError:
        raise FetchError("slow") from None
    except http.client.IncompleteRead:
        raise FetchError("cut") from None
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise FetchError("slow" if isinstance(reason, TimeoutError) else "unreachable", reason) from None


def _body(response: http.client.HTTPResponse, size: int, deadline: float) -> bytes:
    """All of the body, in pieces, so that neither a flood nor a trickle goes on beyond the limits."""
    parts: list[bytes] = []
    taken = 0
    while part := response.read1(_CHUNK):
        parts.append(part)
        taken += len(part)
        if taken > size:
            raise FetchError("large")
        if time.monotonic() > deadline:
            raise FetchError("slow")
    if response.length:  # what was promised and never came
        raise FetchError("cut")
    return b"".join(parts)
