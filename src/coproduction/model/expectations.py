"""Expectations: what the group itself has agreed about how its plan is read."""

from __future__ import annotations

import attrs

from coproduction.ids import WhoId
from coproduction.model import conversion
from coproduction.model.questions import Whom, asks
from coproduction.values.days import Day


@attrs.frozen(kw_only=True)
class Expectations:
    """The group's own agreement on the set of expectations that the plan is read with.

    Attributes:
        agreed_on: When the group agreed them; ``NEVER`` if it has not.
        agreed_by: Who agreed them.
    """

    agreed_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "Has this group agreed these expectations?",
            Whom.GROUP,
            "The plan does not say if this group has agreed these expectations.",
            "The plan does not say if this group has agreed these expectations.",
        ),
    )
    agreed_by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "Who agreed these expectations?",
            Whom.GROUP,
            "The plan does not say who agreed these expectations.",
            "The plan does not say who agreed these expectations.",
        ),
    )
