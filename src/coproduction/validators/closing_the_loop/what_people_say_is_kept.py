"""What people say when they are asked is written down, so that it can be answered.

Applies to
    every activity that has happened, in which somebody with lived experience, a carer
    or a community member was asked, and shared none of the work.

Expects
    the plan to record something that each of these groups said there.

Why
    Where people give answers and hear nothing back, a scale of participation puts it
    below consultation [SNIJDER-2015]_, and a study in six groups found that feedback
    is not routine [MATHIE-2018]_. What nobody wrote down, nobody can answer.
    *ideas-answered* looks at the ideas that are recorded; this check looks for those
    that are not.

Limits
    One entry for each group is enough: all that a survey said can be one. Whoever
    helped to make or to decide is not meant here, since they saw what became of it.
    Can be met on paper by an entry that says nothing.

Met
    .. code-block:: yaml

        participants: [{id: residents, perspectives: community}]
        activities:
          - {id: survey, status: happened, stages: design, parts: [{who: residents, how: asked}]}
        contributions: [{id: later-bus, by: residents, at: survey, reply: no}]

    *Survey: something that residents said there is recorded. This does not show if it is
    all that was said.*

Not met
    .. code-block:: yaml

        complete: [contributions]
        participants: [{id: residents, perspectives: community}]
        activities:
          - {id: survey, status: happened, stages: design, parts: [{who: residents, how: asked}]}

    *Survey: views were asked there, and nothing is recorded from residents.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: residents, perspectives: community}]
        activities:
          - {id: survey, status: happened, stages: design, parts: [{who: residents, how: asked}]}

    *Are there any ideas and comments?*

Does not apply
    .. code-block:: yaml

        complete: [contributions]
        participants: [{id: residents, perspectives: community}]
        activities:
          - {id: workshop, status: happened, parts: [{who: residents, how: makes}]}

    *So far, nobody in a lived-experience, carer or community seat was asked at workshop
    without a share in the work.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.ids import Id
from coproduction.model.activities import Activity
from coproduction.model.words import Side
from coproduction.reading import Reading
from coproduction.values.truth import every, some


@validator(
    says=Wording(
        met=(
            "{activity}: something that {asked} said there is recorded. "
            "This does not show if it is all that was said."
        ),
        not_met="{activity}: views were asked there, and nothing is recorded from {without}.",
        does_not_apply=(
            "So far, nobody in a lived-experience, carer or community seat was asked at "
            "{activity} without a share in the work."
        ),
        remedies=(
            "Write down the main points, as one entry for each group that was asked.",
            "Tell these people what became of what they said, and what did not.",
            "Ask them if the points are right.",
        ),
    ),
    for_whom=ForWhom.LIVED,
)
def what_people_say_is_kept(activity: Activity, plan: Reading) -> Finding:
    """Hold the claim of this page against one activity."""
    asked = {
        who: acts & plan.is_only_asked(who, part, activity)
        for who, part, acts in plan.parts_for(Side.LIVED, activity)
    }
    kept = {who: plan.said_something(who, activity) for who in asked}
    unnamed = plan.names_nobody_yet(activity)
    return Finding(
        subject=Id(activity.id),
        applies=plan.has_happened(activity) & (some(asked.values()) | unnamed),
        holds=every([*(~asked[who] | kept[who] for who in asked), ~unnamed]),
        values={
            "activity": activity.id,
            "asked": tuple(sorted(who for who in asked if asked[who].is_true)),
            "without": tuple(sorted(who for who in asked if (asked[who] & ~kept[who]).is_true)),
        },
        evidence=frozenset({Id(activity.id), *plan.named(activity)}),
    )
