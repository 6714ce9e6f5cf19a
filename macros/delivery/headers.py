"""HTTP headers for a built site, computed from its pages, and written in the formats that hosts read.

A single content security policy for all pages allows what they contain and nothing else, without `unsafe`. Of inline
scripts it allows only those of the page frame, by hash. Three kinds of file have their own policy: the forms' page
states it itself, the search worker may run WebAssembly, and a PDF is shown by the browser's viewer. HSTS is left to the
host, which alone knows if the whole domain has https.
"""

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
# Directive, source, and the pattern in a page or style sheet that needs it. What scripts need is listed in `policy`.
_ASKED = (
    ("style-src", "'self'", re.compile(r'<link [^>]*rel="?stylesheet')),
    ("img-src", "'self'", re.compile(r'<(?:img|use)\b|<link [^>]*rel="?icon')),
    ("img-src", "blob:", re.compile(r'<input [^>]*type="?file')),  # to show a picture that the visitor has chosen
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
    """The headers to send. always: with every file; where: (header, path pattern, value) of the exceptions.

    A path is that of a file below the site's root. No two patterns of one header match the same path.
    """

    always: Headers
    where: tuple[tuple[str, str, str], ...]
    editions: tuple[str, ...]

    @property
    def fixed(self) -> list[tuple[str, str]]:
        """The headers with the same value for every file."""
        changing = {name for name, _, _ in self.where}
        return [(name, value) for name, value in self.always.items() if name not in changing]

    def cases(self, name: str) -> list[tuple[str, str]]:
        """Return pattern and value of each exception to the header."""
        return [(pattern, value) for header, pattern, value in self.where if header == name]

    def headers(self, path: str) -> Headers:
        """Return all headers of the file."""
        return self.always | {name: value for name, pattern, value in self.where if re.match(pattern, path)}


def plan(site: Path) -> Plan:
    """Return the headers for the files of the built site."""
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
        # The whole folder, though only its worker needs it: hosts read a hundred rules at most.
        (POLICY, f"{inside}pagefind/", _WORKER),
        (POLICY, r".*\.pdf$", _NOT_FRAMED),
        (CACHE, rf"{inside}assets/.*\.[0-9a-f]{{10}}\.\w+$", _LASTING),
        (ORIGIN, rf"{inside}{DATA}/|assets/embed\.js$", "*"),
    )
    return Plan({POLICY: strict, CACHE: "no-cache", **_ALWAYS}, where, editions)


def policy(texts: Iterable[str], frames: Iterable[str] = ()) -> str:
    """Return the policy that allows what the pages and style sheets contain, and no more.

    frames: the editions' 404 pages. Before the footer, they contain nothing but the frame and escaped text, so their
    inline scripts are the frame's own, which are allowed by hash.
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
    """Return the page with the policy as a meta element, unless it has one; header-only directives are left out."""
    if _OWN.search(text.partition(_HEAD_ENDS)[0]):
        return text
    own = html.escape(strict.replace(f"; {_NOT_FRAMED}", ""), quote=False)
    return text.replace(_CHARSET, f'{_CHARSET}\n<meta http-equiv="{POLICY}" content="{own}">', 1)


def put_in_pages(site: Path, planned: Plan, every: bool) -> None:
    """Add the policy to every page, for hosts that send no headers; else only to the 404 page.

    Hosts that read `_headers` match addresses, and the 404 page is shown at any address.
    """
    policy = planned.always[POLICY]
    for file in site.rglob("*.html" if every else NOT_FOUND):
        file.write_text(with_policy(file.read_text("utf-8"), policy), "utf-8")


def write(site: Path, planned: Plan, address: str) -> None:
    """Write the header files into the finished site. address: the site's published address."""
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
    """Return the file `_headers`, as read by Netlify, Cloudflare Pages and others. files: the site's paths, sorted.

    Hosts differ on which of two rules for the same header applies, so no file has a header from two rules.
    """
    sent = {path: planned.headers(path) for path in files}
    rules: dict[str, list[str]] = {}
    for name in (*planned.always, ORIGIN):
        for pattern, value in _rules("", {path: found.get(name, "") for path, found in sent.items()}):
            rules.setdefault(pattern, []).append(f"  {name}: {value}\n")
    return "".join(f"{pattern}\n{''.join(rules[pattern])}" for pattern in sorted(rules))


def _rules(folder: str, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield pattern and value; a folder whose files have the same value is one pattern. An empty value is omitted."""
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
    """Return the file that a server's configuration includes. base: the path below which the site is published."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "files"), trim_blocks=True, keep_trailing_newline=True
    )
    names = {"policy": POLICY, "cache": CACHE, "origin": ORIGIN}
    return environment.get_template(template).render(planned=planned, base=base, start=re.escape(base), **names)
