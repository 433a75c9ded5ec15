"""How a group decides was agreed with the lived-experience, carer and community seats.

Applies to
    every group that decides, in which somebody sits from lived experience, as
    a carer or as a community member.

Expects
    somebody who speaks from lived experience, as a carer or as a community member to
    be among those who agreed how it decides.

Why
    A scale of participation sets working on terms that outsiders set apart from, and
    below, working on terms that both agreed [SNIJDER-2015]_. A say in how people take
    part is one of the core values of public participation [IAP2-VALUES]_.

Limits
    Reads who agreed the rule for deciding, and no other terms: not the agenda, the
    place, the pay or the language. Does not show if another rule could have been had.
    Can be met on paper by a signature under a rule that nobody could change.

Met
    .. code-block:: yaml

        participants: [{id: carers, perspectives: carer}, {id: staff, perspectives: manager}]
        bodies:
          - id: board
            decides_by: majority
            agreed_by: [carers, staff]
            seats: [carers, staff]

    *Board: carers and staff agreed how it decides. This does not show if another rule
    could have been had.*

Not met
    .. code-block:: yaml

        participants: [{id: carers, perspectives: carer}, {id: staff, perspectives: manager}]
        bodies:
          - id: board
            decides_by: consensus
            agreed_by: staff
            seats: [carers, staff]

    *Board: how it decides was agreed without lived-experience, carer or community members.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: carers, perspectives: carer}, {id: staff, perspectives: manager}]
        bodies:
          - id: board
            decides_by: consensus
            seats: [carers, staff]

    *Board: who agreed this way of deciding?*

Does not apply
    .. code-block:: yaml

        participants: [{id: carers, perspectives: carer}, {id: staff, perspectives: manager}]
        bodies:
          - {id: panel, decides_by: advises, agreed_by: staff, seats: [carers]}

    *Panel does not decide, or has no lived-experience, carer or community seat.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.model.bodies import Body
from coproduction.model.words import Side
from coproduction.reading import Reading


@validator(
    says=Wording(
        met=(
            "{body}: {agreed} agreed how it decides. "
            "This does not show if another rule could have been had."
        ),
        not_met=(
            "{body}: how it decides was agreed without lived-experience, carer or community "
            "members."
        ),
        does_not_apply=(
            "{body} does not decide, or has no lived-experience, carer or community seat."
        ),
        remedies=(
            "Bring the rule to the next meeting, and ask what to keep and what to change.",
            "Write down what a law or a funder fixes, and let the group agree the rest.",
            "Say when the group will look at the rule again.",
        ),
    ),
    for_whom=ForWhom.LIVED,
)
def rule_agreed_together(body: Body, plan: Reading) -> Finding:
    """Hold the claim of this page against one body."""
    agreed = plan.who_agreed_rule(body)
    return Finding(
        subject=body.id,
        applies=plan.somebody_sits_for(body, Side.LIVED) & plan.decides(body),
        holds=plan.rule_agreed_by(Side.LIVED, body),
        values={"body": body.id, "agreed": agreed},
        evidence=frozenset({body.id, *agreed, *plan.seated(body)}),
    )
