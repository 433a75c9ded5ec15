"""How people took part, as text that a team can read: words for steps, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coproduction.documents import PlanFile
from coproduction.ids import Id
from coproduction.levels.claims import HeldClaim, claims_of
from coproduction.levels.crosswalk import levels_for
from coproduction.levels.ranges import Steps
from coproduction.levels.scales import Scale, scales
from coproduction.levels.shown import Basis, Cell, Shown, shown
from coproduction.model.strands import ALL_STRANDS
from coproduction.reading import Reading
from coproduction.reports.levels_words import (
    BASES,
    FITS,
    FLAGS,
    NO_STEP,
    NOT_SAID_WHO_STARTED,
    STAGES,
    STARTED,
    WHAT_THIS_IS,
)
from coproduction.reports.sentences import Sentences
from coproduction.reports.terminal import heading, table, wrapped
from coproduction.values.truth import Fact

MOST_QUESTIONS = 3
"""Above this many, the questions about one cell are counted."""


def levels_to_text(
    reading: Reading, file: PlanFile | None = None, *, scale: Scale | None = None
) -> str:
    """Return how people took part, as text.

    Args:
        reading: The plan, on a day.
        file: The file of the plan, if there is one, for the places.
        scale: Another scale to read the answer in.
    """
    page = _Page(reading, file, scale)
    return "\n\n".join(block for block in page.blocks() if block) + "\n"


def scales_to_text() -> str:
    """Return every scale of the package, with whose it is."""
    return table(
        ("NAME", "YEAR", "TITLE"),
        [(name, each.year.split(";")[0], each.title) for name, each in scales().items()],
    )


class _Page:
    """What is written on one page about the levels of one plan."""

    def __init__(self, reading: Reading, file: PlanFile | None, scale: Scale | None) -> None:
        self.reading = reading
        self.plan = reading.plan
        self.file = file
        self.scale = scale
        self.sentences = Sentences(reading.plan)
        self.found = shown(reading)

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the page, in order."""
        title = self.sentences.title(self.plan.id, opens=True)
        yield heading(f"How people took part: {title}", "=")
        yield wrapped(WHAT_THIS_IS)
        if self.reading.on is not None:
            yield wrapped(f"The plan is read as on {self.reading.on}.")
        if self.scale is not None:
            yield wrapped(
                f"Each answer is also given in the scale {self.scale.title}, as a range. "
                f"Which level goes with which step is proposed by {self.scale.mapped_by}."
            )
        yield wrapped(self._who_started())
        if not self.found.groups:
            yield wrapped("The plan names no lived-experience, carer or community seats.")
        for basis in self._bases():
            yield from self._basis(basis)
        yield from self._claims()
        yield from self._contradictions()

    def _who_started(self) -> str:
        found: Shown = self.found
        lived, organisation = found.started_by_lived.value, found.started_by_organisations.value
        if lived is None or organisation is None:
            return NOT_SAID_WHO_STARTED
        return STARTED.get((lived, organisation), NOT_SAID_WHO_STARTED)

    def _bases(self) -> list[Basis]:
        """Return both readings, or one where they say the same."""
        happened, planned = (
            [_said(cell) for cell in (*self.found.stages, *self.found.strands) if cell.basis == one]
            for one in Basis
        )
        return [Basis.HAPPENED] if happened == planned else list(Basis)

    def _basis(self, basis: Basis) -> Iterator[str]:
        lines = [line for line in self.found.headlines if line.basis == basis]
        for strand in dict.fromkeys(line.strand for line in lines):
            name = "" if strand == ALL_STRANDS else f": {self.sentences.title(strand)}"
            yield heading(BASES[basis] + name, "-")
            of_strand = [line for line in lines if line.strand == strand]
            for line in of_strand:
                group = self._title(line.group)
                said = [f"{group}, best reached: {self._steps(line.best)}."]
                if line.lowest_described is not None:
                    lowest = self._steps(line.lowest_described)
                    said.append(f"Lowest stage described: {lowest}.")
                yield wrapped(" ".join(said), hanging=2)
            yield from self._stages(basis, strand)

    def _stages(self, basis: Basis, strand: Id) -> Iterator[str]:
        silent = []
        for stage, words in STAGES.items():
            cells = [
                cell
                for cell in self.found.stages
                if (cell.basis, cell.strand, cell.stage) == (basis, strand, stage)
            ]
            described = [cell for cell in cells if not cell.is_described.is_false]
            if cells and not described:
                silent.append(words.lower())
            if described:
                yield "\n".join([words, *(line for cell in described for line in self._cell(cell))])
        if silent:
            yield wrapped(f"Nothing is recorded of: {self.sentences.list_of(silent, most=5)}.")

    def _cell(self, cell: Cell) -> Iterator[str]:
        said = NO_STEP if cell.steps is None else self._steps(cell.steps)
        sentences = [f"{self._title(cell.group)}: {said}."]
        if cell.decided_by:
            sentences.append(f"Based on: {self._based_on(cell.decided_by)}.")
        sentences += [FLAGS[flag] for flag in cell.flags]
        yield wrapped(" ".join(sentences), indent=2, hanging=2)
        yield from self._questions(cell.would_narrow)

    def _based_on(self, facts: Sequence[Fact]) -> str:
        of = dict.fromkeys(fact.of for fact in facts)
        return self.sentences.list_of(self.sentences.title(each) for each in of)

    def _questions(self, facts: Iterable[Fact]) -> Iterator[str]:
        asked = self.sentences.asked(facts)
        for each in asked[:MOST_QUESTIONS]:
            place = ""
            if self.file is not None:
                place = f" [line {self.file.place(each.fact)[0].line}]"
            yield wrapped(f"To ask {each.question.whom}: {each.text}{place}", indent=4, hanging=2)
        if len(asked) > MOST_QUESTIONS:
            yield wrapped(f"And {len(asked) - MOST_QUESTIONS} more questions.", indent=4)

    def _steps(self, steps: Steps) -> str:
        if self.scale is None:
            return str(steps)
        levels = [level.label for level in levels_for(steps.possible, to=self.scale)]
        named = f"from {levels[0]} to {levels[-1]}" if len(levels) > 1 else "".join(levels)
        return f"{steps} ({self.scale.name}: {named or 'no level'})"

    def _title(self, key: Id) -> str:
        return self.sentences.title(key, opens=True)

    def _claims(self) -> Iterator[str]:
        held = claims_of(self.plan, self.found)
        if held:
            yield heading("What the plan calls it", "-")
        for each in held:
            yield from self._claim(each)

    def _claim(self, held: HeldClaim) -> Iterator[str]:
        claimed = held.claim.level
        if held.steps is None:
            yield wrapped(f"The plan calls this {claimed}. This is not compared. {held.why_not}")
        for comparison in held.comparisons:
            cell = comparison.cell
            if cell.basis in self._bases():
                said = FITS[comparison.fit].format(
                    claimed=claimed,
                    group=self.sentences.title(cell.group),
                    shown=NO_STEP if cell.steps is None else cell.steps,
                )
                yield wrapped(f"{BASES[cell.basis]}. {said}")

    def _contradictions(self) -> Iterator[str]:
        for each in self.found.contradictions:
            yield wrapped(
                f"{self._title(each.words.of)} and {self.sentences.title(each.decision.of)} say "
                f"different things about {self.sentences.title(each.group)}. The decision is read "
                "here. Which of the two is right?"
            )


def _said(cell: Cell) -> object:
    return cell.strand, cell.stage, cell.group, cell.steps, cell.shares, cell.would_narrow
