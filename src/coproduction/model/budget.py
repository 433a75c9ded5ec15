"""The budget: the lines of money, who receives them, and which decision approves them."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from coproduction import ids
from coproduction.ids import BudgetLineId, DecisionId, StrandId, WhoId
from coproduction.model import conversion
from coproduction.model.questions import Whom, asks
from coproduction.model.strands import ALL_STRANDS, strand_or_all
from coproduction.values.money import Money


def budget_line_id(text: str) -> BudgetLineId:
    """Return the text as a budget line's id."""
    return BudgetLineId(ids.slug(text))


def decision_if_stated(value: str | None) -> DecisionId | None:
    """Return the decision, or ``None``."""
    return None if value is None else DecisionId(ids.slug(value))


@attrs.frozen(kw_only=True)
class BudgetLine:
    """A line of the budget.

    Attributes:
        heading: What the money is for, such as *people's time*, in the group's own words.
        amount: How much it is.
        to: Who receives it.
        open: Whether those in the project could decide about it.
        strand: The strand it belongs to; all of them if nothing is said.
        decision: The decision that approves it. Who approves it is who decides that.
    """

    id: BudgetLineId = attrs.field(converter=budget_line_id)
    title: str = ""
    heading: str = ""
    amount: Money | None = attrs.field(
        default=None,
        converter=conversion.money_if_stated,
        metadata=asks(
            "{of}: how much money is this?",
            Whom.ORGANISERS,
            "{of}: the plan does not say how much money this is.",
            "For {count} budget lines, the plan does not say how much money they are.",
        ),
    )
    to: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "{of}: who receives this money?",
            Whom.ORGANISERS,
            "{of}: the plan does not say who receives this money.",
            "For {count} budget lines, the plan does not say who receives the money.",
        ),
    )
    open: bool | None = attrs.field(
        default=None,
        converter=conversion.yes_or_no,
        metadata=asks(
            "{of}: could the project itself decide about this money?",
            Whom.ORGANISATION,
            "{of}: the plan does not say if the project could decide about this money.",
            "For {count} budget lines, the plan does not say if the project could decide.",
        ),
    )
    strand: StrandId = attrs.field(default=ALL_STRANDS, converter=strand_or_all)
    decision: DecisionId | None = attrs.field(
        default=None,
        converter=decision_if_stated,
        metadata=asks(
            "{of}: by which decision is this money approved?",
            Whom.ORGANISERS,
            "{of}: the plan does not say by which decision this money is approved.",
            "For {count} budget lines, the plan does not say by which decision they are approved.",
        ),
    )
    note: str = ""
    source: str = ""


def budget(value: Iterable[BudgetLine]) -> tuple[BudgetLine, ...]:
    """Return the lines of the budget."""
    return conversion.all_of(BudgetLine, value)
