"""What a phone has to do to show a page for the first time, with the network and processor of Lighthouse's mobile."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from macros.addresses import MESSAGES, path_of
from macros.model import Goal, Platform

# Lighthouse 12, `mobileSlow4G` and its phone, throttled in the browser ("devtools").
NETWORK = {"offline": False, "latency": 150 * 3.75, "downloadThroughput": 1638.4 * 0.9 * 128,
           "uploadThroughput": 750 * 0.9 * 128}  # fmt: skip
SLOWER = 4  # times: a cheap telephone beside this machine
PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True, "has_touch": True}
_LONG = 50  # milliseconds: what is longer blocks
_PATIENCE = 120_000  # milliseconds
_QUIET = 2000  # milliseconds without a request or a long task: the visit is over
_WATCH = """
window.seen = {lcp: 0, cls: 0, fcp: 0, tasks: [], last: 0};
const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  seen.last = performance.now();
  take(entry);
})).observe({type, buffered: true});
watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
watch("paint", (entry) => { if (entry.name === "first-contentful-paint") seen.fcp = entry.startTime; });
watch("longtask", (entry) => seen.tasks.push([entry.startTime, entry.duration]));
watch("resource", () => {});
"""
_OVER = f"document.readyState === 'complete' && performance.now() - seen.last > {_QUIET}"


@dataclass
class Wire:
    """What has come over the wire: requests, and their bytes as the browser counts them, heads included.

    last: when something came, in seconds of `time.monotonic`; a large file is heard of long before it is there.
    """

    requests: int = 0
    bytes: float = 0
    last: float = field(default_factory=time.monotonic)

    def listen(self, session: CDPSession) -> None:
        """Count from now on."""
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.dataReceived", self._received)

    def _sent(self, event: dict[str, Any]) -> None:
        self.requests += event["request"]["url"].startswith("http")

    def _received(self, _: dict[str, Any]) -> None:
        self.last = time.monotonic()

    def _finished(self, event: dict[str, Any]) -> None:
        self.bytes += event["encodedDataLength"]


def paths(platform: Platform) -> dict[str, str]:
    """The pages that are visited, by name: a strength, the goal with the most figures, the front page, the bank."""
    strength = next(iter(platform.strengths.values()))
    return {
        "strength": path_of(strength),
        "goal": path_of(max(platform.goals.values(), key=_figures)),
        "front": "",
        "bank_page": f"{MESSAGES}/",
    }


def _figures(goal: Goal) -> tuple[int, int]:
    return len(goal.results), -goal.number


def visit(browser: Browser, address: str) -> dict[str, float]:
    """One first visit: bytes and requests, LCP and TBT in milliseconds, CLS."""
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    page, wire = context.new_page(), Wire()
    slowed(page, network=True, wire=wire)
    page.add_init_script(_WATCH)
    page.goto(address)
    page.wait_for_function(_OVER, polling=100, timeout=_PATIENCE)
    while time.monotonic() - wire.last < _QUIET / 1000:
        page.wait_for_timeout(100)
    seen = page.evaluate("seen")
    context.close()
    tbt = blocked(seen["tasks"], seen["fcp"])
    return {"bytes": wire.bytes, "requests": wire.requests, "lcp": seen["lcp"], "tbt": tbt, "cls": seen["cls"]}


def slowed(page: Page, *, network: bool, wire: Wire | None = None) -> CDPSession:
    """Make the page's processor, and its network, a phone's; gives the session that does it."""
    session = page.context.new_cdp_session(page)
    if wire:
        wire.listen(session)
    if network:
        session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return session


def blocked(tasks: list[list[float]], after: float) -> float:
    """The total blocking time: what of each task is beyond 50 ms, from a moment on. tasks: start and length, in ms."""
    return sum(max(0.0, length - max(0.0, after - start) - _LONG) for start, length in tasks if start + length > after)
