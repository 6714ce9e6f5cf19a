"""The picture maker's files, made by a real browser of a small scene, and opened with other people's programs."""

from __future__ import annotations

import base64
import io
import json
import re
import struct
import zipfile
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from macros.frontend import bundle, esbuild
from tests.support.site import ROOT, served

pytestmark = pytest.mark.browser

MM = 72 / 25.4
INK, GROUND, TINT = "#102030", "#F4EFE6", "#C05A28"
CMYK = {INK: [0.9, 0.6, 0.3, 0.7], GROUND: [0, 0.02, 0.08, 0.03]}
# The modules as a page's script has them, and every canvas that they have made.
ENTRY = """
import * as photo from "{maker}/photo.js";
import {{ codePath }} from "{maker}/code.js";
const canvases = [];
const make = document.createElement.bind(document);
document.createElement = (name) => {{
  const made = make(name);
  if (name === "canvas") canvases.push(made);
  return made;
}};
const base64 = async (blob) =>
  btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""));
const file = (text, name, type) => new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name, {{ type }});
globalThis.maker = {{ ...photo, codePath, canvases, base64, file }};
"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open a page that has the tool and the modules of photographs and codes, and nothing else."""
    folder, modules = tmp_path_factory.mktemp("maker"), ROOT / "node_modules"
    room = ROOT / "overrides" / "js" / "maker"
    entry = folder / "entry.js"
    entry.write_text(ENTRY.format(maker=room.as_posix()), "utf-8")
    scripts = esbuild.scripts({"maker-files": room / "files.js", "modules": entry}, modules)
    (folder / "lib").mkdir()
    (folder / "lib" / "fflate.js").write_text((modules / bundle.LIBRARIES["fflate"]).read_text("utf-8"), "utf-8")
    for name, code in scripts.items():
        (folder / f"{name}.js").write_text(code, "utf-8")
    policy = "default-src 'none'; script-src 'self'; img-src blob:"
    asked = "".join(f'<script src="{name}.js"></script>' for name in scripts)
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    (folder / "index.html").write_text(f"<!doctype html>{head}{asked}", "utf-8")
    with served(folder) as address:
        opened = browser.new_page()
        opened.goto(address)
        yield opened
        opened.close()
