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
        within: list[WhoId] = [group]
        for each in within:
            within.extend(reading.groups_among(each))
        self.group = group
        self.within = frozenset(within)
        self.above = frozenset(reading.groups_above(group))
