"""Claims: what somebody calls a project, or a part of it."""

from __future__ import annotations

import attrs

from coproduction.ids import Id, WhoId
from coproduction.model import conversion
from coproduction.model.questions import Whom, asks
from coproduction.values.days import Day


@attrs.frozen(kw_only=True)
class Claim:
    """What somebody calls the project, or a part of it.

    Attributes:
        level: The word or step that is claimed, as its scale has it.
        scale: The scale, if one is named.
        about: What it is said about; the whole plan if nothing is said.
        by: Who says so.
    """

    level: str = attrs.field(converter=str)
    scale: str = ""
    about: tuple[Id, ...] = attrs.field(default=(), converter=conversion.some_things)
    by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "Who calls the project this?",
            Whom.ORGANISERS,
            "The plan does not say who calls the project this.",
            "The plan does not say who calls the project this.",
        ),
    )
    stated_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "When was the project called this?",
            Whom.ORGANISERS,
            "The plan does not say when the project was called this.",
            "The plan does not say when the project was called this.",
        ),
    )
    source: str = ""
