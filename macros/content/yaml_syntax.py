"""Explain invalid YAML in an editor's words: the parser knows where it stopped, not why."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

Place = tuple[int, int]

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
_ODD_BREAKS = "\x85\u2028\u2029"
# Spaces that look like the ordinary one.
ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u3000"
# Patterns of known causes, searched for on the lines around where the parser stopped, the likeliest first.
_SIGNS = (
    ("conflict", re.compile(r"^()={7}$")),
    ("yaml-space", re.compile(rf"^ *([{ODD_SPACES}])")),
    ("yaml-tab", re.compile(r"^[ ]*(\t)")),
    ("yaml-hash", re.compile(r"""^[^"'#]*\S[ \t]+(#[^\s#])""")),
    ("yaml-bracket", re.compile(r"[:-][ ]+([{\[])(?:(?<=\{)[^{}]*\}|(?<=\[)[^\[\]]*\])[ ]*[^\s,}\]#]")),
    ("yaml-colon", re.compile(r"""[{,][ ]*\w+:[ ]+[^\s"'{\[][^"',{}\[\]]*?(:)[ ]""")),
    ("yaml-quotes", re.compile(r"""(?:[:,{\[-][ ]*)(["'])(?:(?!\1).)*\1[ ]*[^\s,}\]#:"']""")),
)
_WORDINGS = (
    ("mapping values are not allowed", "yaml-colon"),
    ("unexpected end of stream", "yaml-unclosed"),
    ("did not find expected ',' or", "yaml-unclosed"),
    ("unexpected document indicator", "yaml-unclosed"),
    ("expected alphabetic or numeric character", "yaml-character"),
    ("expected comment or line break", "yaml-character"),
    ("unknown escape character", "yaml-escape"),
    ("did not find expected", "yaml-indent"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("block sequence entries are not allowed", "yaml-indent"),
    ("mapping keys are not allowed", "yaml-character"),
    ("cannot start any token", "yaml-character"),
)


def place_after(before: str) -> Place:
    """Return the line and column, from 1, of the position after the text."""
    lines = _BREAK.split(before)
    return len(lines), len(lines[-1]) + 1


def of(mark: Any) -> Place:
    """Return the parser's mark as a line and column from 1."""
    return mark.line + 1, mark.column + 1


def cause(error: yaml.MarkedYAMLError, text: str) -> tuple[Place, str, dict[str, str]]:
    """Return the position of the likely cause of the parser's error, its problem code, and its values."""
    stopped = of(error.problem_mark or error.context_mark) if error.problem_mark or error.context_mark else (1, 1)
    begun = of(error.context_mark) if error.context_mark else stopped
    lines, breaks = _BREAK.split(text), _BREAK.findall(text)
    for code, place in _signs(lines, breaks, _around(stopped[0], begun[0], lines)):
        return place, code, {"found": lines[place[0] - 1]}
    code = next((code for words, code in _WORDINGS if words in (error.problem or "")), "yaml-other")
    place = begun if code in ("yaml-unclosed", "yaml-no-colon") else stopped
    if code == "yaml-colon" and (above := _without_colon(lines, stopped)):
        code, place = "yaml-no-colon", (above, 1)
    line, column = place = min(place, place_after(text))  # the parser may stop beyond the last line
    return place, code, {"found": lines[line - 1].strip(), "opened": lines[line - 1][column - 1 : column]}


def _around(stopped: int, begun: int, lines: list[str]) -> list[int]:
    """Return the lines to search: where the parser stopped, the one above, and where the construct began."""
    return [number for number in dict.fromkeys((stopped, stopped - 1, begun)) if 1 <= number <= len(lines)]


def _signs(lines: list[str], breaks: list[str], numbers: list[int]) -> Iterator[tuple[str, Place]]:
    """Yield the code and position of each known cause that is found on the lines."""
    for number in numbers:
        if number > 1 and breaks[number - 2] in _ODD_BREAKS:
            yield "yaml-break", (number - 1, len(lines[number - 2]) + 1)
    for code, sign in _SIGNS:
        for number in numbers:
            if found := sign.search(lines[number - 1]):
                yield code, (number, found.start(1) + 1)


def _without_colon(lines: list[str], stopped: Place) -> int:
    """Return the line above, if it lacks a colon and the parser stopped at the next line's first colon; else 0."""
    line, column = stopped
    above = next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip()), 0)
    is_first = ":" not in lines[line - 1][: column - 1]
    return above if is_first and above and not re.search(r":(\s|$)", lines[above - 1]) else 0
