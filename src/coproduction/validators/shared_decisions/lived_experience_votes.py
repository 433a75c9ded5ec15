"""Every lived-experience, carer and community seat has a vote where decisions are made.

Applies to
    every group that decides, in which somebody sits from lived experience, as
    a carer or as a community member.

Expects
    each of these seats to have a vote, or the group to decide by consensus. Where the
    group hands its decisions to another one: each such seat there, and at least one.

Why
    Sharing power means sharing the decision, not only the conversation
    [NIHR-2018]_.

Limits
    Reads the votes on paper, not who is heard. A casting vote is a vote. Where a law
    or a contract fixes who may vote, the first step may be to decide elsewhere. Can be
    met on paper by votes that are never taken.

Met
    .. code-block:: yaml

        participants: [{id: members}, {id: staff}]
        bodies:
          - id: steering-group
            decides_by: majority
            seats:
              - {who: members, acting_as: lived-experience, number: 3, votes: 1}
              - {who: staff, acting_as: practitioner, number: 4, votes: 1}

    *Steering group: 3 lived-experience, carer and community seats, and each shares in
    decisions. This does not show whose view counts.*

Not met
    .. code-block:: yaml

        participants: [{id: members}, {id: chair-of-trustees}]
        bodies:
          - id: steering-group
            decides_by: majority
            seats:
              - {who: members, acting_as: carer, number: 3, votes: 0}
              - {who: chair-of-trustees, acting_as: community, number: 1, votes: 1}

    *Steering group: lived-experience, carer and community seats without a vote: 3 of 4.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: members}]
        bodies:
          - id: steering-group
            decides_by: majority
            seats: [{who: members, acting_as: lived-experience, number: 3}]

    *Steering group: how many votes does each seat of members have?*

Does not apply
    .. code-block:: yaml

        participants: [{id: members}]
        bodies:
          - id: reading-group
            decides_by: advises
            seats: [{who: members, acting_as: lived-experience, number: 3, votes: 0}]

    *Reading group does not decide, or has no lived-experience, carer or community seat.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.model.bodies import Body
from coproduction.model.words import Side
from coproduction.reading import Reading


@validator(
    says=Wording(
        met=(
            "{body}: {seats} lived-experience, carer and community seats, and each shares in "
            "decisions. This does not show whose view counts."
        ),
        not_met=(
            "{body}: lived-experience, carer and community seats without a vote: "
            "{without} of {seats}."
        ),
        does_not_apply=(
            "{body} does not decide, or has no lived-experience, carer or community seat."
        ),
        also={"made_by": "Its decisions are made by {made_by}."},
        remedies=(
            "Give these seats votes.",
            "Move the decision to a group in which they have votes.",
            "Call the group advisory, and say who decides.",
        ),
    ),
    for_whom=ForWhom.LIVED,
)
def lived_experience_votes(body: Body, plan: Reading) -> Finding:
    """Hold the claim of this page against one body."""
    deciding = plan.who_decides_for(body)
    sit_there = plan.somebody_sits_for(deciding, Side.LIVED)
    vote_there = plan.decides_by_consensus(deciding) | plan.lived_seats_vote(deciding)
    seats, without = plan.lived_seats(deciding)
    if sit_there.is_false:
        seats = without = plan.lived_seats(body)[0]
    return Finding(
        subject=body.id,
        applies=plan.somebody_sits_for(body, Side.LIVED) & plan.decides(deciding),
        holds=sit_there & vote_there,
        values={
            "body": body.id,
            "seats": seats,
            "without": without,
            "made_by": deciding.id if deciding.id != body.id else None,
        },
        evidence=frozenset({body.id, deciding.id, *plan.seated(body), *plan.seated(deciding)}),
    )
