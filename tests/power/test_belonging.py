"""What people who are together each have of a number."""

from __future__ import annotations

from coproduction.ids import Id, WhoId
from coproduction.power.belonging import Present, divided
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
