"""What belongs to a decision: its options, who disagreed, was told, and changed it afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import attrs

from coproduction.errors import InvalidValueError
from coproduction.ids import Id, WhoId
from coproduction.model import conversion
from coproduction.model.questions import Whom, asks
from coproduction.values.days import Day


def _text(value: str) -> str:
    [found] = conversion.texts((value,))
    return found


@attrs.frozen(kw_only=True)
class Option:
    """Something that could have been chosen.

    Attributes:
        text: What it is; *others*: there were more.
        by: Who proposed it.
    """

    text: str = attrs.field(converter=_text)
    by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "{of}: who proposed the options?",
            Whom.GROUP,
            "{of}: the plan does not say who proposed the options.",
            "For {count} decisions, the plan does not say who proposed the options.",
        ),
    )


@attrs.frozen(kw_only=True)
class Told:
    """Who was told of a decision, and when.

    Attributes:
        to: Who was told.
        told_on: When they were told; ``NEVER`` if they were not.
    """

    to: tuple[WhoId, ...] = attrs.field(converter=conversion.who)
    told_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: have people been told of this, and when?",
            Whom.ORGANISERS,
            "{of}: the plan does not say when people were told of this.",
            "For {count} decisions, the plan does not say when people were told.",
        ),
    )


@attrs.frozen(kw_only=True)
class Overridden:
    """That a decision was changed afterwards.

    Attributes:
        by: Which body, organisation or people changed it.
        reason: The reason.
        told_on: When those who had decided were told; ``NEVER`` if they were not.
    """

    by: tuple[Id, ...] | None = attrs.field(
        default=None,
        converter=conversion.anything,
        metadata=asks(
            "{of}: who changed this decision afterwards?",
            Whom.ORGANISATION,
            "{of}: the plan does not say who changed this decision afterwards.",
            "For {count} decisions, the plan does not say who changed them afterwards.",
        ),
    )
    reason: str = ""
    told_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: when were those who had decided told of the change?",
            Whom.ORGANISATION,
            "{of}: the plan does not say if those who had decided were told of the change.",
            "For {count} decisions, the plan does not say if those who had decided were told.",
        ),
    )


@attrs.frozen(kw_only=True)
class Dissent:
    """Who did not agree with a decision.

    Attributes:
        who: Who did not agree.
        reason: The reason, in their own words.
    """

    who: tuple[WhoId, ...] = attrs.field(converter=conversion.who)
    reason: str = ""


def options(value: Iterable[Option | str] | str | None) -> tuple[Option, ...] | None:
    """Return the options, where a text stands for an option, or ``None``."""
    if value is None:
        return None
    each = (value,) if isinstance(value, str) else value
    return conversion.all_of(
        Option, [Option(text=one) if isinstance(one, str) else one for one in each]
    )


def told(value: Iterable[Told] | None) -> tuple[Told, ...] | None:
    """Return who was told, or ``None``."""
    return None if value is None else conversion.all_of(Told, value)


def overridden(value: Overridden | bool) -> Overridden | Literal[False]:  # noqa: FBT001  # attrs passes one value
    """Return who changed it, or ``False``.

    Raises:
        InvalidValueError: If it is neither.
    """
    if isinstance(value, Overridden):
        return value
    if value is False:
        return False
    raise InvalidValueError("What changed a decision is described, or it is no: nothing did.")


def dissent(value: Iterable[Dissent]) -> tuple[Dissent, ...]:
    """Return who did not agree."""
    return conversion.all_of(Dissent, value)
