"""nginx with a built site, configured as in docs/developer/operations.md, in one folder."""

import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.delivery import headers
from tests.support.browser import is_root
from tests.support.site import ROOT

_RECIPE = re.compile(r"^```nginx\n(.*?)^```", re.DOTALL | re.MULTILINE)
_CURRENT = "/srv/www/place/current"
# The types are nginx's own for what a site has.
_CONFIGURATION = """\
{user}
error_log {folder}/error.log;
pid {folder}/nginx.pid;
events {{ }}
http {{
    types {{
        text/html html;
        text/css css;
        text/xml xml;
        text/plain txt;
        application/javascript js;
        application/json json;
        image/svg+xml svg;
    }}
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {recipe}
}}
"""


def configuration(folder: Path, site: Path, base: str, port: int) -> Path:
    """Write the file that makes nginx serve the site below the base, as documented; returns it."""
    (folder / "site.conf").write_text(headers.included("nginx.conf", headers.plan(site), base), "utf-8")
    (folder / "current").symlink_to(site, target_is_directory=True)
    found = _RECIPE.search((ROOT / "docs" / "developer" / "operations.md").read_text("utf-8"))
    assert found
    recipe = found[1].replace(f"{_CURRENT}/{headers.NGINX}", f"{folder}/site.conf")
    recipe = recipe.replace(_CURRENT, f"{folder}/current").replace("443 ssl", f"127.0.0.1:{port}")
    # Started by root, it would else read as somebody who may not see the folder.
    user = "user root;" if is_root() else ""
    file = folder / "nginx.conf"
    file.write_text(_CONFIGURATION.format(user=user, folder=folder, recipe=recipe), "utf-8")
    return file


@contextmanager
def running(folder: Path, site: Path, base: str) -> Iterator[int]:
    """Serve the site below the base with nginx; yields the port."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    command = ["nginx", "-c", str(configuration(folder, site, base, port)), "-e", str(folder / "error.log")]
    with subprocess.Popen([*command, "-g", "daemon off;"], stderr=subprocess.PIPE, text=True) as server:
        try:
            _wait(server, port)
            yield port
        finally:
            server.terminate()


def _wait(server: subprocess.Popen[str], port: int) -> None:
    """Wait until the server responds."""
    while server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(server.stderr.read() if server.stderr else "")
