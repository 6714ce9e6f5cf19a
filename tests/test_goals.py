"""The goals' pages as they are built: the real ones, and those of the small place, which knows a day that is due."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from macros.built_page import BuiltPage

PREFIXES = pytest.mark.parametrize("prefix", ["", "en/"], ids=["sv", "en"])


def _classes(page: BuiltPage) -> list[str]:
    return [values["class"] for _, values in page.tags if "class" in values]


def _goals(pages: dict[str, BuiltPage], prefix: str) -> list[BuiltPage]:
    start = f"{prefix}mal/"
    return [page for path, page in pages.items() if path.startswith(start) and path[len(start)].isdigit()]


@PREFIXES
def test_every_goal_says_how_it_is_going_and_what_is_missing(pages: dict[str, BuiltPage], prefix: str) -> None:
    goals = _goals(pages, prefix)
    assert len(goals) == 35
    for page in goals:
        assert sum(each.startswith("brand-status ") for each in _classes(page)) == 1
        assert "hur" in page.ids


@PREFIXES
def test_a_goal_with_figures_has_a_chart_and_its_table(pages: dict[str, BuiltPage], prefix: str) -> None:
    page = pages[f"{prefix}mal/13-foretagsklimat/index.html"]
    assert "brand-chart__drawing" in _classes(page)
    for figure in ("287", "157", "145"):
        assert figure in page.text


@PREFIXES
def test_the_list_holds_every_goal_with_its_status_and_area(pages: dict[str, BuiltPage], prefix: str) -> None:
    rows = [values for _, values in pages[f"{prefix}mal/index.html"].tags if "data-status" in values]
    assert len(rows) == 35
    assert len({values["data-area"] for values in rows}) == 5


@PREFIXES
def test_where_no_day_is_known_the_list_says_what_to_write(
    site: Path, pages: dict[str, BuiltPage], prefix: str
) -> None:
    page = pages[f"{prefix}mal/index.html"]
    known = (site / prefix / "mal/kalender.ics").exists()
    assert known == ("kalender.ics" in page.all("a", "href"))
    assert known != ("next: 2027-03-01" in page.text)


@PREFIXES
def test_where_a_day_is_known_there_is_a_calendar_and_a_way_to_it(bank: Path, prefix: str) -> None:
    (event,) = Calendar.from_ical((bank / prefix / "mal/kalender.ics").read_text("utf-8")).walk("VEVENT")
    assert str(event["url"]).endswith(f"/{prefix}mal/01-fler-hus/")
    assert "kalender.ics" in BuiltPage(bank / prefix / "mal/index.html").all("a", "href")
