"""The commands that every MkDocs user knows, in a new environment, on a machine without Node.js: they make the site."""

from __future__ import annotations

import os
import subprocess
import venv
from pathlib import Path

import pytest

from tests.support.small_site import small_project


@pytest.mark.site
def test_pip_install_and_mkdocs_build_make_the_whole_site(tmp_path: Path) -> None:
    root, programs = (
        small_project(tmp_path / "project"),
        tmp_path / "environment" / ("Scripts" if os.name == "nt" else "bin"),
    )
    (root / "node_modules").unlink()
    venv.create(tmp_path / "environment", with_pip=True)
    environment = {**os.environ, "PATH": str(programs)}
    for command in (
        ["python", "-m", "pip", "install", "--quiet", "--no-compile", "--require-hashes", "-r", "requirements.txt"],
        ["mkdocs", "build", "--strict", "--quiet"],
    ):
        command[0] = str(programs / command[0])
        ended = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert ended.returncode == 0, ended.stderr
    assert "npm" in ended.stderr, "what is fetched is said"
    for path in ("index.html", "en/index.html", "styrkor/bryggan/index.html", "assets/cms/sveltia-cms.js"):
        assert (root / "site" / path).is_file()
