"""JSON, read by the standard library; places are looked for only when asked for."""

from __future__ import annotations

import json
import re
from array import array
from typing import TYPE_CHECKING

from coproduction.errors import Path, PlanError, Problem
from coproduction.formats import text as shared
from coproduction.formats.text import Again, Document, Lines, Places, Plain, problem_of
from coproduction.formats.writing import check_depth, check_text, key_text, word_for

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING = r'"(?:[^"\\]|\\.)*+"'
_TOKEN = re.compile(rf"{_STRING}|[{{\[]|[-+.\w]+")
_NESTING = re.compile(rf"{_STRING}|[{{}}\[\]]", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_UNWELCOME_ESCAPE = re.compile(r"\\(?:[bf]|u(?:00[01789]|[dD][89a-fA-F]))")
_UNWELCOME_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
_LONGEST_WHOLE_NUMBER = 18  # digits: they fit into 64 bits, and longer ones are no counts

_NOT_A_NUMBER = "NaN and Infinity are no numbers that a plan can hold. Write a number or null."
_EMPTY = "There is nothing in this text. Write a plan between { and }."
_OTHER = "This is not JSON. Look at the quotes, commas and brackets around here."
_FAULTS = {
    "Expecting value": "A value is missing here. Write text in double quotes, a number or null.",
    "Expecting property": "A key is missing here. Write it in double quotes, or remove the comma.",
    "Illegal trailing": "A comma stands before a closing bracket here. Remove it.",
    "Expecting ':'": "A colon is missing after the key. Write it.",
    "Expecting ','": "A comma or a closing bracket is missing before this. Write it.",
    "Unterminated": "The text that starts here has no end. Write the closing quotes.",
    "Invalid control": "A line end or a tab stands in a text here. Write \\n or \\t in its place.",
    "Invalid \\": "This backslash means nothing that JSON knows. Write two.",
    "Extra data": "The plan has ended before this. Remove what follows.",
}

_quoted = json.JSONEncoder(ensure_ascii=False).encode


class _Constant:
    """Stands where NaN or an infinity stood."""


class _Reading:
    """What `json.loads` calls for, and whether it came upon something that cannot be."""

    def __init__(self) -> None:
        self.doubtful = False

    def constant(self, _: str) -> _Constant:
        """Return a mark for NaN and the infinities."""
        self.doubtful = True
        return _Constant()

    def mapping(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        """Return a mapping in which no key is lost."""
        held = dict(pairs)
        if len(held) != len(pairs):
            self.doubtful = True
            held = {}
            for key, value in pairs:
                held[Again(key) if key in held else key] = value
        return held


def loads(
    text: str,
    *,
    file: str = "<text>",
    max_bytes: int = shared.MAX_BYTES,
    max_values: int = shared.MAX_VALUES,
) -> Document:
    """Return what a JSON text says, with the place of every value.

    Whole numbers of up to 18 digits become ``int``; all other numbers stay text, as `Plain`.

    Args:
        text: The text.
        file: The name of its file, for the places.
        max_bytes: The most bytes that the text may have in UTF-8.
        max_values: The most keys and values that it may have.

    Raises:
        PlanError: The text is no JSON, has a key twice, or holds NaN, an infinity or half a
            character; where it is JSON, all problems at once.
    """
    lines = Lines(file, text.removeprefix("\ufeff"))
    data = shared.check_size(lines, max_bytes)
    reading = _Reading()
    try:
        value = json.loads(
            lines.text,
            parse_float=Plain,
            parse_int=_whole_number,
            parse_constant=reading.constant,
            object_pairs_hook=reading.mapping,
        )
    except json.JSONDecodeError as error:
        raise lines.refusal(*_fault_of(error)) from None
    except RecursionError:
        if (offset := _too_deep(lines.text)) is None:
            raise
        raise lines.refusal(shared.TOO_DEEP, offset) from None
    depth, number = shared.depth_and_number(value)
    if depth > shared.MAX_DEPTH:
        raise lines.refusal(shared.TOO_DEEP, _too_deep(lines.text) or 0)
    if number > max_values:
        raise lines.refusal(shared.TOO_MANY)
    places = Places(lines, value, lambda: _starts(lines.text))
    if reading.doubtful or _has_unwelcome(lines.text, data):
        problems = _problems(value, places)
        if problems:
            raise PlanError(problems)
    return Document(value, places)


def _whole_number(text: str) -> int | Plain:
    """Return a whole number, and one of many digits as its text."""
    short = len(text) <= _LONGEST_WHOLE_NUMBER or len(text.lstrip("-")) <= _LONGEST_WHOLE_NUMBER
    return int(text) if short else Plain(text)


def _fault_of(error: json.JSONDecodeError) -> tuple[str, int]:
    """Return what to say about *error* and the offset of the character that it is about."""
    end = len(error.doc.rstrip())
    if not end:
        return _EMPTY, 0
    said = (said for part, said in _FAULTS.items() if error.msg.startswith(part))
    return next(said, _OTHER), min(error.pos, end)


def _too_deep(text: str) -> int | None:
    """Return the offset of the first bracket that is too deep in others."""
    depth = 0
    for token in _NESTING.finditer(text):
        sign = token[0]
        depth += (sign in ("[", "{")) - (sign in ("]", "}"))
        if depth > shared.MAX_DEPTH:
            return token.start()
    return None


def _starts(text: str) -> array[int]:
    """Return the offset of each key and value in a text that is JSON."""
    return array("Q", [token.start() for token in _TOKEN.finditer(text)])


def _has_unwelcome(text: str, data: bytes | None) -> bool:
    """Return whether there may be a control character or half a character."""
    return (
        "\x7f" in text
        or _UNWELCOME_ESCAPE.search(text) is not None
        or (data is not None and _UNWELCOME_BYTES.search(data) is not None)
    )


def _problems(value: object, places: Places) -> tuple[Problem, ...]:
    """Return what cannot be, in the order of the text."""
    problems: list[Problem] = []
    for path, found in _each(value):
        key = path[-1] if path else 0
        if isinstance(key, Again):
            problems.append(problem_of(shared.TWICE, path, places.key_place(path), places))
        if isinstance(key, str) and shared.CONTROL.search(key):
            place = places.key_place(path)
            problems.append(problem_of(shared.CONTROL_CHARACTER, path, place, places))
        if isinstance(found, _Constant):
            problems.append(problem_of(_NOT_A_NUMBER, path, places.place(path), places))
        elif isinstance(found, str) and shared.CONTROL.search(found):
            place = places.place(path)
            problems.append(problem_of(shared.CONTROL_CHARACTER, path, place, places))
        if len(problems) >= shared.MAX_PROBLEMS:
            break
    return tuple(problems)


def _each(value: object) -> Iterator[tuple[Path, object]]:
    """Yield each value with its path, in the order of the text."""
    waiting: list[Iterator[tuple[Path, object]]] = [iter([((), value)])]
    while waiting:
        for path, found in waiting[-1]:
            yield path, found
            if isinstance(found, dict | list):
                waiting.append(_parts(path, found))
                break
        else:
            waiting.pop()


def _parts(path: Path, value: dict[str, object] | list[object]) -> Iterator[tuple[Path, object]]:
    """Yield what is in the value at *path*."""
    for step, held in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, step), held


def dumps(value: object) -> str:
    """Return a value as JSON, two spaces for each step inwards.

    Args:
        value: Mappings with texts as keys, lists, texts, whole numbers, truth values, ``None``,
            and `Plain` numbers, which are written as the numbers that they are.

    Raises:
        InvalidValueError: The value holds anything else.
    """
    check_depth(value)
    return "".join(_written(value, "\n")) + "\n"


def _written(value: object, line: str) -> Iterator[str]:
    """Yield the parts of *value*; *line* is what starts a line where it stands."""
    if isinstance(value, dict) and value:
        start = "{"
        for key, held in value.items():
            yield f"{start}{line}  {_quoted(key_text(key))}: "
            yield from _written(held, line + "  ")
            start = ","
        yield line + "}"
    elif isinstance(value, list | tuple) and value:
        start = "["
        for held in value:
            yield f"{start}{line}  "
            yield from _written(held, line + "  ")
            start = ","
        yield line + "]"
    elif isinstance(value, dict | list | tuple):
        yield "{}" if isinstance(value, dict) else "[]"
    else:
        yield _scalar(value)


def _scalar(value: object) -> str:
    """Return a value without parts as JSON."""
    if isinstance(value, Plain) and _NUMBER.fullmatch(value):
        return str(value)
    if isinstance(value, str):
        return _quoted(check_text(value))
    return word_for(value) if value is not None else "null"
