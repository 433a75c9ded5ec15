"""From the events of a YAML parser to values, their places and what is wrong with them.

Events are of the type ``Any``: after PyYAML's types they may have no place, and all have one.
"""

from __future__ import annotations

import re
from array import array
from operator import itemgetter
from typing import Any, NoReturn, Protocol

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from coproduction.errors import Path, PlanError
from coproduction.formats.text import (
    CONTROL,
    CONTROL_CHARACTER,
    MAX_DEPTH,
    MAX_PROBLEMS,
    TOO_DEEP,
    TOO_MANY,
    TWICE,
    Again,
    Document,
    Lines,
    Places,
    Plain,
    problem_of,
)
from coproduction.formats.yaml_faults import BLOCK, NO_KEY, SLIP, SPACE
from coproduction.formats.yaml_writing import NULLS

ANCHOR = (
    "A plan has no anchors and aliases. Write the value out, or put text with & or * in quotes."
)
TAG = "A plan has no tags. Remove the word that starts with !, or put the text in quotes."
MERGE = "A plan merges nothing with <<. Write the keys out."
LIST_AS_KEY = "A list or a mapping cannot be a key. Write a word, or put the text in quotes."
ANOTHER = "A second document starts here. Put each plan into a file of its own."

NOT_KEPT = NULLS | {"<<"}
"""Keys that can be read with quotes only."""

HEADER = re.compile(r"[|>][-+0-9]*+(?: +#| *+(?:[\r\n]|\Z))")
"""What may stand on the line on which a block text starts; libyaml takes more."""

Inside = list[object] | dict[str, object]


class Events(Protocol):
    """A parser that gives one event after another."""

    def get_event(self) -> Any:
        """Return the next event."""


class StopError(Exception):
    """Nothing after this can be read, or enough is wrong already."""


class _Plains(dict[str, "Plain | None"]):
    """The plain scalars of a text, each made once; those that say nothing are ``None``."""

    def __missing__(self, text: str) -> Plain:
        plain = self[text] = Plain(text)
        return plain


class Building:
    """The values of a text as far as they are read, and what is wrong with them."""

    def __init__(self, lines: Lines, max_values: int) -> None:
        self.lines = lines
        self.max_values = max_values
        self.starts = array("Q")  # of each key and value
        self.root: list[object] = []
        self.at: Inside = self.root
        self.key: str | None = None  # of the mapping at hand, until its value comes
        self.around: list[tuple[Inside, str | int]] = []
        self.plains = _Plains.fromkeys(NULLS)
        self.names: dict[str, str] = {}
        self.flow = 0  # how many brackets are open
        self.marked = "&" in lines.text or "!" in lines.text  # whether there may be anchors, tags
        self.documents = 0
        self.problems: list[tuple[int, str, Path]] = []

    def read(self, parser: Events) -> None:
        """Read all events."""
        next_event, scalar = parser.get_event, self.scalar
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                scalar(event)
            elif kind is MappingStartEvent:
                self.enter(event, {})
            elif kind is SequenceStartEvent:
                self.enter(event, [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self.leave()
            elif kind is AliasEvent:
                self.alias(event)
            elif kind is DocumentStartEvent:
                self.start_document(event)
            elif kind is StreamEndEvent:
                return

    def scalar(self, event: Any) -> None:
        """Read a key, or a value that is neither list nor mapping."""
        text, quoted, start, at = event.value, event.style, event.start_mark.index, self.at
        if self.marked:
            self.refuse_marks(event)
        if not quoted:
            if self.flow and "?" in text:
                self.refuse(SLIP, start)
        elif not text.isprintable() and CONTROL.search(text):
            self.refuse(CONTROL_CHARACTER, start)
        elif quoted in "|>" and not HEADER.match(self.lines.text, start):
            self.refuse(BLOCK, start)
        if isinstance(at, list):
            at.append(text if quoted else self.plains[text])
        elif self.key is None:
            known = self.names.get(text)
            self.key = self.name(event) if known is None or known in at else known
        else:
            if not text and not quoted and self.flow:
                self.refuse(SLIP, self.starts[-1])  # where the key is
            at[self.key] = text if quoted else self.plains[text]
            self.key = None
        self.starts.append(start)
        if len(self.starts) > self.max_values:
            self.stop(TOO_MANY, start, ())

    def name(self, event: Any) -> str:
        """Return a key that is new: `Again` for one that is in its mapping already."""
        text, start = event.value, event.start_mark.index
        if text in self.at:
            self.key = Again(text)
            self.refuse(TWICE, start)
            return self.key
        if not event.style and text in NULLS:
            self.refuse(NO_KEY, start)
        elif not event.style and text == "<<":
            self.refuse(MERGE, start)
        elif text not in NOT_KEPT:
            self.names[text] = text
        return str(text)

    def enter(self, event: Any, inside: Inside) -> None:
        """Start a list or a mapping."""
        start = event.start_mark.index
        if self.marked:
            self.refuse_marks(event)
        at = self.at
        step: str | int
        if isinstance(at, list):
            step = len(at)
            at.append(inside)
        elif self.key is None:
            self.stop(LIST_AS_KEY, start)
        else:
            if self.flow and self.follows_plain_key(start):
                self.refuse(SPACE, start)
            step = self.key
            at[step] = inside
        self.around.append((at, step))
        self.at, self.key = inside, None
        self.flow += bool(event.flow_style)
        self.count(start)
        if len(self.around) > MAX_DEPTH:
            self.stop(TOO_DEEP, start, ())

    def leave(self) -> None:
        """End a list or a mapping."""
        self.at, _ = self.around.pop()
        self.flow -= self.flow > 0

    def alias(self, event: Any) -> None:
        """Refuse an alias, with a value in its stead."""
        start = event.start_mark.index
        self.refuse(ANCHOR, start)
        if isinstance(self.at, list):
            self.at.append(None)
        elif self.key is None:
            self.key = Again("*")
        else:
            self.at[self.key] = None
            self.key = None
        self.count(start)

    def start_document(self, event: Any) -> None:
        """Refuse all documents but the first."""
        if self.documents:
            self.stop(ANOTHER, event.start_mark.index, ())
        self.documents = 1

    def follows_plain_key(self, start: int) -> bool:
        """Return whether a bracket follows the colon of a key without quotes, and no space.

        Libyaml refuses this and the pure parser does not.
        """
        text = self.lines.text
        return text[start - 1] == ":" and text[self.starts[-1]] not in "\"'"

    def refuse_marks(self, event: Any) -> None:
        """Refuse an anchor and a tag."""
        if event.anchor is not None:
            self.refuse(ANCHOR, event.start_mark.index)
        if event.tag is not None:
            self.refuse(TAG, event.start_mark.index)

    def count(self, start: int) -> None:
        """Keep where a key or a value starts."""
        self.starts.append(start)
        if len(self.starts) > self.max_values:
            self.stop(TOO_MANY, start, ())

    def note(self, message: str, offset: int, path: Path | None = None) -> None:
        """Keep what is wrong at *offset*, by default where the reading stands."""
        steps = [step for _, step in self.around]
        if isinstance(self.at, list):
            steps.append(len(self.at))
        elif self.key is not None:
            steps.append(self.key)
        self.problems.append((offset, message, tuple(steps[1:]) if path is None else path))

    def refuse(self, message: str, offset: int) -> None:
        """Keep what is wrong, and stop where enough is."""
        self.note(message, offset)
        if len(self.problems) >= MAX_PROBLEMS:
            raise StopError

    def stop(self, message: str, offset: int, path: Path | None = None) -> NoReturn:
        """Keep what is wrong where nothing after it can be read."""
        self.note(message, offset, path)
        raise StopError

    def document(self) -> Document:
        """Return what was read.

        Raises:
            PlanError: Something is wrong; all problems, in the order of the text.
        """
        value = self.root[0] if self.root else None
        places = Places(self.lines, value, lambda: self.starts)
        if self.problems:
            raise PlanError(
                tuple(
                    problem_of(message, path, self.lines.place(offset), places)
                    for offset, message, path in sorted(self.problems, key=itemgetter(0))
                )
            )
        return Document(value, places)
