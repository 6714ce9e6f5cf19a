"""The line that tells how far long work has come."""

import io

from macros.engines.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def counted(stream: io.StringIO) -> str:
    progress = Progress("Sidor", 2, stream)
    progress.step()
    progress.step()
    progress.done()
    return stream.getvalue()


def test_a_terminal_sees_every_step_on_one_line() -> None:
    written = counted(Terminal())
    assert written == "\rSidor: 1 av 2\rSidor: 2 av 2\rSidor: 2 av 2\n"


def test_a_log_gets_the_end_alone() -> None:
    assert counted(io.StringIO()) == "Sidor: 2 av 2\n"
