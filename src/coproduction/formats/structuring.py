"""Plain values into typed ones and back, for any attrs class; strict, and all problems at once.

Knows no noun: it reads the types of a class. Built on cattrs, whose defaults are
lax (``"no"`` becomes ``True``, a text becomes a list of its letters), so every
kind of value has a hook of its own here. A value of ``None`` is *not stated*: its
key counts as missing.
"""

from __future__ import annotations

import datetime as dt
import difflib
import types
from collections.abc import Callable, Iterator
from enum import Enum, StrEnum
from fractions import Fraction
from typing import Any, Literal, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from coproduction import ids
from coproduction.errors import InvalidValueError, Path, Problem
from coproduction.formats.text import Plain
from coproduction.values import counts, days, money, numbers
from coproduction.values.counts import Count
from coproduction.values.days import Day
from coproduction.values.money import Money
from coproduction.values.withheld import RATHER_NOT_SAY, RatherNotSay

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


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _is_new_id(kind: Any) -> bool:
    while isinstance(kind, NewType):
        if kind is ids.Id:
            return True
        kind = kind.__supertype__
    return False


def _is_word_like(kind: Any) -> bool:
    return kind is str or _is_new_id(kind) or (isinstance(kind, type) and issubclass(kind, StrEnum))


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


def _list_hook(converter: Converter, kind: Any) -> Hook:
    """Return what reads a list; one word may stand for a list of one word."""
    item = get_args(kind)[0]
    read = converter.get_structure_hook(item)
    one_word = _is_word_like(item)

    def read_list(value: Any, _: Any) -> tuple[Any, ...]:
        if isinstance(value, str) and one_word:
            value = [value]
        if not isinstance(value, list | tuple):
            raise InvalidValueError("A list is needed here, in [ ] or with a dash before each.")
        try:
            return tuple([read(each, item) for each in value])
        except Exception:  # noqa: BLE001  # whatever it was, it is told apart below
            return _each_with_its_place(value, read, item, kind)

    return read_list


def _each_with_its_place(value: Any, read: Hook, item: Any, kind: Any) -> tuple[Any, ...]:
    """Read a list again, this time keeping each problem with its position."""
    found, problems = [], []
    for index, each in enumerate(value):
        try:
            found.append(read(each, item))
        except Exception as error:  # noqa: BLE001  # told apart by problems_in
            error.__notes__ = [
                *getattr(error, "__notes__", []),
                IterableValidationNote(f"at {index}", index, item),
            ]
            problems.append(error)
    if problems:
        raise IterableValidationError("in a list", problems, kind)
    return tuple(found)


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
                if _step(each) or not isinstance(each, InvalidValueError)
            ]
            fit = {key: each for key, each in value.items() if (key,) not in map(_step, known)}
            refused = [*known, *_refused_by_converters(converter, kind, fit)]
            raise ClassValidationError("in a class", refused or error.exceptions, kind) from None

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


def converter(short_forms: dict[type[Any], Callable[[Any], Any]] | None = None) -> Converter:
    """Return a strict converter.

    Args:
        short_forms: For a class: what turns a shorter way of writing it into its
            mapping, or leaves the value as it is.
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
    made.register_structure_hook_factory(_is_union, lambda kind: _union_hook(made, kind))
    made.register_structure_hook_factory(_is_tuple, lambda kind: _list_hook(made, kind))
    made.register_structure_hook_func(_is_new_id, _id)
    made.register_structure_hook_func(_is_literal, _literal)
    made.register_structure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, StrEnum), _word
    )
    for kind, hook in _HOOKS.items():
        made.register_structure_hook_func(_is(kind), hook)
        made.register_structure_hook(kind, hook)
    _register_writing(made)
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


# Writing


def _register_writing(made: Converter) -> None:
    made.register_unstructure_hook(Day, _write_day)
    made.register_unstructure_hook(Count, _write_count)
    made.register_unstructure_hook(Fraction, write_number)
    made.register_unstructure_hook(Money, lambda value: Plain(value.text()))
    made.register_unstructure_hook(dt.time, lambda value: Plain(value.strftime("%H:%M")))
    made.register_unstructure_hook(
        str, lambda value: Plain(value.value) if isinstance(value, Enum) else value
    )
    made.register_unstructure_hook_factory(
        _is_tuple,
        lambda _: lambda value: [made.unstructure(each) for each in value],
    )
    made.register_unstructure_hook_factory(_is_union, lambda _: _write_either(made))
    made.register_unstructure_hook_func(_is_literal, _write_literal)


def _write_literal(value: object) -> object:
    return Plain(value.value) if isinstance(value, RatherNotSay) else value


def _write_either(made: Converter) -> Callable[[Any], Any]:
    def write(value: Any) -> Any:
        if isinstance(value, tuple):
            return [made.unstructure(each) for each in value]
        return made.unstructure(value)

    return write


def _write_day(value: Day) -> object:
    written = value.text()
    return [Plain(end) for end in written] if isinstance(written, list) else Plain(written)


def _write_count(value: Count) -> object:
    if value.about is not None:
        return {"about": value.about}
    if value.is_exact:
        return value.lowest
    if value.highest is None:
        return {"at_least": value.lowest}
    return [value.lowest, value.highest] if value.lowest else {"at_most": value.highest}


def write_number(value: Fraction) -> int | Plain:
    """Return an exact number as files have it: a whole number, a decimal or a ratio."""
    return value.numerator if value.denominator == 1 else Plain(numbers.decimal_text(value))


# Problems


def problems_in(error: BaseException, path: Path = ()) -> Iterator[tuple[Problem, bool]]:
    """Yield every problem in what a converter raised.

    Yields:
        The problem with its path, and whether it is about the key rather than
        about the value.
    """
    if isinstance(error, BaseValidationError):
        for each in error.exceptions:
            yield from problems_in(each, path + _step(each))
    elif isinstance(error, ForbiddenExtraKeysError):
        allowed = [field.name for field in attrs.fields(error.cl)]
        for key in sorted(error.extra_fields, key=str):
            known = difflib.get_close_matches(str(key), allowed, n=1)
            yield (
                Problem(
                    f"There is no {key} here.",
                    (*path, str(key)),
                    suggestion=known[0] if known else None,
                ),
                True,
            )
    elif isinstance(error, KeyError):
        yield Problem(f"The key {error.args[0]} is missing here.", path[:-1]), False
    elif isinstance(error, InvalidValueError):
        yield (
            Problem(str(error), path, suggestion=getattr(error, "suggestion", None)),
            False,
        )
    else:
        raise error


def _step(error: BaseException) -> Path:
    """Return the step that leads to where an error was raised, as cattrs notes it."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()
