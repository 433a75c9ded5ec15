"""Out to other tools: groups only, read again by their own readers, and safe."""

from __future__ import annotations

import csv
import io
import math
import subprocess
import sys
from collections.abc import Collection
from itertools import pairwise, product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import igraph
import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coproduction import (
    RATHER_NOT_SAY,
    Activity,
    Organisation,
    Part,
    Participant,
    Plan,
    PlanError,
    Reading,
    Relationship,
    network_of,
)
from coproduction.errors import InvalidValueError
from coproduction.ids import Id, WhoId
from coproduction.network import by_group, groups_of, nobody_alone, to_csv, to_graphml
from coproduction.network.counting import Entries
from coproduction.network.exports import FORMULA, NO_XML
from coproduction.network.groups import certain_people
from strategies import plans

LIBRARY = Organisation(id="library", title="The library")


def plan_of(*people: Participant, **said: Any) -> Plan:
    """Return a plan of these people and a library."""
    return Plan(id="plan", organisations=[LIBRARY], participants=people, **said)


def person(key: str, *perspectives: str, **said: Any) -> Participant:
    """Return one person."""
    return Participant(id=key, size=1, perspectives=perspectives, **said)


def link(who: str, to: str, **said: Any) -> Relationship:
    """Return a link of one direction."""
    return Relationship(who=who, to=to, kind="accountable-to", **said)


EIGHT = plan_of(
    Participant(id="readers", title="Readers", size=8),
    person("member", among="readers"),
    person("anna", "carer"),
    person("bo", "carer"),
    person("cook", "practitioner"),
    person("host", "manager"),
    person("left-out", "carer", links=False),
    relationships=[
        link("anna", "readers", strength=2, reported_by="anna", asked=["anna", "bo"]),
        link("bo", "member", strength="0.5"),
        link("anna", "bo"),
        link("cook", "library"),
        link("cook", "host"),
        Relationship(who="host", to="library", kind="funds"),
    ],
)


class TestGroups:
    """Nobody is shown alone."""

    def test_which(self) -> None:
        """A group, an organisation, whoever states the same, and the others."""
        assert groups_of(network_of(EIGHT)) == {
            "readers": "readers",
            "member": "readers",
            "anna": "perspective:carer",
            "bo": "perspective:carer",
            "cook": "others",
            "host": "others",
            "library": "library",
        }

    def test_who_would_be_alone_even_there(self) -> None:
        """They are in no group, and so in no export."""
        plan = plan_of(Participant(id="readers", size=2), person("anna", "carer"))
        network = network_of(plan)
        assert groups_of(network) == {"readers": "readers"}
        assert "anna" not in to_graphml(network) + "".join(to_csv(network))

    @pytest.mark.parametrize(
        ("size", "alone"),
        [
            (None, True),
            (1, True),
            ([1, 9], True),
            ({"about": 9}, False),
            ({"about": 4}, False),
            ({"about": 3}, True),
            ({"at_least": 2}, False),
            ({"at_most": 9}, True),
        ],
    )
    def test_who_may_be_one(self, size: Any, alone: Any) -> None:
        """Whoever may be one person is treated as one."""
        network = network_of(plan_of(Participant(id="some", size=size)))
        assert groups_of(network) == ({} if alone else {"some": "some"})

    def test_who_states_nothing(self) -> None:
        """Whoever states nothing is with the others, and so is who would rather not say."""
        plan = plan_of(
            Participant(id="a", size=1), Participant(id="b", perspectives=RATHER_NOT_SAY)
        )
        assert set(groups_of(network_of(plan)).values()) == {"others"}

    @pytest.mark.parametrize(
        "people",
        [
            # a group of one, and its member
            (person("g", "carer"), person("m", "carer", among="g")),
            # a group of unknown size, and its member
            (Participant(id="g", perspectives="carer"), person("m", "carer", among="g")),
            (Participant(id="g", size=[1, 5]), Participant(id="m", among="g")),
            # a member of a member
            (person("g"), Participant(id="h", among="g"), Participant(id="m", among="h")),
            # two among somebody who is one person
            (person("g"), Participant(id="m", among="g"), Participant(id="n", among="g")),
            # the group between them has left, or wishes not to be named
            (
                person("g"),
                Participant(id="h", among="g", left_on="2026-01-01"),
                Participant(id="m", among="h", joined_on="2026-01-01"),
            ),
            (
                person("g"),
                Participant(id="h", among="g", links=False),
                Participant(id="m", among="h", links=True),
            ),
        ],
    )
    def test_people_are_counted_and_not_entries(self, people: tuple[Participant, ...]) -> None:
        """Whoever is counted in somebody else makes no second person."""
        network = network_of(plan_of(*people), on="2026-06-01")
        assert len(network) >= 2
        assert groups_of(network) == {}
        for mapping in (None, dict.fromkeys(network, "all")):
            assert list(nx.parse_graphml(to_graphml(network, mapping))) == []
            assert [len(table.splitlines()) for table in to_csv(network, mapping)] == [1, 1]

    def test_a_group_is_as_many_as_are_among_it(self) -> None:
        """Two who are among it make a group of which the plan does not say how many it is."""
        plan = plan_of(
            Participant(id="g"), person("m", "carer", among="g"), Participant(id="n", among="g")
        )
        assert set(groups_of(network_of(plan)).values()) == {"g"}

    def test_those_among_one_who_is_not_there(self) -> None:
        """They are people of their own, as far as the group that they are in can be so many."""
        people = (Participant(id="g"), person("m", among="g"), person("n", among="g"))
        chosen = {"m": "ours", "n": "ours"}
        assert nobody_alone(network_of(plan_of(*people)), chosen) == chosen
        one = (person("g"), Participant(id="m", among="g"), Participant(id="n", among="g"))
        assert nobody_alone(network_of(plan_of(*one)), chosen) == {}

    def test_the_callers_own_in_exports(self) -> None:
        """Whoever would be alone in a group of the caller's is with the others, or left out."""
        network = network_of(EIGHT)
        chosen = {"anna": "a", "bo": "b", "readers": 1, "member": "1", "library": "a"}
        assert nobody_alone(network, chosen) == {
            "readers": 1,
            "library": "a",
            "anna": "others",
            "bo": "others",
            "member": "others",
        }
        found = nx.parse_graphml(to_graphml(network, chosen), force_multigraph=True)
        assert {who: data["entries"] for who, data in found.nodes(data=True)} == {
            "1": 2,  # what is written alike is one group
            "others": 2,
            "a": 1,
        }
        nodes, _ = to_csv(network, {"anna": "a", "readers": "r", "nobody": "n"})
        assert [row["id"] for row in csv.DictReader(io.StringIO(nodes))] == ["r"]

    def test_who_was_asked_is_counted_as_far_as_it_is_said(self) -> None:
        """None is said to have been asked only where the plan says so of all."""
        asked = [link("anna", "bo", asked="bo", reported_by=["anna", "others"])]
        people = (person("anna", "carer"), person("bo", "carer"), person("cy", "manager"))
        more = (person("di", "manager"), Participant(id="staff", size=2))
        found = by_group(network_of(plan_of(*people, *more, relationships=asked)))
        assert {who: (data["asked"], data["answered"]) for who, data in found.nodes(data=True)} == {
            "perspective:carer": (1, 1),
            "perspective:manager": (0, 0),
            "staff": (0, 0),
        }
        some_unsaid = by_group(
            network_of(plan_of(*people, *more, relationships=[link("anna", "bo", asked="others")]))
        )
        for data in (data for _, data in some_unsaid.nodes(data=True)):
            assert data["asked"] is None
        assert some_unsaid.nodes["perspective:carer"]["answered"] is None
        assert some_unsaid.nodes["staff"]["answered"] == 0

    def test_ties_that_may_be_there(self) -> None:
        """They are told from those that are there, in each export."""
        people = [Participant(id="staff", size=3), Participant(id="readers", size=3)]
        parts = [Part(who=["readers", "staff"])]
        plan = plan_of(
            *people,
            activities=[
                Activity(id="a", status="happened", starts_on="2026-01-05", parts=parts),
                Activity(id="b", parts=parts),
            ],
        )
        network = network_of(plan)
        _, edges = to_csv(network)
        assert [(row["weight"], row["certain"]) for row in csv.DictReader(io.StringIO(edges))] == [
            ("2", "1"),
            ("2", "1"),
        ]
        found = nx.parse_graphml(to_graphml(network), force_multigraph=True)
        assert {data["certain"] for _, _, data in found.edges(data=True)} == {1}

    def test_between_groups(self) -> None:
        """Ties and strengths are added up, for each kind and each direction."""
        found = by_group(network_of(EIGHT))
        assert nx.is_frozen(found)
        assert dict(found.nodes["readers"]) == {
            "title": "Readers",
            "entries": 2,
            "size": 8,
            "asked": None,
            "answered": None,
        }
        carers = found.nodes["perspective:carer"]
        assert (carers["entries"], carers["size"], carers["asked"], carers["answered"]) == (
            *(2, 2, 2),
            1,
        )
        assert found.nodes["library"]["size"] is None
        assert list(found.edges(data=True)) == [
            (
                "perspective:carer",
                "readers",
                {"kind": "accountable-to", "ties": 2, "certain": 2, "strength": 2.5},
            ),
            (
                "perspective:carer",
                "perspective:carer",
                {"kind": "accountable-to", "ties": 1, "certain": 1},
            ),
            ("others", "library", {"kind": "accountable-to", "ties": 1, "certain": 1}),
            ("others", "others", {"kind": "accountable-to", "ties": 1, "certain": 1}),
            ("library", "others", {"kind": "funds", "ties": 1, "certain": 1}),
        ]

    def test_the_callers_own(self) -> None:
        """Whoever calls may group as they wish; who is in no group is left out."""
        found = by_group(network_of(EIGHT), {"anna": 1, "bo": 2, "readers": 1})
        assert {who: data["size"] for who, data in found.nodes(data=True)} == {1: 9, 2: 1}
        assert [(one, other, data["ties"]) for one, other, data in found.edges(data=True)] == [
            (1, 1, 1),
            (1, 2, 1),
        ]

    def test_counted_in_a_group_that_is_elsewhere(self) -> None:
        """People are counted once in a group, and again in another."""
        found = by_group(network_of(EIGHT), {"member": "a", "readers": "b"})
        assert {who: data["size"] for who, data in found.nodes(data=True)} == {"a": 1, "b": 8}

    def test_unknown_sizes(self) -> None:
        """Where one is not known, the sum is not."""
        plan = plan_of(person("a"), Participant(id="b"), person("c", "carer"))
        assert by_group(network_of(plan)).nodes["others"]["size"] is None


def ids(*words: str) -> list[WhoId]:
    """Return these words as ids."""
    return [WhoId(Id(word)) for word in words]


STAFF = Participant(id="staff", size=4, perspectives="practitioner")
TEAM = Participant(id="team", size=3, perspectives="carer")
PAIR = Participant(id="pair", size=2, among="team")
ANNA, BEN = (person(who, "carer", among="team") for who in ("anna", "ben"))


class TestByDifference:
    """Nobody is what is left of a group when those who are shown apart are taken from it."""

    def test_the_third_of_three(self) -> None:
        """Who is left beside a pair is shown with it, and so is what the group itself told."""
        links = [
            Relationship(who="anna", to="staff", kind="trust", strength=5, reported_by="anna"),
            Relationship(who="pair", to="staff", kind="trust", strength=1, reported_by="pair"),
        ]
        network = network_of(plan_of(TEAM, PAIR, ANNA, STAFF, relationships=links))
        nodes, edges = to_csv(network)
        assert nodes.splitlines()[1:] == ["team,team,3,3,,2", "staff,staff,4,1,,0"]
        assert edges.splitlines()[1:] == ["team,staff,trust,2,2,6.0"]

    def test_the_third_who_has_no_entry(self) -> None:
        """What is told of three is told of one, where two of them are shown apart."""
        assert set(groups_of(network_of(plan_of(TEAM, PAIR))).values()) == {"team"}

    @pytest.mark.parametrize("quiet", [{"links": False}, {"left_on": "2026-01-01"}])
    @pytest.mark.parametrize("mapping", [None, {"team": "t", "ben": "t", "staff": "s"}])
    def test_the_other_of_two(self, quiet: dict[str, Any], mapping: Any) -> None:
        """Whoever has left or is left out hides nobody."""
        plan = plan_of(
            attrs.evolve(TEAM, size=2),
            person("anna", "carer", among="team", **quiet),
            BEN,
            STAFF,
            relationships=[link("ben", "staff", strength=5), link("team", "staff")],
        )
        network = network_of(plan, on="2026-06-01")
        assert network.nodes["team"]["untold"] == (1, 1)
        nodes, edges = to_csv(network, mapping)
        assert len(nodes.splitlines()) == 2
        assert edges.splitlines()[1:] == []
        assert certain_people(network, ids("team", "ben")) == 1

    def test_with_two_who_are_told_of(self) -> None:
        """Where two or more remain beside the third, they are shown."""
        plan = plan_of(TEAM, attrs.evolve(ANNA, links=False), BEN, STAFF)
        network = network_of(plan)
        assert groups_of(network) == {"team": "team", "ben": "team", "staff": "staff"}
        assert certain_people(network, ids("team")) == 1
        assert certain_people(network, ids("team", "ben", "staff")) == 6

    def test_who_is_left_out_with_others_in_between(self) -> None:
        """Somebody who said yes is counted, though the group around them said no."""
        plan = plan_of(
            Participant(id="team", size=5, links=True),
            Participant(id="some", size=3, among="team", links=False),
            person("anna", among="some", links=True),
            Participant(id="few", among="some"),
            Participant(id="elsewhere", size=2, links=False),
        )
        network = network_of(plan)
        assert {who: data["untold"] for who, data in network.nodes(data=True)} == {
            "team": (2, 2),
            "anna": (0, 0),
        }
        assert set(groups_of(network).values()) == {"team"}

    def test_all_are_shown_apart(self) -> None:
        """What is told of the whole of a group is told of all who are among it."""
        other = Participant(id="other", size=2, among="team")
        plan = plan_of(attrs.evolve(TEAM, size=4), PAIR, other)
        found = groups_of(network_of(plan))
        assert found == {"team": "team", "pair": "pair", "other": "other"}
        quiet = plan_of(attrs.evolve(TEAM, size=4), PAIR, attrs.evolve(other, links=False))
        assert set(groups_of(network_of(quiet)).values()) == {"team", "pair"}
        alone = plan_of(attrs.evolve(TEAM, size=2), attrs.evolve(ANNA, links=False), BEN)
        assert nobody_alone(network_of(alone), {"team": "t", "ben": "b"}) == {}

    def test_the_smallest_is_shown_with_the_rest(self) -> None:
        """Where several are shown apart, one of them is enough."""
        many_more = Participant(id="more", size=5, among="team")
        plan = plan_of(attrs.evolve(TEAM, size=8), many_more, PAIR, ANNA)
        assert groups_of(network_of(plan)) == {
            "team": "team",
            "more": "more",
            "pair": "team",
            "anna": "team",
        }

    def test_groups_in_groups(self) -> None:
        """What is put together is put together once more, where one is left around it."""
        plan = plan_of(
            attrs.evolve(TEAM, size=4),
            Participant(id="some", size=3, among="team"),
            Participant(id="pair", size=2, among="some"),
        )
        assert set(groups_of(network_of(plan)).values()) == {"team"}

    @pytest.mark.parametrize(
        ("size", "apart"), [({"about": 4}, True), ({"about": 7}, False), ({"at_least": 2}, False)]
    )
    def test_rough_numbers(self, size: Any, apart: Any) -> None:
        """A rough number may be twice as many, and at least two may be everybody."""
        some = Participant(id="some", size=size, among="team")
        found = groups_of(network_of(plan_of(attrs.evolve(TEAM, size=10), some)))
        assert ("some" in found.values()) is apart

    def test_the_callers_own(self) -> None:
        """Who is left in a group of the caller's is with the others, or in no group."""
        network = network_of(plan_of(TEAM, PAIR, ANNA, STAFF))
        apart = {"team": "t", "pair": "p", "anna": "t", "staff": "s"}
        assert nobody_alone(network, apart) == {"pair": "p", "staff": "s"}
        assert nobody_alone(network, {**apart, "pair": "t"}) == {**apart, "pair": "t"}
        unsaid = {"team": "t", "anna": "t"}  # the pair is nowhere, and is no cover
        assert nobody_alone(network, unsaid) == {}
        assert certain_people(network, ids("team", "anna")) == 1


class TestCalls:
    """A call that cannot be is refused in one sentence."""

    @pytest.mark.parametrize("export", [to_csv, to_graphml, by_group, groups_of])
    @pytest.mark.parametrize(
        "network",
        [
            None,
            "plan",
            nx.MultiDiGraph([(1, 2)]),
            nx.Graph(network_of(EIGHT)),
            network_of(EIGHT).subgraph(["member", "anna"]),
            by_group(network_of(EIGHT)),
        ],
    )
    def test_no_network(self, export: Any, network: Any) -> None:
        """Only a network of a plan says who is a person."""
        with pytest.raises(InvalidValueError, match="A network of a plan is needed here, whole"):
            export(network)

    @pytest.mark.parametrize("export", [to_csv, to_graphml, by_group, nobody_alone])
    @pytest.mark.parametrize("groups", ["ab", 3, ["anna"], {"anna": ["cooks"]}])
    def test_no_groups(self, export: Any, groups: Any) -> None:
        """Groups are a name for each node."""
        with pytest.raises(InvalidValueError, match="The group of each node is needed here"):
            export(network_of(EIGHT), groups)
        with pytest.raises(InvalidValueError, match="A network of a plan is needed here, whole"):
            export(None, groups)


class TestGraphML:
    """GraphML."""

    def test_read_again(self) -> None:
        """The reader of networkx finds the same groups and the same numbers."""
        network = network_of(EIGHT)
        found = nx.parse_graphml(to_graphml(network), force_multigraph=True)
        shown = by_group(network)
        assert list(found) == list(shown)
        assert found.nodes["readers"] == {
            "label": "Readers",
            "size": 8,
            "entries": 2,
        }
        assert found.nodes["perspective:carer"]["label"] == "carer"
        assert "size" not in found.nodes["library"]
        assert [
            (one, other, data["kind"], data["weight"], data.get("strength"))
            for one, other, data in found.edges(data=True)
        ] == [
            (one, other, data["kind"], data["ties"], data.get("strength"))
            for one, other, data in shown.edges(data=True)
        ]

    def test_igraph_reads_it(self, tmp_path: Path) -> None:
        """The reader of igraph finds the same, too; what is not said is no number there."""
        network = network_of(EIGHT)
        file = tmp_path / "groups.graphml"
        file.write_text(to_graphml(network), encoding="utf-8")
        found = igraph.Graph.Read_GraphML(str(file))
        shown = by_group(network)
        assert found.vs["id"] == list(shown)
        assert found.vs["entries"] == [data["entries"] for _, data in shown.nodes(data=True)]
        assert [
            (found.vs[edge.source]["id"], found.vs[edge.target]["id"], edge["kind"], edge["weight"])
            for edge in found.es
        ] == [
            (one, other, data["kind"], data["ties"]) for one, other, data in shown.edges(data=True)
        ]
        assert math.isnan(found.vs.find(id="library")["size"])

    def test_the_names_of_its_edges(self) -> None:
        """Each edge has a name of its own."""
        root = ET.fromstring(to_graphml(network_of(EIGHT)))  # noqa: S314  # we wrote it
        names = [
            each.get("id") for each in root.iter("{http://graphml.graphdrawing.org/xmlns}edge")
        ]
        assert len(names) == len(set(names)) == 5

    @pytest.mark.parametrize(
        "title",
        [
            "</node><x>",
            "a & b",
            "]]>",
            "\x00\x08\x0b\x1f",
            "\ud800",
            "\ufffe\uffff",
            "a\r\nb",
            "\x85",
        ],
    )
    def test_what_a_title_may_hold(self, title: str, tmp_path: Path) -> None:
        """Whatever a plan calls something, it is one text there, without control characters.

        So is whatever a group of the caller's own is called.
        """
        plan = plan_of(
            Participant(id="readers", title=title, size=3),
            relationships=[link("readers", "library")],
        )
        network = network_of(plan)
        safe = NO_XML.sub("\ufffd", title)
        found = nx.parse_graphml(to_graphml(network))
        assert found.nodes["readers"]["label"] == safe
        file = tmp_path / "groups.graphml"
        file.write_text(to_graphml(network), encoding="utf-8")
        assert igraph.Graph.Read_GraphML(str(file)).vs["label"] == [safe, "The library"]
        named = to_graphml(network, {"readers": title, "library": f"{title}!"})
        graph = ET.fromstring(named)  # noqa: S314  # we wrote it
        assert len([*graph.iter("{http://graphml.graphdrawing.org/xmlns}node")]) == 2
        assert len([*graph.iter("{http://graphml.graphdrawing.org/xmlns}edge")]) == 1


class TestCSV:
    """Tables of nodes and edges."""

    def test_read_again(self) -> None:
        """A reader of tables finds the same groups and the same numbers."""
        network = network_of(EIGHT)
        nodes, edges = (list(csv.DictReader(io.StringIO(each))) for each in to_csv(network))
        assert nodes[0] == {
            "id": "readers",
            "label": "Readers",
            "size": "8",
            "entries": "2",
            "asked": "",
            "answered": "",
        }
        assert [row["size"] for row in nodes if row["id"] == "library"] == [""]
        assert edges[0] == {
            "source": "perspective:carer",
            "target": "readers",
            "kind": "accountable-to",
            "weight": "2",
            "certain": "2",
            "strength": "2.5",
        }
        assert edges[1]["strength"] == ""
        assert {row["source"] for row in edges} <= {row["id"] for row in nodes}

    def test_networkx_reads_the_edges(self) -> None:
        """The reader of edge lists of networkx reads them, too."""
        _, edges = to_csv(network_of(EIGHT))
        read = nx.parse_edgelist(
            edges.splitlines()[1:],
            delimiter=",",
            create_using=nx.MultiDiGraph,
            data=[("kind", str), ("weight", int), ("certain", int), ("strength", str)],
        )
        assert sum(data["weight"] for _, _, data in read.edges(data=True)) == 6

    @pytest.mark.parametrize(
        "title",
        ["=1+1", "+1", "-1", "@a", "\t=1", "\n=1", "  =1", '=cmd|"/c calc"!A0', "\uff1d1", "-"],
    )
    def test_formulas(self, title: str) -> None:
        """What a spreadsheet would take for a formula begins with an apostrophe."""
        plan = plan_of(Participant(id="readers", title=title, size=3))
        [row] = csv.DictReader(io.StringIO(to_csv(network_of(plan))[0]))
        assert row["label"] == f"'{title}"

    @pytest.mark.parametrize("title", ["a,b", 'a "b"', "a\nb", "a=b", "1-1", "it's"])
    def test_other_titles(self, title: str) -> None:
        """Anything else is as it was."""
        plan = plan_of(Participant(id="readers", title=title, size=3))
        [row] = csv.DictReader(io.StringIO(to_csv(network_of(plan))[0]))
        assert row["label"] == title


many = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(plan=plans())
def test_nobody_is_shown_alone(plan: Plan) -> None:
    """No export has a person of its own, for any plan, and each is read again."""
    network = network_of(plan)
    text = to_graphml(network)
    nodes, edges = to_csv(network)
    found = nx.parse_graphml(text)
    rows = list(csv.DictReader(io.StringIO(nodes)))
    assert [row["id"] for row in rows] == list(found)
    assert len(list(csv.DictReader(io.StringIO(edges)))) == found.number_of_edges()
    organisations = {each.id for each in plan.organisations}
    sizes: dict[str, int] = {each.id: each.size.lowest for each in plan.participants if each.size}
    groups = groups_of(network)
    for row in rows:
        outermost = [
            sizes.get(who, 1)
            for who, group in groups.items()
            if group == row["id"]
            and not any(groups.get(each) == group for each in network.nodes[who]["among"])
        ]
        assert row["id"] in organisations or sum(outermost) >= 2


MOST = 3
"""The most people that the brute force tries."""


@st.composite
def few(draw: st.DrawFn) -> list[Participant]:
    """Draw a few people and groups, some among others or left out, not all of a known size."""
    sizes = st.sampled_from([None, 1, 2, 3, [1, 2], {"at_most": 2}, {"at_least": 2}])
    people: list[Participant] = []
    for number in range(draw(st.integers(1, 4))):
        among = draw(st.sampled_from(["", *(each.id for each in people)]))
        links = draw(st.sampled_from([None, None, None, False, True]))
        people.append(
            Participant(
                id=f"p{number}", size=draw(sizes), among=among, perspectives="carer", links=links
            )
        )
    return people


def every_number(people: list[Participant]) -> list[dict[str, int]]:
    """Return all that people can be, each as many as the plan allows."""
    found = []
    for numbers in product(range(1, MOST + 1), repeat=len(people)):
        of = dict(zip((str(each.id) for each in people), numbers, strict=True))
        if all(
            (each.size is None or each.size.lowest <= of[each.id] <= (each.size.highest or MOST))
            and sum(of[one.id] for one in people if one.among == each.id) <= of[each.id]
            for each in people
        ):
            found.append(of)
    return found


def told(people: list[Participant], of: dict[str, int], members: Collection[str]) -> int:
    """Return how many people are in one of these, and in none that is among it."""
    return sum(
        of[who] - sum(of[each.id] for each in people if each.among == who) for who in members
    )


@many
@given(people=few(), chosen=st.lists(st.sampled_from("ab "), min_size=4, max_size=4))
def test_by_brute_force(people: list[Participant], chosen: list[str]) -> None:
    """However many each may be, what is shown in one place is told of no one person.

    The groups hold two or more people who are named nowhere more closely, or nobody, where
    two or more are named more closely.
    """
    try:
        network = network_of(plan_of(*people))
    except PlanError:
        return
    ours = {
        who: group for who, group in zip(network, chosen, strict=False) if group.strip() == group
    }
    for groups in (groups_of(network), nobody_alone(network, ours)):
        for group in set(groups.values()):
            members = {who for who in groups if groups[who] == group}
            below = {who for who in network if not members.isdisjoint(network.nodes[who]["among"])}
            for of in every_number(people):
                number = told(people, of, members)
                assert number > 1 or (number == 0 and told(people, of, members | below) > 1)


@many
@given(people=few(), chosen=st.sets(st.sampled_from(["p0", "p1", "p2", "p3"])))
def test_the_count_by_brute_force(people: list[Participant], chosen: set[str]) -> None:
    """It is no more than the fewest, no less than the most, and the number that is stated."""
    try:
        reading = Reading(plan_of(*people))
    except PlanError:
        return
    members = [each.id for each in people if each.id in chosen]
    entries: dict[WhoId, Participant] = {each.id: each for each in people}
    above = {who: reading.groups_above(who) for who in entries}
    least, most = Entries.of(entries, above).people(members)
    numbers = [told(people, of, members) for of in every_number(people)]
    assert all(least <= number <= most for number in numbers)
    if numbers and all(each.size and each.size.is_exact for each in people):
        assert least == most


@many
@given(title=st.text())
def test_any_title(title: str) -> None:
    """Any title is one cell and one label, safe in both."""
    network = network_of(plan_of(Participant(id="readers", title=title, size=3)))
    label = NO_XML.sub("\ufffd", title)
    found = nx.parse_graphml(to_graphml(network))
    [row] = csv.DictReader(io.StringIO(to_csv(network)[0]))
    assert found.nodes["readers"]["label"] == (label or "readers")
    assert row["label"].removeprefix("'") == (label or "readers").removeprefix("'")
    assert row["label"].lstrip(" ")[:1] not in FORMULA


def test_whatever_the_seed() -> None:
    """What is written does not depend on the order in which Python keeps its sets."""
    code = (
        "from coproduction import Activity, Part, Participant, Plan, network_of\n"
        "from coproduction.network import to_csv, to_graphml\n"
        "people = [Participant(id=f'p{n}', size=n + 2) for n in range(5)]\n"
        "parts = [Part(who=[each.id for each in people])]\n"
        "network = network_of(Plan(id='plan', participants=people,"
        " activities=[Activity(id='a', parts=parts)]))\n"
        "print(to_graphml(network), *to_csv(network))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("0", "1", "2")
    ]
    assert all(one == other for one, other in pairwise(said))


def test_a_session_of_groups() -> None:
    """Groups that meet are tied, each way."""
    parts = [Part(who=["readers", "staff"])]
    plan = plan_of(
        Participant(id="readers", size=3),
        Participant(id="staff", size=2),
        activities=[Activity(id="a", parts=parts)],
    )
    assert [row.split(",")[:3] for row in to_csv(network_of(plan))[1].splitlines()[1:]] == [
        ["readers", "staff", "shared-session"],
        ["staff", "readers", "shared-session"],
    ]
