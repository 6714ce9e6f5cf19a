"""The rules for approvals, each with what it says; the mark of a text; the command that approves."""
# ruff: noqa: E501

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.__main__ import main
from macros.content.loader import Library, load
from macros.content.schema import Schemas
from macros.domain.approval import has_field, text_digest
from macros.exports.open_data import OpenData
from tests.support.platforms import edit, faults, macros_of, platform_at, stopping
from tests.support.problem_snapshots import Told, bad_inputs, described
from tests.support.site import ROOT

TRIVSEL = "data/goals/trivsel.yml"
SMS = "data/messages/bad-sms.yml"
AFFISCH = "data/messages/is-affisch.yml"
MARK = "ee9b91e6dcabc88e"
SCHEMAS = Schemas(ROOT / "data" / "schema")


@bad_inputs(
    __name__,
    [
        (
            "standing without an approval",
            TRIVSEL,
            f'approved: {{by: "Ada Ask, ordförande i byalaget", date: 2026-02-01, text: {MARK}}}\n',
            "",
        ),
        ("approval without the standing", TRIVSEL, "standing: approved", "standing: proposal"),
        ("no mark", TRIVSEL, f", text: {MARK}", ""),
        ("a day that has not come", TRIVSEL, "date: 2026-02-01", "date: 2999-01-01"),
        ("another text", TRIVSEL, "Trivs vi?", "Mår vi bra?"),
        ("another text of a message, which has no standing", AFFISCH, "Hål i isen.", "Is i hålet."),
    ],
)
def test_an_approval_problem_is_told(small_root: Path, path: str, old: str | None, new: str, told: Told) -> None:
    edit(small_root, path, old, new)
    library = load(small_root)
    kind = "goal" if path == TRIVSEL else "message"
    digest = text_digest(SCHEMAS, kind, library.documents[kind][Path(path).stem].data)
    found = described(faults(small_root))
    found = found if digest == MARK else [row.replace(digest, "NEW") for row in found]
    assert found == told(found)


# The mark


@pytest.mark.parametrize(
    ("fields", "same"),
    [
        ({"question": {"sv": "Trivs  \n   vi?", "en": "Do we like it here?"}}, True),
        ({"number": "4", "direction": "down", "keywords": {"sv": ["bo"], "en": ["live"]}}, True),
        ({"question": {"sv": "Trivs vi", "en": "Do we like it here?"}}, False),
        ({"question": {"sv": "Trivs vi?", "en": "Do we like it there?"}}, False),
        ({"note": {"sv": "Så.", "en": "So."}}, False),
    ],
    ids=["spaces", "what is not read", "Swedish", "English", "a field more"],
)
def test_the_mark_is_of_what_is_read(small_root: Path, fields: dict[str, Any], same: bool) -> None:
    data = load(small_root).documents["goal"]["trivsel"].data
    assert (text_digest(SCHEMAS, "goal", {**data, **fields}) == MARK) is same


def test_the_mark_does_not_depend_on_the_order_of_fields_but_on_that_of_the_variants() -> None:
    first, second = {"sv": "Ett", "en": "One"}, {"sv": "Två", "en": "Two"}
    data = {"name": first, "variants": [first, second]}
    turned = {"variants": [{"en": "One", "sv": "Ett"}, second], "name": first}
    assert text_digest(SCHEMAS, "message", data) == text_digest(SCHEMAS, "message", turned)
    other = {"name": first, "variants": [second, first]}
    assert text_digest(SCHEMAS, "message", data) != text_digest(SCHEMAS, "message", other)


def _approvable(library: Library) -> list[tuple[str, Any]]:
    sound = [(kind, each.data) for kind, _, each in library.valid if has_field(SCHEMAS, kind, "approved")]
    odd = {"sv": "å\N{NO-BREAK SPACE}ä \t😀\r\n\r\nö ", "en": "", "fi": "ä"}
    return [*sound, ("message", {"name": odd, "zz": {"sv": "x"}, "hashtags": {"sv": ["B", "A"]}}), ("goal", {})]


@pytest.mark.browser
def test_the_browser_makes_the_same_marks(modules: Page, small_root: Path) -> None:
    items = [*_approvable(load(ROOT)), *_approvable(load(small_root))]
    expected = [text_digest(SCHEMAS, kind, data) for kind, data in items]
    made = modules.evaluate(
        """async ([schemas, items]) => {
            const { approvalDigest } = await import("./forms/digest.js");
            return items.map(([kind, data]) => approvalDigest(schemas, kind, data));
        }""",
        [SCHEMAS.by_file, items],
    )
    assert made == expected
    assert len(expected) > 10


# The command


def _approve(root: Path, *arguments: str) -> int:
    return main(["approve", *arguments, "--root", str(root)])


def test_a_message_is_approved_and_nothing_else_changes(
    small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["format", SMS, "--root", str(small_root)]) == 0
    before = (small_root / SMS).read_text("utf-8")
    monkeypatch.setattr("builtins.input", lambda question: print(question) or "j")
    assert _approve(small_root, "message/bad-sms", "--by", "Kim Berg, ordförande", "--date", "2026-11-03") == 0
    after = (small_root / SMS).read_text("utf-8")
    block = [line for line in after.splitlines() if line not in before.splitlines()]
    digest = text_digest(SCHEMAS, "message", load(small_root).documents["message"]["bad-sms"].data)
    assert block == ["approved:", "  by: Kim Berg, ordförande", "  date: 2026-11-03", f"  text: {digest}"]
    assert [line for line in after.splitlines() if line not in block] == before.splitlines()
    said = capsys.readouterr().out
    assert "+approved:" in said
    assert f"Ska ändringen skrivas till {SMS}? [j/n]" in said
    assert stopping(small_root) == []


def test_what_is_approved_is_shown_and_told_in_open_data(small_root: Path) -> None:
    _approve(small_root, "message/bad-sms", "--by", "Kim Berg", "--date", "2026-11-03", "--yes")
    _approve(small_root, "strength/bryggan", "--by", "Kim Berg", "--date", "2026-11-03", "--yes")
    platform = platform_at(small_root)
    macros = macros_of(platform, "x/")
    for page in (macros.message_page("bad-sms"), macros.strength_page("bryggan")):
        assert "Godkänd av Kim Berg, 3 november 2026." in page
    assert "Godkänd av Ada Ask, ordförande i byalaget, 1 februari 2026." in macros.goal_page("trivsel")
    (goal,) = [each for each in OpenData([macros.renderer]).goals if each.id == "trivsel"]
    assert goal.approved
    assert (goal.approved.by, goal.approved.date) == ("Ada Ask, ordförande i byalaget", "2026-02-01")


def test_it_is_approved_anew_where_it_stands(small_root: Path) -> None:
    edit(small_root, TRIVSEL, "Trivs vi?", "Mår vi bra?")
    edit(small_root, TRIVSEL, "standing: approved", "standing: proposal # a remark")
    assert main(["format", TRIVSEL, "--root", str(small_root)]) == 0
    before = (small_root / TRIVSEL).read_text("utf-8").splitlines()
    assert _approve(small_root, "goal/trivsel", "--by", "Bo", "--date", "2026-11-03", "--yes") == 0
    after = (small_root / TRIVSEL).read_text("utf-8").splitlines()
    assert len(after) == len(before)
    assert after[-2] == "standing: approved # a remark"
    assert after[-1].startswith("approved: {by: Bo, date: 2026-11-03, text: ")
    assert after[:-2] == before[:-2]
    assert _approve(small_root, "goal/trivsel", "--by", "Bo", "--date", "2026-11-03", "--yes") == 0, "nothing new"
    assert (small_root / TRIVSEL).read_text("utf-8").splitlines() == after


def test_a_kind_of_which_there_is_one_and_line_breaks_of_windows(small_root: Path) -> None:
    file = small_root / "data/profile.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert _approve(small_root, "profile", "--by", "Bo", "--yes") == 0
    assert stopping(small_root) == []
    assert main(["format", "data/profile.yml", "--check", "--root", str(small_root)]) == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["message/bad-sm", "--by", "Bo"], 2, "Det finns inget ”message/bad-sm” som kan godkännas. Menade du ”message/bad-sms”?"),
        (["fact/hus", "--by", "Bo"], 2, "Det finns inget ”fact/hus” som kan godkännas."),
        (["message/bad-sms", "--by", "  "], 2, 'Skriv vem som godkänner: --by "Namn, roll".'),
        (["message/bad-sms", "--by", "Bo", "--date", "2999-01-01", "--yes"], 1, "dagen 2999-01-01 har inte kommit än."),
        (["message/bad-sms", "--by", "Bo", "--dry-run"], 0, "inget är ändrat (--dry-run)."),
        (["message/bad-sms", "--by", "Bo"], 0, "inget är ändrat. Svara j nästa gång, eller kör med --yes."),
    ],
)  # fmt: skip
def test_what_is_not_approved_is_left_alone(
    small_root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    arguments: list[str], status: int, said: str,
) -> None:  # fmt: skip
    before = (small_root / SMS).read_bytes()
    monkeypatch.setattr("builtins.input", lambda _: "")
    assert _approve(small_root, *arguments) == status
    assert said in capsys.readouterr().out
    assert (small_root / SMS).read_bytes() == before


def test_a_file_with_problems_is_not_approved(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(small_root, SMS, "channel: sms", "chanel: sms")
    assert _approve(small_root, "message/bad-sms", "--by", "Bo", "--yes") == 1
    assert f"{SMS}:6:1: " in capsys.readouterr().out
    assert _approve(small_root, "goal/trivsel", "--by", "Bo", "--yes") == 0, "another file's problem is no obstacle"


def test_nothing_real_is_approved() -> None:
    assert [each.path for _, _, each in load(ROOT).valid if "approved" in each.data] == []


def test_a_day_that_is_none_is_told_in_plain_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["approve", "message/bad-sms", "--by", "Bo", "--date", "2026-02-30"])
    told = capsys.readouterr().err
    assert "”2026-02-30” är ingen dag i kalendern; skriv år-månad-dag, till exempel 2026-11-23" in told
    assert "fromisoformat" not in told
