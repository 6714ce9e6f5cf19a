"""Every template in every format, with few words and many, drawn by the modules themselves in a browser."""

from typing import Any

import pytest
from playwright.sync_api import Page

from macros.content import colours
from macros.content.loader import load, platform
from macros.frontend.maker_data import maker
from macros.rendering.renderer import Renderer
from tests.support.site import ROOT

pytestmark = pytest.mark.browser
COMPOUND = "Bostadsanpassningsbidragsansökan"
WORDS = (
    "Sommarmarknad och vandring med kaffe i Ekshärad för alla som vill komma och se älven vid Råda en lördag i maj. "
)
# What each test's code begins with: the modules, a draft, and the boxes of what a scene draws, in its own lengths.
TOOLS = """
const { layout } = await import("./picture/layout.js");
const { toSvg, svgElement } = await import("./picture/to-svg.js");
const { altText, caption } = await import("./picture/alt-text.js");
const PAIR = /(-?[\\d.]+) (-?[\\d.]+)/g;
const wordsOf = (template, said) =>
  Object.fromEntries(Object.entries(template.fields).map(([key, field]) => [key, said(key, field)]));
const draftOf = (data, name, words, more = {}) => ({
  template: name, motif: data.templates[name].motif, colour: data.templates[name].colour, words, size: 0,
  crop: { x: 0.5, y: 0.5, zoom: 1 }, code: false, alt: "", ...more });
const examples = (data, name, more = {}) =>
  draftOf(data, name, { ...wordsOf(data.templates[name], (_, field) => field.example), ...more.words }, more.draft);
const code = (_, { x, y, width, height }) => `M${x} ${y}L${x + width} ${y}L${x + width} ${y + height}Z`;
const boxOf = ({ d, transform: [a, , , e, x, y] = [1, 0, 0, 1, 0, 0] }) => {
  const points = [...d.matchAll(PAIR)].map(([, px, py]) => [Number(px) * a + x, Number(py) * e + y]);
  const [xs, ys] = [points.map(([px]) => px), points.map(([, py]) => py)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
const overlaps = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
const ends = ({ x, y, width, height }) => [x, y, x + width, y + height];
"""
FAULTS = """
  const faults = [];
  const pairs = new Set();
  const canvas = document.createElement("canvas");
  const logo = { image: canvas, width: 300, height: 150 };
  for (const [name, template] of Object.entries(data.templates))
    for (const [size, format] of Object.entries(data.formats))
      for (const [kind, said] of [
        ["example", (_, field) => field.example],
        ["short", (key, field) => (field.required ? (key === "figure" ? "9" : "Å") : "")],
        ["long", (key, field) => (key === "figure" ? "12 345,6" : words.repeat(4).slice(0, field.limit).trim())],
      ].slice(0, words ? 3 : 1)) {
        const where = [name, size, kind];
        const many = kind === "long";
        const draft = draftOf(data, name, wordsOf(template, said), { code: many });
        const { scene, fits } = layout(draft, format, data, many ? { code, logo } : { code });
        const [top, right, bottom, left] = format.safe;
        const safe = [left - 0.5, top - 0.5, format.width - right + 0.5, format.height - bottom + 0.5];
        const lines = scene.shapes.filter(({ role }) => role === "text").map((each) => [each, boxOf(each)]);
        const others = scene.shapes.flatMap((each) =>
          each.kind === "clipped" || each.kind === "picture" ? [ends(each.box)]
            : ["plate", "code"].includes(each.role) ? [boxOf(each)] : []);
        for (const [line, box] of lines) {
          if (box[0] < safe[0] || box[1] < safe[1] || box[2] > safe[2] || box[3] > safe[3])
            faults.push([...where, line.field, "outside"]);
          if (others.some((other) => overlaps(box, other))) faults.push([...where, line.field, "on a picture"]);
          for (const [other, its] of lines)
            if (other.field !== line.field && overlaps(box, its)) faults.push([...where, line.field, other.field]);
          pairs.add(`${line.fill} ${scene.ground}`);
        }
        const drawn = lines.map(([{ text }]) => text).join(" ").replaceAll("- ", "");
        for (const [key, field] of Object.entries(template.fields)) {
          if (fits[key].over || fits[key].missing.length) faults.push([...where, key, "over", fits[key].over]);
          const last = draft.words[key].split(" ").at(-1);
          if (field.required && !drawn.includes(last)) faults.push([...where, key, "not drawn"]);
        }
      }
  return [faults, [...pairs]];
"""


@pytest.fixture(scope="module")
def scenes(modules: Page) -> Page:
    """Hand the page what each edition's is given."""
    real = platform(load(ROOT))
    given = {language: maker(Renderer(real, language), ROOT) for language in ("sv", "en")}
    modules.evaluate("(given) => { globalThis.given = given; }", given)
    return modules


def _run(scenes: Page, code: str, words: object = "", language: str = "sv") -> Any:
    return scenes.evaluate(f"async (words) => {{ const data = given.{language}; {TOOLS} {code} }}", words)


@pytest.mark.parametrize(("language", "words"), [("sv", WORDS), ("en", "")], ids=["any words", "English examples"])
def test_every_template_holds_few_words_and_many_in_every_format(scenes: Page, language: str, words: str) -> None:
    faults, pairs = _run(scenes, FAULTS, words, language)
    assert not faults
    assert len(pairs) > 10
    assert not [pair for pair in pairs if colours.contrast(*pair.split()) < 4.5]


# How each headline is set in each of some formats.
HEADLINES = """return words.map((headline) => ["portrait", "story", "wide", "a4"].map((size) =>
    layout(examples(data, "event", { words: { headline } }), data.formats[size], data, {}).fits.headline));"""


def test_a_headline_that_is_too_long_fits_or_says_its_excess(scenes: Page) -> None:
    headlines = [f"{WORDS * 4}"[:length].strip() for length in (120, 400)]
    for headline, fits in zip(headlines, _run(scenes, HEADLINES, headlines), strict=True):
        for fit in fits:
            assert len(" ".join(fit["lines"])) + fit["over"] >= len(headline) - 1
            assert fit["over"] < len(headline)


@pytest.mark.parametrize(
    ("compound", "joints"),
    [
        ("Pensionärsorganisationsinformation", "Pensionärs|organisations|information"),
        ("Veteranmotorcykelutställningarna", "Veteranmotorcykel|utställningarna"),
        ("Församlingskvällsmarknadsbesöken", "Församlings|kvälls|marknads|besöken"),
        ("Barn|kalasförberedelsekommitteér", "Barn|kalasförberedelsekommitteér"),
    ],
)
def test_a_compound_that_no_list_has_breaks_before_the_elements_that_it_has(
    scenes: Page, compound: str, joints: str
) -> None:
    starts = {sum(map(len, joints.split("|")[:place])) for place in range(1, joints.count("|") + 1)}
    for fit in _run(scenes, HEADLINES, [compound])[0]:
        lines = [line.rstrip("-") for line in fit["lines"]]
        assert {sum(map(len, lines[:place])) for place in range(1, len(lines))} <= starts


def test_a_word_that_no_line_holds_is_named(scenes: Page) -> None:
    (fits,) = _run(scenes, HEADLINES, [f"Kom till {'lång' * 20} nu"])
    assert [each["wide"] for each in fits] == ["lång" * 20] * 4
    (fits,) = _run(scenes, HEADLINES, [f"Kom till {'lång|' * 12} nu"])
    assert not any(each["over"] or each.get("wide") for each in fits)


def test_a_long_compound_breaks_at_a_joint(scenes: Page) -> None:
    for fit in _run(scenes, HEADLINES, [COMPOUND])[0]:
        assert not fit["over"]
        assert {line.rstrip("-").casefold() for line in fit["lines"]} <= {
            "bostads", "bostadsanpassnings", "bostadsanpassningsbidrags", "anpassnings", "anpassningsbidrags",
            "anpassningsbidragsansökan", "bidrags", "bidragsansökan", "ansökan",
        }  # fmt: skip
        assert all(line.endswith("-") for line in fit["lines"][:-1])


def test_what_a_visitor_writes_is_set_and_what_cannot_be_drawn_is_told(scenes: Page) -> None:
    written = {
        "Glass|krap": "Glasskrap",
        "a\u030a": "å",
        "Lördag 12 juni kl. 14": "Lördag 12\u00a0juni kl.\u00a014",  # what a space must not part
    }
    for (portrait, *_), words in zip(_run(scenes, HEADLINES, list(written)), written.values(), strict=True):
        assert (" ".join(portrait["lines"]), portrait["missing"]) == (words, [])
    ((portrait, *_), (broken, *_)) = _run(scenes, HEADLINES, ["Kalas 🎉 nu", "Glass\nkrap"])
    assert portrait["missing"] == ["🎉"]
    assert broken["lines"] == ["Glass", "krap"]


def test_what_says_nothing_on_a_poster_to_fill_in_is_a_line_to_write_on(scenes: Page) -> None:
    code = """const said = (words) => {
          const { scene, fits } = layout(examples(data, "fill-in", { words }), data.formats.a4, data, {});
          const texts = scene.shapes.filter(({ role }) => role === "text").map(({ text }) => text);
          return [texts, scene.shapes.filter(({ d = "" }) => /^M[\\d. ]+H/.test(d)).length, scene.title];
        };
        return [said({}), said({ headline: "Loppis", day: "Lördag", sender: "Ekshärads IF" })];"""
    empty, begun = _run(scenes, code)
    assert empty == [["När", "Var", "Vem som ordnar"], 5, "Att fylla i för hand"]
    assert begun == [["Loppis", "Lördag", "Var", "Ekshärads IF"], 1, "Loppis"]


def test_a_visitor_s_size_never_lets_words_out(scenes: Page) -> None:
    code = """return [-9, -1, 0, 1, 9].map((size) =>
        layout(examples(data, "event", { draft: { size } }), data.formats.portrait, data, {}).fits.headline);"""
    fits = _run(scenes, code)
    assert [each["size"] for each in fits] == sorted(each["size"] for each in fits)
    assert fits[0]["size"] < fits[2]["size"]
    assert not any(each["over"] for each in fits)


def test_a_photograph_s_crop_is_not_a_drawing_s(scenes: Page) -> None:
    code = """return [{}, { crop: { x: 0, y: 1, zoom: 3 } }].map((draft) =>
        JSON.stringify(layout(examples(data, "event", { draft }), data.formats.square, data, {}).scene));"""
    plain, cropped = _run(scenes, code)
    assert plain == cropped


def test_a_photograph_fills_its_frame_and_has_its_credit(scenes: Page) -> None:
    code = """const photo = { image: document.createElement("canvas"), width: 400, height: 300 };
        const draft = examples(data, "event", { draft: { motif: "photo" } });
        return ["portrait", "wide", "a4"].map((size) => {
          const { shapes } = layout(draft, data.formats[size], data, { photo }).scene;
          const { box, source } = shapes.find(({ kind }) => kind === "clipped").shapes[0];
          return [box, source, shapes.some(({ field }) => field === "credit")]; });"""
    for box, source, credit in _run(scenes, code):
        assert box["width"] / box["height"] == pytest.approx(source["width"] / source["height"])
        assert source["x"] >= 0
        assert source["x"] + source["width"] <= 400.01
        assert source["y"] + source["height"] <= 300.01
        assert credit


def test_a_scene_as_svg(scenes: Page) -> None:
    code = """const draft = examples(data, "event", { words: { headline: words } });
        const { scene } = layout(draft, data.formats.a4, data, {});
        const parse = (text) => new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
        const [plain, live] = [parse(toSvg(scene)), parse(toSvg(scene, { live: true }))];
        return { names: [plain.nodeName, live.nodeName], size: plain.getAttribute("width"),
          texts: [plain, live].map((each) => each.querySelectorAll("text").length),
          said: live.querySelector("text").textContent, label: svgElement(scene).getAttribute("aria-label"),
          styles: plain.querySelectorAll("[style], [id]").length };"""
    found = _run(scenes, code, "A <b> & c")
    assert found["names"] == ["svg", "svg"]
    assert found["size"] == "210mm"
    assert found["texts"][0] == 0
    assert found["texts"][1] > 3
    assert found["said"] == "A <b> & c"
    assert found["label"]
    assert not found["styles"]


def test_the_alternative_text_says_the_words_and_the_caption_all_of_them(scenes: Page) -> None:
    code = """return Object.keys(data.templates).map((name) => {
        const draft = examples(data, name);
        const words = Object.entries(draft.words).map(([key, said]) => [key, said.replaceAll("\\u00a0", " ")]);
        return [name, altText(draft, data), caption(draft, data), words]; });"""
    for name, alt, caption, words in _run(scenes, code):
        assert len(alt) <= 250, name
        if not any(said for _, said in words):
            assert alt.startswith("Att fylla i för hand. ")
            continue
        assert len(alt) >= 125 or name == "plain"
        assert dict(words)["headline"] in alt
        assert all(said in caption for field, said in words if field != "credit")
