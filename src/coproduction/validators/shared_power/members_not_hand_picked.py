"""The organisations do not choose the people whom they can outvote.

Applies to
    every body in which somebody sits from lived experience, as a carer or as a
    community member, and in which the organisations' seats alone can pass a
    decision.

Expects
    none of these people to have been chosen by an organisation: it was open to
    anybody, or their own group sent or chose them.

Why
    An early and much-used scale of participation sets a few chosen people who can be
    outvoted below a real share of power [ARNSTEIN-1969]_. Sharing power is the first
    principle of co-producing research [NIHR-2018]_. The check
    *organisations-cannot-decide-alone* is about the votes; this one is about who chose
    the people.

Limits
    Reads who recruited people, not whom they answer to, or what they say. In a small
    community everybody may be known. A group that only advises is not held against
    this. Can be met on paper by an open call that nobody hears of.

Met
    .. code-block:: yaml

        participants: [{id: staff}, {id: members, recruited: own-group}]
        bodies:
          - id: board
            decides_by: majority
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: lived-experience, number: 4, votes: 1}

    *Board: the organisations can pass anything, and chose nobody in the lived-experience,
    carer and community seats. This does not show whom these seats answer to.*

Not met
    .. code-block:: yaml

        organisations: [{id: council}]
        participants: [{id: staff}, {id: members, recruited: chosen, recruited_by: council}]
        bodies:
          - id: board
            decides_by: majority
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: lived-experience, number: 4, votes: 1}

    *Board: the organisations can pass anything without members, and chose who they are.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        bodies:
          - id: board
            decides_by: majority
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: lived-experience, number: 4, votes: 1}

    *Members: was this open to anybody, were people chosen, or did their own group send
    them?*

Does not apply
    .. code-block:: yaml

        participants: [{id: staff}, {id: members, recruited: chosen, recruited_by: staff}]
        bodies:
          - id: board
            decides_by: consensus
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: lived-experience, number: 4, votes: 1}

    *Board has no lived-experience, carer or community seat, or the organisations cannot
    pass a decision there alone.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.model.bodies import Body
from coproduction.model.words import Side
from coproduction.reading import Reading
from coproduction.reading.seats import ORGANISATIONS
from coproduction.values.truth import every


@validator(
    says=Wording(
        met=(
            "{body}: the organisations can pass anything, and chose nobody in the "
            "lived-experience, carer and community seats. "
            "This does not show whom these seats answer to."
        ),
        not_met=(
            "{body}: the organisations can pass anything without {chosen}, and chose who they are."
        ),
        does_not_apply=(
            "{body} has no lived-experience, carer or community seat, or the organisations "
            "cannot pass a decision there alone."
        ),
        remedies=(
            "Fill the next seat by an open call, in words that people use themselves.",
            "Ask a community group to send whom it chooses.",
            "Let the people who sit there already choose who joins them.",
        ),
    ),
    for_whom=ForWhom.LIVED,
)
def members_not_hand_picked(body: Body, plan: Reading) -> Finding:
    """Hold the claim of this page against one body."""
    picked = [
        (who, plan.sits_for(who, seat, body, Side.LIVED) & plan.was_hand_picked(who))
        for who, seat in plan.named_seats(body)
    ]
    return Finding(
        subject=body.id,
        applies=plan.somebody_sits_for(body, Side.LIVED) & plan.passes(body, ORGANISATIONS),
        holds=every(~truth for _, truth in picked) & plan.lists_seats(body),
        values={
            "body": body.id,
            "chosen": tuple(sorted({who for who, truth in picked if truth.is_true})),
        },
        evidence=frozenset({body.id, *plan.seated(body)}),
    )
