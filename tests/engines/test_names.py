"""A hook's folder stands first on the import path: a module there would be taken for another of the same name."""

from __future__ import annotations

import re
import sys
from importlib.metadata import packages_distributions

from tests.support.site import ROOT

IMPORTED = re.compile(r"^\s*(?:from|import) ([a-zA-Z_]\w*)", re.MULTILINE)


def test_no_module_has_the_name_of_one_that_is_imported() -> None:
    files = list((ROOT / "macros/engines").glob("*.py"))
    imported = {name for file in files for name in IMPORTED.findall(file.read_text("utf-8"))} - {"macros"}
    installed = imported & packages_distributions().keys()
    assert {"mkdocs", "markdown"} <= installed
    assert {file.stem for file in files} & (sys.stdlib_module_names | installed) == set()
