"""What is wanted of the results: each goal's value and the most that it may be. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tests.bench.values import OURS, Results, median, ratio

Goals = dict[str, tuple[float | None, float]]


def goals(results: Results) -> Goals:
    """Each goal's value and the most that it may be, by name; nothing for a value that this run did not measure."""
    return {**_build_goals(results), **_serve_goals(results), **_visit_goals(results)}


def _build_goals(results: Results) -> Goals:
    def built(size: str, builder: str, measure: str) -> float | None:
        return median(results.get("build", {}).get(size, {}).get(builder, {}), measure)

    return {
        "g_small": (ratio(built("1", OURS, "wall"), built("1", "material-full", "wall")), 1.0),
        "g_large": (ratio(built("10", OURS, "wall"), built("10", "material-full", "wall")), 1 / 3),
        "g_zensical": (ratio(built("10", OURS, "wall"), built("10", "zensical-macros", "wall")), 1.0),
        "g_linear": (ratio(built("50", OURS, "page_ms"), built("10", OURS, "page_ms")), 1.1),
        "g_html": (ratio(built("10", OURS, "html_median"), built("1", OURS, "html_median")), 1.1),
        "g_memory": (built("10", OURS, "memory"), 150.0),
    }


def _serve_goals(results: Results) -> Goals:
    def slowest(size: str) -> float | None:
        values = results.get("serve", {}).get(size, {}).get(OURS, {})
        return max((median(values, name) or 0 for name in values if name != "first"), default=None)

    return {"g_serve_small": (slowest("1"), 1.0), "g_serve_large": (slowest("10"), 2.0)}


def _visit_goals(results: Results) -> Goals:
    def worst(measure: str, pages: Sequence[str], by: float) -> float | None:
        sizes = results.get("visit", {}).values()
        known = [median(size[OURS][page], measure) for size in sizes for page in pages if page in size.get(OURS, {})]
        return max((value / by for value in known if value is not None), default=None)

    pages = ("strength", "goal", "front", "bank_page")
    return {
        "g_bytes": (worst("bytes", pages[:2], 1000), 60.0),
        "g_lcp": (worst("lcp", pages, 1000), 1.2),
        "g_tbt": (worst("tbt", pages, 1), 50.0),
        "g_cls": (worst("cls", pages, 1), 0.0),
    }
