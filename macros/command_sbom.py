"""The command `sbom`: what the site is built of, as one CycloneDX file, from what the tools of PyPI and npm list.

The same locked files give the same file: what tells one run from another (a serial number, the time) is left out.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from macros.licences import UNKNOWN, all_packages

Bom = dict[str, Any]

_WRITTEN = {
    "sv": "{file} räknar upp {count} paket.",
    "en": "{file} lists {count} packages.",
}


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("python", type=Path, help="listan från cyclonedx-py / the list of cyclonedx-py")
    parser.add_argument("npm", type=Path, help="listan från npm sbom / the list of npm sbom")
    parser.add_argument("--to", type=Path, required=True, help="filen som skrivs / the file to write")


def run(options: Namespace) -> int:
    """Write the list; always 0."""
    python, npm = (json.loads(file.read_text("utf-8")) for file in (options.python, options.npm))
    licences: dict[str, str] = {
        canonicalize_name(package.name): package.licence for package in all_packages(options.root)
    }
    found = joined(python, npm, licences)
    options.to.write_text(json.dumps(found, indent=2, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    print(_WRITTEN[options.lang].format(file=options.to.name, count=len(found["components"]) - 1))
    return 0


def joined(python: Bom, npm: Bom, licences: Mapping[str, str]) -> Bom:
    """The list of PyPI's packages with that of npm's added; the licences, which a lock does not hold, by name."""
    own = npm["metadata"]["component"]
    components = [*(_python(each, licences) for each in python["components"]), own, *npm["components"]]
    return {
        **python,
        "components": sorted(components, key=lambda each: str(each["purl"])),
        "dependencies": [*python["dependencies"], *npm["dependencies"]],
    }


def _python(component: Bom, licences: Mapping[str, str]) -> Bom:
    """Without the line of the lock, which repeats the hashes; with the licence, where it is known."""
    kept = {key: value for key, value in component.items() if key != "description"}
    licence = licences.get(canonicalize_name(component["name"]), UNKNOWN)
    return kept if licence == UNKNOWN else {**kept, "licenses": [{"license": {"name": licence}}]}
