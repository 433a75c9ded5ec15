"""How the part of each group changed, as text: over time, over stages, and beside another plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coproduction.ids import Id, StrandId, WhoId
from coproduction.levels.change import (
    Change,
    OverTime,
    PlansCompared,
    from_plan_to_plan,
    from_stage_to_stage,
    over_time,
)
from coproduction.levels.shown import Basis, Cell, Shown
from coproduction.model.plan import Plan
from coproduction.model.strands import ALL_STRANDS
from coproduction.model.words import Stage
from coproduction.reports.levels_said import LevelsSaid, one_of, row, rows
from coproduction.reports.levels_words import (
    BASES,
    BEST,
    BETWEEN_PLANS,
    DIRECTIONS,
    NOT_SAID,
    SHARE_DIRECTIONS,
    SHARES,
    STAGES,
    WHAT_CHANGE_IS,
)
from coproduction.reports.sentences import Sentences
from coproduction.reports.terminal import heading, wrapped
from coproduction.values.days import UNDATED, Day

NO_CHANGE = "No group takes part in two activities or stages, so there is no change to show."
UNDATED_ONES = "Without a day in the plan: {activities}."
VAGUE_ONES = "Dated too vaguely to have a place: {activities}."

Tables = dict[tuple[StrandId, WhoId, Basis], list[str]]
"""The rows of tables, by what each is about."""


def change_text(plan: Plan, found: Shown, said: LevelsSaid) -> Iterator[str]:
    """Yield the blocks about how the part of each group changed within a plan.

    Args:
        plan: The plan.
        found: What its facts show.
        said: How the page says things.
    """
    yield heading("How it changed", "-")
    days: dict[Id, Day] = {
        activity.id: activity.starts_on or UNDATED for activity in plan.activities
    }
    in_time = {
        (each.strand, each.group, each.basis): _over_time(each, days, said)
        for each in over_time(plan, found)
    }
    in_stages: Tables = {}
    for change in from_stage_to_stage(found):
        cell = change.later
        lines = in_stages.setdefault((cell.strand, cell.group, cell.basis), [])
        lines += _stages(change, is_first=not lines)
    blocks = [
        *_tables("from activity to activity", in_time, said),
        *_tables("from stage to stage", in_stages, said),
    ]
    yield from blocks
    yield wrapped(WHAT_CHANGE_IS if blocks else NO_CHANGE)


def plans_text(other: Plan, before: Shown, found: Shown, said: LevelsSaid) -> Iterator[str]:
    """Yield the blocks about how the part of each group differs from another plan.

    Args:
        other: The other plan, or an earlier state of this one.
        before: What its facts show.
        found: What the facts of this plan show.
        said: How the page says things.
    """
    title = Sentences(other).title(other.id, opens=True)
    yield heading(f"Beside the other plan: {title}", "-")
    compared = from_plan_to_plan(before, found)
    by_place: dict[tuple[StrandId, WhoId], dict[str, dict[Basis, str]]] = {}
    for change in compared.changes:
        cell = change.later
        if not (change.earlier.is_described.is_false and cell.is_described.is_false):
            label = BEST if cell.stage is None else STAGES[cell.stage]
            rows_of = by_place.setdefault((cell.strand, cell.group), {})
            rows_of.setdefault(label, {})[cell.basis] = (
                f"There: {said.cell(change.earlier)}. Here: {said.cell(cell)}. "
                f"{BETWEEN_PLANS[change.direction]}"
            )
    for (strand, group), labels in by_place.items():
        table = [each for label, texts in labels.items() for each in rows(label, texts)]
        yield "\n".join([_title(strand, group, said.sentences), *table])
    yield from _only_one(compared, said.sentences, Sentences(other))
    yield wrapped(WHAT_CHANGE_IS)


def _only_one(compared: PlansCompared, ours: Sentences, theirs: Sentences) -> Iterator[str]:
    """Yield what only one of the two plans has."""
    for cells, whose, sentences in (
        (compared.only_later, "Only this plan has", ours),
        (compared.only_earlier, "Only the other plan has", theirs),
    ):
        titles = dict.fromkeys(_title(each.strand, each.group, sentences) for each in cells)
        if titles:
            yield wrapped(f"{whose}: {'; '.join(titles)}. Not comparable.")


def _tables(what: str, tables: Tables, said: LevelsSaid) -> Iterator[str]:
    """Yield a table for each strand and group; one for both bases where they are the same."""
    for (strand, group, basis), lines in tables.items():
        other = Basis.PLANNED if basis == Basis.HAPPENED else Basis.HAPPENED
        is_same = tables.get((strand, group, other)) == lines
        if lines and not (is_same and basis == Basis.PLANNED):
            title = f"{_title(strand, group, said.sentences)}, {what}"
            yield "\n".join([title if is_same else f"{title}, {BASES[basis]}", *lines])


def _title(strand: StrandId, group: WhoId, sentences: Sentences) -> str:
    title = sentences.title(group, opens=True)
    return title if strand == ALL_STRANDS else f"{title} ({sentences.title(strand)})"


def _over_time(found: OverTime, days: Mapping[Id, Day], said: LevelsSaid) -> list[str]:
    """Return a row for each activity that has a place in the order, and what has none."""
    cells = [(each.later, f" ({DIRECTIONS[each.direction]})") for each in found.changes]
    if found.changes:
        cells.insert(0, (found.changes[0].earlier, ""))
    lines = [
        row(str(days[key]), f"{said.sentences.title(key)}: {said.cell(cell)}{change}")
        for cell, change in cells
        for key in [cell.activity or Id("")]
    ]
    for template, activities in ((UNDATED_ONES, found.undated), (VAGUE_ONES, found.unordered)):
        if activities:
            text = template.format(activities=said.titles(activities))
            lines.append(wrapped(text, indent=2, hanging=2))
    return lines


def _stages(change: Change, *, is_first: bool) -> Iterator[str]:
    """Yield a row for a stage, after one for the stage before it."""
    if is_first:
        yield row(STAGES[change.earlier.stage or Stage.AGENDA], _shares(change.earlier))
    text = f"{_shares(change.later)} ({SHARE_DIRECTIONS[change.direction]})"
    yield row(STAGES[change.later.stage or Stage.AGENDA], text)


def _shares(cell: Cell) -> str:
    if len(cell.shares) == len(SHARES):
        return NOT_SAID
    return one_of([SHARES[share] for share in cell.shares])
