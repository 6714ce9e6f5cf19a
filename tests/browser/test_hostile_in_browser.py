"""What visitors type, what stands in an address, and what has been changed in the browser's memory is never markup.

A script error fails each test (see `page`), and so does a dialog, or an element that a text has become.
"""

import json
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

WORST = (
    "\"><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}</textarea>\u202e\u0000%&#x'`e\u0301" + "W" * 3000
)
SLOTS = {"avsandare": WORST, "plats": WORST, "datum": WORST, "lank": f"javascript:alert(1)//{WORST}", "kontakt": WORST}
# What may stand in the browser's memory after another version, another program or a hand has been there.
MEMORIES: dict[str, dict[str, Any]] = {
    "hostile": {
        "sender": {**SLOTS, "day": "2026-99-99", "time": WORST},
        "kit": [{"id": "bad-sms", "print": WORST, "day": WORST}, {"id": WORST, "print": 1, "day": 2}],
        "copied": [
            {"id": each, "language": "sv", "name": WORST, "print": WORST, "text": WORST, "day": WORST}
            for each in ("bad-sms", "bad-instagram", WORST)
        ],
        "own": {"bad-sms": WORST, "bad-instagram": {"sv": WORST}},
        "profile": {"name": WORST, "place": WORST, "trade": WORST, "employees": WORST, "site": "javascript:alert(1)"},
        "scheme": WORST,
    },
    "mistyped": {
        "sender": {"avsandare": 1, "plats": None, "day": [], "time": {}},
        "kit": [None, 1, "bad-sms", {"id": 5}, {"id": "bad-sms"}, {"id": "bad-instagram", "print": {}, "day": []}],
        "copied": [
            None,
            {"id": "bad-sms", "text": "x"},
            {"id": "bad-instagram", "text": "x", "language": "sv", "day": 5},
        ],
        "own": {"bad-sms": [], "bad-instagram": 7},
        "profile": {"name": {}, "place": 1, "trade": None},
        "scheme": {},
    },
}
WRONG = quote(WORST[:200])
# Addresses that nobody who follows a link comes to: wrong values, halves of signs, names that every object has.
ADDRESSES = (
    f"budskap/?q={WRONG}&about={WRONG}&audience=%ff&channel=__proto__",
    f"ide/?topics={WRONG},bada,__proto__&form={WRONG}",
    f"styrkor/underlag/?strength={WRONG}&strength=bryggan&audience={WRONG}&length={WRONG}&text={WRONG}",
    f"mal/?status={WRONG}&area={WRONG}#{WRONG}",
    "om/foresla/#%E0%A4%A",
    f"om/foresla/#page={WRONG}&title={WRONG}",
)


@pytest.fixture
def guarded(page: Page) -> Page:
    """A page that fails the test on a dialog as well."""
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    return page


def harmless(page: Page) -> None:
    """No text has become an element."""
    expect(
        page.locator("img[src=x], [onerror], a[href^='javascript:'], article script:not([src], [type])")
    ).to_have_count(0)


@pytest.mark.parametrize("memory", MEMORIES)
def test_a_memory_that_was_tampered_with_is_text_or_nothing(guarded: Page, bank_address: str, memory: str) -> None:
    kept = {f"brand.{name}@/under/en/mapp/": json.dumps(value) for name, value in MEMORIES[memory].items()}
    guarded.add_init_script(f"Object.assign(localStorage, {json.dumps(kept)})")
    for path in ("budskap/", "budskap/kit/", "ide/?topics=bada", "styrkor/underlag/?strength=bryggan"):
        guarded.goto(f"{bank_address}{path}", wait_until="networkidle")
        harmless(guarded)


def test_what_stands_in_an_address_is_a_choice_or_nothing(guarded: Page, bank_address: str) -> None:
    for path in ADDRESSES:
        guarded.goto(f"{bank_address}{path}", wait_until="networkidle")
        harmless(guarded)


def test_what_is_searched_for_is_shown_as_typed(guarded: Page, bank_address: str) -> None:
    typed = WORST[:150].strip()
    guarded.goto(f"{bank_address}budskap/?q={quote(typed)}")
    expect(guarded.locator("[name=q]")).to_have_value(typed)
    guarded.locator("[data-search-open]").click()
    guarded.locator("#sok-ord").fill(WORST)
    expect(guarded.locator(".brand-search__status")).not_to_be_empty()
    harmless(guarded)
