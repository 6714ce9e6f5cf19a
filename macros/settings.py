"""Where the site is published and edited: what the environment says, else what platform.yml says."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from macros import addresses
from macros.model import Place, Platform, Repository

# What a build says last where the site's address is not known.
_NO_ADDRESS = """\
Webbplatsens adress är inte känd. Det som behöver den är därför inte med:
- det som talar om för sökmotorer vilken adress en sida har (canonical och strukturerade data)
- koden som visar budskap och mål på andra webbplatser, och exemplen på hur öppna data hämtas
- {files}
Ange adressen i miljövariabeln SITE_URL (till exempel https://exempel.se/) eller som site_url i data/platform.yml.
(The site's address is not known, so what needs it is left out. Set SITE_URL, or site_url in data/platform.yml.)"""


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
            bool(os.environ.get("POLICY_IN_PAGES")),
        )


def without_address() -> str:
    """What is left out of a site whose address is not known, and how it is set."""
    return _NO_ADDRESS.format(files=", ".join(sorted(addresses.NEED_ADDRESS)))


def _repository(written: str, place: Place) -> Repository | None:
    """The repository that is written as `github:owner/name@branch`, else the place's own.

    The name may be the project's whole address, as the hosts' own variables give it. Raises msgspec.ValidationError
    for a host that the forms do not know.
    """
    host, _, rest = written.partition(":")
    name, _, branch = rest.partition("@")
    if not name:
        return place.repository
    url = urlsplit(name)
    address = f"{url.scheme}://{url.netloc}" if url.netloc not in ("", "github.com") else None
    known = {"host": host, "name": url.path.strip("/"), "branch": branch or "main", "address": address}
    return msgspec.convert(known, Repository)


def _slashed(url: str) -> str:
    return url if not url or url.endswith("/") else url + "/"
