"""What people who are together each have of a number."""

from __future__ import annotations

from coproduction.documents import loads
from coproduction.ids import Id, WhoId
from coproduction.power.attendance import Present
from coproduction.power.taken_apart import divided, taken_apart
from coproduction.reading import Reading
from coproduction.values.counts import NOBODY, exactly


def test_nobody_has_a_part_of_anything() -> None:
    """Where nobody is there, nobody has a part."""
    a, b = WhoId(Id("a")), WhoId(Id("b"))
    apart = [Present(a, NOBODY), Present(b, NOBODY)]
    assert list(divided(exactly(6), Present(a, NOBODY), apart)) == []


def test_each_has_the_same() -> None:
    """Three people have six together: one of them has two, and two have four."""
    a, b = WhoId(Id("a")), WhoId(Id("b"))
    apart = [Present(a, exactly(1)), Present(b, exactly(2))]
    shares = [number for _, number in divided(exactly(6), Present(a, exactly(3)), apart)]
    assert shares == [exactly(2), exactly(4)]


def test_the_rest_of_a_group_is_taken_apart_too() -> None:
    """Two of the five are a group among them, and three are the rest."""
    plan = loads(
        "format: coproduction-plan/1\nid: plan\nparticipants:\n"
        "  - {id: everybody, size: 5}\n  - {id: some, size: 2, among: everybody}\n"
    )
    everybody = Present(plan.participants[0].id, exactly(5))
    found = taken_apart(everybody, Reading(plan), whole_where=lambda _: False)
    assert [(each.who, str(each.number)) for each in found] == [("some", "2"), ("everybody", "3")]
