"""The files of the forms: page, configuration, and the editor (Sveltia CMS), all served by this site."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale

from macros.checks import check
from macros.content.model import Brand, Edition, Platform, Repository, Text
from macros.content.schema import Schemas
from macros.content.texts import fact_words
from macros.content.words import catalogue, in_language
from macros.domain import urls
from macros.editing import forms
from macros.frontend import brand_css, bundle, esbuild
from macros.rendering.renderer import Renderer

# The editor's package, and the other packages that it needs.
CMS = "@sveltia/cms"
ICONS = "@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2"
YAML = "yaml/browser/index.js"
_IMMUTABLE = "immutable/dist/immutable.es.js"
# The entry points of our own scripts and style sheets for it.
SCRIPTS = ("start", "forms")
STYLES = ("forms", "preview")
_ENGLISH = "en-GB"  # the editor's own words, for an edition in a language that it has none in
_FOREIGN, _OWN = "https://unpkg.com", "${globalThis.CMS_PACKAGES}"
# The editor asks git hosts for their status, wherever the files are stored. The answer is fixed here: no incident.
_STATUS = {
    "https://www.githubstatus.com/api/v2/status.json": {"status": {"indicator": "none"}},
    "https://status-api.hostedstatus.com/1.0/status/5b36dc6502d06804c08349f7": {
        "result": {"status_overall": {"status_code": 100}}
    },
}
_NO_ZOOM = ",`maximum-scale=1`"
_FOREIGN_FONT = re.compile(r"url\(https://cdn\.jsdelivr\.net/[^)]*\)\s*format\('[^']*'\)")
# The address of a host's API, and its path on a self-hosted server.
_API = {"github": "https://api.github.com", "gitlab": "https://gitlab.com/api/v4"}
_OWN_API = {"github": "/api/v3", "gitlab": "/api/v4"}


def npm_files() -> list[str]:
    """Return the files from npm packages that the forms need, relative to node_modules."""
    return [f"{CMS}/dist/sveltia-cms.js", ICONS, YAML, _IMMUTABLE]


def shared(platform: Platform, root: Path, names: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the files that all editions' forms share. names: the fonts' paths on the site."""
    modules = root / "node_modules"
    entries = {name: root / "overrides" / "js" / "forms" / f"{name}.js" for name in SCRIPTS}
    for name, code in esbuild.scripts(entries, modules).items():
        yield f"assets/forms/{name}.js", code.encode()
    for name in STYLES:
        yield f"assets/forms/{name}.css", _styles(name, platform.brand, root, names).encode()
    yield f"assets/forms/{Path(ICONS).name}", (modules / ICONS).read_bytes()
    yield from _editor(modules, dict.fromkeys(locale_of(each, modules) for each in platform.place.editions))


def _styles(name: str, brand: Brand, root: Path, names: Mapping[str, str]) -> str:
    """Return one of the forms' style sheets, with the brand's typeface."""
    family = f":root:root {{ --sui-font-family-default: {brand.fonts['heading'].family}; }}"
    folder = root / "overrides" / "css" / "forms"
    rules = [*brand_css.font_faces(brand, "../fonts", names), family, (folder / f"{name}.css").read_text("utf-8")]
    return esbuild.style_sheet("\n".join(rules), folder, root / "node_modules")


def locale_of(edition: Edition, modules: Path) -> str:
    """Return the editor's locale for an edition: with its country, else of its language, else English."""
    names = (edition.locale.replace("_", "-"), edition.language)
    return next((name for name in names if (modules / CMS / "locales" / f"{name}.json").is_file()), _ENGLISH)


def _editor(modules: Path, locales: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the editor, and the parts that it would load from other hosts, at the paths where it now looks for them."""
    cms, home = modules / CMS, "assets/cms"
    package = json.loads((cms / "package.json").read_text("utf-8"))
    version, immutable = package["version"], package["dependencies"]["immutable"].lstrip("^~")
    yield f"{home}/sveltia-cms.js", with_local_addresses((cms / "dist" / "sveltia-cms.js").read_text("utf-8")).encode()
    yield f"{home}/{CMS}/package.json", json.dumps({"version": version}).encode()
    for locale in locales:
        yield f"{home}/{CMS}@{version}/locales/{locale}.json", json.dumps(words(modules, locale)).encode()
    yield f"{home}/chunks/react-dom.js", (cms / "dist" / "chunks" / "react-dom.js").read_bytes()
    yield f"{home}/immutable@{immutable}/dist/immutable.es.js", (modules / _IMMUTABLE).read_bytes()


def words(modules: Path, locale: str) -> dict[str, Any]:
    """Return the editor's words in a language, with ours replacing some of its own."""
    found: dict[str, Any] = json.loads((modules / CMS / "locales" / f"{locale}.json").read_text("utf-8"))
    language = Locale.parse(locale, sep="-").language
    for name, texts in catalogue("forms").items():
        if language in texts:
            _put(found, name.split("."), texts[language])
    return found


def _put(words: dict[str, Any], address: list[str], text: str) -> None:
    *groups, last = address
    for group in groups:
        words = words.setdefault(group, {})
    words[last] = text


def with_local_addresses(code: str) -> str:
    """Return the editor's code with other hosts' addresses replaced by this site's, and with zoom allowed.

    Raises ValueError if an expected address is missing: the editor has changed, and may load its parts from elsewhere.
    """
    if not all(each in code for each in (_FOREIGN, *_STATUS)) or not _FOREIGN_FONT.search(code):
        raise ValueError("sveltia-cms.js no longer fetches its parts as macros/editing/form_files.py expects")
    for address, answer in _STATUS.items():
        code = code.replace(address, f"data:application/json,{json.dumps(answer, separators=(',', ':'))}")
    code = code.replace(_FOREIGN, _OWN).replace(_NO_ZOOM, "")
    return _FOREIGN_FONT.sub("local('-')", code).partition("//# sourceMappingURL")[0]


def of_edition(
    renderer: Renderer, root: Path, pages: list[str], repository: Repository | None
) -> Iterator[tuple[str, str]]:
    """Yield path and content of the edition's form page and its configuration. pages: the written pages' files."""
    schemas, where = Schemas(root / "data" / "schema"), backend(repository)
    labels = renderer.platform.vocabulary.labels
    texts = {
        "changed_meanwhile": renderer.label("forms_changed_meanwhile"),
        "count": renderer.text(labels["forms_count"]),  # with what the page itself fills in
        "fact_value": renderer.text(labels["forms_fact_value"]),
    }
    value = {
        "config": forms.configuration(schemas, renderer, pages, where),
        "schemas": schemas.by_file,
        "preview": _preview(renderer),
        "fact_values": _fact_values(renderer.language),
        "words": texts,
    }
    yield f"{urls.FORMS}/config.js", bundle.data("forms", value)
    hosts = [where["api_root"].partition("/api/")[0]] if repository else []
    name = {"github": "GitHub", "gitlab": "GitLab"}[repository.host] if repository else ""
    locale = locale_of(renderer.edition, root / "node_modules")
    page = renderer.page(f"{urls.FORMS}/")
    html = page.render("forms.html", locale=locale, local=not repository, hosts=hosts, host=name)
    yield f"{urls.FORMS}/index.html", str(html)


def database(repository: Repository | None) -> str:
    """Return the name of the browser database in which the editor stores drafts, copies and the chosen folder."""
    where = backend(repository)
    return f"{where['name']}:{where['repo']}"


def _fact_values(language: str) -> dict[str, dict[str, str]]:
    """Return the pattern of a fact's value, its description and an example, by the fact's kind; none for text."""
    called = catalogue("problems")["fact_values"]
    return {
        kind: {"pattern": pattern, "expected": in_language(called[kind], language), "example": example}
        for kind, (pattern, example) in check.FACT_VALUES.items()
    }


def backend(repository: Repository | None) -> dict[str, Any]:
    """Return the editor's storage settings: a git host, or a local folder, for which it needs a host's name too."""
    if repository is None:
        return {"name": "github", "repo": "-/-", "api_root": _API["github"], "auth_methods": ["token"]}
    host = repository.host
    root = repository.address.rstrip("/") + _OWN_API[host] if repository.address else _API[host]
    found = {"name": host, "repo": repository.name, "branch": repository.branch, "api_root": root}
    methods = ["oauth", "token"] if repository.sign_in or repository.app else ["token"]
    if repository.sign_in:
        found["base_url"] = repository.sign_in
    if repository.app:
        found |= {"auth_type": "pkce", "app_id": repository.app}
    return {**found, "auth_methods": methods}


def _preview(renderer: Renderer) -> dict[str, Any]:
    """Return the text that each reference is replaced with, by kind and id, and the channels' limits."""
    platform = renderer.platform
    languages = [each.language for each in platform.place.editions]
    references: dict[str, dict[str, Text]] = {}
    for kind in ("fact", "value", "year"):
        references[kind] = {
            id_: {language: fact_words(fact, language, kind) for language in languages}
            for id_, fact in platform.facts.items()
        }
    references["goal"] = {id_: goal.name for id_, goal in platform.goals.items() if goal.name}
    return {
        "references": references,
        "placeholders": {id_: each.shown for id_, each in platform.vocabulary.placeholders.items()},
        "channels": {id_: {"limit": each.limit} for id_, each in platform.vocabulary.channels.items()},
    }
