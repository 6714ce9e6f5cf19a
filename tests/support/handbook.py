"""The handbook's pictures of the forms, and the words in the forms when the pictures were taken.

python -m tests.support.handbook takes them again. Pictures cannot be compared between machines, which render letters
differently; words can, so that outdated pictures are found.
"""

import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, Page

from macros.content.yaml_reader import read
from tests.support.browser import open_browser
from tests.support.forms import Forms
from tests.support.site import ROOT, build, served
from tests.support.windows import watched, window

WORDS = Path(__file__).with_name("handbook_words.json")
COLOURS = 64  # enough for a form, and a third of the bytes
_SIZE = {"width": 1440, "height": 800}
# Where in the window a picture is cut out.
_ALL, _LEFT, _MIDDLE = ((0, 0, 1440, 800), (0, 0, 720, 800), (360, 190, 720, 420))
GOAL = "data/goals/befolkning.yml"
LANGUAGES = {"sv": ("", "sv-SE"), "en": ("en/", "en-GB")}


def pictures(browser: Browser, address: str, language: str) -> Iterator[tuple[str, bytes, list[str]]]:
    """Yield name, PNG and words of each picture, taken of the real content in the edition's forms."""
    path, locale = LANGUAGES[language]
    with window(browser, viewport=_SIZE, locale=locale, device_scale_factor=1) as context:
        forms = Forms(watched(context), address + path, ROOT)
        forms.start()
        forms.open("message", "alven-ansokan")
        forms.field("variants.0.sv").evaluate("each => each.scrollIntoView({block: 'start'})")
        yield "budskap", *_taken(_labels(forms.page, "variants.0."), _ALL)
        forms.open("goal", "befolkning")
        forms.add("results")
        new = f"results.{len(read(ROOT / GOAL, GOAL).data['results'])}."
        forms.field(f"{new}note")  # the last: all before it are drawn then
        forms.field(f"{new}source").evaluate("each => each.scrollIntoView({block: 'end'})")
        yield "utfall", *_taken(_labels(forms.page, new), _LEFT)
        forms.page.reload()
        forms.open("fact", "antagen")
        forms.write({"data/facts/antagen.yml": "id: antagen\n"})
        forms.fill("label.sv", "antagen av fullmäktige")
        forms.page.get_by_role("button", name=forms.words["save"]).click()
        forms.page.get_by_role("alertdialog").wait_for()
        yield "andrad", *_taken(forms.page.get_by_role("alertdialog"), _MIDDLE)


def _labels(page: Page, path: str) -> Locator:
    """Return the labels of the fields whose paths begin with this."""
    return page.locator(f'section[data-key-path^="{path}"] > header h4')


def _taken(about: Locator, cut: tuple[int, int, int, int]) -> tuple[bytes, list[str]]:
    """Return the picture, and the words of its subject; what surrounds that may not have been rendered yet."""
    about.page.wait_for_timeout(400)  # the editor slides its parts into place
    clip: FloatRect = dict(zip(("x", "y", "width", "height"), cut, strict=True))  # type: ignore[assignment]
    picture = Image.open(io.BytesIO(about.page.screenshot(animations="disabled", clip=clip)))
    small = io.BytesIO()
    picture.convert("RGB").quantize(COLOURS).save(small, "PNG", optimize=True)
    return small.getvalue(), [line for text in about.all_inner_texts() for line in text.split("\n")]


def take() -> None:
    """Build the site, and take every picture."""
    known: dict[str, dict[str, list[str]]] = {}
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        answer = build(Path(folder) / "site")
        assert answer.returncode == 0, answer.stdout + answer.stderr
        with served(Path(folder) / "site") as address:
            for language in LANGUAGES:
                known[language] = dict(_write(browser, address, language))
    WORDS.write_text(json.dumps(known, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _write(browser: Browser, address: str, language: str) -> Iterator[tuple[str, list[str]]]:
    folder = ROOT / "docs" / language / "redigera" / "bilder"
    folder.mkdir(exist_ok=True)
    for name, picture, words in pictures(browser, address, language):
        (folder / f"{name}.png").write_bytes(picture)
        yield name, words


if __name__ == "__main__":
    take()
