"""What a plan says, on a day: the questions that checks, levels and power keep asking.

Every answer is a :class:`~coproduction.values.truth.Truth` or a
:class:`~coproduction.values.counts.Bounds`: known, or in doubt about named facts.
Nobody above this room looks at ``None``.

There are two kinds of question. What *enumerates* gives what is recorded. What
asks whether somebody *has* something is unknown while nothing is recorded and
the list may go on.
"""

from __future__ import annotations

from coproduction.reading.voices import Voices


class Reading(Voices):
    """A plan as it reads on a day.

    Args:
        plan: The plan.
        on: The day that what expires or is waited for is compared with; the
            plan's ``recorded_on`` if nothing is said. The clock is never read.
    """


__all__ = ["Reading"]
