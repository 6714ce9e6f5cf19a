"""What the search finds by name: of which kind, in which order, by which words, and what it leaves out."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from macros.content.made_files import whole
from macros.domain import urls
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.edition import Edition
from tests.support.platforms import edit, platform_at


def _kinds(root: Path, language: str = "sv") -> list[dict[str, Any]]:
    """The kinds of what is found by name, as the edition writes them."""
    edition = Edition(Renderer(platform_at(root), language), Settings(root, "", "", "", "mail@plats.example"))
    code = dict(whole(edition.files()))[urls.TITLES].decode()
    found: list[dict[str, Any]] = json.loads(code.partition(" = ")[2].rstrip(";\n"))["kinds"]
    return found


def _rows(root: Path, language: str = "sv") -> dict[str, tuple[str, str, str, str]]:
    """Kind, title, what tells it from others, and keywords, by path."""
    return {
        path: (each["kind"], *rest)
        for each in _kinds(root, language)
        for path, *rest in zip(*each["columns"], strict=True)
    }


def test_every_kind_is_named_and_found_by_its_words(small_root: Path) -> None:
    rows = _rows(small_root, "en")
    assert rows["styrkor/bryggan/"] == ("Strength", "The jetty", "The jetty is ours.", "bathe")
    assert rows["budskap/bad-instagram/"] == ("Text", "Swim here", "Instagram, The jetty", "swimming")
    assert rows["om/belagg/#hus"] == ("Fact", "number of houses", "1,234.5 houses, 2020", "")
    assert rows["budskap/kit/#badkit"][0] == "Kit"
    assert rows["om/kallor/"][:3] == ("Page", "Sources", "")
    assert rows["styrkor/underlag/"][0] == "Tool"
    assert "powerpoint" in rows["styrkor/underlag/"][3]
    assert {rows[path][0] for path in rows if re.match(r"mal/\d", path)} == {"Goal"}


def test_strengths_weigh_most_then_goals_texts_tools_facts_and_the_rest(small_root: Path) -> None:
    weights = {each["kind"]: each["weight"] for each in _kinds(small_root)}
    assert (
        weights["Styrka"] > weights["Mål"] > weights["Text"] >= weights["Verktyg"] > weights["Belägg"] > weights["Sida"]
    )


def test_what_is_for_editors_or_over_or_only_leads_on_is_left_out(small_root: Path) -> None:
    rows = _rows(small_root)
    assert "budskap/bad-sms/" in rows
    left_out = ("redigera/att-gora/", "redigera/tackning/", "budskap/is-affisch/", "budskap/sms-om-bad/")
    assert [path for path in left_out if path in rows] == []


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("title: Kajen\nkeywords: kaj, hamn", ("Sida", "Kajen", "", "kaj, hamn")),
        ("title: Kajen\nsearch: {exclude: true}", None),
        ("title: Kajen\nsearch: x", ("Sida", "Kajen", "", "")),
    ],
)
def test_a_written_page_says_its_keywords_or_that_it_is_not_to_be_found(
    small_root: Path, front: str, found: tuple[str, ...] | None
) -> None:
    for language in ("sv", "en"):
        edit(small_root, f"docs/{language}/kajen.md", None, f"---\n{front}\n---\n\nText.\n")
    assert _rows(small_root).get("kajen/") == found


def test_a_fact_that_nothing_rests_on_is_left_to_the_text_of_the_pages(small_root: Path) -> None:
    assert "om/belagg/#invigd" not in _rows(small_root)  # an argument only names it
