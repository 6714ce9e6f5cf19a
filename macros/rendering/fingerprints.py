"""Files named by their content, so that browsers may cache them for ever without getting an old version."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

# References to files in our scripts and style sheets, relative to them: url(a.woff2), asset("./lib/docx.js"),
# where a minified script has another name for the function.
_REFERENCE = re.compile(rb'(?<=\(")\./[\w./-]+(?="\))|(?<=url\()[^\s"\'():]+(?=\))')
_WITH_REFERENCES = (".js", ".css")
_DIGITS = 10


@dataclass(slots=True)
class Hashed:
    """The given files, renamed by content. names: plain path → path on the site. files: path on the site → content."""

    given: Mapping[str, bytes]
    names: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Name all the files."""
        for path in self.given:
            self._named(path)

    def _named(self, path: str) -> str:
        """Return the file's path on the site, after naming the files it refers to, since its content has their names.

        Raises KeyError if a file refers to one that is not given.
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
