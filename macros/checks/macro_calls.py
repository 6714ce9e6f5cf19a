"""What a written page asks of the macros: which there are, what each takes, and which item it is given."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

from macros.content.kinds import ITEM_MACRO, MANY

# What mkdocs-macros lets a page name beside our macros and Jinja's own.
_GIVEN = {
    *("config", "context", "environment", "extra", "files", "filters", "filters_builtin", "fix_url", "git", "macros"),
    *("macros_info", "navigation", "now", "page", "platform", "plugin", "scope"),
}
_TYPES = {"str": str, "int": int}


@cache
def signatures() -> dict[str, inspect.Signature]:
    """Every macro, and what it takes. They are asked for late: the macros are made of what has been checked."""
    from macros.site.macros.pages import MACROS, MACROS_IN_TEXT, Macros

    return {name: inspect.signature(getattr(Macros, name)) for name in (*MACROS, *MACROS_IN_TEXT)}


@cache
def in_text() -> tuple[str, ...]:
    """The macros that make words in a sentence."""
    from macros.site.macros.pages import MACROS_IN_TEXT

    return MACROS_IN_TEXT


def kinds_of_ids() -> dict[str, str]:
    """Macro → the kind that its argument `id_` is an id of."""
    shown = {macro: kind.name for kind in MANY.values() for macro in kind.macros}
    return {**shown, "fact": "fact", "value": "fact", "year": "fact"}


def targets() -> dict[str, list[str]]:
    """Macro → the kinds whose items its argument `target` may name."""
    return {
        "link": [kind.name for kind in MANY.values() if kind.has_page],
        ITEM_MACRO: [kind.name for kind in MANY.values() if kind.pages and not kind.macros],
        "embed_example": ["goal", "message"],
    }


def _is_known(name: str) -> bool:
    """Whether a page may name this without having set it itself."""
    return name in signatures() or name in _GIVEN or name in Environment().globals


def unknown_names(template: nodes.Template, own: Collection[str]) -> Iterator[nodes.Name | nodes.Filter | nodes.Test]:
    """What the page names that nobody has given it. own: what it has of its own."""
    environment = template.environment or Environment()
    filters = [each for each in template.find_all(nodes.Filter) if each.name not in environment.filters]
    tests = [each for each in template.find_all(nodes.Test) if each.name not in environment.tests]
    yield from filters
    yield from tests
    if not filters and not tests:  # else Jinja cannot say which names the page has set itself
        lacking = {name for name in find_undeclared_variables(template) if name not in own and not _is_known(name)}
        yield from (name for name in template.find_all(nodes.Name) if name.name in lacking)


def arguments(name: str, call: nodes.Call) -> dict[str, Any] | None:
    """The value that each parameter is given; None where it is no constant. None if the macro does not take them."""
    if call.dyn_args or call.dyn_kwargs:
        return {}
    try:
        bound = signatures()[name].bind(None, *call.args, **{each.key: each.value for each in call.kwargs})
    except TypeError:
        return None
    return {key: node.value if isinstance(node, nodes.Const) else None for key, node in bound.arguments.items() if node}


def fits(name: str, parameter: str, value: object) -> bool:
    """Whether the value is of the kind that the parameter takes; what is worked out on the page may be any."""
    return value is None or isinstance(value, _TYPES[signatures()[name].parameters[parameter].annotation])


def shown(name: str) -> Iterator[str]:
    """The macro's parameters as they are to be written."""
    for parameter in list(signatures()[name].parameters.values())[1:]:
        word = parameter.name.rstrip("_")
        yield f'"{word}"' if parameter.annotation == "str" else word


def item(name: str, parameter: str, value: object) -> tuple[str, str]:
    """Kind and id of the item that the value names; nothing where it names none."""
    if parameter == "id_" and isinstance(value, str):
        return kinds_of_ids()[name], value
    if parameter == "target" and isinstance(value, str) and (":" in value or name != "link"):
        kind, _, id_ = value.partition(":")
        return kind if kind in targets()[name] else f"?{kind}", id_
    return "", ""
