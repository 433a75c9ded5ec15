"""The catalogue of checks refuses what is not of its form."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from coproduction import Plan, Reading, check, validators
from coproduction.checking import findings_of
from coproduction.errors import CatalogueError, UnknownNameError
from coproduction.findings import Finding, ForWhom, Wording, page_of, validator
from coproduction.findings.page import HEADINGS, OUTCOMES
from coproduction.values.truth import TRUE

fair_reward = importlib.import_module("coproduction.validators.fair_reward")
equal_offer = importlib.import_module("coproduction.validators.fair_reward.equal_offer")

SAYS = Wording(met="Met.", not_met="Not met.", does_not_apply="It does not apply.", remedies=())
PAGE = "A claim that is\ntrue of a good plan.\n\n" + "".join(
    f"{heading}\n    About {heading.lower()} [KEY-2020]_.\n\n" for heading in HEADINGS
)


class TestPages:
    """The page of a check is its docstring."""

    def test_parts(self) -> None:
        """A page has its claim, its texts, an example for each outcome, and its sources."""
        page = page_of(PAGE, "a-check")
        assert page.claim == "A claim that is true of a good plan."
        assert page.texts["Limits"] == "About limits [KEY-2020]_."
        assert set(page.texts) | set(page.examples) == set(HEADINGS)
        assert page.examples["Met"].why_not == "About met [KEY-2020]_."
        assert page.sources == ("KEY-2020",)

    def test_examples(self) -> None:
        """An example is a small plan and the sentences that it leads to."""
        example = (
            "    .. code-block:: yaml\n\n        participants:\n          - {id: a}\n\n"
            "    *One sentence\n    over two lines.*\n\n    *Another.*\n"
        )
        page = page_of(PAGE.replace("    About met [KEY-2020]_.\n", example), "a-check")
        assert page.examples["Met"].plan == "participants:\n  - {id: a}\n"
        assert page.examples["Met"].sentences == ("One sentence over two lines.", "Another.")
        assert page.examples["Met"].why_not == ""

    def test_parameters_may_be_missing(self) -> None:
        """Only the heading for parameters may be left out."""
        page = page_of(PAGE.replace("Parameters\n    About parameters [KEY-2020]_.\n", ""), "a")
        assert "Parameters" not in page.texts

    @pytest.mark.parametrize("wrong", [None, "", "A claim.", PAGE.replace("Limits\n", "Limit\n")])
    def test_what_is_no_page(self, wrong: str | None) -> None:
        """A page that is missing, or misses a heading, is refused."""
        with pytest.raises(CatalogueError, match="The page of a-check"):
            page_of(wrong, "a-check")

    def test_order(self) -> None:
        """So is one whose headings stand in another order, or twice."""
        swapped = (
            PAGE.replace("Why\n", "X\n").replace("Limits\n", "Why\n").replace("X\n", "Limits\n")
        )
        for wrong in (swapped, PAGE + "Met\n    Again.\n"):
            with pytest.raises(CatalogueError, match="in this order"):
                page_of(wrong, "a-check")

    def test_of_the_catalogue(self) -> None:
        """Every page of the catalogue is of this form."""
        for each in validators.catalogue().values():
            assert tuple(each.page.examples) == OUTCOMES


class TestNames:
    """A check is found by its name."""

    def test_the_module_has_the_name_of_the_check(self) -> None:
        """A function in a module of another name is no check."""

        def another_name(plan: Plan, reading: Reading) -> Finding:
            """Return a finding."""
            return Finding(subject=reading.plan.id, applies=TRUE, holds=TRUE, values={"a": plan.id})

        with pytest.raises(CatalogueError, match="must hold a check called test_catalogue"):
            validator(says=SAYS, for_whom=ForWhom.EVERYONE)(another_name)

    def test_named(self) -> None:
        """What has the name is found, what has not is suggested."""
        assert validators.named("equal-offer").name == "equal-offer"
        with pytest.raises(UnknownNameError, match=r"called equal_ofer\. Did you mean equal-offer"):
            validators.named("equal_ofer")

    def test_select(self) -> None:
        """One name, or several, select checks."""
        plan = Plan(id="plan")
        one = check(plan, select="equal-offer")
        assert [result.validator.name for result in one.results] == ["equal-offer"]
        assert check(plan, select=["equal-offer"]).results == one.results
        assert check(plan, select=[]).results == ()
        with pytest.raises(UnknownNameError):
            check(plan, select=["nothing"])

    def test_without_parameters(self) -> None:
        """A check without parameters of a profile goes by its own defaults."""
        plan = Plan(id="plan")
        [found] = findings_of(validators.named("equal-offer"), Reading(plan))
        assert found.subject == "plan"


CHECK = f'''"""{PAGE}"""
from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.model.plan import Plan
from coproduction.reading import Reading
from coproduction.values.truth import TRUE

@validator(
    says=Wording(met="", not_met="", does_not_apply="", remedies=()),
    for_whom=ForWhom.EVERYONE,
    aliases=("old-name",),
)
def a_check(plan: Plan, reading: Reading, *, limit: int = 3) -> Finding:
    return Finding(subject=plan.id, applies=TRUE, holds=TRUE)
'''
LOOK = """
import sys
from coproduction import validators
validators.__path__ = sys.argv[1:]
try:
    for check in validators.catalogue().values():
        print(check.name, check.principle, check.subject.__name__, dict(check.parameters))
    print(validators.named("old-name").page.claim)
except ImportError as error:
    print(type(error).__name__, error)
"""


class TestDiscovery:
    """Dropping in a file adds a check; what is none is refused."""

    @pytest.mark.parametrize(
        ("page", "module", "said"),
        [
            ("", CHECK, "CatalogueError The pages of the checks are missing. "),
            (
                '"""Made up."""',
                '"""A claim."""',
                "CatalogueError coproduction.validators.made_up.a_check holds no check.",
            ),
            (
                '"""Made up."""',
                CHECK,
                "a-check made-up Plan {'limit': 3}\nA claim that is true of a good plan.",
            ),
        ],
        ids=["no page", "no check", "a check"],
    )
    def test_it(self, page: str, module: str, said: str, tmp_path: Path) -> None:
        """A file in a folder is all it takes, and each has its page."""
        folder = tmp_path / "made_up"
        folder.mkdir()
        (folder / "__init__.py").write_text(page, encoding="utf-8")
        (folder / "a_check.py").write_text(module, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", LOOK, str(tmp_path)],
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=60,
        )
        assert done.stdout.startswith(said)

    def test_a_folder_without_a_page(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without its page a principle is refused, as under ``python -OO``."""
        monkeypatch.setattr(fair_reward, "__doc__", None)
        with pytest.raises(CatalogueError, match="without the option -OO"):
            validators.catalogue.__wrapped__()

    def test_a_module_without_a_check(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A module that holds no check of its name is refused."""
        monkeypatch.setattr(equal_offer, "equal_offer", None)
        with pytest.raises(CatalogueError, match=r"fair_reward\.equal_offer holds no check"):
            validators.catalogue.__wrapped__()
