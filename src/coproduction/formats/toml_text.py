"""TOML, in which the package keeps what it ships; no plans."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from coproduction.errors import Path, Place, PlanError, Problem
from coproduction.formats.text import Document, Lines, Places

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TOKEN = re.compile(
    r"""
    (?P<text>  \"{3} (?:\\.|[^\\])*? \"{3,5} | '{3} .*? '{3,5} | "(?:\\.|[^"\\])*" | '[^']*' )
    | (?P<gap>   [ \t\r]+ | \#[^\n]* )
    | (?P<line>  \n )
    | (?P<open>  [\[{] )
    | (?P<close> [\]}] )
    | (?P<sign>  [=.,] )
    | (?P<word>  [^\s"'\#\[\]{}=.,]+ )
    """,
    re.DOTALL | re.VERBOSE,
)

Token = re.Match[str]


def loads(text: str, *, file: str = "<text>") -> dict[str, object]:
    """Return the tables of a TOML text.

    Raises:
        PlanError: The text is no TOML; the place is where it stops to be.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also of too many digits, or brackets
        said = str(error)
        found = _PLACE.search(said)
        line, column = (found[1], found[2]) if found and found[1] else (text.count("\n") + 1, 1)
        message = f"This is not TOML: {said[: found.start()] if found else said}."
        raise PlanError((Problem(message, place=Place(file, int(line), int(column))),)) from error


def document(text: str, *, file: str = "<text>") -> Document:
    """Return the tables of a TOML text, and where each of them and each key stands.

    The place of what is inside brackets is that of the brackets.

    Raises:
        PlanError: As :func:`loads` does.
    """
    value = loads(text, file=file)
    return Document(value, Places(Lines(file, text), value, lambda: _offsets(text, value)))


def _offsets(text: str, value: object) -> list[int]:
    """Return the offset of each key and value, in the order in which places are numbered."""
    starts = _starts(text)
    offsets: list[int] = []
    waiting: list[tuple[Path, object, int]] = [((), value, 0)]
    while waiting:
        path, held, around = waiting.pop()
        key, start = starts.get(path, (around, around))
        offsets += [key, start] if path and isinstance(path[-1], str) else [start]
        steps: list[tuple[str | int, object]] = []
        if isinstance(held, dict):
            steps = [*held.items()]
        elif isinstance(held, list):
            steps = [*enumerate(held)]
        waiting += [((*path, step), child, start) for step, child in reversed(steps)]
    return offsets


def _starts(text: str) -> dict[Path, tuple[int, int]]:
    """Return, for each table and key by its path, where the key and where the value starts."""
    starts: dict[Path, tuple[int, int]] = {}
    lists: dict[Path, int] = {}
    table: Path = ()
    for statement in _statements(text):
        begin = statement[0].start()
        heads = statement[0][0] == "["
        named = path = () if heads else table
        for step in _steps(statement):
            named = (*path, step)
            starts.setdefault(named, (begin, begin))
            path = (*named, lists[named]) if heads and named in lists else named
        if not heads:
            value = next(at for at, token in enumerate(statement) if token[0] == "=") + 1
            starts[named] = (begin, statement[value].start())
        elif statement[1][0] == "[":
            lists[named] = lists.get(named, -1) + 1
            table = (*named, lists[named])
            starts[table] = (begin, begin)
        else:
            table = path
    return starts


def _statements(text: str) -> Iterator[list[Token]]:
    """Yield what stands between two line ends that are in no brackets."""
    statement: list[Token] = []
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += {"open": 1, "close": -1}.get(token.lastgroup or "", 0)
        if token.lastgroup == "line" and not depth and statement:
            yield statement
            statement = []
        elif token.lastgroup not in {"gap", "line"}:
            statement.append(token)
    if statement:
        yield statement


def _steps(statement: list[Token]) -> Iterator[str]:
    """Yield the parts of the key that a statement begins with, or that a heading names."""
    for token in statement:
        if token[0] == "=":
            return
        if token.lastgroup == "word":
            yield token[0]
        elif token.lastgroup == "text":
            yield str(tomllib.loads(f"key = {token[0]}")["key"])
