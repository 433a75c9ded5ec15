"""What a table of a file may hold, read so that every problem is kept."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from enum import IntEnum, StrEnum
from typing import TypeVar

import attrs

from coproduction.errors import Path, Problem
from coproduction.formats.text import CONTROL, CONTROL_CHARACTER

W = TypeVar("W", bound=StrEnum)
N = TypeVar("N", bound=IntEnum)


@attrs.frozen(kw_only=True)
class Table:
    """A table of a file, and what cannot be in it and in the tables within.

    Something stands for what cannot be read, so that the rest is read too. Whoever
    makes anything of it looks at the problems first.

    Attributes:
        content: What it holds.
        path: The way to it.
        problems: What cannot be, each with whether it is about the key.
    """

    content: dict[str, object]
    path: Path = ()
    problems: list[tuple[Problem, bool]] = attrs.field(factory=list)

    def refuse(self, message: str, *steps: str | int) -> None:
        """Keep a problem with what the steps lead to."""
        self.problems.append((Problem(message, (*self.path, *steps)), False))

    def only(self, words: Sequence[str]) -> None:
        """Refuse every key but these."""
        for key in self.content:
            if key not in words:
                near = next(iter(difflib.get_close_matches(key, words, n=1)), None)
                problem = Problem(f"There is no {key} here.", (*self.path, key), suggestion=near)
                self.problems.append((problem, True))

    def has(self, key: str, *, needed: bool = True) -> bool:
        """Return whether there is such a key; refuse that there is none where it is needed."""
        if needed and key not in self.content:
            self.refuse(f"The key {key} is missing here.")
        return key in self.content

    def text(self, key: str, *, needed: bool = True) -> str:
        """Return a text on one line; ``""`` where there is none."""
        if not self.has(key, needed=needed):
            return ""
        return self.line(self.content[key], key, needed=needed)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return one text or more, each on one line."""
        if not self.has(key):
            return ()
        value = self.content[key]
        if not isinstance(value, list) or not value:
            self.refuse("One text or more is needed here, in [ ].", key)
            return ()
        return tuple(self.line(each, key, index) for index, each in enumerate(value))

    def line(self, value: object, *steps: str | int, needed: bool = True) -> str:
        """Return a text on one line; refuse what is none."""
        if not isinstance(value, str):
            self.refuse("Text is needed here. Put it in quotes.", *steps)
            return ""
        if CONTROL.search(value):
            self.refuse(CONTROL_CHARACTER, *steps)
        elif needed and not value.strip():
            self.refuse("There is no text between these quotes. Write some.", *steps)
        return " ".join(value.split())

    def truth(self, key: str, *, needed: bool = True) -> bool:
        """Return a truth value; false where there is none."""
        if not self.has(key, needed=needed):
            return False
        value = self.content[key]
        if not isinstance(value, bool):
            self.refuse("This is either true or false, without quotes.", key)
        return value is True

    def word(self, key: str, words: type[W]) -> W:
        """Return one of a few words; the last of them where there is none."""
        value = self.text(key)
        if value in list(words):
            return words(value)
        if value:
            said = ", ".join(words)
            self.refuse(f"One of these words is needed here: {said}.", key)
        return list(words)[-1]

    def number(self, key: str, numbers: type[N], *, needed: bool = True) -> N | None:
        """Return one of a few numbers, if there is one."""
        if not self.has(key, needed=needed):
            return None
        value = self.content[key]
        if isinstance(value, int) and not isinstance(value, bool) and value in list(numbers):
            return numbers(value)
        self.refuse(
            f"A whole number from {min(numbers)} to {max(numbers)} is needed here, without quotes.",
            key,
        )
        return None

    def tables(self, key: str) -> Iterator[tuple[str, Table]]:
        """Yield each table in a table of tables, with its key."""
        if not self.has(key):
            return
        value = self.content[key]
        if not isinstance(value, dict) or not value:
            self.refuse(f"Tables are needed here, each with a name: [{key}.1].", key)
            return
        for name, held in value.items():
            if isinstance(held, dict):
                path = (*self.path, key, name)
                yield name, Table(content=held, path=path, problems=self.problems)
            else:
                self.refuse(f"A table is needed here: [{key}.{name}].", key, name)
