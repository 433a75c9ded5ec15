"""Reflections: how people saw it, in their own words, beside what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import attrs

from coproduction.ids import Id, WhoId
from coproduction.model import conversion
from coproduction.model.questions import Whom, asks
from coproduction.values.days import Day


@attrs.frozen(kw_only=True)
class Reflection:
    """How somebody saw something. It is printed beside that, and never averaged.

    Attributes:
        by: Who saw it so.
        about: What it is about: anything in the plan, the name of a check, or a
            principle; the whole plan if nothing is said.
        stated_on: When they said so.
        words: What they said, in their own words.
        rating: A number, if they gave one.
        scale: What the number means, such as *1 to 5, where 5 is fully*.
    """

    by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "Who saw it this way?",
            Whom.PERSON,
            "The plan does not say who saw it this way.",
            "The plan does not say who saw it this way.",
        ),
    )
    about: tuple[Id, ...] = attrs.field(default=(), converter=conversion.some_things)
    stated_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "When did people say how they saw it?",
            Whom.PERSON,
            "The plan does not say when people said how they saw it.",
            "The plan does not say when people said how they saw it.",
        ),
    )
    words: str = ""
    rating: Fraction | None = attrs.field(
        default=None,
        converter=conversion.number_if_stated,
        metadata=asks(
            "Would you like to give it a number?",
            Whom.PERSON,
            "The plan gives no number for how people saw it.",
            "The plan gives no number for how people saw it.",
        ),
    )
    scale: str = ""
    source: str = ""


def reflections(value: Iterable[Reflection]) -> tuple[Reflection, ...]:
    """Return how people saw it."""
    return conversion.all_of(Reflection, value)
