"""How several goals are going, as the parts of a bar."""

from macros.domain.bars import Part, parts
from macros.domain.status import Verdict


def test_a_bar_has_a_part_for_each_status_from_met_to_not_known() -> None:
    verdicts = [
        Verdict("outdated", (), year=2022), Verdict("no-data", ()), Verdict("outdated", (), year=2020),
        Verdict("met", (), year=2024),
    ]  # fmt: skip
    assert list(parts(verdicts)) == [
        Part("met", 1, 0, 25, (2024,)),
        Part("outdated", 2, 25, 50, (2020, 2022)),
        Part("no-data", 1, 75, 25, ()),
    ]


def test_no_goals_are_a_bar_without_parts() -> None:
    assert list(parts([])) == []
