"""The picture maker's page in a real browser: what is typed and chosen becomes the picture, and the picture files."""

import io
import re
import struct
import zipfile
from typing import Any

import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Locator, Page, Request, expect

from tests.support.axe import in_both_schemes
from tests.support.windows import clipboard, window

pytestmark = pytest.mark.browser
PATH = "bilder/gor/"
HOSTILE = 'Åse & <b>"Co"</b> #1 + 2 % 3'
# What drafts are made of: two templates, and what a link may name.
DATA = {
    "templates": {
        "event": {"motif": "river", "colour": "light", "fields": {
            "headline": {"placeholder": "", "example": "Rubrik"},
            "sender": {"placeholder": "avsandare", "example": "Vi"}}},
        "thanks": {"motif": "forest", "colour": "dark", "fields": {"headline": {"placeholder": "", "example": "Tack"}}},
    },
    "motifs": {"river": {}, "forest": {}}, "colours": {"light": {}, "dark": {}, "folk": {}},
}  # fmt: skip
DRAFTS = "const { history, begun, inTemplate, filledIn, toLink, fromLink } = await import('./maker/drafts.js');"

# How many of the visitor's own pictures the browser's database holds.
KEPT_PICTURES = """async () => {
    const own = (await indexedDB.databases()).find(({ name }) => name.startsWith("brand."));
    if (!own) return 0;
    const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    const database = await done(indexedDB.open(own.name));
    const count = await done(database.transaction("pictures").objectStore("pictures").count());
    database.close();
    return count;
}"""


def _run(modules: Page, code: str, given: object = None) -> Any:
    return modules.evaluate(f"async ([data, given]) => {{ {DRAFTS} {code} }}", [DATA, given])


# --- Drafts


def test_a_hundred_steps_can_be_taken_back_and_what_is_written_in_one_go_is_one(modules: Page) -> None:
    code = """const past = history(0);
        for (let step = 1; step <= 200; step += 1) past.set(step);
        for (const word of [201, 202, 203]) past.set(word, "headline");
        const back = () => { past.undo(); return past.now; };
        const found = [back(), back(), past.redoable];
        for (let step = 0; step < 300; step += 1) past.undo();
        const first = past.now;
        past.set("other");
        return [...found, first, past.undoable, past.redoable];"""
    assert _run(modules, code) == [200, 199, True, 102, True, False]


def test_a_link_opens_the_same_draft(modules: Page) -> None:
    crop = {"x": 0.25, "y": 1, "zoom": 2.5}
    draft = {"template": "thanks", "motif": "", "colour": "folk", "words": {"headline": HOSTILE}, "size": -3,
             "crop": crop, "code": True, "alt": "En & en"}  # fmt: skip
    code = "const found = fromLink(toLink({ ...given, format: 'story' })); return [begun(data, found), found.format];"
    assert _run(modules, code, draft) == [draft, "story"]


@pytest.mark.parametrize(
    "link",
    ["#v=1&template=toString&motif=__proto__&colour=constructor&format=x", "#v=1&crop=1,2&size=x&code", "#v=9", "#%"],
)
def test_a_link_that_is_wrong_opens_what_can_be_opened(modules: Page, link: str) -> None:
    draft = _run(modules, "return begun(data, fromLink(given))", link)
    assert [draft[name] for name in ("template", "motif", "colour", "size")] == ["event", "river", "light", 0]
    assert draft["crop"] == {"x": 0.5, "y": 0.5, "zoom": 1}
    assert _run(modules, "return begun(data, fromLink(given)).size", "#v=1&size=1e9") == 4


def test_another_template_keeps_the_visitors_own_and_fills_in_the_rest(modules: Page) -> None:
    code = """const own = { ...begun(data), colour: "folk", words: { headline: "Älvens dag" } };
        const [changed, back] = [{ ...own, ...inTemplate(data, own, "thanks") }, begun(data)];
        return [changed.motif, changed.colour, filledIn(data, changed, {}).words,
          filledIn(data, back, { avsandare: "Ekshärads IF" }).words, filledIn(data, back, {}).words];"""
    assert _run(modules, code) == [
        *("forest", "folk", {"headline": "Älvens dag"}),
        *({"headline": "Rubrik", "sender": "Ekshärads IF"}, {"headline": "Rubrik", "sender": "Vi"}),
    ]


# --- The page


@pytest.fixture
def maker(page: Page, address: str) -> Page:
    """Open the Swedish page, from which nothing is sent, and nothing is asked of another host."""
    page.on("request", lambda request: _stays(request, address))
    page.goto(address + PATH)
    expect(_picture(page)).to_be_visible()
    return page


def _stays(request: Request, address: str) -> None:
    if request.method != "GET" or not request.url.startswith((address, "blob:", "data:")):
        pytest.fail(f"{request.method} {request.url}")


def _picture(page: Page) -> Locator:
    return page.locator("[data-maker-picture] > svg")


def _field(page: Page, name: str) -> Locator:
    return page.locator(f"[data-word={name}]")


def _choose(page: Page, group: str, value: str) -> None:
    page.locator(f"[name={group}][value={value}]").check(force=True)


def _status(page: Page) -> Locator:
    return page.locator("[data-maker-status]")


def _downloaded(page: Page, press: Locator) -> tuple[str, bytes]:
    with page.expect_download() as caught:
        press.press("Enter")
    return caught.value.suggested_filename, caught.value.path().read_bytes()


def test_it_can_all_be_done_with_the_keyboard(maker: Page) -> None:
    maker.locator("[name=template]:checked").press("ArrowRight")
    expect(maker.locator("[name=template][value=match]")).to_be_checked()
    maker.keyboard.press("Tab")
    expect(_field(maker, "headline")).to_be_focused()
    before = _picture(maker).inner_html()
    maker.keyboard.press("ControlOrMeta+a")
    maker.keyboard.type("Derby")
    expect(maker.get_by_role("img", name=re.compile("Derby"))).to_be_visible()
    assert _picture(maker).inner_html() != before
    expect(_status(maker)).to_have_text("Allt får plats.")
    name, _ = _downloaded(maker, maker.locator("[data-take=png]"))
    assert name.startswith("derby-")


def test_every_step_can_be_taken_back_and_done_again(maker: Page) -> None:
    example = _field(maker, "headline").input_value()
    _field(maker, "headline").press_sequentially("!")
    _choose(maker, "colour", "folk")
    maker.get_by_role("button", name="Ångra").click()
    expect(maker.locator("[name=colour][value=folk]")).not_to_be_checked()
    assert _field(maker, "headline").input_value() != example
    maker.keyboard.press("Control+z")  # the focus is on a button
    expect(_field(maker, "headline")).to_have_value(example)
    expect(maker.get_by_role("button", name="Ångra")).to_have_attribute("aria-disabled", "true")
    maker.keyboard.press("Control+y")
    maker.get_by_role("button", name="Gör om").click()
    expect(maker.locator("[name=colour][value=folk]")).to_be_checked()
    maker.get_by_role("button", name="Börja om").click()
    expect(_field(maker, "headline")).to_have_value(example)


def test_the_draft_goes_along_in_a_link_and_to_the_other_edition(maker: Page, address: str) -> None:
    _choose(maker, "template", "thanks")
    _choose(maker, "format", "story")
    _field(maker, "headline").fill(HOSTILE)
    maker.get_by_role("button", name="Större").click()
    picture = _picture(maker).inner_html()
    maker.get_by_role("button", name="Kopiera en länk till utkastet").click()
    expect(maker.locator("[data-maker-link-status]")).not_to_be_empty()
    link = clipboard(maker)
    assert link.startswith(f"{address}{PATH}#v=1&")
    maker.goto("about:blank")
    maker.goto(link)
    expect(_field(maker, "headline")).to_have_value(HOSTILE)
    assert _picture(maker).inner_html() == picture
    maker.locator("a[hreflang=en]").first.click()
    maker.wait_for_url(f"{address}en/{PATH}*")
    expect(_field(maker, "headline")).to_have_value(HOSTILE)
    expect(maker.locator("[name=format][value=story]")).to_be_checked()
    expect(maker.locator("[name=template][value=thanks]")).to_be_checked()
    example = _field(maker, "sender").input_value()
    assert "förening" not in example, "an example that nobody touched is in the new language"


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


def test_a_photograph_is_kept_with_the_draft_and_is_erased_with_the_rest(maker: Page, address: str) -> None:
    maker.locator("[name=photo]").set_input_files(_photo())
    moving = maker.locator("[data-maker-crop]")
    expect(moving).to_be_visible()
    assert maker.evaluate(KEPT_PICTURES) == 0
    maker.get_by_label("Spara utkastet i den här webbläsaren").check()
    maker.wait_for_function(f"async () => await ({KEPT_PICTURES})() === 1")
    maker.reload()
    expect(moving).to_be_visible()
    maker.goto(f"{address}om/personuppgifter/")
    maker.locator("[data-erase-storage]").click()
    maker.wait_for_function(f"async () => await ({KEPT_PICTURES})() === 0")
    maker.goto(address + PATH)
    expect(_field(maker, "headline")).to_be_visible()
    expect(moving).to_be_hidden()


def test_a_draft_that_the_browser_cannot_keep_is_told(maker: Page) -> None:
    maker.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })")
    keep = maker.get_by_label("Spara utkastet i den här webbläsaren")
    keep.click()
    expect(keep).not_to_be_checked()
    expect(maker.locator("[data-maker-keep-status]")).to_contain_text("kan inte spara utkastet")


def test_what_the_sender_has_filled_in_elsewhere_stands_in_the_picture(maker: Page) -> None:
    sender = '{"avsandare": "Ekshärads IF"}'
    maker.evaluate("(sender) => localStorage.setItem('brand.sender@/under/en/mapp/', sender)", sender)
    maker.reload()
    expect(_field(maker, "sender")).to_have_value("Ekshärads IF")


def test_what_does_not_fit_is_said_and_not_downloaded(maker: Page) -> None:
    downloads: list[object] = []
    maker.on("download", lambda download: downloads.append(download))
    _field(maker, "headline").fill("Mycket långa ord " * 60)
    expect(_status(maker)).to_contain_text("tecken för mycket")
    expect(_field(maker, "headline")).to_have_attribute("aria-invalid", "true")
    maker.get_by_role("button", name="Hämta bilden").click()
    expect(_status(maker)).to_contain_text("går inte att hämta än")
    expect(_field(maker, "headline")).to_be_focused()
    _field(maker, "headline").fill("Vinterskogsmaskinförarsammankomster" * 2)
    expect(_status(maker)).to_contain_text("Skriv | där det kan delas")
    _field(maker, "headline").fill("Kalas 🎉")
    expect(_status(maker)).to_contain_text("🎉")
    _field(maker, "headline").fill("")
    expect(_status(maker)).to_contain_text("behöver fyllas i")
    assert downloads == []


def _photo() -> FilePayload:
    """A picture that is black to the left and white to the right."""
    image = Image.new("L", (600, 200), "white")
    image.paste("black", (0, 0, 300, 200))
    file = io.BytesIO()
    image.save(file, "PNG")
    return {"name": "foto.png", "mimeType": "image/png", "buffer": file.getvalue()}


def test_a_photograph_is_put_in_and_moved_with_the_keys_alone(maker: Page) -> None:
    maker.locator("[name=photo]").set_input_files(_photo())
    expect(_status(maker)).to_contain_text("Fotot är på plats")
    expect(_picture(maker).locator("image")).to_be_attached()
    assert in_both_schemes(maker) == []
    before = _picture(maker).inner_html()
    maker.get_by_label("Flytta i sidled").press("End")
    assert _picture(maker).inner_html() != before
    right = maker.get_by_role("button", name="mitten, till höger")
    expect(right).to_have_attribute("aria-pressed", "true")
    for name, zoom in (("Zooma in", "1.25"), ("Visa hela igen", "1")):
        maker.get_by_role("button", name=name).press("Enter")
        expect(maker.get_by_label("Zoom", exact=True)).to_have_value(zoom)
    maker.get_by_role("button", name="Ta bort fotot").press("Enter")
    expect(_picture(maker).locator("image")).to_have_count(0)


def test_a_photograph_can_be_dropped_and_a_file_that_is_none_is_told(maker: Page) -> None:
    drop = """([name, type, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], name, { type }));
        const dropped = new DragEvent("drop", { dataTransfer: data, bubbles: true });
        document.querySelector("[data-maker]").dispatchEvent(dropped);
    }"""
    maker.evaluate(drop, ["foto.png", "image/png", list(_photo()["buffer"])])
    expect(_picture(maker).locator("image")).to_be_attached()
    maker.evaluate(drop, ["brev.txt", "text/plain", [65]])
    expect(_status(maker)).not_to_contain_text("Allt får plats")
    expect(_picture(maker).locator("image")).to_be_attached()


def test_files_are_named_by_words_and_size(maker: Page) -> None:
    _field(maker, "headline").fill("Älvens dag")
    _choose(maker, "format", "story")
    name, png = _downloaded(maker, maker.get_by_role("button", name="Hämta bilden"))
    assert re.fullmatch(r"alvens-dag-\d{4}-\d\d-\d\d-1080x1920\.png", name)
    assert struct.unpack(">II", png[16:24]) == (1080, 1920)
    expect(_status(maker)).to_contain_text("fortfarande mallens ord")
    made = maker.locator("[data-maker-made] img")
    assert made.evaluate("(image) => image.decode().then(() => image.naturalHeight)") == 1920, (
        "to be held down and saved"
    )
    _choose(maker, "format", "a4")
    assert maker.locator("[data-maker-made]").get_attribute("hidden") is not None, "of another picture"
    name, pdf = _downloaded(maker, maker.get_by_role("button", name="Hämta för tryckeri"))
    assert name.endswith("-210x297mm.cmyk.pdf")
    content = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    operators = {each.decode() for _, each in content.operations}
    assert {"k", "K"} <= operators
    assert not operators & {"rg", "RG", "g", "G", "sc", "scn", "SC", "SCN"}, "every colour has its ink"
    maker.get_by_text("Andra filer").click()
    name, svg = _downloaded(maker, maker.get_by_role("button", name="SVG", exact=True))
    assert name.endswith("-210x297mm.svg")
    assert b"<text" not in svg
    name, svg = _downloaded(maker, maker.get_by_role("button", name="SVG med text"))
    assert name.endswith("-210x297mm.text.svg")
    assert b"<text" in svg


def test_every_format_comes_in_a_zip(maker: Page) -> None:
    name, content = _downloaded(maker, maker.get_by_role("button", name="Alla format (zip)"))
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert name.endswith(".zip")
    assert len([each for each in names if each.endswith(".png")]) == maker.locator("[name=format]").count()


def test_the_alternative_text_and_the_caption_follow_and_can_be_copied(maker: Page) -> None:
    _field(maker, "headline").fill("Älvens dag")
    expect(maker.get_by_label("Text till inlägget")).to_have_value(re.compile("Älvens dag"))
    maker.get_by_label("Alternativtext", exact=True).fill("En egen beskrivning")
    expect(_picture(maker)).to_have_attribute("aria-label", "En egen beskrivning")
    maker.get_by_role("button", name="Kopiera alternativtexten").click()
    told = maker.locator(".brand-field", has=maker.locator("#bild-alt")).get_by_role("status")
    expect(told).to_contain_text("Kopierat")
    assert clipboard(maker) == "En egen beskrivning"


def test_without_script_it_says_so_and_leads_to_ready_pictures(browser: Browser, address: str) -> None:
    with window(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + PATH)
        expect(page.get_by_text("Verktyget behöver JavaScript")).to_be_visible()
        expect(page.locator("[data-maker]")).to_be_hidden()


def test_a_message_opens_the_maker_on_its_text(page: Page, address: str) -> None:
    page.goto(f"{address}budskap/cup-affisch/")
    page.get_by_role("link", name="Gör en bild av texten").click()
    expect(page.locator("[name=template][value=match]")).to_be_checked()
    expect(_field(page, "headline")).to_have_value(re.compile("^Cup"))
    expect(_field(page, "text")).to_have_value("Kom och heja på modigt fôlk.")
