"""Some of the money that the project can decide about is decided together.

Applies to
    a plan with a budget line that the project could decide about, and that is more
    than nothing.

Expects
    at least ``least`` of this money to need a yes from lived experience, from carers or
    from community members: the decision that the line names stands, and whoever
    decides it cannot pass it without them.

    Who approves money is who decides the decision that its budget line names. Where
    several are named there, it takes the yes of each. A group that decides goes by its
    own rule, or by that of the decision where it has one, and by its seats and vetoes.

Why
    Sharing power is the first principle of co-producing research [NIHR-2018]_, and
    money is where it is easiest to see. Councils in Scotland agreed that people decide
    about at least 1% of their budgets [COSLA-PB]_.

Limits
    Speaks of the money that could be decided here: a small share of it may be a small
    sum. Money that people in these seats decide alone counts too, so that a group led
    by them is not told off for it. Reads the rule on paper, as it is on the day of the
    report. Does not see who proposed
    what, or whether the money was spent so. Different currencies are never compared: each has
    to reach the share by itself. Can be met on paper by one small line.

Parameters
    ``least``
        The share, from 0 to 1. One in a hundred is the figure of [COSLA-PB]_. It was
        made for councils, so for one project it is no more than a start (project default).

Met
    .. code-block:: yaml

        participants: [{id: patients}, {id: staff}]
        bodies:
          - id: panel
            decides_by: {at_least: 5}
            seats:
              - {who: staff, acting_as: practitioner, number: 4, votes: 1}
              - {who: patients, acting_as: lived-experience, number: 4, votes: 1}
        decisions: [{id: small-grants, by: panel, binding: yes}]
        budget:
          - {id: grants, amount: 500.00 GBP, open: yes, decision: small-grants}
          - {id: rent, amount: 9000.00 GBP, open: no}

    *Of £500 that the project can decide about, £500 takes a yes from lived-experience, carer
    or community members. This does not show who proposed it.*

Not met
    .. code-block:: yaml

        participants: [{id: treasurer, size: 1, perspectives: manager}]
        decisions: [{id: spending, by: treasurer, binding: yes}]
        budget: [{id: grants, amount: 500.00 GBP, open: yes, decision: spending}]

    *Of £500 that the project can decide about, £500 can pass without
    lived-experience, carer or community members.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: patients, perspectives: lived-experience}]
        decisions: [{id: spending, binding: yes}]
        budget: [{id: grants, amount: 500.00 GBP, open: yes, decision: spending}]

    *Spending: who decides this?*

Does not apply
    .. code-block:: yaml

        budget: [{id: rent, amount: 9000.00 GBP, open: no}]

    *The plan has no money that the project can decide about.*
"""

from __future__ import annotations

from fractions import Fraction

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.ids import Id
from coproduction.model.plan import Plan
from coproduction.reading import Reading
from coproduction.reading.seats import OWN_LIVES

ONE_IN_A_HUNDRED = Fraction(1, 100)


@validator(
    says=Wording(
        met=(
            "Of {all} that the project can decide about, {taking} takes a yes from "
            "lived-experience, carer or community members. This does not show who proposed it."
        ),
        not_met=(
            "Of {all} that the project can decide about, {without} can pass without "
            "lived-experience, carer or community members."
        ),
        does_not_apply="The plan has no money that the project can decide about.",
        remedies=(
            "Start with the money for involvement, training and access: decide about it together.",
            "Change the rule, so that this money takes a yes from each kind of seat.",
            "Say which money cannot be decided here, and who decides about it.",
        ),
        also={"unstated": "The plan does not give the amount of {unstated}."},
    ),
    for_whom=ForWhom.LIVED,
)
def share_of_money_decided_together(
    plan: Plan, reading: Reading, *, least: Fraction = ONE_IN_A_HUNDRED
) -> Finding:
    """Hold the claim of this page against a plan."""
    return Finding(
        subject=Id(plan.id),
        applies=reading.has_open_money(),
        holds=reading.share_takes_a_yes(OWN_LIVES, least),
        values={
            "all": reading.open_money(),
            "taking": reading.open_money(taking=OWN_LIVES),
            "without": reading.open_money(without=OWN_LIVES),
            "unstated": reading.without_amount(),
        },
        evidence=frozenset({Id(plan.id), *(Id(line.id) for line in plan.budget)}),
    )
