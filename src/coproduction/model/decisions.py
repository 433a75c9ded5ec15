"""Decisions: what was or will be decided, by whom, and how."""

from __future__ import annotations

from typing import Literal

import attrs

from coproduction import ids
from coproduction.ids import DecisionId, Id, StrandId
from coproduction.model import choices, conversion
from coproduction.model.decided import (
    Dissent,
    Option,
    Overridden,
    Told,
    dissent,
    options,
    overridden,
    told,
)
from coproduction.model.deciding import DecidesBy, decides_by
from coproduction.model.questions import Whom, asks
from coproduction.model.strands import ALL_STRANDS, strand_or_all
from coproduction.model.words import Stage, Status
from coproduction.values.days import Day
from coproduction.values.money import Money


def decision_id(text: str) -> DecisionId:
    """Return the text as a decision's id."""
    return DecisionId(ids.slug(text))


@attrs.frozen(kw_only=True)
class Decision:
    """A decision, made or still open.

    Attributes:
        question: What is decided, as a question.
        stage: The stage of the work that it belongs to; *decide* if nothing is said.
        at: The activity at which it is made.
        by: Whose yes makes it so: bodies, people or groups.
        decides_by: How, if not as the body usually does. Where it is not stated, a body
            goes by its own rule, and how people decide without a body is open.
        status: Planned is still open.
        key: Whether the group marked it as important.
        binding: Whether it stands as it was made.
        money: The money that is decided about; ``False`` if none is.
        reason: Why it was decided so, as people were told; ``False`` if no reason was given.
        options: What there was to choose from, and who proposed it.
        told: Who was told, and when; ``()`` if nobody was.
        overridden: Who changed it afterwards; ``False`` if nobody did.
        dissent: Who did not agree, if anybody.
    """

    id: DecisionId = attrs.field(converter=decision_id)
    title: str = ""
    question: str = ""
    stage: Stage = attrs.field(default=Stage.DECIDE, converter=choices.stage)
    at: Id | None = attrs.field(
        default=None,
        converter=conversion.one_thing,
        metadata=asks(
            "{of}: at which meeting or session was this decided?",
            Whom.GROUP,
            "{of}: the plan does not say at which meeting this was decided.",
            "For {count} decisions, the plan does not say at which meeting they were made.",
        ),
    )
    strand: StrandId = attrs.field(default=ALL_STRANDS, converter=strand_or_all)
    by: tuple[Id, ...] | None = attrs.field(
        default=None,
        converter=conversion.anything,
        metadata=asks(
            "{of}: who decides this?",
            Whom.GROUP,
            "{of}: the plan does not say who decides this.",
            "For {count} decisions, the plan does not say who decides.",
        ),
    )
    decides_by: DecidesBy | None = attrs.field(
        default=None,
        converter=decides_by,
        metadata=asks(
            "{of}: how is this decided?",
            Whom.GROUP,
            "{of}: the plan does not say how this is decided.",
            "For {count} decisions, the plan does not say how they are made.",
        ),
    )
    status: Status | None = attrs.field(
        default=None,
        converter=choices.status,
        metadata=asks(
            "{of}: has this been decided?",
            Whom.GROUP,
            "{of}: the plan does not say if this has been decided.",
            "For {count} decisions, the plan does not say if they have been made.",
        ),
    )
    key: bool | None = attrs.field(
        default=None,
        converter=conversion.yes_or_no,
        metadata=asks(
            "{of}: does the group mark this decision as important?",
            Whom.GROUP,
            "{of}: the plan does not say if the group marks this as important.",
            "For {count} decisions, the plan does not say if the group marks them as important.",
        ),
    )
    binding: bool | None = attrs.field(
        default=None,
        converter=conversion.yes_or_no,
        metadata=asks(
            "{of}: does this decision stand as it was made?",
            Whom.ORGANISATION,
            "{of}: the plan does not say if this decision stands as it was made.",
            "For {count} decisions, the plan does not say if they stand as they were made.",
        ),
    )
    decided_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: on which day was this decided?",
            Whom.GROUP,
            "{of}: the plan does not give the day of this decision.",
            "For {count} decisions, the plan does not give the day.",
        ),
    )
    result: str = ""
    reason: str | Literal[False] | None = attrs.field(
        default=None,
        converter=conversion.reason,
        metadata=asks(
            "{of}: what was the reason that people were given?",
            Whom.ORGANISERS,
            "{of}: the plan does not say if a reason was given.",
            "For {count} decisions, the plan does not say if a reason was given.",
        ),
    )
    note: str = ""
    source: str = ""
    money: Money | Literal[False] | None = attrs.field(
        default=None,
        converter=conversion.money_or_none,
        metadata=asks(
            "{of}: how much money is decided about, if any?",
            Whom.ORGANISERS,
            "{of}: the plan does not say if money is decided about.",
            "For {count} decisions, the plan does not say if money is decided about.",
        ),
    )
    options: tuple[Option, ...] | None = attrs.field(
        default=None,
        converter=options,
        metadata=asks(
            "{of}: which options were there?",
            Whom.GROUP,
            "{of}: the plan does not say which options there were.",
            "For {count} decisions, the plan does not say which options there were.",
        ),
    )
    told: tuple[Told, ...] | None = attrs.field(
        default=None,
        converter=told,
        metadata=asks(
            "{of}: who has been told of this?",
            Whom.ORGANISERS,
            "{of}: the plan does not say who has been told of this.",
            "For {count} decisions, the plan does not say who has been told.",
        ),
    )
    overridden: Overridden | Literal[False] = attrs.field(default=False, converter=overridden)
    dissent: tuple[Dissent, ...] = attrs.field(default=(), converter=dissent)
