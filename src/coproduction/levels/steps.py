"""The steps of participation that every other scale is read through."""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """A step, in the order of the TLAP ladder; the first and the last stand apart from it.

    The numbers give the order and nothing else: no distance, no mean, no score. A
    low step is not a bad one.

    Steps one to seven are those of the TLAP ladder (the scale ``tlap``). *Nobody
    reached* and *people-led* are ours, set apart.
    """

    NOBODY_REACHED = 0
    COERCION = 1
    EDUCATING = 2
    INFORMING = 3
    CONSULTATION = 4
    ENGAGEMENT = 5
    CO_DESIGN = 6
    CO_PRODUCTION = 7
    PEOPLE_LED = 8
