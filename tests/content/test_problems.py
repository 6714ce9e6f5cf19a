"""The catalogue of problems: every code is worded in both languages, and every code can be brought about."""

import re
import shutil
import string
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

from macros.__main__ import main
from macros.checks.check import read_platform
from macros.content.problems import Problem, catalogue, groups, problem, report, rules
from macros.content.words import languages
from macros.rendering import lettering
from macros.site.session import brand_problems, current, lacking_packages
from tests.support.platforms import PARK, SMALL, edit, platform_at
from tests.support.problem_snapshots import Case, Told, bad_inputs, described, snapshot_codes
from tests.support.site import ROOT

HUS = "data/facts/hus.yml"
BRYGGAN = "data/strengths/bryggan.yml"
BRAND = "data/brand.yml"
SMS = "data/messages/bad-sms.yml"
POST = "data/messages/bad-instagram.yml"
ANGEN = "data/strengths/angen.yml"
UNKNOWN = "data/goals/boende-2.yml"
LOPPIS = "data/initiatives/loppis.yml"
TOPIC = "data/topics/bygga.yml"
TEMPLATES = "data/templates.yml"
FONT = "data/fonts/egen.woff2"
LETTERS = "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789"
LARGE = "#" * 600 * 1024
LATIN = "id: hus # \udce5r\n"  # byte 0xE5, "å" as an old editor saves it
COPY = (SMALL / HUS).read_text("utf-8").replace("id: hus", "id: lador")


def typeface(letters: str = LETTERS, weight: int = 400, slant: int = 0) -> bytes:
    """The file of a typeface that has one weight, and an empty sign for each letter."""
    names = {ord(each): f"uni{ord(each):04X}" for each in letters}
    font = FontBuilder(1000)
    font.setupGlyphOrder([".notdef", *names.values()])
    font.setupCharacterMap(names)
    font.setupGlyf(dict.fromkeys([".notdef", *names.values()], Glyph()))
    font.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (500, 0)))
    font.setupHorizontalHeader()
    font.setupOS2(usWeightClass=weight)
    font.setupPost(italicAngle=slant)
    font.font.save(file := BytesIO())
    return file.getvalue()


# Code, file, the text to replace (None: the whole file), its replacement.
CASES: list[Case] = [
    ("page-active", "docs/sv/index.md", None, "# Hej\n\n<script>x()</script>\n"),
    ("picture-broken", "data/pictures/brygga.svg", "</svg>", ""),
    ("picture-active", "data/pictures/brygga.svg", "<path", '<path onload="x()"'),
    ("picture-lacks", "data/pictures/brygga.svg", "viewBox", "data-box"),
    ("picture-words", "data/pictures/brygga.svg", "</g>", "<text>Bryggan</text></g>"),
    ("empty", HUS, None, ""),
    ("page-missing", "docs/sv/ny.md", None, "---\ntitle: A\n---\nA"),
    ("too-large", HUS, None, LARGE),
    ("encoding", HUS, None, LATIN),
    ("wrong-ending", "data/facts/ny.yaml", None, "a: b\n"),
    ("file-name", "data/facts/Röda huset.yml", None, COPY),
    ("missing-word", "data/vocabulary.yml", "resident: {sv: Boende, en: Residents}", "resident: {sv: Boende}"),
    ("language", "data/platform.yml", "{language: sv,", "{language: xx,"),
    ("message-without-goal", SMS, "goals: [fler-hus]\n", ""),
    ("loose-initiative", LOPPIS, "goals: [fler-hus]\nstrengths: [bryggan]\nareas: [boende]\n", ""),
    ("picture-undescribed", ANGEN, "picture: brygga", "picture: hero"),
    ("unused-fact", "data/facts/lador.yml", None, COPY),
    (
        "unused-source",
        "data/sources.yml",
        "kronika:",
        "bladet: {title: {sv: B, en: B}, publisher: B, url: https://b.example/}\nkronika:",
    ),
    ("markup-in-text", HUS, "en: number", "en: <i>number"),
    ("template-field", TEMPLATES, "      day: {required", "      dag: {required"),
    ("template-example", TEMPLATES, "limit: 40", "limit: 5"),
    ("template-motif", TEMPLATES, "motif: brygga", "motif: hero"),
    ("straight-quote", POST, "Bring a towel.", 'Bring a \\"towel\\".'),
    ("foreign-quote", POST, "Ta med handduk.", "Ta med “handduk”."),
    ("three-points", SMS, "Nu badar vi.", "Nu badar vi..."),
    ("space-before-mark", SMS, "Nu badar vi.", "Nu badar vi ."),
    ("two-spaces", POST, '"Ta med handduk.', '"Ta  med handduk.'),
    ("repeated-mark", SMS, "Nu badar vi.", "Nu badar vi!!"),
    ("no-space-before-sign", POST, "Ta med handduk.", "Ta med hälften, {value:hus}%."),
    ("figure-late", "data/goals/fler-hus.yml", "next: 2031-03-01", "next: 2020-03-01"),
    ("endless-word", BRYGGAN, "sv: Isen.", "sv: Isen" + "n" * 100_000),
    (
        "example-text",
        HUS,
        "{sv: antal hus, en: number of houses}",
        '{sv: "Exempel: antal hus", en: "Example: number of houses"}',
    ),
    ("english-text", HUS, "sv: antal hus,", 'sv: "number of houses [en]",'),
    (
        "no-goal",
        ANGEN,
        '[{goal: fler-hus, why: {sv: "Den som ser ängen vill bo intill den.", '
        'en: "Those who see the meadow want to live beside it."}}]',
        "[]",
    ),
    ("goal-twice", ANGEN, "goals: [", "goals: [{goal: fler-hus, why: {sv: A., en: A.}}, "),
    (
        "goal-unserved",
        UNKNOWN,
        "wording: missing",
        "wording: subject\nname: {sv: B, en: B}\nquestion: {sv: B?, en: B?}\nmeasured: {sv: B., en: B.}",
    ),
    ("unknown-goal-offered", TOPIC, "goal: fler-hus", "goal: boende-2"),
    ("area-without-goal", "data/areas/park.yml", None, PARK),
    (
        "goal-without-message",
        UNKNOWN,
        "wording: missing",
        "wording: subject\nname: {sv: B, en: B}\nquestion: {sv: B?, en: B?}\nmeasured: {sv: B., en: B.}",
    ),
]
# Rows of the page of the content's quality, shown in test_quality.
RULES = {code: kind for code, kind in rules().items() if code != "groups"}
ROWS = {code for code, kind in RULES.items() if "row" in kind}
CODES = set(RULES)
# Brought about below, and in tests of what finds them that have no table of bad inputs.
ELSEWHERE = {
    *("missing-file", "no-file", "unreadable", "other-shape", "no-node-modules", "no-font-file"),
    *("font-broken", "font-italic", "font-weight", "font-letters"),
    *("page-failed", "page-template", "other-page", "picture-png", "picture-blank", "environment", "environment-day"),
    *("environment-revision", "label-missing", "moved-nowhere", "moved-taken"),
    *("unproved-superlative", "area-without-strength", "message-ends", "page-untranslated"),
    *("setting-elsewhere", "setting-no-place", "setting-differs", "setting-missing"),
    *("unwritable", "year-undated"),
    *(code for code, kind in RULES.items() if kind["group"] == "figures"),
    *("site-broken-link", "site-other-host", "site-language", "site-page-missing", "site-hreflang", "site-empty"),
    *("of-nowhere", "no-such-variant", "variant-twice", "translation-differs", "translation-numbers", "unit-in-words"),
    *("language-lacks", "long-average", "long-word", "passive"),
    "label-unknown",  # of a template, not of the content
    *("site-shrunk", "dead-link", "unsure-link"),
}


@bad_inputs(__name__, CASES)
def test_every_code_is_brought_about(small_root: Path, path: str, old: str | None, new: str, told: Told) -> None:
    if new is LATIN:
        (small_root / path).write_bytes(new.encode("utf-8", "surrogateescape"))
    else:
        edit(small_root, path, old, new)
    platform, problems = read_platform(small_root)
    found = described(problem for problem in problems if (problem.path, problem.code) == (path, told.name))
    assert found == told(found)
    assert (platform is None) is not ("warning" in RULES[told.name])


def test_no_code_is_left_without_a_test() -> None:
    assert snapshot_codes() | ELSEWHERE | ROWS == CODES


def test_a_missing_file_and_a_folder_in_its_place(small_root: Path) -> None:
    (small_root / BRAND).unlink()
    (small_root / BRAND).mkdir()
    (small_root / "data/sources.yml").unlink()
    codes = {(problem.path, problem.code) for problem in read_platform(small_root)[1] if problem.stops}
    assert codes == {(BRAND, "no-file"), ("data/sources.yml", "missing-file")}


def test_packages_and_a_typeface_that_are_not_there(small_root: Path) -> None:
    edit(small_root, BRAND, "{family: serif,", f"{{family: serif, file: {FONT},")
    (font,), (packages,) = brand_problems(platform_at(small_root), small_root), lacking_packages(small_root)
    assert (font.path, font.code, font.stops) == (BRAND, "no-font-file", True)
    assert "data/fonts/egen.woff2" in font.text("en")
    assert (packages.path, packages.code, packages.stops) == ("package.json", "no-node-modules", True)


@pytest.mark.parametrize(
    ("font", "stops", "told"),
    [
        (b"no font", True, "går inte att läsa som ett typsnitt"),
        (typeface(slant=-12), False, "lutar -12°"),
        (typeface(weight=700), False, "bara en vikt (700)"),
        (typeface(letters=LETTERS.replace("Ö", "")), False, "visas i ett annat typsnitt: Ö."),
    ],
)
def test_a_typeface_that_does_not_fit_is_told_by_check(
    font: bytes, stops: bool, told: str, small_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ROOT / "mkdocs.yml", small_root)
    weights = "400 700" if "vikt" in told else "400"
    edit(small_root, BRAND, "{family: serif,", f"{{family: serif, file: {FONT}, weights: '{weights}',")
    (small_root / FONT).parent.mkdir()
    (small_root / FONT).write_bytes(font)
    (row,) = brand_problems(platform_at(small_root), small_root)
    assert (row.path, row.stops) == (FONT, stops)
    assert told in row.text()
    main(["check", "--root", str(small_root)])
    assert row.text() in capsys.readouterr().out


def test_a_typeface_that_is_replaced_is_read_again_while_nothing_else_changes(small_root: Path) -> None:
    edit(small_root, BRAND, "{family: serif,", f"{{family: serif, file: {FONT}, weights: '400',")
    (small_root / FONT).parent.mkdir()
    found = []
    for letters in (LETTERS, "A"):
        (small_root / FONT).write_bytes(typeface(letters=letters))
        warned = [row.path for row in current(small_root).problems if row.path == FONT]
        found.append((warned, lettering.typeface(small_root / FONT, 400).has("Ö")))
    assert found == [([], True), ([FONT], False)]


def test_every_code_has_both_languages_with_the_same_values() -> None:
    assert set(catalogue()["problems"]) == CODES
    for code, wording in catalogue()["problems"].items():
        assert set(wording) == set(languages()), code
        first, *others = (
            {name for _, name, _, _ in string.Formatter().parse(wording[each]) if name} for each in languages()
        )
        assert all(names == first for names in others), code
        for text in wording.values():
            assert text == " ".join(text.split()), "one line, no space to spare"
            assert text[0].islower() or not text[0].isalpha() or text.startswith("Kolada"), "it follows an address"


def test_every_group_has_a_name_and_a_reason_in_both_languages() -> None:
    assert {kind["group"] for kind in RULES.values()} == set(groups())
    for words in groups().values():
        assert set(words) == {"name", "why"}
        assert all(set(each) == set(languages()) for each in words.values())


def test_what_stops_comes_before_what_does_not() -> None:
    order = list(groups())
    for found in (Problem("a", 1, 1, code) for code in CODES):
        # An import has problems of both sorts, and a group of its own.
        is_early = order.index(found.group) < order.index("stale")
        assert found.group in ("figures", "site") or found.stops == is_early, found.code


def test_an_area_to_which_no_strength_is_tied(small_root: Path) -> None:
    edit(small_root, "data/areas/park.yml", None, PARK)
    edit(small_root, UNKNOWN, "area: boende", "area: park")
    (found,) = (row for row in read_platform(small_root)[1] if row.code == "area-without-strength")
    assert found.text("en").startswith("data/areas/park.yml:1:5: warning: no strength is tied to the area.")


def test_a_report_is_grouped_sorted_and_counted() -> None:
    rows = [
        problem("b.yml", (1, 1), "blank"),
        problem("a.yml", (2, 1), "unused-fact"),
        problem("a.yml", (10, 2), "repeated"),
        problem("a.yml", (9, 1), "repeated"),
        problem("c.yml", (1, 1), "empty", fields="id"),
    ]
    assert [re.split(r"\. |: ", line)[0] for line in report(rows).splitlines()] == [
        *("Filer som inte går att läsa (1)", "c.yml:1:1", ""),
        *("Fält med fel form (3)", "a.yml:9:1", "a.yml:10:2", "b.yml:1:1", ""),
        *("Kan bli bättre (1)", "a.yml:2:1", "", "4 fel, 1 anmärkning."),
    ]
    assert report([]) == "0 fel, 0 anmärkningar."
    assert report(rows, "en").endswith("\n4 problems, 1 warning.")


def test_long_values_are_cut_and_put_on_one_line() -> None:
    found = problem("a.yml", (1, 1), "too-long", found="x\n  y" + "z" * 500, limit=60)
    assert found.text().startswith("a.yml:1:1: ”x yzzz")
    assert "…” är för långt: högst 60 tecken." in found.text()
    assert len(found.text()) < 300


def test_braces_in_a_value_are_no_placeholders() -> None:
    assert "”{0} {x}”" in problem("a.yml", (1, 1), "date", found="{0} {x}").text()


def test_a_near_word_is_worded_in_the_language_asked_for() -> None:
    found = problem("a.yml", (1, 1), "enum", found="a", nearest="b", known="b, c")
    assert found.text() == "a.yml:1:1: ”a” är inget av de värden som finns. Menade du ”b”? Skriv ett av: b, c."
    assert found.text("en") == "a.yml:1:1: “a” is none of the values there are. Did you mean “b”? Write one of: b, c."
