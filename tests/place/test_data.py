"""The real content, and what goes along to other places: what the check, which any place has, does not ask for."""

import json
import re
from collections import Counter

import pytest
import yaml
from msgspec import Struct, structs

from macros.content import kinds, model
from macros.content.model import Platform
from macros.content.schema import Schemas
from macros.content.texts import REFERENCE, named_facts
from macros.content.words import catalogue
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


def test_the_strategy_is_whole_and_what_nobody_knows_holds_no_guess(real: Platform) -> None:
    assert (len(real.strengths), len(real.areas), len(real.goals)) == (7, 5, 35)
    assert [goal.number for goal in real.goals.values()] == list(range(1, 36))
    missing = [goal for goal in real.goals.values() if goal.wording == "missing"]
    assert [goal.number for goal in missing] == WITHOUT_WORDING
    assert not any(goal.name or goal.question or goal.measured or goal.target or goal.facts for goal in missing)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_profiles_are_300_to_500_words(real: Platform, language: str) -> None:
    for strength in real.strengths.values():
        gives = strength.gives
        texts = (strength.what, strength.why, strength.challenge, gives.resident, gives.visitor, gives.company)
        words = sum(len(re.sub(r"\{[^}]*\}", "", text[language]).split()) for text in texts)
        assert 300 <= words <= 500, (strength.id, words)


def test_every_strength_has_arguments_for_every_audience(real: Platform) -> None:
    for strength in real.strengths.values():
        assert 6 <= len(strength.arguments) <= 10, strength.id
        counts = Counter(audience for argument in strength.arguments for audience in argument.audiences)
        assert set(counts) == AUDIENCES, strength.id
        few = {(strength.id, audience) for audience, count in counts.items() if count < 2}
        assert few <= ONE, strength.id


def test_arguments_speak_of_the_place_and_never_for_the_company(real: Platform) -> None:
    own = re.compile(r"(?i)\b(vi|oss|vår|vårt|våra|we|us|our|ours)\b")
    arguments = [each for strength in real.strengths.values() for each in strength.arguments]
    texts = [text for each in arguments for text in (*each.claim.values(), *each.more.values())]
    assert [text for text in texts if own.search(text)] == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_old_figures_in_arguments_say_their_year(real: Platform, language: str) -> None:
    for strength in real.strengths.values():
        for each in strength.arguments:
            named = REFERENCE.findall(f"{each.claim[language]} {each.more[language]}")
            facts = [(kind, fact) for kind, id_, _ in named if (fact := real.facts[id_]).year != model.UNDATED]
            years = {_last_year(fact) for kind, fact in facts if kind == "year" or fact.kind in ("year", "date")}
            old = {_last_year(fact) for _, fact in facts if fact.kind == "number" and _last_year(fact) < "2020"}
            assert old <= years, (strength.id, each.claim[language])


def _last_year(fact: model.Fact) -> str:
    return re.findall(r"\d{4}", fact.year)[-1]


def test_every_strength_tells_what_few_people_know(real: Platform) -> None:
    assert all(each.did_you_know for each in real.strengths.values())


def test_no_figure_is_worn_out_by_the_messages(real: Platform) -> None:
    used = Counter(
        id_
        for each in real.messages.values()
        for id_ in named_facts(text for variant in each.variants for text in variant.values())
    )
    assert [(id_, count) for id_, count in used.most_common() if count > 13] == []
    assert used["uddeholm-export"] <= 5


def test_there_is_a_message_for_every_need(real: Platform) -> None:
    messages, vocabulary = real.messages.values(), real.vocabulary
    assert all(sum(each.about == id_ for each in messages) >= 8 for id_ in real.strengths)
    assert {each.about for each in messages} == {*real.strengths, *vocabulary.subjects}
    assert {each.channel for each in messages} == set(vocabulary.channels)
    assert {audience for each in messages for audience in each.audiences} == set(vocabulary.audiences)
    assert {each.length for each in messages} == set(vocabulary.lengths)


def test_no_two_messages_begin_alike(real: Platform) -> None:
    for language in ("sv", "en"):
        begun = Counter(text[language][:60] for each in real.messages.values() for text in each.variants)
        assert [words for words, count in begun.items() if count > 1] == []


def test_schema_and_model_have_the_same_fields() -> None:
    for kind, struct in STRUCTS.items():
        schema = Schemas(ROOT / "data" / "schema").kind(kind)
        names = {field.encode_name: field.required for field in structs.fields(struct)}
        assert set(schema["properties"]) == set(names), kind
        engines = set(catalogue("site")) if kind == "vocabulary" else set()  # the engine has what the place has not
        assert set(schema["required"]) == {name for name, required in names.items() if required} - engines, kind


def test_every_kind_is_tended_by_one_owner(real: Platform) -> None:
    known = [*kinds.MANY, *kinds.ONE]
    tended = [kind for owner in real.place.owners for kind in owner.kinds]
    assert sorted(tended) == sorted(known)
    owner = Schemas(ROOT / "data" / "schema").kind("platform")["properties"]["owners"]["items"]["properties"]
    assert owner["kinds"]["items"]["enum"] == known
    assert any("" in owner.pages for owner in real.place.owners)


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


STORING = re.compile(
    r"""\b(?:keep|write)\("(\w+)"|localStorage\.[gs]etItem\("brand\.(\w+)@|\$\{PREFIX\}(\w+)\$\{AT_SITE\}"""
)
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
