"""The organisations cannot pass a decision that nobody else supports.

Applies to
    every body that decides by votes, in which somebody with lived experience, a
    carer or a community member holds a vote beside the organisations.

Expects
    the votes of the organisations' seats alone not to pass a decision, with
    everybody present: they are fewer than it needs, or somebody else has a veto.

Why
    With five votes of nine and a simple majority, the other four can be outvoted
    every time, whatever they say. Sharing power is the first principle of
    co-producing research [NIHR-2018]_, and equality needs a shift of power
    [SCIE-2013]_.

Limits
    Reads the rule on paper, not who is listened to, who wrote the agenda or who
    came. A group in which people with lived experience could decide alone meets
    it. Can be met on paper by a rule that nobody uses.

Met
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        bodies:
          - id: board
            decides_by: {at_least: 6}
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: lived-experience, number: 4, votes: 1}

    *Board: the organisations hold 5 of 9 votes. A decision needs 6. This does not show
    who speaks, or who is heard.*

Not met
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        bodies:
          - id: board
            decides_by: majority
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: lived-experience, number: 4, votes: 1}

    *Board: the organisations hold 5 of 9 votes, and can pass anything. The other 4 cannot
    stop it.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        bodies:
          - id: board
            decides_by: majority
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: lived-experience, number: 4}

    *Board: how many votes does each seat of members have?*

Does not apply
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        bodies:
          - id: board
            decides_by: consensus
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: lived-experience, number: 4, votes: 1}

    *Board does not decide by votes of both kinds of seat.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.model.bodies import Body
from coproduction.model.words import Side
from coproduction.reading import Reading
from coproduction.reading.seats import Alliance
from coproduction.values.counts import NOBODY

OWN_LIVES = Alliance(Side.LIVED)
ORGANISATIONS = Alliance(Side.ORGANISATION)
EVERYBODY_ELSE = Alliance(Side.ORGANISATION, rest=True)


@validator(
    says=Wording(
        met=(
            "{body}: the organisations hold {held} of {all} votes. A decision needs {needed}. "
            "This does not show who speaks, or who is heard."
        ),
        not_met=(
            "{body}: the organisations hold {held} of {all} votes, and can pass anything. "
            "The other {others} cannot stop it."
        ),
        does_not_apply="{body} does not decide by votes of both kinds of seat.",
        remedies=(
            "Ask for more votes to pass a decision than the organisations hold.",
            "Ask for most votes of each kind of seat.",
            "Add a lived-experience or carer seat, and count again.",
        ),
        also={"vetoes": "{vetoes} can stop a decision alone."},
    ),
    for_whom=ForWhom.LIVED,
)
def organisations_cannot_decide_alone(body: Body, plan: Reading) -> Finding:
    """Hold the claim of this page against one body."""
    organisation = plan.votes_of(body, ORGANISATIONS)
    lived = plan.votes_of(body, OWN_LIVES)
    return Finding(
        subject=body.id,
        applies=plan.decides_by_votes(body) & lived.exceeds(NOBODY) & organisation.exceeds(NOBODY),
        holds=~plan.passes(body, Side.ORGANISATION),
        values={
            "body": body.id,
            "held": organisation,
            "others": plan.votes_of(body, EVERYBODY_ELSE),
            "all": plan.all_votes(body),
            "needed": plan.votes_needed(body),
            "vetoes": tuple(sorted({who for veto in body.vetoes for who in veto.who})),
        },
        evidence=frozenset({body.id, *plan.seated(body)}),
    )
