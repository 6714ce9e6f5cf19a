"""Reading figures from Kolada: from a real server on this machine, sound, slow, broken and changed."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from macros.content.loader import load, platform
from macros.content.model import Platform
from macros.content.problems import LANGUAGES
from macros.editing import kolada
from macros.editing.fetch import Limits
from macros.editing.figures import Figure, Figures, listed
from tests.support.kolada_server import INDICATOR, Kolada, add_goal, described, send, serving, year
from tests.support.platforms import edit, small

SHORT = Limits(seconds=0.3, size=20_000)
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
def read_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Platform, Any]:
    """The small platform and its library: read once, since the reader changes nothing."""
    library = load(add_goal(small(tmp_path_factory.mktemp("small"))))
    return platform(library), library


@pytest.fixture
def read(server: Kolada, read_once: tuple[Platform, Any]) -> Callable[..., Figures]:
    """Read the goal's figures from the server."""

    def answer(limits: Limits = SHORT, first: int = 2019) -> Figures:
        found, library = read_once
        assert found.place.statistics
        office = replace(found.place.statistics.kolada, address=server.address)
        place = replace(found.place, statistics=replace(found.place.statistics, kolada=office))
        documents = library.documents["goal"]["tak"], library.documents["platform"]["platform"]
        return kolada.figures(found.goals["tak"], place, documents, first, limits)

    return answer


def _stopped(found: Figures, server: Kolada | None = None) -> str:
    """The one problem that stopped it, with the server's own address taken out."""
    (problem,) = found.problems
    assert problem.stops
    assert found.rows == ()
    assert all(problem.text(language) for language in LANGUAGES)
    return problem.text().replace(server.address, "ADRESS") if server else problem.text()


def test_values_for_all_people_with_the_comparisons_of_the_year(read: Callable[..., Figures], server: Kolada) -> None:
    found = read()
    assert found.rows == (
        Figure(2021, "61.25", {"county": "65", "nation": "70.1"}),
        Figure(2022, "62", {"nation": "70.2"}),
        Figure(2024, "63.46", {"county": "66", "nation": "70.4"}),
    )
    assert (found.source, found.producer) == ("kronika", "Sockenbyrån")
    assert [row.text() for row in found.problems] == [
        "data/goals/tak.yml:20:21: anmärkning: Kolada saknar värden för Lillby: 2023. De åren utelämnas.",
        "data/goals/tak.yml:20:21: anmärkning: Kolada saknar värden för Region Storlandet: 2022. De åren utelämnas.",
    ]
    assert [path.split("/")[2] for path in server.asked] == ["kpi", "municipality", "data"], "titles before values"


def test_years_before_the_base_are_left_out(read: Callable[..., Figures]) -> None:
    assert [row.year for row in read(first=2022).rows] == [2022, 2024]
    assert [row.year for row in read(first=1900).rows] == [2010, 2021, 2022, 2024]


def test_every_page_is_read(read: Callable[..., Figures], server: Kolada) -> None:
    whole = read()
    server.page = 1
    assert read() == whole
    assert len(server.asked) > 10


def test_an_empty_page_is_the_last_whatever_it_says(read: Callable[..., Figures], server: Kolada) -> None:
    whole, asked = read(), len(server.asked)
    server.is_endless = True
    server.asked.clear()
    assert read() == whole
    assert len(server.asked) == 2 * asked
    server.indicators = []
    assert "Kolada har inget nyckeltal N00100." in _stopped(read())


def test_a_page_that_was_promised_and_is_not_there_stops(read: Callable[..., Figures], server: Kolada) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if "page" in handler.path:
            send(handler, b"", 404)
        else:
            send(handler, _encoded({"values": [year("1700", 2021, 1.0)], "next_url": "?page=2"}))

    server.odd["data"] = answer
    assert "Kolada svarade med felet 404" in _stopped(read())


@pytest.mark.parametrize(
    ("description", "producer"),
    [
        ("Hus. Källa: Sockenbyrån.", "Sockenbyrån"),
        ("Källa: www.byra.example", "www.byra.example"),
        ("Källa: www.byra.example.", "www.byra.example"),
        ("Källa: https://byra.example/hus-2.1. Avser 31/12.", "https://byra.example/hus-2.1"),
        ("Källa: Byrån (byra.example) och Sockenbyrån. Avser året.", "Byrån (byra.example) och Sockenbyrån"),
        ("Källor: Byrån och  Sockenbyrån\nAvser året.", "Byrån och Sockenbyrån"),
        ("Källa:\n Sockenbyrån.\n\nAvser året.", "Sockenbyrån"),
        (normalize("NFD", "Källa: Byrå."), "Byrå"),
        ("Källa: .", None),
        ("Källa:", None),
        ("Källa: " + "x" * 300, None),
    ],
)
def test_who_made_the_figures(
    read: Callable[..., Figures], server: Kolada, description: str, producer: str | None
) -> None:
    server.indicators = [described(description=description)]
    assert read().producer == producer


def test_what_kolada_has_deleted_is_not_there(read: Callable[..., Figures], server: Kolada) -> None:
    whole = read()
    deleted = {"gender": "T", "count": 1, "status": "Private", "value": 99.0, "isdeleted": True}
    server.years = [{**row, "values": [deleted, *row["values"], deleted]} for row in server.years]
    server.years += [
        {**year("1700", 2023, None), "values": [deleted]},
        {**year("0000", 2025, 1.0), "values": [deleted]},
    ]
    assert read() == whole
    server.years = [{**row, "values": [deleted]} for row in server.years]
    assert "har inget värde för Lillby från 2019 och framåt (Kolada säger: –)." in _stopped(read())


def test_an_indicator_that_does_not_say_who_made_the_figures(read: Callable[..., Figures], server: Kolada) -> None:
    server.indicators = [described(description=None)]
    found = read()
    assert found.producer is None
    assert found.problems[-1].text() == (
        "data/goals/tak.yml:20:21: anmärkning: Kolada säger inte vem som har tagit fram siffrorna. "
        "Vet du det, skriv producer: … här."
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (61.0, "61"), (61.25, "61.25"), (61.256, "61.26"), (0.0, "0"), (-0.0, "0"), (-3.456, "-3.46"),
        (0.00412, "0.00412"), (0.1 + 0.2, "0.3"), (11418.0, "11418"), (1e-9, "0"), (1e15, "1000000000000000"),
    ],
)  # fmt: skip
def test_digits_as_kolada_shows_them(read: Callable[..., Figures], server: Kolada, value: float, written: str) -> None:
    server.years = [year("1700", 2021, value)]
    assert read().rows[0].value == written


# What has changed at Kolada


def test_a_changed_title_stops_before_a_value_is_asked_for(read: Callable[..., Figures], server: Kolada) -> None:
    server.indicators = [described(title="Hus som har skorsten, andel (%)")]
    assert _stopped(read()) == (
        "data/goals/tak.yml:20:36: nyckeltalet heter ”Hus som har skorsten, andel (%)” i Kolada, men här står "
        "”Hus som har tak, andel (%)”. Inget är ändrat. Mäter det fortfarande samma sak? Skriv då den nya titeln här; "
        "annars byt nyckeltal."
    )
    assert not any("/data/" in path for path in server.asked)


def test_blanks_make_no_title_another(read: Callable[..., Figures], server: Kolada) -> None:
    server.indicators = [described(title=" Hus som  har tak, andel (%)\n")]
    assert read().rows


def test_letters_in_two_characters_make_no_title_another(read: Callable[..., Figures], server: Kolada) -> None:
    assert kolada._same(normalize("NFD", "Åre och Ö"), "Åre  och Ö")
    assert not kolada._same("Åre", "Are")


@pytest.mark.parametrize(
    ("id_", "title", "found", "line"),
    [("1700", "Storby", "Storby", 17), ("0017", "Region Annan", "Region Annan", 19), ("0000", None, "–", 20)],
)
def test_another_place_stops(
    read: Callable[..., Figures], server: Kolada, id_: str, title: str | None, found: str, line: int
) -> None:
    server.places = {**server.places, id_: title} if title else {"1700": "Lillby", "0017": "Region Storlandet"}
    words = _stopped(read())
    assert words.startswith(f"data/platform.yml:{line}:")
    assert f"platsen {id_} heter ”{found}” i Kolada, men här står" in words
    assert not any("/data/" in path for path in server.asked)


def test_an_unknown_indicator(read: Callable[..., Figures], server: Kolada) -> None:
    expected = (
        "data/goals/tak.yml:20:21: Kolada har inget nyckeltal N00100. Inget är ändrat. Rätta numret; är nyckeltalet "
        "borttaget i Kolada, ta bort kolada här."
    )
    server.indicators = []
    assert _stopped(read()) == expected
    server.odd["kpi"] = lambda handler: send(handler, b'{"detail": "Not found"}', 404)
    assert _stopped(read()) == expected


@pytest.mark.parametrize("others", [["N00200"], [INDICATOR, INDICATOR], [INDICATOR, "N00200"]])
def test_another_indicator_or_two(read: Callable[..., Figures], server: Kolada, others: list[str]) -> None:
    body = json.dumps({"values": [described(id=each) for each in others]}).encode()
    server.odd["kpi"] = lambda handler: send(handler, body)
    assert f"inte som det brukar (id: {', '.join(others)};" in _stopped(read())


def test_no_values_says_why(read: Callable[..., Figures], server: Kolada) -> None:
    server.years = [year("1700", 2021, None, "Missing"), year("1700", 2022, None, "Private"), year("0000", 2021, 1.0)]
    assert _stopped(read()) == (
        "data/goals/tak.yml:20:21: Kolada har inget värde för Lillby från 2019 och framåt (Kolada säger: Missing, "
        "Private). Inget är ändrat. Missing är att värdet saknas, Private att det är sekretess."
    )
    server.years = [year("1700", 2021, 50.0, gender="K")]
    assert "(Kolada säger: –)" in _stopped(read())


@pytest.mark.parametrize(
    "rows",
    [
        [year("1700", 2021, 1.0), year("1700", 2021, 2.0)],
        [{**year("1700", 2021, 1.0), "values": [{"gender": "T", "value": 1.0}, {"gender": "T", "value": 2.0}]}],
        [{**year("1700", 2021, 1.0), "kpi": "N99999"}],
        [{**year("1700", 2021, 1.0), "municipality": "1701"}],
    ],
)
def test_values_that_were_not_asked_for(read: Callable[..., Figures], server: Kolada, rows: list[Any]) -> None:
    server.odd["data"] = lambda handler: send(handler, json.dumps({"values": rows}).encode())
    assert "svaret från Kolada är inte som det brukar" in _stopped(read())


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


def _trickle(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.connection.settimeout(0.05)
    for _ in range(100):
        try:
            handler.wfile.write(b" ")
            if not handler.connection.recv(1):
                return
        except TimeoutError:
            continue
        except OSError:
            return


def _redirect(handler: BaseHTTPRequestHandler) -> None:
    send(handler, b"", 302, Location=handler.path)


_SLOW = "Kolada svarade inte färdigt inom 0.3 sekunder (ADRESS/kpi/N00100). Inget är ändrat. Försök igen senare."
_STATUS = "Inget är ändrat. Försök igen senare; kontrollera annars adressen här."


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (_silent, _SLOW),
        (_trickle, _SLOW),
        (_cut, "svaret från Kolada bröts på vägen (ADRESS/kpi/N00100). Inget är ändrat. Försök igen."),
        (
            lambda handler: send(handler, b"x" * 30_000),
            "svaret från Kolada är större än 0.02 MB (ADRESS/kpi/N00100). Inget är ändrat. Kontrollera adressen här.",
        ),
        (lambda handler: send(handler, b"", 500), f"Kolada svarade med felet 500 (ADRESS/kpi/N00100). {_STATUS}"),
        (lambda handler: send(handler, b"", 410), f"Kolada svarade med felet 410 (ADRESS/kpi/N00100). {_STATUS}"),
        (_redirect, f"Kolada svarade med felet 302 (ADRESS/kpi/N00100). {_STATUS}"),
    ],
)
def test_no_whole_answer_is_told(
    read: Callable[..., Figures], server: Kolada, answer: Callable[[BaseHTTPRequestHandler], None], expected: str
) -> None:
    server.odd["kpi"] = answer
    assert _stopped(read(), server) == f"data/platform.yml:15:14: {expected}"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<!doctype html><title>Underhåll</title>".encode(), "JSON is malformed: invalid character (byte 0)"),
        (b"", "Input data was truncated"),
        (b"[]", "Expected `object`, got `array`"),
        (b'{"values": {}}', "Expected `array`, got `object` - at `$.values`"),
        (b'{"values": [{"id": 1}]}', "Expected `str`, got `int` - at"),
        (b'{"values": [{"id": "N00100"}]}', "Object missing required field `title` - at"),
        (b'{"values": [], "next_url": "http://annan.example/"}', "next_url: http://annan.example/"),
        (b'{"values": [], "next_url": "http://["}', "next_url: http://["),
        (b'{"values": [{"id": "N00100", "title": ""}], "next_url": "?igen"}', "> 20 × next_url"),
        (b'{"x": ' + b"[" * 9_000, ""),
        (b'{"values": [{"id": "\xff"}]}', ""),
    ],
)
def test_an_odd_answer_is_told(read: Callable[..., Figures], server: Kolada, body: bytes, found: str) -> None:
    server.odd["kpi"] = lambda handler: send(handler, body)
    words = _stopped(read(), server)
    assert words.startswith(f"data/platform.yml:15:14: svaret från Kolada är inte som det brukar ({found}")
    assert words.endswith("har Kolada ändrat sitt gränssnitt måste importen ändras.")


def test_nobody_there(read: Callable[..., Figures], server: Kolada) -> None:
    server.odd["kpi"] = _dropped
    assert "Kolada går inte att nå (" in _stopped(read())
    with socket.create_server(("127.0.0.1", 0)) as closed:
        server.address = f"http://127.0.0.1:{closed.getsockname()[1]}/v3"
    assert "Kolada går inte att nå (" in _stopped(read())
    server.address = "http://[/v3"
    assert "Kolada går inte att nå (" in _stopped(read())


def test_a_goal_or_a_platform_without_kolada(tmp_path: Path) -> None:
    root = add_goal(small(tmp_path))
    edit(root, "data/goals/tak.yml", 'kolada: {indicator: N00100, title: "Hus som har tak, andel (%)"}', "")
    library = load(root)
    found = platform(library)
    documents = library.documents["goal"]["tak"], library.documents["platform"]["platform"]
    assert _stopped(kolada.figures(found.goals["tak"], found.place, documents, 2019, SHORT)) == (
        "data/goals/tak.yml:2:1: målet säger inte vilket nyckeltal i Kolada som mäter det. Skriv till exempel: "
        "kolada: {indicator: N00000, title: Nyckeltalets titel}"
    )
    place = replace(found.place, statistics=None)
    assert _stopped(kolada.figures(found.goals["tak"], place, documents, 2019, SHORT)) == (
        "data/platform.yml:1:1: här står inte var officiella siffror hämtas. Fyll i statistics: kolada: med platsens "
        "nummer i Kolada."
    )


# Whatever it answers


def _encoded(answer: object) -> bytes:
    return json.dumps(answer).encode()


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    kind=st.sampled_from(["kpi", "municipality", "data"]),
    body=st.binary(max_size=60) | (JSON | st.builds(lambda rows: {"values": rows}, JSON)).map(_encoded),
)
def test_any_bytes_and_any_json_give_figures_or_a_problem(
    read: Callable[..., Figures], server: Kolada, kind: str, body: bytes
) -> None:
    server.odd = {kind: lambda handler: send(handler, body)}
    found = read()
    assert found.stops == (found.rows == ())


def test_years_in_a_row_are_written_short() -> None:
    assert listed([2018, 2016, 2017, 2020, 2022, 2023]) == "2016–2018, 2020, 2022–2023"
    assert listed([]) == ""
