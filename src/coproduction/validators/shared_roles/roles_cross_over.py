"""Roles cross over: people lead or carry out the work, and organisation members learn or support.

Applies to
    a plan with at least ``activities`` activities, in which somebody takes part from
    lived experience, as a carer or as a community member, and somebody for an
    organisation.

Expects
    somebody from lived experience, a carer or a community member to lead or carry out
    at least one activity; and somebody from an organisation to be taught in one, or to
    take part, without being in charge, in one that those others lead.

Why
    Breaking down the barrier between professionals and those who receive is one of
    the features of co-production [NESTA-2010]_. In a recovery college, people with
    lived experience and staff give the courses together [RECOLLECT-2019]_.

Limits
    Reads who leads, carries out and is taught, not how much they shape it, and counts
    what is planned like what has happened. Not everybody wants to lead. Carrying out
    without a say in the plan is found by others of these checks. Can be met on paper
    by one session among many.

Parameters
    ``activities``
        How many activities a plan needs, so that roles can cross at all; fewer are a
        very short project (project default).

Met
    .. code-block:: yaml

        participants:
          - {id: tenants, perspectives: community}
          - {id: planners, perspectives: practitioner}
        activities:
          - {id: repairs-walk, parts: [{who: tenants, how: leads}, {who: planners, how: taught}]}
          - {id: review, parts: [{who: [tenants, planners], how: evaluates}]}

    *Lived-experience, carer or community members lead or carry out repairs walk. Organisation
    members learn or support at repairs walk. This does not show if they chose these roles.*

Not met
    .. code-block:: yaml

        participants:
          - {id: tenants, perspectives: community}
          - {id: planners, perspectives: practitioner}
        complete: [parts]
        activities:
          - {id: repairs-walk, parts: [{who: tenants, how: asked}, {who: planners, how: leads}]}
          - {id: repairs, parts: [{who: [tenants, planners], how: delivers}]}

    *Of 2 activities, lived-experience, carer or community members lead or carry out 1.
    Organisation members learn or support at 0 of them.*

Cannot tell
    .. code-block:: yaml

        participants:
          - {id: tenants, perspectives: community}
          - {id: planners, perspectives: practitioner}
        complete: [parts]
        activities:
          - {id: repairs-walk, parts: [{who: tenants, how: leads}, {who: planners}]}
          - {id: repairs, parts: [{who: [tenants, planners], how: delivers}]}

    *Repairs walk: how did planners take part: told, asked, helped make, helped decide?*

Does not apply
    .. code-block:: yaml

        participants: [{id: tenants, perspectives: community}]
        complete: [parts]
        activities:
          - {id: repairs-walk, parts: [{who: tenants, how: leads}]}
          - {id: review, parts: [{who: tenants, how: evaluates}]}

    *The plan has few activities, or none of both kinds of members.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.ids import Id
from coproduction.model.plan import Plan
from coproduction.model.words import ListName, Side
from coproduction.reading import Reading
from coproduction.values.counts import NOBODY, exactly
from coproduction.values.truth import some


@validator(
    says=Wording(
        met=(
            "Lived-experience, carer or community members lead or carry out {led}. Organisation "
            "members learn or support at {learned}. This does not show if they chose these roles."
        ),
        not_met=(
            "Of {all} activities, lived-experience, carer or community members lead or carry out "
            "{leading}. Organisation members learn or support at {learning} of them."
        ),
        does_not_apply="The plan has few activities, or none of both kinds of members.",
        remedies=(
            "Hand over the lead of one session, with the time and the pay that go with it.",
            "Lead a session in pairs, one from each kind of seat.",
            "Ask what staff would like to learn, and who would like to teach it.",
        ),
    ),
    for_whom=ForWhom.EVERYONE,
)
def roles_cross_over(plan: Plan, reading: Reading, *, activities: int = 2) -> Finding:
    """Hold the claim of this page against a plan."""
    lived, organisation = Side.LIVED, Side.ORGANISATION
    held = list(reading.activities())
    leads = {each.id: reading.carries_out(each, lived) for each in held}
    learns = {each.id: reading.learns_or_supports(each, organisation, lived) for each in held}
    may_begin = reading.may_begin(ListName.ACTIVITIES)
    return Finding(
        subject=Id(plan.id),
        applies=reading.activities_reach(activities)
        & reading.takes_part_somewhere(lived)
        & reading.takes_part_somewhere(organisation),
        holds=some([*leads.values(), may_begin]) & some([*learns.values(), may_begin]),
        values={
            "all": len(held),
            "led": tuple(sorted(each for each, truth in leads.items() if truth.is_true)),
            "learned": tuple(sorted(each for each, truth in learns.items() if truth.is_true)),
            "leading": sum((exactly(1).or_none(truth) for truth in leads.values()), NOBODY),
            "learning": sum((exactly(1).or_none(truth) for truth in learns.values()), NOBODY),
        },
        evidence=frozenset({Id(plan.id), *(Id(each.id) for each in held)}),
    )
