"""What a check finds about one subject."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

import attrs

from coproduction.ids import Id
from coproduction.values.counts import Bounds
from coproduction.values.money import Rate
from coproduction.values.truth import NO_FACTS, Fact, Truth


class Outcome(StrEnum):
    """What a check comes to, the most pressing first."""

    NOT_MET = "not-met"
    CANNOT_TELL = "cannot-tell"
    MET = "met"
    DOES_NOT_APPLY = "does-not-apply"


@attrs.frozen
class Terms:
    """Words that a sentence names as they are, and that are no ids.

    Attributes:
        words: The words, such as currencies or kinds of access.
    """

    words: tuple[str, ...]

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.words)


Value = int | Fraction | Bounds | Rate | str | tuple[str, ...] | tuple[Rate, ...] | Terms | None
"""What a sentence can speak of. A text is an id, and becomes a title when rendered."""


@attrs.frozen(kw_only=True)
class Finding:
    """What a check finds about one subject.

    Attributes:
        subject: The id of what it is about.
        applies: Whether the check is about something in this subject.
        holds: Whether what the check expects holds.
        values: What the sentences speak of: ids, numbers, days, money; no names.
        evidence: The ids that the finding rests on.
    """

    subject: Id
    applies: Truth
    holds: Truth
    values: Mapping[str, Value] = attrs.field(factory=dict)
    evidence: frozenset[Id] = frozenset()

    @property
    def possible(self) -> frozenset[Outcome]:
        """The outcomes that the facts do not exclude."""
        outcomes = set()
        if not self.applies.is_true:
            outcomes.add(Outcome.DOES_NOT_APPLY)
        if not self.applies.is_false:
            if not self.holds.is_false:
                outcomes.add(Outcome.MET)
            if not self.holds.is_true:
                outcomes.add(Outcome.NOT_MET)
        return frozenset(outcomes)

    @property
    def outcome(self) -> Outcome:
        """The one possible outcome, else *cannot tell*."""
        possible = self.possible
        return next(iter(possible)) if len(possible) == 1 else Outcome.CANNOT_TELL

    @property
    def asks(self) -> frozenset[Fact]:
        """The facts that would settle it; none where it is settled or nobody is asked again."""
        if self.applies.is_false:
            return NO_FACTS
        return self.applies.doubts | self.holds.doubts
