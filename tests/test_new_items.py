"""`python -m macros new`: what is asked, what a wrong answer is told, and that what is written is what was answered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.__main__ import main
from macros.annotate import WIDTH, Writer
from macros.check import read_platform
from macros.document import parse
from macros.interview import Interview
from macros.load import FOLDERS, load
from macros.new_items import NewItems, slug
from macros.schema import Schema, Schemas
from tests.platforms import edit
from tests.site import ROOT

SCHEMAS = Schemas(ROOT / "data" / "schema")
DAY = date(2026, 11, 25)
TWO = ["På svenska.", "", "In English.", ""]  # a text in both languages
STRENGTH = [
    *["", "Sjön", "", "The lake", "", *TWO],  # order, name, tagline
    *["Sjön är byns vatten.", "", "The lake is the water of the village.", "", *TWO, *TWO, *TWO],  # essence … challenge
    *[*TWO, *TWO, *TWO],  # gives
    *["hus", ""],  # facts
    *["customer", "1", ""],  # arguments: audiences
    *["Runt sjön i Lillby står {fact:hus} med egen brygga.", ""],
    *["Around the lake in Lillby stand {fact:hus}, each with a jetty.", ""],
    *["Alla har nära till vattnet. Den som säljer glass har alltså kunder.", ""],
    *["All of them are close to the water. Anyone who sells ice cream has customers.", "", "n"],
    *["j", "fler-hus", "Den som ser sjön vill bo vid den.", "", "Those who see the lake want to live by it.", "", "n"],
    *["rost", "brygga", "kronika", "", "", ""],  # colour, picture, sources, standing, id
]
FACT = ["Antal båtar", "", "Number of boats", "", "", "12", "båtar", "", "boats", "", "2020", "kronika", "", ""]
GOAL = ["", "boende", "vet inte", "", "", ""]
MESSAGE = [
    *["Kom och fiska", "", "Come and fish", "", "bryggan", "fiske", "visitor", "", "instagram", "short"],
    *["Det nappar. Hälsar {avsandare}", "", "They are biting. From {avsandare}", "", "n", "", ""],
]
KIT = ["", "Fiskets dag", "", "Fishing day", "", *TWO, "bad-sms", *TWO, "n", ""]
TOPIC = ["", "Fiska", "", "Fishing", "", *TWO, "n", "j", "fler-hus", *TWO, "n", ""]
KINDS = {
    "strength": (STRENGTH, "sjon"),
    "fact": (FACT, "antal-batar"),
    "goal": (GOAL, "boende-4"),
    "message": (MESSAGE, "kom-och-fiska"),
    "kit": (KIT, "fiskets-dag"),
    "topic": (TOPIC, "fiska"),
}


def interview(root: Path, kind: str, typed: list[str], language: str = "sv") -> tuple[dict[str, Any], list[str]]:
    """The item that somebody who types this makes, and all that is said to them."""
    answers, said = iter(typed), list[str]()

    def read(prompt: str) -> str:
        said.append(prompt)
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    return Interview(NewItems(load(root), kind, language, DAY), read, said.append).item(), said


def typing(monkeypatch: pytest.MonkeyPatch, typed: list[str]) -> None:
    answers = iter(typed)

    def read(prompt: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", read)


# Each kind


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_asked_for_written_and_sound(
    kind: str, small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed, id_ = KINDS[kind]
    typing(monkeypatch, typed)
    assert main(["new", kind, "--root", str(small_root)]) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    path = f"data/{FOLDERS[kind]}/{id_}.yml"
    assert f"Klart: {path} är skriven." in said
    assert f"redigera/#/collections/{kind}/entries/{id_}" in said
    platform, problems = read_platform(small_root)
    assert platform, problems
    assert id_ in getattr(platform, FOLDERS[kind])
    text = (small_root / path).read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../schema/{kind}.schema.json\nid: {id_}\n")
    assert all(len(line) <= WIDTH for line in text.splitlines())


def test_defaults_are_honest(small_root: Path) -> None:
    fact, _ = interview(small_root, "fact", FACT)
    assert (fact["checked"], fact["kind"], fact["id"]) == ("2026-11-25", "number", "antal-batar")
    strength, _ = interview(small_root, "strength", STRENGTH)
    assert (strength["order"], strength["standing"]) == ("3", "proposal")
    message, _ = interview(small_root, "message", MESSAGE)
    assert message["valid"] == {"from": "2026-11-25"}


def test_what_is_not_known_of_a_goal_is_left_out(small_root: Path) -> None:
    goal, said = interview(small_root, "goal", ["", "boende", "known", *TWO, "vet inte", "", "", ""])
    assert (goal["wording"], "name" in goal) == ("missing", False)
    assert "  Då står det att lydelsen inte är känd (wording: missing). Inget gissas." in said
    goal, _ = interview(small_root, "goal", ["", "boende", "known", *TWO, *TWO, *TWO, "vet inte", "", "", ""])
    assert goal["wording"] == "subject"
    assert set(goal) == {"id", "number", "area", "wording", "name", "question", "measured", "sources", "standing"}


def test_what_must_be_there_cannot_be_unknown(small_root: Path) -> None:
    fact, said = interview(small_root, "fact", ["vet inte", *FACT])
    assert "  Det här går inte att utelämna. Ta reda på det först: Ctrl+C avbryter, och inget skrivs." in said
    assert fact["label"] == {"sv": "Antal båtar", "en": "Number of boats"}


def test_a_text_has_lines_and_paragraphs(small_root: Path) -> None:
    fact, _ = interview(small_root, "fact", ["Antal", "båtar", "+", "vid", "bryggan", ".", *FACT[2:]])
    assert fact["label"]["sv"] == "Antal båtar\nvid bryggan"


# Wrong answers


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("fact", ["", *FACT], "  texten är tom. Skriv något, eller ta bort fältet om det får utelämnas."),
        (
            "fact",
            [*FACT[:11], "kronikan", *FACT[11:]],
            "  ”kronikan” pekar på en källa som inte finns. Menade du ”kronika”? Rätta namnet, eller lägg till det "
            "(data/sources.yml).",
        ),
        ("goal", ["femte", *GOAL], "  här står femte, men här ska stå ett heltal. Skriv till exempel: 1"),
        (
            "fact",
            ["Antal {fact:hsu}", "", *FACT],
            "  ”hsu” pekar på ett belägg som inte finns. Menade du ”hus”? Rätta namnet, eller lägg till det "
            "(data/facts/hsu.yml).",
        ),
        (
            "fact",
            [*FACT[:-1], "hus", "batar"],
            "  ”hus” finns redan (data/facts/hus.yml). Välj ett annat namn; det som finns ändras i sin egen fil.",
        ),
        (
            "fact",
            [*FACT[:-1], "../hus", "batar"],
            "  ”../hus” har inte rätt form. Sidans och filens namn. Ändra det inte: adressen byggs av det. "
            "Skriv till exempel: klaralven",
        ),
    ],
)
def test_a_wrong_answer_is_asked_for_again_in_the_checks_words(
    kind: str, typed: list[str], words: str, small_root: Path
) -> None:
    _, said = interview(small_root, kind, typed)
    assert words in said, [each for each in said if not each.startswith("\n")]


def test_what_only_the_whole_item_shows_is_asked_for_again(small_root: Path) -> None:
    wrong = [*FACT[:5], "tolv", *FACT[6:], "12"]
    fact, said = interview(small_root, "fact", wrong)
    assert fact["value"] == "12"
    assert any("tolv" in each and "ett tal (number)" in each for each in said)


def test_many_choices_are_searched(small_root: Path) -> None:
    for number in range(20):
        text = (small_root / "data/facts/hus.yml").read_text("utf-8")
        edit(small_root, f"data/facts/mer-{number:02}.yml", None, text.replace("id: hus", f"id: mer-{number:02}"))
    at = STRENGTH.index("hus")
    strength, said = interview(small_root, "strength", [*STRENGTH[:at], "mer-1", "3", *STRENGTH[at + 1 :]])
    assert "  Det finns 23 att välja bland: skriv namnet, eller några bokstäver för att söka." in said
    assert strength["facts"] == ["mer-12"]


def test_english_on_request(small_root: Path) -> None:
    _, said = interview(small_root, "goal", ["", "boende", "don’t know", "", "", ""], "en")
    assert "  Then it says that the wording is not known (wording: missing). Nothing is guessed." in said
    assert not any("Svara" in each for each in said)


# Nothing is lost, nothing is half done


def test_breaking_off_writes_nothing(
    small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(small_root.rglob("*"))
    typing(monkeypatch, FACT[:6])
    assert main(["new", "fact", "--root", str(small_root)]) == 1
    assert capsys.readouterr().out.endswith("Avbrutet. Inget är skrivet.\n")

    def interrupted(prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    assert main(["new", "fact", "--root", str(small_root)]) == 130
    assert sorted(small_root.rglob("*")) == before


def test_a_file_that_came_meanwhile_is_never_written_over(
    small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = small_root / "data/facts/antal-batar.yml"
    answers = iter(FACT)

    def read(prompt: str) -> str:
        file.write_text("mine", "utf-8")
        return next(answers)

    monkeypatch.setattr("builtins.input", read)
    assert main(["new", "fact", "--root", str(small_root)]) == 1
    assert file.read_text("utf-8") == "mine"
    assert "”antal-batar” finns redan (data/facts/antal-batar.yml)." in capsys.readouterr().out


def test_broken_content_is_mended_first(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(small_root, "data/facts/hus.yml", "source: kronika", "source: kronikan")
    assert main(["new", "fact", "--root", str(small_root)]) == 1
    assert "data/facts/hus.yml:6:9: ”kronikan” pekar på" in capsys.readouterr().out


# Answers from a file

ANSWERS = """\
label: {sv: Antal båtar, en: Number of boats}
value: "12"
year: "2020"
source: kronika
"""


def answered(root: Path, text: str, kind: str = "fact") -> int:
    """Write the answers and run the command with them."""
    (root / "answers.yml").write_text(text, "utf-8")
    return main(["new", kind, "--root", str(root), "--answers", str(root / "answers.yml")])


def test_answers_from_a_file_get_the_defaults(small_root: Path) -> None:
    assert answered(small_root, ANSWERS) == 0
    platform, _ = read_platform(small_root)
    assert platform
    assert platform.facts["antal-batar"].checked == date.today()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ANSWERS.replace("kronika", "kronikan"), "source: ”kronikan” pekar på en källa som inte finns."),
        (ANSWERS + "untit: x\n", "answers.yml:5:1: fältet ”untit” finns inte här. Menade du ”unit”?"),
        (ANSWERS.replace("value", "valu"), "fältet ”value” saknas"),
        (ANSWERS + "id: hus\n", "”hus” finns redan (data/facts/hus.yml)."),
        (ANSWERS + "id: ../../hus\n", "”../../hus” har inte rätt form."),
        ("", "går inte att läsa som svar"),
        ("- a\n", "går inte att läsa som svar"),
        ("a: &x b\n", "”&” och ”*” (ankare och hänvisningar i YAML) används inte här."),
    ],
)
def test_wrong_answers_in_a_file_write_nothing(
    text: str, words: str, small_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted((small_root / "data").rglob("*"))
    assert answered(small_root, text) == 1
    said = capsys.readouterr().out
    assert words in said
    assert said.endswith("Inget är skrivet: rätta det som står ovanför först.\n")
    assert sorted((small_root / "data").rglob("*")) == before


# What is written


def every_field(schema: Schema, path: str = "") -> Iterator[str]:
    """Every field of a schema, dotted; a text's languages are no fields."""
    for key, field in schema.get("properties", {}).items():
        inner = field.get("items", field)
        yield f"{path}{key}"
        if not field.get("x-text") and not inner.get("x-text"):
            yield from every_field(inner, f"{path}{key}.")


@pytest.mark.parametrize("kind", FOLDERS)
def test_every_field_stands_in_the_file_or_in_a_comment(kind: str) -> None:
    schema = SCHEMAS.kind(kind)
    text = Writer(SCHEMAS, "sv", lambda kind: "exempel").file(kind, {})
    for name in every_field(schema):
        key = name.rpartition(".")[2]
        assert re.search(rf"^# [ -]*{key}:", text, re.MULTILINE), name
    for key, field in schema["properties"].items():
        assert field["title"] in text, key
        assert " ".join(field["description"].split()) in " ".join(text.replace("\n#", "").split()), key


@pytest.mark.parametrize("kind", FOLDERS)
def test_what_the_comments_show_fits_the_schema(kind: str) -> None:
    data = Writer(SCHEMAS, "sv", lambda kind: "exempel").sample({"properties": SCHEMAS.kind(kind)["properties"]})
    assert [row.text() for row in SCHEMAS.check(kind, parse(json.dumps(data), "x.yml"))] == []


ODD = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn"]), min_size=1, max_size=300) | st.sampled_from(
    [
        "a: b",
        '"',
        "'",
        "#",
        "- a",
        "yes",
        "012",
        "2026-01-01",
        "🎉 fest",
        "{x}",
        "[x]",
        "a  b",
        "å" * 300,
        "x " * 200,
        "|",
        "\\",
    ]
)


@settings(max_examples=300)
@given(ODD, ODD, st.lists(ODD, min_size=1, max_size=5, unique=True))
def test_what_is_written_is_what_was_answered(label: str, value: str, tags: list[str]) -> None:
    fact: dict[str, Any] = {"id": "x", "label": {"sv": label, "en": value}, "value": value, "year": "2020"}
    message: dict[str, Any] = {"id": "x", "variants": [{"sv": label, "en": value}], "hashtags": {"sv": tags}}
    for kind, data in (("fact", fact), ("message", message)):
        text = Writer(SCHEMAS, "sv", lambda kind: "exempel").file(kind, data)
        document = parse(text, "x.yml")
        assert (document.data, document.problems) == (data, [])


@given(st.text(max_size=200))
def test_a_slug_is_an_id_or_nothing(words: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(words))
    assert len(slug(words)) <= 40


def test_swedish_letters_in_ids() -> None:
    assert slug("Ängen vid Sjö-ån, 1 a!") == "angen-vid-sjo-an-1-a"
