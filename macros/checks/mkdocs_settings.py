"""The settings allowed in mkdocs.yml: each is either honoured, or reported with where it belongs instead."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from macros.checks.markup import active
from macros.content.model import Platform
from macros.content.problems import Problem, problem
from macros.content.yaml_syntax import Place, of

FILE = "mkdocs.yml"
_PLATFORM, _BRAND, _PICTURES = "data/platform.yml", "data/brand.yml", "data/pictures/"
# Setting → where it is decided.
_ELSEWHERE = {
    "site_url": f"{_PLATFORM}: site_url",
    "site_description": f"{_PLATFORM}: description",
    "repo_url": f"{_PLATFORM}: repository",
    "repo_name": f"{_PLATFORM}: repository",
    "edit_uri": f"{_PLATFORM}: edit_url",
    "edit_uri_template": f"{_PLATFORM}: edit_url",
    "theme.palette": f"{_BRAND}: palette",
    "theme.logo": f"{_PICTURES}wordmark.svg",
    "theme.icon.logo": f"{_PICTURES}wordmark.svg",
    "theme.favicon": f"{_PICTURES}favicon.svg",
    "extra.alternate": f"{_PLATFORM}: editions",
    "nav": "data/, docs/",
    "INHERIT": FILE,
}
# Settings of Material for parts of a page that this theme does not have.
_NO_PLACE = frozenset(
    [
        *(f"extra.{name}" for name in ("analytics", "annotate", "consent", "generator", "homepage", "scope", "social")),
        *(f"extra.{name}" for name in ("status", "tags", "version")),
        *(f"theme.icon.{name}" for name in ("admonition", "alternate", "annotation", "edit", "next", "previous")),
        *(f"theme.icon.{name}" for name in ("repo", "share", "tag", "top", "view")),
        "plugins.search",
    ]
)
_HTML = "copyright"  # shown as it is written, as MkDocs documents
_FEATURES, _OURS = "theme.features.", "theme.features.content.code.copy"
# Without these, calls of macros would be published as they are written.
_NEEDED = ("plugins.macros.module_name", "plugins.macros.on_undefined", "plugins.macros.on_error_fail")
# A setting as it is written: its keys, joined by full stops; its value; line and column.
_Setting = tuple[str, str, Place]


def written(root: Path) -> str:
    """Return the text of mkdocs.yml; empty if it cannot be read, which MkDocs itself reports."""
    try:
        return (root / FILE).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def setting_problems(text: str, platform: Platform) -> list[Problem]:
    """Return a problem for every setting in mkdocs.yml that the site cannot honour. text: that of the file."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:  # MkDocs itself says what is wrong
        return []
    settings, only = list(_settings(node, "")) if node else [], _expected(platform)
    found = [row for setting in settings for row in _problems(*setting, only)]
    missing = [name for name in _NEEDED if node and name not in {name for name, _, _ in settings}]
    return found + [problem(FILE, (1, 1), "setting-missing", setting=name, expected=only[name]) for name in missing]


def _expected(platform: Platform) -> dict[str, str]:
    """Return the settings that must have a certain value, with it."""
    edition = next(edition for edition in platform.place.editions if not edition.path)
    return {
        "site_name": platform.place.site_name[edition.language],
        "docs_dir": edition.prose,
        "use_directory_urls": "true",
        "theme.name": "material",
        "theme.language": edition.language,
        "theme.font": "false",
        "plugins.macros.module_name": "macros",
        "plugins.macros.on_undefined": "strict",
        "plugins.macros.on_error_fail": "true",
    }


def _problems(name: str, value: str, place: Place, only: dict[str, str]) -> Iterator[Problem]:
    if name == _HTML:
        yield from (problem(FILE, place, "page-active", found=found) for _, found in active(value))
    if name in _ELSEWHERE:
        yield problem(FILE, place, "setting-elsewhere", setting=name, where=_ELSEWHERE[name])
    elif name in _NO_PLACE or (name.startswith(_FEATURES) and name != _OURS):
        yield problem(FILE, place, "setting-no-place", setting=name)
    elif value != only.get(name, value):
        yield problem(FILE, place, "setting-differs", setting=name, found=value, expected=only[name])


def _settings(node: yaml.Node, name: str) -> Iterator[_Setting]:
    """Yield every setting in a node and below it. A list's entry is named like a mapping's key."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = f"{name}.{key.value}" if name else str(key.value)
            yield inner, _scalar(value), of(key.start_mark)
            yield from _settings(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            if isinstance(entry, yaml.ScalarNode):
                yield f"{name}.{entry.value}", "", of(entry.start_mark)
            yield from _settings(entry, name)


def _scalar(node: yaml.Node) -> str:
    """Return the value as written, with true and false in lower case; empty for a mapping or a list."""
    if not isinstance(node, yaml.ScalarNode):
        return ""
    value = str(node.value)
    return value.lower() if node.tag == "tag:yaml.org,2002:bool" else value
