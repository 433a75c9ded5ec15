"""Bodies: the boards, panels and teams that decide or advise, and who sits there."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

import attrs

from coproduction import ids
from coproduction.ids import BodyId, RoleId, WhoId
from coproduction.model import choices, conversion
from coproduction.model.deciding import NO_QUORUM, DecidesBy, Quorum, decides_by, quorum
from coproduction.model.questions import Whom, asks
from coproduction.model.words import ActingAs
from coproduction.values.counts import Count
from coproduction.values.days import FROM_THE_START, NEVER, Day


def body_id(text: str) -> BodyId:
    """Return the text as a body's id."""
    return BodyId(ids.slug(text))


@attrs.frozen(kw_only=True)
class Seat:
    """A seat, or several alike. It needs no id: it is named by who sits there.

    Attributes:
        who: Who sits there; several have such a seat each. *others*: there are
            more seats than the list names.
        acting_as: The perspective in which they sit here.
        number: How many such seats there are.
        votes: The votes of each; nought is a voice without a vote.
        since: From when; throughout if nothing is said.
        until: Until when, if it ended.
    """

    who: tuple[WhoId, ...] = attrs.field(converter=conversion.who)
    acting_as: ActingAs | None = attrs.field(
        default=None,
        converter=choices.acting_as,
        metadata=asks(
            "{of}: in which capacity does {about} sit here?",
            Whom.GROUP,
            "{of}: the plan does not say in which capacity {about} sits here.",
            "For {count} seats, the plan does not say in which capacity people sit there.",
        ),
    )
    role: RoleId | None = attrs.field(
        default=None,
        converter=conversion.role_if_stated,
        metadata=asks(
            "{of}: what is the role of {about}?",
            Whom.GROUP,
            "{of}: the plan does not say what the role of {about} is.",
            "For {count} seats, the plan does not say what the role is.",
        ),
    )
    number: Count | None = attrs.field(
        default=None,
        converter=conversion.count_if_stated,
        metadata=asks(
            "{of}: how many seats are there for {about}?",
            Whom.GROUP,
            "{of}: the plan does not say how many seats there are for {about}.",
            "For {count} groups, the plan does not say how many seats they have.",
        ),
    )
    votes: Fraction | None = attrs.field(
        default=None,
        converter=conversion.number_if_stated,
        metadata=asks(
            "{of}: how many votes does each seat of {about} have?",
            Whom.GROUP,
            "{of}: the plan does not say how many votes each seat of {about} has.",
            "For {count} seats, the plan does not say how many votes they have.",
        ),
    )
    since: Day = attrs.field(
        default=FROM_THE_START,
        converter=conversion.day,
        metadata=asks(
            "{of}: from which day does {about} sit here?",
            Whom.ORGANISERS,
            "{of}: the plan does not give the day from which {about} sits here.",
            "For {count} seats, the plan does not give the day from which they were held.",
        ),
    )
    until: Day = attrs.field(
        default=NEVER,
        converter=conversion.day,
        metadata=asks(
            "{of}: until which day does {about} sit here?",
            Whom.ORGANISERS,
            "{of}: the plan does not give the day until which {about} sits here.",
            "For {count} seats, the plan does not give the day until which they were held.",
        ),
    )
    note: str = ""


def basis(value: str | bool | None) -> str | Literal[False] | None:  # noqa: FBT001  # attrs passes one value
    """Return what a veto rests on, ``False`` for nothing that is written down, or ``None``.

    Raises:
        InvalidValueError: If it is something else, or an empty text.
    """
    if value is None:
        return None
    needed = "Say what it rests on, such as a law, or no where it is nothing."
    return conversion.words_or_no(value, needed)


@attrs.frozen(kw_only=True)
class Veto:
    """Who can stop a decision alone. A final approver is a veto.

    Attributes:
        who: Who holds it. A group holds one together, and so does an organisation:
            where it has several seats, it takes the yes of most of them.
        basis: What it rests on, such as a law or the money; ``False`` (in files
            ``no``): nothing that is written down.
    """

    who: tuple[WhoId, ...] = attrs.field(converter=conversion.who)
    basis: str | Literal[False] | None = attrs.field(
        default=None,
        converter=basis,
        metadata=asks(
            "{of}: what does it rest on that {about} can stop a decision: a law, the money?",
            Whom.ORGANISATION,
            "{of}: the plan does not say what it rests on that {about} can stop a decision.",
            "For {count} of those who can stop a decision, the plan does not say why.",
        ),
    )


def seats(value: Iterable[Seat] | None) -> tuple[Seat, ...] | None:
    """Return the seats, or ``None``."""
    return None if value is None else conversion.all_of(Seat, value)


def vetoes(value: Iterable[Veto]) -> tuple[Veto, ...]:
    """Return the vetoes."""
    return conversion.all_of(Veto, value)


@attrs.frozen(kw_only=True)
class Body:
    """A board, panel or team.

    Attributes:
        seats: Who sits there.
        decides_by: How it decides.
        quorum: Who has to be there, so that a decision counts, if anybody.
        vetoes: Who can stop a decision alone, if anybody. *others*: there are more
            than the list names.
        agreed_on: When its rule was agreed.
        agreed_by: Who agreed it.
    """

    id: BodyId = attrs.field(converter=body_id)
    title: str = ""
    seats: tuple[Seat, ...] | None = attrs.field(
        default=None,
        converter=seats,
        metadata=asks(
            "{of}: who sits here?",
            Whom.GROUP,
            "{of}: the plan does not say who sits here.",
            "For {count} groups that decide, the plan does not say who sits there.",
        ),
    )
    decides_by: DecidesBy | None = attrs.field(
        default=None,
        converter=decides_by,
        metadata=asks(
            "{of}: how is a decision reached here, and how many yes votes does it take?",
            Whom.GROUP,
            "{of}: the plan does not say how a decision is reached here.",
            "For {count} groups, the plan does not say how a decision is reached.",
        ),
    )
    quorum: Quorum = attrs.field(default=NO_QUORUM, converter=quorum)
    vetoes: tuple[Veto, ...] = attrs.field(
        default=(),
        converter=vetoes,
        metadata=asks(
            "{of}: who else can stop a decision alone?",
            Whom.GROUP,
            "{of}: the plan does not name everybody who can stop a decision alone.",
            "For {count} groups, the plan does not name everybody who can stop a decision alone.",
        ),
    )
    agreed_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: when was this way of deciding agreed?",
            Whom.GROUP,
            "{of}: the plan does not say when this way of deciding was agreed.",
            "For {count} groups, the plan does not say when their way of deciding was agreed.",
        ),
    )
    agreed_by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "{of}: who agreed this way of deciding?",
            Whom.GROUP,
            "{of}: the plan does not say who agreed this way of deciding.",
            "For {count} groups, the plan does not say who agreed their way of deciding.",
        ),
    )
    note: str = ""
    source: str = ""
