"""What is shown of a group in one activity: the highest over its stages."""

from __future__ import annotations

from collections.abc import Iterator

from coproduction.levels.cells import Cell
from coproduction.levels.flags import flags_of
from coproduction.levels.gatherings import Gathering
from coproduction.levels.group_parts import GroupParts
from coproduction.levels.held import lowest
from coproduction.levels.knowledge import AFTER_ALL, PLACE, YES, with_fact
from coproduction.levels.pairs import Pair
from coproduction.levels.ranges import steps_of
from coproduction.levels.steps import Level
from coproduction.levels.table_reading import ENTRY, SHARE_OF, open_fields, read
from coproduction.values.truth import NO_FACTS, Fact, Truth


def activity_cells(parts: GroupParts) -> Iterator[Cell]:
    """Yield what is shown of a group in each activity that names it, or is known to be without."""
    pairs = {pair.gathering.activity.id: pair for pair in parts.pairs}
    for key, counts in parts.course.activities.items():
        pair, gathering = pairs.get(key), parts.course.records.gatherings[key]
        if pair is not None:
            yield _taking_part(parts, pair)
        elif gathering.names_everybody.is_true:
            yield _absent(parts, gathering, counts)


def _taking_part(parts: GroupParts, pair: Pair) -> Cell:
    bits, narrows = steps_in_activity(parts, pair)
    least = Level(lowest(bits).bit_length() - 1) if bits else Level.COERCION
    return Cell(
        basis=parts.course.basis,
        strand=parts.course.strand,
        activity=pair.gathering.activity.id,
        group=parts.kin.group,
        is_described=pair.counts,
        steps=steps_of(bits) if bits else None,
        decided_by=(pair.taking.rests_on,),
        would_narrow=narrows,
        flags=flags_of(pair.kind.given, least),
    )


def _absent(parts: GroupParts, gathering: Gathering, counts: Truth) -> Cell:
    return Cell(
        basis=parts.course.basis,
        strand=parts.course.strand,
        activity=gathering.activity.id,
        group=parts.kin.group,
        is_described=counts,
        steps=steps_of(1),
        decided_by=(gathering.says_who,),
        would_narrow=NO_FACTS,
    )


def steps_in_activity(parts: GroupParts, pair: Pair) -> tuple[int, frozenset[Fact]]:
    """Return the highest steps over the stages of an activity, and what would narrow them."""
    stages, kind = pair.gathering.stages, pair.kind
    if kind.only_delivers and kind.asked != YES:
        return 0, NO_FACTS
    sure = frozenset(stage for stage, truth in stages.items() if truth.is_true)
    entry = ENTRY[pair.gathering.has_a_stage.value]
    given = with_fact(kind.given, PLACE["repeated"], parts.repeated(kind))
    for stage, (mask, _) in pair.shares.items():
        given = with_fact(given, PLACE[SHARE_OF[stage]], mask)
    bits = read(sure, given) if sure else 0
    for stage in stages.keys() - sure:
        bits |= read(sure | {stage}, given)
    if entry & AFTER_ALL:
        bits |= read(frozenset(), with_fact(given, PLACE["entry"], AFTER_ALL))
    if bits == lowest(bits):
        return bits, NO_FACTS
    unsure = NO_FACTS.union(*(truth.doubts for truth in stages.values()))
    fields = open_fields(frozenset(stages), with_fact(given, PLACE["entry"], entry))
    return bits, unsure | parts.doubts_about(fields, [pair])
