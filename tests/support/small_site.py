"""The small made-up platform as a whole project, built into a site: its messages are few and stay as they are."""

from __future__ import annotations

from pathlib import Path

from tests.support.platforms import DAY, small
from tests.support.site import ADDRESS, build, engine

MESSAGE = """\
id: {id}
name: {{sv: "Badet {number}", en: "Swim {number}"}}
about: angen
topic: {id}
audiences: [visitor]
channel: facebook
length: short
variants:
  - {{sv: "Vi ses på ängen. Hälsar {{avsandare}}", en: "See you in the meadow. From {{avsandare}}"}}
valid: {{from: 2026-01-01}}
"""


def small_project(target: Path) -> Path:
    """Make a project of the small platform, with the real engine and theme; gives its root."""
    small(target)
    engine(target)
    for edition in ("sv", "en"):
        (target / "docs" / edition).mkdir(parents=True, exist_ok=True)
    return target


def add_messages(root: Path, count: int) -> None:
    """Add so many messages more."""
    for number in range(count):
        id_ = f"m{number:05}"
        (root / "data" / "messages" / f"{id_}.yml").write_text(MESSAGE.format(id=id_, number=number), "utf-8")


def build_small(root: Path, site: Path, address: str = ADDRESS) -> Path:
    """Build the project into the folder; gives the folder. Fails with the tool's own words."""
    answer = build(site, root, address, DAY)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return site
