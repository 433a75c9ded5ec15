"""Papers that are sent out reach everybody who is asked.

Applies to
    every activity for which papers were sent, and at which somebody with lived
    experience, a carer or a community member is asked or decides, and nothing else is
    named that they were told.

Expects
    each of these groups to be among those to whom the papers were sent.

Why
    Whoever is asked needs the same to go by as everybody else. Scotland's standards ask
    for all relevant information [NSCE-2016]_, and information that people need is one
    of the core values of public participation [IAP2-VALUES]_.

Limits
    Reads to whom papers went, not what was said on the day: people may have been told
    without paper. That nothing at all was told is no fact that a plan can hold. Does
    not show if the papers came early, or could be read. Can be met on paper by a parcel
    that nobody can read.

Met
    .. code-block:: yaml

        participants: [{id: residents, perspectives: community}]
        activities:
          - id: hearing
            stages: design
            papers: [{to: residents, sent_on: 2026-03-02}]
            parts: [{who: residents, how: asked}]

    *Hearing: papers were sent to residents, who are asked there. This does not show if
    they could use them.*

Not met
    .. code-block:: yaml

        participants:
          - {id: residents, perspectives: community}
          - {id: planners, perspectives: manager}
        activities:
          - id: hearing
            stages: design
            papers: [{to: planners, sent_on: 2026-03-02}]
            parts: [{who: residents, how: asked}, {who: planners, how: discusses}]

    *Hearing: papers were sent, and not to residents, who are asked there.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: residents, perspectives: community}]
        activities:
          - id: hearing
            stages: design
            papers: [{sent_on: 2026-03-02}]
            parts: [{who: residents, how: asked}]

    *Hearing: to whom were the papers sent?*

Does not apply
    .. code-block:: yaml

        participants: [{id: residents, perspectives: community}]
        activities:
          - {id: hearing, stages: design, papers: [], parts: [{who: residents, how: asked}]}

    *For hearing, no papers went out, or no lived-experience, carer or community seat
    depends on them.*
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
            "{activity}: papers were sent to {asked}, who are asked there. "
            "This does not show if they could use them."
        ),
        not_met="{activity}: papers were sent, and not to {without}, who are asked there.",
        does_not_apply=(
            "For {activity}, no papers went out, or no lived-experience, carer or community "
            "seat depends on them."
        ),
        remedies=(
            "Send them the same papers, in the forms that they asked for.",
            "Go through the papers by phone, and pay for that time.",
            "If it is over, send them now, and ask again.",
        ),
    ),
    for_whom=ForWhom.LIVED,
)
def papers_reach_those_asked(activity: Activity, plan: Reading) -> Finding:
    """Hold the claim of this page against one activity."""
    asked = {
        who: acts & plan.is_asked_untold(who, part, activity)
        for who, part, acts in plan.parts_for(Side.LIVED, activity)
    }
    sent = {who: plan.was_sent_papers(who, activity) for who in asked}
    unnamed = plan.names_nobody_yet(activity)
    return Finding(
        subject=Id(activity.id),
        applies=plan.papers_went_out(activity) & (some(asked.values()) | unnamed),
        holds=every([*(~asked[who] | sent[who] for who in asked), ~unnamed]),
        values={
            "activity": activity.id,
            "asked": tuple(sorted(who for who in asked if asked[who].is_true)),
            "without": tuple(sorted(who for who in asked if (asked[who] & ~sent[who]).is_true)),
        },
        evidence=frozenset({Id(activity.id), *plan.named(activity)}),
    )
