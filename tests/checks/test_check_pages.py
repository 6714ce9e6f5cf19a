"""Written pages: what a build would stop at, or publish as it should not, is told with file, line and cure."""
# ruff: noqa: E501

import shutil
from inspect import signature
from pathlib import Path

from macros.checks import macro_calls
from macros.rendering.generated_pages import all_pages
from macros.rendering.renderer import Renderer
from macros.site.macros.pages import Macros
from tests.support.platforms import edit, faults, platform_at, problems_on, stopping
from tests.support.problem_snapshots import Case, assert_problems

PAGE = "docs/sv/index.md"
TOP = "---\ntitle: Hem\n---\n\n"
CALL = "{{ front() }}"


def _body(text: str) -> tuple[str, None, str]:
    return PAGE, None, TOP + text


CASES: list[Case] = [
    ("conflict", PAGE, CALL, "<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> gren"),
    ("conflict, half mended", PAGE, CALL, "A\n>>>>>>> gren"),
    ("front matter: unclosed quotation", PAGE, "description: Hem", 'description: "Hem'),
    ("front matter: a colon", PAGE, "description: Hem", "description: Hem: här"),
    ("front matter: a field twice", PAGE, "description: Hem", "title: Hem"),
    ("front matter: a day that is none", PAGE, "description: Hem", "date: 2026-02-30"),
    ("front matter: a number for a title", PAGE, "title: Start", "title: 2027"),
    ("front matter: a word that is read as yes or no", PAGE, "description: Hem", "description: no"),
    ("front matter: a list for a title", PAGE, "title: Start", "title: [Start]"),
    ("front matter: a sentence", PAGE, None, "---\nHem\n---\n\nText.\n"),
    ("front matter: not closed", PAGE, None, "---\ntitle: Hem\n\nText.\n"),
    ("front matter: after an empty line", PAGE, None, "\n" + TOP + "Text."),
    ("no front matter", PAGE, None, "# Hem\n\nText.\n"),
    ("no title", PAGE, "title: Start\n", ""),
    ("an empty title", PAGE, "title: Start", 'title: " "'),
    ("an empty file", PAGE, None, ""),
    ("nothing below the front matter", *_body("\n \n")),
    ("nothing but a comment", *_body("<!-- Skriv här -->\n")),
    ("unclosed, text follows", *_body('Här bor {{ fact("hus") och *vi*. Vi med!\n\nI {{ value("hus") }}.')),
    ("unclosed, last", *_body("Hej\n\nI {{ front()")),
    ("unclosed statement", *_body("{% if page\n\nHej\n")),
    ("unclosed comment, an anchor of another kind", *_body("## Hem {#hem}\n\nText.\n")),
    ("closed with another sign", *_body('I {{ fact("hus") %} ja\n')),
    ("brackets that are too deep", *_body("{{ " + "(" * 300 + ")" * 300 + " }}\n")),
    ("curly quotation marks", *_body("I {{ fact(“hus”) }}\n")),
    ("a bracket too few", *_body('Ett {{ value("hus") }} och {{ fact("hus" }}\n')),
    ("nothing called", *_body("{{ }}\n")),
    ("an unknown statement", *_body("{% iff page %}A{% endif %}\n")),
    ("an unknown filter", *_body('{{ value("hus") | stort }}\n')),
    ("an unknown test", *_body("{% if page is stor %}A{% endif %}\n")),
    ("a block left open", *_body("{% if page %}A{% endif %}\n\n{% if page %}B\n")),
    ("a block never opened", *_body("A\n{% endif %}\n")),
    ("blocks crossed", *_body("{% if page %}{% for a in page %}A{% endif %}{% endfor %}\n")),
    ("an unknown macro", *_body('Här: {{ fakt("hus") }}\n')),
    ("an unknown name", *_body("A\n\n{{ kommun }}\n")),
    ("no argument", *_body("{{ fact() }}\n")),
    ("an argument too many", *_body('{{ front("hus") }}\n')),
    ("an argument of another name", *_body('{{ fact(id="hus") }}\n')),
    ("a number for a text", *_body("{{ fact(3) }}\n")),
    ("a text for a number", *_body('{{ goals_index("två") }}\n')),
    ("an unknown fact on a further line", *_body('{{ fact(\n  "huss"\n) }}\n')),
    ("an unknown strength", *_body('{{ strength_page("brygga") }}\n')),
    ("an unknown item to lead to", *_body('{{ link("goal:fler", "mål") }}\n')),
    ("an unknown kind to lead to", *_body('{{ link("mal:fler-hus", "mål") }}\n')),
    ("a page to lead to that is not there", *_body('{{ link("om/belag", "belägg") }}\n')),
    ("a link that is not there", *_body("A [b](om/c.md).\n")),
    ("a link to an address", *_body("A [b](/om/belagg/).\n")),
    ("a link without ending", *_body("A [b](om/belagg).\n")),
    ("a link that no address can be", *_body("A [b](http://[).\n")),
    ("a link by reference", *_body("A [b][1].\n\n[1]: om/belag.md\n")),
    ("a picture that is not there", *_body("A\n\n!!! note\n    ![b](bild.png)\n")),
    ("a heading that is not there", *_body("## A b\n\n[c](#a-c)\n")),
    ("a picture in HTML that is not there", *_body('A\n\n<img src="bild.png" alt="">\n')),
    ("a heading that is led to in HTML and is not there", *_body('## A b\n\nC <a href="#a-c">d</a>\n')),
    ("a picture on another host", *_body("A\n\n![b](https://a.example/b.png)\n")),
    ("a picture on another host without scheme, in HTML", *_body('A <img src="//a.example/b.png" alt="b">\n')),
    ("a frame with another host", *_body('<div>\n<iframe src="HTTPS://a.example/"></iframe>\n</div>\n')),
    ("a film's picture on another host", *_body('A\n\n<video markdown poster="http://a.example/b.png"></video>\n')),
]  # fmt: skip


def test_what_is_wrong_on_a_page_is_told(small_root: Path) -> None:
    assert_problems(__name__, CASES, small_root, faults)


def test_a_page_that_has_moved_leads_to_one_that_is_there_from_where_none_is(small_root: Path) -> None:
    edit(small_root, "data/platform.yml", "new: vision/", "new: visionen/")
    edit(small_root, "data/platform.yml", "old: var-vision/", "old: varumarke/")
    assert {row.code for row in faults(small_root)} == {"moved-nowhere", "moved-taken"}


def test_what_a_page_may_hold(small_root: Path) -> None:
    (small_root / "docs/sv/bild.png").write_bytes(b"x")
    for number, text in enumerate(SOUND):
        page = f"sida{number}.md"
        for edition in ("sv", "en"):
            edit(small_root, f"docs/{edition}/{page}", None, TOP + (text if edition == "sv" else "Text."))
    assert stopping(small_root) == []


SOUND = (
    "A `b` [c](om/belagg.md), [d](mal/01-fler-hus.md), [e](https://a.example/%), [f](tel:+46), [g](mailto:a@b.example).",
    "## A b {: #ab }\n\n[c](#ab) <a@b.example> [d](sida1.md#ab)\n",
    '{{ link("goal:fler-hus", "a") }} {{ link("om/belagg", "a") }} {{ link("budskap/sida-2/", "b") }} {{ link("redigera", "c") }}',
    '{% set a = "hus" %}{{ fact(a) }} {% if data_address() %}{{ data_address("x") }}{% endif %} {{ page.title | upper }}',
    '```\n[a](b.md)\n```\n\n`[a](b.md)` {% raw %}{{ x }}{% endraw %} {{ "{{" }}',
    "[a](bild.png) ![b](<bild.png>)\n\n[c][1]\n\n[1]: bild.png 'B'\n",
    "A[^1]\n\n[^1]: B\n",
    "## A b\n\n<img src='../bild.png' alt='b'> <a href='#a-b'>c</a> <a href='https://a.example/'>d</a> `<img src='//a.example'>`",
    '<!-- <img src="https://a.example/b.png"> -->\n\nA <img src="{{ data_address("x") }}" alt="b"> ![b](data:image/png;base64,AAAA)',
    "{{ front() }}\n\n[a](#innehall)\n",
)


def test_a_page_in_one_language_stops_a_build_unless_it_replaces_one_that_is_made(small_root: Path) -> None:
    page = small_root / "docs/sv/nytt.md"
    page.write_text(TOP + "Nytt.", "utf-8")
    assert [row.code for row in faults(small_root)] == ["page-missing"]
    page.rename(small_root / "docs/sv/vision.md")
    assert platform_at(small_root)
    assert [(row.path, row.code) for row in problems_on(small_root)] == [("docs/sv/vision.md", "page-untranslated")]


def test_two_pages_with_one_address(small_root: Path) -> None:
    for edition in ("sv", "en"):
        for name in ("om.md", "om/index.md"):
            edit(small_root, f"docs/{edition}/{name}", None, TOP + "Om.")
    assert [row.partition(" (")[0] for row in stopping(small_root)] == [
        f"docs/{edition}/om.md:1:1: adressen ”om/” är upptagen" for edition in ("en", "sv")
    ]


def test_a_fault_in_data_is_not_told_again_by_pages_that_lead_there(small_root: Path) -> None:
    edit(small_root, PAGE, CALL, '{{ link("strength:bryggan", "a") }} {{ link("styrkor/bryggan", "b") }}')
    edit(small_root, "data/strengths/bryggan.yml", "order: 1", "order: ett")
    assert [row.partition(":")[0] for row in stopping(small_root)] == ["data/strengths/bryggan.yml"]


def test_a_picture_that_comes_takes_its_problem_away(small_root: Path) -> None:
    edit(small_root, PAGE, CALL, "![a](bild.png)")
    assert len(stopping(small_root)) == 1
    shutil.copy(small_root / PAGE, small_root / "docs/sv/bild.png")
    assert stopping(small_root) == []


def test_what_a_macro_takes_is_read_from_its_source_without_importing_it() -> None:
    own = {name: list(signature(getattr(Macros, name)).parameters.values())[1:] for name in macro_calls.signatures()}
    assert own == {name: list(each.parameters.values()) for name, each in macro_calls.signatures().items()}


def test_every_macro_that_takes_an_id_says_of_what_kind() -> None:
    with_id = {name for name, each in macro_calls.signatures().items() if "id_" in each.parameters}
    with_target = {name for name, each in macro_calls.signatures().items() if "target" in each.parameters}
    assert (with_id, with_target) == (set(macro_calls.kinds_of_ids()), set(macro_calls.targets()))


def test_every_page_that_is_made_may_be_led_to(small_root: Path) -> None:
    renderer = Renderer(platform_at(small_root), "sv")
    links = "".join(
        f"[a]({page.file})\n{{{{ link('{page.path}', 'b') }}}}\n"
        for page in all_pages(renderer)
        if page.macro != "moved_page"
    )
    edit(small_root, PAGE, None, TOP + links)
    assert stopping(small_root) == []
