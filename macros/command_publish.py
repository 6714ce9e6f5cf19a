"""The command `publish`: builds the site aside on a server, checks it, shows it; or goes back to the one before."""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from macros import command_build, command_site_check, git, publish
from macros.check import read_platform
from macros.publish import PublishError, Release
from macros.settings import Settings

_WORDS = {
    "sv": {
        "published": "Klart: {folder}/current visar nu {release}. De {kept} senaste finns kvar; ångra med --rollback.",
        "rolled-back": "Klart: {folder}/current visar nu {release} igen.",
        "shown": "visas",
        "later": "tillbakadragen",
        "older": "äldre",
        "no-commit": "utan git",
        "dirty": "{commit}, med ändringar som inte var sparade i git",
        "unchanged": "{why} Inget är ändrat: det som visades för besökarna visas fortfarande.",
        "no-address": (
            "Webbplatsens adress är inte känd, och utan den kan den inte läggas ut. Ange den i miljövariabeln SITE_URL "
            "(till exempel https://exempel.se/) eller som site_url i data/platform.yml."
        ),
        "build": "Bygget stannade; orsaken står ovan.",
        "check": "Den nya webbplatsen klarade inte kontrollen ovan. Ska sidorna vara så få: --force.",
        "busy": "Någon annan lägger ut till samma mapp just nu. Vänta tills det är klart och kör igen.",
        "not-ours": "{folder} innehåller redan annat. Ange en tom mapp, eller en som inte finns.",
        "nothing-here": "{folder} är ingen mapp som publish har lagt ut till. Kontrollera sökvägen.",
        "current-not-ours": "{folder}/current är något annat än en länk till releases/ ({found}). Flytta på det först.",
        "no-older": "Det finns ingen äldre webbplats att gå tillbaka till.",
        "windows": (
            "publish behöver byta en länk till en mapp i ett enda steg, och det går inte i Windows. Kör publish på en "
            "server med Linux, i WSL, eller kör build och kopiera mappen site."
        ),
        "disk": "Det gick inte att skriva i {folder}: {found}. Kontrollera utrymmet och rättigheterna.",
    },
    "en": {
        "published": "Done: {folder}/current now shows {release}. The last {kept} are kept; undo with --rollback.",
        "rolled-back": "Done: {folder}/current shows {release} again.",
        "shown": "shown",
        "later": "withdrawn",
        "older": "older",
        "no-commit": "without git",
        "dirty": "{commit}, with changes that had not been committed",
        "unchanged": "{why} Nothing is changed: what visitors saw, they still see.",
        "no-address": (
            "The site's address is not known, and without it the site cannot be published. Give it in the environment "
            "variable SITE_URL (https://example.com/, say) or as site_url in data/platform.yml."
        ),
        "build": "The build stopped; the reason stands above.",
        "check": "The new site did not pass the check above. If there are to be so few pages: --force.",
        "busy": "Somebody else is publishing to the same folder just now. Wait until that is done and run again.",
        "not-ours": "{folder} already holds other things. Name an empty folder, or one that does not exist.",
        "nothing-here": "{folder} is no folder that publish has published to. Check the path.",
        "current-not-ours": "{folder}/current is not a link to releases/ ({found}). Move it first.",
        "no-older": "There is no older site to go back to.",
        "windows": (
            "publish must replace a link to a folder in one single step, which Windows cannot do. Run publish on a "
            "server with Linux, in WSL, or run build and copy the folder site."
        ),
        "disk": "It was not possible to write in {folder}: {found}. Check the space and the permissions.",
    },
}


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("folder", type=Path, help="mappen på servern / the folder on the server")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--rollback", action="store_true", help="gå tillbaka till den förra / show the one before")
    instead.add_argument("--list", action="store_true", help="visa vad som finns / show what there is")
    instead.add_argument("--force", action="store_true", help="också om sidorna är få / even if pages are few")


def run(options: Namespace) -> int:
    """Publish, go back or list. Returns the exit status: 0 done, 1 nothing is changed, and why is said."""
    try:
        print(_done(options))
    except (PublishError, OSError) as error:
        code, found = (error.code, error.found) if isinstance(error, PublishError) else ("disk", error.strerror)
        why = _say(options, code, found=found)
        print(why if options.list else _say(options, "unchanged", why=why), file=sys.stderr)
        return 1
    return 0


def _done(options: Namespace) -> str:
    """Do it, and return what to say."""
    if options.list:
        found, shown = publish.releases(options.folder)
        return "\n".join(f"{_name(options, each)}  {_say(options, _state(each, shown))}" for each in found)
    if options.rollback:
        return _say(options, "rolled-back", release=_name(options, publish.rollback(options.folder)))
    _must_have_address(options.root)
    release = publish.publish(options.folder, partial(_make, options), _commit(options.root))
    return _say(options, "published", release=_name(options, release), kept=publish.KEPT)


def _must_have_address(root: Path) -> None:
    """Stop before anything is built where the site's address is not known. Of other problems the build tells."""
    platform, _ = read_platform(root)
    if platform and not Settings.read(platform, root).site_url:
        raise PublishError("no-address")


def _make(options: Namespace, aside: Path, shown: Path | None) -> None:
    """Build the site into the folder and check it. Raises PublishError."""
    # A preview is for those who review, never for visitors.
    environment = {name: value for name, value in os.environ.items() if name != "PREVIEW_SINCE"}
    if command_build.mkdocs(options.root, aside, environment) != 0:
        raise PublishError("build")
    before = 0 if options.force or not shown else sum(1 for _ in shown.rglob("*.html"))
    if command_site_check.problems(options.root, aside, options.lang, before):
        raise PublishError("check")


def _commit(root: Path) -> str:
    """The commit that the project stands at, with `-dirty` where files have been changed since; empty without git."""
    found = (git.answer(root, "describe", "--always", "--dirty", "--exclude=*") or "").strip()
    return found if re.fullmatch(r"[0-9a-f]{4,40}(-dirty)?", found) else ""


def _name(options: Namespace, release: Release) -> str:
    """A release in words: the local day and time, and the commit."""
    commit = release.commit.removesuffix("-dirty")
    words = _say(options, "dirty", commit=commit) if release.commit != commit else commit
    return f"{release.moment.astimezone():%Y-%m-%d %H:%M:%S} ({words or _say(options, 'no-commit')})"


def _state(release: Release, shown: Release | None) -> str:
    if release == shown:
        return "shown"
    return "later" if shown and release > shown else "older"


def _say(options: Namespace, word: str, /, **values: object) -> str:
    return _WORDS[options.lang][word].format(folder=options.folder, **values)
