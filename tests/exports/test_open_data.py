"""The open data: equal to the data, files that fit their schemas, tables, the catalogue, the background."""

from __future__ import annotations

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

import msgspec
import pytest
from jinja2 import Environment
from jsonschema import Draft202012Validator
from markupsafe import Markup
from msgspec.structs import replace
from playwright.sync_api import Browser

from macros.checks.check import read_platform
from macros.content.model import Beside, Platform, Result, Unnumbered
from macros.delivery.built_page import BuiltPage
from macros.exports import csv_files, dcat, json_files, llms
from macros.exports.open_data import OpenData, number
from macros.rendering.renderer import Renderer
from macros.site.macros.pages import Macros
from tests.support.platforms import platform_at, small_platform, translated
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


@pytest.fixture
def platform(tmp_path: Path) -> Platform:
    """The small platform."""
    return small_platform(tmp_path)


@pytest.fixture
def data(platform: Platform) -> OpenData:
    """Its open data, on a day of its own."""
    return _data(platform)


def _data(platform: Platform) -> OpenData:
    return OpenData([Renderer(platform, language, TODAY) for language in EDITIONS])


def _files(data: OpenData) -> dict[str, bytes]:
    """Every file that the small platform publishes, by its path below the site's root."""
    found = dict(json_files.shared(data, SITE))
    found["data/dcat.rdf"] = dcat.rdf(data, SITE, "")
    for renderer in data.renderers:
        prefix = EDITIONS[renderer.language]
        found |= {prefix + path: content for path, content in json_files.of_edition(data, renderer, SITE)}
        found[f"{prefix}data/bakgrund.txt"] = llms.background(renderer, SITE).encode()
        found[f"{prefix}llms.txt"] = llms.llms(renderer, SITE).encode()
    return found


def _errors(content: Any, folder: Path, file: Path) -> list[str]:
    """How a published file differs from the schema that it names."""
    schema = json.loads((file.parent / content["$schema"]).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return [
        f"{file.relative_to(folder)}: {error.message}" for error in Draft202012Validator(schema).iter_errors(content)
    ]


def _published(site: Path) -> Iterator[Path]:
    return (file for file in sorted((site / "data").rglob("*.json")) if not file.name.endswith(".schema.json"))


# Against the schemas


def test_every_published_file_fits_the_schema_it_names(site: Path) -> None:
    files = list(_published(site))
    assert len(files) > 120
    assert [error for file in files for error in _errors(json.loads(file.read_text("utf-8")), site, file)] == []


def test_a_file_that_is_wrong_does_not_fit(bank: Path) -> None:
    file = bank / "data" / "goals.json"
    content = json.loads(file.read_text("utf-8"))
    assert _errors(content, bank, file) == []
    content["items"][0]["number"] = "1"
    content["items"][0]["verdict"]["status"] = "almost"
    del content["items"][1]["pages"]
    del content["licence"]
    found = "\n".join(_errors(content, bank, file))
    for words in ("'1' is not of type 'integer'", "'almost' is not one of", "'pages' is a required", "'licence' is a"):
        assert words in found


def test_a_schema_describes_what_it_holds(data: OpenData) -> None:
    schema = json.loads(dict(json_files.shared(data, SITE))["data/schema/goals.schema.json"])
    assert schema["$id"] == f"{SITE}data/schema/goals.schema.json"
    assert schema["properties"]["version"]["description"]
    assert all(part["description"] for part in schema["$defs"].values())


# Against the data


def test_numbers_are_numbers_with_unit_year_and_source(data: OpenData) -> None:
    facts = {each.id: each for each in data.facts}
    hus, byggd = facts["hus"], facts["byggd"]
    assert (hus.value, hus.unit, hus.year) == (1234.5, {"sv": "hus", "en": "houses"}, "2020")
    assert (hus.publisher, hus.url) == ("Lillby hembygdsförening", "https://lillby.example/kronika")
    assert byggd.value == 1890
    assert byggd.certainty == "inferred"
    assert byggd.reason


@pytest.mark.parametrize(("written", "value"), [("94", 94), ("-1.02", -1.02), ("1234.5", 1234.5), ("0", 0)])
def test_a_number_stays_what_it_was(written: str, value: float) -> None:
    assert number(written) == value
    assert isinstance(number(written), int) == ("." not in written)


def test_texts_have_their_figures_written_out_in_both_languages(data: OpenData) -> None:
    goal = next(each for each in data.goals if each.id == "fler-hus")
    assert goal.known == {"sv": "Nu 1\u00a0234,5.", "en": "Now 1,234.5."}
    assert goal.pages == {"sv": "mal/01-fler-hus/", "en": "en/mal/01-fler-hus/"}


def test_what_is_not_known_is_null_and_the_verdict_says_so(data: OpenData) -> None:
    missing = next(each for each in data.goals if each.id == "boende-2")
    assert missing.name is None
    assert missing.results == []
    assert missing.missing
    assert missing.verdict.status == "wording-missing"
    assert missing.verdict.label == {"sv": "Måltexten saknas", "en": "Wording missing"}
    assert all(reason["sv"] and reason["en"] for goal in data.goals for reason in goal.verdict.reasons)
    assert all(goal.verdict.reasons for goal in data.goals)


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


def test_everything_on_the_real_site_is_in_the_files(site: Path) -> None:
    platform, _ = read_platform(ROOT)
    assert platform
    for kind, items in (
        ("goals", platform.goals), ("facts", platform.facts), ("strengths", platform.strengths),
        ("areas", platform.areas), ("sources", platform.sources),
    ):  # fmt: skip
        found = json.loads((site / "data" / f"{kind}.json").read_text("utf-8"))["items"]
        assert [each["id"] for each in found] == list(items)
    facts = {each["id"]: each for each in json.loads((site / "data/facts.json").read_text("utf-8"))["items"]}
    for fact in platform.facts.values():
        assert str(facts[fact.id]["value"]) in (fact.value, str(float(fact.value)) if fact.kind == "number" else "")


def test_files_name_pages_and_files_that_exist(site: Path) -> None:
    for kind in ("strengths", "areas", "goals", "facts", "messages"):
        for each in json.loads((site / "data" / f"{kind}.json").read_text("utf-8"))["items"]:
            for path in each["pages"].values():
                assert (site / path.partition("#")[0] / "index.html").is_file()
    for file in json.loads((site / "data/platform.json").read_text("utf-8"))["item"]["files"]:
        assert (site / file["path"]).is_file()


def test_messages_are_free_and_the_rest_asks_for_its_source(site: Path) -> None:
    licences = {file.stem: json.loads(file.read_text("utf-8"))["licence"] for file in (site / "data").glob("*.json")}
    assert licences.pop("messages") == json_files.ZERO
    assert set(licences.values()) == {json_files.BY}


def test_no_text_in_the_files_has_a_reference_left(site: Path) -> None:
    for file in [*_published(site), *(site / "data").glob("*.csv"), *site.rglob("bakgrund.txt")]:
        assert not re.search(r"\{(fact|value|year|goal):", file.read_text("utf-8")), file


def test_the_same_content_gives_the_same_bytes(platform: Platform) -> None:
    assert _files(_data(platform)) == _files(_data(platform))


# Tables


def _rows(content: bytes, delimiter: str) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert text.count("\r\n") >= 1
    return list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))


def test_the_swedish_tables_have_semicolons_and_decimal_commas(data: OpenData) -> None:
    rows = _rows(_files(data)["data/facts.csv"], ";")
    assert rows[0][:5] == ["Id", "Siffror och källor", "Värde", "Enhet", "År"]
    assert next(row for row in rows if row[0] == "hus")[2:5] == ["1234,5", "hus", "2020"]


def test_the_english_tables_have_commas_and_decimal_points(data: OpenData) -> None:
    rows = _rows(_files(data)["en/data/facts.csv"], ",")
    assert rows[0][:5] == ["Id", "Fact", "Value", "Unit", "Year"]
    assert next(row for row in rows if row[0] == "hus")[2:5] == ["1234.5", "houses", "2020"]


@pytest.mark.parametrize("name", csv_files.TABLES)
def test_every_row_has_a_cell_for_every_heading(site: Path, name: str) -> None:
    rows = _rows((site / "data" / f"{name}.csv").read_bytes(), ";")
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])


def test_a_result_is_a_row_with_its_year_source_and_comparisons(data: OpenData) -> None:
    heading, *rows = _rows(_files(data)["data/results.csv"], ";")
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
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("-5", "-5"), ("+5,5", "+5,5"), ("=5", "'=5"), (-5.5, "-5,5"), ("– nej", "– nej"), (None, ""), (0, "0"),
    ],
)  # fmt: skip
def test_no_cell_can_be_taken_for_a_formula(value: str | float | None, cell: str) -> None:
    (row,) = _rows(csv_files.written([[value, "x"]], ",").encode(), ";")
    assert row == [cell, "x"]


def test_cells_may_hold_the_delimiter_quotes_and_paragraphs() -> None:
    text = 'a;b "c"\n\nd'
    content = csv_files.written([[text]], ",").removeprefix(csv_files.BOM)
    assert list(csv.reader([*content.splitlines(keepends=True)], delimiter=";")) == [[text]]


# The catalogue


def _catalogue(site: Path) -> ElementTree.Element:
    return ElementTree.parse(site / "data/dcat.rdf").getroot()


def _languages(element: ElementTree.Element, name: str) -> set[str]:
    found = element.findall(name, NAMES)
    assert all((each.text or "").strip() for each in found)
    return {each.attrib["{http://www.w3.org/XML/1998/namespace}lang"] for each in found}


def _resource(element: ElementTree.Element, name: str) -> str:
    found = element.find(name, NAMES)
    assert found is not None, name
    return found.attrib[f"{RDF}resource"]


def test_the_catalogue_has_what_the_national_portal_requires(site: Path) -> None:
    root = _catalogue(site)
    (found,) = root.findall("dcat:Catalog", NAMES)
    for name in ("dcterms:title", "dcterms:description"):
        assert _languages(found, name) == {"sv", "en"}
    assert _resource(found, "dcterms:license") == "http://creativecommons.org/publicdomain/zero/1.0/"
    (agent,) = root.findall("foaf:Agent", NAMES)
    assert agent.attrib[f"{RDF}about"] == _resource(found, "dcterms:publisher")
    assert "kommun" not in " ".join(each.text or "" for each in agent)
    contact = root.find("vcard:Organization", NAMES)
    assert contact is not None
    assert _resource(contact, "vcard:hasURL").startswith("https://")


# What DCAT-AP-SE 3.0.1 requires of each class: the property, how many there are at least and at most, and what each is:
# a class in the file, a list of the authorities that the profile names, or nothing but text in the editions' languages.
ANY = 10_000
EU = "http://publications.europa.eu/resource/authority/"
SHAPES = {
    "dcat:Catalog": {
        "dcterms:title": (1, ANY, ""), "dcterms:description": (1, ANY, ""), "dcterms:publisher": (1, 1, "foaf:Agent"),
        "dcterms:license": (1, 1, "http://creativecommons.org/"), "dcat:dataset": (1, ANY, "dcat:Dataset"),
        "foaf:homepage": (0, 1, "https://"), "dcat:themeTaxonomy": (0, ANY, f"{EU}data-theme"),
        "dcterms:language": (0, ANY, f"{EU}language/"),
    },
    "foaf:Agent": {
        "foaf:name": (1, ANY, ""), "dcterms:type": (1, 1, "http://purl.org/adms/publishertype/"),
    },
    "dcat:Dataset": {
        "dcterms:title": (1, ANY, ""), "dcterms:description": (1, ANY, ""), "dcterms:publisher": (1, 1, "foaf:Agent"),
        "dcat:contactPoint": (1, ANY, "vcard:Organization"), "dcat:distribution": (1, ANY, "dcat:Distribution"),
        "dcat:theme": (1, ANY, f"{EU}data-theme/"), "dcterms:accessRights": (0, 1, f"{EU}access-right/"),
        "dcterms:accrualPeriodicity": (0, 1, f"{EU}frequency/"), "dcterms:language": (0, ANY, f"{EU}language/"),
    },
    "dcat:Distribution": {
        "dcat:accessURL": (1, ANY, "https://"), "dcat:downloadURL": (0, ANY, "https://"),
        "dcterms:license": (1, 1, "http://creativecommons.org/"), "dcterms:format": (0, 1, ""),
    },
    "vcard:Organization": {"vcard:fn": (1, 1, ""), "vcard:hasEmail": (1, ANY, "mailto:")},
}  # fmt: skip


def _misshapen(rdf: bytes) -> Iterator[str]:
    """What in the catalogue does not follow the shapes."""
    root = ElementTree.fromstring(rdf)
    classes = {shape: {each.attrib[f"{RDF}about"] for each in root.findall(shape, NAMES)} for shape in SHAPES}
    for shape, properties in SHAPES.items():
        for element in root.findall(shape, NAMES):
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


def test_the_catalogue_follows_the_national_profile(data: OpenData) -> None:
    assert list(_misshapen(dcat.rdf(data, SITE, "", "byn@lillby.example"))) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"publisher_type": ""}, "foaf:Agent dcterms:type: 0"),
        ({"publisher": {"sv": "", "en": ""}}, "foaf:Agent foaf:name: ['', '']"),
    ],
)
def test_a_catalogue_that_lacks_something_is_seen(platform: Platform, changes: dict[str, Any], fault: str) -> None:
    place = msgspec.structs.replace(platform.place, **changes)
    changed = _data(msgspec.structs.replace(platform, place=place))
    assert fault in list(_misshapen(dcat.rdf(changed, SITE, "")))


def test_every_data_set_has_what_the_national_portal_requires(site: Path) -> None:
    root = _catalogue(site)
    listed = {each.attrib[f"{RDF}resource"] for each in root.findall("dcat:Catalog/dcat:dataset", NAMES)}
    sets = {each.attrib[f"{RDF}about"]: each for each in root.findall("dcat:Dataset", NAMES)}
    assert listed == set(sets)
    assert len(sets) == len(json_files.sets())
    for each in sets.values():
        assert _languages(each, "dcterms:title") == _languages(each, "dcterms:description") == {"sv", "en"}
        assert re.fullmatch(r".*/data-theme/[A-Z]{4}", _resource(each, "dcat:theme"))
        for name in ("dcterms:publisher", "dcat:contactPoint", "dcterms:accessRights", "dcat:distribution"):
            assert _resource(each, name)
        assert date.fromisoformat(each.findtext("dcterms:modified", "", NAMES)) <= date.today()


def test_every_distribution_can_be_fetched_and_has_format_and_licence(site: Path) -> None:
    root = _catalogue(site)
    used = {each.attrib[f"{RDF}resource"] for each in root.findall("dcat:Dataset/dcat:distribution", NAMES)}
    found = {each.attrib[f"{RDF}about"]: each for each in root.findall("dcat:Distribution", NAMES)}
    assert used == set(found)
    for each in found.values():
        path = _resource(each, "dcat:downloadURL").removeprefix(ADDRESS)
        assert (site / path).is_file()
        assert _resource(each, "dcat:accessURL") == ADDRESS + path
        assert each.findtext("dcterms:format", "", NAMES) in ("application/json", "text/csv")
        free = "messages" in path
        assert ("zero" in _resource(each, "dcterms:license")) == free


# schema.org


def _graph(page: BuiltPage) -> list[dict[str, Any]]:
    text = page.file.read_text("utf-8")
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert "<" not in found
    graph: list[dict[str, Any]] = json.loads(found)["@graph"]
    return graph


def test_every_page_says_what_it_is_and_where_it_stands(pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        if path.endswith("404.html"):
            continue
        first, *rest = _graph(page)
        assert first["@type"] == ("WebSite" if path in ("index.html", "en/index.html") else "WebPage")
        assert first["url"] == ADDRESS + path.removesuffix("index.html")
        assert first["inLanguage"] == ("en" if path.startswith("en/") else "sv")
        assert bool(rest) == path.endswith("oppna-data/index.html")
        if first["@type"] == "WebPage":
            steps = first["breadcrumb"]["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert all(step["item"].startswith(ADDRESS) and step["name"] for step in steps)
            assert steps[-1]["item"] == first["url"]


def test_the_page_of_open_data_describes_the_data_sets(site: Path, pages: dict[str, BuiltPage]) -> None:
    sets = _graph(pages["en/om/oppna-data/index.html"])[1:]
    assert [each["@type"] for each in sets] == ["Dataset"] * len(json_files.sets())
    for each in sets:
        assert each["name"] and each["description"] and each["license"].startswith("https://creativecommons.org/")
        for file in each["distribution"]:
            assert (site / file["contentUrl"].removeprefix(ADDRESS)).is_file()


# For assistants


@pytest.mark.parametrize("prefix", EDITIONS.values())
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


@pytest.mark.parametrize("prefix", EDITIONS.values())
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


def test_the_background_says_what_is_missing(platform: Platform) -> None:
    text = llms.background(Renderer(platform, "sv", TODAY), SITE)
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
    """The page's examples, in its order: an address, a command, Python, JavaScript."""
    found = re.findall(r'<div class="highlight">(.*?)</div>', page.file.read_text("utf-8"), re.DOTALL)
    return [Markup(re.sub("<[^>]+>", "", each)).unescape() for each in found]


@pytest.mark.parametrize("prefix", EDITIONS.values())
def test_the_example_in_python_runs(pages: dict[str, BuiltPage], address: str, prefix: str) -> None:
    _, _, code, _ = _examples(pages[f"{prefix}om/oppna-data/index.html"])
    assert ADDRESS in code
    command = [sys.executable, "-X", "utf8", "-c", code.replace(ADDRESS, address)]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert re.search(r"^13 .+ – .+$", answer.stdout, re.MULTILINE)


@pytest.mark.parametrize("prefix", EDITIONS.values())
def test_the_addresses_in_the_other_examples_answer(pages: dict[str, BuiltPage], address: str, prefix: str) -> None:
    for code in _examples(pages[f"{prefix}om/oppna-data/index.html"])[:2]:
        (target,) = re.findall(r"https://\S+", code)
        with urlopen(target.replace(ADDRESS, address)) as answer:
            assert answer.status == 200


@pytest.mark.browser
@pytest.mark.parametrize("prefix", EDITIONS.values())
def test_the_example_in_javascript_runs(
    pages: dict[str, BuiltPage], address: str, browser: Browser, prefix: str
) -> None:
    *_, code = _examples(pages[f"{prefix}om/oppna-data/index.html"])
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.evaluate(f"async () => {{ {code.replace(ADDRESS, address)} }}")
    page.close()
    assert re.fullmatch(r".+: 94 .+ \(\d{4}\S*, .+\)", said[-1])
