"""The rules for arguments: each is shown failing."""
# ruff: noqa: E501

from pathlib import Path

from tests.support.platforms import all_problems, edit, problems_on
from tests.support.problem_snapshots import Told, bad_inputs, described

BRYGGAN = "data/strengths/bryggan.yml"
ANGEN = "data/strengths/angen.yml"
ESSENCE = "Bryggan är byns plats för bad och båtar."
CLAIM = "Bryggan i Lillby byggdes {value:byggd} och bär fortfarande."
MORE = "Hoppa i från kanten."
KNOWN = '{sv: "Brädorna i bryggan är från {value:byggd}.", en: "The boards of the jetty are from {value:byggd}."}'
LONG = "vi badar och " * 10


@bad_inputs(
    __name__,
    [
        ("no fact", ANGEN, "    facts: [hus]\n", ""),
        ("what few people know, without a fact", BRYGGAN, KNOWN, "{sv: Den är gammal., en: It is old.}"),
        ("figure by hand in what few people know", BRYGGAN, "är från {value:byggd}", "är 9, från {value:byggd}"),
        ("a fact in one language is enough", BRYGGAN, "enligt en räkning {year:hus}", "enligt en räkning"),
        ("figure by hand in a claim", BRYGGAN, CLAIM, "Bryggan byggdes {value:byggd} av 12 personer."),
        ("two sentences", BRYGGAN, CLAIM, "Bryggan byggdes {value:byggd}. Den bär."),
        ("too many words", BRYGGAN, CLAIM, f"{{value:byggd}} {LONG}torkar."),
        ("an essence of two sentences", BRYGGAN, ESSENCE, "Bad. Och båtar."),
        ("figure by hand in an essence", BRYGGAN, ESSENCE, "Bryggan har 7 plankor."),
        ("a superlative that nothing proves", BRYGGAN, ESSENCE, "Störst i byn är bryggan."),
        ("a superlative that a fact carries", BRYGGAN, MORE, "Störst är den."),
        ("cliché", BRYGGAN, MORE, "En pärla."),
        (
            "hard to read",
            BRYGGAN,
            MORE,
            "Badplatsutvecklingsarbetet fortskrider enligt samverkansorganisationens planering, konstaterar kommunikationsavdelningen.",
        ),
        (
            "nearly the same as another strength's claim",
            ANGEN,
            "The meadow has room for most of what a village may need in the way of level ground.",
            "The jetty in Lillby was built in {value:byggd} and still stands.",
        ),
    ],
)
def test_an_argument_problem_is_told(small_root: Path, path: str, old: str, new: str, told: Told) -> None:
    edit(small_root, path, old, new)
    found = described(problems_on(small_root))
    assert found == told(found)


def test_each_of_many_claims_that_are_alike_is_told_of_once_with_the_first(small_root: Path) -> None:
    claim = "The jetty in Lillby was built in {value:byggd} and still holds."
    edit(
        small_root, ANGEN, "The meadow has room for most of what a village may need in the way of level ground.", claim
    )
    edit(small_root, BRYGGAN, "Around the jetty in Lillby stand {fact:hus}, by a count in {year:hus}.", claim)
    rows = [row for row in all_problems(small_root) if "också: " not in row]
    assert [row.split(":")[1] for row in rows] == ["24", "27"]
    assert all(f"argument 1 i {ANGEN} (100 procent" in row for row in rows)
