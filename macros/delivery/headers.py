"""The headers that a server is to send with a built site: worked out from its pages, written as hosts read them.

One policy for all pages allows what the pages hold and nothing else, and nothing `unsafe`. Of inline scripts it allows
the frame's own, by their hashes, whatever else may stand on a page. Three kinds of file have a policy of their own: the
page of the forms says it itself, the search engine's worker may run WebAssembly, and a PDF is drawn by the browser's
own viewer. HSTS is left to the host, which alone knows whether all of its domain has https.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, FileSystemLoader

from macros.domain.urls import DATA, FORMS
from macros.rendering.renderer import TEMPLATES

POLICY, CACHE, ORIGIN = "Content-Security-Policy", "Cache-Control", "Access-Control-Allow-Origin"
HOSTS, NGINX, CADDY = "_headers", "server/nginx.conf", "server/Caddyfile"
NOT_FOUND = "404.html"
Headers = dict[str, str]

_INLINE = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*\stype=\"application/)[^>]*>(.*?)</script>", re.DOTALL)
_OWN = re.compile(rf'<meta http-equiv="{POLICY}" content="([^"]*)">')
_FOOTER, _HEAD_ENDS = "<footer", "</head>"
_CHARSET = '<meta charset="utf-8">'
# Directive, source, and what in a page or a style sheet asks for it. What scripts ask for is not seen: it stands below.
_ASKED = (
    ("style-src", "'self'", re.compile(r'<link [^>]*rel="?stylesheet')),
    ("img-src", "'self'", re.compile(r'<(?:img|use)\b|<link [^>]*rel="?icon')),
    ("img-src", "blob:", re.compile(r'<input [^>]*type="?file')),  # what the visitor has chosen is shown
    ("img-src", "data:", re.compile(r"""(?:src="|url\(["']?)data:image/""")),
    ("font-src", "'self'", re.compile(r"@font-face")),
    ("manifest-src", "'self'", re.compile(r'<link [^>]*rel="?manifest')),
    ("frame-src", "'self'", re.compile(r"<iframe\b")),
    ("media-src", "'self'", re.compile(r"<(?:audio|video)\b")),
    ("form-action", "'self'", re.compile(r'<form\b(?![^>]*method="?dialog)')),
)
_NOT_FRAMED = "frame-ancestors 'none'"
_WORKER = f"default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self'; {_NOT_FRAMED}"
_UNUSED = "accelerometer camera display-capture geolocation gyroscope hid magnetometer microphone midi payment"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in f"{_UNUSED} serial usb xr-spatial-tracking".split()),
}
_LASTING = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be sent. always: with every file; where: header, pattern of path, value that it has there instead.

    A path is a file's, below the site's root. No two patterns of one header match the same path.
    """

    always: Headers
    where: tuple[tuple[str, str, str], ...]
    editions: tuple[str, ...]

    @property
    def fixed(self) -> list[tuple[str, str]]:
        """The headers that are the same for every file."""
        changing = {name for name, _, _ in self.where}
        return [(name, value) for name, value in self.always.items() if name not in changing]

    def cases(self, name: str) -> list[tuple[str, str]]:
        """Pattern and value of each case of the header."""
        return [(pattern, value) for header, pattern, value in self.where if header == name]

    def headers(self, path: str) -> Headers:
        """All that is sent with the file."""
        return self.always | {name: value for name, pattern, value in self.where if re.match(pattern, path)}


def plan(site: Path) -> Plan:
    """What is to be sent with the files of the built site."""
    files = sorted(site.rglob("*.html"))
    forms = [file for file in files if file.parent.match(FORMS)]
    looked_at = [*(file for file in files if file not in forms), *sorted(site.glob("assets/*.css"))]
    frames = [file for file in files if file.name == NOT_FOUND]
    strict = policy((file.read_text("utf-8") for file in looked_at), (file.read_text("utf-8") for file in frames))
    editions = tuple(file.relative_to(site).as_posix().removesuffix(NOT_FOUND) for file in frames)
    inside = f"(?:{'|'.join(editions)})"
    own = {found for file in forms for found in _OWN.findall(file.read_text("utf-8"))}
    where = (
        *((POLICY, f"{inside}{FORMS}/", f"{html.unescape(found)}; {_NOT_FRAMED}") for found in sorted(own)),
        # The whole folder, for the worker in it, which alone obeys this: hosts read a hundred rules at most.
        (POLICY, f"{inside}pagefind/", _WORKER),
        (POLICY, r".*\.pdf$", _NOT_FRAMED),
        (CACHE, rf"{inside}assets/.*\.[0-9a-f]{{10}}\.\w+$", _LASTING),
        (ORIGIN, rf"{inside}{DATA}/|assets/embed\.js$", "*"),
    )
    return Plan({POLICY: strict, CACHE: "no-cache", **_ALWAYS}, where, editions)


def policy(texts: Iterable[str], frames: Iterable[str] = ()) -> str:
    """The policy that allows what the pages and style sheets hold, and no more.

    frames: the pages that are not found. Before the footer they hold nothing but the frame and escaped words, so the
    inline scripts there are the frame's own. They are allowed, by their hashes.
    """
    allowed = {
        "default-src": ["'none'"], "script-src": ["'self'"], "connect-src": ["'self'"], "worker-src": ["'self'"],
        "base-uri": ["'none'"], "form-action": [], "frame-ancestors": ["'none'"],
    }  # fmt: skip
    for text in texts:
        for directive, source, asked in _ASKED:
            if source not in allowed.setdefault(directive, []) and asked.search(text):
                allowed[directive].append(source)
    allowed["script-src"] += sorted({_hash(script) for page in frames for script in _inline(page)})
    allowed["form-action"] = allowed["form-action"] or ["'none'"]
    return "; ".join(f"{directive} {' '.join(sorted(sources))}" for directive, sources in allowed.items() if sources)


def _inline(page: str) -> list[str]:
    return _INLINE.findall(page.partition(_FOOTER)[0])


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def with_policy(text: str, strict: str) -> str:
    """The page with the policy in it, as far as a page can say it itself; one that has its own keeps that."""
    if _OWN.search(text.partition(_HEAD_ENDS)[0]):
        return text
    own = html.escape(strict.replace(f"; {_NOT_FRAMED}", ""), quote=False)
    return text.replace(_CHARSET, f'{_CHARSET}\n<meta http-equiv="{POLICY}" content="{own}">', 1)


def put_in_pages(site: Path, planned: Plan, every: bool) -> None:
    """Put the policy in every page, for a host that sends no headers; else in the page that is not found alone.

    Hosts that read `_headers` choose by an address, and that page is shown at any.
    """
    policy = planned.always[POLICY]
    for file in site.rglob("*.html" if every else NOT_FOUND):
        file.write_text(with_policy(file.read_text("utf-8"), policy), "utf-8")


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
