"""Three-valued truth: Kleene's strong logic, with the facts in doubt."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.ids import Id
from coproduction.values.truth import (
    FALSE,
    NO_FACTS,
    TRUE,
    WITHHELD,
    Fact,
    Truth,
    at_least,
    every,
    known,
    some,
    unknown,
)

A, B, C = (Fact(Id(name), "size") for name in "abc")
VALUES = (TRUE, FALSE, unknown(A), unknown(B, C), WITHHELD)
PAIRS = list(itertools.product(VALUES, repeat=2))
TRIPLES = list(itertools.product(VALUES, repeat=3))
RANK = {False: 0, None: 1, True: 2}

truths = st.lists(st.sampled_from(VALUES), max_size=6)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two(one: Truth, other: Truth) -> None:
    """*And* is the lesser and *or* the greater of two, where unknown stands between."""
    assert RANK[(one & other).value] == min(RANK[one.value], RANK[other.value])
    assert RANK[(one | other).value] == max(RANK[one.value], RANK[other.value])
    assert one & other == other & one
    assert one | other == other | one
    assert ~(one & other) == ~one | ~other
    assert ~(one | other) == ~one & ~other


@pytest.mark.parametrize(("one", "other", "third"), TRIPLES)
def test_three(one: Truth, other: Truth, third: Truth) -> None:
    """The value of three does not depend on how they are put together, nor do sure doubts."""
    assert ((one & other) & third).value == (one & (other & third)).value
    assert ((one | other) | third).value == (one | (other | third)).value
    assert (one & (other | third)).value == ((one & other) | (one & third)).value
    assert (one | (other & third)).value == ((one | other) & (one | third)).value
    assert (one & other) & third == one & (other & third)
    assert (one | other) | third == one | (other | third)


@pytest.mark.parametrize("one", VALUES)
def test_one(one: Truth) -> None:
    """Twice the same is the same, twice denied too; true and false are what they are."""
    assert one & one == one | one == ~~one == one
    assert one & TRUE == one | FALSE == one
    assert one & FALSE == FALSE
    assert one | TRUE == TRUE
    assert [one.is_true, one.is_false, one.is_unknown].count(True) == 1
    assert (~one).doubts == one.doubts


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_doubts(one: Truth, other: Truth) -> None:
    """What is known is in doubt about nothing; what is unknown keeps the doubts of its parts."""
    for truth in (one & other, one | other):
        if truth.is_unknown:
            assert truth.doubts == one.doubts | other.doubts
        else:
            assert truth.doubts == NO_FACTS


def completions(given_: Sequence[Truth]) -> set[tuple[bool, ...]]:
    """Return every way in which what is unknown may turn out."""
    return set(
        itertools.product(
            *((True, False) if truth.value is None else (truth.value,) for truth in given_)
        )
    )


def agreed(given_: Sequence[Truth], ask: Callable[[tuple[bool, ...]], bool]) -> bool | None:
    """Return what all completions answer, or ``None`` where they differ."""
    answers = {ask(each) for each in completions(given_)}
    return answers.pop() if len(answers) == 1 else None


@given(given_=truths)
def test_every(given_: list[Truth]) -> None:
    """Every is what all completions agree on; of none it is true."""
    answer = every(given_)
    assert answer.value == agreed(given_, all)
    hold_doubts(answer, given_)


@given(given_=truths)
def test_some(given_: list[Truth]) -> None:
    """Some is what all completions agree on; of none it is false."""
    answer = some(given_)
    assert answer.value == agreed(given_, any)
    hold_doubts(answer, given_)


@given(given_=truths, number=st.integers(-1, 7))
def test_at_least(given_: list[Truth], number: int) -> None:
    """At least so many is what all completions agree on."""
    answer = at_least(number, iter(given_))
    assert answer.value == agreed(given_, lambda each: sum(each) >= number)
    hold_doubts(answer, given_)


def hold_doubts(answer: Truth, given_: Sequence[Truth]) -> None:
    """Hold that an unknown answer keeps all doubts, and a known one has none."""
    doubts = NO_FACTS.union(*(truth.doubts for truth in given_))
    assert answer.doubts == (doubts if answer.is_unknown else NO_FACTS)


def test_it_is_neither_yes_nor_no() -> None:
    """A truth in place of a condition is refused, even where it is known."""
    for truth in VALUES:
        with pytest.raises(TypeError, match=r"ask \.is_true"):
            bool(truth)
    with pytest.raises(TypeError):
        assert every([TRUE])


def test_equal() -> None:
    """Truths are equal with their doubts, and unlike whatever is no truth."""
    assert unknown(A, B) == unknown(B, A)
    assert unknown(A) != unknown(B)
    assert unknown() == WITHHELD
    assert known(value=True) == TRUE
    assert known(value=False) == FALSE
    assert TRUE != True  # noqa: E712  # it is no bool
    assert len({TRUE, FALSE, WITHHELD, unknown(A), Truth(None, frozenset({A}))}) == 4


def test_words() -> None:
    """A truth shows what it is in doubt about, sorted."""
    assert repr(TRUE) == "TRUE"
    assert repr(FALSE) == "FALSE"
    assert repr(WITHHELD) == "unknown()"
    assert repr(unknown(B, A)) == f"unknown({A!r}, {B!r})"
