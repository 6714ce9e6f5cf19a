"""Embedding a message or a goal on another site: the script, and the attributes of its element."""

from pathlib import Path
from typing import Any

from macros.content.model import Message
from macros.domain.bank import Slot
from macros.exports.open_data import OpenData
from macros.frontend import bundle, esbuild
from macros.rendering.renderer import Renderer

_LABELS = ("goal", "retired", "instead", "bank", "about")
_SENDER = "avsandare"
_MODULE = "overrides/js/embed/embed.js"


def script(data: OpenData, root: Path) -> str:
    """Return the whole script, with its words in every language."""
    words = bundle.known("WORDS", {each.language: _words(each) for each in data.renderers})
    return esbuild.scripts({"embed": root / _MODULE}, root / "node_modules", words)["embed"]


def _words(renderer: Renderer) -> dict[str, Any]:
    labels, placeholders = renderer.platform.vocabulary.labels, renderer.platform.vocabulary.placeholders
    return {
        **{name: renderer.text(labels[f"embed_{name}"]) for name in _LABELS},
        "undated": renderer.label("undated"),
        "site": renderer.site_name,
        "fields": {name: renderer.text(each.shown) for name, each in placeholders.items()},
    }


def attributes(message: Message, renderer: Renderer) -> dict[str, str]:
    """Return the attributes that the embedding element must have, one per placeholder: attribute → example value."""
    parts = (part for paragraph in renderer.bank.paragraphs(message.variants[0]) for part in paragraph)
    names = dict.fromkeys(part.name for part in parts if isinstance(part, Slot))
    shown = renderer.platform.vocabulary.placeholders
    return {"sender" if name == _SENDER else name: renderer.text(shown[name].shown) for name in names}
