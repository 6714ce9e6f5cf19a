"""The schemas against single faults in a small platform: where each is told, and in which words."""

import json
from pathlib import Path

import pytest

from macros.content.loader import load
from macros.content.schema import Schemas, nearest
from macros.content.yaml_reader import Address, parse
from tests.support.platforms import edit
from tests.support.problem_snapshots import Case, Told, bad_inputs, described
from tests.support.site import ROOT

SCHEMAS = Schemas(ROOT / "data" / "schema")
# Name, file, the text to replace (None: the whole file), its replacement.
CASES: list[Case] = [
    ("integer: a word", "data/initiatives/loppis.yml", "start: 2021", "start: nyss"),
    ("integer: nothing", "data/strengths/bryggan.yml", "order: 1", "order:"),
    ("number: a comma", "data/brand.yml", "narrow: 1.2", "narrow: '1,2'"),
    ("boolean: yes", "data/strengths/bryggan.yml", "standing: proposal", "standing: proposal\nworking_title: yes"),
    ("string: a mapping", "data/sources.yml", "publisher: Lillby hembygdsförening", "publisher: {sv: Lillby}"),
    ("array: a mapping", "data/strengths/bryggan.yml", "facts: [hus]", "facts: {a: hus}"),
    ("array: a text in a word list", "data/strengths/bryggan.yml", "keywords: {sv: [bada]", "keywords: {sv: bada"),
    ("object: a text", "data/brand.yml", "tints: {tint: 10, tint-2: 20}", "tints: tio"),
    ("object: the whole file is a word", "data/facts/hus.yml", None, "hus\n"),
    ("unknown key within", "data/perspectives/lanet.yml", "ties:\n  - {goal:", "ties:\n  - {maal:"),
    ("unknown keys, all of them", "data/facts/hus.yml", "source: kronika", "source: kronika\nunitt: 1\nnotes: 2"),
    ("missing key within", "data/strengths/bryggan.yml", "visitor: {sv: Bad., en: A swim.}, ", ""),
    ("missing keys, all of them", "data/facts/hus.yml", None, "id: hus\nlabel: {sv: hus, en: houses}\nvalue: '1'\n"),
    (
        "missing reason",
        "data/facts/byggd.yml",
        "reason: {sv: Årtalet är inhugget., en: The year is carved into it.}\n",
        "",
    ),
    ("enum, nothing near", "data/perspectives/lanet.yml", "level: region", "level: xyz"),
    ("enum, one near", "data/strengths/bryggan.yml", "standing: proposal", "standing: adoptd"),
    ("pattern: a short colour", "data/brand.yml", 'dark: "#F0B090"', 'dark: "#fb9"'),
    ("pattern: an id", "data/strengths/bryggan.yml", "id: bryggan", "id: Bryggan"),
    ("pattern: a line break at the end", "data/facts/hus.yml", "id: hus\n", 'id: "hus\\n"\n'),
    ("pattern: an edition's path", "data/platform.yml", "path: en,", "path: /en/,"),
    ("pattern: a year within a fact", "data/facts/hus.yml", 'year: "2020"', "year: i fjol"),
    (
        "key pattern: a language",
        "data/strengths/bryggan.yml",
        "challenge: {sv: Isen., en: The ice.}",
        "challenge: {sv: Isen., en: The ice., Svenska: Isen.}",
    ),
    ("a key of digits", "data/facts/hus.yml", "label: {sv: antal", "label: {1: [a], sv: antal"),
    ("a key of digits, below it", "data/sources.yml", "kronika:", "1: {x: y}\nkronika:"),
    ("key pattern: a role", "data/brand.yml", "link: rost}", "link: rost, linky: rost}"),
    ("a colour's name", "data/brand.yml", "  papper: {", "  Papper: {"),
    ("blank", "data/strengths/bryggan.yml", "challenge: {sv: Isen.,", "challenge: {sv: ' ',"),
    ("date: no such day", "data/facts/hus.yml", "checked: 2026-11-01", "checked: 2026-02-29"),
    ("date: day first", "data/accessibility.yml", "assessed: 2026-11-01", "assessed: 1/11 2026"),
    ("below", "data/strengths/bryggan.yml", "order: 1", "order: 0"),
    ("year out of bounds", "data/strategies/lillbyplanen.yml", "from: 2020", "from: 20200"),
    ("tint", "data/brand.yml", "tint: 10", "tint: 100"),
    ("no language", "data/strengths/bryggan.yml", "challenge: {sv: Isen., en: The ice.}", "challenge: {}"),
    ("twice", "data/strengths/bryggan.yml", "facts: [hus]", "facts: [hus, hus]"),
    ("long id", "data/facts/hus.yml", "id: hus", "id: huuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu"),
]


@bad_inputs(__name__, CASES)
def test_bad_input_is_reported(small_root: Path, path: str, old: str | None, new: str, told: Told) -> None:
    edit(small_root, path, old, new)
    found = described(sorted(load(small_root).problems))
    assert found == told(found)


def _schemas(folder: Path, field: dict[str, object]) -> Schemas:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"a": field}}
    (folder / "thing.schema.json").write_text(json.dumps(schema), "utf-8")
    return Schemas(folder)


def test_a_keyword_without_words_of_its_own_is_told_plainly(tmp_path: Path) -> None:
    schemas = _schemas(tmp_path, {"const": "x", "description": "Alltid x."})
    problems = list(schemas.check("thing", parse("a: y\n", "x.yml")))
    assert [problem.text(language) for problem in problems for language in ("sv", "en")] == [
        "x.yml:1:4: ”y” passar inte här (const: x). Alltid x.",
        "x.yml:1:4: “y” does not fit here (const: x). ",
    ]


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


def test_the_bounds_themselves_are_within(tmp_path: Path) -> None:
    schemas = _schemas(tmp_path, {"minimum": 1, "maximum": 9})
    for word, codes in (("0", ["range"]), ("1", []), ("9", []), ("10", ["range"])):
        assert [row.code for row in schemas.check("thing", parse(f"a: {word}", "x.yml"))] == codes


def test_walking_names_every_value_with_its_schema() -> None:
    walked = list(SCHEMAS.walk("fact", {"source": "k", "label": {"sv": "a"}, "zzz": "1"}))
    assert [(address, value) for address, value, _ in walked[1:]] == [
        (("source",), "k"),
        (("label",), {"sv": "a"}),
        (("label", "sv"), "a"),
    ]
    assert walked[1][2]["x-ref"] == "source"
    assert walked[2][2]["x-text"] is True


def test_a_reference_keeps_its_own_description_beside_that_of_the_rule(tmp_path: Path) -> None:
    rule = {"type": "integer", "description": "Ett tal."}
    (tmp_path / "common.schema.json").write_text(json.dumps({"$defs": {"order": rule}}), "utf-8")
    schemas = _schemas(tmp_path, {"$ref": "common.schema.json#/$defs/order", "description": "Min egen."})
    field = schemas.kind("thing")["properties"]["a"]
    assert field == {"type": "integer", "description": "Min egen.", "x-rule": rule}


def test_the_nearest_word() -> None:
    assert nearest("strenght", ["strength", "area"]) == "strength"
    assert nearest("xyz", ["strength", "area"]) == nearest("", ["area"]) == nearest("a", []) == ""


def test_a_schema_that_is_not_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.schema.json").write_text('{"type": x}', "utf-8")
    with pytest.raises(ValueError, match="Expecting value") as raised:
        Schemas(tmp_path)
    assert "a.schema.json" in raised.value.__notes__[0]


@pytest.mark.parametrize(
    ("kind", "address", "words"),
    [
        ("strength", ("tagline", "sv"), "Undertitel (sv)"),
        ("strength", ("arguments", 1, "claim", "en"), "Argument 2: Påstående (en)"),
        ("message", ("variants", 0, "sv"), "Varianter 1 (sv)"),
        ("sources", ("scb", "title"), "scb: Titel"),
        ("goal", (), ""),
        ("goal", ("unknown", "deep"), "unknown: deep"),
    ],
)
def test_a_place_is_worded_as_its_form_words_it(kind: str, address: Address, words: str) -> None:
    assert SCHEMAS.place_in_words(kind, address, "sv") == words
