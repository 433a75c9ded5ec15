"""What the README promises. What it shows is held by ``conftest.py``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(python3 -m venv .*)\n```$", README, re.MULTILINE)


def test_two_commands_of_one_line() -> None:
    """One line checks the example, and one line runs the tests: nothing else is to be typed."""
    first, second = COMMANDS
    assert first.endswith("/coproduction check examples/lunch-club.yaml")
    assert second.endswith(" -m pytest")


def test_old_pip_is_upgraded_before_it_is_asked_for_groups() -> None:
    """The pip that comes with Python 3.11 knows no dependency groups."""
    _, second = COMMANDS
    assert 0 < second.index("--upgrade pip") < second.index("--group")


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)]+)\)", README))))
def test_links_lead_somewhere(link: str) -> None:
    """Every link leads to a file of the project."""
    assert (ROOT / link).is_file()
