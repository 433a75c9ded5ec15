"""How people saw it stands in the report, once, beside what it is about."""

from __future__ import annotations

import pytest

from coproduction import Activity, Participant, Plan, Reflection, check, to_text
from coproduction.reports.reflections import HowPeopleSawIt


def plan_with(*reflections: Reflection) -> Plan:
    """Return a plan with a group, an activity, and how people saw it."""
    return Plan(
        id="plan",
        participants=[Participant(id="readers", title="Our readers")],
        activities=[Activity(id="first-evening")],
        reflections=reflections,
    )


@pytest.mark.parametrize(
    ("reflection", "said"),
    [
        (Reflection(words="It was ours "), 'How somebody saw it: "It was ours"'),
        (Reflection(by="readers", words="Ours"), 'How Our readers saw it: "Ours"'),
        (
            Reflection(by=["readers", "others"], stated_on="2026-03-20", rating="3.5"),
            "How Our readers and others saw it (20 March 2026): 3.5",
        ),
        (
            Reflection(words="Ours", stated_on="undated", rating=3, scale="1 to 5"),
            'How somebody saw it: "Ours" 3 (1 to 5)',
        ),
        (
            Reflection(about="first-evening", words="Long"),
            'First evening: How somebody saw it: "Long"',
        ),
        (Reflection(about="fair-reward", rating=1), "Fair reward: How somebody saw it: 1"),
        (Reflection(about="equal-offer", rating=1), "equal-offer: How somebody saw it: 1"),
        (
            Reflection(about="equal-ofer", rating=1),
            (
                "Nothing in this plan, no check and no principle is called equal-ofer. "
                "How somebody saw it: 1"
            ),
        ),
    ],
)
def test_in_words(reflection: Reflection, said: str) -> None:
    """Who, when, their words, and a number with what it means, as far as they said."""
    assert list(HowPeopleSawIt(plan_with(reflection)).about_the_rest()) == [said]


def test_each_is_given_out_once() -> None:
    """What was given out beside one thing is not given out again; the whole plan comes first."""
    seen = HowPeopleSawIt(
        plan_with(
            Reflection(about=["first-evening", "equal-offer"], words="Both"),
            Reflection(words="All of it"),
        )
    )
    assert list(seen.about("first-evening", "fair-reward")) == ['How somebody saw it: "Both"']
    assert list(seen.about("first-evening")) == []
    assert list(seen.about_the_rest()) == [
        'How somebody saw it: "All of it"',
        'equal-offer: How somebody saw it: "Both"',
    ]
    assert list(seen.about_the_rest()) == []


def test_in_a_report() -> None:
    """Beside the principle, the check and the subject; the rest has a part of its own."""
    plan = plan_with(
        Reflection(about="fair-reward", words="About the principle"),
        Reflection(about="equal-offer", words="About the check"),
        Reflection(about="first-evening", words="About the evening"),
        Reflection(about="plan", words="About the plan"),
        Reflection(about="readers", words="About the readers"),
    )
    text = to_text(check(plan))
    lines = [line.strip() for line in text.splitlines()]
    for words in ("the principle", "the check", "the evening", "the plan", "the readers"):
        assert text.count(f"About {words}") == 1
    evening = lines.index('How somebody saw it: "About the evening"')
    assert any("First evening" in line for line in lines[evening - 3 : evening])
    part = lines.index("How people saw it")
    assert lines[part + 2 : part + 6] == [
        "",
        '- How somebody saw it: "About the plan"',
        '- Our readers: How somebody saw it: "About the readers"',
        "",
    ]


def test_a_report_without_any() -> None:
    """Where nobody said how they saw it, there is no such part."""
    assert "How people saw it" not in to_text(check(plan_with()))


def test_nothing_in_it_steers_the_terminal() -> None:
    """What people wrote is made safe to print."""
    text = to_text(check(plan_with(Reflection(words="a\x1b[2Jb\u202ec"))))
    assert "\x1b" not in text
    assert "\u202e" not in text
