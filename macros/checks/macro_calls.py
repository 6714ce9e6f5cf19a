"""The macros that written pages may call, the arguments of each, and the items that they name."""

import ast
from collections.abc import Collection, Iterator
from functools import cache
from inspect import Parameter, Signature
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

from macros.content.kinds import ITEM_MACRO, MANY

_MACROS = Path(__file__).parents[1] / "site" / "macros"
_PLAIN = Parameter.POSITIONAL_OR_KEYWORD
# The names that mkdocs-macros defines, besides our macros and Jinja's own.
_GIVEN = {
    *("config", "context", "environment", "extra", "files", "filters", "filters_builtin", "fix_url", "git", "macros"),
    *("macros_info", "navigation", "now", "page", "platform", "plugin", "scope"),
}
_TYPES = {"str": str, "int": int}


@cache
def _modules() -> tuple[ast.Module, ...]:
    """The source of the macros, which is quicker to parse than to import: most of the program would come with it."""
    return tuple(ast.parse(file.read_text("utf-8")) for file in sorted(_MACROS.glob("*.py")))


@cache
def signatures() -> dict[str, Signature]:
    """Return what each macro takes, without `self`."""
    classes = (each for module in _modules() for each in module.body if isinstance(each, ast.ClassDef))
    methods = {each.name: each for found in classes for each in found.body if isinstance(each, ast.FunctionDef)}
    return {name: _signature(methods[name].args) for name in (*_listed("MACROS"), *in_text())}


def _signature(taken: ast.arguments) -> Signature:
    defaults = [Parameter.empty] * (len(taken.args) - len(taken.defaults)) + [*map(ast.literal_eval, taken.defaults)]
    return Signature(
        [
            Parameter(each.arg, _PLAIN, default=default, annotation=_TYPES[ast.unparse(each.annotation)])
            for each, default in zip(taken.args, defaults, strict=True)
            if each.annotation
        ]
    )


@cache
def in_text() -> tuple[str, ...]:
    """Return the macros that are used within a sentence."""
    return _listed("MACROS_IN_TEXT")


def _listed(constant: str) -> tuple[str, ...]:
    """Return the names in a constant of the macros' modules."""
    found = (each for module in _modules() for each in module.body if isinstance(each, ast.Assign))
    names: tuple[str, ...] = next(
        ast.literal_eval(each.value) for each in found if ast.unparse(each.targets[0]) == constant
    )
    return names


def kinds_of_ids() -> dict[str, str]:
    """Return macro → the kind of item whose id its argument `id_` is."""
    shown = {macro: kind.name for kind in MANY.values() for macro in kind.macros}
    return {**shown, "fact": "fact", "value": "fact", "year": "fact"}


def targets() -> dict[str, list[str]]:
    """Return macro → the kinds of item that its argument `target` may name."""
    return {
        "link": [kind.name for kind in MANY.values() if kind.has_page],
        ITEM_MACRO: [kind.name for kind in MANY.values() if kind.pages and not kind.macros],
        "embed_example": ["goal", "message"],
    }


def _is_known(name: str) -> bool:
    """Whether a page may use the name without defining it."""
    return name in signatures() or name in _GIVEN or name in Environment().globals


def unknown_names(template: nodes.Template, own: Collection[str]) -> Iterator[nodes.Name | nodes.Filter | nodes.Test]:
    """Yield each name, filter and test that the page uses and nobody defines. own: its front matter's fields."""
    environment = template.environment or Environment()
    filters = [each for each in template.find_all(nodes.Filter) if each.name not in environment.filters]
    tests = [each for each in template.find_all(nodes.Test) if each.name not in environment.tests]
    yield from filters
    yield from tests
    if not filters and not tests:  # else Jinja cannot say which names the page has set itself
        lacking = {name for name in find_undeclared_variables(template) if name not in own and not _is_known(name)}
        yield from (name for name in template.find_all(nodes.Name) if name.name in lacking)


def arguments(name: str, call: nodes.Call) -> dict[str, Any] | None:
    """Return each parameter's constant value, or None if it is an expression. None if the call does not fit."""
    if call.dyn_args or call.dyn_kwargs:
        return {}
    try:
        bound = signatures()[name].bind(*call.args, **{each.key: each.value for each in call.kwargs})
    except TypeError:
        return None
    return {key: node.value if isinstance(node, nodes.Const) else None for key, node in bound.arguments.items() if node}


def fits(name: str, parameter: str, value: object) -> bool:
    """Whether the value has the parameter's type; the result of an expression may have any."""
    return value is None or isinstance(value, signatures()[name].parameters[parameter].annotation)


def shown(name: str) -> Iterator[str]:
    """Yield the macro's parameters as an example of how to write them."""
    for parameter in signatures()[name].parameters.values():
        word = parameter.name.rstrip("_")
        yield f'"{word}"' if parameter.annotation is str else word


def item(name: str, parameter: str, value: object) -> tuple[str, str]:
    """Return kind and id of the item that the value names; empty if it names none."""
    if parameter == "id_" and isinstance(value, str):
        return kinds_of_ids()[name], value
    if parameter == "target" and isinstance(value, str) and (":" in value or name != "link"):
        kind, _, id_ = value.partition(":")
        return kind if kind in targets()[name] else f"?{kind}", id_
    return "", ""
