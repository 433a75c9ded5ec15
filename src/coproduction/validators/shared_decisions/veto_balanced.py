"""A veto of an organisation rests on something written down, or others can stop a decision too.

Applies to
    every group that decides, in which somebody who speaks for an organisation can
    stop a decision alone.

Expects
    what each such veto rests on to be written down, such as a law or the terms of
    the money; or the lived-experience, carer and community seats together to be
    able to stop a decision, too.

Why
    Some duties cannot be given away, and saying so at the start is honest. A veto
    that nobody explained can undo what was decided together. Sharing power is the
    first principle of co-producing research [NIHR-2018]_.

Limits
    Reads that something is written, not what it says, whether it is true, or
    whether the veto is kept to it. Can be met on paper by any words.

Met
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        organisations: [{id: funder}]
        bodies:
          - id: board
            decides_by: majority
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: carer, number: 4, votes: 1}
            vetoes: [{who: funder, basis: the terms of the grant}]

    *Board: nothing passes against funder. What that rests on is written down, or the other
    seats can stop a decision too. This does not show when it is used.*

Not met
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        organisations: [{id: funder}]
        bodies:
          - id: board
            decides_by: majority
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: carer, number: 4, votes: 1}
            vetoes: [{who: funder, basis: no}]

    *Board: nothing passes against funder. Nothing is written down about why. Lived-experience,
    carer and community seats cannot stop a decision.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        organisations: [{id: funder}]
        bodies:
          - id: board
            decides_by: majority
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: carer, number: 4, votes: 1}
            vetoes: [{who: funder}]

    *Board: what does it rest on that funder can stop a decision: a law, the money?*

Does not apply
    .. code-block:: yaml

        participants: [{id: staff}, {id: members}]
        bodies:
          - id: board
            decides_by: majority
            seats:
              - {who: staff, acting_as: practitioner, number: 5, votes: 1}
              - {who: members, acting_as: carer, number: 4, votes: 1}

    *Board decides nothing, or nobody who speaks for an organisation has a veto there.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.ids import OTHERS
from coproduction.model.bodies import Body
from coproduction.reading import Reading
from coproduction.reading.seats import ORGANISATIONS, OWN_LIVES


@validator(
    says=Wording(
        met=(
            "{body}: nothing passes against {holders}. What that rests on is written down, or the "
            "other seats can stop a decision too. This does not show when it is used."
        ),
        not_met=(
            "{body}: nothing passes against {holders}. Nothing is written down about why. "
            "Lived-experience, carer and community seats cannot stop a decision."
        ),
        does_not_apply=(
            "{body} decides nothing, or nobody who speaks for an organisation has a veto there."
        ),
        remedies=(
            "Write down what the veto rests on, and for which matters it is.",
            "Explain it to everyone before the next decision.",
            "Let the other seats stop a decision, too.",
        ),
    ),
    for_whom=ForWhom.LIVED,
)
def veto_balanced(body: Body, plan: Reading) -> Finding:
    """Hold the claim of this page against one body."""
    return Finding(
        subject=body.id,
        applies=plan.decides(body) & plan.holds_veto(body, ORGANISATIONS),
        holds=plan.rests_on_something(body, ORGANISATIONS) | plan.blocks(body, OWN_LIVES),
        values={
            "body": body.id,
            "holders": tuple(sorted({who for veto in body.vetoes for who in veto.who})),
        },
        evidence=frozenset(
            {body.id, *(who for veto in body.vetoes for who in veto.who)} - {OTHERS}
        ),
    )
