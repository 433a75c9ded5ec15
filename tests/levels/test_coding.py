"""What the facts of a coded case allow, against every completion, and the laws that it keeps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from coproduction.errors import InvalidValueError
from coproduction.levels.coding import Coding, range_of, range_of_activity, range_of_decision
from coproduction.levels.ranges import (
    NOT_DESCRIBED,
    LevelRange,
    Steps,
    highest_of,
    lowest_described,
)
from coproduction.levels.steps import Level
from coproduction.levels.words import Aim, Entry, Flag, SelectedBy, Share, TermsBy
from coproduction.model.words import Stage
from levels import completions as slowly
from levels.completions import FOR_FLAGS, STAGES, VALUES, codings

many = settings(max_examples=300)
readings = st.sampled_from([None, *STAGES])
several_stages = st.lists(st.sampled_from(STAGES), unique=True, max_size=3)
some_steps = st.sets(st.sampled_from(Level), min_size=1).map(lambda found: Steps(possible=found))

ALL_SHARED: dict[str, Any] = {
    "contact": True,
    "purpose": "joint",
    "views_asked": True,
    "entry": "before_agenda",
    **{f"{stage}_by": "joint" for stage in STAGES},
}


def slow_steps(coding: Coding, stage: str | None) -> set[int]:
    """The steps that some completion reaches."""
    found: set[int] = set()
    for one in slowly.completions(coding):
        found |= slowly.steps_of_strand(one) if stage is None else slowly.steps_in_stage(one, stage)
    return found


def forgetting(coding: Coding, names: Iterable[str]) -> Coding:
    return attrs.evolve(coding, **dict.fromkeys(names))


def stated(coding: Coding) -> list[str]:
    return [name for name in VALUES if getattr(coding, name) is not None]


# Exactly the steps that some completion reaches


@many
@given(coding=codings(), stage=readings)
def test_exactly_the_steps_that_a_completion_reaches(coding: Coding, stage: str | None) -> None:
    """The possible steps are those that some completion of the unknowns reaches, and no others."""
    steps = range_of(coding, stage)
    assert set(steps.possible) == slow_steps(coding, stage)
    assert (steps.lowest, steps.highest) == (min(steps.possible), max(steps.possible))


@many
@given(coding=codings(), stages=several_stages)
def test_an_activity_is_the_highest_over_its_stages(coding: Coding, stages: list[str]) -> None:
    """So it is in each completion, and the possible steps are those of all of them."""
    found: set[int] = set()
    for one in slowly.completions(coding):
        found |= slowly.steps_of_activity(one, stages)
    assert set(range_of_activity(coding, stages).possible) == found


@given(coding=codings(None), stages=several_stages)
def test_an_activity_goes_from_the_highest_lowest_to_the_highest(
    coding: Coding, stages: list[str]
) -> None:
    """Its ends are the highest lowest and the highest highest step of its stages."""
    assume(stages)
    by_stage = highest_of(range_of(coding, stage) for stage in stages)
    activity = range_of_activity(coding, stages)
    assert by_stage is not None
    assert (activity.lowest, activity.highest) == (by_stage.lowest, by_stage.highest)


def test_nothing_known_excludes_nothing() -> None:
    """Of a case of which nothing is known, every step is possible."""
    assert range_of(Coding()).possible == tuple(Level)
    assert range_of(Coding(), "decide").possible == tuple(Level)[:7]
    assert range_of(Coding()).decided_by == ()


@given(
    coding=codings(None),
    more=codings(0),
    stage=readings,
    names=st.sets(st.sampled_from(sorted(VALUES))),
)
def test_more_knowledge_never_widens(
    coding: Coding, more: Coding, stage: str | None, names: set[str]
) -> None:
    """Whatever is added, no step becomes possible that was not."""
    added = {name: getattr(more, name) for name in names if getattr(coding, name) is None}
    assert {*range_of(attrs.evolve(coding, **added), stage).possible} <= {
        *range_of(coding, stage).possible
    }


@given(coding=codings(), stage=readings)
def test_where_all_is_known_one_step_is_left(coding: Coding, stage: str | None) -> None:
    """Only a decision that is shared without the design has no step of its own in any ladder."""
    for one in list(slowly.completions(coding))[:20]:
        steps = range_of(one, stage)
        if len(steps.possible) > 1:
            assert Flag.SHARED_DECISION_WITHOUT_DESIGN in steps.flags
            assert steps.possible in {(5, 6, 7), (5, 6)}
        assert steps.would_narrow == ()
        assert None not in {
            range_of(one).co_production,
            range_of(one).strict_co_production,
        }


# The facts that decided, and those that would narrow it


@given(coding=codings(None), stage=readings)
def test_the_facts_that_decided_are_enough(coding: Coding, stage: str | None) -> None:
    """All other facts can be left out, and the steps stay the same."""
    steps = range_of(coding, stage)
    others = set(VALUES) - set(steps.decided_by)
    assert range_of(forgetting(coding, others), stage).possible == steps.possible


@given(coding=codings(None), stage=readings)
def test_each_fact_that_decided_is_needed(coding: Coding, stage: str | None) -> None:
    """Without any one of them, more steps are possible."""
    steps = range_of(coding, stage)
    deciding = forgetting(coding, set(VALUES) - set(steps.decided_by))
    for name in steps.decided_by:
        without = range_of(forgetting(deciding, [name]), stage)
        assert {*without.possible} > {*steps.possible}


@given(coding=codings(None), stage=readings)
def test_each_answer_leaves_what_it_says(coding: Coding, stage: str | None) -> None:
    """An answer to an open fact makes of the range what was said; every answer is named once."""
    steps = range_of(coding, stage)
    named: dict[str, list[Any]] = {}
    for answer in steps.would_narrow:
        named.setdefault(answer.field, []).extend(answer.values)
        for value in answer.values:
            after = range_of(attrs.evolve(coding, **{answer.field: value}), stage)
            assert after.possible == answer.steps.possible
    open_values = slowly.possible_values(coding)
    for name, values in open_values.items():
        narrows = any(
            range_of(attrs.evolve(coding, **{name: value}), stage).possible != steps.possible
            for value in values
        )
        assert sorted(named.get(name, ())) == (sorted(values) if narrows else [])


@given(coding=codings(None), stage=readings)
def test_the_answers_settle_it(coding: Coding, stage: str | None) -> None:
    """Where some completion leaves fewer steps, there is a fact to ask for."""
    steps = range_of(coding, stage)
    while steps.would_narrow:
        first = steps.would_narrow[0]
        coding = attrs.evolve(coding, **{first.field: first.values[0]})
        steps = range_of(coding, stage)
    assert len(steps.possible) == 1 or steps.possible in {(5, 6, 7), (5, 6)}


def test_of_two_facts_that_say_the_same_the_first_is_named() -> None:
    """Several chances to speak, or an answer: one of them is enough for step 5."""
    talk = Coding(
        contact=True,
        purpose="dialogue",
        views_asked=True,
        both_ways=True,
        open_item=True,
        repeated=True,
        feedback=True,
        entry="on_options",
        design_by="input",
        decide_by="input",
    )
    steps = range_of(talk)
    assert steps.possible == (5,)
    assert steps.decided_by == (
        "contact",
        "purpose",
        "views_asked",
        "both_ways",
        "open_item",
        "repeated",
        "entry",
        "design_by",
        "decide_by",
    )


# What never moves it


@given(coding=codings(None), stage=readings, chosen=codings(None))
def test_who_chose_them_and_who_set_the_rules_move_no_step(
    coding: Coding, stage: str | None, chosen: Coding
) -> None:
    """Both are for flags: they change no step, and nobody is asked for them to narrow it."""
    with_others = attrs.evolve(coding, selected_by=chosen.selected_by, terms_by=chosen.terms_by)
    one, other = range_of(coding, stage), range_of(with_others, stage)
    assert (one.possible, one.decided_by, one.would_narrow) == (
        other.possible,
        other.decided_by,
        other.would_narrow,
    )
    assert not FOR_FLAGS & {*one.decided_by, *(answer.field for answer in one.would_narrow)}


@pytest.mark.parametrize(
    "name", ["paid", "access", "size", "perspectives", "label", "claims", "technique", "case"]
)
def test_there_is_no_place_for_what_must_not_move_it(name: str) -> None:
    """Pay, access, numbers, diversity and labels are no facts of a coding."""
    assert name not in {field.name for field in attrs.fields(Coding)}
    with pytest.raises(InvalidValueError, match=f"{name}: A coding has no such field"):
        Coding.from_words({name: "yes"})


@given(coding=codings(None), names=st.permutations(sorted(VALUES)))
def test_order_never_matters(coding: Coding, names: list[str]) -> None:
    """The same facts in another order are the same coding, with the same range."""
    again = Coding(**{name: getattr(coding, name) for name in names})
    assert (again, range_of(again)) == (coding, range_of(coding))
    assert hash(range_of(again)) == hash(range_of(coding))


# Flags, contradictions, and the two kinds of co-production


@given(coding=codings(3), stage=readings)
def test_a_flag_is_raised_when_it_is_sure(coding: Coding, stage: str | None) -> None:
    """It is raised where every completion raises it, and only there."""
    found = [range_of(one, stage) for one in slowly.completions(coding, leaving=())]
    sure = set(Flag).intersection(*(one.flags for one in found))
    assert {*range_of(coding, stage).flags} == sure


@given(coding=codings(3))
def test_a_contradiction_is_named_when_it_is_sure(coding: Coding) -> None:
    """Facts contradict one another where they do in every completion."""
    found = [{*range_of(one).contradictions} for one in slowly.completions(coding)]
    assert {*range_of(coding).contradictions} == found[0].intersection(*found)


@many
@given(coding=codings())
def test_ordinary_and_strict_co_production_are_told_apart(coding: Coding) -> None:
    """Each is yes or no where all completions agree, and else open."""
    ordinary, strict = set(), set()
    for one in slowly.completions(coding):
        reached = bool(one.contact) and one.purpose not in {"endorse", "decorate", "change_people"}
        in_time = one.entry != "after_all"
        ordinary.add(reached and in_time and slowly.is_co_production(one))
        strict.add(
            reached
            and one.entry == "before_agenda"
            and all(getattr(one, f"{stage}_by") in {"joint", "people"} for stage in STAGES)
        )
    steps = range_of(coding)
    assert steps.co_production == (ordinary.pop() if len(ordinary) == 1 else None)
    assert steps.strict_co_production == (strict.pop() if len(strict) == 1 else None)
    assert steps.co_production or not steps.strict_co_production


def test_a_stage_alone_is_no_co_production() -> None:
    """Whether a strand is co-production is not read off one stage of it."""
    steps = range_of(Coding(**ALL_SHARED), "design")
    assert steps.possible == (6,)
    assert steps.co_production is None
    assert steps.strict_co_production is None


SHARED_WORK = Coding(**ALL_SHARED)
NO_DESIGN = attrs.evolve(SHARED_WORK, design_by="none", agenda_by="none")


@pytest.mark.parametrize(
    ("coding", "flag", "without"),
    [
        (
            attrs.evolve(SHARED_WORK, decide_by="input", selected_by="organisation"),
            Flag.CAN_BE_OUTVOTED,
            {"selected_by": "own-group"},
        ),
        (
            attrs.evolve(NO_DESIGN, views_asked=False),
            Flag.DELIVERY_WITHOUT_VOICE,
            {"views_asked": True},
        ),
        (NO_DESIGN, Flag.SHARED_DECISION_WITHOUT_DESIGN, {"design_by": "joint"}),
        (attrs.evolve(SHARED_WORK, told=False), Flag.SKIPPED_INFORMATION, {"told": True}),
        (attrs.evolve(SHARED_WORK, feedback=False), Flag.NO_FEEDBACK, {"feedback": None}),
        (
            attrs.evolve(SHARED_WORK, terms_by="organisation"),
            Flag.ONE_SIDED_TERMS,
            {"terms_by": "joint"},
        ),
    ],
)
def test_each_flag_has_its_fact(coding: Coding, flag: Flag, without: dict[str, Any]) -> None:
    """Each flag is raised by its facts, and not without one of them."""
    assert flag in range_of(coding).flags
    assert flag not in range_of(attrs.evolve(coding, **without)).flags


def test_what_cannot_both_be_is_reported_and_not_resolved() -> None:
    """Whoever came in after all was settled cannot have shared its design."""
    late = attrs.evolve(SHARED_WORK, entry="after_all")
    assert ("entry", "design_by") in range_of(late).contradictions
    assert range_of(late).highest == Level.INFORMING
    assert range_of(SHARED_WORK).contradictions == ()
    unsure = attrs.evolve(SHARED_WORK, entry="on_options to after_all")
    assert range_of(unsure).contradictions == (("entry", "agenda_by"),)


# The caps


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        ({"purpose": "decorate"}, (1,)),
        ({"contact": False}, (0,)),
        ({"entry": "after_all", "told": True, "reasons_given": None}, (2, 3)),
        ({"entry": "on_implementation", "agenda_by": "none", "design_by": "input"}, (5,)),
        ({"entry": "on_implementation", "agenda_by": "none"}, (6,)),
        ({"design_by": "none"}, (5, 6, 7)),
        ({"design_by": "none", "decide_by": "people", "budget_by": "people"}, (8,)),
        ({"design_by": "none", "views_asked": False, "told": False}, (1,)),
        ({"decide_by": "input"}, (6,)),
        ({"decide_by": "people", "budget_by": "none", "agenda_by": "joint"}, (7,)),
        ({"decide_by": "people", "budget_by": "people"}, (8,)),
    ],
)
def test_the_caps_of_the_table(facts: dict[str, Any], steps: tuple[int, ...]) -> None:
    """Each condition of the table has its effect on work that is shared in all else."""
    assert range_of(Coding(**ALL_SHARED | facts)).possible == steps


@pytest.mark.parametrize(
    ("facts", "stages", "steps"),
    [
        ({}, ["agenda"], (6,)),
        ({}, ["decide"], (5,)),
        ({}, ["deliver"], (5,)),
        ({"decide_by": "input", "both_ways": False}, ["deliver"], (4,)),
        ({"design_by": "none"}, ["decide"], (5, 6)),
        ({"design_by": "none", "entry": "on_implementation"}, ["decide"], (5,)),
        ({"design_by": "none", "entry": "on_implementation"}, ["evaluate"], (6,)),
        ({"design_by": None, "told": False, "views_asked": False}, ["decide"], (1, 5)),
        ({"design_by": None, "told": False, "views_asked": False}, ["decide", "design"], (1, 6)),
        ({"design_by": None, "told": True, "views_asked": False}, [], (2, 3)),
        ({"entry": "after_all", "told": False}, ["agenda", "decide"], (1,)),
    ],
)
def test_the_stages_of_an_activity(
    facts: dict[str, Any], stages: list[str], steps: tuple[int, ...]
) -> None:
    """Only agenda, design and evaluate have a share that is step 6 of its own."""
    coding = Coding(**ALL_SHARED | facts)
    assert range_of_activity(coding, stages).possible == steps
    if len(stages) == 1:
        assert range_of(coding, stages[0]) == range_of_activity(coding, stages)


def test_one_sided_terms_are_flagged_from_engagement_on() -> None:
    """Whoever is only asked works under no terms."""
    asked = Coding(**ALL_SHARED | {"terms_by": "organisation"} | dict.fromkeys(NO_SHARES, "input"))
    talked = attrs.evolve(asked, both_ways=True, open_item=True, repeated=True)
    assert Flag.ONE_SIDED_TERMS in range_of(talked).flags
    assert Flag.ONE_SIDED_TERMS not in range_of(attrs.evolve(talked, both_ways=False)).flags


NO_SHARES = [f"{stage}_by" for stage in STAGES]


@given(coding=codings(None))
@example(Coding(contact=True, decide_by="input", design_by="input", selected_by="organisation"))
def test_a_seat_that_can_be_outvoted_is_engagement_at_most(coding: Coding) -> None:
    """Nothing but a share in the design lifts those who can be outvoted above step 5."""
    seat = attrs.evolve(coding, decide_by="input", design_by=("none", "input"))
    assert range_of(seat).highest <= Level.ENGAGEMENT


# What is made of ranges


@pytest.mark.parametrize(
    ("share", "steps"),
    [
        ("none", (0, 1, 2, 3)),
        ("input", (4,)),
        ("joint", (5, 6)),
        ("people", (5, 6)),
        (("none", "input"), (0, 1, 2, 3, 4)),
        (None, (0, 1, 2, 3, 4, 5, 6)),
    ],
)
def test_a_decision_by_itself(share: Any, steps: tuple[int, ...]) -> None:
    """It has a step by the share in it, and where people decide, 6 is not excluded."""
    assert range_of_decision(share).possible == steps


@given(ranges=st.lists(some_steps, min_size=1, max_size=3))
def test_the_highest_and_the_lowest_of_ranges(ranges: list[Steps]) -> None:
    """They hold exactly the highest, or the lowest, of one step from each."""
    chosen: list[tuple[Level, ...]] = [()]
    for steps in ranges:
        chosen = [(*one, step) for one in chosen for step in steps.possible]
    highest, lowest = highest_of([*ranges, None]), lowest_described([None, *ranges])
    assert highest is not None
    assert lowest is not None
    assert {*highest.possible} == {max(one) for one in chosen}
    assert {*lowest.possible} == {min(one) for one in chosen}
    assert highest.lowest == max(steps.lowest for steps in ranges)
    assert lowest.highest == min(steps.highest for steps in ranges)


def test_what_is_not_described_is_left_out() -> None:
    """A stage of which nothing is recorded is never step 0, and lowers no headline."""
    assert highest_of([None]) is None
    assert lowest_described([]) is None
    assert NOT_DESCRIBED.possible == tuple(Level)[:7]


@pytest.mark.parametrize("steps", [[], [9], [-1]])
def test_a_range_has_steps(steps: list[int]) -> None:
    """A range without steps, or with what is no step, is refused."""
    with pytest.raises(InvalidValueError):
        Steps(possible=steps)


def test_a_range_in_words() -> None:
    """Neither the number nor the name of a step is printed."""
    assert str(Steps(possible=[4])) == "were asked"
    assert str(Steps(possible=[6, 4])) == 'between "were asked" and "helped make it"'


# What is taken


def test_plain_words_are_taken() -> None:
    """Every word of the scales' table is taken, with hyphens too."""
    for name, values in VALUES.items():
        for value in values:
            assert getattr(Coding(**{name: value}), name) == value
    assert Coding(entry="before-agenda", contact="yes", told="no") == Coding(
        entry=Entry.BEFORE_AGENDA, contact=True, told=False
    )
    assert Coding(selected_by="own_group", purpose="hand-over", terms_by="people") == Coding(
        selected_by=SelectedBy.OWN_GROUP, purpose=Aim.HAND_OVER, terms_by=TermsBy.PEOPLE
    )


def test_a_pair_is_between_two_values() -> None:
    """A pair of one value is that value, and a pair of all values is not known."""
    assert Coding(design_by="input to joint").design_by == (Share.INPUT, Share.JOINT)
    assert Coding(design_by=["input", "joint"]) == Coding(design_by=(Share.INPUT, "joint"))
    assert Coding(design_by=("joint", "joint")) == Coding(design_by="joint")
    assert Coding(entry="before_agenda to after_all") == Coding()


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"contact": "maybe"}, "yes or no"),
        ({"told": 1}, "yes or no"),
        ({"purpose": "to help"}, "endorse, decorate"),
        ({"design_by": "half"}, "none, input, joint, people"),
        ({"design_by": 3}, "two with \\*to\\*"),
        ({"design_by": ["none", "input", "joint"]}, "two with \\*to\\*"),
        ({"design_by": []}, "two with \\*to\\*"),
        ({"design_by": [None]}, "none, input"),
        ({"entry": ("after_all", "on_options")}, "write on_options to after_all"),
        ({"terms_by": "everybody"}, "organisation, joint, people"),
    ],
)
def test_what_is_no_value_is_refused(facts: dict[str, Any], message: str) -> None:
    """The error says what to write."""
    with pytest.raises(InvalidValueError, match=message):
        Coding(**facts)


def test_an_unknown_stage_is_refused() -> None:
    """The error names the stages."""
    with pytest.raises(InvalidValueError, match="agenda, design, decide"):
        range_of(Coding(), "planning")
    with pytest.raises(InvalidValueError, match="agenda, design, decide"):
        range_of_activity(Coding(), ["planning"])
    assert range_of(Coding(), Stage.DESIGN) == range_of(Coding(), "design")


def test_a_row_of_a_table_is_a_coding() -> None:
    """An empty cell is not known, and blanks around a word are no part of it."""
    row = {"contact": "yes", "design_by": " input to joint ", "told": "", "entry": None}
    assert Coding.from_words(row) == Coding(contact=True, design_by=("input", "joint"))


def test_all_problems_of_a_row_are_named_at_once() -> None:
    """A mistyped heading is not read as silence."""
    with pytest.raises(InvalidValueError) as refused:
        Coding.from_words({"contact": "perhaps", "desing_by": "joint", "entry": "late"})
    assert [line.split(":")[0] for line in str(refused.value).split("\n")] == [
        "contact",
        "desing_by",
        "entry",
    ]


@given(coding=codings(None))
def test_a_coding_can_be_made_again(coding: Coding) -> None:
    """Each converter takes what it returns, and a range is a frozen value."""
    assert Coding(**attrs.asdict(coding, recurse=False)) == coding
    steps: LevelRange = range_of(coding)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        steps.decided_by = ()  # type: ignore[misc]  # that is what is refused
