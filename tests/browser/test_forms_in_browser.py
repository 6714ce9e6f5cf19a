"""The forms, as an editor uses them: what is changed there is changed on disk, and the platform can be read with it.

One editor at one project does it all: each test changes files that no other changes.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from macros.__main__ import main
from macros.editing import form_files
from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.forms import Forms
from tests.support.platforms import platform_at, small
from tests.support.windows import EDITIONS, watched, window

pytestmark = pytest.mark.browser
BOTH = ("sv", "en")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the small platform, its files in the house's form."""
    root = small(tmp_path_factory.mktemp("forms") / "project")
    assert main(["format", "--root", str(root)]) == 0
    for language in BOTH:
        page = '---\ntitle: "Om {0}"\ndescription: "Om oss."\n---\n\n# Om\n\n{{{{ fact("hus") }}}} i {0}.\n'
        (root / "docs" / language / "index.md").write_text(page.format(language), "utf-8")
    return root


@pytest.fixture(scope="module")
def forms(browser: Browser, bank_address: str, project: Path) -> Iterator[Forms]:
    """Let an editor open the forms on it, in Swedish, without a request to another host."""
    asked: list[str] = []
    with window(browser, locale="sv-SE") as context:
        page = watched(context)
        page.on("request", lambda request: asked.append(request.url) if _leaves(request) else None)
        editor = Forms(page, bank_address, project)
        editor.start()
        yield editor
    assert asked == []


def _leaves(request: Request) -> bool:
    return not request.url.startswith(("http://localhost", "blob:", "data:"))


def _saved(forms: Forms, file: Path) -> tuple[str, str]:
    """Save, which changes this file alone; gives its text before and after."""
    before = file.read_text("utf-8")
    forms.save()
    assert forms.fetch() == [file.relative_to(forms.root).as_posix()]
    return before, file.read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "id_", "field", "path", "old", "new"),
    [
        ("message", "bad-instagram", "name.sv", "data/messages/bad-instagram.yml",
         "sv: Bada här,", 'sv: "Bada just här: i dag",'),
        ("strength", "bryggan", "name.sv", "data/strengths/bryggan.yml", "sv: Bryggan,", "sv: Nya bryggan,"),
        ("pages", "index", "title", "docs/sv/index.md", 'title: "Om sv"', 'title: "Om byn"'),
    ],
)  # fmt: skip
def test_what_is_changed_is_changed_and_nothing_else_in_the_file(
    forms: Forms, project: Path, kind: str, id_: str, field: str, path: str, old: str, new: str
) -> None:
    forms.open(kind, id_)
    forms.fill(field, re.sub(r'^\w+: |"|,$', "", new))
    before, after = _saved(forms, project / path)
    assert after == before.replace(old, new, 1) != before
    platform_at(project)


def test_a_goal_gets_a_result_and_falls_from_approval_when_its_text_changes(forms: Forms, project: Path) -> None:
    forms.open("goal", "fler-hus")
    forms.add("results")
    forms.fill("results.4.year", "2024")
    forms.fill("results.4.value", "7.5")
    forms.fill("results.4.checked", "2026-11-20")
    forms.pick("results.4.source", "(kronika)")
    forms.field("approved").get_by_role("checkbox").check()
    forms.fill("approved.by", "Ada Ask, ordförande")
    forms.fill("approved.date", "2026-02-02")
    forms.pick("standing", "(approved)")
    _, after = _saved(forms, project / "data/goals/fler-hus.yml")
    assert "  - {year: 2023, value: 7," in after
    forms.open("goal", "trivsel")
    forms.fill("target.sv", "Mer än i riket i stort.")
    _saved(forms, project / "data/goals/trivsel.yml")
    goals = platform_at(project).goals
    assert goals["fler-hus"].results[-1].value == "7.5"
    assert goals["fler-hus"].approved
    assert goals["fler-hus"].approved.by == "Ada Ask, ordförande"
    assert (goals["trivsel"].standing, goals["trivsel"].approved) == ("proposal", None)


def test_a_strength_is_added_with_all_its_parts(forms: Forms, project: Path) -> None:
    forms.open("strength", "new")
    forms.fill("id", "skogen")
    forms.fill("order", "3")
    texts = ("name", "tagline", "essence", "what", "why", "challenge")
    for path in (*texts, *(f"gives.{each}" for each in ("resident", "visitor", "company"))):
        _in_both(forms, path, "Skogen.")
    forms.pick("facts", "(hus)")
    forms.add("arguments")
    forms.pick("arguments.0.audiences", "(visitor)")
    _in_both(forms, "arguments.0.claim", "Skogen har {fact:hus} här.")
    _in_both(forms, "arguments.0.more", "Skogen har {fact:hus} där.")
    forms.add("goals")
    forms.pick("goals.0.goal", "(trivsel)")
    _in_both(forms, "goals.0.why", "Skog ger trivsel.")
    for field, name in (("colour", "(rost)"), ("picture", "brygga"), ("sources", "(kronika)")):
        forms.pick(field, name)
    forms.pick("standing", "(proposal)")
    forms.save()
    assert forms.fetch() == ["data/strengths/skogen.yml"]
    assert platform_at(project).strengths["skogen"].facts == ["hus"]


def _in_both(forms: Forms, path: str, text: str) -> None:
    for language in BOTH:
        forms.fill(f"{path}.{language}", f"{text} {language}.")


def test_a_source_is_added_to_the_file_that_holds_them_all(forms: Forms, project: Path) -> None:
    forms.open("_singletons", "sources")
    forms.add("entries")
    count = len(platform_at(project).sources)
    forms.fill(f"entries.{count}.key", "arkivet")
    _in_both(forms, f"entries.{count}.title", "Arkivet")
    forms.fill(f"entries.{count}.publisher", "Byn")
    forms.fill(f"entries.{count}.url", "https://arkivet.example/")
    _saved(forms, project / "data/sources.yml")
    assert platform_at(project).sources["arkivet"].publisher == "Byn"


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
    forms.page.reload()


def test_an_id_and_a_value_that_the_check_would_refuse_are_refused_in_the_form(forms: Forms) -> None:
    save = forms.page.get_by_role("button", name="Spara")
    forms.open("fact", "new")
    forms.fill("id", "Å Ä Ö")
    save.click()
    expect(forms.field("id").get_by_text("små bokstäver a–z")).to_be_visible()
    expect(forms.page.get_by_role("button", name="Visa felen")).to_be_visible()
    forms.page.reload()
    forms.open("fact", "hus")
    forms.fill("value", "94 %")
    save.click()
    expect(forms.page.get_by_text("värdet ”94 %” är inte ett tal")).to_be_visible()
    assert forms.fetch() == []
    forms.page.reload()


def test_the_preview_shows_facts_in_words_and_counts_against_the_channel(forms: Forms) -> None:
    forms.open("message", "bad-instagram")
    preview = forms.page.frame_locator("iframe").first
    expect(preview.get_by_text(re.compile(r"1\s234,5\shus")).first).to_be_visible()
    expect(preview.get_by_text("av 2200 tecken").first).to_be_visible()
    forms.fill("variants.0.sv", "Det finns {fact:ingen} här. {avsandare}")
    expect(preview.get_by_text("{fact:ingen}")).to_be_visible()
    forms.page.reload()


@EDITIONS
def test_the_first_screen_says_how_it_works_and_no_words_lie_across_others(
    page: Page, bank_address: str, edition: str
) -> None:
    page.goto(f"{bank_address.replace('127.0.0.1', 'localhost')}{edition}redigera/formular/")
    words = [page.locator(each) for each in (".container .buttons", ".brand-forms__help p", ".powered-by")]
    for each in words:
        expect(each).to_be_visible()
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        boxes = [each.bounding_box() for each in words]
        assert all(one and other and one["y"] + one["height"] <= other["y"] for one, other in pairwise(boxes))
    expect(page.locator(".container")).to_contain_text(re.compile("plattformens mapp|the platform’s folder"))
    expect(page.locator(".container").get_by_role("button", name="GitHub")).to_be_hidden()
    # The editor's own first screen has no landmarks: good practice, not a demand of WCAG.
    assert [each for each in violations(page) if not each.startswith(("region:", "landmark-"))] == []


def test_without_javascript_the_page_says_what_to_do(browser: Browser, bank_address: str) -> None:
    with window(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{bank_address}redigera/formular/")
        expect(page.locator("noscript p")).to_contain_text("Formulären behöver JavaScript")
        expect(page.locator("noscript p")).to_be_visible()


def test_what_the_editor_keeps_can_be_erased_and_what_others_keep_stays(forms: Forms) -> None:
    """The last one: the editor would have to choose the folder again."""
    forms.page.evaluate("new Promise((done) => { indexedDB.open('annans').onsuccess = () => done(1); })")
    opened = "indexedDB.databases().then((all) => all.map(({ name }) => name).sort())"
    assert forms.page.evaluate(opened) == ["annans", form_files.database(None)]
    forms.page.goto(forms.address)
    forms.page.evaluate("['annans', 'brand.kit@/en/annan/'].map((each) => localStorage.setItem(each, '1'))")
    forms.page.get_by_role("button", name="Radera").click()
    expect(forms.page.get_by_text("Nu är inget sparat")).to_be_visible()
    assert forms.page.evaluate(opened) == ["annans"]
    assert sorted(forms.page.evaluate("Object.keys(localStorage)")) == ["annans", "brand.kit@/en/annan/"]
