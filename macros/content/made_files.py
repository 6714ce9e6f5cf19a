"""Files of the site that are made: the path of each, and its content or what makes it once it is wanted."""

from collections.abc import Callable, Iterable, Iterator

Content = str | bytes
Made = tuple[str, Content | Callable[[], Content]]


def whole(files: Iterable[Made]) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file, made in turn."""
    for path, made in files:
        content = made() if callable(made) else made
        yield path, content.encode() if isinstance(content, str) else content
