"""mkdocs.yml means what it says: what MkDocs and Material document is honoured, or refused with where it belongs."""

import json
import shutil
from pathlib import Path

import pytest

from macros.checks.mkdocs_settings import FILE, setting_problems, written
from macros.content.model import Platform
from macros.editing.new_place import name_settings
from tests.support.platforms import edit
from tests.support.site import ROOT
from tests.support.small_site import build_small, small_project

pytestmark = pytest.mark.site  # it makes sites of its own

SEEN = """\
import json
import shutil
from pathlib import Path

def on_page_content(html, page, config, files):
    if page.url == "styrkor/bryggan/":
        seen = {"html": html, "toc": [each.title for each in page.toc], "markdown": page.markdown}
        Path(config.config_file_path).with_name("seen.json").write_text(json.dumps(seen))
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with settings that fit the small platform."""
    found = tmp_path_factory.mktemp("small")
    shutil.copy(ROOT / FILE, found)
    name_settings(found / FILE, "Lillbyplanen")
    return found


def _codes(text: str, platform: Platform) -> list[tuple[str, str]]:
    return [(row.code, dict(row.values)["setting"]) for row in setting_problems(text, platform)]


# Where a setting is put in, before what stands there.
ROOT_LEVEL, THEME = "strict: true", "  custom_dir: overrides"


@pytest.mark.parametrize(
    ("old", "new", "code", "setting"),
    [
        (ROOT_LEVEL, "nav: [index.md]", "setting-elsewhere", "nav"),
        (ROOT_LEVEL, "repo_url: https://git.example/x", "setting-elsewhere", "repo_url"),
        (
            *(ROOT_LEVEL, "extra: {alternate: [{name: English, link: /en/, lang: en}]}"),
            *("setting-elsewhere", "extra.alternate"),
        ),
        (ROOT_LEVEL, "extra: {social: [{icon: a, link: b}]}", "setting-no-place", "extra.social"),
        (ROOT_LEVEL, "use_directory_urls: false", "setting-differs", "use_directory_urls"),
        (THEME, "  palette: {primary: teal}", "setting-elsewhere", "theme.palette"),
        (THEME, "  palette:\n    - scheme: slate", "setting-elsewhere", "theme.palette"),
        (THEME, "  icon: {logo: material/heart}", "setting-elsewhere", "theme.icon.logo"),
        (THEME, "  icon: {repo: material/heart}", "setting-no-place", "theme.icon.repo"),
        (
            *(THEME, "  features: [content.code.copy, navigation.tabs]"),
            *("setting-no-place", "theme.features.navigation.tabs"),
        ),
        ('site_name: "Lillbyplanen"', "site_name: Storby", "setting-differs", "site_name"),
        ("docs_dir: docs/sv", "docs_dir: docs/en", "setting-differs", "docs_dir"),
        ("font: false", "font: {text: Roboto}", "setting-differs", "theme.font"),
        ("on_undefined: strict", "on_undefined: keep", "setting-differs", "plugins.macros.on_undefined"),
        ("  macros:\n", "  search: {}\n  macros:\n", "setting-no-place", "plugins.search"),
        ("    module_name: macros\n", "", "setting-missing", "plugins.macros.module_name"),
    ],
)
def test_a_setting_that_the_site_cannot_honour_is_named(
    root: Path, platform: Platform, old: str, new: str, code: str, setting: str
) -> None:
    text = written(root)
    assert old in text
    assert _codes(text, platform) == []
    changed = text.replace(old, f"{new}\n{old}" if old in (ROOT_LEVEL, THEME) else new, 1)
    assert _codes(changed, platform) == [(code, setting)]


def test_a_problem_says_where_and_what_to_write_and_stops_a_build(root: Path, platform: Platform) -> None:
    text = written(root).replace("strict: true", "nav: []\nstrict: true").replace('"Lillbyplanen"', "Storby")
    differs, elsewhere = setting_problems(text, platform)
    assert differs.text().startswith(f"{FILE}:3:1: site_name är ”Storby”, men måste vara ”Lillbyplanen”")
    assert elsewhere.line == 6
    assert "data/" in elsewhere.wording("en")
    assert differs.stops


@pytest.mark.site
def test_a_build_honours_what_is_honoured_and_other_plugins_see_whole_pages(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    (root / "seen.py").write_text(SEEN, "utf-8")
    (root / "docs/sv/extra.css").write_text("p { }", "utf-8")
    (root / "docs/sv/extra.js").write_text("0;", "utf-8")
    settings = "extra_css: [extra.css]\nextra_javascript: [{path: extra.js, defer: true}]\nsite_author: Byalaget\n"
    edit(root, FILE, "strict: true", f"{settings}copyright: '&copy; Byalaget'\nstrict: true")
    edit(root, FILE, "  custom_dir", "  icon: {menu: material/heart}\n  direction: rtl\n  custom_dir")
    edit(root, FILE, "hooks: [", "hooks: [seen.py, ")
    site = build_small(root, tmp_path / "site")
    for page, up in (("mal/index.html", "../"), ("en/mal/index.html", "../../")):
        html = (site / page).read_text("utf-8")
        assert f'<link rel="stylesheet" href="{up}extra.css">' in html
        assert f'<script src="{up}extra.js" defer></script>' in html
        assert "&copy; Byalaget" in html
        assert '<meta name="author" content="Byalaget">' in html
        assert 'dir="rtl"' in html
        assert "m12 21.35" in html  # the heart that the menu's button has been given
    seen = json.loads((root / "seen.json").read_text("utf-8"))
    assert "strength_page" not in seen["markdown"]
    assert seen["toc"]
    assert "<h1" in seen["html"]
    assert "<!-- macro" not in seen["html"]
