"""In from a spreadsheet: rows into links, and each wrong cell with its place."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction import Participant, Plan, PlanError, Relationship, network_of
from coproduction.errors import InvalidValueError, Problem
from coproduction.formats.cells import letters_of
from coproduction.network import relationships_from_csv, to_csv

PLAN = Plan(
    id="plan",
    participants=[Participant(id="anna", size=1), Participant(id="bo"), Participant(id="readers")],
    relationships=[Relationship(who="anna", to="bo", kind="funds")],
)

GROUPS = [Participant(id=each, size=2) for each in ("anna", "bo", "readers")]


def problems(edges: str, **said: Any) -> list[str]:
    """Return what is wrong with a table, a line each."""
    with pytest.raises(PlanError) as caught:
        relationships_from_csv(edges, PLAN, **said)
    return [str(each) for each in caught.value.problems]


def where(edges: str) -> list[tuple[str, int, int]]:
    """Return where something is wrong with a table, in words and in numbers."""
    with pytest.raises(PlanError) as caught:
        relationships_from_csv(edges, PLAN)
    return [
        (f"{each.place}: {each.path[0]}", each.place.line, each.place.column)
        for each in caught.value.problems
        if each.place
    ]


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

    @pytest.mark.parametrize(
        "row", ["anna,,trust,anna", "anna,  ,trust,anna", "anna,;,trust,anna", ",,trust,anna"]
    )
    def test_told_of_no_such_link(self, row: str) -> None:
        """Nor does an empty cell, where somebody said so: it is an answer, as in a plan."""
        text = f"who,to,kind,reported_by\n{row}\nbo,anna,trust,bo\n"
        if row.startswith(","):
            assert problems(text) == [
                "<edges>, row 2, column A: who: This is needed in each row, and the cell is empty."
            ]
            return
        links = relationships_from_csv(text, PLAN)
        assert links[0] == Relationship(who="anna", to=[], kind="trust", reported_by="anna")
        network = network_of(attrs.evolve(PLAN, relationships=links), kinds="trust")
        assert network.nodes["anna"]["answered"] is True

    def test_nobody_said_so(self) -> None:
        """Where nobody did, the cell may have been forgotten, and the way is named."""
        for text in ("who,to,kind,reported_by\nanna,,trust,", "who,to,kind\nanna,,trust"):
            assert problems(text) == [
                (
                    "<edges>, row 2, column B: to: This is needed in each row, and the cell is "
                    "empty. If there is none, name in reported_by who said so."
                )
            ]

    def test_somebody_twice(self) -> None:
        """Whoever stands twice in a cell, by id or by name, is named once."""
        text = "who,to,kind\nanna;bo;anna,readers,trust\nbo,Anna; anna,trust\n"
        assert problems(text, nodes="id,name\nanna,Anna") == [
            "<edges>, row 2, column A: who: anna is named twice here. Name each once.",
            "<edges>, row 3, column B: to: anna is named twice here. Name each once.",
        ]

    def test_how_strong_no_link_is(self) -> None:
        """A strength of no link is refused: whoever it is to was forgotten."""
        text = "who,to,kind,reported_by,strength\nanna,,trust,anna,"
        assert problems(f"{text}2") == [
            (
                "<edges>, row 2, column E: strength: Nobody is named in to, so there is no link "
                "that this is the strength of. Name them there, or leave this cell empty."
            )
        ]
        [zero] = problems(f"{text}0")
        assert "name in reported_by who said that there is none" in zero

    def test_only_the_first_row(self) -> None:
        """A table without rows has no links."""
        assert relationships_from_csv("who,to,kind\n", PLAN) == ()

    def test_into_the_plan(self) -> None:
        """What is found goes into the plan."""
        links = relationships_from_csv("who,to,kind\nreaders,bo,works-with", PLAN)
        plan = attrs.evolve(PLAN, relationships=[*PLAN.relationships, *links])
        assert plan.relationships[1].who == ("readers",)


HEADINGS = "who,to,kind,strength"


class TestSheets:
    """Spreadsheets as people have them."""

    @pytest.mark.parametrize(
        "text",
        [
            "Who,To,Kind,Strength\nanna,bo,Turns to,0.5",
            "WHO, TO ,KIND,strength\nanna,bo,TURNS_TO,0.5",
            "sep=;\r\nwho;to;kind;strength\r\nanna;bo;turns-to;0,5\r\n",
            '\ufeff"sep=\t"\nwho\tto\tkind\tstrength\nanna\tbo\tTurns  To\t0,5',
            "sep=|\nwho|to|kind|strength\nanna|bo|turns-to|00,50",
            f"{HEADINGS},,\nanna,bo,turns-to,0.5,,\n,,,,,\n,,,,,\n",
            f"{HEADINGS}\nanna,bo,turns-to,0.5,,,,\n",
            f'{HEADINGS}\nanna,"bo\n",turns-to,"0,5"\n',
            f",{HEADINGS}\n,anna,bo,turns-to,0.5\n",
        ],
    )
    def test_as_they_are(self, text: str) -> None:
        """Capitals, spaces, empty columns and rows, decimal commas, and a line that parts cells."""
        wanted = (Relationship(who="anna", to="bo", kind="turns-to", strength="0.5"),)
        assert relationships_from_csv(text, PLAN) == wanted
        assert relationships_from_csv(text.encode(), PLAN) == wanted

    def test_days_in_capitals(self) -> None:
        """So are the words in place of a day."""
        [link] = relationships_from_csv("who,to,kind,until\nanna,bo,trust,Never", PLAN)
        assert link == Relationship(who="anna", to="bo", kind="trust")

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (
                "who,to,kind,note\nanna,bo,trust,café".encode("cp1252"),
                "<edges>:2:18: This file is not UTF-8 text from here on. Save it as UTF-8 text.",
            ),
            (
                "who,to,kind".encode("utf-16"),
                "<edges>:1:1: This file is written in UTF-16. Save it as UTF-8.",
            ),
            (b"who,to\0", "<edges>:1:7: This file holds a null byte"),
            (b"", "<edges>, row 1, column A: There is nothing in this table."),
        ],
    )
    def test_bytes(self, data: bytes, said: str) -> None:
        """What is no text is refused, with the place of the first byte that is none."""
        with pytest.raises(PlanError) as caught:
            relationships_from_csv(data, PLAN)
        [problem] = caught.value.problems
        assert str(problem).startswith(said)

    def test_control_characters(self) -> None:
        """A cell that holds what no text holds is refused, wherever it stands."""
        damaged = "This text holds a control character or half a character. Remove it."
        assert problems("who,to,kind,note\nan\0na,bo,tr\ud800ust,\x1b[2J\n") == [
            f"<edges>, row 2, column A: who: {damaged} Did you mean anna?",
            f"<edges>, row 2, column C: kind: {damaged} Did you mean trust?",
            f"<edges>, row 2, column D: note: {damaged}",
        ]
        [problem] = problems("who,to,kind\n", nodes="id,name\nanna,An\0na")
        assert problem == f"<nodes>, row 2, column B: name: {damaged}"
        assert relationships_from_csv("who,to,kind,x\nanna,bo,trust,\0", PLAN, ignore="X")

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            ("1,200", "This may be a thousand or a decimal comma."),
            ("1,2,3", "A number of more than 0"),
        ],
    )
    def test_commas_that_may_be_either(self, number: str, said: str) -> None:
        """Nobody guesses whether a comma parts thousands."""
        [problem] = problems(f"who;to;kind;strength\nanna;bo;trust;{number}\n")
        assert problem.startswith(f"<edges>, row 2, column D: strength: {said}")
        for clear in ("0,125", "1200,000", "1,25", "12,5"):
            text = f"who;to;kind;strength\nanna;bo;trust;{clear}\n"
            [link] = relationships_from_csv(text, PLAN)
            assert link.strength == Fraction(clear.replace(",", "."))

    def test_other_columns(self) -> None:
        """They are passed over only where that is said, since they may be misspelt."""
        text = "Timestamp,who,to,kind,E-mail Address,stregth\n1 May,anna,bo,trust,a@b,2\n"
        assert problems(text, ignore=["timestamp", "e-mail address"]) == [
            (
                "<edges>, row 1, column F: There is no such column. There may be: who, to, kind, "
                "strength, reported_by, asked, since, until, note. Remove it, or name it in "
                "ignore. Did you mean strength?"
            )
        ]
        assert len(problems(text)) == 3
        [link] = relationships_from_csv(
            text, PLAN, ignore=["Timestamp", "E-Mail_address", "stregth", "other"]
        )
        assert link == Relationship(who="anna", to="bo", kind="trust")
        [found] = problems("Souce,to,kind\n", ignore="to", kind="trust", nodes="id,name")[1:]
        assert found.endswith("Did you mean source?")

    def test_a_cell_without_a_heading(self) -> None:
        """It is refused: somebody wrote it for a reason."""
        assert problems(",who,to,kind\nx,anna,bo,trust,,y\n") == [
            f"<edges>, row 2, column {letter}: Nothing in the first row says what this cell is. "
            "Name its column there."
            for letter in "AF"
        ]

    def test_an_export(self) -> None:
        """Our own export is no table of links, and it is said why."""
        _, edges = to_csv(network_of(attrs.evolve(PLAN, participants=GROUPS)))
        assert edges.startswith("source,target,")
        assert problems(edges) == [
            (
                "<edges>, row 1, column A: This is an export of the ties between groups: it holds "
                "numbers of ties, and not who told of a link. Read the table that the links were "
                "written in."
            )
        ]

    def test_the_same_link_twice(self) -> None:
        """It is refused at its row, with the row of the first; other days are another link."""
        rows = [
            "anna,bo;readers,trust,2,anna,,",
            "bo,anna,trust,2,bo,,",
            "anna,readers; bo,Trust,3,anna,,again",  # strength and note do not make it another
            "anna,bo;readers,support,2,anna,,",
            "anna,bo;readers,trust,2,bo,,",
            "anna,bo;readers,trust,2,anna,2026,",
            "anna,,trust,,anna,,",
            "anna,,trust,,anna,,",
            "cy,bo,trust,,anna,,",  # not known in the plan, and twice all the same
            "cy,bo,trust,,anna,,",
            "anna,,trust,,,,",
            "anna,,trust,,,,",
            ",bo,trust,,,,",
            ",bo,trust,,,,",
        ]
        head = "who,to,kind,strength,reported_by,since,note\n"
        again = (
            "This link stands in row {} already. Keep one of the two, or say of each since when "
            "or until when it is."
        )
        found = [each for each in problems(head + "\n".join(rows)) if "already" in each]
        assert found == [
            f"<edges>, row 4: {again.format(2)}",
            f"<edges>, row 9: {again.format(8)}",
            f"<edges>, row 11: {again.format(10)}",
        ]
        # where the kind cannot be read, nobody knows whether it is the same
        assert len(problems("who,to\nanna,bo\nanna,bo")) == 1
        [one] = problems("who,to\nanna,bo\nanna,bo", kind="trust")
        assert one.startswith("<edges>, row 3: This link stands in row 2 already.")

    @pytest.mark.parametrize(
        ("cell", "said"),
        [
            ("4/5", "This may be a ratio, a day, or a number out of another. Write one number, su"),
            ("4 / 5", "This may be a ratio"),
            ("1/2/2026", "This may be a ratio"),
            ("-1", "A number of more than 0 is needed here, with six decimals at most, such as 2"),
            ("1e3", "A number of more than 0"),
            ("0.1234567", "A number of more than 0 is needed here, with six decimals at most"),
            ("0", "A link of strength 0 is none. Leave this row out; or leave this cell and to"),
            ("0.00", "A link of strength 0 is none."),
            ("60 %", "A number of more than 0 is needed here, with six decimals at most, such as "),
            ("9" * 20, "This number is larger than any plan needs."),
        ],
    )
    def test_what_is_no_strength(self, cell: str, said: str) -> None:
        """A spreadsheet may mean something else, and each is told what is needed."""
        [problem] = problems(f"who,to,kind,strength\nanna,bo,trust,{cell}\n")
        assert problem.startswith(f"<edges>, row 2, column D: strength: {said}")
        assert ("Write 60 % as 0.6." in problem) is ("%" in cell)

    def test_people_with_commas_between_them(self) -> None:
        """It is said what parts them; a name with a comma is met with the nearest name."""
        parted = (
            "An id or a name is needed here. Several people in a cell are parted by semicolons, "
            "such as anna; bo."
        )
        text = 'who,to,kind\n"Ana, Bo",readers,trust\n"anna\nbo",readers,trust\n'
        assert problems(text) == [
            f"<edges>, row 2, column A: who: {parted}",
            f"<edges>, row 3, column A: who: {parted}",
        ]
        nodes = 'id,name\nanna,"Berg, Anna"\n'
        [near] = problems('who,to,kind\n"Berg, Ana",readers,trust\n', nodes=nodes)
        assert near == f"<edges>, row 2, column A: who: {parted} Did you mean Berg, Anna?"
        several = 'who,to,kind\n"bo; Berg, Anna",readers,trust\n'
        [link] = relationships_from_csv(several, PLAN, nodes=nodes)
        assert link.who == ("bo", "anna")

    def test_a_cell_that_is_too_long(self) -> None:
        """It is said which one it is, and no quotation mark is blamed for certain."""
        limit = csv.field_size_limit()
        words = (
            "This cell is longer than 131,072 characters, and what comes after it cannot be read. "
            "Shorten it, or look for a quotation mark that stands alone."
        )
        assert limit == 131_072
        rows = f'who,to,kind,note\nanna,bo,trust,"a\nb"\nanna,bo,funds,{"x" * (limit + 1)}\n'
        assert problems(rows) == [f"<edges>, row 3, column D: {words}"]
        assert problems(rows.replace("note", "x"), ignore="x") == [
            f"<edges>, row 3, column D: {words}"
        ]
        quoted = f'who,to,kind,note\nanna,"{"x" * limit}x",trust,y\n'
        assert problems(quoted)[0].startswith("<edges>, row 2, column B: This cell is longer")
        open_mark = 'who,to,kind\nanna,"bo,trust\n' + "anna,bo,trust\n" * 10_000
        assert problems(open_mark) == [f"<edges>, row 2, column B: {words}"]

    def test_two_columns_of_strength(self) -> None:
        """Nobody guesses which of the two it is."""
        assert problems("source,target,kind,weight,strength\n") == [
            "<edges>, row 1, column E: Column D is strength already. Keep one of the two."
        ]

    def test_a_kind_that_follows(self) -> None:
        """A tie that follows from the plan is none that somebody tells of."""
        [problem] = problems("who,to,kind\nanna,bo,Shared session")
        assert problem == (
            "<edges>, row 2, column C: kind: A tie of this kind follows from what the plan says, "
            "and is no link that somebody tells of. Leave this row out."
        )

    def test_many_columns(self) -> None:
        """Columns are called as spreadsheets call them."""
        found = [letters_of(index) for index in (0, 25, 26, 51, 52, 701, 702)]
        assert found == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


class TestNames:
    """The table that says which ids the names are."""

    NODES = "id,name\nanna,Anna\nbo,Bo\n"

    @pytest.mark.parametrize(
        ("row", "said"),
        [
            ("bo,Anna", "column B: name: This name stands in row 2 already. Keep one row for"),
            ("anna,Anna", "column B: name: This name stands in row 2 already. Keep one row for"),
            ("annna,An", "column A: id: Nobody in the plan has this id. Did you mean anna?"),
            ("zzz,An", "column A: id: Nobody in the plan has this id."),
            ("anna,readers", "column B: name: This is the id of somebody else."),
            (",An", "column A: id: This is needed in each row, and the cell is empty."),
            ("anna", "column B: name: This is needed in each row, and the cell is empty."),
        ],
    )
    def test_wrong(self, row: str, said: str) -> None:
        """Each wrong row is named, beside what is wrong in the other table."""
        found = problems(
            "who,to,kind\nAn,Bo,trust\nAnna,cy,trust",
            nodes=f"{self.NODES}{row}",
            nodes_file="names.csv",
            file="links.csv",
        )
        assert found[-1].startswith(f"names.csv, row 4, {said}")
        assert "links.csv, row 3, column B: to: Nothing here is called cy." in found

    def test_others(self) -> None:
        """A name may be that of whoever else there is, and an id its own name."""
        nodes = "id,name\nothers,Everybody else\nbo,bo\n"
        [link] = relationships_from_csv("who,to,kind\nbo,Everybody else,trust", PLAN, nodes=nodes)
        assert link.to == ("others",)

    def test_a_name_that_is_not_there(self) -> None:
        """It is met with the nearest name, or the nearest id."""
        found = problems("who,to,kind\nAna,READERS,trust", nodes=self.NODES)
        assert found[0].endswith("Did you mean Anna?")
        assert found[1].endswith("Did you mean readers?")

    def test_hints_have_an_end(self) -> None:
        """After many problems no nearest name is looked for: nobody mends so many in one go."""
        rows = "annna,bo 1,trust\n" * 101
        found = problems(f"who,to,kind\n{rows}")
        assert len(found) == 202
        assert "Did you mean bo?" in found[1]
        assert "Did you mean" not in found[-1]
        nodes = "id,name\n" + "".join(f"annna,{number}\n" for number in range(101))
        assert "Did you mean" not in problems("who,to,kind\n", nodes=nodes)[-1]


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
            "links.csv, row 2, column B: to: Nothing here is called carl.",
            "links.csv, row 3, column B: to: An id is made of lower-case letters",
            "links.csv, row 3, column C: kind: One of these words is needed here: trust, turns-to",
            "links.csv, row 3, column D: strength: A number of more than 0 is needed here",
            "links.csv, row 3, column E: since: A day is written as 2014-10-07",
            "links.csv, row 4, column A: who: Nothing here is called annna. Did you mean anna?",
            "links.csv, row 4, column D: strength: A link of strength 0 is none.",
            "links.csv, row 4, column F: until: It ends before it starts.",
        ]
        for problem, words in zip(found, wanted, strict=True):
            assert problem.startswith(words)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "<edges>, row 1, column A: There is nothing in this table."),
            ("\n \n", "<edges>, row 1, column A: There is nothing in this table."),
            (
                "who,to,kind,strenght\n",
                "<edges>, row 1, column D: There is no such column. There may be: who, to, kind, ",
            ),
            (
                "Our links\nwho,to,kind\nanna,bo,trust\n",
                "<edges>, row 1, column A: The first row names the columns. Missing here: who, to",
            ),
            ("who,to,kind,x\n", "<edges>, row 1, column D: There is no such column."),
            (
                "who,to,from,kind\n",
                "<edges>, row 1, column C: Column A is who already. Keep one of the two.",
            ),
            (
                "\nwho,strength\nanna,3\n",
                "<edges>, row 2, column A: The first row names the columns. Missing here: to",
            ),
            (
                "who,to,kind\nanna,bo,trust,4\n",
                "<edges>, row 2, column D: Nothing in the first row says what this cell is.",
            ),
            (
                "who,to,kind\nanna,,trust\n",
                "<edges>, row 2, column B: to: This is needed in each row, and the cell is empty.",
            ),
            ("who,to,kind\n;,bo,trust\n", "<edges>, row 2, column A: who: Nobody is named here."),
            ("who,to,kind\nanna,anna,trust\n", "<edges>, row 2, column B: to: anna is one person."),
            (
                'who,to,kind\nanna,bo,trust\nanna,"bo,trust\n',
                "<edges>, row 3: This row cannot be read, nor what",
            ),
            ('who,to,kind\nanna,"b"o,trust\n', "<edges>, row 2: This row cannot be read, nor what"),
        ],
    )
    def test_one(self, text: str, said: str) -> None:
        """Each has its place and its words."""
        [problem] = problems(text)
        assert problem.startswith(said)

    def test_each_cell_of_a_row_and_of_a_wrong_table(self) -> None:
        """One wrong cell, or a wrong heading, keeps no other from being looked at."""
        assert [
            each.partition(": ")[0]
            for each in problems(
                'who,to,kind,strenth,since\ncy,bo,trsut,1,soon\n,cy,trust\nanna\ncy,"bo,trust\n'
            )
        ] == [
            "<edges>, row 1, column D",
            "<edges>, row 2, column A",
            "<edges>, row 2, column C",
            "<edges>, row 2, column E",
            "<edges>, row 3, column A",
            "<edges>, row 3, column B",
            "<edges>, row 4, column B",
            "<edges>, row 4, column C",
            "<edges>, row 5",
        ]
        [missing, cell] = problems("who,to\nanna,cy\n")
        assert missing.endswith("Missing here: kind.")
        assert cell.startswith("<edges>, row 2, column B: to: Nothing here is called cy.")

    def test_the_nearest(self) -> None:
        """A mistyped column is met with the nearest."""
        [problem] = problems("who,to,kind,strenght\n")
        assert problem.endswith("Did you mean strength?")

    def test_places(self) -> None:
        """A cell has its place, after a cell of several lines and with quotes inside, too."""
        text = 'who,note,to,kind\nanna,"two\nlines, ""both""",bo,trst\nan"na,x,bo,trust\n'
        assert where(text) == [
            ("<edges>, row 2, column D: kind", 3, 21),
            ("<edges>, row 3, column A: who", 4, 1),
        ]
        ends = 'who,"to\n",kind\ncy,bo,trust\n'
        assert where(ends) == [("<edges>, row 2, column A: who", 3, 1)]
        mark = 'note,who,to,kind\n"a\n",cy,bo,trust\n'
        assert where(mark) == [("<edges>, row 2, column B: who", 3, 3)]

    def test_the_other_table(self) -> None:
        """What is wrong with the names is said of that table."""
        found = problems("who,to,kind\nAnna,bo,trust", nodes="id\nanna\n")
        assert found[0].startswith(
            "<edges>, row 2, column A: who: An id is made of lower-case letters"
        )
        assert found[1:] == [
            "<nodes>, row 1, column A: The first row names the columns. Missing here: name."
        ]

    def test_a_kind_that_is_none(self) -> None:
        """It is the caller's, and no cell's."""
        with pytest.raises(InvalidValueError, match="One of these words"):
            relationships_from_csv("who,to\nanna,bo", PLAN, kind="trsut")


class TestCalls:
    """A call that cannot be is refused in one sentence."""

    @pytest.mark.parametrize(
        ("edges", "plan", "said", "words"),
        [
            (None, PLAN, {}, "A table is needed here: its text, or the bytes of its file"),
            (123, PLAN, {}, "A table is needed here"),
            (["who,to,kind"], PLAN, {}, "A table is needed here"),
            ("who,to,kind", PLAN, {"nodes": 3}, "A table is needed here"),
            ("who,to,kind", PLAN, {"ignore": [3]}, "The headings of columns to ignore are words"),
            ("who,to,kind", PLAN, {"ignore": 3}, "A word or a list of words"),
            ("who,to,kind", None, {}, "The plan that the links are for is needed here"),
        ],
    )
    def test_no_table(self, edges: Any, plan: Any, said: Any, words: str) -> None:
        """What is neither a table, nor a plan, nor a heading."""
        with pytest.raises(InvalidValueError, match=words):
            relationships_from_csv(edges, plan, **said)


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
