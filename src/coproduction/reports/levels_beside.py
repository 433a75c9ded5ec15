"""What is shown of a plan beside how people took part, if it is asked for."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from coproduction.levels.scales import Scale
from coproduction.levels.shown import Shown, shown
from coproduction.model.plan import Plan
from coproduction.reading import Reading


def _scales(value: Iterable[Scale]) -> tuple[Scale, ...]:
    return tuple(value)


@attrs.frozen(kw_only=True)
class Beside:
    """What is shown beside how people took part.

    Attributes:
        scale: Another scale to read the answer in.
        own_scales: Scales that somebody brings, in which claims may be made too. None has
            the name of another, or of a scale of the package.
        change: Whether to add how it changed, over time and from stage to stage.
        against: Another plan, or an earlier state of this one, to compare it with.
    """

    scale: Scale | None = None
    own_scales: tuple[Scale, ...] = attrs.field(default=(), converter=_scales)
    change: bool = False
    against: Plan | Reading | None = None

    def other(self) -> tuple[Plan, Shown] | None:
        """Return the other plan with what its facts show, if there is one."""
        if self.against is None:
            return None
        plan = self.against.plan if isinstance(self.against, Reading) else self.against
        return plan, shown(self.against)


NOTHING = Beside()
"""Nothing but how people took part."""
