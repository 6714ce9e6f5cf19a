"""The forms, as an editor uses them: what is changed there is changed on disk, and the site builds with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize, expect

from macros.__main__ import main
from macros.editing import form_files
from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.forms import Forms
from tests.support.platforms import platform_at
from tests.support.site import build
from tests.support.small_site import small_project
from tests.support.windows import EDITIONS, watched, window

pytestmark = pytest.mark.browser
BOTH = ("sv", "en")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A scratch project of the small platform, its files in the house's form."""
    root = small_project(tmp_path / "project")
    assert main(["format", "--root", str(root)]) == 0
    for language in BOTH:
        page = '---\ntitle: "Om {0}"\ndescription: "Om oss."\n---\n\n# Om\n\n{{{{ fact("hus") }}}} i {0}.\n'
        (root / "docs" / language / "index.md").write_text(page.format(language), "utf-8")
    return root


@pytest.fixture
def forms(browser: Browser, bank_address: str, project: Path) -> Iterator[Forms]:
    """An editor who has opened the forms on the scratch project."""
    with window(browser, locale="sv-SE") as context:
        editor = Forms(watched(context), bank_address, project)
        editor.start()
        yield editor


def test_a_message_is_changed_and_nothing_else_in_its_file(forms: Forms, project: Path) -> None:
    file = project / "data" / "messages" / "bad-instagram.yml"
    before = file.read_text("utf-8")
    forms.open("message", "bad-instagram")
    forms.fill("name.sv", "Bada just här: i dag")
    forms.save()
    assert forms.fetch() == ["data/messages/bad-instagram.yml"]
    assert file.read_text("utf-8") == before.replace("sv: Bada här,", 'sv: "Bada just här: i dag",')
    platform_at(project)


def test_a_goal_gets_a_result_and_a_strength_is_added_and_the_site_builds(forms: Forms, project: Path) -> None:
    forms.open("goal", "fler-hus")
    forms.add("results")
    forms.fill("results.4.year", "2024")
    forms.fill("results.4.value", "7.5")
    forms.fill("results.4.checked", "2026-11-20")
    forms.pick("results.4.source", "(kronika)")
    forms.save()
    _add_strength(forms)
    forms.save()
    assert forms.fetch() == ["data/goals/fler-hus.yml", "data/strengths/skogen.yml"]
    assert "  - {year: 2023, value: 7," in (project / "data" / "goals" / "fler-hus.yml").read_text("utf-8")
    platform_at(project)
    site = project / "site"
    answer = build(site, project)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "7,5" in (site / "mal" / "01-fler-hus" / "index.html").read_text("utf-8")
    assert "Skogen" in (site / "styrkor" / "skogen" / "index.html").read_text("utf-8")


def _add_strength(forms: Forms) -> None:
    forms.open("strength", "new")
    forms.fill("id", "skogen")
    forms.fill("order", "3")
    texts = ("name", "tagline", "essence", "what", "why", "challenge")
    for path in (*texts, *(f"gives.{each}" for each in ("resident", "visitor", "company"))):
        for language in BOTH:
            forms.fill(f"{path}.{language}", "Skogen" if path == "name" else f"Skogen {language}.")
    forms.pick("facts", "(hus)")
    forms.add("arguments")
    forms.pick("arguments.0.audiences", "(visitor)")
    for part in ("claim", "more"):
        for language in BOTH:
            forms.fill(f"arguments.0.{part}.{language}", f"Skogen har {{fact:hus}} {part} {language}.")
    forms.add("goals")
    forms.pick("goals.0.goal", "(trivsel)")
    for language in BOTH:
        forms.fill(f"goals.0.why.{language}", "Skog ger trivsel.")
    forms.pick("colour", "(rost)")
    forms.pick("picture", "brygga")
    forms.pick("sources", "(kronika)")
    forms.pick("standing", "(proposal)")


def test_an_approval_gets_its_mark_and_falls_when_the_text_changes(forms: Forms, project: Path) -> None:
    forms.open("goal", "fler-hus")
    forms.field("approved").get_by_role("checkbox").click()
    forms.fill("approved.by", "Ada Ask, ordförande")
    forms.fill("approved.date", "2026-02-02")
    forms.pick("standing", "(approved)")
    forms.save()
    forms.open("goal", "trivsel")
    forms.fill("target.sv", "Mer än i riket i stort.")
    forms.save()
    assert forms.fetch() == ["data/goals/fler-hus.yml", "data/goals/trivsel.yml"]
    goals = platform_at(project).goals
    approved = goals["fler-hus"].approved
    assert approved
    assert approved.by == "Ada Ask, ordförande"
    assert (goals["trivsel"].standing, goals["trivsel"].approved) == ("proposal", None)


def test_a_source_is_added_to_the_file_that_holds_them_all(forms: Forms, project: Path) -> None:
    forms.open("_singletons", "sources")
    forms.add("entries")
    count = len(platform_at(project).sources)
    forms.fill(f"entries.{count}.key", "arkivet")
    for language in BOTH:
        forms.fill(f"entries.{count}.title.{language}", "Arkivet")
    forms.fill(f"entries.{count}.publisher", "Byn")
    forms.fill(f"entries.{count}.url", "https://arkivet.example/")
    forms.save()
    assert forms.fetch() == ["data/sources.yml"]
    assert platform_at(project).sources["arkivet"].publisher == "Byn"


def test_a_written_page_keeps_its_calls_in_both_languages(forms: Forms, project: Path) -> None:
    file = project / "docs" / "sv" / "index.md"
    before = file.read_text("utf-8")
    forms.open("pages", "index")
    forms.page.locator('section[data-key-path="title"] input').first.fill("Om byn")
    forms.save()
    assert forms.fetch() == ["docs/sv/index.md"]
    assert file.read_text("utf-8") == before.replace('title: "Om sv"', 'title: "Om byn"')


def test_what_another_editor_has_written_meanwhile_is_not_lost(forms: Forms, project: Path) -> None:
    path = "data/facts/hus.yml"
    forms.open("fact", "hus")
    theirs = (project / path).read_text("utf-8").replace('"7"', '"8"') + "# nyräknat\n"
    forms.write({path: theirs})
    forms.fill("label.sv", "hus i byn")
    forms.page.get_by_role("button", name="Spara").click()
    expect(forms.page.get_by_text("någon annan har ändrat den här filen")).to_be_visible()
    forms.fetch()
    assert (project / path).read_text("utf-8") == theirs
    expect(forms.field("label.sv").locator("input")).to_have_value("hus i byn")


def test_an_id_that_the_check_would_refuse_is_refused_in_the_form(forms: Forms) -> None:
    forms.open("fact", "new")
    forms.fill("id", "Å Ä Ö")
    forms.page.get_by_role("button", name="Spara").click()
    expect(forms.field("id").get_by_text("små bokstäver a–z")).to_be_visible()
    expect(forms.page.get_by_role("button", name="Visa felen")).to_be_visible()
    assert forms.fetch() == []


@pytest.mark.parametrize("value", ["11,4", "94 %", "1 234", "ungefär 90"])
def test_a_value_that_the_check_would_refuse_is_refused_in_the_form(forms: Forms, value: str) -> None:
    forms.open("fact", "hus")
    forms.fill("value", value)
    forms.page.get_by_role("button", name="Spara").click()
    expect(forms.page.get_by_text(f"värdet ”{value}” är inte ett tal")).to_be_visible()
    assert forms.fetch() == []


def test_a_strength_that_is_saved_has_no_more_than_was_changed(forms: Forms, project: Path) -> None:
    file = project / "data" / "strengths" / "bryggan.yml"
    before = file.read_text("utf-8")
    forms.open("strength", "bryggan")
    forms.fill("name.sv", "Nya bryggan")
    forms.save()
    assert forms.fetch() == ["data/strengths/bryggan.yml"]
    assert len(file.read_text("utf-8").splitlines()) == len(before.splitlines())


def test_the_preview_shows_facts_in_words_and_counts_against_the_channel(forms: Forms) -> None:
    forms.open("message", "bad-instagram")
    preview = forms.page.frame_locator("iframe").first
    expect(preview.get_by_text(re.compile(r"1\s234,5\shus")).first).to_be_visible()
    expect(preview.get_by_text("av 2200 tecken").first).to_be_visible()
    forms.fill("variants.0.sv", "Det finns {fact:ingen} här. {avsandare}")
    expect(preview.get_by_text("{fact:ingen}")).to_be_visible()


def test_the_forms_ask_no_other_host_and_speak_swedish(forms: Forms) -> None:
    asked: list[str] = []
    forms.page.on("request", lambda request: asked.append(request.url) if _leaves(request) else None)
    forms.page.reload()
    expect(forms.page.get_by_role("treeitem").first).to_be_visible()
    forms.open("message", "bad-instagram")
    assert asked == []


def _leaves(request: Request) -> bool:
    return request.response() is not None and not request.url.startswith(("http://localhost", "blob:", "data:"))


@EDITIONS
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_on_the_first_screen_no_words_lie_across_others(
    page: Page, bank_address: str, edition: str, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.goto(f"{bank_address.replace('127.0.0.1', 'localhost')}{edition}redigera/formular/")
    words = [page.locator(each) for each in (".container .buttons", ".brand-forms__help p", ".powered-by")]
    for each in words:
        expect(each).to_be_visible()
    edges = [
        each.evaluate("(each) => [each.getBoundingClientRect().top, each.getBoundingClientRect().bottom]")
        for each in words
    ]
    for (_, bottom), (top, _) in pairwise(edges):
        assert bottom <= top
    expect(page.locator(".container")).to_contain_text(re.compile("plattformens mapp|the platform’s folder"))


def test_the_first_screen_is_accessible_and_says_how_it_works(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address.replace('127.0.0.1', 'localhost')}redigera/formular/")
    expect(page.get_by_role("button", name="Arbeta med lokalt repository")).to_be_visible()
    expect(page.get_by_role("link", name="Till webbplatsen")).to_be_visible()
    expect(page.get_by_role("button", name="GitHub")).to_be_hidden()
    # The editor's own first screen has no landmarks: good practice, not a demand of WCAG.
    assert [each for each in violations(page) if not each.startswith(("region:", "landmark-"))] == []


def test_without_javascript_the_page_says_what_to_do(browser: Browser, bank_address: str) -> None:
    with window(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{bank_address}redigera/formular/")
        expect(page.locator("noscript p")).to_contain_text("Formulären behöver JavaScript")
        expect(page.locator("noscript p")).to_be_visible()


def test_what_the_editor_keeps_can_be_erased_and_what_others_keep_stays(forms: Forms) -> None:
    forms.page.evaluate("new Promise((done) => { indexedDB.open('annans').onsuccess = () => done(1); })")
    own = form_files.database(None)
    opened = "indexedDB.databases().then((all) => all.map(({ name }) => name).sort())"
    assert forms.page.evaluate(opened) == ["annans", own]
    forms.page.goto(forms.address)
    forms.page.evaluate("['annans', 'brand.kit@/en/annan/'].map((each) => localStorage.setItem(each, '1'))")
    forms.page.get_by_role("button", name="Radera").click()
    expect(forms.page.get_by_text("Nu är inget sparat")).to_be_visible()
    assert forms.page.evaluate(opened) == ["annans"]
    assert sorted(forms.page.evaluate("Object.keys(localStorage)")) == ["annans", "brand.kit@/en/annan/"]
