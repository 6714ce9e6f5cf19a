"""Nothing is left that nothing uses: templates, macros, labels, icons, scripts and CSS classes.

Each is looked for in the text of what could use it, in the way that this is written there. What is put together from
a prefix and something else has its prefix in a list below, which is itself tested.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

import pytest

from macros.content.words import catalogue
from macros.frontend.brand_css import ICONS
from macros.site.macros.pages import MACROS, MACROS_IN_TEXT
from tests.support.site import ROOT

# How a name is written where it is used.
TEMPLATE = r"""["']{name}(?=["'])"""
MACRO = r"""(?<!def )\b{name}\(|"{name}(?=")"""
LABEL = r"""["'`]{name}(?=["'`])|(?=\.(\w+))"""
ICON = r"--icon-{name}\b"
SCRIPT = r"""["'/]{name}\.js["']|\b(?:script|tool)\(["']{name}["']"""
FORM_SCRIPT = r'"{name}(?=")'
CLASS = r"(?<![\w-]){name}(?![\w-])"

# The beginnings of names that are put together from parts where they are used.
TEMPLATE_PREFIXES = ("paper_",)
LABEL_PREFIXES = (
    *("background_rule_", "chart_", "chart_better_", "column_", "data_", "documents_", "embed_", "embed_how_"),
    *("feed_", "filter_", "forms_page_", "gives_", "idea_", "idea_form_", "idea_state_", "kind_", "licences_"),
    *("method_", "method_limit_", "missing_", "page_", "part_", "picture_variant_", "preview_"),
    *("reason_", "reason_as_", "relation_", "search_", "slides_layout_", "slides_place_", "slides_table_"),
    *("swatches_for_", "maker_", "relations_", "tool_", "tool_sheet_", "trend_", "try_", "way_"),
)
# Of these, what follows may be two words, each a value: `relations_area_counterpart`, `reason_reach-up`.
PAIRS = ("reason_", "relations_")
# What may come after the part that varies, and how a label is called where a number is none or one.
ENDING = re.compile(r"(-(description|keywords|text|who|begins|one|many|short|count|none)|\.html)$")
NUMBERED = re.compile(r"-(none|one)$")
MADE_CLASS = re.compile(r"([\w-]+(?:--|__))(?:\{\{|\$\{)")
NOT_OURS = {
    "main.html": "MkDocs asks for it",
    "md-dialog": "Material writes it",
    "md-overlay": "Material writes it",
    "md-toggle": "Material writes it",
    "app-shell": "the forms' program writes it",
    "powered-by": "the forms' program writes it",
    "spacer": "the forms' program writes it",
}


def unused(names: Iterable[str], text: str, pattern: str, prefixes: Collection[str] = ()) -> list[str]:
    """The names that the text does not use, neither whole nor put together from a prefix and words of the text."""
    words = set(re.findall(r"[\w-]+", text.replace("_", "-")))
    whole = {name for found in re.finditer(pattern.format(name=r"([\w.-]+)"), text) for name in found.groups()}
    left = (name for name in names if NUMBERED.sub("", name) not in whole)
    return sorted(name for name in left if not _is_made(name, words, prefixes))


def _is_made(name: str, words: Collection[str], prefixes: Collection[str]) -> bool:
    for prefix in filter(name.startswith, prefixes):
        rest = NUMBERED.sub("", name).removeprefix(prefix)
        plain = ENDING.sub("", rest.replace("_", "-"))
        first, _, second = plain.partition("-")
        pair = prefix in PAIRS and first in words and second in words
        if pair or plain in words or rest.replace("_", "-") in words or _is_made(rest, words, prefixes):
            return True
    return False


@cache
def _text(*patterns: str) -> str:
    """All that stands in the project's files of these patterns."""
    return "\n".join(file.read_text("utf-8") for pattern in patterns for file in sorted(ROOT.glob(pattern)))


TEMPLATES = ("macros/rendering/templates/[a-z]*/*.*", "overrides/*.html")
PROSE = ("docs/**/*.md", "macros/editing/new_place_files/**/*.md")
SCRIPTS = "overrides/js/**/*.js"
MARKDOWN = "overrides/css/components.css"  # for what Markdown's extensions write
STYLES = ("overrides/css/**/*.css", "macros/rendering/templates/[a-z]*/*.css")
PYTHON = "macros/**/*.py"


def test_every_template_is_used() -> None:
    names = {file.name for pattern in TEMPLATES for file in ROOT.glob(pattern)} - NOT_OURS.keys()
    assert unused(names, _text(PYTHON, *TEMPLATES), TEMPLATE, TEMPLATE_PREFIXES) == []


def test_every_macro_is_called_or_shown_to_those_who_write_pages() -> None:
    callers = ("macros/content/kinds.py", "macros/rendering/generated_pages.py", *TEMPLATES, *PROSE)
    assert unused([*MACROS, *MACROS_IN_TEXT], _text(*callers), MACRO) == []


def test_every_label_is_used() -> None:
    words = catalogue("site")["labels"]
    labels = [name for name in words if not name.startswith("admonition_")]  # a page in docs/ names the kind
    text = _text(PYTHON, *TEMPLATES, SCRIPTS)
    assert unused(labels, text, LABEL, LABEL_PREFIXES) == []


def test_every_icon_is_used() -> None:
    assert unused(ICONS, _text(PYTHON, *TEMPLATES, *STYLES, SCRIPTS), ICON) == []


def test_every_script_is_used() -> None:
    names = {file.stem for file in ROOT.glob(SCRIPTS)}
    missing = unused(names, _text(PYTHON, *TEMPLATES, SCRIPTS), SCRIPT)
    assert unused(missing, _text("macros/editing/form_files.py"), FORM_SCRIPT) == []


def test_every_class_of_the_style_sheets_is_used() -> None:
    text = _text(PYTHON, "macros/rendering/templates/[a-z]*/*.html", "overrides/*.html", SCRIPTS, *PROSE)
    values = _text("data/vocabulary.yml", "macros/words/en/site.yml") + " ".join(
        map(str, range(1, 10))
    )  # channels, statuses, places in a row
    of_markdown = {name for name in _classes(_text(MARKDOWN)) if not name.startswith("brand-")}
    found = unused(set(_classes(_text(*STYLES))) - NOT_OURS.keys() - of_markdown, text, CLASS)
    assert unused(found, text + values, CLASS, set(MADE_CLASS.findall(text))) == []


def _classes(css: str) -> Iterator[str]:
    """Every class that a rule of the style sheets is for."""
    for selectors in re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        yield from re.findall(r"\.([a-zA-Z][\w-]*)", selectors)


def test_every_prefix_is_one_that_names_are_made_from() -> None:
    text = _text(PYTHON, *TEMPLATES, SCRIPTS)
    prefixes = (*TEMPLATE_PREFIXES, *LABEL_PREFIXES)
    assert [each for each in prefixes if not re.search(rf"""["'`]{each}(?:\{{|\$\{{|["'])""", text)] == []


def test_what_is_told_of_the_code_names_files_that_are_there() -> None:
    patterns = ("*.*", "data/*.*", "macros/**/*.*", "tests/**/*.*")
    there = {file.name for pattern in patterns for file in ROOT.glob(pattern)}
    for guide in ("docs/developer/architecture.md", "docs/developer/content-files.md", "CONTRIBUTING.md"):
        named = re.findall(r"`(?:\w+/)*(\w+\.(?:py|yml))`", _text(guide))
        assert named
        assert [name for name in named if name not in there] == [], guide


def test_what_is_not_ours_is_there() -> None:
    there = {file.name for pattern in TEMPLATES for file in ROOT.glob(pattern)} | set(_classes(_text(*STYLES)))
    assert NOT_OURS.keys() <= there


@pytest.mark.parametrize(
    ("pattern", "prefixes", "text", "used", "left"),
    [
        (TEMPLATE, (), 'render("a.html")', "a.html", "b.html"),
        (MACRO, (), '{{ fact("x") }} def year(', "fact", "year"),
        (LABEL, (), "label('facts', count=3) words.search", "facts-one", "sea"),
        (LABEL, ("page_",), 'f"page_{name}_description" "goals"', "page_goals_description", "page_gods_description"),
        (
            LABEL,
            ("relations_",),
            "'relations_' kind area counterpart",
            "relations_area_counterpart",
            "relations_area_x",
        ),
        (ICON, (), "mask: var(--icon-sun)", "sun", "su"),
        (SCRIPT, (), "from \"./word.js\" script('bank')", "bank", "words"),
        (CLASS, ("brand-tile--",), '"brand-tile--{{ status }}" met', "brand-tile--met", "brand-tile--late"),
    ],
)
def test_what_is_unused_is_found(pattern: str, prefixes: Collection[str], text: str, used: str, left: str) -> None:
    assert unused([used, left], text, pattern, prefixes) == [left]
