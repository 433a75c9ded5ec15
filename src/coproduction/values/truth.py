"""Three-valued truth that remembers which facts it is in doubt about.

A truth is true, false or unknown. An unknown truth holds the facts that would
settle it; where nobody can be asked (somebody would rather not say), it holds
none. Truths combine by Kleene's strong logic, which never takes silence for an
answer: what is left unsaid can only make a truth unknown, never turn it round.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, NoReturn, final

import attrs

from coproduction.ids import Id

if TYPE_CHECKING:
    from collections.abc import Iterable


@attrs.frozen
class Fact:
    """One thing that a plan may say, whatever its order and its file.

    Attributes:
        of: What the fact is about: an id of the plan.
        field: The field that would say it, such as ``reply.told_on``.
        about: Whose, for a seat or a part; else empty.
    """

    of: Id
    field: str
    about: str = ""


NO_FACTS: frozenset[Fact] = frozenset()
in_order = attrgetter("of", "field", "about")
"""What facts are sorted by."""


@final
class Truth:
    """True, false, or unknown with the facts in doubt.

    ``&``, ``|`` and ``~`` combine truths. ``bool()`` raises, so that nobody
    mistakes the unknown for a yes or a no.

    Attributes:
        value: ``True``, ``False``, or ``None`` where it is unknown.
        doubts: The facts that would settle it; empty where it is known.
    """

    __slots__ = ("doubts", "value")

    value: Final[bool | None]
    doubts: Final[frozenset[Fact]]

    def __init__(self, value: bool | None, doubts: frozenset[Fact] = NO_FACTS) -> None:  # noqa: FBT001  # it is the value
        self.value = value
        self.doubts = doubts

    @property
    def is_true(self) -> bool:
        """Whether it is known to be true."""
        return self.value is True

    @property
    def is_false(self) -> bool:
        """Whether it is known to be false."""
        return self.value is False

    @property
    def is_unknown(self) -> bool:
        """Whether it may be either."""
        return self.value is None

    def __and__(self, other: Truth) -> Truth:
        """Return whether both are true."""
        if self.value is False or other.value is True:
            return self
        if other.value is False or self.value is True:
            return other
        return self._or_both(other)

    def __or__(self, other: Truth) -> Truth:
        """Return whether one of them is true."""
        if self.value is True or other.value is False:
            return self
        if other.value is True or self.value is False:
            return other
        return self._or_both(other)

    def _or_both(self, other: Truth) -> Truth:
        """Return what is unknown as long as both are: no new truth where one adds no doubt."""
        if not other.doubts:
            return self
        return Truth(None, self.doubts | other.doubts) if self.doubts else other

    def __invert__(self) -> Truth:
        """Return whether it is false."""
        return self if self.value is None else FALSE if self.value else TRUE

    def __bool__(self) -> NoReturn:
        """Refuse: an unknown truth is neither.

        Raises:
            TypeError: Always.
        """
        raise TypeError("A Truth may be unknown. Combine it with &, | and ~, or ask .is_true.")

    def __eq__(self, other: object) -> bool:
        """Return whether both are the same, with the same doubts."""
        if not isinstance(other, Truth):
            return NotImplemented
        return self.value is other.value and self.doubts == other.doubts

    def __hash__(self) -> int:
        """Return a hash that goes with equality."""
        return hash((self.value, self.doubts))

    def __repr__(self) -> str:
        """Return *TRUE*, *FALSE* or *unknown(…)*."""
        if self.value is None:
            return f"unknown({', '.join(map(repr, sorted(self.doubts, key=in_order)))})"
        return "TRUE" if self.value else "FALSE"


TRUE = Truth(True)
FALSE = Truth(False)
WITHHELD = Truth(None)
"""Unknown for good: somebody would rather not say, and nobody asks again."""


def known(value: bool) -> Truth:  # noqa: FBT001  # it is the value
    """Return the truth of something that is known."""
    return TRUE if value else FALSE


def unknown(*facts: Fact) -> Truth:
    """Return the truth that any one of these facts leaves open."""
    return Truth(None, frozenset(facts))


def every(truths: Iterable[Truth]) -> Truth:
    """Return whether all of them are true; of none, true."""
    doubts: set[Fact] = set()
    open_ = False
    for truth in truths:
        if truth.value is False:
            return FALSE
        if truth.value is None:
            open_ = True
            doubts |= truth.doubts
    return Truth(None, frozenset(doubts)) if open_ else TRUE


def some(truths: Iterable[Truth]) -> Truth:
    """Return whether one of them is true; of none, false."""
    doubts: set[Fact] = set()
    open_ = False
    for truth in truths:
        if truth.value is True:
            return TRUE
        if truth.value is None:
            open_ = True
            doubts |= truth.doubts
    return Truth(None, frozenset(doubts)) if open_ else FALSE


def at_least(number: int, truths: Iterable[Truth]) -> Truth:
    """Return whether *number* of them or more are true."""
    sure = 0
    maybe: list[Truth] = []
    for truth in truths:
        if truth.value is True:
            sure += 1
        elif truth.value is None:
            maybe.append(truth)
    if sure >= number:
        return TRUE
    if sure + len(maybe) < number:
        return FALSE
    return Truth(None, NO_FACTS.union(*(truth.doubts for truth in maybe)))
