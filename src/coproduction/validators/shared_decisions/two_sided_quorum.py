"""A decision counts when lived-experience, carer or community members are in the room.

Applies to
    every group that decides, in which somebody with lived experience, a carer or a
    community member has a say beside the organisations.

Expects
    that no decision counts without at least one of these seats there: because the
    quorum names them, or asks for more seats than all the others; or because the
    others cannot pass anything on such a day. So it is where votes are counted of all
    seats and the others have too few, where everybody who sits there has to agree,
    where it also takes most votes of each half, or where one of these seats has a veto.

Why
    Without a quorum a decision can be made on the day when they could not come.
    Equality and sharing power are among the principles of co-production
    [SCIE-2013]_ [NIHR-2018]_. That a quorum should name both is our own rule.

Limits
    Reads the quorum on paper, not who came. A small group can be held up by it:
    a short list of stand-ins, or a second date without it that these members agree,
    may help. Whoever holds a veto and stays away is taken not to agree. Can be met on
    paper by a quorum that nobody counts.

Parameters
    ``least``: how many of these seats must be there; 1 (*project default*).

Met
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        bodies:
          - id: board
            decides_by: majority
            quorum: {seats: 5, lived: 2}
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: lived-experience, number: 4, votes: 1}

    *Board: no decision counts without at least 1 of the 4 lived-experience, carer and community
    seats. This does not show who came.*

Not met
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        bodies:
          - id: board
            decides_by: majority
            quorum: 5
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: lived-experience, number: 4, votes: 1}

    *Board: a decision can count without any of the 4 lived-experience, carer and community
    seats there.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        bodies:
          - id: board
            decides_by: majority
            quorum: 5
            seats:
              - {who: staff, acting_as: practitioner, votes: 1}
              - {who: members, acting_as: lived-experience, number: 4, votes: 1}

    *Board: how many seats are there for staff?*

    *Board: does a decision go by all seats, or by the seats that are there on the day?*

Does not apply
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        bodies:
          - id: board
            decides_by: majority
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: lived-experience, number: 4, votes: 0}

    *Board does not decide, or only one kind of seat has a say there.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.model.bodies import Body
from coproduction.reading import Reading
from coproduction.reading.seats import OWN_LIVES
from coproduction.values.truth import known


@validator(
    says=Wording(
        met=(
            "{body}: no decision counts without at least {least} of the {seats} lived-experience, "
            "carer and community seats. This does not show who came."
        ),
        not_met=(
            "{body}: a decision can count without any of the {seats} lived-experience, carer and "
            "community seats there."
        ),
        does_not_apply="{body} does not decide, or only one kind of seat has a say there.",
        remedies=(
            "Add these seats to the quorum, such as 2 of them.",
            "Set a second date where too few can come, and take written or phone votes.",
            "Agree with these members what happens when nobody can come.",
        ),
    ),
    for_whom=ForWhom.LIVED,
)
def two_sided_quorum(body: Body, plan: Reading, *, least: int = 1) -> Finding:
    """Hold the claim of this page against one body."""
    return Finding(
        subject=body.id,
        applies=plan.both_halves_have_a_say(body),
        holds=plan.quorum_needs(body, OWN_LIVES, least)
        | (known(least <= 1) & ~plan.passes_without(body, OWN_LIVES)),
        values={"body": body.id, "least": least, "seats": plan.seats_of(body, OWN_LIVES)},
        evidence=frozenset({body.id, *plan.seated(body)}),
    )
