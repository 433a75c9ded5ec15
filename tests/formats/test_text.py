"""What every format shares: decoding, lines, places, limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.errors import InvalidValueError, Place, PlanError
from coproduction.formats import json_text, toml_text, yaml_text
from coproduction.formats.text import Again, Lines, Plain, decode
from coproduction.formats.writing import word_for

if TYPE_CHECKING:
    from types import ModuleType


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf_8_is_decoded(text: str) -> None:
    """Text in UTF-8 is given back, with and without a byte order mark."""
    assert decode(text.encode(), "f") == text
    assert decode(text.encode("utf-8-sig"), "f") == text


@given(data=st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    """Whatever the bytes, there is a text or an error with a place."""
    try:
        text = decode(data, "f")
    except PlanError as error:
        places = [problem.place for problem in error.problems]
    else:
        places = [Lines("f", text).place(0)]
    assert all(places)


@pytest.mark.parametrize(
    ("data", "said", "line", "column"),
    [
        ("x: é".encode("utf-16"), "UTF-16", 1, 1),
        (b"\xfe\xff\0x", "UTF-16", 1, 1),
        ("x: é".encode("utf-32"), "UTF-32", 1, 1),
        (b"\0\0\xfe\xff\0\0\0x", "UTF-32", 1, 1),
        (b"\x89PNG\r\n", "not UTF-8", 1, 1),
        ("a\r\n\u00e9: ".encode() + b"\xff", "not UTF-8", 2, 4),
        ("\u00e9\n\u00e9b".encode() + b"\0c", "null byte", 2, 3),
        (b"\xef\xbb\xbfa\xff", "not UTF-8", 1, 2),
    ],
)
def test_the_first_bad_byte_is_named(data: bytes, said: str, line: int, column: int) -> None:
    """What is no UTF-8 text is refused with the line and column of the first bad byte."""
    with pytest.raises(PlanError, match=said) as caught:
        decode(data, "plan.yaml")
    assert [problem.place for problem in caught.value.problems] == [
        Place("plan.yaml", line, column)
    ]


@given(parts=st.lists(st.sampled_from(["a", "\n", "\r", "\r\n"])), data=st.data())
def test_lines_are_those_of_an_editor(parts: list[str], data: st.DataObject) -> None:
    """A line ends with a line feed, a carriage return, or both together."""
    text = "".join(parts)
    lines = Lines("f", text)
    for _ in range(3):
        offset = data.draw(st.integers(0, len(text)))
        whole = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        if text[offset - 1 : offset + 1] == "\r\n":
            whole = whole[:-1] + "\r"  # between the two, the line has not ended
        place = lines.place(offset)
        assert place.line == whole.count("\n") + 1
        assert lines.start(offset) == offset - place.column + 1
        assert lines.end(offset) > offset or lines.end(offset) == len(text)
    assert lines.place(len(text) + 9) == lines.place(len(text))


def test_a_key_that_stands_twice_is_kept_twice() -> None:
    """`Again` equals nothing but itself, so that a mapping keeps both keys."""
    again = Again("a")
    same: object = again
    assert again != "a"
    assert again == same
    assert list({"a": 1, again: 2}.values()) == [1, 2]


@pytest.mark.parametrize("room", [json_text, yaml_text])
def test_a_text_has_limits_that_can_be_raised(room: ModuleType) -> None:
    """More bytes, or more values, than the limit are refused, and the limit is an argument."""
    text = '["é", "b", "c"]'
    assert room.loads(text, max_bytes=len(text) + 1, max_values=4).value == ["é", "b", "c"]
    with pytest.raises(PlanError, match="longer than 0 MB"):
        room.loads(text, max_bytes=len(text))
    with pytest.raises(PlanError, match="longer than 0 MB"):
        room.loads(text, max_bytes=1)
    with pytest.raises(PlanError, match="too many values"):
        room.loads(text, max_values=3)
    with pytest.raises(PlanError, match="too many values"):
        room.loads("[[[]]]", max_values=2)


@pytest.mark.parametrize("room", [json_text, yaml_text])
def test_places_are_those_of_the_nearest_known_value(room: ModuleType) -> None:
    """A path that leads nowhere has the place of the value at the longest known part of it."""
    places = room.loads('\ufeff{"a": [1,\n {"b": null}]}', file="f").places
    assert places.place(()) == Place("f", 1, 1)
    assert places.key_place(()) == Place("f", 1, 1)
    assert places.place(("a", 1, "b")) == Place("f", 2, 8)
    assert places.key_place(("a", 1, "b")) == Place("f", 2, 3)
    assert places.key_place(("a", 1)) == Place("f", 2, 2)
    assert places.place(("a", 7, "b")) == Place("f", 1, 7)
    assert places.key_place(("a", 1, "c")) == Place("f", 2, 2)
    assert places.place(("a", "b")) == Place("f", 1, 7)
    assert places.place(("a", 0, "b")) == Place("f", 1, 8)


@pytest.mark.parametrize("room", [json_text, yaml_text])
@pytest.mark.parametrize(
    "value", [1.5, {1: 2}, {"a": b""}, ["\0"], {"\x1b": 1}, "\ud800", [set()], object()]
)
def test_what_could_not_be_read_again_is_not_written(room: ModuleType, value: object) -> None:
    """Floats, keys that are no text and control characters are refused in writing."""
    with pytest.raises(InvalidValueError):
        room.dumps(value)


@pytest.mark.parametrize("room", [json_text, yaml_text])
def test_depth_is_bounded_in_writing(room: ModuleType) -> None:
    """What is too deep to be read, or has no end, is not written."""
    value: list[object] = []
    value.append(value)
    with pytest.raises(InvalidValueError, match="64 deep"):
        room.dumps(value)


@pytest.mark.parametrize(
    ("value", "word"), [(True, "true"), (False, "false"), (-0, "0"), (10**30, "1" + "0" * 30)]
)
def test_numbers_and_truth_values_have_one_form(value: object, word: str) -> None:
    """A truth value is a word and a whole number its digits."""
    assert word_for(value) == word


def test_plain_is_a_text() -> None:
    """A plain scalar is the text that it stands for."""
    assert Plain("010") == "010"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a = ", 1, 5), ("a = 1\nb = [", 2, 6), ("a = 1\na = 2", 2, 6), ("a = " + "[" * 9999, 1, 1)],
    ids=["value", "bracket", "twice", "deep"],
)
def test_toml_errors_have_a_place(text: str, line: int, column: int) -> None:
    """What is no TOML is refused with a place in the text."""
    assert toml_text.loads("[a]\nb = 1") == {"a": {"b": 1}}
    with pytest.raises(PlanError, match="not TOML") as caught:
        toml_text.loads(text, file="f.toml")
    place = caught.value.problems[0].place
    assert place is not None
    assert (place.line, place.column) in {(line, column), (text.count("\n") + 1, 1)}
