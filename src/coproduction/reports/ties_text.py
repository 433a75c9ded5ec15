"""Who is listened to, and who stands between, as text."""

from __future__ import annotations

from collections.abc import Iterator

from coproduction.model.words import LinkKind
from coproduction.power.balances import TieBalance
from coproduction.power.spans import Span, counted
from coproduction.reports.power_words import beside, members, number_span, opening, portion, short
from coproduction.reports.terminal import table, wrapped

LINKS = {
    LinkKind.TRUST: "trusts",
    LinkKind.TURNS_TO: "turns to",
    LinkKind.SUPPORT: "is supported by",
    LinkKind.INFORMATION: "is informed by",
}
"""What somebody says of a link of each kind."""
SMALLEST = 0.005
"""What is less is fewer than one of a hundred."""


def ties_blocks(ties: TieBalance) -> Iterator[str]:
    """Yield who is turned to, who stands between, and how open the kinds are to one another.

    Args:
        ties: The links that people told of.
    """
    links = " or ".join(LINKS[kind] for kind in ties.kinds)
    said = [
        f"This is about links that people told of: who {links} whom.",
        "An entry is a person, a group of people or an organisation.",
        "Links within 1 entry are not counted.",
        f"{ties.respondents} of {ties.entries} entries told of theirs.",
    ]
    silent = ties.entries - ties.respondents
    if silent:
        said.append("The others could change this.")
    by_strength = any(group.strength_share is not None for group in ties.groups)
    if not by_strength:
        said.append("Each link counts as one, weak or strong.")
    yield wrapped(" ".join(said))
    if not ties.compares_kinds:
        yield wrapped("All are of one kind, or a kind would be 1 person. So there is no table.")
        return
    if ties.ties.highest == 0:
        yield wrapped("Nobody who told of their links turns to anybody.")
        return
    rows: list[list[str]] = []
    head = ["", "entries", "links to them", "stand between"]
    if by_strength:
        head.insert(3, "by strength")
    for group in ties.groups:
        row = [
            opening(members(group.kinds)),
            short(group.entries),
            _with_share(counted(group.received), group.attention_share),
            _with_share(group.bridges, group.bridge_share),
        ]
        if by_strength:
            row.insert(3, portion(group.strength_share))
        rows.append(row)
    yield table(head, rows)
    yield from beside("kind of member", "each entry", ties.worst_attention, "in links, ")
    yield from beside("kind of member", "each entry", ties.worst_bridging, "in standing between, ")
    yield wrapped(" ".join(_between(ties)))


def _between(ties: TieBalance) -> Iterator[str]:
    if ties.between is not None:
        yield (
            f"Links from kind to kind: {number_span(ties.between)} of {short(ties.ties)} in all."
        )
    if ties.could_be_returned is not None and ties.could_be_returned.highest:
        yield (
            f"Links of these that go to somebody who told of their own: "
            f"{number_span(ties.could_be_returned)}. Returned of those: "
            f"{number_span(ties.returned or ties.could_be_returned)}."
        )
    if ties.beyond_expected is not None:
        yield from _openness(ties.beyond_expected)
    if ties.largest_bridge_share is not None:
        yield (
            f"Of the standing between kinds, 1 entry has {portion(ties.largest_bridge_share)}. "
            "What would help when they are away?"
        )
    if ties.chance is not None:
        ways = "fewer than 1" if ties.chance < SMALLEST else f"about {round(ties.chance * 100)}"
        yield (
            f"If kinds were dealt out by chance, {ways} of 100 ways would be as far out, to one "
            "side or the other (a two-sided p)."
        )
    elif ties.arrangements is not None:
        ways = "is 1 way" if ties.arrangements == 1 else f"are {ties.arrangements} ways"
        yield (
            f"With {ties.entries} entries there {ways} to deal out the kinds among them. That is "
            "too few to rule out chance, so there are counts and no test."
        )


def _openness(beyond: Span) -> Iterator[str]:
    """Yield whether links go from kind to kind as often as they could (E-I)."""
    than = "than if everybody turned to everybody (E-I)"
    if beyond.lowest > 0:
        yield f"Links go from kind to kind more often {than}."
    elif beyond.highest < 0:
        yield f"Links go from kind to kind less often {than}."


def _with_share(number: Span | None, part: Span | None) -> str:
    if number is None:
        return portion(part)
    return number_span(number) if part is None else f"{number_span(number)} ({portion(part)})"
