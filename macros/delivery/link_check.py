"""External links in the content, and checks that their targets still exist.

Requests are considerate: one at a time per host, with a pause between, with the site's name as User-Agent; bodies are
not read.
"""

import re
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal
from urllib.request import OpenerDirector

from macros.content.loader import Library
from macros.content.problems import Problem, problem
from macros.editing.fetch import FetchError, UnknownHostError, probe, web

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
# In a page's text, an address ends before a closing bracket that it has not opened itself.
_IN_TEXT = re.compile(r"https?://(?:[^\s<>\"'`()\]}]|\([^\s<>\"'`()]*\))+")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
# Names reserved for examples (RFC 2606, RFC 6761), and this machine.
_EXAMPLE = re.compile(r"(.*\.)?(example|invalid|test|localhost|example\.(com|net|org))(:\d+)?|127\..*")
_OWN = ("data/platform.yml",)  # the site's own addresses, and those of what it fetches figures from
_HOSTS = 8  # checked in parallel
_DEAD = ("404", "410")


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """An address outside the site, and its first position in the content."""

    address: str
    path: str
    line: int
    column: int


@dataclass(frozen=True)
class RequestOptions:
    """How to make requests. agent: the User-Agent. pause, seconds: between requests to a host, and the time limit."""

    agent: str
    pause: float = 1.0
    seconds: float = 15
    opener: OpenerDirector = field(default_factory=web)


def outside(library: Library) -> list[Link]:
    """Return every external address in data and written pages, once, without fragment and without examples."""
    found: dict[str, Link] = {}
    for link in sorted((*_in_data(library), *_in_prose(library)), key=lambda link: (link.path, link.line)):
        if not _EXAMPLE.fullmatch(_host(link)) and link.path not in _OWN:
            found.setdefault(link.address, link)
    return sorted(found.values())


def _in_data(library: Library) -> Iterator[Link]:
    for kind, _, document in library.valid:
        for address, value, _ in library.schemas.walk(kind, document.data):
            if isinstance(value, str) and _ADDRESS.fullmatch(value):
                yield Link(value.partition("#")[0], document.path, *document.place(address))


def _in_prose(library: Library) -> Iterator[Link]:
    for path, text in library.prose.items():
        bare = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
        for found in _IN_TEXT.finditer(bare):
            line, column = bare.count("\n", 0, found.start()) + 1, found.start() - bare.rfind("\n", 0, found.start())
            yield Link(found[0].rstrip(".,;:!?").partition("#")[0], path, line, column)


def problems(links: Iterable[Link], options: RequestOptions) -> list[Problem]:
    """Return a warning for each address that no longer exists, and for each without a clear answer."""
    by_host = [list(found) for _, found in groupby(sorted(links, key=_host), key=_host)]
    with ThreadPoolExecutor(_HOSTS) as pool:
        answers = pool.map(lambda found: list(_of_host(found, options)), by_host)
        return sorted(row for rows in answers for row in rows)


def _host(link: Link) -> str:
    """Return the host with its port, even of an invalid address."""
    return link.address.partition("://")[2].partition("/")[0]


def _of_host(links: list[Link], options: RequestOptions) -> Iterator[Problem]:
    for link in links:
        error = _failure(link.address, options)
        time.sleep(options.pause)
        if error:
            code = "dead-link" if _is_dead(error) else "unsure-link"
            why = error.found if error.cause != "slow" else f"{options.seconds:g} s"
            yield problem(link.path, (link.line, link.column), code, found=link.address, why=why or error.cause)


def _failure(address: str, options: RequestOptions) -> FetchError | None:
    """Request the address; return the error, or None if it exists. An unclear answer is retried once."""
    first = _attempt(address, options, "HEAD")
    if first is None or _is_dead(first):
        return first
    time.sleep(options.pause)
    return _attempt(address, options, "HEAD")


def _attempt(address: str, options: RequestOptions, method: Literal["HEAD", "GET"]) -> FetchError | None:
    """Make a HEAD request, and a GET request if that fails, as some servers do not support HEAD."""
    try:
        probe(address, method, options.agent, options.seconds, options.opener)
    except FetchError as error:
        return error if method == "GET" else _attempt(address, options, "GET")
    return None


def _is_dead(error: FetchError) -> bool:
    return isinstance(error, UnknownHostError) or (error.cause == "status" and error.found in _DEAD)
