"""A reader's proposal: found in a mail, taken in where it fits, refused where it does not or where it is hostile."""
# ruff: noqa: E501

from __future__ import annotations

import hashlib
import io
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import proposable
from macros.__main__ import main
from macros.document import parse
from macros.writing import Content, Manner
from tests.platforms import edit
from tests.site import ROOT

SMS = "data/messages/bad-sms.yml"
SHORT = ROOT / "tests" / "small" / SMS
NOW = "Nu badar vi. Vi ses: {plats}, {datum}. Hälsar {avsandare}"
VERSION = proposable.version(parse(SHORT.read_text("utf-8"), SMS).data)
PROPOSAL = f"""\
proposal: 1
item: message/bad-sms
address: "https://plats.example/budskap/bad-sms/"
version: {VERSION}
changes:
  - field: variants.0.sv
    before: >-
      Nu badar vi. Vi ses: {{plats}},
      {{datum}}. Hälsar {{avsandare}}
    text: >-
      Kom och bada. Vi ses: {{plats}},
      {{datum}}. Hälsar {{avsandare}}
why: >-
  Det är trevligare
  att bli bjuden.
who: "Kim & Åse"
day: 2026-11-25
...
"""
DIFFERENCE = """\
Förslag 2026-11-25 från Kim & Åse: Det är trevligare att bli bjuden.
--- data/messages/bad-sms.yml
+++ data/messages/bad-sms.yml
@@ -6,7 +6,7 @@
 channel: sms
 length: short
 variants:
-  - {sv: "Nu badar vi. Vi ses: {plats}, {datum}. Hälsar {avsandare}", en: "Time for a swim. See you: {plats}, {datum}. From {avsandare}"}
+  - {sv: "Kom och bada. Vi ses: {plats}, {datum}. Hälsar {avsandare}", en: "Time for a swim. See you: {plats}, {datum}. From {avsandare}"}
 facts: [hus]
 goals: [fler-hus]
 valid: {from: 2026-01-01}
"""

Accept = Callable[..., tuple[int, str]]


@pytest.fixture
def accept(small_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Accept:
    """Run the command on a proposal's text; gives its exit status and what it said, the file's name as `f.yml`."""

    def run(proposal: str | bytes, *options: str) -> tuple[int, str]:
        file = tmp_path / "f.yml"
        file.write_bytes(proposal if isinstance(proposal, bytes) else proposal.encode())
        capsys.readouterr()
        status = main(["accept", str(file), "--root", str(small_root), *(options or ("--yes",))])
        return status, capsys.readouterr().out.replace(file.as_posix(), "f.yml")

    return run


def _answering(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))


def test_a_proposal_is_shown_and_written(accept: Accept, small_root: Path) -> None:
    before = (small_root / SMS).read_text("utf-8")
    assert accept(PROPOSAL) == (0, f"{DIFFERENCE}{SMS}: ändringen är skriven.\n")
    assert (small_root / SMS).read_text("utf-8") == before.replace("Nu badar vi.", "Kom och bada.")
    assert list((small_root / "data/messages").glob(".*")) == []


@pytest.mark.parametrize(
    ("answer", "said", "written"),
    [
        ("j\n", f"Ska ändringen skrivas till {SMS}? [j/n] {SMS}: ändringen är skriven.\n", True),
        ("n\n", f"Ska ändringen skrivas till {SMS}? [j/n] {SMS}: inget är ändrat. Svara j nästa gång, eller kör med --yes.\n", False),
        ("", f"Ska ändringen skrivas till {SMS}? [j/n] \n{SMS}: inget är ändrat. Svara j nästa gång, eller kör med --yes.\n", False),
    ],
)  # fmt: skip
def test_it_is_written_only_on_a_yes(
    accept: Accept, small_root: Path, monkeypatch: pytest.MonkeyPatch, answer: str, said: str, written: bool
) -> None:
    _answering(monkeypatch, answer)
    assert accept(PROPOSAL, "--lang", "sv") == (0, DIFFERENCE + said)
    assert ("Kom och bada. Vi ses" in (small_root / SMS).read_text("utf-8")) is written


def test_a_dry_run_writes_nothing(accept: Accept, small_root: Path) -> None:
    before = (small_root / SMS).read_bytes()
    assert accept(PROPOSAL, "--dry-run") == (0, f"{DIFFERENCE}{SMS}: inget är ändrat (--dry-run).\n")
    assert (small_root / SMS).read_bytes() == before


def test_in_english(accept: Accept) -> None:
    status, said = accept(
        PROPOSAL.replace("who:", "#").replace("why: >-\n  Det är trevligare\n  att bli bjuden.\n", ""),
        "--yes",
        "--lang",
        "en",
    )
    assert status == 0
    assert said.startswith("Proposal 2026-11-25 from somebody who has not given a name: –\n---")
    assert said.endswith(f"{SMS}: the change is written.\n")


QUOTED = textwrap.indent(PROPOSAL, "> ", lambda line: True)


@pytest.mark.parametrize(
    "mail",
    [
        f"Hej!\n\nHär är ett förslag.\n\n{PROPOSAL}\n-- \nHälsningar: Kim\n",
        f"Hej!\r\n{PROPOSAL}\r\nKim".replace("\r\n", "\n").replace("\n", "\r\n"),
        f"Den 3 maj skrev Kim:\n> Hej!\n{QUOTED}> Kim\n",
        f"Åse skrev:\n{textwrap.indent(QUOTED, '> ', lambda line: True)}",
        QUOTED.replace("\n> \n", "\n>\n"),
        f"Titel\n\n```yaml\n{PROPOSAL}```\n",
        PROPOSAL.replace("      ", "\u00a0\u00a0 \u00a0 \u00a0"),
        f"\ufeff{PROPOSAL}",
        PROPOSAL.removesuffix("...\n"),
        f"---\n{PROPOSAL}",
    ],
    ids=["mail", "windows", "quoted", "quoted-twice", "bare-quote", "issue", "no-break", "mark", "endless", "start"],
)
def test_a_proposal_is_found_in_what_was_pasted(accept: Accept, mail: str) -> None:
    assert accept(mail) == (0, f"{DIFFERENCE}{SMS}: ändringen är skriven.\n")


def test_other_fields_may_have_changed_meanwhile(accept: Accept, small_root: Path) -> None:
    edit(small_root, SMS, "sv: Kom och bada", "sv: Badet")
    status, said = accept(PROPOSAL)
    assert status == 0
    assert (
        "f.yml:4:10: anmärkning: annat i data/messages/bad-sms.yml har ändrats sedan förslaget skrevs, men inte texten som det gäller. Se efter att den nya texten stämmer med resten.\n"
        in said
    )


def test_it_is_refused_when_the_text_has_changed_since(accept: Accept, small_root: Path) -> None:
    edit(small_root, SMS, "Nu badar vi.", "Nu simmar vi.")
    before = (small_root / SMS).read_bytes()
    assert accept(PROPOSAL) == (
        1,
        "f.yml:7:13: texten ”variants.0.sv” i data/messages/bad-sms.yml har ändrats sedan förslaget skrevs. Nu står det: ”Nu simmar vi. Vi ses: {plats}, {datum}. Hälsar {avsandare}” Be om ett nytt förslag, eller skriv in ändringen för hand.\n",
    )
    assert (small_root / SMS).read_bytes() == before


def test_it_is_not_written_if_the_check_would_say_no(accept: Accept, small_root: Path) -> None:
    before = (small_root / SMS).read_bytes()
    status, said = accept(PROPOSAL.replace("Kom och bada.", "Kom med {fact:hjul}."))
    assert status == 1
    assert "data/messages/bad-sms.yml:9:" in said
    assert "”hjul”" in said
    assert said.endswith(
        f"{SMS}: inget är ändrat, för med ändringen skulle kontrollen säga det som står här ovanför.\n"
    )
    assert (small_root / SMS).read_bytes() == before


def test_a_remark_that_the_change_brings_is_shown_and_stops_nothing(accept: Accept) -> None:
    status, said = accept(PROPOSAL.replace("Kom och bada.", "Kom och bada!!"))
    assert status == 0
    assert "anmärkning: " in said.partition("--- data")[0]


def test_a_file_that_somebody_changes_meanwhile_is_left_alone(
    accept: Accept, small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def agreed(*_: object) -> bool:
        edit(small_root, SMS, "Hälsar", "Hej från")
        return True

    monkeypatch.setattr("macros.writing.Manner.agreed", agreed)
    status, said = accept(PROPOSAL, "--lang", "sv")
    assert status == 1
    assert said.endswith(f"{SMS}: inget är ändrat, för någon annan har ändrat filen under tiden. Kör igen.\n")
    assert "Hej från" in (small_root / SMS).read_text("utf-8")


def test_an_approval_goes_with_the_words_that_were_approved(accept: Accept, small_root: Path) -> None:
    approve = ["approve", "message/bad-sms", "--by", "Byalaget", "--date", "2026-02-01", "--yes"]
    assert main([*approve, "--root", str(small_root)]) == 0
    status, said = accept(PROPOSAL)
    assert status == 0
    assert (
        "anmärkning: texten godkändes av Byalaget (2026-02-01). Det gällde de gamla orden, så approved tas bort. Be om ett nytt godkännande.\n"
        in said
    )
    assert "approved" not in (small_root / SMS).read_text("utf-8")


def test_a_text_that_was_adopted_is_a_proposal_again(accept: Accept, small_root: Path) -> None:
    edit(small_root, "data/goals/fler-hus.yml", "standing: proposal", "standing: adopted  # 2020")
    other = PROPOSAL.replace("message/bad-sms", "goal/fler-hus").replace("variants.0.sv", "name.sv")
    start, end = other.index("    before:"), other.index("why:")
    status, said = accept(f"{other[:start]}    before: Fler hus\n    text: Många fler hus\n{other[end:]}")
    assert status == 0
    assert (
        "anmärkning: standing var ”adopted”. Det gällde de gamla orden, så det blir proposal. Be om ett nytt beslut innan du ändrar tillbaka.\n"
        in said
    )
    text = (small_root / "data/goals/fler-hus.yml").read_text("utf-8")
    assert "Många fler hus" in text
    assert "standing: proposal  # 2020\n" in text


def test_content_that_is_not_sound_takes_nothing_in(accept: Accept, small_root: Path) -> None:
    edit(small_root, "data/facts/hus.yml", "source: kronika", "source: kronka")
    status, said = accept(PROPOSAL)
    assert status == 1
    assert "data/facts/hus.yml:6:9: " in said


def test_a_file_that_is_not_there(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["accept", "inget.yml", "--root", str(small_root)]) == 2
    assert capsys.readouterr().out.startswith("inget.yml:1:1: filen går inte att läsa (")


ITEM = "item: message/bad-sms"
FIELD = "field: variants.0.sv"
TEXT = "    text: >-\n      Kom och bada. Vi ses: {plats},\n      {datum}. Hälsar {avsandare}\n"
KINDS = (
    "strategy, strength, area, goal, fact, initiative, perspective, message, kit, topic, profile, brand, accessibility"
)
ITEM_FORM = " Vad förslaget gäller: sort och id. Skriv till exempel: goal/befolkning"
LAUGH = "a: &a [x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n"
NO_FIELD = "Bara texter kan ändras med ett förslag, och bara sådana som finns."

# Its name, what is replaced in a good proposal, by what, and all that is said.
HOSTILE: list[tuple[str, str, str, str]] = [
    ("nothing", PROPOSAL, "Hej!\n", "f.yml:1:1: här finns inget förslag: ingen rad börjar med ”proposal:”. Spara mejlet eller ärendet som text, med hela förslaget i."),
    ("several", "...\n", f"...\n{PROPOSAL}", "f.yml:19:1: här börjar ett förslag till. Spara ett förslag i varje fil och ta in dem ett i taget."),
    ("anchor", ITEM, "item: &a message/bad-sms", "f.yml:2:7: ”&” och ”*” (ankare och hänvisningar i YAML) används inte här. Skriv ut texten, eller sätt den inom citattecken."),
    ("laughs", ITEM, LAUGH + ITEM, "f.yml:2:4: ”&” och ”*” (ankare och hänvisningar i YAML) används inte här. Skriv ut texten, eller sätt den inom citattecken."),
    ("tag", ITEM, "item: !!python/object/apply:os.system [ls]", "f.yml:2:7: ”tag:yaml.org,2002:python/object/apply:os.system” (en typmarkering i YAML) används inte här. Ta bort den, eller sätt texten inom citattecken."),
    ("documents", "why: >-", "---\nwhy: >-", "f.yml:13:1: här börjar ett andra dokument (”---”). En fil är ett dokument: flytta resten till en egen fil."),
    ("twice", ITEM, f"{ITEM}\n{ITEM}", "f.yml:3:1: fältet ”item” står två gånger (första gången på rad 2). Behåll det ena och ta bort det andra."),
    ("deep", ITEM, f"item: {'[' * 20}", "f.yml:2:18: här ligger fält i fält i fler än 12 nivåer. Kontrollera indrag och parenteser."),
    ("control", "trevligare", "trev\x1b[2Jligare", "f.yml:14:14: här står ett tecken som inte går att visa (U+001B). Ta bort det."),
    ("zero-width", "Kom och", "Kom\u200b och", "f.yml:10:11: texten innehåller ett tecken som inte syns (U+200B). Sådana kan dölja vad som står. Ta bort det, eller be om ett nytt förslag."),
    ("bidi", "Kim", "\u202emiK", "f.yml:16:7: här står ett tecken som inte syns men vänder på bokstäverna runt om (U+202E), så att något annat läses än det som står. Ta bort det."),
    ("html", "Kom och", "<img src=x onerror=alert(1)> och", "f.yml:10:11: ”<img src=x onerror=alert(1)> och bada. V” är HTML. Webbplatsen skulle visa det som det står, så det tas inte in. Skriv texten utan märkning."),
    ("entity", "Kom och bada. Vi ses", "&lt;b&gt; Vi ses", "f.yml:10:11: ”&lt;b&gt; Vi ses: {plats}, {datum}. Häls” är HTML. Webbplatsen skulle visa det som det står, så det tas inte in. Skriv texten utan märkning."),
    ("huge file", "bjuden", "b" * 70_000, "f.yml:1:1: filen är 68 kB; den får vara högst 64 kB. Dela upp den, eller ta bort det som inte hör hemma här."),
    ("huge text", "Kom och", "k" * 10_001, "f.yml:10:11: ”" + "k" * 239 + "…” är för långt: högst 10000 tecken."),
    ("out of the folder", ITEM, "item: message/../../etc/passwd", f"f.yml:2:7: ”message/../../etc/passwd” har inte rätt form.{ITEM_FORM}"),
    ("absolute", ITEM, "item: /etc/passwd", f"f.yml:2:7: ”/etc/passwd” har inte rätt form.{ITEM_FORM}"),
    ("backslash", ITEM, r"item: message\bad-sms", f"f.yml:2:7: ”message\\bad-sms” har inte rätt form.{ITEM_FORM}"),
    ("kind", ITEM, "item: mesage/bad-sms", f"f.yml:2:7: sorten ”mesage” finns inte, eller har inga texter som läsare kan föreslå ändringar i. Menade du ”message”? De som har det: {KINDS}."),
    ("kind without texts", ITEM, "item: platform/platform", f"f.yml:2:7: sorten ”platform” finns inte, eller har inga texter som läsare kan föreslå ändringar i. De som har det: {KINDS}."),
    ("no item", ITEM, "item: message/bad-sm", "f.yml:2:7: ”message/bad-sm” finns inte längre, eller har aldrig funnits. Menade du ”bad-sms”? Säg till den som skrev förslaget."),
    ("folder in an item", ITEM, "item: message/bad-sms/x", "f.yml:2:7: ”message/bad-sms/x” finns inte längre, eller har aldrig funnits. Menade du ”bad-sms”? Säg till den som skrev förslaget."),
    ("page", ITEM, "item: page/om/redaktor", "f.yml:2:7: förslaget gäller en hel sida (https://plats.example/budskap/bad-sms/), och sidor ändras för hand. Filens namn står längst ner på sidan."),
    ("id", FIELD, "field: id", f"f.yml:6:12: det finns ingen text ”id” i data/messages/bad-sms.yml. {NO_FIELD}"),
    ("hashtags", FIELD, "field: goals.0", f"f.yml:6:12: det finns ingen text ”goals.0” i data/messages/bad-sms.yml. {NO_FIELD}"),
    ("out of range", FIELD, "field: variants.7.sv", f"f.yml:6:12: det finns ingen text ”variants.7.sv” i data/messages/bad-sms.yml. Menade du ”variants.0.sv”? {NO_FIELD}"),
    ("negative", FIELD, "field: variants.-1.sv", f"f.yml:6:12: det finns ingen text ”variants.-1.sv” i data/messages/bad-sms.yml. Menade du ”variants.0.sv”? {NO_FIELD}"),
    ("language", FIELD, "field: variants.0.de", f"f.yml:6:12: det finns ingen text ”variants.0.de” i data/messages/bad-sms.yml. Menade du ”variants.0.en”? {NO_FIELD}"),
    ("list for a text", TEXT, "    text: [1, 2]\n", "f.yml:10:11: här står [1, 2], men här ska stå en text."),
    ("blank", TEXT, '    text: " "\n', "f.yml:10:11: texten är tom. Skriv något, eller ta bort fältet om det får utelämnas."),
    ("same", TEXT, f'    text: "{NOW}"\n', "f.yml:10:11: texten ”variants.0.sv” i data/messages/bad-sms.yml står redan så. Ta bort ändringen ur förslaget; är den ensam är allt redan gjort."),
    ("a text twice", TEXT, f'{TEXT}  - {FIELD}\n    before: "{NOW}"\n    text: Hej\n', "f.yml:13:12: texten ”variants.0.sv” ändras två gånger i förslaget. Behåll den ena ändringen."),
    ("lines in who", '"Kim & Åse"', r'"Kim\nproposal: 2"', "f.yml:16:6: ”Kim proposal: 2” har inte rätt form. Vem som föreslår, på en rad. Skriv till exempel: Kim, hembygdsföreningen"),
    ("unknown key", ITEM, f"{ITEM}\napproved: true", "f.yml:3:1: fältet ”approved” finns inte här. Ta bort det eller rätta namnet. Fälten heter: proposal, item, address, version, changes, why, who, day."),
    ("other form", "proposal: 1", "proposal: 2", "f.yml:1:11: ”2” är inget av de värden som finns. Skriv ett av: 1."),
    ("script address", '"https:', '"javascript:', "f.yml:3:10: ”javascript://plats.example/budskap/bad-sms/” har inte rätt form. Sidan som förslaget kommer från. Skriv till exempel: https://exempel.se/mal/01-befolkning/"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_what_is_hostile_or_mistaken_is_refused_in_words(
    accept: Accept, small_root: Path, old: str, new: str, said: str
) -> None:
    before = {file: file.read_bytes() for file in small_root.rglob("*.yml")}
    assert old in PROPOSAL
    assert accept(PROPOSAL.replace(old, new, 1)) == (1, said + "\n")
    assert {file: file.read_bytes() for file in small_root.rglob("*.yml")} == before


def test_another_encoding_is_not_guessed(accept: Accept) -> None:
    assert accept(PROPOSAL.encode("cp1252")) == (
        1,
        "f.yml:9:17: tecknet här är inte UTF-8 (byte 0xE4). Spara om filen med teckenkodningen UTF-8.\n",
    )


def test_a_version_is_of_the_content_not_of_its_layout() -> None:
    plain = parse('a: {sv: "Hej du"}\nb: [1]\n', "x").data
    assert proposable.version(
        parse("# Ny\nb:\n  - 1\na:\n  sv: >-\n    Hej\n    du\n", "x").data
    ) == proposable.version(plain)
    assert proposable.version(parse('a: {sv: "Hej du"}\nb: [2]\n', "x").data) != proposable.version(plain)
    canonical = '{"a":{"sv":"Hej du"},"b":["1"]}'
    assert proposable.version(plain) == hashlib.sha256(canonical.encode()).hexdigest()[:16]


def test_only_texts_may_be_proposed(small_root: Path) -> None:
    content = Content.read(small_root, Manner())
    assert content
    item = content.library.documents["message"]["bad-instagram"]
    fields = proposable.texts(content.library.schemas, "message", item.data)
    assert {field.partition(".")[0] for field in fields} <= {"name", "question", "variants", "ended"}
    assert fields["name.sv"] == (("name", "sv"), item.data["name"]["sv"])
