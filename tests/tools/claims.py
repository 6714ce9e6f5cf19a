"""Claims drawn at random, each beside its sources, for whom reviews the content.

python -m tests.tools.claims --count 40 --seed 7
"""

import random
import re
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.content.loader import load, platform
from macros.content.model import Fact, Result, figures
from macros.domain import bank as messages
from macros.domain import strengths
from macros.domain.series import origin_of
from macros.rendering.renderer import Renderer
from tests.support.site import ROOT

_MACRO = re.compile(r'\b(?:fact|value|year)\("([\w-]+)"\)')


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that the content claims. path: its file; proof: the figures that it rests on, with their sources."""

    path: str
    text: str
    proof: tuple[Fact | Result, ...]


def claims(renderer: Renderer, prose: dict[str, str]) -> list[Claim]:
    """Every claim: facts, results, arguments, messages, and the paragraphs of the written pages that hold figures."""
    return [
        *_facts(renderer),
        *_results(renderer),
        *_arguments(renderer),
        *_messages(renderer),
        *_prose(renderer, prose),
    ]


def _facts(renderer: Renderer) -> Iterator[Claim]:
    for fact in renderer.platform.facts.values():
        unit = renderer.text(fact.unit) if fact.unit else ""
        text = f"{renderer.text(fact.label)}: {renderer.figure(fact)} {unit}"
        yield Claim(renderer.platform.paths["fact", fact.id], text, (fact,))


def _results(renderer: Renderer) -> Iterator[Claim]:
    """The figures of goals and areas, those beside too, with what they are compared with."""
    whole = renderer.platform
    for kind, items in (("goal", whole.goals.values()), ("area", whole.areas.values())):
        for item in items:
            for each in figures(item):
                origin, compared = origin_of(each, whole.facts), {**each.comparisons, **each.relations}
                value = f": {origin.value}" if origin.value else ""
                more = "".join(f"; {name}: {found}" for name, found in compared.items())
                yield Claim(whole.paths[kind, item.id], f"{renderer.title(item)}, {each.year}{value}{more}", (origin,))


def _arguments(renderer: Renderer) -> Iterator[Claim]:
    for strength in renderer.platform.strengths.values():
        for each in strength.arguments:
            text = f"{renderer.text(each.claim)} {renderer.text(each.more)}"
            yield _worded(renderer, renderer.platform.paths["strength", strength.id], text, strengths.proof_ids(each))


def _messages(renderer: Renderer) -> Iterator[Claim]:
    for message in renderer.platform.messages.values():
        for variant in message.variants:
            ids = messages.variant_proof_ids(message, variant)
            yield _worded(renderer, renderer.platform.paths["message", message.id], renderer.text(variant), ids)


def _prose(renderer: Renderer, prose: dict[str, str]) -> Iterator[Claim]:
    """The paragraphs of the edition's written pages that name a fact or hold a number of two digits or more."""
    for path, text in prose.items():
        for paragraph in text.split("\n\n") if path.startswith(f"{renderer.edition.prose}/") else ():
            ids = _MACRO.findall(paragraph)
            if ids or re.search(r"\d\d", paragraph):
                yield _worded(renderer, path, paragraph, ids)


def _worded(renderer: Renderer, path: str, text: str, ids: Iterable[str]) -> Claim:
    return Claim(path, renderer.plain(text), tuple(renderer.platform.facts[id_] for id_ in ids))


def written(claim: Claim, renderer: Renderer) -> str:
    """The claim, and below it each source: its name, its address, the year and the day of the comparison."""
    rows = [claim.path, " ".join(claim.text.split()), *(_source(each, renderer) for each in claim.proof)]
    return "\n    ".join(rows)


def _source(proof: Fact | Result, renderer: Renderer) -> str:
    source = renderer.platform.sources.get(proof.source or "")
    named = f"{source.publisher}: {renderer.text(source.title)}, {source.copy or source.url}" if source else "–"
    said = "".join(f" | {renderer.text(each)}" for each in (proof.reason, proof.note) if each)
    return f"> {proof.value or '–'} ({proof.year}) {named} [{proof.checked}]{said}"


def main(arguments: list[str] | None = None) -> None:
    """Print as many claims as are asked for; the same for the same seed."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lang", default="sv")
    parser.add_argument("--root", type=Path, default=ROOT)
    options = parser.parse_args(arguments)
    library = load(options.root)
    renderer = Renderer(platform(library), options.lang)
    every = claims(renderer, library.prose)
    drawn = random.Random(options.seed).sample(every, min(options.count, len(every)))
    for number, claim in enumerate(drawn, start=1):
        print(f"{number:>2}. {written(claim, renderer)}\n")


if __name__ == "__main__":
    main()
