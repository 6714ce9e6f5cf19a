"""What the measurements stand on: the pages that Material gets, and the memory of a process and its children."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.small_site import small_project
from tests.tools.bench import MATERIAL, both, cost


def test_material_gets_every_page_with_its_macros_called(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    ours, material = both(root)
    assert material.name == MATERIAL
    page = (root / "material/sv/styrkor/bryggan.md").read_text("utf-8")
    assert page.startswith("---\n")
    assert "Bryggan är vår." in page
    assert "strength_page" not in page
    assert (root / "material/en/styrkor/bryggan.md").is_file()
    assert ours.edits["data"].file.is_relative_to(root / "data")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read on Linux alone")
def test_memory_counts_what_a_program_starts(tmp_path: Path) -> None:
    child = "import time; held = bytearray(80_000_000); time.sleep(1)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert cost([sys.executable, "-c", parent], tmp_path)[1] > 70


def test_a_command_that_fails_stops_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="broken"):
        cost([sys.executable, "-c", "raise ValueError('broken')"], tmp_path)
