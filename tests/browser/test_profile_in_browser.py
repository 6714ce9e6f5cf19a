"""The profile tool in a real browser: how texts are put together, what is kept, copied, printed and saved."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pptx
import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Browser, Download, Locator, Page, expect
from pptx.enum.shapes import PP_PLACEHOLDER

from macros.checks.check import read_platform
from macros.frontend.profile_data import profiles
from macros.rendering.renderer import Renderer
from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.site import ROOT
from tests.support.windows import EDITIONS, HOSTILE, clipboard

pytestmark = pytest.mark.browser
PATH = "styrkor/underlag/"
BOTH = f"{PATH}?strength=bryggan&strength=angen&audience=visitor"
WORDS = {
    "": {
        "name": "Företagets namn", "copy": "Kopiera texten", "all": "Med källor", "anyway": "Kopiera ändå",
        "fill": "Fyll i", "copied": "Kopierat", "word": "Word", "slides": "Bildspel (PowerPoint)",
        "missing": "Det här är inte ifyllt: företagets namn.", "shown": "[ert företag]", "jetty": "Bryggan",
    },
    "en/": {
        "name": "The company’s name", "copy": "Copy the text", "all": "With sources", "anyway": "Copy anyway",
        "fill": "Fill in", "copied": "Copied", "word": "Word", "slides": "Slides (PowerPoint)",
        "missing": "Not filled in: the company’s name.", "shown": "[your company]", "jetty": "The jetty",
    },
}  # fmt: skip


def _block(page: Page, index: int = 0) -> Locator:
    return page.locator("[data-profile-results] article.brand-message").nth(index)


def _text(page: Page, index: int = 0) -> Locator:
    return _block(page, index).locator(".brand-message__text")


# How a text is put together: the module alone, with the real arguments


@pytest.fixture(scope="module")
def real() -> dict[str, Any]:
    """The real arguments, by language."""
    platform, problems = read_platform(ROOT)
    assert platform, problems
    return {language: profiles(Renderer(platform, language)) for language in ("sv", "en")}


def _composed(modules: Page, data: dict[str, Any], choices: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each choice's text, how many words there are to take, and the order of the strengths."""
    code = """async ([data, all]) => {
        const { heard, composed, wordCount } = await import("./profile/text.js");
        return all.map(({ strengths, audience, target, values }) => {
            const { speaking } = heard(data, { strengths, audience, name: values.foretag });
            const pieces = speaking.flatMap((each) => each.arguments.flatMap(({ claim, more }) => [claim, ...more]));
            const made = composed(data.frames[audience], speaking, target, values);
            const order = speaking.map(({ id }) => id);
            return { ...made, order, target, there: pieces.reduce((sum, piece) => sum + wordCount([piece.text]), 0) };
        });
    }"""
    found: list[dict[str, Any]] = modules.evaluate(code, [data, choices])
    return found


def _choices(data: dict[str, Any], values: dict[str, str]) -> list[dict[str, Any]]:
    ids = [each["id"] for each in data["strengths"]]
    sets = [[each] for each in ids] + [list(pair) for pair in pairwise(ids)] + [ids]
    return [
        {"strengths": chosen, "audience": audience, "target": target, "values": values}
        for chosen in sets
        for audience in data["frames"]
        for target in (50, 100, 200)
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "values",
    [{"foretag": "Exempelstål AB", "bransch": "steel machining", "ort": "Uddeholm"}, {"foretag": "Åbergs"}],
    ids=["everything filled in", "the name alone"],
)
def test_texts_are_as_long_as_asked_for_where_there_are_words_enough(
    modules: Page, real: dict[str, Any], language: str, values: dict[str, str]
) -> None:
    made = _composed(modules, real[language], _choices(real[language], values))
    assert len(made) > 200
    able = [row for row in made if row["there"] + 20 >= row["target"]]
    off = [abs(row["words"] - row["target"]) for row in able if abs(row["words"] / row["target"] - 1) > 0.15]
    assert len(off) <= len(able) / 50, "a few texts of fifty words, where no sentence is short enough"
    assert max(off, default=0) <= 9


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_sentence_is_cut_and_every_figure_is_proved(modules: Page, real: dict[str, Any], language: str) -> None:
    data = real[language]
    whole = {
        piece["text"]: piece["facts"]
        for strength in data["strengths"]
        for argument in strength["arguments"]
        for piece in (argument["claim"], *argument["more"])
    }
    for row in _composed(modules, data, _choices(data, {"foretag": HOSTILE})):
        parts = [part for paragraph in row["paragraphs"] for part in paragraph if isinstance(part, str)]
        used = [part for part in parts if part in whole]
        assert used, row
        assert {id_ for part in used for id_ in whole[part]} == set(row["facts"])
        assert "".join(str(part) for part in row["paragraphs"][-1][-1:])[-1:] in ".!?"


def test_the_same_choices_give_the_same_words_and_two_companies_begin_differently(
    modules: Page, real: dict[str, Any]
) -> None:
    def choice(name: str) -> dict[str, Any]:
        strengths = ["klaralven", "flygplatsen", "internationellt-naringsliv"]
        return {"strengths": strengths, "audience": "jobseeker", "target": 100, "values": {"foretag": name}}

    names = ["Exempelstål AB", "Åbergs", "Norra bageriet", "Takstolar i Råda"]
    first, again = (_composed(modules, real["sv"], [choice(name) for name in names]) for _ in range(2))
    assert first == again
    assert len({tuple(row["order"]) for row in first}) > 1
    assert {tuple(sorted(row["order"])) for row in first} == {
        ("flygplatsen", "internationellt-naringsliv", "klaralven")
    }


# The page


@EDITIONS
def test_a_link_makes_the_choices_and_the_text_is_there(page: Page, bank_address: str, edition: str) -> None:
    page.goto(f"{bank_address}{edition}{PATH}?strength=bryggan&audience=jobseeker&length=50")
    expect(page.get_by_role("checkbox", name=WORDS[edition]["jetty"])).to_be_checked()
    expect(page.locator("[name=length][value='50']")).to_be_checked()
    expect(_text(page)).to_contain_text("1890")
    expect(_block(page).locator(".brand-message__meter")).to_contain_text(re.compile(r"^\d+ "))
    expect(page.get_by_role("status").first).to_contain_text(re.compile(r"\d+ (ord|words)"))


@pytest.mark.parametrize(("edition", "text", "words"), [("", "en", "We at Byn"), ("en/", "sv", "Vi på Byn")])
def test_the_text_has_a_language_of_its_own(page: Page, bank_address: str, edition: str, text: str, words: str) -> None:
    page.goto(f"{bank_address}{edition}{PATH}?strength=bryggan&text={text}")
    page.get_by_label(WORDS[edition]["name"]).fill("Byn")
    expect(_text(page)).to_contain_text(words)
    expect(_text(page)).to_have_attribute("lang", text)
    expect(page.locator(".brand-sheet")).to_have_attribute("lang", text)
    expect(page.get_by_role("button", name=WORDS[edition]["copy"]).first).to_be_visible()


def test_what_is_filled_in_decides_the_version(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{PATH}?strength=bryggan")
    expect(_text(page)).to_contain_text("Vi på [ert företag] anställer i Lillby.")
    page.get_by_label("Ort", exact=True).fill("Lillnäs")
    page.get_by_label("Ort", exact=True).blur()
    expect(_text(page)).to_contain_text("Vi på [ert företag] i Lillnäs anställer.")
    page.get_by_label("Bransch").fill("fiske")
    page.get_by_label("Företagets namn").fill("  Byn  ")
    page.get_by_label("Företagets namn").blur()
    expect(_text(page)).to_contain_text("Vi på Byn i Lillnäs arbetar med fiske och anställer.")


# What the sender fills in, as it stands in a text, made the same whatever it is.
UNFILLED = """(text) => {
  const copy = text.cloneNode(true);
  for (const slot of copy.querySelectorAll("mark")) slot.replaceWith("_");
  return copy.textContent;
}"""


@pytest.mark.parametrize("name", ["Ett bolag med långt namn i Lillby", "Simklubben", "Takstolar i Råda"])
@EDITIONS
def test_no_sentence_changes_while_a_name_is_typed(page: Page, bank_address: str, edition: str, name: str) -> None:
    words = WORDS[edition]
    page.goto(f"{bank_address}{edition}{BOTH}")
    expect(_text(page).locator(".brand-slot")).to_have_text(words["shown"])
    first = [_text(page, index).evaluate(UNFILLED) for index in (0, 1)]
    sheet = page.locator(".brand-sheet__strength").all_inner_texts()
    page.get_by_label(words["name"]).focus()
    for letter in name:
        page.keyboard.type(letter)
        assert [_text(page, index).evaluate(UNFILLED) for index in (0, 1)] == first
        assert page.locator(".brand-sheet__strength").all_inner_texts() == sheet
    expect(_text(page)).to_contain_text(name)


def test_what_is_copied_with_a_field_still_open_is_what_was_read(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{BOTH}")
    page.get_by_label("Företagets namn").fill("Takstolar i Råda med omnejd")
    page.get_by_label("Ort", exact=True).fill("Lillnäs")
    _block(page).get_by_role("button", name="Kopiera texten").click()
    expect(_block(page).get_by_role("status")).to_contain_text("Kopierat")
    assert clipboard(page) == "\n\n".join(_text(page).locator("p").all_inner_texts())


def test_the_first_name_that_is_done_decides_who_begins_and_no_later_one(page: Page, bank_address: str) -> None:
    orders = set()
    for name in ("Byalaget", "Simklubben", "Takstolar i Råda", "Åbergs"):
        page.goto(bank_address)
        page.evaluate("localStorage.clear()")
        page.goto(f"{bank_address}{BOTH}")
        names = page.locator(".brand-sheet__strength h5")
        expect(names.first).to_be_visible()
        page.get_by_label("Företagets namn").fill(name)
        page.get_by_label("Företagets namn").blur()
        order = names.all_inner_texts()
        orders.add(tuple(order))
        page.get_by_label("Företagets namn").fill(f"{name} och vänner AB")
        page.get_by_label("Företagets namn").blur()
        expect(_text(page)).to_contain_text("och vänner AB")
        assert names.all_inner_texts() == order
    assert len(orders) == 2


def test_what_was_said_of_an_earlier_file_does_not_stay(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{BOTH}")
    with page.expect_download():
        page.get_by_role("button", name="Word").click()
    note = page.locator(".brand-profile__take [role=status]")
    expect(note).to_contain_text("företagets namn")
    page.get_by_label("Företagets namn").fill("Byn")
    expect(note).to_be_empty()


@EDITIONS
def test_a_name_comes_out_as_it_was_typed(page: Page, bank_address: str, edition: str) -> None:
    page.goto(f"{bank_address}{edition}{BOTH}")
    page.get_by_label(WORDS[edition]["name"]).fill(HOSTILE)
    for index in (0, 1):
        expect(_text(page, index)).to_contain_text(HOSTILE)
    expect(page.locator(".brand-sheet__company")).to_have_text(HOSTILE)
    assert page.locator("[data-profile-results] :is(.brand-slot b, .brand-sheet__company *)").count() == 0
    _block(page).get_by_role("button", name=WORDS[edition]["all"]).click()
    expect(_block(page).get_by_role("status")).to_contain_text(WORDS[edition]["copied"])
    assert HOSTILE in clipboard(page)
    assert "https://lillby.example/kronika" in clipboard(page)


@EDITIONS
def test_a_text_without_a_name_warns_and_one_may_go_on(page: Page, bank_address: str, edition: str) -> None:
    words = WORDS[edition]
    page.goto(f"{bank_address}{edition}{BOTH}")
    expect(_text(page).locator(".brand-slot")).to_have_text(words["shown"])
    _block(page).get_by_role("button", name=words["copy"]).click()
    expect(_block(page).get_by_role("status")).to_contain_text(words["missing"])
    _block(page).get_by_role("button", name=words["fill"]).click()
    expect(page.get_by_label(words["name"])).to_be_focused()
    _block(page).get_by_role("button", name=words["copy"]).click()
    _block(page).get_by_role("button", name=words["anyway"]).click()
    expect(_block(page).get_by_role("status")).to_contain_text(words["copied"])
    assert words["shown"] in clipboard(page)


def test_a_strength_without_arguments_for_the_reader_is_left_out_and_it_is_said(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{PATH}?strength=bryggan&strength=angen&audience=jobseeker")
    note = page.locator("[data-profile-results] > .brand-note")
    expect(note).to_contain_text("Ängen")
    expect(_text(page)).to_contain_text("Bryggan")
    page.get_by_role("checkbox", name="Bryggan").uncheck()
    expect(_text(page)).to_be_hidden()
    expect(note).to_contain_text("Ängen")
    page.get_by_role("checkbox", name="Ängen").uncheck()
    expect(note).to_contain_text("Välj minst en styrka")


def test_choices_stand_in_the_address_and_the_name_never_does(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{PATH}")
    page.get_by_label("Företagets namn").fill("Hemliga bolaget")
    page.get_by_role("checkbox", name="Bryggan").check()
    page.get_by_role("radio", name="Besökare").check()
    expect(page).to_have_url(re.compile(r"\?strength=bryggan&audience=visitor&length=100&text=sv$"))
    page.goto(f"{bank_address}en/{PATH}")
    expect(page.get_by_label("The company’s name")).to_have_value("Hemliga bolaget")
    expect(page.get_by_role("checkbox", name="The jetty")).to_be_checked()
    expect(_text(page)).to_contain_text("Hello from Hemliga bolaget.")


def test_a_link_goes_before_what_is_remembered(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{PATH}")
    page.get_by_role("checkbox", name="Bryggan").check()
    page.goto(f"{bank_address}{PATH}?strength=angen&audience=visitor&length=7&text=xx")
    expect(page.get_by_role("checkbox", name="Bryggan")).not_to_be_checked()
    expect(_text(page)).to_contain_text("ängen")
    expect(page.locator("[name=length]:checked")).to_have_value("100")


def test_everything_works_where_storage_is_blocked(page: Page, bank_address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})")
    page.goto(f"{bank_address}{BOTH}")
    page.get_by_label("Företagets namn").fill("Byn")
    expect(_text(page)).to_contain_text("Hej från Byn.")


def test_what_was_stored_by_somebody_else_does_no_harm(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{PATH}")
    for broken in ("{", "[]", '{"strengths":7,"values":[1],"audience":{"a":1}}', '{"values":{"foretag":9}}', "null"):
        page.evaluate("(value) => localStorage.setItem('brand.profile@/under/en/mapp/', value)", broken)
        page.reload()
        page.get_by_role("checkbox", name="Bryggan").check()
        expect(_text(page)).to_contain_text("Vi på")


def test_where_the_clipboard_is_closed_the_text_is_there_to_be_copied(page: Page, bank_address: str) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard; Document.prototype.execCommand = () => false")
    page.goto(f"{bank_address}{BOTH}")
    page.get_by_label("Företagets namn").fill("Byn")
    _block(page).get_by_role("button", name="Kopiera texten").click()
    field = _block(page).get_by_label("Texten att kopiera")
    expect(field).to_be_focused()
    assert field.input_value().startswith("Hej från Byn.")


def test_texts_that_cannot_be_fetched_say_so(page: Page, bank_address: str) -> None:
    page.route("**/underlag/data.js", lambda route: route.abort())
    page.goto(f"{bank_address}{BOTH}")
    expect(page.locator("[data-profile-results]")).to_contain_text("gick inte att hämta")
    expect(_text(page)).to_be_hidden()


def test_a_text_is_made_and_copied_by_keyboard_alone(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{PATH}")
    page.get_by_role("checkbox", name="Bryggan").focus()
    page.keyboard.press("Space")
    for key in ("Tab", "Tab", "ArrowRight", "Tab", "ArrowRight", "Tab", "Tab"):
        page.keyboard.press(key)
    expect(page.get_by_label("Företagets namn")).to_be_focused()
    page.keyboard.type("Byn")
    expect(_text(page)).to_contain_text("Hej från Byn.")
    for _ in range(6):  # two fields more, the logotype, the privacy page, the choice of arguments, the button
        page.keyboard.press("Tab")
    expect(_block(page).get_by_role("button", name="Kopiera texten")).to_be_focused()
    page.keyboard.press("Enter")
    expect(_block(page).get_by_role("status")).to_contain_text("Kopierat")


@EDITIONS
def test_without_javascript_the_page_leads_to_the_strengths(browser: Browser, bank_address: str, edition: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{bank_address}{edition}{PATH}")
    link = page.locator(".brand-no-script").get_by_role("link", name=WORDS[edition]["jetty"])
    expect(link).to_be_visible()
    expect(page.locator("[data-profile]")).to_be_hidden()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS[edition]["jetty"])
    context.close()


# Files and paper


def _saved(page: Page, button: str) -> tuple[Download, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value, Path(waiting.value.path()).read_bytes()


def _runs(slide: Any) -> list[Any]:
    """The pieces of text on a slide, each with a look of its own."""
    frames = (shape.text_frame for shape in slide.shapes if shape.has_text_frame)
    return [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]


def test_libraries_come_when_they_are_used(page: Page, bank_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{bank_address}{BOTH}")
    expect(_text(page)).to_be_visible()
    assert not {"docx", "pptxgenjs", "profile-files"} & {name.partition(".")[0] for name in asked}
    assert all(
        "127.0.0.1" in each
        for each in page.evaluate("performance.getEntries().map((e) => e.name).filter((n) => n.includes('//'))")
    )


@pytest.mark.parametrize(("edition", "signed"), [("", "sv-SE"), ("en/", "en-GB")])
def test_the_document_has_headings_sources_language_and_the_companys_name(
    page: Page, bank_address: str, edition: str, signed: str
) -> None:
    page.goto(f"{bank_address}{edition}{BOTH}")
    page.get_by_label(WORDS[edition]["name"]).fill(HOSTILE)
    expect(_text(page)).to_contain_text(HOSTILE)
    saved, content = _saved(page, WORDS[edition]["word"])
    assert re.fullmatch(r"b Åse & Bröderna \{namn\} b \d{4}-\d\d-\d\d\.docx", saved.suggested_filename)
    document = docx.Document(io.BytesIO(content))
    styles = [(row.style.name if row.style else "", row.text) for row in document.paragraphs]
    assert styles[0] == ("Title", HOSTILE)
    assert len([text for style, text in styles if style == "Heading 1"]) == 3
    assert _text(page).locator("p").first.inner_text() in [text for _, text in styles]
    assert document.core_properties.author == HOSTILE
    assert f'w:val="{signed}"' in document.styles.element.xml
    assert {link.url for row in document.paragraphs for link in row.hyperlinks} == {"https://lillby.example/kronika"}


@pytest.mark.parametrize(("edition", "signed"), [("", "sv-SE"), ("en/", "en-GB")])
def test_the_slides_have_titles_figures_with_sources_and_a_language(
    page: Page, bank_address: str, edition: str, signed: str
) -> None:
    page.goto(f"{bank_address}{edition}{PATH}?strength=bryggan&strength=angen&audience=visitor")
    page.get_by_label(WORDS[edition]["name"]).fill(HOSTILE)
    expect(_text(page)).to_contain_text(HOSTILE)
    _, content = _saved(page, WORDS[edition]["slides"])
    deck = pptx.Presentation(io.BytesIO(content))
    titles = [
        shape.text
        for slide in deck.slides
        for shape in slide.placeholders
        if shape.placeholder_format.type == PP_PLACEHOLDER.TITLE
    ]
    assert titles[0] == HOSTILE
    assert len(titles) == len(deck.slides) >= 6
    assert WORDS[edition]["jetty"] in titles
    texts = [[shape.text for shape in slide.shapes if shape.has_text_frame] for slide in deck.slides]
    assert all(HOSTILE in slide for slide in texts), "the company's name at the foot of every slide"
    assert any("1890" in text and "Lillby hembygdsförening" in text for slide in texts for text in slide)
    assert {run._r.rPr.get("lang") for slide in deck.slides for run in _runs(slide)} == {signed}
    assert deck.core_properties.author == HOSTILE


def test_a_large_figure_stands_in_its_slides_sentence_and_has_year_source_and_picture(
    page: Page, bank_address: str, address: str
) -> None:
    page.goto(f"{address}{PATH}?strength=internationellt-naringsliv&audience=jobseeker")
    expect(_text(page)).to_contain_text("[ert företag]")
    saved, content = _saved(page, "Bildspel (PowerPoint)")
    assert re.fullmatch(r"Argument \d{4}-\d\d-\d\d\.pptx", saved.suggested_filename)
    deck = pptx.Presentation(io.BytesIO(content))
    assert len(deck.slides) >= 6
    told = 0
    for slide in deck.slides:
        large = [run.text for run in _runs(slide) if run.font.size and run.font.size.pt == 60]
        assert all(figure in "".join(run.text for run in _runs(slide) if run.text != figure) for figure in large)
        linked = [run for run in _runs(slide) if run.hyperlink.address and run.font.size and run.font.size.pt == 14]
        told += len(large)
        if large:
            assert re.search(r"\d{4}.* · \w", linked[0].text)
    assert told >= 2
    alts = [_described(each) for slide in deck.slides for each in _pictures(slide)]
    assert any("jordglob" in alt for alt in alts)
    assert any("karta" in alt for alt in alts)
    motif = next(each for slide in deck.slides for each in _pictures(slide))
    assert motif.crop_left == pytest.approx(motif.crop_right, abs=0.01)
    assert (1 - 2 * motif.crop_left) * 1.5 == pytest.approx(motif.width / motif.height, abs=0.02), "not stretched"


def _pictures(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape._element.tag.endswith("}pic")]


def _described(picture: Any) -> str:
    return str(picture._element.nvPicPr.cNvPr.get("descr"))


def test_the_companys_logotype_is_in_its_files_and_nowhere_else(page: Page, bank_address: str, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    Image.new("RGB", (300, 100), "#a12").save(tmp_path / "logga.png")
    page.goto(f"{bank_address}{BOTH}")
    page.get_by_label("Företagets namn").fill("Byn")
    page.get_by_label("Er logotyp").set_input_files(tmp_path / "logga.png")
    deck = pptx.Presentation(io.BytesIO(_saved(page, "Bildspel (PowerPoint)")[1]))
    logos = [
        [each for each in _pictures(slide) if each._element.nvPicPr.cNvPr.get("descr") == "Byn"]
        for slide in deck.slides
    ]
    assert all(len(each) == 1 for each in logos)
    assert logos[0][0].width == pytest.approx(3 * logos[0][0].height, rel=0.01)
    document = docx.Document(io.BytesIO(_saved(page, "Word")[1]))
    assert len(document.inline_shapes) == 1
    assert set(asked) == {"GET"}
    page.reload()
    assert page.get_by_label("Er logotyp").input_value() == ""


def test_a_file_that_is_no_picture_is_refused_in_words(page: Page, bank_address: str, tmp_path: Path) -> None:
    (tmp_path / "logga.png").write_text("hej")
    page.goto(f"{bank_address}{BOTH}")
    field = page.get_by_label("Er logotyp")
    field.set_input_files(tmp_path / "logga.png")
    page.wait_for_function("!document.querySelector('[data-logo]').validity.valid")
    assert "PNG" in field.evaluate("(each) => each.validationMessage")


def test_an_argument_can_be_left_out_and_the_last_one_stays(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{PATH}?strength=bryggan&strength=angen&audience=visitor")
    page.get_by_text(re.compile(r"Välj argument \(\d+ av \d+\)")).click()
    boxes = page.locator("[data-argument]")
    claim = boxes.first.locator("xpath=../span").inner_text()
    expect(_text(page)).to_contain_text(claim)
    for left in range(boxes.count() - 1, 0, -1):
        boxes.and_(page.locator(":checked")).first.click()
        expect(boxes.and_(page.locator(":checked"))).to_have_count(left)
    expect(_text(page)).not_to_contain_text(claim)
    expect(boxes.and_(page.locator(":checked"))).to_be_disabled()


def test_the_job_stands_first_in_the_ad(page: Page, address: str) -> None:
    page.goto(f"{address}{PATH}?strength=internationellt-naringsliv&audience=jobseeker")
    page.get_by_label("Företagets namn").fill("Exempelstål AB")
    page.get_by_label("Vi söker").fill("en CNC-operatör")
    page.get_by_label("Vi söker").blur()
    expect(_text(page)).to_contain_text("Vi på Exempelstål AB söker en CNC-operatör.")


@EDITIONS
def test_the_sheet_alone_is_printed_on_one_page(page: Page, bank_address: str, edition: str) -> None:
    page.goto(f"{bank_address}{edition}{BOTH}")
    page.get_by_label(WORDS[edition]["name"]).fill("Byn & Söner")
    expect(page.locator(".brand-sheet__company")).to_have_text("Byn & Söner")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == 1
    assert [round(side / 72 * 25.4) for side in printed.pages[0].mediabox[2:]] == [210, 297]
    text = printed.pages[0].extract_text()
    assert "Byn & Söner" in text
    assert "https://lillby.example/kronika" in text
    for hidden in (WORDS[edition]["copy"], WORDS[edition]["word"], WORDS[edition]["name"]):
        assert hidden not in text


def test_the_page_is_printed_as_others_until_something_is_chosen(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{PATH}")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{bank_address}{BOTH}")
    expect(page.get_by_role("heading", level=1)).to_be_hidden()


# For everybody


@pytest.mark.parametrize(
    ("edition", "scheme", "size"),
    [("", "dark", PHONE), ("en/", "light", DESKTOP)],
    ids=["sv-dark-phone", "en-light-desktop"],
)
def test_axe_finds_nothing_in_any_state(browser: Browser, address: str, edition: str, scheme: Any, size: Any) -> None:
    page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    words = WORDS[edition]
    page.goto(f"{address}{edition}{PATH}")
    assert violations(page) == []
    page.locator("[name=strength]").first.check()
    expect(_text(page)).to_be_visible()
    _block(page).get_by_role("button", name=words["copy"]).click()
    expect(_block(page).get_by_role("button", name=words["anyway"])).to_be_visible()
    assert violations(page) == []
    page.get_by_label(words["name"]).fill("Exempelstål AB")
    _block(page).get_by_role("button", name=words["copy"]).click()
    expect(_block(page).get_by_role("status")).not_to_be_empty()
    assert violations(page) == []
    page.close()


def test_it_fits_the_narrowest_screen_and_fingers_hit(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{address}{PATH}?strength=klaralven&strength=internationellt-naringsliv")
    page.get_by_label("Företagets namn").fill("x" * 200)
    expect(_text(page)).to_contain_text("xxx")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for target in page.locator("[data-profile] label.brand-choice, [data-profile-results] button").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44
    page.close()
