"""The message bank in one language: what a text says, what proves it, and whether it holds."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from macros.content.made_files import whole
from macros.content.model import Platform
from macros.domain import lists, urls
from macros.domain.bank import Bank, Slot
from macros.rendering.generated_pages import all_pages
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.macros.pages import Macros
from macros.site.site_files import edition_files
from tests.support.platforms import edit, platform_at, small

TODAY = date(2026, 11, 24)
POST, SMS, OVER = "bad-instagram", "bad-sms", "is-affisch"


@pytest.fixture(scope="module")
def bank(platform: Platform) -> Bank:
    """Open its bank in Swedish."""
    return Bank(platform, "sv", TODAY)


def test_a_text_is_paragraphs_with_figures_goals_and_slots(bank: Bank) -> None:
    first, second = bank.paragraphs(bank.platform.messages[POST].variants[0])
    assert first == ["Bryggan har ", "1\u00a0234,5\u00a0hus", " runt om. ", Slot("avsandare"), " hälsar välkommen."]
    assert second == ["Vi ses: ", Slot("plats"), ". Det tjänar ", "mål 1, Fler hus", "."]


def test_a_text_is_written_in_each_language(platform: Platform) -> None:
    english = Bank(platform, "en", TODAY)
    assert english.shown(platform.messages[POST].variants[0]).startswith(
        "The jetty has 1,234.5\u00a0houses around it. [your name]"
    )


def test_a_filled_in_text_has_an_empty_line_between_paragraphs(platform: Platform) -> None:
    found = Bank(platform, "sv", TODAY).filled({"sv": "Hej {a}\n\ndå"}, {"a": "<b>Åse</b> {b}"})
    assert found == "Hej <b>Åse</b> {b}\n\ndå"


def test_a_message_holds_from_its_first_day_to_its_last(platform: Platform) -> None:
    for day, active, retired in (
        (date(2024, 12, 31), set(), set()),
        (date(2025, 1, 1), {OVER}, set()),
        (date(2026, 3, 31), {OVER, POST, SMS}, set()),
        (date(2026, 4, 1), {POST, SMS}, {OVER}),
    ):
        bank = Bank(platform, "sv", day)
        assert ({each.id for each in bank.active}, {each.id for each in bank.retired}) == (active, retired), day


def test_proof_is_what_the_text_states_and_what_it_leans_on(bank: Bank) -> None:
    assert [fact.id for fact in bank.proof(bank.platform.messages[POST])] == ["hus", "byggd"]
    assert [fact.id for fact in bank.proof(bank.platform.messages[SMS])] == ["hus"]


def test_a_variant_is_proved_by_what_it_states_and_by_what_no_variant_does(platform: Platform, bank: Bank) -> None:
    post = msgspec.structs.replace(platform.messages[POST], facts=["hus", "invigd"])
    assert [bank.variant_proof(post, variant) for variant in post.variants] == ["hus invigd", "byggd invigd"]


def test_a_fingerprint_follows_the_wording_and_the_figures(tmp_path: Path) -> None:
    def prints(root: Path) -> list[str]:
        bank = Bank(platform_at(root), "sv", TODAY)
        return [bank.digest(text) for text in bank.platform.messages[POST].variants]

    root = small(tmp_path / "small")
    before = prints(root)
    assert len(set(before)) == 2
    edit(root, "data/facts/hus.yml", '"1234.5"', '"1235.5"')
    figures = prints(root)
    assert [old == new for old, new in zip(before, figures, strict=True)] == [False, True]
    edit(root, "data/messages/bad-instagram.yml", "Ta med handduk", "Tag med handduk")
    assert [old == new for old, new in zip(figures, prints(root), strict=True)] == [True, False]


def test_the_same_matter_is_found_in_other_channels(bank: Bank) -> None:
    assert [each.id for each in bank.same(bank.platform.messages[POST])] == [SMS]
    assert bank.same(bank.platform.messages[OVER]) == []


def test_a_few_are_chosen_from_as_many_topics_as_there_are(bank: Bank) -> None:
    three = [bank.platform.messages[id_] for id_ in (POST, SMS, OVER)]
    assert [each.id for each in bank.chosen(three, 2)] == [POST, OVER]
    assert [each.id for each in bank.chosen(three, 9)] == [POST, OVER, SMS]


def test_the_list_is_split_into_pages_of_as_much_text(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lists.ROOM, urls.MESSAGES, lists.CARD)
    assert bank.pages == [[each] for each in bank.active]
    assert Bank(bank.platform, "sv", date(2020, 1, 1)).pages == [[]]


def test_news_is_what_has_happened_the_newest_first(bank: Bank) -> None:
    assert [(news.day.isoformat(), news.what, news.message.id) for news in bank.news] == [
        ("2026-04-01", "retired", OVER),
        ("2026-03-01", "changed", POST),
        ("2026-01-01", "new", POST),
        ("2026-01-01", "new", SMS),
        ("2025-01-01", "new", OVER),
    ]


def test_a_message_that_has_not_begun_is_led_to_from_nowhere(tmp_path: Path) -> None:
    root = small(tmp_path / "small")
    edit(root, f"data/messages/{POST}.yml", "from: 20", "from: 29")
    edit(root, f"data/messages/{POST}.yml", "changed: 2026-03-01\n", "")
    edit(root, "data/kits/badkit.yml", f"message: {SMS}", f"message: {OVER}")
    edit(root, f"data/messages/{OVER}.yml", "valid: {from: 2025-01-01, to: 2026-03-31}", "valid: {from: 2999-01-01}")
    renderer = Renderer(platform_at(root), "en", TODAY)
    macros = Macros(renderer, Settings(root, "https://x.example/", "", ""), lambda: "")
    pages = [page for page in all_pages(renderer) if page.macro not in ("licences_page", "quality_page")]
    shown = "".join(getattr(macros, page.macro)(*page.arguments) for page in pages)
    files = [content.decode("utf-8", "replace") for _, content in whole(edition_files(renderer, macros.settings))]
    for html in (shown, *files, macros.link(f"message:{POST}", "a"), macros.embed_example(f"message:{POST}")):
        assert POST not in html
        assert OVER not in html
    assert "badkit" not in shown, "all of its messages are to come"
    assert SMS in shown


def test_a_kit_and_a_retired_message_lead_to_no_message_that_is_to_come(tmp_path: Path) -> None:
    root = small(tmp_path / "small")
    edit(root, f"data/messages/{POST}.yml", "from: 20", "from: 29")
    edit(root, f"data/messages/{POST}.yml", "changed: 2026-03-01\n", "")
    found = Renderer(platform_at(root), "sv", TODAY).platform
    assert [step.message for step in found.kits["badkit"].steps] == [SMS]
    assert found.messages[OVER].replaced_by is None
