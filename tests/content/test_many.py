"""A platform of several times the shape: sound, tied together as the first is, the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks.check import read_platform
from macros.content.model import Platform
from tests.support.many import many
from tests.support.small_site import small_project

TIMES = 3
KINDS = ("strengths", "areas", "goals", "facts", "initiatives", "messages", "topics", "kits", "perspectives", "sources")


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The small platform's project, and one that is made of it."""
    folder = tmp_path_factory.mktemp("many")
    source = small_project(folder / "project")
    return source, many(TIMES, folder / "many", source)


@pytest.fixture(scope="module")
def platform(roots: tuple[Path, Path]) -> Platform:
    """What the made project holds: nothing in it stops a build."""
    found, problems = read_platform(roots[1])
    assert found, [row.text() for row in problems if row.stops]
    return found


def test_every_kind_is_there_so_many_times(platform: Platform) -> None:
    for kind in KINDS:
        ids = getattr(platform, kind)
        first = [id_ for id_ in ids if not id_.endswith(("-x2", "-x3"))]
        assert first, kind
        assert set(ids) == {*first, *(f"{id_}-x{number}" for id_ in first for number in (2, 3))}
    assert len(platform.strategies) == 1


def test_a_copy_refers_to_copies_in_fields_and_texts(platform: Platform) -> None:
    goal, copy = platform.goals["trivsel"], platform.goals["trivsel-x3"]
    assert copy.area == f"{goal.area}-x3"
    assert list(copy.sources) == [f"{source}-x3" for source in goal.sources]
    assert copy.number == goal.number + 2 * max(goal.number for goal in platform.goals.values()) // TIMES
    assert "{fact:hus-x2}" in platform.strengths["angen-x2"].what["sv"]
    message = platform.messages["bad-instagram-x2"]
    assert message.about == f"{platform.messages['bad-instagram'].about}-x2"
    assert "{fact:hus-x2}" in message.variants[0]["sv"]
    assert "{avsandare}" in message.variants[0]["sv"]


def test_it_is_the_same_every_time(roots: tuple[Path, Path], tmp_path: Path) -> None:
    source, made = roots
    again = many(TIMES, tmp_path / "again", source)
    files = sorted(file.relative_to(made) for file in (made / "data").rglob("*.yml"))
    assert [(made / file).read_bytes() for file in files] == [(again / file).read_bytes() for file in files]
