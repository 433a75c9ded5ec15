"""Who belongs to a group of people, and to whom a group belongs."""

from __future__ import annotations

from coproduction.ids import WhoId
from coproduction.reading import Reading


class Kin:
    """Who belongs to a group, and whom a group belongs to.

    Attributes:
        within: The group and every group among it.
        above: The groups that it is counted in.
    """

    def __init__(self, group: WhoId, reading: Reading) -> None:
        self.group = group
        self.within = frozenset(reading.groups_within(group))
        self.above = frozenset(reading.groups_above(group))
