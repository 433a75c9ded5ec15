"""A case coded by hand, and the steps that its facts allow.

For people who code cases without a plan: from what was published, or from a list of
questions. A coding holds facts; `range_of` says which steps they allow, which of them
decided that, and which others would narrow it.

>>> survey = Coding(contact="yes", purpose="ask", views_asked="yes", entry="on_options",
...     both_ways="no", design_by="none", decide_by="none")
>>> str(range_of(survey))
'were asked'

What decides is only how people take part and what they have a share in: never how many
they are or who, whether they are paid, what helped them to take part, how content they
are, or what the work is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Final

import attrs

from coproduction.errors import InvalidValueError
from coproduction.levels.conversion import (
    AnyShare,
    aim,
    entry,
    selected_by,
    share,
    terms_by,
    word,
    yes_or_no,
)
from coproduction.levels.decision_table import (
    Read,
    is_co_production,
    is_strict_co_production,
    steps_in,
    steps_of_strand,
)
from coproduction.levels.flags import contradictions_of, flags_of
from coproduction.levels.knowledge import FIELDS, PLACE, UNKNOWN, VALUES, Known, known, with_fact
from coproduction.levels.ranges import Answer, LevelRange, Steps, steps_of
from coproduction.levels.words import Aim, Entry, SelectedBy, Share, TermsBy
from coproduction.model.words import Stage

# The coding


@attrs.frozen(kw_only=True)
class Coding:
    """What is known of how a group of people takes part, in an activity or a strand.

    Each value may be given as its plain word. ``None`` is *not known*, and nothing
    else. For ``entry`` and each ``…_by`` of a stage, a pair says that it is somewhere
    between the two, such as ``("input", "joint")`` or ``"input to joint"``.

    Attributes:
        contact: Was anybody of the group there, or reached?
        purpose: What they were brought in for. Where it is not known, step 1 stays
            possible.
        told: Were they told something?
        reasons_given: Were they told decisions, options and reasons, and not only how
            things work?
        views_asked: Were their views asked?
        both_ways: Was there talk both ways?
        open_item: Could what they said still change something?
        repeated: Did they have several chances to speak?
        feedback: Were they told what became of what they said?
        entry: When they came in.
        agenda_by: Their share in framing what it is about.
        design_by: Their share in making the options or the plan.
        decide_by: Their share in deciding.
        deliver_by: Their share in carrying it out.
        evaluate_by: Their share in looking at how it went.
        budget_by: Their share in deciding about the money.
        selected_by: Who chose those who took part. For a flag only.
        terms_by: Who set the rules for working together. For a flag only.
    """

    contact: bool | None = attrs.field(default=None, converter=yes_or_no)
    purpose: Aim | None = attrs.field(default=None, converter=aim)
    told: bool | None = attrs.field(default=None, converter=yes_or_no)
    reasons_given: bool | None = attrs.field(default=None, converter=yes_or_no)
    views_asked: bool | None = attrs.field(default=None, converter=yes_or_no)
    both_ways: bool | None = attrs.field(default=None, converter=yes_or_no)
    open_item: bool | None = attrs.field(default=None, converter=yes_or_no)
    repeated: bool | None = attrs.field(default=None, converter=yes_or_no)
    feedback: bool | None = attrs.field(default=None, converter=yes_or_no)
    entry: Entry | tuple[Entry, Entry] | None = attrs.field(default=None, converter=entry)
    agenda_by: Share | tuple[Share, Share] | None = attrs.field(default=None, converter=share)
    design_by: Share | tuple[Share, Share] | None = attrs.field(default=None, converter=share)
    decide_by: Share | tuple[Share, Share] | None = attrs.field(default=None, converter=share)
    deliver_by: Share | tuple[Share, Share] | None = attrs.field(default=None, converter=share)
    evaluate_by: Share | tuple[Share, Share] | None = attrs.field(default=None, converter=share)
    budget_by: Share | tuple[Share, Share] | None = attrs.field(default=None, converter=share)
    selected_by: SelectedBy | None = attrs.field(default=None, converter=selected_by)
    terms_by: TermsBy | None = attrs.field(default=None, converter=terms_by)

    @classmethod
    def from_words(cls, words: Mapping[str, str | None]) -> Coding:
        """Return the coding that plain words say; an empty one is *not known*.

        Whole tables, as spreadsheets write them, are read by
        :func:`~coproduction.levels.cases.codings_from_csv`.

        Args:
            words: The word for each field. A column that is none of these fields is
                refused, so that a mistyped heading is not read as silence: take the
                names of the cases out before.

        Raises:
            InvalidValueError: If a field or a word is not known, with every problem at once.
        """
        stated: dict[str, Any] = {}
        problems = []
        for name, cell in words.items():
            if name not in PLACE:
                problems.append(f"{name}: A coding has no such field.")
            elif cell is not None and cell.strip():
                try:
                    stated[name] = CONVERTERS[name](cell.strip())
                except InvalidValueError as error:
                    problems.append(f"{name}: {error}")
        if problems:
            raise InvalidValueError("\n".join(problems))
        return cls(**stated)


_stated = attrgetter(*FIELDS)
CONVERTERS: Final[dict[str, Any]] = {one.name: one.converter for one in attrs.fields(Coding)}
"""What reads the value of each field."""


# The steps that the facts allow


def range_of(coding: Coding, stage: Stage | str | None = None) -> LevelRange:
    """Return the steps that the facts of a coding allow.

    It is exact: a step is possible where some completion of what is not known reaches
    it, and only there. So no further fact ever widens it.

    Args:
        coding: What is known.
        stage: Read only this stage of an activity. Without it, a whole strand is read.
            In agenda, design and evaluate the share in that stage is step 6; decide and
            deliver are at most 5, where 6 stays possible if people decide and the design
            is not shared.

    Raises:
        InvalidValueError: If there is no such stage.
    """
    given = known(_stated(coding))
    if stage is not None:
        return _range(given, _reading(frozenset({word(Stage, stage)})))
    return _range(
        given,
        steps_of_strand,
        co_production=is_co_production(given),
        strict_co_production=is_strict_co_production(given),
    )


def range_of_activity(coding: Coding, stages: Iterable[Stage | str]) -> LevelRange:
    """Return the steps that the facts allow of an activity: the highest over its stages.

    Args:
        coding: What is known of the group in this activity.
        stages: The stages of the activity; of none, only the steps up to 5 are read.

    Raises:
        InvalidValueError: If there is no such stage.
    """
    read = _reading(frozenset(word(Stage, stage) for stage in stages))
    return _range(known(_stated(coding)), read)


def range_of_decision(decide_by: AnyShare) -> Steps:
    """Return the steps of a decision by itself, outside any activity.

    Without a share in it 0 to 3, with input 4, where people share it 5, and 6 is not
    excluded.

    Args:
        decide_by: The people's share in the decision, as in a coding.

    Raises:
        InvalidValueError: If it is no share.
    """
    stated = known(_stated(Coding(decide_by=decide_by)))[PLACE["decide_by"]]
    return Steps(
        possible=[
            step
            for number, steps in enumerate(STEPS_OF_DECISION)
            if stated >> number & 1
            for step in steps
        ]
    )


STEPS_OF_DECISION: Final = (range(4), (4,), (5, 6), (5, 6))
"""For no share, input, joint and people."""

_reading: Final = cache(steps_in)


def _range(
    given: Known,
    read: Read,
    *,
    co_production: bool | None = None,
    strict_co_production: bool | None = None,
) -> LevelRange:
    bits = read(given)
    steps = steps_of(bits)
    return LevelRange(
        possible=steps.possible,
        decided_by=_decided_by(given, read, bits),
        would_narrow=_would_narrow(given, read, bits),
        flags=flags_of(given, steps.lowest),
        contradictions=contradictions_of(given),
        co_production=co_production,
        strict_co_production=strict_co_production,
    )


def _decided_by(given: Known, read: Read, bits: int) -> tuple[str, ...]:
    """Return the facts without which there would be more steps.

    Every other fact has been left out, one after the other from the last. Leaving out
    never takes a step away, so what could not be left out then cannot be now.
    """
    kept = []
    for place in range(len(FIELDS) - 1, -1, -1):
        if given[place] != UNKNOWN[place]:
            without = with_fact(given, place, UNKNOWN[place])
            if read(without) == bits:
                given = without
            else:
                kept.append(FIELDS[place])
    return tuple(reversed(kept))


def _would_narrow(given: Known, read: Read, bits: int) -> tuple[Answer, ...]:
    """Return what each answer to a fact leaves, where some answer leaves fewer steps."""
    answers: list[Answer] = []
    for place, mask in enumerate(given):
        if mask & (mask - 1):  # it may be more than one value
            values_for: dict[int, list[Any]] = {}
            for number, value in enumerate(VALUES[FIELDS[place]]):
                if mask >> number & 1:
                    left = read(with_fact(given, place, 1 << number))
                    values_for.setdefault(left, []).append(value)
            if values_for.keys() != {bits}:
                answers += [
                    Answer(field=FIELDS[place], values=tuple(values), steps=steps_of(left))
                    for left, values in values_for.items()
                ]
    return tuple(answers)
