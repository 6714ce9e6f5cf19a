"""The headers of a built site as hosts read them: the file `_headers`, and what nginx and Caddy include."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from macros import headers
from macros.headers import CACHE, NOT_FOUND, ORIGIN, POLICY, Plan

HOSTS, NGINX, CADDY = "_headers", "server/nginx.conf", "server/Caddyfile"
_COMPRESSED = (
    "text/css text/javascript application/javascript application/json application/xml text/xml application/atom+xml "
    "image/svg+xml text/csv text/plain text/calendar"
)


def put_in_pages(site: Path, every: bool) -> None:
    """Put the policy in every page, for a host that sends no headers; else in the page that is not found alone.

    Hosts that read `_headers` choose by an address, and that page is shown at any.
    """
    policy = headers.plan(site).always[POLICY]
    for file in site.rglob("*.html" if every else NOT_FOUND):
        file.write_text(headers.with_policy(file.read_text("utf-8"), policy), "utf-8")


def write(site: Path, address: str) -> None:
    """Write the headers' files into the built site, when everything else is there. address: where it will lie."""
    planned, base = headers.plan(site), urlsplit(address).path or "/"
    files = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*")) if file.is_file()]
    texts = {HOSTS: hosts(planned, files), NGINX: nginx(planned, base), CADDY: caddy(planned, base)}
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


def nginx(planned: Plan, base: str) -> str:
    """What belongs in nginx's `server` block. base: the path that the site lies below.

    A variable a header, since a block with an `add_header` of its own would lose all the others; nginx sends none that
    is empty.
    """
    lines = ["# Made by the build. Include it in the server block that has listen, server_name and root."]
    lines += ["charset utf-8;", "gzip on;", f"gzip_types {_COMPRESSED};", f"error_page 404 {base}{NOT_FOUND};"]
    lines += [
        f"location {base}{each} {{ error_page 404 {base}{each}{NOT_FOUND}; }}" for each in planned.editions if each
    ]
    for variable, name in (("$site_policy", POLICY), ("$site_cache", CACHE), ("$site_origin", ORIGIN)):
        lines.append(f'set {variable} "{planned.always.get(name, "")}";')
        for pattern, value in planned.cases(name):
            lines.append(f'if ($uri ~ "{_below(base, pattern)}") {{ set {variable} "{value}"; }}')
        lines.append(f"add_header {name} {variable} always;")
    lines += [f'add_header {name} "{value}" always;' for name, value in planned.fixed]
    return "\n".join(lines) + "\n"


def caddy(planned: Plan, base: str) -> str:
    """What belongs in a site's block in Caddy. base: the path that the site lies below."""
    lines = ["# Made by the build. Import it in the site's block, which has root and file_server.", "encode gzip"]
    for holder, name in (("{site_policy}", POLICY), ("{site_cache}", CACHE)):
        lines += [f"map {{path}} {holder} {{"]
        lines += [f'\t"~{_below(base, pattern)}" "{value}"' for pattern, value in planned.cases(name)]
        lines += [f'\tdefault "{planned.always[name]}"', "}", f"header {name} {holder}"]
    for pattern, value in planned.cases(ORIGIN):
        lines += [f'@shared path_regexp "{_below(base, pattern)}"', f'header @shared {ORIGIN} "{value}"']
    lines += [f'header {name} "{value}"' for name, value in planned.fixed]
    lines += ["handle_errors {", "\tmap {path} {site_not_found} {"]
    lines += [f'\t\t"~^{base}{each}" {base}{each}{NOT_FOUND}' for each in planned.editions if each]
    lines += [f"\t\tdefault {base}{NOT_FOUND}", "\t}", "\trewrite * {site_not_found}", "\tfile_server", "}"]
    return "\n".join(lines) + "\n"


def _below(base: str, pattern: str) -> str:
    return f"^{base}(?:{pattern})"
