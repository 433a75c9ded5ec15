"""From plain words to what a coding holds: a named converter for each kind of field."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from coproduction.errors import InvalidValueError
from coproduction.levels.words import Aim, Entry, SelectedBy, Share, TermsBy

W = TypeVar("W", bound=StrEnum)

AnyBool = bool | str | None
AnyAim = Aim | str | None
AnyEntry = Entry | str | Sequence[Entry | str] | None
AnyShare = Share | str | Sequence[Share | str] | None
AnySelectedBy = SelectedBy | str | None
AnyTermsBy = TermsBy | str | None


def yes_or_no(value: AnyBool) -> bool | None:
    """Return yes, no, or ``None``; the words are taken too.

    Raises:
        InvalidValueError: If it is something else.
    """
    if value is None or value is True or value is False:
        return value
    if value not in {"yes", "no"}:
        raise InvalidValueError("Write yes or no here, or nothing where it is not known.")
    return value == "yes"


def aim(value: AnyAim) -> Aim | None:
    """Return what people were brought in for, or ``None``."""
    return None if value is None else word(Aim, value)


def entry(value: AnyEntry) -> Entry | tuple[Entry, Entry] | None:
    """Return when people came in, the earliest and the latest it can be, or ``None``."""
    return _word_or_interval(Entry, value)


def share(value: AnyShare) -> Share | tuple[Share, Share] | None:
    """Return a share, the least and the most it can be, or ``None``."""
    return _word_or_interval(Share, value)


def selected_by(value: AnySelectedBy) -> SelectedBy | None:
    """Return who chose those who took part, or ``None``."""
    return None if value is None else word(SelectedBy, value)


def terms_by(value: AnyTermsBy) -> TermsBy | None:
    """Return who set the rules, or ``None``."""
    return None if value is None else word(TermsBy, value)


def word(kind: type[W], value: object) -> W:
    """Return a word of a list; a hyphen is as good as an underscore."""
    if isinstance(value, str):
        for word in kind:
            if value.replace("-", "_") == word.replace("-", "_"):
                return word
    raise InvalidValueError(f"Write one of these words here: {', '.join(kind)}.")


def _word_or_interval(kind: type[W], value: object) -> W | tuple[W, W] | None:
    if value is None:
        return None
    if isinstance(value, str):
        value = value.split(" to ")
    if not isinstance(value, list | tuple) or len(value) not in {1, 2}:
        raise InvalidValueError("Write one word here, or two with *to* between them.")
    lowest, highest = (word(kind, end) for end in (value[0], value[-1]))
    words = list(kind)
    if words.index(lowest) > words.index(highest):
        raise InvalidValueError(f"{lowest} comes after {highest}: write {highest} to {lowest}.")
    if lowest is highest:
        return lowest
    return None if lowest is words[0] and highest is words[-1] else (lowest, highest)
