"""A local server that answers as Kolada's API, version 3, is documented to; or as a test sets it to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

INDICATOR = "N00100"
TITLE = "Hus som har tak, andel (%)"
PLACES = {"1700": "Lillby", "0017": "Region Storlandet", "0000": "Riket"}
# A goal whose figures the server has, in form.
GOAL = """\
# yaml-language-server: $schema=../schema/goal.schema.json
id: tak
number: 4
area: boende
wording: known
name: {sv: Tak på alla hus, en: A roof on every house}
question: {sv: "Regnar det in?", en: "Does the rain come in?"}
measured: {sv: Andelen hus som har tak., en: The share of houses that have a roof.}
target: {sv: Alla hus., en: All houses.}
direction: up
results:
  # Räknades för hand det året.
  - year: 2020
    fact: hus
  - year: 2021
    value: 61.0 # preliminärt
    source: kronika
    checked: 2022-05-01
# Hämtas varje år.
kolada: {indicator: N00100, title: "Hus som har tak, andel (%)"}
sources: [kronika]
standing: proposal
"""
Answer = Callable[["Handler"], None]


def described(**changes: Any) -> dict[str, Any]:
    """Return the API's description of the indicator."""
    return {
        "id": INDICATOR,
        "title": TITLE,
        "description": "Antal hus som har tak, dividerat med antal hus. Källa: Sockenbyrån.",
        "auspice": "X",
        "is_divided_by_gender": False,
        "municipality_type": "K",
        "operating_area": "Boende",
        "publication_date": "2026-03-01",
        **changes,
    }


def year(place: str, period: int, value: float | None, status: str = "", gender: str = "T") -> dict[str, Any]:
    """Return a row of values, which also has different values for women and men."""
    parts = [{"gender": gender, "count": 1, "status": status, "value": value, "isdeleted": False}]
    if gender == "T" and value is not None:
        parts = [
            {**parts[0], "gender": "K", "value": value + 1},
            {**parts[0], "gender": "M", "value": value - 1},
            *parts,
        ]
    return {"kpi": INDICATOR, "municipality": place, "period": period, "values": parts}


YEARS = [
    *(
        year("1700", 2010, 50.0),
        year("1700", 2021, 61.25),
        year("1700", 2022, 62.0),
        year("1700", 2023, None, "Missing"),
    ),
    *(year("1700", 2024, 63.456789), year("0000", 2021, 70.1), year("0000", 2022, 70.2), year("0000", 2024, 70.4)),
    *(year("0017", 2021, 65.0), year("0017", 2022, None, "Private"), year("0017", 2024, 66.0)),
]


def add_goal(root: Path) -> Path:
    """Add the goal to the small platform below root; returns root."""
    (root / "data" / "goals" / "tak.yml").write_text(GOAL, "utf-8")
    return root


class Kolada:
    """The server's data and log.

    page: rows per page. odd: path → what is answered instead. asked: every requested path, in order. is_endless:
    whether the last page names another.
    """

    def __init__(self) -> None:
        self.indicators = [described()]
        self.places = dict(PLACES)
        self.years = list(YEARS)
        self.page = 5000
        self.is_endless = False
        self.odd: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.address = ""

    def rows(self, path: str) -> list[dict[str, Any]]:
        """Return the documented rows at the path."""
        match path.removeprefix("/v3/").split("/"):
            case ["kpi", ids]:
                return [each for each in self.indicators if each["id"] in ids.split(",")]
            case ["municipality", ids]:
                chosen = [(id_, title) for id_, title in self.places.items() if id_ in ids.split(",")]
                return [{"id": id_, "title": title, "type": "K"} for id_, title in chosen]
            case ["data", "kpi", kpi, "municipality", ids]:
                return [row for row in self.years if row["kpi"] == kpi and row["municipality"] in ids.split(",")]
        return []

    def answer(self, path: str, number: int) -> dict[str, Any]:
        """Return one page of the rows."""
        rows = self.rows(path)
        more = self.is_endless or len(rows) > number * self.page
        return {
            "values": rows[(number - 1) * self.page : number * self.page],
            "count": len(rows),
            "next_url": f"{self.address.removesuffix('/v3')}{path}?page={number + 1}" if more else None,
            "previous_url": None,
        }


class Handler(BaseHTTPRequestHandler):
    """Handles one request."""

    kolada: Kolada

    def do_GET(self) -> None:
        """Answer as documented, or as set in `odd`."""
        parts = urlsplit(self.path)
        self.kolada.asked.append(parts.path)
        kind = parts.path.removeprefix("/v3/").split("/")[0]
        if kind in self.kolada.odd:
            self.kolada.odd[kind](self)
        else:
            number = int(parse_qs(parts.query).get("page", ["1"])[0])
            send(self, json.dumps(self.kolada.answer(parts.path, number)).encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing."""


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    """Send a complete response."""
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def serving(kolada: Kolada) -> Iterator[Kolada]:
    """Serve it on a free port of 127.0.0.1."""
    handler = type("Bound", (Handler,), {"kolada": kolada})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    kolada.address = f"http://127.0.0.1:{server.server_port}/v3"
    try:
        yield kolada
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
