"""The decision table as it is read for plans: once for all that is alike."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from coproduction.levels.coding import STEPS_OF_DECISION
from coproduction.levels.decision_table import steps_in
from coproduction.levels.held import NONE
from coproduction.levels.knowledge import (
    AFTER_ALL,
    FIELDS,
    IN_TIME,
    PLACE,
    UNKNOWN,
    UNSHARED,
    VALUES,
    Known,
    with_fact,
)
from coproduction.levels.words import Aim
from coproduction.model.words import Stage

HONEST: Final = 1 << VALUES["purpose"].index(Aim.JOINT)
"""No plan says that people were there to endorse, to decorate or to be changed."""
TOP: Final = 1 << 6
"""The step that stays open where people decide and did not design."""
SHARE_OF: Final = {stage: f"{stage}_by" for stage in Stage}
ENTRY: Final = {True: IN_TIME, False: AFTER_ALL, None: IN_TIME | AFTER_ALL}
"""When people came in, by whether an activity is of any stage."""


def known_of(masks: Mapping[str, int]) -> Known:
    """Return what is known: what is not given is open, and a share is none."""
    found = [masks.get(name, mask) for name, mask in zip(FIELDS, UNKNOWN, strict=True)]
    found[PLACE["purpose"]] = HONEST
    found[PLACE["entry"]] = masks.get("entry", IN_TIME)
    for name in (*SHARE_OF.values(), "budget_by"):
        found[PLACE[name]] = NONE
    return tuple(found)


@cache
def read(stages: frozenset[Stage], given: Known) -> int:
    """Return the steps that are possible in some stages; in none, those of the voice alone."""
    return _reader(stages)(given)


_reader = cache(steps_in)


@cache
def open_fields(stages: frozenset[Stage], given: Known) -> tuple[str, ...]:
    """Return the open facts of which some answer leaves fewer steps."""
    bits = read(stages, given)
    return tuple(
        name
        for place, name in enumerate(FIELDS)
        if given[place] & (given[place] - 1)
        and any(
            read(stages, with_fact(given, place, 1 << number)) != bits
            for number in range(len(VALUES[name]))
            if given[place] >> number & 1
        )
    )


def given_in(stage: Stage, given: Known, repeated: int, design: int, share: int) -> Known:
    """Return what is known in one stage of an activity that is of some stage."""
    found = list(given)
    found[PLACE["repeated"]] = repeated
    found[PLACE["entry"]] = IN_TIME
    found[PLACE["design_by"]] = design
    found[PLACE[SHARE_OF[stage]]] = share
    return tuple(found)


def given_by_voice(given: Known, repeated: int, entry: int) -> Known:
    """Return what is known where only the voice in an activity counts."""
    return with_fact(with_fact(given, PLACE["repeated"], repeated), PLACE["entry"], entry)


@cache
def steps_of_share(share: int, without: int, design: int) -> int:
    """Return the steps of a decision by itself.

    Args:
        share: The share in it, as bits.
        without: The steps where there is none.
        design: The share in the design. Where it is shared, nothing is open above step 5.
    """
    bits = without if share & NONE else 0
    for number, steps in enumerate(STEPS_OF_DECISION):
        if number and share >> number & 1:
            bits |= sum(1 << step for step in steps)
    return bits if design & UNSHARED else bits & ~TOP
