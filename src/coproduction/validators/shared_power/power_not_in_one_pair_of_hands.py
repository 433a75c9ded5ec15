"""The agenda, the chair, the money and the choice of members are not all in one pair of hands.

Applies to
    a plan of ``people`` people or more.

Expects
    no one person to hold more than ``most`` of these four alone:

    - the agenda: who proposes what activities are about;
    - the chair: who sits or takes part as chair, co-chair or facilitator;
    - the money: who decides about it;
    - the members: who chose those who take part.

    What two share, or what a group decides, is held by neither alone. Where people came by
    themselves, or their own group sent them, nobody holds the choice of members alone.

Why
    Sharing power is the first principle of co-producing research [NIHR-2018]_. How
    widely power is spread is one of ten capacities for co-production [EQUALCARE]_.

Limits
    Does not see who keeps the notes, who knows the passwords, or who prepares what
    others decide. A role that a group named itself is not read as a chair. A group
    with a single seat counts as a group, and an organisation as several people. One
    person may hold all this because everybody wished it: the group can set this aside.
    Never says who it is. Can be met on paper by a second name that is never used.

Parameters
    ``most``
        How many of the four one person may hold alone. Two: whoever holds three holds
        all but one (project default).
    ``people``
        From how many people on this is looked at. In a smaller team everybody does
        everything (project default).

Met
    .. code-block:: yaml

        participants:
          - {id: carers, size: 5, recruited: open}
          - {id: coordinator, size: 1, recruited: chosen, recruited_by: carers}
        activities:
          - id: kick-off
            items_from: [carers, coordinator]
            parts: [{who: coordinator, role: facilitator}]
        decisions: [{id: spending, by: carers, money: 500.00 GBP}]

    *Nobody alone holds more than 2 of these 4: the agenda, the chair, the money, the choice of
    members. This does not show who prepares them.*

Not met
    .. code-block:: yaml

        participants:
          - {id: members, size: 5, recruited: chosen, recruited_by: coordinator}
          - {id: coordinator, size: 1, recruited: chosen, recruited_by: members}
        activities:
          - {id: kick-off, items_from: coordinator, parts: [{who: coordinator, role: chair}]}
        decisions: [{id: spending, by: coordinator, money: 500.00 GBP}]

    *1 person alone holds more than 2 of these 4: the agenda, the chair, the money, the choice of
    members.*

Cannot tell
    .. code-block:: yaml

        participants:
          - {id: members, size: 5, recruited: chosen, recruited_by: coordinator}
          - {id: coordinator, size: 1, recruited: own-group}
        activities: [{id: kick-off, items_from: coordinator}]
        decisions: [{id: spending, money: 500.00 GBP}]

    *Spending: who decides this?*

Does not apply
    .. code-block:: yaml

        participants: [{id: members, size: 3}]
        complete: [participants]

    *Fewer than 4 people take part.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.ids import Id
from coproduction.model.plan import Plan
from coproduction.reading import Reading
from coproduction.values.counts import exactly


@validator(
    says=Wording(
        met=(
            "Nobody alone holds more than {most} of these 4: the agenda, the chair, the money, "
            "the choice of members. This does not show who prepares them."
        ),
        not_met=(
            "1 person alone holds more than {most} of these 4: the agenda, the chair, the money, "
            "the choice of members."
        ),
        does_not_apply="Fewer than {people} people take part.",
        remedies=(
            "Hand over one of the four at a time, with the time and the support that it takes.",
            "Take turns in the chair, and send round a blank agenda.",
            "Keep it as it is, if everybody wishes so, and set this check aside by agreement.",
        ),
    ),
    for_whom=ForWhom.EVERYONE,
)
def power_not_in_one_pair_of_hands(
    plan: Plan, reading: Reading, *, most: int = 2, people: int = 4
) -> Finding:
    """Hold the claim of this page against a plan."""
    return Finding(
        subject=Id(plan.id),
        applies=reading.people().reaches(exactly(people)),
        holds=~reading.are_in_one_pair_of_hands(most + 1),
        values={"most": most, "people": people},
        evidence=frozenset({Id(plan.id)}),
    )
