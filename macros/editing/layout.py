"""The one form of every data file: what a careful person would have written. Pure: text in, text out.

The rules, which `overrides/js/forms/layout.js` follows as well, character for character:

- The first line names the file's schema. Lines end in LF, the last one too. Each level is indented by two spaces,
  a list below its key as well.
- Keys come in the order of the schema's properties, others after them as they stood. Where the keys are free (words,
  sources, colours) their order is the writer's.
- A value is plain where no reader of YAML, 1.1 or 1.2, could take it for anything but that text; else it stands in
  double quotes. Integers, numbers, booleans and days are plain where the schema says that this is what they are.
- A text that does not fit on its line, or has paragraphs, is `>-`: folded, a blank line between paragraphs. Lines break
  at spaces alone, never at a no-break space. What folding cannot hold (an empty line, an indented one) is `|-`, and
  what that cannot hold either (a space or line break last, a tab, what cannot be seen) stands in double quotes.
- A list of words is `[a, b]` if it fits on its line, else one a line. A list of texts or groups: one a line.
- A group is one key a line. One that was written `{…}` stays so while it fits on its line.
- Comments stay with what they stand above, beside or after; what holds one is never `[…]` or `{…}`. One blank line
  stays above a comment or above a key of the outermost level; other blank lines go.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.schema import Schema, Schemas, is_day, is_number
from macros.content.yaml_reader import UNPRINTABLE
from macros.editing.outline import Comment, Entry, Group, outline

WIDTH = 110
HEAD = "# yaml-language-server: $schema="
_STEP = "  "
_EDGE = re.compile(r"^[\s\ufeff]|[\s\ufeff]$")
_UNSEEN = re.compile(f"{UNPRINTABLE.pattern}|[\x85\u2028\u2029]")
# What has a meaning of its own in YAML: as the first character, anywhere, and within [ ] and { }.
_SIGN = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`]|\s#|:\s|:$|[\t\r\n]")
_FLOW_SIGN = re.compile(r"[,\[\]{}:?]")
# What some reader takes for a number, a day, a boolean or nothing.
_TYPED = re.compile(
    r"[-+]?(?:0b[01_]*|0x[0-9a-f_]*|0o[0-7_]*|\.inf)|\.nan"
    r"|[-+]?(?:[0-9][0-9_,]*(?::[0-9_]+)*(?:\.[0-9_.]*)?|\.[0-9_.]*)(?:e[-+]?[0-9]+)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[ t].*)?|y|yes|n|no|true|false|on|off|null|~|=|<<|",
    re.IGNORECASE | re.ASCII,
)
_BREAK = re.compile(r"(?<! ) (?! )")
# What a folded text cannot hold, and what one line by line cannot: spaces at the ends of lines, and tabs.
_LOOSE = re.compile(r"^ | $|[\t\r]", re.MULTILINE)
_LOOSE_END = re.compile(r" $|[\t\r]", re.MULTILINE)


def layout(text: str, kind: str, schemas: Schemas, path: str) -> str:
    """The text of a kind's file in its form. path: the file, below the project's root, with forward slashes.

    The text is one that `document.parse` finds no problems in; what is not a mapping with keys in it
    is given back as it is.
    """
    try:
        return lay_out(outline(text), kind, schemas, path)
    except ValueError:
        return text


def lay_out(root: Group, kind: str, schemas: Schemas, path: str) -> str:
    """The text of what stands in an outline; see `layout`."""
    head = f"{HEAD}{'../' * (path.count('/') - 1)}schema/{kind}.schema.json"
    for comments in (*(entry.before for entry in root.entries[:1]), root.after):
        comments[:] = [comment for comment in comments if not comment.text.startswith(HEAD)]
    return "\n".join([head, *_Lines(schemas).group(root, schemas.kind(kind), 0)]) + "\n"


@dataclass(frozen=True, slots=True)
class _Lines:
    """Writes outlines as lines."""

    schemas: Schemas

    def group(self, group: Group, schema: Schema, depth: int) -> list[str]:
        """The lines of a group that stands one entry a line."""
        indent = _STEP * depth
        lines: list[str] = []
        for entry in _ordered(group, schema):
            lines += _above(entry.before, indent, first=depth > 0 and not lines)
            if entry.blank and not depth:
                lines.append("")
            lines += self.entry(entry, self.schemas.inner(schema, entry.key or 0), depth)
        return lines + list(_above(group.after, indent, first=False))

    def entry(self, entry: Entry, schema: Schema, depth: int) -> list[str]:
        """The lines of an entry, without the comments above it."""
        indent = _STEP * depth
        name = f"{indent}-" if entry.key is None else f"{indent}{word(entry.key, {}, flow=False)}:"
        trailing = f" {entry.trailing}" if entry.trailing else ""
        if isinstance(entry.value, str):
            first, *rest = text_lines(entry.value, schema, name, indent + _STEP)
            return [first + trailing, *rest]
        line = self.line(entry.value, schema) if _wants_line(entry.value) else None
        if line is not None and len(name) + 1 + len(line) <= WIDTH:
            return [f"{name} {line}{trailing}"]
        lines = self.group(entry.value, schema, depth + 1)
        if entry.key is not None:
            return [name + trailing, *lines]
        return _item(lines, indent, trailing)

    def line(self, value: str | Group, schema: Schema) -> str | None:
        """The value on one line, or None where it holds a comment or a line break."""
        if isinstance(value, str):
            return None if "\n" in value else word(value, schema, flow=True)
        parts = []
        for entry in _ordered(value, schema):
            part = self.line(entry.value, self.schemas.inner(schema, entry.key or 0))
            if part is None or entry.before or entry.trailing:
                return None
            parts.append(part if entry.key is None else f"{word(entry.key, {}, flow=True)}: {part}")
        inside = ", ".join(parts)
        if value.after:
            return None
        return f"{{{inside}}}" if value.is_map else f"[{inside}]"


def _ordered(group: Group, schema: Schema) -> list[Entry]:
    ranks = {key: rank for rank, key in enumerate(schema.get("properties", {}))} if group.is_map else {}
    return sorted(group.entries, key=lambda entry: ranks.get(entry.key or "", len(ranks)))


def _above(comments: list[Comment], indent: str, *, first: bool) -> Iterator[str]:
    """The lines of comments. first: they are the first in a group, where no blank line stands."""
    for number, comment in enumerate(comments):
        if comment.blank and not (first and number == 0):
            yield ""
        yield indent + comment.text


def _wants_line(group: Group) -> bool:
    """Whether a group is to stand on one line if it fits: what is empty, words, or {…} from the start."""
    if group.is_map:
        return group.flow or not group.entries
    return all(isinstance(entry.value, str) for entry in group.entries)


def _item(lines: list[str], indent: str, trailing: str) -> list[str]:
    """The lines of a list's item that is a group: its dash stands before its first key, comments above that."""
    count = next(number for number, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
    comments = [*filter(None, [trailing.strip()]), *(line.strip() for line in lines[:count] if line)]
    return [*(indent + each for each in comments), f"{indent}- {lines[count].lstrip()}", *lines[count + 1 :]]


def text_lines(text: str, schema: Schema, name: str, indent: str) -> list[str]:
    """A value's lines. name: what stands before it on the first. indent: of the lines below."""
    line = f"{name} {word(text, schema, flow=False)}"
    paragraphs = text.split("\n")
    fits = len(line) <= WIDTH or not _BREAK.search(text)
    if (len(paragraphs) == 1 and fits) or not text or _UNSEEN.search(text):
        return [line]
    if all(paragraphs) and not _LOOSE.search(text):
        folded = [[*_folded(each, WIDTH - len(indent)), ""] for each in paragraphs]
        return [f"{name} >-", *(indent + each if each else "" for lines in folded for each in lines)][:-1]
    if len(paragraphs) > 1 and paragraphs[0] and paragraphs[-1] and text[0] != " " and not _LOOSE_END.search(text):
        return [f"{name} |-", *(indent + each if each else "" for each in paragraphs)]
    return [line]


def _folded(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most the width, where its words are short enough for that."""
    line, *words = _BREAK.split(text)
    for each in words:
        if len(line) + 1 + len(each) > width:
            yield line
            line = each
        else:
            line += f" {each}"
    yield line


def word(text: str, schema: Schema, *, flow: bool) -> str:
    """A value on one line: plain, or in double quotes. flow: whether it stands within [ ] or { }."""
    return text if _is_typed(text, schema) or _is_plain(text, flow=flow) else _quoted(text)


def _is_typed(text: str, schema: Schema) -> bool:
    """Whether the text is written as the number, boolean or day that the schema says it is."""
    type_ = schema.get("type")
    if type_ == "boolean":
        return text in ("true", "false")
    return is_number(text) if type_ in ("integer", "number") else schema.get("format") == "date" and is_day(text)


def _is_plain(text: str, *, flow: bool) -> bool:
    """Whether every reader takes the text for itself when no quotes stand round it."""
    signs = _SIGN.search(text) or _EDGE.search(text) or (flow and _FLOW_SIGN.search(text))
    return not (signs or _TYPED.fullmatch(text) or _UNSEEN.search(text))


def _quoted(text: str) -> str:
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
