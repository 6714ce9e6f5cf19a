"""The weekly report: what has gone out of date, and links that are dead, as a real server on this machine tells."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from macros.__main__ import main
from macros.checks.check import check
from macros.cli import report
from macros.content.loader import load
from macros.content.problems import Problem, problem
from macros.delivery import link_check
from macros.delivery.link_check import Link, RequestOptions
from macros.editing.fetch import web
from tests.support.kolada_server import send
from tests.support.platforms import edit

HUS = "data/facts/hus.yml"
PROSE = """\
---
title: Om
---

Läs [krönikan](https://krönika.se/a#b), <https://lan.se/x>. Se https://lan.se/y. (Se https://x.se/b och [a](https://x.se/Lillby_(stad)).)

Skriv `https://kod.se/` eller

```
https://kod.se/
```

eller https://a.example/ och http://localhost:8000/.
"""


class Server:
    """What it is asked, by whom, and how many at a time."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.at_once = self.most_at_once = 0
        self.address = ""
        self.over = threading.Event()


class Handler(BaseHTTPRequestHandler):
    """Answers as the path tells."""

    server_state: Server

    def do_HEAD(self) -> None:
        """Answer without a body."""
        state = self.server_state
        state.asked.append((self.command, self.path))
        state.agents.add(self.headers["User-Agent"])
        state.at_once += 1
        state.most_at_once = max(state.most_at_once, state.at_once)
        state.over.wait(0.005)  # long enough for another that came with it to be seen
        state.at_once -= 1  # before the answer, after which the next may come
        with contextlib.suppress(ConnectionError):
            ANSWERS[urlsplit(self.path).path.strip("/").partition("-")[0]](self)

    do_GET = do_HEAD  # noqa: N815 (the server's own way of naming)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def status(code: int, **headers: str) -> Callable[[Handler], None]:
    return lambda handler: send(handler, b"", code, **headers)


def only_get(handler: Handler) -> None:
    send(handler, b"", 200 if handler.command == "GET" else 405)


def second_time(handler: Handler) -> None:
    times = [path for _, path in handler.server_state.asked if path == handler.path]
    send(handler, b"", 200 if len(times) > 2 else 500)


def hang(handler: Handler) -> None:
    handler.server_state.over.wait(5)


def flood(handler: Handler) -> None:
    if handler.command == "HEAD":
        return send(handler, b"", 405)
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100_000):
        handler.wfile.write(b"x" * 10_000)
    raise AssertionError("all of the body was read")


def nonsense(handler: Handler) -> None:
    handler.wfile.write(b"\0\1\2 hello\r\n")


ANSWERS = {
    "ok": status(200),
    "get": only_get,
    "moved": status(301, Location="/ok"),
    "gone": status(410),
    "missing": status(404),
    "forbidden": status(403),
    "busy": status(429),
    "down": status(503),
    "again": second_time,
    "hang": hang,
    "loop": status(302, Location="/loop"),
    "file": status(302, Location="file:///etc/hostname"),
    "ftp": status(302, Location="ftp://127.0.0.1/x"),
    "flood": flood,
    "nonsense": nonsense,
}


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()
    handler = type("Bound", (Handler,), {"server_state": state})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as found:
        found.daemon_threads = True
        threading.Thread(target=found.serve_forever, args=(0.01,), daemon=True).start()
        state.address = f"http://127.0.0.1:{found.server_port}"
        yield state
        state.over.set()
        found.shutdown()


def ask(*addresses: str, public: bool = False) -> list[Problem]:
    """What is said of the addresses."""
    found = [Link(address, "data/sources.yml", number, 1) for number, address in enumerate(addresses, 1)]
    return link_check.problems(found, RequestOptions("lillby/1", pause=0, seconds=0.5, opener=web(public)))


def said(rows: list[Problem], address: str) -> list[tuple[str, str]]:
    """The codes and the paths."""
    return [(row.code, dict(row.values)["found"].removeprefix(address)) for row in rows]


# --- Asking


def test_what_is_gone_is_dead_and_what_gives_no_clear_answer_is_unsure_and_is_asked_once_more(server: Server) -> None:
    told = said(ask(*(f"{server.address}/{path}" for path in ANSWERS)), server.address)
    assert {path for code, path in told if code == "dead-link"} == {"/gone", "/missing"}
    unsure = {path for code, path in told if code == "unsure-link"}
    assert unsure == {"/forbidden", "/busy", "/down", "/hang", "/loop", "/file", "/ftp", "/nonsense"}
    assert [asked for asked in server.asked if asked[1] == "/gone"] == [("HEAD", "/gone"), ("GET", "/gone")]
    assert all(server.asked.count(("GET", path)) >= 2 for path in unsure)


def test_a_connection_that_is_not_what_it_says_is_unsure(server: Server) -> None:
    secure = server.address.replace("http:", "https:")
    assert said(ask(f"{secure}/ok"), secure) == [("unsure-link", "/ok")]
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}"
    assert said(ask(nobody), nobody) == [("unsure-link", "")]


@pytest.mark.parametrize(("reason", "code"), [(socket.EAI_NONAME, "dead-link"), (socket.EAI_AGAIN, "unsure-link")])
def test_a_host_that_is_not_there_is_dead_but_not_where_nobody_can_tell(
    monkeypatch: pytest.MonkeyPatch, reason: int, code: str
) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(reason, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert said(ask("http://borta.se/"), "http://borta.se") == [(code, "/")]


def test_this_machine_and_inner_networks_are_never_asked(server: Server) -> None:
    port = server.address.rpartition(":")[2]
    hosts = ("127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "[::1]", "0.0.0.0")
    rows = ask(*(f"http://{host}:{port}/ok" for host in hosts), public=True)
    assert [row.code for row in rows if "not public" in row.text()] == ["unsure-link"] * len(hosts)
    assert server.asked == []


def _no_names(*_: object, **__: object) -> None:
    raise socket.gaierror(socket.EAI_NONAME, "no such name")


def test_behind_a_proxy_hosts_are_looked_up_by_the_proxy(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.address)
    monkeypatch.setenv("https_proxy", server.address)
    monkeypatch.setenv("no_proxy", "inne.se")
    look_up = socket.getaddrinfo

    def looked_up(host: str, *more: Any, **named: Any) -> object:
        return (look_up if host == "127.0.0.1" else _no_names)(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    paths = ("http://a.se/ok", "http://b.se/missing", "http://c.se/down", "https://d.se/ok", "http://inne.se/ok")
    assert said(ask(*paths, public=True), "") == [
        ("dead-link", "http://b.se/missing"),
        ("unsure-link", "http://c.se/down"),
        ("unsure-link", "https://d.se/ok"),  # this one opens no tunnel
        ("dead-link", "http://inne.se/ok"),
    ]
    assert ("HEAD", "http://a.se/ok") in server.asked


@pytest.mark.parametrize("address", ["http://a.se/", "https://a.se/"])
def test_a_proxy_that_is_not_there_makes_no_link_dead(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://borta.se:3128")
    monkeypatch.setenv("https_proxy", "http://borta.se:3128")
    monkeypatch.setattr(socket, "getaddrinfo", _no_names)
    assert said(ask(address, public=True), address) == [("unsure-link", "")]


def test_a_host_is_asked_one_thing_at_a_time_with_pauses_in_the_sites_own_name(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    found = [Link(f"{server.address}/ok-{number}", "a", 1, 1) for number in range(10)]
    assert link_check.problems(found, RequestOptions("lillby/1", pause=7, opener=web(public=False))) == []
    assert (server.most_at_once, server.agents, pauses.count(7)) == (1, {"lillby/1"}, 10)


def test_what_is_no_address_is_no_error() -> None:
    odd = ("http://[", "http://", "https://a:b/", "http://ex ample.se/", "http://\u0000/")
    assert {row.code for row in ask(*odd)} <= {"unsure-link", "dead-link"}


# --- Which links there are


def test_links_are_found_in_data_and_pages_but_not_in_code_or_examples(small_root: Path) -> None:
    (small_root / "docs" / "sv" / "om.md").write_text(PROSE, "utf-8")
    edit(small_root, "data/sources.yml", "https://lillby.example/kronika", "https://y.se/Lillby_(by)'s[1]#sida")
    found = {link.address: (link.path, link.line) for link in link_check.outside(load(small_root))}
    assert found == {
        "https://krönika.se/a": ("docs/sv/om.md", 5),
        "https://lan.se/x": ("docs/sv/om.md", 5),
        "https://lan.se/y": ("docs/sv/om.md", 5),
        "https://x.se/Lillby_(stad)": ("docs/sv/om.md", 5),
        "https://x.se/b": ("docs/sv/om.md", 5),
        "https://y.se/Lillby_(by)'s[1]": ("data/sources.yml", found["https://y.se/Lillby_(by)'s[1]"][1]),
    }


# --- The report


def test_nothing_is_said_where_nothing_is_found(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--root", str(small_root)]) == 0
    assert capsys.readouterr().out == ""


def test_the_report_lists_what_time_has_worn(small_root: Path) -> None:
    library = load(small_root)
    library.today = date(2099, 1, 1)
    text = report.markdown(list(check(library)), "sv")
    assert "## Belägg att se över (" in text
    assert f"- `{HUS}:" in text


def test_the_report_tells_dead_links_with_where_they_stand_and_what_to_do() -> None:
    rows = [
        problem("data/sources.yml", (3, 8), "dead-link", found="https://a.se/", why="404"),
        problem("data/sources.yml", (9, 8), "unsure-link", found="https://b.se/", why="403"),
        problem("a.yml", (1, 1), "unused-fact"),
    ]
    assert report.markdown(rows, "en").split("\n\n")[1:] == [
        "## Links that lead nowhere (1)",
        "- `data/sources.yml:3:8` warning: https://a.se/ is no longer there (404). Look for the page again, at the "
        "publisher or on web.archive.org, and fix the address.",
        "## Links that gave no clear answer: try them yourself (1)",
        "- `data/sources.yml:9:8` warning: https://b.se/ gave no clear answer (403). Open it in a browser; if it works "
        "there, nothing needs doing.",
    ]
    assert report.markdown(rows, "sv").count("- `data/sources.yml:") == 2


def test_broken_content_is_told_instead(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(small_root, HUS, "source: kronika", "source: kronikan")
    assert main(["report", "--root", str(small_root)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "kronikan" in told.err


def test_links_are_asked_only_on_request_and_in_the_sites_name(
    small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def problems(_: object, manner: RequestOptions) -> list[Problem]:
        asked.append(manner.agent)
        return [problem("data/sources.yml", (1, 1), "dead-link", found="https://a.se/", why="404")]

    monkeypatch.setattr(link_check, "problems", problems)
    monkeypatch.setenv("SITE_URL", "https://lillby.se/")
    assert main(["report", "--root", str(small_root)]) == 0
    assert asked == []
    assert main(["report", "--links", "--root", str(small_root)]) == 0
    assert asked == ["link-check/1 (+https://lillby.se/)"]
    assert "https://a.se/" in capsys.readouterr().out
