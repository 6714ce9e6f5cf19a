"""Reading figures from CSV files as SCB and Kolada export them, and from what is no such table at all."""
# ruff: noqa: E501

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from macros.content.model import Place
from macros.content.problems import LANGUAGES
from macros.editing.csv_figures import figures
from macros.editing.figures import Figure, Figures
from tests.support.number_texts import NUMBERS, STYLES, Style, written
from tests.support.platforms import small_platform

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
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
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
            "tabell.csv:2:1: tabellen har Lillby, men alla värden saknas där. Inget är ändrat. Exportera igen med andra år "
            "eller ett annat mått.",
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
            "region;2021\nLillby;1.234.5\n",
            "tabell.csv:2:1: ”1.234.5” för 2021 är inget tal. Inget är ändrat. Exportera igen, eller rätta värdet i filen.",
        ),
        (
            "region;2021\nLillby;1,234\n",
            "tabell.csv:2:1: ”1,234” för 2021 kan vara både 1234 och 1.234. Inget är ändrat. Skriv 1234 om tecknet skiljer "
            "tusental; annars 1.2340, som är samma tal.",
        ),
        (
            "region;ålder;2021\nLillby;0–9;..\nLillby;10–19;2\n",
            "tabell.csv:3:1: Lillby har mer än ett värde för 2021. Inget är ändrat. Exportera igen med bara ett mått och "
            "bara totalen.",
        ),
        (
            "region,2020,2021\nRiket,70,71\nLillby,61,5,62,5\n",
            "tabell.csv:3:1: raden ”Lillby | 61 | 5 | 62 | 5” passar inte rubrikerna ”region | 2020 | 2021”: en cell för varje "
            "rubrik. Inget är ändrat. Har ett komma delat ett tal i två, exportera igen med semikolon eller tabb mellan "
            "cellerna; rätta annars raden.",
        ),
        (
            "region;kön;2021\nLillby;män;1\nLillby;kvinnor;2\n",
            "tabell.csv:2:1: tabellen har Lillby bara uppdelat (män, kvinnor), utan total. Inget är ändrat. Exportera igen "
            "med totalen, till exempel ”totalt” eller ”båda könen”.",
        ),
        (
            "region;månad;värde;år\nLillby;1;5;2022M01\n",
            "tabell.csv:2:1: ”2022M01” är inget årtal, och importen tar bara hela år. Inget är ändrat. Exportera igen med ett "
            "värde för varje år; kalla kolumnen bara ”2022” eller låt den sluta så.",
        ),
        (
            'region;2021;not\n"Riket;70;\nLillby;61;\n',
            'tabell.csv:2:1: ett citattecken (") som börjar på den här raden slutar inte där det ska, så rader kan ha '
            "försvunnit. Inget är ändrat. Rätta citattecknen här, eller exportera igen.",
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
    monkeypatch.setattr("macros.editing.csv_table.MAX_KB", 1)
    large = _read(tmp_path / "tabell.csv", place, "x" * 3000)
    assert _stopped(large).startswith("tabell.csv:1:1: filen är 2 kB; den får vara högst 1 kB.")


def _code(found: Figures) -> str:
    """The code of what stopped it, or nothing."""
    return found.problems[0].code if found.problems else ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("region,2021\nLillby,61,5\n", "csv-cells"),
        ("region,2021,\nLillby,61,5\n", "csv-cells"),
        ("region,2020,2021\nLillby,61,5,\n", "csv-cells"),
        ("region,2020,,2021\nLillby,61,5,62\n", "csv-cells"),
        ("region,år,värde\nLillby,2021,61,5\n", "csv-cells"),
        ("mått,region,år,värde\nHus, andel,Lillby,2021,61\n", "csv-cells"),
        ("region,2021\nLillby,61\nRiket,70,1\n", "csv-cells"),
        ("region;2020;2021\nLillby;61\n", "csv-cells"),
        ("region,2021\nLillby,61\nStorby,9,5\n", ""),
        ("region,2021\nLillby,61\nKälla: SCB, 2024, Storby\n", ""),
        ("region,2021,,\nLillby,61,,\n", ""),
        (",region,2021\n0,Lillby,61\n", ""),
    ],
)
def test_a_row_of_a_region_that_is_read_fits_the_headings(file: Path, place: Place, text: str, code: str) -> None:
    assert _code(_read(file, place, text)) == code


@pytest.mark.parametrize(
    "text",
    [
        'region;2021\nLillby;61\nStorby;"9\n',
        'region;2021\n"Storby;9\n"Lillby";61\n',
        'region;år;värde;not\nLillby;2021;61;"se\nLillby;2022;62;"\n',
        'region;år;värde;not\nStorby;2021;61;"se\nLillby;2022;62;"\nLillby;2021;5;\n',
        'region;år;värde;not\nLillby;2021;61;"se" nedan\n',
        'region;år;värde\nLillby;2021;61\n"' + "Lillby;2022;62\n" * 20_000,
    ],
    ids=["last-cell", "next-quote", "two-of-the-place", "two-of-another", "within-a-cell", "large"],
)
def test_a_stray_quotation_mark_hides_no_row(file: Path, place: Place, text: str) -> None:
    assert _code(_read(file, place, text)) == "csv-quotes"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("region;2021M01;2021M02\nLillby;1;2\n", "csv-year"),
        ("region;2021;202202\nLillby;1;2\n", "csv-year"),
        ("region;2021;2022 prel.\nLillby;1;2\n", "csv-year"),
        ("region;Medel 2020 – 2022\nLillby;1\n", "csv-year"),
        ("region;år;värde\nLillby;2021;1\nLillby;2022K1;2\n", "csv-year"),
        ("region;år;värde\nLillby;2021;1\nLillby;2020-2022;2\n", "csv-year"),
        ("region;år;värde\nLillby;2021;1\nLillby;;2\n", "csv-year"),
        ("region;år;värde\nLillby;2021;1\nStorby;2022K1;2\n", ""),
        ("region;år;Pris, 2020 års priser\nLillby;2021;1\n", ""),
        ("region;år;Pris 2020\nLillby;2021;1\n", ""),
        ("region;Ålder 16–64 2021\nLillby;1\n", ""),
    ],
)
def test_what_is_no_year_is_not_passed_over(file: Path, place: Place, text: str, code: str) -> None:
    found = _read(file, place, text)
    assert _code(found) == code
    assert found.stops or found.rows == (Figure(2021, "1"),)


def test_a_second_table_is_not_read_under_the_headings_of_the_first(file: Path, place: Place) -> None:
    first = "region;2021\nLillby;1\n\n"
    assert _code(_read(file, place, f"{first}region;2022\nRiket;2\n")) == "csv-several-tables"
    assert _read(file, place, f"{first}region;2021\nRiket;2\n").rows == (Figure(2021, "1", {"nation": "2"}),)


def test_men_and_women_alone_stop_the_reading_where_it_is_compared_too(file: Path, place: Place) -> None:
    text = "region;kön;2021\nLillby;totalt;1\nRiket;män;2\nRiket;kvinnor;3\n"
    assert _code(_read(file, place, text)) == "csv-no-total"


@pytest.mark.parametrize("sign", ["", *("." * count for count in range(1, 7)), "-", "–", "—", "\N{MINUS SIGN}", "…"])
def test_missing_values_are_left_out(file: Path, place: Place, sign: str) -> None:
    assert _read(file, place, f"region;2021;2022\nLillby;{sign};5\n").rows == (Figure(2022, "5"),)


@pytest.mark.parametrize(("other", "value"), [("61,5", "1.234"), ("61.5", "1234"), ("1.234.567", "1.234")])
def test_the_other_cells_say_which_sign_is_the_decimal_one(file: Path, place: Place, other: str, value: str) -> None:
    assert _read(file, place, f"region;2021\nStorby;{other}\nLillby;1,234\n").rows[0].value == value


def test_letters_in_two_characters_are_the_same_letters(file: Path, place: Place) -> None:
    assert _read(file, place, normalize("NFD", LONG)).rows == EXPECTED
    assert _read(file, place, normalize("NFD", KOLADA)).rows == EXPECTED


MODEST = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


def _answers(file: Path, place: Place, raw: bytes) -> None:
    file.write_bytes(raw)
    found = figures(file, place, "kronika")
    assert found.stops == (found.rows == ())
    assert all(row.text(language) for row in found.problems for language in LANGUAGES)


def _table(cells: dict[int, str], delimiter: str, is_long: bool, is_quoted: bool) -> str:
    """The year's cells as a table. is_quoted: where a cell needs it; else never, as careless programs do."""
    rows = [["region", "år", "värde"], *(["Lillby", str(year), cell] for year, cell in cells.items())]
    if not is_long:
        rows = [["region", *map(str, cells)], ["Lillby", *cells.values()]]
    if not is_quoted:
        return "".join(delimiter.join(row) + "\n" for row in rows)
    text = StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue()


@MODEST
@given(
    series=st.dictionaries(st.integers(2000, 2030), NUMBERS | st.none(), min_size=1, max_size=5),
    style=STYLES,
    missing=st.sampled_from(["", "..", "-"]),
    table=st.fixed_dictionaries(
        {"delimiter": st.sampled_from(";\t,"), "is_long": st.booleans(), "is_quoted": st.booleans()}
    ),
)
def test_any_number_in_any_writing_with_any_delimiter_is_the_same_number_or_refused(
    file: Path, place: Place, series: dict[int, Decimal | None], style: Style, missing: str, table: dict[str, Any]
) -> None:
    cells = {year: missing if number is None else written(number, style) for year, number in series.items()}
    found = _read(file, place, _table(cells, **table))
    if found.stops:
        assert _code(found) in ("csv-ambiguous", "csv-cells", "csv-all-missing")
        assert _code(found) != "csv-ambiguous" or dict(found.problems[0].values)["found"] in map(_plain, cells.values())
    else:
        read = {row.year: Decimal(row.value) for row in found.rows}
        assert read == {year: number for year, number in series.items() if number is not None}


def _plain(cell: str) -> str:
    """The cell as a problem shows it."""
    return " ".join(cell.split())


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
