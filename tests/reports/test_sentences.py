"""Sentences: whole templates, ids that become titles, and reports that anybody can read."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coproduction import (
    Activity,
    Claim,
    Contribution,
    Decision,
    Expectations,
    Finding,
    Organisation,
    Part,
    Participant,
    Plan,
    Purpose,
    Truth,
    check,
    loads,
    to_json,
    to_text,
)
from coproduction.documents import reads
from coproduction.findings import ForWhom, Outcome, Result, Terms, Validator, Wording
from coproduction.findings.result import Expectation
from coproduction.ids import Id
from coproduction.model.questions import Plural
from coproduction.profiles import Profile
from coproduction.reports import Sentences, fixed, records
from coproduction.reports.sentences import OPEN_BY_CHOICE
from coproduction.reports.terminal import WIDTH, heading, printable, wrapped
from coproduction.values.counts import Bounds, exactly
from coproduction.values.money import Rate
from coproduction.values.truth import FALSE, TRUE, WITHHELD, Fact, in_order, unknown
from strategies import plans

HEAD = "format: coproduction-plan/1\nid: plan\n"
PLAN = Plan(
    id="lunch-club",
    participants=[Participant(id="carers"), Participant(id="cook", title="Our cook")],
    activities=[
        Activity(id="menu-day", status="happened", parts=[Part(who="carers")]),
        Activity(id="called-off", cancelled=True),
    ],
    contributions=[Contribution(id="two-sittings")],
)
SENTENCES = Sentences(PLAN)
SAYS = Wording(
    met="{subject}: {who} came.",
    not_met=Plural(one="{subject}: 1 did not.", other="{subject}: {count} did not."),
    does_not_apply="{subject} is another matter.",
    remedies=("Ask.",),
    also={"kinds": "There were {kinds}."},
)


def result(subject: type[Any] = Activity) -> Result:
    """Return a result of a check that is in no catalogue."""
    validator = Validator(
        name="all-came",
        principle="made-up",
        check=lambda *_: finding(TRUE, TRUE),
        subject=subject,
        says=SAYS,
        for_whom=ForWhom.EVERYONE,
    )
    return Result(validator, Expectation.REQUIRED, ())


def finding(applies: Truth, holds: Truth, subject: str = "menu-day", **values: Any) -> Finding:
    """Return a finding about the menu day."""
    said = {"subject": subject, "who": ("carers", "cook"), "count": 2, "kinds": None, **values}
    return Finding(subject=Id(subject), applies=applies, holds=holds, values=said)


class TestWords:
    """Words for values."""

    def test_titles(self) -> None:
        """What has a title is called by it; what has none by the words of its id."""
        assert SENTENCES.title("cook") == SENTENCES.title("cook", opens=True) == "Our cook"
        assert SENTENCES.title("menu-day") == "menu day"
        assert SENTENCES.title("menu-day", opens=True) == "Menu day"
        assert SENTENCES.title("others") == "others"
        assert SENTENCES.title("others", opens=True) == "Others"
        assert SENTENCES.title("scribe") == "scribe"

    def test_lists(self) -> None:
        """A list is said with commas and one *and*; of a long one the rest is counted."""
        assert SENTENCES.list_of([]) == ""
        assert SENTENCES.list_of(["a"]) == "a"
        assert SENTENCES.list_of(["a", "b"]) == "a and b"
        assert SENTENCES.list_of("abcd") == "a, b, c and d"
        assert SENTENCES.list_of("abcde") == "a, b, c and 2 others"
        assert SENTENCES.list_of("abcde", most=5) == "a, b, c, d and e"

    @pytest.mark.parametrize(
        ("value", "words"),
        [
            (3, "3"),
            (Fraction(3, 2), "1.5"),
            (exactly(4), "4"),
            (Bounds(Fraction(1), None), "at least 1"),
            (Rate(Fraction(25, 2), "GBP"), "£12.50"),
            ((Rate(Fraction(10), "GBP"), Rate(Fraction(12), "EUR")), "£10 and €12"),
            ("menu-day", "menu day"),
            (("cook", "carers"), "Our cook and carers"),
            (Terms(("GBP", "EUR")), "GBP and EUR"),
        ],
    )
    def test_values(self, value: Any, words: str) -> None:
        """Ids become titles, numbers are in figures, and terms stay as they are."""
        assert SENTENCES.words_for(value) == words

    @pytest.mark.parametrize(
        ("value", "plain"),
        [
            (None, None),
            (3, 3),
            ("menu-day", "menu-day"),
            (Fraction(3), 3),
            (Fraction(1, 3), "1/3"),
            (Bounds(Fraction(1), None), {"lowest": 1, "highest": None}),
            (Rate(Fraction(25, 2), "GBP"), {"amount": "12.5", "currency": "GBP"}),
            ((Rate(Fraction(1), "GBP"),), [{"amount": 1, "currency": "GBP"}]),
            (("carers", "cook"), ["carers", "cook"]),
            (Terms(("GBP",)), ["GBP"]),
        ],
    )
    def testplain_values(self, value: Any, plain: Any) -> None:
        """For programs, values are plain data, and numbers stay exact."""
        assert records.plain(value) == plain

    def test_what_opens_a_sentence(self) -> None:
        """Only the first word of a sentence gets a capital letter."""
        assert SENTENCES.say("{who} came.", {"who": ("carers", "menu-day")}) == (
            "Carers and menu day came."
        )
        assert SENTENCES.say("Who? {who}.", {"who": "carers"}) == "Who? carers."

    def test_numbers(self) -> None:
        """A sentence changes with its number."""
        template = Plural(one="1 came.", other="{count} came.")
        said = [SENTENCES.say(template, {"count": number}) for number in (0, 1, 2)]
        assert said == ["0 came.", "1 came.", "2 came."]

    def test_titles_are_no_templates(self) -> None:
        """Braces in a title are only braces."""
        plan = Plan(id="plan", participants=[Participant(id="a", title="{who} {0}")])
        assert Sentences(plan).say("{a}!", {"a": "a"}) == "{who} {0}!"


class TestMessages:
    """What a finding says."""

    @pytest.mark.parametrize(
        ("found", "key", "text"),
        [
            (finding(TRUE, TRUE), "all-came.met", "Menu day: carers and Our cook came."),
            (finding(TRUE, FALSE), "all-came.not_met", "Menu day: 2 did not."),
            (finding(TRUE, FALSE, count=1), "all-came.not_met", "Menu day: 1 did not."),
            (
                finding(TRUE, TRUE, kinds=Terms(("tea", "cake"))),
                "all-came.met",
                "Menu day: carers and Our cook came. There were tea and cake.",
            ),
            (
                finding(FALSE, TRUE),
                "all-came.does_not_apply",
                "Menu day is another matter.",
            ),
            (
                finding(FALSE, FALSE, subject="called-off"),
                "called_off",
                "Called off was called off, so this was not checked.",
            ),
            (
                finding(FALSE, FALSE, subject="lunch-club"),
                "none_recorded",
                "There are no sessions and meetings in this plan, so this was not checked.",
            ),
            (
                finding(TRUE, WITHHELD),
                "all-came.cannot_tell",
                f"Menu day: this is open. {OPEN_BY_CHOICE}",
            ),
            (
                finding(TRUE, unknown(Fact(Id("menu-day"), "starts_on"))),
                "all-came.cannot_tell",
                "Menu day: the plan does not give the day.",
            ),
            (
                finding(TRUE, unknown(Fact(Id("menu-day"), "parts.how", "carers"))),
                "all-came.cannot_tell",
                "Menu day: the plan does not say how carers took part.",
            ),
            (
                finding(TRUE, unknown(Fact(Id("carers"), "size"), Fact(Id("cook"), "size"))),
                "all-came.cannot_tell",
                (
                    "Menu day: this is open. "
                    "For 2 groups, the plan does not say how many people they are."
                ),
            ),
            (
                finding(TRUE, unknown(Fact(Id("lunch-club"), "starts_on")), subject="lunch-club"),
                "all-came.cannot_tell",
                "The plan does not say when the project starts.",
            ),
        ],
        ids=range(12),
    )
    def test_it(self, found: Finding, key: str, text: str) -> None:
        """The key is that of the template, the text is whole sentences."""
        message = SENTENCES.message(result(), found)
        assert (message.key, message.text) == (key, text)

    def test_the_plan_itself(self) -> None:
        """A check about the plan as a whole speaks of the plan."""
        found = finding(FALSE, TRUE, subject="lunch-club")
        assert SENTENCES.message(result(Plan), found).text == "Lunch club is another matter."

    def test_questions(self) -> None:
        """The questions of a finding are those of its facts, in their order."""
        facts = [Fact(Id("menu-day"), "parts.how", "carers"), Fact(Id("cook"), "size")]
        asked = SENTENCES.questions(finding(TRUE, unknown(*facts)))
        assert [each.fact for each in asked] == sorted(facts, key=in_order)
        assert [each.text for each in asked] == [
            "Our cook: how many people is this?",
            "Menu day: how did carers take part: told, asked, helped make, helped decide?",
        ]

    def test_status(self) -> None:
        """What is planned or has happened says so."""
        assert SENTENCES.status_of(Id("menu-day")) == "happened"
        assert SENTENCES.status_of(Id("called-off")) is None
        assert SENTENCES.status_of(Id("carers")) is None


class TestOnEveryReport:
    """Who wrote it, and whose expectations these are."""

    people = (
        Participant(id="carers", perspectives=["carer"]),
        Participant(id="staff", perspectives=["manager"]),
    )

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            (
                {},
                (
                    "The plan does not say who wrote it. "
                    "It does not say if the people it is about have read it."
                ),
            ),
            (
                {"written_by": ["carers", "staff"], "read_by": ["carers"]},
                (
                    "This plan was written by carers and staff. "
                    "Members in lived-experience, carer or community seats have read it."
                ),
            ),
            (
                {"read_by": []},
                "The plan does not say who wrote it. Nobody else has read it yet.",
            ),
            (
                {"read_by": ["staff", "others"]},
                "The plan does not say who wrote it. It has been read by staff and others.",
            ),
        ],
        ids=range(4),
    )
    def test_who_wrote_it(self, said: dict[str, Any], sentence: str) -> None:
        """The report says who wrote the plan and who has read it, as far as the plan does."""
        assert fixed.who_wrote_it(Plan(id="plan", participants=self.people, **said)) == sentence

    @pytest.mark.parametrize(
        ("agreed_on", "sentence"),
        [
            (None, "The plan does not say if this group has agreed them."),
            ("never", "This group has not agreed them yet."),
            ("2026-01", "This group has agreed them."),
        ],
    )
    def test_whose_expectations(self, agreed_on: str | None, sentence: str) -> None:
        """The report says whose expectations these are and whether the group agreed them."""
        profile = Profile("ours", "Ours", "us", {}, {})
        plan = Plan(id="plan", expectations=Expectations(agreed_on=agreed_on))
        assert fixed.whose_expectations(plan, profile) == (
            f"These expectations come from us. {sentence}"
        )


class TestTerminal:
    """Text for a terminal."""

    def test_printable(self) -> None:
        """White space becomes a blank; what steers a terminal or cannot be seen is taken out."""
        assert printable("a\tb\nc\u2028d\u00a0e") == "a b c d e"
        assert printable("\x1b[31mred\x1b[0m\u202e\u200b\ud800\x9b\x07") == "[31mred[0m"
        assert printable("Größe 日本 é") == "Größe 日本 é"

    @given(text=st.text(), indent=st.integers(0, 8), hanging=st.integers(0, 4))
    def test_wrapped(self, text: str, indent: int, hanging: int) -> None:
        """A paragraph fits the width, keeps its words, and steers nothing."""
        found = wrapped(text, indent=indent, hanging=hanging, mark="- ")
        lines = found.split("\n")
        assert all(len(line) <= WIDTH for line in lines)
        assert all(line.isprintable() or "\u3000" in line for line in lines if line.isascii())
        assert "".join("".join(lines).split()).startswith("-" if printable(text).strip() else "")

    @given(text=st.text())
    def test_headings(self, text: str) -> None:
        """A heading is one line of the width at most, and as long a line below it."""
        first, second = heading(text, "=").split("\n")
        assert len(first) <= WIDTH or not first.strip()
        assert second == "=" * len(first)


class TestReports:
    """Whole reports."""

    @settings(
        max_examples=30,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(plan=plans(), on=st.sampled_from((None, "2026-02-10")))
    def test_any_plan(self, plan: Plan, on: str | None) -> None:
        """Any plan has a report of 80 columns that ends its sentences, and one in JSON."""
        report = check(plan, on=on)
        text = to_text(report)
        assert max(map(len, text.splitlines())) <= WIDTH
        assert "{" not in text
        record = json.loads(to_json(report))
        for result_ in record["results"]:
            for found in result_["findings"]:
                assert re.search(r"[.?!]$", found["message"]["text"])
                assert found["location"] is None

    def test_a_report_says_the_same_from_a_file(self) -> None:
        """With its file a report has the lines too, and says the same otherwise."""
        text = (
            f"{HEAD}activities: [{{id: a, status: planned, parts: [x]}}]\n"
            "participants: [{id: x}]\n"
        )
        report = check(loads(text))
        with_lines = to_text(report, reads(text))
        assert "[planned, line 3]" in with_lines
        assert "[line " in with_lines
        without = " ".join(to_text(report).split())
        unlined = re.sub(r",? ?line [0-9]+", "", " ".join(with_lines.split()))
        assert unlined.replace(" []", "") == without

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ({}, "The plan says nothing about itself yet."),
            ({"purpose": Purpose(text=" \n ")}, "The plan says nothing about itself yet."),
            ({"purpose": Purpose(text=" Lunch ")}, "Lunch."),
            ({"purpose": Purpose(text="Lunch?")}, "Lunch?"),
            (
                {"claims": [Claim(level="a"), Claim(level="b"), Claim(level="a")]},
                "The plan calls this a and b.",
            ),
            (
                {"organisations": [Organisation(id="a")], "decisions": [Decision(id="b")]},
                "It names 1 organisation and 1 decision.",
            ),
            ({"recorded_on": "2026-05"}, "It is read as on May 2026."),
        ],
        ids=range(7),
    )
    def test_what_the_plan_is(self, said: dict[str, Any], words: str) -> None:
        """A report begins with what the plan says of itself."""
        second = to_text(check(Plan(id="plan", **said))).split("\n\n")[1]
        assert " ".join(second.split()) == words

    def test_the_fixed_sentences(self) -> None:
        """Every report has the sentences that belong on each; others go with what was checked."""
        text = " ".join(to_text(check(Plan(id="plan"))).split())
        for sentence in (
            fixed.WHAT_THIS_IS,
            fixed.CANNOT_SEE,
            fixed.THREE_QUESTIONS,
            fixed.DISAGREEING,
            fixed.WORRIED,
            fixed.POWER,
            fixed.MONEY,
        ):
            assert sentence in text
        alone = " ".join(to_text(check(Plan(id="plan"), select="ideas-answered")).split())
        assert fixed.POWER not in alone
        assert fixed.MONEY not in alone
        assert fixed.WHAT_THIS_IS in alone

    def test_nothing_to_ask(self) -> None:
        """Where nothing is open, no questions are printed."""
        plan = Plan(id="plan", complete=["participants"])
        text = to_text(check(plan, select="everyone-asked-about-access"))
        assert "To ask" not in text

    def test_all_outcomes_have_words(self) -> None:
        """Each outcome has its name and what it means."""
        assert set(fixed.OUTCOMES) == set(fixed.MEANS) == set(Outcome)
