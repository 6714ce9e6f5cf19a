"""Pictures of every kind of page in shots/: phone and desktop, light and dark, both languages; to review the looks."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.browser import open_browser
from tests.support.site import KINDS, ROOT, build, served

SHOTS = ROOT / "shots"
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}


def main() -> int:
    """Build the site, take the pictures, say where they are. Returns the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        answer = build(Path(folder, "site"))
        if answer.returncode != 0:
            print(answer.stdout + answer.stderr, file=sys.stderr)
            return answer.returncode
        shutil.rmtree(SHOTS, ignore_errors=True)
        paths = [path for path in KINDS if Path(folder, "site", path, "index.html").is_file()]
        with served(Path(folder, "site")) as address, open_browser() as browser:
            for edition in ("", "en/"):
                for size in SIZES:
                    for scheme in ("light", "dark"):
                        _take(browser, address + edition, paths, size, scheme)
    print(f"{sum(1 for _ in SHOTS.glob('*.png'))} bilder i {SHOTS.name}/")
    return 0


def _take(browser: Browser, edition: str, paths: list[str], size: str, scheme: str) -> None:
    """edition: its address. paths: of the pages, below it."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    for path in (*paths, "404.html"):
        page.goto(edition + path)
        name = (path.strip("/") or "start").replace("/", "-").removesuffix(".html")
        page.screenshot(
            path=SHOTS / f"{name}-{'en' if edition.endswith('/en/') else 'sv'}-{size}-{scheme}.png", full_page=True
        )
    context.close()


if __name__ == "__main__":
    sys.exit(main())
