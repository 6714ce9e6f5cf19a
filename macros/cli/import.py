"""`import`: official figures for goals, from Kolada or from a CSV file."""  # noqa: N999

from argparse import ArgumentParser, Namespace
from pathlib import Path

from macros.editing import writing
from macros.editing.imports import import_csv, import_kolada


def options(parser: ArgumentParser) -> tuple[ArgumentParser, ...]:
    """What the command takes, by where the figures come from."""
    origins = parser.add_subparsers(dest="origin", required=True)
    kolada = origins.add_parser("kolada", help="från Kolada / from Kolada")
    kolada.add_argument("goal", nargs="+", help="målets id / the goal's id")
    csv = origins.add_parser("csv", help="från en CSV-fil / from a CSV file")
    csv.add_argument("file", type=Path, help="filen / the file")
    csv.add_argument("goal", help="målets id / the goal's id")
    csv.add_argument("--source", required=True, help="källans id i data/sources.yml / the source's id")
    for each in (kolada, csv):
        writing.options(each)
    return kolada, csv


def run(options: Namespace) -> int:
    """Import the figures, and return the exit status."""
    return {"kolada": import_kolada, "csv": import_csv}[options.origin](options)
