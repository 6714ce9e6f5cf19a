"""The command `publish`: build the site aside on a server, check it and switch to it; or roll back."""

import os
import sys
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from macros.checks import duties
from macros.checks.check import read_platform
from macros.checks.examples import EXAMPLE
from macros.cli import build
from macros.content.model import Platform
from macros.content.schema import Schemas
from macros.content.words import command_text
from macros.delivery import publish
from macros.delivery.publish import PublishError, Release
from macros.history import git
from macros.rendering.settings import Settings

_NAMED = 10  # uncommitted files named in a message


def options(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("folder", type=Path, help="mappen på servern / the folder on the server")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--rollback", action="store_true", help="gå tillbaka till den förra / show the one before")
    instead.add_argument("--list", action="store_true", help="visa vad som finns / show what there is")
    instead.add_argument("--force", action="store_true", help="också om sidorna är få / even if pages are few")


def run(options: Namespace) -> int:
    """Publish, roll back or list. Returns the exit status: 0 done, 1 nothing has changed, and the reason is printed."""
    try:
        print(_done(options))
    except (PublishError, OSError) as error:
        code, found = (error.code, error.found) if isinstance(error, PublishError) else ("disk", error.strerror)
        why = _say(options, code, found=found)
        print(why if options.list else _say(options, "unchanged", why=why), file=sys.stderr)
        return 1
    return 0


def _done(options: Namespace) -> str:
    """Do what the options say. Returns the message to print."""
    if options.list:
        found, shown = publish.releases(options.folder)
        return "\n".join(f"{_name(options, each)}  {_say(options, _state(each, shown))}" for each in found)
    if options.rollback:
        return _say(options, "rolled-back", release=_name(options, publish.rollback(options.folder)))
    _must_be_ready(options)
    commit, changed = _commit_and_changes(options.root)
    if changed:
        more = ["…"] if len(changed) > _NAMED else []
        print(_say(options, "uncommitted", files=", ".join([*changed[:_NAMED], *more])), file=sys.stderr, flush=True)
    release = publish.publish(options.folder, partial(_make, options), commit)
    return _say(options, "published", release=_name(options, release), kept=publish.KEPT)


def _must_be_ready(options: Namespace) -> None:
    """Raise PublishError before a build if what only publishing asks for is missing, or an example is left.

    Other problems are reported by the build.
    """
    platform, problems = read_platform(options.root)
    if not platform:
        return
    if not Settings.read(platform, options.root).site_url:
        raise PublishError("no-address")
    if rows := _missing_statements(options, platform):
        raise PublishError("statements-missing", "\n".join(rows))
    if left := [row.text(options.lang) for row in problems if row.code == EXAMPLE]:
        raise PublishError("examples-left", "\n".join(left))


def _missing_statements(options: Namespace, platform: Platform) -> list[str]:
    """Return a line for each empty field that the law requires."""
    schemas = Schemas(options.root / "data" / "schema")
    return [
        _say(options, "statement-missing", **each)
        for each in duties.missing_statements(platform, schemas, options.lang)
    ]


def _make(options: Namespace, aside: Path, shown: Path | None) -> None:
    """Build the site into the folder and check it. Raises PublishError."""
    # A preview is for those who review, never for visitors.
    environment = {name: value for name, value in os.environ.items() if name != "PREVIEW_SINCE"}
    if build.mkdocs(options.root, aside, environment) != 0:
        raise PublishError("build")
    before = 0 if options.force or not shown else sum(1 for _ in shown.rglob("*.html"))
    if build.problems(options.root, aside, options.lang, before):
        raise PublishError("check")


def _commit_and_changes(root: Path) -> tuple[str, list[str]]:
    """Return the current commit, with `-dirty` if files have uncommitted changes, and those files.

    Empty if git gives no answer.
    """
    try:
        commit = git.printed(root, "rev-parse", "--short", "HEAD").strip()
        status = git.printed(root, "status", "--porcelain", "-z", "--no-renames", "--", ".").split("\0")
    except git.GitError:
        return "", []
    changed = [line[3:] for line in status if line]
    return (f"{commit}-dirty" if changed else commit), changed


def _name(options: Namespace, release: Release) -> str:
    """Return a release in words: the local date and time, and the commit."""
    commit = release.commit.removesuffix("-dirty")
    words = _say(options, "dirty", commit=commit) if release.commit != commit else commit
    return f"{release.moment.astimezone():%Y-%m-%d %H:%M:%S} ({words or _say(options, 'no-commit')})"


def _state(release: Release, shown: Release | None) -> str:
    if release == shown:
        return "shown"
    return "later" if shown and release > shown else "older"


def _say(options: Namespace, word: str, /, **values: object) -> str:
    return command_text(options.lang, "publish", word, folder=options.folder, **values)
