"""The settings for publishing and editing the site: from environment variables, else from platform.yml."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import msgspec

from macros.content.model import Place, Platform, Repository
from macros.content.problems import Problem, problem
from macros.content.schema import Schemas
from macros.content.words import command_text, in_every_language
from macros.domain import urls
from macros.history import git

# Variable → the field of platform.yml that it overrides, and whose schema it must match.
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
    """Where the site is published and edited.

    site_url: empty if unknown; then no file names the address, and those in `urls.NEED_ADDRESS` are left out. preview:
    the revision that a preview is compared with (PREVIEW_SINCE); empty for the published site. policy_in_pages: whether
    each page includes the content security policy, for hosts that send no headers (POLICY_IN_PAGES).
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
        """The path below which the site is published: `/plats/`; `/` if its address is not known."""
        return urlsplit(self.site_url).path or "/"

    @property
    def takes_proposals(self) -> bool:
        """Whether there is an address for readers' proposals; otherwise their form is not shown."""
        return bool(self.proposal_mail or self.proposal_issue)

    @classmethod
    def read(cls, platform: Platform, root: Path) -> Self:
        """Return the settings in force; base addresses end in a slash."""
        place: Any = platform.place
        own = {name: os.environ.get(name) or reduce(getattr, way, place) for name, way in _FIELDS.items()}
        return cls(
            root,
            _slashed(own["SITE_URL"]),
            _slashed(own["EDIT_URL"]),
            own["CONTACT_URL"],
            own["PROPOSAL_MAIL"],
            own["PROPOSAL_ISSUE"],
            _repository(os.environ.get("REPOSITORY", ""), place),
            os.environ.get("PREVIEW_SINCE", ""),
            os.environ.get("POLICY_IN_PAGES") == "1",
        )


def environment_problems(schemas: Schemas, root: Path) -> Iterator[Problem]:
    """Yield a problem for every invalid environment variable; an empty one counts as unset."""
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
    """Return the field's pattern and an example from its schema."""
    field = reduce(lambda inner, key: inner["properties"][key], way, schemas.kind("platform"))
    return field["pattern"], field["examples"][0]


def without_address() -> str:
    """Return a message about what is left out of a site whose address is not known, and how to set it."""
    files = ", ".join(sorted(urls.NEED_ADDRESS))
    return in_every_language(lambda language: command_text(language, "address", "unknown", files=files))


def _repository(written: str, place: Place) -> Repository | None:
    """Parse a repository written as `github:owner/name@branch`; otherwise return the place's own."""
    if not (found := _REPOSITORY.fullmatch(written)):
        return place.repository
    known = {key: value for key, value in found.groupdict().items() if value}
    if found["address"] and urlsplit(found["address"]).netloc == "github.com":
        del known["address"]
    return msgspec.convert(known, Repository)


def _slashed(url: str) -> str:
    return url if not url or url.endswith("/") else url + "/"
