"""A group in an activity, for one strand and one basis: the words, and what was decided there."""

from __future__ import annotations

from coproduction.levels.held import held
from coproduction.levels.knowledge import NO, PLACE, YES, with_fact
from coproduction.levels.records import Words
from coproduction.values.truth import Fact, Truth


class Pair:
    """A group in an activity: what is known, and in doubt about which facts of the plan.

    Attributes:
        words: How they take part, by the words.
        counts: Whether it counts for the basis.
        given: What is known, without the stages.
        doubts: What each open fact is in doubt about.
        shares: Their share in each stage that the activity may be of.
        contradicts: The decisions that say otherwise than the words.
        sessions: The least and the most sessions; ``None`` where nothing bounds them.
    """

    __slots__ = ("contradicts", "counts", "doubts", "given", "sessions", "shares", "words")

    def __init__(self, words: Words, counts: Truth) -> None:
        self.words = words
        self.counts = counts
        self.given = words.given
        self.doubts = words.doubts
        self.shares = words.shares
        self.contradicts: list[Fact] = []
        self.sessions = words.sessions

    @property
    def asked(self) -> int:
        """Whether their views were asked, as bits."""
        return self.given[PLACE["views_asked"]]

    def learns(self, name: str, truth: Truth) -> None:
        """Take in that a fact is so, or may be, whatever the words say."""
        mask, doubts = self.given[PLACE[name]], self.doubts[name]
        if mask != YES and not truth.is_false:
            both = held(Truth({YES: True, NO: False}.get(mask), doubts) | truth)
            self.given = with_fact(self.given, PLACE[name], both[0])
            self.doubts = {**self.doubts, name: both[1]}


def is_counted(pair: Pair) -> bool:
    """Return whether their views were surely asked in an activity that surely counts."""
    return pair.asked == YES and pair.counts.is_true and pair.words.contact.is_true
