"""People who help to carry out the work have a say in it.

Applies to
    every plan in which somebody takes part in carrying out the work from lived
    experience, as a carer or as a community member.

Expects
    each of these groups to be asked, or to share in making, deciding or reviewing, in
    an activity or a decision of the same strand that the plan records.

Why
    Where professionals plan and people help to deliver, people have a share in the
    work and none in what it is. Full co-production is where both plan and both deliver
    [BOVAIRD-2007]_. *roles-cross-over* looks for people who carry out the work; this
    check looks for their say in it.

Limits
    Reads what is recorded: people may be asked every day in the work itself. Once is
    enough. Somebody may wish to help and no more; then set this aside with them.
    Can be met on paper by a question that changes nothing.

Met
    .. code-block:: yaml

        participants: [{id: neighbours, perspectives: community}]
        activities:
          - {id: planning, parts: [{who: neighbours, how: makes}]}
          - {id: planting, parts: [{who: neighbours, how: delivers}]}

    *Neighbours: the plan names a part in carrying out the work, and a say in it. This does
    not show what their say changed.*

Not met
    .. code-block:: yaml

        participants: [{id: neighbours, perspectives: community}]
        activities:
          - {id: planting, parts: [{who: neighbours, how: delivers}]}

    *Neighbours: the plan names a part in carrying out the work, and no say in it.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: neighbours, perspectives: community}]
        activities:
          - {id: planning, stages: design, parts: [{who: neighbours}]}
          - {id: planting, parts: [{who: neighbours, how: delivers}]}

    *Planning: how did neighbours take part: told, asked, helped make, helped decide?*

Does not apply
    .. code-block:: yaml

        participants: [{id: neighbours, perspectives: community}]
        activities:
          - {id: survey, stages: design, parts: [{who: neighbours, how: asked}]}

    *Nobody in a lived-experience, carer or community seat is named as carrying out the
    work.*
"""

from __future__ import annotations

from collections.abc import Iterable

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.ids import Id, StrandId, WhoId
from coproduction.model.plan import Plan
from coproduction.model.words import ListName, Side
from coproduction.reading import Reading
from coproduction.values.truth import FALSE, Truth, every, some


@validator(
    says=Wording(
        met=(
            "{deliver}: the plan names a part in carrying out the work, and a say in it. "
            "This does not show what their say changed."
        ),
        not_met="{without}: the plan names a part in carrying out the work, and no say in it.",
        does_not_apply=(
            "Nobody in a lived-experience, carer or community seat is named as carrying out the "
            "work."
        ),
        remedies=(
            "Ask them what they would keep and what they would change, before it goes on.",
            "Plan the next round together.",
            "Write down where they were asked already.",
        ),
    ),
    for_whom=ForWhom.LIVED,
)
def those_who_deliver_have_a_say(plan: Plan, reading: Reading) -> Finding:
    """Hold the claim of this page against a plan."""
    found = [
        (who, delivers, reading.has_a_say_in_strand(who, strand))
        for (who, strand), delivers in _who_deliver(reading).items()
    ]
    unnamed = some(
        [
            *map(reading.names_nobody_yet, reading.activities()),
            reading.may_begin(ListName.ACTIVITIES),
        ]
    )
    return Finding(
        subject=plan.id,
        applies=some(delivers for _, delivers, _ in found) | unnamed,
        holds=every([*(~delivers | say for _, delivers, say in found), ~unnamed]),
        values={
            "deliver": _groups((who, delivers) for who, delivers, _ in found),
            "without": _groups((who, delivers & ~say) for who, delivers, say in found),
        },
        evidence=frozenset(Id(who) for who, _, _ in found),
    )


def _who_deliver(reading: Reading) -> dict[tuple[WhoId, StrandId], Truth]:
    """Return who may carry out work in which strand, and whether they do."""
    found: dict[tuple[WhoId, StrandId], Truth] = {}
    for activity in reading.activities():
        for who, part, acts in reading.parts_for(Side.LIVED, activity):
            delivers = acts & reading.carries_out_work(who, part, activity)
            if not delivers.is_false:
                key = (who, activity.strand)
                found[key] = found.get(key, FALSE) | delivers
    return found


def _groups(found: Iterable[tuple[WhoId, Truth]]) -> tuple[str, ...]:
    """Return those of whom it is sure, sorted."""
    return tuple(sorted({who for who, truth in found if truth.is_true}))
