"""The one form of the data files, as the forms and the commands write it: no value is changed, and no comment lost."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from ruamel.yaml import YAML

from macros.content.yaml_reader import parse
from tests.support.site import NODE, ROOT
from tests.support.yaml_texts import FILES, GOAL, MODEST, SCHEMAS, TEXTS, comments, data_of, files

HEAD = "# yaml-language-server: $schema=../schema/goal.schema.json\n"
CASES = yaml.safe_load(Path(__file__).with_name("layout_cases.yml").read_text("utf-8"))
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


@pytest.mark.parametrize(("text", "formed"), [case.values() for case in CASES["form"].values()], ids=CASES["form"])
def test_the_form(writer: Writer, text: str, formed: str) -> None:
    assert _keeps(writer, text) == HEAD + formed


def test_texts_are_folded_at_spaces_within_the_width_and_never_at_a_no_break_space(writer: Writer) -> None:
    lines = _keeps(writer, f"name:\n  sv: {LONG.strip()}\n").splitlines()
    assert lines[2] == "  sv: >-"
    assert all(len(line) <= 110 for line in lines)
    assert all(len(f"{line} {below.split()[0]}") > 110 for line, below in pairwise(lines[3:]))
    formed = _keeps(writer, "name:\n  sv: " + "1\xa0000 " * 30 + "kr\n")
    assert not any(line.strip().startswith("000") for line in formed.splitlines())


@pytest.mark.parametrize(
    ("before", "change", "after"), [case.values() for case in CASES["changed"].values()], ids=CASES["changed"]
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
