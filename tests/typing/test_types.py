"""What must type-check does, and what must not is refused, line by line."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from mypy import api

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REFUSED = re.compile(r"  # refused: ")


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[int]]:
    """Return the lines that mypy refuses, by file."""
    wrong = tmp_path_factory.mktemp("wrong") / "must_not_check.py"
    wrong.write_bytes((HERE / "must_not_check.txt").read_bytes())
    out, err, _ = api.run(
        [
            "--config-file",
            str(ROOT / "pyproject.toml"),
            "--cache-dir",
            str(tmp_path_factory.mktemp("mypy")),
            "--no-error-summary",
            "--no-warn-unreachable",
            str(HERE / "must_check.py"),
            str(wrong),
        ]
    )
    assert err == ""
    found: dict[str, set[int]] = {"must_check.py": set(), "must_not_check.py": set()}
    for line in out.splitlines():
        match = re.match(r"(.+\.py):([0-9]+): (error|note)", line)
        assert match, line
        if match[3] == "error":
            found[Path(match[1]).name].add(int(match[2]))
    return found


def test_what_must_check(refused: dict[str, set[int]]) -> None:
    """A plan as people write it in Python passes the type checker."""
    assert refused["must_check.py"] == set()


def test_what_must_not_check(refused: dict[str, set[int]]) -> None:
    """Each line that is marked is refused, and no other."""
    lines = (HERE / "must_not_check.txt").read_text(encoding="utf-8").splitlines()
    marked = {number for number, line in enumerate(lines, 1) if REFUSED.search(line)}
    unlike = refused["must_not_check.py"] ^ marked
    assert not unlike, [lines[number - 1] for number in sorted(unlike)]


def test_it_runs() -> None:
    """What must type-check runs, too."""
    names = runpy.run_path(str(HERE / "must_check.py"))
    assert names["plan"]["carers"].size.highest == 6
