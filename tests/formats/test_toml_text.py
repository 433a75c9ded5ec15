"""TOML with the places of its tables and keys."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.errors import Path, PlanError
from coproduction.formats import toml_text

TEXT = '''\
# [not] = "a key"
one = 1  # two = 2
"two words" = """
three = 3
\\""" four = 4""\"""
'five' = \'\'\' [six]
\'\'\'
dotted.key = [
  # seven = 7
  "eight ]", {nine = 9},
]

[table]
inside = 1979-05-27 07:32:00
[table."with a \\u0064ot.".x]
more = {a.b = 1}
[[lists]]
[[lists]]
[[lists.of.lists]]
first = 1
[[lists.of.lists]]
second = -1.5e3
[lists.last]
x = 'y'
[elsewhere]
z = []'''


def places_of(path: Path) -> tuple[str, str]:
    """Return the places of the key and of the value in the text."""
    places = toml_text.document(TEXT, file="f").places
    return str(places.key_place(path)), str(places.place(path))


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), "f:1:1", "f:1:1"),
        (("one",), "f:2:1", "f:2:7"),
        (("two words",), "f:3:1", "f:3:15"),
        (("five",), "f:6:1", "f:6:10"),
        (("dotted",), "f:8:1", "f:8:1"),
        (("dotted", "key"), "f:8:1", "f:8:14"),
        (("dotted", "key", 1), "f:8:14", "f:8:14"),
        (("dotted", "key", 1, "nine"), "f:8:14", "f:8:14"),
        (("table",), "f:13:1", "f:13:1"),
        (("table", "inside"), "f:14:1", "f:14:10"),
        (("table", "with a dot.", "x"), "f:15:1", "f:15:1"),
        (("table", "with a dot.", "x", "more"), "f:16:1", "f:16:8"),
        (("table", "with a dot.", "x", "more", "a"), "f:16:8", "f:16:8"),
        (("lists",), "f:17:1", "f:17:1"),
        (("lists", 0), "f:17:1", "f:17:1"),
        (("lists", 1), "f:18:1", "f:18:1"),
        (("lists", 1, "of"), "f:19:1", "f:19:1"),
        (("lists", 1, "of", "lists", 0, "first"), "f:20:1", "f:20:9"),
        (("lists", 1, "of", "lists", 1), "f:21:1", "f:21:1"),
        (("lists", 1, "of", "lists", 1, "second"), "f:22:1", "f:22:10"),
        (("lists", 1, "last", "x"), "f:24:1", "f:24:5"),
        (("elsewhere", "z"), "f:26:1", "f:26:5"),
        (("nowhere", "z"), "f:1:1", "f:1:1"),
    ],
)
def test_places(path: Path, key: str, value: str) -> None:
    """Each table and key has its place, and what is in brackets that of the brackets."""
    assert places_of(path) == (key, value)


def test_it_holds_what_loads_returns() -> None:
    """A document holds the tables of the text; what is no TOML is refused."""
    assert toml_text.document(TEXT).value == toml_text.loads(TEXT)
    with pytest.raises(PlanError, match=r"f:1:3: This is not TOML"):
        toml_text.document("a b", file="f")


def paths_in(value: object, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every value in a document."""
    yield path
    steps: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        steps = [*value.items()]
    elif isinstance(value, list):
        steps = [*enumerate(value)]
    for step, child in steps:
        yield from paths_in(child, (*path, step))


@given(
    text=st.lists(
        st.sampled_from(
            ["[a]", "[[a]]", "[a.b]", "[[a.b]]", "b", "'c d'", " = ", "1", '"#"', "[1,", "]", "\n"]
        ),
        max_size=12,
    ).map("".join)
)
def test_every_value_has_a_place(text: str) -> None:
    """Whatever the text, each value in it has a place at or after the table around it."""
    with contextlib.suppress(PlanError):
        document = toml_text.document(text)
        for path in paths_in(document.value):
            key, value = document.places.key_place(path), document.places.place(path)
            assert 1 <= key.line <= value.line <= text.count("\n") + 1
