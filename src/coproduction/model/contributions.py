"""Contributions: ideas, stories, comments and findings, and the answer to each."""

from __future__ import annotations

from typing import Literal

import attrs

from coproduction import ids
from coproduction.errors import InvalidValueError
from coproduction.ids import ContributionId, Id, WhoId
from coproduction.model import choices, conversion
from coproduction.model.questions import Whom, asks
from coproduction.model.words import ReplyResult
from coproduction.values.days import Day


def contribution_id(text: str) -> ContributionId:
    """Return the text as a contribution's id."""
    return ContributionId(ids.slug(text))


@attrs.frozen(kw_only=True)
class Reply:
    """The answer to an idea.

    Attributes:
        result: What became of it. A *no* is an answer too.
        why: The reason; ``False`` if none was given.
        told_on: When those who had the idea were told; ``NEVER`` if they were not.
        by: Who gave the answer.
    """

    result: ReplyResult | None = attrs.field(
        default=None,
        converter=choices.reply_result,
        metadata=asks(
            "{of}: was it taken up, changed, or not taken up?",
            Whom.ORGANISERS,
            "{of}: the plan does not say what became of it.",
            "For {count} ideas, the plan does not say what became of them.",
        ),
    )
    why: str | Literal[False] | None = attrs.field(
        default=None,
        converter=conversion.reason,
        metadata=asks(
            "{of}: what was the reason for the answer?",
            Whom.ORGANISERS,
            "{of}: the plan does not say if a reason was given for the answer.",
            "For {count} ideas, the plan does not say if a reason was given for the answer.",
        ),
    )
    told_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: have those who gave it been told the answer, and when?",
            Whom.ORGANISERS,
            "{of}: the plan does not say if the answer was told.",
            "For {count} ideas, the plan does not say if the answer was told.",
        ),
    )
    by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "{of}: who gave the answer?",
            Whom.ORGANISERS,
            "{of}: the plan does not say who gave the answer.",
            "For {count} ideas, the plan does not say who gave the answer.",
        ),
    )


def reply(value: Reply | bool | None) -> Reply | Literal[False] | None:  # noqa: FBT001  # attrs passes one value
    """Return the reply, ``False`` for none, or ``None``.

    Raises:
        InvalidValueError: If it is none of these.
    """
    if value is None or isinstance(value, Reply):
        return value
    if value is False:
        return False
    raise InvalidValueError("A reply is described, or it is no: there has been none.")


@attrs.frozen(kw_only=True)
class Contribution:
    """An idea, story, comment or finding.

    Attributes:
        kind: Which of these it is, in the group's own words.
        by: Whose it is.
        at: The activity at which it was given.
        about: What it is about.
        reply: The answer; ``False`` if there has been none.
    """

    id: ContributionId = attrs.field(converter=contribution_id)
    title: str = ""
    kind: str = ""
    by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "{of}: from which group did it come?",
            Whom.ORGANISERS,
            "{of}: the plan does not say from whom it came.",
            "For {count} ideas, the plan does not say from whom they came.",
        ),
    )
    at: Id | None = attrs.field(
        default=None,
        converter=conversion.one_thing,
        metadata=asks(
            "{of}: at which meeting or session was it given?",
            Whom.ORGANISERS,
            "{of}: the plan does not say where it was given.",
            "For {count} ideas, the plan does not say where they were given.",
        ),
    )
    about: str = ""
    reply: Reply | Literal[False] | None = attrs.field(
        default=None,
        converter=reply,
        metadata=asks(
            "{of}: has it had an answer?",
            Whom.ORGANISERS,
            "{of}: the plan does not say if it had an answer.",
            "For {count} ideas, the plan does not say if they had an answer.",
        ),
    )
    note: str = ""
    source: str = ""
