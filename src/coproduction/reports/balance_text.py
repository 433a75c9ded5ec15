"""Who is listened to, who decides over money, and how people saw it, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from coproduction.model.words import LinkKind
from coproduction.power.balance_table import named_in, received_in
from coproduction.power.balances import Perceived, ResourceBalance, TieBalance
from coproduction.power.benchmarks import WorstGroupRatio, span_of
from coproduction.power.budgets import BudgetControl
from coproduction.power.inequality import TheilParts
from coproduction.power.kinds import Kind
from coproduction.power.power_balance import PowerBalance
from coproduction.power.recipients import may_be_shown
from coproduction.power.spans import Span
from coproduction.reports.power_words import (
    SEATS,
    name,
    number_span,
    opening,
    ratio,
    share,
    short,
)
from coproduction.reports.sentences import Sentences
from coproduction.reports.terminal import heading, table, wrapped
from coproduction.values.counts import Bounds, figure
from coproduction.values.money import Rate

LINKS = {
    LinkKind.TRUST: "trusts",
    LinkKind.TURNS_TO: "turns to",
    LinkKind.SUPPORT: "is supported by",
    LinkKind.INFORMATION: "is informed by",
}
"""What somebody says of a link of each kind."""
FEWEST = 2
"""Below so many people a number would be that of one person."""
OF_ONE = "may be what 1 person is offered. So it is left out here."
LOST = (
    "By kind of member, these numbers may be what 1 person is offered. So they are left out here."
)
RECEIVED_BY_ONE = "Who receives this money may be 1 person. So it is left out here."


def balance_blocks(balance: PowerBalance, sentences: Sentences) -> Iterator[str]:
    """Yield what is written about ties, about money and about how people saw it.

    Args:
        balance: The balance of power in the plan.
        sentences: The sentences about the plan.
    """
    if balance.ties is not None:
        yield heading("Who is listened to", "-")
        yield from _ties(balance.ties)
    if balance.budget or balance.money:
        yield heading("Who decides over money", "-")
        if not balance.budget:
            yield wrapped(
                "The plan has no budget lines. So it does not say who decides over money."
            )
        for control in balance.budget:
            yield from _budget(control)
        for shared in balance.money:
            yield from _offered(shared)
        if balance.hours is not None:
            yield from _hours(balance.hours)
            yield wrapped("What an employer pays is in no plan, except as an offer.")
        yield wrapped("This does not show if the money came, or who wrote the budget.")
    if balance.perceived:
        yield heading("How people saw it", "-")
        yield wrapped("In the words of those who wrote it. They are in none of the numbers above.")
        yield "\n".join(_seen(each, sentences) for each in balance.perceived)


def beside(who: str, each: str, worst: WorstGroupRatio) -> Iterator[str]:
    """Yield what every group has, at the least, of what each benchmark would give it.

    Args:
        who: A group, such as *the kind of seat*.
        each: For whom a head-count has a share, such as *each member*.
        worst: The ratios.
    """
    benchmarks = {
        f"an equal share for {each}": worst.head_count,
        "the same share for each kind": worst.equal_groups,
    }
    said = [f"{_part(span)} of {what}" for what, span in benchmarks.items() if span is not None]
    if said:
        yield wrapped(f"{who} with the least has {', and '.join(said)}.")


def _part(span: Span | None) -> str:
    """Return a part of a whole: *all*, *none*, *3 of 5 parts*; of nothing there is none."""
    if span is None:
        return "none"
    ends = [_of(end) for end in dict.fromkeys((span.lowest, span.highest))]
    return " to ".join(ends)


def _of(number: Fraction) -> str:
    if number in {0, 1}:
        return "all" if number else "none"
    return f"{ratio(number)} parts"


def members(kinds: Sequence[Kind]) -> str:
    """Return the name of members of some kinds: *carer members*."""
    return f"{' and '.join(SEATS[kind][0] for kind in kinds)} members"


# Ties


def _ties(ties: TieBalance) -> Iterator[str]:
    links = " or ".join(LINKS[kind] for kind in ties.kinds)
    said = [
        f"This is about links that people told of: who {links} whom.",
        "An entry is a person, a group of people or an organisation.",
        f"{ties.respondents} of {ties.entries} entries told of theirs.",
    ]
    silent = ties.entries - ties.respondents
    if silent:
        said.append(f"The other {silent} could change this.")
    yield wrapped(" ".join(said))
    if len(ties.groups) < FEWEST:
        yield wrapped("All are of one kind, or a kind would be 1 person. So there is no table.")
        return
    if ties.ties.highest == 0:
        yield wrapped("Nobody who told of their links turns to anybody.")
        return
    head = ["", "entries", "links to them", "stand between"]
    rows = [
        [
            opening(members(group.kinds)),
            short(group.entries),
            _with_share(_counted(group.received), group.attention_share),
            _with_share(group.bridges, group.bridge_share),
        ]
        for group in ties.groups
    ]
    yield table(head, rows)
    yield from beside("In links, the kind of member", "each entry", ties.worst_attention)
    yield from beside("In standing between, the kind of member", "each entry", ties.worst_bridging)
    yield wrapped(" ".join(_between(ties)))


def _between(ties: TieBalance) -> Iterator[str]:
    if ties.between is not None:
        yield f"{number_span(ties.between)} of {short(ties.ties)} links go from kind to kind."
    if ties.could_be_returned is not None and ties.could_be_returned.highest:
        yield (
            f"Of these, {number_span(ties.could_be_returned)} go to somebody who told of their "
            f"links, and {number_span(ties.returned or ties.could_be_returned)} are returned."
        )
    if ties.largest_bridge_share is not None:
        yield (
            f"Of the standing between kinds, {share(ties.largest_bridge_share)} runs through 1 "
            "entry. What would help when they are away?"
        )
    if ties.beyond_expected is not None:
        yield from _openness(ties.beyond_expected)
    if ties.chance is not None:
        yield (
            f"If kinds were dealt out by chance, about {round(ties.chance * 100)} of 100 ways "
            "would be as far out."
        )
    elif ties.arrangements is not None:
        ways = "is 1 way" if ties.arrangements == 1 else f"are {ties.arrangements} ways"
        yield (
            f"With {ties.entries} entries there {ways} to deal out the kinds. That is too few to "
            "rule out chance, so there are counts and no test."
        )


def _openness(beyond: Span) -> Iterator[str]:
    """Yield whether links go from kind to kind as often as they could (E-I)."""
    if beyond.lowest > 0:
        yield "That is more often than if everybody turned to everybody (E-I)."
    elif beyond.highest < 0:
        yield "That is less often than if everybody turned to everybody (E-I)."


def _counted(number: Bounds) -> Span:
    return Span(number.lowest, number.lowest if number.highest is None else number.highest)


def _with_share(number: Span | None, part: Span | None) -> str:
    return (
        share(part) if number is None or part is None else f"{number_span(number)} ({share(part)})"
    )


# Money


def _money(number: Bounds, currency: str) -> str:
    """Return money between bounds, in words."""
    if number.lowest != number.highest:
        return f"{number} {currency}"
    return str(Rate(number.lowest, currency))


def _budget(control: BudgetControl) -> Iterator[str]:
    if control.currency is None:
        yield wrapped("For some budget lines, the plan does not say how much money they are.")
        return
    said = [f"The plan has {_money(control.whole, control.currency)} in its budget."]
    for group, each in control.groups.items():
        seats = opening(f"the {name([Kind(str(group))])}")
        if each.approves.lowest == control.whole.lowest > 0:
            said.append(f"{seats} can approve all of it, whatever the others do.")
        elif each.stops.lowest == control.whole.lowest > 0:
            said.append(f"{seats} can stop all of it.")
    yield wrapped(" ".join(said))
    rows = [
        [
            opening(name([Kind(str(group))])),
            _part(span_of(each.share_approved)),
            _part(span_of(each.share_stopped)),
        ]
        for group, each in control.groups.items()
        if each.approves.highest != 0 or each.stops.highest != 0
    ]
    if rows:
        yield table(["Of this money", "can approve alone", "can stop"], rows)
    yield from _received(control)


def _received(control: BudgetControl) -> Iterator[str]:
    """Yield who is to receive the money of a budget, unless that may be one person."""
    received = received_in(control)
    if received is None:
        yield wrapped(RECEIVED_BY_ONE)
        return
    rows = [
        [opening(members([kind])), _part(span_of(part))]
        for kind, part in received.items()
        if part is not None and part.highest != 0
    ]
    if rows:
        yield table(["Of this money", "is to receive"], rows)


def _offered(balance: ResourceBalance) -> Iterator[str]:
    shared = balance.shared
    if shared.currency is None:
        yield wrapped("For some offers, the plan does not say how much money they are.")
        return
    if shared.whole.highest is None and not shared.whole.lowest:
        yield wrapped("The plan does not say how much is offered for people's time in all.")
    elif not may_be_shown(shared.recipients):
        yield wrapped(f"What is offered for people's time, in {shared.currency}, {OF_ONE}")
        return
    else:
        yield wrapped(f"For people's time, {_money(shared.whole, shared.currency)} is offered.")
    yield from _by_kind(balance, "Of this money")


def _hours(balance: ResourceBalance) -> Iterator[str]:
    whole = balance.shared.whole
    if whole.highest is None and not whole.lowest:
        yield wrapped("The plan does not say how many hours are paid by offers.")
    elif not may_be_shown(balance.shared.recipients):
        yield wrapped(f"How many hours are paid by offers {OF_ONE}")
        return
    else:
        yield wrapped(f"Hours that are paid by offers: {whole}.")
    yield from _by_kind(balance, "Of paid hours")


def _by_kind(balance: ResourceBalance, head: str) -> Iterator[str]:
    shown = named_in(balance.shared)
    if shown is None:
        yield wrapped(LOST)
        return
    rows = [
        [opening(members([kind])), short(each.people), _part(span_of(each.share))]
        for kind, each in shown.items()
    ]
    if rows:
        yield table([head, "people", "share"], rows)
        yield from beside("The kind of member", "each person", balance.worst)
        yield from _inequality(balance.shared.inequality)


def _inequality(inequality: TheilParts | None) -> Iterator[str]:
    """Yield how much of the difference between people is between kinds of them."""
    if inequality is None:
        return
    if inequality.between_share is None:
        yield wrapped("Each person is offered as much.")
        return
    parts = round(inequality.between_share * 100)
    where = {
        0: "Nearly all of that difference is within a kind of member",
        100: "Nearly all of that difference is between kinds of member",
    }
    some = f"Of that difference, about {parts} of 100 parts are between kinds of member"
    yield wrapped(f"People are not all offered as much. {where.get(parts, some)} (Theil).")


# How people saw it


def _seen(each: Perceived, sentences: Sentences) -> str:
    reflection = each.reflection
    if each.kinds:
        by = " or ".join(SEATS[kind][0] for kind in each.kinds)
        by = f"From {by} members"
    else:
        by = "The plan does not say from whom"
    about = sentences.list_of(sentences.title(key) for key in reflection.about)
    said = [f"{by}, about {about}: {reflection.words or 'no words'}."]
    if reflection.rating is not None:
        scale = f" ({reflection.scale})" if reflection.scale else ""
        said.append(f"They gave it {figure(reflection.rating)}{scale}.")
    return wrapped(" ".join(said), indent=2, mark="- ")
