"""What the tests share: the option --no-browser and the browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import NoBrowserError, open_browser

LEFT_OUT = pytest.StashKey[int]()


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
