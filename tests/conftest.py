"""What the tests share: the built site, the browser, and the option --no-browser."""

import copy
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, Phase, settings
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.content.loader import Library, load
from macros.content.loader import platform as typed
from macros.content.model import Platform
from macros.content.yaml_reader import Document
from macros.delivery.built_page import BuiltPage
from macros.delivery.built_page import pages as built_pages
from tests.support.browser import NoBrowserError, open_browser
from tests.support.platforms import DAY, small, small_platform, translated
from tests.support.repositories import engine
from tests.support.site import ROOT, build, served
from tests.support.small_site import build_small, small_project
from tests.support.windows import watched, window

# Where nothing compiled is kept (containers are often set so), every process of a run compiles the tests and the engine
# anew: that is a third of the time. What is kept lies in __pycache__, which git ignores.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# name of a folder, what makes it → the folder
OnceARun = Callable[[str, Callable[[Path], object]], Path]
# Files of tests that take long. One process runs a file: begun last, it would keep the others waiting.
LONGEST = (
    *("test_kinds_in_browser", "test_bank_in_browser", "test_in_browser", "test_forms_in_browser", "test_serve"),
    *("test_new_place", "test_profile_in_browser", "test_maker_in_browser", "test_html", "test_scenes_in_browser"),
    *("test_relations_in_browser", "test_search_in_browser", "test_goals_in_browser", "test_plain_commands"),
    *("test_pdf", "test_preview", "test_site", "test_any_site"),
)
# The tests of what this place holds and of its site, which is all that a change of its content can break.
PLACE = ("test_any_site", "test_data", "test_site", "test_nothing_secret")
LEFT_OUT, TESTED = pytest.StashKey[int](), pytest.StashKey[str]()
# How long a test waits for what it expects, in milliseconds: a slow machine is no fault of the site's.
expect.set_options(timeout=20_000)
# Nor is it one of an input's that it takes long to make up, or that a fixture is the same for all of them.
settings.register_profile("any machine", deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("any machine")
# For tests/tools/mutants.py: the same inputs every time, and none made smaller once one has failed.
settings.register_profile(
    "mutants", derandomize=True, deadline=None, database=None, phases=(Phase.explicit, Phase.generate)
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --no-browser, for a machine where no browser is to be had."""
    parser.addoption("--no-browser", action="store_true", help="leave out the tests that need a browser")
    # Given as --tested=FILE: pytest would take a file that stands by itself for a test's.
    parser.addoption(
        "--tested", type=Path, help="a file that says which engine has passed: of that one, only the place is tested"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Take the engine's sign before the tests, which may take long: what they test is what was there then."""
    if config.getoption("--tested"):
        config.stash[TESTED] = engine(ROOT)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the browser tests unread where none is wanted (-m "not browser"): what they import takes a second."""
    return True if collection_path.name == "browser" and "not browser" in config.option.markexpr else None


@pytest.hookimpl(tryfirst=True)  # the marks are there when pytest chooses by them (-m)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the files that take longest; leave out the tests marked `browser`, and the engine's, if asked to.

    Whatever asks for something that is made once a run is marked `site`: it is a built site, or as slow.
    """
    for item in items:
        if "once_a_run" in getattr(item, "fixturenames", ()):
            item.add_marker("site")
    items.sort(key=lambda item: item.path.stem not in LONGEST)
    if _has_passed(config):
        _leave_out(config, items, [item for item in items if item.path.stem not in PLACE])
    if config.getoption("--no-browser"):
        browser_tests = [item for item in items if item.get_closest_marker("browser")]
        _leave_out(config, items, browser_tests)
        config.stash[LEFT_OUT] = len(browser_tests)


def _has_passed(config: pytest.Config) -> bool:
    """Whether this engine has passed all its tests before, as the file says that --tested names."""
    file: Path | None = config.getoption("--tested")
    return file is not None and file.is_file() and file.read_text("ascii").strip() == config.stash[TESTED]


def _writes(config: pytest.Config) -> bool:
    return bool(config.getoption("--tested")) and not config.option.collectonly


def _leave_out(config: pytest.Config, items: list[pytest.Item], left: list[pytest.Item]) -> None:
    kept = set(items) - set(left)
    items[:] = [item for item in items if item in kept]
    config.hook.pytest_deselected(items=left)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """One of several processes: tell the one that prints what was left out. That one: say which engine has passed."""
    if output := getattr(session.config, "workeroutput", None):
        output["left_out"] = session.config.stash.get(LEFT_OUT, 0)
    elif _writes(session.config) and exitstatus == pytest.ExitCode.OK:
        session.config.getoption("--tested").write_text(session.config.stash[TESTED], "ascii")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Every process collects the same tests, so what one of them left out is what all did."""
    node.config.stash[LEFT_OUT] = node.workeroutput.get("left_out", 0) if not error else 0


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out, so that nobody takes a shorter run for a whole one."""
    if config.getoption("--no-browser"):
        count = config.stash.get(LEFT_OUT, 0)
        terminalreporter.write_line(f"--no-browser: {count} tester i webbläsare kördes inte (not run).")


@pytest.fixture(scope="session", autouse=True)
def _read_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Read and check the platforms once in each process: most tests change one file, and leave the others as they are.

    A test of the reading itself says what it begins from. One that changes what was read (see `platforms.anew`) would
    change it for the tests after it: that fails here, at the end.
    """
    real, little = load(ROOT), load(small(tmp_path_factory.mktemp("small")))
    documents = {kind: real.documents[kind] | little.documents.get(kind, {}) for kind in real.documents}
    as_read = copy.deepcopy({kind: _data(found) for kind, found in documents.items()})
    load.__defaults__ = (Library(real.schemas, documents=documents),)
    yield
    for kind, found in documents.items():
        assert _data(found) == as_read[kind], "a test has changed what others read: it must read with platforms.anew"


def _data(documents: dict[str, Document]) -> dict[str, object]:
    return {id_: document.data for id_, document in documents.items()}


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Platform:
    """Read the small platform."""
    return small_platform(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def real() -> Platform:
    """Read the real platform, without asking the rules of it: that takes seconds, and is for `check`."""
    return typed(load(ROOT))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open a real browser; the tests that need one fail, with advice, when there is none."""
    try:
        with open_browser() as opened:
            yield opened
    except NoBrowserError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None


@pytest.fixture(scope="module")
def modules(browser: Browser) -> Iterator[Page]:
    """Open a page from which the browser's modules can be imported, by their paths below overrides/js."""
    with served(ROOT / "overrides" / "js") as address:
        opened = browser.new_page()
        opened.goto(address)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Open a new, empty window, as the test's mark `window` says."""
    asked = request.node.get_closest_marker("window")
    with window(browser, **asked.kwargs if asked else {}) as opened:
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Open a page that fails the test on a script error."""
    return watched(context)


@pytest.fixture(scope="session")
def once_a_run(tmp_path_factory: pytest.TempPathFactory) -> OnceARun:
    """Make a folder by its name once a run, whichever of the run's processes comes first; the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        done = shared / f"{name}.done"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                make(shared / name)
                done.touch()
        return shared / name

    return made


@pytest.fixture(scope="session")
def site(once_a_run: OnceARun) -> Path:
    """Build the real site, once a run."""
    return once_a_run("site", _build)


def _build(target: Path) -> None:
    answer = build(target)
    if answer.returncode != 0:
        pytest.fail(f"the site was not built:\n{answer.stdout}{answer.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BuiltPage]:
    """Read every page of the built site, by its path below the site's root."""
    return built_pages(site)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the built site below a path of its own; gives the address."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def bank(once_a_run: OnceARun) -> Path:
    """Build the small platform's site, once a run."""
    folder = once_a_run(
        "bank", lambda folder: build_small(translated(small_project(folder / "project")), folder / "site")
    )
    return folder / "site"


@pytest.fixture(scope="session")
def bank_address(bank: Path) -> Iterator[str]:
    """Serve it; gives the address."""
    with served(bank) as found:
        yield found


@pytest.fixture
def small_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be the small platform's day, whatever the calendar says."""
    for name, value in DAY.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def small_root(tmp_path: Path, small_day: None) -> Path:
    """Copy the small made-up platform, to be broken at will, on its day; gives its root."""
    return small(tmp_path / "small")
