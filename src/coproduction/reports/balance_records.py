"""Ties, money and how people saw it as plain data, beside decision power."""

from __future__ import annotations

from typing import Any

from coproduction.model.words import Kind
from coproduction.power.balance_table import inequality_in, named_in, received_in
from coproduction.power.balances import Perceived, ResourceBalance, TieBalance
from coproduction.power.benchmarks import WorstGroupRatio, span_of
from coproduction.power.budgets import BudgetControl
from coproduction.power.inequality import TheilParts
from coproduction.power.power_balance import PowerBalance
from coproduction.power.recipients import may_be_shown
from coproduction.power.spans import Span
from coproduction.reports.records import plain


def span_record(span: Span | None) -> dict[str, Any] | None:
    """Return a number from the least to the most, as exact numbers."""
    if span is None:
        return None
    return {"lowest": plain(span.lowest), "highest": plain(span.highest)}


def worst_record(worst: WorstGroupRatio) -> dict[str, Any]:
    """Return what every group has, at the least, of what each benchmark would give it."""
    return {
        "head_count": span_record(worst.head_count),
        "equal_groups": span_record(worst.equal_groups),
        "own": span_record(worst.own),
    }


def ties_record(ties: TieBalance | None) -> dict[str, Any] | None:
    """Return who is turned to and who stands between, by kinds of people."""
    if ties is None:
        return None
    return {
        "link_kinds": [str(kind) for kind in ties.kinds],
        "entries": ties.entries,
        "respondents": ties.respondents,
        "links": plain(ties.ties),
        "groups": [
            {
                "kinds": [str(kind) for kind in group.kinds],
                "entries": plain(group.entries),
                "received": plain(group.received),
                "attention_share": span_record(group.attention_share),
                "strength_share": span_record(group.strength_share),
                "bridges": span_record(group.bridges),
                "bridge_share": span_record(group.bridge_share),
            }
            for group in ties.groups
        ],
        "largest_bridge_share": span_record(ties.largest_bridge_share),
        "between": span_record(ties.between),
        "could_be_returned": span_record(ties.could_be_returned),
        "returned": span_record(ties.returned),
        "reciprocity": span_record(ties.reciprocity),
        "openness": span_record(ties.openness),
        "beyond_expected": span_record(ties.beyond_expected),
        "arrangements": ties.arrangements,
        "chance": ties.chance,
        "worst_attention": worst_record(ties.worst_attention),
        "worst_bridging": worst_record(ties.worst_bridging),
    }


def money_record(balance: PowerBalance) -> dict[str, Any]:
    """Return who decides over the budget, and how money and paid hours are shared out."""
    return {
        "budget": [_control(each) for each in balance.budget],
        "offered": [_shared(each) for each in balance.money],
        "hours": None if balance.hours is None else _shared(balance.hours),
    }


def _control(control: BudgetControl) -> dict[str, Any]:
    received = received_in(control)
    return {
        "currency": control.currency,
        "whole": plain(control.whole) if may_be_shown(control.recipients) else None,
        "received_withheld": received is None,
        "groups": [
            {
                "kinds": [str(group)],
                "share_approved": span_record(span_of(each.share_approved)),
                "share_stopped": span_record(span_of(each.share_stopped)),
                "share_received": (
                    None if received is None else span_record(span_of(received[Kind(str(group))]))
                ),
            }
            for group, each in control.groups.items()
        ],
    }


def _shared(balance: ResourceBalance) -> dict[str, Any]:
    shared = balance.shared
    shown = named_in(shared)
    return {
        "currency": shared.currency,
        "whole": plain(shared.whole) if may_be_shown(shared.recipients) else None,
        "withheld": shown is None,
        "groups": [
            {
                "kinds": [str(kind)],
                "people": plain(each.people),
                "share": span_record(span_of(each.share)),
            }
            for kind, each in (shown or {}).items()
        ],
        "worst_group_ratio": None if shown is None else worst_record(balance.worst),
        "inequality": None if shown is None else _inequality(inequality_in(shared)),
    }


def _inequality(inequality: TheilParts | None) -> dict[str, Any] | None:
    if inequality is None:
        return None
    return {
        "whole": inequality.whole,
        "between": inequality.between,
        "within": inequality.within,
        "between_share": inequality.between_share,
    }


def perceived_record(each: Perceived) -> dict[str, Any]:
    """Return how somebody saw power, in their words."""
    reflection = each.reflection
    return {
        "kinds": [str(kind) for kind in each.kinds_shown],
        "about": list(reflection.about),
        "stated_on": None if reflection.stated_on is None else reflection.stated_on.text(),
        "words": reflection.words,
        "rating": plain(reflection.rating),
        "scale": reflection.scale,
    }
