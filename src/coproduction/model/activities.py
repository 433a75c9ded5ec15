"""Activities: sessions, meetings, surveys, courses, and how people take part in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import attrs

from coproduction import ids
from coproduction.ids import ActivityId, RoleId, StrandId, WhoId
from coproduction.model import choices, conversion
from coproduction.model.papers import Papers, papers
from coproduction.model.questions import Whom, asks
from coproduction.model.strands import ALL_STRANDS, strand_or_all
from coproduction.model.words import ActingAs, How, ProvisionState, Stage, Status
from coproduction.values.counts import Count
from coproduction.values.days import Day


def activity_id(text: str) -> ActivityId:
    """Return the text as an activity's id."""
    return ActivityId(ids.slug(text))


@attrs.frozen(kw_only=True)
class Part:
    """How somebody takes part. It needs no id: it is named by who takes it.

    Attributes:
        who: Who takes part; several in it are several parts alike.
        number: How many of them came.
        acting_as: The perspective in which they act here.
        role: Their role here.
        how: In which ways; ``()`` is there, without a say.
    """

    who: tuple[WhoId, ...] = attrs.field(converter=conversion.who)
    number: Count | None = attrs.field(
        default=None,
        converter=conversion.count_if_stated,
        metadata=asks(
            "{of}: how many people came from {about}?",
            Whom.ORGANISERS,
            "{of}: the plan does not say how many people came from {about}.",
            "For {count} parts, the plan does not say how many people came.",
        ),
    )
    acting_as: ActingAs | None = attrs.field(
        default=None,
        converter=choices.acting_as,
        metadata=asks(
            "{of}: in which capacity did {about} take part?",
            Whom.GROUP,
            "{of}: the plan does not say in which capacity {about} took part.",
            "For {count} parts, the plan does not say in which capacity people took part.",
        ),
    )
    role: RoleId | None = attrs.field(
        default=None,
        converter=conversion.role_if_stated,
        metadata=asks(
            "{of}: what was the role of {about}?",
            Whom.GROUP,
            "{of}: the plan does not say what the role of {about} was.",
            "For {count} parts, the plan does not say what the role was.",
        ),
    )
    how: tuple[How, ...] | None = attrs.field(
        default=None,
        converter=choices.hows,
        metadata=asks(
            "{of}: how did {about} take part: told, asked, helped make, helped decide?",
            Whom.GROUP,
            "{of}: the plan does not say how {about} took part.",
            "For {count} parts, the plan does not say how people took part.",
        ),
    )
    note: str = ""


@attrs.frozen(kw_only=True)
class Provision:
    """Something that helps people take part.

    Attributes:
        access: What it is, in words that a request can match, such as
            ``speech-to-text``; ``others`` opens the list again.
        state: How far it has been arranged.
        arranged_on: When it was.
    """

    access: tuple[str, ...] = attrs.field(converter=conversion.texts)
    state: ProvisionState | None = attrs.field(
        default=None,
        converter=choices.provision_state,
        metadata=asks(
            "{of}: is what helps people take part offered, booked or confirmed?",
            Whom.ORGANISERS,
            "{of}: the plan does not say how far what helps people has been arranged.",
            "For {count} things that help, the plan does not say how far they are arranged.",
        ),
    )
    arranged_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: when was what helps people take part arranged?",
            Whom.ORGANISERS,
            "{of}: the plan does not say when what helps people was arranged.",
            "For {count} things that help, the plan does not say when they were arranged.",
        ),
    )


def parts(value: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts."""
    return conversion.all_of(Part, value)


def provisions(value: Iterable[Provision | str] | str | None) -> tuple[Provision, ...] | None:
    """Return what is provided, where a word stands for a provision, or ``None``."""
    if value is None:
        return None
    each = (value,) if isinstance(value, str) else value
    return conversion.all_of(
        Provision, [Provision(access=one) if isinstance(one, str) else one for one in each]
    )


@attrs.frozen(kw_only=True)
class Activity:
    """Something that people do together, once or several times.

    Attributes:
        kind: What it is, such as *workshop* or *survey*, in the group's own words.
        strand: The strand it belongs to; all of them if nothing is said.
        cancelled: Whether it was called off.
        starts_on: Its day, or its first.
        ends_on: Its last day.
        sessions: How often it takes place.
        stages: The stages of the work, where nobody in it does the work; else
            they are those of the verbs.
        parts: Who takes part. A list that grows.
        nobody_else: Set where the parts are complete.
        provides: What helps people take part.
        open: Whether those who took part could still change anything.
        invited: Who was invited.
        items_from: Who proposed what it is about.
        papers: What was sent to be read before; ``()`` if nothing.
    """

    id: ActivityId = attrs.field(converter=activity_id)
    title: str = ""
    kind: str = ""
    strand: StrandId = attrs.field(default=ALL_STRANDS, converter=strand_or_all)
    status: Status | None = attrs.field(
        default=None,
        converter=choices.status,
        metadata=asks(
            "{of}: is this planned, or has it happened?",
            Whom.ORGANISERS,
            "{of}: the plan does not say if this is planned or has happened.",
            "For {count} activities, the plan does not say if they are planned or have happened.",
        ),
    )
    cancelled: bool = attrs.field(default=False, converter=conversion.whether)
    starts_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: on which day was or is it?",
            Whom.ORGANISERS,
            "{of}: the plan does not give the day.",
            "For {count} activities, the plan does not give the day.",
        ),
    )
    ends_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: on which day does it end?",
            Whom.ORGANISERS,
            "{of}: the plan does not give the last day.",
            "For {count} activities, the plan does not give the last day.",
        ),
    )
    starts_at: dt.time | None = attrs.field(
        default=None,
        converter=conversion.clock_if_stated,
        metadata=asks(
            "{of}: at what time does it start?",
            Whom.ORGANISERS,
            "{of}: the plan does not give the time it starts.",
            "For {count} activities, the plan does not give the time they start.",
        ),
    )
    ends_at: dt.time | None = attrs.field(
        default=None,
        converter=conversion.clock_if_stated,
        metadata=asks(
            "{of}: at what time does it end?",
            Whom.ORGANISERS,
            "{of}: the plan does not give the time it ends.",
            "For {count} activities, the plan does not give the time they end.",
        ),
    )
    mode: str = ""
    sessions: Count | None = attrs.field(
        default=None,
        converter=conversion.count_if_stated,
        metadata=asks(
            "{of}: how many sessions are there?",
            Whom.ORGANISERS,
            "{of}: the plan does not say how many sessions there are.",
            "For {count} activities, the plan does not say how many sessions there are.",
        ),
    )
    stages: tuple[Stage, ...] | None = attrs.field(
        default=None,
        converter=choices.stages,
        metadata=asks(
            "{of}: what was it for: choosing the topic, making, deciding, carrying out, reviewing?",
            Whom.GROUP,
            "{of}: the plan does not say which stage of the work this was for.",
            "For {count} activities, the plan does not say which stage of the work they were for.",
        ),
    )
    parts: tuple[Part, ...] = attrs.field(default=(), converter=parts)
    nobody_else: Literal[True] | None = attrs.field(
        default=None,
        converter=conversion.yes_if_stated,
        metadata=asks(
            "{of}: did anybody else take part?",
            Whom.ORGANISERS,
            "{of}: the plan does not say if anybody else took part.",
            "For {count} activities, the plan does not say if anybody else took part.",
        ),
    )
    provides: tuple[Provision, ...] | None = attrs.field(
        default=None,
        converter=provisions,
        metadata=asks(
            "{of}: what is arranged, so that everybody can take part?",
            Whom.ORGANISERS,
            "{of}: the plan does not say what is arranged, so that people can take part.",
            "For {count} activities, the plan does not say what is arranged.",
        ),
    )
    open: bool | None = attrs.field(
        default=None,
        converter=conversion.yes_or_no,
        metadata=asks(
            "{of}: could those who took part still change anything?",
            Whom.GROUP,
            "{of}: the plan does not say if those who took part could still change anything.",
            "For {count} activities, the plan does not say if anything could still change.",
        ),
    )
    invited: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "{of}: who was invited?",
            Whom.ORGANISERS,
            "{of}: the plan does not say who was invited.",
            "For {count} activities, the plan does not say who was invited.",
        ),
    )
    items_from: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "{of}: who proposed what was talked about?",
            Whom.GROUP,
            "{of}: the plan does not say who proposed what was talked about.",
            "For {count} activities, the plan does not say who proposed what was talked about.",
        ),
    )
    papers: tuple[Papers, ...] | None = attrs.field(
        default=None,
        converter=papers,
        metadata=asks(
            "{of}: which papers were sent before, if any?",
            Whom.ORGANISERS,
            "{of}: the plan does not say which papers were sent before.",
            "For {count} activities, the plan does not say which papers were sent before.",
        ),
    )
    note: str = ""
    source: str = ""
