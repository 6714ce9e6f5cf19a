"""The preview server; open pages reload when something has changed."""

import contextlib
import sys
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from macros.engines.serve import Answer, Snapshot, problem_page

_WATCHED = ("data", "docs", "macros", "overrides")
_SETTLING = 0.05  # seconds: an editor saves a file in several steps
_PATIENCE = 25  # seconds until a page's request for changes times out
_LOOKS = ("opened", "closed_no_write")
_CHANGES = "/_changes"
# A visible page reloads at once; one in a hidden tab when it becomes visible.
_RELOAD = """<script>(async () => {
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
  for (;;) {
    const seen = (resolve) => document.addEventListener("visibilitychange", resolve, { once: true });
    if (document.hidden) await new Promise(seen);
    try {
      if (await (await fetch("/_changes?NUMBER")).text() !== "NUMBER") location.reload();
    } catch { await pause(500); }
  }
})();</script>
"""


class Shown(FileSystemEventHandler):
    """The current snapshot of the site, renewed after a change. number: identifies the snapshot."""

    def __init__(self, root: Path, stop: Callable[[], None]) -> None:
        self.number = time.time_ns()  # a server that is started again has another
        self.root = root
        self._stop = stop
        self._changed = threading.Condition()
        self._making = threading.RLock()
        self._checking = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._made = 0

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change, so that the next request makes a new snapshot. Changed code ends the server."""
        path = Path(str(event.src_path))
        if event.event_type in _LOOKS or not self._is_content(path):
            return
        if path.suffix == ".py":
            self._stop()
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def _is_content(self, path: Path) -> bool:
        """Whether the site may depend on the file; not for editors' temporary files."""
        if path.parent == self.root and not path.name.startswith("mkdocs"):
            return False
        left = path.name.startswith(".") or path.name.endswith(("~", ".crswap"))
        return not left and "__pycache__" not in path.parts

    def wait(self, number: int) -> int:
        """Wait, with a timeout, until the number has changed and is stable. Returns it."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != number, _PATIENCE)
        found = 0
        while found != self.number:
            found = self.number
            time.sleep(_SETTLING)
        return found

    def answer(self, path: str) -> tuple[Answer, int]:
        """Return the response for a path, and the number of the snapshot that it was made of."""
        with self._making:
            number = self.number
            if self._snapshot is None or self._made != number:
                self.close()
                self._snapshot, self._made = Snapshot(self.root), number
                answer = self._of(self._snapshot, path)
                threading.Thread(target=self._check, args=(self._snapshot,), daemon=True).start()
                return answer, number
            return self._of(self._snapshot, path), number

    def _of(self, snapshot: Snapshot, path: str) -> Answer:
        if path.startswith(snapshot.base):
            return snapshot.answer(path.removeprefix(snapshot.base))
        return Answer(quote(snapshot.base).encode(), status=302)

    def _check(self, snapshot: Snapshot) -> None:
        """Hold what is shown to every rule; where one stops it, whoever looks at it is to see that."""
        with self._checking:
            if self._snapshot is not snapshot or snapshot.check():
                return
        with self._making, self._changed:
            if self._snapshot is snapshot and self._made == self.number:
                self.number += 1
                self._made = self.number
                self._changed.notify_all()

    def close(self) -> None:
        """Delete what was made."""
        if self._snapshot:
            self._snapshot.close()


class _Handler(BaseHTTPRequestHandler):
    """Handles one request."""

    shown: Shown

    def do_GET(self) -> None:
        """Send the response for the address."""
        url = urlsplit(self.path)
        if url.path == _CHANGES:
            number = self.shown.wait(int(url.query) if url.query.isdecimal() else 0)
            self._send(Answer(str(number).encode(), "text/plain"), "")
            return
        answer, number = self._answer(unquote(url.path))
        # A page opened in a browser gets the reloading script; one that is only fetched is as a build would write it.
        opened = answer.type.startswith("text/html") and self.headers.get("Sec-Fetch-Dest") == "document"
        self._send(answer, _RELOAD.replace("NUMBER", str(number)) if opened else "")

    def _answer(self, path: str) -> tuple[Answer, int]:
        try:
            return self.shown.answer(path)
        except Exception as error:
            # A macro in a written page may raise anything; the next change makes a new attempt.
            words = f"Sidan {path} kunde inte göras: {type(error).__name__}: {error}"
            print(words, file=sys.stderr, flush=True)
            return Answer(problem_page(self.shown.root, [words]), status=500), self.shown.number

    def _send(self, answer: Answer, more: str) -> None:
        content = answer.content + more.encode()
        self.send_response(answer.status)
        if answer.status == HTTPStatus.FOUND:
            self.send_header("Location", content.decode())
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # the client has disconnected
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Log no requests."""


def serve(root: Path, host: str, port: int, begun: Callable[[str], None]) -> None:
    """Serve the site until Ctrl-C, or until the site's own code has changed. begun: called with the address."""
    over = threading.Event()
    shown = Shown(root, over.set)
    observer = Observer()
    for folder in _WATCHED:
        observer.schedule(shown, str(root / folder), recursive=True)
    observer.schedule(shown, str(root))  # the configuration
    observer.start()
    with ThreadingHTTPServer((host, port), type("_Bound", (_Handler,), {"shown": shown})) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        begun(f"http://{host}:{server.server_port}/")
        try:
            over.wait()
        finally:
            server.shutdown()
            observer.stop()
            shown.close()
