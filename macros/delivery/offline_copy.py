"""A copy of the built site that works from a disk, where browsers allow less than from a server.

An address of a folder does not open its page, no picture can be taken from another file, and nothing can be fetched. So
links point to files, pictures are inlined, and the search index is packed into a script per language.
"""

import base64
import posixpath
import re
import shutil
from datetime import date
from itertools import chain
from pathlib import Path
from textwrap import fill

from macros.content.model import Platform
from macros.content.problems import Problem
from macros.content.texts import slug
from macros.delivery import site_check
from macros.delivery.search_index import FOLDER
from macros.domain import urls
from macros.exports import zip_file
from macros.frontend import bundle
from macros.rendering.renderer import Renderer

README = "LAS-MIG-README.txt"
_NOT_FOUND = "404.html"
# Files for servers and search engines, the forms' files, and the packed search index.
_LEFT_OUT = {_NOT_FOUND, "sitemap.xml", "robots.txt", "forms", "cms", "yaml", FOLDER}
_TO_FOLDER = re.compile(r'(\s(?:href="|content="0; url=))(?![a-z]+:|/)((?:[^"#?]*/)?\.{0,2}|[^"#?]*/)(?=["#?])')
# On a disk, where each file is its own origin, a policy that allows 'self' allows nothing, and a preloaded font counts
# as cross-origin and is refused, as is the manifest.
_NOT_ON_DISK = re.compile(r'<(?:meta http-equiv="Content-Security-Policy"|link rel="(?:preload|manifest)")[^>]*>\n?')
_USE = re.compile(r'<use href="([^"#]+)#p"/>')
_PICTURE = re.compile(r'<g id="p">.*</g>', re.DOTALL)
_WIDTH = 80  # characters on a line of the readme


def open_from_disk(site: Path, platform: Platform) -> None:
    """Make a built site work when opened from a disk. The forms are replaced by a page that says why."""
    for file in site.rglob("*.html"):
        if file.name == _NOT_FOUND:  # shown at any address, so its links cannot be relative
            continue
        html = _NOT_ON_DISK.sub("", file.read_text("utf-8"))
        file.write_text(with_pictures(for_disk(html), file), "utf-8")
    (style,) = site.glob("assets/site.*.css")  # its name includes a digest
    for renderer in renderers(platform):
        folder = site / renderer.edition.path / urls.FORMS
        page = renderer.page(f"{urls.FORMS}/").render("forms_on_disk.html", style=f"assets/{style.name}")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "index.html").write_text(for_disk(str(page)), "utf-8")
    pack_search(site, platform)


def leave_out(site: Path) -> None:
    """Delete files that are useless on a disk."""
    for file in sorted(site.rglob("*")):
        if file.name in _LEFT_OUT and file.is_dir():
            shutil.rmtree(file)
        elif file.name in _LEFT_OUT:
            file.unlink(missing_ok=True)


def problems(site: Path, platform: Platform) -> list[Problem]:
    """Return the broken links of a site made for a disk."""
    built = site_check.Built(site, platform.place.editions, on_disk=True)
    return sorted(set(site_check.links_lead_somewhere(built)))


def renderers(platform: Platform) -> list[Renderer]:
    """Return a renderer for each edition."""
    return [Renderer(platform, each.language) for each in platform.place.editions]


def for_disk(html: str) -> str:
    """Return the page with its relative links to folders changed to the pages in them."""
    # Before "#name" there is nothing: that is the page itself.
    return _TO_FOLDER.sub(lambda found: found[1] + (found[2] and posixpath.join(found[2], "index.html")), html)


def with_pictures(html: str, file: Path) -> str:
    """Return the page with pictures from other files inlined. file: the page's file."""

    def picture(found: re.Match[str]) -> str:
        drawn = _PICTURE.search((file.parent / found[1]).read_text("utf-8"))
        return drawn[0].replace(' id="p"', "") if drawn else found[0]

    return _USE.sub(picture, html)


def pack_search(site: Path, platform: Platform) -> None:
    """Pack each edition's search index, and everything it would fetch, into a script in the edition's folder."""
    for edition in platform.place.editions:
        folder = site / edition.path / FOLDER
        fetched = [file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix != ".js"]
        files = {file.relative_to(folder).as_posix(): base64.b64encode(file.read_bytes()).decode() for file in fetched}
        pack = {"engine": (folder / "pagefind.js").read_text("utf-8"), "files": files}
        (site / edition.path / urls.SEARCH_PACK).write_text(bundle.data("search_pack", pack), "utf-8")


def zipped(site: Path, platform: Platform, day: date) -> tuple[str, bytes]:
    """Return name and content of a zip of the site, in a folder with a readme.

    site: one made for a disk, after `leave_out`. day: the date in its name. The same content gives the same bytes.
    """
    first = renderers(platform)[0]
    name = f"{slug(first.text(platform.place.site_name))}-{day.isoformat()}"
    files = ((file.relative_to(site).as_posix(), file) for file in sorted(site.rglob("*")) if file.is_file())
    inside = ((f"{name}/{path}", file.read_bytes()) for path, file in files)
    about = f"{name}/{README}", readme(platform, day).encode("utf-8-sig")
    return f"{name}.zip", zip_file.zipped(chain([about], inside))


def readme(platform: Platform, day: date) -> str:
    """Return the zip's readme in every language, with Windows line breaks."""
    texts = (each.page("").render("disk_readme.txt", day=day) for each in renderers(platform))
    parts = (fill(part, _WIDTH) for text in texts for part in text.splitlines())
    return "\n\n".join(parts).replace("\n", "\r\n") + "\r\n"
