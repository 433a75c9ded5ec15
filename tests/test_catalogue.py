"""The catalogue of checks refuses what is not of its form."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coproduction import Plan, Reading, check, validators
from coproduction.checking import findings_of
from coproduction.errors import CatalogueError, UnknownNameError
from coproduction.findings import Finding, ForWhom, Wording, page_of, validator
from coproduction.findings.page import HEADINGS, OUTCOMES
from coproduction.values.truth import TRUE

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


class TestDiscovery:
    """Dropping in a file adds a check; what is none is refused."""

    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        """Return an empty folder in which the catalogue looks for principles."""
        monkeypatch.setattr(validators, "__path__", [str(tmp_path)])
        (tmp_path / "made_up").mkdir()
        yield tmp_path / "made_up"
        for name in [
            name for name in sys.modules if name.startswith("coproduction.validators.made")
        ]:
            del sys.modules[name]

    def test_a_folder_without_a_page(self, folder: Path) -> None:
        """A principle has a page."""
        (folder / "__init__.py").write_text("", encoding="utf-8")
        with pytest.raises(CatalogueError, match="The pages of the checks are missing"):
            validators.catalogue.__wrapped__()

    def test_a_module_without_a_check(self, folder: Path) -> None:
        """A module holds the check of its name."""
        (folder / "__init__.py").write_text('"""Made up."""\n', encoding="utf-8")
        (folder / "a_check.py").write_text('"""A claim."""\n', encoding="utf-8")
        with pytest.raises(CatalogueError, match=r"made_up\.a_check holds no check"):
            validators.catalogue.__wrapped__()

    def test_a_new_check(self, folder: Path) -> None:
        """A file in a folder is all it takes."""
        (folder / "__init__.py").write_text('"""Made up."""\n', encoding="utf-8")
        (folder / "a_check.py").write_text(
            f'"""{PAGE}"""\n'
            "from coproduction.findings import Finding, ForWhom, Wording, validator\n"
            "from coproduction.model.plan import Plan\n"
            "from coproduction.reading import Reading\n"
            "from coproduction.values.truth import TRUE\n"
            "@validator(says=Wording(met='', not_met='', does_not_apply='', remedies=()),\n"
            "           for_whom=ForWhom.EVERYONE, aliases=('old-name',))\n"
            "def a_check(plan: Plan, reading: Reading, *, limit: int = 3) -> Finding:\n"
            "    return Finding(subject=plan.id, applies=TRUE, holds=TRUE)\n",
            encoding="utf-8",
        )
        found = validators.catalogue.__wrapped__()
        assert list(found) == ["a-check"]
        check_ = found["a-check"]
        assert (check_.principle, check_.subject) == ("made-up", Plan)
        assert (check_.aliases, check_.parameters) == (("old-name",), {"limit": 3})
        assert check_.page.claim == "A claim that is true of a good plan."
