"""Converters of fields that choose from the stated words of a plan file.

Named functions, one for each kind of field, as in
:mod:`coproduction.model.conversion`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from coproduction.errors import InvalidValueError
from coproduction.model.conversion import Words, several
from coproduction.model.words import (
    ActingAs,
    Form,
    How,
    Kind,
    KnownTo,
    LinkKind,
    ListName,
    Per,
    Perspective,
    ProvisionState,
    Recruitment,
    ReplyResult,
    Responsibility,
    Sector,
    Side,
    Stage,
    Status,
)
from coproduction.values.withheld import RATHER_NOT_SAY, Withheld

E = TypeVar("E", bound=StrEnum)


def word_of(kind: type[E], text: object) -> E:
    """Return one of the stated words.

    Raises:
        InvalidValueError: If the text is none of them.
    """
    if isinstance(text, kind):
        return text
    try:
        return kind(text)  # type: ignore[arg-type]  # what is no text is refused below
    except ValueError:
        allowed = ", ".join(kind)
        raise InvalidValueError(f"One of these words is needed here: {allowed}.") from None


def _words(kind: type[E], value: Words) -> tuple[E, ...]:
    return tuple([word_of(kind, each) for each in several(value)])


def perspectives(value: Words | None) -> tuple[Perspective, ...] | Withheld | None:
    """Return the perspectives, *rather not say*, or ``None``."""
    if value is None:
        return None
    if value == RATHER_NOT_SAY:
        return RATHER_NOT_SAY
    return _words(Perspective, value)


def side(value: str) -> Side:
    """Return the side."""
    return word_of(Side, value)


def sides(value: str | None) -> Side | Withheld | None:
    """Return the side, *rather not say*, or ``None``."""
    if value == RATHER_NOT_SAY:
        return RATHER_NOT_SAY
    return None if value is None else word_of(Side, value)


def acting_as(value: str | None) -> ActingAs | None:
    """Return the perspective in which somebody acts, or ``None``."""
    return None if value is None else word_of(ActingAs, value)


def hows(value: Words | None) -> tuple[How, ...] | None:
    """Return how somebody takes part, or ``None``."""
    return None if value is None else _words(How, value)


def stages(value: Words | None) -> tuple[Stage, ...] | None:
    """Return the stages, or ``None``."""
    return None if value is None else _words(Stage, value)


def stage(value: str) -> Stage:
    """Return the stage."""
    return word_of(Stage, value)


def status(value: str | None) -> Status | None:
    """Return the status, or ``None``."""
    return None if value is None else word_of(Status, value)


def sector(value: str | None) -> Sector | None:
    """Return the sector, or ``None``."""
    return None if value is None else word_of(Sector, value)


def responsibilities(value: Words | None) -> tuple[Responsibility, ...] | None:
    """Return the responsibilities, or ``None``."""
    return None if value is None else _words(Responsibility, value)


def known_to(value: str | None) -> KnownTo | None:
    """Return who may know, or ``None``."""
    return None if value is None else word_of(KnownTo, value)


def provision_state(value: str | None) -> ProvisionState | None:
    """Return how far it has been arranged, or ``None``."""
    return None if value is None else word_of(ProvisionState, value)


def reply_result(value: str | None) -> ReplyResult | None:
    """Return what became of it, or ``None``."""
    return None if value is None else word_of(ReplyResult, value)


def recruitment(value: str | None) -> Recruitment | None:
    """Return how somebody came to take part, or ``None``."""
    return None if value is None else word_of(Recruitment, value)


def link_kind(value: str) -> LinkKind:
    """Return what a link is."""
    return word_of(LinkKind, value)


def kind(value: str) -> Kind:
    """Return the kind of member."""
    return word_of(Kind, value)


def form(value: str | None) -> Form | None:
    """Return the form, or ``None``."""
    return None if value is None else word_of(Form, value)


PERS = frozenset(
    {
        frozenset({Per.ALL}),
        frozenset({Per.PERSON, Per.SESSION}),
        frozenset({Per.PERSON, Per.HOUR}),
    }
)


def per(value: Words | None) -> tuple[Per, ...] | None:
    """Return what an amount is for, or ``None``.

    Raises:
        InvalidValueError: If it is none of the three.
    """
    if value is None:
        return None
    words = _words(Per, value)
    if frozenset(words) not in PERS or len(words) > len(set(words)):
        raise InvalidValueError("Money is for [person, session], for [person, hour] or for all.")
    return tuple(sorted(words, key=list(Per).index))


def list_names(value: Words) -> tuple[ListName, ...]:
    """Return the names of lists that are complete."""
    return _words(ListName, value)
