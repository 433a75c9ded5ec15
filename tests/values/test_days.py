"""Days that are not known to the day are intervals, and comparing them has three answers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.errors import InvalidValueError
from coproduction.ids import Id
from coproduction.values.days import (
    FROM_THE_START,
    NEVER,
    UNDATED,
    Day,
    before,
    clock,
    day,
    earlier,
)
from coproduction.values.truth import FALSE, TRUE, Fact, unknown

FIRST = dt.date(2026, 2, 27)
WEEK = [FIRST + dt.timedelta(days=number) for number in range(7)]
ONE, OTHER = Fact(Id("a"), "starts_on"), Fact(Id("b"), "starts_on")


@st.composite
def intervals(draw: st.DrawFn) -> Day:
    start = draw(st.integers(0, 6))
    return Day(WEEK[start], WEEK[draw(st.integers(start, 6))])


@st.composite
def any_days(draw: st.DrawFn) -> Day:
    if draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from((UNDATED, NEVER, FROM_THE_START)))
    first, last = sorted(draw(st.tuples(st.dates(), st.dates())))
    whole = draw(st.sampled_from(("day", "month", "year", "bounds")))
    if whole == "bounds":
        return Day(first, last)
    return day(
        {"day": first.isoformat(), "month": f"{first:%Y-%m}".zfill(7), "year": f"{first.year:04d}"}[
            whole
        ]
    )


def dates(of: Day) -> list[dt.date]:
    """Return the days of the week that it can have been."""
    return [date for date in WEEK if of.earliest <= date <= of.latest]


@given(one=intervals(), other=intervals())
def test_before(one: Day, other: Day) -> None:
    """One came before the other just where that is so for all days that both can have been."""
    answers = {a < b for a in dates(one) for b in dates(other)}
    assert before(one, other) == (answers.pop() if len(answers) == 1 else None)


@given(one=intervals())
def test_before_what_was_never(one: Day) -> None:
    """Nothing comes before what never was, and that comes before nothing."""
    assert before(NEVER, one) is False
    assert before(one, NEVER) is False
    assert before(NEVER, NEVER) is False
    assert before(FROM_THE_START, one) is True
    assert before(UNDATED, one) is None


@given(one=intervals(), other=intervals())
def test_earlier(one: Day, other: Day) -> None:
    """The same as a truth, which asks for the days that are not exact."""
    answer = earlier(one, other, ONE, OTHER)
    assert answer.value == before(one, other)
    if answer.is_unknown:
        assert answer.doubts == {
            fact for day_, fact in ((one, ONE), (other, OTHER)) if not day_.is_exact
        }


def test_earlier_where_one_is_not_stated() -> None:
    """A day that is not stated is asked for, unless the other never was."""
    exact = day("2026-02-27")
    assert earlier(None, exact, ONE, OTHER) == unknown(ONE)
    assert earlier(exact, None, ONE, OTHER) == unknown(OTHER)
    assert earlier(None, None, ONE, OTHER) == unknown(ONE, OTHER)
    assert earlier(None, UNDATED, ONE, OTHER) == unknown(ONE, OTHER)
    assert earlier(None, NEVER, ONE, OTHER) == FALSE
    assert earlier(NEVER, None, ONE, OTHER) == FALSE
    assert earlier(exact, day(2027), ONE, OTHER) == TRUE


@pytest.mark.parametrize(
    ("written", "first", "last", "words"),
    [
        ("2014-10-07", "2014-10-07", "2014-10-07", "7 October 2014"),
        (dt.date(2014, 10, 7), "2014-10-07", "2014-10-07", "7 October 2014"),
        ("2014-10", "2014-10-01", "2014-10-31", "October 2014"),
        ("2016-02", "2016-02-01", "2016-02-29", "February 2016"),
        ("2014", "2014-01-01", "2014-12-31", "2014"),
        (2014, "2014-01-01", "2014-12-31", "2014"),
        (
            [2013, "2014-10"],
            "2013-01-01",
            "2014-10-31",
            "between 1 January 2013 and 31 October 2014",
        ),
        (("2014-10", "2014-10"), "2014-10-01", "2014-10-31", "October 2014"),
        ([dt.date(2014, 1, 1), 2014], "2014-01-01", "2014-12-31", "2014"),
        (
            [Day(FIRST, FIRST), "2026-03"],
            "2026-02-27",
            "2026-03-31",
            "between 27 February 2026 and 31 March 2026",
        ),
        ("0001", "0001-01-01", "0001-12-31", "0001"),
        ("9999-12", "9999-12-01", "9999-12-31", "December 9999"),
    ],
    ids=repr,
)
def test_forms(written: Any, first: str, last: str, words: str) -> None:
    """Every form of a day is read as an interval, and said in words."""
    found = day(written)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (first, last)
    assert str(found) == words
    assert found.is_exact == (first == last)
    assert found.happened
    assert day(found) is found


def test_words_of_the_format() -> None:
    """*Undated* happened on some day, *never* on none."""
    assert day("undated") is UNDATED
    assert day("never") is NEVER
    assert (str(UNDATED), str(NEVER)) == ("on a day that the plan does not give", "never")
    assert (UNDATED.is_exact, NEVER.is_exact) == (False, True)
    assert (UNDATED.happened, NEVER.happened) == (True, False)


@given(one=any_days())
def test_text(one: Day) -> None:
    """What is written is read again as the same."""
    text = one.text()
    assert day(text) == one
    if isinstance(text, str):
        assert len(text) <= 10


@pytest.mark.parametrize(
    "written",
    [
        "2014-13",
        "2014-02-30",
        "0000",
        "14",
        "2014-1",
        "2014-10-7",
        "2014/10/07",
        "\N{ARABIC-INDIC DIGIT TWO}014",
        "soon",
        "",
        10_000,
        -1,
        True,
        None,
        2014.0,
        {2014},
        dt.datetime(2014, 10, 7, tzinfo=dt.UTC),
        [],
        ["2014"],
        [2014, 2013],
        ["undated", 2014],
        [2014, "never"],
        [2014, None],
        [[2014], 2015],
    ],
    ids=repr,
)
def test_what_is_none(written: Any) -> None:
    """Whatever is no day is refused in words."""
    with pytest.raises(InvalidValueError, match=r"\.$"):
        day(written)


@pytest.mark.parametrize(
    "parts",
    [
        (WEEK[1], WEEK[0]),
        (WEEK[0], "2026"),
        (dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.datetime(2026, 1, 1, tzinfo=dt.UTC)),
        (WEEK[0], WEEK[1], False),
    ],
)
def test_what_cannot_be(parts: tuple[Any, ...]) -> None:
    """A day cannot be made by hand that no plan could hold."""
    with pytest.raises(InvalidValueError):
        Day(*parts)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10:00", dt.time(10)),
        ("9:05", dt.time(9, 5)),
        ("23:59", dt.time(23, 59)),
        (dt.time(1, 2), dt.time(1, 2)),
    ],
    ids=repr,
)
def test_clock(written: Any, meant: dt.time) -> None:
    """A time of day is read."""
    assert clock(written) == meant


@pytest.mark.parametrize(
    "written", ["24:00", "10:60", "10", "10:0", "10:00:00", "noon", 10, None], ids=repr
)
def test_no_clock(written: Any) -> None:
    """Whatever is no time of day is refused in words."""
    with pytest.raises(InvalidValueError, match="10:00 or 15:30"):
        clock(written)
