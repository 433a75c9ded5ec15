"""What every format shares in writing: a value that could not be read again is refused."""

from __future__ import annotations

from coproduction.errors import InvalidValueError
from coproduction.formats.text import CONTROL, MAX_DEPTH, TOO_DEEP, depth_and_number


def check_depth(value: object) -> None:
    """Refuse to write what could not be read again.

    Raises:
        InvalidValueError: Lists and mappings stand too deep in one another.
    """
    depth, _ = depth_and_number(value)
    if depth > MAX_DEPTH:
        raise InvalidValueError(TOO_DEEP)


def check_text(text: str) -> str:
    """Return *text* as an ordinary text that can be written and read again.

    Raises:
        InvalidValueError: It holds a control character or half a character.
    """
    if not text.isprintable() and CONTROL.search(text):
        raise InvalidValueError("A text to be written holds a control character. Remove it.")
    return str.__str__(text)


def key_text(key: object) -> str:
    """Return a key as a text that can be written and read again.

    Raises:
        InvalidValueError: It is no text, or holds a control character.
    """
    if not isinstance(key, str):
        raise InvalidValueError("A key to be written is no text. Write it as a text.")
    return check_text(key)


def word_for(value: object) -> str:
    """Return a truth value or a whole number as every format writes it.

    Raises:
        InvalidValueError: It is something else.
    """
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return int.__repr__(value)
    raise InvalidValueError(
        f"A value of the type {type(value).__name__} cannot be written. "
        "Write texts, whole numbers, truth values, lists and mappings."
    )
