"""What the form for proposals is given to read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros import proposable, proposal_files
from macros.check import read_library
from macros.load import Library, platform
from macros.model import Platform
from macros.render import Renderer
from macros.site import Settings, page_sources, proposal_pages
from tests.platforms import edit


@pytest.fixture
def library(small_root: Path) -> Library:
    """Read the small platform's files."""
    return read_library(small_root)[0]


@pytest.fixture
def small(library: Library) -> Platform:
    """Make the small platform of them."""
    return platform(library)


def _script(small: Platform, library: Library, path: str) -> dict[str, Any]:
    code = dict(proposal_files.scripts_of(small, library))[f"om/foresla/{path}.js"]
    found: dict[str, Any] = json.loads(code.partition("proposed = ")[2].rstrip(";\n"))
    return found


def test_a_script_holds_an_items_texts_in_every_language(small: Platform, library: Library) -> None:
    found = _script(small, library, "message/bad-instagram")
    assert (found["item"], found["path"]) == ("message/bad-instagram", "budskap/bad-instagram/")
    assert found["name"] == {"sv": "Bada här (Instagram)", "en": "Swim here (Instagram)"}
    assert found["version"] == proposable.version(library.documents["message"]["bad-instagram"].data)
    assert [text["field"] for text in found["texts"]] == ["name", "question", "variants.0", "variants.1"]
    assert found["texts"][3]["name"] == {"sv": "Varianter 2", "en": "Variants 2"}
    assert found["texts"][0]["text"] == {"sv": "Bada här", "en": "Swim here"}
    assert found["facts"]["{fact:hus}"] == {"sv": "1\u00a0234,5\u00a0hus", "en": "1,234.5\u00a0houses"}


@pytest.mark.parametrize(
    ("path", "page", "name"),
    [
        ("goal/boende-2", "mal/02-boende-2/", "Mål 2: Lydelsen saknas"),
        ("fact/hus", "om/belagg/#hus", "antal hus"),
        ("perspective/lanet", "omvarld/#lanet", None),
        ("topic/bada", "ide/#bada", None),
        ("strategy/lillbyplanen", "vision/", None),
        ("brand/brand", "varumarke/", "Varumärket"),
    ],
)
def test_every_kind_has_its_page_and_name(
    small: Platform, library: Library, path: str, page: str, name: str | None
) -> None:
    found = _script(small, library, path)
    assert found["path"] == page
    assert name in (None, found["name"]["sv"])


def test_what_is_no_text_is_in_no_script(small: Platform, library: Library) -> None:
    for _, code in proposal_files.scripts_of(small, library):
        for text in json.loads(code.partition("proposed = ")[2].rstrip(";\n"))["texts"]:
            assert set(text["text"]) == {"sv", "en"}


def test_every_page_has_something_to_propose_a_change_to(small: Platform, library: Library) -> None:
    renderer = Renderer(small, "sv", date(2026, 11, 24))
    sources = page_sources(renderer, ["om/index.md", "index.md"])
    anchors = proposal_files.anchors(small, sources)
    assert (anchors["mal/01-fler-hus/"], anchors["vision/"]) == ("goal:fler-hus", "strategy:lillbyplanen")
    assert (anchors["om/"], anchors[""], anchors["styrkor/"]) == ("page:om", "page:start", "page:styrkor")
    listed = {row.anchor for _, rows in proposal_files.groups(renderer, library) for row in rows}
    pages = {anchor for anchor, _, _ in proposal_pages(renderer, {"om/index.md": "", "index.md": ""})}
    assert set(anchors.values()) <= listed | pages


def test_a_message_that_has_not_begun_is_not_listed(small: Platform, library: Library) -> None:
    listed = {row.anchor for _, rows in proposal_files.groups(Renderer(small, "en", date(2020, 1, 1)), library) for row in rows}  # fmt: skip # noqa: E501
    assert "message:bad-sms" not in listed
    assert "goal:fler-hus" in listed


def test_the_addresses_are_data_and_the_environment_goes_first(
    small: Platform, small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings.read(small, small_root)
    assert settings.proposal_mail == "byalaget@lillby.example"
    assert settings.proposal_issue == "https://git.example/lillby/issues/new?title={title}&body={body}"
    monkeypatch.setenv("PROPOSAL_MAIL", "annan@lillby.example")
    monkeypatch.setenv(
        "PROPOSAL_ISSUE", "https://git.example/-/issues/new?issue[title]={title}&issue[description]={body}"
    )
    settings = Settings.read(small, small_root)
    assert settings.proposal_mail == "annan@lillby.example"
    assert settings.proposal_issue.startswith("https://git.example/-/")


def test_what_is_broken_while_serving_is_left_out(small: Platform, small_root: Path) -> None:
    edit(small_root, "data/goals/fler-hus.yml", None, "id: [")
    edit(small_root, "data/facts/hus.yml", "id: hus", "id: [hus]")
    paths = {path for path, _ in proposal_files.scripts_of(small, read_library(small_root)[0])}
    assert "om/foresla/message/bad-sms.js" in paths
    assert paths.isdisjoint({"om/foresla/goal/fler-hus.js", "om/foresla/fact/hus.js"})
