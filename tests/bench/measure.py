"""What a command costs: time, processor time and memory, of it and of all that it starts. POSIX alone."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.05  # seconds between two looks at the memory
_PROC = Path("/proc")


class BenchError(Exception):
    """Something that is measured did not work; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """wall, cpu: seconds. memory: the most at one time, MiB; nothing where the system does not tell (no /proc)."""

    wall: float
    cpu: float
    memory: float | None


def cost(command: Sequence[str], folder: Path, more: Mapping[str, str] | None = None) -> Cost:
    """Run the command in the folder and say what it cost. more: of the environment. Raises BenchError if it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, env={**os.environ, **(more or {})}, stdout=said, stderr=said)
        with _memory_of(child.pid) as seen:
            # The system adds up the processor time of a process and of those that it has waited for.
            _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            said.seek(0)
            raise BenchError(f"{' '.join(command)}\n{said.read().decode(errors='replace')[-4000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, max(seen) / 1024 if any(seen) else None)


def together(costs: Sequence[Cost]) -> Cost:
    """What commands cost that were run one after the other."""
    memory = [each.memory for each in costs if each.memory is not None]
    return Cost(sum(each.wall for each in costs), sum(each.cpu for each in costs), max(memory, default=None))


@contextmanager
def _memory_of(pid: int) -> Iterator[list[int]]:
    """Look at the memory of a process and its descendants, in kB, over and over until the block ends."""
    seen, over = [0], threading.Event()

    def look() -> None:
        while not over.wait(_EVERY):
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
        for task in (_PROC / str(pid) / "task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield from _tree(int(child))


def _pss(pid: int) -> int:
    """A process's proportional set size in kB: what it shares with others counts as its part of that."""
    with contextlib.suppress(OSError):
        for line in (_PROC / str(pid) / "smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
