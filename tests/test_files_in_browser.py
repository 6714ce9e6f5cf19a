"""The files that the browser makes of a kit, opened with other people's programs: Word, zip, calendar."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import icalendar
import pytest
from playwright.sync_api import Browser, Page

from macros import scripts
from tests.site import ROOT, served

pytestmark = pytest.mark.browser
HOSTILE = '<b>Åse & "Bröderna" {namn}</b> / \\ : CON.'
FACT = {"label": "antal hus", "value": "1 234,5 hus", "year": "2020", "publisher": "Lillby", "url": "https://lillby.example/a?b=1&c=2"}  # fmt: skip  # noqa: E501
WORDS = {
    "files_facts": "Belägg", "files_goals": "Mål", "files_day": "Ska ut",
    "files_licence_name": "LICENS", "files_readme_name": "LÄS MIG", "files_facts_name": "belägg",
    "files_licence": "Fritt.", "files_readme": "Läs.\nMer.", "files_made": "Gjort 1 maj 2027",
}  # fmt: skip


def _item(name: str = "Bada här", **changes: Any) -> dict[str, Any]:
    item = {"id": "bad", "name": name, "channel": "Instagram", "text": "Åsa & Örjan badar; kom, du med.\n\nVi ses!",
            "hashtags": ["Lillby", "Brygga"], "day": "2027-05-20", "goals": ["Mål 1: Fler hus"],
            "address": "https://lillby.example/budskap/bad/", "facts": [FACT]}  # fmt: skip
    return {**item, **changes}


def _kit(*items: dict[str, Any], language: str = "sv") -> dict[str, Any]:
    return {"language": language, "title": f"Kit: {HOSTILE}", "made": "2027-05-01", "sender": HOSTILE,
            "address": "https://lillby.example/budskap/kit/", "items": list(items), "words": WORDS}  # fmt: skip


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open a page that has the tool and nothing else."""
    folder = tmp_path_factory.mktemp("files")
    for path, code in (("assets/files.js", scripts.tool("files", ROOT / "overrides" / "js")), *_libraries()):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(code, "utf-8")
    (folder / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><script src="assets/files.js"></script>', "utf-8"
    )
    with served(folder) as address:
        opened = browser.new_page()
        opened.goto(address)
        yield opened
        opened.close()


def _libraries() -> Iterator[tuple[str, str]]:
    return scripts.libraries(ROOT / "node_modules")


def _made(page: Page, maker: str, kit: dict[str, Any]) -> bytes:
    code = """async ([maker, kit]) => {
        const bytes = new Uint8Array(await (await brand.files[maker](kit)).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    }"""
    return base64.b64decode(page.evaluate(code, [maker, kit]))


@pytest.mark.parametrize(("language", "signed"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_the_word_document_has_headings_links_and_its_language(page: Page, language: str, signed: str) -> None:
    document = docx.Document(io.BytesIO(_made(page, "word", _kit(_item(), _item("Två"), language=language))))
    styles = [(row.style.name if row.style else "", row.text) for row in document.paragraphs]
    assert styles[0] == ("Title", f"Kit: {HOSTILE}")
    assert [text for style, text in styles if style == "Heading 1"] == ["Bada här", "Två"]
    assert [text for style, text in styles if style == "Heading 2"] == ["Belägg", "Mål"] * 2
    assert {"Åsa & Örjan badar; kom, du med.", "Vi ses!", "#Lillby #Brygga"} <= {text for _, text in styles}
    assert document.core_properties.title == f"Kit: {HOSTILE}"
    assert f'w:val="{signed}"' in document.styles.element.xml
    assert FACT["url"] in {link.url for row in document.paragraphs for link in row.hyperlinks}


def test_the_archive_holds_a_file_a_message_and_the_rest(page: Page) -> None:
    kit = _kit(_item(), _item(HOSTILE, facts=[], goals=[], hashtags=[]))
    made = _made(page, "archive", kit)
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == [
            "01 Bada här – Instagram.txt",
            "02 b Åse & Bröderna {namn} b CON. – Instagram.txt",
            *("belägg.txt", "LICENS.txt", "LÄS MIG.txt"),
        ]
        text = opened.read("01 Bada här – Instagram.txt")
        assert text.startswith(b"\xef\xbb\xbf")
        assert "Åsa & Örjan badar; kom, du med.\r\n\r\nVi ses!" in text.decode("utf-8-sig")
        assert b"\n" not in text.replace(b"\r\n", b"")
        assert "– antal hus: 1 234,5 hus (2020, Lillby) – https" in opened.read("belägg.txt").decode("utf-8-sig")
        assert opened.read("LÄS MIG.txt").decode("utf-8-sig") == "Läs.\r\nMer.\r\n"
    assert _made(page, "archive", kit) == made


@pytest.mark.parametrize(
    "name", ["", "...", "CON", "a" * 500, "👩‍👩‍👧‍👦" * 60, "x\0y\tz", "../../etc/passwd", "con.a", "\u202ex"]
)
def test_no_name_is_too_strange_for_a_file(page: Page, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(_made(page, "archive", _kit(_item(name), _item(name))))) as opened:
        names = opened.namelist()
    assert len(set(names)) == 5
    assert all(len(each) <= 90 and not set(each) & set('\\/:*?"<>|\0\t\u202e') for each in names)


def test_the_calendar_has_a_whole_day_for_each_message_that_has_one(page: Page) -> None:
    long = "Ö;rd, \\med allt\n\n" + "å" * 300
    made = _made(page, "calendar", _kit(_item(HOSTILE, text=long), _item(day=""), _item(id="annat", day="2027-06-01")))
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert [(str(event["UID"]), str(event.decoded("DTSTART"))) for event in events] == [
        ("bad-2027-05-20@lillby.example", "2027-05-20"),
        ("annat-2027-06-01@lillby.example", "2027-06-01"),
    ]
    assert str(events[0]["SUMMARY"]) == f"Instagram: {HOSTILE}"
    assert str(events[0]["DESCRIPTION"]) == f"{long}\n\n#Lillby #Brygga"
    assert str(events[0]["URL"]) == "https://lillby.example/budskap/bad/"


def test_the_plain_text_says_it_all(page: Page) -> None:
    text = page.evaluate("(kit) => brand.files.plainText(kit)", _kit(_item()))
    for part in (
        HOSTILE,
        "Bada här – Instagram\r\nSka ut: 2027-05-20",
        "Vi ses!",
        "#Lillby #Brygga",
        "– Mål 1: Fler hus",
    ):
        assert part in text
    assert "\n" not in text.replace("\r\n", "")


def test_hostile_and_huge_kits_are_made_all_the_same(page: Page) -> None:
    hostile = _item(
        "\0\x01\ufffe", text="]]>\0 <w:p/> {{ x }} \u202e👩‍👩‍👧‍👦\n\n" + "x" * 100_000, hashtags=[], facts=[], goals=[]
    )
    document = docx.Document(io.BytesIO(_made(page, "word", _kit(hostile))))
    assert any(row.text == "]]> <w:p/> {{ x }} \u202e👩‍👩‍👧‍👦" for row in document.paragraphs)
    assert docx.Document(io.BytesIO(_made(page, "word", _kit()))).paragraphs
    assert _made(page, "archive", _kit(hostile))
    (event,) = icalendar.Calendar.from_ical(
        _made(page, "calendar", _kit({**hostile, "text": "a\rBEGIN:VEVENT\r\nb"}))
    ).walk("VEVENT")
    assert event["description"] == "a\nBEGIN:VEVENT\nb"
