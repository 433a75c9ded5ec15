"""What kind of type an annotation is."""

from __future__ import annotations

import types
from enum import StrEnum
from typing import Any, Literal, NewType, Union, get_origin

from coproduction import ids


def is_union(kind: Any) -> bool:
    """Return whether a type is one of several."""
    return get_origin(kind) in (Union, types.UnionType)


def is_tuple(kind: Any) -> bool:
    """Return whether a type is a tuple of things of one type."""
    return get_origin(kind) is tuple


def is_literal(kind: Any) -> bool:
    """Return whether a type is a few fixed values."""
    return get_origin(kind) is Literal


def is_new_id(kind: Any) -> bool:
    """Return whether a type is that of an id."""
    while isinstance(kind, NewType):
        if kind is ids.Id:
            return True
        kind = kind.__supertype__
    return False


def is_word_like(kind: Any) -> bool:
    """Return whether a type is a text, an id or one of stated words."""
    return kind is str or is_new_id(kind) or (isinstance(kind, type) and issubclass(kind, StrEnum))
