"""The conversation in which an editor answers for a new item, one question a field; each answer is checked at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.choices import choices, search
from macros.new_items import WITHOUT_WORDS, NewItems
from macros.problems import Problem
from macros.schema import Schema

_MANY = 15  # more than this are searched, not listed
_YES = {"j", "ja", "y", "yes"}
_UNKNOWN = {"vet inte", "vet ej", "don't know", "don’t know"}


@cache
def _wordings() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text("utf-8"))
    return words


def words(name: str, language: str, /, **values: object) -> str:
    """One of the sentences of questions.yml."""
    return _wordings()[name][language].format(**values)


def wording(problem: Problem, language: str) -> str:
    """What is wrong, without the address: the answer is not in a file yet."""
    return problem.text(language).split(": ", 1)[1]


class _UnknownError(Exception):
    """The answer is that it is not known."""


@dataclass(frozen=True, slots=True)
class Question:
    """One field that is asked for. needed: it cannot be left out. unknown: “don't know” is an answer to it."""

    key: str
    schema: Schema
    default: str = ""
    needed: bool = True
    unknown: bool = False


@dataclass(slots=True)
class Interview:
    """Asks for an item. read: shows a prompt and gives the line that is typed; raises EOFError at the end."""

    items: NewItems
    read: Callable[[str], str]
    show: Callable[[str], None]
    answers: dict[str, Any] = field(default_factory=dict)

    def item(self) -> dict[str, Any]:
        """Every answer that the item needs, sound as a whole."""
        title, description = self._named(self.items.schema)
        self._say("begin", title=title, description=description)
        for key in self.items.order:
            if self.items.asks(key, self.answers):
                self._ask(key)
        while found := self.items.problems(self.answers):
            key, problem = found[0]
            self.show(f"\n{wording(problem, self.items.language)}")
            self._say("again")
            self._ask(key)
        return self.answers

    def _ask(self, key: str) -> None:
        """Ask for one of the item's own fields and keep the answer; what is not known is left out where it may be."""
        unknown = self.items.kind == "goal" and key in WITHOUT_WORDS
        needed = self.items.needs(key, self.answers)
        question = self._question(key, self.items.schema["properties"][key], needed, unknown)
        self._head(question)
        try:
            value = self._value(question)
        except _UnknownError:
            self._leave_out(key)
        else:
            self.answers |= {} if value in ("", {}) else {key: value}

    def _question(self, key: str, schema: Schema, needed: bool = True, unknown: bool = False) -> Question:
        return Question(key, schema, self.items.default(key, schema, self.answers), needed, unknown)

    def _head(self, question: Question) -> None:
        """What is asked for, as the field's form words it."""
        title, description = self._named(question.schema)
        self.show(f"\n{title}\n  {description}")
        examples = question.schema.get("examples")
        if examples and isinstance(examples[0], str) and not question.default and "x-ref" not in question.schema:
            self._say("example", example=examples[0])
        if question.unknown:
            self._say("leave-help")
        elif not question.needed:
            self._say("optional-help")

    def _leave_out(self, key: str) -> None:
        """Say in the goal's wording that this is not known; what a goal with such a wording lacks goes too."""
        self.answers["wording"] = WITHOUT_WORDS[key]
        for each in WITHOUT_WORDS:
            if not self.items.needs(each, self.answers):
                self.answers.pop(each, None)
        self._say("unknown-wording", wording=WITHOUT_WORDS[key])

    # One value, by its schema

    def _value(self, question: Question) -> Any:
        if question.schema.get("x-text"):
            return self._text(question)
        if "properties" in question.schema:
            return self._mapping(question)
        if "items" in question.schema:
            return self._list(question)
        if "enum" in question.schema or "x-ref" in question.schema:
            options = self._options(question)
            self._offer(options)
            return self._choice(question, options)
        return self._line(question)

    def _text(self, question: Question) -> dict[str, str]:
        """The text in each language, one after the other."""
        self._say("text-help")
        text = {}
        for edition in self.items.library.single("platform")["editions"]:
            if found := self._lines(question, edition["language"], edition["name"]):
                text[edition["language"]] = found
        return text

    def _mapping(self, question: Question) -> dict[str, Any]:
        """The fields that a part of the item must have."""
        answers = {}
        for key in question.schema["required"]:
            inner = self._question(key, question.schema["properties"][key])
            self._head(inner)
            answers[key] = self._value(inner)
        return answers

    def _list(self, question: Question) -> list[Any]:
        inner = self._question(question.key, question.schema["items"])
        if inner.schema.get("x-text") or "properties" in inner.schema:
            return list(self._parts(question, inner))
        options = self._options(inner)
        self._say("list-help")
        self._offer(options)
        found: list[str] = []
        while True:
            answer = self._choice(replace(inner, needed=False), options)
            if answer and answer not in found:
                found.append(answer)
            elif not answer and not self._wrong(question.schema, found):
                return found

    def _parts(self, question: Question, inner: Question) -> Iterator[Any]:
        """Parts of the item that have fields of their own, as many as somebody has answers for."""
        number, agreed = 1, "first-item"
        while (number == 1 and question.schema.get("minItems")) or self._agrees(agreed):
            self._say("begin-item", title=self._named(question.schema)[0], number=number)
            yield self._value(inner)
            number, agreed = number + 1, "another-item"

    def _choice(self, question: Question, options: dict[str, str]) -> str:
        """One of the options, by its number in the list that is shown, its id, or some letters of its name."""
        shown = options if len(options) <= _MANY else {}
        while answer := self._typed(question) or question.default:
            picked = _picked(answer, shown, options)
            value = next(iter(picked), answer)
            if len(picked) > 1:
                shown = dict(list(picked.items())[:_MANY])
                self._say("found")
                self._offer(shown)
            elif not self._wrong(question.schema, value):
                self._say("chosen", name=options[value] or value)
                return value
        return "" if not question.needed or not self._wrong(question.schema, "") else self._choice(question, options)

    def _options(self, question: Question) -> dict[str, str]:
        return choices(self.items.library, question.key, question.schema, self.items.language)

    def _offer(self, options: dict[str, str]) -> None:
        if not options:
            self._say("none-help")
        elif len(options) > _MANY:
            self._say("search-help", count=len(options))
        else:
            for number, (id_, name) in enumerate(options.items(), 1):
                self.show(f"  {number}. {id_}" + (f" – {name}" if name else ""))

    def _line(self, question: Question) -> str:
        """One line that the field's schema takes; an item's id must be free as well."""
        while True:
            answer = self._typed(question) or question.default
            if not answer and not question.needed:
                return ""
            if self._wrong(question.schema, answer):
                continue
            if question.key == "id" and answer in self.items.library.documents[self.items.kind]:
                self._say("id-taken", found=answer, path=self.items.path(answer))
                continue
            return answer

    def _lines(self, question: Question, language: str, name: str) -> str:
        """The words in one language, over several lines; empty only where they may be left out."""
        while True:
            answer = self._known(question, self._paragraphs(name))
            if not answer and not question.needed:
                return ""
            if not self._wrong(question.schema, {language: answer}):
                return answer

    # What is typed

    def _typed(self, question: Question) -> str:
        prompt = f"  [{question.default}]: " if question.default else "  : "
        return self._known(question, self.read(prompt).strip())

    def _paragraphs(self, name: str) -> str:
        """Lines up to an empty one or a full stop alone, joined to paragraphs."""
        paragraphs, prompt = [""], f"  {name}: "
        while (line := self.read(prompt).strip()) not in ("", "."):
            prompt = "  … "
            if paragraphs == [""] and _is_unknown(line):
                return line
            if line == "+":
                paragraphs.append("")
            else:
                paragraphs[-1] = f"{paragraphs[-1]} {line}".strip()
        return "\n".join(filter(None, paragraphs))

    def _known(self, question: Question, answer: str) -> str:
        """The answer; nothing where it is “don't know” of what cannot be left out, which is said."""
        if not _is_unknown(answer):
            return answer
        if question.unknown:
            raise _UnknownError
        if question.needed:
            self._say("needed")
        return ""

    def _agrees(self, question: str) -> bool:
        return self.read(f"  {words(question, self.items.language)} ").strip().casefold() in _YES

    # What is said

    def _wrong(self, schema: Schema, value: Any) -> bool:
        """Whether the value is wrong for the field; if so, it is said how."""
        problems = self.items.faults(schema, value)
        for row in problems:
            self.show(f"  {wording(row, self.items.language)}")
        return bool(problems)

    def _named(self, schema: Schema) -> tuple[str, str]:
        swedish = self.items.language == "sv"
        title, description = ("title", "description") if swedish else ("x-title-en", "x-description-en")
        return schema.get(title, ""), schema.get(description, "")

    def _say(self, name: str, /, **values: object) -> None:
        self.show(f"  {words(name, self.items.language, **values)}")


def _is_unknown(answer: str) -> bool:
    return answer.casefold().rstrip(".") in _UNKNOWN


def _picked(answer: str, shown: dict[str, str], options: dict[str, str]) -> dict[str, str]:
    """The options that the answer may mean."""
    if answer.isdecimal() and 0 < int(answer) <= len(shown):
        return dict([list(shown.items())[int(answer) - 1]])
    return search(answer, options)
