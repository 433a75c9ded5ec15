"""The front door: light, complete, and honest about what it has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import coproduction

LUNCH_CLUB = Path(__file__).parents[1] / "examples" / "lunch-club.yaml"
HEAVY = ("cattrs", "networkx", "numpy", "scipy", "yaml")


def loaded_after(code: str) -> set[str]:
    """Return which of the heavy packages are loaded after some code has run."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    return set(HEAVY) & {name.partition(".")[0] for name in done.stderr.split()}


def test_importing_is_light() -> None:
    """``import coproduction`` loads nothing heavy, and neither does a plan written in Python."""
    assert loaded_after("import coproduction") == set()
    assert loaded_after("from coproduction import Plan, Reading; Reading(Plan(id='plan'))") == set()


def test_checking_is_light() -> None:
    """Checking the example loads no network and no arrays."""
    code = f"from coproduction.cli import main\nassert main(['check', {str(LUNCH_CLUB)!r}]) == 0"
    assert loaded_after(code) <= {"cattrs", "yaml"}


def test_checking_a_plan_in_python_reads_no_files() -> None:
    """A plan that was written in Python is checked without the readers of files."""
    code = "from coproduction import Plan, check\ncheck(Plan(id='plan'))"
    assert loaded_after(code) <= {"cattrs"}


def test_a_network_is_loaded_when_it_is_asked_for() -> None:
    """Only then is networkx loaded, and without the arrays that its measures need."""
    code = "from coproduction import Plan, network_of\nnetwork_of(Plan(id='plan'))"
    assert loaded_after(code) <= {"cattrs", "networkx"}


def test_every_name_is_there() -> None:
    """What is listed is there, and what is there is listed, sorted."""
    names = list(coproduction.__all__)
    assert dir(coproduction) == sorted(names)
    assert len(set(names)) == len(names)
    for name in names:
        assert getattr(coproduction, name) is not None
    capitals = [name for name in names if name.isupper()]
    classes = [name for name in names if not name.isupper() and name[0].isupper()]
    verbs = [name for name in names if name[0].islower()]
    assert names == [*sorted(capitals), *sorted(classes), *sorted(verbs)]


def test_a_misspelt_name() -> None:
    """A name that is not there is refused as any module does."""
    with pytest.raises(AttributeError, match="module 'coproduction' has no attribute 'chek'"):
        coproduction.chek  # type: ignore[attr-defined]  # noqa: B018  # that is the point


def test_a_star_brings_everything() -> None:
    """A star import brings what is listed."""
    names: dict[str, object] = {}
    exec("from coproduction import *", names)  # noqa: S102  # the only way to try it here
    assert set(coproduction.__all__) <= set(names)


def test_without_docstrings() -> None:
    """Where Python drops the pages of the checks, that is said in one sentence."""
    for arguments in (["validators"], ["check", str(LUNCH_CLUB)], ["explain", "equal-offer"]):
        done = subprocess.run(
            [sys.executable, "-OO", "-m", "coproduction", *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=60,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            "The pages of the checks are missing. Run Python without the option -OO.\n"
        )


def test_it_is_typed() -> None:
    """The package says that it ships its types."""
    assert Path(coproduction.__file__).with_name("py.typed").exists()
