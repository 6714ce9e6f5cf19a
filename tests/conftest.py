"""What the tests share: the built site, the browser, and the option --no-browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import NoBrowserError, open_browser
from tests.platforms import small
from tests.site import Html, build, served
from tests.small_site import build_small, small_project
from tests.windows import watched, window

LEFT_OUT = pytest.StashKey[int]()
# How long a test waits for what it expects, in milliseconds: a slow machine is no fault of the site's.
expect.set_options(timeout=20_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --no-browser, for a machine where no browser is to be had."""
    parser.addoption("--no-browser", action="store_true", help="leave out the tests that need a browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests marked `browser`, if asked to."""
    if not config.getoption("--no-browser"):
        return
    browser_tests = [item for item in items if item.get_closest_marker("browser")]
    items[:] = [item for item in items if item not in browser_tests]
    config.hook.pytest_deselected(items=browser_tests)
    config.stash[LEFT_OUT] = len(browser_tests)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out, so that nobody takes a shorter run for a whole one."""
    if config.getoption("--no-browser"):
        count = config.stash.get(LEFT_OUT, 0)
        terminalreporter.write_line(f"--no-browser: {count} tester i webbläsare kördes inte (not run).")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open a real browser; the tests that need one fail, with advice, when there is none."""
    try:
        with open_browser() as opened:
            yield opened
    except NoBrowserError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a new, empty window."""
    with window(browser) as opened:
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Open a page that fails the test on a script error."""
    return watched(context)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real site, once a run."""
    target = tmp_path_factory.mktemp("site") / "site"
    answer = build(target)
    if answer.returncode != 0:
        pytest.fail(f"the site was not built:\n{answer.stdout}{answer.stderr}", pytrace=False)
    return target


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Html]:
    """Read every page of the built site, by its path below the site's root."""
    return {file.relative_to(site).as_posix(): Html(file) for file in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the built site below a path of its own; gives the address."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small platform's site, once a run."""
    folder = tmp_path_factory.mktemp("bank")
    return build_small(small_project(folder / "project"), folder / "site")


@pytest.fixture(scope="session")
def bank_address(bank: Path) -> Iterator[str]:
    """Serve it; gives the address."""
    with served(bank) as found:
        yield found


@pytest.fixture
def small_root(tmp_path: Path) -> Path:
    """Copy the small made-up platform, to be broken at will; gives its root."""
    return small(tmp_path / "small")
