"""`python -m tests.load`: a thousand connections at a time to nginx with the shipped headers, on this machine alone.

Needs nginx and wrk (Debian and Ubuntu: sudo apt install nginx-light wrk). What a machine's own speed is says little:
what counts is that no answer is an error, and how long the slowest wait.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.nginx import configuration, free_port
from tests.site import BASE, build

CONNECTIONS, SECONDS, THREADS = 1000, 10, 2
PAGES = ("", "budskap/", "en/", "en/budskap/")
# What wrk prints when it is done: everything that it counted, times in microseconds.
REPORT = """
done = function(summary, latency, requests)
  local bad = summary.errors
  io.write(string.format("%.0f requests/s, %d answers; ", summary.requests / summary.duration * 1e6, summary.requests))
  io.write(string.format("errors: %d connect, %d read, %d write, %d status, %d timeout; ",
    bad.connect, bad.read, bad.write, bad.status, bad.timeout))
  io.write(string.format("ms: median %.0f, 90%% %.0f, 99%% %.0f, slowest %.0f\\n",
    latency:percentile(50) / 1e3, latency:percentile(90) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
"""


def main() -> int:
    """Build the site, serve it and print a line a page. Returns the exit status."""
    if missing := [name for name in ("nginx", "wrk") if not shutil.which(name)]:
        print(f"{', '.join(missing)} saknas: sudo apt install nginx-light wrk (missing; Debian, Ubuntu)")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        answer = build(Path(folder, "site"))
        if answer.returncode:
            print(answer.stdout + answer.stderr)
            return 1
        with serving(Path(folder)) as address:
            print(f"{platform.machine()}, {os.cpu_count()} cores; {CONNECTIONS} connections, {SECONDS} s a page, gzip")
            for path in PAGES:
                print(f"/{path}: {loaded(address + path, Path(folder))}")
    return 0


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the site in the folder with nginx; gives its address."""
    port = free_port()
    file = folder / "nginx.conf"
    file.write_text(configuration(folder, port), "utf-8")
    server = subprocess.Popen(["nginx", "-c", str(file), "-g", "daemon off;"])
    address = f"http://127.0.0.1:{port}{BASE}"
    try:
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("nginx did not answer")


def loaded(address: str, folder: Path) -> str:
    """What wrk counted at the address."""
    script = folder / "report.lua"
    script.write_text(REPORT, "utf-8")
    command = [
        "wrk",
        f"-c{CONNECTIONS}",
        f"-t{THREADS}",
        f"-d{SECONDS}s",
        "--timeout",
        "10s",
        "-H",
        "Accept-Encoding: gzip",
    ]
    answer = subprocess.run([*command, "-s", str(script), address], capture_output=True, text=True, check=True)
    return answer.stdout.strip().splitlines()[-1]


if __name__ == "__main__":
    sys.exit(main())
