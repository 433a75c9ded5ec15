"""YAML: laws of reading and writing, what is refused, and hostile text."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coproduction.errors import PlanError
from coproduction.formats import yaml_text
from coproduction.formats.text import CONTROL, Lines, Plain

if TYPE_CHECKING:
    from coproduction.errors import Path, Problem
    from coproduction.formats.text import Places

both_parsers = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])

letters = st.characters(exclude_categories=["Cs"]).filter(lambda sign: not CONTROL.match(sign))
pieces = st.sampled_from(
    [
        "a",
        "é",
        "1",
        " ",
        "  ",
        "-",
        "- ",
        ":",
        ": ",
        "#",
        " #",
        ",",
        "?",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "\\",
        "\n",
        "\t",
        "\r",
        "|",
        ">",
        "&",
        "*",
        "!",
        "%",
        "@",
        "`",
        "~",
        "null",
        "=",
        "...",
        "---",
        "<<",
        "\x85",
        "\u2028",
        "\ufeff",
        "\ufffe",
        "\u00a0",
        "\u200d",
        "😀",
        "word " * 30,
    ]
)
words = st.sampled_from(
    [
        "null",
        "Null",
        "~",
        "",
        "true",
        "No",
        "on",
        "y",
        "2014",
        "2014-10",
        "010",
        "1e3",
        "10:30",
        "0x1F",
        "-.5",
        ".inf",
        "-.INF",
        ".nan",
        "1_000",
        "25.00 GBP",
        "3 people came",
        "£10",
        "-",
        "a\nb\n",
        "a\n\n b",
        "Line one.\nLine two.",
        " a\nb",
        "a \nb",
        "\na",
        "x\ty\nz",
        "k" * 1200,
    ]
)
texts = st.one_of(words, st.lists(pieces, max_size=6).map("".join), st.text(letters, max_size=12))
scalars = st.one_of(texts, st.integers(), st.booleans(), st.none())
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=12,
)

fragments = st.lists(
    st.sampled_from(
        [
            "a",
            "b",
            "- ",
            "-",
            ": ",
            ":",
            ", ",
            ",",
            "[",
            "]",
            "{",
            "}",
            '"',
            "'",
            "\n",
            "\n  ",
            "\n ",
            "  ",
            " ",
            "? ",
            "?",
            "#",
            " # ",
            "|",
            ">",
            "|-\n  ",
            ">\n  ",
            "&a ",
            "*a",
            "!",
            "!!str ",
            "%",
            "@",
            "`",
            "<<: ",
            "~",
            "null",
            "\t",
            "\r\n",
            "\r",
            "---\n",
            "...\n",
            "\\",
            "\\n",
            "\\u0041",
            "\\ud800",
            "\\U99999999",
            '"x"',
            "'y'",
            "- a\n",
            "k: v\n",
            "k: ",
            "é",
            "=",
            "|2\n   ",
            "\\x",
            "0",
            "\ufeff",
            "\x07",
        ]
    ),
    max_size=20,
).map("".join)


def as_read(value: object) -> object:
    """Return a value as it is read again: numbers and truth values are text."""
    if isinstance(value, dict):
        return {key: as_read(held) for key, held in value.items()}
    if isinstance(value, list):
        return [as_read(held) for held in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else value


def types_of(value: object) -> object:
    """Return a value with the type of each scalar."""
    if isinstance(value, dict):
        return {key: types_of(held) for key, held in value.items()}
    if isinstance(value, list):
        return [types_of(held) for held in value]
    return type(value), value


def outcome(text: str, *, pure: bool) -> object:
    """Return what is read, or nothing where the text is refused with a place inside it."""
    try:
        return types_of(yaml_text.loads(text, pure=pure).value)
    except PlanError as error:
        problems = error.problems
    check_places(text, problems)
    return None


def check_places(text: str, problems: tuple[Problem, ...]) -> None:
    """Assert that there are problems with sentences, and that they are inside the text."""
    assert problems
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.message
        assert problem.place is not None
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 2


def refusals(text: str, *, pure: bool) -> list[tuple[str, int, int]]:
    """Return message, line and column of each problem of a text that is refused."""
    with pytest.raises(PlanError) as caught:
        yaml_text.loads(text, pure=pure)
    return [
        (problem.message, problem.place.line, problem.place.column)
        for problem in caught.value.problems
        if problem.place
    ]


@given(value=values)
@example(value={"a\tb": "x\u00a0y", "\U000e0001\\": " a\nb", "\u200d": ["a\n\n", "\n", []]})
@example(value=["é\t", [[], {}], {"a": {"b": {"c": {"d": {}}}}}, [{"a": 1}, {"b": "a\nb"}]])
def test_what_is_written_is_read_again(value: object) -> None:
    """Both parsers read from a written text the value that was written."""
    text = yaml_text.dumps(value)
    for pure in (False, True):
        assert yaml_text.loads(text, pure=pure).value == as_read(value)


@given(value=values)
def test_what_is_read_can_be_written(value: object) -> None:
    """A value that was read, plain scalars and all, can be written and read again."""
    read = yaml_text.loads(yaml_text.dumps(value)).value
    assert yaml_text.loads(yaml_text.dumps(read)).value == read


@pytest.mark.parametrize(
    "text", ["true", "No", "on", "2014", "2014-10-07", "10:30", "1e3", ".inf", "-5", "0x1F"]
)
def test_text_that_means_something_else_is_quoted(text: str) -> None:
    """A text like a number, a day or a truth value keeps its quotes; as `Plain` it has none."""
    assert yaml_text.dumps([text]) == f'- "{text}"\n'
    assert yaml_text.dumps([Plain(text)]) == f"- {text}\n"
    assert type(yaml_text.loads(yaml_text.dumps(text)).value) is str
    assert type(yaml_text.loads(yaml_text.dumps(Plain(text))).value) is Plain


def test_the_written_text_is_for_people() -> None:
    """Small things stand on one line, long text is folded, and quotes stand only where needed."""
    plan = {
        "id": "lunch-club",
        "purpose": {"text": "Eat, and decide, together"},
        "participants": [
            {"id": "carers", "size": [4, 5], "employer_pays": False},
            {"id": "cooks", "asked_on": Plain("2014-10"), "requests": []},
        ],
        "claims": [{"level": "co-production", "by": "carers"}],
        "says": 'We said "yes": all of us',
        "lines": "First.\n\n  Second: indented.\nThird.\n".replace("  ", ""),
        "why": "Who decides? Everybody at the table has a say, and nobody " + "and nobody " * 5,
        "none": None,
        "empty": {},
        "nested": [[["a" * 40, "b" * 40], ["c" * 40]]],
        "k" * 121: {"a": "b"},
    }
    text = f"""\
id: lunch-club
purpose: {{text: "Eat, and decide, together"}}
participants:
  - {{id: carers, size: [4, 5], employer_pays: false}}
  - {{id: cooks, asked_on: 2014-10, requests: []}}
claims: [{{level: co-production, by: carers}}]
says: 'We said "yes": all of us'
lines: |
  First.

  Second: indented.
  Third.
why: "Who decides? Everybody at the table has a say, and nobody and nobody and nobody and nobody \
and nobody and nobody "
none: null
empty: {{}}
nested:
  - - [{"a" * 40}, {"b" * 40}]
    - [{"c" * 40}]
? {"k" * 121}
: {{a: b}}
"""
    assert yaml_text.dumps(plan) == text
    assert yaml_text.dumps({"a": "word " * 30 + "end"}).splitlines()[:2] == [
        "a: >-",
        "  " + ("word " * 19)[:-1],
    ]


def everything_in(value: object, path: Path = ()) -> list[tuple[Path, object]]:
    """Return each value with its path."""
    if isinstance(value, dict):
        inside = [((*path, key), held) for key, held in value.items()]
    elif isinstance(value, list):
        inside = [((*path, number), held) for number, held in enumerate(value)]
    else:
        inside = []
    return [(path, value), *(each for step, held in inside for each in everything_in(held, step))]


def scalar_at(text: str, places: Places, path: Path, *, key: bool = False) -> str:
    """Return the text from the place of a value or a key to the end of its line."""
    place = places.key_place(path) if key else places.place(path)
    return text.split("\n")[place.line - 1][place.column - 1 :]


def test_long_text_goes_below_its_key() -> None:
    """Text that fits on the line below its key, but not beside it, stands there."""
    text = "word " * 18 + "end"
    assert yaml_text.dumps({"k" * 20: text}) == f"{'k' * 20}: >-\n  {text}\n"
    assert yaml_text.dumps({"k": "x" * 200}) == f"k: {'x' * 200}\n"


@given(value=values)
@example(value={"a": [{"b": "x"}, [1]], "c": "y"})
@both_parsers
def test_a_place_is_where_the_value_starts(value: object, *, pure: bool) -> None:
    """What stands at the place of a value, and of a key, is how it was written."""
    text = yaml_text.dumps(value)
    document = yaml_text.loads(text, pure=pure)
    for path, found in everything_in(document.value):
        rest = scalar_at(text, document.places, path)
        if isinstance(found, dict | list):
            first = yaml_text.dumps(found)[:1]
            assert rest[:1] in ("{", "[", "-", "?") or rest.startswith(first)
        elif type(found) is Plain:
            assert rest.startswith(found)
        elif found is None:
            assert rest.startswith("null")
        else:
            assert rest[:1] in ('"', "'", "|", ">")
        if path and isinstance(path[-1], str):
            rest = scalar_at(text, document.places, path, key=True)
            assert rest.startswith((path[-1], '"', "'"))


@given(text=st.one_of(fragments, st.text(max_size=30)))
@example(text="a: |#\n")
@example(text="{a:[b]}")
@example(text='{a":[b]}')
@example(text='{"a":[b], c :[d]}')
@example(text="a:\tb")
@example(text="a: |\n  b\tc\n \td")
@example(text="a: |\n  b\n\t\nc: d")
@example(text='"\\U99999999"')
@example(text="%FOO\n---\na")
def test_both_parsers_read_the_same(text: str) -> None:
    """Libyaml and the pure parser give the same values, or both refuse with a place."""
    assert outcome(text, pure=False) == outcome(text, pure=True)


@both_parsers
def test_scalars_without_quotes_stay_text(*, pure: bool) -> None:
    """Plain scalars wait for the type of their field, and only nothing is nothing."""
    text = "a: [2014, 12.50, no, 010, 10:30]\nb: [~, null, Null, NULL]\nc:\nd: ['~', \"null\", '']"
    value = yaml_text.loads(text, pure=pure).value
    assert value == {
        "a": ["2014", "12.50", "no", "010", "10:30"],
        "b": [None, None, None, None],
        "c": None,
        "d": ["~", "null", ""],
    }
    assert isinstance(value, dict)
    assert {type(each) for each in value["a"]} == {Plain}
    assert {type(each) for each in value["d"]} == {str}


@both_parsers
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("\n# nothing\n", None),
        ("---\n", None),
        ("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
        ("a: 1\rb: 2", {"a": "1", "b": "2"}),
        ("---\na\n...\n", "a"),
        ("null: x".replace("null", '"null"'), {"null": "x"}),
        ('"<<": x', {"<<": "x"}),
        ("? a\n: b", {"a": "b"}),
        ("a: x # \tcomment\n#\t\tcomment\nb: '\t\t'\n", {"a": "x", "b": "\t\t"}),
        ('- "\t"\n- a # \t\n', ["\t", "a"]),
        ("a: |\n  b\tc\t\n  d\t\nb: c\n", {"a": "b\tc\t\nd\t\n", "b": "c"}),
        ("a: Who? Me, [you] & {all}!", {"a": "Who? Me, [you] & {all}!"}),
    ],
    ids=lambda text: repr(text) if isinstance(text, str) else "",
)
def test_ordinary_text_is_read(text: str, value: object, *, pure: bool) -> None:
    """Empty texts, all kinds of line ends, comments, tabs in quotes and signs in text are read."""
    assert yaml_text.loads(text, pure=pure).value == value


@both_parsers
@pytest.mark.parametrize(
    ("text", "said", "line", "column"),
    [
        ("a: &x b", "anchors", 1, 4),
        ("a: &x [b]", "anchors", 1, 4),
        ("a: &x {b: c}", "anchors", 1, 4),
        ("a: *x", "aliases", 1, 4),
        ("- *x", "aliases", 1, 3),
        ("*x : a", "aliases", 1, 1),
        ("a: !!str b", "tags", 1, 4),
        ("a: !x {}", "tags", 1, 4),
        ("a: !", "tags", 1, 4),
        ("<<: {a: b}", "merges", 1, 1),
        ("~: a", "key is missing", 1, 1),
        ("null: a", "key is missing", 1, 1),
        (": a", "key is missing", 1, 1),
        ("[a]: b", "cannot be a key", 1, 1),
        ("x:\n  {a: b}: c", "cannot be a key", 2, 3),
        ("? - a\n: b", "cannot be a key", 1, 3),
        ("a\n---\nb", "second document", 2, 1),
        ("# x\n%YAML 1.2\n---\na", "starts with %", 2, 1),
        ("%TAG ! x\n---\na", "starts with %", 1, 1),
        ("a: {b: Plan, check, act}", "in quotes", 1, 14),
        ("a: {b: 1,000}", "in quotes", 1, 10),
        ("a: {b}", "in quotes", 1, 5),
        ("a: {b: }", "in quotes", 1, 5),
        ('a: "\\u0007"', "control character", 1, 4),
        ("a: \x07", "control character", 1, 4),
        ("a: b\u2028c", "control character", 1, 5),
        ("a: \ud800", "control character", 1, 4),
        ("a:\tb", "tab", 1, 3),
        ("\ta: b", "tab", 1, 1),
        ("a:\n\tb: c", "tab", 2, 1),
        ("a: b\tc", "tab", 1, 5),
        ("a: b\t# c", "tab", 1, 5),
        ("a: >\n\tb", "tab", 2, 1),
        ("a: |\n \tb", "tab", 2, 2),
        ("a: |\n  b\n  \tc", "tab", 3, 3),
        ("a: b: c", "colon with a space", 1, 5),
        ("a:\n  b: 1\n   c: 2", "colon with a space", 3, 5),
        ("a:\n  b: 1\n c: 2", "same column", 3, 2),
        ("- a\nb: c", "same column", 2, 1),
        ("a: [b", "bracket that starts here", 1, 4),
        ("a: {b: [c]\n", "bracket that starts here", 1, 4),
        ("a: {b: c]", "opens in line 1", 1, 9),
        ("a: [\n  b,\n  c\nd: e", "opens in line 1", 4, 2),
        ("a: ]", "without an opening", 1, 4),
        ("a: [b]]", "without an opening", 1, 7),
        ("a: {b: c}\n}", "without an opening", 2, 1),
        ('a: "b', "quotes that start here", 1, 4),
        ("a: 'b\n---\n", "quotes that start here", 1, 4),
        ("a: 'it's'", "after its closing quotes", 1, 8),
        ('a: "b" c', "after its closing quotes", 1, 8),
        ("a: @b", "cannot start with this", 1, 4),
        ("a: `b`", "cannot start with this", 1, 4),
        ("a: - b", "list cannot start here", 1, 4),
        ("a: [b,,c]", "value is missing", 1, 7),
        ("a: b\nword\nc: d", "colon is missing", 2, 1),
        ("a: |x\n b", "After | or >", 1, 5),
        ("a: &", "starts with &, * or !", 1, 5),
        ("a: *", "starts with &, * or !", 1, 5),
        ("a: !e!x b", "starts with &, * or !", 1, 4),
        ("a: b\n...\nc: d", "ended before", 3, 1),
        ("a: b\n...\n%", "starts with %", 3, 2),
    ],
    ids=lambda text: repr(text) if isinstance(text, str) else "",
)
def test_what_a_plan_may_not_hold_is_refused(
    text: str, said: str, line: int, column: int, *, pure: bool
) -> None:
    """Each thing that is refused, and each slip, has a plain sentence and the same place."""
    found = refusals(text, pure=pure)
    assert said in found[0][0]
    assert found[0][1:] == (line, column)
    assert "while" not in found[0][0]


@both_parsers
@pytest.mark.parametrize(
    "text",
    [
        "{a: who?}",
        "{a: who?, b: c}",
        "[a ?b]",
        "{a: b?c}",
        "{a?: b}",
        "{a: ?}",
        "[a?]",
        "{?: b}",
        "{a:}",
        "{a:[b]}",
        "{a:{b: c}}",
        "[a:]",
        "a: |#\n b",
        '"\\ud800"',
        '"\\U99999999"',
        '"\\q"',
    ],
)
def test_where_the_parsers_differ_both_refuse(text: str, *, pure: bool) -> None:
    """What only one of the parsers refuses by itself is refused with either."""
    assert refusals(text, pure=pure)


@both_parsers
def test_all_problems_are_listed(*, pure: bool) -> None:
    """One error holds all problems, in the order of the text, with the paths that they are at."""
    text = "a:\n  - b: 1\n    b: 2\n    b: 3\n  - &x y\nc: {d: e?, 'c': *x}\n"
    with pytest.raises(PlanError) as caught:
        yaml_text.loads(text, file="plan.yaml", pure=pure)
    said = [str(problem) for problem in caught.value.problems]
    twice = "The same key stands here twice. It first stood in line 2, column 5. Keep one."
    assert said[0] == f"plan.yaml:3:5: a[0].b: {twice}"
    assert said[1] == f"plan.yaml:4:5: a[0].b: {twice}"
    assert said[2].startswith("plan.yaml:5:5: a[1]: A plan has no anchors")
    assert [type(step) for step in caught.value.problems[0].path] == [str, int, str]


@both_parsers
def test_a_hundred_problems_are_enough(*, pure: bool) -> None:
    """Of very many problems only the first hundred are listed."""
    assert len(refusals("a: 1\n" * 500, pure=pure)) == 100
    assert len(refusals("- &a b\n" * 500 + "'", pure=pure)) == 100
    assert len(refusals("- a\tb\n" * 500, pure=pure)) == (1 if pure else 100)


@both_parsers
def test_depth_is_bounded(*, pure: bool) -> None:
    """Sixty-four lists or mappings may stand in one another and no more."""
    assert yaml_text.loads("[" * 64 + "]" * 64, pure=pure).value
    for text, column in [("[" * 65, 65), ("- " * 65, 129), ("{a: " * 65, 257)]:
        message, _, found = refusals(text, pure=pure)[0]
        assert "64 deep" in message
        assert found == column


HOSTILE = """
import sys, time
from coproduction.errors import PlanError
from coproduction.formats import yaml_text
pure, size = sys.argv[1] == "pure", int(sys.argv[2])
bomb = "a: &a [x]\\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\\n" for i in range(9)
)
merges = "a: &a {x: y}\\n" + "b: {<<: [*a, *a]}\\n" * 50
texts = [bomb, merges, "".join(" " * i + "a:\\n" for i in range(500))]
pieces = ["[", "{", "- ", "? ", "[{", "{a: ", "[]", "]", "&a ", "*a ", "!!x ", "a: 1\\n", '"', "'"]
pieces += ["# \\t\\n", "- a\\tb\\n", '- "\\t"\\n', ",", ":", "\\n", "x ", "x\\n", "|\\n", "---\\n"]
texts += [piece * (size // len(piece)) for piece in [*pieces, "\\t"]]
texts += ["a: " + "x" * size, "k" * size + ": a", "[" + "a " * size, '"' + "\\\\q" * size]
for text in texts:
    start = time.perf_counter()
    try:
        yaml_text.loads(text, pure=pure)
    except PlanError as error:
        assert error.problems
    assert time.perf_counter() - start < 20, text[:20]
"""


@pytest.mark.parametrize(("parser", "size"), [("libyaml", 2_000_000), ("pure", 20_000)])
def test_hostile_text_ends_in_an_error(parser: str, size: int) -> None:
    """Megabytes of brackets, bombs and slips neither kill the process nor hold it up."""
    run = subprocess.run(
        [sys.executable, "-c", HOSTILE, parser, str(size)],
        capture_output=True,
        check=False,
        text=True,
        timeout=100,
    )
    assert (run.returncode, run.stderr) == (0, "")


@both_parsers
def test_ten_megabytes_of_brackets_are_refused(*, pure: bool) -> None:
    """The parser is asked for no more than it takes to see that the text is too deep."""
    for text in ("[" * 10_000_000, "- " * 5_000_000):
        assert "64 deep" in refusals(text, pure=pure)[0][0]


def test_lines_are_counted_once() -> None:
    """The places of a document share one table of lines."""
    assert Lines("f", "a\nb").place(2).line == 2
