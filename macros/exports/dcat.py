"""What data portals and search engines read of the open data: DCAT-AP-SE, and the data sets in schema.org's words."""

from __future__ import annotations

from typing import Any

from macros.domain import urls
from macros.exports import json_files
from macros.exports.open_data import OpenData
from macros.rendering.renderer import Renderer

# The EU's names of languages, for those that the editions are likely to be in; others are left out.
_LANGUAGES = {"sv": "SWE", "en": "ENG", "fi": "FIN", "nb": "NOB", "da": "DAN", "de": "DEU"}


def rdf(data: OpenData, site: str, contact: str, mail: str = "") -> bytes:
    """The catalogue of data sets as DCAT-AP-SE 3.0.1.

    site: the address of the site's root; contact: that of contact; mail: where letters go.
    """
    landing = f"{site}{urls.OPEN_DATA}/"
    sets = [
        {"name": name, "theme": theme, "files": json_files.of_set(name, data)}
        for name, theme in json_files.sets().items()
    ]
    page = data.first.page(urls.CATALOGUE)
    found = page.render(
        "dcat.rdf", catalogue=site + urls.CATALOGUE, site=site, landing=landing, contact=contact or landing,
        mail=mail, modified=data.modified, sets=sets, zero=json_files.ZERO, codes=_LANGUAGES,
    )  # fmt: skip
    return f"{found}\n".encode()


def datasets(data: OpenData, renderer: Renderer, site: str) -> list[dict[str, Any]]:
    """The data sets in schema.org's words, for search engines, as one edition tells of them."""
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
