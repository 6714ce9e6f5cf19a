"""The line that tells how far long work has come."""

import io

import pytest

from macros.engines.progress import Progress


@pytest.mark.parametrize(
    ("is_terminal", "written"),
    [(True, "\rSidor: 1 av 2\rSidor: 2 av 2\rSidor: 2 av 2\n"), (False, "Sidor: 2 av 2\n")],
)
def test_a_terminal_sees_every_step_on_one_line_and_a_log_the_end_alone(is_terminal: bool, written: str) -> None:
    stream = io.StringIO()
    stream.isatty = lambda: is_terminal  # type: ignore[method-assign]
    progress = Progress("Sidor", 2, stream)
    progress.step()
    progress.step()
    progress.done()
    assert stream.getvalue() == written
