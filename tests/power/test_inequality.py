"""How unequally something is shared out: published values, laws, and what is refused."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coproduction.errors import InvalidValueError
from coproduction.power.inequality import (
    Number,
    atkinson,
    effective_number,
    gini,
    jain,
    mean_log_deviation,
    theil,
    theil_by_group,
)

Measure = Callable[[Sequence[Number]], Fraction | float | None]

EXACT: tuple[Measure, ...] = (gini, jain, effective_number)
ALL: Mapping[str, Measure] = {
    "gini": gini,
    "gini of a small sample": lambda values: gini(values, small_sample=True),
    "theil": theil,
    "atkinson 1/2": lambda values: atkinson(values, Fraction(1, 2)),
    "atkinson 1": lambda values: atkinson(values, 1),
    "atkinson 2": lambda values: atkinson(values, 2),
    "jain": jain,
    "effective number": effective_number,
}
PYSAL = (10, 20, 30, 40, 50)
INEQ = (541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261)
TABLE_A24: Sequence[tuple[str, Sequence[int], Measure, float]] = (
    ("PySAL", PYSAL, lambda values: atkinson(values, 0.5), 0.06315),
    ("PySAL", PYSAL, lambda values: atkinson(values, 1), 0.1316096),
    ("PySAL", PYSAL, gini, 0.2666667),
    ("PySAL", PYSAL, theil, 0.1196875936),
    ("PySAL", PYSAL, mean_log_deviation, 0.1411139401),
    ("PySAL", PYSAL, jain, 0.8181818182),
    ("ineq", INEQ, gini, 0.4620911303),
    ("ineq", INEQ, lambda values: gini(values, small_sample=True), 0.5134345892),
    ("ineq", INEQ, theil, 0.3623412423),
    ("ineq", INEQ, mean_log_deviation, 0.4335946495),
    ("ineq", INEQ, lambda values: atkinson(values, 0.5), 0.1796590980),
    ("ineq", INEQ, lambda values: atkinson(values, 1), 0.3518250597),
    ("ineq", INEQ, lambda values: atkinson(values, 2), 0.6290110546),
    ("ineq", INEQ, jain, 0.5432384361),
)

numbers = st.one_of(
    st.integers(0, 1000),
    st.fractions(0, 100, max_denominator=50),
    st.decimals(0, 1000, places=2),
    st.floats(0, 1e6, allow_nan=False, allow_infinity=False),
)
several = st.lists(numbers, min_size=1, max_size=12)


def holding_something(values: Sequence[Number]) -> Sequence[Number]:
    assume(any(values))
    return values


something = several.map(holding_something)


@pytest.mark.parametrize(("source", "values", "measure", "published"), TABLE_A24)
def test_table_a24(source: str, values: Sequence[int], measure: Measure, published: float) -> None:
    """The examples of PySAL and of R's ineq have the values of table A24."""
    assert measure(values) == pytest.approx(published, abs=6e-6 if published == 0.06315 else 1e-7)


def test_table_a24_two_groups() -> None:
    """Three with nothing beside three with ten each: ln 2, and all of it between (PySAL)."""
    values = dict(enumerate((0, 0, 0, 10, 10, 10)))
    found = theil_by_group(values, {member: member < 3 for member in values})
    assert found is not None
    assert found.whole == pytest.approx(0.6931471806, abs=1e-10)
    assert found.between == pytest.approx(math.log(2), abs=1e-15)
    assert (found.within, found.between_share) == (0.0, 1.0)


@given(k=st.integers(1, 30), more=st.integers(0, 30), each=numbers.filter(bool))
def test_an_equal_split_among_some(k: int, more: int, each: Number) -> None:
    """Among k of n: Jain k/n, Gini 1 - k/n, Theil ln(n/k), and as if k shared it."""
    values, n = [each] * k + [0] * more, k + more
    assert jain(values) == Fraction(k, n)
    assert effective_number(values) == k
    assert gini(values) == 1 - Fraction(k, n)
    assert theil(values) == pytest.approx(math.log(n / k), abs=1e-12)
    assert gini(values, small_sample=True) == (None if n == 1 else Fraction(n - k, n - 1))


def test_one_who_has_all() -> None:
    """Gini is (n - 1)/n, and 1 in its form for small samples."""
    assert gini([0, 0, 0, 7]) == Fraction(3, 4)
    assert gini([0, 0, 0, 7], small_sample=True) == 1


@pytest.mark.parametrize("name", ALL)
@given(values=several, data=st.data())
def test_order_does_not_matter(name: str, values: Sequence[Number], data: st.DataObject) -> None:
    """Who comes first changes nothing, and neither does calling them by name."""
    shuffled = data.draw(st.permutations(values))
    assert ALL[name](shuffled) == ALL[name](values)


@pytest.mark.parametrize("name", ALL)
@given(values=several, factor=st.fractions(Fraction(1, 1000), 1000))
def test_the_unit_does_not_matter(name: str, values: Sequence[Number], factor: Fraction) -> None:
    """Everybody having *factor* times as much changes no measure, not by a rounding."""
    assert ALL[name]([Fraction(value) * factor for value in values]) == ALL[name](values)


@pytest.mark.parametrize("name", ALL)
@given(each=numbers.filter(bool), n=st.integers(2, 20))
def test_equal_shares_are_not_unequal(name: str, each: Number, n: int) -> None:
    """Where all have the same, nothing is unequal."""
    equal = {"jain": 1, "effective number": n}.get(name, 0)
    assert ALL[name]([each] * n) == equal


@given(values=something)
def test_within_their_range(values: Sequence[Number]) -> None:
    """Each measure keeps the range that it promises."""
    n = len(values)
    found_gini, found_jain, found_theil = gini(values), jain(values), theil(values)
    assert found_gini is not None
    assert found_jain is not None
    assert found_theil is not None
    assert 0 <= found_gini <= Fraction(n - 1, n)
    assert Fraction(1, n) <= found_jain <= 1
    assert 0 <= found_theil <= math.log(n) + 1e-12
    assert effective_number(values) == n * found_jain
    for aversion in (Fraction(1, 10), Fraction(1, 2), 1, 2, 50):
        found = atkinson(values, aversion)
        assert found is not None
        assert 0 <= found <= 1


@given(values=something)
def test_gini_is_what_it_says(values: Sequence[Number]) -> None:
    """The slow form: all differences of two, by 2 n² times the mean."""
    exact = [Fraction(value) for value in values]
    differences = sum(abs(one - other) for one in exact for other in exact)
    assert gini(values) == Fraction(differences) / (2 * len(exact) * sum(exact))


@given(values=something, data=st.data())
def test_between_and_within_are_the_whole(values: Sequence[Number], data: st.DataObject) -> None:
    """The two parts add up to Theil's measure of everybody, whatever the groups."""
    named = dict(enumerate(values))
    groups = {member: data.draw(st.sampled_from("abc")) for member in named}
    found = theil_by_group(named, groups)
    assert found is not None
    assert found.whole == theil(values)
    assert found.between + found.within == pytest.approx(found.whole, abs=1e-12)
    assert found.between_share is None or 0 <= found.between_share <= 1


@given(values=something)
def test_one_group_has_nothing_between(values: Sequence[Number]) -> None:
    """All in one group: all within. Each in a group of their own: all between."""
    named = dict(enumerate(values))
    together = theil_by_group(named, dict.fromkeys(named, "all"))
    apart = theil_by_group(named, {member: member for member in named})
    assert together is not None
    assert apart is not None
    assert together.between == apart.within == 0
    assert (together.within, apart.between) == (theil(values), theil(values))


@given(values=something, data=st.data())
def test_giving_to_who_has_less(values: Sequence[Number], data: st.DataObject) -> None:
    """A little from who has more to who has less makes no measure more unequal."""
    exact = sorted(Fraction(value) for value in values)
    assume(exact[0] < exact[-1])
    gift = (exact[-1] - exact[0]) * data.draw(st.fractions(0, Fraction(1, 2)))
    nearer = [exact[0] + gift, *exact[1:-1], exact[-1] - gift]
    for name, measure in ALL.items():
        before, after = measure(exact), measure(nearer)
        assert before is not None
        assert after is not None
        if name in {"jain", "effective number"}:
            assert after >= before
        else:
            assert after <= before + 1e-9


@pytest.mark.parametrize("nothing", [(), (0,), (0, 0.0, Decimal("0E+9999999"))])
def test_nothing_shared_out_has_no_answer(nothing: Sequence[Number]) -> None:
    """Where nobody has anything, and where there is nobody, every answer is None."""
    for measure in (*ALL.values(), mean_log_deviation):
        assert measure(nothing) is None
    named = dict(enumerate(nothing))
    assert theil_by_group(named, dict.fromkeys(named, "all")) is None


def test_all_the_same_has_no_share_between() -> None:
    """Where all have the same there is no inequality to be taken apart."""
    found = theil_by_group({"ana": 5, "ben": 5}, {"ana": "carers", "ben": "staff"})
    assert found is not None
    assert found.between_share is None


@pytest.mark.parametrize("name", [*ALL, "mean log deviation"])
@pytest.mark.parametrize(
    "wrong",
    [
        -1,
        Fraction(-1, 2),
        -0.5,
        math.nan,
        math.inf,
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        Decimal(-1),
        Decimal("1e1000000"),
        Decimal("1e-1000000"),
        True,
        "3",
        None,
    ],
)
def test_what_cannot_be_shared_out(name: str, wrong: Number) -> None:
    """Below nought, not finite, beyond all bounds, or no number: refused, never NaN."""
    measure = ALL.get(name, mean_log_deviation)
    with pytest.raises(InvalidValueError, match="Numbers of 0 or more"):
        measure([1, wrong])


def test_a_member_without_a_group() -> None:
    """Everybody is in a group; a group may have others."""
    with pytest.raises(InvalidValueError, match="'ben' is in no group"):
        theil_by_group({"ana": 1, "ben": 2}, {"ana": "carers"})
    assert theil_by_group({"ana": 1}, {"ana": "carers", "ben": "staff"}) is not None


def test_members_without_pay() -> None:
    """Nobody paid is typical: L refuses it, T adds nothing for it, Atkinson from 1 on is 1."""
    values = [0, 10, 10]
    with pytest.raises(InvalidValueError, match="Use theil or gini"):
        mean_log_deviation(values)
    assert theil(values) == pytest.approx(math.log(3 / 2))
    assert atkinson(values, 1) == atkinson(values, 2) == 1
    assert atkinson(values, Fraction(1, 2)) == pytest.approx(1 / 3)


@pytest.mark.parametrize("aversion", [0, 101])
def test_an_aversion_of_nothing(aversion: int) -> None:
    """Minding inequality not at all is no measure of it."""
    with pytest.raises(InvalidValueError, match="aversion"):
        atkinson([1, 2], aversion)


def test_numbers_far_apart() -> None:
    """What no float holds in one ratio has an answer all the same."""
    values = [5e-324, 1e308]
    assert theil(values) == pytest.approx(math.log(2))
    found = mean_log_deviation(values)
    assert found is not None
    assert found > 700
    assert atkinson(values, 50) == 1
    assert atkinson([1, 10**300], Fraction(1, 2)) == pytest.approx(1 / 2)


def test_floats_are_what_they_are() -> None:
    """A float is taken as the fraction that it is: a tenth is not quite one."""
    assert jain([0.1, 0.3]) != jain([Fraction(1, 10), Fraction(3, 10)])
    named: dict[str, Number] = {"ana": Decimal(2), "ben": Fraction(1)}
    assert jain([0.5, 0.25]) == jain([2, 1]) == jain(named)
