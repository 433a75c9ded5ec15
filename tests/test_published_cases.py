"""Cases from the literature and from the notes, with their places."""

from __future__ import annotations

from fractions import Fraction

import pytest

from coproduction import Body, Organisation, Participant, Plan, Reading, Seat, Veto
from coproduction.findings import Finding, Outcome
from coproduction.power.halves import own_lives_share
from coproduction.validators import catalogue


def board(staff: int, members: int, needed: int) -> Plan:
    """Return a plan with one board in which a decision needs so many votes."""
    return Plan(
        id="plan",
        participants=[Participant(id="staff"), Participant(id="members")],
        bodies=[
            Body(
                id="board",
                decides_by={"at_least": needed},
                seats=[
                    Seat(who="staff", acting_as="practitioner", number=staff, votes=1),
                    Seat(who="members", acting_as="lived-experience", number=members, votes=1),
                ],
            )
        ],
    )


def alone(plan: Plan) -> Finding:
    """Return whether the organisations cannot decide alone on the first board."""
    return catalogue()["organisations-cannot-decide-alone"](plan.bodies[0], Reading(plan))


@pytest.mark.parametrize(
    ("staff", "members", "needed", "outcome"),
    [
        (3, 2, 3, Outcome.NOT_MET),
        (5, 4, 5, Outcome.NOT_MET),
        (4, 2, 4, Outcome.NOT_MET),
        (3, 3, 4, Outcome.MET),
        (5, 4, 6, Outcome.MET),
        (4, 2, 5, Outcome.MET),
        (2, 5, 4, Outcome.MET),
    ],
)
def test_seats_and_the_votes_needed(
    staff: int, members: int, needed: int, outcome: Outcome
) -> None:
    """The organisations pass alone just where their votes reach what is needed (table 3.2b)."""
    finding = alone(board(staff, members, needed))
    assert finding.outcome == outcome
    assert finding.values["held"].lowest == Fraction(staff)  # type: ignore[union-attr]  # bounds


@pytest.mark.parametrize(("staff", "members"), [(3, 2), (5, 4), (4, 2), (3, 3), (2, 5)])
def test_a_majority_is_more_than_half(staff: int, members: int) -> None:
    """A simple majority says the same as the votes that it needs."""
    needed = (staff + members) // 2 + 1
    plan = board(staff, members, needed)
    [body] = plan.bodies
    majority = Plan(
        id="plan",
        participants=plan.participants,
        bodies=[Body(id="board", decides_by="majority", seats=body.seats)],
    )
    assert alone(majority).outcome == alone(plan).outcome


def test_a_veto_of_the_other_seats_stops_the_organisations() -> None:
    """With a veto of the members, the organisations pass nothing alone."""
    plan = board(5, 4, 5)
    [body] = plan.bodies
    vetoed = Plan(
        id="plan",
        participants=plan.participants,
        bodies=[
            Body(id="board", decides_by="majority", seats=body.seats, vetoes=[Veto(who="members")])
        ],
    )
    assert alone(vetoed).outcome == Outcome.MET


def test_a_carer_who_is_a_manager_counts_once_in_the_seat() -> None:
    """The seat says in which capacity; without that, both ways are counted (nuance 1)."""

    def with_hat(hat: str | None) -> Outcome:
        plan = Plan(
            id="plan",
            organisations=[Organisation(id="council")],
            participants=[Participant(id="sam", size=1, perspectives=["carer", "manager"])],
            bodies=[
                Body(
                    id="board",
                    decides_by="majority",
                    seats=[
                        Seat(who="council", number=1, votes=1),
                        Seat(who="sam", acting_as=hat, number=1, votes=1),
                    ],
                )
            ],
        )
        return alone(plan).outcome

    assert with_hat("carer") == Outcome.MET
    assert with_hat("manager") == Outcome.DOES_NOT_APPLY
    assert with_hat(None) == Outcome.CANNOT_TELL


def test_very_many_orders_are_left_to_the_command() -> None:
    """A share of more orders than a sentence can speak of is not said in one."""
    votes = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43)
    plan = Plan(
        id="plan",
        participants=[Participant(id=f"p{number}") for number in votes],
        bodies=[
            Body(
                id="board",
                decides_by="majority",
                seats=[
                    Seat(
                        who=f"p{number}",
                        acting_as="carer" if number % 4 == 1 else "practitioner",
                        number=1,
                        votes=number,
                    )
                    for number in votes
                ],
            )
        ],
    )
    share = own_lives_share(plan.bodies[0], Reading(plan))
    assert share is not None
    assert share.for_themselves.denominator > 1000
    said = alone(plan).values
    assert said["decide"] is None
    assert said["never_as_one"] == 0
