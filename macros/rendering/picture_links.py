"""Links that open the picture maker with an item's template, motif, colour and words.

overrides/js/maker/drafts.js reads the part after #, and overrides/js/bank/picture.js adds a card's text to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from macros.content.model import Goal, Item, Kit, Message, Strength, Template
from macros.domain import trend, urls

if TYPE_CHECKING:
    from macros.rendering.renderer import Renderer

_VERSION = 1
# The fields that any text can fill; and those that the visitor's own values fill.
_OF_TEXT = ("headline", "text")
_OF_SENDER = ("sender", "link", "credit")
_OF_ANY = {*_OF_TEXT, *_OF_SENDER}


def picture_link(renderer: Renderer, item: Item) -> str:
    """Return the address of the maker opened for the item, below the edition's root; empty if there is none."""
    if not renderer.exists(urls.MAKER):
        return ""
    if isinstance(item, Message):
        return _of_message(renderer, item)
    if isinstance(item, Strength):
        return _of_strength(renderer, item)
    if isinstance(item, Kit):
        return _of_kit(renderer, item)
    return _of_goal(renderer, item) if isinstance(item, Goal) else ""


def _link(template: str, words: Mapping[str, str], **more: str) -> str:
    own = {f"word.{name}": word for name, word in words.items()}
    return f"{urls.MAKER}/#{urlencode({'v': _VERSION, 'template': template, **more, **own}, quote_via=quote)}"


def _looks(strength: Strength | None) -> dict[str, str]:
    return {"motif": strength.picture, "colour": strength.colour} if strength else {}


def _of_message(renderer: Renderer, message: Message) -> str:
    """Link with the template of the message's occasion, else a general one; other optional fields are empty."""
    platform = renderer.platform
    name, template = _for_occasions(renderer, [each.id for each in renderer.bank.occasions_of(message)])
    blank = [key for key, each in template.fields.items() if not each.required and key not in (*_OF_TEXT, *_OF_SENDER)]
    words = {"headline": renderer.text(message.name), "text": "", **dict.fromkeys(blank, "")}
    return _link(
        name,
        {key: word for key, word in words.items() if key in template.fields},
        **_looks(platform.strengths.get(message.about)),
    )


def _of_strength(renderer: Renderer, strength: Strength) -> str:
    name = next((key for key, each in _templates(renderer) if each.composition == "plain"), _any(renderer)[0])
    return _link(name, {"headline": renderer.text(strength.name)}, **_looks(strength))


def _of_kit(renderer: Renderer, kit: Kit) -> str:
    """Link with the template of the occasion that most of the kit's messages are for."""
    messages = [renderer.platform.messages[step.message] for step in kit.steps]
    occasions = [each.id for message in messages for each in renderer.bank.occasions_of(message)]
    return _link(_for_occasions(renderer, sorted(occasions, key=occasions.count, reverse=True))[0], {})


def _of_goal(renderer: Renderer, goal: Goal) -> str:
    """Link with the goal's latest figure, year and source; empty if the figure is missing or our own conclusion."""
    found = trend.latest(goal, renderer.platform)
    name = next((key for key, each in _templates(renderer) if "status" in each.fields), "")
    source = renderer.platform.sources.get(found.point.source or "") if found else None
    if not name or not found or not source or found.point.reason:
        return ""
    ranked = any(aim.kind == "rank" for aim in goal.aims)
    value = renderer.number(found.point.value)
    return _link(
        name,
        {
            "status": renderer.text(renderer.platform.vocabulary.status[renderer.verdict(goal).status]),
            "figure": renderer.label("reason_as_place", value=value) if ranked else value,
            "unit": renderer.text(goal.unit) if goal.unit and not ranked else "",
            "headline": renderer.title(goal),
            "year": str(found.point.year),
            "source": source.publisher,
        },
    )


def _templates(renderer: Renderer) -> Iterable[tuple[str, Template]]:
    templates = renderer.platform.templates
    return templates.templates.items() if templates else ()


def _for_occasions(renderer: Renderer, occasions: Collection[str]) -> tuple[str, Template]:
    """Return the template of the first of the occasions that has one, else a general one."""
    found = (pair for occasion in occasions for pair in _templates(renderer) if occasion in pair[1].occasions)
    return next(found, _any(renderer))


def _any(renderer: Renderer) -> tuple[str, Template]:
    """Return the first template that requires no more than a headline, text and sender, else the first of all."""
    templates = list(_templates(renderer))
    plain = (
        pair for pair in templates if "text" in pair[1].fields and _asks(pair[1]) <= {"headline", "text", "sender"}
    )
    return next(plain, templates[0])


def _asks(template: Template) -> set[str]:
    return {key for key, each in template.fields.items() if each.required}
