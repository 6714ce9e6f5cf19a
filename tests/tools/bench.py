"""`python3 dev.py bench`: builds and edits the site beside Material for MkDocs as it comes, and prints tables.

Both get the same pages in both languages: ours makes them, Material finds them as plain Markdown, every macro already
called, with its own templates and the whole menu on each page. They take turns in the same run. Seconds say most about
the machine: compare the ratios. Needs Linux or macOS; memory is read on Linux alone.
"""

import contextlib
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import yaml
from jinja2 import Environment, StrictUndefined

from macros.checks.check import read_platform
from macros.content.model import Platform
from macros.content.problems import report
from macros.content.texts import front_matter
from macros.content.yaml_reader import read
from macros.domain.urls import path_of, url_of
from macros.rendering.generated_pages import markdown
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.edition import Edition
from macros.site.macros.pages import MACROS, MACROS_IN_TEXT, Macros
from tests.support.many import as_yaml, many
from tests.support.site import ADDRESS, EDIT, ROOT

OURS, MATERIAL = "ours", "Material"
_ENVIRONMENT = {**os.environ, "SITE_URL": ADDRESS, "EDIT_URL": EDIT, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
_BASE = urlsplit(ADDRESS).path  # both servers serve below the path of the site's address
_LOOK, _ASK, _PATIENCE = 0.05, 0.01, 900.0  # seconds: between looks at the memory, between requests, at most
_BUILD_COLUMNS = ("size", "built by", "seconds", "ours ÷ it", "memory, MiB", "pages", "HTML a page, kB", "largest, kB")
_EDIT_COLUMNS = ("size", "served by", "edit", "seconds", "ours ÷ it")


class Edit(NamedTuple):
    """A change to a file. text: its new text, with a word in it. page: where the word shows, below the site's root."""

    file: Path
    text: Callable[[str], str]
    page: str


@dataclass(frozen=True, slots=True)
class Builder:
    """One that builds the pages, in a folder. arguments: of Python; serve: those of the server, where `{port}` is."""

    name: str
    root: Path
    site: Path
    builds: list[list[str]]
    serve: list[str]
    edits: dict[str, Edit]


def main(arguments: list[str] | None = None) -> int:
    """Measure what the command line says and print the tables. Returns the exit status."""
    parser = ArgumentParser(prog="python3 dev.py bench", description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1, 10], help="gånger innehållet / times the content")
    parser.add_argument("--rounds", type=int, default=2, help="antal varv / rounds")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers that it has started end, too
    print(measured(options.sizes, options.rounds))
    return 0


def measured(sizes: Iterable[int], rounds: int, source: Path = ROOT) -> str:
    """Build and edit the platform below source in each size, so many rounds; gives the tables, as Markdown."""
    built: list[tuple[str, ...]] = [_BUILD_COLUMNS]
    edited: list[tuple[str, ...]] = [_EDIT_COLUMNS]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            builders = both(many(size, Path(folder, "project"), source))
            built += _build_rows(f"{size}×", builders, rounds)
            edited += _edit_rows(f"{size}×", builders, rounds)
    return f"{_table(built)}\n\n{_table(edited)}"


def both(root: Path) -> list[Builder]:
    """Our builder and Material's, of the platform below root."""
    platform, problems = read_platform(root)
    if platform is None:
        raise SystemExit(report(problems))
    return [_ours(root, platform), _material(root, platform)]


def _ours(root: Path, platform: Platform) -> Builder:
    site, strength = root / "sites" / "ours", next(iter(platform.strengths.values()))
    file, prose = root / platform.paths["strength", strength.id], root / platform.place.editions[0].prose
    edits = {"prose": _in_prose(prose, prose), "data": _in_tagline(file, path_of(strength))}
    builds = [["mkdocs", "build", "--strict", "--site-dir", str(site)]]
    return Builder(OURS, root, site, builds, ["macros", "serve", "--port", "{port}"], edits)


def _material(root: Path, platform: Platform) -> Builder:
    """Material's own project beside ours: a configuration and a folder of Markdown for each language."""
    site, pages, editions = root / "sites" / "material", root / "material", platform.place.editions
    for each in editions:
        shutil.copytree(root / each.prose, pages / each.language)  # pictures too
        _write_markdown(Edition(Renderer(platform, each.language), Settings.read(platform, root)), pages)
        _write_configuration(root, each.language, site)
    configurations = [f"material.{each.language}.yml" for each in editions]
    serve = ["mkdocs", "serve", "-f", configurations[0], "--dev-addr", "127.0.0.1:{port}"]
    edits = {"prose": _in_prose(root / editions[0].prose, pages / editions[0].language)}
    return Builder(MATERIAL, root, site, [["mkdocs", "build", "-f", each] for each in configurations], serve, edits)


def _write_markdown(edition: Edition, folder: Path) -> None:
    """Write every page of the edition as Markdown with front matter, its macros called."""
    macros = Macros(edition.renderer, edition.settings, lambda: url_of(file))  # of the page that is being written
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    environment.globals.update({name: getattr(macros, name) for name in (*MACROS, *MACROS_IN_TEXT)})
    for file in edition.links:
        text = edition.made[file].markdown if file in edition.made else edition.written[file]
        path = folder / edition.renderer.language / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown(edition.meta(file), environment.from_string(front_matter(text)[1]).render()), "utf-8")


def _write_configuration(root: Path, language: str, site: Path) -> None:
    """Write a plain configuration: the theme as it comes, its own search, the Markdown extensions that pages need."""
    settings = {
        "site_name": "Place",
        "site_url": ADDRESS,
        "docs_dir": f"material/{language}",
        "site_dir": str(site / language),
        "theme": {"name": "material", "language": language, "font": False},  # fonts would come from another host
        "plugins": ["search"],
        "markdown_extensions": ["admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"],
    }
    (root / f"material.{language}.yml").write_text(yaml.safe_dump(settings), "utf-8")


def _in_prose(written: Path, folder: Path) -> Edit:
    """A word in the last written page, as it lies in the folder."""
    page = sorted(written.rglob("*.md"))[-1].relative_to(written)
    before = (folder / page).read_text("utf-8")
    return Edit(folder / page, lambda word: f"{before}\n{word}\n", url_of(page.as_posix()))


def _in_tagline(file: Path, page: str) -> Edit:
    """A word after the tagline in a strength's file."""
    data = read(file, file.name).data
    tagline = data["tagline"]
    return Edit(
        file, lambda word: as_yaml(data | {"tagline": {key: f"{tagline[key]} {word}" for key in tagline}}), page
    )


def _build_rows(size: str, builders: list[Builder], rounds: int) -> Iterator[tuple[str, ...]]:
    """What the builds cost: every builder once a round, so that whatever disturbs the machine disturbs all of them."""
    costs: dict[str, list[tuple[float, float]]] = {each.name: [] for each in builders}
    for _ in range(rounds):
        for builder in builders:
            costs[builder.name].append(build(builder))
    for builder, found in zip(builders, costs.values(), strict=True):
        ratio = statistics.median(ours[0] / its[0] for ours, its in zip(costs[OURS], found, strict=True))
        seconds, memory = (statistics.median(each) for each in zip(*found, strict=True))
        html = [file.stat().st_size / 1000 for file in builder.site.rglob("*.html") if file.name != "404.html"]
        weight = (str(len(html)), f"{statistics.median(html):.1f}", f"{max(html):.0f}")
        yield (size, builder.name, f"{seconds:.1f}", f"{ratio:.2f}", f"{memory:.0f}", *weight)


def build(builder: Builder) -> tuple[float, float]:
    """Build from nothing; gives the seconds of all its commands, and the most memory of one, in MiB."""
    print(f"{builder.name} …", file=sys.stderr, flush=True)
    shutil.rmtree(builder.site, ignore_errors=True)
    costs = [cost([sys.executable, "-m", *each], builder.root) for each in builder.builds]
    return sum(seconds for seconds, _ in costs), max(memory for _, memory in costs)


def cost(command: list[str], folder: Path) -> tuple[float, float]:
    """Run the command in the folder; gives seconds, and the most memory at one time with all it starts, in MiB.

    The most is seen twice in a row: a program that is just being started has its starter's memory, counted twice. It is
    0 where the system does not tell it. A command that fails stops the measuring, with what it said.
    """
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, env=_ENVIRONMENT, stdout=said, stderr=said)
        with _memory_of(child.pid) as seen:
            child.wait()
        found = time.perf_counter() - start, max(map(min, pairwise(seen))) / 1024
        if child.returncode == 0:
            return found
        said.seek(0)
        raise SystemExit(f"{' '.join(command)}\n{said.read().decode(errors='replace')[-4000:]}")


@contextmanager
def _memory_of(pid: int) -> Iterator[list[int]]:
    """Look at the memory of a process and its descendants, in kB, over and over until the block ends."""
    seen, over = [0, 0], threading.Event()

    def look() -> None:
        while not over.wait(_LOOK):
            seen.append(sum(map(_pss, _tree(pid))))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    yield seen
    over.set()
    watcher.join()


def _tree(pid: int) -> Iterator[int]:
    """The process and its descendants."""
    yield pid
    with contextlib.suppress(OSError):  # it may end while we look
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield from _tree(int(child))


def _pss(pid: int) -> int:
    """A process's proportional set size in kB: what it shares with others counts as its part of that."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _edit_rows(size: str, builders: list[Builder], rounds: int) -> Iterator[tuple[str, ...]]:
    """What the edits take; for Material only prose, which is all that it has."""
    ours: dict[str, float] = {}
    for builder in builders:
        for name, seconds in edit(builder, rounds).items():
            median = statistics.median(seconds)
            yield (size, builder.name, name, f"{median:.2f}", f"{ours.setdefault(name, median) / median:.3f}")


def edit(builder: Builder, rounds: int) -> dict[str, list[float]]:
    """Seconds from a saved change until the page shows it over HTTP, by edit, one a round."""
    print(f"{builder.name}: edits …", file=sys.stderr, flush=True)
    found: dict[str, list[float]] = {name: [] for name in builder.edits}
    with _serving(builder) as address:
        _wait("", address)
        for number in range(rounds):
            for name, (file, text, page) in builder.edits.items():
                word = f"word{'abcdefghij'[number % 10]}{builder.name}".lower()
                changed, start = text(word), time.perf_counter()
                file.write_text(changed, "utf-8")
                _wait(word, address + page)
                found[name].append(time.perf_counter() - start)
    return found


@contextmanager
def _serving(builder: Builder) -> Iterator[str]:
    """Serve the builder's project on this machine while the block runs; gives the front page's address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", *(each.format(port=port) for each in builder.serve)]
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(command, cwd=builder.root, env=_ENVIRONMENT, stdout=quiet, stderr=quiet)
    try:
        yield f"http://127.0.0.1:{port}{_BASE}"
    finally:
        child.terminate()
        child.wait()


def _wait(word: str, address: str) -> None:
    """Ask for the page until the word is in it."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
            if word in answer.read().decode():
                return
        time.sleep(_ASK)
    raise SystemExit(f"{address} did not show ”{word}” within {_PATIENCE:.0f} s")


def _table(rows: list[tuple[str, ...]]) -> str:
    lines = [rows[0], ("---",) * len(rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
