"""*Rather not say*: an answer of its own.

It is unknown in every computation, it is enough for *was asked*, and it never
leads to a question.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal


class RatherNotSay(StrEnum):
    """The answer of somebody who would rather not say."""

    RATHER_NOT_SAY = "rather-not-say"


RATHER_NOT_SAY: Final = RatherNotSay.RATHER_NOT_SAY
Withheld = Literal[RatherNotSay.RATHER_NOT_SAY]
"""The type of :data:`RATHER_NOT_SAY`, for the fields that admit it."""
