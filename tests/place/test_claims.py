"""The tool that draws claims for review: what it draws from, and that each claim stands beside its sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.rendering.renderer import Renderer
from tests.support.platforms import edit, platform_at
from tests.tools.claims import claims, main, written

PAGE = "docs/sv/om/huset.md"
PROSE = 'Rubrik\n\nHär står {{ fact("hus") }}.\n\n1. Ett steg.\n\nDet kom 1890.'


def test_every_kind_of_claim_is_drawn_from(small_root: Path) -> None:
    found = claims(Renderer(platform_at(small_root), "sv"), {PAGE: PROSE, "docs/en/om/huset.md": PROSE})
    assert {each.path.rpartition("/")[0] for each in found} == {
        *("data/facts", "data/goals", "data/messages", "data/strengths", "docs/sv/om"),
    }
    assert [each.text for each in found if each.path == PAGE] == ['Här står {{ fact("hus") }}.', "Det kom 1890."]


@pytest.mark.parametrize("path", ["data/facts/hus.yml", "data/messages/bad-sms.yml", PAGE])
def test_a_claim_stands_beside_its_source_with_year_and_day(small_root: Path, path: str) -> None:
    edit(small_root, "data/facts/hus.yml", "source:", "note: {sv: Med uthus., en: A.}\nsource:")
    renderer = Renderer(platform_at(small_root), "sv")
    text = written(next(each for each in claims(renderer, {PAGE: PROSE}) if each.path == path), renderer)
    assert text.startswith(f"{path}\n")
    source = "> 1234.5 (2020) Lillby hembygdsförening: Sockenkrönikan, https://lillby.example/kronika [2026-11-01]"
    assert f"{source} | Med uthus." in text


def test_a_result_without_a_value_is_told_by_its_place(small_root: Path) -> None:
    renderer = Renderer(platform_at(small_root), "sv")
    told = [each.text for each in claims(renderer, {}) if each.path == "data/goals/trivsel.yml"]
    assert told == ["Mål 3: Trivas här, 2021; nation: below", "Mål 3: Trivas här, 2023; nation: above"]


def test_the_same_seed_draws_the_same(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn = []
    for seed in ("1", "1", "2"):
        main(["--count", "3", "--seed", seed, "--root", str(small_root)])
        drawn.append(capsys.readouterr().out)
    assert drawn[0] == drawn[1] != drawn[2]
    assert drawn[0].count("\n\n") == 3
    main(["--count", "999", "--root", str(small_root)])  # as many as there are
    assert capsys.readouterr().out.count("> ") > 10
