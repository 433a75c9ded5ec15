"""What is known of a case, as numbers: a bit for each value that a fact may still have.

A stated value is one bit, an interval some neighbouring bits, an unknown all of them.
So *what could it be* is a question of bits, and the decision table can be asked for
all completions of the unknowns at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from coproduction.levels.words import Aim, Entry, SelectedBy, Share, TermsBy

Known = tuple[int, ...]
"""What each fact may still be, in the order of `FIELDS`."""

YES_NO: Final = (False, True)

VALUES: Final[Mapping[str, Sequence[Any]]] = {
    "contact": YES_NO,
    "purpose": tuple(Aim),
    "told": YES_NO,
    "reasons_given": YES_NO,
    "views_asked": YES_NO,
    "both_ways": YES_NO,
    "open_item": YES_NO,
    "repeated": YES_NO,
    "feedback": YES_NO,
    "entry": tuple(Entry),
    "agenda_by": tuple(Share),
    "design_by": tuple(Share),
    "decide_by": tuple(Share),
    "deliver_by": tuple(Share),
    "evaluate_by": tuple(Share),
    "budget_by": tuple(Share),
    "selected_by": tuple(SelectedBy),
    "terms_by": tuple(TermsBy),
}
"""The values that each fact of a coding may have, in their order."""

FIELDS: Final = tuple(VALUES)
PLACE: Final = {name: place for place, name in enumerate(FIELDS)}

UNKNOWN: Final[Known] = tuple((1 << len(values)) - 1 for values in VALUES.values())
"""What is known where nothing is stated."""

NO: Final = 0b01
YES: Final = 0b10

ACCUSING: Final = 0b000000111
"""To endorse, to decorate, to change people."""
HONEST: Final = UNKNOWN[1] & ~ACCUSING

BEFORE_AGENDA: Final = 0b00001
EARLY: Final = 0b00011
"""Before the agenda, or before there were options."""
BEFORE_IMPLEMENTATION: Final = 0b00111
ON_IMPLEMENTATION: Final = 0b01000
IN_TIME: Final = 0b01111
AFTER_ALL: Final = 0b10000
LATE: Final = UNKNOWN[9] & ~EARLY

INPUT: Final = 0b0010
JOINT: Final = 0b0100
PEOPLE: Final = 0b1000
SHARED: Final = JOINT | PEOPLE
UNSHARED: Final = 0b0011
NOT_PEOPLE: Final = 0b0111

BY_ORGANISATION: Final = 0b001
"""Of `SelectedBy` and of `TermsBy`."""


def _with_intervals(values: Sequence[Any]) -> dict[Any, int]:
    masks: dict[Any, int] = {None: (1 << len(values)) - 1}
    for first, value in enumerate(values):
        masks[value] = 1 << first
        for last in range(first + 1, len(values)):
            masks[value, values[last]] = (2 << last) - (1 << first)
    return masks


_MASKS: Final = tuple(_with_intervals(values) for values in VALUES.values())


def known(stated: Sequence[Any]) -> Known:
    """Return what is known, from what is stated of each fact in the order of `FIELDS`."""
    return tuple([masks[value] for masks, value in zip(_MASKS, stated, strict=True)])


def with_fact(given: Known, place: int, mask: int) -> Known:
    """Return what is known where one fact is this instead."""
    return (*given[:place], mask, *given[place + 1 :])


def surely(given: Known, name: str, mask: int) -> bool:
    """Return whether a fact can have no other value than these."""
    return not given[PLACE[name]] & ~mask
