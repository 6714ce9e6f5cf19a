"""What the profile tool is given to read: the arguments in one language, their proof, what stands around them."""

import re

import pytest

from macros.content.model import Platform
from macros.frontend.profile_data import profiles, sentences
from macros.rendering.renderer import Renderer


@pytest.fixture(scope="module")
def english(platform: Platform) -> dict:
    """The small platform's profile in English."""
    return profiles(Renderer(platform, "en"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("En mening.", 1),
        ("En mening. Två meningar! Tre? Ja.", 4),
        ("Hon sade ”kom.” Vi kom.", 2),
        ("Bruk som bl.a. Lillebruk, t.ex. Lillby.", 1),
        ("Steel, i.e. Lillebruk, e.g. Lillby.", 1),
        ("År 2018. 900 anställda. Sedan fler.", 2),
        ("En\n  bruten rad. Och\nen till.", 2),
    ],
)
def test_a_text_is_parted_between_sentences_alone(text: str, count: int) -> None:
    parts = sentences(text)
    assert len(parts) == count
    assert " ".join(parts) == " ".join(text.split())


def test_an_argument_is_written_out_with_what_proves_each_sentence(english: dict) -> None:
    jetty = english["strengths"][0]
    assert jetty["name"] == "The jetty"
    assert jetty["essence"]["text"] == "The jetty is where the village swims and moors its boats."
    argument = jetty["arguments"][0]
    assert argument["audiences"] == ["customer", "newcomer"]
    assert argument["claim"] == {
        "text": "Around the jetty in Lillby stand 1,234.5\u00a0houses, by a count in 2020.",
        "facts": ["hus"],
        "stated": ["hus"],
    }
    assert [piece["text"] for piece in argument["more"]] == [
        "All of them can walk to the water.",
        "Anyone who sells ice cream has customers.",
    ]
    assert english["strengths"][0]["picture"] == {"path": "bilder/brygga-ljus.png", "text": "A line."}
    leaning = english["strengths"][1]["arguments"][0]["claim"]
    assert leaning["facts"] == ["hus"], "what an argument leans on comes along with its claim"


def test_the_facts_that_are_named_come_along_and_no_others(english: dict) -> None:
    assert set(english["facts"]) == {"hus", "byggd", "invigd"}
    assert english["facts"]["hus"] == {
        "label": "number of houses", "value": "1,234.5\u00a0houses", "figure": "1,234.5", "unit": "houses",
        "year": "2020", "publisher": "Lillby hembygdsförening", "url": "https://lillby.example/kronika", "note": "",
    }  # fmt: skip
    assert english["facts"]["byggd"]["figure"] == "", "a year is no figure to be shown large"
    assert english["facts"]["byggd"]["year"] == "", "and is not said twice"
    assert english["facts"]["byggd"]["note"].endswith(": The year is carved into it")


def test_frames_keep_what_the_company_fills_in(english: dict) -> None:
    frame = english["frames"]["jobseeker"]
    assert frame["name"] == "Paragraph for the ad"
    assert frame["opening"][0] == "We at {foretag} in {ort} work in {bransch} and are hiring."
    assert english["boilerplate"]["closing"] == ["Ask {foretag}."]
    assert english["placeholders"]["foretag"] == {"name": "The company’s name", "shown": "your company"}
    assert english["words"]["facts"] == "Figures and sources"
    assert all(re.fullmatch("[0-9A-F]{6}", colour, re.IGNORECASE) for colour in english["colours"].values())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_real_texts_are_whole_and_every_frame_has_a_version_for_what_is_not_filled_in(
    real: Platform, language: str
) -> None:
    made = profiles(Renderer(real, language))
    pieces = [
        piece
        for strength in made["strengths"]
        for argument in strength["arguments"]
        for piece in (argument["claim"], *argument["more"])
    ]
    assert all(re.fullmatch(r"[^{}]+[.!?…][”’)]*", piece["text"]) for piece in pieces)
    pieces += [strength["essence"] for strength in made["strengths"]]
    assert {id_ for piece in pieces for id_ in piece["facts"]} == set(made["facts"])
    for audience in made["frames"]:
        heard = [each for each in made["strengths"] if any(audience in one["audiences"] for one in each["arguments"])]
        assert heard, f"no strength has an argument for {audience}"
    for frame in (*made["frames"].values(), made["boilerplate"]):
        needs = [set(re.findall(r"\{(\w+)\}", text)) for text in frame["opening"]]
        named = [each for each in needs if "tjanst" in each]  # of the ad for a job, which come first
        assert needs[: len(named)] == named
        assert needs[len(named) :] == [
            {"foretag", "bransch", "ort"}, {"foretag", "ort"}, {"foretag", "bransch"}, {"foretag"},
        ]  # fmt: skip
