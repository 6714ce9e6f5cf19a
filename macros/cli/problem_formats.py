"""The problems in git hosts' formats, to be shown at the lines of a merge request.

Sources: GitHub, "Workflow commands for GitHub Actions", with the escaping of its toolkit's command.ts; GitLab, "Code
Quality", report format.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable

from macros.content.problems import Problem, grouped, groups, report
from macros.content.words import in_language

Format = Callable[[Iterable[Problem], str], str]


def github(problems: Iterable[Problem], language: str) -> str:
    """Return a workflow command per problem, shown at its line. GitHub shows ten of each severity per step."""
    return "\n".join(_command(row, language) for _, rows in grouped(problems) for row in rows)


def _command(row: Problem, language: str) -> str:
    title = in_language(groups()[row.group]["name"], language)
    properties = {"file": row.path, "line": row.line, "col": row.column, "title": title}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{'error' if row.stops else 'warning'} {written}::{_data(row.wording(language))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def gitlab(problems: Iterable[Problem], language: str) -> str:
    """Return a Code Quality report: GitLab shows what a merge request adds and removes."""
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
    """Return a digest of the problem that does not depend on its line; numbered if a file has several alike."""
    same = json.dumps([row.path, row.code, row.values])
    seen[same] += 1
    return hashlib.sha256(f"{same} {seen[same]}".encode()).hexdigest()


FORMATS: dict[str, Format] = {"text": report, "github": github, "gitlab": gitlab}
