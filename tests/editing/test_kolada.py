"""Reading figures from Kolada: from a real server on this machine, sound, slow, broken and changed."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from macros.content.loader import Library, load, platform
from macros.content.words import languages
from macros.editing import fetch, kolada
from macros.editing.figures import Figure, Figures, StoppedError, listed
from tests.support.kolada_server import INDICATOR, PLACES, Kolada, add_goal, described, send, serving, year
from tests.support.platforms import edit, small

Read = Callable[..., Figures]
Change = Callable[[Kolada], None]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["values", "id", "title", "kpi", "period", "municipality", "next_url", "gender", "value"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@pytest.fixture
def server() -> Iterator[Kolada]:
    with serving(Kolada()) as found:
        yield found


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """What lies in the small platform; the reader changes nothing of it."""
    return load(add_goal(small(tmp_path_factory.mktemp("small"))))


@pytest.fixture
def read(server: Kolada, library: Library, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read the goal's figures from the server, with little patience."""
    monkeypatch.setattr(fetch, "SECONDS", 0.3)
    monkeypatch.setattr(fetch, "SIZE", 20_000)

    def answer(first: int = 2019) -> Figures:
        found = platform(library)
        assert found.place.statistics
        office = replace(found.place.statistics.kolada, address=server.address)
        place = replace(found.place, statistics=replace(found.place.statistics, kolada=office))
        return kolada.figures(found.goals["tak"], place, _documents(library), first)

    return answer


def _documents(library: Library) -> Any:
    return library.documents["goal"]["tak"], library.documents["platform"]["platform"]


def _stopped(reading: Callable[[], Figures]) -> str:
    """The code of the problem that stopped it, and its values."""
    with pytest.raises(StoppedError) as stopped:
        reading()
    problem = stopped.value.problem
    assert problem.stops
    assert all(problem.text(language) for language in languages())
    return " ".join([problem.code, *(value for _, value in problem.values)])


def test_values_for_all_people_with_the_comparisons_of_the_year(read: Read, server: Kolada) -> None:
    found = read()
    assert found.rows == (
        Figure(2021, "61.25", {"county": "65", "nation": "70.1"}),
        Figure(2022, "62", {"nation": "70.2"}),
        Figure(2024, "63.46", {"county": "66", "nation": "70.4"}),
    )
    assert (found.source, found.producer) == ("kronika", "Sockenbyrån")
    assert [row.text() for row in found.warnings] == [
        "data/goals/tak.yml:20:21: anmärkning: Kolada saknar värden för Lillby: 2023. De åren utelämnas.",
        "data/goals/tak.yml:20:21: anmärkning: Kolada saknar värden för Region Storlandet: 2022. De åren utelämnas.",
    ]
    assert [path.split("/")[2] for path in server.asked] == ["kpi", "municipality", "data"], "titles before values"
    assert [row.year for row in read(first=2022).rows] == [2022, 2024]


def test_every_page_is_read_and_an_empty_one_is_the_last_whatever_it_says(read: Read, server: Kolada) -> None:
    whole = read()
    server.page = 1
    server.is_endless = True
    server.asked.clear()
    assert read() == whole
    assert len(server.asked) > 10
    server.indicators = []
    assert _stopped(read) == "kolada-unknown-indicator N00100"


@pytest.mark.parametrize(
    ("description", "producer"),
    [
        ("Källa: www.byra.example.", "www.byra.example"),
        ("Källa: https://byra.example/hus-2.1. Avser 31/12.", "https://byra.example/hus-2.1"),
        ("Källa: Byrån (byra.example) och Sockenbyrån. Avser året.", "Byrån (byra.example) och Sockenbyrån"),
        ("Källor: Byrån och  Sockenbyrån\nAvser året.", "Byrån och Sockenbyrån"),
        ("Källa:\n Sockenbyrån.\n\nAvser året.", "Sockenbyrån"),
        (normalize("NFD", "Källa: Byrå."), "Byrå"),
        ("Källa: .", None),
        ("Källa: " + "x" * 300, None),
        (None, None),
    ],
)
def test_who_made_the_figures(read: Read, server: Kolada, description: str | None, producer: str | None) -> None:
    server.indicators = [described(description=description)]
    found = read()
    assert found.producer == producer
    assert (found.warnings[-1].code == "kolada-no-producer") is (producer is None)


def test_what_kolada_has_deleted_is_not_there(read: Read, server: Kolada) -> None:
    whole = read()
    deleted = {"gender": "T", "count": 1, "status": "Private", "value": 99.0, "isdeleted": True}
    server.years = [{**row, "values": [deleted, *row["values"], deleted]} for row in server.years]
    server.years += [
        {**year("1700", 2023, None), "values": [deleted]},
        {**year("0000", 2025, 1.0), "values": [deleted]},
    ]
    assert read() == whole
    server.years = [{**row, "values": [deleted]} for row in server.years]
    assert _stopped(read) == "kolada-no-values Lillby 2019 –"


@pytest.mark.parametrize("title", [" Hus som  har tak, andel (%)\n", normalize("NFD", "Hus som har tak, andel (%)")])
def test_blanks_and_letters_in_two_characters_make_no_title_another(read: Read, server: Kolada, title: str) -> None:
    server.indicators = [described(title=title)]
    assert read().rows


# What has changed at Kolada


def _has(**changes: Any) -> Change:
    return lambda server: vars(server).update(changes)


def _values(*rows: Any) -> Change:
    return _answers("data", json.dumps({"values": rows}).encode())


def _answers(kind: str, body: bytes = b"", status: int = 200) -> Change:
    return _does(kind, partial(send, body=body, status=status))


def _does(kind: str, answer: Callable[[BaseHTTPRequestHandler], None]) -> Change:
    return lambda server: server.odd.update({kind: answer})


def _promised(handler: BaseHTTPRequestHandler) -> None:
    """Promise another page, which is not there."""
    address = f"http://{handler.headers['Host']}/v3/data?page=2"
    rows = json.dumps({"values": [year("1700", 2021, 1.0)], "next_url": address}).encode()
    send(handler, *((b"", 404) if "page" in handler.path else (rows, 200)))


TOTAL = {"gender": "T", "value": 1.0}
OTHERS = [["N00200"], [INDICATOR, INDICATOR], [INDICATOR, "N00200"]]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_has(indicators=[described(title="Hus")]), "kolada-title-changed Hus Hus som har tak, andel (%)"),
        (_has(places=PLACES | {"1700": "Storby"}), "kolada-place-title Storby Lillby 1700"),
        (_has(places=PLACES | {"0017": "Region Annan"}), "kolada-place-title Region Annan Region Storlandet 0017"),
        (_has(places={"1700": "Lillby", "0017": "Region Storlandet"}), "kolada-place-title – Riket 0000"),
        (_answers("kpi", b'{"detail": "Not found"}', 404), "kolada-unknown-indicator N00100"),
        *(
            (_answers("kpi", json.dumps({"values": [described(id=each) for each in others]}).encode()), "kolada-odd")
            for others in OTHERS
        ),
        (
            _has(
                years=[year("1700", 2021, None, "Missing"), year("1700", 2022, None, "Private"), year("0000", 2021, 1)]
            ),
            "kolada-no-values Lillby 2019 Missing, Private",
        ),
        (_has(years=[year("1700", 2021, 50.0, gender="K")]), "kolada-no-values Lillby 2019 –"),
        (_values(year("1700", 2021, 1.0), year("1700", 2021, 2.0)), "kolada-odd"),
        (_values({**year("1700", 2021, 1.0), "values": [TOTAL, TOTAL]}), "kolada-odd"),
        (_values({**year("1700", 2021, 1.0), "kpi": "N99999"}), "kolada-odd"),
        (_values({**year("1700", 2021, 1.0), "municipality": "1701"}), "kolada-odd"),
        (_does("data", _promised), "kolada-status"),
    ],
)
def test_what_is_not_what_was_asked_for_stops(read: Read, server: Kolada, change: Change, told: str) -> None:
    change(server)
    assert _stopped(read).startswith(told)
    if "title" in told:
        assert not any("/data/" in path for path in server.asked), "no value is asked for"


# What goes wrong on the way


def _cut(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"values": [')


def _dropped(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def _silent(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.settimeout(5)
    handler.connection.recv(1)  # says nothing until the other end gives up


def _redirect(handler: BaseHTTPRequestHandler) -> None:
    send(handler, b"", 302, Location=handler.path)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_does("kpi", _silent), "kolada-slow"),
        (_does("kpi", _cut), "kolada-cut"),
        (_does("kpi", _dropped), "kolada-unreachable"),
        (_does("kpi", _redirect), "kolada-status"),
        (_answers("kpi", b"x" * 30_000), "kolada-large"),
        (_answers("kpi", status=500), "kolada-status"),
        (_has(address="http://127.0.0.1:9/v3"), "kolada-unreachable"),
        (_has(address="http://[/v3"), "kolada-unreachable"),
        *(
            (_answers("kpi", body), "kolada-odd-answer")
            for body in (
                *(b"<!doctype html>", b"", b"[]", b'{"values": {}}', b'{"values": [{"id": 1}]}'),
                *(b'{"values": [{"id": "N00100"}]}', b'{"values": [{"id": "\xff"}]}', b'{"x": ' + b"[" * 9_000),
                b'{"values": [{"id": "N00100", "title": ""}], "next_url": "http://annan.example/"}',
                b'{"values": [{"id": "N00100", "title": ""}], "next_url": "?igen"}',
            )
        ),
    ],
)
def test_no_whole_answer_is_told(read: Read, server: Kolada, change: Change, told: str) -> None:
    change(server)
    assert _stopped(read).startswith(told)


@settings(max_examples=30)
@given(
    kind=st.sampled_from(["kpi", "municipality", "data"]),
    body=st.binary(max_size=60)
    | (JSON | st.builds(lambda rows: {"values": rows}, JSON)).map(json.dumps).map(str.encode),
)
def test_any_bytes_and_any_json_give_figures_or_a_problem(read: Read, server: Kolada, kind: str, body: bytes) -> None:
    server.odd = {}
    _answers(kind, body)(server)
    with suppress(StoppedError):
        assert read().rows


def test_a_goal_or_a_platform_without_kolada(tmp_path: Path) -> None:
    root = add_goal(small(tmp_path))
    edit(root, "data/goals/tak.yml", 'kolada: {indicator: N00100, title: "Hus som har tak, andel (%)"}', "")
    library = load(root)
    found = platform(library)
    for place, code in ((found.place, "kolada-not-set"), (replace(found.place, statistics=None), "statistics-not-set")):
        read = partial(kolada.figures, found.goals["tak"], place, _documents(library), 2019)
        assert _stopped(read).startswith(code)


def test_years_in_a_row_are_written_short() -> None:
    assert listed([2018, 2016, 2017, 2020, 2022, 2023]) == "2016–2018, 2020, 2022–2023"
