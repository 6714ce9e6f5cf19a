"""The quality issues of the content, each with its item, group and owner. Pure functions.

Warnings are those of `check`; the issues that it does not report are found here. So the page and the command always
agree.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from macros.content.model import Item, Message, Owner, Platform, Text, Vocabulary
from macros.content.problems import Problem, groups, problem
from macros.content.words import in_language, languages
from macros.domain.bank import proof_ids
from macros.domain.completeness import completeness
from macros.domain.status import verdict

Row = tuple[str, str, str, Mapping[str, str | Text]]  # kind, id, code, values
PAGE, SUBJECT = "page", "subject"
NOBODY = "ingen"  # no owner's id


@dataclass(frozen=True, slots=True)
class Finding:
    """A quality issue. problem: what, and where. owner: who is responsible for it; None if nobody is.

    kind, id: the item; `page` and the file for a written page, `subject` for what messages are about.
    """

    problem: Problem
    kind: str
    id: str
    owner: Owner | None

    @property
    def owner_id(self) -> str:
        """The owner's id, or NOBODY."""
        return self.owner.id if self.owner else NOBODY

    @property
    def group(self) -> str:
        """The problem's group."""
        return self.problem.group


def findings(platform: Platform, problems: Iterable[Problem], today: date) -> list[Finding]:
    """Return every quality issue on the day, the most urgent first. problems: those found by `check`."""
    items = {path: item for item, path in platform.paths.items()}
    warnings = (row for row in problems if not row.stops)
    found = [_finding(platform, row, *items.get(row.path, (PAGE, row.path))) for row in warnings]
    for kind, id_, code, values in _rows(platform, today):
        path = platform.paths.get(("strength" if kind == SUBJECT else kind, id_), "data/vocabulary.yml")
        found.append(_finding(platform, problem(path, (1, 1), code, **values), kind, id_))
    order = list(groups())
    return sorted(found, key=lambda each: order.index(each.group))


def _finding(platform: Platform, row: Problem, kind: str, id_: str) -> Finding:
    # A missing message is the message writers' issue, whatever item it is missing for.
    tended = "message" if row.group == "uncovered" else kind
    return Finding(row, kind, id_, owner_of(platform, tended, row.path))


def owner_of(platform: Platform, kind: str, path: str = "") -> Owner | None:
    """Return the owner of the kind; for a written page, the first owner of the beginning of its path."""
    for owner in platform.place.owners:
        if kind in owner.kinds or (kind == PAGE and _has_page(platform, owner, path)):
            return owner
    return None


def _has_page(platform: Platform, owner: Owner, path: str) -> bool:
    proses = [f"{edition.prose}/" for edition in platform.place.editions]
    return any(path.startswith(prose + begun) for prose in proses for begun in owner.pages)


def kinds_of_issue() -> list[str]:
    """Return the groups whose problems do not stop a build."""
    names = list(groups())
    return names[names.index("stale") :]


def _rows(platform: Platform, today: date) -> Iterator[Row]:
    held = [each for each in platform.messages.values() if not each.valid.end or each.valid.end >= today]
    # A fact is what its source says, not what we conclude from it; a message names a fact, or leans on one.
    yield from _each(
        "fact", "inferred-fact", (fact for fact in platform.facts.values() if fact.certainty == "inferred")
    )
    yield from _each("message", "message-without-fact", (message for message in held if not proof_ids(message)))
    yield from figures_are_of_age(platform, today)
    yield from goals_can_be_followed(platform)
    # A strength has the name that was adopted, not one that we work with.
    yield from _each("strength", "working-title", (each for each in platform.strengths.values() if each.working_title))
    yield from somebody_has_approved(platform, held)
    yield from every_audience_is_spoken_to(platform, held)


def _each(kind: str, code: str, items: Iterable[Item]) -> Iterator[Row]:
    return ((kind, item.id, code, {}) for item in items)


def figures_are_of_age(platform: Platform, today: date) -> Iterator[Row]:
    """A goal's latest figure is recent enough to judge it by."""
    for goal in platform.goals.values():
        found = verdict(goal, platform, today)
        if found.status == "outdated":
            yield "goal", goal.id, "figure-outdated", {"found": str(found.year)}


def goals_can_be_followed(platform: Platform) -> Iterator[Row]:
    """A goal has every part needed to follow it up. If its wording is missing, only that is reported."""
    labels = platform.vocabulary.labels
    # The wording comes first: sorted, False goes before True.
    for goal in sorted(platform.goals.values(), key=lambda each: each.wording == "known"):
        missing = completeness(goal, platform).missing
        for part in missing if goal.wording == "known" else missing[:1]:
            found = {language: words[:1].lower() + words[1:] for language, words in labels[part].items()}
            yield "goal", goal.id, "goal-part", {"found": found, "who": labels[f"{part}_who"]}


def somebody_has_approved(platform: Platform, held: list[Message]) -> Iterator[Row]:
    """A text that readers meet is approved. A goal without wording has no such text."""
    goals = [goal for goal in platform.goals.values() if goal.wording != "missing"]
    for kind, items in (("strength", platform.strengths.values()), ("area", platform.areas.values()), ("goal", goals)):
        yield from _each(kind, "unapproved", (item for item in items if item.standing == "proposal"))
    yield from _each("message", "unapproved", (message for message in held if not message.approved))
    for kind, single in (("brand", platform.brand), ("profile", platform.profile)):
        if single.standing == "proposal":
            yield kind, kind, "unapproved", {}


def every_audience_is_spoken_to(platform: Platform, held: list[Message]) -> Iterator[Row]:
    """If there are messages, every strength and subject has one to each audience in each channel."""
    if not platform.messages:
        return
    used: dict[tuple[str, str], set[str]] = defaultdict(set)
    for message in held:
        for audience in message.audiences:
            used[message.about, audience].add(message.channel)
    for subject in (*platform.strengths, *platform.vocabulary.subjects):
        for audience in platform.vocabulary.audiences:
            yield from _gap(platform.vocabulary, subject, audience, used[subject, audience])


def _gap(vocabulary: Vocabulary, subject: str, audience: str, used: set[str]) -> Iterator[Row]:
    """Yield the issue of a subject without messages to an audience, in any channel or in some."""
    values = {"audience": vocabulary.audiences[audience]}
    lacking = [each.name for id_, each in vocabulary.channels.items() if id_ not in used]
    if not used:
        yield SUBJECT, subject, "audience-without-message", values
    elif lacking:
        channels = {each: ", ".join(in_language(name, each) for name in lacking) for each in languages()}
        yield SUBJECT, subject, "channels-without-message", {**values, "channels": channels}
