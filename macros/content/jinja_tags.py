"""Jinja's tags in a written page: {{ }}, {% %}, {# #}; and which of them is wrong where Jinja cannot read the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

_FILTERS = ("pretty", "relative_url")  # mkdocs-macros has them beside Jinja's own
# How a tag opens, what it holds, how it closes; it does not where another opens first.
_TAG = re.compile(r"(\{\{|\{%|\{#)(.*?)(\}\}|%\}|#\}|(?=\{\{|\{%|\{#)|\Z)", re.DOTALL)
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BLOCKS = ("if", "for", "raw", "macro", "call", "filter", "block")


@dataclass(frozen=True, slots=True)
class Fault:
    """A tag that is wrong. index: where it begins in the text. code, values: those of its problem."""

    index: int
    code: str
    values: dict[str, str]


def read(template: str) -> nodes.Template:
    """What Jinja reads in the text. Raises TemplateSyntaxError."""
    environment = Environment()
    environment.filters |= dict.fromkeys(_FILTERS, str)
    return environment.parse(template)


def fault(text: str) -> Fault:
    """The tag that makes the text unreadable: one not closed, one that makes no sense, or one without its other half.

    Jinja itself stops where the text after a tag that is left open no longer can be an expression.
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
    """Whether the tag can be read by itself, or together with those that it needs around it."""
    name = _name(tag)
    tries = (tag, f"{tag}{{% end{name} %}}", f"{{% if 1 %}}{tag}{{% endif %}}")
    return name.startswith("end") or any(map(_can_be_read, tries))


def _can_be_read(template: str) -> bool:
    try:
        return bool(read(template))
    except TemplateSyntaxError:
        return False


def _name(tag: str) -> str:
    """What a tag within {% %} is called; of another tag its first word."""
    return next(iter(re.findall(r"\w+", tag)), "")


def _unpaired(text: str) -> re.Match[str]:
    """The first tag that ends something else than what is open; else the last that is left open."""
    tags = [tag for tag in _TAG.finditer(text) if tag[1] == "{%"]
    opened: list[re.Match[str]] = []
    for tag in tags:
        name = _name(tag[0])
        if name in _BLOCKS:
            opened.append(tag)
        elif name.startswith("end") and (not opened or _name(opened.pop()[0]) != name.removeprefix("end")):
            return tag
    return opened[-1] if opened else tags[-1]
