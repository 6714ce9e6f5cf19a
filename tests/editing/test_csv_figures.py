"""Reading figures from CSV files as SCB and Kolada export them, and from what is no such table at all."""

import csv
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from macros.content.model import Place, Platform
from macros.content.words import languages
from macros.editing.csv_figures import figures
from macros.editing.figures import Figure, Figures, StoppedError
from tests.support.number_texts import NUMBERS, STYLES, Style, written

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
def place(platform: Platform) -> Place:
    return platform.place


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tabell.csv"


def _read(file: Path, place: Place, text: str, encoding: str = "utf-8") -> Figures:
    file.write_bytes(text.encode(encoding))
    return figures(file, place, "kronika")


def _code(reading: Callable[[], Figures]) -> str:
    """The code of what stopped the reading, or nothing."""
    try:
        assert reading().rows
    except StoppedError as stopped:
        assert all(stopped.problem.text(language) for language in languages())
        return stopped.problem.code
    return ""


WAYS = [
    *((text, "utf-8", "\n") for text in (ACROSS, LONG, KOLADA, ACROSS.replace(";", "\t"), ACROSS.replace(";", ","))),
    *((text, encoding, "\r\n") for text in (ACROSS, KOLADA) for encoding in ("utf-8-sig", "latin-1", "utf-16")),
    *((ACROSS, encoding, "\n") for encoding in ("utf-16-le", "utf-16-be", "utf-32")),
    *((normalize("NFD", text), "utf-8", "\n") for text in (LONG, KOLADA)),
    (f'"Hus med tak efter region; andel"\n\n{ACROSS}\n"Senaste uppdatering:"\n20260301 09:30\n', "utf-8", "\n"),
]


@pytest.mark.parametrize(("text", "encoding", "line_break"), WAYS)
def test_every_way_it_is_written(file: Path, place: Place, text: str, encoding: str, line_break: str) -> None:
    found = _read(file, place, text.replace("\n", line_break), encoding)
    assert (found.source, found.producer) == ("kronika", None)
    assert found.rows == EXPECTED


@pytest.mark.parametrize("region", ["Lillby", "lillby", "Lillby socken", " 1700 Lillby ", "Lillby parish"])
def test_the_place_goes_by_its_names(file: Path, place: Place, region: str) -> None:
    assert _read(file, place, f"region;2021\n{region};5\n").rows == (Figure(2021, "5"),)


def test_without_kolada_set_there_is_nothing_to_compare_with(file: Path, place: Place) -> None:
    found = _read(file, replace(place, statistics=None), ACROSS)
    assert found.rows == (Figure(2021, "61.25"), Figure(2023, "1063.0"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # No table, or none of the place
        ("", "csv-layout"),
        ("a;b\n1;2\n", "csv-layout"),
        ("region;andel\nLillby;2\n", "csv-layout"),
        ("region;år;a;b\nLillby;2021;1;2\n", "csv-layout"),
        ("PK\x03\x04\x00", "csv-layout"),
        ("region;2021\n1780 Storby;9\n1781 Lillby;9\n", "csv-no-figures"),
        ("region;2021\nLillby;..\n", "csv-no-figures"),
        # More than one value, or only parts of the people
        ("region;ålder;2021\nLillby;0–9;1\nLillby;10–19;2\n", "csv-several-rows"),
        ("region;ålder;2021\nLillby;0–9;..\nLillby;10–19;2\n", "csv-several-rows"),
        ("region;Män 2021;Kvinnor 2021\nLillby;1;2\n", "csv-several-rows"),
        ("region;kön;2021\nLillby;män;1\nLillby;kvinnor;2\n", "csv-no-total"),
        ("region;kön;2021\nLillby;totalt;1\nRiket;män;2\nRiket;kvinnor;3\n", "csv-no-total"),
        ("region;2021\nLillby;1\n\nregion;2022\nRiket;2\n", "csv-several-tables"),
        # No number, or one that may be two
        ("region;2021\nLillby;1.234.5\n", "csv-value"),
        ("region;2021\nLillby;1,234\n", "csv-ambiguous"),
        # A row of a region that is read fits the headings
        ("region,2021\nLillby,61,5\n", "csv-cells"),
        ("region,2021,\nLillby,61,5\n", "csv-cells"),
        ("region,2020,2021\nLillby,61,5,\n", "csv-cells"),
        ("region,2020,,2021\nLillby,61,5,62\n", "csv-cells"),
        ("mått,region,år,värde\nHus, andel,Lillby,2021,61\n", "csv-cells"),
        ("region,2021\nLillby,61\nRiket,70,1\n", "csv-cells"),
        ("region;2020;2021\nLillby;61\n", "csv-cells"),
        ("region,2021\nLillby,61\nStorby,9,5\n", ""),
        ("region,2021\nLillby,61\nKälla: SCB, 2024, Storby\n", ""),
        ("region,2021,,\nLillby,61,,\n", ""),
        (",region,2021\n0,Lillby,61\n", ""),
        # A stray quotation mark hides no row
        ('region;2021\nLillby;61\nStorby;"9\n', "csv-quotes"),
        ('region;2021\n"Storby;9\n"Lillby";61\n', "csv-quotes"),
        ('region;år;värde;not\nLillby;2021;61;"se\nLillby;2022;62;"\n', "csv-quotes"),
        ('region;år;värde;not\nStorby;2021;61;"se\nLillby;2022;62;"\nLillby;2021;5;\n', "csv-quotes"),
        ('region;år;värde;not\nLillby;2021;61;"se" nedan\n', "csv-quotes"),
        ('region;år;värde\nLillby;2021;61\n"' + "Lillby;2022;62\n" * 20_000, "csv-quotes"),
        # What is no year is not passed over
        ("region;2021M01;2021M02\nLillby;1;2\n", "csv-year"),
        ("region;2021;202202\nLillby;1;2\n", "csv-year"),
        ("region;2021;2022 prel.\nLillby;1;2\n", "csv-year"),
        ("region;Medel 2020 – 2022\nLillby;1\n", "csv-year"),
        ("region;år;värde\nLillby;2021;1\nLillby;2022K1;2\n", "csv-year"),
        ("region;år;värde\nLillby;2021;1\nLillby;;2\n", "csv-year"),
        ("region;år;värde\nLillby;2021;1\nStorby;2022K1;2\n", ""),
        ("region;år;Pris, 2020 års priser\nLillby;2021;1\n", ""),
        ("region;Ålder 16–64 2021\nLillby;1\n", ""),
    ],
)
def test_what_cannot_be_trusted_stops_the_reading(file: Path, place: Place, text: str, code: str) -> None:
    assert _code(partial(_read, file, place, text)) == code
    assert code or [row.year for row in figures(file, place, "kronika").rows] == [2021]


def test_no_file_and_too_large_a_file(file: Path, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _code(partial(figures, file, place, "kronika")) == "unreadable"
    monkeypatch.setattr("macros.editing.csv_figures.MAX_KB", 1)
    assert _code(partial(_read, file, place, "x" * 3000)) == "too-large"


MODEST = settings(max_examples=40)


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
    try:
        read = {row.year: Decimal(row.value) for row in _read(file, place, _table(cells, **table)).rows}
    except StoppedError as stopped:
        code, values = stopped.problem.code, dict(stopped.problem.values)
        assert code in ("csv-ambiguous", "csv-cells", "csv-no-figures")
        assert code != "csv-ambiguous" or values["found"] in map(_plain, cells.values())
    else:
        assert read == {year: number for year, number in series.items() if number is not None}


def _plain(cell: str) -> str:
    """The cell as a problem shows it."""
    return " ".join(cell.split())


@MODEST
@given(data=st.data())
def test_any_change_of_a_sound_table(file: Path, place: Place, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([ACROSS, LONG, KOLADA])).encode()
    start = data.draw(st.integers(0, len(text)))
    new = data.draw(
        st.binary(max_size=6) | st.text(st.sampled_from('";,\t\n 0129.-–å\x00�'), max_size=6).map(str.encode)
    )
    file.write_bytes(text[:start] + new + text[start + data.draw(st.integers(0, 6)) :])
    _code(partial(figures, file, place, "kronika"))
