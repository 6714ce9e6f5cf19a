"""Where the site is published and edited: what the environment says, else what platform.yml says."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from macros.content.model import Place, Platform, Repository
from macros.content.problems import Problem, problem
from macros.content.schema import Schemas
from macros.domain import urls
from macros.history import git

# What a build says last where the site's address is not known.
_NO_ADDRESS = """\
Webbplatsens adress är inte känd. Det som behöver den är därför inte med:
- det som talar om för sökmotorer vilken adress en sida har (canonical och strukturerade data)
- koden som visar budskap och mål på andra webbplatser, och exemplen på hur öppna data hämtas
- {files}
Ange adressen i miljövariabeln SITE_URL (till exempel https://exempel.se/) eller som site_url i data/platform.yml.
(The site's address is not known, so what needs it is left out. Set SITE_URL, or site_url in data/platform.yml.)"""

# Variable → the field of platform.yml that it goes before, whose schema says what it must look like.
_FIELDS = {
    "SITE_URL": ("site_url",),
    "EDIT_URL": ("edit_url",),
    "CONTACT_URL": ("contact_url",),
    "PROPOSAL_MAIL": ("proposals", "mail"),
    "PROPOSAL_ISSUE": ("proposals", "issue"),
}
# A repository: the name may be the project's whole address, as the hosts' own variables give it.
_REPOSITORY = re.compile(
    r"""(?P<host>github|gitlab):(?P<address>https?://[^\s<>"/?#@]+(?=/))?/?"""
    r"(?P<name>[\w.-]+(?:/[\w.-]+)+)/?(?:@(?P<branch>[\w./-]+))?"
)
_REPOSITORY_EXAMPLE, _REVISION_EXAMPLE = "github:kommunen/plattform@main", "origin/main"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the site is published and edited: from the environment, else from platform.yml.

    site_url: empty where it is not known; then nothing names it, and `addresses.NEED_ADDRESS` is left out.
    preview: the revision that a preview is compared with (PREVIEW_SINCE); empty for the site that is published.
    policy_in_pages: every page carries the site's policy, for a host that sends no headers (POLICY_IN_PAGES).
    """

    root: Path
    site_url: str
    edit_url: str
    contact_url: str
    proposal_mail: str = ""
    proposal_issue: str = ""
    repository: Repository | None = None
    preview: str = ""
    policy_in_pages: bool = False

    @property
    def base(self) -> str:
        """The path that the site lies below where it is published: `/plats/`; `/` where its address is not known."""
        return urlsplit(self.site_url).path or "/"

    @property
    def takes_proposals(self) -> bool:
        """Whether readers' proposals have an address to go to: without one there is no form for them."""
        return bool(self.proposal_mail or self.proposal_issue)

    @classmethod
    def read(cls, platform: Platform, root: Path) -> Settings:
        """The settings in force; addresses that end a path end in a slash."""
        place = platform.place
        site, edit, contact, mail, issue = (
            os.environ.get(name) or default
            for name, default in (
                ("SITE_URL", place.site_url), ("EDIT_URL", place.edit_url), ("CONTACT_URL", place.contact_url),
                ("PROPOSAL_MAIL", place.proposals.mail), ("PROPOSAL_ISSUE", place.proposals.issue),
            )
        )  # fmt: skip
        return cls(
            root,
            _slashed(site),
            _slashed(edit),
            contact,
            mail,
            issue,
            _repository(os.environ.get("REPOSITORY", ""), place),
            os.environ.get("PREVIEW_SINCE", ""),
            os.environ.get("POLICY_IN_PAGES") == "1",
        )


def environment_problems(schemas: Schemas, root: Path) -> Iterator[Problem]:
    """A problem for every variable of the environment that says nothing that can be used; an empty one is not set."""
    for name, pattern, expected in (
        *((name, *_shape(schemas, way)) for name, way in _FIELDS.items()),
        ("REPOSITORY", _REPOSITORY.pattern, _REPOSITORY_EXAMPLE),
        ("POLICY_IN_PAGES", "[01]", "1"),
    ):
        if (found := os.environ.get(name)) and not re.fullmatch(pattern, found):
            yield problem(name, (1, 1), "environment", name=name, found=found, expected=expected)
    if (since := os.environ.get("PREVIEW_SINCE")) and git.base(root, since) is None:
        yield problem("PREVIEW_SINCE", (1, 1), "environment-revision", found=since, expected=_REVISION_EXAMPLE)


def _shape(schemas: Schemas, way: tuple[str, ...]) -> tuple[str, str]:
    """The pattern of the field, and an example."""
    field = reduce(lambda inner, key: inner["properties"][key], way, schemas.kind("platform"))
    return field["pattern"], field["examples"][0]


def without_address() -> str:
    """What is left out of a site whose address is not known, and how it is set."""
    return _NO_ADDRESS.format(files=", ".join(sorted(urls.NEED_ADDRESS)))


def _repository(written: str, place: Place) -> Repository | None:
    """The repository that is written as `github:owner/name@branch`, else the place's own."""
    if not (found := _REPOSITORY.fullmatch(written)):
        return place.repository
    known = {key: value for key, value in found.groupdict().items() if value}
    if found["address"] and urlsplit(found["address"]).netloc == "github.com":
        del known["address"]
    return msgspec.convert(known, Repository)


def _slashed(url: str) -> str:
    return url if not url or url.endswith("/") else url + "/"
