"""What the environment says of the site: what cannot be used is named, with what it must look like."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.content import clock
from macros.content.loader import load
from macros.content.schema import Schemas
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings, environment_problems
from macros.site import session
from tests.support.platforms import platform_at, stopping
from tests.support.repositories import repository as made
from tests.support.site import ROOT
from tests.support.small_site import small_project

VARIABLES = (
    *("SITE_URL", "EDIT_URL", "CONTACT_URL", "REPOSITORY", "PROPOSAL_MAIL", "PROPOSAL_ISSUE"),
    *("POLICY_IN_PAGES", "PREVIEW_SINCE"),
)
UNUSABLE = {
    *("exempel.se", " ", "javascript:alert(1)", "//exempel.se/", "https://", "https:///x", "https://[x"),
    *("ftp://a.example/", "https://a.example:x/", "https://a@b.example/", "https://a.example/ b"),
    *('https://a.example/"x', "http:\\\\a.example"),
}
BAD = {
    "SITE_URL": {*UNUSABLE, "https://a.example/?b", "https://a.example/#b"},
    "EDIT_URL": UNUSABLE,
    "CONTACT_URL": UNUSABLE,
    "PROPOSAL_MAIL": {"a", " ", "a@", "a@b?cc=c@d", "javascript:x", "a@b, c@d"},
    "PROPOSAL_ISSUE": {*UNUSABLE, "https://a.example/new", "javascript:alert(1)//{title}{body}"},
    "REPOSITORY": {
        "nonsens",
        " ",
        "github:",
        "github:a",
        "gitlub:a/b",
        "github:a/b@",
        "github:a/b@x y",
        "gitlab:ftp://a/b/c",
    },
    "POLICY_IN_PAGES": {"ja", " ", "true", "2"},
    "PREVIEW_SINCE": {"nope", " ", "-h", "--all"},
}
GOOD = {
    "SITE_URL": {"", "https://a.example", "http://127.0.0.1:8000/b/c/", "https://åäö.example/b"},
    "EDIT_URL": {"", "https://a.example/-/edit/main/", "https://a.example/?file="},
    "PROPOSAL_ISSUE": {"", "https://a.example/-/issues/new?issue[title]={title}&issue[description]={body}"},
    "REPOSITORY": {"", "github:a/b", "gitlab:https://a.example:8443/b/c/d@ett/namn-1"},
    "POLICY_IN_PAGES": {"", "0", "1"},
    "PREVIEW_SINCE": {"", "HEAD"},
}


@pytest.fixture(autouse=True)
def _only_what_a_test_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return Schemas(ROOT / "data" / "schema")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one commit."""
    root = tmp_path_factory.mktemp("repository")
    (root / "a").touch()
    return made(root)


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_is_named_with_what_it_must_look_like(
    monkeypatch: pytest.MonkeyPatch, schemas: Schemas, repository: Path, name: str
) -> None:
    for value in sorted(BAD[name]):
        monkeypatch.setenv(name, value)
        (row,) = environment_problems(schemas, repository)
        assert row.stops
        values = dict(row.values)
        assert values["found"] == " ".join(value.split())
        for language in ("sv", "en"):
            assert name in row.wording(language)
            assert values["expected"] in row.wording(language)


@pytest.mark.parametrize("name", GOOD)
def test_what_can_be_used_is_not_told_of(
    monkeypatch: pytest.MonkeyPatch, schemas: Schemas, repository: Path, name: str
) -> None:
    for value in sorted(GOOD[name]):
        monkeypatch.setenv(name, value)
        assert list(environment_problems(schemas, repository)) == []


def test_the_policy_is_put_in_pages_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch, small_root: Path) -> None:
    platform = platform_at(small_root)
    for value, on in (("1", True), ("0", False), ("", False)):
        monkeypatch.setenv("POLICY_IN_PAGES", value)
        assert Settings.read(platform, small_root).policy_in_pages is on


def test_nothing_is_built_and_every_variable_is_told_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = small_project(tmp_path)
    for name, values in BAD.items():
        monkeypatch.setenv(name, min(values - {" "}))
    reading = session.current(root)
    assert reading.platform is None
    assert {row.path for row in reading.problems if row.stops} == set(VARIABLES)


@pytest.mark.parametrize(
    ("value", "day"),
    [("1795996800", date(2026, 11, 30)), ("1796083199", date(2026, 11, 30)), ("1796083200", date(2026, 12, 1))],
)
def test_a_build_can_be_told_its_day(monkeypatch: pytest.MonkeyPatch, small_root: Path, value: str, day: date) -> None:
    monkeypatch.setenv(clock.VARIABLE, value)
    assert clock.today() == load(small_root).today == Renderer(platform_at(small_root), "sv").bank.today == day
    assert not list(clock.problems())


@pytest.mark.parametrize("value", ["", " ", "2026-11-30", "i dag", "1e9", "17959968000000000", "9" * 30, "9" * 5000])
def test_what_is_no_day_is_told(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(clock.VARIABLE, value)
    assert [row.stops for row in clock.problems()] == [True]


@pytest.mark.parametrize("command", ["check", "report"])
def test_what_is_no_day_stops_a_build_and_a_check(
    monkeypatch: pytest.MonkeyPatch, small_root: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.setenv(clock.VARIABLE, "i dag")
    assert session.current(small_root).platform is None
    assert main([command, "--root", str(small_root)]) == 1
    assert "miljövariabeln SOURCE_DATE_EPOCH är ”" in "".join(capsys.readouterr())


def test_one_place_asks_what_day_it_is() -> None:
    asking = {
        file.name
        for file in (ROOT / "macros").rglob("*.py")
        if re.search(r"\bdate\.today\b|\bdatetime\.(now|today|utcnow)\b", file.read_text("utf-8"))
    }
    assert asking == {"clock.py", "publish.py"}  # the moment of a release is no day of a build


@pytest.mark.parametrize("value", ["exempel.se", "javascript:alert(1)", "https://a@b.example/"])
def test_an_address_in_the_data_is_held_to_the_same(small_root: Path, value: str) -> None:
    with (small_root / "data/platform.yml").open("a", encoding="utf-8") as file:
        file.write(f"\ncontact_url: {json.dumps(value)}\n")
    (message,) = stopping(small_root)
    assert "”contact_url”" in message or "https://www.exempel.se/" in message
