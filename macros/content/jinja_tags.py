"""Jinja's tags in a written page ({{ }}, {% %}, {# #}), and finding the one that makes a page invalid."""

import re
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

_FILTERS = ("pretty", "relative_url")  # mkdocs-macros adds them to Jinja's own
# A tag's opening, content and closing; the closing is empty if the text ends or another tag opens first.
_TAG = re.compile(r"(\{\{|\{%|\{#)(.*?)(\}\}|%\}|#\}|(?=\{\{|\{%|\{#)|\Z)", re.DOTALL)
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BLOCKS = ("if", "for", "raw", "macro", "call", "filter", "block")


@dataclass(frozen=True, slots=True)
class Fault:
    """An invalid tag. index: its position in the text. code, values: those of its problem."""

    index: int
    code: str
    values: dict[str, str]


def read(template: str) -> nodes.Template:
    """Parse the text as a Jinja template. Raises TemplateSyntaxError."""
    environment = Environment()
    environment.filters |= dict.fromkeys(_FILTERS, str)
    try:
        return environment.parse(template)
    except RecursionError:  # brackets within brackets
        raise TemplateSyntaxError("nested too deeply", 1) from None


def fault(text: str) -> Fault:
    """Find the tag that makes the text invalid: one not closed, one that cannot be parsed, or one without its pair.

    Jinja itself reports the place where the text after an unclosed tag can no longer be parsed as an expression.
    """
    for tag in _TAG.finditer(text):
        opening, _, closing = tag.groups()
        if not closing:
            code = "page-comment" if opening == "{#" else "page-unclosed"
            return Fault(tag.start(), code, {"opened": opening, "closing": _CLOSING[opening]})
        if not _makes_sense(tag[0]):
            return Fault(tag.start(), "page-tag", {"found": tag[0]})
    alone = _unpaired(text)
    return Fault(alone.start(), "page-block", {"found": alone[0]})


def _makes_sense(tag: str) -> bool:
    """Whether the tag can be parsed by itself, or with the tags that must surround it."""
    name = _name(tag)
    tries = (tag, f"{tag}{{% end{name} %}}", f"{{% if 1 %}}{tag}{{% endif %}}")
    return name.startswith("end") or any(map(_can_be_read, tries))


def _can_be_read(template: str) -> bool:
    try:
        return bool(read(template))
    except TemplateSyntaxError:
        return False


def _name(tag: str) -> str:
    """Return the name of a {% %} tag; of another tag, its first word."""
    return next(iter(re.findall(r"\w+", tag)), "")


def _unpaired(text: str) -> re.Match[str]:
    """Return the first end tag that does not match the open tag; else the last tag that is not closed."""
    tags = [tag for tag in _TAG.finditer(text) if tag[1] == "{%"]
    opened: list[re.Match[str]] = []
    for tag in tags:
        name = _name(tag[0])
        if name in _BLOCKS:
            opened.append(tag)
        elif name.startswith("end") and (not opened or _name(opened.pop()[0]) != name.removeprefix("end")):
            return tag
    return opened[-1] if opened else tags[-1]
