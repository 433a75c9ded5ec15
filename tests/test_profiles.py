"""Sets of expectations, as TOML."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from coproduction import Plan, check
from coproduction.errors import CatalogueError
from coproduction.findings import Expectation
from coproduction.profiles import profile, profile_of
from coproduction.validators import catalogue


def content(**said: Any) -> dict[str, Any]:
    """Return a set of expectations that advises everything."""
    advised = dict.fromkeys(catalogue(), "advised")
    return {"title": "Ours", "comes_from": "us", "expectations": advised, **said}


def test_the_default() -> None:
    """The default covers every check; what is a sign, and no harm, is expected or advised."""
    default = profile()
    assert default == profile("default")
    assert set(default.expectations) == set(catalogue())
    names = {
        strength: {name for name, held in default.expectations.items() if held == strength}
        for strength in Expectation
    }
    assert names[Expectation.EXPECTED] == {
        "label-matches-facts",
        "members-not-hand-picked",
        "not-the-only-one",
        "organisations-cannot-decide-alone",
        "papers-reach-those-asked",
        "power-not-in-one-pair-of-hands",
        "rule-agreed-together",
        "share-of-money-decided-together",
        "two-sided-quorum",
        "veto-balanced",
        "what-people-say-is-kept",
    }
    assert names[Expectation.ADVISED] == {
        "more-than-one-go-between",
        "roles-cross-over",
        "those-who-deliver-have-a-say",
    }
    assert default.comes_from


def test_it_is_read() -> None:
    """A set of expectations says how strongly, and with which parameters."""
    found = profile_of(content(parameters={"equal-offer": {"tolerance": "0.05"}}), "ours")
    assert (found.name, found.title, found.comes_from) == ("ours", "Ours", "us")
    assert set(found.expectations.values()) == {Expectation.ADVISED}
    assert found.parameters == {"equal-offer": {"tolerance": Fraction(1, 20)}}


def test_what_it_does_not_name_is_advised() -> None:
    """A check that was just added is a good idea, until a set of expectations says more."""
    found = profile_of(content(expectations={"equal-offer": "required"}), "ours")
    assert found.expectations["equal-offer"] == Expectation.REQUIRED
    assert found.expectations["nobody-unpaid"] == Expectation.ADVISED


def test_the_report_says_which() -> None:
    """A report is read with a set of expectations, and each result has its strength."""
    report = check(Plan(id="plan"))
    assert report.profile is profile()
    for result in report.results:
        assert result.expectation == profile().expectations[result.validator.name]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": 3}, "ours needs a title, comes_from and expectations."),
        ({"expectations": []}, "ours needs a title, comes_from and expectations."),
        (
            {"expectations": {"more": "advised"}},
            "ours asks for checks that do not exist: more.",
        ),
        ({"parameters": []}, "ours sets a parameter that no check has."),
        ({"parameters": {"more": {}}}, "ours sets a parameter that no check has."),
        (
            {"parameters": {"equal-offer": {"patience": 1}}},
            "ours sets a parameter that no check has.",
        ),
    ],
)
def test_what_cannot_be(wrong: dict[str, Any], said: str) -> None:
    """A set of expectations that does not fit the catalogue is refused in a sentence."""
    with pytest.raises(CatalogueError) as caught:
        profile_of(content(**wrong), "ours")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"expectations": dict.fromkeys(catalogue(), "wished")},
        {"parameters": {"equal-offer": {"tolerance": "a little"}}},
        {"parameters": {"equal-offer": {"tolerance": 0.05}}},
        {"parameters": {"equal-offer": 3}},
    ],
)
def test_words_and_numbers_that_cannot_be(wrong: dict[str, Any]) -> None:
    """So is one whose words or numbers mean nothing, or are floats."""
    with pytest.raises(CatalogueError):
        profile_of(content(**wrong), "ours")
