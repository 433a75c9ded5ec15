"""Which steps the facts allow: the decision table, for all completions at once.

Each function takes what is known and returns the steps that some completion of the
unknowns reaches, a bit for each step, from step 0 up. For one completion the table is:

- nobody reached: 0; brought in to endorse, to decorate or to be changed: 1;
- else the highest of: 1; told 2, with reasons 3; asked while something was open 4, and
  in a dialogue that could move something, several times or with an answer, 5; design
  shared 6; decision and delivery or evaluation shared too, from early on, 7; people
  decide, and hold the agenda, the money or the delivery, 8;
- people share the decision and not the design: 5, and 6 and 7 are not excluded;
- who came in after all was settled, and who delivers without having been asked or having
  designed: nothing above 3. Who came in when it was carried out, and has no share in the
  design: nothing above 5.

The rules are not cumulative: a survey of people who were told nothing is step 4.
The tests hold this against every completion, one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from coproduction.levels.knowledge import (
    ACCUSING,
    AFTER_ALL,
    BEFORE_AGENDA,
    BEFORE_IMPLEMENTATION,
    EARLY,
    HONEST,
    IN_TIME,
    JOINT,
    LATE,
    NO,
    NOT_PEOPLE,
    ON_IMPLEMENTATION,
    PEOPLE,
    SHARED,
    UNSHARED,
    YES,
    Known,
)
from coproduction.model.words import Stage

Read = Callable[[Known], int]
"""The decision table, read in one way: for a strand, or in some stages."""

CONTACT, AIM, TOLD, REASONS, ASKED, BOTH, OPEN, REPEATED, FEEDBACK, ENTRY = range(10)
AGENDA, DESIGN, DECIDE, DELIVER, EVALUATE, BUDGET = range(10, 16)

NOBODY, THERE, TALKED, MADE, ALL_THE_WAY, LED = (1 << step for step in (0, 1, 5, 6, 7, 8))

OWN_SHARE: Final = {
    Stage.AGENDA: AGENDA,
    Stage.DESIGN: DESIGN,
    Stage.EVALUATE: EVALUATE,
}
"""The stages in which a share of one's own is step 6."""


def steps_of_strand(given: Known) -> int:
    """Return the steps that a whole strand may have reached."""
    steps, open_ = _outside(given)
    if open_:
        if given[DESIGN] & SHARED:
            steps |= _with_design(given)
        if given[DESIGN] & UNSHARED:
            steps |= _undesigned(given, _shared_decision_in_strand)
    return steps


def steps_in(stages: frozenset[Stage]) -> Read:
    """Return how the table is read in some stages: the highest over them.

    In agenda, design and evaluate, a share of its own is step 6. In decide and deliver
    nothing is above 5, but 6 is not excluded where people decide and did not design.
    """
    own = [OWN_SHARE[stage] for stage in sorted(stages & OWN_SHARE.keys())]
    decides = bool(stages - OWN_SHARE.keys())
    designs = Stage.DESIGN in stages

    def steps_in_stages(given: Known) -> int:
        steps, open_ = _outside(given)
        if not open_:
            return steps
        if any(given[place] & SHARED for place in own):
            steps |= MADE
        if all(given[place] & UNSHARED for place in own):
            if not decides:
                steps |= _voice(given)
            else:
                if given[DESIGN] & UNSHARED:
                    steps |= _undesigned(given, _shared_decision_in_stage)
                if given[DESIGN] & SHARED and not designs:
                    steps |= _designed_elsewhere(given)
        return steps

    return steps_in_stages


# The steps by depth


def _outside(given: Known) -> tuple[int, bool]:
    """Return the steps where the rest does not count, and whether it may count."""
    steps = NOBODY if given[CONTACT] & NO else 0
    if not given[CONTACT] & YES:
        return steps, False
    if given[AIM] & ACCUSING:
        steps |= THERE
    if not given[AIM] & HONEST:
        return steps, False
    if given[ENTRY] & AFTER_ALL:
        steps |= _informed(given)
    return steps, bool(given[ENTRY] & IN_TIME)


def _informed(given: Known) -> int:
    """Return the steps, of 1 to 3, by what people were told: nothing, something, and why."""
    told = given[TOLD]
    return (told & NO) << 1 | (given[REASONS] << 2 if told & YES else 0)


def _asked(given: Known) -> int:
    """Return the steps, of 4 and 5, where views were asked in time."""
    both, open_, repeated, feedback = given[BOTH : FEEDBACK + 1]
    less = (both | open_ | (repeated & feedback)) & NO
    more = both & open_ & (repeated | feedback) & YES
    return (less | more) << 4


def _voice(given: Known) -> int:
    """Return the steps, of 1 to 5, that come from voice alone."""
    asked = given[ASKED]
    return (_informed(given) if asked & NO else 0) | (_asked(given) if asked & YES else 0)


# The steps by share


def _with_design(given: Known) -> int:
    """Return the steps of a strand where its design is shared."""
    decide = given[DECIDE]
    steps = MADE if decide & UNSHARED else 0
    agenda, deliver = given[AGENDA], given[DELIVER]
    if decide & JOINT:
        steps |= _all_the_way(given, agenda, deliver)
    if decide & PEOPLE:
        if (agenda | given[BUDGET] | deliver) & PEOPLE:
            steps |= LED
        agenda, deliver = agenda & NOT_PEOPLE, deliver & NOT_PEOPLE
        if agenda and deliver and given[BUDGET] & NOT_PEOPLE:
            steps |= _all_the_way(given, agenda, deliver)
    return steps


def _all_the_way(given: Known, agenda: int, deliver: int) -> int:
    """Return step 7 or 6, where design and decision are shared: are the others too?"""
    evaluate, entry = given[EVALUATE], given[ENTRY] & IN_TIME
    steps = 0
    if (deliver | evaluate) & SHARED and (agenda & SHARED or entry & EARLY):
        steps |= ALL_THE_WAY
    if (deliver & UNSHARED and evaluate & UNSHARED) or (agenda & UNSHARED and entry & LATE):
        steps |= MADE
    return steps


def _undesigned(given: Known, shared_decision: Callable[[Known, int], int]) -> int:
    """Return the steps where the design is not shared."""
    asked, decide, deliver = given[ASKED], given[DECIDE], given[DELIVER]
    steps = 0
    if decide & UNSHARED:
        steps |= _voice(given)
    if decide & SHARED:
        if asked & NO and deliver & SHARED:
            steps |= _informed(given)
        if asked & NO and not asked & YES:
            deliver &= UNSHARED
        if deliver:
            steps |= shared_decision(given, deliver)
    return steps


def _shared_decision_in_strand(given: Known, deliver: int) -> int:
    """Return the steps of a strand where people share the decision and not the design."""
    decide, agenda, budget = given[DECIDE], given[AGENDA], given[BUDGET]
    steps = TALKED if given[ENTRY] & ON_IMPLEMENTATION else 0
    if given[ENTRY] & BEFORE_IMPLEMENTATION:
        if decide & PEOPLE and (agenda | budget | deliver) & PEOPLE:
            steps |= LED
        if decide & JOINT or (agenda & NOT_PEOPLE and budget & NOT_PEOPLE and deliver & NOT_PEOPLE):
            steps |= TALKED | MADE | ALL_THE_WAY
    return steps


def _shared_decision_in_stage(given: Known, _deliver: int) -> int:
    """Return the steps in a stage where people share the decision and not the design."""
    return TALKED | MADE if given[ENTRY] & BEFORE_IMPLEMENTATION else TALKED


def _designed_elsewhere(given: Known) -> int:
    """Return the steps in decide or deliver, where the design is shared in a stage of its own."""
    steps = _voice(given) if given[DECIDE] & UNSHARED else 0
    return steps | TALKED if given[DECIDE] & SHARED else steps


# Co-production


def is_co_production(given: Known) -> bool | None:
    """Return whether the rule of step 7 holds, or ``None`` where the facts leave it open."""
    agenda, design, decide, deliver, evaluate = given[AGENDA : EVALUATE + 1]
    entry = given[ENTRY]
    return _three_valued(
        possible=design & SHARED
        and decide & SHARED
        and (deliver | evaluate) & SHARED
        and (entry & EARLY or (agenda & SHARED and entry & IN_TIME)),
        excluded=design & UNSHARED
        or decide & UNSHARED
        or (deliver & UNSHARED and evaluate & UNSHARED)
        or (agenda & UNSHARED and entry & LATE),
        given=given,
    )


def is_strict_co_production(given: Known) -> bool | None:
    """Return whether all five stages are shared, from the outset; ``None`` where open."""
    shares = given[AGENDA : EVALUATE + 1]
    return _three_valued(
        possible=given[ENTRY] & BEFORE_AGENDA and all(share & SHARED for share in shares),
        excluded=given[ENTRY] & ~BEFORE_AGENDA or any(share & UNSHARED for share in shares),
        given=given,
    )


def _three_valued(*, possible: int, excluded: int, given: Known) -> bool | None:
    if not (possible and given[CONTACT] & YES and given[AIM] & HONEST):
        return False
    unsure = excluded or given[CONTACT] & NO or given[AIM] & ACCUSING or given[ENTRY] & AFTER_ALL
    return None if unsure else True
