"""Nobody in a lived-experience, carer or community seat is the only one at a session.

Applies to
    every activity in which somebody takes part from lived experience, as a carer
    or as a community member, beside ``beside`` people or more who speak for an
    organisation.

Expects
    at least ``least`` people to take part from lived experience, as carers or as
    community members.

Why
    Public members were not always active at the meetings that oversaw eight
    trials [COULMAN-2020]_. A seat is not a voice, and being the only one makes
    it harder to use. Including all perspectives is a principle of co-producing
    research [NIHR-2018]_.

Limits
    Counts who came, not who spoke or felt alone. Carers and people with lived
    experience are counted together, and can want different things. Whoever comes
    along to support somebody counts only where the plan names them. Where somebody
    wishes to come alone, the group can set this aside. Can be met on paper by
    people who come once and are not heard.

Parameters
    ``least``
        How many of them there have to be. Two is the least number of which nobody is
        the only one (project default).
    ``beside``
        From how many people who speak for organisations on. Two, so that a talk
        between two people does not count (project default).

Met
    .. code-block:: yaml

        participants:
          - {id: carers, perspectives: carer}
          - {id: consultant, perspectives: practitioner}
        activities:
          - id: first-meeting
            parts: [{who: carers, number: 4}, {who: consultant, number: 2}]

    *First meeting: at least 4 people take part from lived experience, as carers or as
    community members, beside at least 2 from organisations. This does not show who felt
    at ease.*

Not met
    .. code-block:: yaml

        participants:
          - {id: residents, perspectives: community}
          - {id: planners, perspectives: [manager, practitioner]}
        activities:
          - id: first-meeting
            parts: [{who: residents, number: 1}, {who: planners, number: 5}]
            nobody_else: yes

    *First meeting: 5 people take part for an organisation, and 1 from lived experience, as
    carer or community member.*

Cannot tell
    .. code-block:: yaml

        participants:
          - {id: carers, perspectives: carer}
          - {id: nurses, perspectives: practitioner}
        activities:
          - id: first-meeting
            parts: [{who: carers}, {who: nurses, number: 3}]
            nobody_else: yes

    *First meeting: how many people came from carers?*

Does not apply
    .. code-block:: yaml

        participants:
          - {id: member, size: 1, perspectives: lived-experience}
          - {id: nurse, size: 1, perspectives: practitioner}
        activities:
          - {id: first-talk, parts: [member, nurse], nobody_else: yes}

    *At first talk, nobody could be the only one beside several who speak for an
    organisation.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.ids import Id
from coproduction.model.activities import Activity
from coproduction.model.words import Side
from coproduction.reading import Reading
from coproduction.values.counts import NOBODY, exactly


@validator(
    says=Wording(
        met=(
            "{activity}: {lived} people take part from lived experience, as carers or as "
            "community members, beside {others} from organisations. This does not show who "
            "felt at ease."
        ),
        not_met=(
            "{activity}: {others} people take part for an organisation, and {lived} from lived "
            "experience, as carer or community member."
        ),
        does_not_apply=(
            "At {activity}, nobody could be the only one beside several who speak for an "
            "organisation."
        ),
        remedies=(
            "Invite people in pairs, and pay for both.",
            "Hold it again in a smaller circle, with fewer people from the organisations.",
            "Ask in private what would help, such as bringing somebody along.",
        ),
    ),
    for_whom=ForWhom.LIVED,
)
def not_the_only_one(
    activity: Activity, plan: Reading, *, least: int = 2, beside: int = 2
) -> Finding:
    """Hold the claim of this page against one activity."""
    lived = plan.people_from(Side.LIVED, activity)
    others = plan.people_from(Side.ORGANISATION, activity)
    return Finding(
        subject=Id(activity.id),
        applies=lived.exceeds(NOBODY) & others.reaches(exactly(beside)),
        holds=lived.reaches(exactly(least)),
        values={"activity": activity.id, "lived": lived, "others": others},
        evidence=frozenset({Id(activity.id), *plan.named(activity)}),
    )
