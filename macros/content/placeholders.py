"""HTML that Markdown need not parse: a macro leaves a comment in its place, and the hook puts it in afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from markupsafe import Markup

_P = ParamSpec("_P")
_PLACEHOLDER = re.compile(r"<!-- macro (\d+) -->")
_kept: dict[str, Markup] = {}


def kept(macro: Callable[_P, Markup]) -> Callable[_P, Markup]:
    """The macro, with a placeholder for what it returns. It stands on a line of its own in the page."""

    @wraps(macro)
    def placeholder(*args: _P.args, **kwargs: _P.kwargs) -> Markup:
        number = str(len(_kept))
        _kept[number] = macro(*args, **kwargs)
        return Markup("<!-- macro {} -->").format(number)

    return placeholder


def is_one(markdown: str) -> bool:
    """Whether the Markdown is a placeholder and nothing more: there is nothing to convert."""
    return _PLACEHOLDER.fullmatch(markdown.strip()) is not None


def put_in(content: str) -> str:
    """The content with every placeholder replaced by the HTML that it stands for."""
    return _PLACEHOLDER.sub(lambda each: _kept.get(each[1], Markup(each[0])), content)


def forget() -> None:
    """Let go of the HTML of the page that has been made."""
    _kept.clear()
