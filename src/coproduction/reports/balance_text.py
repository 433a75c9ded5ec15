"""Who is listened to, who decides over money, and how people saw it, as text."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from coproduction.model.words import Kind
from coproduction.power.balance_table import in_control, inequality_in, named_in, received_in
from coproduction.power.balances import Perceived, ResourceBalance
from coproduction.power.benchmarks import span_of
from coproduction.power.budgets import BudgetControl
from coproduction.power.group_resources import SharedOut
from coproduction.power.inequality import TheilParts
from coproduction.power.power_balance import PowerBalance
from coproduction.power.recipients import may_be_shown
from coproduction.reports.power_words import (
    SEATS,
    beside,
    members,
    opening,
    part_of,
    short,
)
from coproduction.reports.sentences import Sentences
from coproduction.reports.terminal import heading, table, wrapped
from coproduction.reports.ties_text import ties_blocks
from coproduction.values.counts import Bounds, figure
from coproduction.values.money import Rate

OF_ONE = "may be what 1 person is offered. So it is left out here."
LOST = (
    "As far as the plan says, it may be 1 person of a kind to whom this is offered. So there is no "
    "table by kind of member."
)
RECEIVED_ALONE = "may be what 1 person receives. So it is left out here."
RECEIVED_BY_ONE = "Who receives this money may be 1 person. So it is left out here."


def balance_blocks(balance: PowerBalance, sentences: Sentences) -> Iterator[str]:
    """Yield what is written about ties, about money and about how people saw it.

    Args:
        balance: The balance of power in the plan.
        sentences: The sentences about the plan.
    """
    if balance.ties is not None:
        yield heading("Who is listened to", "-")
        yield from ties_blocks(balance.ties)
    if balance.budget or balance.money:
        yield heading("Who decides over money", "-")
        if not balance.budget:
            yield wrapped(
                "The plan has no budget lines. So it does not say who decides over money."
            )
        for control in balance.budget:
            yield from _budget(control, balance.kinds)
        if balance.money:
            yield wrapped("What an employer pays is in no plan, except as an offer.")
        for shared in balance.money:
            yield from _offered(shared)
        if balance.hours is not None:
            yield from _hours(balance.hours)
        yield wrapped("This does not show if the money came, or who wrote the budget.")
    if balance.perceived:
        yield heading("How people saw it", "-")
        yield wrapped("In the words of those who wrote it. They are in none of the numbers above.")
        yield "\n".join(_seen(each, sentences) for each in balance.perceived)


# Money


def _money(number: Bounds, currency: str) -> str:
    """Return money between bounds, in words."""
    if number.lowest != number.highest:
        return f"{number} {currency}"
    return str(Rate(number.lowest, currency))


def _budget(control: BudgetControl, kinds: Collection[Kind]) -> Iterator[str]:
    if control.currency is None:
        yield wrapped("For some budget lines, the plan does not say how much money they are.")
        return
    said = [f"The plan has {_money(control.whole, control.currency)} in its budget."]
    if not may_be_shown(control.recipients):
        said = [f"What is in the budget, in {control.currency}, {RECEIVED_ALONE}"]
    for group, each in control.groups.items():
        theirs = opening(members([Kind(str(group))]))
        if each.approves.lowest == control.whole.lowest > 0:
            said.append(f"{theirs} can approve all of it, whatever the others do.")
        elif each.stops.lowest == control.whole.lowest > 0:
            said.append(f"{theirs} can stop all of it.")
    if control.asks:
        said.append("For some of it, the plan does not say who decides, or who receives it.")
    yield wrapped(" ".join(said))
    rows = [
        [
            opening(members([kind])),
            part_of(span_of(each.share_approved)),
            part_of(span_of(each.share_stopped)),
        ]
        for kind, each in in_control(control, kinds).items()
        if each.approves.highest != 0 or each.stops.highest != 0
    ]
    if rows:
        yield table(["Of this money", "can approve alone", "can stop"], rows)
    yield from _received(control, kinds)


def _received(control: BudgetControl, kinds: Collection[Kind]) -> Iterator[str]:
    """Yield who is to receive the money of a budget, unless that may be one person."""
    received = received_in(control)
    if received is None:
        yield wrapped(RECEIVED_BY_ONE)
        return
    rows = [
        [opening(members([kind])), part_of(span_of(part))]
        for kind, part in received.items()
        if part is not None and part.highest != 0 and (kind in kinds or part.lowest)
    ]
    if rows:
        yield table(["Of this money", "is to receive"], rows)


def _offered(balance: ResourceBalance) -> Iterator[str]:
    shared = balance.shared
    if shared.currency is None:
        yield wrapped("For some offers, the plan does not say how much money they are.")
        return
    if _is_unsaid(shared):
        yield wrapped("The plan does not say how much is offered for people's time in all.")
    elif not may_be_shown(shared.recipients):
        yield wrapped(f"What is offered for people's time, in {shared.currency}, {OF_ONE}")
        return
    else:
        yield wrapped(f"For people's time, {_money(shared.whole, shared.currency)} is offered.")
    yield from _by_kind(balance, "Of this money")


def _hours(balance: ResourceBalance) -> Iterator[str]:
    if _is_unsaid(balance.shared):
        yield wrapped("The plan does not say how many hours are paid by offers.")
    elif not may_be_shown(balance.shared.recipients):
        yield wrapped(f"How many hours are paid by offers {OF_ONE}")
        return
    else:
        yield wrapped(f"Hours that are paid by offers: {balance.shared.whole}.")
    yield from _by_kind(balance, "Of paid hours")


def _is_unsaid(shared: SharedOut) -> bool:
    """Return whether the plan says nothing of how much there is in all."""
    return shared.whole.highest is None and not shared.whole.lowest


def _by_kind(balance: ResourceBalance, head: str) -> Iterator[str]:
    shown = named_in(balance.shared)
    if shown is None:
        if not _is_unsaid(balance.shared):
            yield wrapped(LOST)
        return
    rows = [
        [opening(members([kind])), short(each.people), part_of(span_of(each.share))]
        for kind, each in shown.items()
    ]
    if rows:
        yield table([head, "people", "share"], rows)
        yield from beside("kind of member", "each person", balance.worst)
        yield from _inequality(inequality_in(balance.shared))


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
    if each.kinds_shown:
        by = " or ".join(SEATS[kind][0] for kind in each.kinds_shown)
        by = f"From {by} members"
    elif each.kinds:
        by = "From somebody"
    else:
        by = "The plan does not say from whom"
    about = sentences.list_of(sentences.title(key) for key in reflection.about)
    said = [f"{by}, about {about}: {reflection.words or 'no words'}."]
    if reflection.rating is not None:
        scale = f" ({reflection.scale})" if reflection.scale else ""
        said.append(f"They gave it {figure(reflection.rating)}{scale}.")
    return wrapped(" ".join(said), indent=2, mark="- ")
