"""How steps and shares stand to others, and the law that knowing more takes nothing back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.levels.standing import Standing, of_shares, of_steps
from coproduction.levels.steps import Level
from coproduction.levels.words import Share

some_steps = st.sets(st.sampled_from(list(Level)), min_size=1)
some_shares = st.sets(st.sampled_from(list(Share)), min_size=1)
TURNED = {Standing.ABOVE: Standing.BELOW, Standing.BELOW: Standing.ABOVE}


@pytest.mark.parametrize(
    ("steps", "others", "standing"),
    [
        ([6], [4], Standing.ABOVE),
        ([0, 3], [4, 6], Standing.BELOW),
        ([5], [5], Standing.SAME),
        ([8], [8], Standing.SAME),
        ([8], [7], Standing.SET_APART),
        ([4], [8], Standing.SET_APART),
        ([7, 8], [4], Standing.OPEN),
        ([3, 6], [4], Standing.OPEN),
        ([4, 5], [4, 5], Standing.OPEN),
    ],
)
def test_steps(steps: list[int], others: list[int], standing: Standing) -> None:
    """Above or below only where every step is; people lead stands apart from all others."""
    assert of_steps(map(Level, steps), map(Level, others)) == standing


@pytest.mark.parametrize(
    ("shares", "others", "standing"),
    [
        (["joint"], ["input"], Standing.ABOVE),
        (["joint", "people"], ["none", "input"], Standing.ABOVE),
        (["none"], ["people"], Standing.BELOW),
        (["people"], ["joint"], Standing.SET_APART),
        (["joint", "people"], ["joint"], Standing.OPEN),
        (["joint"], ["joint"], Standing.SAME),
    ],
)
def test_shares(shares: list[str], others: list[str], standing: Standing) -> None:
    """To share and to hold alone are set apart, and both are more than to be asked."""
    assert of_shares(map(Share, shares), map(Share, others)) == standing


@given(steps=some_steps, others=some_steps, data=st.data())
def test_knowing_more_takes_nothing_back(
    steps: set[Level], others: set[Level], data: st.DataObject
) -> None:
    """Fewer steps on either side never change a standing that is not open."""
    known = of_steps(steps, others)
    fewer = data.draw(st.sets(st.sampled_from(sorted(steps)), min_size=1))
    fewer_others = data.draw(st.sets(st.sampled_from(sorted(others)), min_size=1))
    assert known in {Standing.OPEN, of_steps(fewer, fewer_others)}


@given(shares=some_shares, others=some_shares, data=st.data())
def test_the_same_of_shares(shares: set[Share], others: set[Share], data: st.DataObject) -> None:
    """Fewer shares on either side never change a standing that is not open."""
    known = of_shares(shares, others)
    fewer = data.draw(st.sets(st.sampled_from(sorted(shares)), min_size=1))
    fewer_others = data.draw(st.sets(st.sampled_from(sorted(others)), min_size=1))
    assert known in {Standing.OPEN, of_shares(fewer, fewer_others)}


@given(steps=some_steps, others=some_steps, shares=some_shares, other_shares=some_shares)
def test_the_other_way_round(
    steps: set[Level], others: set[Level], shares: set[Share], other_shares: set[Share]
) -> None:
    """Turned round, above becomes below, and the rest stays."""
    there, back = of_steps(steps, others), of_steps(others, steps)
    assert back == TURNED.get(there, there)
    there, back = of_shares(shares, other_shares), of_shares(other_shares, shares)
    assert back == TURNED.get(there, there)
