"""What every format shares: plain values, their places in the text, and what is refused."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import attrs

from coproduction.errors import Path, Place, PlanError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MAX_BYTES = 32_000_000
"""The most bytes of a text: room for a quarter of a million parts, and read within a minute."""

MAX_DEPTH = 64
"""How many lists and mappings may stand in one another: a plan needs eight."""

MAX_VALUES = 10_000_000
"""The most keys and values of a text: five million of each fit into a few gigabytes of memory."""

MAX_PROBLEMS = 100
"""How many problems are listed: nobody mends more in one go, and a hostile text has millions."""

KINDS = frozenset({dict, list, tuple})
"""What holds values."""

LINE_END = re.compile(r"\r\n|\r|\n")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Characters that no text holds: control characters but tab and line ends, and half characters."""

TOO_DEEP = (
    f"Lists and mappings stand more than {MAX_DEPTH} deep in one another. Write the plan flatter."
)
TOO_MANY = "There are too many values here. Split the text into several plans."
NOT_A_LIST = "A list is needed here, in [ ] or with a dash before each."
TWICE = "The same key stands here twice."
CONTROL_CHARACTER = "This text holds a control character or half a character. Remove it."


class Plain(str):
    """A scalar written without quotes, whose meaning waits for the type of its field."""

    __slots__ = ()


class Again(str):
    """A key that stood before in the same mapping, kept beside the first one.

    It equals nothing but itself, so that a mapping holds both in the order of the text.
    """

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        """Return whether *other* is this very key."""
        return self is other

    def __ne__(self, other: object) -> bool:
        """Return whether *other* is anything but this key."""
        return self is not other


class Lines:
    """The lines of a text, by which an offset becomes a place."""

    __slots__ = ("_ends", "_starts", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._starts = [0]  # of the lines as far as they were asked for
        self._ends = LINE_END.finditer(text)

    def start(self, offset: int) -> int:
        """Return where the line of the character at *offset* starts."""
        return self._starts[self._line(offset) - 1]

    def end(self, offset: int) -> int:
        """Return where the line after that of *offset* starts, or the end of the text."""
        line = self._line(offset)
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def place(self, offset: int) -> Place:
        """Return the place of the character at *offset*, or of the end of the text."""
        offset = min(offset, len(self.text))
        line = self._line(offset)
        return Place(self.file, line, offset - self._starts[line - 1] + 1)

    def _line(self, offset: int) -> int:
        """Return the line of the character at *offset*, counted from 1."""
        starts = self._starts
        while starts[-1] <= offset and (end := next(self._ends, None)):
            starts.append(end.end())
        return bisect_right(starts, offset)

    def refusal(self, message: str, offset: int = 0) -> PlanError:
        """Return the error for one problem at *offset*."""
        return PlanError((Problem(message, place=self.place(offset)),))


class Places:
    """Where each value of a document, and each key, stands in its text.

    Holds one number for each key and value, in the order of the text; which value a number
    belongs to is worked out when the first place is asked for.
    """

    __slots__ = ("_find", "_held", "_lines", "_starts", "_value")

    def __init__(self, lines: Lines, value: object, find: Callable[[], Sequence[int]]) -> None:
        """Keep *value* and *find*, which returns the offset of each key and value."""
        self._lines = lines
        self._value = value
        self._find = find
        self._starts: Sequence[int] = ()
        self._held: dict[int, dict[str | int, int]] | None = None

    def place(self, path: Path) -> Place:
        """Return where the value at *path* starts, or the nearest value around it."""
        number, _ = self._number(path)
        return self._place(number)

    def key_place(self, path: Path) -> Place:
        """Return where the key that *path* ends with starts; without one, the place."""
        number, known = self._number(path)
        return self._place(number - 1 if known and path and isinstance(path[-1], str) else number)

    def _place(self, number: int) -> Place:
        return self._lines.place(self._starts[number] if self._starts else 0)

    def _number(self, path: Path) -> tuple[int, bool]:
        """Return the number of the value at the longest known part of *path*."""
        if self._held is None:
            self._starts = self._find()
            self._held = numbers_of(self._value)
        number = 0
        for step in path:
            held = self._held.get(number, {})
            if step not in held:
                return number, False
            number = held[step]
        return number, True


def numbers_of(value: object) -> dict[int, dict[str | int, int]]:
    """Number the keys and values of *value* in the order of the text.

    Returns:
        For the number of each list and mapping, the number of each value in it. The number
        of a key is one less than that of its value.
    """
    held: dict[int, dict[str | int, int]] = {}
    open_: list[tuple[dict[str | int, int], Iterable[tuple[str | int, object]]]] = []
    number = 0

    def enter(value: object) -> None:
        if isinstance(value, dict):
            held[number] = {}
            open_.append((held[number], iter(value.items())))
        elif isinstance(value, list):
            held[number] = {}
            open_.append((held[number], iter(enumerate(value))))

    enter(value)
    while open_:
        inside, rest = open_[-1]
        for step, child in rest:
            number += 2 if isinstance(step, str) else 1
            inside[step] = number
            if isinstance(child, dict | list):
                enter(child)
                break
        else:
            open_.pop()
    return held


def problem_of(message: str, path: Path, place: Place, places: Places) -> Problem:
    """Return a problem; that of a key that stands twice says where it stood first."""
    if message == TWICE and path:
        first = places.key_place((*path[:-1], str(path[-1])))
        message = f"{TWICE} It first stood in line {first.line}, column {first.column}. Keep one."
    return Problem(message, tuple(str.__str__(s) if isinstance(s, str) else s for s in path), place)


@attrs.frozen
class Document:
    """What a text says, and where.

    Attributes:
        value: Mappings, lists, texts, whole numbers, truth values and ``None``.
        places: Where each of them stands.
    """

    value: object
    places: Places


def decode(data: bytes, file: str) -> str:
    """Return the text of a file that is written in UTF-8.

    Raises:
        PlanError: The bytes are no UTF-8 text; the place is that of the first bad byte.
    """
    for mark, name in (
        (codecs.BOM_UTF32_LE, "UTF-32"),
        (codecs.BOM_UTF32_BE, "UTF-32"),
        (codecs.BOM_UTF16_LE, "UTF-16"),
        (codecs.BOM_UTF16_BE, "UTF-16"),
    ):
        if data.startswith(mark):
            raise Lines(file, "").refusal(f"This file is written in {name}. Save it as UTF-8.")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
        bad = data.find(b"\0")
        message = "This file holds a null byte, so it is no text. Save it as UTF-8 text."
    except UnicodeDecodeError as error:
        text, bad = "", error.start
        message = "This file is not UTF-8 text from here on. Save it as UTF-8 text."
    if bad < 0:
        return text
    before = data[:bad].decode()
    raise Lines(file, before).refusal(message, len(before))


def check_size(lines: Lines, max_bytes: int) -> bytes | None:
    """Refuse a text that is too long or that cannot be written as UTF-8.

    Returns:
        The text as UTF-8, or ``None`` for one of ASCII characters only.

    Raises:
        PlanError: The text is too long, or holds half a character.
    """
    text, data = lines.text, None
    size = len(text)
    if size <= max_bytes and not text.isascii():
        try:
            data = text.encode()
        except UnicodeEncodeError as error:
            raise lines.refusal(CONTROL_CHARACTER, error.start) from None
        size = len(data)
    if size > max_bytes:
        raise lines.refusal(
            f"This text is longer than {max_bytes // 1_000_000} MB, the most that is read. "
            "Split it into several plans, or raise max_bytes."
        )
    return data


def depth_and_number(value: object) -> tuple[int, int]:
    """Return how deep lists and mappings stand in one another, and how much is in them.

    Looks no deeper than one step further than is allowed.
    """
    depth, number = 0, 1
    level: list[Any] = [value] if type(value) in KINDS else []
    while level and depth <= MAX_DEPTH:
        depth += 1
        inner: list[Any] = []
        for held in level:
            parts = held
            if isinstance(held, dict):
                number += len(held)
                parts = held.values()
            number += len(parts)
            for part in parts:
                if type(part) in KINDS:
                    inner.append(part)  # noqa: PERF401  # a comprehension takes twice as long
        level = inner
    return depth, number
