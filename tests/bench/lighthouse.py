"""What Lighthouse says of a page of every kind, in both editions: four scores of 100. Fetched by npx; takes long."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from macros.browser import candidates, is_root
from tests.bench.measure import BenchError
from tests.site import KINDS

PACKAGE = "lighthouse@12.8.2"  # the newest that runs on Node 20
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def scores(site: Path, address: str, editions: list[str]) -> Iterator[tuple[str, dict[str, float]]]:
    """Path and scores of every kind of page that the site has. editions: their paths, ending in a slash or empty."""
    npx = shutil.which("npx")
    if npx is None:
        raise BenchError("--lighthouse: npx is missing (Node 20)")
    for edition in editions:
        for kind in KINDS:
            if (site / edition / kind / "index.html").is_file():
                yield edition + kind, _scores(npx, address + edition + kind)


def _scores(npx: str, address: str) -> dict[str, float]:
    flags = "--headless=new" + (" --no-sandbox" if is_root() else "")
    command = [npx, "--yes", PACKAGE, address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "report.json")
        browser = next(candidates(Path(folder, "none")))
        asked = [*command, f"--output-path={told}", f"--chrome-flags={flags}"]
        environment = {**os.environ, "CHROME_PATH": str(browser)}
        answer = subprocess.run(asked, capture_output=True, text=True, check=False, env=environment)
        if not told.is_file():
            raise BenchError(answer.stderr)
        found = json.loads(told.read_text("utf-8"))["categories"]
    return {name: round(100 * (found[name]["score"] or 0)) for name in CATEGORIES}
