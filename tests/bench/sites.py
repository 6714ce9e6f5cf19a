"""What is built, and by what: our own build, and others of the same pages."""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.model import Platform
from tests.bench.measure import Cost, cost, together
from tests.bench.ready import platform_of, write_markdown
from tests.bench.values import OURS
from tests.many import many
from tests.site import ADDRESS, EDIT, ROOT

ENVIRONMENT = {"SITE_URL": ADDRESS, "EDIT_URL": EDIT, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
OURS_ZENSICAL = "ours-zensical"
FULL, PRUNED = "material-full", "material-pruned"
READY_ZENSICAL, MACROS_ZENSICAL = "zensical-ready", "zensical-macros"
BUILDERS = (OURS, FULL, PRUNED, READY_ZENSICAL, MACROS_ZENSICAL, OURS_ZENSICAL)
# The engine's own command that builds with the other generator.
_ZENSICAL_COMMAND = "command_build.py"


@dataclass(frozen=True, slots=True)
class Project:
    """A platform of one size, with its pages for the others beside it. zensical: the program, where there is one."""

    root: Path
    platform: Platform
    zensical: Path | None

    @classmethod
    def make(cls, root: Path, times: int, source: Path = ROOT, zensical: Path | None = None) -> Project:
        """Make the project in a new folder."""
        return cls(many(times, root, source), platform_of(root), zensical)

    @property
    def languages(self) -> list[str]:
        """The languages of the editions; the edition at the root first."""
        return [edition.language for edition in sorted(self.platform.place.editions, key=lambda each: each.path)]

    def site(self, builder: str) -> Path:
        """Where a builder's site lies; Zensical wants it below the project's root."""
        return self.root / "sites" / builder


def missing(builder: str, project: Project) -> str:
    """Why this builder cannot be measured here; empty where it can."""
    if "zensical" in builder and project.zensical is None:
        return "zensical is not installed"
    if builder == OURS_ZENSICAL and not (project.root / "macros" / _ZENSICAL_COMMAND).exists():
        return f"the engine has no {_ZENSICAL_COMMAND}"
    return ""


def prepare(builder: str, project: Project) -> None:
    """Make what the builder builds from, outside what is measured."""
    if builder in (OURS, OURS_ZENSICAL):
        return
    ready = builder != MACROS_ZENSICAL
    pages = project.root / ("ready" if ready else "pages")
    if not pages.exists():
        write_markdown(project.platform, project.root, pages, ready=ready)
    for language in project.languages:
        _write_configuration(builder, project, language, pages / language)


def _write_configuration(builder: str, project: Project, language: str, pages: Path) -> None:
    """A plain configuration: the same Markdown, the theme's own looks and its own search."""
    ours = yaml.safe_load((project.root / "mkdocs.yml").read_text("utf-8"))
    settings: dict[str, Any] = {
        "site_name": "Plats",
        "site_url": ADDRESS,
        "docs_dir": pages.relative_to(project.root).as_posix(),
        "site_dir": (project.site(builder) / language).relative_to(project.root).as_posix(),
        # The fonts are another host's: left out, so that a visit is comparable.
        "theme": {"name": "material", "language": language, "font": False},
        "plugins": {"search": {}},
        "markdown_extensions": ours["markdown_extensions"],
    }
    if builder == PRUNED:
        settings["nav"] = ["index.md", *sorted(file.name for file in pages.glob("*.md") if file.name != "index.md")[:1]]
    if builder == MACROS_ZENSICAL:
        settings["plugins"]["macros"] = ours["plugins"]["macros"]
    _configuration(builder, project, language).write_text(yaml.safe_dump(settings), "utf-8")


def _configuration(builder: str, project: Project, language: str) -> Path:
    # The macros look for the content below the folder that the configuration lies in.
    return project.root / f"{builder}.{language}.yml"


def build(builder: str, project: Project) -> Cost:
    """Build all editions from nothing and say what it cost. Raises BenchError if it does not work."""
    shutil.rmtree(project.site(builder), ignore_errors=True)
    shutil.rmtree(project.root / ".cache", ignore_errors=True)  # Zensical's
    # Zensical imports the macros as any module; MkDocs looks beside its configuration.
    environment = {**ENVIRONMENT, "PYTHONPATH": str(project.root)}
    return together([cost(command, project.root, environment) for command in _commands(builder, project)])


def _commands(builder: str, project: Project) -> Iterator[list[str]]:
    site = str(project.site(builder))
    if builder == OURS:
        yield [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site]
    elif builder == OURS_ZENSICAL:
        yield [sys.executable, "-m", "macros", "build", "--engine", "zensical", "--site-dir", site]
    else:
        program = [str(project.zensical)] if "zensical" in builder else [sys.executable, "-m", "mkdocs"]
        for language in project.languages:
            yield [*program, "build", "-f", str(_configuration(builder, project, language))]


def weight(site: Path) -> dict[str, float]:
    """The number of pages in a built site, and their HTML in bytes: the median and the most."""
    sizes = [file.stat().st_size for file in site.rglob("*.html") if file.name != "404.html"]
    return {"pages": len(sizes), "html_median": statistics.median(sizes), "html_max": max(sizes)}


def measured(builder: str, project: Project, say: Callable[[str], None]) -> dict[str, float]:
    """One round: the cost and weight of a build, by name."""
    say(f"{builder} …")
    found = build(builder, project)
    values = {"wall": found.wall, "cpu": found.cpu, **weight(project.site(builder))}
    values["page_ms"] = found.wall / values["pages"] * 1000
    return values | ({"memory": found.memory} if found.memory is not None else {})
