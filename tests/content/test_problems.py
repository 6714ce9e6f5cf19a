"""The catalogue of problems: every code is worded in both languages, and every code can be brought about."""
# ruff: noqa: E501

from __future__ import annotations

import string
from pathlib import Path

import pytest

from macros.checks.check import read_platform
from macros.content.model import Platform
from macros.content.problems import LANGUAGES, Problem, catalogue, groups, problem, report, rules
from macros.site.session import missing_files
from tests.support.platforms import PARK, SMALL, edit
from tests.support.told import Case, Told, bad_inputs, described

HUS = "data/facts/hus.yml"
PAGE, CALL = "docs/sv/index.md", "{{ front() }}"
BRYGGAN = "data/strengths/bryggan.yml"
BRAND = "data/brand.yml"
SMS = "data/messages/bad-sms.yml"
POST = "data/messages/bad-instagram.yml"
TRIVSEL = "data/goals/trivsel.yml"
ANGEN = "data/strengths/angen.yml"
UNKNOWN = "data/goals/boende-2.yml"
LOPPIS = "data/initiatives/loppis.yml"
TOPIC = "data/topics/bygga.yml"
PROFILE = "data/profile.yml"
TEMPLATES = "data/templates.yml"
SOURCE = "source: kronika"
LARGE = "#" * 600 * 1024
LATIN = "id: hus # \udce5r\n"  # byte 0xE5, "å" as an old editor saves it
COPY = (SMALL / HUS).read_text("utf-8").replace("id: hus", "id: lador")

# Code, file, the text to replace (None: the whole file), its replacement.
CASES: list[Case] = [
    ("page-active", "docs/sv/index.md", None, "# Hej\n\n<script>x()</script>\n"),
    ("picture-broken", "data/pictures/brygga.svg", "</svg>", ""),
    ("picture-active", "data/pictures/brygga.svg", "<path", '<path onload="x()"'),
    ("picture-lacks", "data/pictures/brygga.svg", "viewBox", "data-box"),
    ("picture-words", "data/pictures/brygga.svg", "</g>", "<text>Bryggan</text></g>"),
    ("byte-order-mark", HUS, "id: hus", "\ufeffid: hus"),
    ("control-character", HUS, SOURCE, "source: kro\0nika"),
    ("bidi-character", HUS, SOURCE, "source: kro\u202enika"),
    ("empty", HUS, None, ""),
    ("word-unknown", "data/vocabulary.yml", "labels:\n", "labels:\n  menyn: {sv: Meny, en: Menu}\n"),
    (
        "label-braces",
        "data/vocabulary.yml",
        "labels:\n",
        'labels:\n  goal_number: {sv: "Mål {nummer}", en: Goal}\n',
    ),
    ("conflict", HUS, SOURCE, "<<<<<<< HEAD\n=======\n>>>>>>> b"),
    ("page-title", PAGE, "title: Start", "name: Start"),
    ("page-empty", PAGE, None, "---\ntitle: A\n---\n"),
    ("page-unclosed", PAGE, CALL, "{{ front() "),
    ("page-comment", PAGE, CALL, "## A {#a}"),
    ("page-tag", PAGE, CALL, "{{ front( }}"),
    ("page-block", PAGE, CALL, "{% endif %}"),
    ("page-macro", PAGE, CALL, "{{ frunt() }}"),
    ("page-arguments", PAGE, CALL, "{{ fact() }}"),
    ("page-target", PAGE, CALL, '{{ link("a:b", "c") }}'),
    ("page-link", PAGE, CALL, "[a](b.md)"),
    ("page-other-host", PAGE, CALL, "![a](https://b.example/c.png)"),
    ("page-missing", "docs/sv/ny.md", None, "---\ntitle: A\n---\nA"),
    ("too-large", HUS, None, LARGE),
    ("encoding", HUS, None, LATIN),
    ("wrong-ending", "data/facts/ny.yaml", None, "a: b\n"),
    ("yaml-tab", HUS, SOURCE, "source:\n\tkronika"),
    ("yaml-colon", HUS, SOURCE, "source: kronika: 2"),
    ("yaml-indent", HUS, SOURCE, " source: kronika"),
    ("yaml-unclosed", HUS, SOURCE, "source: [kronika"),
    ("yaml-character", HUS, SOURCE, "source: **kronika**"),
    ("yaml-other", HUS, SOURCE, 'source: "\\ud800"'),
    ("yaml-escape", HUS, SOURCE, 'source: "\\q"'),
    ("yaml-hash", HUS, SOURCE, "source: kronika #2"),
    ("yaml-bracket", HUS, SOURCE, "source: [a] b"),
    ("yaml-quotes", HUS, SOURCE, 'source: "a" b'),
    ("yaml-no-colon", HUS, SOURCE, "source"),
    ("yaml-break", HUS, SOURCE, "source: a\u2028b"),
    ("yaml-space", HUS, SOURCE, "\u00a0source: a"),
    ("yaml-flow-key", HUS, "en: number", "en: number, of"),
    ("yaml-anchor", HUS, SOURCE, "source: &k kronika"),
    ("yaml-tag", HUS, SOURCE, "source: !k kronika"),
    ("yaml-documents", HUS, SOURCE, "source: kronika\n---"),
    ("yaml-deep", HUS, SOURCE, "source: [[[[[[[[[[[[["),
    ("yaml-key", HUS, SOURCE, "[a]: b"),
    ("duplicate-key", HUS, SOURCE, "source: kronika\nid: hus"),
    ("unknown-key", HUS, SOURCE, "source: kronika\nunitt: 1"),
    ("missing-key", HUS, "source: kronika\n", ""),
    ("type-object", HUS, "label: {sv: antal hus, en: number of houses}", "label: hus"),
    ("type-array", BRYGGAN, "facts: [hus]", "facts: hus"),
    ("type-string", HUS, SOURCE, "source: [kronika]"),
    ("type-integer", BRYGGAN, "order: 1", "order: ett"),
    ("type-number", BRAND, "base: 1", "base: en"),
    ("type-boolean", BRYGGAN, "order: 1", "order: 1\nworking_title: ja"),
    ("enum", BRYGGAN, "standing: proposal", "standing: adoptd"),
    ("blank", BRYGGAN, "en: The ice.", 'en: ""'),
    ("pattern", BRAND, '"#F0B090"', '"#F0B09"'),
    ("key-enum", BRAND, "link: rost", "lynk: rost"),
    ("key-language", HUS, "en: number of houses", "English: houses"),
    ("key-letters", "data/sources.yml", "kronika:", "Krönika 2:"),
    ("date", HUS, "2026-11-01", "2026-13-01"),
    ("range", BRYGGAN, "order: 1", "order: 0"),
    ("too-few", "data/areas/boende.yml", "todo: [{sv: Bygga., en: Build.}]", "todo: []"),
    ("too-long", HUS, "id: hus", "id: hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh"),
    ("repeated", BRYGGAN, "facts: [hus]", "facts: [hus, hus]"),
    ("id-differs", HUS, "id: hus", "id: huset"),
    ("file-name", "data/facts/Röda huset.yml", None, COPY),
    ("unknown-reference", BRYGGAN, "facts: [hus]", "facts: [huss]"),
    ("unknown-text-reference", BRYGGAN, "sv: Isen.", 'sv: "{hus}"'),
    (
        "missing-word",
        "data/vocabulary.yml",
        "resident: {sv: Boende, en: Residents}",
        "resident: {sv: Boende}",
    ),
    ("language", "data/platform.yml", "{language: sv,", "{language: xx,"),
    ("missing-translation", BRYGGAN, ", en: The ice.", ""),
    ("unknown-language", BRYGGAN, "en: The ice.", "en: The ice., de: Eis."),
    ("fact-value", HUS, '"1234.5"', "många"),
    ("same-number", "data/goals/fler-hus.yml", "number: 1", "number: 2"),
    ("tie-target", "data/perspectives/lanet.yml", "{goal: fler-hus, ", "{"),
    ("low-contrast", BRAND, '"#7A2A0A"', '"#EEEEEE"'),
    ("weak-colour", BRAND, 'light: "#7A2A0A"', 'light: "#FDFDFB"'),
    ("edition-root", "data/platform.yml", "path: en", 'path: ""'),
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
    ("unknown-placeholder", SMS, "Nu badar vi.", "{plasts}."),
    (
        "message-too-long",
        SMS,
        "Nu badar vi.",
        "Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi.",
    ),
    ("too-many-hashtags", POST, "sv: [Lillby, Brygga]", "sv: [a, b, c, d]"),
    ("hashtag", POST, "sv: [Lillby, Brygga]", 'sv: ["#Lillby"]'),
    ("inflected-placeholder", SMS, "Nu badar vi.", "{avsandare}s bad."),
    ("version-needs-more", PROFILE, "Vi på {foretag} anställer i Lillby.", "Vi på {foretag} i {ort} anställer."),
    ("audience-twice", PROFILE, "audience: visitor", "audience: jobseeker"),
    ("template-field", TEMPLATES, "      day: {required", "      dag: {required"),
    ("template-example", TEMPLATES, "limit: 40", "limit: 5"),
    ("template-motif", TEMPLATES, "motif: brygga", "motif: hero"),
    ("handwritten-figure", SMS, "Nu badar vi.", "Nu badar 300 i sjön."),
    ("day-before-first", POST, "changed: 2026-03-01", "changed: 2025-03-01"),
    ("retired-message", POST, "changed: 2026-03-01", "replaced_by: is-affisch"),
    ("address-taken", POST, "changed: 2026-03-01", "former: [bad-sms]"),
    ("cliche", SMS, "Nu badar vi.", "Den pärlan."),
    (
        "long-sentence",
        POST,
        "Ta med handduk.",
        "Vi badar och vi badar och vi badar och vi badar och vi badar och vi badar och vi badar och vi badar och vi badar och torkar oss.",
    ),
    (
        "hard-to-read",
        SMS,
        "Nu badar vi.",
        "Badplatsutvecklingsarbetet fortskrider enligt samverkansorganisationens planering, konstaterar kommunikationsavdelningen.",
    ),
    ("straight-quote", POST, "Bring a towel.", 'Bring a \\"towel\\".'),
    ("foreign-quote", POST, "Ta med handduk.", "Ta med “handduk”."),
    ("hyphen-for-dash", SMS, "Nu badar vi.", "Nu - badar vi."),
    ("three-points", SMS, "Nu badar vi.", "Nu badar vi..."),
    ("space-before-mark", SMS, "Nu badar vi.", "Nu badar vi ."),
    ("two-spaces", POST, '"Ta med handduk.', '"Ta  med handduk.'),
    ("repeated-mark", SMS, "Nu badar vi.", "Nu badar vi!!"),
    ("no-space-before-sign", POST, "Ta med handduk.", "Ta med hälften, {value:hus}%."),
    (
        "alike-variants",
        POST,
        'Bring a towel. The jetty was built in {year:byggd}. More: {lank} From {avsandare}"',
        'The jetty has {fact:hus} around it. {avsandare} bids you welcome. See you at: {plats}. It serves {goal:fler-hus}."',
    ),
    ("argument-without-fact", "data/strengths/angen.yml", "    facts: [hus]\n", ""),
    ("not-one-sentence", BRYGGAN, "Bryggan är byns plats för bad och båtar.", "Bad. Och båtar."),
    (
        "alike-claims",
        BRYGGAN,
        "Around the jetty in Lillby stand {fact:hus}, by a count in {year:hus}.",
        "The jetty in Lillby was built in {value:byggd} and still stands.",
    ),
    ("approval-missing", BRYGGAN, "standing: proposal", "standing: approved"),
    ("approval-standing", TRIVSEL, "standing: approved", "standing: proposal"),
    ("approval-without-digest", TRIVSEL, ", text: ee9b91e6dcabc88e", ""),
    ("approval-text-changed", TRIVSEL, "ee9b91e6dcabc88e", "0123456789abcdef"),
    ("day-ahead", TRIVSEL, "date: 2026-02-01", "date: 2999-01-01"),
    ("stale-fact", HUS, "checked: 2026-11-01", "checked: 2020-11-01"),
    ("wording-first", "data/goals/trivsel.yml", "wording: known", "wording: subject"),
    (
        "result-value",
        "data/goals/trivsel.yml",
        "{year: 2023, relations: {nation: above}, source: kronika}",
        "{year: 2023, source: kronika}",
    ),
    (
        "beside-value",
        "data/goals/trivsel.yml",
        "frequency:",
        "beside: [{name: {sv: a, en: a}, why: {sv: b, en: b}, figures: [{year: 2020}]}]\nfrequency:",
    ),
    ("result-lacks", "data/goals/trivsel.yml", "{nation: above}, source: kronika", "{nation: above}"),
    ("year-to-come", "data/goals/trivsel.yml", "{year: 2023", "{year: 2099"),
    ("year-order", "data/goals/trivsel.yml", "{year: 2023", "{year: 2021"),
    ("year-of-fact", "data/goals/trivsel.yml", "relations: {nation: above}, source: kronika", "fact: hus"),
    ("not-a-number", "data/goals/fler-hus.yml", "{kind: level, value: 10}", "{kind: level, fact: byggd}"),
    ("aim-lacks", "data/goals/trivsel.yml", "{kind: pass, comparison: nation}", "{kind: pass}"),
    ("aim-extra", "data/goals/trivsel.yml", "{kind: pass, comparison: nation}", "{kind: grow, comparison: nation}"),
    ("aim-twice", "data/goals/fler-hus.yml", "{kind: level, value: 10}", "{kind: rank, value: 10, of: hus}"),
    ("aim-direction", "data/goals/trivsel.yml", "direction: up\n", ""),
    (
        "base-late",
        "data/goals/trivsel.yml",
        "results:",
        "base: {year: 2021, value: 5, source: kronika, checked: 2026-11-01}\nresults:",
    ),
    (
        "not-a-share",
        "data/goals/trivsel.yml",
        "  - {kind: pass, comparison: nation}\nresults:\n",
        "  - kind: carry-out\nresults:\n  - {year: 2020, value: 101, source: kronika, checked: 2026-11-01}\n",
    ),
    ("figure-late", "data/goals/fler-hus.yml", "next: 2031-03-01", "next: 2020-03-01"),
    (
        "message-over",
        "data/messages/is-affisch.yml",
        "ended: {sv: Isen har gått., en: The ice has gone.}\nreplaced_by: bad-instagram\ngoals: [fler-hus]\n"
        "approved: {by: Lillby byalag, date: 2026-02-01, text: 2870844e756bb7d1}\n",
        "goals: [fler-hus]\n",
    ),
    ("boast-without-fact", BRYGGAN, "sv: Isen.", "sv: Isen är störst."),
    (
        "same-text",
        LOPPIS,
        "what: {sv: Saker byter ägare., en: Things change owners.}",
        "what: {sv: The things that we sell change owners every year., en: The things that we sell change owners every year.}",
    ),
    ("braces-lost", BRYGGAN, "stand {fact:hus}, by a count in {year:hus}.", "stand houses, by a count."),
    ("endless-word", BRYGGAN, "sv: Isen.", "sv: Isen" + "n" * 100_000),
    (
        "goal-without-message",
        UNKNOWN,
        "wording: missing",
        "wording: subject\nname: {sv: B, en: B}\nquestion: {sv: B?, en: B?}\nmeasured: {sv: B., en: B.}",
    ),
    (
        "example-text",
        HUS,
        "{sv: antal hus, en: number of houses}",
        '{sv: "Exempel: antal hus", en: "Example: number of houses"}',
    ),
]
# Rows of the page of the content's quality, shown in test_quality.
RULES = {code: kind for code, kind in rules().items() if code != "groups"}
ROWS = {code for code, kind in RULES.items() if "row" in kind}
CODES = set(RULES)
# Brought about below, and in the tests of what finds them.
ELSEWHERE = {
    *("schema-unreadable", "missing-file", "no-file", "unreadable", "other-shape", "no-node-modules", "no-font-file"),
    *("other-page", "picture-png", "picture-blank", "environment", "environment-day"),
    *("environment-revision", "label-missing", "moved-nowhere", "moved-taken"),
    *("unproved-superlative", "area-without-strength", "message-ends", "page-untranslated"),
    *("setting-elsewhere", "setting-no-place", "setting-differs", "setting-missing"),
    *("statistics-not-set", "kolada-not-set", "kolada-unreachable", "kolada-slow", "kolada-cut", "kolada-large"),
    *("kolada-status", "kolada-odd-answer", "kolada-unknown-indicator", "kolada-title-changed", "kolada-place-title"),
    *("kolada-no-values", "kolada-gaps", "kolada-no-producer", "csv-layout", "csv-no-figures", "csv-several-rows"),
    *("csv-cells", "csv-quotes", "csv-year", "csv-several-tables", "csv-no-total", "csv-value", "csv-ambiguous"),
    *("csv-all-missing", "result-in-fact", "result-of-other-source", "unwritable", "year-undated"),
    *("site-broken-link", "site-other-host", "site-language", "site-page-missing", "site-hreflang", "site-empty"),
    *("of-nowhere", "no-such-variant", "variant-twice", "translation-differs", "translation-numbers", "unit-in-words"),
    *("language-lacks", "long-average", "long-word", "passive"),
    *("site-shrunk", "site-axe", "dead-link", "unsure-link"),
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
    assert {case[0] for case in CASES} | ELSEWHERE | ROWS == CODES


def test_a_missing_file_and_a_folder_in_its_place(small_root: Path) -> None:
    (small_root / BRAND).unlink()
    (small_root / BRAND).mkdir()
    (small_root / "data/sources.yml").unlink()
    codes = {(problem.path, problem.code) for problem in read_platform(small_root)[1] if problem.stops}
    assert codes == {(BRAND, "no-file"), ("data/sources.yml", "missing-file")}


def test_packages_that_are_not_installed(small_root: Path) -> None:
    platform, _ = read_platform(small_root)
    assert isinstance(platform, Platform)
    (found,) = missing_files(platform, small_root)
    assert (found.path, found.code, found.stops) == ("package.json", "no-node-modules", True)
    assert found.text().startswith("package.json:1:1: ikoner och verktyg är inte hämtade (")


def test_a_typeface_whose_file_is_not_there(small_root: Path) -> None:
    edit(small_root, BRAND, "{family: serif,", "{family: serif, file: data/fonts/egen.woff2,")
    platform, problems = read_platform(small_root)
    assert isinstance(platform, Platform), problems
    found = missing_files(platform, small_root)[0]
    assert (found.path, found.code, found.stops) == (BRAND, "no-font-file", True)
    assert "data/fonts/egen.woff2" in found.text("en")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_both_languages_with_the_same_values(code: str) -> None:
    wording = catalogue()["problems"][code]
    assert set(wording) == set(LANGUAGES)
    swedish, english = (
        {name for _, name, _, _ in string.Formatter().parse(wording[each]) if name} for each in LANGUAGES
    )
    assert swedish == {name.removesuffix("_en") for name in english}
    for language in LANGUAGES:
        text = wording[language]
        assert text == " ".join(text.split()), "one line, no space to spare"
        assert text[0].islower() or not text[0].isalpha() or text.startswith("Kolada"), "it follows an address"


@pytest.mark.parametrize("name", groups())
def test_every_group_has_a_name_and_a_reason_in_both_languages(name: str) -> None:
    words = groups()[name]
    assert set(words) == {"name", "why"}
    assert all(set(each) == set(LANGUAGES) for each in words.values())
    assert any(kind["group"] == name for kind in RULES.values())


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_group_and_what_stops_comes_before_what_does_not(code: str) -> None:
    order, found = list(groups()), Problem("a", 1, 1, code)
    assert found.group in order
    # An import has problems of both sorts, and a group of its own.
    assert found.group in ("figures", "site") or found.stops == (order.index(found.group) < order.index("stale"))


def test_every_wording_is_of_a_problem_that_there_is() -> None:
    assert set(catalogue()["problems"]) == CODES


def test_an_area_to_which_no_strength_is_tied(small_root: Path) -> None:
    edit(small_root, "data/areas/park.yml", None, PARK)
    edit(small_root, UNKNOWN, "area: boende", "area: park")
    assert (
        "data/areas/park.yml:1:5: warning: no strength is tied to the area. Write them under strengths, or tie a strength to one of the area’s goals."
        in [row.text("en") for row in read_platform(small_root)[1]]
    )


def test_a_report_is_grouped_sorted_and_counted() -> None:
    rows = [
        problem("b.yml", (1, 1), "blank"),
        problem("a.yml", (2, 1), "unused-fact"),
        problem("a.yml", (10, 2), "repeated"),
        problem("a.yml", (9, 1), "repeated"),
        problem("c.yml", (1, 1), "empty", fields="id"),
    ]
    assert [line.partition(": ")[0] for line in report(rows).splitlines()] == [
        "Filer som inte går att läsa (1). Börja här",
        *("c.yml:1:1", ""),
        "Fält med fel form (3). En fil med fel form hoppas över när resten kontrolleras, så formen kommer före innehållet.",
        *("a.yml:9:1", "a.yml:10:2", "b.yml:1:1", ""),
        "Kan bli bättre (1). Det är inget fel. Ta det när du ändå har filen öppen.",
        *("a.yml:2:1", "", "4 fel, 1 anmärkning."),
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


def test_warnings_stop_nothing() -> None:
    assert {code for code in CODES if not Problem("a", 1, 1, code).stops} - ROWS == {
        *("braces-lost", "endless-word", "missing-word"),
        *("language-lacks", "long-average", "long-word", "passive"),
        *("alike-claims", "alike-variants", "area-without-goal", "area-without-strength", "boast-without-fact"),
        *("dead-link", "example-text", "unsure-link", "cliche"),
        *("figure-late", "foreign-quote", "goal-unserved", "goal-without-message", "hard-to-read", "hyphen-for-dash"),
        *("kolada-gaps", "kolada-no-producer", "long-sentence", "loose-initiative", "markup-in-text"),
        *("message-ends", "message-over", "message-without-goal", "no-space-before-sign", "page-untranslated"),
        "picture-undescribed",
        *("repeated-mark", "result-in-fact", "result-of-other-source", "same-text", "space-before-mark", "stale-fact"),
        *("straight-quote", "three-points", "two-spaces", "unproved-superlative", "unused-fact", "unused-source"),
    }
