"""The rules for texts, in Python; tests/browser/test_try_in_browser.py runs the same cases in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.domain import text_lint
from tests.support.platforms import small_platform
from tests.support.site import ROOT

DATA: dict[str, Any] = yaml.safe_load((ROOT / "tests/domain/style_cases.yml").read_text("utf-8"))
CASES = DATA["cases"]
MEASURES = {
    "lix": text_lint.lix,
    "words": lambda text: len(text_lint.words(text)),
    "sentences": lambda text: len(text_lint.sentences(text)),
    "graphemes": text_lint.graphemes,
}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_rules_find_what_they_should(case: dict[str, Any]) -> None:
    rules = DATA["rules"][case.get("language", "sv")]
    found = [[each.code, each.found] for each in text_lint.findings(case["text"], rules)]
    assert found == case["findings"]
    for measure in MEASURES.keys() & case.keys():
        assert MEASURES[measure](case["text"]) == case[measure], measure


def test_every_rule_has_a_case() -> None:
    codes = {code for case in CASES for code, _ in case["findings"]}
    own = {"cliche", "superlative", "figure", "long-sentence", "lix", "slot-left"}
    assert codes == own | {code for code, _, _ in text_lint._TYPOGRAPHY}


def test_a_cliche_says_why() -> None:
    assert [each.why for each in text_lint.findings("En unik dag.", DATA["rules"]["sv"])] == ["Säg skillnaden."]


def test_rules_come_from_the_brand_and_the_names_in_it(tmp_path: Path) -> None:
    platform = small_platform(tmp_path)
    assert [bool(text_lint.rules(platform, each)["excused"]) for each in ("sv", "en")] == [False, True]
    rules = text_lint.rules(platform, "sv")
    assert rules["cliches"] == [{"words": ["pärla", "pärlan"], "why": "Säg vad man ser."}]
    assert rules["superlatives"] == ["störst"]
    assert "Lillbyplanen 2020–2030" in rules["names"]


@pytest.mark.parametrize(
    ("first", "second", "percent"),
    [("Vi badar nu.", "Vi badar nu!", 100), ("Vi badar nu.", "Helt andra ord", 0), ("a b c d", "a b x y", 50), ("", "", 100)],  # noqa: E501
)  # fmt: skip
def test_alike(first: str, second: str, percent: int) -> None:
    assert text_lint.alike(first, second) == percent


TEXTS = st.lists(st.sampled_from(["vi", "bor", "vid", "älven", "och", "är", "–", "7"]), max_size=9).map(" ".join)


@settings(max_examples=40)
@example(first="vi bor", second="vi bor", least=100)
@given(first=TEXTS, second=TEXTS, least=st.integers(1, 100))
def test_a_limit_rejects_only_what_is_under_it(first: str, second: str, least: int) -> None:
    percent = text_lint.alike(first, second)
    allowed = {percent} if percent >= least else {percent, 0}
    assert text_lint.alike(first, second, least) in allowed
