"""What a level is read from: what counts, for which strand, and with which reason."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from coproduction.ids import StrandId
from coproduction.model.activities import Activity
from coproduction.model.decisions import Decision
from coproduction.model.strands import ALL_STRANDS
from coproduction.model.words import Status
from coproduction.values.days import NEVER
from coproduction.values.truth import (
    FALSE,
    TRUE,
    Fact,
    Truth,
    known,
    unknown,
)


class Basis(StrEnum):
    """What a level is read from: what has happened, or what is planned or has happened."""

    HAPPENED = "happened"
    PLANNED = "planned"


def is_in(basis: Basis, event: Activity | Decision) -> Truth:
    """Return whether an activity or a decision counts for a basis."""
    if basis == Basis.PLANNED:
        return TRUE
    day = event.starts_on if isinstance(event, Activity) else event.decided_on
    if event.status == Status.PLANNED or day == NEVER:
        return FALSE
    return TRUE if event.status else unknown(Fact(event.id, "status"))


def belongs(own: StrandId, strand: StrandId) -> bool:
    """Return whether what names a strand, or all of them, counts for one."""
    return ALL_STRANDS in (own, strand) or own == strand


def is_given(reason: str | Literal[False] | None, fact: Fact) -> Truth:
    """Return whether there is a reason; where the plan does not say, the fact would."""
    return unknown(fact) if reason is None else known(reason is not False)
