"""The writer of the forms: in a real browser, it gives the same as macros/editing/layout.py, character for character."""
# ruff: noqa: E501

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser, Page, Route

from macros.cli.format import comments
from macros.content.yaml_reader import parse
from macros.editing.layout import layout
from tests.support.site import ROOT
from tests.support.windows import window
from tests.support.yaml_texts import FILES, GOAL, SCHEMAS, TEXTS, data_of, files

pytestmark = pytest.mark.browser
FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
PLACE = "http://writer.test/"
FOLDERS = {"js": ROOT / "overrides" / "js" / "forms", "yaml": ROOT / "node_modules" / "yaml" / "browser"}
OPEN = """async (schemas) => {
  const [{ makeWriter }, YAML] = [await import("/js/writer.js"), await import("/yaml/index.js")];
  globalThis.writer = (kind, path) => makeWriter(YAML, schemas, kind, path);
}"""
# What a form might do to a file: [kind, path, the file's text or null, what changes it].
RUN = """(jobs) => jobs.map(([kind, path, text, change]) => {
  const { read, write } = writer(kind, path);
  const data = text === null ? {} : read(text);
  const changed = new Function("data", `${change}; return data;`)(data);
  return [write(text, changed), changed];
})"""
# More in every list; less in each, and fewer fields; the lists the other way round.
CHANGES = (
    "const name = data.name ?? data.label ?? data.title; if (name?.sv) name.sv = 'Nytt: \"ord\" # 1';"
    "for (const list of Object.values(data)) if (Array.isArray(list)) list.unshift("
    "typeof list[0] === 'string' ? 'ny' : { ...list.at(-1), note: { sv: 'Ny.', en: 'New.' } })",
    "for (const list of Object.values(data)) if (Array.isArray(list)) list.shift();"
    "const keys = Object.keys(data); if (keys[2]) { data[keys.at(-1)] = null; delete data[keys.at(-2)] }",
    "for (const list of Object.values(data)) if (Array.isArray(list)) list.reverse()",
)
# Of each kind, the three longest files, each changed in its own way: every manner of writing is in them.
CHANGED = [
    (*found, change)
    for _, same in groupby(sorted(FILES, key=itemgetter(2)), key=itemgetter(2))
    for found, change in zip(sorted(same, key=lambda each: -each[0].stat().st_size), CHANGES, strict=False)
]
Job = tuple[str, str, str | None, str]
Answer = tuple[str, Any]
Writer = Callable[[Sequence[Job]], list[Answer]]


def _file(route: Route) -> None:
    """The modules, from where they lie; a page for everything else."""
    folder, _, name = route.request.url.removeprefix(PLACE).partition("/")
    if folder in FOLDERS:
        route.fulfill(path=FOLDERS[folder] / name, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>x</title>", content_type="text/html")


@pytest.fixture(scope="module")
def writer(browser: Browser) -> Iterator[Writer]:
    """What writes a batch of files in a page: gives each text, and the data that a form would have asked for."""
    with window(browser) as context:
        page: Page = context.new_page()
        page.route(f"{PLACE}**", _file)
        page.goto(PLACE)
        page.evaluate(OPEN, SCHEMAS.by_file)
        yield lambda jobs: [(text, data) for text, data in page.evaluate(RUN, [list(job) for job in jobs])]


def _formed(text: str, kind: str = "goal", path: str = GOAL) -> str:
    return layout(text, kind, SCHEMAS, path)


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


def test_a_changed_file_is_in_form_with_its_comments(writer: Writer) -> None:
    jobs = [(kind, path, file.read_text("utf-8"), change) for file, path, kind, change in CHANGED]
    for (kind, path, before, _), (after, data) in zip(jobs, writer(jobs), strict=True):
        assert _formed(after, kind, path) == after, path
        assert comments(after) == comments(before or ""), path
        assert _written(data_of(after)) == _written(data), path


def test_a_file_that_nobody_changed_is_the_same_to_the_byte(writer: Writer) -> None:
    jobs = [(kind, path, file.read_text("utf-8"), "") for file, path, kind in FILES[::4] if file == ROOT / path]
    for (_, path, before, _), (after, _) in zip(jobs, writer(jobs), strict=True):
        assert after == before, path


@FEW
@given(text=files())
def test_any_file_gets_the_form_that_python_gives_it(writer: Writer, text: str) -> None:
    # These are line breaks in YAML 1.1 alone; the form writes them as \\u….
    if not parse(text, GOAL).problems and not re.search("[\x85\u2028\u2029]", text):
        [(written, _)] = writer([("goal", GOAL, text, "")])
        assert written == _formed(text)


@FEW
@given(text=TEXTS)
def test_any_text_comes_through(writer: Writer, text: str) -> None:
    words = json.dumps(text)
    change = f"data.name = {{ sv: {words}, en: 'x' }}; data.facts = [{words}, 'a']; data.frequency = {words}"
    [(new, _), (changed, _)] = writer([("goal", GOAL, None, change), ("goal", GOAL, "id: x\nname: {sv: a}\n", change)])
    expected = _written({"name": {"sv": text, "en": "x"}, "facts": [text, "a"], "frequency": text})
    assert data_of(new) == expected
    assert data_of(changed) == {"id": "x", **expected}
    assert (new, changed) == (_formed(new), _formed(changed))


CASES: list[tuple[str, str | None, str, str]] = [
    ("a new item", None, "Object.assign(data, { standing: 'proposal', number: 7, id: 'ny', next: '2027-01-01', name: { en: 'New', sv: 'Ny: mål' }, facts: ['a', ''], keywords: { sv: [] } })", 'id: ny\nnumber: 7\nname:\n  sv: "Ny: mål"\n  en: New\nnext: 2027-01-01\nfacts: [a]\nstanding: proposal\n'),
    ("a number that is the same", "base: {value: 61.30, year: 2016} # a\n", "data.base.value = 61.3", "base: {year: 2016, value: 61.30} # a\n"),
    ("a number that is another", "base: {year: 2016, value: 61.30} # a\n", "data.base.value = 61.4", "base: {year: 2016, value: 61.4} # a\n"),
    ("a result more, like the others", "results:\n  # old\n  - {year: 2020, fact: a} # b\n", "data.results.push({ year: 2021, value: 5.5 })", "results:\n  # old\n  - {year: 2020, fact: a} # b\n  - {year: 2021, value: 5.5}\n"),
    ("comments go with their items", "facts:\n  - a # a\n  - b # b\n  - c\n", "data.facts = ['c', 'ny', 'a', 'b']", "facts:\n  - c\n  - ny\n  - a # a\n  - b # b\n"),
    ("comments of what is gone stay", "facts:\n  # above\n  - a # a\n  - b\n# on x\nstanding: y\nzz: y\n", "data.facts = ['b']; data.zz = ''; data.standing = ''", "facts:\n  # above\n  # a\n  - b\n# on x\nstanding: \"\"\n"),
    ("paragraphs, as a form has them", "name:\n  sv: >-\n    Ett.\n\n    Två.\n", "data.name.sv += '\\n\\nTre.'", "name:\n  sv: >-\n    Ett.\n\n    Två.\n\n    Tre.\n"),
]  # fmt: skip


def test_what_a_form_changes(writer: Writer) -> None:
    answers = writer([("goal", GOAL, before, change) for _, before, change, _ in CASES])
    for (name, _, _, after), (text, _) in zip(CASES, answers, strict=True):
        assert text.split("\n", 1)[1] == after, name


BOXES = [
    ("id: a\n", "false", "id: a\nname: {sv: b}\n"),  # a form has it where the file has nothing
    (None, "false", "name: {sv: b}\n"),
    ("id: a\nworking_title: true\n", "false", "id: a\nname: {sv: b}\n"),
    ("id: a\nworking_title: false\n", "false", "id: a\nname: {sv: b}\nworking_title: false\n"),
    ("id: a\n", "true", "id: a\nname: {sv: b}\nworking_title: true\n"),
]


def test_a_box_that_is_not_ticked_adds_nothing(writer: Writer) -> None:
    change = "data.working_title = {}; data.name = {{ sv: 'b' }}"
    jobs = [("strength", "data/strengths/x.yml", before, change.format(value)) for before, value, _ in BOXES]
    assert [data_of(text) for text, _ in writer(jobs)] == [data_of(after) for *_, after in BOXES]


def test_the_form_gets_numbers_and_paragraphs(writer: Writer) -> None:
    text = 'number: 1\nbase: {year: 2016, value: 61.30}\nname:\n  sv: "Ett\\nTvå"\nid: "12"\n'
    [(_, data), (broken, _)] = writer([("goal", GOAL, text, ""), ("goal", GOAL, None, "data.id = 'a\\ud83d'")])
    assert data == {"number": 1, "base": {"year": 2016, "value": "61.30"}, "name": {"sv": "Ett\n\nTvå"}, "id": "12"}
    assert data_of(broken) == {"id": "a\ufffd"}, "half a character does not break the file"
