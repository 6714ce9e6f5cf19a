"""The tool that draws claims for review: what it draws from, and that each claim stands beside its sources."""

from pathlib import Path

import pytest

from tests.support.platforms import edit
from tests.tools.claims import main

PROSE = 'Rubrik\n\nHär står {{ fact("hus") }}.\n\n1. Ett steg.\n\nDet kom 1890.'


def test_every_kind_of_claim_is_drawn_beside_its_source(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(small_root, "data/facts/hus.yml", "source:", "note: {sv: Med uthus., en: A.}\nsource:")
    edit(small_root, "docs/sv/index.md", None, PROSE)
    main(["--count", "999", "--root", str(small_root)])  # as many as there are
    drawn = capsys.readouterr().out
    for folder in ("data/facts", "data/goals", "data/messages", "data/strengths", "docs/sv"):
        assert f". {folder}/" in drawn
    assert 'Här står {{ fact("hus") }}.' in drawn
    assert "Rubrik" not in drawn
    source = "> 1234.5 (2020) Lillby hembygdsförening: Sockenkrönikan, https://lillby.example/kronika [2026-11-01]"
    assert f"{source} | Med uthus." in drawn
