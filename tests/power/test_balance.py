"""The three families of power side by side, beside benchmarks, and how people saw it."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import coproduction.power
from coproduction.documents import structure
from coproduction.errors import InvalidValueError, TooLargeError
from coproduction.model.plan import Plan
from coproduction.model.words import Kind
from coproduction.network import network_of
from coproduction.power import balance, power_balance, rules
from coproduction.power.balance_table import share
from coproduction.power.balances import TieBalance
from coproduction.power.benchmarks import WorstGroupRatio, equal_shares, least_ratio
from coproduction.power.relational import attention_share, bridge_share, ei_index
from coproduction.power.spans import Span
from coproduction.power.ties import Ties
from coproduction.reading import Reading
from coproduction.reports.power_text import power_to_text
from coproduction.values.counts import Bounds, exactly
from forgetting import forgettings
from strategies import known_plans

many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ORGANISATION, LIVED, CARER = Kind.ORGANISATION, Kind.LIVED_EXPERIENCE, Kind.CARER
HALF = Fraction(1, 2)
KINDS = {
    "ana": "practitioner",
    "ben": "practitioner",
    "cleo": "manager",
    "dan": "carer",
    "eve": "carer",
    "fay": "lived-experience",
}
TIES = [("dan", "ana"), ("eve", "ana"), ("ana", "cleo"), ("ana", "dan"), ("fay", "dan")]


def span(lowest: int | str, highest: int | str | None = None) -> Span:
    """Return one number, or what lies between two."""
    return Span(Fraction(lowest), Fraction(lowest if highest is None else highest))


def people(**more: Any) -> list[dict[str, Any]]:
    """Return six people of three kinds; some of them may be different."""
    return [
        {"id": who, "size": 1, "perspectives": kind, **more.get(who, {})}
        for who, kind in KINDS.items()
    ]


def told(arcs: list[tuple[str, str]], **more: Any) -> list[dict[str, Any]]:
    """Return links that those told of whose they are."""
    return [
        {"who": who, "to": to, "kind": "turns-to", "reported_by": who, **more} for who, to in arcs
    ]


def plan(**parts: Any) -> Plan:
    """Return a plan of the six."""
    return structure({"id": "plan", "recorded_on": "2026-05-01", "participants": people(), **parts})


def board(rule: Any, **seats: int) -> dict[str, Any]:
    """Return a body with so many seats each."""
    return {
        "id": "board",
        "decides_by": rule,
        "seats": [{"who": who, "number": number, "votes": 1} for who, number in seats.items()],
    }


def ties(arcs: list[tuple[str, str]] = TIES, **parts: Any) -> TieBalance:
    """Return the relational family of the six."""
    found = balance(plan(relationships=told(arcs), **parts)).ties
    assert found is not None
    return found


class TestBenchmarks:
    """What shares are held beside."""

    def test_three_of_fifteen(self) -> None:
        """3 of 15 with equal votes have all by head-count, and 2/5 of an equal half."""
        shares = {"lived": span("1/5"), "others": span("4/5")}
        heads = {"lived": span("3/15"), "others": span("12/15")}
        assert least_ratio(shares, heads) == span(1)
        equal = equal_shares({"lived": exactly(3), "others": exactly(12)})
        assert least_ratio(shares, equal) == span("2/5")
        assert least_ratio(shares, {}) is None
        assert least_ratio(shares, {"nobody": span(0), "others": span(1)}) == span("4/5")

    def test_a_group_that_may_not_be_there(self) -> None:
        """It may be the one with the least, or count for nothing."""
        there = {"a": exactly(2), "b": Bounds(Fraction(0), None), "c": exactly(0)}
        equal = equal_shares(there)
        assert equal == {"a": span("1/2", 1), "b": span(0, "1/2")}
        assert least_ratio({"a": span(1)}, equal) == span(0, 1)

    def test_the_groups_own(self) -> None:
        """Half for carers: they hold 1/3, and so 2/3 of what was agreed."""
        found = balance(
            plan(bodies=[board("majority", dan=1, ana=1, ben=1)]),
            benchmark={"carer": "1/2", "organisation": Decimal("0.5")},
        )
        assert found.benchmark == {CARER: HALF, ORGANISATION: HALF}
        assert found.decisions[0].worst.own == span("2/3")
        nobody = balance(plan(bodies=[board("majority", ana=1)]), benchmark={CARER: 1})
        assert nobody.decisions[0].worst.own == span(0)

    @pytest.mark.parametrize(
        "benchmark",
        [
            {"carer": "1/2"},
            {"friends": 1},
            {1: 1},
            {"carer": 0.5, "organisation": 0.5},
            {"carer": None},
        ],
    )
    def test_what_is_none(self, benchmark: Any) -> None:
        """Other words, floats, and what does not sum to one are refused."""
        with pytest.raises(InvalidValueError):
            balance(plan(), benchmark=benchmark)

    @pytest.mark.parametrize("benchmark", [[], ["carer"], [("carer", 1)], "carer", "", 1, 0, False])
    def test_what_is_no_mapping(self, benchmark: Any) -> None:
        """It says what is written instead."""
        with pytest.raises(InvalidValueError, match="A benchmark is a mapping from each kind"):
            balance(plan(), benchmark=benchmark)


class TestDecisions:
    """Formal power."""

    def test_four_of_six(self) -> None:
        """By head-count all is even; with three equal groups the smallest has half."""
        [found] = balance(plan(bodies=[board("majority", **dict.fromkeys(KINDS, 1))])).decisions
        assert found.worst == WorstGroupRatio(
            head_count=span(1), equal_groups=span("1/2"), own=None
        )
        assert found.power.power_to_act == span("11/32")

    def test_a_seat_that_counts_both_ways(self) -> None:
        """It is counted every way, and together with the benchmark."""
        both = people(ben={"perspectives": ["practitioner", "carer"]})
        body = board("majority", ana=1, ben=1, dan=1)
        [found] = balance(plan(participants=both, bodies=[body])).decisions
        assert found.worst.head_count == span(1)
        assert found.worst.equal_groups == span("2/3")

    @pytest.mark.parametrize("rule", [None, {"at_least": 9}, "advises"])
    def test_what_is_not_defined(self, rule: Any) -> None:
        """Where nothing passes, or the plan does not say, there is no ratio."""
        [found] = balance(plan(bodies=[board(rule, ana=1, ben=1, dan=1)])).decisions
        assert found.worst.head_count is None

    def test_what_is_too_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where no exact method is quick enough there is no ratio."""

        def refuse(_: object) -> None:
            raise TooLargeError("Too large.")

        monkeypatch.setattr(rules, "_shares_under", refuse)
        [found] = balance(plan(bodies=[board("majority", ana=1, ben=1, dan=1)])).decisions
        assert found.worst.equal_groups is None


class TestTies:
    """Relational power."""

    def test_who_is_turned_to(self) -> None:
        """3 of 5 links go to the organisation members; one person alone is in no group."""
        found = ties()
        own, organisation = found.groups
        assert own.kinds == (LIVED, CARER)
        assert (own.attention_share, organisation.attention_share) == (span("2/5"), span("3/5"))
        assert (own.bridge_share, organisation.bridge_share) == (span("1/4"), span("3/4"))
        assert found.largest_bridge_share == span("3/4")
        assert (found.entries, found.respondents) == (6, 4)
        assert (found.between, found.could_be_returned, found.returned) == (
            span(3),
            span(3),
            span(2),
        )
        assert found.reciprocity == span("2/3")
        assert found.worst_attention.head_count == span("4/5")
        assert found.worst_bridging.equal_groups == span("1/2")
        assert (found.arrangements, found.chance) == (20, None)

    def test_as_the_measures_have_it(self) -> None:
        """The numbers are those of `relational`, exactly."""
        found = ties()
        groups = {who: "o" if who in {"ana", "ben", "cleo"} else "l" for who in KINDS}
        graph = Ties.from_arcs(TIES, nodes=KINDS, respondents=["ana", "dan", "eve", "fay"])
        index = ei_index(graph, groups)
        assert found.openness is not None
        assert found.beyond_expected is not None
        assert float(found.openness.lowest) == pytest.approx(index.index)
        assert float(found.beyond_expected.lowest) == pytest.approx(index.beyond_expected)
        assert attention_share(graph, groups)["l"] == pytest.approx(2 / 5)
        assert bridge_share(graph, groups)["l"] == pytest.approx(1 / 4)

    def test_no_such_links(self) -> None:
        """Working with somebody is not turning to them."""
        links = [{"who": "ana", "to": "dan", "kind": "works-with"}]
        assert balance(plan(relationships=links)).ties is None
        assert balance(plan()).ties is None

    def test_nobody_who_told(self) -> None:
        """What somebody else told of others does not count."""
        links = [{"who": "ana", "to": "dan", "kind": "information"}]
        found = balance(plan(relationships=links)).ties
        assert found is not None
        assert found.respondents == 0
        assert found.groups[0].attention_share is None
        assert found.worst_attention.head_count is None
        assert found.worst_bridging.head_count is None
        assert (found.openness, found.beyond_expected, found.reciprocity) == (None, None, None)

    def test_a_kind_that_is_open(self) -> None:
        """Somebody who is both is counted both ways."""
        both = people(cleo={"perspectives": ["practitioner", "carer"]})
        found = ties(participants=both)
        assert {each.kinds: each.attention_share for each in found.groups} == {
            (LIVED, CARER): span("2/5", "3/5"),
            (ORGANISATION,): span("2/5", "3/5"),
        }
        assert found.between == span(3, 4)
        assert (found.arrangements, found.chance) == (None, None)

    def test_a_link_that_may_have_ended(self) -> None:
        """It is counted both ways, and two that agree are one."""
        links = [*told(TIES), *told([("ben", "dan")], until="2026"), *told([("dan", "ana")])]
        found = balance(plan(relationships=links)).ties
        assert found is not None
        assert (str(found.ties), found.between) == ("between 5 and 6", span(3, 4))

    def test_too_much_is_open(self) -> None:
        """Beyond so many cases only what can be added up is told."""
        links = told([(a, b) for a in KINDS for b in KINDS if a < b], until="2026")
        found = balance(plan(relationships=links)).ties
        assert found is not None
        assert found.groups[0].bridges is None
        assert found.groups[0].attention_share == span(0, 1)

    def test_one_carer_among_others(self) -> None:
        """A kind that would be one person is put together with the smallest other one."""
        carers = people(eve={"perspectives": "community"}, fay={"perspectives": "community"})
        found = ties(participants=carers)
        assert [each.kinds for each in found.groups] == [
            (CARER, Kind.COMMUNITY),
            (ORGANISATION,),
        ]
        whole = balance(plan(relationships=told(TIES), participants=carers), benchmark={CARER: 1})
        assert whole.ties is not None
        assert whole.ties.worst_attention.own == span("2/5")

    def test_everybody_alone(self) -> None:
        """Where there is no other kind all are together."""
        two = [
            {"id": "ana", "size": 1, "perspectives": "carer"},
            {"id": "ben", "size": 1, "perspectives": "practitioner"},
        ]
        found = ties([("ana", "ben")], participants=two)
        assert [each.kinds for each in found.groups] == [(CARER, ORGANISATION)]
        found = ties([("ana", "ben")], participants=[two[0], {**two[1], "perspectives": "carer"}])
        assert [each.kinds for each in found.groups] == [(CARER,)]
        one = [{"id": "ana", "size": [1, 2], "perspectives": "carer"}]
        found = ties([("ana", "ana")], participants=one)
        assert [each.kinds for each in found.groups] == [(CARER,)]
        assert found.ties == exactly(0)

    def test_groups_and_organisations_are_not_alone(self) -> None:
        """A group of five is nobody alone, and neither is an organisation."""
        found = ties(
            [("dan", "ana"), ("fay", "clinic")],
            participants=people(fay={"size": 5}),
            organisations=[{"id": "clinic", "sector": "public"}],
        )
        assert [each.kinds[0] for each in found.groups] == [LIVED, CARER, ORGANISATION]

    def test_what_could_be_chance(self) -> None:
        """From 40 ways on, the openness is held beside what random kinds would give."""
        many_people = [
            {"id": f"{kind}-{number}", "size": 1, "perspectives": kind}
            for kind in ("carer", "practitioner")
            for number in "abcd"
        ]
        arcs = [("carer-a", "carer-b"), ("practitioner-a", "practitioner-b")]
        found = ties(arcs, participants=many_people)
        assert found.arrangements == 70
        assert found.chance is not None
        silent = [{"who": "carer-a", "to": "carer-b", "kind": "information"}]
        nobody = balance(plan(participants=many_people, relationships=silent)).ties
        assert nobody is not None
        assert nobody.chance is None

    def test_the_network_is_of_that_day(self) -> None:
        """What was over then is not counted."""
        links = told(TIES, until="2026-02-01")
        assert balance(plan(relationships=links)).ties is None
        assert balance(plan(relationships=links), on="2026-01-01").ties is not None
        assert network_of(plan(relationships=links)).number_of_edges() == 5


PAID: dict[str, Any] = {
    "activities": [{"id": "meeting", "sessions": 1, "parts": [{"who": list(KINDS)}]}],
    "offers": [
        {
            "id": "fee",
            "to": ["dan", "eve", "fay", "ana"],
            "amount": "25 GBP",
            "per": ["person", "session"],
            "form": "fee",
            "hours": 2,
            "covers": "meeting",
        }
    ],
}


class TestNobodyAlone:
    """A kind that would be one person is put together with others."""

    @pytest.mark.parametrize(
        ("carers", "kinds"),
        [
            ([{"id": "dan", "size": 1}, {"id": "eve", "size": 1}], {(CARER,), (ORGANISATION,)}),
            ([{"id": "dan", "size": 2}], {(CARER,), (ORGANISATION,)}),
            ([{"id": "dan", "size": 1}], {(CARER, ORGANISATION)}),
            ([{"id": "dan"}], {(CARER, ORGANISATION)}),
            (
                [{"id": "dan", "size": 1}, {"id": "eve", "size": 1, "among": "dan"}],
                {(CARER, ORGANISATION)},
            ),
        ],
    )
    def test_people_are_counted(self, carers: Any, kinds: set[Any]) -> None:
        """And not entries: who is among others is not one more."""
        staff = [
            {"id": who, "size": 1, "perspectives": "practitioner"} for who in ("ana", "ben", "cleo")
        ]
        found = balance(
            plan(
                participants=[*staff, *({"perspectives": "carer", **each} for each in carers)],
                relationships=told([("ana", "dan"), ("dan", "ben")]),
            )
        ).ties
        assert found is not None
        assert {group.kinds for group in found.groups} == kinds


class TestNoCover:
    """An organisation is no cover for one person."""

    def test_one_person_beside_an_organisation(self) -> None:
        """What goes to the organisation members would be that person's, less what it has."""
        carers = [{"id": who, "size": 2, "perspectives": "carer"} for who in ("ben", "cleo")]
        ana = {"id": "ana", "size": 1, "perspectives": "practitioner"}
        whole: dict[str, Any] = {
            "organisations": [{"id": "trust"}],
            "relationships": told([("ben", "ana"), ("ana", "cleo"), ("cleo", "trust")]),
        }
        found = balance(plan(participants=[*carers, ana], **whole)).ties
        assert found is not None
        assert [group.kinds for group in found.groups] == [(CARER, ORGANISATION)]
        found = balance(
            plan(participants=carers, **{**whole, "relationships": told([("cleo", "trust")])})
        ).ties
        assert found is not None
        assert [group.kinds for group in found.groups] == [(CARER,), (ORGANISATION,)]

    def test_put_together_until_it_is_enough(self) -> None:
        """A person and an organisation are still one person: one more kind is added."""
        people = [
            {"id": "dan", "size": 1, "perspectives": "carer"},
            {"id": "eve", "size": 5, "perspectives": "community"},
        ]
        found = balance(
            plan(
                participants=people,
                organisations=[{"id": "trust"}],
                relationships=told([("dan", "trust"), ("eve", "dan")]),
            )
        ).ties
        assert found is not None
        assert len(found.groups) == 1


class TestStrengths:
    """Who is turned to, by how strong links are said to be."""

    def links(self, **more: Any) -> Any:
        """Return three links, of which one is 3 times as strong."""
        links = told([("ben", "ana"), ("ana", "dan"), ("cleo", "dan")])
        for link, strength in zip(links, ("3", "1", "1/2"), strict=True):
            link["strength"] = strength
        links[2].update(more)
        return balance(plan(relationships=links)).ties

    def test_by_strength(self) -> None:
        """The organisation gets 3 of 4.5 parts, though 1 of 3 links."""
        shares = {group.kinds: group.strength_share for group in self.links().groups}
        assert shares[ORGANISATION,] == span("2/3")

    def test_told_by_both(self) -> None:
        """A link that both told of counts once, as strong as whoever turns to the other says."""
        links = told([("ben", "ana"), ("ana", "dan"), ("ana", "dan")], strength=1)
        links[2] |= {"reported_by": "dan", "strength": 5}
        found = balance(plan(relationships=links)).ties
        assert found is not None
        assert found.ties == exactly(2)
        assert {group.strength_share for group in found.groups} == {span("1/2")}

    def test_a_link_that_may_be_over(self) -> None:
        """It counts, or not."""
        found = self.links(until="2026").groups
        assert {group.strength_share for group in found} != {None}
        shares = {group.kinds: group.strength_share for group in found}
        assert shares[ORGANISATION,] == span("2/3", "3/4")

    def test_where_one_is_not_said(self) -> None:
        """Then nothing is counted by strength."""
        assert {group.strength_share for group in self.links(strength=None).groups} == {None}


class TestMoney:
    """Resource power."""

    def test_money_and_hours(self) -> None:
        """The organisation members are half of the people, and are offered 1 of 4 parts."""
        found = balance(plan(**PAID), benchmark={CARER: 1})
        [money] = found.money
        assert money.shared.currency == "GBP"
        assert found.hours is not None
        assert found.hours.worst == money.worst
        assert money.worst.head_count == span("1/2")
        assert money.worst.equal_groups == span("3/4")
        assert money.worst.own == span("1/2")

    def test_the_plans_own_benchmark(self) -> None:
        """It is taken where no other is given, and said in words."""
        agreed = [{"kind": "carer", "share": "1/4"}, {"kind": "organisation", "share": "3/4"}]
        fee = {**PAID["offers"][0], "to": ["dan", "eve", "fay", "ana", "ben"]}
        several = plan(
            participants=people(fay={"perspectives": "carer"}),
            **{**PAID, "offers": [fee]},
            benchmark=agreed,
        )
        [money] = balance(several).money
        assert money.worst.own == span("8/15")
        assert "8/15 of the group's own benchmark" in str(balance(several))
        text = " ".join(power_to_text(Reading(several)).split())
        assert "and 8 of 15 parts of the shares that the group has agreed." in text
        [money] = balance(several, benchmark={CARER: 1}).money
        assert money.worst.own == span("3/5")

    def test_nothing(self) -> None:
        """Where nothing is shared out there is no ratio."""
        found = balance(plan(offers=[{"id": "none", "to": "dan", "form": "nothing"}]))
        assert found.hours is not None
        assert found.hours.worst.equal_groups is None
        assert balance(plan()).hours is None

    def test_an_organisation_is_no_number_of_people(self) -> None:
        """Then there is nothing by head-count."""
        fee = {**PAID["offers"][0], "to": ["clinic", "dan"], "per": "all"}
        found = balance(plan(organisations=[{"id": "clinic"}], **{**PAID, "offers": [fee]}))
        assert found.money[0].worst.head_count is None

    def test_the_budget(self) -> None:
        """Who can approve it alone."""
        found = balance(
            plan(
                bodies=[board("majority", ana=1, ben=1, dan=1)],
                decisions=[{"id": "spend", "by": "board"}],
                budget=[{"id": "time", "amount": "500.00 GBP", "decision": "spend"}],
            )
        )
        assert found.budget[0].groups[ORGANISATION].share_approved == exactly(1)


class TestPerceived:
    """How people saw it."""

    def test_in_their_own_words(self) -> None:
        """What is about a body or the principle is taken; what is about a session is not."""
        found = balance(
            plan(
                bodies=[board("majority", ana=1, ben=1, dan=1)],
                **PAID,
                reflections=[
                    {"by": ["dan", "fay", "others"], "about": "board", "words": "Late"},
                    {"about": "shared-decisions", "rating": 3},
                    {"by": "ana", "about": "meeting", "words": "Fine"},
                ],
            )
        ).perceived
        assert [(each.kinds, each.reflection.words) for each in found] == [
            ((LIVED, CARER), "Late"),
            ((), ""),
        ]


class TestWhole:
    """All of it."""

    def test_as_text(self) -> None:
        """A table for each family, and what none of them can see."""
        text = str(
            balance(
                plan(
                    bodies=[
                        board("majority", ana=1, ben=1, dan=1),
                        {**board(None, ana=1), "id": "team"},
                    ],
                    decisions=[{"id": "spend", "by": "board"}],
                    budget=[{"id": "time", "amount": "500.00 GBP", "decision": "spend"}],
                    relationships=told(TIES),
                    reflections=[{"about": "board", "words": "Late"}],
                    **PAID,
                ),
                benchmark={CARER: 1},
            )
        )
        for words in (
            "Board: decisions",
            "The kind with the least has 1 of what head-count would give",
            "4 of 6 told of their links.",
            "Budget, GBP",
            "Money offered, GBP: left out by kind",
            "Paid hours: left out by kind",
            "not said: Late",
            "cannot tell",
            "Who could have stopped this project?",
        ):
            assert words in text
        two = people(fay={"perspectives": "carer"})
        assert "Money offered, GBP: left out" in str(balance(plan(participants=two, **PAID)))
        fee = {**PAID["offers"][0], "to": ["dan", "eve", "fay", "ana", "ben"]}
        several = {**PAID, "offers": [fee]}
        assert "carer         3/5" in str(balance(plan(participants=two, **several)))

    def test_what_is_surely_nothing(self) -> None:
        """It is 0 or none, and not *cannot tell*."""
        nothing = [{"id": "none", "to": "dan", "form": "nothing", "hours": 0}]
        one_way = told([("ana", "ben"), ("dan", "eve"), ("cleo", "ben"), ("fay", "eve")])
        text = str(balance(plan(offers=nothing, relationships=one_way)))
        assert "Paid hours: none." in text
        assert "cannot tell" not in text
        assert "0" in text.split("stands between")[1]

    def test_large_denominators(self) -> None:
        """They are given of every 100."""
        assert share(span("421/2145", "422/2145")) == "about 20 of 100"

    def test_light_to_import(self) -> None:
        """Neither numpy nor networkx is loaded before a plan has links."""
        code = (
            "import sys, coproduction.power.decisions, coproduction.power;"
            "assert 'coproduction.power.power_balance' not in sys.modules;"
            "from coproduction import Plan; coproduction.power.balance(Plan(id='plan'));"
            "assert not {'numpy', 'networkx'} & {*sys.modules}"
        )
        subprocess.run([sys.executable, "-c", code], check=True)  # our own code

    def test_no_other_names(self) -> None:
        """What is not there is an error."""
        with pytest.raises(AttributeError, match="no attribute 'total'"):
            _ = coproduction.power.total  # type: ignore[attr-defined]


def ratios(found: power_balance.PowerBalance) -> dict[Any, WorstGroupRatio]:
    """Return the ratios of decisions and money, by what they are of."""
    named: dict[Any, WorstGroupRatio] = {each.power.body: each.worst for each in found.decisions}
    if found.hours:
        named["hours"] = found.hours.worst
    return named | {("money", each.shared.currency): each.worst for each in found.money}


NUMBERS = ("share", "share_as_blocs", "share_whoever_unites")


def numbers(found: power_balance.PowerBalance) -> dict[Any, Span | None]:
    """Return the numbers of decisions, by what they are of."""
    named: dict[Any, Span | None] = {}
    for each in found.decisions:
        named[each.power.body] = each.power.power_to_act
        for one in each.power.standings:
            named |= {(each.power.body, one.kinds, name): getattr(one, name) for name in NUMBERS}
    return named


def allows(less: Span | None, more: Span | None) -> bool:
    """Return whether what was possible still is."""
    if less is None or more is None:
        return True
    return less.lowest <= more.lowest and more.highest <= less.highest


@many
@given(plan=known_plans(), data=st.data())
def test_forgetting_excludes_nothing(plan: Plan, data: st.DataObject) -> None:
    """Leave up to three facts unsaid: every ratio and share that was possible still is."""
    before = balance(plan, benchmark={CARER: HALF, ORGANISATION: HALF})
    for _ in range(data.draw(st.integers(1, 3))):
        plan = data.draw(st.sampled_from(forgettings(plan))).apply(plan)
    after = balance(plan, benchmark={CARER: HALF, ORGANISATION: HALF})
    then = numbers(after)
    for key, number in numbers(before).items():
        if key in then:
            assert allows(then[key], number), key
    later = ratios(after)
    for key, worst in ratios(before).items():
        other = later.get(key) or later.get(("money", None))
        assert other is not None
        for name in ("head_count", "equal_groups", "own"):
            assert allows(getattr(other, name), getattr(worst, name)), (key, name)


@many
@given(plan=known_plans())
def test_every_share_is_a_share(plan: Plan) -> None:
    """Every ratio lies between 0 and 1, and shares of attention can sum to one."""
    found = balance(plan)
    for worst in ratios(found).values():
        for each in (worst.head_count, worst.equal_groups):
            assert each is None or 0 <= each.lowest <= each.highest <= 1
    assert str(found).endswith("Who could have stopped this project?")
    if found.ties is not None:
        shares = [each.attention_share for each in found.ties.groups if each.attention_share]
        assert not shares or sum(each.lowest for each in shares) <= 1
        assert not shares or sum(each.highest for each in shares) >= 1
