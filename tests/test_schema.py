"""The schemas against single faults in a small platform: where each is told, and in which words."""
# ruff: noqa: E501

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.document import parse
from macros.schema import Schemas, found, nearest
from tests.platforms import bad_inputs, edit, stopping
from tests.site import ROOT

Case = tuple[str, str, str | None, str, list[str]]
# Name, file, the text to replace (None: the whole file), its replacement, all the messages.
CASES: list[Case] = [
    (
        "integer: a word",
        "data/initiatives/loppis.yml",
        "start: 2021",
        "start: nyss",
        [
            "data/initiatives/loppis.yml:5:8: här står nyss, men här ska stå ett heltal. Skriv till exempel: 2016",
        ],
    ),
    (
        "integer: a decimal",
        "data/strengths/bryggan.yml",
        "order: 1",
        "order: 1.5",
        [
            "data/strengths/bryggan.yml:2:8: här står 1.5, men här ska stå ett heltal. Skriv till exempel: 1",
        ],
    ),
    (
        "integer: digits with a space",
        "data/strategies/lillbyplanen.yml",
        "base_year: 2019",
        "base_year: 2 019",
        [
            "data/strategies/lillbyplanen.yml:4:12: här står 2 019, men här ska stå ett heltal. Skriv till exempel: 2016",
        ],
    ),
    (
        "integer: a leading zero",
        "data/strengths/bryggan.yml",
        "order: 1",
        "order: 01",
        [
            "data/strengths/bryggan.yml:2:8: här står 01, men här ska stå ett heltal. Skriv till exempel: 1",
        ],
    ),
    (
        "integer: a mapping",
        "data/strengths/bryggan.yml",
        "order: 1",
        "order: {a: 1}",
        [
            "data/strengths/bryggan.yml:2:8: här står {a}, men här ska stå ett heltal. Skriv till exempel: 1",
        ],
    ),
    (
        "integer: nothing",
        "data/strengths/bryggan.yml",
        "order: 1",
        "order:",
        [
            "data/strengths/bryggan.yml:2:7: här står ”” (–), men här ska stå ett heltal. Skriv till exempel: 1",
        ],
    ),
    (
        "number: a comma",
        "data/brand.yml",
        "narrow: 1.2",
        "narrow: '1,2'",
        [
            "data/brand.yml:21:26: här står 1,2, men här ska stå ett tal, med punkt för decimaler. Skriv till exempel: 1.25",
        ],
    ),
    (
        "number: a list",
        "data/brand.yml",
        "scale: {base: 1",
        "scale: {base: [1]",
        [
            "data/brand.yml:21:15: här står [1], men här ska stå ett tal, med punkt för decimaler. Skriv till exempel: 1.25",
        ],
    ),
    (
        "boolean: yes",
        "data/strengths/bryggan.yml",
        "standing: proposal",
        "standing: proposal\nworking_title: yes",
        [
            "data/strengths/bryggan.yml:21:16: här står yes, men här ska stå true (ja) eller false (nej).",
        ],
    ),
    (
        "boolean: a capital",
        "data/strengths/bryggan.yml",
        "standing: proposal",
        "standing: proposal\nworking_title: True",
        [
            "data/strengths/bryggan.yml:21:16: här står True, men här ska stå true (ja) eller false (nej).",
        ],
    ),
    (
        "string: a mapping",
        "data/sources.yml",
        "publisher: Lillby hembygdsförening",
        "publisher: {sv: Lillby}",
        [
            "data/sources.yml:3:14: här står {sv}, men här ska stå en text.",
        ],
    ),
    (
        "string: a list in a list",
        "data/strengths/bryggan.yml",
        "facts: [hus]",
        "facts: [[hus]]",
        [
            "data/strengths/bryggan.yml:14:9: här står [hus], men här ska stå en text.",
        ],
    ),
    (
        "array: a mapping",
        "data/strengths/bryggan.yml",
        "facts: [hus]",
        "facts: {a: hus}",
        [
            "data/strengths/bryggan.yml:14:8: här står {a}, men här ska stå en lista. Skriv varje sak på en egen rad efter ”- ”, eller [så, här].",
        ],
    ),
    (
        "array: a text in a word list",
        "data/strengths/bryggan.yml",
        "keywords: {sv: [bada]",
        "keywords: {sv: bada",
        [
            "data/strengths/bryggan.yml:18:16: här står bada, men här ska stå en lista. Skriv varje sak på en egen rad efter ”- ”, eller [så, här].",
        ],
    ),
    (
        "object: a list",
        "data/strengths/bryggan.yml",
        "gives: {resident: {sv: Bad., en: A swim.}, visitor: {sv: Bad., en: A swim.}, company: {sv: Kunder., en: Customers.}}",
        "gives: [a]",
        [
            "data/strengths/bryggan.yml:13:8: här står [a], men här ska stå fält med namn. Skriv till exempel: {…}",
        ],
    ),
    (
        "object: a text",
        "data/brand.yml",
        "tints: {tint: 10, tint-2: 20}",
        "tints: tio",
        [
            "data/brand.yml:13:8: här står tio, men här ska stå fält med namn. Skriv till exempel: {…}",
        ],
    ),
    (
        "object: the whole file is a word",
        "data/facts/hus.yml",
        None,
        "hus\n",
        [
            "data/facts/hus.yml:1:1: här står hus, men här ska stå fält med namn. Skriv till exempel: {…}",
        ],
    ),
    (
        "object: a list of sources",
        "data/sources.yml",
        None,
        "- kronika\n",
        [
            "data/sources.yml:1:1: här står [kronika], men här ska stå fält med namn. Skriv till exempel: {…}",
        ],
    ),
    (
        "unknown key, nothing near",
        "data/facts/hus.yml",
        "source: kronika",
        "source: kronika\nzzz: 1",
        [
            "data/facts/hus.yml:7:1: fältet ”zzz” finns inte här. Ta bort det eller rätta namnet. Fälten heter: id, label, kind, value, unit, year, source, checked, certainty, reason, note, review.",
        ],
    ),
    (
        "unknown key within",
        "data/perspectives/lanet.yml",
        "ties:\n  - {goal:",
        "ties:\n  - {maal:",
        [
            "data/perspectives/lanet.yml:9:6: fältet ”maal” finns inte här. Ta bort det eller rätta namnet. Fälten heter: area, goal, counterpart, why, certainty.",
        ],
    ),
    (
        "unknown keys, all of them",
        "data/facts/hus.yml",
        "source: kronika",
        "source: kronika\nunitt: 1\nnotes: 2",
        [
            "data/facts/hus.yml:7:1: fältet ”unitt” finns inte här. Menade du ”unit”? Ta bort det eller rätta namnet. Fälten heter: id, label, kind, value, unit, year, source, checked, certainty, reason, note, review.",
            "data/facts/hus.yml:8:1: fältet ”notes” finns inte här. Menade du ”note”? Ta bort det eller rätta namnet. Fälten heter: id, label, kind, value, unit, year, source, checked, certainty, reason, note, review.",
        ],
    ),
    (
        "missing key within",
        "data/strengths/bryggan.yml",
        "visitor: {sv: Bad., en: A swim.}, ",
        "",
        [
            "data/strengths/bryggan.yml:13:8: fältet ”visitor” saknas. Vad den ger den som hälsar på. Skriv till exempel: visitor: {sv: Texten på svenska, en: The text in English}",
        ],
    ),
    (
        "missing keys, all of them",
        "data/facts/hus.yml",
        None,
        "id: hus\nlabel: {sv: hus, en: houses}\nvalue: '1'\n",
        [
            "data/facts/hus.yml:1:1: fältet ”checked” saknas. Dagen då någon senast jämförde värdet med underlaget. Skriv till exempel: checked: 2026-11-23",
            "data/facts/hus.yml:1:1: fältet ”source” saknas. Källan, med sitt namn i sources.yml. Skriv till exempel: source: …",
            "data/facts/hus.yml:1:1: fältet ”year” saknas. Året, eller tiden, som värdet gäller. Skriv till exempel: year: 2016",
        ],
    ),
    (
        "missing reason",
        "data/facts/byggd.yml",
        "reason: {sv: Årtalet är inhugget., en: The year is carved into it.}\n",
        "",
        [
            "data/facts/byggd.yml:1:1: fältet ”reason” saknas. Hur vi har slutit oss till värdet. Skriv till exempel: reason: {sv: Texten på svenska, en: The text in English}",
        ],
    ),
    (
        "missing in a source",
        "data/sources.yml",
        "  publisher: Lillby hembygdsförening\n",
        "",
        [
            "data/sources.yml:2:3: fältet ”publisher” saknas. Vem som har gett ut den. Skriv till exempel: publisher: …",
        ],
    ),
    (
        "enum, nothing near",
        "data/perspectives/lanet.yml",
        "level: region",
        "level: xyz",
        [
            "data/perspectives/lanet.yml:4:8: ”xyz” är inget av de värden som finns. Skriv ett av: region, nation, europe.",
        ],
    ),
    (
        "enum, a number",
        "data/brand.yml",
        "size: large",
        "size: 14",
        [
            "data/brand.yml:17:45: ”14” är inget av de värden som finns. Skriv ett av: normal, large, graphic.",
        ],
    ),
    (
        "pattern: a short colour",
        "data/brand.yml",
        'dark: "#F0B090"',
        'dark: "#fb9"',
        [
            "data/brand.yml:12:62: ”#fb9” har inte rätt form. En färg som # och sex siffror eller bokstäver a–f. Skriv till exempel: #135A75",
        ],
    ),
    (
        "pattern: an id",
        "data/strengths/bryggan.yml",
        "id: bryggan",
        "id: Bryggan",
        [
            "data/strengths/bryggan.yml:1:5: ”Bryggan” har inte rätt form. Kort namn som står sig: små bokstäver a–z, siffror och bindestreck. Samma som filens namn. Skriv till exempel: klaralven",
        ],
    ),
    (
        "pattern: a line break at the end",
        "data/facts/hus.yml",
        "id: hus\n",
        'id: "hus\\n"\n',
        [
            "data/facts/hus.yml:1:5: ”hus” har inte rätt form. Kort namn som står sig: små bokstäver a–z, siffror och bindestreck. Samma som filens namn. Skriv till exempel: klaralven",
        ],
    ),
    (
        "pattern: an edition's path",
        "data/platform.yml",
        "path: en,",
        "path: /en/,",
        [
            "data/platform.yml:9:41: ”/en/” har inte rätt form. Mappen på webbplatsen; tom för den utgåva som ligger i roten. Skriv till exempel: …",
        ],
    ),
    (
        "pattern: the folder of the pages",
        "data/platform.yml",
        "prose: docs/en",
        "prose: pages",
        [
            "data/platform.yml:9:90: ”pages” har inte rätt form. Mappen med utgåvans skrivna sidor. Skriv till exempel: docs/sv",
        ],
    ),
    (
        "pattern: a year within a fact",
        "data/facts/hus.yml",
        'year: "2020"',
        "year: i fjol",
        [
            "data/facts/hus.yml:5:7: ”i fjol” har inte rätt form. Året, eller tiden, som värdet gäller. Skriv till exempel: 2016",
        ],
    ),
    (
        "key pattern: a language",
        "data/strengths/bryggan.yml",
        "challenge: {sv: Isen., en: The ice.}",
        "challenge: {sv: Isen., en: The ice., Svenska: Isen.}",
        [
            "data/strengths/bryggan.yml:12:38: namnet ”Svenska” har inte rätt form: det ska passa ^[a-z]{2,3}$.",
        ],
    ),
    (
        "key pattern: a role",
        "data/brand.yml",
        "link: rost}",
        "link: rost, linky: rost}",
        [
            "data/brand.yml:14:91: namnet ”linky” har inte rätt form: det ska passa ground, text, quiet, line, accent, link.",
        ],
    ),
    (
        "a colour's name",
        "data/brand.yml",
        "  papper: {",
        "  Papper: {",
        [
            "data/brand.yml:10:3: namnet ”Papper” har inte rätt form: det ska passa ^[a-z][a-z0-9-]*$.",
        ],
    ),
    (
        "blank",
        "data/strengths/bryggan.yml",
        "challenge: {sv: Isen.,",
        "challenge: {sv: ' ',",
        [
            "data/strengths/bryggan.yml:12:17: texten är tom. Skriv något, eller ta bort fältet om det får utelämnas.",
        ],
    ),
    (
        "blank fact",
        "data/facts/hus.yml",
        'value: "1234.5"',
        'value: ""',
        [
            "data/facts/hus.yml:3:8: texten är tom. Skriv något, eller ta bort fältet om det får utelämnas.",
        ],
    ),
    (
        "date: no such day",
        "data/facts/hus.yml",
        "checked: 2026-11-01",
        "checked: 2026-02-29",
        [
            "data/facts/hus.yml:7:10: ”2026-02-29” är ingen dag i kalendern. Skriv år-månad-dag, till exempel: 2026-11-23",
        ],
    ),
    (
        "date: day first",
        "data/accessibility.yml",
        "assessed: 2026-11-01",
        "assessed: 1/11 2026",
        [
            "data/accessibility.yml:5:11: ”1/11 2026” har inte rätt form. En dag: år-månad-dag. Skriv till exempel: 2026-11-23",
        ],
    ),
    (
        "date: a compact one",
        "data/accessibility.yml",
        "updated: 2026-11-02",
        "updated: 20261102",
        [
            "data/accessibility.yml:6:10: ”20261102” har inte rätt form. En dag: år-månad-dag. Skriv till exempel: 2026-11-23",
        ],
    ),
    (
        "below",
        "data/strengths/bryggan.yml",
        "order: 1",
        "order: 0",
        [
            "data/strengths/bryggan.yml:2:8: 0 är utanför gränsen: ≥ 1.",
        ],
    ),
    (
        "negative",
        "data/strengths/bryggan.yml",
        "order: 1",
        "order: -3",
        [
            "data/strengths/bryggan.yml:2:8: -3 är utanför gränsen: ≥ 1.",
        ],
    ),
    (
        "year out of bounds",
        "data/strategies/lillbyplanen.yml",
        "from: 2020",
        "from: 20200",
        [
            "data/strategies/lillbyplanen.yml:3:16: 20200 är utanför gränsen: ≤ 2200.",
        ],
    ),
    (
        "tint",
        "data/brand.yml",
        "tint: 10",
        "tint: 100",
        [
            "data/brand.yml:13:15: 100 är utanför gränsen: ≤ 99.",
        ],
    ),
    (
        "no language",
        "data/strengths/bryggan.yml",
        "challenge: {sv: Isen., en: The ice.}",
        "challenge: {}",
        [
            "data/strengths/bryggan.yml:12:12: här behövs minst 1. Lägg till, eller ta bort fältet om det får utelämnas.",
        ],
    ),
    (
        "twice",
        "data/strengths/bryggan.yml",
        "facts: [hus]",
        "facts: [hus, hus]",
        [
            "data/strengths/bryggan.yml:14:8: samma sak står två gånger i listan. Ta bort den ena.",
        ],
    ),
    (
        "long id",
        "data/facts/hus.yml",
        "id: hus",
        "id: huuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
        [
            "data/facts/hus.yml:1:5: ”huuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu” är för långt: högst 60 tecken.",
        ],
    ),
]


@bad_inputs(CASES)
def test_bad_input_is_told_with_its_exact_words(
    small_root: Path, path: str, old: str | None, new: str, messages: list[str]
) -> None:
    edit(small_root, path, old, new)
    assert stopping(small_root) == messages


def test_a_few_in_english(small_root: Path) -> None:
    edit(small_root, "data/strengths/bryggan.yml", "order: 1", "order: ett")
    edit(small_root, "data/facts/hus.yml", "source: kronika", "sourse: kronika")
    assert stopping(small_root, "en") == [
        "data/facts/hus.yml:1:1: the field “source” is missing. The source, by its name in sources.yml. Write for example: source: …",
        "data/facts/hus.yml:6:1: there is no field “sourse” here. Did you mean “source”? Remove it or mend its name. The fields are: id, label, kind, value, unit, year, source, checked, certainty, reason, note, review.",
        "data/strengths/bryggan.yml:2:8: ett stands here, but there must be a whole number. Write for example: 1",
    ]


def test_a_palette_without_colours(small_root: Path) -> None:
    text = (small_root / "data/brand.yml").read_text("utf-8")
    start, end = text.index("palette:"), text.index("tints:")
    edit(small_root, "data/brand.yml", None, text[:start] + "palette: {}\n" + text[end:])
    assert stopping(small_root) == [
        "data/brand.yml:9:10: här behövs minst 1. Lägg till, eller ta bort fältet om det får utelämnas.",
    ]


def _schemas(folder: Path, field: dict[str, str]) -> Schemas:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"a": field}}
    (folder / "thing.schema.json").write_text(json.dumps(schema), "utf-8")
    return Schemas(folder)


def test_a_keyword_without_words_of_its_own_is_told_plainly(tmp_path: Path) -> None:
    schemas = _schemas(tmp_path, {"const": "x", "description": "Alltid x."})
    problems = list(schemas.check("thing", parse("a: y\n", "x.yml")))
    assert [problem.text() for problem in problems] == ["x.yml:1:4: ”y” passar inte här (const: x). Alltid x."]


@pytest.mark.parametrize(
    ("type_", "sound", "unsound"),
    [
        ("integer", ["0", "7", "-7", "999999999999999"], ["", "1.0", "007", "1e3", "1_000", "+1", "٣", "1 ", "9" * 16]),
        ("number", ["0", "1.25", "-0.5"], ["", "1,25", ".5", "5.", "1e3", "inf", "nan", "½"]),
        ("boolean", ["true", "false"], ["", "True", "yes", "no", "ja", "1"]),
        ("string", ["", "no", "1", "true"], []),
    ],
)
def test_what_each_type_looks_like_in_writing(tmp_path: Path, type_: str, sound: list[str], unsound: list[str]) -> None:
    schemas = _schemas(tmp_path, {"type": type_})
    for word in [*sound, *unsound]:
        problems = list(schemas.check("thing", parse(f"a: '{word}'\n", "x.yml")))
        assert [problem.code for problem in problems] == ([] if word in sound else [f"type-{type_}"]), word


def test_kinds_are_those_of_the_files() -> None:
    schemas = Schemas(ROOT / "data" / "schema")
    assert "goal" in schemas.kinds
    assert "common" not in schemas.kinds
    assert list(schemas.kinds) == sorted(schemas.kinds)
    with pytest.raises(KeyError):
        schemas.kind("thing")


def test_walking_names_every_value_with_its_schema() -> None:
    walked = list(Schemas(ROOT / "data" / "schema").walk("fact", {"source": "k", "label": {"sv": "a"}, "zzz": "1"}))
    assert [(address, value) for address, value, _ in walked[1:]] == [
        (("source",), "k"),
        (("label",), {"sv": "a"}),
        (("label", "sv"), "a"),
    ]
    assert walked[1][2]["x-ref"] == "source"
    assert walked[2][2]["x-text"] is True


def test_a_reference_keeps_its_own_description() -> None:
    schemas = Schemas(ROOT / "data" / "schema")
    resolved = schemas.resolve({"$ref": "common.schema.json#/$defs/order", "description": "Min egen."})
    assert (resolved["type"], resolved["description"]) == ("integer", "Min egen.")


def test_what_stands_there_in_words() -> None:
    assert found({"a": "1", "b": "2"}) == "{a, b}"
    assert found(["a", ["b"], {"c": "d"}]) == "[a, [b], {c}]"
    assert found("") == "”” (–)"


def test_the_nearest_word() -> None:
    assert nearest("strenght", ["strength", "area"]) == "strength"
    assert nearest("xyz", ["strength", "area"]) == nearest("", ["area"]) == nearest("a", []) == ""


def test_a_schema_that_is_not_json_is_told_where_it_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a.schema.json").write_text('{\n  "type": x\n}', "utf-8")
    (tmp_path / "b.schema.json").write_bytes(b"\xff")
    (tmp_path / "c.schema.json").mkdir()
    schemas = Schemas(tmp_path)
    first, second, third = schemas.problems
    assert (first.path, first.line, first.column) == ("data/schema/a.schema.json", 2, 11)
    assert (first.code, dict(first.values)) == ("schema-unreadable", {"reason": "Expecting value"})
    assert (second.path, second.line, second.column) == ("data/schema/b.schema.json", 1, 1)
    assert "utf-8" in dict(second.values)["reason"]
    assert "directory" in dict(third.values)["reason"]
    assert [(row.path, dict(row.values)["reason"]) for row in schemas.missing(["a", "d"])] == [
        ("data/schema/d.schema.json", "–")
    ]


def test_a_field_without_a_description_is_told_without_one(tmp_path: Path) -> None:
    (wrong,) = _schemas(tmp_path, {"type": "integer"}).check("thing", parse("a: x\n", "x.yml"))
    assert (dict(wrong.values)["description"], dict(wrong.values)["description_en"]) == ("", "")
