"""Decision power in words and as data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from coproduction.documents import loads, structure
from coproduction.errors import TooLargeError
from coproduction.model.plan import Plan
from coproduction.power import balance, blocs, changes, rules, standings
from coproduction.power.spans import Span
from coproduction.reading import Reading
from coproduction.reports.power_records import power_to_json, power_to_record
from coproduction.reports.power_text import power_to_text
from coproduction.reports.power_words import ratio, share, short
from coproduction.reports.terminal import table
from coproduction.values.counts import Bounds, exactly
from coproduction.values.numbers import exact
from power.panels import CARERS, MEMBERS, STAFF, panel

FUNDERS = {"who": "funder", "acting_as": "commissioner", "number": 3, "votes": 1}
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
                "A decision needs 4 of 7 votes if everybody is there.",
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
                "The 3 lived-experience and carer seats together can stop a decision.",
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
        (
            "unanimity",
            {"seats": [STAFF, {**MEMBERS, "votes": 0}]},
            ["The 2 lived-experience seats have no vote."],
        ),
        (
            "majority",
            {"seats": [STAFF, {**CARERS, "votes": 0}]},
            ["The carer seat has no vote."],
        ),
        (
            "majority",
            {"quorum": 5},
            [
                "At least 5 seats have to be there.",
                "The 3 lived-experience and carer seats can be outvoted every time. By staying",
                "away they can stop a decision: then too few are there.",
            ],
        ),
        (
            {"way": "majority", "of": "present"},
            {"seats": [CARERS, {**STAFF, "number": 1}], "quorum": 1},
            [
                "A decision needs 2 of 2 votes if everybody is there, and fewer if not.",
                "At least 1 seat has to be there.",
                "The carer seat can stop a decision. To pass one, it needs 1 more seat to say yes.",
                "On a day when their seats are empty, a decision can pass.",
            ],
        ),
        (
            {"way": "majority", "of": "present"},
            {"seats": [CARERS, STAFF], "quorum": 5},
            ["every time. By staying away it can stop a decision: then too few are there."],
        ),
        ("most-votes", {}, ["A decision needs more yes than no: 4 of 7 votes if all vote."]),
        ({"way": "majority", "of": "seats"}, {}, ["A decision needs 4 of 7 votes. The 4"]),
        ("majority", {"seats": [{**STAFF, "votes": 0}]}, ["Nobody has a vote here. By this rule"]),
        ("majority", {"seats": []}, ["Nobody sits here on this day."]),
        (
            {"at_least": 2},
            {},
            [
                "So few yes votes are enough that two opposite decisions can both pass.",
                "The 4 organisation seats can pass anything, whatever the others do.",
            ],
        ),
        (
            {"way": "majority", "casting_vote": "facilitator"},
            {
                "seats": [
                    STAFF,
                    {**MEMBERS, "number": 4},
                    {"who": "facilitator", "number": 1, "votes": 0, "acting_as": "facilitator"},
                ]
            },
            [
                "Where the votes are equal, the yes of facilitator is enough.",
                "What the plan leaves open is counted every way, such as the capacity of facil",
                "So that nothing passes without the seats from people's own lives:",
                "Leave out the casting vote.",
                "Seats of neither half",
            ],
        ),
        (
            {"way": "majority", "casting_vote": "carers"},
            {"seats": [{**STAFF, "number": 3}, {**CARERS, "votes": 0}]},
            [
                "The carer seat has no vote.",
                "Give 1 vote to each lived-experience, carer or community seat that has none, and",
            ],
        ),
        (
            {"way": "majority", "casting_vote": "carers"},
            {"seats": [STAFF, {**CARERS, "votes": 0}]},
            ["The carer seat has no vote, but the casting one."],
        ),
        (
            "consensus",
            {"seats": [STAFF, {**CARERS, "votes": 0}]},
            ["Votes are not counted, so a seat without a vote has to agree, too."],
        ),
        (
            {"share": "2/3", "then": "board"},
            {"others": [{"id": "board", "decides_by": "majority", "seats": [STAFF, FUNDERS]}]},
            [
                "Staff have seats in both, and are taken to be the same people.",
                "All who speak for an organisation together can stop a decision.",
                "To pass one, they need 1 other to say yes.",
                "Organisation seats of board 3 3 no no",
                "All from organisations no yes",
            ],
        ),
        (
            {"share": "2/3"},
            {"vetoes": [{"who": "funder"}], "seats": [{**STAFF, "number": 1}, MEMBERS]},
            [
                "Funder (veto, no seat) no yes 2",
                "All from people's own lives cannot tell yes 0 to 1",
                "is counted every way, such as the capacity of funder.",
            ],
        ),
        (
            "majority",
            {"seats": [{**STAFF, "number": [4, 5]}, {**MEMBERS, "number": [3, 4]}]},
            ["Ask for 1 vote more than now, 5 to 6 of 7 to 9 votes."],
        ),
        (
            "majority",
            {"seats": [{**STAFF, "number": [1, 30]}, {**MEMBERS, "number": [1, 30]}]},
            ["The plan leaves too much open here to work out shares of power."],
        ),
        (
            "majority",
            {"vetoes": [{"who": "staff"}]},
            [
                "Nothing passes against staff.",
                "The 4 organisation seats can pass anything, whatever the others do.",
                "The 3 lived-experience and carer seats can be outvoted every time.",
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
            ["Its decisions are made by board.", "There is 1 vote here, and a decision needs it."],
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
                "At least 1 lived-experience, carer or community seat has to be there.",
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
            ["There is 1 vote here, and a decision needs it."],
        ),
        (
            "majority",
            {"seats": [{**STAFF, "number": [2, 4]}, MEMBERS]},
            ["What the plan leaves open is counted every way.", "Organisation seats 2 to 4 2 to 4"],
        ),
        ("majority", {"seats": [STAFF]}, ["A decision needs 3 of 4 votes if everybody is there."]),
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


def test_a_decision_handed_on_that_takes_more() -> None:
    """Where another body decides and something more is needed here, the table is shown."""
    council = {
        "id": "council",
        "decides_by": "majority",
        "seats": [{"who": "staff", "acting_as": "practitioner", "number": 3, "votes": 1}],
    }
    for more in ({"each_side": True}, {"then": "members-meet"}, {}):
        meeting = {"id": "members-meet", "decides_by": "majority", "seats": [MEMBERS]}
        found = said({"through": "council", **more}, others=[council, meeting])
        assert ("can stop a decision." in found.split("Council")[0]) == bool(more)
    vetoes = [{"who": "carers"}]
    found = said({"through": "council"}, seats=[MEMBERS, CARERS], vetoes=vetoes, others=[council])
    assert "The 3 lived-experience and carer seats together can stop a decision." in found
    assert "others needed" in found.split("Council")[0]
    found = said({"through": "council"}, seats=[], vetoes=vetoes, others=[council])
    assert "Nobody sits here" not in found


def test_everybody_has_to_be_there() -> None:
    """A quorum of all seats is no part of them."""
    assert "All seats have to be there." in said("majority", quorum={"share": 1})


def test_many_seats() -> None:
    """Where there are more seats than are looked at, that is the reason."""
    crowd = {"who": "crowd", "acting_as": "community", "number": 2001, "votes": 1}
    assert "There are too many seats here" in said("majority", seats=[STAFF, crowd])
    open_ = {**crowd, "number": [1, 2001]}
    assert "The plan leaves too much open here" in said("majority", seats=[STAFF, open_])


def test_vetoes_that_are_not_named() -> None:
    """Others who can stop a decision are no one whom nothing passes against."""
    found = said("majority", vetoes=[{"who": ["funder", "others"]}])
    assert "Nothing passes against funder. Others can stop a decision alone, too:" in found
    assert "Others can stop a decision alone: the plan" in said(
        "majority", vetoes=[{"who": "others"}]
    )


def test_the_casting_vote_is_left_out() -> None:
    """The smallest change may be that nobody decides where the votes are equal."""
    chair = {"who": "funder", "acting_as": "commissioner", "number": 1, "votes": 1}
    rule = {"way": "majority", "casting_vote": "funder"}
    seats = [{**STAFF, "number": 2}, {**MEMBERS, "number": 3}, chair]
    assert "- Leave out the casting vote. Of all ways" in said(rule, seats=seats)
    found = said(rule, seats=[STAFF, MEMBERS, CARERS, chair])
    assert "- Ask for 6 of 8 votes, and leave out the casting vote." in found


def test_two_goals_with_different_steps() -> None:
    """Where more votes bring a block, and equal power takes another way, both are named."""
    seats = [{**STAFF, "number": 4}, {**MEMBERS, "number": 3}]
    found = said({"share": "1/2"}, seats=seats)
    assert "So that nothing passes without the 3 lived-experience seats:" in found
    assert "So that both halves decide as often, if each votes as one:" in found


def test_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """How often anything passes is left out where that cannot be worked out."""

    def refuse(*_: object) -> None:
        raise TooLargeError("Too large.")

    monkeypatch.setattr(standings, "power_to_act", refuse)
    monkeypatch.setattr(changes, "power_to_act", refuse)
    found = said("majority")
    assert "Coleman" not in found
    assert "- Ask for 5 of 7 votes. - Add 1" in found
    monkeypatch.setattr(rules, "_shares_under", refuse)
    monkeypatch.setattr(blocs, "shapley_shubik", refuse)
    monkeypatch.setattr(standings, "range_over_blocs", refuse)
    assert "There are too many seats here to work out shares of power." in said("majority")


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


def balanced(*, withheld: bool, **more: Any) -> Plan:
    """Return a plan with links, money and how people saw it."""
    kinds = {"ana": "practitioner", "ben": "practitioner", "cleo": "carer", "dan": "carer"}
    if withheld:
        kinds["dan"] = "lived-experience"
    people = [{"id": who, "size": 1, "perspectives": kind} for who, kind in kinds.items()]
    arcs = [("ana", "ben"), ("cleo", "ana"), ("ana", "cleo"), ("dan", "ana")]
    fee = {"id": "fee", "form": "fee", "to": [*kinds], "per": "all", "amount": "100 GBP"}
    return structure(
        {
            "id": "plan",
            "participants": people,
            "bodies": [
                {
                    "id": "board",
                    "decides_by": "majority",
                    "seats": [{"who": who, "number": 1, "votes": 1} for who in [*kinds][:3]],
                }
            ],
            "decisions": [{"id": "spend", "by": "board"}],
            "budget": [{"id": "time", "amount": "500 GBP", "decision": "spend"}],
            "offers": [{**fee, "hours": 2}],
            "relationships": [
                {"who": who, "to": to, "kind": "turns-to", "reported_by": who} for who, to in arcs
            ],
            "reflections": [
                {"by": "cleo", "about": "board", "words": "We were asked late"},
                {"about": "spend", "rating": 2, "scale": "1 to 5"},
                {"about": "spend", "rating": 3, "stated_on": "2026-03-01"},
            ],
            **more,
        }
    )


def said_of(plan: Plan) -> str:
    """Return what is said of a plan, its lines put together."""
    return " ".join(power_to_text(Reading(plan)).split())


def test_the_other_families_in_words() -> None:
    """Links, money and how people saw it follow, in plain sentences, each only where it is."""
    found = said_of(balanced(withheld=False))
    for sentence in (
        "This is about links that people told of: who turns to whom.",
        "3 of 4 entries told of theirs. The others could change this.",
        "Carer members 2 1 (1 of 4) 0 (none)",
        "In links, the kind of member with the least has 1 of 2 parts of an equal share for each",
        "Links from kind to kind: 3 of 4 in all.",
        "Links of these that go to somebody who told of their own: 3. Returned of those: 2.",
        "Of the standing between kinds, 1 entry has all. What would help when they are away?",
        "Links go from kind to kind more often than if everybody turned to everybody (E-I).",
        "With 4 entries there are 6 ways to deal out the kinds among them.",
        "The plan has £500 in its budget.",
        "Organisation members can approve all of it, whatever the others do.",
        "For people's time, £100 is offered.",
        "Carer members 2 1 of 2 parts",
        "Hours that are paid by offers: 8.",
        "From somebody, about board: We were asked late.",
        "The plan does not say from whom, about spend: no words. They gave it 2 (1 to 5).",
        "They gave it 3.",
    ):
        assert sentence in found
    panels = said("majority")
    for title in ("Who is listened to", "Who decides over money", "How people saw it"):
        assert title in found
        assert title not in panels


def test_nobody_is_picked_out() -> None:
    """What would be one person's money is left out."""
    plan = balanced(withheld=True)
    assert "it may be 1 person of a kind to whom this is offered" in said_of(plan)
    [offered] = power_to_record(Reading(plan))["money"]["offered"]
    assert offered["withheld"]
    assert (offered["groups"], offered["worst_group_ratio"]) == ([], None)


def links(*arcs: tuple[str, str], **more: Any) -> list[dict[str, Any]]:
    """Return links that those told of whose they are."""
    return [{"who": a, "to": b, "kind": "trust", "reported_by": a, **more} for a, b in arcs]


SPEND = {"id": "time", "amount": "5 GBP", "decision": "spend"}
FEE = {"id": "fee", "form": "fee"}
HALF_SURE = [*links(("ana", "ben"), until="2026"), *links(("cleo", "ana"))]
EIGHT = [
    {"id": who, "size": 1, "perspectives": kind}
    for who, kind in zip("abcdefgh", ["carer", "practitioner"] * 4, strict=True)
]
NOBODY: dict[str, Any] = {
    "participants": [],
    "bodies": [],
    "decisions": [],
    "budget": [],
    "offers": [],
    "relationships": [],
    "reflections": [],
}
WHOLE = links(*[(a, b) for a in "abcdefgh" for b in "abcd" if a < b])


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (
            {"relationships": links(("ana", "ben"), ("cleo", "dan"))},
            "less often than if everybody",
        ),
        (
            {"relationships": [{**link, "strength": 2} for link in links(("ana", "cleo"))]},
            "Carer members 2 1 (all) all 0",
        ),
        (
            {"budget": [{"id": "time", "amount": "500 GBP", "to": [], "decision": "spend"}]},
            "The plan has £500 in its budget. Organisation members can approve all of it",
        ),
        ({"relationships": links(("ana", "cleo"))}, "Each link counts as one, weak or strong."),
        (
            {"relationships": HALF_SURE, "recorded_on": "2026-05-01"},
            "1 of 1 to 2 in all.",
        ),
        (
            {"relationships": [{"who": "ana", "to": "ben", "kind": "information"}]},
            "Nobody who told of their links turns to anybody.",
        ),
        (
            {**NOBODY, "participants": EIGHT, "relationships": WHOLE},
            "about 100 of 100 ways would be as far out, to one side or the other",
        ),
        (
            {
                **NOBODY,
                "participants": EIGHT,
                "recorded_on": "2026-05-01",
                "relationships": links(*[("a", who) for who in "bcdefgh"], until="2026"),
            },
            "cannot tell",
        ),
        (
            {
                **NOBODY,
                "participants": [{"id": who, "size": 1} for who in ("ana", "ben")],
                "relationships": links(("ana", "ben")),
            },
            "So there is no table.",
        ),
        ({"budget": [{"id": "time"}]}, "For some budget lines, the plan does not say how much"),
        (
            {"budget": [SPEND], "decisions": [{"id": "spend", "by": "cleo"}]},
            "Carer members can approve all of it",
        ),
        (
            {"budget": [SPEND], "decisions": [{"id": "spend", "by": ["ana", "cleo"]}]},
            "Carer members can stop all of it.",
        ),
        (
            {"budget": [SPEND], "decisions": [{"id": "spend", "by": []}], "offers": []},
            "The plan has £5 in its budget.",
        ),
        ({"offers": [{**FEE, "to": ["ana", "cleo"]}]}, "For some offers, the plan does not say"),
        (
            {"offers": [{**FEE, "amount": "5 GBP", "to": ["ana", "cleo"]}]},
            "The plan does not say how much is offered for people's time in all.",
        ),
        (
            {"offers": [{**FEE, "to": ["ana"], "per": "all", "hours": 0}]},
            "Organisation members 2 none",
        ),
        (
            {"relationships": links(*[(a, "ana") for a in ("ben", "cleo", "dan")], ("ana", "ben"))},
            "4 of 4 entries told of theirs.",
        ),
        ({**NOBODY, "offers": [{**FEE, "amount": "5 GBP", "per": "all"}]}, "£5 is offered"),
        (
            {
                "offers": [
                    {
                        **FEE,
                        "to": ["cleo"],
                        "amount": "5 GBP",
                        "per": ["person", "hour"],
                        "hours": 2,
                    }
                ],
                "participants": [
                    {"id": who, "size": [2, 3]} for who in ("ana", "ben", "cleo", "dan")
                ],
            },
            "between 20 and 30 GBP is offered.",
        ),
        ({"budget": []}, "The plan has no budget lines."),
    ],
)
def test_what_else_is_said(more: dict[str, Any], sentence: str) -> None:
    """The other ways in which links and money may be."""
    plan = balanced(withheld=False, **more)
    assert sentence in said_of(plan)
    assert str(balance(plan))


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
    assert [each["field"] for each in open_["asks"]] == ["decides_by.of", "seats.votes"]
    _, reading = panel("majority")
    whole = json.loads(power_to_json(reading))
    [body] = whole["bodies"]
    assert body["groups"][-1]["kinds"] == ["lived-experience", "carer"]
    assert body["groups"][-1]["share"] == {"lowest": "3/7", "highest": "3/7"}
    assert body["changes"][0] == {
        "goal": "block",
        "votes_needed": {"lowest": 5, "highest": 5},
        "votes": {"lowest": 7, "highest": 7},
        "more_votes": 1,
        "seats_added": 0,
        "votes_given": 0,
        "each_side": False,
        "no_casting_vote": False,
        "power_to_act": "29/128",
    }
    open_ = [open_, json.loads(power_to_json(Reading(balanced(withheld=False))))]
    page = (DOCS / "reference" / "power-json.md").read_text(encoding="utf-8")
    places = {"file", "line", "column", "path", "lowest", "highest"}
    assert not {key for key in keys_of(whole) | keys_of(open_) if f"`{key}`" not in page} - places
    assert power_to_record(panel("consensus")[1])["bodies"][0]["votes"] is None
