"""Files under names that change with their content: a browser may keep them for ever, and never has an old one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

# How our scripts and style sheets say which file they fetch, from where they lie: url(a.woff2), asset("./lib/docx.js"),
# with the function by whatever name it has in the script that is made.
_REFERENCE = re.compile(rb'(?<=\(")\./[\w./-]+(?="\))|(?<=url\()[\w./-]+(?=\))')
_WITH_REFERENCES = (".js", ".css")
_DIGITS = 10


@dataclass(slots=True)
class Hashed:
    """The files that were given by their plain paths. names: plain path → the path that it has on the site."""

    given: Mapping[str, bytes]
    names: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Name them all."""
        for path in self.given:
            self._named(path)

    def _named(self, path: str) -> str:
        """The path on the site. What the file itself refers to is named first: its content is known only then.

        Raises KeyError where a file refers to one that is not given.
        """
        if path not in self.names:
            content = self.given[path]
            if path.endswith(_WITH_REFERENCES) and "/lib/" not in path:
                content = _REFERENCE.sub(lambda found: self._reference(path, found[0].decode()), content)
            stem, suffix = posixpath.splitext(path)
            self.names[path] = f"{stem}.{sha256(content).hexdigest()[:_DIGITS]}{suffix}"
            self.files[self.names[path]] = content
        return self.names[path]

    def _reference(self, path: str, target: str) -> bytes:
        folder = posixpath.dirname(path)
        return posixpath.relpath(self._named(posixpath.normpath(posixpath.join(folder, target))), folder).encode()
