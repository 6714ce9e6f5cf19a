"""The benchmark's sums and tables, and that what it measures can be made of the small platform. Nothing is timed."""

from __future__ import annotations

import gzip
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.bench import edits, sites, visits, written
from tests.bench.__main__ import collected
from tests.bench.bank import choices
from tests.bench.goals import goals
from tests.bench.measure import BenchError, Cost, cost, together
from tests.bench.ready import platform_of
from tests.bench.report import tables
from tests.bench.server import packing
from tests.bench.values import OURS, median, ratio
from tests.bench.words import WORDS
from tests.site import ROOT
from tests.small_site import small_project

PAGE = "# Sida\n\n<!-- states -->\n<!-- /states -->\n\n<!-- results -->\ngammalt\n<!-- /results -->\n"


def results() -> dict[str, Any]:
    """A run as the benchmark gives it, of few and simple values."""
    ours = {"wall": [4.0, 6.0, 5.0], "cpu": [7.0], "memory": [120.0], "pages": [100], "page_ms": [50.0],
            "html_median": [14000], "html_max": [90000]}  # fmt: skip
    visit = {"bytes": [50000], "requests": [9], "lcp": [1300.0], "tbt": [20.0], "cls": [0.0]}
    machine = {"cores": 2, "system": "Linux x", "python": "3.11", "mkdocs": "1.6", "material": "9.7", "zensical": "–"}
    return {
        "date": "2026-11-25", "machine": machine, "rounds": 3,
        "build": {"1": {OURS: ours, sites.FULL: {**ours, "wall": [10.0]}}, "10": {OURS: {**ours, "page_ms": [40.0]}}},
        "serve": {"10": {OURS: {"first": [9.0], "data": [1.5], "prose": [2.5]}, sites.FULL: {"prose": [3.0]}}},
        "visit": {"1": {OURS: {"strength": visit, "goal": {**visit, "bytes": [70000]}}}},
        "bank": {"1": {"first": [200.0], "key": [30.0, 90.0, 40.0], "choice": [50.0], "heap": [2.0]}},
        "skipped": {sites.OURS_ZENSICAL: "not there"},
        "lighthouse": {"": {"performance": 99}},
    }  # fmt: skip


def test_medians_and_ratios_know_what_was_not_measured() -> None:
    assert median({"wall": [3.0, 1.0, 9.0]}, "wall") == 3.0
    assert median({}, "wall") is None
    assert ratio(1.0, 4.0) == 0.25
    assert ratio(None, 4.0) is None
    assert ratio(1.0, None) is None


def test_rounds_are_collected_by_measure() -> None:
    assert collected([{"wall": 1.0, "memory": 5.0}, {"wall": 2.0}]) == {"wall": [1.0, 2.0], "memory": [5.0]}


def test_costs_of_two_editions_add_up_and_the_memory_is_the_highest() -> None:
    assert together([Cost(1.0, 2.0, 30.0), Cost(2.0, 3.0, None)]) == Cost(3.0, 5.0, 30.0)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_group_has_a_table_in_both_languages(language: str) -> None:
    text = tables(results(), language)
    words = WORDS[language]
    for heading in (words["build"], words["serve"], words["visit"], words["bank"], words["goals"], "Lighthouse"):
        assert f"### {heading}" in text
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("|")]
    assert ["1×", words[sites.FULL], "10.0", "0.50"] in [row[:4] for row in rows]
    assert ["10×", words[sites.FULL], "–", "3.00", "–", "–", "–"] in rows
    assert [words["g_bytes"], "60.00", "70.00", words["no"]] in rows
    assert [words["g_small"], "1.00", "0.50", words["yes"]] in rows
    assert words["g_linear"] not in text, "what was not measured is not told"
    assert f"{words[sites.OURS_ZENSICAL]} (not there)" in text


def test_goals_take_the_slowest_edit_and_the_heaviest_page() -> None:
    found = goals(results())
    assert found["g_serve_large"] == (2.5, 2.0)
    assert found["g_bytes"] == (70.0, 60.0)
    assert found["g_html"] == (1.0, 1.1)
    assert found["g_zensical"] == (None, 1.0)
    assert all(value is None for value, _ in goals({}).values())


def test_words_are_the_same_in_both_languages() -> None:
    assert WORDS["sv"].keys() == WORDS["en"].keys()
    assert set(sites.BUILDERS) <= WORDS["sv"].keys()


def test_the_pages_get_the_tables_and_a_row_for_each_state(tmp_path: Path) -> None:
    for language in ("sv", "en"):
        (tmp_path / "docs" / language / "om").mkdir(parents=True)
        (tmp_path / "docs" / language / written.PAGE).write_text(PAGE, "utf-8")
    states = tmp_path / "states.json"
    for name in ("Före", "Efter", "Efter"):
        written.write(results(), {"sv": name, "en": f"{name}!"}, tmp_path, states)
    text = (tmp_path / "docs" / "en" / written.PAGE).read_text("utf-8")
    assert "gammalt" not in text
    assert text.count("<div ") == text.count("\n</div>") == text.count("| --- |\n")
    assert f'aria-label="{WORDS["en"]["build"]}"' in text
    assert [text.count(f"| {name}! |") for name in ("Före", "Efter")] == [1, 1]
    assert [each["state"]["sv"] for each in json.loads(states.read_text("utf-8"))] == ["Före", "Efter"]


def test_the_real_pages_have_room_for_the_tables() -> None:
    for language in WORDS:
        text = (ROOT / "docs" / language / written.PAGE).read_text("utf-8")
        for name in ("states", "results"):
            assert written.between(text, name, "x")


def test_blocking_time_counts_what_is_beyond_50_ms_after_the_first_paint() -> None:
    tasks = [[0.0, 400.0], [450.0, 130.0], [900.0, 40.0]]
    assert visits.blocked(tasks, 500.0) == pytest.approx(30.0)
    assert visits.blocked(tasks, 0.0) == pytest.approx(350.0 + 80.0)


def test_a_command_costs_something_and_one_that_fails_says_what_it_said(tmp_path: Path) -> None:
    found = cost([sys.executable, "-c", "print(1)"], tmp_path)
    assert found.wall > 0
    assert found.cpu > 0
    with pytest.raises(BenchError, match="oj"):
        cost([sys.executable, "-c", "raise SystemExit('oj')"], tmp_path)


def test_the_server_packs_texts_and_answers_for_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("hej" * 100, "utf-8")
    (tmp_path / "404.html").write_text("inget", "utf-8")
    with packing(tmp_path) as address:
        with urllib.request.urlopen(address) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(answer.read()) == b"hej" * 100
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}borta/")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> sites.Project:
    """The small platform once over, with the pages of it for the others."""
    folder = tmp_path_factory.mktemp("bench")
    made = sites.Project.make(folder / "x1", 1, small_project(folder / "source"))
    for name in (sites.FULL, sites.PRUNED, sites.MACROS_ZENSICAL):
        sites.prepare(name, made)
    return made


def test_others_get_every_page_with_its_macros_called_or_to_be_called(project: sites.Project) -> None:
    ready, calling = (project.root / name / "sv" / "styrkor" / "angen.md" for name in ("ready", "pages"))
    assert "Ängen" in ready.read_text("utf-8")
    assert "{{" not in ready.read_text("utf-8")
    assert 'strength_page("angen")' in calling.read_text("utf-8")
    assert "{{" not in (project.root / "ready" / "en" / "index.md").read_text("utf-8")
    assert sites.missing(sites.MACROS_ZENSICAL, project)
    assert not sites.missing(sites.FULL, project)


def test_every_edit_changes_its_file_by_a_word_and_leaves_the_content_sound(project: sites.Project) -> None:
    found = edits.edits(OURS, project)
    assert set(found) == {"data", "prose", "template", "style"}
    for name, edit in found.items():
        assert "ordxyz" in edit.with_word("ordxyz"), name
        assert "ordxyz" not in edit.file.read_text("utf-8")
    file = found["data"].file
    before = file.read_text("utf-8")
    file.write_text(found["data"].with_word("ordxyz"), "utf-8")
    try:
        assert platform_of(project.root).strengths[file.stem].tagline["sv"].endswith("ordxyz")
    finally:
        file.write_text(before, "utf-8")
    assert list(edits.edits(sites.FULL, project)) == ["prose"]


def test_what_is_visited_and_chosen_is_there(project: sites.Project, bank: Path) -> None:
    for path in visits.paths(project.platform).values():
        assert (bank / path / "index.html").is_file(), path
    asked = choices(project.platform, "sv")
    assert {name for name, _ in asked} == {"channel", "about", "audience", "q"}
    assert sites.weight(bank)["pages"] > 10
