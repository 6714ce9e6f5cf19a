"""Keep macros' HTML from Markdown: a macro leaves a numbered comment, which the hook later replaces with the HTML."""

import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from markupsafe import Markup

_P = ParamSpec("_P")
_PLACEHOLDER = re.compile(r"<!-- macro (\d+) -->")
_kept: dict[str, Markup] = {}


def kept(macro: Callable[_P, Markup]) -> Callable[_P, Markup]:
    """Decorate a macro to store the HTML that it returns, and return a comment that stands for it."""

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
    """Replace every comment in the content with its stored HTML."""
    return _PLACEHOLDER.sub(lambda each: _kept.get(each[1], Markup(each[0])), content)


def forget() -> None:
    """Drop the stored HTML of the page that has been rendered."""
    _kept.clear()
