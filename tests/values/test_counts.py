"""Counts between bounds, and the sums that are worked out with them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.errors import InvalidValueError
from coproduction.ids import Id
from coproduction.values.counts import (
    LARGEST,
    NOBODY,
    Bounds,
    Count,
    between,
    count,
    exactly,
    figure,
    stated,
    whole,
)
from coproduction.values.truth import FALSE, TRUE, Fact, Truth, unknown

SIZE = Fact(Id("carers"), "size")
VOTES = Fact(Id("board"), "seats.votes", "carers")
FAR = 9
"""Above every bound that is drawn: what stands for no bound above, in the brute force."""


@st.composite
def bounds(draw: st.DrawFn, fact: Fact = SIZE) -> Bounds:
    lowest = draw(st.integers(0, 4))
    highest = draw(st.one_of(st.none(), st.integers(lowest, 5)))
    known = lowest == highest
    return Bounds(
        Fraction(lowest),
        None if highest is None else Fraction(highest),
        frozenset() if known else frozenset({fact}),
    )


def numbers(of: Bounds) -> range:
    """Return the whole numbers that it can be, up to one that is far above."""
    return range(int(of.lowest), FAR if of.highest is None else int(of.highest) + 1)


def agreed(one: Bounds, other: Bounds, ask: Callable[[int, int], bool]) -> bool | None:
    """Return what all pairs of numbers answer, or ``None`` where they differ."""
    answers = {ask(a, b) for a in numbers(one) for b in numbers(other)}
    return answers.pop() if len(answers) == 1 else None


class TestCounts:
    """Counts as a plan has them."""

    @pytest.mark.parametrize(
        ("written", "meant", "words"),
        [
            (8, Count(8, 8), "8"),
            ("8", Count(8, 8), "8"),
            (0, Count(0, 0), "0"),
            (12_345, Count(12_345, 12_345), "12,345"),
            ([8, 10], Count(8, 10), "between 8 and 10"),
            (("8", 10), Count(8, 10), "between 8 and 10"),
            ([8, 8], Count(8, 8), "8"),
            ([0, 3], Count(0, 3), "at most 3"),
            ({"at_least": 60}, Count(60, None), "at least 60"),
            ({"at_least": 0}, Count(0, None), "an unknown number"),
            ({"at_most": 14}, Count(0, 14), "at most 14"),
            ({"about": 2000}, Count(0, None, 2000), "about 2,000"),
            (Count(1, 2), Count(1, 2), "between 1 and 2"),
        ],
        ids=repr,
    )
    def test_forms(self, written: Any, meant: Count, words: str) -> None:
        """Every form that a plan may use is read, and said in words."""
        assert count(written) == meant
        assert str(meant) == words
        assert count(meant) is meant
        assert meant.is_exact == (meant.lowest == meant.highest)

    @pytest.mark.parametrize(
        "written",
        [
            -1,
            1.0,
            True,
            None,
            "x",
            "-1",
            "1.0",
            "²",
            "",
            "1" * 14,
            LARGEST + 1,
            [1],
            [1, 2, 3],
            [2, 1],
            [None, 2],
            {},
            {"at_least": 1, "at_most": 2},
            {"at_lest": 1},
            {"about": -1},
            {1, 2},
        ],
        ids=repr,
    )
    def test_what_is_none(self, written: Any) -> None:
        """Whatever is no count is refused in words."""
        with pytest.raises(InvalidValueError, match=r"\.$"):
            count(written)

    @pytest.mark.parametrize(
        "parts", [(-1, None), (2, 1), (0, -1), (1, None, 5), (0, 9, 5), (0, None, -5), (1.0, 2)]
    )
    def test_what_cannot_be(self, parts: tuple[Any, ...]) -> None:
        """A count cannot be made by hand that no plan could hold."""
        with pytest.raises(InvalidValueError):
            Count(*parts)

    def test_the_largest(self) -> None:
        """There is a largest number, beyond all people."""
        assert whole(LARGEST) == whole(str(LARGEST)) == LARGEST


class TestBounds:
    """What is worked out with them is what every number in them agrees on."""

    @given(one=bounds(), other=bounds(VOTES))
    def test_comparing(self, one: Bounds, other: Bounds) -> None:
        """More, and as many or more, are known just where all numbers agree."""
        for answer, expected in (
            (one.exceeds(other), agreed(one, other, lambda a, b: a > b)),
            (one.reaches(other), agreed(one, other, lambda a, b: a >= b)),
        ):
            assert answer.value == expected
            assert answer.doubts == (
                one.doubts | other.doubts if answer.is_unknown else frozenset()
            )

    @given(one=bounds(), other=bounds(VOTES))
    def test_adding_and_multiplying(self, one: Bounds, other: Bounds) -> None:
        """Sums and products have the least and the most that any numbers make."""
        sums = {a + b for a in numbers(one) for b in numbers(other)}
        total = one + other
        assert total.lowest == min(sums)
        open_ = one.highest is None or other.highest is None
        assert total.highest == (None if open_ else max(sums))
        assert total.doubts == one.doubts | other.doubts
        products = {a * b for a in numbers(one) for b in numbers(other)}
        times = one * other
        assert times.lowest == min(products)
        if times.highest is None:
            assert open_
        else:
            assert times.highest == max(products)

    def test_nothing_of_something(self) -> None:
        """Nought times anything is nought, and is in doubt about nothing."""
        assert NOBODY * Bounds(Fraction(1), None, frozenset({SIZE})) == NOBODY
        assert Bounds(Fraction(1), None, frozenset({SIZE})) * NOBODY == NOBODY

    def test_a_sum_starts_with_nobody(self) -> None:
        """Several add up from nobody."""
        assert sum([exactly(1), exactly(2)], NOBODY) == exactly(3)

    @pytest.mark.parametrize(
        ("included", "expected"),
        [
            (TRUE, Bounds(Fraction(2), Fraction(3), frozenset({SIZE}))),
            (FALSE, NOBODY),
            (unknown(VOTES), Bounds(Fraction(0), Fraction(3), frozenset({SIZE, VOTES}))),
        ],
    )
    def test_or_none(self, included: Truth, expected: Bounds) -> None:
        """What may not count at all is between nought and what it is."""
        assert Bounds(Fraction(2), Fraction(3), frozenset({SIZE})).or_none(included) == expected

    @pytest.mark.parametrize(
        ("value", "limits", "expected"),
        [
            (None, {}, Bounds(Fraction(0), None, frozenset({SIZE}))),
            (None, {"least": 1}, Bounds(Fraction(1), None, frozenset({SIZE}))),
            (None, {"least": 1, "most": 1}, exactly(1)),
            (Count(4, 4), {}, exactly(4)),
            (Count(4, 6), {"most": 5}, Bounds(Fraction(4), Fraction(5), frozenset({SIZE}))),
            (Count(4, 6), {"least": 6}, exactly(6)),
            (Count(0, None, 200), {"most": 9}, Bounds(Fraction(0), Fraction(9), frozenset({SIZE}))),
            (Count(9, None), {"most": 3}, exactly(9)),
        ],
    )
    def test_stated(self, value: Count | None, limits: dict[str, int], expected: Bounds) -> None:
        """A count of a plan is narrowed by what other facts say, and asks where it is open."""
        assert stated(value, SIZE, **limits) == expected


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Fraction(0), "0"),
        (Fraction(1234567), "1,234,567"),
        (Fraction(3, 2), "1.5"),
        (Fraction(5, 4), "1.25"),
        (Fraction(1, 3), "about 0.33"),
        (Fraction(1, 100), "0.01"),
        (Fraction(1, 1000), "about 0"),
        (Fraction(-1), "-1"),
    ],
)
def test_figures(number: Fraction, words: str) -> None:
    """A number is said with two decimals at most, and with *about* where that is not all."""
    assert figure(number) == words
    assert str(Bounds(number, number)) == words


def test_words_for_bounds() -> None:
    """Bounds are said with the least words."""
    assert between(Fraction(1, 2), None) == "at least 0.5"
    assert between(Fraction(0), None) == "an unknown number"
    assert between(Fraction(1), Fraction(5, 2)) == "between 1 and 2.5"
    assert str(Bounds(Fraction(0), Fraction(2))) == "at most 2"
