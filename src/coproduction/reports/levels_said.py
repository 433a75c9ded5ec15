"""What is said of the levels of one plan, wherever on the page: steps, groups, facts, questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coproduction.documents import PlanFile
from coproduction.ids import Id, WhoId
from coproduction.levels.crosswalk import beyond, levels_for
from coproduction.levels.ranges import NOT_DESCRIBED, Steps
from coproduction.levels.scales import Scale
from coproduction.levels.shown import Basis, Cell
from coproduction.levels.steps import Level
from coproduction.model.activities import Activity
from coproduction.reading import Reading
from coproduction.reports.levels_words import (
    BASES,
    NO_STEP,
    NOT_NAMED,
    NOT_NAMED_APART,
    NOT_RECORDED,
    NOT_SAID,
    STAGES,
)
from coproduction.reports.sentences import Asked, Sentences, in_a_row
from coproduction.reports.terminal import wrapped
from coproduction.values.truth import Fact

OPEN = frozenset({NOT_DESCRIBED.possible, tuple(Level)})
"""The steps of a stage, and of a strand, of which the facts exclude none."""
LABEL = 20
"""The width of the first column of a table: that of the longest stage, and two blanks."""


class LevelsSaid:
    """What is said of the levels of one plan.

    Args:
        reading: The plan, on a day.
        file: The file of the plan, if there is one, for the places.
        scale: Another scale to read the answer in.
    """

    def __init__(
        self, reading: Reading, file: PlanFile | None = None, scale: Scale | None = None
    ) -> None:
        self.reading = reading
        self.plan = reading.plan
        self.file = file
        self.scale = None if scale is None or scale.unit else scale
        self.sentences = Sentences(reading.plan)

    def title(self, key: Id) -> str:
        """Return the title of something, as a sentence opens with it."""
        return self.sentences.title(key, opens=True)

    def titles(self, keys: Iterable[Id]) -> str:
        """Return *one, another and a third*: all of them, each once."""
        return in_a_row([self.sentences.title(each) for each in dict.fromkeys(keys)])

    def cell(self, cell: Cell) -> str:
        """Return what is shown of a group."""
        if cell.is_described.is_false:
            return NOT_RECORDED
        return NO_STEP if cell.steps is None else self.steps(cell.steps)

    def steps(self, steps: Steps) -> str:
        """Return the words for steps, and the levels of the other scale if there is one."""
        if steps.possible in OPEN:
            return NOT_SAID
        if self.scale is None:
            return str(steps)
        return f"{steps} ({self.scale.name}: {levels_in(self.scale, steps)})"

    def based_on(self, cell: Cell) -> str:
        """Return what that which is shown of a group rests on; empty where that is nothing."""
        of = dict.fromkeys(fact.of for fact in cell.decided_by)
        return self.sentences.list_of(self._named_in(each, cell.group) for each in of)

    def _named_in(self, key: Id, group: WhoId) -> str:
        """Return a title, with whether it is an activity that does not name the group."""
        title, noun = self.sentences.title(key), self.plan[key]
        if not isinstance(noun, Activity):
            return title
        named = self.reading.named(noun)
        if group in named:
            return title
        within = [each for each in self.reading.groups_above(group) if each in named]
        if within:
            return NOT_NAMED_APART.format(activity=title, others=self.titles(within))
        return NOT_NAMED.format(activity=title)

    def asked(self, asked: Asked) -> str:
        """Return a question, with whom to ask and where in the file it stands."""
        place = ""
        if self.file is not None:
            place = f" [line {self.file.place(asked.fact)[0].line}]"
        return f"To ask {asked.question.whom}: {asked.text}{place}"

    def asked_first(self, facts: Iterable[Fact], *, most: int, indent: int) -> Iterator[str]:
        """Yield the first questions that ask for some facts, and how many more there are."""
        asked = self.sentences.asked(facts)
        for each in asked[:most]:
            yield wrapped(self.asked(each), indent=indent, hanging=2)
        yield from how_many_more(len(asked) - most, indent=indent)


def levels_in(scale: Scale, steps: Steps) -> str:
    """Return the levels of a scale that some steps may be, in words.

    Only what has an order, and no gap, is said to go *from* one *to* another.
    """
    levels = levels_for(steps.possible, to=scale)
    labels = [level.label for level in levels]
    if beyond(steps.possible, to=scale):
        labels.append("no level")
    elif len(levels) > 2 and scale.ordered:  # two are named
        first, last = (scale.position(level) for level in (levels[0], levels[-1]))
        if last - first + 1 == len(levels):
            return f"from {labels[0]} to {labels[-1]}"
    return one_of(labels)


def one_of(words: Sequence[str]) -> str:
    """Return *one, another or a third*."""
    comma = "; " if any("," in word for word in words) else ", "
    return " or ".join([comma.join(words[:-1]), words[-1]] if len(words) > 1 else words)


def how_many_more(number: int, *, indent: int = 0) -> Iterator[str]:
    """Yield a line that says how many more questions there are, if there are any."""
    if number > 0:
        noun = "question" if number == 1 else "questions"
        yield wrapped(f"And {number} more {noun}.", indent=indent)


def row(label: str, text: str) -> str:
    """Return a row of a table of two columns; a label that is too long has its own line."""
    if len(label) >= LABEL:
        return f"{wrapped(label, indent=2)}\n{row('', text)}"
    return wrapped(text, indent=2, mark=label.ljust(LABEL))


def by_basis(said: Mapping[Basis, str]) -> list[tuple[str, str]]:
    """Return what is said, with the words for its basis: none where both are the same."""
    if len(said) == len(Basis) and len(set(said.values())) == 1:
        return [("", next(iter(said.values())))]
    return [(BASES[basis], text) for basis, text in said.items() if text]


def rows(label: str, said: Mapping[Basis, str]) -> Iterator[str]:
    """Yield the rows of what is said of each basis, with the label before the first."""
    for number, (basis, text) in enumerate(by_basis(said)):
        yield row("" if number else label, f"{basis}: {text}" if basis else text)


def stages_of(cells: Sequence[Cell]) -> list[str]:
    """Return the words for the stages of some cells, in order, within a sentence."""
    return [
        words.lower() for stage, words in STAGES.items() if stage in {each.stage for each in cells}
    ]
