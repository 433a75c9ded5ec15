"""A veto of an organisation rests on something written down, or others can stop a decision too.

Applies to
    every group that decides, in which somebody who speaks for an organisation can
    stop a decision alone by a veto; or which needs the agreement of another group, in
    which the organisations' seats can stop it.

Expects
    what each such veto rests on to be written down, such as a law or the terms of
    the money; or the lived-experience, carer and community seats together to be
    able to stop a decision, too. For the agreement of another group there is nothing
    to write it to: name it as a veto instead, with what it rests on.

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

    *Board: the organisations can stop a decision by a veto. This does not show when it is
    used. What the veto of funder rests on is written down.*

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

    *Board: the organisations can stop a decision by a veto. The lived-experience, carer and
    community seats cannot stop one. Nothing is written down about why nothing passes
    against funder.*

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
from coproduction.model.bodies import Body
from coproduction.reading import Reading
from coproduction.reading.seats import ORGANISATIONS, OWN_LIVES
from coproduction.values.truth import FALSE


@validator(
    says=Wording(
        met=(
            "{body}: the organisations can stop a decision by a veto. This does not show when it "
            "is used."
        ),
        not_met=(
            "{body}: the organisations can stop a decision by a veto. The lived-experience, carer "
            "and community seats cannot stop one."
        ),
        does_not_apply=(
            "{body} decides nothing, or nobody who speaks for an organisation has a veto there."
        ),
        also={
            "unexplained": (
                "Nothing is written down about why nothing passes against {unexplained}."
            ),
            "approved_by": (
                "{approved_by} must agree too, and the organisations can stop it there."
            ),
            "explained": "What the veto of {explained} rests on is written down.",
            "balanced": (
                "The lived-experience, carer and community seats together can stop one, too."
            ),
        },
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
    further = plan.agrees_too(body)
    stopped_there = plan.blocks(further, ORGANISATIONS) if further else FALSE
    applies = plan.decides(body) & (plan.holds_veto(body, ORGANISATIONS) | stopped_there)
    holders = plan.veto_holders_in(body, ORGANISATIONS) if applies.is_true else ()
    explained = {who: plan.veto_explained(who, body) for who in holders}
    balanced = plan.blocks(body, OWN_LIVES)
    return Finding(
        subject=body.id,
        applies=applies,
        holds=(plan.rests_on_something(body, ORGANISATIONS) & ~stopped_there) | balanced,
        values={
            "body": body.id,
            "unexplained": tuple(who for who in holders if explained[who].is_false),
            "approved_by": further.id if further and (applies & stopped_there).is_true else None,
            "explained": tuple(who for who in holders if explained[who].is_true),
            "balanced": int((applies & balanced).is_true),
        },
        evidence=frozenset({body.id, *holders}),
    )
