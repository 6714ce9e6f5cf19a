"""The problems as git hosts read them: beside the lines of a merge request.

Sources: GitHub, "Workflow commands for GitHub Actions", with the escaping of its toolkit's command.ts; GitLab, "Code
Quality", report format.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable

from macros.content.problems import Problem, grouped, groups, report

Format = Callable[[Iterable[Problem], str], str]


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
    issues = [
        {
            "description": row.wording(language),
            "check_name": row.code,
            "fingerprint": _fingerprint(row, seen),
            "severity": "major" if row.stops else "minor",
            "location": {"path": row.path, "lines": {"begin": row.line}},
        }
        for _, rows in grouped(problems)
        for row in rows
    ]
    return json.dumps(issues, indent=2)


def _fingerprint(row: Problem, seen: Counter[str]) -> str:
    """The same for as long as it is the same problem, wherever its line has moved; counted where a file has several."""
    same = json.dumps([row.path, row.code, row.values])
    seen[same] += 1
    return hashlib.sha256(f"{same} {seen[same]}".encode()).hexdigest()


FORMATS: dict[str, Format] = {"text": report, "github": github, "gitlab": gitlab}
