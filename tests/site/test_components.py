"""The components that an editor writes as Material's reference teaches: looks, keyboard, paper, without JavaScript."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.axe import NARROWEST, PHONE, in_both_schemes
from tests.support.site import served
from tests.support.small_site import shown_small, small_project
from tests.support.windows import clipboard, watched

pytestmark = pytest.mark.site  # it makes a site of its own

PAGE = """\
---
title: Delar
description: Varje del som en sida kan ha.
---

# Delar

Nästan **allt** som går att skriva :material-heart: och en :smile:. En siffra[^kalla] och en till[^kalla2], och `kod`.

!!! note

    Utan titel.

!!! warning "Tänk på"

    Med titel.

!!! danger

    Fara.

!!! tip

    Ett tips.

!!! quote "Ur strategin"

    Ett citat.

??? question

    Hopfälld text.

???+ info "Öppen från början"

    Utfälld text.

=== "Förening"

    Panel ett, med

    - en lista
    - till

    === "Inre ett"

        Inuti ett.

    === "Inre två"

        Inuti två.

=== ":material-heart: Företag"

    Panel två.

=== "Kommun"

    Panel tre.

- [x] Det som är klart
- [ ] Det som återstår
    - [x] Under det

<div class="grid cards" markdown>

-   :material-heart:{ .lg .middle } __Kort ett__

    ---

    Text på kortet.

-   __Kort två__

    Mer text.

-   __Kort tre__

    Mer text.

</div>

<div class="grid" markdown>

Till vänster i rutnätet.
{ .card }

Till höger i rutnätet.
{ .card }

</div>

```yaml title="data/goals/fritid.yml" linenums="1" hl_lines="2"
id: fritid # en kommentar
name: {sv: "Fritid", en: "Leisure"}
long: "Ett_mycket_långt_ord_utan_mellanslag_som_inte_får_plats_på_en_telefon_och_därför_måste_brytas_någonstans"
```

```text
python3 dev.py serve
```

| Ort | Antal |
|:--|--:|
| Hagen | 1 |
| Vik | 12 |

| År | Januari | Februari | Mars | April | Maj | Juni |
|---|---|---|---|---|---|--:|
| 2025 | Sammanträde | Sammanträde | Sammanträde | Sammanträde | Sammanträde | 6 |

Term
:   Förklaringen.

[^kalla]: Enligt källan.
[^kalla2]: Enligt en annan källa.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose front pages hold every component."""
    folder = tmp_path_factory.mktemp("components")
    root = small_project(folder / "project")
    for edition in ("sv", "en"):
        (root / "docs" / edition / "index.md").write_text(PAGE, "utf-8")
    return shown_small(root, folder / "site")


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """The address of the page."""
    with served(built) as found:
        yield found


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """Open the page; fails the test on a script error."""
    opened = watched(context)
    opened.goto(address)
    return opened


@pytest.mark.parametrize(
    ("edition", "words"), [("", ["Notera", "Fara", "Fråga"]), ("en", ["Note", "Danger", "Question"])]
)
def test_a_box_without_title_is_called_by_its_kind_in_the_language_of_the_page(
    built: Path, edition: str, words: list[str]
) -> None:
    html = (built / edition / "index.html").read_text("utf-8")
    titles = re.findall(r'class="admonition-title">(.*?)<', html)
    assert [title for title in titles if title in words] == words
    assert {"Tänk på", "Ur strategin", "Öppen från början"} < set(titles)


def test_no_component_styles_itself_or_fetches_from_another_host(built: Path) -> None:
    article = (built / "index.html").read_text("utf-8").partition("<article")[2].partition("</article>")[0]
    assert not re.search(r"\sstyle=|<script|<style|\ssrc=", article)
    assert "\N{SMILING FACE WITH OPEN MOUTH AND SMILING EYES}" in article


@pytest.mark.browser
@pytest.mark.window(viewport=PHONE)
def test_axe_finds_nothing(page: Page) -> None:
    page.get_by_text("Fråga").click()
    page.get_by_text("Företag").click()
    assert in_both_schemes(page) == []


@pytest.mark.browser
@pytest.mark.window(viewport=NARROWEST)
def test_nothing_is_wider_than_the_narrowest_phone_and_a_wide_table_stands_as_cards(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST["width"]
    wider = "e.getBoundingClientRect().right > innerWidth"
    assert (
        page.evaluate(f"[...document.querySelectorAll('article *')].filter(e => {wider}).map(e => e.outerHTML)") == []
    )
    cell = page.locator(".brand-table--cards td[data-label]").first
    assert cell.evaluate("e => getComputedStyle(e, '::before').content").startswith('"')


@pytest.mark.browser
def test_tabs_are_chosen_with_the_arrows_and_show_where_the_focus_is(page: Page) -> None:
    first, second = page.get_by_text("Panel ett, med"), page.get_by_text("Panel två.")
    expect(first).to_be_visible()
    expect(second).to_be_hidden()
    page.get_by_label("Förening").focus()
    page.keyboard.press("ArrowRight")
    expect(first).to_be_hidden()
    expect(second).to_be_visible()
    rings = "getComputedStyle(document.querySelectorAll('.tabbed-labels')[0].children[{}]).outlineWidth"
    assert [page.evaluate(rings.format(number)) for number in (0, 1)] == ["0px", "3px"]
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("Inuti ett.")).to_be_visible()
    expect(page.get_by_text("Inuti två.")).to_be_hidden()


@pytest.mark.browser
def test_code_is_copied_with_its_lines_and_it_is_said(page: Page) -> None:
    block = page.locator(".highlight").first
    block.get_by_role("button", name="Kopiera koden").focus()
    page.keyboard.press("Enter")
    expect(block.get_by_role("status")).to_have_text("Kopierat.")
    lines = clipboard(page).splitlines()
    assert lines[:2] == ["id: fritid # en kommentar", 'name: {sv: "Fritid", en: "Leisure"}']
    assert len(lines) == 3


@pytest.mark.browser
def test_on_paper_every_panel_stands_under_its_label_and_what_is_folded_is_open(page: Page) -> None:
    page.emulate_media(media="print")
    for text in ("Panel ett, med", "Inuti två.", "Panel två.", "Hopfälld text."):
        assert page.get_by_text(text).evaluate(
            "e => e.checkVisibility({contentVisibilityAuto: true}) && e.offsetHeight > 0"
        )
    label = "e => getComputedStyle(e.closest('.tabbed-block'), '::before').content"
    assert page.get_by_text("Panel två.").evaluate(label) == '"Företag"'
    expect(page.get_by_role("button", name="Kopiera koden")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.window(java_script_enabled=False)
def test_without_javascript_all_of_it_is_within_reach(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_text("Företag").click()
    expect(page.get_by_text("Panel två.")).to_be_visible()
    page.get_by_text("Fråga").click()
    expect(page.get_by_text("Hopfälld text.")).to_be_visible()
    expect(page.get_by_role("button", name="Kopiera koden")).to_have_count(0)


@pytest.mark.browser
def test_footnotes_and_tasks_have_names(page: Page) -> None:
    page.get_by_label("Fotnot 2", exact=True).click()
    expect(page).to_have_url(re.compile("#fn:kalla2$"))
    page.get_by_label("Tillbaka till texten vid fotnot 2").click()
    expect(page).to_have_url(re.compile("#fnref:kalla2$"))
    expect(page.get_by_role("checkbox", name="Klart", checked=True)).to_have_count(2)
    expect(page.get_by_role("checkbox", name="Klart", checked=False)).to_have_count(1)
