"""The handbook's pictures show the forms as they are."""

import json
from typing import Any

import pytest
from PIL import Image

from macros.content.model import Platform
from macros.content.schema import Schemas
from macros.editing import form_files, forms
from macros.rendering.renderer import Renderer
from tests.support.handbook import LANGUAGES, WORDS
from tests.support.site import ROOT

AGED = "the forms no longer look like the handbook's pictures: python -m tests.support.handbook takes them anew"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_have_the_words_of_the_forms_as_they_are(real: Platform, language: str) -> None:
    renderer = Renderer(real, language)
    found = forms.configuration(Schemas(ROOT / "data" / "schema"), renderer, [], form_files.backend(None))
    kinds = {each["name"]: each for each in found["collections"]}
    known = json.loads(WORDS.read_text("utf-8"))[language]
    assert known["budskap"] == _labels(kinds["message"], "variants"), AGED
    assert known["utfall"] == _labels(kinds["goal"], "results"), AGED
    assert renderer.label("forms_changed_meanwhile") in known["andrad"], AGED


def _labels(form: dict[str, Any], name: str) -> list[str]:
    """What the fields are called that stand in a field of the form."""
    (field,) = (each for each in form["fields"] if each["name"] == name)
    return [each["label"] for each in field["fields"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_handbook_shows_every_picture_and_says_what_is_on_it(language: str) -> None:
    folder = ROOT / "docs" / language / "redigera"
    handbook = (folder / "handbok.md").read_text("utf-8")
    for name in json.loads(WORDS.read_text("utf-8"))[language]:
        assert f"](bilder/{name}.png)" in handbook
        assert handbook.partition(f"](bilder/{name}.png)")[0].rpartition("![")[2]
        with Image.open(folder / "bilder" / f"{name}.png") as picture:
            assert picture.width > 600
