"""Every example in the README and in the docs runs as a test.

- Python blocks run, with a memory for each page; what follows ``>>>`` is compared.
- YAML blocks are read as plans. A whole plan is kept as ``plan.yaml`` for the
  rest of its page; a part of one is given the two keys that it lacks.
- Console blocks run the command in this process. What it prints is compared
  with what is shown; a line of three dots stands for any lines.

``pytest README.md docs --refresh-shown`` writes what is printed now into the
console blocks that show something else.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import json
import os
import re
import shlex
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

from coproduction import PlanError, cli, loads

ROOT = Path(__file__).parent
FORMAT = "format: coproduction-plan/1\n"
ANY_LINES = "..."
IN_LINES = " | python -m json.tool --no-ensure-ascii"
REFRESH = "--refresh-shown"

# The same plans are drawn each time, so that a run says the same twice; a machine may be slow.
# ``pytest --hypothesis-profile=search`` draws others.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("search", deadline=None)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes what is printed now into the pages."""
    parser.addoption(
        REFRESH, action="store_true", help="write what is printed now into README.md and docs"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Remember whether the pages are to be written."""
    Console.refreshing = bool(config.getoption(REFRESH))


# A folder for each page


def enter_folder(namespace: dict[str, Any]) -> None:
    """Go to a folder of the page's own, with the examples in it."""
    folder = tempfile.mkdtemp()
    shutil.copytree(ROOT / "examples", Path(folder) / "examples")
    namespace["_left"] = Path.cwd()
    namespace["_folder"] = folder
    os.chdir(folder)


def leave_folder(namespace: dict[str, Any]) -> None:
    """Go back, and take the folder away."""
    os.chdir(namespace["_left"])
    shutil.rmtree(namespace["_folder"])


# Plans


class YamlParser(CodeBlockParser):
    """Reads each YAML block as a plan."""

    language = "yaml"

    def evaluate(self, example: Example) -> str | None:
        """Read the plan; what cannot be is what the page gets wrong."""
        text = str(example.parsed)
        keys = re.findall("^([a-z_]+):", text, re.MULTILINE)
        if "format" in keys:
            Path("plan.yaml").write_text(text, encoding="utf-8")
        else:
            text = FORMAT + ("" if "id" in keys else "id: plan\n") + text
        try:
            loads(text)
        except PlanError as error:
            return str(error)
        return None


# What the command prints


class Console(CodeBlockParser):
    """Runs the commands of each console block, and compares what they print."""

    language = "console"
    refreshing = False

    def evaluate(self, example: Example) -> str | None:
        """Run every command of the block."""
        shown = str(example.parsed)
        printed = printed_by(re.findall(r"^\$ (.*)\n", shown, re.MULTILINE))
        if is_shown(printed, shown):
            return None
        if self.refreshing:
            page = Path(example.path)
            text = page.read_text(encoding="utf-8")
            page.write_text(text.replace(shown, refreshed(shown, printed), 1), encoding="utf-8")
            return None
        unlike = difflib.unified_diff(
            shown.splitlines(), printed.splitlines(), "shown", "printed", lineterm=""
        )
        return "\n".join([*unlike, "", f"To show what is printed: pytest README.md docs {REFRESH}"])


def printed_by(commands: list[str]) -> str:
    """Return a block with each command and what it prints."""
    lines = []
    status: int | str | None = 0
    for command in commands:
        if command == "echo $?":
            said = f"{status}\n"
        else:
            name, *arguments = shlex.split(command.removesuffix(IN_LINES))
            if name != "coproduction":
                raise ValueError(f"A console block runs coproduction, and not {name}.")
            said, status = said_by(arguments)
            if command.endswith(IN_LINES):
                said = json.dumps(json.loads(said), indent=4, ensure_ascii=False) + "\n"
        lines.append(f"$ {command}\n{said}")
    return "".join(lines)


def said_by(arguments: list[str]) -> tuple[str, int | str | None]:
    """Return what ``coproduction`` prints, problems too, and its exit status."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            status: int | str | None = cli.main(arguments)
        except SystemExit as end:
            status = end.code
    return said.getvalue(), status


def is_shown(printed: str, shown: str) -> bool:
    """Return whether both are alike, where a line of three dots stands for any lines."""
    lines = (
        "(?:.*\n)*" if line == ANY_LINES else re.escape(line + "\n") for line in shown.splitlines()
    )
    return re.fullmatch("".join(lines), printed) is not None


def refreshed(shown: str, printed: str) -> str:
    """Return what is printed now, and of it only what was shown before.

    Between lines of three dots, a piece begins with the line that it began with.
    It ends with the line that it ended with, or after as many paragraphs.
    """
    pieces = re.split(rf"^{re.escape(ANY_LINES)}\n", shown, flags=re.MULTILINE)
    if len(pieces) == 1:
        return printed
    rest = printed.splitlines()
    kept = []
    for piece in pieces:
        lines = piece.strip("\n").splitlines()
        if lines:
            rest = rest[rest.index(lines[0]) :]
            gaps = [number for number, line in enumerate([*rest, ""]) if not line]
            end = rest.index(lines[-1]) + 1 if lines[-1] in rest else gaps[lines.count("")]
            kept += rest[:end]
            rest = rest[end:]
        kept.append(ANY_LINES)
    return "\n".join([*kept[:-1], ""])


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), YamlParser(), Console()],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    setup=enter_folder,
    teardown=leave_folder,
).pytest()
