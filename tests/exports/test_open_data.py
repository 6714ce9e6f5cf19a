"""The open data: equal to the data, files that fit their schemas, tables, the catalogue, the background."""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
from jinja2 import Environment
from jsonschema_rs import Draft202012Validator, meta
from markupsafe import Markup
from msgspec.structs import replace
from playwright.sync_api import Browser

from macros.content.made_files import whole
from macros.content.model import Beside, Platform, Result, Unnumbered
from macros.delivery.built_page import BuiltPage
from macros.exports import csv_files, dcat, json_files, llms
from macros.exports.open_data import OpenData, number
from macros.rendering.renderer import Renderer
from macros.site.macros.pages import Macros
from tests.support.platforms import platform_at, translated
from tests.support.site import ADDRESS, ROOT

SITE = "https://lillby.example/plan/"
TODAY = date(2026, 11, 25)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NAMES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
EDITIONS = {"sv": "", "en": "en/"}


@pytest.fixture(scope="module")
def data(platform: Platform) -> OpenData:
    """Its open data, on a day of its own."""
    return _data(platform)


@pytest.fixture(scope="module")
def files(data: OpenData) -> dict[str, bytes]:
    """Every file that it publishes, by its path below the site's root."""
    found = dict(whole(json_files.shared(data, SITE)))
    for renderer in data.renderers:
        prefix = EDITIONS[renderer.language]
        found |= {prefix + path: content for path, content in whole(json_files.of_edition(data, renderer, SITE))}
        found[f"{prefix}data/bakgrund.txt"] = llms.background(renderer, SITE).encode()
    return found


def _data(platform: Platform) -> OpenData:
    return OpenData([Renderer(platform, language, TODAY) for language in EDITIONS])


# Against the schemas


def _errors(content: Any, path: str, files: dict[str, bytes]) -> list[str]:
    """How a published file differs from the schema that it names."""
    name = content["$schema"].rpartition("/")[2]
    schema = json.loads(files[f"data/schema/{name}"])
    meta.validate(schema)
    return [f"{path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(content)]


def test_every_file_fits_the_schema_it_names(files: dict[str, bytes]) -> None:
    made = {path: json.loads(text) for path, text in files.items() if path.endswith(".json") and "/schema/" not in path}
    assert {"data/goals.json", "data/goals/trivsel.json", "data/platform.json"} <= set(made)
    assert [error for path, content in made.items() for error in _errors(content, path, files)] == []


def test_a_file_that_is_wrong_does_not_fit(files: dict[str, bytes]) -> None:
    content = json.loads(files["data/goals.json"])
    content["items"][0]["number"] = "1"
    content["items"][0]["verdict"]["status"] = "almost"
    del content["items"][1]["pages"]
    del content["licence"]
    found = "\n".join(_errors(content, "", files))
    for words in ('"1" is not of type "integer"', '"almost" is not one of', '"pages" is a required', '"licence" is a'):
        assert words in found


def test_a_schema_describes_what_it_holds(files: dict[str, bytes]) -> None:
    schema = json.loads(files["data/schema/goals.schema.json"])
    assert schema["$id"] == f"{SITE}data/schema/goals.schema.json"
    assert schema["properties"]["version"]["description"]
    assert all(part["description"] for part in schema["$defs"].values())


# Against the data


def test_every_item_is_in_the_files(platform: Platform, files: dict[str, bytes]) -> None:
    for kind in ("goals", "facts", "strengths", "areas", "sources"):
        assert [each["id"] for each in json.loads(files[f"data/{kind}.json"])["items"]] == [*getattr(platform, kind)]


def test_numbers_are_numbers_with_unit_year_and_source(data: OpenData) -> None:
    facts = {each.id: each for each in data.facts}
    hus, byggd = facts["hus"], facts["byggd"]
    assert (hus.value, hus.unit, hus.year) == (1234.5, {"sv": "hus", "en": "houses"}, "2020")
    assert (hus.publisher, hus.url) == ("Lillby hembygdsförening", "https://lillby.example/kronika")
    assert (byggd.value, byggd.certainty) == (1890, "inferred")
    assert byggd.reason
    assert [repr(number(each)) for each in ("94", "-1.02", "0")] == ["94", "-1.02", "0"]


def test_what_is_not_known_is_null_and_the_verdict_says_so(data: OpenData) -> None:
    goals = {each.id: each for each in data.goals}
    assert goals["fler-hus"].known == {"sv": "Nu 1\u00a0234,5.", "en": "Now 1,234.5."}
    assert goals["fler-hus"].pages == {"sv": "mal/01-fler-hus/", "en": "en/mal/01-fler-hus/"}
    missing = goals["boende-2"]
    assert (missing.name, missing.results, missing.verdict.status) == (None, [], "wording-missing")
    assert missing.missing
    assert missing.verdict.label == {"sv": "Måltexten saknas", "en": "Wording missing"}
    assert all(reason["sv"] and reason["en"] for goal in goals.values() for reason in goal.verdict.reasons)
    assert all(goal.verdict.reasons for goal in goals.values())


def test_figures_beside_are_kept_apart_and_a_copy_has_its_address(platform: Platform) -> None:
    words = {"sv": "x", "en": "y"}
    shed = Result(year=2025, value="2", source="kronika", checked=date(2026, 11, 24), reason=words)
    beside = [Beside(name=words, why=words, figures=[shed, Result(year=2026, fact="hus")])]
    goal = replace(platform.goals["fler-hus"], beside=beside)
    bath = Unnumbered(name=words, text=words, sources=["kronika"])
    area = replace(platform.areas["boende"], beside=beside, unnumbered=[bath])
    copied = replace(platform.sources["kronika"], copy="https://kopia.example/")
    changes = {"goals": {**platform.goals, "fler-hus": goal}, "areas": {"boende": area}, "sources": {"kronika": copied}}
    data = _data(replace(platform, **changes))
    for item in (next(each for each in data.goals if each.id == "fler-hus"), data.areas[0]):
        first, second = item.beside[0].figures
        assert (first.value, first.source, first.checked, first.reason) == (2, "kronika", "2026-11-24", words)
        assert (second.value, second.fact) == (1234.5, "hus")
    assert data.areas[0].unnumbered[0].name == words
    assert data.sources[0].copy == "https://kopia.example/"


def test_messages_keep_what_the_sender_fills_in_and_retired_ones_have_no_text(data: OpenData) -> None:
    found = {each.id: each for each in data.messages}
    assert "{avsandare}" in found["bad-sms"].variants[0]["sv"]
    assert found["bad-sms"].former == ["sms-om-bad"]
    assert "1\u00a0234,5\u00a0hus" in found["bad-instagram"].variants[0]["sv"]
    assert "1,234.5\u00a0houses" in found["bad-instagram"].variants[0]["en"]
    retired = found["is-affisch"]
    assert (retired.state, retired.variants) == ("retired", [])
    assert retired.replaced_by is not None
    assert retired.replaced_by.id == "bad-instagram"


def test_a_message_has_its_translations(small_root: Path) -> None:
    data = OpenData([Renderer(platform_at(translated(small_root)), "sv")])
    (found,) = {each.id: each for each in data.messages}["bad-instagram"].translations
    assert (found.language, found.name, found.standing, found.approved) == ("ar", "اسبحوا هنا", "proposal", None)
    assert found.variants[0].startswith("حول الرصيف 1,234.5 منزلا. {avsandare}")


def test_messages_are_free_and_the_rest_asks_for_its_source(files: dict[str, bytes]) -> None:
    lists = {
        path: json.loads(text)["licence"] for path, text in files.items() if path.count("/") == 1 and "json" in path
    }
    assert lists.pop("data/messages.json") == json_files.ZERO
    assert set(lists.values()) == {json_files.BY}


def test_no_text_in_the_files_has_a_reference_left(files: dict[str, bytes]) -> None:
    assert [path for path, text in files.items() if re.search(rb"\{(fact|value|year|goal):", text)] == []


def test_files_name_pages_and_files_that_exist(bank: Path) -> None:
    for kind in ("strengths", "areas", "goals", "facts", "messages"):
        for each in json.loads((bank / "data" / f"{kind}.json").read_text("utf-8"))["items"]:
            for path in each["pages"].values():
                assert (bank / path.partition("#")[0] / "index.html").is_file()
    for file in json.loads((bank / "data/platform.json").read_text("utf-8"))["item"]["files"]:
        assert (bank / file["path"]).is_file()


# Tables


def _rows(content: bytes, delimiter: str) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(content.decode("utf-8-sig").splitlines(keepends=True), delimiter=delimiter))


@pytest.mark.parametrize(
    ("prefix", "delimiter", "heading", "cells"),
    [
        ("", ";", ["Id", "Siffror och källor", "Värde", "Enhet", "År"], ["1234,5", "hus", "2020"]),
        ("en/", ",", ["Id", "Fact", "Value", "Unit", "Year"], ["1234.5", "houses", "2020"]),
    ],
    ids=EDITIONS,
)
def test_tables_are_written_as_the_spreadsheet_of_the_language_reads_them(
    files: dict[str, bytes], prefix: str, delimiter: str, heading: list[str], cells: list[str]
) -> None:
    tables = {name: _rows(files[f"{prefix}data/{name}.csv"], delimiter) for name in csv_files.TABLES}
    assert tables["facts"][0][:5] == heading
    assert next(row for row in tables["facts"] if row[0] == "hus")[2:5] == cells
    for first, *rows in tables.values():
        assert {len(row) for row in rows} == {len(set(first))}


def test_a_result_is_a_row_with_its_year_source_and_comparisons(files: dict[str, bytes]) -> None:
    heading, *rows = _rows(files["data/results.csv"], ";")
    found = {(row[1], row[4]): dict(zip(heading, row, strict=True)) for row in rows}
    row = found["fler-hus", "2020"]
    assert (row["Värde"], row["Enhet"], row["Utgivare"]) == ("5", "hus", "Lillby hembygdsförening")
    assert (row["Jämfört med länet"], row["Jämfört med riket"]) == ("8,5", "")
    assert row["Sida"] == f"{SITE}mal/01-fler-hus/"
    only_the_place = found["trivsel", "2021"]
    assert (only_the_place["Värde"], only_the_place["Jämfört med riket"]) == ("", "under")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"), ("+46 563", "'+46 563"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
        ("\n=1", "'\n=1"), ("＝1", "'＝1"), ("-5", "-5"), ("+5,5", "+5,5"), ("=5", "'=5"), (-5.5, "-5,5"),
        ("– nej", "– nej"), (None, ""), (0, "0"), ('a;b "c"\n\nd', 'a;b "c"\n\nd'),
    ],
)  # fmt: skip
def test_no_cell_can_be_taken_for_a_formula(value: str | float | None, cell: str) -> None:
    (row,) = _rows(csv_files.written([[value, "x"]], ",").encode(), ";")
    assert row == [cell, "x"]


# The catalogue. What DCAT-AP-SE 3.0.1 requires of each class: a property, how many there are at least and at most, and
# what each is: a class in the file, a list of the authorities that the profile names, or text in every language.

ANY = 10_000
EU = "http://publications.europa.eu/resource/authority/"
SHAPES = {
    "dcat:Catalog": {
        "dcterms:title": (2, 2, ""), "dcterms:description": (2, 2, ""), "dcterms:publisher": (1, 1, "foaf:Agent"),
        "dcterms:license": (1, 1, "http://creativecommons.org/"), "dcat:dataset": (1, ANY, "dcat:Dataset"),
        "foaf:homepage": (0, 1, "https://"), "dcat:themeTaxonomy": (0, ANY, f"{EU}data-theme"),
        "dcterms:language": (0, ANY, f"{EU}language/"),
    },
    "foaf:Agent": {
        "foaf:name": (1, ANY, ""), "dcterms:type": (1, 1, "http://purl.org/adms/publishertype/"),
    },
    "dcat:Dataset": {
        "dcterms:title": (2, 2, ""), "dcterms:description": (2, 2, ""), "dcterms:publisher": (1, 1, "foaf:Agent"),
        "dcat:contactPoint": (1, ANY, "vcard:Organization"), "dcat:distribution": (1, ANY, "dcat:Distribution"),
        "dcat:theme": (1, ANY, f"{EU}data-theme/"), "dcterms:accessRights": (1, 1, f"{EU}access-right/"),
        "dcterms:accrualPeriodicity": (0, 1, f"{EU}frequency/"), "dcterms:language": (0, ANY, f"{EU}language/"),
        "dcterms:modified": (1, 1, ""),
    },
    "dcat:Distribution": {
        "dcat:accessURL": (1, ANY, SITE), "dcat:downloadURL": (1, ANY, SITE),
        "dcterms:license": (1, 1, "http://creativecommons.org/"), "dcterms:format": (1, 1, ""),
    },
    "vcard:Organization": {
        "vcard:fn": (1, 1, ""), "vcard:hasURL": (1, 1, "https://"), "vcard:hasEmail": (1, ANY, "mailto:"),
    },
}  # fmt: skip


def _misshapen(rdf: ElementTree.Element) -> Iterator[str]:
    """What in the catalogue does not follow the shapes."""
    classes = {shape: {each.attrib[f"{RDF}about"] for each in rdf.findall(shape, NAMES)} for shape in SHAPES}
    for shape, properties in SHAPES.items():
        for element in rdf.findall(shape, NAMES):
            for name, (least, most, kind) in properties.items():
                found = element.findall(name, NAMES)
                known = classes.get(kind)
                values = [
                    each.attrib.get(f"{RDF}resource", "") if kind else (each.text or "").strip() for each in found
                ]
                if not least <= len(found) <= most:
                    yield f"{shape} {name}: {len(found)}"
                if not all(value in known if known else value and value.startswith(kind) for value in values):
                    yield f"{shape} {name}: {values}"


def test_the_catalogue_follows_the_national_profile_and_names_the_files(
    data: OpenData, files: dict[str, bytes]
) -> None:
    found = ElementTree.fromstring(dcat.rdf(data, SITE, "", "byn@lillby.example"))
    assert list(_misshapen(found)) == []
    assert len(found.findall("dcat:Dataset", NAMES)) == len(json_files.sets())
    for each in found.findall("dcat:Distribution", NAMES):
        address, licence = (
            each.find(name, NAMES).attrib[f"{RDF}resource"]  # type: ignore[union-attr]
            for name in ("dcat:downloadURL", "dcterms:license")
        )
        assert address.removeprefix(SITE) in files
        assert ("zero" in licence) == ("messages" in address)


# schema.org


def _graph(page: BuiltPage) -> list[dict[str, Any]]:
    text = page.file.read_text("utf-8")
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert "<" not in found
    graph: list[dict[str, Any]] = json.loads(found)["@graph"]
    return graph


def test_every_page_says_what_it_is_and_where_it_stands(site: Path, pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        if path.endswith("404.html"):
            continue
        first, *sets = _graph(page)
        assert first["@type"] == ("WebSite" if path in ("index.html", "en/index.html") else "WebPage")
        assert first["url"] == ADDRESS + path.removesuffix("index.html")
        assert first["inLanguage"] == ("en" if path.startswith("en/") else "sv")
        assert len(sets) == (len(json_files.sets()) if path.endswith("oppna-data/index.html") else 0)
        for each in sets:
            assert each["@type"] == "Dataset"
            assert each["name"] and each["description"] and each["license"].startswith("https://creativecommons.org/")
            assert all((site / file["contentUrl"].removeprefix(ADDRESS)).is_file() for file in each["distribution"])
        if first["@type"] == "WebPage":
            steps = first["breadcrumb"]["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert all(step["item"].startswith(ADDRESS) and step["name"] for step in steps)
            assert steps[-1]["item"] == first["url"]


# For assistants


@pytest.mark.parametrize("prefix", EDITIONS.values(), ids=EDITIONS)
def test_llms_txt_has_its_form_and_its_links_lead_somewhere(site: Path, prefix: str) -> None:
    text = (site / prefix / "llms.txt").read_text("utf-8")
    lines = text.splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    assert "## Optional" in lines
    links = re.findall(r"^- \[[^\]]+\]\(([^)]+)\): \S", text, re.MULTILINE)
    assert len(links) == sum(line.startswith("- ") for line in lines)
    for link in links:
        path = link.removeprefix(ADDRESS)
        assert (site / (f"{path}index.html" if path.endswith("/") else path)).is_file(), link


@pytest.mark.parametrize("prefix", EDITIONS.values(), ids=EDITIONS)
def test_the_background_holds_every_fact_with_its_source_and_is_short_enough(site: Path, prefix: str) -> None:
    text = (site / prefix / "data/bakgrund.txt").read_text("utf-8")
    assert len(text.split()) < 12_000
    assert "\n\n\n" not in text
    assert not re.search(r"&(amp|lt|gt|quot|#\d+);", text)
    facts = json.loads((site / "data/facts.json").read_text("utf-8"))["items"]
    for fact in facts:
        assert f"- {fact['label'][prefix.strip('/') or 'sv']}: " in text
        assert fact["url"] in text
    assert text.count("\n## ") == 7


def test_the_background_says_what_is_missing(files: dict[str, bytes]) -> None:
    text = files["data/bakgrund.txt"].decode()
    assert "Måltexten är inte känd för målen 2." in text
    assert "Vår slutsats." in text


# The examples on the page


@pytest.mark.parametrize("language", EDITIONS)
def test_authored_pages_name_the_address_only_where_there_is_one(language: str) -> None:
    named: list[str] = []
    calls = dict.fromkeys(dir(Macros), lambda *_: "") | {
        "data_address": lambda path="": named.append(path) if path else "",
        "embed_example": named.append,
    }
    for file in sorted((ROOT / "docs" / language).rglob("*.md")):
        Environment(autoescape=True).from_string(file.read_text("utf-8")).render(calls)
    assert named == []


def _examples(page: BuiltPage) -> list[str]:
    """The page's examples, in its order: a command, Python, JavaScript."""
    found = re.findall(r'<div class="highlight">(.*?)</div>', page.file.read_text("utf-8"), re.DOTALL)
    return [Markup(re.sub("<[^>]+>", "", each)).unescape() for each in found]


@pytest.mark.browser
@pytest.mark.parametrize("prefix", EDITIONS.values(), ids=EDITIONS)
def test_the_examples_run(pages: dict[str, BuiltPage], address: str, browser: Browser, prefix: str) -> None:
    command, python, script = _examples(pages[f"{prefix}om/oppna-data/index.html"])
    for target in re.findall(r"https://\S+", command):
        with urlopen(target.replace(ADDRESS, address)) as answer:
            assert answer.status == 200
    run = [sys.executable, "-X", "utf8", "-c", python.replace(ADDRESS, address)]
    printed = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert re.search(r"^13 .+ – .+$", printed, re.MULTILINE)
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.evaluate(f"async () => {{ {script.replace(ADDRESS, address)} }}")
    page.close()
    assert re.fullmatch(r".+: 94 .+ \(\d{4}\S*, .+\)", said[-1])
