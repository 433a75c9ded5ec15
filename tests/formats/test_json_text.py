"""JSON: laws of reading and writing, what is refused, and hostile text."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.errors import PlanError
from coproduction.formats import json_text
from coproduction.formats.text import CONTROL, Plain

if TYPE_CHECKING:
    from coproduction.errors import Path

texts = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda sign: not CONTROL.match(sign))
)
numbers = st.sampled_from(["1.50", "1e999999", "-0.0", "12.10", "1" * 19, "-" + "9" * 10_000])
scalars = st.one_of(
    texts, st.integers(-(10**18) + 1, 10**18 - 1), st.booleans(), st.none(), numbers.map(Plain)
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=15,
)
fragments = st.lists(
    st.sampled_from(
        [
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            '"',
            '"a"',
            '"a":',
            "1",
            "1.5",
            "-",
            "null",
            "true",
            "NaN",
            "Infinity",
            "-Infinity",
            " ",
            "\n",
            "\r\n",
            "\t",
            "\\",
            "\\ud800",
            "\\u0000",
            "\x7f",
            '"a":1,',
            '{"a":1}',
            "[1]",
            "\ufeff",
            "é",
            "\x80",
            "1e999999",
        ]
    ),
    max_size=20,
).map("".join)


def types_of(value: object) -> object:
    """Return a value with the type of each scalar."""
    if isinstance(value, dict):
        return {key: types_of(held) for key, held in value.items()}
    if isinstance(value, list):
        return [types_of(held) for held in value]
    return type(value), value


def everything_in(value: object, path: Path = ()) -> list[tuple[Path, object]]:
    """Return each value with its path."""
    if isinstance(value, dict):
        inside = [((*path, key), held) for key, held in value.items()]
    elif isinstance(value, list):
        inside = [((*path, number), held) for number, held in enumerate(value)]
    else:
        inside = []
    return [(path, value), *(each for step, held in inside for each in everything_in(held, step))]


def refusals(text: str) -> list[tuple[str, int, int]]:
    """Return message, line and column of each problem of a text that is refused."""
    with pytest.raises(PlanError) as caught:
        json_text.loads(text)
    return [
        (problem.message, problem.place.line, problem.place.column)
        for problem in caught.value.problems
        if problem.place
    ]


@given(value=values)
def test_what_is_written_is_read_again(value: object) -> None:
    """Reading what was written gives the value, and each number as it was."""
    assert types_of(json_text.loads(json_text.dumps(value)).value) == types_of(value)


@given(value=values, indent=st.sampled_from([None, 1]), ascii_only=st.booleans())
def test_json_of_others_is_read(value: object, indent: int | None, *, ascii_only: bool) -> None:
    """Whatever form another program gives to JSON, the same is read."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert json_text.loads(text).value == value


@given(value=values, indent=st.sampled_from([None, 2]), ascii_only=st.booleans())
def test_a_place_is_where_the_value_starts(
    value: object, indent: int | None, *, ascii_only: bool
) -> None:
    """The text at the place of a value decodes to it, and so does that of a key."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    document = json_text.loads(text)
    lines = text.split("\n")
    decode = json.JSONDecoder().raw_decode
    for path, found in everything_in(document.value):
        place = document.places.place(path)
        rest = "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]])
        assert decode(rest)[0] == found
        if path and isinstance(path[-1], str):
            place = document.places.key_place(path)
            assert decode(lines[place.line - 1][place.column - 1 :])[0] == path[-1]


@given(text=st.one_of(fragments, st.text(max_size=20)))
def test_any_text_is_read_or_refused(text: str) -> None:
    """For any text there is a document, or an error with a place inside the text."""
    try:
        document = json_text.loads(text)
    except PlanError as error:
        problems = error.problems
    else:
        assert document.value == json.loads(text.removeprefix("\ufeff"), parse_float=str)
        return
    assert problems
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.place is not None
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 2


def test_numbers_are_exact() -> None:
    """Whole numbers of up to 18 digits are numbers; all others keep the text that they have."""
    text = f"[7, -0, {'9' * 18}, -{'9' * 18}, {'9' * 19}, {'9' * 10_000}, 12.50, 1e999999]"
    assert types_of(json_text.loads(text).value) == [
        (int, 7),
        (int, 0),
        (int, 10**18 - 1),
        (int, 1 - 10**18),
        (Plain, "9" * 19),
        (Plain, "9" * 10_000),
        (Plain, "12.50"),
        (Plain, "1e999999"),
    ]


def test_the_written_form() -> None:
    """Two spaces for each step, letters as they are, and plain text that is no number in quotes."""
    value = {"é": [Plain("1.50"), Plain("010"), Plain("no"), "1.50", True], "b": {}, "c": [(), 0]}
    assert (
        json_text.dumps(value)
        == """\
{
  "é": [
    1.50,
    "010",
    "no",
    "1.50",
    true
  ],
  "b": {},
  "c": [
    [],
    0
  ]
}
"""
    )
    assert json_text.dumps(None) == "null\n"


@pytest.mark.parametrize(
    ("text", "said", "line", "column"),
    [
        ("", "nothing in this text", 1, 1),
        (" \n", "nothing in this text", 1, 1),
        ('{"a": }', "value is missing", 1, 7),
        ('{"a": 1,\n}', "comma", 2, 1),
        ('{"a" 1}', "colon is missing", 1, 6),
        ("[1 2]", "comma or a closing bracket", 1, 4),
        ("[1,\n", "value is missing", 1, 4),
        ('["abc', "no end", 1, 2),
        ('["a\tb"]', "tab stands", 1, 4),
        ('["\\q"]', "backslash", 1, 3),
        ('["\\u12"]', "backslash", 1, 4),
        ("{} {}", "ended before", 1, 4),
        ("a: b", "value is missing", 1, 1),
        ('["\\ud800"]', "half a character", 1, 2),
        ('["\ud800"]', "half a character", 1, 3),
        ('{"\\u0000": 1}', "control character", 1, 2),
        ('["\x7f"]', "control character", 1, 2),
        ('["é", "\x80"]', "control character", 1, 7),
        ("[" * 65 + "]" * 65, "64 deep", 1, 65),
        ("\n" + '{"a":' * 100_000, "64 deep", 2, 321),
    ],
    ids=lambda text: repr(text[:20]) if isinstance(text, str) else "",
)
def test_what_a_plan_may_not_hold_is_refused(text: str, said: str, line: int, column: int) -> None:
    """Each fault has a plain sentence and a place."""
    found = refusals(text)
    assert len(found) == 1
    assert said in found[0][0] or (said == "comma" and "trailing" in found[0][0])
    assert found[0][1] == line or said == "comma"
    assert found[0][2] == column or said == "comma"


def test_a_fault_without_a_name_has_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that a later Python invents becomes a general sentence."""

    def loads(text: str, **_: object) -> object:
        raise json.JSONDecodeError("Something new", text, 1)

    monkeypatch.setattr(json, "loads", loads)
    assert refusals("[1]") == [
        ("This is not JSON. Look at the quotes, commas and brackets around here.", 1, 2)
    ]


def test_all_problems_are_listed() -> None:
    """One error holds all keys that stand twice, all NaN and all half characters, with places."""
    text = '{"a": {"b": 1, "b": NaN,\n"b": -Infinity}, "c": ["\\udc00"], "a": Infinity}'
    with pytest.raises(PlanError) as caught:
        json_text.loads(text, file="plan.json")
    twice = "The same key stands here twice. It first stood in line 1, column 8. Keep one."
    said = [str(problem) for problem in caught.value.problems]
    assert said[0] == f"plan.json:1:16: a.b: {twice}"
    assert said[1].startswith("plan.json:1:21: a.b: NaN and Infinity")
    assert said[2] == f"plan.json:2:1: a.b: {twice}"
    assert said[3].startswith("plan.json:2:6: a.b: NaN and Infinity")
    assert said[4].startswith("plan.json:2:24: c[0]: This text holds")
    assert said[5].startswith("plan.json:2:35: a: The same key")
    assert said[6].startswith("plan.json:2:40: a: NaN")
    assert len(said) == 7


def test_a_hundred_problems_are_enough() -> None:
    """Of very many problems only the first hundred are listed."""
    assert len(refusals("[" + "NaN," * 500 + "1]")) == 100


def test_escapes_that_are_welcome_are_read() -> None:
    """Pairs of half characters, tabs and line ends in escapes are text."""
    assert json_text.loads('["\\ud83d\\ude00", "\\t\\n", "\\\\b"]').value == ["😀", "\t\n", "\\b"]


def test_a_full_stack_is_not_called_a_deep_text() -> None:
    """Where the caller's own calls are too deep, the text is not blamed."""

    def deeper() -> object:
        try:
            return deeper()
        except RecursionError:
            return json_text.loads("[" * 40 + "]" * 40).value

    assert json_text.dumps(deeper()).count("[") == 40


HOSTILE = """
import time
from coproduction.errors import PlanError
from coproduction.formats import json_text
size = 10_000_000
pieces = ("[", "{", '{"a":', "[]", "]", '"', "9", "NaN,", "\\n", "-", "\\\\", "[[[[1,")
texts = [piece * (size // len(piece)) for piece in pieces]
texts += ["[" * size + "]" * size, '["' + "\\\\b" * (size // 4) + '"]', "[" + "9" * size + "]"]
texts += ["{" + '"a":1,' * 100_000 + '"a":1}', "[" + '"\\\\ud800",' * 100_000 + "1]"]
for text in texts:
    start = time.perf_counter()
    try:
        json_text.loads(text)
    except PlanError as error:
        assert error.problems
    assert time.perf_counter() - start < 10, text[:20]
"""


def test_hostile_text_ends_in_an_error() -> None:
    """Ten megabytes of brackets, digits and slips neither kill the process nor hold it up."""
    run = subprocess.run(
        [sys.executable, "-c", HOSTILE], capture_output=True, check=False, text=True, timeout=100
    )
    assert (run.returncode, run.stderr) == (0, "")
