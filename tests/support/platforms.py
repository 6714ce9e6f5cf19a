"""A second, tiny, made-up place, which shows that the engine names no place, and is small enough to break."""

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.checks.check import problems_of, read_platform
from macros.content import clock
from macros.content.loader import Library, load
from macros.content.model import Platform
from macros.content.problems import Problem
from macros.content.schema import Schemas
from macros.content.yaml_reader import LOADER
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.macros.pages import Macros
from tests.support.site import ROOT

SMALL = ROOT / "tests/fixtures/small"
# The day on which its figures are new, its facts compared not long ago, and its messages as the tests say.
DAY = {clock.VARIABLE: "1795996800"}  # 30 November 2026
# An area more, without a goal.
PARK = """\
id: park
strategy: lillbyplanen
order: 2
name: {sv: Park, en: Park}
tagline: {sv: Park., en: Park.}
meaning: {sv: Park., en: Park.}
todo: [{sv: Park., en: Park.}]
sources: [kronika]
standing: proposal
"""


def small(target: Path) -> Path:
    """Copy the small platform to target, with the real schemas and words; returns its root.

    A place that was made from another has the words as they were then beside the small platform: its own may differ.
    """
    shutil.copytree(ROOT / "data" / "schema", target / "data" / "schema", copy_function=_copy)
    _copy(ROOT / "data" / "vocabulary.yml", target / "data" / "vocabulary.yml")
    shutil.copytree(SMALL, target, copy_function=_copy, dirs_exist_ok=True)
    return target


def _copy(source: Path | str, target: Path | str) -> None:
    """Copy a file's text alone: hundreds of tests copy the platform, and this takes half the time of `shutil.copy2`."""
    Path(target).write_bytes(Path(source).read_bytes())


def translated(root: Path) -> Path:
    """Add translations without an edition, Arabic and easy Swedish, to the small platform; returns its root."""
    shutil.copytree(ROOT / "tests/fixtures/translated", root, dirs_exist_ok=True)
    return root


def in_languages(root: Path, *languages: str) -> Path:
    """Give the small platform editions in these languages, the first at the site's root; returns its root.

    Texts missing in a language are the English preceded by its code. Approvals are removed; labels are unchanged.
    """
    for file in sorted((root / "data").rglob("*.yml")):
        if file.name != "vocabulary.yml":
            data = _in_languages(yaml.load(file.read_text("utf-8"), Loader=LOADER), languages)
            if file.name == "platform.yml":
                data["editions"] = [_edition(each, "" if each == languages[0] else each) for each in languages]
            file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")  # it is YAML too
    page = (root / "docs/en/index.md").read_text("utf-8")
    shutil.rmtree(root / "docs")
    for each in languages:
        (root / "docs" / each).mkdir(parents=True)
        (root / "docs" / each / "index.md").write_text(page, "utf-8")
    return root


def _edition(language: str, path: str) -> dict[str, str]:
    return {"language": language, "name": language, "path": path, "alphabet": "abc", "prose": f"docs/{language}"}


def _in_languages(value: Any, languages: tuple[str, ...]) -> Any:
    if isinstance(value, list):
        return [_in_languages(each, languages) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"sv", "en"}:
        return {each: value.get(each) or _foreign(value["en"], each) for each in languages}
    inner = {key: _in_languages(each, languages) for key, each in value.items() if key != "approved"}
    return inner | ({"standing": "proposal"} if value.get("standing") == "approved" else {})


def _foreign(text: Any, language: str) -> Any:
    """Return a text or words as if they were in the language."""
    return [f"{language}{each}" for each in text] if isinstance(text, list) else f"{language} {text}"


def small_platform(target: Path) -> Platform:
    """Read the small platform."""
    return platform_at(small(target))


def platform_at(root: Path) -> Platform:
    """Read the platform below root."""
    platform, problems = read_platform(root)
    assert platform, problems
    return platform


def macros_of(
    platform: Platform, url: str, language: str = "sv", root: Path = ROOT, address: str = "https://x.example/"
) -> Macros:
    """What a page at the url may call, of a platform."""
    return Macros(Renderer(platform, language), Settings(root, address, "", ""), lambda: url)


def anew(root: Path) -> Library:
    """Read everything below root again, for tests that change the documents."""
    return load(root, before=Library(Schemas(root / "data" / "schema")))


def edit(root: Path, path: str, old: str | None, new: str) -> None:
    """Replace the first `old` in the file at path (None: the whole file, which may be new); it must be there."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "" if old is None else file.read_text("utf-8")
    assert old is None or old in text, (path, old)
    file.write_text(new if old is None else text.replace(old, new, 1), "utf-8")


def copied(root: Path, path: str, new: str, changes: Mapping[str, str]) -> None:
    """Copy the file in data/ at path (without .yml) to the new one, with its words changed wherever they stand."""
    text = (root / f"data/{path}.yml").read_text("utf-8")
    for old, replacement in changes.items():
        text = text.replace(old, replacement)
    edit(root, f"data/{new}.yml", None, text)


def stopping(root: Path, language: str = "sv") -> list[str]:
    """Return the text of every problem below root that stops a build."""
    return [problem.text(language) for problem in faults(root)]


def faults(root: Path) -> list[Problem]:
    """Return every problem below root that stops a build."""
    return [problem for problem in read_platform(root)[1] if problem.stops]


def all_problems(root: Path, today: date = date(2026, 11, 24)) -> list[str]:
    """Return the text of every problem below root on the day, except the warning about HTML in a text."""
    return [row.text() for row in problems_on(root, today)]


def problems_on(root: Path, today: date = date(2026, 11, 24)) -> list[Problem]:
    """Return every problem below root on the day, except the warning about HTML in a text."""
    library = load(root)
    library.today = today
    return [row for row in problems_of(library) if row.code != "markup-in-text"]
