"""The headers that are worked out from the pages of a built site."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from macros.delivery import headers
from macros.delivery.headers import CACHE, ORIGIN, POLICY, Plan


@pytest.fixture(scope="module")
def planned(bank: Path) -> Plan:
    """What is to be sent with the small place's site."""
    return headers.plan(bank)


def _directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (each.split() for each in policy.split("; "))}


def test_no_page_may_do_what_none_asks_for() -> None:
    found = _directives(headers.policy(["<!doctype html><p>Hej</p>"]))
    assert found.pop("script-src") == found.pop("connect-src") == found.pop("worker-src") == ["'self'"]
    assert set(found) == {"default-src", "base-uri", "form-action", "frame-ancestors"}
    assert all(sources == ["'none'"] for sources in found.values())


@pytest.mark.parametrize(
    ("text", "directive", "sources"),
    [
        ('<link rel="stylesheet" href="a.css">', "style-src", ["'self'"]),
        ('<img src="a.png" alt="">', "img-src", ["'self'"]),
        ('<svg><use href="a.svg#p"/></svg>', "img-src", ["'self'"]),
        ('<input name="photo" type="file">', "img-src", ["blob:"]),
        ('a { mask: url("data:image/svg+xml,…") }', "img-src", ["data:"]),
        ("@font-face { src: url(a.woff2) }", "font-src", ["'self'"]),
        ('<link rel="manifest" href="a.json">', "manifest-src", ["'self'"]),
        ("<iframe src='a/'></iframe>", "frame-src", ["'self'"]),
        ("<video src='a.webm'></video>", "media-src", ["'self'"]),
        ('<form class="a" role="search"></form>', "form-action", ["'self'"]),
        ('<form method="dialog"></form>', "form-action", ["'none'"]),
    ],
)
def test_what_a_page_holds_it_may_load(text: str, directive: str, sources: list[str]) -> None:
    assert _directives(headers.policy(["<p>", text]))[directive] == sources


def test_the_frames_scripts_are_known_by_their_hashes_and_data_are_no_script() -> None:
    data = '<script type="application/ld+json">{}</script>'
    text = f'<script src="a.js"></script>{data}<script>\nlet å;\n</script><script defer src="b.js"></script><footer>'
    known = b64encode(sha256("\nlet å;\n".encode()).digest()).decode()
    assert _directives(headers.policy([], [text, text]))["script-src"] == ["'self'", f"'sha256-{known}'"]


@pytest.mark.parametrize("path", ["index.html", "en/404.html"])
def test_no_other_script_is_allowed_whatever_the_pages_hold(tmp_path: Path, path: str) -> None:
    frame = "<!doctype html><head><script>own()</script></head><p>Hej</p><footer>Byn</footer>"
    for each in ("404.html", "en/404.html", "index.html"):
        (tmp_path / each).parent.mkdir(exist_ok=True)
        (tmp_path / each).write_text(frame, "utf-8")
    before = headers.plan(tmp_path)
    (tmp_path / path).write_text(frame.replace("Byn", "<script>alert(1)</script><p onclick='x()'>"), "utf-8")
    assert headers.plan(tmp_path) == before
    assert before.always[POLICY].count("sha256") == 1


def test_no_page_but_the_forms_has_anything_unsafe_and_the_forms_no_unsafe_script(planned: Plan) -> None:
    assert "unsafe" not in planned.always[POLICY]
    special = {path: _directives(value) for path, value in planned.cases(POLICY)}
    unsafe = {
        (path, directive)
        for path, directives in special.items()
        for directive, sources in directives.items()
        if any("unsafe" in source for source in sources)
    }
    worker = "(?:|en/)pagefind/"
    assert unsafe == {("(?:|en/)redigera/formular/", "style-src"), (worker, "script-src")}
    assert special[worker]["script-src"] == ["'wasm-unsafe-eval'"]


def test_the_frames_three_scripts_are_all_that_stand_on_pages(bank: Path, planned: Plan) -> None:
    front = headers.policy([], [(bank / "index.html").read_text("utf-8")])
    assert _directives(planned.always[POLICY])["script-src"] == _directives(front)["script-src"]
    assert front.count("sha256") == 3


def test_the_forms_keep_the_policy_that_their_page_says(bank: Path, planned: Plan) -> None:
    path = "en/redigera/formular/index.html"
    sent = planned.headers(path)[POLICY]
    assert sent.removesuffix("; frame-ancestors 'none'") in (bank / path).read_text("utf-8")
    assert sent.endswith("; frame-ancestors 'none'")


@pytest.mark.parametrize(
    ("path", "kept", "shared"),
    [
        ("index.html", False, False),
        ("om/data/index.html", False, False),
        ("assets/cms/sveltia-cms.js", False, False),
        ("pagefind/pagefind.js", False, False),
        ("pagefind/fragment/sv_0a1b2c3.pf_fragment", False, False),
        ("assets/site.0123456789.css", True, False),
        ("assets/lib/docx.0123456789.js", True, False),
        ("en/assets/pictures/link.0123456789.png", True, False),
        ("assets/icons/favicon.ico", False, False),
        ("assets/embed.js", False, True),
        ("data/goals.json", False, True),
        ("en/data/goals.csv", False, True),
    ],
)
def test_what_is_kept_and_what_others_may_read(planned: Plan, path: str, kept: bool, shared: bool) -> None:
    sent = planned.headers(path)
    assert ("immutable" in sent[CACHE]) == kept
    assert (sent.get(ORIGIN) == "*") == shared
    assert sent["X-Content-Type-Options"] == "nosniff"


def test_a_page_carries_the_policy_once_before_all_else_and_keeps_its_own() -> None:
    page = '<head>\n<meta charset="utf-8">\n<script>x</script>'
    said = headers.with_policy(page, "default-src 'none'; frame-ancestors 'none'")
    assert said.index("default-src 'none'\"") < said.index("<script>")
    assert "frame-ancestors" not in said
    assert headers.with_policy(said, "default-src 'self'") == said
    own = f'</head><meta http-equiv="{POLICY}" content="">'
    assert headers.with_policy(page + own, "default-src 'none'").count(POLICY) == 2  # what a text says is not its own
