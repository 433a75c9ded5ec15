"""Plain values into typed ones and back, for any attrs class; strict, and all problems at once.

Knows no noun: it reads the types of a class. Built on cattrs, whose defaults are
lax (``"no"`` becomes ``True``, a text becomes a list of its letters), so every
kind of value has a hook of its own here. A value of ``None`` is *not stated*: its
key counts as missing.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Container, Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Any, Literal, NoReturn, TypeVar, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from coproduction import ids
from coproduction.errors import InvalidValueError
from coproduction.formats.kinds import is_literal, is_new_id, is_tuple, is_union, is_word_like
from coproduction.formats.refusals import step_to
from coproduction.formats.text import NOT_A_LIST, Plain
from coproduction.formats.unstructuring import register_writing
from coproduction.values import counts, days, money, numbers
from coproduction.values.counts import Count
from coproduction.values.days import Day
from coproduction.values.money import Money
from coproduction.values.withheld import RATHER_NOT_SAY

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]

YES_AND_NO = {"yes": True, "true": True, "no": False, "false": False}
ID_WORDS: dict[object, frozenset[str]] = {
    ids.WhoId: frozenset({"others"}),
    ids.Id: frozenset({"others", "all"}),
}
"""The words of the format that may stand where ids of these kinds do."""


class WordError(InvalidValueError):
    """A text that is none of the stated words."""

    def __init__(self, text: str, allowed: list[str]) -> None:
        super().__init__(f"One of these words is needed here: {', '.join(allowed)}.")
        self.suggestion = nearest(text, allowed)


def nearest(text: str, allowed: list[str]) -> str | None:
    """Return the allowed word that is most like a text, if one is."""
    found = difflib.get_close_matches(text.lower().replace("_", "-"), allowed, n=1)
    return found[0] if found else None


# Values, each kind of them read from what its field admits


def text(value: object, _: object = None) -> str:
    """Return a text; a number or a yes in JSON is none."""
    if isinstance(value, str):
        return str.__str__(value)
    raise InvalidValueError("Text is needed here. Put it in quotes.")


def _yes_or_no(value: object, _: object = None) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, Plain) and value.lower() in YES_AND_NO:
        return YES_AND_NO[value.lower()]
    if isinstance(value, str) and not isinstance(value, Plain) and value.lower() in YES_AND_NO:
        raise InvalidValueError("Yes or no is needed here. Take away the quotes.")
    raise InvalidValueError("Yes or no is needed here.")


def _day(value: Any, _: object = None) -> Day:
    if isinstance(value, list) and all(isinstance(end, str | int) for end in value):
        return days.day(value)
    return days.day(_scalar(value, "A day, a month or a year is needed here, such as 2014-10."))


def _count(value: Any, _: object = None) -> Count:
    if isinstance(value, str) and not isinstance(value, Plain):
        raise InvalidValueError("A number is needed here. Take away the quotes.")
    return counts.count(value)


def _exact(value: Any, _: object = None) -> Fraction:
    return numbers.exact(value)


def _money(value: Any, _: object = None) -> Money:
    return money.money(
        text(_scalar(value, "Money is needed here, as an amount and a currency: 25.00 GBP."))
    )


def _clock(value: Any, _: object = None) -> dt.time:
    return days.clock(_scalar(value, "A time of day is needed here, such as 10:00."))


def _scalar(value: object, otherwise: str) -> Any:
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise InvalidValueError(otherwise)


def _word(value: object, kind: type[StrEnum]) -> StrEnum:
    word = kind._value2member_map_.get(value) if isinstance(value, str) else None
    if isinstance(word, kind):
        return word
    raise WordError(value if isinstance(value, str) else "", [str(each) for each in kind])


def _id(value: object, kind: object) -> ids.Id:
    if isinstance(value, str):
        value = str.__str__(value)
        if value in ID_WORDS.get(kind, ()):
            return ids.Id(value)
    return ids.slug(value)


def _literal(value: object, kind: Any) -> object:
    """Return one of a few fixed values: yes, no, or a word."""
    allowed = get_args(kind)
    if RATHER_NOT_SAY in allowed and value == RATHER_NOT_SAY:
        return RATHER_NOT_SAY
    if any(isinstance(each, bool) for each in allowed) and _yes_or_no(value) in allowed:
        return _yes_or_no(value)
    raise InvalidValueError("This is either yes, or left out.")


# Structure: unions, lists, mappings


def _union_hook(converter: Converter, kind: Any) -> Hook:
    """Return what reads a value that may be of several types; ``None`` never reaches it."""
    members = [each for each in get_args(kind) if each is not type(None)]
    fixed = [each for each in members if get_origin(each) is Literal]
    others = [each for each in members if get_origin(each) is not Literal]
    [main] = others or fixed
    read_main = converter.get_structure_hook(main)
    if not fixed or not others:
        return lambda value, _: read_main(value, main)
    words = frozenset(value for each in fixed for value in get_args(each))

    def read(value: Any, _: Any) -> Any:
        if isinstance(value, str) and value == RATHER_NOT_SAY and RATHER_NOT_SAY in words:
            return RATHER_NOT_SAY
        if False in words and (
            value is False or (isinstance(value, Plain) and YES_AND_NO.get(value.lower()) is False)
        ):
            return False
        return read_main(value, main)

    return read


def _list_hook(converter: Converter, kind: Any, named_by_a_word: Container[object]) -> Hook:
    """Return what reads a list; one word may stand for a list of one word."""
    item = get_args(kind)[0]
    read = converter.get_structure_hook(item)
    one_word = is_word_like(item) or item in named_by_a_word

    def read_list(value: Any, _: Any) -> tuple[Any, ...]:
        if isinstance(value, str) and one_word:
            value = [value]
        if not isinstance(value, list | tuple):
            raise InvalidValueError(NOT_A_LIST)
        try:
            return tuple([read(each, item) for each in value])
        except Exception:  # noqa: BLE001  # whatever it was, it is told apart below
            _refuse(value, read, item, kind)

    return read_list


def _refuse(value: Any, read: Hook, item: Any, kind: Any) -> NoReturn:
    """Read a list that was refused again, this time keeping each problem with its position."""
    problems = []
    for index, each in enumerate(value):
        try:
            read(each, item)
        except Exception as error:  # noqa: BLE001  # told apart by problems_in
            error.__notes__ = [
                *getattr(error, "__notes__", []),
                IterableValidationNote(f"at {index}", index, item),
            ]
            problems.append(error)
    raise IterableValidationError("in a list", problems, kind)  # pyright: ignore[reportCallIssue]  # it takes three


def _class_hook(converter: Converter, kind: type[Any]) -> Hook:
    read = make_dict_structure_fn(
        kind,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
    )

    def read_class(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise InvalidValueError("Keys with values are needed here, as in {id: first-workshop}.")
        if None in value.values():
            value = {key: each for key, each in value.items() if each is not None}
        try:
            return read(value, kind)
        except ClassValidationError as error:
            known = [
                each
                for each in error.exceptions
                if step_to(each) or not isinstance(each, InvalidValueError)
            ]
            fit = {key: each for key, each in value.items() if (key,) not in map(step_to, known)}
            refused = [*known, *_refused_by_converters(converter, kind, fit)]
            every = refused or error.exceptions
            raise ClassValidationError("in a class", every, kind) from None  # pyright: ignore[reportCallIssue]  # as below

    return read_class


def _refused_by_converters(
    converter: Converter, kind: type[Any], value: dict[str, Any]
) -> Iterator[InvalidValueError]:
    """Yield what the converters of the class itself refuse, each with the field it is about."""
    hints = get_type_hints(kind)
    for field in attrs.fields(kind):
        if field.converter is None or field.name not in value:
            continue
        held = converter.structure(value[field.name], hints[field.name])
        try:
            field.converter(held)
        except InvalidValueError as refusal:
            note = AttributeValidationNote(f"at {field.name}", field.name, field.type)
            refusal.__notes__ = [note]
            yield refusal


def converter(
    short_forms: dict[type[Any], Callable[[Any], Any]] | None = None,
    named_by_a_word: Container[object] = (),
) -> Converter:
    """Return a strict converter.

    Args:
        short_forms: For a class: what turns a shorter way of writing it into its
            mapping, or leaves the value as it is.
        named_by_a_word: The classes of these for which one word may stand, so that
            a list of one of them may be that word.
    """
    made = Converter(omit_if_default=True, forbid_extra_keys=True, detailed_validation=True)
    short = short_forms or {}

    def class_hook(kind: type[Any]) -> Hook:
        read = _class_hook(made, kind)
        if kind not in short:
            return read
        expand = short[kind]

        def read_short(value: Any, _: Any) -> Any:
            value = expand(value)
            return value if isinstance(value, kind) else read(value, kind)

        return read_short

    made.register_structure_hook_factory(attrs.has, class_hook)
    made.register_unstructure_hook_factory(
        attrs.has,
        lambda kind: make_dict_unstructure_fn(
            kind, made, _cattrs_omit_if_default=True, _cattrs_include_init_false=False
        ),
    )
    made.register_structure_hook_factory(is_union, lambda kind: _union_hook(made, kind))
    made.register_structure_hook_factory(
        is_tuple, lambda kind: _list_hook(made, kind, named_by_a_word)
    )
    made.register_structure_hook_func(is_new_id, _id)
    made.register_structure_hook_func(is_literal, _literal)
    made.register_structure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, StrEnum), _word
    )
    for kind, hook in _HOOKS.items():
        made.register_structure_hook_func(_is(kind), hook)
        made.register_structure_hook(kind, hook)
    register_writing(made)
    return made


def _is(kind: object) -> Callable[[object], bool]:
    return lambda other: other is kind


_HOOKS: dict[Any, Hook] = {
    str: lambda value, kind: _word(value, kind) if kind is not str else text(value),
    bool: _yes_or_no,
    Day: _day,
    Count: _count,
    Fraction: _exact,
    Money: _money,
    dt.time: _clock,
}
