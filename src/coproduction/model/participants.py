"""Who takes part: a person, a group of people, or those who come from an organisation."""

from __future__ import annotations

import attrs

from coproduction import ids
from coproduction.ids import OrganisationId, ParticipantId, WhoId
from coproduction.model import choices, conversion
from coproduction.model.questions import Whom, asks
from coproduction.model.words import (
    KnownTo,
    Perspective,
    Recruitment,
    Responsibility,
    Sector,
    Side,
)
from coproduction.values.counts import Count
from coproduction.values.days import NEVER, Day
from coproduction.values.withheld import Withheld


def participant_id(text: str) -> ParticipantId:
    """Return the text as a participant's id."""
    return ParticipantId(WhoId(ids.slug(text)))


def participant_or_none(text: str) -> ParticipantId:
    """Return the text as a participant's id, or the empty text for none."""
    return ParticipantId(WhoId(ids.optional(text)))


def organisation_id(text: str) -> OrganisationId:
    """Return the text as an organisation's id."""
    return OrganisationId(WhoId(ids.slug(text)))


@attrs.frozen(kw_only=True)
class Access:
    """What helps somebody take part, without the reason.

    Attributes:
        asked_on: When they were asked; ``NEVER`` if they were not.
        requests: What they asked for, in words that a provision can match, such
            as ``speech-to-text``; ``()`` if nothing; *rather not say* is a full answer.
        known_to: Who may know of it.
    """

    asked_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: was the question asked what would help with taking part, perhaps by phone?",
            Whom.ORGANISERS,
            "{of}: the plan does not say if the question was asked what would help.",
            "For {count} people or groups, the plan does not say if they were asked.",
        ),
    )
    requests: tuple[str, ...] | Withheld | None = attrs.field(
        default=None,
        converter=conversion.requests,
        metadata=asks(
            "{of}: what would help you take part?",
            Whom.PERSON,
            "{of}: the plan does not say what would help with taking part.",
            "For {count} people or groups, the plan does not say what would help them take part.",
        ),
    )
    known_to: KnownTo | None = attrs.field(
        default=None,
        converter=choices.known_to,
        metadata=asks(
            "{of}: who may know what you asked for?",
            Whom.PERSON,
            "{of}: the plan does not say who may know of the request.",
            "For {count} requests, the plan does not say who may know of them.",
        ),
    )


@attrs.frozen(kw_only=True)
class Participant:
    """One person, or a group of people, who takes part.

    Attributes:
        size: How many people this is. It has no default: a person is ``1``.
        among: The participant that these people are already counted in.
        perspectives: What they speak from, as they describe it themselves. Those
            of a group hold for each member; a member who states none has those.
        in_their_words: How they describe it, if they do.
        side: For a *facilitator* or *other*: the side that they speak for.
        organisations: Where they come from.
        employer_pays: Whether an employer pays them for this time.
        strengths: What they bring, if they wish to say.
        left_on: When they left, if they did.
        recruited: How they came to take part.
        recruited_by: Who recruited them.
        links: Whether their links may be counted. Whoever says no is left out of
            every network.
    """

    id: ParticipantId = attrs.field(converter=participant_id)
    title: str = ""
    size: Count | None = attrs.field(
        default=None,
        converter=conversion.count_if_stated,
        metadata=asks(
            "{of}: how many people is this?",
            Whom.ORGANISERS,
            "{of}: the plan does not say how many people this is.",
            "For {count} groups, the plan does not say how many people they are.",
        ),
    )
    among: ParticipantId = attrs.field(
        default=ParticipantId(WhoId(ids.Id(""))), converter=participant_or_none
    )
    perspectives: tuple[Perspective, ...] | Withheld | None = attrs.field(
        default=None,
        converter=choices.perspectives,
        metadata=asks(
            "{of}: what do you speak from here, such as lived experience, caring or your job?",
            Whom.PERSON,
            "{of}: the plan does not say what this seat speaks from.",
            "For {count} people or groups, the plan does not say what they speak from.",
        ),
    )
    in_their_words: str = ""
    side: Side | Withheld | None = attrs.field(
        default=None,
        converter=choices.sides,
        metadata=asks(
            "{of}: do you speak here from people's own lives, for an organisation, or neither?",
            Whom.PERSON,
            "{of}: the plan does not say for whom this seat speaks.",
            "For {count} people or groups, the plan does not say for whom they speak.",
        ),
    )
    organisations: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "{of}: does this person or group come from an organisation?",
            Whom.ORGANISERS,
            "{of}: the plan does not say which organisation this person or group comes from.",
            "For {count} people or groups, the plan does not say where they come from.",
        ),
    )
    employer_pays: bool | Withheld | None = attrs.field(
        default=None,
        converter=conversion.yes_no_or_withheld,
        metadata=asks(
            "{of}: does an employer pay you for this time?",
            Whom.PERSON,
            "{of}: the plan does not say if an employer pays for this time.",
            "For {count} people or groups, the plan does not say if an employer pays.",
        ),
    )
    strengths: tuple[str, ...] | None = attrs.field(
        default=None,
        converter=conversion.texts_if_stated,
        metadata=asks(
            "{of}: what would you like to bring, if anything?",
            Whom.PERSON,
            "{of}: the plan does not say what this person or group brings.",
            "For {count} people or groups, the plan does not say what they bring.",
        ),
    )
    access: Access = Access()
    joined_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: when did this person or group join?",
            Whom.ORGANISERS,
            "{of}: the plan does not say when this person or group joined.",
            "For {count} people or groups, the plan does not say when they joined.",
        ),
    )
    left_on: Day = attrs.field(default=NEVER, converter=conversion.day)
    recruited: Recruitment | None = attrs.field(
        default=None,
        converter=choices.recruitment,
        metadata=asks(
            "{of}: was this open to anybody, were people chosen, or did their own group send them?",
            Whom.ORGANISERS,
            "{of}: the plan does not say how people came to take part.",
            "For {count} people or groups, the plan does not say how they came to take part.",
        ),
    )
    recruited_by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "{of}: who asked this person or group to take part?",
            Whom.ORGANISERS,
            "{of}: the plan does not say who asked them to take part.",
            "For {count} people or groups, the plan does not say who asked them.",
        ),
    )
    links: bool | None = attrs.field(
        default=None,
        converter=conversion.yes_or_no,
        metadata=asks(
            "{of}: may your links with others be counted?",
            Whom.PERSON,
            "{of}: the plan does not say if links may be counted.",
            "For {count} people or groups, the plan does not say if links may be counted.",
        ),
    )
    note: str = ""
    source: str = ""


@attrs.frozen(kw_only=True)
class Organisation:
    """An organisation. Wherever a participant may stand: those who come from it.

    Attributes:
        interests: What it wants from this, in its own words.
        responsibilities: What it answers for.
        employer_pays: Whether those who come from it are paid for this time.
        side: The side that those who come from it speak for.
    """

    id: OrganisationId = attrs.field(converter=organisation_id)
    title: str = ""
    sector: Sector | None = attrs.field(
        default=None,
        converter=choices.sector,
        metadata=asks(
            "{of}: is this a public, private, third-sector or community organisation?",
            Whom.ORGANISATION,
            "{of}: the plan does not say which sector this organisation is in.",
            "For {count} organisations, the plan does not say which sector they are in.",
        ),
    )
    interests: str = ""
    responsibilities: tuple[Responsibility, ...] | None = attrs.field(
        default=None,
        converter=choices.responsibilities,
        metadata=asks(
            "{of}: what does this organisation answer for, such as hosting or funding?",
            Whom.ORGANISATION,
            "{of}: the plan does not say what this organisation answers for.",
            "For {count} organisations, the plan does not say what they answer for.",
        ),
    )
    employer_pays: bool | Withheld | None = attrs.field(
        default=None,
        converter=conversion.yes_no_or_withheld,
        metadata=asks(
            "{of}: are those who come from here paid for this time?",
            Whom.ORGANISATION,
            "{of}: the plan does not say if those who come from here are paid for this time.",
            "For {count} organisations, the plan does not say if they pay for this time.",
        ),
    )
    side: Side = attrs.field(default=Side.ORGANISATION, converter=choices.side)
    note: str = ""
    source: str = ""
