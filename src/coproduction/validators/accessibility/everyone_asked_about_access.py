"""Everyone is asked what would help them take part.

Applies to
    every plan that names people or groups who take part.

Expects
    each of them to have been asked: a day, *undated*, or an answer of any kind
    says so. *None* and *rather not say* are full answers.

Why
    Access is one of the four principles that people who use services wrote
    [SCIE-2013]_, and it begins with asking each person [NHSE-MEETINGS]_.

Limits
    Does not show if the question was easy to answer, or what came of it. Can be
    met on paper by a form that nobody reads.

Met
    .. code-block:: yaml

        participants:
          - {id: members, access: {asked_on: 2026-05-04}}
          - {id: staff, access: {requests: []}}

    *Each of the 2 people and groups in this plan was asked what would help. This does not
    show what came of it.*

Not met
    .. code-block:: yaml

        participants:
          - {id: members, access: {asked_on: undated}}
          - {id: staff, access: {asked_on: never}}

    *1 of the 2 people and groups in this plan was asked what would help.*

Cannot tell
    .. code-block:: yaml

        participants:
          - {id: members, access: {asked_on: undated}}
          - {id: staff}

    *Staff: was the question asked what would help with taking part, perhaps by phone?*

Does not apply
    .. code-block:: yaml

        complete: participants

    *The plan names nobody who takes part.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.model.plan import Plan
from coproduction.model.questions import Plural
from coproduction.model.words import ListName
from coproduction.reading import Reading
from coproduction.values.truth import every, known


@validator(
    says=Wording(
        met=(
            "Each of the {all} people and groups in this plan was asked what would help. "
            "This does not show what came of it."
        ),
        not_met=Plural(
            one="1 of the {all} people and groups in this plan was asked what would help.",
            other=(
                "{count} of the {all} people and groups in this plan were asked what would help."
            ),
        ),
        does_not_apply="The plan names nobody who takes part.",
        remedies=(
            "Ask everyone, staff too, with the invitation or by phone.",
            "Ask again when the place or the time changes.",
        ),
    ),
    for_whom=ForWhom.EVERYONE,
)
def everyone_asked_about_access(plan: Plan, reading: Reading) -> Finding:
    """Hold the claim of this page against a plan."""
    asked = [reading.asked_about_access(person.id) for person in plan.participants]
    may_begin = reading.may_begin(ListName.PARTICIPANTS)
    return Finding(
        subject=plan.id,
        applies=known(bool(asked)) | may_begin,
        holds=every([*asked, ~may_begin]),
        values={"all": len(asked), "count": sum(truth.is_true for truth in asked)},
        evidence=frozenset(person.id for person in plan.participants),
    )
