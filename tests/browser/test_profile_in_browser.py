"""The profile tool in a real browser: how texts are put together, what is kept, copied, printed and saved."""

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
from playwright.sync_api import Locator, Page, expect
from pptx.enum.shapes import PP_PLACEHOLDER

from macros.content.model import Platform
from macros.frontend.profile_data import profiles
from macros.rendering.renderer import Renderer
from tests.support.axe import EXTREMES, violations
from tests.support.windows import HOSTILE, clipboard, remember

pytestmark = pytest.mark.browser
PATH = "styrkor/underlag/"
BOTH = f"{PATH}?strength=bryggan&strength=angen&audience=visitor"


def _block(page: Page, index: int = 0) -> Locator:
    return page.locator("[data-profile-results] article.brand-message").nth(index)


def _text(page: Page, index: int = 0) -> Locator:
    return _block(page, index).locator(".brand-message__text")


# How a text is put together: the module alone, with the real arguments


@pytest.fixture(scope="module")
def real(real: Platform) -> dict[str, Any]:
    """The real arguments, by language."""
    return {language: profiles(Renderer(real, language)) for language in ("sv", "en")}


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
def test_texts_are_as_long_as_asked_for_where_there_are_words_enough(
    modules: Page, real: dict[str, Any], language: str
) -> None:
    everything = {"foretag": "Exempelstål AB", "bransch": "steel machining", "ort": "Uddeholm"}
    choices = [each for values in (everything, {"foretag": "Åbergs"}) for each in _choices(real[language], values)]
    made = _composed(modules, real[language], choices)
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


@pytest.fixture
def form(page: Page, bank_address: str) -> Page:
    """Open the page with two strengths chosen, for visitors, and their texts."""
    page.goto(f"{bank_address}{BOTH}")
    expect(_text(page)).to_contain_text("[ert företag]")
    return page


def _filled(form: Page, name: str) -> None:
    form.get_by_label("Företagets namn").fill(name)
    form.get_by_label("Företagets namn").blur()


def test_a_link_makes_the_choices_and_the_text_is_there(page: Page, bank_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{bank_address}{PATH}?strength=bryggan&audience=jobseeker&length=50")
    expect(page.get_by_role("checkbox", name="Bryggan")).to_be_checked()
    expect(page.locator("[name=length]:checked")).to_have_value("50")
    expect(_text(page)).to_contain_text("1890")
    expect(_block(page).locator(".brand-message__meter")).to_contain_text(re.compile(r"^\d+ "))
    expect(page.get_by_role("status").first).to_contain_text(re.compile(r"\d+ ord"))
    assert not [url for url in asked if re.search("docx|pptxgenjs|profile-files", url)], "they come when they are used"


def test_choices_stand_in_the_address_and_the_name_never_does(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{PATH}")
    _filled(page, "Hemliga bolaget")
    page.get_by_role("checkbox", name="Bryggan").check()
    page.get_by_role("radio", name="Besökare").check()
    expect(page).to_have_url(re.compile(r"\?strength=bryggan&audience=visitor&length=100&text=sv$"))
    page.goto(f"{bank_address}en/{PATH}")
    expect(page.get_by_label("The company’s name")).to_have_value("Hemliga bolaget")
    expect(page.get_by_role("checkbox", name="The jetty")).to_be_checked()
    expect(_text(page)).to_contain_text("Hello from Hemliga bolaget.")
    page.goto(f"{bank_address}{PATH}?strength=angen&audience=visitor&length=7&text=xx")
    expect(page.get_by_role("checkbox", name="Bryggan")).not_to_be_checked()
    expect(_text(page)).to_contain_text("ängen")
    expect(page.locator("[name=length]:checked")).to_have_value("100")


def test_the_text_has_a_language_of_its_own(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{PATH}?strength=bryggan&text=en")
    _filled(page, "Byn")
    expect(_text(page)).to_contain_text("We at Byn")
    expect(_text(page)).to_have_attribute("lang", "en")
    expect(page.locator(".brand-sheet")).to_have_attribute("lang", "en")
    expect(page.get_by_role("button", name="Kopiera texten").first).to_be_visible()


def test_what_is_filled_in_decides_the_version(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{PATH}?strength=bryggan")
    expect(_text(page)).to_contain_text("Vi på [ert företag] anställer i Lillby.")
    page.get_by_label("Ort", exact=True).fill("Lillnäs")
    page.get_by_label("Ort", exact=True).blur()
    expect(_text(page)).to_contain_text("Vi på [ert företag] i Lillnäs anställer.")
    page.get_by_label("Bransch").fill("fiske")
    _filled(page, "  Byn  ")
    expect(_text(page)).to_contain_text("Vi på Byn i Lillnäs arbetar med fiske och anställer.")


# What the sender fills in, as it stands in a text, made the same whatever it is.
UNFILLED = """(text) => {
  const copy = text.cloneNode(true);
  for (const slot of copy.querySelectorAll("mark")) slot.replaceWith("_");
  return copy.textContent;
}"""


def test_no_sentence_changes_while_a_name_is_typed(form: Page) -> None:
    first = [_text(form, index).evaluate(UNFILLED) for index in (0, 1)]
    sheet = form.locator(".brand-sheet__strength").all_inner_texts()
    name = "Ett bolag med långt namn i Lillby"
    for typed in (name[:1], name[:9], name):
        form.get_by_label("Företagets namn").fill(typed)
        expect(_text(form)).to_contain_text(typed)
        assert [_text(form, index).evaluate(UNFILLED) for index in (0, 1)] == first
        assert form.locator(".brand-sheet__strength").all_inner_texts() == sheet


def test_what_is_copied_with_a_field_still_open_is_what_was_read(form: Page) -> None:
    form.get_by_label("Företagets namn").fill("Simklubben")
    expect(_text(form)).to_contain_text("Simklubben")
    read = _text(form).locator("p").all_inner_texts()
    # As a finger does it: no mouse has come to the texts before.
    button = _block(form).get_by_role("button", name="Kopiera texten")
    button.dispatch_event("pointerdown")
    form.get_by_label("Företagets namn").blur()
    button.dispatch_event("click")
    expect(_block(form).get_by_role("status")).to_contain_text("Kopierat")
    assert clipboard(form) == "\n\n".join(read)


def test_the_first_name_that_is_done_decides_who_begins_and_no_later_one(form: Page) -> None:
    names = form.locator(".brand-sheet__strength h5")
    first = names.all_inner_texts()
    _filled(form, "Simklubben")
    expect(names).to_have_text(first[::-1])
    _filled(form, "Byalaget")
    expect(_text(form)).to_contain_text("Byalaget")
    expect(names).to_have_text(first[::-1])


def test_a_name_comes_out_as_it_was_typed(form: Page) -> None:
    form.get_by_label("Företagets namn").fill(HOSTILE)
    for index in (0, 1):
        expect(_text(form, index)).to_contain_text(HOSTILE)
    expect(form.locator(".brand-sheet__company")).to_have_text(HOSTILE)
    assert form.locator("[data-profile-results] :is(.brand-slot b, .brand-sheet__company *)").count() == 0
    _block(form).get_by_role("button", name="Med källor").click()
    expect(_block(form).get_by_role("status")).to_contain_text("Kopierat")
    assert HOSTILE in clipboard(form)
    assert "https://lillby.example/kronika" in clipboard(form)


def test_a_text_without_a_name_warns_and_one_may_go_on(form: Page) -> None:
    status, copy = _block(form).get_by_role("status"), _block(form).get_by_role("button", name="Kopiera texten")
    copy.click()
    expect(status).to_contain_text("Det här är inte ifyllt: företagets namn.")
    _block(form).get_by_role("button", name="Fyll i").click()
    expect(form.get_by_label("Företagets namn")).to_be_focused()
    copy.click()
    _block(form).get_by_role("button", name="Kopiera ändå").click()
    expect(status).to_contain_text("Kopierat")
    assert "[ert företag]" in clipboard(form)


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


def test_an_argument_can_be_left_out_and_the_last_one_stays(form: Page) -> None:
    form.get_by_text(re.compile(r"Välj argument \(\d+ av \d+\)")).click()
    boxes = form.locator("[data-argument]")
    claim = boxes.first.locator("xpath=../span").inner_text()
    expect(_text(form)).to_contain_text(claim)
    for left in range(boxes.count() - 1, 0, -1):
        boxes.and_(form.locator(":checked")).first.click()
        expect(boxes.and_(form.locator(":checked"))).to_have_count(left)
    expect(_text(form)).not_to_contain_text(claim)
    expect(boxes.and_(form.locator(":checked"))).to_be_disabled()


def test_what_was_stored_by_somebody_else_does_no_harm(page: Page, bank_address: str) -> None:
    remember(page, bank_address, profile={"strengths": 7, "values": {"foretag": 9}, "audience": {"a": 1}})
    page.goto(f"{bank_address}{PATH}")
    page.get_by_role("checkbox", name="Bryggan").check()
    expect(_text(page)).to_contain_text("Vi på [ert företag]")


def test_texts_that_cannot_be_fetched_say_so(page: Page, bank_address: str) -> None:
    page.route("**/underlag/data.js", lambda route: route.abort())
    page.goto(f"{bank_address}{BOTH}")
    expect(page.locator("[data-profile-results]")).to_contain_text("gick inte att hämta")
    expect(_text(page)).to_be_hidden()


@pytest.mark.window(java_script_enabled=False)
def test_without_javascript_the_page_leads_to_the_strengths(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{PATH}")
    expect(page.locator("[data-profile]")).to_be_hidden()
    page.locator(".brand-no-script").get_by_role("link", name="Bryggan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bryggan")


# Files and paper


def _saved(page: Page, button: str, name: str = r".*") -> io.BytesIO:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    assert re.fullmatch(name, waiting.value.suggested_filename)
    return io.BytesIO(Path(waiting.value.path()).read_bytes())


def _runs(slide: Any) -> list[Any]:
    """The pieces of text on a slide, each with a look of its own."""
    frames = (shape.text_frame for shape in slide.shapes if shape.has_text_frame)
    return [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]


def test_the_document_has_headings_sources_and_the_companys_name(form: Page) -> None:
    _saved(form, "Word")
    note = form.locator(".brand-profile__take [role=status]")
    expect(note).to_contain_text("företagets namn")
    form.get_by_label("Företagets namn").fill(HOSTILE)
    expect(note).to_be_empty()
    expect(_text(form)).to_contain_text(HOSTILE)
    document = docx.Document(_saved(form, "Word", r"b Åse & Bröderna \{namn\} b \d{4}-\d\d-\d\d\.docx"))
    styles = [(row.style.name if row.style else "", row.text) for row in document.paragraphs]
    assert styles[0] == ("Title", HOSTILE)
    assert len([text for style, text in styles if style == "Heading 1"]) == 3
    assert _text(form).locator("p").first.inner_text() in [text for _, text in styles]
    assert document.core_properties.author == HOSTILE
    assert {link.url for row in document.paragraphs for link in row.hyperlinks} == {"https://lillby.example/kronika"}


def test_the_slides_have_titles_figures_with_sources_and_a_language(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}en/{BOTH}")
    page.get_by_label("The company’s name").fill(HOSTILE)
    expect(_text(page)).to_contain_text(HOSTILE)
    deck = pptx.Presentation(_saved(page, "Slides (PowerPoint)"))
    titles = [
        shape.text
        for slide in deck.slides
        for shape in slide.placeholders
        if shape.placeholder_format.type == PP_PLACEHOLDER.TITLE
    ]
    assert titles[0] == HOSTILE
    assert len(titles) == len(deck.slides) >= 6
    assert "The jetty" in titles
    texts = [[shape.text for shape in slide.shapes if shape.has_text_frame] for slide in deck.slides]
    assert all(HOSTILE in slide for slide in texts), "the company's name at the foot of every slide"
    assert any("1890" in text and "Lillby hembygdsförening" in text for slide in texts for text in slide)
    assert {run._r.rPr.get("lang") for slide in deck.slides for run in _runs(slide)} == {"en-GB"}
    assert deck.core_properties.author == HOSTILE
    sources = next(
        slide for slide, text in zip(deck.slides, texts, strict=True) if text[1:2] == ["Figures and sources"]
    )
    assert {run.font.size.pt for run in _runs(sources)} == {12, 14, 36}, "the foot, the sources, the title alone"
    assert sum(run.font.size.pt == 36 for run in _runs(sources)) == 1


def test_a_large_figure_stands_in_its_slides_sentence_and_has_year_source_and_picture(page: Page, address: str) -> None:
    page.goto(f"{address}{PATH}?strength=internationellt-naringsliv&audience=jobseeker")
    expect(_text(page)).to_contain_text("[ert företag]")
    deck = pptx.Presentation(_saved(page, "Bildspel (PowerPoint)", r"Argument \d{4}-\d\d-\d\d\.pptx"))
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


def test_the_companys_logotype_is_in_its_files_and_nowhere_else(form: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.method))
    field, none, logo = form.get_by_label("Er logotyp"), tmp_path / "hej.png", tmp_path / "logga.png"
    none.write_text("hej")
    field.set_input_files(none)
    form.wait_for_function("!document.querySelector('[data-logo]').validity.valid")
    assert "PNG" in field.evaluate("(each) => each.validationMessage")
    Image.new("RGB", (300, 100), "#a12").save(logo)
    field.set_input_files(logo)
    form.get_by_label("Företagets namn").fill("Byn")
    deck = pptx.Presentation(_saved(form, "Bildspel (PowerPoint)"))
    logos = [[each for each in _pictures(slide) if _described(each) == "Byn"] for slide in deck.slides]
    assert all(len(each) == 1 for each in logos)
    assert logos[0][0].width == pytest.approx(3 * logos[0][0].height, rel=0.01)
    assert len(docx.Document(_saved(form, "Word")).inline_shapes) == 1
    assert set(asked) == {"GET"}
    form.reload()
    assert field.input_value() == ""


def test_the_sheet_alone_is_printed_on_one_page(form: Page) -> None:
    form.get_by_label("Företagets namn").fill("Byn & Söner")
    expect(form.locator(".brand-sheet__company")).to_have_text("Byn & Söner")
    printed = pypdf.PdfReader(io.BytesIO(form.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == 1
    assert [round(side / 72 * 25.4) for side in printed.pages[0].mediabox[2:]] == [210, 297]
    text = printed.pages[0].extract_text()
    assert "Byn & Söner" in text
    assert "https://lillby.example/kronika" in text
    assert not re.search("Kopiera texten|Word|Företagets namn", text)
    form.emulate_media(media="print")
    heading = form.get_by_role("heading", level=1)
    expect(heading).to_be_hidden()
    form.locator("[name=strength]:checked").evaluate_all("all => all.forEach((each) => each.click())")
    expect(heading).to_be_visible()


# For everybody


@EXTREMES
def test_axe_finds_nothing_in_any_state_and_fingers_hit(page: Page, address: str, edition: str) -> None:
    page.goto(f"{address}{edition}{PATH}?strength=klaralven&strength=internationellt-naringsliv")
    copy = _block(page).locator("button").first
    copy.click()
    expect(_block(page).get_by_role("status").locator("button")).to_have_count(2)
    assert violations(page) == []
    page.locator("[name=foretag]").fill("x" * 200)
    copy.click()
    expect(_block(page).get_by_role("status")).not_to_be_empty()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    targets = page.locator("[data-profile] label.brand-choice, [data-profile-results] button:visible")
    assert min(targets.evaluate_all("all => all.map((each) => each.getBoundingClientRect().height)")) >= 44
