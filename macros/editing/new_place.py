"""A new place: a copy of the engine in a folder of its own, with minimal content.

None of this place's content is copied. The engine is: code, schemas, labels, the tests on the made-up platform, and
written pages that name no place. `new_place_files/` has only what differs, with [[…]] for the place's name and dates.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from macros.checks.mkdocs_settings import FILE
from macros.content.kinds import MANY
from macros.content.loader import load
from macros.content.model import Platform
from macros.content.texts import marked, slug
from macros.content.words import ENGLISH
from macros.content.words import languages as own_languages
from macros.content.yaml_reader import Document
from macros.editing.writing import texts

_PLACE = "data/platform.yml"
_WORDS = "data/vocabulary.yml"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
TEMPLATE = Path(__file__).with_name("new_place_files")
# The languages of what a new place begins with.
WRITTEN = tuple(each for each in own_languages() if (TEMPLATE / "docs" / each).is_dir())
# What goes along as it is, where there is such a thing.
_ENGINE = (
    *("macros", "overrides", "dev.py", "mkdocs.yml", "data/schema", _WORDS),
    "data/fonts",
    *("pyproject.toml", "requirements.txt", "requirements-test.txt", "requirements-pdf.txt"),
    *("package.json", "package-lock.json", ".npmrc", "biome.json", "tsconfig.json"),
    *(".python-version", "renovate.json"),
    *(".editorconfig", ".gitattributes", ".gitignore", ".vscode", ".gitlab-ci.yml", ".ci", ".github/workflows"),
    *(
        ".github/ISSUE_TEMPLATE",
        ".github/pull_request_template.md",
        ".gitlab",
        ".devcontainer",
        ".pre-commit-config.yaml",
    ),
    *("docs/developer", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "LICENSE-CONTENT.md"),
)
_LEFT = shutil.ignore_patterns("__pycache__", ".*_cache", ".DS_Store")
LONGEST_NAME = 60
MADE = "new-place.json"  # what a place remembers of how it was made
# What a written page says of its own place alone, with what a new place begins with instead, if anything.
_OURS = re.compile(r"^(\{# ours(?:: (.*?))? #\}\n).*?^(\{# /ours #\}\n)\n?", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^(title: (\"?).*?)\2$", re.MULTILINE)
# Tests stay behind if they ask for the real site or read the real content: they would test what is not there. Those of
# any site go along.
_OF_THIS_PLACE = re.compile(
    r"\b(site|pages|address): (Path|dict|str)\b|\b(read_platform|platform_at|load|current)\(ROOT\)|ROOT / \"docs\""
)
_ANY_SITE = "test_any_site.py"


class RefusedError(Exception):
    """The place cannot be made. The text is a key of `new-place` in commands.yml."""


@dataclass(frozen=True, slots=True)
class Order:
    """The settings of a new place. name: see `named`. day: of its creation, ISO 8601.

    languages: of its editions, the first at the site's root.
    """

    name: str
    day: str
    languages: tuple[str, ...] = WRITTEN

    @classmethod
    def remembered(cls, place: Path) -> Order:
        """Return the settings that a place was made with. Raises RefusedError if it has not stored them."""
        try:
            found = json.loads((place / MADE).read_text("utf-8"))
            return cls(found["name"], found["day"], tuple(found["languages"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise RefusedError("forgotten") from error


def refuse(root: Path, target: Path) -> None:
    """Raise RefusedError if the target is inside or around this project, or is not empty."""
    if target.is_relative_to(root) or root.is_relative_to(target):
        raise RefusedError("inside")
    if target.is_symlink() or (target.exists() and (not target.is_dir() or any(target.iterdir()))):
        raise RefusedError("taken")


def make(root: Path, target: Path, order: Order, platform: Platform) -> None:
    """Make the new place's folder. Raises OSError if writing fails.

    root: this project. target: the new one, missing or empty. platform: this place's, so that none of its content is
    copied.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as aside:
        _make(root, Path(aside, "new"), order, platform)
        if target.exists():
            target.rmdir()
        Path(aside, "new").rename(target)


def _make(root: Path, target: Path, order: Order, platform: Platform) -> None:
    words = _words(order)
    pages = dict(_pages(root, platform))
    along = [root / path for path in _ENGINE]
    for source in (*along, *_tests(root / "tests"), *_shown(root / "docs", pages.values())):
        _copy(source, target / source.relative_to(root))
    _fill(target, words)
    name_settings(target / FILE, words["name"], order.languages[0])
    for path, text in pages.items():
        _write(target / path, text)
    _copy(root / _WORDS, target / "tests/fixtures/small" / _WORDS)
    _speak(target, order.languages)
    made = asdict(order) | {"engine": tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]}
    _write(target / MADE, f"{json.dumps(made, ensure_ascii=False, indent=2)}\n")


def named(text: str) -> str:
    """Return the name with white space tidied. Raises RefusedError for one that texts could not contain."""
    name = " ".join(text.split())
    if not slug(name) and not any(each.isalpha() for each in name):
        raise RefusedError("nameless")
    if len(name) > LONGEST_NAME:
        raise RefusedError("long")
    if re.search(r"[{}]|\[\[|\]\]", name) or not name.isprintable():
        raise RefusedError("signs")
    return name


def folder_for(name: str, root: Path) -> Path:
    """Return the default folder: beside this project, named by the place."""
    return root.parent / (slug(name) or "plattform")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=_LEFT)
    elif source.is_file():
        shutil.copy(source, target)


def _tests(folder: Path) -> Iterator[Path]:
    """Yield the tests of the engine, the made-up platform and tools; not those of this place's content."""
    yield folder / "fixtures"
    for file in sorted(folder.glob("**/*.*")):
        of_any_place = not file.name.startswith("test_") or file.name == _ANY_SITE
        if file.suffix in (".py", ".yml") and (of_any_place or not _OF_THIS_PLACE.search(file.read_text("utf-8"))):
            yield file


def _words(order: Order) -> dict[str, str]:
    """Return what the template's [[…]] are replaced with."""
    year = date.fromisoformat(order.day).year
    return {
        "name": order.name, "today": order.day, "year": str(year), "end": str(year + 10), "before": str(year - 1)
    }  # fmt: skip


def name_settings(file: Path, name: str, language: str = WRITTEN[0]) -> None:
    """Set a place's name and root language in its MkDocs settings, instead of this place's."""
    text = file.read_text("utf-8")
    for start, line in {
        "site_name": f"{json.dumps(name, ensure_ascii=False)} # the same as in data/platform.yml",
        "docs_dir": f"docs/{language}",
        "  language": language,
    }.items():
        escaped = line.replace("\\", r"\\")  # a name may contain a backslash, which a replacement would interpret
        text = re.sub(f"^{start}: .*", f"{start}: {escaped}", text, count=1, flags=re.MULTILINE)
    _write(file, text)


def _fill(target: Path, words: dict[str, str]) -> None:
    """Write the template's files, with values escaped as each kind of file requires."""
    quoting: dict[str, Callable[[str], str]] = {
        # In the template's YAML the name is in double quotes.
        ".yml": lambda word: json.dumps(word, ensure_ascii=False)[1:-1],
        ".md": lambda word: html.escape(word, quote=False),
    }
    for file in sorted(each for each in TEMPLATE.rglob("*") if each.is_file()):
        quoted = quoting.get(file.suffix, str)
        text = file.read_text("utf-8")
        for key, word in words.items():
            text = text.replace(f"[[{key}]]", quoted(word))
        _write(target / file.relative_to(TEMPLATE), text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")


def _pages(root: Path, platform: Platform) -> Iterator[tuple[str, str]]:
    """Yield the written pages that name no place, with references changed to the example of their kind.

    Such a page is preferred to the template's of the same name, since it is maintained.
    """
    names = {word.casefold() for word in (*platform.place.short.values(), *platform.place.site_name.values())}
    for edition in platform.place.editions:
        for file in sorted((root / edition.prose).rglob("*.md")):
            text = file.read_text("utf-8")
            if file.name != "index.md" and not any(name in text.casefold() for name in names):
                yield file.relative_to(root).as_posix(), _generic(text, platform)


def _shown(folder: Path, texts: Iterable[str]) -> list[Path]:
    """Return the pictures and other files that the texts refer to."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.suffix != ".md"]
    return [file for file in files if any(file.name in text for text in texts)]


def _generic(text: str, platform: Platform) -> str:
    """Return the text with references to this place's items changed to the new place's item of that kind.

    What it says of this place alone, between `{# ours: … #}` and `{# /ours #}`, gives way to the words of the first.
    """
    text = _OURS.sub(lambda found: f"{found[1]}{found[2]}\n{found[3]}\n" if found[2] else "", text)
    for name, kind in MANY.items():
        example = next((TEMPLATE / kind.path).glob("*.yml"), None)
        ids = sorted(platform.items(kind), key=len, reverse=True)
        if example and ids:
            found = "|".join(map(re.escape, ids))
            text = re.sub(
                rf"(\"(?:{name}:)?|\{{(?:fact|value|year|goal):|/{kind.folder}/)(?:{found})(?=\"|\}}|\.(?:yml|json))",
                rf"\g<1>{example.stem}",
                text,
            )
    return text


# In other languages


def are_languages(codes: Sequence[str]) -> bool:
    """Whether the codes are valid and distinct language codes: `fi`, `sv`."""
    return bool(codes) and len({*codes}) == len(codes) and all(map(_is_language, codes))


def _is_language(code: str) -> bool:
    try:
        return str(Locale.parse(code)) == code
    except (UnknownLocaleError, ValueError):
        return False


def _speak(root: Path, languages: Sequence[str]) -> None:
    """Give all content below root the languages, the first at the site's root, and each data file the canonical format.

    Texts missing in a language are the English ones, marked `[en]`: the check lists them until they are written. A name
    that is the same in both languages is unmarked. Pages begin as copies of the English.
    """
    library = load(root)
    changed = [(kind, document, _spoken(document, languages)) for kind, _, document in library.valid]
    for (_, document, _), text in zip(changed, texts(changed, library.schemas), strict=True):
        (root / document.path).write_text(text, "utf-8", newline="\n")
    _prose(root / "docs", languages)


def _spoken(document: Document, languages: Sequence[str]) -> Any:
    """Return a file's data in the languages."""
    data = _translated(document.data, languages)
    if document.path == _PLACE:
        known = {each["language"]: each for each in data["editions"]}
        data["editions"] = [known.get(each) or _edition(each) for each in languages]
        for edition in data["editions"]:
            edition["path"] = "" if edition["language"] == languages[0] else edition["language"]
    return data


def _translated(value: Any, languages: Sequence[str]) -> Any:
    """Return data with each text in the languages; a list of words remains as in English."""
    if isinstance(value, list):
        return [_translated(each, languages) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() != {*WRITTEN}:
        return {key: _translated(each, languages) for key, each in value.items()}
    is_neutral = isinstance(value[ENGLISH], list) or len({*value.values()}) == 1
    return {each: value[ENGLISH] if is_neutral and each not in value else marked(value, each) for each in languages}


def _edition(language: str) -> dict[str, str]:
    name = str(Locale.parse(language).get_display_name(language)).capitalize()
    return {"language": language, "name": name, "alphabet": _LATIN, "prose": f"docs/{language}"}


def _prose(folder: Path, languages: Sequence[str]) -> None:
    """Make a folder of pages for each language, and delete those of other languages."""
    for each in languages:
        if not (folder / each).exists():
            shutil.copytree(folder / ENGLISH, folder / each)
            for file in (folder / each).rglob("*.md"):
                text = file.read_text("utf-8").replace(f"docs/{ENGLISH}/", f"docs/{each}/")
                _write(file, _TITLE.sub(rf"\1 [{ENGLISH}]\2", text))
    for each in WRITTEN:
        if each not in languages:
            shutil.rmtree(folder / each)
