"""`python -m tests.bench`: how long and how heavy, with 100 messages and with 1,000, and the ratio between the two.

A machine's own speed says little: compare the ratios, or two runs on the same machine. Nothing here fails a build.
"""

from __future__ import annotations

import gzip
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.axe import PHONE
from tests.browser import open_browser
from tests.site import ROOT, asset, build, served

FEW, MANY = 100, 1000
SLOWER = 4  # times: a cheap telephone beside this machine
ROUNDS = 3
FIRST_PAINT = ("assets/site.js", "assets/bank.js", "budskap/words.js")
LATER = ("budskap/index.js", "budskap/texts.js", "budskap/rules.js")
PAGES = ("index.html", "budskap/index.html", "budskap/kit/index.html", "budskap/prova/index.html",
         "styrkor/klaralven/index.html", "mal/13-foretagsklimat/index.html")  # fmt: skip
# Milliseconds from a choice in the filter to its cards painted. The count is changed last of all.
FILTER = """([name, value]) => new Promise((resolve) => {
  const count = document.querySelector("[data-count]");
  const field = document.querySelector(`[data-filter] [name=${name}]`);
  const start = performance.now();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  }).observe(count, {childList: true, characterData: true, subtree: true});
  field.value = value;
  field.dispatchEvent(new Event("input", {bubbles: true}));
})"""
CHOICES = [
    ("channel", "sms"),
    ("channel", "instagram"),
    ("channel", ""),
    ("about", "klaralven"),
    ("audience", "visitor"),
    ("about", ""),
    ("audience", ""),
    ("q", "cykel"),
    ("q", "cykel kaffe"),
    ("q", ""),
]


def main() -> int:
    """Measure both sizes in one run and print them side by side. Returns the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = (measured(Path(folder, str(count)), count) for count in (FEW, MANY))
    print(f"{'':44}{FEW:>10}{MANY:>10}{'ratio':>8}")
    for name, value in few.items():
        print(f"{name:44}{value:>10.1f}{many[name]:>10.1f}{many[name] / value:>8.2f}")
    return 0


def measured(root: Path, count: int) -> dict[str, float]:
    """Everything that is measured of the real platform with so many messages: what → value."""
    project(root, count)
    site = root / "site"
    found = {"check (s)": _seconds(lambda: _run("macros", "check", "--root", str(root)))}
    found["build, both editions (s)"] = _seconds(lambda: _built(site, root))
    for name, paths in {"bank's script at first paint": FIRST_PAINT, "fetched when filtering or trying": LATER}.items():
        found[f"{name} (kB gzip)"] = sum(_kilobytes(_file(site, path)) for path in paths)
    found |= {f"{path} (kB gzip)": _kilobytes(site / path) for path in PAGES}
    with served(site) as address, open_browser() as browser:
        page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
        for label, rate in (("", 1), (f", {SLOWER}x slower processor", SLOWER)):
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
            page.goto(f"{address}budskap/")
            first, again = _filtered(page), [value for _ in range(ROUNDS) for value in _filtered(page)]
            found[f"filter, first time, median (ms){label}"] = statistics.median(first)
            found[f"filter, median (ms){label}"] = statistics.median(again)
            found[f"filter, slowest (ms){label}"] = max(again)
    return found


def project(root: Path, count: int) -> None:
    """Copy the platform, its messages repeated under other names until there are so many."""
    for name in ("data", "docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "mkdocs.en.yml", "requirements.txt"):
        shutil.copy(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    files = sorted((root / "data" / "messages").glob("*.yml"))
    texts = [file.read_text("utf-8") for file in files]
    for number in range(len(files), count):
        turn, index = divmod(number, len(files))
        text = re.sub(r"(?m)^id: (.+)$", rf"id: \1-{turn}", texts[index])
        text = re.sub(r"(?m)^topic: (.+)$", rf"topic: t{turn}-\1", text)  # so that a list holds no row of twins
        files[index].with_stem(f"{files[index].stem}-{turn}").write_text(text, "utf-8")


def _filtered(page: Page) -> list[float]:
    return [float(page.evaluate(FILTER, choice)) for choice in CHOICES]


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, check=True)


def _built(site: Path, root: Path) -> None:
    answer = build(site, root)
    if answer.returncode != 0:
        raise SystemExit(answer.stdout + answer.stderr)


def _file(site: Path, path: str) -> Path:
    return asset(site, path) if path.startswith("assets/") else site / path


def _kilobytes(file: Path) -> float:
    return len(gzip.compress(file.read_bytes())) / 1024


if __name__ == "__main__":
    sys.exit(main())
