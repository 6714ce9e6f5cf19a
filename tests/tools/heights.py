"""How long each kind of page is on a phone, and how far down the first button, way in and copy button stand.

python -m tests.tools.heights SITE, a built site's folder.
"""

import sys
from pathlib import Path

from playwright.sync_api import Page

from tests.support.axe import PHONE
from tests.support.browser import open_browser
from tests.support.site import KINDS, served

# What is looked for: its name in the table, and the elements of which the first that is seen counts.
LOOKED_FOR = {
    "button": ".brand-content .brand-button",
    "way in": ".brand-content :is(.brand-ways, .brand-doors) a",
    "copy": ".brand-content :is([data-copy], [data-copy-file], [data-message] .brand-button--main)",
}
TOP = "all => all.filter(each => each.checkVisibility()).map(each => each.getBoundingClientRect().top + scrollY)[0]"


def main() -> None:
    """Print a row for each page of each edition."""
    print(f"{'page':42}{'height':>8}" + "".join(f"{name:>8}" for name in LOOKED_FOR))
    with served(Path(sys.argv[1])) as address, open_browser() as browser:
        page = browser.new_page(reduced_motion="reduce")
        page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
        for path in (f"{edition}{kind}" for edition in ("", "en/") for kind in KINDS):
            page.goto(address + path, wait_until="networkidle")
            print(f"{path or '(start)':42}{row(page)}")


def row(page: Page) -> str:
    """The page's height and where each thing stands, in pixels; a dash where there is none."""
    height = page.evaluate("document.documentElement.scrollHeight")
    tops = (page.locator(selector).evaluate_all(TOP) for selector in LOOKED_FOR.values())
    return f"{height:8}" + "".join(f"{'–' if top is None else round(top):>8}" for top in tops)


if __name__ == "__main__":
    main()
