"""The message bank on a slow phone: its memory, and its answer to a key press and to a choice in the filter."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from macros.addresses import MESSAGES
from macros.model import Platform
from tests.bench.visits import PHONE, slowed

# Milliseconds from a choice in the filter to its cards painted. The count is changed last of all.
_ANSWER = """([name, value]) => new Promise((resolve) => {
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


def choices(platform: Platform, language: str) -> list[tuple[str, str]]:
    """What is chosen and typed, one after the other: field and value."""
    message = next(iter(platform.messages.values()))
    word = message.keywords.get(language, [platform.place.short[language]])[0]
    chosen = [("channel", message.channel), ("about", message.about), ("audience", message.audiences[0])]
    typed = [("q", word[:count]) for count in range(1, len(word) + 1)]
    return [*chosen, *((name, "") for name, _ in chosen), *typed, ("q", "")]


def measured(browser: Browser, address: str, platform: Platform) -> dict[str, list[float]]:
    """Milliseconds to every answer, the first apart: it fetches what is searched. MiB of the page's heap in the end."""
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}{MESSAGES}/")
    slowed(page, network=False)
    asked = choices(platform, platform.place.editions[0].language)
    first, *rest = ((name, float(page.evaluate(_ANSWER, [name, value]))) for name, value in asked)
    found = {
        "first": [first[1]],
        "key": [value for name, value in rest if name == "q"],
        "choice": [value for name, value in rest if name != "q"],
        "heap": [_heap(page)],
    }
    context.close()
    return found


def _heap(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used: float = session.send("Runtime.getHeapUsage")["usedSize"]
    return used / 2**20
