"""What is built holds nothing of the machine and of who wrote it, and no secret."""

import gzip
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from tests.support.site import ROOT

_MADE_BY_OTHERS = ("assets/lib/", "assets/cms/")
_PACKED = (".zip", ".docx", ".pptx")
_SECRET = re.compile(
    rb"-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{20}|\bglpat-[\w-]{16}|\bAKIA[0-9A-Z]{16}|\bxox[abp]-\w{10}"
)
_PERSON = re.compile(rb"\b(?:19|20)?\d{2}[01]\d[0-3]\d[-+]\d{4}\b")  # a Swedish personal identity number
_MAIL = re.compile(rb"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Addresses that nobody has: examples, and the names of packages with their versions.
_NO_MAIL = re.compile(rb"@(?:[\w-]+\.)*(?:exempel|example)\b|@\d")


def _contents(site: Path) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file, also of those in packed ones."""
    for file in filter(Path.is_file, site.rglob("*")):
        path, content = file.relative_to(site).as_posix(), file.read_bytes()
        if file.suffix in _PACKED:
            packed = zipfile.ZipFile(BytesIO(content))
            yield from ((f"{path}/{name}", packed.read(name)) for name in packed.namelist())
        yield path, gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content


def _authors() -> set[bytes]:
    """The addresses of those who wrote what is built; none outside a repository. Names may be published: approvals."""
    command = ["git", "log", "--format=%ae%n%ce"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return {line for line in answer.stdout.splitlines() if line}


def test_nothing_of_the_machine_or_of_who_wrote_it_is_in_the_site_and_no_secret(site: Path) -> None:
    own = {str(each).encode() for each in (ROOT, site.parent, sys.prefix, Path.home() / ".", socket.gethostname())}
    own = {each for each in own if len(each) > len(b"/root")} | _authors()
    published = set(_MAIL.findall((ROOT / "data" / "platform.yml").read_bytes()))
    for path, content in _contents(site):
        found = [each for each in own if each in content]
        # Packed: any letters may come up.
        if not path.startswith(_MADE_BY_OTHERS) and not path.endswith((".png", *_PACKED)):
            found += [match[0] for rule in (_SECRET, _PERSON) for match in rule.finditer(content)]
            lines = b"\n".join(line for line in content.splitlines() if b"@" in line)  # a tenth: the rule is slow
            found += [match[0] for match in _MAIL.finditer(lines) if not _NO_MAIL.search(match[0])]
        found = [each for each in found if each not in published]
        assert found == [], path
