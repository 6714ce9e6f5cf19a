"""Data for the profile tool: each strength's arguments in one language, the text around them, and the proof."""

from collections.abc import Iterator
from typing import Any

import regex

from macros.content.model import Argument, Frame, Strength, Text
from macros.content.texts import fact_words, named_facts, stated_facts
from macros.domain import urls
from macros.frontend.bank_data import labels, placeholders
from macros.rendering.renderer import Renderer

# Labels with this prefix are used in the files, in the language of the text, not of the page.
_PREFIX = "tool_sheet_"
_GROUND = "ljus"  # the variant of a picture in the files: on the light ground
# A full stop ends a sentence before a capital, but not in "bl.a. Anna" and "i.e. Anna".
_BETWEEN_SENTENCES = regex.compile(r"(?<=[.!?…][”“\"’)]*)(?<!\.\p{Ll}{1,2}\.)\s+(?=[”“\"’(–]*\p{Lu})")

Piece = dict[str, Any]


def profiles(renderer: Renderer) -> dict[str, Any]:
    """Return everything that a profile in this language is made of, as plain values.

    A piece is an unbreakable part of one or more sentences: {text, facts}, where facts are the ids of its proof. A text
    of a frame keeps its placeholders as {foretag}. Colours are those of the light scheme, since files are for paper.
    """
    platform = renderer.platform
    strengths = [_strength(renderer, each) for each in platform.strengths.values()]
    return {
        "language": renderer.language,
        "site": renderer.site_name,
        "words": labels(renderer, _PREFIX),
        "placeholders": placeholders(renderer, platform.profile.placeholders),
        "strengths": strengths,
        "facts": {id_: _fact(renderer, id_) for id_ in _named(strengths)},
        "frames": {each.audience: _frame(renderer, each) for each in platform.profile.texts},
        "boilerplate": _frame(renderer, platform.profile.boilerplate),
        "boilerplate_length": platform.profile.boilerplate_length,
        "map": _map(renderer),
        "colours": {role: _colour(renderer, colour) for role, colour in platform.brand.roles.items()},
    }


def _strength(renderer: Renderer, strength: Strength) -> dict[str, Any]:
    return {
        "id": strength.id,
        "name": renderer.text(strength.name),
        "essence": _piece(renderer, renderer.text(strength.essence)),
        "colour": _colour(renderer, strength.colour),
        "picture": _picture(renderer, strength.picture),
        "arguments": [_argument(renderer, each) for each in strength.arguments],
    }


def _argument(renderer: Renderer, argument: Argument) -> dict[str, Any]:
    claim = _piece(renderer, " ".join(renderer.text(argument.claim).split()))
    claim["stated"] = stated_facts(renderer.text(argument.claim))
    claim["facts"] = list(dict.fromkeys([*claim["facts"], *argument.facts]))
    more = [_piece(renderer, sentence) for sentence in sentences(renderer.text(argument.more))]
    return {"audiences": argument.audiences, "claim": claim, "more": more}


def _picture(renderer: Renderer, name: str) -> dict[str, str] | None:
    """Return a motif's file, below the site's root, and its alternative text; None for a drawing that is no motif."""
    motif = next((each for each in renderer.platform.brand.motifs if each.picture == name), None)
    return {"path": f"{urls.picture(name, _GROUND)}.png", "text": renderer.text(motif.text)} if motif else None


def _map(renderer: Renderer) -> dict[str, Any] | None:
    """Return the map of the place's location: a title, its alternative text, and its picture."""
    found = renderer.platform.place.map
    if not found:
        return None
    title = renderer.label("slides_map", place=renderer.text(renderer.platform.place.short))
    return {"title": title, "text": renderer.text(found.text), "picture": _picture(renderer, found.picture)}


def sentences(text: str) -> list[str]:
    """Split the text into sentences."""
    return list(_BETWEEN_SENTENCES.split(" ".join(text.split())))


def _piece(renderer: Renderer, text: str) -> Piece:
    return {"text": renderer.plain(text), "facts": named_facts([text])}


def _named(strengths: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the ids of the facts that the pieces refer to, each once."""
    arguments = (argument for strength in strengths for argument in strength["arguments"])
    pieces = [piece for argument in arguments for piece in (argument["claim"], *argument["more"])]
    essences = [strength["essence"] for strength in strengths]
    yield from dict.fromkeys(id_ for piece in (*pieces, *essences) for id_ in piece["facts"])


def _fact(renderer: Renderer, id_: str) -> dict[str, str]:
    fact = renderer.platform.facts[id_]
    source = renderer.platform.sources[fact.source]
    inferred = renderer.text(renderer.platform.vocabulary.certainty[fact.certainty])
    return {
        "label": renderer.text(fact.label),
        "value": fact_words(fact, renderer.language),
        "figure": renderer.figure(fact) if fact.kind == "number" else "",
        "unit": renderer.text(fact.unit) if fact.unit else "",
        "year": "" if fact.year == fact.value else renderer.year(fact.year),
        "publisher": source.publisher,
        "url": source.url,
        "note": f"{inferred}: {renderer.plain(fact.reason).rstrip('.')}" if fact.reason else "",
    }


def _frame(renderer: Renderer, frame: Frame) -> dict[str, Any]:
    opening, closing = ([_kept(renderer, text) for text in texts] for texts in (frame.opening, frame.closing))
    return {"name": renderer.text(frame.name), "opening": opening, "closing": closing}


def _kept(renderer: Renderer, text: Text) -> str:
    """Return the text with facts and goals written out and its placeholders unchanged: `{foretag}`."""
    slots = {name: f"{{{name}}}" for name in renderer.platform.profile.placeholders}
    return renderer.bank.filled(text, slots)


def _colour(renderer: Renderer, name: str) -> str:
    return renderer.platform.brand.palette[name].light.lstrip("#")
