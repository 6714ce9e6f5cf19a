"""nginx with a built site and what it is shipped with, as tests and measurements start it: all in one folder."""

from __future__ import annotations

import socket
from pathlib import Path

from macros import header_files
from macros.browser import is_root
from tests.site import BASE

_CONFIGURATION = """\
{user}
worker_processes auto;
error_log {folder}/error.log;
pid {folder}/nginx.pid;
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {folder}/root;
        include {snippet};
    }}
}}
"""


def configuration(folder: Path, port: int) -> str:
    """The text of a configuration that serves the site in the folder below BASE."""
    below = folder / "root" / BASE.strip("/")
    below.parent.mkdir(parents=True, exist_ok=True)
    below.symlink_to(folder / "site", target_is_directory=True)
    snippet = folder / "site" / header_files.NGINX
    # Started by root, it would else read as somebody who may not see the folder.
    user = "user root;" if is_root() else ""
    return _CONFIGURATION.format(user=user, folder=folder, port=port, snippet=snippet)


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
