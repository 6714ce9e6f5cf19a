"""Colours: contrast against values worked out elsewhere, mixing, and names of tones."""

from typing import Any

import pytest

from macros.content.colours import contrast, mix, tone, tones

BRAND: dict[str, Any] = {
    "palette": {
        "papper": {"light": "#FFFFFF", "dark": "#000000"},
        "alv": {"light": "#000000", "dark": "#FFFFFF"},
        "alv-tint": {"light": "#112233", "dark": "#445566"},
    },
    "tints": {"tint": "10", "tint-2": "20"},
    "roles": {"ground": "papper"},
}


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#ffff00", "#FFFFFF", 1.07),
    ],
)
def test_contrast_as_wcag_counts_it(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.006)
    assert contrast(second, first) == contrast(first, second)


@pytest.mark.parametrize(
    ("percent", "mixed"), [(0, "#FFFFFF"), (100, "#102030"), (50, "#889098"), (10, "#E7E9EA"), (1, "#FDFDFD")]
)
def test_mixing_in_a_ground(percent: int, mixed: str) -> None:
    assert mix("#102030", "#ffffff", percent) == mixed


def test_names_of_tones() -> None:
    assert tones(BRAND["palette"], BRAND["tints"]) == [
        *("papper", "alv", "alv-tint"),
        *("papper-tint", "papper-tint-2", "alv-tint", "alv-tint-2", "alv-tint-tint", "alv-tint-tint-2"),
    ]
    assert tones({}, BRAND["tints"]) == []


@pytest.mark.parametrize(
    ("name", "scheme", "colour"),
    [
        ("alv", "light", "#000000"),
        ("alv", "dark", "#FFFFFF"),
        ("alv-tint-2", "light", "#CCCCCC"),
        ("alv-tint-2", "dark", "#333333"),
        ("alv-tint", "light", "#112233"),
        ("alv-tint-tint", "dark", "#07080A"),
    ],
)
def test_a_tone_is_a_colour_or_a_mix_of_it_in_the_ground(name: str, scheme: str, colour: str) -> None:
    assert tone(name, scheme, BRAND) == colour
