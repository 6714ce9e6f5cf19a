"""What is shown of the goals: on the real pages, and by the small place, which knows a day that is due."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from icalendar import Calendar
from jinja2 import Environment
from msgspec.structs import replace

from macros.content.made_files import whole
from macros.content.model import Platform
from macros.delivery.built_page import BuiltPage
from macros.exports import json_files, paper
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site import site_files
from macros.site.edition import Edition
from macros.site.macros.pages import MACROS, Macros
from tests.support.platforms import small_platform

PREFIXES = pytest.mark.parametrize("prefix", ["", "en/"], ids=["sv", "en"])

# Words of statuses that are no goal's: keys to the signs, choices of a filter, the method's list of words.
KEYS = re.compile(
    r'<option[^>]*>.*?</option>|<ul class="brand-(?:relations-page__)?legend">.*?</ul>'
    r'|<dl class="brand-verdicts">.*?</dl>',
    re.DOTALL,
)
# In a bar of many goals their number stands between the status and the years.
STATUS = re.compile(r"status ([\w-]+) of a goal((?: <b>\d+</b> <span>| )\(\d{4}(?:–\d{4})?\))?")
SIGN = re.compile(r'class="[^"]*\bbrand-(?:status|tile)--([\w-]+)[^"]*".*?</(?:a|span)>', re.DOTALL)
WITHOUT_FIGURE = {"no-data", "target-missing", "wording-missing"}
PLACES = {
    *("omraden/index.md", "mal/index.md", "mal/03-trivsel.md", "mal/metod.md", "styrkor/bryggan.md"),
    *("sambandet/index.md", "ide/ideas.js", "data/goals.json", "data/goals/trivsel.json", "data/goals.csv"),
    *("data/bakgrund.txt", "bok", "bryggan"),
}


def _marked(platform: Platform) -> Platform:
    """The platform with words for the statuses that are seen wherever they stand."""
    words, labels = platform.vocabulary, dict(platform.vocabulary.labels)
    status = {each: dict.fromkeys(words.status[each], f"status {each} of a goal") for each in words.status}
    dated = dict.fromkeys(("sv", "en"), "{status} ({year})")
    labels |= {"status_dated": dated, "status_outdated": dated}
    return replace(platform, vocabulary=replace(words, status=status, labels=labels))


def _made(renderer: Renderer, root: Path) -> Iterator[tuple[str, str]]:
    """Path and text of every made page, file and sheet of an edition."""
    settings = Settings(root, "https://x.example/", "", "")
    made = Edition(renderer, settings).made
    calls = {"front": "{{ front() }}"} | {file: page.markdown for file, page in made.items()}
    for file, call in calls.items():
        macros = Macros(renderer, settings, lambda file=file: file.removesuffix("index.md"))  # type: ignore[misc]
        yield file, Environment().from_string(call).render({name: getattr(macros, name) for name in MACROS})
    shared = json_files.shared(site_files.open_data(renderer), settings.site_url)
    own = (each(renderer, settings) for each in (site_files.bank_files, site_files.goal_files, site_files.edition_data))
    for path, content in whole(chain(shared, *own)):
        yield path, content.decode("utf-8", "replace")
    yield from ((sheet.name, sheet.html) for sheet in paper.sheets(renderer, root))


def _of_goals(tmp_path: Path, language: str, day: date) -> dict[str, list[tuple[str, str]]]:
    """Where a goal's status stands in what is made on the day, and each with its year there, if it has one."""
    made = _made(Renderer(_marked(small_platform(tmp_path)), language, day), tmp_path)
    told = {path: KEYS.sub("", text) for path, text in made if path != "data/platform.json"}  # the words alone
    signs = {
        path: [(found[1], "") for found in SIGN.finditer(text) if not STATUS.search(found[0])]
        for path, text in told.items()
    }
    return {path: found for path, text in told.items() if (found := STATUS.findall(text) + signs[path])}


@pytest.mark.site  # it makes every page, file and sheet
@pytest.mark.parametrize(
    ("language", "day"), [("sv", date(2026, 11, 24)), ("en", date(2028, 1, 1))], ids=["new figures", "old figures"]
)
def test_a_status_stands_nowhere_without_its_year(tmp_path: Path, language: str, day: date) -> None:
    found = _of_goals(tmp_path, language, day)
    assert found.keys() >= PLACES
    assert {row for rows in found.values() for row in rows if not row[1] and row[0] not in WITHOUT_FIGURE} == set()


@PREFIXES
def test_the_list_holds_every_goal_with_its_status_and_area(pages: dict[str, BuiltPage], prefix: str) -> None:
    rows = [values for _, values in pages[f"{prefix}mal/index.html"].tags if "data-status" in values]
    assert sum(int(values.get("data-facets-item") or 1) for values in rows) == 35
    folded = [values for values in rows if values["data-status"] == "wording-missing"]
    assert len(folded) == len({values["data-area"] for values in folded})
    assert len({values["data-area"] for values in rows}) == 5


@PREFIXES
def test_where_a_day_is_known_there_is_a_calendar_and_a_way_to_it(
    bank: Path, pages: dict[str, BuiltPage], prefix: str
) -> None:
    (event,) = Calendar.from_ical((bank / prefix / "mal/kalender.ics").read_text("utf-8")).walk("VEVENT")
    assert str(event["url"]).endswith(f"/{prefix}mal/01-fler-hus/")
    assert "kalender.ics" in BuiltPage(bank / prefix / "mal/index.html").all("a", "href")
    ours = pages[f"{prefix}mal/index.html"]
    assert ("kalender.ics" in ours.all("a", "href")) == ours.file.with_name("kalender.ics").is_file()
