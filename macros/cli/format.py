"""The command `format`: write data files in canonical form, or with --check report which are not."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from macros.content.loader import load
from macros.content.words import command_text
from macros.content.yaml_reader import Document, parse
from macros.editing.writing import show, texts, write


def options(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help="bara dessa filer / these files alone")
    parser.add_argument("--check", action="store_true", help="skriv inget / write nothing")


def run(options: Namespace) -> int:
    """Format the files. Returns the exit status: 0 done, 1 some are still not formatted, 2 no such file."""
    library = load(options.root)
    if not library.documents:  # without the schemas nothing is read
        show(library.problems, options.lang)
        return 1
    known = {each.path: (kind, each) for kind, found in library.documents.items() for each in found.values()}
    wanted = [_path(file, options.root) for file in options.files] or list(known)
    if unknown := [path for path in wanted if path not in known]:
        print("\n".join(command_text(options.lang, "format", "unknown", file=path) for path in unknown))
        return 2
    files = [known[path] for path in wanted]
    # What has no keys has no form either; the check says what is wrong with it.
    keyed = [(kind, each) for kind, each in files if each.data and isinstance(each.data, dict)]
    valid = [(kind, each, None) for kind, each in keyed if not each.problems]
    formed = {each.path: text for (_, each, _), text in zip(valid, texts(valid, library.schemas), strict=True)}
    answers = [_take(each, formed.get(each.path), options) for _, each in files]
    differing, faulty = answers.count("differs"), answers.count("faulty")
    closing = "closing" if options.check else "closing-written"
    print(command_text(options.lang, "format", closing, count=len(wanted), differing=differing, faulty=faulty))
    return 1 if faulty or (differing and options.check) else 0


def _path(file: Path, root: Path) -> str:
    """Return the file's path relative to root, if it is below it; otherwise as given."""
    for found in (file.resolve(), (root / file).resolve()):
        if found.is_file() and found.is_relative_to(root):
            return found.relative_to(root).as_posix()
    return file.as_posix()


def _take(document: Document, after: str | None, options: Namespace) -> str:
    """Format one file, and print that. Returns `same`, `differs` (it was not formatted) or `faulty`."""
    path = document.path
    if document.problems:
        show(document.problems, options.lang)
        return "faulty"
    if after is None or after == document.text:
        return "same"
    if parse(after, path).data != document.data:
        print(f"{path}: {command_text(options.lang, 'format', 'unsafe')}")
        return "faulty"
    if not options.check and (fault := write(options.root, document, after)):
        print(fault.text(options.lang))
        return "faulty"
    print(f"{path}: {command_text(options.lang, 'format', 'differs' if options.check else 'written')}")
    return "differs"
