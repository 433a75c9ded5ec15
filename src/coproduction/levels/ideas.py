"""The ideas that groups gave, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import attrs

from coproduction.ids import OTHERS, ActivityId, Id, WhoId
from coproduction.levels.kin import Kin
from coproduction.model.contributions import Contribution
from coproduction.model.words import ListName, ReplyResult
from coproduction.reading import Reading
from coproduction.values.truth import FALSE, TRUE, WITHHELD, Fact, Truth, known, unknown


@attrs.frozen
class BecomeOf:
    """What became of the ideas of a group at an activity.

    Attributes:
        given: Whether there was any.
        answered: Whether the group was told what became of one of them.
        moved: Whether one of them was taken up, or changed things.
    """

    given: Truth
    answered: Truth
    moved: Truth

    def __or__(self, other: BecomeOf) -> BecomeOf:
        """Return what became of these ideas and the others."""
        return BecomeOf(
            self.given | other.given, self.answered | other.answered, self.moved | other.moved
        )


class IdeasOf:
    """The ideas of one group.

    Attributes:
        theirs: The ideas of the group, and those that may be, with whether they are.
    """

    def __init__(self, kin: Kin, reading: Reading) -> None:
        self._reading = reading
        self._lists_all = reading.lists_all(ListName.CONTRIBUTIONS)
        self.theirs = [
            (idea, theirs)
            for idea in reading.plan.contributions
            if not (theirs := _is_theirs(idea, kin)).is_false
        ]
        at: dict[Id | None, list[tuple[Contribution, Truth]]] = {}
        for idea, theirs in self.theirs:
            at.setdefault(idea.at, []).append((idea, theirs))
        self._anywhere = self._become_of(
            (idea, theirs & unknown(Fact(idea.id, "at"))) for idea, theirs in at.pop(None, [])
        )
        self._at = {key: self._become_of(ideas) | self._anywhere for key, ideas in at.items()}

    def moved_something(self, activity: ActivityId) -> Truth:
        """Return whether an idea of the group at an activity was taken up, or changed things."""
        return self._at.get(Id(activity), self._anywhere).moved

    def feedback(self, activity: ActivityId) -> Truth:
        """Return whether the group was told what became of its ideas at an activity.

        Where it gave none there, there was nothing to be told: that is open, and nobody asks.
        """
        return self._told_elsewhere if activity not in self._at else _told(self._at[activity])

    def gave_none(self, activity: ActivityId) -> bool:
        """Return whether the group surely gave no idea at an activity."""
        return self._lists_all.is_true and self._at.get(activity, self._anywhere).given.is_false

    @cached_property
    def _told_elsewhere(self) -> Truth:
        return _told(self._anywhere)

    def _become_of(self, ideas: Iterable[tuple[Contribution, Truth]]) -> BecomeOf:
        given = answered = moved = FALSE
        for idea, theirs in ideas:
            given |= theirs
            answered |= theirs & self._reading.was_answered(idea)
            moved |= theirs & _was_taken_up(idea)
        return BecomeOf(given, answered, moved)


class Ideas:
    """The ideas of every group, found once.

    Args:
        reading: The plan, on a day.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._of: dict[WhoId, IdeasOf] = {}

    def of(self, kin: Kin) -> IdeasOf:
        """Return the ideas of a group."""
        if kin.group not in self._of:
            self._of[kin.group] = IdeasOf(kin, self._reading)
        return self._of[kin.group]


def _told(ideas: BecomeOf) -> Truth:
    return ideas.answered | (WITHHELD & ~ideas.given)


def _is_theirs(idea: Contribution, kin: Kin) -> Truth:
    """Return whether an idea is a group's."""
    fact = unknown(Fact(idea.id, "by"))
    if idea.by is None:
        return fact
    if kin.group in idea.by:
        return TRUE
    related = OTHERS in idea.by or not (kin.within | kin.above).isdisjoint(idea.by)
    return fact if related else FALSE


def _was_taken_up(idea: Contribution) -> Truth:
    if idea.reply is None:
        return unknown(Fact(idea.id, "reply"))
    if idea.reply is False:
        return FALSE
    if idea.reply.result is None:
        return unknown(Fact(idea.id, "reply.result"))
    return known(idea.reply.result in {ReplyResult.TAKEN_UP, ReplyResult.CHANGED})
