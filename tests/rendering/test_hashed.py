"""Names that tell the content: of the files, of what refers to them, and on the built site."""

from hashlib import sha256
from pathlib import Path

import pytest

from macros.delivery.built_page import BuiltPage
from macros.rendering.fingerprints import Hashed
from tests.support.site import asset

FILES = {
    "assets/site.js": b'load(asset("./search.js")),load(o("words.js"))',
    "assets/search.js": b"search()",
    "assets/site.css": 'a { src: url(fonts/blåbär.woff2) format("woff2"); mask: url("data:image/svg+xml,x") }'.encode(),
    "assets/fonts/blåbär.woff2": b"type",
    "assets/lib/other.js": b'asset("./nobody.js")',
}


def _digits(content: bytes) -> str:
    return sha256(content).hexdigest()[:10]


def test_a_name_tells_the_content_and_the_content_the_names_of_others() -> None:
    hashed = Hashed(FILES)
    for plain, path in hashed.names.items():
        stem, _, suffix = plain.rpartition(".")
        assert path == f"{stem}.{_digits(hashed.files[path])}.{suffix}"
    search = f"search.{_digits(b'search()')}.js"
    assert hashed.files[hashed.names["assets/site.js"]] == f'load(asset("{search}")),load(o("words.js"))'.encode()
    assert f"url(fonts/blåbär.{_digits(b'type')}.woff2)".encode() in hashed.files[hashed.names["assets/site.css"]]
    assert hashed.files[hashed.names["assets/lib/other.js"]] == FILES["assets/lib/other.js"]  # other people's code


def test_what_refers_to_a_changed_file_has_another_name_and_the_rest_the_same() -> None:
    before, after = Hashed(FILES).names, Hashed({**FILES, "assets/search.js": b"find()"}).names
    assert {path for path, name in before.items() if after[path] != name} == {"assets/search.js", "assets/site.js"}


def test_a_script_that_asks_for_what_is_not_there_is_not_built() -> None:
    with pytest.raises(KeyError, match=r"assets/nowhere\.js"):
        Hashed({"assets/site.js": b'load(a("./nowhere.js"))'})


def test_what_others_link_to_keeps_its_name(site: Path) -> None:
    for path in ("assets/embed.js", "data/goals.json", "en/data/goals.csv", "budskap/flode.xml", "llms.txt"):
        assert (site / path).is_file()


def test_the_forms_show_texts_in_the_sites_own_style(site: Path) -> None:
    (style,) = BuiltPage(site / "en/redigera/formular/index.html").all("script", "data-style")
    assert (site / "en/redigera/formular" / style).resolve() == asset(site, "assets/site.css").resolve()
