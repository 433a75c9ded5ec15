"""Any bytes give a plan or an error that says where and why, and never anything else."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coproduction import Plan, PlanError, dumps, load, structure, unstructure
from coproduction.documents import read_bytes
from strategies import plans

HEAD = b"format: coproduction-plan/1\nid: plan\n"
JSON_HEAD = b'{"format": "coproduction-plan/1", "id": "plan", '
ROOT = Path(__file__).parents[2]
GOOD = [path.read_bytes() for path in sorted((ROOT / "examples").glob("*.yaml"))]
KINDS = st.sampled_from(("yaml", "json"))

often = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def held(data: bytes, kind: Literal["yaml", "json"]) -> None:
    """Read bytes: they are a plan, or every problem says where and why."""
    try:
        read_bytes(data, kind=kind, file="plan")
    except PlanError as error:
        problems = error.problems
    else:
        return
    assert problems
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for problem in problems:
        assert problem.message.endswith((".", "?"))
        assert problem.place is not None
        assert problem.place.file == "plan"
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1


class TestAnyBytes:
    """Properties of the loader."""

    @often
    @given(data=st.binary(max_size=200), kind=KINDS)
    @example(data=b"", kind="yaml")
    @example(data=b"\xff\xfe", kind="json")
    @example(data=b"a: &a [*a]", kind="yaml")
    def test_bytes(self, data: bytes, kind: Literal["yaml", "json"]) -> None:
        """Bytes of any kind are a plan or an error with a place."""
        held(data, kind)

    @often
    @given(data=st.text(alphabet="{}[]:,-?&*!|>%@`'\"#~ \n\tabid0.9", max_size=80), kind=KINDS)
    def test_signs(self, data: str, kind: Literal["yaml", "json"]) -> None:
        """So are texts of the signs that mean something to a parser."""
        held(data.encode(), kind)
        held(HEAD + data.encode(), kind)

    @often
    @given(
        base=st.sampled_from(GOOD),
        cuts=st.lists(
            st.tuples(st.floats(0, 1), st.integers(0, 12), st.binary(max_size=6)), max_size=3
        ),
    )
    def test_mutated_plans(self, base: bytes, cuts: list[tuple[float, int, bytes]]) -> None:
        """So is a good plan in which something was taken out or put in."""
        for where, length, put in cuts:
            start = int(where * len(base))
            base = base[:start] + put + base[start + length :]
        held(base, "yaml")

    @often
    @given(
        base=st.sampled_from(GOOD),
        swaps=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=4),
    )
    def test_swapped_words(self, base: bytes, swaps: list[tuple[int, int]]) -> None:
        """So is a good plan with words in each other's place."""
        words = re.split(r"([\w.-]+)", base.decode())
        for one, other in swaps:
            first, second = (2 * (index % (len(words) // 2)) + 1 for index in (one, other))
            words[first], words[second] = words[second], words[first]
        held("".join(words).encode(), "yaml")

    @often
    @given(plan=plans(), data=st.data())
    def test_mutated_json(self, plan: Plan, data: st.DataObject) -> None:
        """So is a plan in JSON in which one thing was replaced by another."""
        text = dumps(plan, kind="json")
        tokens = re.split(r"(\"[^\"]*\"|[0-9]+|true|false)", text)
        index = 2 * data.draw(st.integers(0, len(tokens) // 2 - 1)) + 1
        tokens[index] = data.draw(
            st.sampled_from(
                (
                    '""',
                    '"others"',
                    "null",
                    "[]",
                    "{}",
                    "-1",
                    "1e9",
                    "1.5",
                    "true",
                    "[[]]",
                    '"\\u00e9"',
                )
            )
        )
        held("".join(tokens).encode(), "json")

    @often
    @given(
        value=st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(("id", "who", "at_least", "é", "")), inner)
            ),
            max_leaves=6,
        ),
        plan=plans(),
        data=st.data(),
    )
    def test_plain_data(self, value: object, plan: Plan, data: st.DataObject) -> None:
        """Plain data in which one value was replaced by any other is a plan or a PlanError."""
        plain: dict[str, object] = unstructure(plan)
        here: dict[str, object] | list[object] = plain
        while True:
            keys: list[str] | list[int] = [*here] if isinstance(here, dict) else [*range(len(here))]
            key = data.draw(st.sampled_from(keys))
            inner = here[key]  # type: ignore[call-overload, index]  # a key of this very value
            if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
                break
            here = inner
        here[key] = value  # type: ignore[call-overload, index]  # as above
        with contextlib.suppress(PlanError):
            assert isinstance(structure(plain), Plan)


HOSTILE: dict[str, tuple[str, bytes]] = {
    "nothing at all": ("plan.yaml", b""),
    "nothing in JSON": ("plan.json", b""),
    "brackets": ("plan.yaml", b"[" * 100_000),
    "brackets in JSON": ("plan.json", b"[" * 100_000),
    "mappings in JSON": ("plan.json", b'{"a":' * 100_000),
    "braces": ("plan.yaml", b"{a: " * 25_000),
    "brackets in a plan": ("plan.yaml", HEAD + b"title: " + b"[" * 100_000 + b"]" * 100_000),
    "brackets in a plan in JSON": (
        "plan.json",
        JSON_HEAD + b'"title": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    ),
    "dashes": ("plan.yaml", b"- " * 50_000),
    "question marks": ("plan.yaml", b"? " * 50_000),
    "an alias bomb": (
        "plan.yaml",
        b"a: &a [x, x]\n"
        + b"".join(b"%c: &%c [*%c, *%c]\n" % (c + 1, c + 1, c, c) for c in range(97, 121)),
    ),
    "an alias of itself": ("plan.yaml", b"&a [*a]"),
    "a merge key": ("plan.yaml", HEAD + b"purpose: {<<: {text: x}}\n"),
    "a tag": ("plan.yaml", HEAD + b"title: !!python/object/apply:os.system [ls]\n"),
    "half a character": ("plan.json", JSON_HEAD + b'"title": "\\ud800"}'),
    "half a character in bytes": ("plan.yaml", HEAD + b"title: \xed\xa0\x80\n"),
    "half a character as an escape": ("plan.yaml", HEAD + b'title: "\\ud800"\n'),
    "not a number": ("plan.json", JSON_HEAD + b'"participants": [{"id": "a", "size": NaN}]}'),
    "infinity": ("plan.json", JSON_HEAD + b'"participants": [{"id": "a", "size": -Infinity}]}'),
    "a large exponent": (
        "plan.json",
        JSON_HEAD + b'"offers": [{"id": "a", "hours": {"attend": 1e999999}}]}',
    ),
    "a large exponent in YAML": ("plan.yaml", HEAD + b"offers: [{id: a, hours: 1e999999}]\n"),
    "ten thousand digits": (
        "plan.yaml",
        HEAD + b"participants: [{id: a, size: %s}]" % (b"9" * 10_000),
    ),
    "ten thousand digits in JSON": (
        "plan.json",
        JSON_HEAD + b'"participants": [{"id": "a", "size": %s}]}' % (b"9" * 10_000),
    ),
    "a year of many digits": ("plan.yaml", HEAD + b"starts_on: %s\n" % (b"1" * 10_000)),
    "votes of many digits": (
        "plan.yaml",
        HEAD
        + b"participants: [{id: a}]\nbodies: [{id: b, decides_by: {at_least: 1/%s}}]"
        % (b"3" * 9_999),
    ),
    "binary": ("plan.yaml", bytes(range(256)) * 10),
    "a picture": ("plan.yaml", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "UTF-16": ("plan.yaml", HEAD.decode().encode("utf-16")),
    "UTF-32": ("plan.json", HEAD.decode().encode("utf-32")),
    "a TOML plan": ("plan.toml", b'format = "coproduction-plan/1"\nid = "plan"\n'),
    "TOML in a YAML file": ("plan.yaml", b'format = "coproduction-plan/1"\nid = "plan"\n'),
    "a text": ("plan.yaml", b"We meet on Thursdays.\n"),
    "two documents": ("plan.yaml", HEAD + b"---\n" + HEAD),
    "a key twice": ("plan.yaml", HEAD + b"id: plan\n"),
    "an id that is too long": ("plan.yaml", b"format: coproduction-plan/1\nid: " + b"a" * 100_000),
    "a word that is too long": ("plan.yaml", HEAD + b"complete: " + b"a" * 100_000),
}
"""Files that could hurt a parser, by what is wrong with them."""


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Check all hostile files in one process; return the lines about each."""
    folder = tmp_path_factory.mktemp("hostile")
    names = {}
    for number, (title, (name, data)) in enumerate(HOSTILE.items()):
        path = folder / f"{number}-{name}"
        path.write_bytes(data)
        names[path.name] = title
    (folder / "folder.yaml").mkdir()
    names |= {"missing.yaml": "a missing file", "folder.yaml": "a folder"}
    done = subprocess.run(
        [sys.executable, "-m", "coproduction", "check", *names],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 2, done.stderr[-2000:]
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    found: dict[str, list[str]] = {title: [] for title in names.values()}
    for line in done.stderr.splitlines():
        if not re.fullmatch(r"And [0-9]+ more\.", line):
            found[names[line.split(":")[0]]].append(line)
    return found


@pytest.mark.parametrize("title", [*HOSTILE, "a missing file", "a folder"])
def test_one_clear_error(title: str, complaints: dict[str, list[str]]) -> None:
    """Each hostile file ends in one error with its place, status 2 and a living process."""
    lines = complaints[title]
    assert len(lines) == 1 or "alias" in title  # each of them is named
    for line in lines:
        assert re.match(r"[^:]+:[0-9]+:[0-9]+: .*[.?]$", line), line[:300]
        assert len(line) < 400


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(), "There is no such file."),
        (IsADirectoryError(), "This is a folder. Name the file in it."),
        (PermissionError(), "This file may not be read."),
        (OSError(5, "Input/output error"), "This file cannot be read."),
        (ValueError("embedded null byte"), "This file cannot be read."),
    ],
)
def test_files_that_cannot_be_read(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the reason is why a file cannot be read, it is said in a sentence."""

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PlanError) as caught:
        load("plan.yaml")
    [problem] = caught.value.problems
    assert problem.message == said
    assert str(problem.place) == "plan.yaml:1:1"


def test_a_null_byte_in_the_name() -> None:
    """A name that no file can have is an error, too."""
    with pytest.raises(PlanError, match="cannot be read"):
        load("pl\0an.yaml")


def test_a_long_name() -> None:
    """So is a name that is too long for any file."""
    with pytest.raises(PlanError, match="cannot be read"):
        load("a" * 5000)


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "initiated_by: [" + ", ".join(f"member-x{i}" for i in range(n)) + "]\n",
        lambda n: "".join(f"ky-{i}: x\n" for i in range(n)),
        lambda n: (
            "activities:\n" + "".join(f"  - {{id: a-{i}, status: hapend}}\n" for i in range(n))
        ),
    ],
    ids=["mistyped ids", "unknown keys", "mistyped words"],
)
def test_thousands_of_problems(text: Callable[[int], str]) -> None:
    """Thousands of problems are found within seconds, and not compared for ever."""
    many = 2000
    people = "participants:\n" + "".join(f"  - {{id: member-{i}}}\n" for i in range(many))
    with pytest.raises(PlanError) as caught:
        read_bytes(HEAD + people.encode() + text(many).encode())
    assert len(caught.value.problems) >= 100


def test_groups_among_groups() -> None:
    """A long chain of groups among groups is refused, and does not exhaust the process."""
    chain = "".join(f"  - {{id: g-{i + 1}, among: g-{i}}}\n" for i in range(3000))
    with pytest.raises(PlanError, match="deep here"):
        read_bytes(HEAD + b"participants:\n  - {id: g-0}\n" + chain.encode())
