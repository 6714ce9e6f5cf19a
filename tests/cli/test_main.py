"""`python -m macros check`: what it prints and how it ends."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from macros.__main__ import main
from tests.support.platforms import edit
from tests.support.site import ROOT

HUS = "data/facts/hus.yml"


def _check(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """The exit status of `check`, and the lines that it prints."""
    status = main(["check", "--root", str(root)])
    printed = capsys.readouterr()
    assert printed.err == ""
    return status, printed.out.splitlines()


def test_problems_end_with_1_and_are_all_shown(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = _check(small_root, capsys)
    assert (status, lines[-1]) == (0, "0 fel, 2 anmärkningar.")
    edit(small_root, HUS, "source: kronika", "source: kronikan")
    edit(small_root, "data/strengths/bryggan.yml", "sv: Isen.", "sv: {fakt:x}")
    status, (heading, first, _, other, second, *_, last) = _check(small_root, capsys)
    assert heading.startswith("Filer som inte går att läsa (1). ")
    assert first.startswith("data/strengths/bryggan.yml:12:24: ”fakt:x” läses här som ett fält utan värde. ")
    assert other.startswith("Hänvisningar som inte leder rätt (1). ")
    assert second.startswith("data/facts/hus.yml:6:9: ”kronikan” pekar på en källa som inte finns. ")
    assert (status, last) == (1, "2 fel, 1 anmärkning.")
    main(["check", "--lang", "en", "--root", str(small_root)])
    assert capsys.readouterr().out.splitlines()[-1] == "2 problems, 1 warning."


def test_a_setting_for_mkdocs_that_a_build_would_refuse_is_a_problem(
    small_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_root / "mkdocs.yml").write_text("nav: []\n", "utf-8")
    assert main(["check", "--root", str(small_root)]) == 1
    assert "mkdocs.yml:1:1: nav bestäms inte här" in capsys.readouterr().out


def test_a_terminal_that_lacks_signs_gets_no_traceback(small_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(small_root, "data/strengths/bryggan.yml", "order: 1", "order: 0")  # worded with ≥
    terminal = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(terminal, "ascii"))
    assert main(["check", "--root", str(small_root)]) == 1
    sys.stdout.flush()
    assert b"data/strengths/bryggan.yml:" in terminal.getvalue()


def test_the_folder_is_the_current_one_unless_told(
    small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(small_root)
    assert main(["check"]) == 0
    monkeypatch.chdir(small_root.parent)
    assert main(["check", "--root", "small"]) == 0
    assert main(["check"]) == 1
    assert "data/brand.yml:1:1: filen saknas." in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--lang", "de"], ["import", "kolada"]])
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m macros" in capsys.readouterr().err


def test_who_stops_reading_is_not_told_of_a_fault(small_root: Path) -> None:
    command = [sys.executable, "-m", "macros", "check", "--root", str(small_root)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout and ran.stderr
        ran.stdout.close()
        assert (ran.stderr.read(), ran.wait()) == (b"", 141)
