"""Publishing to a plain server: whatever stops it, and wherever, visitors see a whole site."""

import errno
import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from multiprocessing import get_context
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.cli import build
from macros.cli import publish as command_publish
from macros.delivery import publish
from macros.delivery.publish import CURRENT, RELEASES, PublishError, releases, rollback
from tests.support.platforms import edit, stopping
from tests.support.repositories import failing, repository

pytestmark = pytest.mark.site  # it makes sites of its own

# What Python tells of before it does it, of all that changes a disk.
CHANGES = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.scandir", "fcntl.flock"}
PAGES = ("index.html", "en/index.html", "assets/site.css")
STOPPED = 28  # how a process ends for which the disk was full
PROCESSES = get_context("forkserver")


def make(text: str, failing: str = "") -> publish.Make:
    """What makes a tiny site that says the text on every page, or stops halfway with the code."""

    def made(aside: Path, _: Path | None) -> None:
        for page in PAGES:
            (aside / page).parent.mkdir(parents=True, exist_ok=True)
            (aside / page).write_text(text)
            if failing:
                raise PublishError(failing)

    return made


def shown(folder: Path) -> str:
    """What visitors see; the site must be whole."""
    (text,) = {(folder / CURRENT / page).read_text() for page in PAGES}
    return text


@pytest.fixture
def www(tmp_path: Path) -> Path:
    """Three releases are published; the folder of releases holds other people's things as well."""
    for text in ("one", "two", "three"):
        publish.publish(tmp_path / "www", make(text), "abc1234")
    for odd in ("backup", "20261125", ".new-mine"):
        (tmp_path / "www" / RELEASES / odd).mkdir()
        (tmp_path / "www" / RELEASES / odd / "kept.txt").touch()
    return tmp_path / "www"


class Stop:
    """Kills the process, or finds the disk full, before each change of the disk from the step'th on."""

    def __init__(self, step: int, how: str, folder: Path) -> None:
        self.left = step
        self.how = how
        self.folder = str(folder)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Hear of a change that Python is about to make."""
        if event not in CHANGES or (event == "open" and self.folder not in str(arguments[0])):
            return
        self.left -= 1
        if self.left < 0 and self.how == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.left < 0 and event != "os.scandir":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def stopped_at(step: int, how: str, act: str, folder: Path) -> None:
    """Act, in a process of its own, until it is stopped."""
    stop = Stop(step, how, folder)
    sys.addaudithook(stop)
    try:
        rollback(folder) if act == "rollback" else publish.publish(folder, make("new"), "abc1234")
    except OSError:
        sys.exit(STOPPED)
    if stop.left < 0:  # the disk was full when old releases were to be removed
        sys.exit(STOPPED)


@pytest.mark.parametrize(
    ("how", "act"), [("killed", "publish"), ("full", "publish"), ("killed", "rollback"), ("killed", "first")]
)
def test_stopped_at_any_step_leaves_a_whole_site_and_the_next_run_cleans_up(
    how: str, act: str, www: Path, tmp_path: Path
) -> None:
    PROCESSES.set_forkserver_preload([__name__])
    for step in count():
        folder = tmp_path / f"at-{step}"
        if act != "first":
            shutil.copytree(www, folder, symlinks=True)
        process = PROCESSES.Process(target=stopped_at, args=(step, how, act, folder))
        process.start()
        process.join(60)
        assert process.exitcode in (0, -signal.SIGKILL, STOPPED), step
        whole(folder, act, step)
        if process.exitcode == 0:
            break
    assert step > {"publish": 25, "rollback": 4, "first": 15}[act]


def whole(folder: Path, act: str, step: int) -> None:
    """Visitors see the old site or the new one; a later run does its work, and leaves nothing but what it should."""
    if act != "first":
        assert shown(folder) in {"publish": ("three", "new"), "rollback": ("three", "two")}[act], step
    elif os.path.lexists(folder / CURRENT):
        assert shown(folder) == "new", step
    if (folder / RELEASES).exists():
        assert_whole(folder, step)
    publish.publish(folder, make("newest"), "abc1234")
    assert shown(folder) == "newest", step
    assert_whole(folder, step)
    kept, current = releases(folder)
    assert kept[0] == current
    assert len(kept) <= publish.KEPT
    odd = {"backup", "20261125", ".new-mine"} if act != "first" else set()
    assert {each.name for each in (folder / RELEASES).iterdir()} == {each.name for each in kept} | odd
    assert all((folder / RELEASES / name / "kept.txt").exists() for name in odd)
    assert {each.name for each in folder.iterdir()} == {".site-releases", CURRENT, RELEASES}


def assert_whole(folder: Path, step: int) -> None:
    """Every release that one can go back to is whole."""
    for release in releases(folder)[0]:
        assert all((folder / RELEASES / release.name / page).read_text() for page in PAGES), step


@pytest.mark.parametrize("failing", ["build", "check"])
def test_what_fails_leaves_the_old_site_and_nothing_else(www: Path, failing: str) -> None:
    before = sorted(www.rglob("*"))
    with pytest.raises(PublishError, match=failing):
        publish.publish(www, make("half", failing), "")
    assert shown(www) == "three"
    assert sorted(www.rglob("*")) == before


def test_the_last_three_are_kept_and_each_can_be_gone_back_to(www: Path) -> None:
    publish.publish(www, make("four"), "abc1234")
    assert len(releases(www)[0]) == 3
    for text in ("three", "two"):
        rollback(www)
        assert shown(www) == text
    with pytest.raises(PublishError, match="no-older"):
        rollback(www)
    assert shown(www) == "two"


def test_what_was_gone_back_from_is_never_gone_back_to(www: Path) -> None:
    rollback(www)
    publish.publish(www, make("four"), "abc1234")
    rollback(www)
    assert shown(www) == "two"


def test_a_release_is_later_than_all_whatever_the_clock_says(www: Path) -> None:
    (www / RELEASES / "29990101-000000-abc1234").mkdir()
    assert publish.publish(www, make("four"), "").name == "29990101-000001"
    assert shown(www) == "four"


@pytest.mark.parametrize(
    ("spoiled", "instead", "code"),
    [
        (".site-releases", None, "not-ours"),
        (CURRENT, Path.mkdir, "current-not-ours"),
        (CURRENT, lambda path: path.symlink_to("/etc"), "current-not-ours"),
    ],
)
def test_what_others_made_is_refused_and_left(
    www: Path, spoiled: str, instead: Callable[[Path], None] | None, code: str
) -> None:
    (www / spoiled).unlink()
    if instead:
        instead(www / spoiled)
    before = sorted(www.rglob("*"))
    with pytest.raises(PublishError, match=code):
        publish.publish(www, make("four"), "")
    assert sorted(www.rglob("*")) == before


def test_of_two_at_once_the_second_says_so(www: Path) -> None:
    with (www / ".site-releases").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(PublishError, match="busy"):
            publish.publish(www, make("four"), "")
    assert shown(www) == "three"


# --- The command


@pytest.fixture
def built(small_root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Stands in for the build and the check. `build`, `problems`: how they end; `before`: pages of the one shown."""
    ends = {"build": 0, "problems": 0, "before": -1}

    class Ended:
        returncode = 0

    def run(command: list[str], **options: object) -> Ended:
        assert "PREVIEW_SINCE" not in options["env"]  # type: ignore[operator]
        make("new")(Path(command[-1]), None)
        Ended.returncode = ends["build"]
        return Ended()

    def problems(root: Path, site: Path, language: str, before: int) -> list[str]:
        ends["before"] = before
        return ["problem"] * ends["problems"]

    monkeypatch.chdir(small_root)
    monkeypatch.setenv("SITE_URL", "https://plats.example/")
    monkeypatch.setenv("PREVIEW_SINCE", "main")
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(build, "problems", problems)
    monkeypatch.setattr(command_publish, "_commit_and_changes", lambda root: ("abc1234-dirty", []))
    monkeypatch.setattr(command_publish, "_missing_statements", lambda *_: [])
    return ends


def test_publish_list_and_go_back(www: Path, built: dict[str, int], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(www)]) == 0
    assert (shown(www), built["before"]) == ("new", 2)
    assert main(["publish", str(www), "--rollback"]) == 0
    assert shown(www) == "three"
    capsys.readouterr()
    assert main(["publish", str(www), "--list"]) == 0
    newest, current, older = capsys.readouterr().out.splitlines()
    assert newest.endswith("(abc1234, med ändringar som inte var sparade i git)  tillbakadragen")
    assert current.endswith("(abc1234)  visas")
    assert older.endswith("(abc1234)  äldre")
    assert main(["publish", str(www), "--force"]) == 0
    assert built["before"] == 0


@pytest.mark.parametrize(("name", "said"), [("build", "Bygget stannade"), ("problems", "klarade inte kontrollen")])
def test_a_failure_says_that_nothing_is_changed(
    www: Path, built: dict[str, int], capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    built[name] = 1
    assert main(["publish", str(www)]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert told.endswith("Inget är ändrat: det som visades för besökarna visas fortfarande.\n")
    assert shown(www) == "three"


def test_without_an_address_nothing_is_built(
    tmp_path: Path, small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setattr(command_publish, "_make", lambda *_: pytest.fail("it was built"))
    assert main(["publish", str(tmp_path / "www"), "--root", str(small_root)]) == 1
    assert "SITE_URL" in capsys.readouterr().err
    assert not (tmp_path / "www").exists()


PLATFORM, STATEMENT = "data/platform.yml", "data/accessibility.yml"
UNSAID = {
    "licensor": (PLATFORM, "licensor: {sv: Lillby byalag, en: Lillby village council}\n"),
    "privacy.controller": (PLATFORM, "  controller: {sv: Lillby byalag, en: Lillby village council}\n"),
    "privacy.contact": (PLATFORM, "  contact: byalaget@lillby.example\n"),
    "privacy.logs": (PLATFORM, "  logs: {sv: Servern sparar ingen logg., en: The server keeps no log.}\n"),
    "published": (STATEMENT, "published: 2026-11-03\n"),
    "assessed": (STATEMENT, "assessed: 2026-11-01\n"),
    "contact": (STATEMENT, 'contact: "https://lillby.example/skriv"\n'),
    "answer_days": (STATEMENT, "answer_days: 5\n"),
}


def leave_statements_out(root: Path) -> None:
    for path, line in UNSAID.values():
        edit(root, path, line, "")
    file = root / PLATFORM
    file.write_text(file.read_text("utf-8").replace("privacy:\npublisher:", "publisher:"), "utf-8")


@pytest.mark.parametrize(("language", "words"), [("sv", "publish kräver de"), ("en", "publish demands it")])
def test_what_the_law_asks_for_is_filled_in_first(
    tmp_path: Path,
    small_root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
    words: str,
) -> None:
    leave_statements_out(small_root)
    monkeypatch.setenv("SITE_URL", "https://plats.example/")
    monkeypatch.setattr(command_publish, "_make", lambda *_: pytest.fail("it was built"))
    assert main(["publish", str(tmp_path / "www"), "--root", str(small_root), "--lang", language]) == 1
    rows = [row for row in capsys.readouterr().err.splitlines() if row.startswith("- ")]
    assert [re.findall("[”“]([a-z._]+)”", row) for row in rows] == [[name] for name in UNSAID]
    assert all(row.startswith(f"- {path}: ") for (path, _), row in zip(UNSAID.values(), rows, strict=True))
    assert all(words in row for row in rows)
    assert not (tmp_path / "www").exists()


def test_a_place_that_shows_its_first_examples_is_not_published(
    www: Path, built: dict[str, int], small_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(small_root, "data/strengths/bryggan.yml", "challenge: {sv: Isen.", "challenge: {sv: 'Exempel: Isen.'")
    edit(small_root, "docs/en/index.md", None, "---\ntitle: Home\n---\n\nExample: words.\n")
    assert stopping(small_root) == []
    assert main(["publish", str(www)]) == 1
    told = capsys.readouterr().err
    assert all(f"{path}:" in told for path in ("data/strengths/bryggan.yml", "docs/en/index.md"))
    assert shown(www) == "three"


def test_nothing_else_asks_for_what_only_publish_asks_for(small_root: Path) -> None:
    leave_statements_out(small_root)
    assert stopping(small_root) == []


def test_a_platform_that_says_it_all_is_built(
    tmp_path: Path, small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://plats.example/")
    monkeypatch.setattr(command_publish, "_make", lambda _, aside, __: make("new")(aside, None))
    assert main(["publish", str(tmp_path / "www"), "--root", str(small_root)]) == 0
    assert shown(tmp_path / "www") == "new"


def test_a_disk_that_says_no_is_told_in_a_sentence(
    www: Path, built: dict[str, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert main(["publish", str(www), "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"It was not possible to write in {www}: {os.strerror(errno.EROFS)}. ")
    assert shown(www) == "three"


@pytest.mark.parametrize("option", ["--rollback", "--list"])
def test_a_folder_that_nothing_was_published_to_is_left_as_it_is(
    tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", str(tmp_path / "www"), option]) == 1
    assert "är ingen mapp som publish har lagt ut till" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_committed_is_said_before_anything_is_built(
    www: Path, built: dict[str, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command_publish, "_commit_and_changes", lambda root: ("abc1234-dirty", ["data/å.yml"] * 12))
    built["build"] = 1
    assert main(["publish", str(www), "--lang", "en"]) == 1
    said, unchanged = capsys.readouterr().err.splitlines()
    files = ", ".join(["data/å.yml"] * 10)
    assert said == f"This has been changed but not committed to git, and is published all the same: {files}, …."
    assert "Nothing is changed" in unchanged


def test_the_commit_is_that_of_the_project_where_git_knows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command_publish._commit_and_changes(tmp_path) == ("", [])
    (tmp_path / "ö.yml").write_text("x")
    repository(tmp_path)
    commit, changed = command_publish._commit_and_changes(tmp_path)
    assert re.fullmatch("[0-9a-f]{4,40}", commit)
    assert changed == []
    (tmp_path / "ö.yml").write_text("y")
    (tmp_path / "ny.yml").touch()
    assert command_publish._commit_and_changes(tmp_path) == (f"{commit}-dirty", ["ö.yml", "ny.yml"])
    failing(monkeypatch, "slow")
    assert command_publish._commit_and_changes(tmp_path) == ("", [])
