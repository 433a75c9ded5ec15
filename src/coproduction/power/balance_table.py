"""A balance of power as plain tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from coproduction.model.words import Kind
from coproduction.power.balances import Perceived
from coproduction.power.benchmarks import WorstGroupRatio, span_of
from coproduction.power.budgets import BudgetControl, BudgetShare
from coproduction.power.group_resources import GroupShare, SharedOut
from coproduction.power.inequality import TheilParts
from coproduction.power.recipients import may_be_shown
from coproduction.power.spans import Span, counted
from coproduction.values.counts import SEVERAL, Bounds
from coproduction.values.numbers import decimal_text

if TYPE_CHECKING:
    from coproduction.power.power_balance import PowerBalance

CANNOT_TELL = "cannot tell"
NOT_SAID = "not said"
LONGEST = 1000
"""Above this denominator a share is given of every 100."""


def table_of(balance: PowerBalance) -> Iterator[str]:
    """Yield a table for each family that the plan says something about."""
    ties, hours = balance.ties, balance.hours
    for each in balance.decisions:
        title = each.power.body.replace("-", " ").capitalize()
        rows = [[f"{title}: decisions", "for themselves", "whoever unites"]]
        rows += [
            [" and ".join(one.kinds), share(one.share), share(one.share_whoever_unites)]
            for one in each.power.standings
        ]
        yield _block(rows, each.worst)
    if ties is not None and not ties.compares_kinds:
        yield "Ties: all are of one kind, or a kind would be one person."
    elif ties is not None:
        rows = [["Ties", "turned to", "stands between"]]
        rows += [
            [
                " and ".join(group.kinds),
                _or_nothing(group.attention_share, counted(group.received)),
                _or_nothing(group.bridge_share, group.bridges),
            ]
            for group in ties.groups
        ]
        told = f"{ties.respondents} of {ties.entries} told of their links."
        yield f"{_block(rows, ties.worst_attention)}\n{told}"
    for control in balance.budget:
        yield _budget(control, balance.kinds)
    for one in (*balance.money, *([hours] if hours else [])):
        of = "Paid hours" if one is hours else f"Money offered, {one.shared.currency or NOT_SAID}"
        rows = [[of, "share"]]
        shown = named_in(one.shared)
        if one.shared.whole.highest == 0:
            yield f"{of}: none."
        elif shown is None:
            yield f"{of}: left out by kind, since it may be what one person is offered."
        elif shown:
            rows += [[str(kind), share(span_of(each.share))] for kind, each in shown.items()]
            yield "\n".join([_block(rows, one.worst), *between_kinds(inequality_in(one.shared))])
    if balance.perceived:
        yield "\n".join(["How people saw it", *map(_seen, balance.perceived)])


def _seen(each: Perceived) -> str:
    by = " or ".join(each.kinds_shown) or NOT_SAID
    return f"{by}: {' '.join(each.reflection.words.split())}"


def _budget(control: BudgetControl, kinds: Collection[Kind]) -> str:
    received = received_in(control)
    rows = [[f"Budget, {control.currency or NOT_SAID}", "approves", "stops"]]
    if received is not None:
        rows[0].append("receives")
    for kind, each in in_control(control, kinds).items():
        parts = [each.share_approved, each.share_stopped]
        if received is not None:
            parts.append(received[kind])
        rows.append([str(kind), *(share(span_of(part)) for part in parts)])
    return _block(rows, None)


def _block(rows: list[list[str]], worst: WorstGroupRatio | None) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    said = [f"{share(span)} of {what}" for what, span in beside(worst)]
    if said:
        lines.append(f"The kind with the least has {', and '.join(said)}.")
    return "\n".join(lines)


def named_in(shared: SharedOut) -> dict[Kind, GroupShare] | None:
    """Return what falls to each kind of people; ``None`` where that may be one person's.

    A kind that is surely nobody, and gets nothing, is left out.
    """
    found = {
        Kind(str(group)): each
        for group, each in shared.groups.items()
        if each.people.highest != 0 or each.amount.highest != 0
    }
    alone = any(
        (each.people.highest != 0 and each.people.lowest < SEVERAL)
        or not may_be_shown(each.recipients)
        for each in found.values()
    )
    return None if alone else found


def inequality_in(shared: SharedOut) -> TheilParts | None:
    """Return the inequality between people, unless what one person has could be worked back."""
    return shared.inequality if may_be_shown(shared.alike) else None


def between_kinds(inequality: TheilParts | None) -> Iterator[str]:
    """Yield how much of an inequality lies between kinds, if it is known."""
    if inequality is None:
        return
    if inequality.between_share is None:
        yield "Each person has as much."
    else:
        parts = round(inequality.between_share * 100)
        yield f"About {parts} of 100 parts of the inequality (Theil) lie between kinds."


def in_control(control: BudgetControl, kinds: Collection[Kind]) -> dict[Kind, BudgetShare]:
    """Return what those have to do with a budget who are in the plan, or surely decide over it.

    Args:
        control: Who controls the budget.
        kinds: The kinds of those in the plan.
    """
    return {
        Kind(str(group)): each
        for group, each in control.groups.items()
        if group in kinds or each.approves.lowest or each.stops.lowest
    }


def received_in(control: BudgetControl) -> dict[Kind, Bounds | None] | None:
    """Return which share of a budget each kind receives; ``None`` where it may be one person's."""
    if not all(may_be_shown(each.recipients) for each in control.groups.values()):
        return None
    return {Kind(str(kind)): each.share_received for kind, each in control.groups.items()}


def beside(worst: WorstGroupRatio | None) -> list[tuple[str, Span]]:
    """Return the worst-group ratios that there are, each with its benchmark in words."""
    if worst is None:
        return []
    named = {
        "what head-count would give": worst.head_count,
        "what equal groups would": worst.equal_groups,
        "the group's own benchmark": worst.own,
    }
    return [(what, span) for what, span in named.items() if span is not None]


def _or_nothing(part: Span | None, number: Span | None) -> str:
    """Return a share; *0* where there is surely nothing to have a share in."""
    nothing = part is None and number is not None and not number.highest
    return "0" if nothing else share(part)


def share(span: Span | None) -> str:
    """Return a share, or from the least to the most."""
    if span is None:
        return CANNOT_TELL
    lowest, highest = _ratio(span.lowest), _ratio(span.highest)
    return lowest if lowest == highest else f"{lowest} to {highest}"


def _ratio(number: Fraction) -> str:
    if number.denominator > LONGEST:
        return f"about {round(number * 100)} of 100"
    return str(number) if number.denominator > 1 else decimal_text(number)
