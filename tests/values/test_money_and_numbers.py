"""Money and numbers are exact, and never pass through a float."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from coproduction.errors import InvalidValueError
from coproduction.values.money import Money, Rate, alike, money
from coproduction.values.numbers import FINEST, LARGEST, decimal_text, exact
from coproduction.values.withheld import RATHER_NOT_SAY, RatherNotSay

amounts = st.decimals(0, 10**9, places=2)
fractions = st.fractions(0, 1000, max_denominator=1000)


class TestMoney:
    """Amounts with a currency."""

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("25.00 GBP", "£25"),
            ("12.50 GBP", "£12.50"),
            ("0.05 EUR", "€0.05"),
            ("1234567 USD", "$1,234,567"),
            ("30 CHF", "30 CHF"),
            ("0 GBP", "£0"),
            ("12.3456 GBP", "about £12.35"),
        ],
    )
    def test_forms(self, text: str, words: str) -> None:
        """An amount is read as it is written, written as it was, and said in words."""
        found = money(text)
        assert found.text() == text
        assert str(found) == words
        assert money(found) is found

    @given(amount=amounts, currency=st.sampled_from(("GBP", "EUR", "CHF")))
    def test_text(self, amount: Decimal, currency: str) -> None:
        """What is written is read again as the same, to the last penny."""
        one = Money(amount, currency)
        assert money(one.text()) == one
        assert money(one.text()).amount.as_tuple() == amount.as_tuple()

    @pytest.mark.parametrize(
        "written",
        [
            "25",
            "GBP 25",
            "25 gbp",
            "25.00  GBP",
            "-1 GBP",
            "1e3 GBP",
            "1,000 GBP",
            "",
            25,
            25.0,
            None,
        ],
        ids=repr,
    )
    def test_what_is_none(self, written: Any) -> None:
        """Whatever is no amount with a currency is refused in words."""
        with pytest.raises(InvalidValueError, match=r"25\.00 GBP"):
            money(written)

    @pytest.mark.parametrize(
        ("amount", "currency"),
        [
            (25.0, "GBP"),
            (25, "GBP"),
            (Decimal(-1), "GBP"),
            (Decimal("NaN"), "GBP"),
            (Decimal("Infinity"), "GBP"),
            (Decimal("0.00001"), "GBP"),
            (Decimal("1e20"), "GBP"),
            (Decimal(1), "pounds"),
        ],
    )
    def test_what_cannot_be(self, amount: Any, currency: str) -> None:
        """Money cannot be made by hand that no plan could hold, of a float for one."""
        with pytest.raises(InvalidValueError, match=r"25\.00 GBP"):
            Money(amount, currency)

    def test_no_exponent(self) -> None:
        """An amount is written without an exponent."""
        assert Money(Decimal("1E+3"), "GBP").text() == "1000 GBP"


class TestRates:
    """Money for an hour."""

    def test_words(self) -> None:
        """A rate is said to the nearest penny, with *about* where that is not all."""
        assert str(Rate(Fraction(25, 2), "GBP")) == "£12.50"
        assert str(Rate(Fraction(100, 3), "EUR")) == "about €33.33"
        assert str(Rate(Fraction(1, 1000), "GBP")) == "about £0"

    @given(one=fractions, other=fractions, tolerance=st.fractions(0, 1, max_denominator=20))
    def test_alike(self, one: Fraction, other: Fraction, tolerance: Fraction) -> None:
        """Two rates are alike where the lower is no further below than a share of the higher."""
        first, second = Rate(one, "GBP"), Rate(other, "GBP")
        answer = alike(first, second, tolerance)
        assert answer == alike(second, first, tolerance)
        assert answer == (max(one, other) - min(one, other) <= tolerance * max(one, other))

    @given(one=fractions)
    def test_the_same_is_alike(self, one: Fraction) -> None:
        """The same rate is alike without any tolerance."""
        assert alike(Rate(one, "GBP"), Rate(one, "GBP"), Fraction(0))


class TestNumbers:
    """Exact numbers."""

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            (2, Fraction(2)),
            ("2", Fraction(2)),
            ("1.5", Fraction(3, 2)),
            ("1/3", Fraction(1, 3)),
            ("2/4", Fraction(1, 2)),
            ("007", Fraction(7)),
            (Decimal("0.1"), Fraction(1, 10)),
            (Decimal("1e3"), Fraction(1000)),
            (Fraction(1, 3), Fraction(1, 3)),
            (0, Fraction(0)),
            (LARGEST, Fraction(LARGEST)),
        ],
        ids=repr,
    )
    def test_forms(self, written: Any, meant: Fraction) -> None:
        """A number is what is written, exactly."""
        assert exact(written) == meant

    @pytest.mark.parametrize(
        "written",
        [
            -1,
            "-1",
            True,
            None,
            "1/0",
            "1.",
            ".5",
            "1e3",
            "x",
            "\N{ARABIC-INDIC DIGIT ONE}",
            "1.1234567",
            LARGEST + 1,
            Fraction(-1, 2),
            Fraction(1, FINEST),
            f"1/{FINEST}",
            "9" * 16,
            Decimal("0." + "1" * 1000),
            Decimal("NaN"),
            Decimal("Infinity"),
            Decimal("1e1000000"),
            Decimal("1e-1000000"),
            Decimal(-1),
            [1],
        ],
        ids=repr,
    )
    def test_what_is_none(self, written: Any) -> None:
        """Whatever is no number of nought or more is refused in words, at once."""
        with pytest.raises(
            InvalidValueError, match=r"such as 2, 1\.5 or 1/3|larger than any plan needs"
        ):
            exact(written)

    def test_floats(self) -> None:
        """A float is refused with the reason."""
        for number in (0.1, 1.0, float("nan")):
            with pytest.raises(InvalidValueError, match="A float is not exact"):
                exact(number)

    @given(number=st.one_of(st.integers(0, LARGEST).map(Fraction), st.fractions(0, LARGEST)))
    @example(number=Fraction(LARGEST))
    @example(number=Fraction(1, 128))
    @example(number=Fraction(10**21, 10**21 + 1))
    def test_text(self, number: Fraction) -> None:
        """Whatever is a number can be written, and is read again as the same."""
        assume(max(number.as_integer_ratio()) < FINEST)
        assert exact(number) == number
        text = decimal_text(number)
        assert Fraction(text) == number
        assert exact(text) == number

    @pytest.mark.parametrize(
        ("number", "text"),
        [
            (Fraction(2), "2"),
            (Fraction(3, 2), "1.5"),
            (Fraction(1, 20), "0.05"),
            (Fraction(1, 3), "1/3"),
            (Fraction(1, 6), "1/6"),
            (Fraction(1, 128), "1/128"),
            (Fraction(1, 10**6), "0.000001"),
            (Fraction(12345, 100), "123.45"),
        ],
    )
    def test_decimals(self, number: Fraction, text: str) -> None:
        """A number is written as a decimal where it has one, else as a ratio."""
        assert decimal_text(number) == text


def test_rather_not_say() -> None:
    """Rather not say is a word of its own."""
    assert str(RATHER_NOT_SAY) == "rather-not-say"
    assert RATHER_NOT_SAY is RatherNotSay("rather-not-say")
