"""In from a spreadsheet: rows into links, and each wrong cell with its place."""

from __future__ import annotations

import csv
import io
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction import Participant, Plan, PlanError, Relationship
from coproduction.errors import InvalidValueError, Problem
from coproduction.network import relationships_from_csv

PLAN = Plan(
    id="plan",
    participants=[Participant(id="anna", size=1), Participant(id="bo"), Participant(id="readers")],
    relationships=[Relationship(who="anna", to="bo", kind="funds")],
)


def problems(edges: str, **said: Any) -> list[str]:
    """Return what is wrong with a table, a line each."""
    with pytest.raises(PlanError) as caught:
        relationships_from_csv(edges, PLAN, **said)
    return [str(each) for each in caught.value.problems]


class TestWhatPeopleHave:
    """The tables that people have."""

    def test_every_column(self) -> None:
        """Each column is a field of the link."""
        [link] = relationships_from_csv(
            "who,to,kind,strength,reported_by,asked,since,until,note\n"
            'anna,bo; readers,trust,1.5,anna,"anna;bo",2026-01,never,"said so, twice"\n',
            PLAN,
        )
        assert link == Relationship(
            who="anna",
            to=["bo", "readers"],
            kind="trust",
            strength="1.5",
            reported_by="anna",
            asked=["anna", "bo"],
            since="2026-01",
            note="said so, twice",
        )

    @pytest.mark.parametrize(
        "text",
        [
            "source,target,type,weight\nanna,bo,support,2",
            "From,To,Kind,Strength\r\nanna,bo,support,2\r\n",
            "\ufeffwho;to;kind;strength\nanna;bo;support;2\n",
            "who\tto\tkind\tstrength\n\nanna\tbo\tsupport\t2\n\t\t\t\n",
            ' who , to ,kind,"strength"\n anna , bo,support ,2\n',
            "\n\nkind,strength,to,who\rsupport,2,bo,anna\r",
            "who,to,kind,strength,Reported By\nanna,bo,support,2",
        ],
    )
    def test_as_programs_write_it(self, text: str) -> None:
        """Other names, other separators, other ends of lines, empty rows and short rows."""
        assert relationships_from_csv(text, PLAN) == (
            Relationship(who="anna", to="bo", kind="support", strength=2),
        )

    def test_one_kind_for_all(self) -> None:
        """A table without kinds is of one; an empty cell is, too."""
        for text in ("who,to\nanna,bo", "who,to,kind\nanna,bo,"):
            [link] = relationships_from_csv(text, PLAN, kind="turns-to")
            assert link.kind == "turns-to"
        [link] = relationships_from_csv("who,to,kind\nanna,bo,funds", PLAN, kind="turns-to")
        assert link.kind == "funds"

    def test_names(self) -> None:
        """Where a table has names, another says which ids they are, and the names go nowhere."""
        nodes = 'id,name\nanna,"Anna B; the cook"\nbo,Bo\n'
        links = relationships_from_csv(
            'who,to,kind\nAnna B; the cook,"Bo;readers",trust\nanna,bo,funds\n', PLAN, nodes=nodes
        )
        assert links == (
            Relationship(who="anna", to=["bo", "readers"], kind="trust"),
            Relationship(who="anna", to="bo", kind="funds"),
        )
        assert "Anna B" not in repr(links)
        label = "Id,Label\nbo,Bo"
        [link] = relationships_from_csv("who,to,kind\nanna,Bo,funds", PLAN, nodes=label)
        assert link.to == ("bo",)

    def test_no_such_link(self) -> None:
        """Only a semicolon names nobody: they have no such link."""
        [link] = relationships_from_csv("who,to,kind\nanna,;,trust", PLAN)
        assert link.to == ()

    def test_only_the_first_row(self) -> None:
        """A table without rows has no links."""
        assert relationships_from_csv("who,to,kind\n", PLAN) == ()

    def test_into_the_plan(self) -> None:
        """What is found goes into the plan."""
        links = relationships_from_csv("who,to,kind\nreaders,bo,works-with", PLAN)
        plan = attrs.evolve(PLAN, relationships=[*PLAN.relationships, *links])
        assert plan.relationships[1].who == ("readers",)


class TestWhatIsWrong:
    """Every wrong cell is named, with its place, all at once."""

    def test_all_at_once(self) -> None:
        """The cells that cannot be read, and those that name nobody, in the order of the table."""
        text = (
            "who,to,kind,strength,since,until\n"
            "anna,carl,trust,1,,\n"
            'readers,"A B",trst,-1,soon,\n'
            "annna,bo,trust,0,2026,2025\n"
        )
        found = problems(text, file="links.csv")
        wanted = [
            "links.csv:2:6: to: Nothing here is called carl.",
            "links.csv:3:9: to: An id is made of lower-case letters",
            "links.csv:3:15: kind: One of these words is needed here: trust, turns-to",
            "links.csv:3:20: strength: A number of 0 or more is needed here",
            "links.csv:3:23: since: A day is written as 2014-10-07",
            "links.csv:4:1: who: Nothing here is called annna. Did you mean anna?",
            "links.csv:4:16: strength: A link of strength 0 is none.",
            "links.csv:4:23: until: It ends before it starts.",
        ]
        for problem, words in zip(found, wanted, strict=True):
            assert problem.startswith(words)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "<edges>:1:1: There is nothing in this table."),
            ("\n \n", "<edges>:1:1: There is nothing in this table."),
            (
                "who,to,kind,strenght\n",
                "<edges>:1:13: There is no such column. There may be: who, to, kind, strength, ",
            ),
            ("who,to,kind,x\n", "<edges>:1:13: There is no such column."),
            ("who,to,kind,\n", "<edges>:1:13: There is no such column."),
            ("who,to,from,kind\n", "<edges>:1:8: Two columns here are who."),
            (
                "\nwho,strength\nanna,3\n",
                "<edges>:2:1: The first row names the columns. Missing here: to, kind.",
            ),
            (
                "who,to,kind\nanna,bo,trust,4\n",
                "<edges>:2:15: This row has 4 cells, and there are 3 columns.",
            ),
            (
                "who,to,kind\nanna,,trust\n",
                "<edges>:2:1: to: This is needed in each row, and the cell is empty.",
            ),
            ("who,to,kind\n;,bo,trust\n", "<edges>:2:1: who: Nobody is named here."),
            ("who,to,kind\nanna,anna,trust\n", "<edges>:2:6: to: anna is one person."),
            (
                'who,to,kind\nanna,bo,trust\nanna,"bo,trust\n',
                "<edges>:3:1: This row cannot be read.",
            ),
            ('who,to,kind\nanna,"b"o,trust\n', "<edges>:2:1: This row cannot be read."),
        ],
    )
    def test_one(self, text: str, said: str) -> None:
        """Each has its place and its words."""
        [problem] = problems(text)
        assert problem.startswith(said)

    def test_the_nearest(self) -> None:
        """A mistyped column is met with the nearest."""
        [problem] = problems("who,to,kind,strenght\n")
        assert problem.endswith("Did you mean strength?")

    def test_places(self) -> None:
        """A cell has its place, after a cell of several lines and with quotes inside, too."""
        text = 'who,note,to,kind\nanna,"two\nlines, ""both""",cy,trust\nan"na,x,bo,trust\n'
        assert [each.partition(": ")[0] for each in problems(text)] == [
            "<edges>:3:18",
            "<edges>:4:1",
        ]
        ends = 'who,"to\n",kind\ncy,bo,trust\n'
        assert problems(ends)[0].startswith("<edges>:3:1: who: Nothing here is called cy.")
        mark = 'note,who,to,kind\n"a\n",cy,bo,trust\n'
        assert problems(mark)[0].startswith("<edges>:3:3: who: Nothing here is called cy.")

    def test_the_other_table(self) -> None:
        """What is wrong with the names is said of that table."""
        found = problems("who,to,kind\nAnna,bo,trust", nodes="id\nanna\n")
        assert found[0].startswith("<edges>:2:1: who: An id is made of lower-case letters")
        assert found[1:] == ["<nodes>:1:1: The first row names the columns. Missing here: name."]

    def test_a_kind_that_is_none(self) -> None:
        """It is the caller's, and no cell's."""
        with pytest.raises(InvalidValueError, match="One of these words"):
            relationships_from_csv("who,to\nanna,bo", PLAN, kind="trsut")


@settings(max_examples=200, deadline=None)
@given(
    rows=st.lists(st.lists(st.text(max_size=6), max_size=4), max_size=4),
    delimiter=st.sampled_from(",;\t"),
    header=st.sampled_from([["who", "to", "kind"], ["to", "note", "who", "kind"]]),
)
def test_any_table(rows: list[list[str]], delimiter: str, header: list[str]) -> None:
    """For any rows, there are links, or problems that each have a place in the table."""
    table = io.StringIO()
    csv.writer(table, delimiter=delimiter).writerows([header, *rows])
    holds(table.getvalue())


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet='who,to;kindanbtrus"\t\r\n \u2028\x00=', max_size=60))
def test_any_text(text: str) -> None:
    """For any text, too."""
    holds(text)
    holds(f"who,to,kind\n{text}")


def holds(text: str) -> None:
    """Hold that a text is read, or that what is wrong has its place in it."""
    try:
        relationships_from_csv(text, PLAN)
    except PlanError as error:
        lines = [*io.StringIO(text.removeprefix("\ufeff"), newline="")]
        for problem in error.problems:
            in_the_text(problem, lines)


def in_the_text(problem: Problem, lines: list[str]) -> None:
    """Hold that a problem has its place in a text."""
    assert problem.place is not None
    line, column = problem.place.line, problem.place.column
    assert 1 <= line <= max(len(lines), 1)
    assert 1 <= column <= len(lines[line - 1]) + 1 if lines else column == 1
