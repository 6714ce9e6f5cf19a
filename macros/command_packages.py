"""The command `packages`: the packages that are locked; with --since, what has changed since an earlier list.

What `dev.py upgrade` tells is read from here: the list before, the list after.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from pathlib import Path

from macros.licences import UNKNOWN, Package, all_packages, allowed, refused

_WORDS = {
    "sv": {
        "newer": "{name}: {old} → {new}",
        "added": "{name}: nytt, {new} ({licence})",
        "gone": "{name}: borta, var {old}",
        "licence": "{name}: licensen var {old} och är {new}",
        "refused": "{name} {version} har licensen ”{licence}”, som inte står i listan [tool.licences] i "
        "pyproject.toml. Läs licensen. Duger den: lägg till den i listan. Annars: byt paket.",
        "unknown": "{name} {version} säger inte vilken licens det har. Leta upp den, eller byt paket.",
        "nothing": "Inget paket har ändrats.",
    },
    "en": {
        "newer": "{name}: {old} → {new}",
        "added": "{name}: new, {new} ({licence})",
        "gone": "{name}: gone, was {old}",
        "licence": "{name}: the licence was {old} and is {new}",
        "refused": "{name} {version} has the licence “{licence}”, which is not in the list [tool.licences] in "
        "pyproject.toml. Read the licence. If it will do: add it to the list. Otherwise: change the package.",
        "unknown": "{name} {version} does not say what licence it has. Find it, or change the package.",
        "nothing": "No package has changed.",
    },
}


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--since", type=Path, help="en lista från förut / an earlier list")


def run(options: Namespace) -> int:
    """Print the list as JSON, or what has changed since another; then 1 where a licence is not allowed."""
    packages = all_packages(options.root)
    if not options.since:
        print(json.dumps([astuple(each) for each in packages], ensure_ascii=False))
        return 0
    before = [Package(*each) for each in json.loads(options.since.read_text("utf-8"))]
    told = list(changes(before, packages, options.lang))
    not_allowed = [refusal(each, options.lang) for each in refused(packages, allowed(options.root))]
    print("\n".join([*(told or [_WORDS[options.lang]["nothing"]]), *not_allowed]))
    return 1 if not_allowed else 0


def changes(before: Sequence[Package], after: Sequence[Package], language: str) -> Iterator[str]:
    """A line for each package that has another version, another licence, is new or is gone."""
    words, old, new = _WORDS[language], _by_name(before), _by_name(after)
    for name in sorted(old.keys() | new.keys(), key=str.lower):
        was, now = old.get(name), new.get(name)
        if was is None and now is not None:
            yield words["added"].format(name=name, new=_versions(now), licence=now[-1].licence)
        elif now is None and was is not None:
            yield words["gone"].format(name=name, old=_versions(was))
        elif was is not None and now is not None:
            yield from _changed(name, was, now, words)


def refusal(package: Package, language: str) -> str:
    """Why a package may not be used as it is, and what to do."""
    kind = "unknown" if package.licence == UNKNOWN else "refused"
    return _WORDS[language][kind].format(name=package.name, version=package.version, licence=package.licence)


def _changed(name: str, was: list[Package], now: list[Package], words: dict[str, str]) -> Iterator[str]:
    if _versions(was) != _versions(now):
        yield words["newer"].format(name=name, old=_versions(was), new=_versions(now))
    if was[-1].licence != now[-1].licence:
        yield words["licence"].format(name=name, old=was[-1].licence, new=now[-1].licence)


def _by_name(packages: Sequence[Package]) -> dict[str, list[Package]]:
    """Packages by name: npm may have several versions of one package at the same time."""
    found: dict[str, list[Package]] = {}
    for each in packages:
        found.setdefault(each.name, []).append(each)
    return found


def _versions(packages: Sequence[Package]) -> str:
    return ", ".join(each.version for each in packages)
