"""Relationships: the links between people, as somebody told of them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import attrs

from coproduction.ids import WhoId
from coproduction.model import choices, conversion
from coproduction.model.questions import Whom, asks
from coproduction.model.words import LinkKind
from coproduction.values.days import FROM_THE_START, NEVER, Day


@attrs.frozen(kw_only=True)
class Relationship:
    """A link from somebody to somebody. It needs no id: it is named by who it is about.

    Attributes:
        who: Whose link it is; several have such a link each.
        to: To whom; ``()`` says that they have no such link.
        kind: What the link is, read from *who* to *to*.
        strength: How strong it is, in the group's own numbers, more than nought.
        reported_by: Who told of it. Trust, support and turning to somebody count
            only where one of the two themselves did.
        asked: Who was asked about links when this one was written down.
        since: From when; throughout if nothing is said.
        until: Until when, if it ended.
    """

    who: tuple[WhoId, ...] = attrs.field(converter=conversion.who)
    to: tuple[WhoId, ...] = attrs.field(converter=conversion.who)
    kind: LinkKind = attrs.field(converter=choices.link_kind)
    strength: Fraction | None = attrs.field(
        default=None,
        converter=conversion.number_if_stated,
        metadata=asks(
            "{about}: how strong is this link?",
            Whom.PERSON,
            "The plan does not say how strong the link of {about} is.",
            "For {count} links, the plan does not say how strong they are.",
        ),
    )
    reported_by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "{about}: who told of this link?",
            Whom.PERSON,
            "The plan does not say who told of the link of {about}.",
            "For {count} links, the plan does not say who told of them.",
        ),
    )
    asked: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "Who was asked about links with others?",
            Whom.ORGANISERS,
            "The plan does not say who was asked about links.",
            "For {count} links, the plan does not say who was asked about them.",
        ),
    )
    since: Day = attrs.field(
        default=FROM_THE_START,
        converter=conversion.day,
        metadata=asks(
            "{about}: since when is there this link?",
            Whom.PERSON,
            "The plan does not give the day from which the link of {about} was there.",
            "For {count} links, the plan does not give the day from which they were there.",
        ),
    )
    until: Day = attrs.field(
        default=NEVER,
        converter=conversion.day,
        metadata=asks(
            "{about}: until when was there this link?",
            Whom.PERSON,
            "The plan does not give the day until which the link of {about} was there.",
            "For {count} links, the plan does not give the day until which they were there.",
        ),
    )
    note: str = ""
    source: str = ""


def relationships(value: Iterable[Relationship]) -> tuple[Relationship, ...]:
    """Return the links."""
    return conversion.all_of(Relationship, value)
