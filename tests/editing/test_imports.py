"""The command `import` from beginning to end: what it shows, asks and writes, and how it ends."""
# ruff: noqa: E501

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.checks.check import read_platform
from tests.support.kolada_server import Kolada, add_goal, serving, year
from tests.support.platforms import edit, macros_of, platform_at
from tests.support.site import ROOT

TAK = "data/goals/tak.yml"
Run = Callable[..., tuple[int, str]]
TABLE = "region;2021;2025\n1700 Lillby;61;64,5\n00 Riket;70;71\n"
CHANGE = """\
data/goals/tak.yml:20:21: anmärkning: Kolada saknar värden för Lillby: 2023. De åren utelämnas.
data/goals/tak.yml:20:21: anmärkning: Kolada saknar värden för Region Storlandet: 2022. De åren utelämnas.
--- data/goals/tak.yml
+++ data/goals/tak.yml
@@ -13,10 +13,26 @@
   - year: 2020
     fact: hus
   - year: 2021
-    value: 61.0 # preliminärt
+    value: 61.25 # preliminärt
     source: kronika
-    checked: 2022-05-01
+    checked: TODAY
+    comparisons:
+      county: 65
+      nation: 70.1
+  - year: 2022
+    value: 62
+    source: kronika
+    checked: TODAY
+    comparisons:
+      nation: 70.2
+  - year: 2024
+    value: 63.46
+    source: kronika
+    checked: TODAY
+    comparisons:
+      county: 66
+      nation: 70.4
 # Hämtas varje år.
-kolada: {indicator: N00100, title: "Hus som har tak, andel (%)"}
+kolada: {indicator: N00100, title: "Hus som har tak, andel (%)", producer: Sockenbyrån}
 sources: [kronika]
 standing: proposal
"""


@pytest.fixture
def server(small_root: Path) -> Iterator[Kolada]:
    """A Kolada that the small platform points at, and a goal that it has figures for."""
    add_goal(small_root)
    with serving(Kolada()) as found:
        edit(small_root, "data/platform.yml", "http://127.0.0.1:9/v3", found.address)
        yield found


@pytest.fixture
def run(small_root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """What runs the command. It gives the exit status, and what was printed, with the day that is new made a word."""

    def answer(*arguments: str) -> tuple[int, str]:
        status = main(["import", *arguments, "--root", str(small_root)])
        return status, re.sub(r"checked: (?!2022)\S+", "checked: TODAY", capsys.readouterr().out)

    return answer


@pytest.mark.parametrize(("answer", "written"), [("JA\n", True), ("y", True), ("n\n", False), ("", False)])
def test_the_change_is_shown_and_written_only_on_a_yes(
    small_root: Path, server: Kolada, run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    before = (small_root / TAK).read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    status, shown = run("kolada", "tak")
    assert status == 0
    assert shown.startswith(CHANGE)
    question = "Ska ändringen skrivas till data/goals/tak.yml? [j/n] "
    end = "ändringen är skriven." if written else "inget är ändrat. Svara j nästa gång, eller kör med --yes."
    assert shown.removeprefix(CHANGE).replace("\n", "") == f"{question}data/goals/tak.yml: {end}"
    assert ((small_root / TAK).read_bytes() != before) is written
    assert read_platform(small_root)[0], "what was written is sound"


def test_a_second_time_there_is_nothing_new_whatever_the_form(small_root: Path, server: Kolada, run: Run) -> None:
    edit(small_root, TAK, "direction: up", "direction:   'up'")
    assert run("kolada", "tak", "--yes")[0] == 0
    assert main(["format", TAK, "--check", "--root", str(small_root)]) == 0
    edit(small_root, TAK, "direction: up", "direction:   up")
    once = (small_root / TAK).read_bytes()
    status, shown = run("kolada", "tak", "--yes")
    assert status == 0
    assert (small_root / TAK).read_bytes() == once
    assert shown.splitlines()[-1] == "data/goals/tak.yml: inget nytt. Allt står redan så i filen."
    platform = platform_at(small_root)
    assert [result.value for result in platform.goals["tak"].results] == [None, "61.25", "62", "63.46"]
    macros = macros_of(platform, "mal/03-tak/")
    assert "Siffrorna ur Kolada har tagits fram av Sockenbyrån." in macros.goal_page("tak")
    assert "Siffrorna ur Kolada" not in macros.goal_page("fler-hus")


def test_a_dry_run_asks_and_writes_nothing(small_root: Path, server: Kolada, run: Run) -> None:
    before = (small_root / TAK).read_bytes()
    assert run("kolada", "tak", "--dry-run") == (0, f"{CHANGE}data/goals/tak.yml: inget är ändrat (--dry-run).\n")
    assert (small_root / TAK).read_bytes() == before


def test_one_goal_that_fails_does_not_keep_another_from_its_figures(server: Kolada, run: Run) -> None:
    status, shown = run("kolada", "fler-hus", "tak", "--yes")
    assert status == 1
    assert "data/goals/fler-hus.yml:1:1: målet säger inte vilket nyckeltal" in shown
    assert shown.splitlines()[-1] == "data/goals/tak.yml: ändringen är skriven."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            "kolada tak takk",
            "Det finns inget mål ”takk”. Menade du ”tak”? Målen är filerna i data/goals/, utan .yml.\n",
        ),
        ("kolada xyz", "Det finns inget mål ”xyz”. Målen är filerna i data/goals/, utan .yml.\n"),
        (
            "csv tabell.csv tak --source kronikan",
            "Det finns ingen källa ”kronikan”. Menade du ”kronika”? Källorna står i data/sources.yml.\n",
        ),
    ],
)
def test_what_is_not_there_is_told_before_anything_is_fetched(
    server: Kolada, run: Run, arguments: str, message: str
) -> None:
    assert run(*arguments.split()) == (2, message)
    assert server.asked == []


def test_unsound_content_is_told_and_nothing_is_fetched(small_root: Path, server: Kolada, run: Run) -> None:
    edit(small_root, "data/facts/hus.yml", "source: kronika", "source: kronikan")
    status, shown = run("kolada", "tak")
    assert status == 1
    assert shown.splitlines()[-1].startswith("1 fel, ")
    assert server.asked == []


def test_a_change_that_the_check_would_refuse_is_not_written(small_root: Path, server: Kolada, run: Run) -> None:
    server.years = [year("1700", 2025, 1e300)]
    before = (small_root / TAK).read_bytes()
    status, shown = run("kolada", "tak", "--yes")
    assert status == 1
    assert (small_root / TAK).read_bytes() == before
    assert shown.splitlines()[-1] == (
        "data/goals/tak.yml: inget är ändrat, för kontrollen stannar vid det som står här ovanför."
    )


def test_a_file_that_changes_meanwhile_is_left(
    small_root: Path, server: Kolada, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_: str) -> str:
        edit(small_root, TAK, "direction: up", "direction: down")
        return "j"

    monkeypatch.setattr("builtins.input", answer)
    status, shown = run("kolada", "tak")
    assert status == 1
    assert shown.splitlines()[-1] == (
        "data/goals/tak.yml: inget är ändrat, för någon annan har ändrat filen under tiden. Kör igen."
    )
    assert "value: 62" not in (small_root / TAK).read_text("utf-8")


def test_a_file_that_cannot_be_written_is_told(server: Kolada, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    status, shown = run("kolada", "tak", "--yes")
    assert status == 1
    assert shown.splitlines()[-1] == (
        "data/goals/tak.yml:2:1: filen går inte att skriva (Permission denied). Inget är ändrat. Kontrollera att du får "
        "ändra den."
    )


def test_a_csv_file(small_root: Path, tmp_path: Path, run: Run) -> None:
    add_goal(small_root)
    source = "bladet: {title: {sv: B, en: B}, publisher: B, url: https://b.example/}\n"
    edit(small_root, "data/sources.yml", "kronika:", f"{source}kronika:")
    table = tmp_path / "tabell.csv"
    table.write_text(TABLE, "latin-1")
    status, shown = run("csv", str(table), "tak", "--source", "bladet", "--yes")
    assert status == 0
    assert "anmärkning: värdet för 2021 har en annan källa (”kronika”)" in shown
    assert "+  - year: 2025\n+    value: 64.5\n+    source: bladet\n" in shown
    platform = platform_at(small_root)
    last = platform.goals["tak"].results[-1]
    assert (last.year, last.value, last.source, last.comparisons) == (2025, "64.5", "bladet", {"nation": "71"})


@pytest.mark.parametrize(("language", "answer", "options"), [("sv", "j", ""), ("en", "y", " --lang en")])
def test_the_handbook_shows_what_the_command_shows(
    server: Kolada, run: Run, monkeypatch: pytest.MonkeyPatch, language: str, answer: str, options: str
) -> None:
    server.years = [row for row in server.years if row["period"] < 2023]
    monkeypatch.setattr("builtins.input", lambda question: print(f"{question}{answer}") or answer)
    status, shown = run("kolada", "tak", *options.split())
    assert status == 0
    shown = shown.replace("TODAY", "2026-11-25")
    handbook = (ROOT / "docs" / language / "redigera" / "handbok.md").read_text("utf-8")
    assert f"```text\n$ python3 dev.py import kolada tak{options}\n{shown}```\n" in handbook
