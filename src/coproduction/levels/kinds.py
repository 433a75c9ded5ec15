"""What activities have in common, where the part of a group in them is alike."""

from __future__ import annotations

from functools import cache
from typing import Final

from coproduction.levels.held import mask_of
from coproduction.levels.knowledge import PLACE, YES
from coproduction.levels.table_reading import known_of

VOICE: Final = (
    "contact",
    "told",
    "reasons_given",
    "views_asked",
    "both_ways",
    "open_item",
    "feedback",
)
"""The facts of a coding that an activity has for a group, whatever its stages."""


class Kind:
    """What is known of a group in activities in which its part is alike.

    Two kinds are the same only if they are one object (`kind_of`), so they are cheap to
    look up.

    Args:
        voice: For each of the facts of the voice, whether it is so; ``None`` where that
            is open.
        counts: Whether the activities count for the basis.
        only_delivers: Whether the group carries out, and has no other part at all.
        are_several: Whether each activity alone is two sessions or more.
        gave_none: Whether they surely gave no idea there.

    Attributes:
        given: What is known, without the stages.
        contact: Whether somebody of the group was there for people's own lives, as bits.
        asked: Whether their views were asked, as bits.
        is_there: Whether the group surely was there, and the activities surely count.
        is_asked: Whether its views were surely asked, too.
        counts: As above.
        only_delivers: As above.
        are_several: As above.
        gave_none: As above.
    """

    def __init__(
        self,
        voice: tuple[bool | None, ...],
        counts: bool | None,  # noqa: FBT001  # it is the value
        only_delivers: bool | None,  # noqa: FBT001  # it is the value
        are_several: bool,  # noqa: FBT001  # it is the value
        gave_none: bool,  # noqa: FBT001  # it is the value
    ) -> None:
        masks = {name: mask_of(value) for name, value in zip(VOICE, voice, strict=True)}
        self.given = known_of(masks)
        self.counts = counts
        self.only_delivers = only_delivers
        self.are_several = are_several
        self.gave_none = gave_none
        self.contact = self.given[PLACE["contact"]]
        self.asked = self.given[PLACE["views_asked"]]
        self.is_there = counts is True and self.contact == YES
        self.is_asked = self.is_there and self.asked == YES


kind_of: Final = cache(Kind)
"""The one kind of these."""
