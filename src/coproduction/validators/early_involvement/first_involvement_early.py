"""People with lived experience, carers or community members have a say in the topic.

Applies to
    every plan that was not started by people with lived experience, carers or
    community members, and in which an activity or a decision is about the topic.

Expects
    in each of these, somebody in a lived-experience, carer or community seat
    to have a say, or to have had one in an earlier one that the plan records.

Why
    What is fixed before people come cannot be changed by them afterwards.
    Scotland's standards ask that people are involved at the earliest chance, and
    that partners are in from the start of planning [NSCE-2016]_.

Limits
    Reads what the plan records. People may have shaped the idea in talk that
    nobody wrote down: write it down now, and let one of them confirm it. Can be
    met on paper by asking people and changing nothing.

Met
    .. code-block:: yaml

        initiated_by: council
        organisations: [{id: council}]
        participants: [{id: carers, perspectives: carer}]
        activities:
          - {id: first-meeting, parts: [{who: council, how: frames}, {who: carers, how: frames}]}

    *First meeting: a lived-experience, carer or community seat had a say in the topic by
    then. This does not show what changed.*

Not met
    .. code-block:: yaml

        initiated_by: council
        organisations: [{id: council}]
        activities:
          - {id: away-day, parts: [{who: council, how: frames}], nobody_else: yes}

    *Away day: the topic was set, with no lived-experience, carer or community seat by then.*

Cannot tell
    .. code-block:: yaml

        initiated_by: council
        organisations: [{id: council}]
        activities:
          - {id: away-day, parts: [{who: council, how: frames}]}

    *Away day: did anybody else take part?*

Does not apply
    .. code-block:: yaml

        initiated_by: carers
        participants: [{id: carers, perspectives: carer}, {id: nurse, perspectives: practitioner}]
        activities:
          - {id: kitchen-table, parts: [{who: nurse, how: frames}], nobody_else: yes}

    *People in such seats started the project, or nothing in the plan is about the topic.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.model.plan import Plan
from coproduction.model.words import Side, Stage
from coproduction.reading import Reading
from coproduction.values.truth import every, some


@validator(
    says=Wording(
        met=(
            "{about_topic}: a lived-experience, carer or community seat had a say in the topic "
            "by then. This does not show what changed."
        ),
        not_met=(
            "{without}: the topic was set, with no lived-experience, carer or community seat "
            "by then."
        ),
        does_not_apply=(
            "People in such seats started the project, or nothing in the plan is about the topic."
        ),
        remedies=(
            "Open the topic again, together with them.",
            "Ask what they would have chosen, and write down what changes.",
            "Say what cannot change, and who decided that.",
        ),
    ),
    for_whom=ForWhom.LIVED,
)
def first_involvement_early(plan: Plan, reading: Reading) -> Finding:
    """Hold the claim of this page against a plan."""
    about = reading.say_by_then(Stage.AGENDA, Side.LIVED)
    may_begin = reading.events_may_begin()
    return Finding(
        subject=plan.id,
        applies=~reading.started_by(Side.LIVED)
        & (some(concerns for _, concerns, _ in about) | may_begin),
        holds=every([*(~concerns | by_then for _, concerns, by_then in about), ~may_begin]),
        values={
            "about_topic": tuple(
                sorted(event.id for event, concerns, _ in about if concerns.is_true)
            ),
            "without": tuple(
                sorted(
                    event.id for event, concerns, by_then in about if (concerns & ~by_then).is_true
                )
            ),
        },
        evidence=frozenset(event.id for event, _, _ in about),
    )
