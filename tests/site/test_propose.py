"""When there is a form for readers' proposals, and how a page leads to it."""

from pathlib import Path
from urllib.parse import parse_qs

import pytest

from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.edition import Edition
from tests.support.platforms import edit, platform_at

FILE = "om/foresla.md"
MAIL = "  mail: byalaget@lillby.example\n"
ISSUE = "  issue: https://git.example/lillby/issues/new?title={title}&body={body}\n"


@pytest.fixture(autouse=True)
def _only_what_is_in_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PROPOSAL_MAIL", "PROPOSAL_ISSUE"):
        monkeypatch.delenv(name, raising=False)


def _edition(root: Path) -> Edition:
    platform = platform_at(root)
    return Edition(Renderer(platform, "sv"), Settings.read(platform, root))


def _leads_to_form(edition: Edition) -> bool:
    return any("foresla" in edition.frame(file)["proposal"] for file in edition.links)


def test_the_addresses_are_data_and_the_environment_goes_first(
    small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = _edition(small_root).settings
    assert settings.proposal_mail == "byalaget@lillby.example"
    assert settings.proposal_issue == "https://git.example/lillby/issues/new?title={title}&body={body}"
    monkeypatch.setenv("PROPOSAL_MAIL", "annan@lillby.example")
    monkeypatch.setenv("PROPOSAL_ISSUE", "https://git.example/-/issues/new?issue[title]={title}&x={body}")
    settings = _edition(small_root).settings
    assert settings.proposal_mail == "annan@lillby.example"
    assert settings.proposal_issue.startswith("https://git.example/-/")


@pytest.mark.parametrize("left", [MAIL, ISSUE], ids=["mail", "issue"])
def test_one_address_is_enough_for_the_form(small_root: Path, left: str) -> None:
    edit(small_root, "data/platform.yml", f"{MAIL}{ISSUE}", left)
    edition = _edition(small_root)
    assert FILE in edition.made
    assert edition.frame(FILE)["source"] == "data/vocabulary.yml"
    assert edition.frame(FILE)["proposal"] == "", "the form does not lead to itself"
    assert all(edition.frame(file)["proposal"] for file in edition.links if file != FILE)


def test_without_an_address_there_is_no_form_until_the_environment_gives_one(
    small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(small_root, "data/platform.yml", f"proposals:\n{MAIL}{ISSUE}", "")
    edition = _edition(small_root)
    assert FILE not in edition.links
    assert not _leads_to_form(edition)
    monkeypatch.setenv("PROPOSAL_MAIL", "byalaget@lillby.example")
    edition = _edition(small_root)
    assert FILE in edition.links
    assert _leads_to_form(edition)


def test_a_page_is_handed_on_with_its_path_and_title_whatever_is_in_it(small_root: Path) -> None:
    edit(small_root, "data/goals/fler-hus.yml", "sv: Fler hus", 'sv: "Fler & <b>hus</b> #1 = 100 % åäö"')
    path, _, after = _edition(small_root).frame("mal/01-fler-hus.md")["proposal"].partition("#")
    assert path == "om/foresla/"
    assert not set(after) & set("<>\"' #")
    handed_on = {"page": ["mal/01-fler-hus/"], "title": ["Mål 1: Fler & <b>hus</b> #1 = 100 % åäö"]}
    assert parse_qs(after, strict_parsing=True) == handed_on
