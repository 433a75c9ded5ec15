"""The decision table by looking at every completion of what is not known: the specification.

One completion is read as the table is written: rule by rule, then the caps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import Any

import attrs
from hypothesis import strategies as st

from coproduction.levels.coding import Coding

YES_NO = (False, True)
AIMS = ("endorse", "decorate", "change_people", "teach", "tell", "ask", "dialogue", "joint")
ENTRIES = ("before_agenda", "before_options", "on_options", "on_implementation", "after_all")
SHARES = ("none", "input", "joint", "people")

VALUES: Mapping[str, tuple[Any, ...]] = {
    "contact": YES_NO,
    "purpose": (*AIMS, "hand_over"),
    "told": YES_NO,
    "reasons_given": YES_NO,
    "views_asked": YES_NO,
    "both_ways": YES_NO,
    "open_item": YES_NO,
    "repeated": YES_NO,
    "feedback": YES_NO,
    "entry": ENTRIES,
    "agenda_by": SHARES,
    "design_by": SHARES,
    "decide_by": SHARES,
    "deliver_by": SHARES,
    "evaluate_by": SHARES,
    "budget_by": SHARES,
    "selected_by": ("organisation", "open", "own-group"),
    "terms_by": ("organisation", "joint", "people"),
}
STAGES = ("agenda", "design", "decide", "deliver", "evaluate")
FOR_FLAGS = {"selected_by", "terms_by"}
INTERVALS = {"entry", *(name for name in VALUES if name.endswith("_by"))} - FOR_FLAGS


# Codings


WORK_TOGETHER: Mapping[str, Any] = {
    **dict.fromkeys([name for name, values in VALUES.items() if values == YES_NO], True),
    **dict.fromkeys([name for name, values in VALUES.items() if values == SHARES], "joint"),
    "purpose": "joint",
    "entry": "before_agenda",
    "selected_by": "organisation",
    "terms_by": "organisation",
}
"""Where the rules meet: from here each of them is a fact or two away."""


@st.composite
def codings(draw: st.DrawFn, unknown: int | None = 4) -> Coding:
    """Codings of any kind, in which so many facts at most are open.

    Half of them are work together with some facts changed: drawn at random alone, few
    would come near the deeper rules.
    """
    changed = (
        draw(st.sets(st.sampled_from(sorted(VALUES)), max_size=4))
        if draw(st.booleans())
        else VALUES.keys()
    )
    stated = {
        name: draw(st.sampled_from(VALUES[name])) if name in changed else WORK_TOGETHER[name]
        for name in VALUES
    }
    for name in sorted(draw(st.sets(st.sampled_from(sorted(VALUES)), max_size=unknown))):
        stated[name] = None
        if name in INTERVALS and draw(st.booleans()):
            ends = sorted(draw(st.tuples(*[st.integers(0, len(VALUES[name]) - 1)] * 2)))
            stated[name] = tuple(VALUES[name][end] for end in ends)
    return Coding(**stated)


def possible_values(coding: Coding) -> dict[str, tuple[Any, ...]]:
    """Return the values that each fact may still have."""
    found = {}
    for name, values in VALUES.items():
        stated = getattr(coding, name)
        if stated is None:
            found[name] = values
        elif isinstance(stated, tuple):
            first, last = map(values.index, stated)
            found[name] = values[first : last + 1]
        else:
            found[name] = (stated,)
    return found


def completions(coding: Coding, leaving: Collection[str] = FOR_FLAGS) -> Iterator[Coding]:
    """Yield every coding in which all is known and that fits; facts for flags are left."""
    values = {name: some for name, some in possible_values(coding).items() if name not in leaving}
    for chosen in product(*values.values()):
        yield attrs.evolve(coding, **dict(zip(values, chosen, strict=True)))


# The table


def at_least(share: str, other: str) -> bool:
    return SHARES.index(share) >= SHARES.index(other)


def rules(c: Coding) -> dict[int, bool]:
    """The rules of the steps, for one completion."""
    shared = {stage: at_least(_share(c, stage), "joint") for stage in STAGES}
    four = bool(c.views_asked) and c.entry != "after_all"
    return {
        1: True,
        2: bool(c.told),
        3: bool(c.told and c.reasons_given),
        4: four,
        5: bool(four and c.both_ways and c.open_item and (c.repeated or c.feedback)),
        6: shared["design"],
        7: is_co_production(c),
        8: c.decide_by == "people" and "people" in {c.agenda_by, c.budget_by, c.deliver_by},
    }


def is_co_production(c: Coding) -> bool:
    """The rule of step 7 alone."""
    shared = {stage: at_least(_share(c, stage), "joint") for stage in STAGES}
    early = shared["agenda"] or c.entry in {"before_agenda", "before_options"}
    return (
        shared["design"]
        and shared["decide"]
        and (shared["deliver"] or shared["evaluate"])
        and early
    )


def cap(c: Coding) -> int:
    """The step above which nothing counts."""
    designs = at_least(_share(c, "design"), "joint")
    if c.entry == "after_all":
        return 3
    if at_least(_share(c, "deliver"), "joint") and not c.views_asked and not designs:
        return 3
    if c.entry == "on_implementation" and not designs:
        return 5
    return 8


def steps_of_strand(c: Coding) -> set[int]:
    """The steps of a strand of which everything is known."""
    if not c.contact:
        return {0}
    if c.purpose in {"endorse", "decorate", "change_people"}:
        return {1}
    true = {step for step, holds in rules(c).items() if holds and step <= cap(c)}
    if _decides_without_design(c) and 8 not in true:
        return {step for step in (5, 6, 7) if step <= cap(c)} or {max(true)}
    return {max(true)}


def steps_in_stage(c: Coding, stage: str) -> set[int]:
    """The steps in one stage of an activity of which everything is known."""
    if not c.contact:
        return {0}
    if c.purpose in {"endorse", "decorate", "change_people"}:
        return {1}
    voice = max(step for step in range(1, 6) if rules(c)[step] and (step <= cap(c)))
    if c.entry == "after_all":
        return {voice}
    if stage in {"agenda", "design", "evaluate"}:
        own = at_least(_share(c, stage), "joint")
        return {6} if own else {voice}
    if not at_least(_share(c, "decide"), "joint") or cap(c) == 3:
        return {voice}
    return {5, 6} if _decides_without_design(c) and cap(c) == 8 else {5}


def steps_of_activity(c: Coding, stages: Collection[str]) -> set[int]:
    """The highest over the stages; without any, what comes from voice alone."""
    found: set[int] | None = None
    for stage in stages:
        here = steps_in_stage(c, stage)
        found = here if found is None else {max(one, two) for one in found for two in here}
    if found is None:
        nothing = dict.fromkeys([f"{stage}_by" for stage in STAGES], "none")
        return steps_in_stage(attrs.evolve(c, **nothing), "design")
    return found


def _decides_without_design(c: Coding) -> bool:
    return at_least(_share(c, "decide"), "joint") and not at_least(_share(c, "design"), "joint")


def _share(c: Coding, stage: str) -> str:
    return str(getattr(c, f"{stage}_by"))
