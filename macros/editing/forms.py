"""The configuration of the forms, generated from the schemas that also check the content, so that they agree.

The form editor is Sveltia CMS; its options are documented at https://sveltiacms.app/en/docs. Mappings with free keys,
which its fields cannot represent, are converted to lists and back by the page's script: see overrides/js/forms/data.js.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from macros.content import kinds
from macros.content.kinds import MANY, ONE
from macros.content.model import Text
from macros.content.references import listed_names
from macros.content.schema import Schema, Schemas, words_of
from macros.domain import urls
from macros.rendering.renderer import Renderer

Field = dict[str, Any]
# Folder of written pages → the label that names it in the menu.
_SECTIONS = {".": "home", urls.ABOUT: "nav_about", urls.GUIDES: "nav_guides", urls.EDITORS: "page_editors"}
# The fields of an entry of a mapping with free keys: its key, and its value unless that is an object.
KEY, VALUE = "key", "value"
# The widgets with a short value.
_SHORT = ("string", "relation", "select")
_NUMBERS = {"integer": "int", "number": "float"}


def configuration(
    schemas: Schemas, renderer: Renderer, pages: Iterable[str], backend: dict[str, Any]
) -> dict[str, Any]:
    """Return the whole configuration. pages: the written pages' files below an edition's folder; backend: storage."""
    maker = _Maker(schemas, renderer)
    return {
        "backend": backend,
        # What is saved at a host becomes a proposal of its own, which is checked before it is taken in.
        "publish_mode": "editorial_workflow" if backend.get("branch") else "simple",
        "load_config_file": False,
        "app_title": renderer.label("forms_title"),
        "media_folder": "data/pictures",
        "public_folder": "/assets/pictures",
        "show_preview_links": False,
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}},
        "i18n": {"structure": "multiple_folders", "locales": maker.languages, "default_locale": maker.languages[0]},
        "collections": [*maker.kinds(), *maker.page_folders(pages)],
        "singletons": [maker.single(kind) for kind in ONE],
    }


class _Maker:
    """Generates collections and fields with labels in the renderer's language."""

    def __init__(self, schemas: Schemas, renderer: Renderer) -> None:
        self.schemas = schemas
        self.renderer = renderer
        self.platform = renderer.platform
        self.languages = [each.language for each in self.platform.place.editions]

    def kinds(self) -> Iterator[Field]:
        """Yield a collection per kind with many items; for a kind by language, one per language."""
        languages = dict.fromkeys([*self.platform.languages, *self.platform.translated])
        for kind in kinds.by_menu():
            if kind.by_language:
                yield from (self._in_language(kind.name, each) for each in languages)
            else:
                yield self.collection(kind.name)

    def _in_language(self, kind: str, language: str) -> Field:
        """Return the collection of a kind's items in one language."""
        found, name = self.collection(kind), urls.collection_of(kind, language)
        label = f"{found['label']}: {self.renderer.bank.other(language).language_name}"
        own = {"name": name, "format": f"data-{name}", "label": label, "folder": f"{found['folder']}/{language}"}
        return found | own

    def _name_field(self, kind: str, language: str) -> str:
        """Return the field with the name of the kind's items."""
        field = "label" if kind == "fact" else "name"
        return f"{field}.{language}" if self.schemas.kind(kind)["properties"][field].get("x-text") else field

    def _called(self, kind: str, language: str) -> str:
        """Return the template of an item's name in lists and menus: its name and its id."""
        return f"{{{{{self._name_field(kind, language)}}}}} ({{{{id}}}})"

    def collection(self, kind: str) -> Field:
        """Return the collection of a kind with many items, one per file."""
        schema = self.schemas.kind(kind)
        return {
            **self._described(schema, kind, "description"),
            "label": words_of(schema, "x-plural", self.renderer.language),
            "label_singular": self._described(schema, kind)["label"],
            "folder": MANY[kind].path,
            "extension": "yml",
            "format": f"data-{kind}",
            "identifier_field": "id",
            "slug": "{{id}}",
            "summary": ("{{number}}. " if kind == "goal" else "") + self._called(kind, self.renderer.language),
            "sortable_fields": self._orders(kind),
            "create": True,
            "delete": not MANY[kind].kept,
            "editor": {"preview": True},
            "fields": list(self._fields(schema)),
        }

    def _orders(self, kind: str) -> Field:
        """Return the fields that a kind's list can be sorted by, and the one that it is sorted by at first.

        Without that one the editor sorts by its summaries, for which it renders the Markdown of each.
        """
        numbers = [name for name in ("number", "order") if name in self.schemas.kind(kind)["properties"]]
        fields = [*numbers, self._name_field(kind, self.renderer.language), "id"]
        return {"fields": fields, "default": {"field": fields[0]}}

    def single(self, kind: str) -> Field:
        """Return the form of a kind with a single file."""
        schema = self.schemas.kind(kind)
        fields = self._fields(schema) if schema.get("properties") else [self._map("entries", schema)]
        return {
            "name": kind,
            "label": self._described(schema, kind)["label"],
            "file": ONE[kind].path,
            "format": f"data-{kind}",
            "editor": {"preview": False},
            "fields": list(fields),
        }

    def page_folders(self, files: Iterable[str]) -> Iterator[Field]:
        """Yield a collection of written pages for each folder below an edition's."""
        for name in sorted({str(PurePosixPath(file).parent) for file in files}):
            title = self.renderer.label(_SECTIONS[name]) if name in _SECTIONS else name
            yield {
                "name": urls.page_collection(name),
                "label": self.renderer.label("forms_pages", folder=title),
                "folder": "docs/{{locale}}" if name == "." else f"docs/{{{{locale}}}}/{name}",
                "extension": "md",
                "format": "yaml-frontmatter",
                "i18n": True,
                "create": True,
                "delete": False,
                "slug": "{{slug}}",
                "editor": {"preview": False},
                "fields": list(self._page_fields()),
            }

    def _page_fields(self) -> Iterator[Field]:
        label = self.renderer.label
        of_their_own: dict[str, Field] = {
            "keywords": {"required": False, "hint": label("forms_keywords_hint")},
            "body": {"modes": ["raw"], "hint": label("forms_body_hint")},
        }
        widgets = {"title": "string", "description": "text", "keywords": "string", "body": "markdown"}
        for name, widget in widgets.items():
            field = {"name": name, "label": label(f"forms_page_{name}"), "widget": widget, "i18n": True}
            yield field | of_their_own.get(name, {})

    # Fields

    def _fields(self, schema: Schema) -> Iterator[Field]:
        """Yield a field for each property of an object."""
        for name, raw in schema["properties"].items():
            # The definition that a field refers to has a description too, which explains the format.
            inner = {**raw, "x-hint": self._described(raw.get("x-rule", raw), "").get("hint", "")}
            # A value that the form computes is shown read-only.
            made = {"readonly": True} if inner.get("readOnly") else {}
            required = name in schema.get("required", []) and not made
            yield {"required": required, **self._field(name, inner), **made}

    def _field(self, name: str, schema: Schema) -> Field:
        field = self._described(schema, name)
        if schema.get("x-text"):
            return {**field, "widget": "object", **self._languages(schema)}
        if kind := schema.get("x-ref"):
            return {**field, **self._reference(kind)}
        if schema.get("type") == "array":
            return {**field, **self._list(schema)}
        if "properties" in schema:
            return {**field, "widget": "object", "fields": list(self._fields(schema))}
        if schema.get("type") == "object":
            return {**field, **self._map(name, schema)}
        return {**field, **self._scalar(name, schema)}

    def _described(self, schema: Schema, name: str, key: str = "hint") -> Field:
        """Return name, label and the schema's description, under the key `key`."""
        label, hint = (words_of(schema, each, self.renderer.language) for each in ("title", "description"))
        return {"name": name, "label": label or name, **({key: hint} if hint else {})}

    def _languages(self, schema: Schema) -> Field:
        """Return a text field per language, or for words, a list per language."""
        words = schema["x-text"] is True and schema["additionalProperties"].get("type") == "array"
        names = {each.language: each.name for each in self.platform.place.editions}
        widget = {"widget": "list"} if words else {"widget": "string" if schema.get("x-short") else "text"}
        return {"fields": [{"name": each, "label": names[each], **widget} for each in self.languages]}

    def _reference(self, kind: str) -> Field:
        """Return a field to pick an item: a relation if forms can add such items, else a fixed list."""
        if kind in MANY:
            return {
                "widget": "relation",
                "collection": kind,
                "value_field": "id",
                "display_fields": [self._called(kind, self.languages[0])],
                "search_fields": [self._name_field(kind, self.languages[0]), "id"],
            }
        options = [self._option(id_, name) for id_, name in listed_names(self.platform, kind).items()]
        return {"widget": "select", "options": options}

    def _option(self, value: str, name: Text | None) -> Field:
        return {"label": f"{self.renderer.text(name)} ({value})" if name else value, "value": value}

    def _list(self, schema: Schema) -> Field:
        item = schema["items"]
        least = {"min": schema["minItems"]} if "minItems" in schema else {}
        if "x-ref" in item:
            return {**self._reference(item["x-ref"]), "multiple": True, **least}
        if item.get("x-text"):
            return {"widget": "list", **self._languages(item), **least}
        if item.get("type") == "object":
            fields = list(self._fields(item))
            return {"widget": "list", "fields": fields, "summary": self._line(fields), "collapsed": "auto", **least}
        return {"widget": "list", "field": {**self._scalar("", item), "name": "item", "label": ""}, **least}

    def _line(self, fields: list[Field]) -> str:
        """Return the summary of a collapsed list entry: its short values, else its first text."""
        numbers = [each["name"] for each in fields if each["widget"] == "number"]  # one that is empty would read as 0
        words = [each["name"] for each in fields if each["widget"] in _SHORT and not each.get("multiple")]
        texts = [f"{each['name']}.{self.languages[0]}" for each in fields if each["widget"] == "object"]
        return " ".join(f"{{{{fields.{name}}}}}" for name in [*numbers[:1], *words][:3] or texts[:1])

    def _map(self, name: str, schema: Schema) -> Field:
        """Return a mapping with free keys as a list, whose entries have the key in a field of its own."""
        value = self._field(VALUE, schema["additionalProperties"])
        fields = value["fields"] if value["widget"] == "object" else [value]
        key = {"name": KEY, "label": self.renderer.label("forms_key"), "widget": "string"}
        return {
            "name": name,
            "label": self._described(schema, name)["label"],
            "widget": "list",
            "fields": [key, *fields],
            "summary": f"{{{{fields.{KEY}}}}}",
            "collapsed": True,
            "minimize_collapsed": True,
        }

    def _scalar(self, name: str, schema: Schema) -> Field:
        if "enum" in schema:
            return {"widget": "select", "options": self._values(name, schema["enum"])}
        if (kind := schema.get("type")) in _NUMBERS:
            bounds = {to: schema[by] for by, to in (("minimum", "min"), ("maximum", "max")) if by in schema}
            return {"widget": "number", "value_type": _NUMBERS[kind], **bounds}
        if kind == "boolean":
            return {"widget": "boolean"}
        if schema.get("format") == "date":
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        return {"widget": "text" if schema.get("x-long") else "string", **self._limits(schema)}

    def _values(self, name: str, values: list[str]) -> list[Field]:
        """Return the allowed values, labelled by the vocabulary if it has words for them."""
        words = getattr(self.platform.vocabulary, name, None)
        known = words if isinstance(words, dict) else {}
        return [self._option(each, known.get(each)) for each in values]

    def _limits(self, schema: Schema) -> Field:
        """Return the text limits in the schema; its description explains the pattern, read as Unicode (`u`)."""
        most = {"maxlength": schema["maxLength"]} if "maxLength" in schema else {}
        if schema.get("pattern") in (None, "\\S"):
            return most
        example = f" {schema['examples'][0]}" if schema.get("examples") else ""
        return {**most, "pattern": [f"/{schema['pattern']}/u", schema.get("x-hint", "") + example]}
