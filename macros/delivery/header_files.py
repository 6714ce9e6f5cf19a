"""The headers of a built site as hosts read them: the file `_headers`, and what nginx and Caddy include."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, FileSystemLoader

from macros.delivery import headers
from macros.delivery.headers import CACHE, NOT_FOUND, ORIGIN, POLICY, Plan
from macros.rendering.renderer import TEMPLATES

HOSTS, NGINX, CADDY = "_headers", "server/nginx.conf", "server/Caddyfile"


def put_in_pages(site: Path, planned: Plan, every: bool) -> None:
    """Put the policy in every page, for a host that sends no headers; else in the page that is not found alone.

    Hosts that read `_headers` choose by an address, and that page is shown at any.
    """
    policy = planned.always[POLICY]
    for file in site.rglob("*.html" if every else NOT_FOUND):
        file.write_text(headers.with_policy(file.read_text("utf-8"), policy), "utf-8")


def write(site: Path, planned: Plan, address: str) -> None:
    """Write the headers' files into the built site, when everything else is there. address: where it will lie."""
    base = unquote(urlsplit(address).path) or "/"
    files = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*")) if file.is_file()]
    texts = {
        HOSTS: hosts(planned, files),
        NGINX: included("nginx.conf", planned, base),
        CADDY: included("caddy.conf", planned, base),
    }
    for name, text in texts.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text, "utf-8")


def hosts(planned: Plan, files: Iterable[str]) -> str:
    """The file `_headers`, as Netlify, Cloudflare Pages and others read it. files: every path of the site, sorted.

    Hosts do not agree on what holds where two rules name the same header. So no file has a header from two rules.
    """
    sent = {path: planned.headers(path) for path in files}
    rules: dict[str, list[str]] = {}
    for name in (*planned.always, ORIGIN):
        for pattern, value in _rules("", {path: found.get(name, "") for path, found in sent.items()}):
            rules.setdefault(pattern, []).append(f"  {name}: {value}\n")
    return "".join(f"{pattern}\n{''.join(rules[pattern])}" for pattern in sorted(rules))


def _rules(folder: str, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Pattern and value, each file in one of them: a folder whose files all have the same value is one. "" is none."""
    if len(set(values.values())) == 1:
        yield from ((f"/{folder}*", value) for value in set(values.values()) if value)
        return
    for name, group in groupby(values, lambda path: path[len(folder) :].partition("/")[0]):
        path, inside = folder + name, {each: values[each] for each in group}
        if path not in inside:
            yield from _rules(f"{path}/", inside)
        elif inside[path]:
            yield f"/{path}", inside[path]
            if name == "index.html":
                yield f"/{folder}", inside[path]


def included(template: str, planned: Plan, base: str) -> str:
    """What a server's own configuration includes. base: the path that the site lies below."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "files"), trim_blocks=True, keep_trailing_newline=True
    )
    names = {"policy": POLICY, "cache": CACHE, "origin": ORIGIN}
    return environment.get_template(template).render(planned=planned, base=base, start=re.escape(base), **names)
