"""Reading figures from CSV files as SCB and Kolada export them, and from what is no such table at all."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from macros.csv_figures import figures
from macros.figures import Figure, Figures
from macros.model import Place
from macros.problems import LANGUAGES
from tests.platforms import small_platform

ACROSS = """\
"region";"kön";"Andel 2021";"Andel 2022";"Andel 2023"
"00 Riket";"totalt";"70,1";"70,2";"70,3"
"17 Storlandets län";"totalt";"65,0";"..";"66,5"
"1700 Lillby";"kvinnor";"1,0";"2,0";"3,0"
"1700 Lillby";"totalt";"61,25";"..";"1 063,0"
"1780 Storby";"totalt";"9,0";"9,0";"9,0"
"""
LONG = """\
region,år,andel
1700 Lillby,2021,61.25
1700 Lillby,2022,..
1700 Lillby,2023,1063.0
00 Riket,2021,70.1
00 Riket,2022,70.2
00 Riket,2023,70.3
17 Storlandets län,2021,65.0
17 Storlandets län,2023,66.5
"""
KOLADA = """\
"Nyckeltal"\t"Kommun"\t"Kön"\t"År"\t"Värde"
"Hus som har tak, andel (%)"\t"Lillby"\t"Kvinnor"\t"2021"\t"1,0"
"Hus som har tak, andel (%)"\t"Lillby"\t"Totalt"\t"2021"\t"61,25"
"Hus som har tak, andel (%)"\t"Lillby"\t"Totalt"\t"2022"\t""
"Hus som har tak, andel (%)"\t"Lillby"\t"Totalt"\t"2023"\t"1\N{NO-BREAK SPACE}063,0"
"Hus som har tak, andel (%)"\t"Riket"\t"Totalt"\t"2021"\t"70,1"
"Hus som har tak, andel (%)"\t"Riket"\t"Totalt"\t"2023"\t"70,3"
"Hus som har tak, andel (%)"\t"Region Storlandet"\t"Totalt"\t"2021"\t"65,0"
"Hus som har tak, andel (%)"\t"Region Storlandet"\t"Totalt"\t"2023"\t"66,5"
"""
EXPECTED = (
    Figure(2021, "61.25", {"county": "65.0", "nation": "70.1"}),
    Figure(2023, "1063.0", {"county": "66.5", "nation": "70.3"}),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return small_platform(tmp_path_factory.mktemp("small")).place


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tabell.csv"


def _read(file: Path, place: Place, text: str, encoding: str = "utf-8") -> Figures:
    file.write_bytes(text.encode(encoding))
    return figures(file, place, "kronika")


def _stopped(found: Figures) -> str:
    """The one problem that stopped it, without the file's folder."""
    (problem,) = found.problems
    assert problem.stops
    assert found.rows == ()
    assert all(problem.text(language) for language in LANGUAGES)
    return problem.text()[problem.text().index("tabell.csv") :]


@pytest.mark.parametrize("text", [ACROSS, LONG, KOLADA], ids=["across", "long", "kolada"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("delimiter", [None, ";", "\t"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_every_way_it_is_written(
    file: Path, place: Place, text: str, encoding: str, delimiter: str | None, line_break: str
) -> None:
    if delimiter and text is not KOLADA:
        text = text.replace(";" if text is ACROSS else ",", delimiter) if text is LONG else text.replace(";", delimiter)
    found = _read(file, place, text.replace("\n", line_break), encoding)
    assert found.problems == ()
    assert (found.source, found.producer) == ("kronika", None)
    assert found.rows == EXPECTED


def test_commas_between_with_quotation_marks_around_decimal_commas(file: Path, place: Place) -> None:
    assert _read(file, place, ACROSS.replace(";", ",")).rows == EXPECTED


def test_a_title_above_and_remarks_below(file: Path, place: Place) -> None:
    text = f'"Hus med tak efter region; andel"\n\n{ACROSS}\n"Senaste uppdatering:"\n20260301 09:30\n'
    assert _read(file, place, text).rows == EXPECTED


@pytest.mark.parametrize("region", ["Lillby", "lillby", "Lillby socken", " 1700 Lillby ", "Lillby parish"])
def test_the_place_goes_by_its_names(file: Path, place: Place, region: str) -> None:
    assert _read(file, place, f"region;2021\n{region};5\n").rows == (Figure(2021, "5"),)


def test_without_kolada_set_there_is_nothing_to_compare_with(file: Path, place: Place) -> None:
    found = _read(file, replace(place, statistics=None), ACROSS)
    assert found.rows == (Figure(2021, "61.25"), Figure(2023, "1063.0"))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("0061,50", "61.50"),
        ("-0,5", "-0.5"),
        ("0", "0"),
        ("11 418", "11418"),
        ("11\N{NARROW NO-BREAK SPACE}418", "11418"),
    ],
)
def test_numbers_are_written_as_data_writes_them(file: Path, place: Place, cell: str, written: str) -> None:
    assert _read(file, place, f"region;2021\nLillby;{cell}\n").rows[0].value == written


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "region;2021\n1780 Storby;9\n1781 Lillby;9\n",
            "tabell.csv:1:1: tabellen har inget värde för Lillby. Regionerna i den är: 1780 Storby, 1781 Lillby. Inget är "
            "ändrat. Exportera igen med rätt region.",
        ),
        (
            "region;2021\nLillby;..\n",
            "tabell.csv:1:1: tabellen har inget värde för Lillby. Regionerna i den är: Lillby. Inget är ändrat. "
            "Exportera igen med rätt region.",
        ),
        (
            "region;ålder;2021\nLillby;0–9;1\nLillby;10–19;2\n",
            "tabell.csv:3:1: Lillby har mer än ett värde för 2021. Inget är ändrat. Exportera igen med bara ett mått och "
            "bara totalen.",
        ),
        (
            "region;Män 2021;Kvinnor 2021\nLillby;1;2\n",
            "tabell.csv:2:1: Lillby har mer än ett värde för 2021. Inget är ändrat. Exportera igen med bara ett mått och "
            "bara totalen.",
        ),
        (
            "region;2021\nLillby;1.234,5\n",
            "tabell.csv:2:1: ”1.234,5” för 2021 är inget tal. Inget är ändrat. Exportera igen, eller rätta värdet i filen.",
        ),
        (
            "<!doctype html>\n<title>Hej</title>\n",
            "tabell.csv:1:1: tabellen går inte att känna igen (”<!doctype html>”). En rad ska ha rubriker: region eller "
            "kommun, och antingen ett årtal över varje kolumn eller kolumnerna år och värde. Exportera igen som CSV.",
        ),
    ],
)
def test_what_cannot_be_taken_is_told(file: Path, place: Place, text: str, message: str) -> None:
    assert _stopped(_read(file, place, text)) == message


@pytest.mark.parametrize(
    "text", ["", "\n\n", "a;b\n1;2\n", "region;andel\nLillby;2\n", "region;år;a;b\nLillby;2021;1;2\n", "x" * 200_000, "PK\x03\x04\x00"]
)  # fmt: skip
def test_no_table(file: Path, place: Place, text: str) -> None:
    assert "tabellen går inte att känna igen" in _stopped(_read(file, place, text))


def test_no_file_and_too_large_a_file(tmp_path: Path, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = figures(tmp_path / "tabell.csv", place, "kronika")
    assert _stopped(missing).startswith("tabell.csv:1:1: filen går inte att läsa (No such file or directory).")
    monkeypatch.setattr("macros.csv_figures.MAX_KB", 1)
    large = _read(tmp_path / "tabell.csv", place, "x" * 3000)
    assert _stopped(large).startswith("tabell.csv:1:1: filen är 2 kB; den får vara högst 1 kB.")


MODEST = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def _answers(file: Path, place: Place, raw: bytes) -> None:
    file.write_bytes(raw)
    found = figures(file, place, "kronika")
    assert found.stops == (found.rows == ())
    assert all(row.text(language) for row in found.problems for language in LANGUAGES)


@MODEST
@given(raw=st.binary(max_size=200))
def test_any_bytes(file: Path, place: Place, raw: bytes) -> None:
    _answers(file, place, raw)


@MODEST
@given(data=st.data())
def test_any_change_of_a_sound_table(file: Path, place: Place, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([ACROSS, LONG, KOLADA]))
    start = data.draw(st.integers(0, len(text)))
    new = data.draw(st.text(alphabet=st.sampled_from('";,\t\n 0129.-–å\x00�'), max_size=6))
    text = text[:start] + new + text[start + data.draw(st.integers(0, 6)) :]
    _answers(file, place, text.encode("utf-8"))
