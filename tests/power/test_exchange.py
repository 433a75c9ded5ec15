"""Coleman's exchange: who controls what others want."""

from __future__ import annotations

import doctest
import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.errors import CoproductionError, InvalidValueError
from coproduction.power import communication, exchange
from coproduction.power.exchange import ColemanExchange, Share, coleman_exchange
from coproduction.power.relations import linear

Table = dict[str, dict[str, float]]


def table(rows: list[list[float]]) -> Table:
    """Write actors a, b, ... by resources A, B, ..."""
    return {
        "abcdef"[place]: {"ABCDEF"[other]: share for other, share in enumerate(row)}
        for place, row in enumerate(rows)
    }


def test_the_examples() -> None:
    """What the pages of exchange and of communication show is what comes out."""
    for module in (exchange, communication):
        failed, tried = doctest.testmod(module)
        assert tried
        assert not failed


def test_a_worked_example() -> None:
    """Three actors and three resources, by the formula of Coleman 1990."""
    control = table([[0.7, 0.2, 0.1], [0.2, 0.5, 0.3], [0.1, 0.3, 0.6]])
    interest = table([[0.5, 0.3, 0.2], [0.2, 0.6, 0.2], [0.1, 0.1, 0.8]])
    found = coleman_exchange(control, interest)
    assert list(found.power.values()) == pytest.approx([0.280368, 0.340659, 0.378972], abs=1e-6)
    assert list(found.values.values()) == pytest.approx([0.246213, 0.326403, 0.427383], abs=1e-6)


@st.composite
def exchanges(draw: st.DrawFn) -> tuple[Table, Table]:
    """Tables of shares above nought, so that everybody is in exchange with everybody."""
    actors, resources = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    numbers = st.lists(
        st.lists(st.integers(1, 9), min_size=resources, max_size=resources),
        min_size=actors,
        max_size=actors,
    )
    held, wanted = (np.array(draw(numbers), dtype=float) for _ in range(2))
    held /= held.sum(axis=0)
    wanted /= wanted.sum(axis=1, keepdims=True)
    return table(held.tolist()), table(wanted.tolist())


@given(tables=exchanges())
def test_each_holds_the_other(tables: tuple[Table, Table]) -> None:
    """Power is control of what is worth something; worth is being wanted by the powerful."""
    control, interest = tables
    found = coleman_exchange(control, interest)
    for actor, power in found.power.items():
        worth = sum(share * found.values[one] for one, share in control[actor].items())
        assert power == pytest.approx(worth)
    for one, value in found.values.items():
        wanted = sum(shares[one] * found.power[actor] for actor, shares in interest.items())
        assert value == pytest.approx(wanted)
    assert sum(found.power.values()) == pytest.approx(1)
    assert sum(found.values.values()) == pytest.approx(1)


@given(tables=exchanges())
def test_other_names_change_no_number(tables: tuple[Table, Table]) -> None:
    """In another order, everybody has what they had."""
    control, interest = tables
    turned = coleman_exchange(
        control,
        {actor: dict(list(interest[actor].items())[::-1]) for actor in list(interest)[::-1]},
    )
    assert turned.power == pytest.approx(coleman_exchange(control, interest).power)
    assert turned.values == pytest.approx(coleman_exchange(control, interest).values)


@given(tables=exchanges())
def test_whoever_controls_nothing(tables: tuple[Table, Table]) -> None:
    """Somebody with interests and without control has no power, and changes nothing."""
    control, interest = tables
    more = coleman_exchange(control, {**interest, "z": {"A": 1.0}})
    assert more.power == pytest.approx({**coleman_exchange(control, interest).power, "z": 0.0})
    assert more.values == pytest.approx(coleman_exchange(control, interest).values)


def test_one_who_controls_all() -> None:
    """All power is with whoever holds everything; what nobody wants is worth nothing."""
    control: dict[str, dict[str, Share]] = {"a": {"A": Fraction(1), "B": Decimal(1), "C": 1}}
    interest: dict[str, dict[str, Share]] = {
        "a": {"A": 1, "C": 0},
        "b": {"A": Fraction(1, 3), "B": Fraction(2, 3)},
    }
    found = coleman_exchange(control, interest)
    assert found == ColemanExchange({"a": 1.0, "b": 0.0}, {"A": 1.0, "B": 0.0, "C": 0.0})


def test_thirds_in_decimal_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shares that are nearly one do as well, also where many have to settle."""
    monkeypatch.setattr(linear, "_AT_ONCE", 2)
    third = Decimal("0.3333333333")
    even: dict[str, dict[str, Share]] = {who: dict.fromkeys("ABC", third) for who in "abc"}
    found = coleman_exchange(even, even)
    assert list(found.power.values()) == pytest.approx([1 / 3] * 3)
    assert list(found.values.values()) == pytest.approx([1 / 3] * 3)


def test_circles_for_themselves() -> None:
    """Where two circles want nothing of each other, nothing tells what they are worth."""
    own = {"a": {"A": 1}, "b": {"B": 1}, "c": {"C": 1}}
    interest = {"a": {"B": 1}, "b": {"A": 1}, "c": {"C": 1}}
    with pytest.raises(InvalidValueError, match=r"itself: 'a', 'b'; 'c'\. Nothing") as caught:
        coleman_exchange(own, interest)
    assert isinstance(caught.value, CoproductionError)
    assert coleman_exchange(own, {**interest, "c": {"C": 0.5, "A": 0.5}}).power["c"] == 0


@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan, math.inf, "1", None, True, Decimal("sNaN")])
def test_shares_that_cannot_be(share: Any) -> None:
    """A share is a number from nought to one, for control and for interest."""
    whole: dict[str, dict[str, Any]] = {"a": {"A": 1}}
    odd: dict[str, dict[str, Any]] = {"a": {"A": share}}
    for control, interest in ((odd, whole), (whole, odd)):
        with pytest.raises(InvalidValueError, match="of 'a' in 'A' is a share from 0 to 1"):
            coleman_exchange(control, interest)


@pytest.mark.parametrize(
    ("control", "interest", "sentence"),
    [
        ({"a": {"A": 0.9}}, {"a": {"A": 1}}, "control over 'A' sum to 0.9, and not to 1"),
        ({"a": {"A": 1}}, {"a": {"A": 0.5}}, "interest of 'a' sum to 0.5, and not to 1"),
        ({"a": {"A": 1}}, {"a": {"B": 1}}, "control over 'B' sum to 0, and not to 1"),
        ({"b": {"A": 1}}, {"a": {"A": 1}}, "'b' has control and no interests"),
        ({}, {}, "nobody with an interest"),
        ({}, {"a": {"A": 1}}, "control over 'A' sum to 0"),
        ([], {"a": {"A": 1}}, "Write control as a mapping"),
        ({"a": {"A": 1}}, {"a": 1}, "Write interest as a mapping"),
    ],
    ids=["held", "wanted", "unheld", "no interest", "nobody", "nothing", "list", "number"],
)
def test_what_cannot_be(control: Any, interest: Any, sentence: str) -> None:
    """Everything is controlled by somebody, wholly, and so is each interest divided."""
    with pytest.raises(InvalidValueError, match=sentence):
        coleman_exchange(control, interest)
