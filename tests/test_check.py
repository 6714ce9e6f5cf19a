"""The rules across items: each broken once in a small platform, with the exact words and address."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check import RULES, read_platform
from tests.platforms import bad_inputs, edit, stopping

Case = tuple[str, str, str | None, str, list[str]]
# Name, file, the text to replace (None: the whole file), its replacement, all the messages.
CASES: list[Case] = [
    (
        "file name",
        "data/strengths/bryggan.yml",
        "id: bryggan",
        "id: bryggor",
        [
            "data/strengths/bryggan.yml:1:5: id är ”bryggor” men filen heter ”bryggan.yml”. De ska vara lika: skriv id: bryggan, eller byt filens namn.",
        ],
    ),
    (
        "reference: a fact",
        "data/strengths/bryggan.yml",
        "facts: [hus]",
        "facts: [huss]",
        [
            "data/strengths/bryggan.yml:14:9: ”huss” pekar på ett belägg som inte finns. Menade du ”hus”? Rätta namnet, eller lägg till det (data/facts/huss.yml).",
        ],
    ),
    (
        "reference: nothing near",
        "data/strengths/bryggan.yml",
        "facts: [hus]",
        "facts: [qqq]",
        [
            "data/strengths/bryggan.yml:14:9: ”qqq” pekar på ett belägg som inte finns. Rätta namnet, eller lägg till det (data/facts/qqq.yml).",
        ],
    ),
    (
        "reference: a strategy",
        "data/platform.yml",
        "current_strategy: lillbyplanen",
        "current_strategy: lillaplanen",
        [
            "data/platform.yml:6:19: ”lillaplanen” pekar på en strategi som inte finns. Menade du ”lillbyplanen”? Rätta namnet, eller lägg till det (data/strategies/lillaplanen.yml).",
        ],
    ),
    (
        "reference: a strength",
        "data/areas/boende.yml",
        "strengths: [bryggan]",
        "strengths: [brygga]",
        [
            "data/areas/boende.yml:8:13: ”brygga” pekar på en styrka som inte finns. Menade du ”bryggan”? Rätta namnet, eller lägg till det (data/strengths/brygga.yml).",
        ],
    ),
    (
        "reference: an area",
        "data/goals/fler-hus.yml",
        "area: boende",
        "area: boendet",
        [
            "data/goals/fler-hus.yml:3:7: ”boendet” pekar på ett område som inte finns. Menade du ”boende”? Rätta namnet, eller lägg till det (data/areas/boendet.yml).",
        ],
    ),
    (
        "reference: a goal",
        "data/perspectives/lanet.yml",
        "goal: fler-hus",
        "goal: flerhus",
        [
            "data/perspectives/lanet.yml:9:12: ”flerhus” pekar på ett mål som inte finns. Menade du ”fler-hus”? Rätta namnet, eller lägg till det (data/goals/flerhus.yml).",
        ],
    ),
    (
        "reference: a source in an event",
        "data/strategies/lillbyplanen.yml",
        "source: kronika",
        "source: kronik",
        [
            "data/strategies/lillbyplanen.yml:12:111: ”kronik” pekar på en källa som inte finns. Menade du ”kronika”? Rätta namnet, eller lägg till det (data/sources.yml).",
        ],
    ),
    (
        "reference: a role",
        "data/brand.yml",
        "accent: rost",
        "accent: rosti",
        [
            "data/brand.yml:14:73: ”rosti” pekar på en färg som inte finns. Menade du ”rost”? Rätta namnet, eller lägg till det (data/brand.yml: palette).",
        ],
    ),
    (
        "reference: a tone",
        "data/brand.yml",
        "text: rost, ground: rost-tint-2",
        "text: rost, ground: rost-tint-9",
        [
            "data/brand.yml:17:26: ”rost-tint-9” pekar på en färgton som inte finns. Menade du ”rost-tint-2”? Rätta namnet, eller lägg till det (data/brand.yml: palette).",
        ],
    ),
    (
        "reference: a picture",
        "data/strengths/bryggan.yml",
        "picture: brygga",
        "picture: bryga",
        [
            "data/strengths/bryggan.yml:17:10: ”bryga” pekar på en bild som inte finns. Menade du ”brygga”? Rätta namnet, eller lägg till det (data/pictures/bryga.svg).",
        ],
    ),
    (
        "two references in one list",
        "data/strengths/bryggan.yml",
        "facts: [hus]",
        "facts: [qqq, hus, zzz]",
        [
            "data/strengths/bryggan.yml:14:9: ”qqq” pekar på ett belägg som inte finns. Rätta namnet, eller lägg till det (data/facts/qqq.yml).",
            "data/strengths/bryggan.yml:14:19: ”zzz” pekar på ett belägg som inte finns. Rätta namnet, eller lägg till det (data/facts/zzz.yml).",
        ],
    ),
    (
        "translation in a list",
        "data/areas/boende.yml",
        "todo: [{sv: Bygga., en: Build.}]",
        "todo: [{sv: Bygga., en: Build.}, {en: Paint.}]",
        [
            "data/areas/boende.yml:7:34: texten saknas på språket ”sv”. Skriv en rad till: sv: …",
        ],
    ),
    (
        "translation of a label",
        "data/vocabulary.yml",
        "certain: {sv: enligt källan, en: according to the source}",
        "certain: {sv: enligt källan}",
        [
            "data/vocabulary.yml:10:12: texten saknas på språket ”en”. Skriv en rad till: en: …",
        ],
    ),
    (
        "translation of keywords",
        "data/strengths/bryggan.yml",
        "keywords: {sv: [bada], en: [bathe]}",
        "keywords: {en: [bathe]}",
        [
            "data/strengths/bryggan.yml:18:11: texten saknas på språket ”sv”. Skriv en rad till: sv: …",
        ],
    ),
    (
        "unknown language, near",
        "data/platform.yml",
        "short: {sv: Lillby, en: Lillby}",
        "short: {sv: Lillby, en: Lillby, eng: Lillby}",
        [
            "data/platform.yml:2:33: ”eng” är inget av webbplatsens språk (sv, en). Menade du ”en”? Rätta eller ta bort raden.",
        ],
    ),
    (
        "braces: fakt",
        "data/goals/fler-hus.yml",
        "Nu {value:hus}.",
        "Nu {fakt:hus}.",
        [
            "data/goals/fler-hus.yml:9:13: ”{fakt:hus}” i texten går inte att förstå. Menade du ”{fact:ID}”? Skriv {fact:ID}, {value:ID} eller {year:ID}, där ID är en fil i data/facts/.",
        ],
    ),
    (
        "braces: empty",
        "data/goals/fler-hus.yml",
        "Nu {value:hus}.",
        "Nu {}.",
        [
            "data/goals/fler-hus.yml:9:13: ”{}” i texten går inte att förstå. Skriv {fact:ID}, {value:ID} eller {year:ID}, där ID är en fil i data/facts/.",
        ],
    ),
    (
        "braces: unclosed",
        "data/goals/fler-hus.yml",
        "Nu {value:hus}.",
        "Nu {value:hus.",
        [
            "data/goals/fler-hus.yml:9:13: ”{value:hus.” i texten går inte att förstå. Menade du ”{value:ID}”? Skriv {fact:ID}, {value:ID} eller {year:ID}, där ID är en fil i data/facts/.",
        ],
    ),
    (
        "braces: closed only",
        "data/goals/fler-hus.yml",
        "Nu {value:hus}.",
        "Nu value:hus}.",
        [
            "data/goals/fler-hus.yml:9:13: ”}” i texten går inte att förstå. Skriv {fact:ID}, {value:ID} eller {year:ID}, där ID är en fil i data/facts/.",
        ],
    ),
    (
        "braces: a space",
        "data/goals/fler-hus.yml",
        "Nu {value:hus}.",
        "Nu {value: hus}.",
        [
            "data/goals/fler-hus.yml:9:13: ”{value: hus}” i texten går inte att förstå. Menade du ”{value:ID}”? Skriv {fact:ID}, {value:ID} eller {year:ID}, där ID är en fil i data/facts/.",
        ],
    ),
    (
        "braces: a goal",
        "data/goals/fler-hus.yml",
        "Nu {value:hus}.",
        "Nu {goal:hus}.",
        [
            "data/goals/fler-hus.yml:9:13: ”{goal:hus}” i texten går inte att förstå. Skriv {fact:ID}, {value:ID} eller {year:ID}, där ID är en fil i data/facts/.",
        ],
    ),
    (
        "braces: double",
        "data/goals/fler-hus.yml",
        "Nu {value:hus}.",
        "Nu {{fact:hus}}.",
        [
            "data/goals/fler-hus.yml:9:13: ”{{fact:hus}}” i texten går inte att förstå. Menade du ”{fact:ID}”? Skriv {fact:ID}, {value:ID} eller {year:ID}, där ID är en fil i data/facts/.",
        ],
    ),
    (
        "unknown value in a text",
        "data/goals/fler-hus.yml",
        "Nu {value:hus}.",
        "Nu {value:hs}.",
        [
            "data/goals/fler-hus.yml:9:13: ”hs” pekar på ett belägg som inte finns. Menade du ”hus”? Rätta namnet, eller lägg till det (data/facts/hs.yml).",
        ],
    ),
    (
        "unknown year in a text",
        "data/goals/fler-hus.yml",
        "Now {value:hus}.",
        "Now {year:when}.",
        [
            "data/goals/fler-hus.yml:9:36: ”when” pekar på ett belägg som inte finns. Rätta namnet, eller lägg till det (data/facts/when.yml).",
        ],
    ),
    (
        "fact: a comma",
        "data/facts/hus.yml",
        'value: "1234.5"',
        'value: "1234,5"',
        [
            "data/facts/hus.yml:3:8: värdet ”1234,5” är inte ett tal (number). Skriv till exempel: value: 3.41",
        ],
    ),
    (
        "fact: a range",
        "data/facts/hus.yml",
        'value: "1234.5"',
        "value: 1-2",
        [
            "data/facts/hus.yml:3:8: värdet ”1-2” är inte ett tal (number). Skriv till exempel: value: 3.41",
        ],
    ),
    (
        "fact: hex",
        "data/facts/hus.yml",
        'value: "1234.5"',
        "value: 0x1F",
        [
            "data/facts/hus.yml:3:8: värdet ”0x1F” är inte ett tal (number). Skriv till exempel: value: 3.41",
        ],
    ),
    (
        "fact: a year",
        "data/facts/byggd.yml",
        'value: "1890"',
        'value: "90"',
        [
            "data/facts/byggd.yml:4:8: värdet ”90” är inte ett årtal (year). Skriv till exempel: value: 1668",
        ],
    ),
    (
        "fact: a year with a range",
        "data/facts/byggd.yml",
        'value: "1890"',
        "value: 1890-91",
        [
            "data/facts/byggd.yml:4:8: värdet ”1890-91” är inte ett årtal (year). Skriv till exempel: value: 1668",
        ],
    ),
    (
        "fact: no day",
        "data/facts/invigd.yml",
        "value: 1890-06-24",
        "value: 1890-06-31",
        [
            "data/facts/invigd.yml:4:8: värdet ”1890-06-31” är inte en dag (date). Skriv till exempel: value: 2016-12-19",
        ],
    ),
    (
        "fact: a day in words",
        "data/facts/invigd.yml",
        "value: 1890-06-24",
        "value: 24 juni 1890",
        [
            "data/facts/invigd.yml:4:8: värdet ”24 juni 1890” är inte en dag (date). Skriv till exempel: value: 2016-12-19",
        ],
    ),
    (
        "fact: a compact day",
        "data/facts/invigd.yml",
        "value: 1890-06-24",
        "value: 18900624",
        [
            "data/facts/invigd.yml:4:8: värdet ”18900624” är inte en dag (date). Skriv till exempel: value: 2016-12-19",
        ],
    ),
    (
        "same number",
        "data/goals/fler-hus.yml",
        "number: 1",
        "number: 2",
        [
            "data/goals/fler-hus.yml:2:9: numret 2 är upptaget av data/goals/boende-2.yml. Ge målet ett eget nummer.",
        ],
    ),
    (
        "tie: both",
        "data/perspectives/lanet.yml",
        "{goal: fler-hus,",
        "{goal: fler-hus, area: boende,",
        [
            "data/perspectives/lanet.yml:9:5: kopplingen ska börja i ett område eller ett mål: skriv area: … eller goal: …, ett av dem.",
        ],
    ),
    (
        "tie: none",
        "data/perspectives/lanet.yml",
        "{goal: fler-hus, counterpart",
        "{counterpart",
        [
            "data/perspectives/lanet.yml:9:5: kopplingen ska börja i ett område eller ett mål: skriv area: … eller goal: …, ett av dem.",
        ],
    ),
    (
        "contrast: normal",
        "data/brand.yml",
        'light: "#7A2A0A"',
        'light: "#FFFFFF"',
        [
            "data/brand.yml:17:5: rost på rost-tint-2 har kontrasten 1.0:1 i light; 3.0:1 behövs. Gör texten mörkare eller grunden ljusare (tvärtom i mörkt läge).",
        ],
    ),
    (
        "contrast: dark",
        "data/brand.yml",
        'light: "#000000", dark: "#FFFFFF"',
        'light: "#000000", dark: "#444444"',
        [
            "data/brand.yml:16:5: black på papper har kontrasten 2.15:1 i dark; 4.5:1 behövs. Gör texten mörkare eller grunden ljusare (tvärtom i mörkt läge).",
        ],
    ),
    (
        "contrast: graphic",
        "data/brand.yml",
        "size: large}",
        "size: large}\n  - {text: papper, ground: papper, size: graphic}",
        [
            "data/brand.yml:18:5: papper på papper har kontrasten 1.0:1 i dark; 3.0:1 behövs. Gör texten mörkare eller grunden ljusare (tvärtom i mörkt läge).",
            "data/brand.yml:18:5: papper på papper har kontrasten 1.0:1 i light; 3.0:1 behövs. Gör texten mörkare eller grunden ljusare (tvärtom i mörkt läge).",
        ],
    ),
    (
        "editions: none at the root",
        "data/platform.yml",
        'path: "",',
        "path: sv,",
        [
            'data/platform.yml:8:3: exakt en utgåva ska ligga i roten (path: ""), och varje utgåva ha ett eget språk och en egen path.',
        ],
    ),
    (
        "editions: two at the root",
        "data/platform.yml",
        "path: en,",
        'path: "",',
        [
            'data/platform.yml:8:3: exakt en utgåva ska ligga i roten (path: ""), och varje utgåva ha ett eget språk och en egen path.',
        ],
    ),
    (
        "editions: one language",
        "data/platform.yml",
        "language: en, name: English",
        "language: sv, name: English",
        [
            'data/platform.yml:8:3: exakt en utgåva ska ligga i roten (path: ""), och varje utgåva ha ett eget språk och en egen path.',
        ],
    ),
    (
        "page: macro fact",
        "docs/sv/index.md",
        "{{ front() }}",
        "{{ front() }}\n\n{{ fact('hus') }} och {{ value('huss') }}",
        [
            "docs/sv/index.md:8:26: ”huss” pekar på ett belägg som inte finns. Menade du ”hus”? Rätta namnet, eller lägg till det (data/facts/huss.yml).",
        ],
    ),
    (
        "page: on the first line",
        "docs/en/index.md",
        None,
        "{{ year('byggt') }}",
        [
            "docs/en/index.md:1:4: ”byggt” pekar på ett belägg som inte finns. Menade du ”byggd”? Rätta namnet, eller lägg till det (data/facts/byggt.yml).",
        ],
    ),
    (
        "page: two",
        "docs/en/index.md",
        "{{ front() }}",
        '{{ fact("a") }}\n\n  {{ fact( "b" ) }}',
        [
            "docs/en/index.md:6:4: ”a” pekar på ett belägg som inte finns. Rätta namnet, eller lägg till det (data/facts/a.yml).",
            "docs/en/index.md:8:6: ”b” pekar på ett belägg som inte finns. Rätta namnet, eller lägg till det (data/facts/b.yml).",
        ],
    ),
]


@bad_inputs(CASES)
def test_bad_input_is_told_with_its_exact_words(
    small_root: Path, path: str, old: str | None, new: str, messages: list[str]
) -> None:
    edit(small_root, path, old, new)
    assert stopping(small_root) == messages


HUS = "data/facts/hus.yml"
BRYGGAN = "data/strengths/bryggan.yml"
UNUSED_FACT = "anmärkning: belägget används inte någonstans. Visa det under en styrka eller ett mål, eller ta bort det."


def _remarks(root: Path, language: str = "sv") -> list[str]:
    return [problem.text(language) for problem in read_platform(root)[1] if not problem.stops]


def test_the_small_platform_is_sound(small_root: Path) -> None:
    platform, _ = read_platform(small_root)
    assert platform is not None
    assert stopping(small_root) == []


def test_a_few_in_english(small_root: Path) -> None:
    edit(small_root, BRYGGAN, "goal: fler-hus", "goal: fler-huss")
    edit(small_root, HUS, "label: {sv: antal hus, en: number of houses}", "label: {sv: antal hus}")
    edit(small_root, "data/goals/fler-hus.yml", "Nu {value:hus}.", "Nu {fakt:hus}.")
    assert stopping(small_root, "en") == [
        "data/facts/hus.yml:2:8: the text is missing in the language “en”. Write one more line: en: …",
        "data/goals/fler-hus.yml:9:13: “{fakt:hus}” in the text cannot be understood. Did you mean “{fact:ID}”? Write {fact:ID}, {value:ID} or {year:ID}, where ID is a file in data/facts/.",
        "data/strengths/bryggan.yml:15:16: “fler-huss” points to a goal that does not exist. Did you mean “fler-hus”? Mend the name, or add it (data/goals/fler-huss.yml).",
    ]


def test_html_in_a_text_is_a_remark(small_root: Path) -> None:
    edit(small_root, HUS, "number of houses", "houses &amp; <br/> barns")
    platform, _ = read_platform(small_root)
    assert platform is not None
    assert _remarks(small_root)[0] == (
        "data/facts/hus.yml:2:28: anmärkning: texten innehåller något som ser ut som HTML (”&amp;”). "
        "Det visas precis som det står; ta bort det om det inte var meningen."
    )
    assert _remarks(small_root, "en")[0] == (
        "data/facts/hus.yml:2:28: remark: the text holds what looks like HTML (“&amp;”). "
        "It is shown just as it stands; remove it if that was not meant."
    )


def test_less_than_and_ampersand_are_no_html(small_root: Path) -> None:
    before = _remarks(small_root)
    edit(small_root, HUS, "number of houses", "a < b & c > d")
    assert _remarks(small_root) == before


def test_a_fact_or_source_that_nothing_uses_is_a_remark(small_root: Path) -> None:
    fact = (small_root / HUS).read_text("utf-8")
    (small_root / "data/facts/lador.yml").write_text(fact.replace("id: hus", "id: lador"), "utf-8")
    sources = (small_root / "data/sources.yml").read_text("utf-8")
    (small_root / "data/sources.yml").write_text(sources + sources.replace("kronika:", "bladet:"), "utf-8")
    platform, _ = read_platform(small_root)
    assert platform is not None
    remarks = [remark for remark in _remarks(small_root) if "används inte" in remark]
    assert remarks == [
        "data/facts/lador.yml:1:1: " + UNUSED_FACT,
        "data/sources.yml:5:1: anmärkning: källan ”bladet” används inte någonstans. Hänvisa till den, eller ta bort den.",
    ]


@pytest.mark.parametrize(
    "use",
    [
        ("docs/sv/index.md", "{{ front() }}", "{{ front() }} {{ value('lador') }}"),
        (BRYGGAN, "facts: [hus]", "facts: [lador]"),
        (BRYGGAN, "sv: Isen.", 'sv: "Isen, {year:lador}."'),
    ],
)
def test_a_fact_is_used_by_a_page_a_field_or_a_text(small_root: Path, use: tuple[str, str, str]) -> None:
    fact = (small_root / HUS).read_text("utf-8")
    (small_root / "data/facts/lador.yml").write_text(fact.replace("id: hus", "id: lador"), "utf-8")
    edit(small_root, *use)
    assert stopping(small_root) == []
    assert not any("lador" in remark for remark in _remarks(small_root))


def test_all_problems_of_all_files_come_at_once_sorted_by_address(small_root: Path) -> None:
    edit(small_root, BRYGGAN, "tagline:", "taglin:")
    edit(small_root, HUS, "source: kronika", "source: kronikan")
    edit(small_root, "data/areas/boende.yml", "order: 1", "order: ett")
    edit(small_root, "data/strengths/angen.yml", "id: angen", "id: 'angen")
    edit(small_root, "docs/en/index.md", "{{ front() }}", "{{ fact('x') }}")
    _, problems = read_platform(small_root)
    assert [(problem.path, problem.line, problem.code) for problem in problems if problem.stops] == [
        ("data/areas/boende.yml", 3, "type-integer"),
        ("data/facts/hus.yml", 6, "unknown-reference"),
        ("data/strengths/angen.yml", 1, "yaml-unclosed"),
        ("data/strengths/bryggan.yml", 1, "missing-key"),
        ("data/strengths/bryggan.yml", 4, "unknown-key"),
        ("docs/en/index.md", 6, "unknown-reference"),
    ]


@pytest.mark.parametrize("path", ["data/sources.yml", "data/brand.yml", HUS, BRYGGAN, "data/platform.yml"])
def test_a_broken_file_does_not_break_what_refers_to_it(small_root: Path, path: str) -> None:
    edit(small_root, path, None, "a: [\n")
    assert {message.partition(":")[0] for message in stopping(small_root)} == {path}


def test_a_text_fact_holds_anything(small_root: Path) -> None:
    edit(small_root, HUS, 'value: "1234.5"', "value: många\nkind: text")
    assert stopping(small_root) == []


@pytest.mark.parametrize("value", ["0", "-3", "3.41", "007", "2026"])
def test_numbers_that_a_fact_may_hold(small_root: Path, value: str) -> None:
    edit(small_root, HUS, 'value: "1234.5"', f"value: {value}")
    assert stopping(small_root) == []


def test_goals_of_two_strategies_may_share_a_number(small_root: Path) -> None:
    for path, changes in {
        "data/strategies/lillbyplanen.yml": {"id: lillbyplanen": "id: nya"},
        "data/areas/boende.yml": {"id: boende": "id: vatten", "lillbyplanen": "nya"},
        "data/goals/fler-hus.yml": {"id: fler-hus": "id: rent", "area: boende": "area: vatten"},
    }.items():
        text = (small_root / path).read_text("utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        name = text.partition("\n")[0].removeprefix("id: ")
        (small_root / path).with_name(f"{name}.yml").write_text(text, "utf-8")
    assert stopping(small_root) == []


def test_every_rule_says_what_it_is() -> None:
    assert all(rule.__doc__ for rule in RULES)
