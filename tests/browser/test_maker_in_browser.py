"""The picture maker's page in a real browser: what is typed and chosen becomes the picture, and the picture files."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.windows import EDITIONS, clipboard, watched, window

pytestmark = pytest.mark.browser
PATH = "bilder/gor/"
WORDS = {
    "": {"headline": "Rubrik", "download": "Hämta bilden", "undo": "Ångra", "fits": "Allt får plats."},
    "en/": {"headline": "Headline", "download": "Download the picture", "undo": "Undo", "fits": "Everything fits."},
}  # fmt: skip


@pytest.fixture
def maker(page: Page, address: str) -> Page:
    """Open the Swedish page."""
    page.goto(address + PATH)
    expect(_picture(page)).to_be_visible()
    return page


def _picture(page: Page) -> Locator:
    return page.locator("[data-maker-picture] > svg")


def _field(page: Page, name: str) -> Locator:
    return page.locator(f"[data-word={name}]")


def _choose(page: Page, group: str, value: str) -> None:
    page.locator(f"[name={group}][value={value}]").check(force=True)


def _status(page: Page) -> Locator:
    return page.locator("[data-maker-status]")


@EDITIONS
def test_what_is_typed_stands_in_the_picture(page: Page, address: str, edition: str) -> None:
    page.goto(address + edition + PATH)
    words = WORDS[edition]
    before = _picture(page).inner_html()
    page.get_by_label(words["headline"], exact=True).fill("Älvens dag")
    expect(_picture(page)).to_have_attribute("aria-label", re.compile("Älvens dag"))
    assert _picture(page).inner_html() != before
    expect(page.get_by_role("img", name=re.compile("Älvens dag"))).to_be_visible()
    expect(_status(page)).to_have_text(words["fits"])


def test_it_can_all_be_done_with_the_keyboard(maker: Page) -> None:
    maker.locator("[name=template]:checked").focus()
    maker.keyboard.press("ArrowRight")
    expect(maker.locator("[name=template][value=match]")).to_be_checked()
    maker.keyboard.press("Tab")
    expect(_field(maker, "headline")).to_be_focused()
    maker.keyboard.press("ControlOrMeta+a")
    maker.keyboard.type("Derby")
    expect(_picture(maker)).to_have_attribute("aria-label", re.compile("Derby"))
    maker.locator("[data-take=png]").focus()
    with maker.expect_download() as caught:
        maker.keyboard.press("Enter")
    assert caught.value.suggested_filename.startswith("derby-")


def test_every_step_can_be_taken_back_and_done_again(maker: Page) -> None:
    example = _field(maker, "headline").input_value()
    _field(maker, "headline").press_sequentially("!")
    _choose(maker, "colour", "folk")
    maker.get_by_role("button", name="Ångra").click()
    expect(maker.locator("[name=colour][value=folk]")).not_to_be_checked()
    assert _field(maker, "headline").input_value() != example
    maker.keyboard.press("Control+z")  # the focus is on a button
    expect(_field(maker, "headline")).to_have_value(example)
    maker.keyboard.press("Control+y")
    maker.get_by_role("button", name="Gör om").click()
    expect(maker.locator("[name=colour][value=folk]")).to_be_checked()
    maker.get_by_role("button", name="Börja om").click()
    expect(_field(maker, "headline")).to_have_value(example)


def test_twenty_steps_and_more_can_be_taken_back(maker: Page) -> None:
    first = maker.locator("[name=colour]:checked").get_attribute("value")
    maker.evaluate("""() => {
        const press = (selector) => document.querySelector(selector).click();
        for (let turn = 0; turn < 30; turn += 1) press(`[name=colour][value=${turn % 2 ? "folk" : "mat"}]`);
        for (let turn = 0; turn < 30; turn += 1) press("[data-maker-step=undo]");
    }""")
    expect(maker.locator(f"[name=colour][value={first}]")).to_be_checked()
    expect(maker.get_by_role("button", name="Ångra")).to_have_attribute("aria-disabled", "true")


def test_the_text_stays_when_template_format_and_language_are_changed(maker: Page) -> None:
    _field(maker, "headline").fill("Älvens dag")
    _choose(maker, "template", "thanks")
    _choose(maker, "format", "story")
    expect(_field(maker, "headline")).to_have_value("Älvens dag")
    maker.locator("a[hreflang=en]").first.click()
    expect(_field(maker, "headline")).to_have_value("Älvens dag")
    expect(maker.locator("[name=format][value=story]")).to_be_checked()
    expect(maker.locator("[name=template][value=thanks]")).to_be_checked()
    example = _field(maker, "sender").input_value()
    assert "förening" not in example, "an example that nobody touched is in the new language"


def test_a_link_opens_the_same_picture_and_holds_no_surprises(maker: Page, address: str) -> None:
    _choose(maker, "template", "match")
    _field(maker, "headline").fill('Åse & <b>"Co"</b> #1 + 2 % 3')
    _choose(maker, "colour", "arv")
    maker.get_by_role("button", name="Större").click()
    picture = _picture(maker).inner_html()
    maker.get_by_role("button", name="Kopiera en länk till utkastet").click()
    expect(maker.locator("[data-maker-link-status]")).not_to_be_empty()
    link = clipboard(maker)
    assert link.startswith(address + PATH + "#v=1&")
    maker.goto("about:blank")
    maker.goto(link)
    expect(_field(maker, "headline")).to_have_value('Åse & <b>"Co"</b> #1 + 2 % 3')
    assert _picture(maker).inner_html() == picture


@pytest.mark.parametrize(
    "fragment",
    ["#v=1&template=toString&motif=__proto__&colour=constructor&format=x", "#v=1&crop=1,2&size=1e9&code", "#v=9", "#%"],
)
def test_a_link_that_is_wrong_opens_what_can_be_opened(page: Page, address: str, fragment: str) -> None:
    page.goto(address + PATH + fragment)
    expect(_picture(page)).to_be_visible()
    expect(page.locator("[name=template]:checked")).to_have_count(1)


def test_the_draft_is_kept_only_where_that_is_chosen_and_is_erased_with_the_rest(maker: Page, address: str) -> None:
    stored = "Object.keys(localStorage).filter((key) => key.startsWith('brand.picture'))"
    _field(maker, "headline").fill("Älvens dag")
    assert maker.evaluate(stored) == []
    maker.get_by_label("Spara utkastet i den här webbläsaren").check()
    maker.reload()
    expect(_field(maker, "headline")).to_have_value("Älvens dag")
    maker.goto(f"{address}om/personuppgifter/")
    maker.locator("[data-erase-storage]").click()
    assert maker.evaluate(stored) == []
    maker.goto(address + PATH)
    expect(_field(maker, "headline")).not_to_have_value("Älvens dag")


def test_what_the_sender_has_filled_in_elsewhere_stands_in_the_picture(maker: Page, address: str) -> None:
    maker.goto(f"{address}budskap/")
    maker.locator("[data-sender] summary").click()
    maker.locator("[data-sender] [name=avsandare]").fill("Ekshärads IF")
    maker.goto(address + PATH)
    expect(_field(maker, "sender")).to_have_value("Ekshärads IF")


def test_what_does_not_fit_is_said_and_not_downloaded(maker: Page) -> None:
    downloads: list[object] = []
    maker.on("download", lambda download: downloads.append(download))
    _field(maker, "headline").fill("Mycket långa ord " * 200)
    expect(_status(maker)).to_contain_text("tecken för mycket")
    expect(_field(maker, "headline")).to_have_attribute("aria-invalid", "true")
    maker.get_by_role("button", name="Hämta bilden").click()
    expect(_status(maker)).to_contain_text("går inte att hämta än")
    expect(_field(maker, "headline")).to_be_focused()
    _field(maker, "headline").fill("Kalas 🎉")
    expect(_status(maker)).to_contain_text("🎉")
    _field(maker, "headline").fill("")
    expect(_status(maker)).to_contain_text("behöver fyllas i")
    assert downloads == []


def _png(width: int, height: int) -> bytes:
    """A picture that is black to the left and white to the right."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row = b"\0" + b"\0" * (width // 2) + b"\xff" * (width - width // 2)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(row * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PHOTO: FilePayload = {"name": "foto.png", "mimeType": "image/png", "buffer": _png(600, 200)}


def test_a_photograph_is_put_in_and_moved_with_the_keys_alone(maker: Page) -> None:
    maker.locator("[name=photo]").set_input_files(PHOTO)
    expect(_status(maker)).to_contain_text("Fotot är på plats")
    expect(_picture(maker).locator("image")).to_be_attached()
    before = _picture(maker).inner_html()
    maker.get_by_label("Flytta i sidled").focus()
    maker.keyboard.press("End")
    assert _picture(maker).inner_html() != before
    right = maker.get_by_role("button", name="mitten, till höger")
    expect(right).to_have_attribute("aria-pressed", "true")
    maker.get_by_role("button", name="Zooma in").press("Enter")
    expect(maker.get_by_label("Zoom", exact=True)).to_have_value("1.25")
    maker.get_by_role("button", name="Visa hela igen").press("Enter")
    expect(maker.get_by_label("Zoom", exact=True)).to_have_value("1")
    maker.get_by_role("button", name="Ta bort fotot").press("Enter")
    expect(_picture(maker).locator("image")).to_have_count(0)


def test_a_photograph_can_be_dropped_and_a_file_that_is_none_is_told(maker: Page) -> None:
    drop = """([name, type, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], name, { type }));
        const dropped = new DragEvent("drop", { dataTransfer: data, bubbles: true });
        document.querySelector("[data-maker]").dispatchEvent(dropped);
    }"""
    maker.evaluate(drop, ["foto.png", "image/png", list(_png(60, 40))])
    expect(_picture(maker).locator("image")).to_be_attached()
    maker.evaluate(drop, ["brev.txt", "text/plain", [65]])
    expect(_status(maker)).not_to_contain_text("Allt får plats")
    expect(_picture(maker).locator("image")).to_be_attached()


def _downloaded(page: Page, press: Locator) -> tuple[str, bytes]:
    with page.expect_download() as caught:
        press.click()
    return caught.value.suggested_filename, caught.value.path().read_bytes()


def test_files_are_named_by_words_and_size(maker: Page) -> None:
    _field(maker, "headline").fill("Älvens dag")
    _choose(maker, "format", "story")
    name, png = _downloaded(maker, maker.get_by_role("button", name="Hämta bilden"))
    assert re.fullmatch(r"alvens-dag-\d{4}-\d\d-\d\d-1080x1920\.png", name)
    assert struct.unpack(">II", png[16:24]) == (1080, 1920)
    expect(_status(maker)).to_contain_text("fortfarande mallens ord")
    _choose(maker, "format", "a4")
    name, pdf = _downloaded(maker, maker.get_by_role("button", name="Hämta för tryckeri"))
    assert name.endswith("-210x297mm.pdf")
    assert pdf.startswith(b"%PDF-")
    maker.get_by_text("Andra filer").click()
    name, svg = _downloaded(maker, maker.get_by_role("button", name="SVG", exact=True))
    assert name.endswith(".svg")
    assert b"<text" not in svg


def test_every_format_comes_in_a_zip(maker: Page) -> None:
    formats = maker.locator("[name=format]").count()
    name, content = _downloaded(maker, maker.get_by_role("button", name="Alla format (zip)"))
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert name.endswith(".zip")
    assert len([each for each in names if each.endswith(".png")]) == formats


def test_the_alternative_text_and_the_caption_follow_and_can_be_copied(maker: Page) -> None:
    _field(maker, "headline").fill("Älvens dag")
    expect(maker.get_by_label("Text till inlägget")).to_have_value(re.compile("Älvens dag"))
    maker.get_by_label("Alternativtext", exact=True).fill("En egen beskrivning")
    expect(_picture(maker)).to_have_attribute("aria-label", "En egen beskrivning")
    maker.get_by_role("button", name="Kopiera alternativtexten").click()
    expect(maker.locator(".brand-field", has=maker.locator("#bild-alt")).get_by_role("status")).to_contain_text(
        "Kopierat"
    )
    assert clipboard(maker) == "En egen beskrivning"


@EDITIONS
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(browser: Browser, address: str, edition: str, scheme: Any, size: Any) -> None:
    with window(browser, viewport=size, color_scheme=scheme) as context:
        page = watched(context)
        page.goto(address + edition + PATH)
        page.locator("[name=photo]").set_input_files(PHOTO)
        expect(_picture(page).locator("image")).to_be_attached()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_nothing_is_asked_of_another_host_or_sent(maker: Page, address: str) -> None:
    asked: list[tuple[str, str]] = []
    maker.on("request", lambda request: asked.append((request.method, request.url)))
    maker.reload()
    maker.locator("[name=photo]").set_input_files(PHOTO)
    _downloaded(maker, maker.get_by_role("button", name="Hämta bilden"))
    assert [each for each in asked if each[0] != "GET" or not each[1].startswith((address, "blob:", "data:"))] == []


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    """Open a page in a window without JavaScript."""
    with window(browser, java_script_enabled=False) as context:
        yield context.new_page()


def test_without_script_it_says_so_and_leads_to_ready_pictures(without_script: Page, address: str) -> None:
    without_script.goto(address + PATH)
    expect(without_script.get_by_text("Verktyget behöver JavaScript")).to_be_visible()
    expect(without_script.locator("[data-maker]")).to_be_hidden()


def test_a_message_opens_the_maker_on_its_text(page: Page, address: str) -> None:
    page.goto(f"{address}budskap/cup-affisch/")
    page.get_by_role("link", name="Gör en bild av texten").click()
    expect(page.locator("[name=template][value=match]")).to_be_checked()
    expect(_field(page, "headline")).to_have_value(re.compile("^Cup"))
    expect(_field(page, "text")).to_have_value("Kom och heja på modigt fôlk.")
    page.goto(f"{address}budskap/cup-instagram/")
    page.get_by_role("link", name="Gör en bild av texten").click()
    expect(_field(page, "headline")).to_have_value("Kom på cup")
    expect(_field(page, "text")).to_have_value(re.compile(r"\.$"))


@pytest.mark.parametrize(
    ("path", "link", "word"),
    [
        ("styrkor/klaralven/", "Gör en bild om Livskällan Klarälven", "Klarälven"),
        ("mal/13-foretagsklimat/", "Gör en bild om målet", "Mål 13"),
        ("bilder/", "Gör en egen bild", "."),
    ],
)
def test_other_pages_lead_to_the_maker(page: Page, address: str, path: str, link: str, word: str) -> None:
    page.goto(address + path)
    page.get_by_role("link", name=link).first.click()
    expect(_field(page, "headline")).to_have_value(re.compile(word))
    expect(_picture(page)).to_be_visible()
