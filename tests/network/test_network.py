"""The plan as a network: who is in it, which ties there are, and where each comes from."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import Any

import attrs
import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coproduction import (
    Activity,
    Body,
    Contribution,
    Decision,
    Dissent,
    Offer,
    Organisation,
    Papers,
    Part,
    Participant,
    Plan,
    PlanError,
    Relationship,
    Reply,
    Seat,
    Told,
    network_of,
)
from coproduction.errors import InvalidValueError
from coproduction.model.plan import LISTS
from coproduction.model.words import TOLD_BY_ONE_OF_THEM, LinkKind
from coproduction.network import DerivedKind, to_csv
from coproduction.network.kinds import ALL_KINDS
from coproduction.network.tellings import Telling, at_one_time
from coproduction.network.traces import without
from coproduction.values.days import FROM_THE_START
from coproduction.values.truth import TRUE
from strategies import plans

ANNA = Participant(id="anna", title="Anna's code", size=1)
BO = Participant(id="bo", size=1)
READERS = Participant(id="readers", size=8)
LIBRARY = Organisation(id="library")


def plan_of(*people: Participant, **said: Any) -> Plan:
    """Return a plan with a library, and Anna, Bo and readers if nobody else is named."""
    return Plan(
        id="plan", organisations=[LIBRARY], participants=people or (ANNA, BO, READERS), **said
    )


def arcs(network: nx.MultiDiGraph) -> list[tuple[str, str, str]]:
    """Return who turns to whom, and how, sorted."""
    return sorted((one, other, data["kind"]) for one, other, data in network.edges(data=True))


def link(who: Any = "anna", to: Any = "bo", kind: Any = "works-with", **said: Any) -> Relationship:
    """Return a link."""
    return Relationship(who=who, to=to, kind=kind, **said)


class TestNodes:
    """People and groups of people."""

    def test_everybody_is_in_it(self) -> None:
        """Each participant is a node, with what it is; a group is one with its size."""
        plan = plan_of(ANNA, READERS, Participant(id="some", size=[2, 3]))
        network = network_of(plan)
        assert list(network) == ["anna", "readers", "some"]
        assert network.nodes["anna"]["noun"] is plan["anna"]
        assert network.nodes["anna"]["title"] == "Anna's code"
        sizes = {who: data["size"] for who, data in network.nodes(data=True)}
        assert sizes == {"anna": 1, "readers": 8, "some": None}
        assert network.graph == {"plan": "plan", "on": None, "planned": False}

    def test_an_organisation(self) -> None:
        """It is a node where there is a tie to it, and else not."""
        assert "library" not in network_of(plan_of())
        network = network_of(plan_of(relationships=[link("anna", "library")]))
        assert network.nodes["library"]["size"] is None
        assert network.nodes["library"]["noun"] == LIBRARY

    def test_frozen(self) -> None:
        """Nobody changes it."""
        network = network_of(plan_of())
        assert isinstance(network, nx.MultiDiGraph)
        assert nx.is_frozen(network)
        with pytest.raises(nx.NetworkXError):
            network.add_edge("anna", "bo")

    def test_asked_and_answered(self) -> None:
        """Who has not answered is told from who has no links, and from who was never asked."""
        links = [
            link("anna", "bo", "trust", reported_by="anna", asked=["anna", "bo", "readers"]),
            link("readers", [], "trust", reported_by="readers", asked=[]),
        ]
        network = network_of(
            plan_of(ANNA, BO, READERS, Participant(id="cy"), relationships=links), kinds="trust"
        )
        found = {who: (data["asked"], data["answered"]) for who, data in network.nodes(data=True)}
        assert found == {
            "anna": (True, True),
            "bo": (True, False),
            "readers": (True, True),
            "cy": (False, False),
        }
        assert arcs(network) == [("anna", "bo", "trust")]

    def test_nobody_says_who_was_asked(self) -> None:
        """Then that is open."""
        network = network_of(plan_of(relationships=[link(reported_by="anna")]))
        assert network.nodes["bo"]["asked"] is None
        assert network.nodes["bo"]["answered"] is False
        assert network_of(plan_of()).nodes["bo"]["answered"] is None


class TestLinks:
    """What somebody told of."""

    @pytest.mark.parametrize(
        ("kind", "found"),
        [
            ("trust", [("anna", "bo")]),
            ("turns-to", [("anna", "bo")]),
            ("support", [("bo", "anna")]),
            ("information", [("bo", "anna")]),
            ("works-with", [("anna", "bo"), ("bo", "anna")]),
            ("accountable-to", [("anna", "bo")]),
            ("funds", [("bo", "anna")]),
            ("recruited", [("bo", "anna")]),
        ],
    )
    def test_the_direction(self, kind: str, found: list[tuple[str, str]]) -> None:
        """An arc goes from who turns to somebody to whom they turn to."""
        network = network_of(plan_of(relationships=[link("anna", "bo", kind, reported_by="bo")]))
        assert arcs(network) == [(*each, kind) for each in found]

    def test_every_kind_has_a_direction(self) -> None:
        """The cases above are all there are."""
        [mark] = [each for each in self.test_the_direction.pytestmark if each.args[0]]  # type: ignore[attr-defined]  # pytest puts it there
        assert [kind for kind, _ in mark.args[1]] == list(LinkKind)

    def test_where_it_comes_from(self) -> None:
        """An edge carries the link, whether it is certain, and its strength if stated."""
        plan = plan_of(
            relationships=[link(kind="funds", strength="1.5"), link(kind="accountable-to")]
        )
        [there] = network_of(plan).get_edge_data("bo", "anna").values()
        assert there == {
            "kind": "funds",
            "noun": plan.relationships[0],
            "nouns": (plan.relationships[0],),
            "certain": True,
            "strength": 1.5,
        }
        assert there["noun"] is plan.relationships[0]
        [other] = network_of(plan).get_edge_data("anna", "bo").values()
        assert "strength" not in other

    @pytest.mark.parametrize("kind", sorted(TOLD_BY_ONE_OF_THEM))
    @pytest.mark.parametrize(
        ("reported_by", "counts"),
        [(None, False), ([], False), ("readers", False), ("anna", True), (["readers", "bo"], True)],
    )
    def test_told_by_one_of_the_two(self, kind: str, reported_by: Any, counts: Any) -> None:
        """Trust, support and turning to somebody are theirs to tell."""
        plan = plan_of(relationships=[link(kind=kind, reported_by=reported_by)])
        assert bool(arcs(network_of(plan))) == counts

    def test_several(self) -> None:
        """Several names are several links, each told of or not; nobody is linked to themselves."""
        links = [link(["anna", "bo"], ["anna", "bo", "readers"], "trust", reported_by="anna")]
        assert arcs(network_of(plan_of(relationships=links))) == [
            ("anna", "bo", "trust"),
            ("anna", "readers", "trust"),
            ("bo", "anna", "trust"),
        ]

    def test_within_a_group(self) -> None:
        """A link of a group with itself is a loop, once."""
        links = [link("readers", "readers")]
        assert arcs(network_of(plan_of(relationships=links))) == [
            ("readers", "readers", "works-with")
        ]

    def test_others_are_nobody(self) -> None:
        """Whoever is not named is no node."""
        links = [link("anna", ["bo", "others"], "funds"), link("others", "bo")]
        assert arcs(network_of(plan_of(relationships=links))) == [("bo", "anna", "funds")]


class TestToldByBoth:
    """A link that several told of is one tie, which carries what each of them said."""

    def test_one_tie(self) -> None:
        """Each who told of it says how strong it is; whoever turns to the other counts first."""
        links = [
            link(kind="accountable-to", strength=5, reported_by="bo"),
            link(kind="accountable-to", strength=2, reported_by="anna"),
            link(kind="accountable-to", reported_by="readers"),
        ]
        [tie] = network_of(plan_of(relationships=links)).get_edge_data("anna", "bo").values()
        assert tie["noun"] == links[1]
        assert tie["nouns"] == (links[1], links[0], links[2])
        assert tie["strength"] == 2.0

    @pytest.mark.parametrize(
        ("told", "strength"),
        [
            ([("anna", 2), ("anna", 2), ("bo", 3)], 2.0),
            ([("anna", 2), ("anna", 1), ("bo", 3)], None),  # they do not agree
            ([("anna", None), ("bo", 3)], None),  # whoever knows best does not say it
            ([("anna", 2), ("anna", None), ("bo", 2)], None),
            ([("readers", 4), ("bo", 3)], 3.0),
            ([(None, 4), ("readers", 4)], 4.0),
            ([(None, 4), ("readers", 3)], None),
            ([("anna", None), ("bo", None)], None),
        ],
    )
    def test_how_strong(self, told: list[tuple[Any, Any]], strength: float | None) -> None:
        """Whoever turns to the other knows best, then the other, then anybody else."""
        links = [link(kind="accountable-to", strength=much, reported_by=by) for by, much in told]
        [tie] = network_of(plan_of(relationships=links)).get_edge_data("anna", "bo").values()
        assert tie.get("strength") == strength
        assert {*tie["nouns"]} == {*links}
        if strength is not None:
            assert float(tie["noun"].strength) == strength

    def test_both_ways(self) -> None:
        """Working together is one tie each way, whoever told of it, as each end has it."""
        links = [
            link("anna", "bo", strength=2, reported_by="anna"),
            link("bo", "anna", strength=3, reported_by="bo"),
            link(["anna", "bo"], ["anna", "bo"]),
        ]
        network = network_of(plan_of(relationships=links))
        assert sorted((one, tie["strength"]) for one, _, tie in network.edges(data=True)) == [
            ("anna", 2.0),
            ("bo", 3.0),
        ]

    def test_in_exports(self) -> None:
        """So no strength is doubled, and no weight, because both ends answered."""
        people = [Participant(id=each, size=3) for each in ("anna", "bo")]
        links = [
            link(one, other, strength=2, reported_by=one)
            for one, other in (("anna", "bo"), ("bo", "anna"))
        ]
        _, edges = to_csv(network_of(plan_of(*people, relationships=links)))
        assert edges.splitlines()[1:] == [
            "anna,bo,works-with,1,1,2.0",
            "bo,anna,works-with,1,1,2.0",
        ]

    def test_again_later(self) -> None:
        """A link that ended and came again is two; on a day it is one."""
        links = [
            link(kind="funds", until="2026-01-31", strength=1),
            link(kind="funds", since="2026-03", strength=2, reported_by="anna"),
            link(kind="funds", since="2026-04", strength=2, reported_by="bo"),
            link(kind="funds", since="never"),
        ]
        plan = plan_of(relationships=links)
        both = network_of(plan).get_edge_data("bo", "anna").values()
        assert [each["nouns"] for each in both] == [(links[0],), (links[2], links[1])]
        for on, told, certain in (
            ("2026-01-01", [links[0]], True),
            ("2026-03-15", [links[1]], False),
            ("2026-04-15", [links[2], links[1]], True),
        ):
            [there] = network_of(plan, on=on).get_edge_data("bo", "anna").values()
            assert (list(there["nouns"]), there["certain"]) == (told, certain)

    @pytest.mark.parametrize(
        ("days", "ties"),
        [
            ([("2026", "2026")], 1),
            ([("2026", "2026"), ("2026", "2026")], 1),  # the same days
            ([("2026", "2026"), ("2026-02", "2026-02")], 2),  # maybe not on one day
            ([("2026", "2026"), ("2026-02", "2026-02"), (FROM_THE_START, "never")], 1),
            ([("2026", "2026"), (FROM_THE_START, "2026-06-30")], 2),
            ([("2025", "undated"), (FROM_THE_START, "never")], 1),
        ],
    )
    def test_days_that_are_not_exact(self, days: list[tuple[Any, Any]], ties: int) -> None:
        """What may not have been there on one day is not taken for one."""
        links = [
            link(kind="funds", since=since, until=until, note=str(number))
            for number, (since, until) in enumerate(days)
        ]
        found = network_of(plan_of(relationships=links)).get_edge_data("bo", "anna")
        assert len(found) == ties
        told = [each for tie in found.values() for each in tie["nouns"]]
        assert sorted(told, key=lambda each: each.note) == links

    def test_named_twice(self) -> None:
        """Whoever stands twice in a list has one tie."""
        twice = ["anna", "anna"]
        plan = plan_of(
            Participant(id="anna", recruited_by=["bo", "bo"]),
            BO,
            offers=[Offer(id="o", to=twice, paid_by="library")],
            contributions=[
                Contribution(id="c", by=twice, reply=Reply(by=["bo", "bo"], told_on="2026"))
            ],
        )
        assert arcs(network_of(plan)) == [
            ("anna", "bo", "recruited-by"),
            ("anna", "library", "offered-by"),
            ("bo", "anna", "replied-to"),
        ]


class TestTies:
    """What follows from the plan."""

    def test_sessions(self) -> None:
        """Each two who take part in a session share it."""
        session = Activity(id="a", status="happened", parts=[Part(who=["anna", "bo", "others"])])
        plan = plan_of(activities=[session])
        network = network_of(plan)
        assert arcs(network) == [
            ("anna", "bo", "shared-session"),
            ("bo", "anna", "shared-session"),
        ]
        for _, _, data in network.edges(data=True):
            assert data["noun"] is plan["a"]
            assert data["certain"]

    @pytest.mark.parametrize(
        ("said", "certain", "planned"),
        [
            ({"status": "happened"}, True, True),
            ({"status": "planned"}, None, True),
            ({}, False, True),
            ({"starts_on": "never"}, None, None),
            ({"cancelled": True}, None, None),
        ],
    )
    def test_planned_and_happened(self, said: dict[str, Any], certain: Any, planned: Any) -> None:
        """What is planned counts where it is asked for, and what may have happened is marked."""
        plan = plan_of(activities=[Activity(id="a", parts=[Part(who=["anna", "bo"])], **said)])
        for wanted, answer in ((False, certain), (True, planned)):
            network = network_of(plan, planned=wanted)
            found = {data["certain"] for _, _, data in network.edges(data=True)}
            assert found == (set() if answer is None else {answer})

    def test_a_group_and_who_is_among_it(self) -> None:
        """They share nothing with each other: they are the same people."""
        people = [READERS, Participant(id="half", among="readers"), ANNA]
        session = Activity(id="a", parts=[Part(who=["readers", "half", "anna"])])
        assert {
            frozenset(each[:2]) for each in arcs(network_of(plan_of(*people, activities=[session])))
        } == {
            frozenset({"anna", "half"}),
            frozenset({"anna", "readers"}),
        }

    def test_decisions(self) -> None:
        """Each two who decide something share it: by name, or in a seat at the time."""
        body = Body(
            id="board",
            seats=[
                Seat(who="anna"),
                Seat(who="library", until="2026-01"),
                Seat(who="readers", since="2026-02"),
                Seat(who="others"),
            ],
        )
        decisions = [
            Decision(id="d", by=["board", "bo"], status="happened", decided_on="2026-03-01"),
            Decision(id="e", by=["bo", "others"]),
            Decision(id="f"),
            Decision(id="g", by="panel"),
        ]
        plan = plan_of(bodies=[body, Body(id="panel")], decisions=decisions)
        network = network_of(plan)
        pairs = {frozenset(each[:2]) for each in arcs(network)}
        assert pairs == {
            frozenset(each) for each in (("anna", "bo"), ("anna", "readers"), ("bo", "readers"))
        }
        assert all(data["certain"] for _, _, data in network.edges(data=True))

    def test_a_seat_that_may_have_been_held(self) -> None:
        """Then the tie may be there."""
        body = Body(id="board", seats=[Seat(who="anna"), Seat(who="bo", until="2026")])
        decision = Decision(id="d", by="board", status="happened", decided_on="2026-03-01")
        network = network_of(plan_of(bodies=[body], decisions=[decision]))
        assert {data["certain"] for _, _, data in network.edges(data=True)} == {False}

    def test_recruitment(self) -> None:
        """Whoever was recruited turns to who recruited them."""
        people = [
            Participant(id="anna", recruited_by=["library", "anna"]),
            Participant(id="bo", recruited_by="others"),
        ]
        network = network_of(plan_of(*people))
        assert arcs(network) == [("anna", "library", "recruited-by")]

    def test_offers(self) -> None:
        """Whoever is offered something turns to who pays it."""
        offers = [
            Offer(id="a", to=["anna", "library"], paid_by="library"),
            Offer(id="b", to="bo", paid_by="library", form="nothing"),
            Offer(id="c", to="bo", paid_by="library", offered_on="never"),
            Offer(id="d", to="bo"),
            Offer(id="e", paid_by="library"),
        ]
        assert arcs(network_of(plan_of(offers=offers))) == [("anna", "library", "offered-by")]

    @pytest.mark.parametrize(
        ("said", "certain"),
        [
            ({"form": "fee", "offered_on": 2026}, True),
            ({"amount": "10 GBP", "offered_on": 2026}, True),
            ({"amount": "0 GBP", "offered_on": 2026}, False),
            ({"offered_on": 2026}, False),
            ({"form": "voucher"}, False),
            ({"form": "expenses", "offered_on": "undated"}, True),
        ],
    )
    def test_what_may_be_no_offer(self, said: dict[str, Any], certain: Any) -> None:
        """Where a form or a day that is not stated could make it none, it may be none."""
        network = network_of(plan_of(offers=[Offer(id="o", to="anna", paid_by="library", **said)]))
        [tie] = network.get_edge_data("anna", "library").values()
        assert tie["certain"] is certain

    def test_replies(self) -> None:
        """Whoever gave an answer listened to whose idea it was."""
        said: list[tuple[Any, Any]] = [
            ("anna", Reply(by=["library", "anna"], told_on=2026)),
            ("bo", Reply(by="library", told_on="never")),
            ("readers", Reply(by="library")),
            ("bo", Reply(told_on=2026)),
            (None, Reply(by="library", told_on=2026)),
            ("bo", False),
            ("bo", None),
        ]
        ideas = [
            Contribution(id=f"idea-{index}", by=by, reply=reply)
            for index, (by, reply) in enumerate(said)
        ]
        network = network_of(plan_of(contributions=ideas))
        assert arcs(network) == [
            ("library", "anna", "replied-to"),
            ("library", "readers", "replied-to"),
        ]
        [told] = network.get_edge_data("library", "anna").values()
        [open_] = network.get_edge_data("library", "readers").values()
        assert told["certain"]
        assert not open_["certain"]


class TestKinds:
    """Which ties are wanted."""

    plan = plan_of(
        Participant(id="anna", recruited_by="bo"),
        BO,
        relationships=[link(kind="funds"), link(kind="works-with")],
        activities=[Activity(id="a", status="happened", parts=[Part(who=["anna", "bo"])])],
    )

    def test_one_or_several(self) -> None:
        """One word, or several."""
        assert arcs(network_of(self.plan, kinds="funds")) == [("bo", "anna", "funds")]
        found = network_of(self.plan, kinds=["recruited-by", "works-with"])
        assert {kind for _, _, kind in arcs(found)} == {"recruited-by", "works-with"}

    def test_none(self) -> None:
        """No kind at all is refused: it was forgotten, or all are wanted."""
        with pytest.raises(InvalidValueError, match="Name some, or leave kinds out for all"):
            network_of(self.plan, kinds=[])

    @pytest.mark.parametrize("plan", [None, "plan.yaml", {"id": "plan"}])
    def test_no_plan(self, plan: Any) -> None:
        """What is no plan has no network."""
        with pytest.raises(InvalidValueError, match="A plan is needed here, as load returns it"):
            network_of(plan)

    def test_a_word_that_is_none(self) -> None:
        """It is refused, with those that there are."""
        with pytest.raises(InvalidValueError, match="no kind of tie called trsut") as caught:
            network_of(self.plan, kinds="trsut")
        for kind in (*LinkKind, *DerivedKind):
            assert kind in str(caught.value)


class TestDays:
    """A view by date."""

    def test_links(self) -> None:
        """A link is there from its first day to its last; where that is open, it may be."""
        links = [
            link(kind="funds", since="2026-03-01"),
            link(kind="accountable-to", until="2026"),
            link(kind="information", until="2025"),
        ]
        network = network_of(plan_of(relationships=links), on="2026-02-01")
        assert [(d["kind"], d["certain"]) for _, _, d in network.edges(data=True)] == [
            ("accountable-to", False)
        ]
        assert len(arcs(network_of(plan_of(relationships=links)))) == 3
        assert network.graph["on"].text() == "2026-02-01"

    def test_people(self) -> None:
        """Whoever has left, or has not joined yet, is not in it."""
        people = [
            Participant(id="anna", left_on="2026-01-01"),
            Participant(id="bo", joined_on="2026-03-01"),
            Participant(id="cy"),
        ]
        session = Activity(id="a", status="happened", parts=[Part(who=["anna", "cy"])])
        plan = plan_of(*people, activities=[session])
        network = network_of(plan, on="2026-02-01")
        assert list(network) == ["cy"]
        assert not arcs(network)
        assert len(network_of(plan)) == 3

    def test_with_their_group(self) -> None:
        """Whoever states no days comes and goes with the group; their own days are theirs."""
        people = [
            Participant(id="team", joined_on="2026-02-01", left_on="2026-04-01"),
            Participant(id="with-it", among="team"),
            Participant(id="before-it", among="team", joined_on="2026-01-01"),
            Participant(id="part", among="team", left_on="2026-06-01"),
            Participant(id="with-part", among="part"),
        ]
        plan = plan_of(*people)
        assert {
            on: [*network_of(plan, on=on)] for on in ("2026-01-15", "2026-03-01", "2026-05-01")
        } == {
            "2026-01-15": ["before-it"],
            "2026-03-01": [each.id for each in people],
            "2026-05-01": ["before-it", "part", "with-part"],
        }

    def test_what_happened_by_then(self) -> None:
        """What came later is not there yet."""
        people = [Participant(id="anna", recruited_by="bo", joined_on="2026-01"), BO]
        plan = plan_of(
            *people,
            activities=[
                Activity(id="a", status="happened", starts_on=day, parts=[Part(who=["anna", "bo"])])
                if day == "2026-03-01"
                else Activity(
                    id="b", status="planned", starts_on=day, parts=[Part(who=["anna", "bo"])]
                )
                for day in ("2026-03-01", "2026-05-01")
            ],
            offers=[Offer(id="o", to="anna", paid_by="library", offered_on="2026-04-01")],
            contributions=[
                Contribution(id="c", by="anna", reply=Reply(by="bo", told_on="2026-04-15"))
            ],
            decisions=[
                Decision(id="d", by=["anna", "bo"], status="happened", decided_on="2026-04-20")
            ],
        )
        by_day = {
            on: {
                data["noun"].id
                for _, _, data in network_of(plan, on=on, planned=True).edges(data=True)
            }
            for on in ("2026-02-01", "2026-03-01", "2026-04-01", "2026-04-30", "2026-06-01")
        }
        assert by_day == {
            "2026-02-01": {"anna"},
            "2026-03-01": {"anna", "a"},
            "2026-04-01": {"anna", "a", "o"},
            "2026-04-30": {"anna", "a", "o", "c", "d"},
            "2026-06-01": {"anna", "a", "o", "c", "d", "b"},
        }


class TestLeftOut:
    """Whoever would rather not be counted leaves no trace."""

    def test_nowhere(self) -> None:
        """Neither as a node, nor in a tie, nor in what an edge or a node carries."""
        quiet = Participant(id="quiet-one", links=False)
        plan = plan_of(
            Participant(id="anna", among="quiet-one", links=True, recruited_by=["quiet-one", "bo"]),
            BO,
            quiet,
            Participant(id="quiet-too", among="quiet-one"),
            relationships=[
                link("anna", ["bo", "quiet-one"], "funds", asked=["quiet-one", "bo"]),
                link("anna", "quiet-one"),
                link("quiet-one", "bo"),
            ],
            activities=[
                Activity(
                    id="a",
                    status="happened",
                    parts=[Part(who=["anna", "bo"]), Part(who=["quiet-one", "quiet-too"])],
                    papers=[Papers(to="quiet-one"), Papers(to=["quiet-one", "bo"]), Papers()],
                    invited=["anna", "quiet-one"],
                )
            ],
            decisions=[
                Decision(
                    id="d",
                    status="happened",
                    by=["anna", "bo", "quiet-one"],
                    told=[Told(to="quiet-one")],
                    dissent=[Dissent(who=["quiet-one"])],
                )
            ],
            offers=[Offer(id="o", to=["anna", "quiet-one"], paid_by="bo")],
            contributions=[
                Contribution(id="c", by=["anna", "quiet-too"], reply=Reply(by="bo", told_on="2026"))
            ],
        )
        network = network_of(plan)
        assert list(network) == ["anna", "bo"]
        assert {kind for _, _, kind in arcs(network)} == {
            "funds",
            "offered-by",
            "recruited-by",
            "replied-to",
            "shared-decision",
            "shared-session",
        }
        shown = repr([list(network.nodes(data=True)), list(network.edges(data=True))])
        assert "quiet" not in shown
        [session] = {
            id(d["noun"]): d["noun"]
            for _, _, d in network.edges(data=True)
            if d["kind"] == "shared-session"
        }.values()
        assert session.parts == (Part(who=["anna", "bo"]),)
        assert session.papers == (Papers(to="bo"), Papers())

    def test_who_pays(self) -> None:
        """A field for one who is left out says nothing."""
        offer = Offer(id="o", to="anna", paid_by="quiet-one")
        assert without(offer, {offer.paid_by}) == attrs.evolve(offer, paid_by=None)  # type: ignore[arg-type]  # it is stated
        assert without(offer, ()) is offer


many = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def plain(network: nx.MultiDiGraph) -> tuple[Any, Any]:
    """Return what a network says, but for who was asked."""
    nodes = {who: (data["noun"], data["size"]) for who, data in network.nodes(data=True)}
    edges = [
        (one, other, data["kind"], data["nouns"], data["certain"], data.get("strength"))
        for one, other, data in network.edges(data=True)
    ]
    return nodes, sorted(edges, key=repr)  # edges stand by their nodes, in the order of these


def without_them(plan: Plan, left_out: set[Any]) -> Plan | None:
    """Return the plan that never named somebody, if there can be one."""
    said: dict[str, Any] = {name: getattr(plan, name) for name in (*LISTS, "relationships")}
    said["participants"] = [each for each in plan.participants if each.id not in left_out]
    less: dict[str, Any] = {
        name: [without(each, left_out) for each in listed] for name, listed in said.items()
    }
    less["relationships"] = [each for each in less["relationships"] if each.who]
    try:
        return Plan(id="plan", **less)
    except PlanError:
        return None


@many
@given(plan=plans(), planned=st.booleans())
def test_as_if_they_were_never_named(plan: Plan, planned: Any) -> None:
    """The network is that of a plan which names nobody who is left out."""
    network = network_of(plan, planned=planned)
    left_out = {each.id for each in plan.participants} - {*network}
    less = without_them(plan, left_out)
    if less is not None:
        assert plain(network_of(less, planned=planned)) == plain(network)


@many
@given(plan=plans(), kind=st.sampled_from(ALL_KINDS), on=st.dates())
def test_a_part_of_the_whole(plan: Plan, kind: Any, on: Any) -> None:
    """What is asked for by kind, without what is planned, or on a day, is part of the whole."""
    nodes, edges = plain(network_of(plan, planned=True))
    assert plain(network_of(plan, kinds=[kind], planned=True))[1] == [
        each for each in edges if each[2] == kind
    ]
    for part in (network_of(plan), network_of(plan, on=on, planned=True)):
        some_nodes, some_edges = plain(part)
        assert some_nodes.keys() <= nodes.keys()
        whole = [(each[:3], {*each[3]}) for each in edges]
        assert all(
            any(ends == each[:3] and {*each[3]} <= told for ends, told in whole)
            for each in some_edges
        )


@many
@given(plan=plans())
def test_it_says_the_same_twice(plan: Plan) -> None:
    """The same plan gives the same network, in the same order."""
    assert plain(network_of(plan)) == plain(network_of(plan))


# A view by date


days = st.sampled_from([f"2026-0{month}-01" for month in range(1, 7)])


@st.composite
def dated(draw: st.DrawFn) -> Plan:
    """Draw a few people and groups who come and go, and links between them."""
    people: list[Participant] = []
    for number in range(draw(st.integers(1, 5))):
        joined, left = sorted([draw(days), draw(days)])
        people.append(
            Participant(
                id=f"p{number}",
                among=draw(st.sampled_from(["", *(each.id for each in people)])),
                joined_on=draw(st.sampled_from([None, joined])),
                left_on=draw(st.sampled_from(["never", left])),
            )
        )
    names = st.sampled_from([each.id for each in people])
    links = []
    for _ in range(draw(st.integers(0, 6))):
        since, until = sorted([draw(days), draw(days)])
        stated = {
            name: day for name, day in (("since", since), ("until", until)) if draw(st.booleans())
        }
        kind, told = draw(st.sampled_from(["works-with", "funds", "trust"])), draw(names)
        much = draw(st.sampled_from([None, 1, 2]))
        links.append(
            link(draw(names), draw(names), kind, reported_by=told, strength=much, **stated)
        )
    return Plan(id="plan", participants=people, relationships=links)


def span_of(who: str, people: dict[str, Participant]) -> tuple[dt.date, dt.date]:
    """Return from when to when somebody is there: by their own days, or those of their group."""
    person = people[who]
    first, last = dt.date.min, dt.date.max
    if person.joined_on is not None:
        first = person.joined_on.earliest
    elif person.among:
        first, last = span_of(person.among, people)
    return first, person.left_on.latest if person.left_on.happened else last


@many
@given(plan=dated(), on=days)
def test_on_a_day_it_is_the_plan_cut_to_that_day(plan: Plan, on: str) -> None:
    """A view by date is the network of the plan that holds only what is there on the day."""
    people: dict[str, Participant] = {each.id: each for each in plan.participants}
    day = dt.date.fromisoformat(on)
    spans = {who: span_of(who, people) for who in people}
    here = {who for who, (first, last) in spans.items() if first <= day <= last}
    cut = Plan(
        id="plan",
        participants=[Participant(id=who) for who in people if who in here],
        relationships=[
            attrs.evolve(
                each,
                reported_by=[who for who in each.reported_by or () if who in here],
                since=FROM_THE_START,
                until="never",
            )
            for each in plan.relationships
            if {*each.who, *each.to} <= here
            and each.since.earliest <= day
            and (not each.until.happened or day <= each.until.latest)
        ],
    )
    found, wanted = network_of(plan, on=on), network_of(cut)
    assert {*found} == {*wanted}
    assert said_by(found) == said_by(wanted)


def said_by(network: nx.MultiDiGraph) -> list[tuple[Any, ...]]:
    """Return who turns to whom, how and how strongly, and whether that is certain."""
    return sorted(
        (one, other, tie["kind"], tie.get("strength", 0), tie["certain"])
        for one, other, tie in network.edges(data=True)
    )


a_day = st.one_of(
    st.sampled_from(["undated", "never", "2026", "2026-02", "2025"]),
    st.dates(dt.date(2025, 12, 1), dt.date(2026, 3, 30)),
)


@many
@given(pairs=st.lists(st.tuples(a_day, a_day), max_size=6))
def test_of_one_time_by_brute_force(pairs: list[tuple[Any, Any]]) -> None:
    """Whatever has the same days, or certainly a day in common, is one; by looking at each two."""
    told = [
        Telling(link(since=since, until=until, note=str(place)), TRUE)
        for place, (since, until) in enumerate(pairs)
    ]

    def at_once(one: Relationship, other: Relationship) -> bool:
        return all(
            not first.until.happened or first.until.earliest >= second.since.latest
            for first, second in ((one, other), (other, one))
        )

    graph = nx.Graph()
    graph.add_nodes_from(each.link.note for each in told)
    for one, other in combinations([each.link for each in told], 2):
        if (one.since, one.until) == (other.since, other.until) or at_once(one, other):
            graph.add_edge(one.note, other.note)
    found = [[each.link.note for each in some] for some in at_one_time(told)]
    assert sorted(found) == sorted(sorted(each) for each in nx.connected_components(graph))
