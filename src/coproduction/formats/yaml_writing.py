"""Values as YAML that people read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from coproduction.formats.text import Plain
from coproduction.formats.writing import check_depth, check_text, key_text, word_for

if TYPE_CHECKING:
    from collections.abc import Iterator

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What says nothing when it is written without quotes."""

WIDTH = 100
"""How many columns a line takes at most, where it can be broken."""

HEIGHT = 3
"""How many lists and mappings in one another may stand on one line."""

LONGEST_KEY = 120
"""Longer keys stand on a line of their own: YAML looks only so far for the colon after a key."""

_MEANT = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan)"  # also to programs that read YAML 1.1
    r"|[-+.]*[0-9][-+0-9a-f_.,:/oxtz ]*",  # numbers, days, times
    re.IGNORECASE,
)
_START = re.compile(r"[\w(£€$/]|[-+.]{1,2}\w")
_IN_BRACKETS = re.compile(r"[,?\[\]{}]")
_INVISIBLE = re.compile("[\u00a0\u200c\u200d\u202f]")  # joiners and spaces that words need
_ESCAPED = re.compile(r"[^ !#-\[\]-~]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BREAK = re.compile(r"(?<=[^ ]) (?=[^ ])")


def dumps(value: object) -> str:
    """Return a value as YAML for people.

    A list or a mapping that fits on a line stands in brackets, long text is folded. Reading it
    gives the value again, with numbers and truth values as `Plain`.

    Args:
        value: Mappings with texts as keys, lists, texts, whole numbers, truth values and
            ``None``. A `Plain` is written without quotes where that gives it again.

    Raises:
        InvalidValueError: The value holds anything else.
    """
    check_depth(value)
    if not isinstance(value, dict | list | tuple):
        lines = [_scalar(value, brackets=False)]
    elif value:
        lines = [*_lines(value, 0)]
    else:
        lines = [_empty(value)]
    return "\n".join(lines) + "\n"


def _lines(value: dict[Any, Any] | list[Any] | tuple[Any, ...], column: int) -> Iterator[str]:
    """Yield the lines of a list or a mapping that starts in *column*."""
    margin = " " * column
    if isinstance(value, dict):
        for key, held in value.items():
            name = _text(key_text(key), brackets=False)
            if len(name) > LONGEST_KEY:
                yield f"{margin}? {name}"
                name = ""
            yield from _entry(f"{margin}{name}:", held, column)
    else:
        for held in value:
            yield from _entry(f"{margin}-", held, column)


def _entry(head: str, value: object, column: int) -> Iterator[str]:
    """Yield the lines of a value that *head* introduces."""
    room = WIDTH - len(head) - 1
    if isinstance(value, dict | list | tuple):
        line = _in_brackets(value, HEIGHT, room)
        if line is not None:
            yield f"{head} {line}"
            return
        lines = _lines(value, column + 2)
        yield f"{head} {next(lines)[column + 2 :]}" if head.endswith("-") else head
        yield from lines
        return
    line = _scalar(value, brackets=False)
    below: list[str] = []
    if isinstance(value, str) and (len(line) > room or "\n" in value):
        line, *below = _paragraph(value, WIDTH - column - 2) or [line]
    yield f"{head} {line}"
    for part in below:
        yield " " * (column + 2) + part if part else ""


def _in_brackets(
    value: dict[Any, Any] | list[Any] | tuple[Any, ...], height: int, room: int
) -> str | None:
    """Return a small list or mapping in brackets, or nothing where it is not small."""
    if not value:
        return _empty(value)
    mappings = 0 if isinstance(value, dict) else sum(isinstance(held, dict) for held in value)
    if not height or mappings > 1:
        return None
    parts = []
    for step, held in value.items() if isinstance(value, dict) else enumerate(value):
        name = f"{_text(key_text(step), brackets=True)}: " if isinstance(value, dict) else ""
        if isinstance(held, dict | list | tuple):
            part = _in_brackets(held, height - 1, room)
        else:
            part = _scalar(held, brackets=True)
        if part is None or (isinstance(held, str) and "\n" in held):
            return None
        parts.append(name + part)
        room -= len(parts[-1]) + 2
        if room < 0:
            return None
    return f"{{{', '.join(parts)}}}" if isinstance(value, dict) else f"[{', '.join(parts)}]"


def _empty(value: object) -> str:
    """Return a list or a mapping with nothing in it."""
    return "{}" if isinstance(value, dict) else "[]"


def _scalar(value: object, *, brackets: bool) -> str:
    """Return a text, a number, a truth value or nothing on one line."""
    if isinstance(value, str):
        return _text(value, brackets=brackets)
    return "null" if value is None else word_for(value)


def _text(text: str, *, brackets: bool) -> str:
    """Return a text on one line, in quotes where it would be read as something else."""
    plain, text = isinstance(text, Plain), check_text(text)
    if not _is_visible(text):
        return f'"{_ESCAPED.sub(_escape, text)}"'
    if (
        _START.match(text)
        and not text.endswith((" ", ":"))
        and ": " not in text
        and " #" not in text
        and not (brackets and _IN_BRACKETS.search(text))
        and text not in NULLS
        and (plain or not _MEANT.fullmatch(text))
    ):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_visible(text: str) -> bool:
    """Return whether a text can stand as it is: on one line, with nothing that is not seen."""
    return text.isprintable() or _INVISIBLE.sub("", text).isprintable()


def _escape(found: re.Match[str]) -> str:
    """Return a character as double quotes need it."""
    sign = found[0]
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if _is_visible(sign):
        return sign
    number = ord(sign)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _paragraph(text: str, width: int) -> list[str]:
    """Return the lines of a text that has several or is to be folded; none where it needs quotes.

    The first is the sign that says how to read the others.
    """
    lines = text.removesuffix("\n").split("\n")
    if not all(_is_visible(line) and line.strip(" ") == line for line in lines):
        return []
    if not lines[0] or not lines[-1]:
        return []
    if "\n" in text:
        return ["|" if text.endswith("\n") else "|-", *lines]
    folded = [""]
    for part in _BREAK.split(text):
        if folded[-1] and len(folded[-1]) + 1 + len(part) > width:
            folded.append(part)
        else:
            folded[-1] = f"{folded[-1]} {part}" if folded[-1] else part
    return [">-", *folded] if len(folded) > 1 or len(text) <= width else []
