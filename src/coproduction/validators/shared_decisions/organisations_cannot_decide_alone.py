"""The organisations cannot pass a decision that nobody else supports.

Applies to
    every body that decides by votes, in which somebody with lived experience, a
    carer or a community member holds a vote beside the organisations.

Expects
    the organisations' seats alone not to pass a decision when everybody is there:
    their votes are fewer than it needs, or somebody else has a veto, or has to agree
    too. A quorum does not help here: whoever can be outvoted in the room can only
    stay away.

Why
    With five votes of nine and a simple majority, the other four can be outvoted
    every time, whatever they say. Sharing power is the first principle of
    co-producing research [NIHR-2018]_, and equality needs a shift of power
    [SCIE-2013]_.

    How often somebody's yes is the one that decides, if all say yes one by one, is the
    index of Shapley and Shubik [ShapleyShubik1954]_. It changes with who stands
    together, so both are shown.

Limits
    Reads the rule on paper, not who is listened to, who wrote the agenda or who
    came. Lived-experience, carer and community seats are counted together here,
    and can want different things: the command ``power`` shows each apart. A
    facilitator whose side is not stated is counted both ways. A group in which
    people with lived experience could decide alone meets it. Can be met on paper
    by a rule that nobody uses.

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
    who speaks, or who is heard. Imagine members saying yes one by one, in every order.
    In 4 of 9 orders, a lived-experience, carer or community seat decides. If each half
    votes as one, it is 1 of 2.*

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
    stop it. Imagine members saying yes one by one, in every order. In 4 of 9 orders, a
    lived-experience, carer or community seat decides. If each half votes as one, they
    never decide.*

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

from coproduction.findings import Finding, ForWhom, Value, Wording, validator
from coproduction.model.bodies import Body
from coproduction.model.words import Perspective
from coproduction.power.halves import own_lives_share
from coproduction.reading import Reading
from coproduction.reading.seats import ORGANISATIONS, OWN_LIVES, Alliance
from coproduction.values.counts import NOBODY
from coproduction.values.truth import FALSE, every

LIVED_EXPERIENCE = Alliance(Perspective.LIVED_EXPERIENCE)
CARERS = Alliance(Perspective.CARER)
COMMUNITY = Alliance(Perspective.COMMUNITY)
MOST_ORDERS = 1000
KINDS = (LIVED_EXPERIENCE, CARERS, COMMUNITY)


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
        also={
            "nothing": "By this rule nothing can pass.",
            "vetoes": "Nothing passes against {vetoes}.",
            "there": "At least {there} lived-experience, carer or community seats must be there.",
            "seats_there": "At least {seats_there} seats must be there.",
            "halves": "It also takes most votes of each half.",
            "then": "{then} must agree too.",
            "lived_alone": "The lived-experience seats can stop a decision alone.",
            "carers_alone": "The carer seats can stop a decision alone.",
            "community_alone": "The community seats can stop a decision alone.",
            "only_together": (
                "Lived-experience, carer and community seats can stop a decision only together."
            ),
            "pass_too": "Lived-experience, carer and community seats together can pass anything.",
            "both_pass": "So two opposite decisions can both pass.",
            "stay_away": "They can stop a decision only by staying away.",
            "decide": (
                "Imagine members saying yes one by one, in every order. In {decide} of {orders} "
                "orders, a lived-experience, carer or community seat decides."
            ),
            "never_as_one": "If each half votes as one, they never decide.",
            "always_as_one": "If each half votes as one, they always decide.",
            "as_one": "If each half votes as one, it is {as_one} of {ways_as_one}.",
        },
    ),
    for_whom=ForWhom.LIVED,
)
def organisations_cannot_decide_alone(body: Body, plan: Reading) -> Finding:
    """Hold the claim of this page against one body."""
    applies = plan.both_halves_vote(body)
    return Finding(
        subject=body.id,
        applies=applies,
        holds=~plan.passes(body, ORGANISATIONS),
        values={
            "body": body.id,
            "held": plan.votes_of(body, ORGANISATIONS),
            "others": plan.votes_of(body, ORGANISATIONS.rest),
            "all": plan.all_votes(body),
            "needed": plan.votes_needed(body),
            **(_also(body, plan) if applies.is_true else dict.fromkeys(ALSO)),
        },
        evidence=frozenset({body.id, *plan.seated(body)}),
    )


ALSO = (
    *("nothing", "vetoes", "there", "seats_there", "halves", "then"),
    *("lived_alone", "carers_alone", "community_alone", "only_together"),
    *("pass_too", "both_pass", "stay_away"),
    *("decide", "orders", "never_as_one", "always_as_one", "as_one", "ways_as_one"),
)


def _also(body: Body, plan: Reading) -> dict[str, Value]:
    """Return what else is said where the check applies; nought and nothing are not said."""
    return {**_of_the_rule(body, plan), **_alone(body, plan), **_shares(body, plan)}


def _of_the_rule(body: Body, plan: Reading) -> dict[str, Value]:
    """Return what the rule asks for besides votes; nought and nothing are not said."""
    rule = body.decides_by
    return {
        "vetoes": plan.veto_holders(body),
        "there": body.quorum.lived,
        "seats_there": body.quorum.seats,
        "halves": int(rule is not None and rule.each_side),
        "then": (rule.then if rule else None) or None,
    }


def _alone(body: Body, plan: Reading) -> dict[str, Value]:
    """Return what one kind of seat can do without the others."""
    anything = plan.anything_passes(body)
    voting = [each for each in KINDS if not plan.votes_of(body, each).exceeds(NOBODY).is_false]
    alone = {each: plan.blocks(body, each) & anything for each in voting}
    several = alone if len(voting) > 1 else {}
    by_votes_alone = not body.vetoes and plan.agrees_too(body) is None
    together = plan.blocks(body, OWN_LIVES) & anything & every(~truth for truth in alone.values())
    organisations, own_lives = plan.passes(body, ORGANISATIONS), plan.passes(body, OWN_LIVES)
    without = plan.passes_without(body, OWN_LIVES)
    said = {
        "nothing": ~anything,
        "lived_alone": several.get(LIVED_EXPERIENCE, FALSE),
        "carers_alone": several.get(CARERS, FALSE),
        "community_alone": several.get(COMMUNITY, FALSE),
        "only_together": together if several and by_votes_alone else FALSE,
        "pass_too": own_lives,
        "both_pass": own_lives & organisations,
        "stay_away": organisations & ~without,
    }
    return {name: int(truth.is_true) for name, truth in said.items()}


def _shares(body: Body, plan: Reading) -> dict[str, Value]:
    """Return how often the lived-experience, carer and community seats decide."""
    share = own_lives_share(body, plan)
    if share is not None and share.for_themselves.denominator > MOST_ORDERS:
        share = None  # more orders than a sentence can speak of; the command ``power`` has them
    as_one = share.as_one if share and share.for_themselves else None
    between = as_one if as_one is not None and 0 < as_one < 1 else None
    return {
        "decide": share.for_themselves.numerator if share else None,
        "orders": share.for_themselves.denominator if share else None,
        "never_as_one": int(as_one == 0),
        "always_as_one": int(as_one == 1),
        "as_one": between.numerator if between else None,
        "ways_as_one": between.denominator if between else None,
    }
