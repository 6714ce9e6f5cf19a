"""Metadata about the open data for portals and search engines: DCAT-AP-SE, and schema.org's Dataset."""

import re
from typing import Any

from babel.core import get_global

from macros.domain import urls
from macros.exports import json_files
from macros.exports.open_data import OpenData
from macros.rendering.renderer import Renderer

_ALIASES = get_global("language_aliases")  # from CLDR; they include the codes of three letters


def rdf(data: OpenData, site: str, contact: str, mail: str = "") -> bytes:
    """Return the catalogue of data sets as DCAT-AP-SE 3.0.1.

    site: the address of the site's root; contact: the address of a contact page; mail: a mail address.
    """
    landing = f"{site}{urls.OPEN_DATA}/"
    sets = [
        {"name": name, "theme": theme, "files": json_files.of_set(name, data)}
        for name, theme in json_files.sets().items()
    ]
    page = data.first.page(urls.CATALOGUE)
    found = page.render(
        "dcat.rdf", catalogue=site + urls.CATALOGUE, site=site, landing=landing, contact=contact or landing,
        mail=mail, modified=data.modified, sets=sets, zero=json_files.ZERO,
        codes={each.language: code for each in data.renderers if (code := eu_name(each.language))},
    )  # fmt: skip
    return f"{found}\n".encode()


def eu_name(language: str) -> str:
    """Return the EU's code of the language: ISO 639-2/T in capitals; empty if it has none.

    Some languages have two codes of three letters. The one that contains the letters of the short code in order is that
    of ISO 639-2/T: for `de` `deu`, not `ger`, which comes from the English name.
    """
    known = [name for name, short in _ALIASES.items() if short == language and len(name) == 3]
    return min(known, key=lambda name: (not re.search(".*".join(language), name), name), default="").upper()


def datasets(data: OpenData, renderer: Renderer, site: str) -> list[dict[str, Any]]:
    """Return the data sets as schema.org's Dataset, for search engines, in one edition's language."""
    return [_dataset(name, data, renderer, site) for name in json_files.sets()]


def _dataset(name: str, data: OpenData, renderer: Renderer, site: str) -> dict[str, Any]:
    page = f"{renderer.home(site)}{urls.OPEN_DATA}/"
    files = json_files.shown(name, data, renderer.language)
    return {
        "@type": "Dataset",
        "@id": f"{site}{urls.CATALOGUE}#{name}",
        "name": renderer.label(f"data_{name}"),
        "description": renderer.label(f"data_{name}_description"),
        "url": page,
        "license": json_files.licence(name),
        "dateModified": data.modified.isoformat(),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": renderer.text(data.platform.place.publisher)},
        "distribution": [
            {"@type": "DataDownload", "contentUrl": site + each.path, "encodingFormat": each.format} for each in files
        ],
    }
