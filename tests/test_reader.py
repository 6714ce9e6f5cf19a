"""The reader's table: each bad input with the exact words that the editor gets. All else in the small platform is sound."""
# ruff: noqa: E501

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from macros.__main__ import main
from macros.check import read_platform
from macros.document import parse
from macros.problems import CATALOGUE, report
from tests.platforms import small

# What an old editor saves: "år" in Latin-1, byte 0xE5.
SWEDISH_IN_LATIN_1 = "id: hus\nlabel: {sv: \udce5r, en: year}\n"

Case = tuple[str, str, str | None, str, list[str]]
# Name, file, the text to replace (None: the whole file), its replacement, the messages.
CASES: list[Case] = [
    (
        "duplicate key",
        "data/strengths/bryggan.yml",
        "order: 1\n",
        "order: 1\norder: 2\n",
        [
            "data/strengths/bryggan.yml:3:1: fältet ”order” står två gånger (första gången på rad 2). Behåll det ena och ta bort det andra.",
        ],
    ),
    (
        "unknown key with the nearest known one",
        "data/strengths/bryggan.yml",
        "tagline:",
        "taglin:",
        [
            "data/strengths/bryggan.yml:1:1: fältet ”tagline” saknas. Styrkan i en mening, den som står på startsidans dörr. Skriv till exempel: tagline: {sv: Texten på svenska, en: The text in English}",
            "data/strengths/bryggan.yml:4:1: fältet ”taglin” finns inte här. Menade du ”tagline”? Ta bort det eller rätta namnet. Fälten heter: id, order, name, working_title, tagline, what, why, challenge, gives, facts, goals, colour, picture, keywords, sources, standing.",
        ],
    ),
    (
        "missing key",
        "data/strengths/bryggan.yml",
        "picture: brygga\n",
        "",
        [
            "data/strengths/bryggan.yml:1:1: fältet ”picture” saknas. Bilden: namnet på en SVG-fil i data/pictures/. Skriv till exempel: picture: …",
        ],
    ),
    (
        "missing key that another value asks for",
        "data/goals/fler-hus.yml",
        "question: {sv: Blir det fler hus?, en: Are there more houses?}\n",
        "",
        [
            "data/goals/fler-hus.yml:1:1: fältet ”question” saknas. Målet som en fråga en invånare kan ställa: ”Blir vi fler?” Skriv till exempel: question: {sv: Texten på svenska, en: The text in English}",
        ],
    ),
    (
        "text where an integer belongs",
        "data/strengths/bryggan.yml",
        "order: 1",
        "order: första",
        [
            "data/strengths/bryggan.yml:2:8: här står första, men här ska stå ett heltal. Skriv till exempel: 1",
        ],
    ),
    (
        "text where a list belongs",
        "data/strengths/bryggan.yml",
        "facts: [hus]",
        "facts: hus",
        [
            "data/strengths/bryggan.yml:14:8: här står hus, men här ska stå en lista. Skriv varje sak på en egen rad efter ”- ”, eller [så, här].",
        ],
    ),
    (
        "list where a text belongs",
        "data/facts/hus.yml",
        'value: "1234.5"',
        "value: [1234.5]",
        [
            "data/facts/hus.yml:3:8: här står [1234.5], men här ska stå en text.",
        ],
    ),
    (
        "text where a mapping belongs",
        "data/strengths/bryggan.yml",
        "name: {sv: Bryggan, en: The jetty}",
        "name: Bryggan",
        [
            "data/strengths/bryggan.yml:3:7: här står Bryggan, men här ska stå fält med namn. Skriv till exempel: {sv: Texten på svenska, en: The text in English}",
        ],
    ),
    (
        "list where the file is a mapping",
        "data/facts/hus.yml",
        None,
        "- id: hus\n",
        [
            "data/facts/hus.yml:1:1: här står [{id}], men här ska stå fält med namn. Skriv till exempel: {…}",
        ],
    ),
    (
        "text where true or false belongs",
        "data/strengths/bryggan.yml",
        "standing: proposal",
        "working_title: kanske\nstanding: proposal",
        [
            "data/strengths/bryggan.yml:20:16: här står kanske, men här ska stå true (ja) eller false (nej).",
        ],
    ),
    (
        "text where a number belongs",
        "data/brand.yml",
        "scale: {base: 1,",
        "scale: {base: stor,",
        [
            "data/brand.yml:21:15: här står stor, men här ska stå ett tal, med punkt för decimaler. Skriv till exempel: 1.25",
        ],
    ),
    (
        "a value that is not one of the known",
        "data/strengths/bryggan.yml",
        "standing: proposal",
        "standing: propsal",
        [
            "data/strengths/bryggan.yml:20:11: ”propsal” är inget av de värden som finns. Menade du ”proposal”? Skriv ett av: proposal, approved, adopted.",
        ],
    ),
    (
        "empty text",
        "data/strengths/bryggan.yml",
        "Isen.",
        '""',
        [
            "data/strengths/bryggan.yml:12:17: texten är tom. Skriv något, eller ta bort fältet om det får utelämnas.",
        ],
    ),
    (
        "a value of the wrong form",
        "data/platform.yml",
        "site_url: http://127.0.0.1:8000/",
        "site_url: lillby.example",
        [
            "data/platform.yml:12:11: ”lillby.example” har inte rätt form. En fullständig webbadress. Skriv till exempel: https://www.hagfors.se/",
        ],
    ),
    (
        "a key of the wrong form",
        "data/sources.yml",
        "kronika:\n",
        "Krönika:\n",
        [
            "data/sources.yml:1:1: namnet ”Krönika” har inte rätt form: det ska passa ^[a-z0-9]+(-[a-z0-9]+)*$.",
        ],
    ),
    (
        "a day that does not exist",
        "data/facts/hus.yml",
        "2026-11-01",
        "2026-02-30",
        [
            "data/facts/hus.yml:7:10: ”2026-02-30” är ingen dag i kalendern. Skriv år-månad-dag, till exempel: 2026-11-23",
        ],
    ),
    (
        "a number out of bounds",
        "data/goals/fler-hus.yml",
        "number: 1",
        "number: 100",
        [
            "data/goals/fler-hus.yml:2:9: 100 är utanför gränsen: ≤ 99.",
        ],
    ),
    (
        "too few",
        "data/areas/boende.yml",
        "todo: [{sv: Bygga., en: Build.}]",
        "todo: []",
        [
            "data/areas/boende.yml:7:7: här behövs minst 1. Lägg till, eller ta bort fältet om det får utelämnas.",
        ],
    ),
    (
        "too long",
        "data/strengths/bryggan.yml",
        "id: bryggan",
        "id: " + "b" * 61,
        [
            "data/strengths/bryggan.yml:1:5: ”" + "b" * 61 + "” är för långt: högst 60 tecken.",
        ],
    ),
    (
        "the same thing twice in a list",
        "data/strengths/bryggan.yml",
        "goals: [fler-hus]",
        "goals: [fler-hus, fler-hus]",
        [
            "data/strengths/bryggan.yml:15:8: samma sak står två gånger i listan. Ta bort den ena.",
        ],
    ),
    (
        "tab as indentation",
        "data/facts/hus.yml",
        "source: kronika",
        "source:\n\tkronika",
        [
            "data/facts/hus.yml:7:1: raden är indragen med en tabb. Använd mellanslag: två för varje steg in.",
        ],
    ),
    (
        "one more colon on the line",
        "data/facts/hus.yml",
        "source: kronika",
        "source: kronika: del 2",
        [
            'data/facts/hus.yml:6:16: här står ett kolon till på samma rad, eller så är raden fel indragen. Sätt texten inom citattecken ("…") om den innehåller kolon; annars rätta indraget.',
        ],
    ),
    (
        "wrong indentation",
        "data/facts/hus.yml",
        "source: kronika",
        "  source: kronika",
        [
            "data/facts/hus.yml:6:3: raden passar inte ihop med raderna ovanför. Fält på samma nivå ska börja i samma kolumn, och varje fält skrivs ”namn: värde”. Stämmer indraget? Se då efter om ett citattecken ovanför inte är stängt.",
        ],
    ),
    (
        "unclosed quotation mark",
        "data/facts/hus.yml",
        'value: "1234.5"',
        'value: "1234.5',
        [
            "data/facts/hus.yml:5:8: raden passar inte ihop med raderna ovanför. Fält på samma nivå ska börja i samma kolumn, och varje fält skrivs ”namn: värde”. Stämmer indraget? Se då efter om ett citattecken ovanför inte är stängt.",
        ],
    ),
    (
        "unclosed bracket",
        "data/facts/hus.yml",
        "unit: {sv: hus, en: houses}",
        "unit: {sv: hus, en: houses",
        [
            "data/facts/hus.yml:4:7: ett citattecken eller en parentes öppnas men stängs inte (while parsing a flow mapping). Sätt dit det som saknas: \", ', ] eller }.",
        ],
    ),
    (
        "a character with a meaning of its own",
        "data/facts/hus.yml",
        "source: kronika",
        "source: @kronika",
        [
            'data/facts/hus.yml:6:9: texten börjar med ett tecken som har en särskild betydelse. Sätt texten inom citattecken: "…".',
        ],
    ),
    (
        "anchor",
        "data/facts/hus.yml",
        "source: kronika",
        "source: &k kronika",
        [
            "data/facts/hus.yml:6:9: ”&” och ”*” (ankare och hänvisningar i YAML) används inte här. Skriv ut texten, eller sätt den inom citattecken.",
        ],
    ),
    (
        "tag",
        "data/facts/hus.yml",
        "source: kronika",
        "source: !!str kronika",
        [
            "data/facts/hus.yml:6:9: ”tag:yaml.org,2002:str” (en typmarkering i YAML) används inte här. Ta bort den, eller sätt texten inom citattecken.",
        ],
    ),
    (
        "second document",
        "data/facts/hus.yml",
        "source: kronika",
        "source: kronika\n---\na: b",
        [
            "data/facts/hus.yml:7:1: här börjar ett andra dokument (”---”). En fil är ett dokument: flytta resten till en egen fil.",
        ],
    ),
    (
        "too deep",
        "data/facts/hus.yml",
        "source: kronika",
        "source: " + "[" * 13 + "]" * 13,
        [
            "data/facts/hus.yml:6:20: här ligger fält i fält i fler än 12 nivåer. Kontrollera indrag och parenteser.",
        ],
    ),
    (
        "a list as a key",
        "data/facts/hus.yml",
        "source: kronika",
        "[a]: b",
        [
            "data/facts/hus.yml:6:1: ett fältnamn måste vara ett ord, inte en lista eller en grupp. Skriv ”namn: värde”.",
        ],
    ),
    (
        "wrong encoding",
        "data/facts/hus.yml",
        None,
        SWEDISH_IN_LATIN_1,
        [
            "data/facts/hus.yml:2:13: tecknet här är inte UTF-8 (byte 0xE5). Spara om filen med teckenkodningen UTF-8.",
        ],
    ),
    (
        "byte-order mark",
        "data/facts/hus.yml",
        None,
        "﻿id: hus\n",
        [
            "data/facts/hus.yml:1:1: filen börjar med ett osynligt tecken (byte-order mark). Spara den som ”UTF-8” i stället för ”UTF-8 med BOM”.",
        ],
    ),
    (
        "control character",
        "data/facts/hus.yml",
        "source: kronika",
        "source: kro\u0000nika",
        [
            "data/facts/hus.yml:6:12: här står ett tecken som inte går att visa (U+0000). Ta bort det.",
        ],
    ),
    (
        "empty file",
        "data/facts/hus.yml",
        None,
        "",
        [
            "data/facts/hus.yml:1:1: filen är tom. Fyll i fälten (id, label, value, year, source, checked), eller ta bort filen.",
        ],
    ),
    (
        "nothing but a comment",
        "data/facts/hus.yml",
        None,
        "# tom\n",
        [
            "data/facts/hus.yml:1:1: filen är tom. Fyll i fälten (id, label, value, year, source, checked), eller ta bort filen.",
        ],
    ),
    (
        "too large",
        "data/facts/hus.yml",
        None,
        "#" * 600 * 1024,
        [
            "data/facts/hus.yml:1:1: filen är 600 kB; den får vara högst 512 kB. Dela upp den, eller ta bort det som inte hör hemma här.",
        ],
    ),
    (
        "an id that differs from the file's name",
        "data/facts/hus.yml",
        "id: hus",
        "id: hush",
        [
            "data/facts/hus.yml:1:5: id är ”hush” men filen heter ”hus.yml”. De ska vara lika: skriv id: hus, eller byt filens namn.",
        ],
    ),
    (
        "a reference to nothing",
        "data/strengths/bryggan.yml",
        "goals: [fler-hus]",
        "goals: [fler-huss]",
        [
            "data/strengths/bryggan.yml:15:9: ”fler-huss” pekar på ett mål som inte finns. Menade du ”fler-hus”? Rätta namnet, eller lägg till det (data/goals/fler-huss.yml).",
        ],
    ),
    (
        "a colour that does not exist",
        "data/strengths/bryggan.yml",
        "colour: rost",
        "colour: rosa",
        [
            "data/strengths/bryggan.yml:16:9: ”rosa” pekar på en färg som inte finns. Menade du ”rost”? Rätta namnet, eller lägg till det (data/brand.yml: palette).",
        ],
    ),
    (
        "a source that does not exist",
        "data/facts/hus.yml",
        "source: kronika",
        "source: kronikan",
        [
            "data/facts/hus.yml:6:9: ”kronikan” pekar på en källa som inte finns. Menade du ”kronika”? Rätta namnet, eller lägg till det (data/sources.yml).",
        ],
    ),
    (
        "a picture that does not exist",
        "data/strengths/bryggan.yml",
        "picture: brygga",
        "picture: bryggan",
        [
            "data/strengths/bryggan.yml:17:10: ”bryggan” pekar på en bild som inte finns. Menade du ”brygga”? Rätta namnet, eller lägg till det (data/pictures/bryggan.svg).",
        ],
    ),
    (
        "a fact in a text that does not exist",
        "data/strengths/bryggan.yml",
        "med {fact:hus} runt",
        "med {fact:huset} runt",
        [
            "data/strengths/bryggan.yml:5:12: ”huset” pekar på ett belägg som inte finns. Menade du ”hus”? Rätta namnet, eller lägg till det (data/facts/huset.yml).",
        ],
    ),
    (
        "braces that are no reference",
        "data/strengths/bryggan.yml",
        "med {fact:hus} runt",
        "med {fakt:hus} runt",
        [
            "data/strengths/bryggan.yml:5:12: ”{fakt:hus}” i texten går inte att förstå. Menade du ”{fact:ID}”? Skriv {fact:ID}, {value:ID} eller {year:ID}, där ID är en fil i data/facts/.",
        ],
    ),
    (
        "a Jinja call in a data file",
        "data/strengths/bryggan.yml",
        "med {fact:hus} runt",
        "med {{ fact('hus') }} runt",
        [
            "data/strengths/bryggan.yml:5:12: ”{{ fact('hus') }}” i texten går inte att förstå. Skriv {fact:ID}, {value:ID} eller {year:ID}, där ID är en fil i data/facts/.",
        ],
    ),
    (
        "missing translation",
        "data/strengths/bryggan.yml",
        "challenge: {sv: Isen., en: The ice.}",
        "challenge: {sv: Isen.}",
        [
            "data/strengths/bryggan.yml:12:12: texten saknas på språket ”en”. Skriv en rad till: en: …",
        ],
    ),
    (
        "unknown language",
        "data/strengths/bryggan.yml",
        "challenge: {sv: Isen., en: The ice.}",
        "challenge: {sv: Isen., en: The ice., se: Isen.}",
        [
            "data/strengths/bryggan.yml:12:38: ”se” är inget av webbplatsens språk (sv, en). Rätta eller ta bort raden.",
        ],
    ),
    (
        "a fact's value that is no number",
        "data/facts/hus.yml",
        'value: "1234.5"',
        'value: "1 234,5"',
        [
            "data/facts/hus.yml:3:8: värdet ”1 234,5” är inte ett tal (number). Skriv till exempel: value: 3.41",
        ],
    ),
    (
        "two goals of one number",
        "data/goals/fler-hus.yml",
        "number: 1",
        "number: 2",
        [
            "data/goals/fler-hus.yml:2:9: numret 2 är upptaget av data/goals/boende-2.yml. Ge målet ett eget nummer.",
        ],
    ),
    (
        "a tie without a start",
        "data/perspectives/lanet.yml",
        "goal: fler-hus, ",
        "",
        [
            "data/perspectives/lanet.yml:9:5: kopplingen ska börja i ett område eller ett mål: skriv area: … eller goal: …, ett av dem.",
        ],
    ),
    (
        "low contrast",
        "data/brand.yml",
        'light: "#000000", dark: "#FFFFFF"',
        'light: "#777777", dark: "#FFFFFF"',
        [
            "data/brand.yml:16:5: black på papper har kontrasten 4.47:1 i light; 4.5:1 behövs. Gör texten mörkare eller grunden ljusare (tvärtom i mörkt läge).",
        ],
    ),
    (
        "two editions at the root",
        "data/platform.yml",
        "path: en,",
        'path: "",',
        [
            'data/platform.yml:8:3: exakt en utgåva ska ligga i roten (path: ""), och varje utgåva ha ett eget språk och en egen path.',
        ],
    ),
    (
        "a page that names an unknown fact",
        "docs/sv/index.md",
        "{{ front() }}",
        '{{ front() }}\n\nHär är {{ fact("huss") }}.',
        [
            "docs/sv/index.md:8:11: ”huss” pekar på ett belägg som inte finns. Menade du ”hus”? Rätta namnet, eller lägg till det (data/facts/huss.yml).",
        ],
    ),
]
NOT_FROM_A_FILE = {"closing", "nearest", "remark"}


def _broken(root: Path, path: str, old: str | None, new: str) -> Path:
    file = small(root) / path
    text = new if old is None else file.read_text("utf-8").replace(old, new, 1)
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    return root


@pytest.mark.parametrize(
    ("path", "old", "new", "messages"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_bad_input_is_told_with_its_exact_words(
    tmp_path: Path, path: str, old: str | None, new: str, messages: list[str]
) -> None:
    platform, problems = read_platform(_broken(tmp_path, path, old, new))
    assert platform is None
    assert [problem.text() for problem in problems if problem.stops] == messages


def test_the_small_platform_itself_is_sound(tmp_path: Path) -> None:
    platform, problems = read_platform(small(tmp_path))
    assert platform is not None
    assert [problem.text() for problem in problems] == [
        f"data/strengths/{name}.yml:7:7: anmärkning: texten innehåller något som ser ut som HTML (”<b>”). "
        "Det visas precis som det står; ta bort det om det inte var meningen."
        for name in ("angen", "bryggan")
    ]


def test_all_problems_of_all_files_come_at_once_sorted_by_address(tmp_path: Path) -> None:
    root = small(tmp_path)
    for path, old, new in (
        ("data/strengths/bryggan.yml", "tagline:", "taglin:"),
        ("data/facts/hus.yml", "source: kronika", "source: kronikan"),
        ("data/areas/boende.yml", "order: 1", "order: ett"),
    ):
        _replace(root / path, old, new)
    _, problems = read_platform(root)
    assert [(problem.path, problem.line) for problem in problems if problem.stops] == [
        ("data/areas/boende.yml", 3),
        ("data/facts/hus.yml", 6),
        ("data/strengths/bryggan.yml", 1),
        ("data/strengths/bryggan.yml", 4),
    ]


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_messages_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = _broken(tmp_path, "data/strengths/bryggan.yml", "tagline:", "taglin:")
    assert main(["check", "--lang", "en", "--root", str(root)]) == 1
    assert (
        "data/strengths/bryggan.yml:1:1: the field “tagline” is missing. The strength in one sentence, as on the front page's door. "
        "Write for example: tagline: {sv: Texten på svenska, en: The text in English}" in capsys.readouterr().out
    )


def test_check_ends_well_for_sound_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(small(tmp_path))]) == 0
    assert capsys.readouterr().out.endswith("0 fel, 2 anmärkningar.\n")


def test_a_file_that_is_not_there_or_has_another_ending(tmp_path: Path) -> None:
    root = small(tmp_path)
    (root / "data/brand.yml").unlink()
    (root / "data/facts/hus.yml").rename(root / "data/facts/hus.yaml")
    _, problems = read_platform(root)
    assert [problem.text() for problem in problems if problem.path in ("data/brand.yml", "data/facts/hus.yaml")] == [
        "data/brand.yml:1:1: filen saknas. Den behövs för hela plattformen: hämta tillbaka den ur historiken, "
        "eller skapa den efter data/schema/brand.schema.json.",
        "data/facts/hus.yaml:1:1: filen slutar på ”.yaml” och läses därför inte. Byt namn så att den slutar på ”.yml”.",
    ]


def test_a_folder_with_a_files_name_cannot_be_read(tmp_path: Path) -> None:
    (small(tmp_path) / "data/facts/mapp.yml").mkdir()
    _, problems = read_platform(tmp_path)
    assert any(
        re.match(r"data/facts/mapp\.yml:1:1: filen går inte att läsa \(.+\)\.", problem.text()) for problem in problems
    )


def test_what_nothing_uses_is_a_remark_and_stops_nothing(tmp_path: Path) -> None:
    root = small(tmp_path)
    fact = (root / "data/facts/hus.yml").read_text("utf-8").replace("id: hus", "id: lador")
    (root / "data/facts/lador.yml").write_text(fact, "utf-8")
    with (root / "data/sources.yml").open("a", encoding="utf-8") as sources:
        sources.write(
            "tidning: {title: {sv: Tidningen, en: The paper}, publisher: Bladet, url: https://bladet.example/}\n"
        )
    platform, problems = read_platform(root)
    assert platform is not None
    assert [problem.text() for problem in problems if problem.code.startswith("unused")] == [
        "data/facts/lador.yml:1:1: anmärkning: belägget används inte någonstans. Visa det under en styrka eller ett mål, eller ta bort det.",
        "data/sources.yml:5:1: anmärkning: källan ”tidning” används inte någonstans. Hänvisa till den, eller ta bort den.",
    ]


@pytest.mark.parametrize(
    "scalar", ["000000", "no", "#fff"[1:], "12:30", "2026-11-23", "1_000", "0x1F", "~", "null", "1e3"]
)
def test_scalars_stay_as_they_are_written(scalar: str) -> None:
    document = parse(f"value: {scalar}\nquoted: '#fff'\n", "x.yml")
    assert document.data == {"value": scalar, "quoted": "#fff"}


def test_every_value_has_its_line_and_column() -> None:
    document = parse("a:\n  - b\n  - {c: d}\n", "x.yml")
    assert document.places == {(): (1, 1), ("a",): (2, 3), ("a", 0): (2, 5), ("a", 1): (3, 5), ("a", 1, "c"): (3, 9)}


def test_every_wording_is_in_both_languages_and_is_shown_by_a_case(tmp_path: Path) -> None:
    catalogue = yaml.safe_load(CATALOGUE.read_text("utf-8"))
    assert all({"sv", "en"} <= set(wordings) for wordings in catalogue.values())
    shown = {
        code
        for code in catalogue
        if any(_like(catalogue[code]["sv"], message) for *_, messages in CASES for message in messages)
    }
    elsewhere = {
        "missing-file",
        "wrong-ending",
        "unreadable",
        "unused-fact",
        "unused-source",
        "markup-in-text",
        "no-node-modules",
    }
    rare = {"yaml-other", "other-shape"}  # for what no known rule words better
    assert set(catalogue) - NOT_FROM_A_FILE == (shown | elsewhere | rare) - NOT_FROM_A_FILE


def _like(wording: str, message: str) -> bool:
    fixed = [part for part in re.split(r"\{[a-z_]*\}|\{\{.*?\}\}", wording) if len(part) > 5]
    return all(part.replace("{{", "{").replace("}}", "}") in message for part in fixed)


def test_a_report_counts_what_it_lists(tmp_path: Path) -> None:
    _, problems = read_platform(_broken(tmp_path, "data/facts/hus.yml", "source: kronika", "source: ingen"))
    assert report(problems).splitlines()[-1] == "1 fel, 2 anmärkningar."
