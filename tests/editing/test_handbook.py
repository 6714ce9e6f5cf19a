"""The handbook's pictures show the forms as they are."""

import json

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.support.handbook import LANGUAGES, WORDS, pictures
from tests.support.site import ROOT

AGED = "the forms no longer look like the handbook's pictures: python -m tests.support.handbook takes them anew"


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_are_of_the_forms_as_they_are(browser: Browser, address: str, language: str) -> None:
    known = json.loads(WORDS.read_text("utf-8"))[language]
    assert {name: words for name, _, words in pictures(browser, address, language)} == known, AGED


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_handbook_shows_every_picture_and_says_what_is_on_it(language: str) -> None:
    folder = ROOT / "docs" / language / "redigera"
    handbook = (folder / "handbok.md").read_text("utf-8")
    for name in json.loads(WORDS.read_text("utf-8"))[language]:
        assert f"](bilder/{name}.png)" in handbook
        assert handbook.partition(f"](bilder/{name}.png)")[0].rpartition("![")[2]
        with Image.open(folder / "bilder" / f"{name}.png") as picture:
            assert picture.width > 600
