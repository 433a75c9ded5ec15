"""The worked examples of the literature as plans: what is shown holds the published level.

``levels.md`` §4: *encode the facts as a plan and expect the interval to contain the level*.
Each plan says what the example says and no more, so ``allowed`` is all that its facts leave
open. Examples of a single event are read in that activity; those of a whole project in the
strand.
"""

from __future__ import annotations

from typing import Final

import attrs
import pytest

from coproduction import loads
from coproduction.levels.cells import Cell
from coproduction.levels.shown import Basis, shown
from coproduction.model.words import Stage

PEOPLE: Final = """
format: coproduction-plan/1
id: plan
participants:
  - {id: people, perspectives: lived-experience}
  - {id: team, perspectives: researcher}
"""


@attrs.frozen
class Example:
    """A published example.

    Attributes:
        published: The steps that it is published at.
        allowed: All the steps that its facts leave open.
        plan: The facts.
        is_event: Whether it is about a single event.
    """

    published: tuple[int, ...]
    allowed: tuple[int, ...]
    plan: str
    is_event: bool = True


EXAMPLES: Final = {
    # Caplan et al. 2014 (PMC4484890).
    "UW1: posters tell, nobody is asked": Example(
        (2, 3),
        (3,),
        "activities: [{id: posters, status: happened, parts: [{who: people, how: informed}]}]",
    ),
    "UW2: a survey, once": Example(
        (4,),
        (4,),
        """
activities:
  - {id: survey, status: happened, stages: agenda, open: yes, sessions: 1,
     parts: [{who: people, how: asked}]}
""",
    ),
    "UW3: calls and one meeting, both ways": Example(
        (4, 5),
        (4, 5),
        """
activities:
  - {id: meeting, status: happened, stages: design, parts: [{who: people, how: discusses}]}
""",
    ),
    "UW4: a panel, monthly, can change details, advises": Example(
        (5,),
        (5,),
        """
bodies: [{id: panel, decides_by: advises, seats: [{who: people}]}]
activities:
  - {id: meetings, status: happened, stages: design, open: yes, sessions: 6,
     parts: [{who: people, how: discusses}, {who: team, how: makes}]}
decisions: [{id: details, status: happened, at: meetings, by: panel}]
""",
    ),
    "UW5: a patient designs with the team, who decides is not stated": Example(
        (6, 7),
        (6, 7, 8),
        """
activities:
  - {id: work, status: happened, parts: [{who: [people, team], how: makes}]}
""",
        is_event=False,
    ),
    # Key et al. 2019, by the examples in table 3 of PMC11279648.
    "K2: statistics are used, nobody is contacted": Example(
        (0,),
        (0,),
        """
activities:
  - {id: statistics, status: happened, parts: [{who: team, how: makes}], nobody_else: yes}
""",
    ),
    "K3: interviews, once, one way": Example(
        (4,),
        (4,),
        """
activities:
  - {id: interviews, status: happened, stages: agenda, sessions: 1,
     parts: [{who: people, how: asked}]}
""",
    ),
    "K4: an advisory board meets repeatedly, can be outvoted": Example(
        (5,),
        (5,),
        """
bodies: [{id: board, decides_by: advises, seats: [{who: people}]}]
activities:
  - {id: meetings, status: happened, stages: design, open: yes, sessions: {at_least: 2},
     parts: [{who: people, how: discusses}]}
decisions: [{id: advice, status: happened, at: meetings, by: board}]
""",
    ),
    "K6: they frame the need, decide, run and evaluate together": Example(
        (7,),
        (5, 6, 7),
        """
activities:
  - {id: work, status: happened, starts_on: 2019,
     parts: [{who: [people, team], how: [frames, decides, delivers, evaluates]}]}
""",
        is_event=False,
    ),
    "K7: the community leads, holds the money and decides alone": Example(
        (8,),
        (8,),
        """
activities:
  - {id: work, status: happened, nobody_else: yes,
     parts: [{who: people, how: [leads, frames, makes, decides]}, {who: team, how: asked}]}
decisions:
  - {id: grant, status: happened, by: people, decides_by: consensus, binding: yes,
     money: 5000.00 USD}
""",
        is_event=False,
    ),
}


def cell_of(example: Example) -> Cell:
    """Return what is shown of the people of an example, in its event or as a whole."""
    found = shown(loads(PEOPLE + example.plan))
    [cell] = [
        cell
        for cell in (found.activities if example.is_event else found.strands)
        if (cell.basis, cell.group) == (Basis.HAPPENED, "people")
    ]
    return cell


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_a_worked_example_as_a_plan(example: Example) -> None:
    """What is shown holds the published level, and no more than the facts leave open."""
    steps = cell_of(example).steps
    assert steps is not None
    assert steps.possible == example.allowed
    assert not set(example.published).isdisjoint(steps.possible)


def test_complete_lists_settle_the_widest_examples() -> None:
    """Where all that there was is recorded, who only designed together is at step 6."""
    example = EXAMPLES["UW5: a patient designs with the team, who decides is not stated"]
    lists = "complete: [activities, decisions]\n"
    steps = cell_of(attrs.evolve(example, plan=lists + example.plan)).steps
    assert steps is not None
    assert steps.possible == (6,)


def test_the_advice_of_a_board_is_no_share_in_the_decision() -> None:
    """What an advisory board says about a decision is input to it."""
    example = EXAMPLES["K4: an advisory board meets repeatedly, can be outvoted"]
    [cell] = [
        cell
        for cell in shown(loads(PEOPLE + example.plan)).stages
        if (cell.basis, cell.stage, cell.group) == (Basis.HAPPENED, Stage.DECIDE, "people")
    ]
    assert list(cell.shares) == ["input"]
