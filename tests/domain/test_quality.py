"""The quality of the content: its rows in their exact words, its owners, and that page and check count the same."""

import gzip
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from msgspec.structs import replace

from macros.checks.check import read_platform
from macros.content.model import Platform
from macros.content.problems import groups, problem, rules
from macros.content.schema import Schemas
from macros.delivery.built_page import BuiltPage
from macros.domain import quality, urls
from macros.rendering import quality_words
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.macros.pages import Macros
from tests.support.platforms import edit, platform_at, small
from tests.support.site import ROOT

TODAY = date(2026, 11, 24)
SCHEMAS = Schemas(ROOT / "data" / "schema")
PAGE_KB = 25
# Each code of a row, and an item that has it.
ROWS = {
    "inferred-fact": "data/facts/byggd.yml",
    "message-without-fact": "data/messages/is-sms.yml",
    "goal-part": "data/goals/boende-2.yml",
    "working-title": "data/strengths/bryggan.yml",
    "audience-without-message": "data/strengths/angen.yml",
    "channels-without-message": "data/strengths/bryggan.yml",
    "figure-outdated": "data/goals/trivsel.yml",
    "unapproved": "data/strengths/bryggan.yml",
}


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Platform:
    """Read the small platform with a message without a fact and a strength with a working title."""
    root = small(tmp_path_factory.mktemp("small"))
    message = (root / "data/messages/is-affisch.yml").read_text("utf-8")
    message = message.replace("id: is-affisch", "id: is-sms").replace(", to: 2026-03-31", "")
    (root / "data/messages/is-sms.yml").write_text(message.partition("ended:")[0] + "goals: [fler-hus]\n", "utf-8")
    edit(root, "data/goals/trivsel.yml", "year: 2023", "year: 2022")
    edit(root, "data/strengths/bryggan.yml", "standing: proposal", "standing: proposal\nworking_title: true")
    return platform_at(root)


def test_each_row_is_of_its_item_and_says_what_is_wanting(platform: Platform) -> None:
    assert {code for code, kind in rules().items() if "row" in kind} == ROWS.keys()
    found = {(row.code, row.path): row for row in (each.problem for each in quality.findings(platform, [], TODAY))}
    assert not [row for row in found.values() if row.stops or not (row.wording("sv") and row.wording("en"))]
    assert ROWS.items() <= found.keys()
    assert "Fråga den" in found["figure-outdated", ROWS["figure-outdated"]].wording("sv")
    assert "saknas: måltexten. Kommunen har den" in found["goal-part", ROWS["goal-part"]].wording("sv")
    lacking = [each.problem.wording("en") for each in quality.findings(platform, [], TODAY) if each.id == "bryggan"]
    assert any("to the audience “Visitors”" in each and "Facebook, LinkedIn, Text" in each for each in lacking)


def test_check_says_no_rows_and_the_page_says_all_that_check_does(small_root: Path) -> None:
    edit(small_root, "data/facts/hus.yml", "checked: 2026-11-01", "checked: 2020-11-01")
    platform, problems = read_platform(small_root)
    assert platform
    assert {row.code for row in problems} == {"stale-fact", "markup-in-text"}
    found = [each.problem for each in quality.findings(platform, problems, TODAY)]
    assert [row for row in found if row.code not in ROWS] == sorted(problems, key=lambda row: row.code != "stale-fact")


def test_figures_are_old_by_their_own_year_and_as_many_as_the_goals_that_say_so(platform: Platform) -> None:
    for day, count in ((date(2026, 12, 31), 1), (date(2027, 1, 1), 2)):
        old = [each for each in quality.findings(platform, [], day) if each.problem.code == "figure-outdated"]
        counts = dict(Renderer(platform, "sv", day).status_counts(platform.goals.values()))
        assert len(old) == counts["outdated"] == count


def test_of_a_goal_without_wording_nothing_else_is_asked(platform: Platform) -> None:
    rows = [each for each in quality.findings(platform, [], TODAY) if each.id == "boende-2"]
    assert [each.problem.code for each in rows] == ["goal-part"]


def test_what_is_over_or_approved_needs_no_approval(platform: Platform) -> None:
    rows = [each.id for each in quality.findings(platform, [], TODAY) if each.group == "unapproved"]
    assert "bad-sms" in rows
    assert "trivsel" not in rows  # approved
    assert "is-affisch" not in rows  # over
    assert "boende-2" not in rows  # has no text


def test_each_finding_has_the_owner_of_its_kind(platform: Platform) -> None:
    page = problem("docs/sv/vision.md", (1, 1), "page-untranslated", language="en", file="docs/en/vision.md")
    found = quality.findings(platform, [page, problem("data/facts/hus.yml", (1, 1), "stale-fact")], TODAY)
    owners = {(each.kind, each.owner_id) for each in found}
    assert owners == {
        *(("strength", "orden"), ("message", "orden"), ("area", "orden"), ("page", "orden"), ("subject", "orden")),
        *(("goal", "siffrorna"), ("fact", "siffrorna"), ("brand", quality.NOBODY), ("profile", quality.NOBODY)),
    }


def test_without_owners_everything_is_there_all_the_same(platform: Platform, small_root: Path) -> None:
    bare = replace(platform, place=replace(platform.place, owners=[]))
    html = _page(bare, small_root)
    assert "Utan ansvarsområde" in html
    problems = read_platform(small_root)[1]
    assert html.count("data-facets-item") == len(quality.findings(bare, problems, TODAY))
    assert all(groups()[kind]["name"]["sv"] in html for kind in quality.kinds_of_issue()), "also those of which is none"


def _page(platform: Platform, root: Path, language: str = "sv") -> str:
    settings = Settings(root, "https://x.example/", "", "")
    macros = Macros(Renderer(platform, language, TODAY), settings, lambda: "redigera/att-gora/")
    return unescape(str(macros.quality_page()))


def test_a_row_leads_to_the_item_and_straight_into_its_form(small_root: Path) -> None:
    platform, _ = read_platform(small_root)
    assert platform
    html = _page(platform, small_root)
    assert "25 november" not in html
    assert "24 november 2026" in html
    row = re.search(r'<li[^>]*data-kind="missing"[^>]*><a href="\.\./\.\./mal/02-boende-2/">(.*?)</li>', html)
    assert row
    assert row[1].startswith("Mål 2: Måltexten saknas</a>")
    assert 'href="../formular/#/collections/goal/entries/boende-2"' in row[1]
    assert 'href="../formular/#/collections/message/new"' in html
    assert 'href="../formular/#/collections/_singletons/entries/brand"' in html
    html = _page(platform, small_root, "en")
    assert 'href="../formular/#/collections/goal/entries/boende-2"' in html, "the form is that edition's"
    assert "Lillby byalag, byalaget@lillby.example" in html
    assert "Nobody is assigned yet." in html


def test_a_sentence_that_holds_for_many_is_said_once(platform: Platform) -> None:
    renderer = Renderer(platform, "sv", TODAY)
    said = quality_words.sentences(renderer, quality.findings(platform, [], TODAY), SCHEMAS)
    (saying,) = said["orden", "unapproved"]
    assert saying.words.startswith("Texten är ett förslag.")
    assert [each.name for each in saying.items] == [
        "Bryggan",
        "Ängen",
        "Boende",
        "Bada här",
        "Kom och bada",
        "Vinterbad",
    ]
    assert [each.name for each in said[quality.NOBODY, "unapproved"][0].items] == ["Varumärke", "Företagspresentation"]


def test_a_message_that_has_not_begun_has_a_form_and_no_page(platform: Platform) -> None:
    message = platform.messages["bad-sms"]
    later = replace(message, valid=replace(message.valid, start=date(2027, 1, 1)))
    coming = replace(platform, messages={**platform.messages, "bad-sms": later})
    said = quality_words.sentences(Renderer(coming, "sv", TODAY), quality.findings(coming, [], TODAY), SCHEMAS)
    (row,) = [each for each in said["orden", "unapproved"][0].items if each.name == "Kom och bada"]
    assert (row.page, row.form) == ("", urls.form("message", "bad-sms"))


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_real_page_is_light_and_names_every_goal_without_wording(
    site: Path, pages: dict[str, BuiltPage], real: Platform, prefix: str
) -> None:
    path = f"{prefix}redigera/att-gora/index.html"
    assert len(gzip.compress((site / path).read_bytes())) < PAGE_KB * 1024
    unknown = [goal for goal in real.goals.values() if goal.wording != "known"]
    assert len(unknown) == 16
    forms = pages[path].all("a", "href")
    assert all(f"../formular/#/collections/goal/entries/{goal.id}" in forms for goal in unknown)
    assert (site / prefix / urls.REVIEWS).is_file()
