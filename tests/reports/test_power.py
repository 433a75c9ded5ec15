"""Decision power in words and as data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from coproduction.documents import loads
from coproduction.errors import TooLargeError
from coproduction.power import changes, standings
from coproduction.power.standings import Span
from coproduction.reading import Reading
from coproduction.reports.power_records import power_to_json, power_to_record
from coproduction.reports.power_text import power_to_text, ratio, share, short
from coproduction.reports.terminal import table
from coproduction.values.counts import Bounds, exactly
from coproduction.values.numbers import exact
from power.panels import CARERS, MEMBERS, STAFF, panel

DOCS = Path(__file__).parent.parent.parent / "docs"


def said(decides_by: Any, **more: Any) -> str:
    """Return what is said of the panel, its lines put together."""
    _, reading = panel(decides_by, **more)
    return " ".join(power_to_text(reading).split())


@pytest.mark.parametrize(
    ("decides_by", "more", "sentences"),
    [
        (
            "majority",
            {},
            [
                "A decision needs 4 of 7 votes.",
                "The 4 organisation seats can pass anything, whatever the others do.",
                "The 3 lived-experience and carer seats can be outvoted every time.",
                "Ask for 5 of 7 votes. Of all ways to say yes or no, 29 of 128 then pass.",
                "Add 1 lived-experience, carer or community seat, and ask for 5 of 8 votes.",
                "Ask for most votes of each half, too.",
                "So that nothing passes without the 3 lived-experience and carer seats, and",
                "both halves decide as often, if each votes as one:",
            ],
        ),
        (
            {"at_least": 5},
            {},
            [
                "The 3 lived-experience and carer seats can stop a decision, if all of them",
                "To pass one, they need 2 more seats to say yes.",
                "To pass one, they need 1 more seat to say yes.",
            ],
        ),
        (
            "consensus",
            {"seats": [{**MEMBERS, "votes": None}, CARERS]},
            [
                "Everybody who sits there has to agree. That protects everyone,",
                "and 1 no keeps things as they are.",
                "not counted",
            ],
        ),
        ("consent", {}, ["It passes if nobody who sits there objects."]),
        ("advises", {}, ["It advises, and decides nothing."]),
        ("each-for-themselves", {}, ["Each decides for themselves."]),
        (None, {}, ["The plan does not say how a decision is reached here.", "To ask"]),
        (
            {"at_least": None},
            {},
            ["The plan does not say how many votes a decision needs.", "cannot tell"],
        ),
        ({"at_least": 9}, {}, ["By this rule nothing can pass."]),
        ({"at_least": 0}, {}, ["By this rule everything passes, even without a yes."]),
        (
            {"way": "majority", "casting_vote": "carers", "each_side": True, "then": "board"},
            {"others": [{"id": "board", "title": "The board", "decides_by": "advises"}]},
            [
                "Where the votes are equal, the yes of carers is enough.",
                "It also takes most votes of each half.",
                "The board must agree too.",
            ],
        ),
        (
            {"through": "board"},
            {"others": [{"id": "board", "decides_by": "majority", "seats": [CARERS]}]},
            ["Its decisions are made by board.", "A decision needs 1 of 1 votes."],
        ),
        (
            "majority",
            {
                "quorum": {"seats": 4, "share": "1/2", "lived": 1, "organisation": 2},
                "vetoes": [{"who": "funder"}],
            },
            [
                "At least 4 seats have to be there.",
                "At least 1 of every 2 seats have to be there.",
                "At least 1 lived-experience, carer or community seats have to be there.",
                "At least 2 organisation seats have to be there.",
                "Nothing passes against funder.",
            ],
        ),
        (
            {"at_least": 4},
            {"seats": [{**STAFF, "votes": 2}, {**CARERS}]},
            ["The votes of the carer seat can never change a result, however the others vote."],
        ),
        (
            "majority",
            {"seats": [CARERS]},
            ["A decision needs 1 of 1 votes."],
        ),
        (
            "majority",
            {"seats": [{**STAFF, "number": [2, 4]}, MEMBERS]},
            ["What the plan leaves open is counted every way.", "Organisation seats 2 to 4 2 to 4"],
        ),
        ("majority", {"seats": [STAFF]}, ["A decision needs 3 of 4 votes."]),
        (
            "majority",
            {"seats": [{"who": "staff", "acting_as": "manager", "votes": 1}, CARERS]},
            ["Organisation seats 1 or more 1 or more"],
        ),
    ],
)
def test_what_is_said(decides_by: Any, more: dict[str, Any], sentences: list[str]) -> None:
    """The rule in words, what it means, and the numbers."""
    found = said(decides_by, **more)
    for sentence in sentences:
        assert sentence in found


def test_two_goals_with_different_steps() -> None:
    """Where more votes bring a block, and equal power takes another way, both are named."""
    seats = [{**STAFF, "number": 4}, {**MEMBERS, "number": 3}]
    found = said({"share": "1/2"}, seats=seats)
    assert "So that nothing passes without the 3 lived-experience seats:" in found
    assert "So that both halves decide as often, if each votes as one:" in found


def test_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """How often anything passes is left out where that cannot be worked out."""

    def refuse(_: object) -> None:
        raise TooLargeError("Too large.")

    monkeypatch.setattr(standings, "power_to_act", refuse)
    monkeypatch.setattr(changes, "power_to_act", refuse)
    found = said("majority")
    assert "Coleman" not in found
    assert "- Ask for 5 of 7 votes. - Add 1" in found


def test_a_plan_without_bodies() -> None:
    """There is nothing to show, and no day where none is known."""
    reading = Reading(loads("format: coproduction-plan/1\nid: plan\n"))
    found = power_to_text(reading)
    assert "The plan names no groups that decide or advise." in found
    assert "The plan is read as on" not in found
    assert power_to_record(reading)["on"] is None


def test_nothing_printed_is_judging() -> None:
    """No percentages and no hard words."""
    found = said("majority") + said({"at_least": 5}) + said("consensus")
    assert not re.search(r"%|score|weak|powerless|dummy|dictator|token|only", found)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "never"),
        ("1", "always"),
        ("3/7", "3 of 7"),
        ("421/2145", "about 20 of 100"),
        ("1/2145", "fewer than 1 of 100"),
    ],
)
def test_a_share_in_words(number: str, words: str) -> None:
    """Orders are counted, and very many of them are given of every 100."""
    assert ratio(exact(number)) == words


def test_what_is_between() -> None:
    """Ranges are from the least to the most."""
    assert share(None) == "cannot tell"
    assert share(Span(exact(0), exact("1/3"))) == "never to 1 of 3"
    assert short(exactly(2)) == "2"
    assert short(Bounds(exact(1), None)) == "1 or more"


def test_a_table_is_safe_to_print() -> None:
    """Nothing in a cell steers a terminal."""
    assert table(["", "b"], [["\x1b[2Jx", "y"]]) == "      b\n[2Jx  y"


def keys_of(record: Any) -> set[str]:
    """Return every key of a record, and of what is in it."""
    if isinstance(record, dict):
        return {*record}.union(*(keys_of(each) for each in record.values()))
    return set().union(*(keys_of(each) for each in record)) if isinstance(record, list) else set()


def test_the_data() -> None:
    """Shares are exact, answers are words, and every key has its place on the page."""
    _, reading = panel("majority", seats=[STAFF, {**MEMBERS, "votes": None}, CARERS])
    open_ = json.loads(power_to_json(reading))["bodies"][0]
    assert {each["can_pass"] for each in open_["groups"]} == {"cannot-tell", "no"}
    assert open_["groups"][0]["share"] is None
    assert [each["field"] for each in open_["asks"]] == ["seats.votes"]
    _, reading = panel("majority")
    whole = json.loads(power_to_json(reading))
    [body] = whole["bodies"]
    assert body["groups"][-1]["kinds"] == ["lived-experience", "carer"]
    assert body["groups"][-1]["share"] == {"lowest": "3/7", "highest": "3/7"}
    assert body["changes"][0] == {
        "goal": "block",
        "votes_needed": 5,
        "votes": 7,
        "seats_added": 0,
        "each_side": False,
        "power_to_act": "29/128",
    }
    page = (DOCS / "reference" / "power-json.md").read_text(encoding="utf-8")
    places = {"file", "line", "column", "path", "lowest", "highest"}
    assert not {key for key in keys_of(whole) | keys_of(open_) if f"`{key}`" not in page} - places
    assert power_to_record(panel("consensus")[1])["bodies"][0]["votes"] is None
