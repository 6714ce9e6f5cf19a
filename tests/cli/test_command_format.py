"""The command `format`: what it writes, what it leaves, what it says and how it ends."""

import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.cli import format
from macros.content import atomic_files
from tests.support.platforms import edit, small
from tests.support.site import ROOT

HUS = "data/facts/hus.yml"


@pytest.fixture(scope="module")
def formed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small platform with every file in form."""
    root = small(tmp_path_factory.mktemp("small"))
    assert _format(root) == 0
    return root


@pytest.fixture
def formed(formed_once: Path, tmp_path: Path, small_day: None) -> Path:
    """A copy of it, to be broken at will."""
    return Path(shutil.copytree(formed_once, tmp_path / "small"))


def _format(root: Path, *arguments: str) -> int:
    return main(["format", *arguments, "--root", str(root)])


def test_every_file_of_the_platform_is_in_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert _format(ROOT, "--check") == 0, capsys.readouterr().out


def test_check_names_the_files_and_writes_nothing(formed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(formed, HUS, "source: kronika", "source:   'kronika'")
    before = (formed / HUS).read_bytes()
    assert _format(formed, "--check", HUS, "data/facts/byggd.yml") == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{HUS}: inte i husets form. Kör python3 dev.py format, eller spara filen i formuläret.",
        "2 filer, 1 inte i husets form, 0 som inte går att läsa eller skriva.",
    ]
    assert (formed / HUS).read_bytes() == before


def test_a_file_is_written_with_lf_and_nothing_is_left_beside_it(
    formed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, names = formed / HUS, sorted((formed / "data" / "facts").iterdir())
    before = file.read_bytes()
    file.write_bytes(before.replace(b"\n", b"\r\n"))
    assert _format(formed, str(file)) == 0
    assert file.read_bytes() == before
    assert sorted((formed / "data" / "facts").iterdir()) == names
    assert capsys.readouterr().out.startswith(f"{HUS}: skriven i husets form.\n1 fil, 1 skrivna om")


@pytest.mark.parametrize("text", ["", "- a\n", "ord\n", "{}\n", "# bara ord\n"])
def test_what_has_no_keys_is_left_as_it_is(formed: Path, text: str) -> None:
    (formed / HUS).write_text(text, "utf-8")
    assert _format(formed, HUS, "data/facts/byggd.yml") == 0
    assert (formed / HUS).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("fault", "told"),
    [("source: kronika: två", "här står ett kolon till på samma rad"), ("source: a\nsource: b", "source")],
)
def test_a_file_with_faults_is_named_and_left(
    formed: Path, capsys: pytest.CaptureFixture[str], fault: str, told: str
) -> None:
    edit(formed, HUS, "source: kronika", fault)
    before = (formed / HUS).read_bytes()
    assert _format(formed) == 1
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{HUS}:") and told in first
    assert last.endswith("0 skrivna om, 1 som inte går att läsa eller skriva.")
    assert (formed / HUS).read_bytes() == before


def test_a_form_that_would_change_a_value_is_refused(
    formed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (formed / HUS).read_text("utf-8")
    monkeypatch.setattr(format, "texts", lambda *_: [before.replace("kronika", "kronikan")])
    assert _format(formed, HUS) == 1
    assert f"{HUS}: lämnas som den är: med husets form skulle ett värde ändras" in capsys.readouterr().out
    assert (formed / HUS).read_text("utf-8") == before


def test_a_file_that_cannot_be_written_is_told(
    formed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    edit(formed, HUS, "source: kronika", "source:  kronika")
    monkeypatch.setattr(atomic_files, "replace", full)
    assert _format(formed, HUS) == 1
    assert "filen går inte att skriva (No space left on device)" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["data/goals/finns-inte.yml", "mkdocs.yml", "data/schema/goal.schema.json"])
def test_what_is_no_data_file_ends_with_2(formed: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert _format(formed, name) == 2
    assert capsys.readouterr().out.startswith(f"{name} är ingen datafil här.")
