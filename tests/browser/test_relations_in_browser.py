"""The relations diagram and "Our idea" in a real browser: mouse, keyboard, touch, no JavaScript."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.axe import NARROWEST, violations
from tests.support.windows import clipboard, remember

pytestmark = pytest.mark.browser
SMALL_PHONE = pytest.mark.window(viewport=NARROWEST, has_touch=True, is_mobile=True, color_scheme="dark")
LIT = re.compile("brand-relations-page__lit")


def _node(page: Page, node: str) -> Locator:
    return page.locator(f'[data-node="{node}"]:visible')


def _words(page: Page) -> Locator:
    return page.locator("[data-relations-words]")


# The picture


def test_mouse_and_keys_light_an_items_relations_and_say_them(page: Page, address: str) -> None:
    page.goto(f"{address}sambandet/")
    _node(page, "strength:flygplatsen").hover()
    expect(_words(page)).to_contain_text("Flygplatsen → Mål 23: Resande med flyget: ")
    for node in ("vision", "strength:flygplatsen", "area:kommunikationer", "goal:flygpassagerare"):
        expect(_node(page, node)).to_have_class(LIT)
    expect(_node(page, "strength:klaralven")).not_to_have_class(LIT)
    page.mouse.move(0, 0)
    for node, words in (
        ("goal:kultur", "Kulturens arv → Mål 6: Kultur att ta del av:"),
        ("goal:kompetens-18", "Måltexten är inte känd."),
        ("area:kompetens", "Internationellt näringsliv → Mål 16: Behöriga till gymnasiet:"),
        ("vision", "Visionen bygger på styrkorna Modigt fôlk, Livskällan Klarälven"),
    ):
        _node(page, node).focus()
        expect(_words(page)).to_contain_text(words)
    expect(_words(page)).to_have_attribute("role", "status")
    page.keyboard.press("Escape")
    expect(_words(page)).to_be_hidden()


def test_tab_goes_on_to_the_next_item_unhidden_and_enter_to_its_page(page: Page, address: str) -> None:
    page.goto(f"{address}sambandet/")
    _node(page, "goal:vattenstatus").focus()
    page.keyboard.press("Tab")
    expect(_words(page)).to_be_visible()
    box, words = _node(page, "goal:gron-33").bounding_box(), _words(page).bounding_box()
    assert box
    assert words
    assert box["y"] + box["height"] <= words["y"]
    _node(page, "strength:modigt-folk").focus()
    page.keyboard.press("Tab")
    expect(_words(page)).to_contain_text("Styrka: Livskällan Klarälven")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}styrkor/klaralven/")


@SMALL_PHONE
def test_a_finger_hits_sees_first_and_goes_second(page: Page, address: str) -> None:
    page.goto(f"{address}en/sambandet/")
    tops = page.evaluate(
        "[...document.querySelectorAll('.brand-relations-page__picture--narrow [data-node^=goal]')]"
        ".map((each) => each.getBoundingClientRect().top)"
    )
    assert min(later - earlier for earlier, later in pairwise(tops)) >= 24
    _node(page, "goal:fritid").tap()
    expect(_words(page)).to_contain_text("The power of nature → Goal 3: Plenty to do in your free time:")
    expect(page).to_have_url(f"{address}en/sambandet/")
    _node(page, "goal:fritid").tap()
    expect(page).to_have_url(f"{address}en/mal/03-fritid/")


@pytest.mark.window(java_script_enabled=False)
def test_without_javascript_the_picture_leads_to_the_pages_and_every_topic_can_be_read(
    page: Page, address: str
) -> None:
    page.goto(f"{address}sambandet/")
    _node(page, "goal:kultur").click()
    expect(page).to_have_url(f"{address}mal/06-kultur/")
    page.goto(f"{address}ide/")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    topic = page.locator("details:has(> #kulturarv)")
    topic.locator("summary").click()
    expect(topic.get_by_role("listitem").filter(has_text="Mål 6: Kultur att ta del av")).to_be_visible()


# "Our idea"


def test_what_several_topics_name_early_comes_first(modules: Page) -> None:
    code = """async (topics) => {
        const { ideaAnswer } = await import("./idea/answer.js");
        return ideaAnswer(Object.keys(topics), { topics }).goals.map(({ id }) => id);
    }"""
    named = {topic: [{"id": id_, "why": ""} for id_ in ids] for topic, ids in {"a": "xy", "b": "yz"}.items()}
    topics = {topic: {"strengths": [], "goals": goals} for topic, goals in named.items()}
    assert modules.evaluate(code, topics) == ["y", "x", "z"]


def _tick(page: Page, address: str, *topics: str) -> None:
    page.goto(f"{address}ide/")
    for topic in topics:
        page.get_by_role("checkbox", name=topic).check()


def test_ticks_give_strengths_goals_and_a_text_with_the_names_filled_in(page: Page, bank_address: str) -> None:
    _tick(page, bank_address, "Bygga")
    expect(page.locator("[data-idea-count]")).to_have_text("Idén bygger på en styrka och bidrar till ett mål.")
    page.get_by_label("Ert namn").fill("Byalaget")
    page.get_by_label("Idéns namn").fill("Nya <bryggan>")
    text = page.locator("[data-idea-paragraphs]")
    expect(text).to_contain_text("Byalaget söker stöd för ”Nya <bryggan>”.")
    expect(text).to_contain_text("Bryggan har 1\u00a0234,5\u00a0hus runt om.")
    expect(text).to_contain_text("Mål 1: Fler hus. Den som bygger gör husen fler.")
    page.get_by_label("ett beslutsunderlag").check()
    expect(text).to_contain_text("Ärendet: ”Nya <bryggan>”. Från Byalaget.")
    expect(text).to_contain_text("Mål 1: Fler hus (Boende).")


def test_the_address_carries_the_ticks(page: Page, bank_address: str) -> None:
    _tick(page, bank_address, "Bada", "Bygga")
    expect(page.locator("[data-idea-goals] p").first).to_have_text(
        "Den som bygger gör husen fler. Den som badar vill bo nära."
    )
    page.get_by_label("ett beslutsunderlag").check()
    expect(page).to_have_url(f"{bank_address}ide/?topics=bygga,bada&form=decision")
    page.goto(f"{bank_address}ide/?topics=bada,finns-inte")
    expect(page.locator("[data-idea-paragraphs]")).to_contain_text("Ängen är bra att torka på.")
    page.get_by_role("checkbox", name="Bada").uncheck()
    expect(page.locator("[data-idea-answer]")).to_be_hidden()
    expect(page.locator("[data-idea-count]")).to_have_text("Kryssa för minst ett ämne.")


def test_copying_says_first_what_is_missing(page: Page, bank_address: str) -> None:
    _tick(page, f"{bank_address}en/", "Building")
    page.get_by_role("button", name="Copy the text").click()
    status = page.locator("[data-idea-status]")
    expect(status).to_contain_text("Not filled in: your name, the idea’s name.")
    page.get_by_role("button", name="Fill in").click()
    expect(page.get_by_label("Your name")).to_be_focused()
    page.keyboard.type("The village team")
    page.get_by_label("The idea’s name").fill("A bridge")
    page.get_by_role("button", name="Copy the text").click()
    expect(status).to_contain_text("Copied.")
    assert clipboard(page).startswith("The village team applies for support for “A bridge”.")
    assert clipboard(page).endswith("/en/ide/?topics=bygga")


def test_the_sender_keeps_what_other_forms_have_filled_in(page: Page, bank_address: str) -> None:
    remember(page, bank_address, sender={"avsandare": "Byalaget", "plats": "Bryggan"})
    _tick(page, bank_address, "Bygga")
    page.get_by_label("Ert namn").fill("Badklubben")
    kept = page.evaluate("JSON.parse(localStorage.getItem('brand.sender@/under/en/mapp/'))")
    assert kept == {"avsandare": "Badklubben", "plats": "Bryggan"}


def test_few_goals_are_shown_and_the_rest_lie_folded(page: Page, address: str) -> None:
    _tick(page, address, "Hembygd och historia", "Mötesplatser", "Besökare och turism")
    goals = page.locator("[data-idea-goals]")
    expect(goals.locator("> ul > li")).to_have_count(4)
    expect(goals.locator("details")).not_to_have_attribute("open", "")
    expect(page.locator("[data-idea-paragraphs] p", has_text="Mål ")).not_to_have_count(0)
    expect(goals.locator("details li")).to_have_count(2)


def test_no_goals_to_fetch_is_said(page: Page, bank_address: str) -> None:
    page.route("**/ideas.js", lambda route: route.abort())
    _tick(page, bank_address, "Bygga")
    expect(page.locator("[data-idea-count]")).to_contain_text("Målen gick inte att hämta.")


# All of it


def test_axe_finds_nothing_in_any_state(page: Page, address: str) -> None:
    page.goto(f"{address}en/sambandet/")
    _node(page, "strength:modigt-folk").focus()
    expect(_words(page)).to_be_visible()
    assert violations(page) == []


@SMALL_PHONE
def test_axe_finds_nothing_in_any_state_dark_on_the_smallest_phone(page: Page, address: str) -> None:
    page.goto(f"{address}sambandet/")
    _node(page, "strength:modigt-folk").tap()
    expect(_words(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
    page.goto(f"{address}ide/?topics=kulturarv,motesplats,besok")
    page.locator("[data-idea-goals] summary").click()
    page.locator("[data-idea-buttons] button").click()
    expect(page.locator("[data-idea-status] button").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
