"""The files that the browser makes of a kit and of a profile, opened with other people's programs."""

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from xml.etree import ElementTree

import docx
import icalendar
import pptx
import pytest
from playwright.sync_api import Browser, Page

from tests.support.site import asset

pytestmark = pytest.mark.browser
HOSTILE = '<b>Åse & "Bröderna" {namn}</b> / \\ : CON.'
FACT = {"label": "antal hus", "value": "1 234,5 hus", "year": "2020", "publisher": "Lillby", "url": "https://lillby.example/a?b=1&c=2"}  # fmt: skip  # noqa: E501
SWEDISH, ARABIC = {"language": "sv", "rtl": False}, {"language": "ar", "rtl": True}
WORDS = {
    "files_facts": "Belägg", "files_goals": "Mål", "files_day": "Ska ut",
    "files_licence_name": "LICENS", "files_readme_name": "LÄS MIG", "files_facts_name": "siffror",
    "files_licence": "Fritt.", "files_readme": "Läs.\nMer.", "files_made": "Gjort 1 maj 2027",
}  # fmt: skip


def _item(name: str = "Bada här", **changes: Any) -> dict[str, Any]:
    item = {"id": "bad", "name": name, "channel": "Instagram", "text": "Åsa & Örjan badar; kom, du med.\n\nVi ses!",
            "named": SWEDISH, "spoken": SWEDISH,
            "hashtags": ["Lillby", "Brygga"], "day": "2027-05-20", "moved": 7, "goals": ["Mål 1: Fler hus"],
            "address": "https://lillby.example/budskap/bad/", "facts": [FACT]}  # fmt: skip
    return {**item, **changes}


def _kit(*items: dict[str, Any], language: str = "sv") -> dict[str, Any]:
    return {"language": language, "title": f"Kit: {HOSTILE}", "made": "2027-05-01", "sender": HOSTILE,
            "address": "https://lillby.example/budskap/kit/", "items": list(items), "words": WORDS}  # fmt: skip


@pytest.fixture(scope="module")
def page(browser: Browser, bank: Path, bank_address: str) -> Iterator[Page]:
    """Open a page that has the tools which make the files."""
    opened = browser.new_page()
    opened.goto(f"{bank_address}om/foresla/")
    for tool in ("files", "profile-files"):
        opened.add_script_tag(url=bank_address + asset(bank, f"assets/{tool}.js").relative_to(bank).as_posix())
    yield opened
    opened.close()


def _made(page: Page, maker: str, kit: dict[str, Any], tool: str = "files") -> bytes:
    code = """async ([tool, maker, kit]) => {
        const bytes = new Uint8Array(await (await brand[tool][maker](JSON.parse(kit))).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    }"""
    # As JSON's escapes: half of a character comes no other way to the browser.
    return base64.b64decode(page.evaluate(code, [tool, maker, json.dumps(kit)]))


def _profile(text: str, strengths: int) -> dict[str, Any]:
    """A profile in which everything that anybody types is the text."""
    fact = {**FACT, "value": text, "figure": "12", "unit": "hus", "note": text}
    said = {"text": text, "facts": ["hus"]}
    strength = {"name": text, "colour": "AA0000", "essence": said, "arguments": [{"claim": said, "more": []}]}
    return {"language": "sv", "company": text, "about": text, "made": "1 maj", "known": {"hus": fact}, "facts": [fact],
            "colours": {"text": "000000", "ground": "FFFFFF", "quiet": "333333"}, "strengths": [strength] * strengths,
            "texts": [{"name": text, "paragraphs": [text]}], "words": {"facts": "Belägg"}}  # fmt: skip


def _office_faults(package: bytes) -> list[str]:
    """What keeps an office program from opening the package without repairing it."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        parts = {
            name: ElementTree.fromstring(opened.read(name)) for name in opened.namelist()
        }  # raises for what is no XML
    types = parts.pop("[Content_Types].xml")
    typed = {each.attrib["PartName"].removeprefix("/") for each in types if "PartName" in each.attrib}
    led_to = {
        normpath(join("/", dirname(dirname(name)), each.attrib["Target"]))[1:]
        for name, part in parts.items()
        if name.endswith(".rels")
        for each in part
        if each.get("TargetMode") != "External"
    }
    there = {name for name in parts if not name.endswith(".rels")}
    return [
        *(f"{name}: listed, but not there" for name in sorted((typed | led_to) - there)),
        *(f"{name}: there, but nothing leads to it" for name in sorted(there - led_to)),
        *(f"{name}: there, but of no type" for name in sorted(there - typed)),
    ]


STRANGE = [
    "Åse & \"Bröderna\" <b>]]></b> '{x}'",
    "\ud800a\udc00\0\x01\x0b\x7f\ufffe\uffff",
    "👩‍👩‍👧‍👦 \u202eعربي עברית\u2028\tz\r\n\n",
    "å" * 10_000,
    "",
]


@pytest.mark.parametrize("text", STRANGE, ids=["markup", "no characters", "emoji, right to left", "long", "nothing"])
def test_office_programs_have_nothing_to_repair(page: Page, text: str) -> None:
    kit = {**_kit(_item(text, text=text, goals=[text]), _item()), "title": text, "sender": text}
    assert _office_faults(_made(page, "word", kit)) == []
    counts = []
    for strengths in (0, 1, 3):
        profile = _profile(text, strengths)
        assert _office_faults(_made(page, "word", profile, "profileFiles")) == []
        slides = _made(page, "slides", profile, "profileFiles")
        assert _office_faults(slides) == []
        counts.append(len(pptx.Presentation(io.BytesIO(slides)).slides))
    assert counts == sorted({*counts}), "a strength more is a slide more"


def test_the_word_document_has_headings_links_and_its_language(page: Page) -> None:
    document = docx.Document(io.BytesIO(_made(page, "word", _kit(_item(), _item("Två"), language="en"))))
    styles = [(row.style.name if row.style else "", row.text) for row in document.paragraphs]
    assert styles[0] == ("Title", f"Kit: {HOSTILE}")
    assert [text for style, text in styles if style == "Heading 1"] == ["Bada här", "Två"]
    assert [text for style, text in styles if style == "Heading 2"] == ["Belägg", "Mål"] * 2
    assert {"Åsa & Örjan badar; kom, du med.", "Vi ses!", "#Lillby #Brygga"} <= {text for _, text in styles}
    assert document.core_properties.title == f"Kit: {HOSTILE}"
    assert 'w:val="en-GB"' in document.styles.element.xml
    assert FACT["url"] in {link.url for row in document.paragraphs for link in row.hyperlinks}


def test_a_text_that_is_read_from_the_right_is_so_in_the_word_document(page: Page) -> None:
    item = _item("اسبحوا هنا", text="نلتقي هنا: Lillby 12", named=ARABIC, spoken=ARABIC)
    document = docx.Document(io.BytesIO(_made(page, "word", _kit(item, _item()))))
    xml = {row.text: row._p.xml for row in document.paragraphs}
    for text in ("اسبحوا هنا", "نلتقي هنا: Lillby 12"):
        assert all(sign in xml[text] for sign in ("<w:bidi/>", "<w:rtl/>", 'w:bidi="ar-EG"'))
    assert all(sign not in xml["Vi ses!"] for sign in ("<w:bidi/>", "<w:rtl/>"))


def test_the_archive_holds_a_file_a_message_and_the_rest(page: Page) -> None:
    kit = _kit(_item(), _item(HOSTILE, facts=[], goals=[], hashtags=[]))
    made = _made(page, "archive", kit)
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == [
            "01 Bada här – Instagram.txt",
            "02 b Åse & Bröderna {namn} b CON. – Instagram.txt",
            *("siffror.txt", "LICENS.txt", "LÄS MIG.txt"),
        ]
        text = opened.read("01 Bada här – Instagram.txt")
        assert text.startswith(b"\xef\xbb\xbf")
        assert "Åsa & Örjan badar; kom, du med.\r\n\r\nVi ses!" in text.decode("utf-8-sig")
        assert b"\n" not in text.replace(b"\r\n", b"")
        assert "– antal hus: 1 234,5 hus (2020, Lillby) – https" in opened.read("siffror.txt").decode("utf-8-sig")
        assert opened.read("LÄS MIG.txt").decode("utf-8-sig") == "Läs.\r\nMer.\r\n"
    assert _made(page, "archive", kit) == made
    with zipfile.ZipFile(io.BytesIO(_made(page, "archive", _kit(_item(facts=[]))))) as opened:
        assert "belägg.txt" not in opened.namelist(), "no empty file"


def test_no_name_is_too_strange_for_a_file(page: Page) -> None:
    strange = ["", "...", "CON", "a" * 500, "👩‍👩‍👧‍👦" * 60, "x\0y\tz", "../../etc/passwd", "con.a", "\u202ex"]
    with zipfile.ZipFile(io.BytesIO(_made(page, "archive", _kit(*map(_item, strange))))) as opened:
        names = opened.namelist()
    assert len(set(names)) == len(strange) + 3
    assert all(len(each) <= 90 and not set(each) & set('\\/:*?"<>|\0\t\u202e') for each in names)


def test_the_calendar_has_a_whole_day_for_each_message_that_has_one(page: Page) -> None:
    long = "Ö;rd, \\med allt\n\nBEGIN:VEVENT\n" + "å" * 300
    made = _made(
        page,
        "calendar",
        _kit(
            _item(HOSTILE, text=long.replace("\n", "\r")), _item(day=""), _item(id="annat", day="2027-06-01", moved=8)
        ),
    )
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert [(str(event["UID"]), int(str(event["SEQUENCE"])), str(event.decoded("DTSTART"))) for event in events] == [
        ("bad@lillby.example", 7, "2027-05-20"),
        ("annat@lillby.example", 8, "2027-06-01"),
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
