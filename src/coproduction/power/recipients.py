"""How many people have a part in something: of one alone, no number is shown."""

from __future__ import annotations

from collections.abc import Iterable

from coproduction.ids import OTHERS, WhoId
from coproduction.model.participants import Organisation
from coproduction.power.attendance import Present, people_in
from coproduction.reading import Reading
from coproduction.values.counts import SEVERAL, Bounds


class Recipients:
    """Those who have a part in something, or may.

    Args:
        reading: The plan.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sure: dict[WhoId, int] = {}
        self._open: dict[WhoId, int] = {}
        self._organisations = False

    def add(self, these: Present, part: Bounds) -> None:
        """Count people in, if what they have a part in is or may be something.

        Args:
            these: The people.
            part: What they have.
        """
        if part.highest == 0:
            return
        number = int(these.number.lowest)
        if isinstance(self._reading.who(these.who), Organisation):
            self._organisations = True
        elif part.lowest > 0:
            self._sure[these.who] = max(number, self._sure.get(these.who, 0))
        else:
            self._open[these.who] = min(number, self._open.get(these.who, number))

    def add_named(self, named: Iterable[WhoId]) -> None:
        """Count in all who are named, whoever others may be.

        Args:
            named: Those who have a part in it.
        """
        for who in named:
            if who != OTHERS:
                number = people_in(who, self._reading)
                self.add(Present(who, number), number)

    @property
    def fewest(self) -> int | None:
        """How many they are at the least, if there are any; ``None`` where nobody is named.

        Whoever is within a group is not counted twice. Where it is open who has a part,
        it may be the smallest of them alone. What organisations have is nobody's own: they
        are several among themselves, and no cover for a person.
        """
        outermost = {(who, *self._reading.groups_above(who))[-1] for who in self._sure}
        least = [*self._open.values()]
        if outermost:
            least.append(sum(self._least_of(who) for who in outermost))
        elif self._organisations:
            least.append(SEVERAL)
        return min(least, default=None)

    def _least_of(self, who: WhoId) -> int:
        among = sum(self._least_of(each) for each in self._reading.groups_among(who))
        return max(self._sure.get(who, 0), among)


def may_be_shown(recipients: int | None) -> bool:
    """Return whether a number tells nothing about one person alone.

    Args:
        recipients: How many people have a part in it, at the least; ``None`` where nobody
            is named.
    """
    return recipients is None or recipients >= SEVERAL
