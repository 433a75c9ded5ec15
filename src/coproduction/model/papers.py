"""Papers: what is sent to be read before a meeting or a session."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from coproduction.ids import WhoId
from coproduction.model import conversion
from coproduction.model.questions import Whom, asks
from coproduction.values.days import Day


@attrs.frozen(kw_only=True)
class Papers:
    """What was sent to some people, on a day, in some formats.

    Attributes:
        to: To whom it was sent.
        formats: In which formats, such as *large print* or *a phone call*.
        sent_on: When it was sent; ``NEVER`` if it was not.
    """

    to: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "{of}: to whom were the papers sent?",
            Whom.ORGANISERS,
            "{of}: the plan does not say to whom the papers were sent.",
            "For {count} sets of papers, the plan does not say to whom they were sent.",
        ),
    )
    formats: tuple[str, ...] | None = attrs.field(
        default=None,
        converter=conversion.texts_if_stated,
        metadata=asks(
            "{of}: in which formats were the papers?",
            Whom.ORGANISERS,
            "{of}: the plan does not say in which formats the papers were.",
            "For {count} sets of papers, the plan does not say in which formats they were.",
        ),
    )
    sent_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: when were the papers sent?",
            Whom.ORGANISERS,
            "{of}: the plan does not say when the papers were sent.",
            "For {count} sets of papers, the plan does not say when they were sent.",
        ),
    )


def papers(value: Iterable[Papers] | None) -> tuple[Papers, ...] | None:
    """Return the papers, or ``None``."""
    return None if value is None else conversion.all_of(Papers, value)
