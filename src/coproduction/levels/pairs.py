"""A group in an activity, for one strand and one basis: the words, and what was decided there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coproduction.levels.held import NONE, Held, either
from coproduction.levels.kinds import VOICE, kind_of
from coproduction.levels.knowledge import UNSHARED
from coproduction.levels.table_reading import SHARE_OF
from coproduction.levels.taking_part import TakingPart, with_record
from coproduction.model.words import Stage
from coproduction.values.truth import TRUE, Fact, Truth

DecidedThere = Mapping[Stage, tuple[Held, tuple[Fact, ...]]]
"""The share in what was decided at an activity, by stage, and the facts that say who decided."""
STAGE_OF_SHARE: Final = {name: stage for stage, name in SHARE_OF.items()}
SETTLING: Final = (Stage.DESIGN, Stage.DECIDE)
"""The stages of which a share settles the steps of a strand, whatever the voice."""
ELSEWHERE: Final = frozenset({"told", "reasons_given"})
"""The facts of the voice that may be so by what was told elsewhere."""


class Pair:
    """A group in an activity: what is known, and in doubt about which facts of the plan.

    Attributes:
        gathering: The activity.
        taking: How they take part, by the words.
        counts: Whether it counts for the basis.
        shares: Their share in each stage that the activity may be of.
        contradicts: The decisions that say otherwise than the words.
        is_shared_or_absent: Whether it is in doubt if they were there for their own lives,
            and they surely shared its design or decision if they were.
        kind: What it has in common with other activities.
    """

    __slots__ = (
        "_decided",
        "_decides",
        "_reasons",
        "contradicts",
        "counts",
        "gathering",
        "is_shared_or_absent",
        "kind",
        "shares",
        "taking",
    )

    def __init__(
        self, taking: TakingPart, counts: Truth, reasons: Truth, decided: DecidedThere
    ) -> None:
        """Hold the words against what was decided there, and against what was told elsewhere.

        Args:
            taking: How they take part, by the words.
            counts: Whether it counts for the basis.
            reasons: Whether they were told, anywhere, why something was decided.
            decided: Their share in what was decided there.
        """
        self.gathering = taking.gathering
        self.taking = taking
        self.counts = counts
        self.shares = taking.shares
        self.contradicts: tuple[Fact, ...] = ()
        self._reasons = reasons.value
        self._decided = decided
        self._decides = False
        if decided and taking.contact.is_true:
            for stage in taking.shares:
                if stage in decided:
                    self._take_in(stage, *decided[stage])
        self.is_shared_or_absent = taking.contact.is_unknown and any(
            taking.gathering.stages[stage].is_true and not self.shares[stage][0] & UNSHARED
            for stage in SETTLING
            if stage in self.shares
        )
        least, _ = taking.gathering.sessions
        self.kind = kind_of(
            (
                taking.contact.value,
                either(taking.told.value, reasons.value),
                either(taking.reasons_given.value, reasons.value),
                self._decides or taking.views_asked.value,
                taking.both_ways.value,
                taking.open_item.value,
                taking.feedback.value,
            ),
            counts.value,
            taking.only_delivers.value,
            least > 1,
            taking.gave_none,
        )

    def is_read_by(self, counts: Truth, reasons: Truth, decided: DecidedThere) -> bool:
        """Return whether it is the same if this is what counts, and what was told and decided."""
        alike = self.counts is counts and self._reasons is reasons.value
        return alike and self._decided == decided

    def _take_in(self, stage: Stage, share: Held, decisions: tuple[Fact, ...]) -> None:
        """Hold the share by the words against what was decided there.

        Where the activity may not be of that stage, the decision may stand beside it, and
        so it says nothing of how they took part there.
        """
        both, is_contrary = with_record(self.shares[stage], share)
        self.shares = {**self.shares, stage: both}
        if not self.gathering.stages[stage].is_true:
            return
        if is_contrary:
            self.contradicts += decisions
        if not both[0] & NONE and (is_contrary or self.taking.said.is_silent):
            self._decides = True

    def doubts_about(self, name: str, reasons: Truth) -> frozenset[Fact]:
        """Return the facts of the plan that would settle a fact of a coding.

        Args:
            name: The fact of a coding.
            reasons: As above, with what is in doubt about it.
        """
        if name in VOICE:
            return self._voice(name, reasons).doubts
        if name == "entry":
            return self.gathering.has_a_stage.doubts
        return self.shares[STAGE_OF_SHARE[name]][1]

    def _voice(self, name: str, reasons: Truth) -> Truth:
        if name == "views_asked" and self._decides:
            return TRUE
        truth: Truth = getattr(self.taking, name)
        return truth | reasons if name in ELSEWHERE else truth
