"""A link that several told of is one tie, with what each of them said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from coproduction.ids import WhoId
from coproduction.model.relationships import Relationship
from coproduction.values.days import Day
from coproduction.values.truth import Truth


@attrs.frozen
class Telling:
    """What one entry of the plan says of a link between two.

    Attributes:
        link: The entry.
        holds: Whether the link is there, as far as the entry says.
    """

    link: Relationship
    holds: Truth


def at_one_time(told: Sequence[Telling]) -> Iterator[list[Telling]]:
    """Yield what was told of one link, and of the same link at another time.

    Tellings are of one time where their days are the same, or where both links
    certainly are there on one day. So a link that ended and came again is two.
    """
    alike: dict[tuple[Day, Day], list[int]] = {}
    for place, each in enumerate(told):
        alike.setdefault((each.link.since, each.link.until), []).append(place)
    together: list[int] = []
    lasts = dt.date.min
    for since, until in sorted(alike, key=_in_order):
        first, last = since.latest, _ends(until)
        if last < first and lasts < first:  # there may be no day on which it is there
            yield [told[place] for place in alike[since, until]]
            continue
        if together and lasts < first:
            yield [told[place] for place in sorted(together)]
            together = []
        together += alike[since, until]
        lasts = max(lasts, last)
    if together:
        yield [told[place] for place in sorted(together)]


def _in_order(days: tuple[Day, Day]) -> tuple[dt.date, bool]:
    """Return what days are sorted by: those that surely overlap with others come after these."""
    first, last = days[0].latest, _ends(days[1])
    return min(first, last), last < first


def _ends(until: Day) -> dt.date:
    """Return the last day on which what was there before certainly is."""
    return until.earliest if until.happened else dt.date.max


def closest_first(told: Sequence[Telling], ends: tuple[WhoId, WhoId]) -> list[Relationship]:
    """Return the entries, those first that were told by whoever knows the link best.

    That is whoever turns to the other, then the other, then anybody else.

    Args:
        told: What was told of a link.
        ends: Who turns to the other, and the other.
    """
    return sorted((each.link for each in told), key=lambda link: _distance(link, ends))


def strength_of(links: Sequence[Relationship], ends: tuple[WhoId, WhoId]) -> Fraction | None:
    """Return how strong a link is, as those say who know it best.

    ``None`` where they do not say it, or do not agree.

    Args:
        links: The entries that told of it, the closest first.
        ends: Who turns to the other, and the other.
    """
    nearest = _distance(links[0], ends)
    stated = {link.strength for link in links if _distance(link, ends) == nearest}
    return stated.pop() if len(stated) == 1 else None


def _distance(link: Relationship, ends: tuple[WhoId, WhoId]) -> int:
    """Return how far whoever told of a link is from turning to somebody by it."""
    told = link.reported_by or ()
    return next((place for place, end in enumerate(ends) if end in told), len(ends))
