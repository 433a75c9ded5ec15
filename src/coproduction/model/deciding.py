"""How a decision is reached: how many have to say yes, of whom, and who has to be there."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import attrs

from coproduction import ids
from coproduction.errors import InvalidValueError
from coproduction.ids import NO_BODY, NO_ONE, BodyId, WhoId
from coproduction.model import choices, conversion
from coproduction.model.questions import Whom, asks
from coproduction.model.words import CountedOf, Side, Way
from coproduction.values import numbers

NUMBERED = {"at_least": Way.AT_LEAST, "share": Way.SHARE, "more_than": Way.MORE_THAN}
"""The ways that are written with their number: ``{at_least: 6}``, ``{share: 2/3}``."""
WAYS = [str(way) for way in Way if way not in {*NUMBERED.values(), Way.THROUGH}]
"""The ways that a word says."""
MAPPINGS = ["{at_least: 6}", "{share: 2/3}"]
"""Ways that are a mapping, as they are shown to whoever wrote another one."""
PARTS = frozenset({Way.SHARE, Way.MORE_THAN})


def way(value: str) -> Way:
    """Return the way of that word."""
    return choices.word_of(Way, value)


def counted_of(value: str | None) -> CountedOf | None:
    """Return whose votes are counted, or ``None``."""
    return None if value is None else choices.word_of(CountedOf, value)


def who_or_no_one(value: str) -> WhoId:
    """Return who it is, or the empty text for no one."""
    return WhoId(ids.optional(value))


def body_or_none(value: str) -> BodyId:
    """Return the id of a body, or the empty text for none."""
    return BodyId(ids.optional(value))


@attrs.frozen
class DecidesBy:
    """How a decision is reached.

    Attributes:
        way: Which way.
        number: For *at least*: how many votes it takes. For *share* and *more
            than*: which part of them, such as ``2/3``. ``None`` where the plan
            does not say.
        of: Whose votes are counted: of all seats, or of those who are there.
        each_side: Whether it also takes most votes of the seats that speak from
            people's own lives, and most votes of those that speak for an organisation.
        casting_vote: Whose yes is enough where the votes are equal, if anybody's.
        then: The body that must agree too, if there is one.
        through: The body to which the decision is handed, if it is.
    """

    way: Way = attrs.field(converter=way)
    number: Fraction | None = attrs.field(
        default=None,
        converter=conversion.number_if_stated,
        metadata=asks(
            "{of}: how many yes votes does a decision take here?",
            Whom.GROUP,
            "{of}: the plan does not say how many yes votes a decision takes here.",
            "For {count} groups, the plan does not say how many yes votes a decision takes.",
        ),
    )
    of: CountedOf | None = attrs.field(
        default=None,
        converter=counted_of,
        metadata=asks(
            "{of}: does a decision go by all seats, or by the seats that are there on the day?",
            Whom.GROUP,
            "{of}: the plan does not say if a decision goes by all seats, or by those there.",
            "For {count} groups, the plan does not say if a decision goes by all seats.",
        ),
    )
    each_side: bool = attrs.field(default=False, converter=conversion.whether)
    casting_vote: WhoId = attrs.field(default=NO_ONE, converter=who_or_no_one)
    then: BodyId = attrs.field(default=NO_BODY, converter=body_or_none)
    through: BodyId = attrs.field(default=NO_BODY, converter=body_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse what no rule can be.

        Raises:
            InvalidValueError: If the number, or the casting vote, and the way do not go together.
        """
        number = self.number
        if number is not None and self.way not in NUMBERED.values():
            raise InvalidValueError("A number goes with at_least, share or more_than only.")
        if number is not None and self.way in PARTS:
            is_part = number < 1 if self.way == Way.MORE_THAN else 0 < number <= 1
            if not is_part:
                raise InvalidValueError("A part of the votes is needed here, such as 2/3.")
        if number is not None and self.way == Way.AT_LEAST and 0 < number < 1:
            raise InvalidValueError("A part of the votes is written {share: 2/3}.")
        if self.casting_vote and not self._can_be_even:
            raise InvalidValueError(
                "A casting vote goes with majority, most-votes or {more_than: 1/2} only."
            )
        if (self.way == Way.THROUGH) != bool(self.through):
            raise InvalidValueError("Write {through: body} where another body decides.")

    @property
    def _can_be_even(self) -> bool:
        """Whether half of the votes are just not enough."""
        if self.way == Way.MORE_THAN:
            return self.number in {None, Fraction(1, 2)}
        return self.way in {Way.MAJORITY, Way.MOST_VOTES}


def expanded(value: Mapping[str, object]) -> dict[str, object]:
    """Return a mapping in which *way* and *number* stand for ``at_least`` and the like.

    Raises:
        InvalidValueError: If it names no way, or more than one.
    """
    named = [key for key in ("way", *NUMBERED, "through") if key in value]
    if len(named) != 1:
        raise InvalidValueError(
            "Say one way of deciding, such as {at_least: 6}, {share: 2/3} or {way: majority}."
        )
    rest = dict(value)
    if named[0] in NUMBERED:
        return {"way": str(NUMBERED[named[0]]), "number": rest.pop(named[0]), **rest}
    if named[0] == "through":
        return {"way": str(Way.THROUGH), **rest}
    if rest["way"] not in WAYS:
        raise InvalidValueError(f"One of these is needed here: {', '.join(WAYS)}.")
    return rest


def decides_by(value: DecidesBy | str | Mapping[str, object] | None) -> DecidesBy | None:
    """Return how a decision is reached, from a word or from a mapping such as ``{share: 2/3}``.

    Raises:
        InvalidValueError: If it is neither.
    """
    if value is None or isinstance(value, DecidesBy):
        return value
    if isinstance(value, str) and value in WAYS:
        return DecidesBy(way=value)
    if isinstance(value, Mapping) and value.keys() <= KEYS:
        return DecidesBy(**expanded(value))  # type: ignore[arg-type]  # its converters look at each
    words = ", ".join(WAYS)
    raise InvalidValueError(f"A decision is reached by one of {words}, or {' or '.join(MAPPINGS)}.")


KEYS = frozenset({*NUMBERED, *(field.name for field in attrs.fields(DecidesBy))} - {"number"})
"""The keys that a mapping may have."""


@attrs.frozen(kw_only=True)
class Quorum:
    """Who has to be there, so that a decision counts. Nought: nobody in particular.

    Attributes:
        seats: How many seats, those without a vote too.
        share: Which part of all seats.
        lived: How many of the lived-experience, carer and community seats.
        organisation: How many of the seats that speak for an organisation.
    """

    seats: Fraction = attrs.field(default=Fraction(0), converter=numbers.exact)
    share: Fraction = attrs.field(default=Fraction(0), converter=numbers.exact)
    lived: Fraction = attrs.field(default=Fraction(0), converter=numbers.exact)
    organisation: Fraction = attrs.field(default=Fraction(0), converter=numbers.exact)

    def __attrs_post_init__(self) -> None:
        """Refuse a share that is no part, and parts of a seat.

        Raises:
            InvalidValueError: If the share is more than one, or a number not whole.
        """
        if any(number.denominator != 1 for number in (self.seats, self.lived, self.organisation)):
            raise InvalidValueError(
                "A whole number of seats is needed here. A part of them is written {share: 1/2}."
            )
        if self.share > 1:
            raise InvalidValueError("A part of the seats is needed here, such as 1/2.")

    @property
    def by_side(self) -> Mapping[Side, Fraction]:
        """How many of the seats on each side."""
        return {Side.LIVED: self.lived, Side.ORGANISATION: self.organisation}


NO_QUORUM = Quorum()
A_QUORUM = (
    "A quorum is a number of seats, such as 5, or a part of them, {share: 1/2}, "
    "or {seats: 5, lived: 2}."
)
"""What is said where it is something else."""


def quorum(value: Quorum | int | Mapping[str, object]) -> Quorum:
    """Return who has to be there, from a number of seats or from a mapping.

    Raises:
        InvalidValueError: If it is neither.
    """
    if isinstance(value, Quorum):
        return value
    if isinstance(value, Mapping) and value.keys() <= {each.name for each in attrs.fields(Quorum)}:
        return Quorum(**value)
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return Quorum(seats=value)
    raise InvalidValueError(A_QUORUM)
