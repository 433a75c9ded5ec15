"""Everything that this library raises on purpose, and how a problem says where it is.

An error says that something cannot be. What could be better is a finding.
"""

from __future__ import annotations

import attrs

Path = tuple[str | int, ...]
"""The way to a value in a document: keys and positions, counted from 0."""


@attrs.frozen
class Place:
    """Where something stands in a text.

    Attributes:
        file: The file as it was named, or ``<text>`` for a text without a file.
        line: The line, counted from 1.
        column: The character in that line, counted from 1.
    """

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """Return *file:line:column*, as editors read it."""
        return f"{self.file}:{self.line}:{self.column}"


@attrs.frozen
class Problem:
    """One thing that cannot be.

    Attributes:
        message: What is wrong and what to write, as whole sentences.
        path: The way to the value in the document or the plan.
        place: Where that is in the text, if there is a text.
        suggestion: The nearest allowed word for a mistyped one.
    """

    message: str
    path: Path = ()
    place: Place | None = None
    suggestion: str | None = None

    def __str__(self) -> str:
        """Return the place, the path, the message and the suggestion on one line."""
        where = [str(self.place)] if self.place else []
        if self.path:
            where.append(dotted(self.path))
        hint = f" Did you mean {self.suggestion}?" if self.suggestion else ""
        return ": ".join([*where, self.message + hint])


def dotted(path: Path) -> str:
    """Return a path as one word, such as ``activities[2].parts[0].who``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


class CoproductionError(Exception):
    """The base of every error that this library raises on purpose."""


class InvalidValueError(CoproductionError, ValueError):
    """A value that cannot be read as what it is meant to be."""


class RefusedError(CoproductionError, ValueError):
    """A text or a value that cannot be what it is meant to be, with every problem at once.

    Attributes:
        problems: What is wrong, in the order of the document.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        """Return a line for each problem."""
        return "\n".join(str(problem) for problem in self.problems)


class PlanError(RefusedError):
    """A plan that cannot be, with every problem at once."""


class ScaleError(RefusedError):
    """A scale that cannot be, with every problem at once."""


class CodingError(RefusedError):
    """Codings of cases that cannot be, with every problem at once."""


class UnorderedScaleError(CoproductionError, TypeError):
    """A comparison by number on a scale whose numbers are no order."""


class UnknownIdError(CoproductionError, KeyError):
    """An id that nothing in the plan has."""

    def __str__(self) -> str:
        """Return the sentence without the quotes that ``KeyError`` puts around it."""
        return str(self.args[0])


class UnknownNameError(CoproductionError, LookupError):
    """A name of a check, a profile, a source, a scale or a level that does not exist."""


class CatalogueError(CoproductionError, ImportError):
    """A check whose module or page is not of the form that the catalogue needs."""


class TooLargeError(CoproductionError, ValueError):
    """A question about a rule or a network that no exact method answers in reasonable time."""


class InvalidRuleError(CoproductionError, ValueError):
    """A decision rule, or a question about one, that cannot be.

    Attributes:
        problems: What is wrong, a sentence or two each, in the order of what was given.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        """Return a line for each problem."""
        return "\n".join(self.problems)


class InvalidTiesError(InvalidValueError):
    """Ties, groups of people, or a question about them, that cannot be.

    Attributes:
        problems: What is wrong, a sentence or two each, in the order of what was given.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        """Return a line for each problem."""
        return "\n".join(self.problems)


class TooFewError(CoproductionError, ValueError):
    """A test of chance with so few people that it could never find anything."""
