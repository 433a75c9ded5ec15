"""Who controls and who receives money, whether people are paid alike, and who bears the cost.

Every question is put to a `Reading` and answered between bounds: no hours are guessed,
and no currency is converted. What is open is asked for.

Money is one family of power, beside decisions and ties, and is never added to them. Who
*receives* money is not who *decides* about it, and neither is who gives time: hours that
are given unpaid are a burden, and are not counted as a resource here. None of this
shows whether the money came, what staff earn, or who wrote the budget.

How people are put into groups is said by ``by``: `Kind` (what they speak from there, or
in general), `Side`, or a mapping id → group. Somebody with perspectives on both sides
and no hat counts both ways. How unequally it is shared out, `power.inequality` says.
"""

from __future__ import annotations

from coproduction.power.budgets import BudgetControl, BudgetShare, budget_control
from coproduction.power.cash import CashExposure, cash_exposure
from coproduction.power.comparators import Comparator, ComparedWith, Figure, Metric
from coproduction.power.group_resources import (
    GroupShare,
    SharedOut,
    money_offered,
    paid_by_employer,
    paid_hours,
)
from coproduction.power.parity import floor_margin, like_for_like, offer_coverage, parity_ratio

__all__ = [
    "BudgetControl",
    "BudgetShare",
    "CashExposure",
    "Comparator",
    "ComparedWith",
    "Figure",
    "GroupShare",
    "Metric",
    "SharedOut",
    "budget_control",
    "cash_exposure",
    "floor_margin",
    "like_for_like",
    "money_offered",
    "offer_coverage",
    "paid_by_employer",
    "paid_hours",
    "parity_ratio",
]
