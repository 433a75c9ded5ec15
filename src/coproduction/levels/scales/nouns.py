"""What a scale is made of: its levels, and the steps that each may be."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

import attrs

from coproduction.errors import InvalidValueError, UnknownNameError, UnorderedScaleError
from coproduction.levels.steps import Level

OURS = "the coproduction project"
"""Who proposes the steps of the scales of the package: no published source does."""

_DASH = re.compile(r"\s+to\s+|[-\u2010-\u2015]")


class HowKnown(StrEnum):
    """How sure we are of what is said about a scale."""

    READ = "read"
    PARTLY_READ = "partly read"
    FROM_MEMORY = "from memory"


def _texts(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


def _levels(value: Iterable[ScaleLevel]) -> tuple[ScaleLevel, ...]:
    return tuple(value)


@attrs.frozen(kw_only=True)
class MappedSteps:
    """The steps that something may be: a range with its doubt.

    Attributes:
        lowest: The lowest step that it may be.
        best: The step to name where one must be named; ``None`` where none can.
        highest: The highest step that it may be.
        off_axis: Whether it is not on the way from one step to another at all, as
            where people deliver and have no voice. Then it does not convert.
        doubt: What the range is in doubt about.
        unit: What is placed: a service or a project (``""``), or what the scale says.
        mapped_by: Who proposes these steps.
    """

    lowest: Level
    best: Level | None = None
    highest: Level
    off_axis: bool = False
    doubt: str = ""
    unit: str = ""
    mapped_by: str = OURS

    def __attrs_post_init__(self) -> None:
        """Refuse a range that is none."""
        if self.lowest > self.highest:
            raise InvalidValueError("The lowest step is above the highest. Change one of them.")
        if self.off_axis and self.best is not None:
            raise InvalidValueError("What is off the axis has no best step. Leave one of them out.")
        if self.best is not None and not self.lowest <= self.best <= self.highest:
            raise InvalidValueError("The best step is not between the lowest and the highest.")

    @property
    def is_ours(self) -> bool:
        """Return whether this project proposes these steps, and no published source."""
        return self.mapped_by == OURS

    @property
    def possible(self) -> tuple[Level, ...]:
        """Return every step of the range, in order."""
        return tuple(step for step in Level if self.lowest <= step <= self.highest)


@attrs.frozen(kw_only=True, order=False)
class ScaleLevel:
    """A level of a scale.

    Levels have no order of their own: the scale knows whether there is one.

    Attributes:
        scale: The name of the scale.
        number: Its number on the scale, as the scale has it.
        label: Its name on the scale.
        band: The band of levels that it belongs to, if the scale has bands.
        meaning: What it means, in our words; ``""`` where we may not or cannot say.
        steps: The steps that it may be.
    """

    scale: str
    number: str
    label: str
    band: str = ""
    meaning: str = ""
    steps: MappedSteps


@attrs.frozen(kw_only=True)
class Scale:
    """A scale: the levels by which somebody tells ways of taking part apart.

    Attributes:
        name: What it is called here, such as ``tlap``.
        title: Its title.
        authority: Whose it is, and where it appeared.
        year: When, in words.
        version: Which text of it these levels are from, since scales change.
        sources: Where it can be read.
        licence: Its terms, as far as they were seen.
        how_known: How sure we are of it.
        ordered: Whether its numbers are an order. Where they are not, its levels
            are not compared by number.
        form: What it is, where it is not one row of levels: a matrix, a wheel.
        unit: What it is about: a service or a project (``""``), or what it says.
        mapped_by: Who proposes the steps of its levels.
        note: What else to know of it.
        levels: Its levels, in the order of their numbers.
    """

    name: str
    title: str
    authority: str
    year: str
    version: str
    sources: tuple[str, ...] = attrs.field(converter=_texts)
    licence: str
    how_known: HowKnown
    ordered: bool
    form: str = ""
    unit: str = ""
    mapped_by: str
    note: str = ""
    levels: tuple[ScaleLevel, ...] = attrs.field(converter=_levels)

    @property
    def bands(self) -> tuple[str, ...]:
        """Return the bands of its levels, in order; ``()`` where it has none."""
        return tuple(dict.fromkeys(level.band for level in self.levels if level.band))

    def level(self, text: str) -> ScaleLevel:
        """Return the level that a text names, by its number or by its label.

        Capitals, hyphens and spaces make no difference.

        Raises:
            UnknownNameError: If there is none.
        """
        names = {folded(name): each for each in self.levels for name in (each.label, each.number)}
        found = names.get(folded(text))
        if found is None:
            near = difflib.get_close_matches(folded(text), names, n=3)
            labels = dict.fromkeys(names[name].label for name in near)
            hint = f" Did you mean {' or '.join(labels)}?" if labels else ""
            raise UnknownNameError(f"The scale {self.name} has no level called {text}.{hint}")
        return found

    def span(self, text: str) -> tuple[ScaleLevel, ...]:
        """Return the levels that a text names: one, or all from one to another, as in ``4-5``.

        Raises:
            UnknownNameError: If it names none.
            UnorderedScaleError: If it names two of a scale whose numbers are no order.
        """
        try:
            return (self.level(text),)
        except UnknownNameError:
            for dash in _DASH.finditer(text):
                try:
                    ends = self.level(text[: dash.start()]), self.level(text[dash.end() :])
                except UnknownNameError:
                    continue
                first, last = sorted(map(self.position, ends))
                return self.levels[first : last + 1]
            raise

    def position(self, level: ScaleLevel) -> int:
        """Return the place of a level in the order of the scale, counted from 0.

        Raises:
            InvalidValueError: If it is no level of this scale.
            UnorderedScaleError: If the numbers of the scale are no order.
        """
        if level not in self.levels:
            raise InvalidValueError(f"{level.label} is no level of the scale {self.name}.")
        if not self.ordered:
            raise UnorderedScaleError(
                f"The levels of the scale {self.name} are not compared by number: "
                f"it is {self.form}."
            )
        return self.levels.index(level)


def folded(name: str) -> str:
    """Return a name without capitals, hyphens and spaces; a number as it is."""
    name = unicodedata.normalize("NFKC", name).casefold()
    if not any(map(str.isalpha, name)):
        return name.strip()
    return "".join(filter(str.isalnum, name))
