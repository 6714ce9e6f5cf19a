"""The real content: complete, in both languages, within what may be said."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from msgspec import Struct, structs, to_builtins

from macros.checks.check import read_platform
from macros.checks.messages import bare
from macros.content import kinds, model
from macros.content.model import Platform
from macros.content.schema import Schemas
from macros.content.texts import REFERENCE, named_facts
from macros.content.words import catalogue
from macros.domain import series, text_lint
from macros.domain.strengths import related
from tests.support.site import ROOT

STRUCTS: dict[str, type[Struct]] = {
    name: kind.model for name, kind in {**kinds.MANY, **kinds.ONE}.items() if name != "sources"
}
WITHOUT_WORDING = [*range(18, 22), *range(24, 29), 31, *range(33, 36)]
AUDIENCES = {"jobseeker", "customer", "investor", "visitor", "newcomer"}
# Where a strength honestly has only one thing to say.
ONE = {
    *(("modigt-folk", "visitor"), ("internationellt-naringsliv", "visitor")),
    *(("den-goda-maten", "jobseeker"), ("flygplatsen", "jobseeker")),
}
# Words that the brand avoids, in what others have adopted and of what an initiative is.
PLAIN = {"attraktiva", "attraktivt", "satsningen"}


@pytest.fixture(scope="module")
def platform() -> Platform:
    """The real platform."""
    found, problems = read_platform(ROOT)
    assert found, [problem.text() for problem in problems if problem.stops]
    return found


def test_the_strategy_is_whole(platform: Platform) -> None:
    assert (len(platform.strengths), len(platform.areas), len(platform.goals)) == (7, 5, 35)
    assert [goal.number for goal in platform.goals.values()] == list(range(1, 36))
    assert len(platform.facts) >= 50


def test_examples_are_few_and_say_how_it_went(platform: Platform) -> None:
    assert 5 <= len(platform.initiatives) <= 10
    assert [each.id for each in platform.initiatives.values() if not each.outcome] == []


def test_goals_that_nobody_knows_hold_no_guess(platform: Platform) -> None:
    missing = [goal for goal in platform.goals.values() if goal.wording == "missing"]
    assert [goal.number for goal in missing] == WITHOUT_WORDING
    assert not any(goal.name or goal.question or goal.measured or goal.target or goal.facts for goal in missing)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_profiles_are_300_to_500_words(platform: Platform, language: str) -> None:
    for strength in platform.strengths.values():
        gives = strength.gives
        texts = (strength.what, strength.why, strength.challenge, gives.resident, gives.visitor, gives.company)
        words = sum(len(re.sub(r"\{[^}]*\}", "", text[language]).split()) for text in texts)
        assert 300 <= words <= 500, (strength.id, words)


def test_swedish_profiles_are_easy_to_read(platform: Platform) -> None:
    for each in platform.strengths.values():
        assert text_lint.lix(bare(" ".join(text["sv"] for text in (each.what, each.why, each.challenge)))) < 45, each.id


def test_every_strength_has_arguments_for_every_audience(platform: Platform) -> None:
    for strength in platform.strengths.values():
        assert 6 <= len(strength.arguments) <= 10, strength.id
        counts = Counter(audience for argument in strength.arguments for audience in argument.audiences)
        assert set(counts) == AUDIENCES, strength.id
        few = {(strength.id, audience) for audience, count in counts.items() if count < 2}
        assert few <= ONE, strength.id


@pytest.mark.parametrize("language", ["sv", "en"])
def test_arguments_are_short_and_easy_to_read(platform: Platform, language: str) -> None:
    for strength in platform.strengths.values():
        assert 10 <= len(text_lint.words(bare(strength.essence[language]))) <= 25
        for each in strength.arguments:
            claim, more = bare(each.claim[language]), bare(each.more[language])
            assert 8 <= len(text_lint.words(claim)) <= 20, (strength.id, claim)
            assert 20 <= len(text_lint.words(more)) <= 45, (strength.id, more)
            assert text_lint.lix(f"{claim} {more}") < 40, (strength.id, claim)


def test_arguments_speak_of_the_place_and_never_for_the_company(platform: Platform) -> None:
    own = re.compile(r"(?i)\b(vi|oss|vår|vårt|våra|we|us|our|ours)\b")
    arguments = [each for strength in platform.strengths.values() for each in strength.arguments]
    texts = [text for each in arguments for text in (*each.claim.values(), *each.more.values())]
    assert [text for text in texts if own.search(text)] == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_old_figures_in_arguments_say_their_year(platform: Platform, language: str) -> None:
    for strength in platform.strengths.values():
        for each in strength.arguments:
            named = REFERENCE.findall(f"{each.claim[language]} {each.more[language]}")
            facts = [(kind, fact) for kind, id_, _ in named if (fact := platform.facts[id_]).year != model.UNDATED]
            years = {_last_year(fact) for kind, fact in facts if kind == "year" or fact.kind in ("year", "date")}
            old = {_last_year(fact) for _, fact in facts if fact.kind == "number" and _last_year(fact) < "2020"}
            assert old <= years, (strength.id, each.claim[language])


def _last_year(fact: model.Fact) -> str:
    return re.findall(r"\d{4}", fact.year)[-1]


def test_every_strength_tells_what_few_people_know(platform: Platform) -> None:
    told = [each.did_you_know for each in platform.strengths.values() if each.did_you_know]
    assert len(told) == len(platform.strengths)
    for text in (text for each in told for text in each.values()):
        assert 10 <= len(text_lint.words(bare(text))) <= 35, text


def test_no_figure_is_worn_out_by_the_messages(platform: Platform) -> None:
    used = Counter(
        id_
        for each in platform.messages.values()
        for id_ in named_facts(text for variant in each.variants for text in variant.values())
    )
    assert [(id_, count) for id_, count in used.most_common() if count > 13] == []
    assert used["uddeholm-export"] <= 5


def test_every_strength_goes_with_others(platform: Platform) -> None:
    assert all(related(strength, platform) for strength in platform.strengths.values())


def test_nothing_of_ours_is_shown_as_adopted(platform: Platform) -> None:
    standings = {item.standing for item in platform.strengths.values()}
    standings |= {item.standing for item in platform.areas.values()}
    standings |= {item.standing for item in platform.goals.values()}
    assert standings | {platform.brand.standing} == {"proposal"}


def test_every_goal_that_is_known_is_served_by_a_strength(platform: Platform) -> None:
    served = {goal for strength in platform.strengths.values() for goal in model.served_goals(strength)}
    assert {goal.id for goal in platform.goals.values() if goal.wording != "missing"} <= served


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_pair_of_strength_and_goal_says_briefly_why(platform: Platform, language: str) -> None:
    whys = [each.why[language] for strength in platform.strengths.values() for each in strength.goals]
    assert [why for why in whys if len(re.sub(r"\{[^}]*\}", "tio", why).split()) > 25] == []
    assert len(set(whys)) == len(whys)


def test_swedish_texts_keep_off_the_words_that_the_brand_avoids(platform: Platform) -> None:
    rules = text_lint.rules(platform, "sv")
    avoided = {word for each in platform.brand.words.avoid for word in each.word["sv"].split(", ")}
    assert len(avoided) > 10
    kinds = ("strengths", "areas", "goals", "initiatives", "strategies", "perspectives")
    for item in (item for kind in kinds for item in getattr(platform, kind).values()):
        for text in _texts(to_builtins(item)):
            words = text_lint.without_names(text["sv"], rules)
            worn = {each.found.casefold() for each in text_lint.cliches(words, rules)} - PLAIN
            superlatives = {each.found.casefold() for each in text_lint.superlatives(words, rules)}
            assert not worn | (superlatives & avoided), item.id


def _texts(data: object) -> list[dict[str, str]]:
    if isinstance(data, dict) and "sv" in data:
        return [data] if isinstance(data["sv"], str) else []
    children = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for child in children for text in _texts(child)]


# What the facts no longer say: an older fact may stand only beside the one that came after it.
LATER = {
    "flyglinje-sakrad-till": "flyglinje-avtal-2027",
    "flyglinje-avtal-till": "flyglinje-avtal-2027",
    "ar-med-folkokning": "ar-med-folkokning-2024",
}
UNSURE = re.compile(r"(?i)\b(?:troligen|sannolikt|probably)\b[^.{]*\{+ ?(?:fact|value|year)\W+([a-z0-9-]+)")
SCALE = re.compile(r"\{+ ?value\W+(foretagsbetyg-[a-z0-9-]+)\W+(?:av|out of) (\w+)")
SIX = ("6", "sex", "six")
GONE = re.compile(
    r"(?i)tar vår kunskap slut|our knowledge runs out|skalan är en annan|scale is a different one"
    r"|folkmängden 2016 har vi inte hittat|not found the population of 2016"
    r"|(?:därefter|efter 2023|since then|after that) (?:har vi inte hittat|we lack|saknar vi|has not been found)"
)


def _outdated(text: str, platform: Platform) -> list[str]:
    """What a text says that the facts say no longer, or say with more certainty."""
    named = set(re.findall(r"(?:fact|value|year)\W+([a-z0-9-]+)", text))
    return [
        *(id_ for id_ in named & LATER.keys() if LATER[id_] not in named),
        *(id_ for id_ in UNSURE.findall(text) if platform.facts[id_].certainty == "certain"),
        *(id_ for id_, scale in SCALE.findall(text) if scale not in SIX),
        *GONE.findall(text),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Linjen är säkrad till {value:flyglinje-sakrad-till}.",
        'Secured until {{ fact("flyglinje-sakrad-till") }}.',
        "Här bor {fact:folkmangd-2024} (troligen {year:folkmangd-2024}).",
        "{value:foretagsbetyg-2024} av fem år 2024.",
        '{{ value("foretagsbetyg-2024") }} out of five',
        "Efter 2023 tar vår kunskap slut.",
        "Folkmängden 2016 har vi inte hittat.",
    ],
)
def test_what_the_facts_no_longer_say_is_seen(platform: Platform, text: str) -> None:
    assert _outdated(text, platform)


def test_no_text_says_what_the_facts_no_longer_say(platform: Platform) -> None:
    kinds = ("strengths", "areas", "goals", "initiatives", "strategies", "perspectives", "messages", "topics", "kits")
    items = {item.id: to_builtins(item) for kind in kinds for item in getattr(platform, kind).values()}
    texts = [(id_, text) for id_, item in items.items() for each in _texts(item) for text in each.values()]
    pages = [(file.name, file.read_text("utf-8")) for folder in ("sv", "en") for file in _written(folder)]
    assert [(id_, found) for id_, text in (*texts, *pages) if (found := _outdated(text, platform))] == []


def _written(language: str) -> list[Path]:
    return sorted((ROOT / "docs" / language).rglob("*.md"))


def test_the_base_and_eleven_years_of_the_first_goal_are_known(platform: Platform) -> None:
    goal = platform.goals["befolkning"]
    found = series.points(goal, platform.facts)
    base, latest = series.base(goal, platform.facts, platform.strategy.base_year), found[-1]
    assert [point.year for point in found] == list(range(2014, 2025))
    assert base
    assert base.value - latest.value == Decimal(platform.facts["folkmangd-sedan-2016"].value) == 499


def test_what_was_read_in_a_copy_names_its_publisher(platform: Platform) -> None:
    copied = [each for each in platform.sources.values() if each.copy]
    assert copied
    assert not [each.url for each in platform.sources.values() if "github.com" in each.url]


def test_a_near_figure_says_why_and_is_no_result(platform: Platform) -> None:
    items: tuple[model.Goal | model.Area, ...] = (*platform.goals.values(), *platform.areas.values())
    held = [(item, each) for item in items for each in item.beside]
    assert {item.id for item, _ in held} >= {"ohalsa", "ungdomsarbetsloshet", "flygpassagerare", "gron-kommun"}
    own = {(goal.id, result.fact) for goal in platform.goals.values() for result in goal.results if result.fact}
    assert not own & {(item.id, figure.fact) for item, each in held for figure in each.figures}


def test_editions_hold_the_same_written_pages() -> None:
    swedish, english = (
        {file.relative_to(ROOT / "docs" / each) for file in (ROOT / "docs" / each).rglob("*.md")}
        for each in ("sv", "en")
    )
    assert swedish == english


def test_there_is_a_message_for_every_need(platform: model.Platform) -> None:
    messages, vocabulary = platform.messages.values(), platform.vocabulary
    assert len(messages) >= 60
    assert sum(len(message.variants) for message in messages) >= 120
    assert all(sum(each.about == id_ for each in messages) >= 8 for id_ in platform.strengths)
    assert {each.about for each in messages} == {*platform.strengths, *vocabulary.subjects}
    assert {each.channel for each in messages} == set(vocabulary.channels)
    assert {audience for each in messages for audience in each.audiences} == set(vocabulary.audiences)
    assert {each.length for each in messages} == set(vocabulary.lengths)


def test_no_two_messages_begin_alike(platform: model.Platform) -> None:
    for language in ("sv", "en"):
        begun = [text[language][:60] for each in platform.messages.values() for text in each.variants]
        assert sorted({words for words in begun if begun.count(words) > 1}) == []


@pytest.mark.parametrize("kind", STRUCTS)
def test_schema_and_model_have_the_same_fields(kind: str) -> None:
    schema = Schemas(ROOT / "data" / "schema").kind(kind)
    names = {field.encode_name: field.required for field in structs.fields(STRUCTS[kind])}
    assert set(schema["properties"]) == set(names)
    engines = set(catalogue("site")) if kind == "vocabulary" else set()  # the engine has them, where the place has not
    assert set(schema["required"]) == {name for name, required in names.items() if required} - engines


def test_every_kind_is_tended_by_one_owner(platform: Platform) -> None:
    known = [*kinds.MANY, *kinds.ONE]
    tended = [kind for owner in platform.place.owners for kind in owner.kinds]
    assert sorted(tended) == sorted(known)
    owner = Schemas(ROOT / "data" / "schema").kind("platform")["properties"]["owners"]["items"]["properties"]
    assert owner["kinds"]["items"]["enum"] == known
    assert any("" in owner.pages for owner in platform.place.owners)


def test_every_field_is_described_in_both_languages() -> None:
    for file in (ROOT / "data" / "schema").glob("*.json"):
        for node in _nodes(json.loads(file.read_text("utf-8"))):
            for name, field in node.get("properties", {}).items() if isinstance(node.get("properties"), dict) else ():
                if isinstance(field, dict) and "const" not in field:
                    assert field.get("description"), (file.name, name)
                    assert field.get("x-description-en"), (file.name, name)


def _nodes(node: object) -> list[dict]:
    if isinstance(node, list):
        return [found for each in node for found in _nodes(each)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for each in node.values() for found in _nodes(each))]


def test_editors_complete_every_kind_from_its_schema() -> None:
    wired = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {path.rpartition("/")[2].removesuffix(".schema.json") for path in wired} == {
        *kinds.MANY,
        *STRUCTS,
        "sources",
    }
    for file in (ROOT / "data").glob("*/*.yml"):
        assert file.read_text("utf-8").startswith("# yaml-language-server: $schema=../schema/"), file


def test_the_engine_and_the_words_of_the_site_name_no_place() -> None:
    """They go along to other places, as they are."""
    along = [file for folder in ("macros", "overrides") for file in (ROOT / folder).rglob("*.*")]
    places = re.compile("hagfors|uddeholm|klar[aä]lv|v[aä]rmland", re.IGNORECASE)
    named = [
        file.name
        for file in (*along, ROOT / "data" / "vocabulary.yml")
        if file.is_file() and "__pycache__" not in file.parts and places.search(file.read_text("utf-8"))
    ]
    assert named == []


STORING = re.compile(r"""\b(?:keep|write)\("(\w+)"|localStorage\.[gs]etItem\("brand\.(\w+)@""")
EDITORS = re.compile(r"""[`"'](sveltia-cms\.(?!css)\w+)[`"']""")
# Where else a page could store something: of these the scripts touch the editor's own database alone.
ELSEWHERE = re.compile(r"sessionStorage|document\.cookie|cookieStore|caches\.|serviceWorker|storage\.getDirectory")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_of_personal_data_names_every_key_that_is_stored_and_no_other(language: str) -> None:
    files = [*(ROOT / "overrides").rglob("*.js"), *(ROOT / "overrides").rglob("*.html")]
    ours = "\n".join(
        file.read_text("utf-8") for file in (*files, *(ROOT / "macros/rendering/templates").rglob("*.html"))
    )
    editor = (ROOT / "node_modules/@sveltia/cms/dist/sveltia-cms.js").read_text("utf-8")
    stored = {f"brand.{name}" for found in STORING.findall(ours) for name in found if name}
    stored |= set(EDITORS.findall(editor)) | set(EDITORS.findall(ours))
    page = (ROOT / "docs" / language / "om" / "personuppgifter.md").read_text("utf-8")
    assert set(re.findall(r"`((?:brand|sveltia-cms)\.\w+)`", page)) == stored
    assert len(stored) > 9
    assert not ELSEWHERE.search(ours), "the page must tell of it"


@pytest.mark.parametrize("path", ["data/platform.yml", "macros/editing/new_place_files/data/platform.yml"])
def test_the_licence_has_one_wording_everywhere(path: str) -> None:
    """The field's; LICENSE-CONTENT.md, which nothing fills in, has the same, and no written page one of its own."""
    words = yaml.safe_load((ROOT / path).read_text("utf-8").replace("[[", "").replace("]]", ""))["licence"]
    file = " ".join((ROOT / "LICENSE-CONTENT.md").read_text("utf-8").split())
    for language, text in words.items():
        assert text in file
        pages = [
            *(ROOT / "docs" / language).rglob("*.md"),
            *(ROOT / "macros/editing/new_place_files/docs" / language).rglob("*.md"),
        ]
        own = re.compile(r"(?<!\[)CC ?(BY|0)\b")
        assert [page.name for page in pages if own.search(page.read_text("utf-8"))] == []
