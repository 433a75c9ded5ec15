"""How people took part, as text that a team can read: words for steps, and why."""

from __future__ import annotations

from collections.abc import Iterator

from coproduction.documents import PlanFile
from coproduction.ids import StrandId, WhoId
from coproduction.levels.claims import claims_of
from coproduction.levels.crosswalk import ABOUT_ELSE, beyond
from coproduction.levels.scales import Scale, scales
from coproduction.levels.shown import Basis, Cell, shown
from coproduction.levels.steps import Level
from coproduction.model.strands import ALL_STRANDS
from coproduction.reading import Reading
from coproduction.reports.change_text import change_text, plans_text
from coproduction.reports.claims_text import claims_text
from coproduction.reports.levels_beside import NOTHING, Beside
from coproduction.reports.levels_said import (
    LevelsSaid,
    by_basis,
    how_many_more,
    rows,
    stages_of,
)
from coproduction.reports.levels_words import (
    BEST,
    FLAGS,
    LOWEST,
    NO_MARK,
    NOT_IN_SCALE,
    NOT_RECORDED,
    NOT_SAID_WHO_STARTED,
    SCALE_HAS_NO_ORDER,
    SCALE_LEAVES_OUT,
    SCALE_OFF_AXIS,
    SCALE_TOO,
    STAGES,
    STARTED,
    WHAT_THIS_IS,
)
from coproduction.reports.sentences import in_a_row
from coproduction.reports.terminal import heading, table, wrapped
from coproduction.values.truth import Fact

MOST_QUESTIONS = 8
"""Above this many, the questions about the whole page are counted (project default)."""


def levels_to_text(reading: Reading, file: PlanFile | None = None, beside: Beside = NOTHING) -> str:
    """Return how people took part, as text.

    Args:
        reading: The plan, on a day.
        file: The file of the plan, if there is one, for the places.
        beside: What else to show.

    Raises:
        InvalidValueError: If a scale that somebody brings has the name of another, or of
            a scale of the package.
    """
    page = _Page(LevelsSaid(reading, file, beside.scale), beside.scale)
    plan, found, said = reading.plan, page.found, LevelsSaid(reading, file)
    blocks = [
        *page.head(),
        *page.tables(),
        *claims_text(claims_of(plan, found, own=beside.own_scales), said),
        *(change_text(plan, found, said) if beside.change else ()),
    ]
    other = beside.other()
    if other is not None:
        blocks += plans_text(*other, found, said)
    blocks += [*page.reasons(), *page.contradictions(), *page.questions(), wrapped(WHAT_THIS_IS)]
    return "\n\n".join(blocks) + "\n"


def scales_to_text() -> str:
    """Return every scale of the package, with whose it is."""
    return table(
        ("NAME", "YEAR", "TITLE"),
        [(name, each.year.split(";")[0], each.title) for name, each in scales().items()],
    )


class _Page:
    """What is written on one page about the levels of one plan, beside claims and change."""

    def __init__(self, said: LevelsSaid, scale: Scale | None) -> None:
        self.said = said
        self.scale = scale
        self.found = shown(said.reading)
        self.cells: dict[tuple[StrandId, WhoId], dict[Basis, list[Cell]]] = {}
        for cell in (*self.found.strands, *self.found.stages):
            by = self.cells.setdefault((cell.strand, cell.group), {})
            by.setdefault(cell.basis, []).append(cell)

    def head(self) -> Iterator[str]:
        """Yield what stands before the tables."""
        said = self.said
        yield heading(f"How people took part: {said.title(said.plan.id)}", "=")
        yield wrapped(NO_MARK)
        if said.reading.on is not None:
            yield wrapped(f"The plan is read as on {said.reading.on}.")
        if self.scale is not None:
            yield wrapped(" ".join(_about(self.scale)))
        lived = self.found.started_by_lived.value
        organisations = self.found.started_by_organisations.value
        if lived is None or organisations is None:
            yield wrapped(NOT_SAID_WHO_STARTED)
        else:
            yield wrapped(STARTED.get((lived, organisations), NOT_SAID_WHO_STARTED))
        if not self.found.groups:
            yield wrapped("The plan names no lived-experience, carer or community seats.")

    def tables(self) -> Iterator[str]:
        """Yield a table for each strand and group, with what is planned where it differs."""
        lowest = {
            (line.strand, line.group, line.basis): line.lowest_described
            for line in self.found.headlines
        }
        strand = ALL_STRANDS
        for place, by in self.cells.items():
            if place[0] != strand:
                strand = place[0]
                yield heading(self.said.title(strand), "-")
            said = {basis: [self.said.cell(each) for each in cells] for basis, cells in by.items()}
            lines = [self.said.title(place[1])]
            lines += rows(BEST, {basis: texts[0] for basis, texts in said.items()})
            lowest_of = {basis: lowest[*place, basis] for basis in by}
            lines += rows(
                LOWEST,
                {
                    basis: NOT_RECORDED if steps is None else self.said.steps(steps)
                    for basis, steps in lowest_of.items()
                },
            )
            for number, words in enumerate(STAGES.values(), 1):
                lines += rows(words, {basis: texts[number] for basis, texts in said.items()})
            yield "\n".join(lines)

    def reasons(self) -> Iterator[str]:
        """Yield what each cell rests on, and its flags: once for all groups alike."""
        alike: dict[tuple[StrandId, str, str, str], list[str]] = {}
        for (strand, group), by in self.cells.items():
            for number, words in enumerate((BEST, *STAGES.values())):
                said = {basis: self._reason(cells, number) for basis, cells in by.items()}
                for basis, text in by_basis(said):
                    title = self.said.sentences.title(group)
                    if text:
                        alike.setdefault((strand, words, basis, text), []).append(title)
        lines = [
            wrapped(f"{self._of(strand)}{words}, for {in_a_row(groups)}{basis}: {text}", hanging=2)
            for (strand, words, of_basis, text), groups in alike.items()
            for basis in [f", {of_basis}" if of_basis else ""]
        ]
        if lines:
            yield heading("What this rests on", "-")
            yield "\n".join(lines)

    def _of(self, strand: StrandId) -> str:
        return "" if strand == ALL_STRANDS else f"{self.said.title(strand)}. "

    def _reason(self, cells: list[Cell], number: int) -> str:
        """Return what a cell rests on; of a strand only the flags that no stage has."""
        cell, flags = cells[number], cells[number].flags
        if number:
            based_on = self.said.based_on(cell) if not cell.is_described.is_false else ""
        else:
            based_on = ""
            of_stages = {flag for each in cells[1:] for flag in each.flags}
            flags = tuple(flag for flag in flags if flag not in of_stages)
        return " ".join([*([f"{based_on}."] if based_on else []), *(FLAGS[flag] for flag in flags)])

    def contradictions(self) -> Iterator[str]:
        """Yield what cannot both be."""
        for each in self.found.contradictions:
            words, decision = self.said.title(each.words.of), self.said.titles([each.decision.of])
            yield wrapped(
                f"{words} and {decision} say different things about "
                f"{self.said.titles([each.group])}. The decision is read here. Which of the two "
                "is right?"
            )

    def questions(self) -> Iterator[str]:
        """Yield each question once, those that would narrow most first, and what it is about."""
        about: dict[Fact, list[Cell]] = {}
        for cell in (*self.found.strands, *self.found.stages):
            for fact in cell.would_narrow:
                about.setdefault(fact, []).append(cell)
        asked = self.said.sentences.asked(about)
        asked.sort(key=lambda each: -len(about[each.fact]))
        lines = []
        for each in asked[:MOST_QUESTIONS]:
            lines.append(wrapped(self.said.asked(each), hanging=2))
            lines.append(wrapped(self._would_narrow(about[each.fact]), indent=2, hanging=2))
        if lines:
            yield heading("What would make this clearer", "-")
            yield "\n".join([*lines, *how_many_more(len(asked) - MOST_QUESTIONS)])

    def _would_narrow(self, cells: list[Cell]) -> str:
        groups = self.said.titles(cell.group for cell in cells)
        stages = stages_of(cells) or ["the best reached"]
        return f"This is about {in_a_row(stages)}, for {groups}."


def _about(scale: Scale) -> Iterator[str]:
    """Yield what to know of another scale in which the answer is read."""
    if scale.unit:
        yield ABOUT_ELSE.format(name=scale.name, unit=scale.unit)
        yield NOT_IN_SCALE
        return
    yield SCALE_TOO.format(name=scale.name, title=scale.title, mapped_by=scale.mapped_by)
    if not scale.ordered:
        yield SCALE_HAS_NO_ORDER.format(form=scale.form)
    off_axis = [level.label for level in scale.levels if level.steps.off_axis]
    if off_axis:
        yield SCALE_OFF_AXIS.format(levels="; ".join(off_axis))
    if beyond(Level, to=scale):
        yield SCALE_LEAVES_OUT
