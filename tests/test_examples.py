"""The examples lead to what they are there to show."""

from __future__ import annotations

from pathlib import Path

import pytest

from coproduction import Plan, check, load
from coproduction.checking import Report
from coproduction.findings import Finding, Outcome

EXAMPLES = Path(__file__).parent.parent / "examples"
MET, NOT_MET, CANNOT_TELL, DOES_NOT_APPLY = (
    Outcome.MET,
    Outcome.NOT_MET,
    Outcome.CANNOT_TELL,
    Outcome.DOES_NOT_APPLY,
)


def outcomes_of(report: Report) -> dict[str, Outcome]:
    """Return the outcome of each check."""
    return {result.validator.name: result.outcome for result in report.results}


def finding(report: Report, check_name: str, subject: str) -> Finding:
    """Return what one check finds about one subject."""
    [found] = [
        each
        for result in report.results
        if result.validator.name == check_name
        for each in result.findings
        if each.subject == subject
    ]
    return found


@pytest.fixture(scope="module")
def keeping_it_personal() -> Plan:
    """The North West Glasgow site, as it was published."""
    return load(EXAMPLES / "keeping-it-personal.yaml")


@pytest.fixture(scope="module")
def report(keeping_it_personal: Plan) -> Report:
    """What the checks find in it."""
    return check(keeping_it_personal)


class TestKeepingItPersonal:
    """Iriss, North West Glasgow: only what is published, the rest left unknown."""

    def test_everyone_at_the_shared_days_is_paid(self, report: Report) -> None:
        """All who were not paid by an employer were paid; that the rate is unknown is no matter."""
        days = finding(report, "nobody-unpaid", "days")
        assert days.outcome == MET
        assert "fee" in days.evidence

    def test_choosing_the_topic_had_nobody_to_compare_with(self, report: Report) -> None:
        """Only practitioners were there, so nobody was unpaid beside them."""
        assert finding(report, "nobody-unpaid", "choose-topic").outcome == DOES_NOT_APPLY

    def test_the_topic_was_fixed_before_people_came(self, report: Report) -> None:
        """Practitioners fixed the topic before people with dementia and carers joined."""
        first = finding(report, "first-involvement-early", report.plan.id)
        assert first.outcome == NOT_MET
        assert first.values["without"] == ("choose-topic",)

    def test_whether_people_were_asked_about_access_is_not_told(self, report: Report) -> None:
        """No page says who was asked what would help, so each is asked about once."""
        asked = finding(report, "everyone-asked-about-access", report.plan.id)
        assert asked.outcome == CANNOT_TELL
        assert {fact.of for fact in asked.asks} == {
            "people-with-dementia",
            "carers",
            "practitioners",
        }

    def test_one_rate_for_all_leaves_nothing_to_compare(self, report: Report) -> None:
        """One offer covers both groups, and its rate is not published."""
        assert outcomes_of(report)["equal-offer"] == DOES_NOT_APPLY

    def test_the_rest_cannot_be_told(self, report: Report) -> None:
        """Who decided by which rule, and which ideas had an answer, is not published."""
        outcomes = outcomes_of(report)
        for name in (
            "lived-experience-votes",
            "organisations-cannot-decide-alone",
            "ideas-answered",
            "access-requests-met",
        ):
            assert outcomes[name] == CANNOT_TELL, name

    def test_both_totals_are_kept(self, keeping_it_personal: Plan) -> None:
        """One page says 4 people with dementia, another 5: 17 or 18 people in all."""
        sizes = [person.size for person in keeping_it_personal.participants if person.size]
        assert sum(size.lowest for size in sizes) == 17
        assert sum(size.highest or 0 for size in sizes) == 18


def test_the_lunch_club_shows_each_outcome() -> None:
    """The first example has something met, something not met, and something open."""
    outcomes = outcomes_of(check(load(EXAMPLES / "lunch-club.yaml")))
    assert set(outcomes.values()) == set(Outcome)
    assert outcomes["nobody-unpaid"] == NOT_MET
    assert outcomes["organisations-cannot-decide-alone"] == MET
    assert outcomes["everyone-asked-about-access"] == CANNOT_TELL


@pytest.fixture(scope="module")
def garden() -> Report:
    """What the checks find in the shared garden."""
    return check(load(EXAMPLES / "shared-garden.yaml"))


class TestSharedGarden:
    """An invented plan in which people who use the garden lead, hire and invite."""

    @pytest.mark.parametrize(
        "name",
        [
            "more-than-one-go-between",
            "nobody-unpaid",
            "not-the-only-one",
            "power-not-in-one-pair-of-hands",
            "roles-cross-over",
            "share-of-money-decided-together",
        ],
    )
    def test_what_is_met(self, garden: Report, name: str) -> None:
        """It says all that these checks ask for."""
        assert outcomes_of(garden)[name] == MET

    def test_whom_it_forgot(self, garden: Report) -> None:
        """The designer whom the gardeners hired is the one who was not asked what would help."""
        asked = finding(garden, "everyone-asked-about-access", garden.plan.id)
        assert {fact.of for fact in asked.asks} == {"designer"}

    def test_its_words_are_about_something(self, garden: Report) -> None:
        """Each reflection is about a thing in the plan or a check."""
        for reflection in garden.plan.reflections:
            for about in reflection.about:
                assert garden.plan.get(about) or about in outcomes_of(garden)


def test_the_lunch_club_fits_on_a_screen() -> None:
    """A team can read the first example at a glance."""
    lines = (EXAMPLES / "lunch-club.yaml").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 40
    assert max(len(line) for line in lines) <= 130
