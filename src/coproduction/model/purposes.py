"""Purposes: what a project is for, and who agreed it."""

from __future__ import annotations

import attrs

from coproduction.ids import WhoId
from coproduction.model import conversion
from coproduction.model.questions import Whom, asks
from coproduction.values.days import Day


@attrs.frozen(kw_only=True)
class Purpose:
    """What the project is for.

    Attributes:
        text: The purpose, in the group's own words.
        outcomes: What should come of it.
    """

    text: str = ""
    outcomes: tuple[str, ...] | None = attrs.field(
        default=None,
        converter=conversion.texts_if_stated,
        metadata=asks(
            "What should come of this project?",
            Whom.GROUP,
            "The plan does not say what should come of the project.",
            "The plan does not say what should come of the project.",
        ),
    )
    agreed_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "When was the purpose agreed?",
            Whom.GROUP,
            "The plan does not say when its purpose was agreed.",
            "The plan does not say when its purpose was agreed.",
        ),
    )
    agreed_by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "Who agreed the purpose?",
            Whom.GROUP,
            "The plan does not say who agreed its purpose.",
            "The plan does not say who agreed its purpose.",
        ),
    )
