"""How the part of a group changes: over time, from stage to stage, from plan to plan."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction import loads
from coproduction.levels.change import (
    Direction,
    compared,
    from_plan_to_plan,
    from_stage_to_stage,
    over_time,
)
from coproduction.levels.ranges import Steps
from coproduction.levels.shown import Basis, Cell, shown
from coproduction.model.plan import Plan
from coproduction.model.words import Stage
from coproduction.values.days import UNDATED, Day, before
from coproduction.values.truth import FALSE


def plan_of(*days: tuple[str, str]) -> Plan:
    """Return a plan with an activity for each day, in which carers take part in some way."""
    acts = ", ".join(
        f"{{id: a{n}, status: happened, starts_on: {day}, parts: [{{who: carers, how: {how}}}], "
        "nobody_else: yes}"
        for n, (day, how) in enumerate(days)
    )
    return loads(
        "format: coproduction-plan/1\nid: plan\nparticipants: [{id: carers, perspectives: carer}]\n"
        f"activities: [{acts}]"
    )


def a_cell(*steps: int) -> Cell:
    """Return a cell with these steps."""
    plan = plan_of(("2026-01-01", "makes"))
    return attrs.evolve(shown(plan).strands[0], steps=Steps(possible=steps) if steps else None)


@pytest.mark.parametrize(
    ("earlier", "later", "direction"),
    [
        ([4], [6], Direction.FURTHER),
        ([6], [3, 4], Direction.LESS_FAR),
        ([5], [5], Direction.SAME),
        ([4, 5], [5, 6], Direction.CANNOT_TELL),
        ([3, 6], [4], Direction.CANNOT_TELL),
        ([4, 5], [4, 5], Direction.CANNOT_TELL),
        ([4], [7, 8], Direction.CANNOT_TELL),
        ([7], [8], Direction.SET_APART),
        ([8], [4], Direction.SET_APART),
        ([], [4], Direction.NOT_COMPARABLE),
    ],
)
def test_directions(earlier: list[int], later: list[int], direction: Direction) -> None:
    """A change has a direction only where no possible step of the two is shared."""
    assert compared(a_cell(*earlier), a_cell(*later)).direction == direction


def test_what_is_not_recorded_is_not_comparable() -> None:
    """Where one side lacks the facts, nothing is said about anybody."""
    silent = attrs.evolve(a_cell(4), is_described=FALSE)
    assert compared(silent, a_cell(4)).direction == Direction.NOT_COMPARABLE


def test_over_time() -> None:
    """Dated activities are in the order of their days; the others have no place in it."""
    plan = plan_of(
        ("2026-03-01", "frames"),
        ("2026-01", "informed"),
        ("2026-02-01", "makes"),
        ("2026-02", "makes"),
        ("2026-04-01", "evaluates"),
    )
    [found] = [each for each in over_time(plan, shown(plan)) if each.basis == Basis.HAPPENED]
    assert (found.undated, found.unordered) == ((), ("a3",))
    assert [(c.earlier.activity, c.later.activity, c.direction) for c in found.changes] == [
        ("a1", "a2", Direction.FURTHER),
        ("a2", "a0", Direction.SAME),
        ("a0", "a4", Direction.SAME),
    ]


def test_only_the_undated_drop_out() -> None:
    """An activity without a day is named, and the others keep their order."""
    plan = plan_of(
        ("2026-01-01", "asked"), ("undated", "makes"), ("2026-03-01", "makes"), ("2026", "makes")
    )
    [found] = [each for each in over_time(plan, shown(plan)) if each.basis == Basis.HAPPENED]
    assert (found.undated, found.unordered) == (("a1",), ("a3",))
    assert [(c.earlier.activity, c.later.activity) for c in found.changes] == [("a0", "a2")]


def test_two_of_one_day() -> None:
    """Of two activities on the same day neither has a place, and the others have."""
    plan = plan_of(
        ("2026-01-01", "asked"),
        ("2026-02-01", "makes"),
        ("2026-02-01", "makes"),
        ("2026-03-01", "makes"),
    )
    [found] = [each for each in over_time(plan, shown(plan)) if each.basis == Basis.HAPPENED]
    assert found.unordered == ("a1", "a2")
    assert [(c.earlier.activity, c.later.activity) for c in found.changes] == [("a0", "a3")]


some_days = st.builds(
    lambda first, days: Day(first, first + dt.timedelta(days)),
    st.dates(dt.date(2026, 1, 1), dt.date(2026, 3, 1)),
    st.integers(0, 20),
) | st.just(UNDATED)


@settings(max_examples=60, deadline=None)
@given(days=st.lists(some_days, min_size=1, max_size=6))
def test_every_activity_is_placed_or_named(days: list[Day]) -> None:
    """Each is in the order, undated or too vague; whatever has a place is before the next."""
    plan = plan_of(*[("2026-01-01", "makes")] * len(days))
    plan = attrs.evolve(
        plan,
        activities=[
            attrs.evolve(each, starts_on=day)
            for each, day in zip(plan.activities, days, strict=True)
        ],
    )
    when = {each.id: each.starts_on for each in plan.activities}
    found = next(each for each in over_time(plan, shown(plan)) if each.basis == Basis.HAPPENED)
    in_order = {cell.activity for each in found.changes for cell in (each.earlier, each.later)}
    for change in found.changes:
        first, second = change.earlier.activity, change.later.activity
        assert first is not None
        assert second is not None
        one, other = when[first], when[second]
        assert one is not None
        assert other is not None
        assert before(one, other) is True
    apart = {*found.undated, *found.unordered}
    assert not apart & in_order
    assert set(found.undated) == {key for key, day in when.items() if day == UNDATED}
    assert len(set(when) - apart - in_order) <= 1  # the only one that has a place


def test_drop_off_from_stage_to_stage() -> None:
    """Who made it and was then told what was decided dropped off between the two."""
    plan = loads(
        "format: coproduction-plan/1\nid: plan\n"
        "participants: [{id: carers, perspectives: carer}, {id: staff, perspectives: manager}]\n"
        "activities:\n"
        "  - {id: one, status: happened, parts: [{who: carers, how: makes}], nobody_else: yes}\n"
        "  - id: two\n"
        "    status: happened\n"
        "    parts: [{who: carers, how: informed}, {who: staff, how: decides}]\n"
        "    nobody_else: yes\n"
    )
    [change] = [c for c in from_stage_to_stage(shown(plan)) if c.earlier.basis == Basis.HAPPENED]
    assert (change.earlier.stage, change.later.stage) == ("design", "decide")
    assert change.direction == Direction.LESS_FAR


def test_whoever_shares_every_stage_did_not_drop_off() -> None:
    """Stages are compared by the share: the steps of deciding end before those of making."""
    plan = loads(
        "format: coproduction-plan/1\nid: plan\n"
        "participants: [{id: carers, perspectives: carer}, {id: staff, perspectives: manager}]\n"
        "activities:\n"
        "  - id: year\n"
        "    status: happened\n"
        "    parts: [{who: [carers, staff], how: [makes, decides, delivers]}]\n"
        "    nobody_else: yes\n"
    )
    changes = [c for c in from_stage_to_stage(shown(plan)) if c.earlier.basis == Basis.HAPPENED]
    assert [(c.later.stage, c.direction) for c in changes] == [
        (Stage.DECIDE, Direction.SAME),
        (Stage.DELIVER, Direction.SAME),
    ]


def test_from_plan_to_plan() -> None:
    """Two plans are compared where they name the same; what one lacks is not comparable."""
    earlier = shown(plan_of(("2026-01-01", "asked")))
    later = shown(plan_of(("2026-01-01", "makes")))
    found = from_plan_to_plan(earlier, later)
    directions = {
        change.earlier.stage: change.direction
        for change in found.changes
        if change.earlier.basis == Basis.HAPPENED
    }
    assert directions[Stage.DESIGN] == Direction.NOT_COMPARABLE
    assert directions[None] == Direction.CANNOT_TELL
    assert (found.only_earlier, found.only_later) == ((), ())
    other = shown(
        loads("format: coproduction-plan/1\nid: p\nparticipants: [{id: x, perspectives: carer}]")
    )
    found = from_plan_to_plan(earlier, other)
    assert found.changes == ()
    assert {each.group for each in found.only_earlier} == {"carers"}
    assert {each.group for each in found.only_later} == {"x"}
