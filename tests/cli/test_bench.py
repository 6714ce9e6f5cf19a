"""What the measurements stand on: the pages that Material gets."""

from __future__ import annotations

from pathlib import Path

from tests.support.small_site import small_project
from tests.tools.bench import MATERIAL, both


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
