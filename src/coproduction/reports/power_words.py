"""Kinds of seat, numbers and shares of power in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from coproduction.model.words import Kind
from coproduction.power.benchmarks import WorstGroupRatio
from coproduction.power.spans import Span
from coproduction.reports.sentences import in_a_row
from coproduction.reports.terminal import wrapped
from coproduction.values.counts import Bounds, figure

SEATS = {
    Kind.LIVED_EXPERIENCE: ("lived-experience", "lived-experience seat", "lived-experience seats"),
    Kind.CARER: ("carer", "carer seat", "carer seats"),
    Kind.COMMUNITY: ("community", "community seat", "community seats"),
    Kind.OWN_LIFE: (
        "own-life",
        "other seat from people's own lives",
        "other seats from people's own lives",
    ),
    Kind.ORGANISATION: ("organisation", "organisation seat", "organisation seats"),
    Kind.NEITHER: ("other", "seat of neither half", "seats of neither half"),
}
"""For each kind of seat: in front of others, one such seat, and several."""
CANNOT_TELL = "cannot tell"
MOST_ORDERS = 1000
"""Above this many orders a share is given of every 100."""


def name(kinds: Sequence[Kind]) -> str:
    """Return the name of seats: *carer seats*, *lived-experience and carer seats*."""
    if len(kinds) > 1 and Kind.OWN_LIFE in kinds:
        return "seats from people's own lives"
    return in_a_row([*(SEATS[kind][0] for kind in kinds[:-1]), SEATS[kinds[-1]][2]])


def opening(words: str) -> str:
    """Return words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def short(bounds: Bounds) -> str:
    """Return a number, or *2 to 3*, for a narrow column."""
    if bounds.highest is None:
        return f"{figure(bounds.lowest)} or more"
    return number_span(Span(bounds.lowest, bounds.highest))


def number_span(span: Span) -> str:
    """Return a number, or *2 to 3*."""
    return (
        figure(span.lowest) if span.is_exact else f"{figure(span.lowest)} to {figure(span.highest)}"
    )


def ratio(number: Fraction) -> str:
    """Return a share in words: *3 of 7*, *always*, *never*, *about 43 of 100*."""
    if number in {0, 1}:
        return "always" if number else "never"
    if number.denominator > MOST_ORDERS:
        return f"about {round(number * 100)} of 100" if number * 200 >= 1 else "fewer than 1 of 100"
    return f"{number.numerator} of {number.denominator}"


def share(span: Span | None) -> str:
    """Return a share, or from the least to the most."""
    if span is None:
        return CANNOT_TELL
    if span.is_exact:
        return ratio(span.lowest)
    return f"{ratio(span.lowest)} to {ratio(span.highest)}"


def part_of(span: Span | None) -> str:
    """Return a part of a whole: *all*, *none*, *3 of 5 parts*; of nothing there is none."""
    if span is None:
        return "none"
    ends = [_parts(end) for end in dict.fromkeys((span.lowest, span.highest))]
    return " to ".join(ends)


def _parts(number: Fraction) -> str:
    return _whole(number) or f"{ratio(number)} parts"


def _whole(number: Fraction) -> str:
    """Return the word for all of something, and for nothing of it; none for a part."""
    if number in {0, 1}:
        return "all" if number else "none"
    return ""


def portion(part: Span | None) -> str:
    """Return a part of all: *all*, *none*, *1 of 2*."""
    if part is None:
        return CANNOT_TELL
    ends = [_whole(end) or ratio(end) for end in dict.fromkeys((part.lowest, part.highest))]
    return " to ".join(ends)


def members(kinds: Sequence[Kind]) -> str:
    """Return the name of members of some kinds: *carer members*."""
    return f"{' and '.join(SEATS[kind][0] for kind in kinds)} members"


def beside(who: str, each: str, worst: WorstGroupRatio, where: str = "") -> Iterator[str]:
    """Yield what every group has, at the least, of what each benchmark would give it.

    Args:
        who: A group, such as *kind of seat*.
        each: For whom a head-count has a share, such as *each member*.
        worst: The ratios.
        where: In what, such as *in links,*, with a space behind it.
    """
    benchmarks = {
        f"an equal share for {each}": worst.head_count,
        "the same share for each kind": worst.equal_groups,
        "the shares that the group has agreed": worst.own,
    }
    known = {what: span for what, span in benchmarks.items() if span is not None}
    if known and all(span.lowest == 1 for span in known.values()):
        yield wrapped(opening(f"{where}no {who} has less than {' or '.join(known)}."))
        return
    said = [f"{part_of(span)} of {what}" for what, span in known.items()]
    if said:
        row = ", and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
        yield wrapped(opening(f"{where}the {who} with the least has {row}."))
