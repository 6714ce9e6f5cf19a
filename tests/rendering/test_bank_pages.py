"""The small platform's message bank as it is built: what its pages and its feed say, without a browser."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

from macros.delivery.built_page import BuiltPage

ATOM = "{http://www.w3.org/2005/Atom}"


def _text(bank: Path, path: str) -> str:
    return " ".join(BuiltPage(bank / path / "index.html").text.split())


def _row(page: str, subject: str, audience: str) -> list[str]:
    """The cells of an audience's row in a subject's table, as texts."""
    table = page.partition(f'id="{subject}"')[2].partition("</table>")[0]
    row = re.search(rf"<tr><th scope=\"row\">{audience}</th>(.*?)</tr>", table, re.DOTALL)
    assert row
    return [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row[1])]


def test_the_coverage_table_counts_each_subject_audience_and_channel(bank: Path) -> None:
    page = (bank / "redigera/tackning/index.html").read_text("utf-8").partition('id="sprak"')[0]
    channels = re.findall(r'<th scope="col">([^<]+)</th>', page.partition('id="bryggan"')[2].partition("</thead>")[0])
    found = dict(zip(channels[1:], _row(page, "bryggan", "Boende"), strict=True))
    assert {channel: count for channel, count in found.items() if count != "–"} == {"Instagram": "1", "Sms": "1"}
    assert set(_row(page, "bryggan", "Investerare och nya företag")) == {"–"}
    assert set(_row(page, "place", "Besökare")) == {"–"}, "what is retired covers nothing"
    assert 'href="../../budskap/?about=bryggan&amp;audience=resident&amp;channel=sms"' in page
    rows, cells = page.count('<th scope="row">'), page.count("<td")
    assert cells == rows * (len(channels) - 1)
    assert f"2 budskap. Av {cells} rutor för ämne, målgrupp och kanal är {cells - 3} tomma." in page


def test_the_coverage_tells_which_texts_each_language_has(bank: Path) -> None:
    page = (bank / "redigera/tackning/index.html").read_text("utf-8").partition('id="sprak"')[2]
    assert '<li><bdi lang="sv-simple">Lättläst svenska</bdi>: 1 av 2 texter</li>' in page
    assert 'href="../../budskap/?occasion=bada&amp;channel=instagram&amp;language=ar">1 av 1</a>' in page
    table = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", page)
    assert [re.sub("<[^>]+>", "|", row).count("–") for row in table] == [1, 1], "each text lacks one language"


def test_a_message_s_page_holds_its_text_in_every_language(bank: Path) -> None:
    """Also without JavaScript; each with its language, direction, numbers and standing."""
    page = (bank / "budskap/bad-instagram/index.html").read_text("utf-8")
    fold = page.partition('<details class="brand-message__translation">')[2].partition("</details>")[0]
    assert '<bdi lang="ar">العربية</bdi>' in fold
    assert '<div class="brand-message__text" lang="ar" dir="rtl"' in fold
    assert "حول الرصيف 1,234.5 منزلا." in fold
    assert '<mark class="brand-slot" dir="auto" data-slot="avsandare">[اسمكم]</mark>' in fold
    assert 'الهدف 1، «<span lang="sv" dir="ltr">Fler hus</span>»' in fold
    assert "Översatt, men ännu inte läst" in fold


def test_the_feed_tells_what_is_new_changed_and_retired(bank: Path) -> None:
    feed = ElementTree.parse(bank / "en/budskap/flode.xml").getroot()
    entries = list(feed.iter(f"{ATOM}entry"))
    told = [[each.findtext(f"{ATOM}{name}", "") for name in ("updated", "id")] for each in entries]
    assert [(day[:10], id_.rpartition("/budskap/")[2]) for day, id_ in told] == [
        ("2026-04-01", "is-affisch/#retired-2026-04-01"),
        ("2026-03-01", "bad-instagram/#changed-2026-03-01"),
        ("2026-01-01", "bad-instagram/#new-2026-01-01"),
        ("2026-01-01", "bad-sms/#new-2026-01-01"),
        ("2025-01-01", "is-affisch/#new-2025-01-01"),
    ]
    assert feed.findtext(f"{ATOM}updated") == told[0][0]
    assert entries[0].findtext(f"{ATOM}title") == "Withdrawn: Winter swim"
    assert entries[0].findtext(f"{ATOM}summary", "").endswith(". The ice has gone. Use instead: Swim here.")


def test_a_card_tells_its_proof_goals_standing_and_what_else_there_is(bank: Path) -> None:
    text = _text(bank, "en/budskap/bad-sms")
    said = (
        "number of houses: 1,234.5 houses (2020, Lillby", "Goal 1: More houses", "For: residents.", "Proposal: ",
        "About: The jetty.", "Added 1 January 2026.", "Same topic: Instagram, medium",
    )  # fmt: skip
    assert [each for each in said if each not in text] == []


def test_a_card_tells_when_it_changed_and_leads_to_the_same_matter_in_another_channel(bank: Path) -> None:
    assert "Ändrad 1 mars 2026." in _text(bank, "budskap/bad-instagram")
    page = (bank / "budskap/bad-sms/index.html").read_text("utf-8")
    assert re.search(r'<a href="\.\./\.\./budskap/bad-instagram/">Instagram', page)


def test_a_retired_message_keeps_its_address_says_what_to_use_and_stands_nowhere_else(bank: Path) -> None:
    assert "Indraget. Texten gällde till och med 31 mars 2026. Isen har gått." in _text(bank, "budskap/is-affisch")
    assert "The ice has gone." in _text(bank, "en/budskap/is-affisch")
    note = (bank / "budskap/is-affisch/index.html").read_text("utf-8").partition("brand-note--retired")[2]
    assert '<a href="../bad-instagram/">' in note.partition("</div>")[0]
    assert "Hål i isen" not in _text(bank, "budskap")
    index = json.loads((bank / "budskap/index.js").read_text("utf-8").partition(" = ")[2].rstrip(";\n"))
    assert [row["id"] for row in index["retired"]] == ["is-affisch"]


def test_a_ready_kit_names_its_steps_and_the_goals_that_it_serves(bank: Path) -> None:
    text = _text(bank, "budskap/kit")
    assert "En vecka före: Bada här (Instagram, mellan)" in text
    assert "Mål som tillfället bidrar till: Mål 1: Fler hus" in text
