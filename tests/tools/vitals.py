"""How soon each kind of page is there on a slow phone: largest paint (LCP), blocked time (TBT), layout shift (CLS).

Then how long it is, and how far down its first button, way in and copy button stand, in pixels.

python -m tests.tools.vitals SITE [PATH …], a built site's folder and the pages; without pages, one of every kind.
The processor is slowed four times and the line is Lighthouse's slow 4G, through Chromium's own protocol.
"""

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.support.axe import PHONE
from tests.support.browser import open_browser
from tests.support.site import KINDS, served
from tests.support.windows import window

SLOWER = 4
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_638_400 / 8, "uploadThroughput": 750_000 / 8}
LONG = 50  # milliseconds: what a task takes beyond that blocks
SETTLED = 1500  # milliseconds after the last request
WATCH = """
globalThis.seen = { lcp: 0, tbt: 0, cls: 0 };
const watch = (type, told) =>
  new PerformanceObserver((list) => list.getEntries().forEach(told)).observe({ type, buffered: true });
watch("largest-contentful-paint", (each) => { seen.lcp = each.startTime; });
watch("longtask", (each) => { seen.tbt += each.duration - LONG; });
watch("layout-shift", (each) => { seen.cls += each.hadRecentInput ? 0 : each.value; });
""".replace("LONG", str(LONG))
# What is looked for: its name in the table, and the elements of which the first that is seen counts.
LOOKED_FOR = {
    "button": ".brand-content .brand-button",
    "way in": ".brand-content :is(.brand-ways, .brand-doors) a",
    "copy": ".brand-content :is([data-copy], [data-copy-file], [data-message] .brand-button--main)",
}
TOP = "all => all.filter(each => each.checkVisibility()).map(each => each.getBoundingClientRect().top + scrollY)[0]"


def main() -> None:
    """Print a row for each page of each edition."""
    site, *paths = sys.argv[1:]
    print(
        f"{'page':42}{'LCP ms':>8}{'TBT ms':>8}{'CLS':>8}" + "".join(f"{name:>8}" for name in ("height", *LOOKED_FOR))
    )
    with served(Path(site)) as address, open_browser() as browser:
        for path in paths or [f"{edition}{kind}" for edition in ("", "en/") for kind in KINDS]:
            seen = measured(browser, address + path)
            print(
                f"{path or '(start)':42}{seen['lcp']:8.0f}{seen['tbt']:8.0f}{seen['cls']:8.3f}{seen['places']}",
                flush=True,
            )


def measured(browser: Browser, address: str) -> dict[str, Any]:
    """What a first visit to the address is like: nothing is kept from the one before."""
    with window(browser, viewport=PHONE) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        protocol = context.new_cdp_session(page)
        protocol.send("Network.enable")
        protocol.send("Network.emulateNetworkConditions", LINE)
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(SETTLED)
        return {**page.evaluate("seen"), "places": _places(page)}


def _places(page: Page) -> str:
    """The page's height and where each thing stands; a dash where there is none."""
    height = page.evaluate("document.documentElement.scrollHeight")
    tops = (page.locator(selector).evaluate_all(TOP) for selector in LOOKED_FOR.values())
    return f"{height:8}" + "".join(f"{'–' if top is None else round(top):>8}" for top in tops)


if __name__ == "__main__":
    main()
