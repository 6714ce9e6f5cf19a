"""The command that every MkDocs user knows, on a machine without Node.js: it makes the site.

The environment is this one: `dev.py test` has made it with pip of the locked requirements, as anybody would.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.small_site import small_project


@pytest.mark.site
def test_mkdocs_build_makes_the_whole_site(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    (root / "node_modules").unlink()
    programs = Path(sys.executable).parent
    ended = subprocess.run(
        [programs / "mkdocs", "build", "--strict", "--quiet"],
        cwd=root,
        env={**os.environ, "PATH": str(programs)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "npm" in ended.stderr, "what is fetched is said"
    for path in ("index.html", "en/index.html", "styrkor/bryggan/index.html", "assets/cms/sveltia-cms.js"):
        assert (root / "site" / path).is_file()
