"""Serves a built site as a web host does: packed with gzip, connections kept, and every byte counted."""

from __future__ import annotations

import functools
import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LEVEL = 6
_PACKED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")


class _Handler(SimpleHTTPRequestHandler):
    """Answers from a folder; nothing is logged."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send the file, a folder's index.html, or the site's own word that there is nothing."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        file = file if found else Path(self.directory, "404.html")
        type_ = self.guess_type(file)
        packed = type_.startswith(_PACKED)
        body = content(file, packed) if file.is_file() else b""
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@functools.cache
def content(file: Path, packed: bool) -> bytes:
    """What is sent of a file; kept, so that packing it is no part of what is measured."""
    body = file.read_bytes()
    return gzip.compress(body, LEVEL, mtime=0) if packed else body


class _Server(ThreadingHTTPServer):
    """A browser that is closed leaves its connections as they are: that is no error."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of those; the rest is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def packing(site: Path) -> Iterator[str]:
    """Serve the site on this machine while the block runs; gives its address."""
    with _Server(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
