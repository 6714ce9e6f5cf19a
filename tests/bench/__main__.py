"""`python3 dev.py bench`: measures, prints the tables, and writes them where it is told. See `-h` for what it takes."""

from __future__ import annotations

import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.addresses import path_of
from macros.browser import open_browser
from tests.bench import bank, edits, lighthouse, sites, visits, written
from tests.bench.measure import BenchError
from tests.bench.report import tables
from tests.bench.server import packing
from tests.bench.sites import FULL, Project
from tests.bench.values import OURS, Results

SIZES, ROUNDS = "1,10,50", 3
PEERS_UP_TO = 10  # times: beyond that only our own build is measured; the others take too long to be worth it


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says. Returns the exit status."""
    options = _parser().parse_args(arguments)
    # Whoever ends this program means the servers that it has started, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        results = json.loads(options.read.read_text("utf-8")) if options.read else _run(options)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    print(tables(results, options.lang))
    if options.json:
        options.json.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if options.write:
        written.write(results, dict(zip(("sv", "en"), options.write, strict=True)))
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python3 dev.py bench", description=__doc__)
    parser.add_argument("--sizes", default=SIZES, help=f"gånger dagens innehåll / times today's content ({SIZES})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"antal varv / rounds ({ROUNDS})")
    parser.add_argument("--builders", default=",".join(sites.BUILDERS), help="byggt av / built by")
    parser.add_argument("--no-browser", action="store_true", help="mät inga besök / measure no visits")
    parser.add_argument("--no-serve", action="store_true", help="mät inga ändringar / measure no edits")
    parser.add_argument("--lighthouse", action="store_true", help="kör Lighthouse, det tar lång tid / it takes long")
    parser.add_argument("--zensical", type=Path, help="programmet Zensical / the program Zensical")
    parser.add_argument("--json", type=Path, help="skriv värdena hit / write the values here")
    parser.add_argument("--read", type=Path, help="mät inte, läs värdena / read the values, measure nothing")
    words = "skriv tabellerna i metodsidorna; läget på svenska och engelska / write the tables to the method pages"
    parser.add_argument("--write", nargs=2, metavar=("LÄGE", "STATE"), help=words)
    parser.add_argument("--lang", choices=("sv", "en"), default="sv", help="språk / language")
    return parser


def _run(options: Namespace) -> Results:
    zensical = _zensical(options.zensical)
    results: Results = {"date": date.today().isoformat(), "machine": _machine(zensical), "rounds": options.rounds}
    results |= {"build": {}, "serve": {}, "visit": {}, "bank": {}, "skipped": {}}
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, options.sizes.split(",")):
            _say(f"{size}×")
            project = Project.make(Path(folder, f"x{size}"), size, zensical=zensical)
            chosen = _builders(options.builders.split(","), project, size, results["skipped"])
            built = _builds(chosen, project, options.rounds, results["skipped"])
            results["build"][str(size)] = built
            if size <= PEERS_UP_TO:
                _looks(options, project, list(built), results, str(size))
    return results


def _builders(asked: list[str], project: Project, size: int, skipped: dict[str, str]) -> list[str]:
    reasons = {name: sites.missing(name, project) for name in asked}
    skipped |= {name: why for name, why in reasons.items() if why}
    return [name for name in asked if not reasons[name] and (size <= PEERS_UP_TO or name.startswith(OURS))]


def _builds(
    builders: list[str], project: Project, rounds: int, skipped: dict[str, str]
) -> dict[str, dict[str, list[float]]]:
    """Every builder once a round, so that whatever disturbs the machine disturbs all; one that fails is left out."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in builders}
    for name in builders:
        sites.prepare(name, project)
    for _ in range(rounds):
        for name in [name for name in builders if name not in skipped]:
            try:
                found[name].append(sites.measured(name, project, _say))
            except BenchError as error:
                _say(str(error))
                skipped[name] = str(error).splitlines()[-1]
    return {name: collected(values) for name, values in found.items() if name not in skipped}


def collected(rounds: list[dict[str, float]]) -> dict[str, list[float]]:
    """Measure → its value of each round."""
    return {measure: [each[measure] for each in rounds if measure in each] for measure in rounds[0]}


def _looks(options: Namespace, project: Project, built: list[str], results: Results, size: str) -> None:
    """What is measured of the built sites: visits in a browser, then edits under a server, which change the project."""
    if not options.no_browser and OURS in built:
        results["visit"][size], results["bank"][size] = _visits(project, built, options.rounds)
    if options.lighthouse and size == "1":
        with packing(project.site(OURS)) as address:
            editions = [f"{each.path}/" if each.path else "" for each in project.platform.place.editions]
            results["lighthouse"] = dict(lighthouse.scores(project.site(OURS), address, editions))
    if not options.no_serve:
        served = [name for name in edits.SERVED if name in built]
        results["serve"][size] = {name: edits.measured(name, project, options.rounds, _say) for name in served}


def _visits(project: Project, built: list[str], rounds: int) -> tuple[dict[str, Any], dict[str, list[float]]]:
    """Site → page → measure → values, and what the bank's filter costs."""
    pages = {OURS: visits.paths(project.platform)}
    folders = {OURS: project.site(OURS)}
    if FULL in built:
        pages[FULL] = {"strength": path_of(next(iter(project.platform.strengths.values())))}
        folders[FULL] = project.site(FULL) / project.languages[0]
    with ExitStack() as open_:
        browser = open_.enter_context(open_browser())
        addresses = {name: open_.enter_context(packing(folder)) for name, folder in folders.items()}
        _say("visits …")
        found = [
            {name: {page: visits.visit(browser, addresses[name] + path) for page, path in each.items()}
             for name, each in pages.items()}
            for _ in range(rounds)
        ]  # fmt: skip
        answers = bank.measured(browser, addresses[OURS], project.platform)
    visited = {name: {page: collected([each[name][page] for each in found]) for page in pages[name]} for name in pages}
    return visited, answers


def _zensical(asked: Path | None) -> Path | None:
    """The program that is asked for, else the one beside the Python that runs this; nothing where there is none."""
    program = asked or Path(sys.executable).with_name("zensical")
    return program.absolute() if program.is_file() else None


def _machine(zensical: Path | None) -> Mapping[str, object]:
    answer = subprocess.run([zensical, "--version"], capture_output=True, text=True, check=False) if zensical else None
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "mkdocs": version("mkdocs"),
        "material": version("mkdocs-material"),
        "zensical": answer.stdout.split()[-1] if answer and answer.stdout else "–",
    }


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
