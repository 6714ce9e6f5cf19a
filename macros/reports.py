"""The problems as machines read them: remarks on a merge request's lines, and a list for other programs.

Sources: GitHub, "Workflow commands for GitHub Actions", with the escaping of its toolkit's command.ts; GitLab, "Code
Quality", report format.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable

from macros.problems import Problem, grouped, groups, report

Format = Callable[[Iterable[Problem], str], str]
# A problem's values that are line numbers: they change when somebody writes above.
_LINES = {"duplicate-key": ("first",)}


def github(problems: Iterable[Problem], language: str) -> str:
    """A workflow command a problem: GitHub shows it at its line. Of each kind it shows the first ten of a step."""
    return "\n".join(_command(row, language) for _, rows in grouped(problems) for row in rows)


def _command(row: Problem, language: str) -> str:
    title = groups()[row.group]["name"][language]
    properties = {"file": row.path, "line": row.line, "col": row.column, "title": title}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{'error' if row.stops else 'warning'} {written}::{_data(row.wording(language))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def gitlab(problems: Iterable[Problem], language: str) -> str:
    """A Code Quality report: GitLab shows what a merge request adds and what it takes away."""
    seen: Counter[str] = Counter()
    return _json([_issue(row, language, seen) for _, rows in grouped(problems) for row in rows])


def _issue(row: Problem, language: str, seen: Counter[str]) -> dict[str, object]:
    return {
        "description": row.wording(language),
        "check_name": row.code,
        "fingerprint": _fingerprint(row, seen),
        "severity": "major" if row.stops else "minor",
        "location": {"path": row.path, "lines": {"begin": row.line}},
    }


def _fingerprint(row: Problem, seen: Counter[str]) -> str:
    """The same for as long as it is the same problem, wherever its line has moved; counted where a file has several."""
    values = [(name, value) for name, value in row.values if name not in _LINES.get(row.code, ())]
    same = json.dumps([row.path, row.code, values])
    seen[same] += 1
    return hashlib.sha256(f"{same} {seen[same]}".encode()).hexdigest()


def as_json(problems: Iterable[Problem], language: str) -> str:
    """A list of objects, what to do first first.

    path (below the project's root), line and column (from 1), code and group (as in problems.yml), stops (whether it
    stops a build), message (in the language asked for, without the address).
    """
    return _json([_object(row, language) for _, rows in grouped(problems) for row in rows])


def _object(row: Problem, language: str) -> dict[str, object]:
    return {
        "path": row.path, "line": row.line, "column": row.column, "code": row.code, "group": row.group,
        "stops": row.stops, "message": row.wording(language),
    }  # fmt: skip


def _json(value: object) -> str:
    # In ASCII: a terminal or pipe of any encoding hands it on unharmed.
    return json.dumps(value, indent=2)


FORMATS: dict[str, Format] = {"text": report, "github": github, "gitlab": gitlab, "json": as_json}
