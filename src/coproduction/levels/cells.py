"""What is shown of a group: in a stage, in a strand, in an activity, and in two headlines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from coproduction.ids import ActivityId, StrandId, WhoId
from coproduction.levels.basis import Basis
from coproduction.levels.ranges import NOT_DESCRIBED, Steps
from coproduction.levels.steps import Level
from coproduction.levels.words import Flag, Share
from coproduction.model.words import Stage
from coproduction.values.truth import Fact, Truth, in_order

NOT_RECORDED: Final = sum(1 << step for step in NOT_DESCRIBED.possible)
"""The steps of a stage of which nothing is recorded, a bit for each."""


@attrs.frozen(kw_only=True)
class Cell:
    """What the plan shows of one group: in a stage of a strand, in a strand, or in an activity.

    Attributes:
        basis: Whether it is what has happened, or what is planned or has happened.
        strand: The strand; empty where the plan names none.
        stage: The stage of the work; ``None`` for all of them.
        activity: The activity; empty where it is not about a single one.
        group: The participant.
        is_described: Whether anything is recorded of it.
        steps: The steps that are possible; ``None`` where there is none, as for whoever
            only carries out what others settled.
        shares: What their share in the stage may be; empty where no single stage is meant.
        decided_by: The facts that it rests on.
        would_narrow: The facts that would narrow it.
        flags: What the step alone does not say.
        co_production: For a strand: whether design, decision, and delivery or evaluation
            are shared, from early on. ``None`` where that is open, or not asked.
        strict_co_production: For a strand: whether all five stages are shared, from
            the outset. ``None`` as above.
    """

    basis: Basis
    strand: StrandId
    stage: Stage | None = None
    activity: ActivityId | None = None
    group: WhoId
    is_described: Truth
    steps: Steps | None
    shares: tuple[Share, ...] = ()
    decided_by: tuple[Fact, ...]
    would_narrow: frozenset[Fact]
    flags: tuple[Flag, ...] = ()
    co_production: bool | None = None
    strict_co_production: bool | None = None

    @property
    def lowest(self) -> Level | None:
        """The lowest step that is possible."""
        return None if self.steps is None else self.steps.lowest

    @property
    def highest(self) -> Level | None:
        """The highest step that is possible."""
        return None if self.steps is None else self.steps.highest


@attrs.frozen(kw_only=True)
class Headline:
    """Two things to say of a group in a strand, side by side: never one number.

    Attributes:
        basis: Whether it is what has happened, or what is planned or has happened.
        strand: The strand; empty where the plan names none.
        group: The participant.
        best: The best that was reached: the steps of the strand as a whole.
        lowest_described: The steps of the lowest stage that is described; ``None``
            where none is, or none has a step.
    """

    basis: Basis
    strand: StrandId
    group: WhoId
    best: Steps
    lowest_described: Steps | None


@attrs.frozen(kw_only=True)
class Contradiction:
    """Words and a decision that cannot both be. The decision is read; it is for people to say.

    Attributes:
        group: The participant.
        words: The fact that says how they took part.
        decision: The fact that says who decides.
    """

    group: WhoId
    words: Fact
    decision: Fact


_SHARES: Final = tuple(Share)


def shares_of(mask: int) -> tuple[Share, ...]:
    """Return shares from a bit for each."""
    return tuple([share for number, share in enumerate(_SHARES) if mask >> number & 1])


def facts_in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return each fact once, sorted."""
    return tuple(sorted(set(facts), key=in_order))
