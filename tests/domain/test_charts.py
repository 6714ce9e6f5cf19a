"""A goal's figures as a drawing and a table: what lies where, and that any series can be drawn."""

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, product
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from macros.content import locale as languages
from macros.content.model import Aim, Beside, Break, Goal, Platform, Result, Unnumbered
from macros.domain.charts import OWN, Chart, Drawing, Tick, chart
from tests.support.platforms import macros_of

MODEST = settings(max_examples=30)
HOSTILE = {"sv": '<b>"Åse" & </svg>', "en": "<b>"}


def _goal(platform: Platform, *results: Result, **fields: object) -> Goal:
    bare: dict[str, object] = {"aims": [], "base": None, "breaks": [], "direction": None, "unit": None}
    return replace(platform.goals["fler-hus"], **{**bare, "results": list(results), **fields})


def _figures(**values: str) -> list[Result]:
    """`y2020="5"` → the result 5 of 2020."""
    return [Result(year=int(year[1:]), value=value, source="kronika") for year, value in values.items()]


def _chart(platform: Platform, *results: Result, **fields: object) -> Chart:
    found = chart(_goal(platform, *results, **fields), platform)
    assert found
    return found


def _drawn(platform: Platform, *results: Result, **fields: object) -> Drawing:
    drawing = _chart(platform, *results, **fields).drawing
    assert drawing
    return drawing


def _values(drawing: Drawing) -> list[str]:
    return [f"{tick.value:f}" for tick in drawing.values]


def _years(drawing: Drawing) -> list[int]:
    return [int(tick.value) for tick in drawing.years]


def test_a_whole_drawing(platform: Platform) -> None:
    compared = Result(year=2021, value="30", source="kronika", comparisons={"county": "20"})
    drawing = _drawn(platform, *_figures(y2019="10", y2020="40"), compared, aims=[Aim(kind="level", value="50")])
    own, county = drawing.lines
    assert [(mark.year, mark.x, mark.y) for mark in own.marks] == [
        (2019, 17, 67.33), (2020, 23.82, 32.33), (2021, 30.64, 44)
    ]  # fmt: skip
    assert [(stroke.start.year, stroke.end.year, stroke.gap) for stroke in own.strokes] == [
        (2019, 2020, False), (2020, 2021, False)
    ]  # fmt: skip
    assert (county.name, [(mark.value, mark.y) for mark in county.marks], county.strokes) == (
        "county", [(Decimal(20), 55.67)], ()
    )  # fmt: skip
    assert [(level.kind, level.value, level.y) for level in drawing.levels] == [("level", Decimal(50), 20.67)]
    assert _values(drawing) == ["0", "20", "40", "60"]
    assert _years(drawing) == [2019, 2025, 2030]
    assert [(label.of, label.x, label.y, label.anchor) for label in drawing.labels] == [
        (own.marks[-1], 33.64, 44, "start"), (own.marks[0], 17, 60.33, "start")
    ]  # fmt: skip
    assert [drawing.base, drawing.end] == [Tick(Decimal(2019), 17), Tick(Decimal(2030), 92)]
    assert (drawing.turned, drawing.starts_at, drawing.has_gap) == (False, None, False)
    assert chart(_goal(platform), platform) is None, "without figures there is none"


def test_a_ranking_is_turned_and_holds_all_of_its_places(platform: Platform) -> None:
    drawing = _drawn(platform, *_figures(y2019="900", y2020="400"), aims=[Aim(kind="rank", of="hus")])
    first, second = drawing.lines[0].marks
    assert drawing.turned
    assert second.y < first.y
    assert _values(drawing) == ["1", "500", "1000"]
    assert drawing.levels[0].value == 617


def test_years_without_a_figure_are_not_passed_silently(platform: Platform) -> None:
    results = [
        Result(year=year, value="5", source="kronika", comparisons={"nation": "6"}) for year in (2019, 2020, 2023)
    ]
    own, nation = _drawn(platform, *results).lines
    assert [stroke.gap for stroke in own.strokes] == [False, True]
    assert [(stroke.start.year, stroke.gap) for stroke in nation.strokes] == [(2019, False)]


def test_a_break_parts_the_line_and_is_marked_between_the_years(platform: Platform) -> None:
    broken = [Break(year=2021, what=HOSTILE), Break(year=1700, what=HOSTILE)]
    drawing = _drawn(platform, *_figures(y2020="5", y2021="6", y2022="7"), breaks=broken)
    own = drawing.lines[0]
    assert [(stroke.start.year, stroke.end.year) for stroke in own.strokes] == [(2021, 2022)]
    assert [tick.value for tick in drawing.breaks] == [2021]
    assert own.marks[0].x < drawing.breaks[0].at < own.marks[1].x


def test_growing_is_drawn_from_the_base_also_where_it_is_no_result(platform: Platform) -> None:
    base = Result(year=2017, value="4", source="kronika")
    drawing = _drawn(platform, *_figures(y2020="5"), base=base, aims=[Aim(kind="grow")])
    assert [mark.year for mark in drawing.lines[0].marks] == [2017, 2020]
    assert [drawing.base.value, drawing.levels[0].value] == [2017, 4]


@pytest.mark.parametrize(
    ("figures", "ticks", "starts_at"),
    [
        (("7",), ["0", "2", "4", "6", "8"], None),
        (("0", "0"), ["0", "1"], None),
        (("-3", "2"), ["-4", "-2", "0", "2"], None),
        (("-105", "-100"), ["-150", "-100", "-50", "0"], None),
        (("96.2", "97.1"), ["95.0", "95.5", "96.0", "96.5", "97.0", "97.5"], "95.0"),
        (("3000000000", "10"), ["0", "1000000000", "2000000000", "3000000000"], None),
    ],
)
def test_the_axis_goes_between_round_values(
    platform: Platform, figures: tuple[str, ...], ticks: list[str], starts_at: str | None
) -> None:
    drawing = _drawn(platform, *_figures(**{f"y{2020 + index}": value for index, value in enumerate(figures)}))
    assert _values(drawing) == ticks
    assert drawing.starts_at == (None if starts_at is None else Decimal(starts_at))


def test_the_table_holds_every_year_with_what_is_known_of_it(platform: Platform) -> None:
    found = _chart(
        platform,
        Result(year=2021, relations={"nation": "above"}, source="kronika"),
        Result(year=2020, fact="byggd", comparisons={"county": "4"}),
        *_figures(y2019="3"),
    )
    assert [(row.year, row.value, dict(row.relations), row.is_base) for row in found.rows] == [
        (2019, Decimal(3), {}, True), (2020, Decimal(1890), {}, False), (2021, None, {"nation": "above"}, False)
    ]  # fmt: skip
    assert found.rows[1].reason == platform.facts["byggd"].reason
    assert found.comparisons == ("county", "nation")
    placed = _chart(platform, Result(year=2021, relations={"nation": "above"}, source="kronika"))
    assert (placed.drawing, [row.value for row in placed.rows]) == (None, [None])


# Figures beside

SHEDS = Beside(
    name={"sv": "Skjul", "en": "Sheds"}, why={"sv": "Skjul är inga hus.", "en": "Sheds are no houses."},
    figures=[
        Result(year=2001, value="90000", source="kronika", reason=HOSTILE),
        Result(year=2002, source="kronika", comparisons={"nation": "80000"}),
        Result(year=2020, fact="hus"),
    ],
)  # fmt: skip


def test_figures_beside_are_in_the_table_and_never_in_the_drawing(platform: Platform) -> None:
    own = _figures(y2019="10", y2020="40")
    with_sheds = _chart(platform, *own, beside=[SHEDS])
    assert with_sheds.drawing == _drawn(platform, *own)
    (group,) = with_sheds.groups
    assert [(row.year, row.value, row.source, row.reason) for row in group.rows] == [
        (2001, Decimal(90000), "kronika", HOSTILE), (2002, None, "kronika", None),
        (2020, Decimal("1234.5"), "kronika", None),
    ]  # fmt: skip
    assert with_sheds.comparisons == ("nation",)


def test_figures_beside_alone_are_a_table(platform: Platform) -> None:
    found = _chart(platform, beside=[SHEDS])
    assert (found.drawing, found.rows, len(found.groups)) == (None, (), 1)
    broken = [Break(year=2021, what={"sv": "Ny enkät.", "en": "New."})]
    page = _page(platform, _goal(platform, beside=[replace(SHEDS, unit={"sv": "st", "en": "pcs"})], breaks=broken))
    assert "brand-chart__drawing" not in page
    assert "Skjul (st). <span>Skjul är inga hus.</span>" in page
    assert "<caption>Siffror intill</caption>" in page
    assert "<li>2021: Ny enkät.</li>" in page, "breaks stand also where there is no figure"
    assert "inte känd" not in page, "the place’s own figure may well be known elsewhere"


def test_a_reason_and_a_note_stand_with_the_source(platform: Platform) -> None:
    reason, note = {"sv": "För att.", "en": "Because."}, {"sv": "Januari.", "en": "January."}
    first = Result(year=2001, value="1", source="kronika", reason=reason, note=note)
    page = _page(platform, _goal(platform, first, Result(year=2002, value="2", source="kronika", note=note)))
    assert "vår slutsats: För att.</span> <span" in page
    assert page.count("Januari.</span></td>") == 2


COPY = "https://kopia.example/siffror.csv"


def _copied(platform: Platform) -> Platform:
    """The platform, its one source read in a copy, with figures and a goal without number in its area."""
    kronika = replace(platform.sources["kronika"], copy=COPY)
    bath = Unnumbered(name={"sv": "Bad", "en": "Bathing"}, text={"sv": "Fler bad.", "en": "More."}, sources=["kronika"])
    area = replace(platform.areas["boende"], unnumbered=[bath], beside=[SHEDS])
    return replace(platform, sources={"kronika": kronika}, areas={"boende": area})


def test_what_has_no_number_stands_in_its_area_and_with_the_goals_that_were_not_found(platform: Platform) -> None:
    macros = macros_of(_copied(platform), "mal/")
    area = str(macros.area_page("boende"))
    assert "<h3>Bad</h3>" in area
    assert "Skjul är inga hus." in area, "figures beside the area"
    assert "Fler bad." in str(macros.goal_page("boende-2"))
    assert "Fler bad." not in str(macros.goal_page("fler-hus"))


def test_where_a_source_was_read_in_a_copy_both_are_linked(platform: Platform) -> None:
    own = ("goal_page:fler-hus", "area_page:boende", "strength_page:bryggan", "fact:hus")
    for page in (*own, "facts_page", "sources_page"):
        name, *ids = page.split(":")
        html = str(getattr(macros_of(_copied(platform), "mal/"), name)(*ids))
        assert html.count(f'href="{COPY}"') == html.count('href="https://lillby.example/kronika"') > 0, page


# Any series

WRITTEN = st.decimals(min_value=-(10**15), max_value=10**15, places=4)  # as anybody would write a figure
YEARS = st.integers(min_value=1900, max_value=2060)
KINDS = st.sampled_from(["level", "rank", "grow", "shrink", "carry-out"])
BREAKS = st.lists(st.builds(Break, year=YEARS, what=st.just(HOSTILE)), max_size=3)


def _result(year: int, value: Decimal, compared: dict[str, Decimal]) -> Result:
    return Result(year=year, value=str(value), source="kronika", comparisons={k: str(v) for k, v in compared.items()})


COMPARED = st.dictionaries(st.sampled_from(["county", "nation"]), WRITTEN, max_size=2)
RESULTS = st.lists(
    st.builds(_result, YEARS, WRITTEN, COMPARED), min_size=1, max_size=60, unique_by=lambda result: result.year
)
AIMS = st.lists(st.builds(lambda kind, value: Aim(kind=kind, value=str(value)), KINDS, WRITTEN), max_size=3)


@MODEST
@given(results=RESULTS, aims=AIMS, breaks=BREAKS)
def test_any_series_can_be_drawn_inside_the_box_with_no_label_on_another_or_on_an_axis(
    platform: Platform, results: list[Result], aims: list[Aim], breaks: list[Break]
) -> None:
    drawing = _drawn(platform, *results, aims=aims, breaks=breaks)
    for place in _places(drawing):
        assert math.isfinite(place)
        assert 0 <= place <= 100
    assert 1 <= len(drawing.values) <= 8
    assert drawing.lines[0].name == OWN
    assert len(drawing.lines[0].marks) == len(results)
    _assert_labels_lie_apart(drawing)


def test_labels_at_the_bottom_are_moved_up_where_they_would_lie_on_each_other(platform: Platform) -> None:
    _assert_labels_lie_apart(_drawn(platform, *_figures(y2019="0", y2020="1", y2025="10", y2029="1", y2030="0")))


LABEL = (42, 7)  # the largest label on the narrowest phone: per cent of the drawing's width and height
TICK = (17, 7)


def _assert_labels_lie_apart(drawing: Drawing) -> None:
    own = drawing.lines[0].marks
    assert {label.of for label in drawing.labels} == {own[0], own[-1]}
    labels = [_box(label.x - (LABEL[0] if label.anchor == "end" else 0), label.y, LABEL) for label in drawing.labels]
    ticks = [_box(0, tick.at - 2, TICK) for tick in drawing.values]
    assert not any(_overlap(*pair) for pair in (*combinations(labels, 2), *product(labels, ticks)))
    years = 90  # what stands below is theirs
    assert all(left >= 0 and right <= 100 and bottom <= years for left, _, right, bottom in labels)


def _box(left: float, middle: float, size: tuple[float, float]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom, a hair smaller than it is: numbers are rounded."""
    return left + 0.01, middle - size[1] / 2 + 0.01, left + size[0] - 0.01, middle + size[1] / 2 - 0.01


def _overlap(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def test_a_label_is_no_longer_than_its_room() -> None:
    for number, language in product(("11418", "-1234.5", "999999999999999", "-10000000.5", "96.25"), ("sv", "en")):
        assert len(f"2026: {languages.short_number(Decimal(number), language)}") <= 14  # in 42 per cent of 288 px


def _places(drawing: Drawing) -> Iterator[float]:
    yield from (place for line in drawing.lines for mark in line.marks for place in (mark.x, mark.y))
    yield from (place for label in drawing.labels for place in (label.x, label.y))
    yield from (tick.at for tick in (*drawing.values, *drawing.years, *drawing.breaks, drawing.base, drawing.end))
    yield from (level.y for level in drawing.levels)


# The page that draws it


def _page(platform: Platform, goal: Goal, language: str = "sv") -> str:
    goals = {**platform.goals, goal.id: goal}
    return str(macros_of(replace(platform, goals=goals), "mal/01-fler-hus/", language).goal_page(goal.id))


def test_the_drawing_says_in_words_what_it_shows(platform: Platform) -> None:
    goal = _goal(platform, *_figures(y2019="61.5", y2020="60", y2021="62.25"), unit={"sv": "procent", "en": "per cent"})
    assert "Lillby gick från 61,5\u00a0procent (2019) till 62,25\u00a0procent (2021)." in _page(platform, goal)
    assert "The lowest was 60 (2020), the highest 62.25 (2021)." in _page(platform, goal, "en")


def test_a_broken_axis_is_drawn_and_said(platform: Platform) -> None:
    broken = _page(platform, _goal(platform, *_figures(y2019="3300", y2021="3000")))
    assert broken.count("brand-chart__jump") == 1
    assert "den hoppar från noll till 2\u00a0600" in broken
    assert "brand-chart__jump" not in _page(platform, _goal(platform, *_figures(y2019="3300", y2021="30")))


def _file(page: str, kind: str) -> str:
    """What a link on the page holds."""
    found = re.search(rf'href="data:{re.escape(kind)};charset=utf-8,([^"]+)"', page)
    assert found
    return unquote(found[1])


def test_the_drawing_and_its_figures_can_be_taken(platform: Platform) -> None:
    compared = Result(year=2021, value="1.5", source="kronika", comparisons={"county": "2"})
    page = _page(platform, _goal(platform, *_figures(y2019="1"), compared, name=HOSTILE))
    svg = ElementTree.fromstring(_file(page, "image/svg+xml"))
    words = "".join(svg.itertext())
    assert "2021: 1,5" in words
    assert "Lillby hembygdsförening" in words
    assert not [each for each in svg.iter() if {"class", "style"} & each.attrib.keys()], "it needs no style sheet"
    assert _file(page, "text/csv").splitlines()[1:] == [
        "2019;1;;Lillby hembygdsförening", "2021;1,5;2;Lillby hembygdsförening"
    ]  # fmt: skip
