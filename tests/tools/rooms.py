"""The map of macros/ in docs/developer/architecture.md: `python -m tests.tools.rooms` writes it anew.

It is made from the import contract in pyproject.toml and from the rooms' own docstrings, so that it cannot age.
"""

import ast
import tomllib
from itertools import pairwise
from pathlib import Path

from tests.support.site import ROOT

FILE = ROOT / "docs/developer/architecture.md"
BEGIN, END = "<!-- rooms: python -m tests.tools.rooms -->\n", "<!-- /rooms -->\n"


def rooms() -> list[str]:
    """The rooms of macros/, each above those that it may import."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (each["layers"] for each in contracts if each["id"] == "rooms")
    return [str(each) for each in layers]


def drawn() -> str:
    """The rooms as a drawing and a table, in Markdown."""
    names = rooms()
    arrows = "".join(f"    {above} --> {below}\n" for above, below in pairwise(names))
    rows = "".join(f"| `{name}/` | {_purpose(name)} | {_modules(name)} |\n" for name in names)
    return f"```mermaid\nflowchart TD\n{arrows}```\n\n| Room | What lives there | Modules |\n|---|---|---|\n{rows}"


def written(text: str) -> str:
    """The page with its map as it is to be. Raises ValueError if the page has no place for it."""
    before, found, rest = text.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not found or not ended:
        raise ValueError(f"{FILE.name}: {BEGIN.strip()} … {END.strip()} must stand where the map is to be")
    return f"{before}{BEGIN}\n{drawn()}\n{END}{after}"


def _purpose(room: str) -> str:
    """The first paragraph of the room's docstring."""
    module = ast.parse((ROOT / "macros" / room / "__init__.py").read_text("utf-8"))
    return " ".join((ast.get_docstring(module) or "").partition("\n\n")[0].split())


def _modules(room: str) -> str:
    folder = ROOT / "macros" / room
    found = (file for file in folder.rglob("*.py") if file.name != "__init__.py")
    return ", ".join(f"`{_short(file.relative_to(folder))}`" for file in sorted(found))


def _short(path: Path) -> str:
    return path.with_suffix("").as_posix()


if __name__ == "__main__":
    FILE.write_text(written(FILE.read_text("utf-8")), "utf-8")
