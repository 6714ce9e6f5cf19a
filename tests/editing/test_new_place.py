"""`python3 dev.py new-place`: the place is whole, sound and honest in both languages, and holds nothing of this one."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.__main__ import main
from macros.checks.check import problems_of, read_platform
from macros.checks.mkdocs_settings import setting_problems, written
from macros.content.loader import load
from macros.content.problems import spoken
from macros.delivery.built_page import BuiltPage
from macros.editing.new_place import LONGEST_NAME, Order, folder_for, make
from tests.conftest import OnceARun
from tests.support.axe import PHONE, violations
from tests.support.platforms import platform_at
from tests.support.site import ROOT, build, content, served

pytestmark = pytest.mark.site  # it makes sites of its own

DAY = "2026-11-25"
NAME = "Östra Lillåsa kommun"
OWN = r"hagfors|foretagsklimat|klar.?lv|uddeholm|värmland|\bimy\b|integritetsskydds"
STANCE = "fristående|independent proposal|antagen av kommunfullmäktige|adopted by the municipal council"
LEFT_BEHIND = (".git", ".venv", "node_modules", "site", "pdf")


@pytest.fixture(scope="session")
def place(once_a_run: OnceARun) -> Path:
    """Make a new place, once a run."""

    def made(folder: Path) -> None:
        make(ROOT, folder, Order(NAME, DAY), platform_at(ROOT))

    return once_a_run("place", made)


@pytest.fixture(scope="session")
def place_site(place: Path, once_a_run: OnceARun) -> Path:
    """Build its site with this environment."""

    def built(folder: Path) -> None:
        (place / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
        answer = build(folder, place)
        assert answer.returncode == 0, answer.stdout + answer.stderr

    return once_a_run("place-site", built)


@pytest.fixture(scope="session")
def place_address(place_site: Path) -> Iterator[str]:
    """Serve it; gives the address."""
    with served(place_site) as found:
        yield found


# What it holds


def test_a_new_place_is_sound_and_says_what_is_left(place: Path) -> None:
    platform, problems = read_platform(place)
    assert platform
    assert platform.place.short == {"sv": NAME, "en": NAME}
    assert {row.code for row in problems} == {"example-text"}
    assert not platform.place.independent
    assert [row.text() for row in problems if row.path == "data/facts/belagg.yml"] == [
        "data/facts/belagg.yml:3:13: anmärkning: här står en exempeltext kvar från början (2 i filen). "
        "Skriv platsens egen, eller ta bort filen när inget hänvisar till den."
    ]


def test_nothing_of_this_place_goes_along(place: Path) -> None:
    files = [file for file in place.rglob("*") if file.is_file() and "node_modules" not in file.parts]
    named = [file.name for file in files if "hagfors" in file.read_bytes().decode("utf-8", "ignore").casefold()]
    assert named == ["LICENSE"]  # whose line on copyright must stay
    assert not [name for name in LEFT_BEHIND if (place / name).exists() and name != "node_modules"]
    for folder in ("data", "docs"):
        prose = [file for file in (place / folder).rglob("*") if file.suffix in (".yml", ".md", ".json")]
        assert not [
            file.name for file in prose if re.search(rf"{OWN}|\[\[name", file.read_text("utf-8"), re.IGNORECASE)
        ]
    assert (place / "README.md").read_text("utf-8").startswith(f"# {NAME}: a brand platform\n")


def test_what_a_page_says_of_this_place_alone_stays_behind_with_its_pictures(place: Path, tmp_path: Path) -> None:
    handbook = (place / "docs/sv/redigera/handbok.md").read_text("utf-8")
    assert ".png" not in handbook
    assert not list((place / "docs").rglob("*.png"))
    assert "\nExempel: här står vem som beslutar om nya styrkor" in handbook
    again = tmp_path / "again"
    make(place, again, Order("Sjöby", DAY), platform_at(place))
    assert (again / "docs/sv/redigera/handbok.md").read_text("utf-8") == handbook


def test_what_tests_the_engine_goes_along_and_what_tests_this_place_stays(place: Path) -> None:
    tests = {file.name for file in (place / "tests").rglob("test_*.py")}
    assert {"test_any_site.py", "test_check.py", "test_status.py"} <= tests
    assert not tests & {"test_data.py", "test_site.py", "test_walks_in_browser.py", "test_new_place.py"}
    imported = {
        name
        for file in (place / "tests").rglob("*.py")
        for name in re.findall(r"^from (tests\.[\w.]+) import", file.read_text("utf-8"), re.MULTILINE)
    }
    modules = [place / name.replace(".", "/") for name in imported]
    assert not [each for each in modules if not each.is_dir() and not each.with_suffix(".py").is_file()]


def test_each_file_that_is_taken_away_is_told_with_an_address_where_others_need_it(place: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    for folder in ("data", "docs"):
        shutil.copytree(place / folder, own / folder)
    needed, whole = set(), load(own)
    for file in sorted(each for each in (own / "data").rglob("*") if each.is_file() and each.parent.name != "schema"):
        kept = file.read_bytes()
        file.unlink()
        stopping = [row for row in problems_of(load(own, before=whole)) if row.stops]
        assert all(row.text() for row in stopping)
        needed |= {file.name} if stopping else set()
        file.write_bytes(kept)
    assert {"belagg.yml", "omradet.yml", "styrkan.yml", "brand.yml"} <= needed
    assert not {"hej.yml", "familjen-grotesk-latin-wght-normal.woff2"} & needed


_HEAD = "---\ntitle: Hjälp\n---\n\n"


def test_a_place_from_a_place_takes_the_pages_that_name_none_with_their_pictures(place: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    make(place, first, Order("Sjöby", DAY), platform_at(place))
    for language in ("sv", "en"):
        about = first / "docs" / language / "om"
        (about / "hjalp.md").write_text(f'{_HEAD}Se {{{{ fact("belagg") }}}}: ![Så här](bild.svg)', "utf-8")
        (about / "egen.md").write_text(f"{_HEAD}Om Sjöby: ![Så här](var.svg)", "utf-8")
        for name in ("bild.svg", "var.svg"):
            (about / name).write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    make(first, second, Order("Annanby", DAY), platform_at(first))
    names = {file.name for file in (second / "docs" / "sv" / "om").iterdir()}
    assert {"hjalp.md", "bild.svg"} <= names
    assert not names & {"egen.md", "var.svg"}
    goal = (second / "data/goals/omradet-1.yml").read_text("utf-8")
    filled = goal.replace("id: omradet-1", "id: omradet-2").replace("number: 1", "number: 2")
    (second / "data/goals/omradet-2.yml").write_text(filled, "utf-8")
    assert platform_at(second).goals["omradet-2"].number == 2


# Its site


def test_its_site_is_whole_in_both_languages(place_site: Path) -> None:
    found = {file.relative_to(place_site).as_posix(): BuiltPage(file) for file in sorted(place_site.rglob("*.html"))}
    pages = content(found)
    english = {path.removeprefix("en/") for path in pages if path.startswith("en/")}
    assert {path for path in pages if not path.startswith("en/")} == english
    assert not [path for path, page in pages.items() if re.search(f"{OWN}|{STANCE}", page.text, re.IGNORECASE)]
    assert not [path for path, page in pages.items() if re.search(r"\[\[|\{\{|\{(fact|value):", page.text)
                and not path.endswith("handbok/index.html")]  # fmt: skip


def test_nothing_is_counted_that_is_not_there(place_site: Path) -> None:
    for path in ("index.html", "budskap/index.html"):
        assert not re.search(r"\b0 (saker|mål|ämnen|initiativ|färdiga)\b|\b1 (saker|färdiga)\b",
                             BuiltPage(place_site / path).text), path  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "en/styrkor/styrkan/", "mal/01-omradet-1/"])
def test_its_pages_are_accessible(page: Page, place_address: str, path: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(place_address + path)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# The command


def command(*arguments: str) -> int:
    """Run the command in this project."""
    return main(["new-place", "--root", str(ROOT), *arguments])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("   ", "Skriv platsens namn"),
        ("../..", "Skriv platsens namn"),
        ("x" * 200, f"Namnet får vara högst {LONGEST_NAME} tecken"),
        ("Lill{by}", "Namnet får inte innehålla klammerparenteser"),
        ("Lill[[name]]", "Namnet får inte innehålla klammerparenteser"),
        ("Lill\0by", "Namnet får inte innehålla klammerparenteser"),
    ],
)
def test_a_name_that_no_page_could_show_is_refused(
    name: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(name, str(tmp_path / "ny")) == 1
    assert words in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ['../Ås: O\'Hara "by" <b> # - &b *c', "北", "no"])
def test_any_name_that_can_be_shown_is_written_as_it_is_and_the_next_steps_are_told(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(name, str(tmp_path / "ny")) == 0
    said = capsys.readouterr().out
    assert [step for step in (f"cd {tmp_path / 'ny'}", "dev.py serve", "data/platform.yml") if step not in said] == []
    assert platform_at(tmp_path / "ny").place.place == {"sv": name, "en": name}
    assert list(tmp_path.iterdir()) == [tmp_path / "ny"]
    assert folder_for(name, ROOT).parent == ROOT.parent


def test_a_folder_that_holds_something_or_is_in_the_project_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").write_text("mine", "utf-8")
    for folder in (tmp_path, tmp_path / "mine"):
        assert command(NAME, str(folder)) == 1
        assert "finns redan och är inte tom. Inget är skrivet." in capsys.readouterr().out
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]
    for folder in (ROOT / "ny", ROOT.parent):
        assert command(NAME, str(folder)) == 1
        assert "Inget är skrivet. Välj en mapp utanför." in capsys.readouterr().out
    assert not (ROOT / "ny").exists()


# In other languages


@pytest.mark.parametrize("languages", [("fi",), ("en", "ar")])
def test_a_place_is_made_in_any_languages_and_the_check_lists_what_is_not_translated(
    languages: tuple[str, ...], place: Path, tmp_path: Path
) -> None:
    make(place, tmp_path / "own", Order("Lillby", DAY, languages), platform_at(place))
    platform, problems = read_platform(tmp_path / "own")
    assert platform
    assert [(each.language, each.path) for each in platform.place.editions] == [
        (each, "" if each == languages[0] else each) for each in languages
    ]
    assert {*platform.vocabulary.audiences["visitor"]} == {*languages}
    assert sorted(each.name for each in (tmp_path / "own" / "docs").iterdir()) == sorted(("developer", *languages))
    assert "data/areas/omradet.yml" in {row.path for row in problems if row.code == "example-text"}
    new = languages[-1]
    assert f"docs/{new}/redigera/handbok.md" in {row.path for row in problems if row.code == "english-text"}
    assert "docs/en/" not in (tmp_path / "own/docs" / new / "om/index.md").read_text("utf-8")
    assert spoken(tmp_path / "own") == "en"
    assert platform.place.short == dict.fromkeys(languages, "Lillby")
    assert setting_problems(written(tmp_path / "own"), platform) == []


@pytest.mark.parametrize("languages", ["", "fi,fi", "finska", "../fi", "fi,"])
def test_languages_that_are_none_are_refused(
    languages: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("Lillby", str(tmp_path / "ny"), "--languages", languages) == 1
    assert "--languages fi,sv" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


# A newer engine


def _steps(name: str) -> str:
    """The commands of a step, as the developers' page on upgrading gives them."""
    text = (ROOT / "docs/developer/upgrading.md").read_text("utf-8")
    found = re.search(rf"<!-- {name} -->\n```sh\n(.*?)```", text, re.DOTALL)
    assert found
    own = f"(cd ../engine && {sys.executable} -m macros new-place --here ../own"
    return re.sub(r"python3 ../engine/dev.py new-place(.*)", rf"{own}\1)", found[1])


def _run(steps: str, folder: Path) -> None:
    identity = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    answer = subprocess.run(
        ["sh", "-ec", steps], cwd=folder, env=os.environ | identity, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_a_place_takes_a_newer_engine_and_keeps_what_it_has_written(place: Path, tmp_path: Path) -> None:
    own, engine = tmp_path / "own", tmp_path / "engine"
    make(place, own, Order("Lillby", DAY, ("fi", "sv")), platform_at(place))
    _run(_steps("once"), own)
    area = own / "data/areas/omradet.yml"
    area.write_text(area.read_text("utf-8").replace("Exempel: området", "Älven"), "utf-8")
    (own / "renovate.json").unlink()
    _run("git add --all && git commit --message Ours", own)
    shutil.copytree(place, engine, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    (engine / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    for file in ("macros/__init__.py", "CONTRIBUTING.md"):
        (engine / file).write_text("# Newer\n" + (engine / file).read_text("utf-8"), "utf-8")
    schema = engine / "data/schema/area.schema.json"
    schema.write_text(schema.read_text("utf-8").replace('"minItems": 1', '"minItems": 0'), "utf-8")
    _run(_steps("upgrade"), own)
    assert (own / "macros/__init__.py").read_text("utf-8").startswith("# Newer")
    assert '"minItems": 1' not in (own / schema.relative_to(engine)).read_text("utf-8")
    assert area.read_text("utf-8").count("Älven")
    assert not (own / "renovate.json").exists()
    assert platform_at(own).place.short["fi"] == "Lillby"
