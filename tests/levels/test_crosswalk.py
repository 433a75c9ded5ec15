"""From a level to the steps, and from scale to scale: laws, and cases of the table."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.errors import InvalidValueError, UnknownNameError, UnorderedScaleError
from coproduction.levels import crosswalk
from coproduction.levels.crosswalk import (
    Conversion,
    convert,
    counts,
    lowest_and_highest,
    median,
    steps_of,
)
from coproduction.levels.scales import Scale, ScaleLevel, scale, scales
from coproduction.levels.steps import Level
from levels.scale_texts import scales_of

shipped = st.sampled_from(list(scales().values()))
from_anywhere = st.one_of(shipped, scales_of("ours"))
to_anywhere = st.one_of(shipped, scales_of("theirs"))


def numbers(levels: tuple[ScaleLevel, ...]) -> list[str]:
    """Return the numbers of some levels."""
    return [level.number for level in levels]


def some_of(data: st.DataObject, of: Scale) -> list[ScaleLevel]:
    """Draw one level of a scale, or several."""
    return data.draw(st.lists(st.sampled_from(of.levels), min_size=1, max_size=3, unique=True))


def steps_reached(conversion: Conversion) -> set[Level]:
    """Return every step that a conversion leaves possible."""
    reached = {step for level in conversion.levels for step in level.steps.possible}
    return reached | set(conversion.beyond)


def never_narrows(levels: list[ScaleLevel], one: Scale, other: Scale) -> None:
    """Hold levels to the law: there and back, all of them are still possible."""
    there = convert(levels, to=other)
    if there.levels:
        back = convert(there.levels, to=one)
        assert set(levels) <= set(back.levels)
        assert not back.why_not


class TestLaws:
    """What holds for every level of every scale."""

    @given(one=from_anywhere, other=to_anywhere, data=st.data())
    def test_there_and_back_never_narrows(
        self, one: Scale, other: Scale, data: st.DataObject
    ) -> None:
        """What converts comes back as itself, and maybe more."""
        never_narrows(some_of(data, one), one, other)

    def test_there_and_back_never_narrows_for_any_pair(self) -> None:
        """So it is for every level of every pair of scales of the package."""
        for one, other in itertools.product(scales().values(), repeat=2):
            for level in one.levels:
                never_narrows([level], one, other)

    @given(one=from_anywhere, other=to_anywhere, data=st.data())
    def test_no_step_is_lost(self, one: Scale, other: Scale, data: st.DataObject) -> None:
        """Every step that something may be is a step of its levels there, or beyond them."""
        levels = some_of(data, one)
        there = convert(levels, to=other)
        if there.levels:
            possible = {step for level in levels for step in level.steps.possible}
            assert possible <= steps_reached(there)
            assert possible <= set(steps_of(levels).possible)

    @given(one=from_anywhere, other=to_anywhere, data=st.data())
    def test_knowing_less_never_narrows(
        self, one: Scale, other: Scale, data: st.DataObject
    ) -> None:
        """Of several levels, there is all that each of them may be."""
        levels = some_of(data, one)
        several = convert(levels, to=other)
        if several.levels:
            for level in levels:
                assert set(convert(level, to=other).levels) <= set(several.levels)

    @given(one=from_anywhere, other=to_anywhere, data=st.data())
    def test_off_the_axis_nothing_converts(
        self, one: Scale, other: Scale, data: st.DataObject
    ) -> None:
        """What is off the axis does not convert, and nothing converts to it."""
        levels = some_of(data, one)
        there = convert(levels, to=other)
        if one == other:
            assert set(there.levels) == set(levels)
        elif any(level.steps.off_axis for level in levels):
            assert not there.levels
            assert there.why_not == crosswalk.OFF_AXIS
        assert one == other or not any(level.steps.off_axis for level in there.levels)

    @given(one=from_anywhere, other=to_anywhere, data=st.data())
    def test_nothing_or_a_reason(self, one: Scale, other: Scale, data: st.DataObject) -> None:
        """There are levels, or there is a sentence that says why not."""
        there = convert(some_of(data, one), to=other)
        assert bool(there.levels) != bool(there.why_not)
        assert there.to == other.name
        assert list(there.levels) == [each for each in other.levels if each in there.levels]

    @given(one=from_anywhere, other=to_anywhere, data=st.data())
    def test_the_order_of_levels_does_not_matter(
        self, one: Scale, other: Scale, data: st.DataObject
    ) -> None:
        """Levels may be named in any order, and twice."""
        levels = some_of(data, one)
        turned = [*reversed(levels), levels[0]]
        assert convert(turned, to=other).levels == convert(levels, to=other).levels
        assert convert(turned, to=other).beyond == convert(levels, to=other).beyond
        assert steps_of(turned).possible == steps_of(levels).possible

    @given(of=shipped, data=st.data())
    def test_middle_and_ends(self, of: Scale, data: st.DataObject) -> None:
        """At most half are below the middle, and at most half above; all are between the ends."""
        levels = data.draw(st.lists(st.sampled_from(of.levels), min_size=1, max_size=9))
        turned = data.draw(st.permutations(levels))
        counted = counts(of, levels)
        assert list(counted) == numbers(of.levels)
        assert sum(counted.values()) == len(levels)
        assert counted == counts(of, turned)
        if of.ordered:
            places = [of.position(each) for each in levels]
            middle, ends = median(of, levels), lowest_and_highest(of, levels)
            assert middle == median(of, turned)
            assert middle is not None
            assert ends is not None
            low, high = map(of.position, middle)
            assert 2 * sum(place < low for place in places) < len(places)
            assert 2 * sum(place > high for place in places) < len(places)
            assert tuple(map(of.position, ends)) == (min(places), max(places))


class TestCases:
    """Cases of the table."""

    def test_steps_are_a_range_with_a_doubt_and_ours(self) -> None:
        """Arnstein's placation is four to five, best five, and we say so."""
        steps = steps_of(scale("arnstein").level("Placation"))
        assert steps.possible == (Level.CONSULTATION, Level.ENGAGEMENT)
        assert steps.best == Level.ENGAGEMENT
        assert steps.doubt.startswith("the seat looks like power-sharing")
        assert steps.is_ours

    def test_the_range_of_several(self) -> None:
        """Several levels have the range of all, every doubt, and no best step."""
        steps = steps_of(scale("arnstein").span("5-6"))
        assert (steps.lowest, steps.best, steps.highest) == (
            Level.CONSULTATION,
            None,
            Level.CO_PRODUCTION,
        )
        assert not steps.off_axis
        assert steps.doubt == (
            "the seat looks like power-sharing; majority and accountability decide; "
            "says nothing about delivery, so Co-design cannot be excluded"
        )
        assert steps_of(scale("pretty").span("3-4")).off_axis

    def test_a_conversion(self) -> None:
        """Arnstein's partnership may be collaborate or empower in IAP2, and we say so."""
        there = convert(scale("arnstein").level("Partnership"), to="iap2")
        assert [level.label for level in there.levels] == ["Collaborate", "Empower"]
        assert there.of == (scale("arnstein").level("6"),)
        assert there.is_ours
        assert there.doubts == (
            "says nothing about delivery, so Co-design cannot be excluded",
            convert(scale("iap2").level("4"), to="iap2").doubts[0],
            "decision only; the sponsor still implements",
        )

    def test_what_the_other_scale_does_not_reach(self) -> None:
        """Delegated power may be people-led, and the TLAP ladder has no rung for that."""
        there = convert(scale("arnstein").level("7"), to=scale("tlap"))
        assert numbers(there.levels) == ["7"]
        assert there.beyond == (Level.PEOPLE_LED,)

    def test_no_level_for_it(self) -> None:
        """Where no level shares a step, there is none, and that is said."""
        there = convert(scale("arnstein").level("8"), to="tlap")
        assert there.levels == ()
        assert there.why_not == "The scale tlap has no level for Citizen control."
        assert there.beyond == (Level.PEOPLE_LED,)

    def test_no_level_for_one_of_several(self) -> None:
        """Nor is there, where one of several has none: going back would lose it."""
        there = convert(scale("arnstein").span("7-8"), to="tlap")
        assert there.levels == ()
        assert there.why_not == "The scale tlap has no level for Citizen control."

    def test_its_own_scale(self) -> None:
        """On its own scale a level stays what it is, even off the axis."""
        for of in (scale("arnstein").level("4"), scale("pretty").level("4")):
            assert convert(of, to=of.scale).levels == (of,)

    def test_one_persons_care(self) -> None:
        """Somebody's own care is not compared with a service."""
        own = scale("thompson").level("3")
        assert convert(own, to="tlap").why_not == crosswalk.OTHER_UNIT
        assert convert(scale("tlap").level("6"), to="thompson").levels == ()
        assert steps_of(own).unit == "one person's own care"

    def test_whose(self) -> None:
        """A conversion names everybody who proposed its steps."""
        there = convert(scale("tlap").level("4"), to="nef")
        assert there.mapped_by == ("the coproduction project",)

    @given(one=scales_of("ours"), other=scales_of("theirs"))
    def test_whose_it_is_not(self, one: Scale, other: Scale) -> None:
        """Between two scales that others brought, nothing is ours."""
        assert convert(one.levels[0], to=other).mapped_by == ("our group",)
        assert not convert(one.levels[0], to=other).is_ours
        assert convert(one.levels[0], to="tlap").is_ours

    def test_what_cannot_be_asked(self) -> None:
        """No level, levels of two scales, and a scale that there is not, are refused."""
        two = [scale("tlap").level("1"), scale("nef").level("1")]
        for levels in ([], two):
            with pytest.raises(InvalidValueError, match="several of one scale"):
                steps_of(levels)
            with pytest.raises(InvalidValueError, match="several of one scale"):
                convert(levels, to="tlap")
        with pytest.raises(UnknownNameError, match="no scale called none"):
            convert(two[0], to="none")

    def test_in_the_middle(self) -> None:
        """The middle of an even number is two levels: nothing stands between them."""
        arnstein = scale("arnstein")
        assert median(arnstein, ["3", "Consultation", "8"]) == (
            arnstein.level("4"),
            arnstein.level("4"),
        )
        assert median(arnstein, ["3", "4", "6", "8"]) == (arnstein.level("4"), arnstein.level("6"))
        assert median(arnstein, []) is None
        assert lowest_and_highest(arnstein, []) is None
        assert counts(scale("lansdown"), ["2", "collaborative"]) == {"1": 0, "2": 2, "3": 0}

    def test_numbers_that_are_no_order(self) -> None:
        """Of what is not ordered there are counts, and no middle and no ends."""
        bovaird = scale("bovaird")
        assert counts(bovaird, bovaird.levels) == dict.fromkeys("12345678", 1)
        with pytest.raises(UnorderedScaleError, match="not compared by number"):
            median(bovaird, ["1"])
        with pytest.raises(UnorderedScaleError, match="not compared by number"):
            lowest_and_highest(bovaird, ["1"])

    def test_levels_of_another_scale(self) -> None:
        """Levels of several scales are neither counted nor put in order together."""
        for ask in (counts, median, lowest_and_highest):
            with pytest.raises(InvalidValueError, match="Coercing is no level of the scale tlap"):
                ask(scale("tlap"), ["1", scale("nef").level("1")])
            with pytest.raises(UnknownNameError, match="no level called none"):
                ask(scale("tlap"), ["none"])
