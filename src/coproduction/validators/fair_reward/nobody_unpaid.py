"""Everyone at an activity is paid for their time, or has an offer.

Applies to
    every activity that names two or more people or groups, at least one of
    whom is paid for this time.

Expects
    each of them to be paid: an employer pays for this time, or a fee, a salary
    or a voucher is offered for it. An offer that was declined counts.

Why
    Where some are paid to be in the room and others are not, their time is not
    worth the same. A guide on payment asks if that is fair [DNE-PAY]_, and
    equality needs a shift of power towards people who use services and carers
    [SCIE-2013]_.

Limits
    Looks at offers, not at money that has arrived. Reads a group as the plan
    describes it, so one person in it may be left out. A meal together or a
    meeting that is open to everybody may need no offer: agree it, and say so.
    Can be met on paper by an offer that nobody was told of.

Met
    .. code-block:: yaml

        participants:
          - {id: staff, employer_pays: yes}
          - {id: members, employer_pays: no}
        activities:
          - {id: first-workshop, parts: [{who: [staff, members]}]}
        offers:
          - {id: fee, to: members, covers: first-workshop, form: fee}

    *First workshop: everyone named is paid by an employer or has an offer. This
    does not show if the money arrived.*

Not met
    .. code-block:: yaml

        participants:
          - {id: consultant, employer_pays: yes}
          - {id: practitioner, employer_pays: no}
        activities:
          - {id: first-workshop, parts: [{who: [consultant, practitioner]}]}
        offers:
          - {id: no-fee, to: practitioner, covers: first-workshop, form: nothing}

    *First workshop: 1 of the 2 people or groups named has no offer for their time.*

Cannot tell
    .. code-block:: yaml

        participants:
          - {id: staff, employer_pays: yes}
          - {id: members}
        activities:
          - {id: first-workshop, parts: [{who: [staff, members]}]}

    *Members: does an employer pay you for this time?*

    *Are there any offers?*

Does not apply
    .. code-block:: yaml

        participants:
          - {id: staff, employer_pays: yes}
        activities:
          - {id: staff-meeting, parts: [{who: staff}]}

    *Staff meeting: the plan does not name both somebody who is paid for this time and
    somebody else.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.model.activities import Activity
from coproduction.model.questions import Plural
from coproduction.reading import Reading
from coproduction.values.truth import every, some


@validator(
    says=Wording(
        met=(
            "{activity}: everyone named is paid by an employer or has an offer. "
            "This does not show if the money arrived."
        ),
        not_met=Plural(
            one="{activity}: 1 of the {all} people or groups named has no offer for their time.",
            other=(
                "{activity}: {count} of the {all} people or groups named have no offer "
                "for their time."
            ),
        ),
        does_not_apply=(
            "{activity}: the plan does not name both somebody who is paid for this time "
            "and somebody else."
        ),
        remedies=(
            "Offer the same rate, for time already given too.",
            "Ask each person in private which form of payment suits them.",
            "If there is no money, say so before anybody is invited.",
        ),
    ),
    for_whom=ForWhom.EVERYONE,
)
def nobody_unpaid(activity: Activity, plan: Reading) -> Finding:
    """Hold the claim of this page against one activity."""
    parts = plan.parts(activity)
    paid = [plan.is_paid(who, part, activity) for who, part in parts]
    somebody = some(plan.somebody_is_paid(who, part, activity) for who, part in parts)
    offers = (offer.id for who, _ in parts for offer in plan.offers_to(who))
    return Finding(
        subject=activity.id,
        applies=plan.names(2, activity) & (somebody | ~plan.names(1, activity)),
        holds=every([*paid, plan.names(1, activity)]),
        values={
            "activity": activity.id,
            "all": len(paid),
            "count": sum(truth.is_false for truth in paid),
        },
        evidence=frozenset({activity.id, *plan.named(activity), *offers}),
    )
