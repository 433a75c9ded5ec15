"""Codings in from a spreadsheet: as people have them, and each wrong cell with its place."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coproduction.errors import CodingError, InvalidValueError, Problem, RefusedError
from coproduction.formats.text import CONTROL_CHARACTER
from coproduction.levels.cases import COLUMNS, CodedCase, codings_from_csv
from coproduction.levels.coding import Coding
from coproduction.levels.knowledge import FIELDS, VALUES
from coproduction.levels.words import Aim, Entry, Share, TermsBy
from coproduction.model.words import Stage
from levels.completions import codings


def problems(table: str | bytes, **said: Any) -> list[str]:
    """Return what is wrong with a table, a line each."""
    with pytest.raises(CodingError) as caught:
        codings_from_csv(table, **said)
    return [str(each) for each in caught.value.problems]


WANTED = CodedCase(
    case="Advisory board",
    group="carers",
    stage=Stage.DESIGN,
    coding=Coding(views_asked=True, both_ways=False, entry="on_options", design_by="none to input"),
)
HEADINGS = "case,group,stage,views_asked,both_ways,entry,design_by"


class TestSheets:
    """Tables as people have them."""

    @pytest.mark.parametrize(
        "lines",
        [
            [HEADINGS, "Advisory board,carers,design,yes,no,on_options,none to input", ""],
            [f"\ufeff{HEADINGS}\r", "Advisory board,carers,design,yes,no,on_options,none to input"],
            [
                "Case;Group;Stage;Views asked;Both-ways;Entry;Design by;told;;",
                "Advisory board;carers;Design;YES;No;On  options;None  TO input;;;",
                ";;;;;;;;;",
            ],
            [
                "sep=|",
                " design_by|Entry |case|both ways|VIEWS_ASKED|stage|group",
                " none to  Input|on-options| Advisory board |FALSE|true| design|carers ",
            ],
            [
                "case\tgroup\tstage\tviews asked\tboth ways\tentry\tdesign by",
                "",
                "Advisory board\tcarers\tdesign\tTRUE\tFALSE\t\u00a0on options\tnone to\u00a0input",
            ],
        ],
    )
    def test_as_they_are(self, lines: list[str]) -> None:
        """Marks, separators, capitals, spaces, empty columns and rows, and what programs write."""
        text = "\n".join(lines)
        assert codings_from_csv(text) == (WANTED,)
        assert codings_from_csv(text.encode()) == (WANTED,)

    def test_an_empty_cell(self) -> None:
        """It is not known, and so is a column that is not there; no group and no stage are said."""
        assert codings_from_csv("case,told\nposters,\n") == (
            CodedCase(case="posters", coding=Coding()),
        )

    def test_rows_for_each_group_and_stage(self) -> None:
        """A case has as many rows as it has groups and stages."""
        rows = ["panel,carers,", "panel,staff,", "panel,carers,design", "other,carers,"]
        found = codings_from_csv("\n".join(["case,group,stage", *rows]))
        assert [(each.case, each.group, each.stage) for each in found] == [
            ("panel", "carers", None),
            ("panel", "staff", None),
            ("panel", "carers", "design"),
            ("other", "carers", None),
        ]

    def test_other_columns(self) -> None:
        """They are passed over only where that is said, since they may be misspelt."""
        text = "case,desing_by,coder\nposters,joint,ab\n"
        assert codings_from_csv(text, ignore=["Coder", "desing by"]) == (
            CodedCase(case="posters", coding=Coding()),
        )
        misspelt, other = problems(text, file="cases.csv")
        assert misspelt.startswith("cases.csv, row 1, column B: There is no such column.")
        assert misspelt.endswith("Did you mean design_by?")
        assert other.startswith("cases.csv, row 1, column C: There is no such column.")

    def test_only_headings(self) -> None:
        """A table without rows has no codings."""
        assert codings_from_csv("case,told\n") == ()


class TestWhatIsWrong:
    """Every wrong cell is named, with its place, all at once."""

    def test_all_at_once(self) -> None:
        """Each says what to write, with the nearest word."""
        text = (
            "case,stage,told,purpose,entry,design_by,terms_by\n"
            "posters,,maybe,tel,late,inputs,?\n"
            ",desing,ye,,on_options to before_options,joint to half,\n"
            "a\x00b,,,,,,\n"
        )
        empty = "Leave it empty where it is not known."
        between = "Somewhere between two of them is written"
        words = "Write one of these words here:"
        with pytest.raises(CodingError) as caught:
            codings_from_csv(text)
        found = caught.value.problems
        assert [(str(each.place), *each.path, each.suggestion) for each in found] == [
            ("<cases>, row 2, column C", "told", None),
            ("<cases>, row 2, column D", "purpose", "tell"),
            ("<cases>, row 2, column E", "entry", None),
            ("<cases>, row 2, column F", "design_by", "input"),
            ("<cases>, row 2, column G", "terms_by", None),
            ("<cases>, row 3, column A", "case", None),
            ("<cases>, row 3, column B", "stage", "design"),
            ("<cases>, row 3, column C", "told", "yes"),
            ("<cases>, row 3, column E", "entry", None),
            ("<cases>, row 3, column F", "design_by", None),
            ("<cases>, row 4, column A", "case", None),
        ]
        assert [each.message for each in found] == [
            "Write yes or no here, or nothing where it is not known.",
            f"{words} {', '.join(Aim)}. {empty}",
            f"{words} {', '.join(Entry)}. {between} before_agenda to before_options. {empty}",
            f"{words} {', '.join(Share)}. {between} none to input. {empty}",
            f"{words} {', '.join(TermsBy)}. {empty}",
            "This is needed in each row, and the cell is empty.",
            f"One of these words is needed here: {', '.join(Stage)}. {empty}",
            "Write yes or no here, or nothing where it is not known.",
            "on_options comes after before_options: write before_options to on_options.",
            f"{words} {', '.join(Share)}.",
            CONTROL_CHARACTER,
        ]

    def test_the_same_twice(self) -> None:
        """A case stands once with a group and a stage, however it is written."""
        text = (
            "case,group,stage,told\nThe panel,,,yes\nthe  Panel,,,no\nthe panel,carers,,\n"
            "THE PANEL,Carers,,perhaps\nthe panel,carers,design,\nthe panel,carers,desgn,\n"
        )
        again = (
            "already, with the same group and stage. Keep one of the two, or say in group or stage "
            "how they differ."
        )
        found = [each for each in problems(text) if "already" in each]
        assert found == [
            f"<cases>, row 3, column A: case: This case stands in row 2 {again}",
            f"<cases>, row 5, column A: case: This case stands in row 4 {again}",
        ]

    @pytest.mark.parametrize(
        ("table", "said"),
        [
            (
                "case,told\ncaf\xe9,yes".encode("latin-1"),
                "<cases>:2:4: This file is not UTF-8 text",
            ),
            ("case,told".encode("utf-16"), "<cases>:1:1: This file is written in UTF-16."),
            (b"", "<cases>, row 1, column A: There is nothing in this table."),
            ("cases.csv", "<cases>, row 1, column A: The first row names the columns."),
            (
                "told\nyes",
                "<cases>, row 1, column A: The first row names the columns. Missing here:",
            ),
            ('case,told\nposters,"yes\n', "<cases>, row 2: This row cannot be read"),
        ],
    )
    def test_no_table(self, table: str | bytes, said: str) -> None:
        """What cannot be read has its place, too."""
        [problem] = problems(table)[:1]
        assert problem.startswith(said)

    @pytest.mark.parametrize(
        ("table", "ignore", "said"),
        [
            (None, (), 'such as Path("cases.csv").read_bytes()'),
            (["case"], (), "A table is needed here"),
            ("case", [3], "The headings of columns to ignore are words"),
            ("case", 3, "A word or a list of words"),
        ],
    )
    def test_calls(self, table: Any, ignore: Any, said: str) -> None:
        """A call that cannot be is refused in one sentence."""
        with pytest.raises(InvalidValueError) as caught:
            codings_from_csv(table, ignore=ignore)
        assert said in str(caught.value)

    def test_the_error(self) -> None:
        """It is one of a value, with its problems, as those of plans are."""
        assert issubclass(CodingError, RefusedError)
        assert issubclass(CodingError, ValueError)


# For all tables


def in_words(value: Any) -> str:
    """Return a value of a coding as a cell has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " to ".join(value) if isinstance(value, tuple) else value


names = st.text('abc ,;"\n', min_size=1, max_size=6).map(str.strip).filter(bool)
many = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(
    coded=st.lists(
        st.builds(
            CodedCase,
            case=names,
            group=st.one_of(st.just(""), names),
            stage=st.one_of(st.none(), st.sampled_from(Stage)),
            coding=codings(None),
        ),
        max_size=4,
        unique_by=lambda each: (
            *map(" ".join, map(str.split, (each.case, each.group))),
            each.stage,
        ),
    ),
    delimiter=st.sampled_from(",;\t"),
    dressed=st.sampled_from([str, str.upper, str.title, lambda text: text.replace("_", "  ")]),
    order=st.permutations(COLUMNS.names),
)
def test_written_and_read_again(
    coded: list[CodedCase], delimiter: str, dressed: Any, order: list[str]
) -> None:
    """Whatever is coded is read again from a table, in any dress of its words."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter=delimiter)
    writer.writerow([dressed(name) for name in order])
    for each in coded:
        said = {"case": each.case, "group": each.group, "stage": dressed(each.stage or "")}
        said |= {name: dressed(in_words(getattr(each.coding, name))) for name in FIELDS}
        writer.writerow([said[name] for name in order])
    assert codings_from_csv(table.getvalue()) == tuple(coded)
    assert codings_from_csv(b"\xef\xbb\xbf" + table.getvalue().encode()) == tuple(coded)


def holds(table: str | bytes) -> None:
    """Hold that a table is read, or that all that is wrong has its place in it."""
    found: tuple[CodedCase, ...] | None = None
    wrong: tuple[Problem, ...] = ()
    try:
        found = codings_from_csv(table)
    except CodingError as error:
        wrong = error.problems
    assert (found is None) is bool(wrong)
    assert all(each.case for each in found or ())
    for problem in wrong:
        assert problem.place is not None
        assert problem.place.file == "<cases>"
        assert problem.place.line >= 1


cells = st.one_of(
    st.text(max_size=6),
    st.sampled_from([str(word) for values in VALUES.values() for word in values]),
    st.sampled_from(["yes", "No", "none to joint", "joint to none", " to ", "to", "a to b to c"]),
)


@many
@given(
    rows=st.lists(st.lists(cells, max_size=5), max_size=5),
    header=st.lists(st.sampled_from([*COLUMNS.names, "", "x"]), max_size=5),
)
def test_any_table(rows: list[list[str]], header: list[str]) -> None:
    """For any rows there are codings, or problems that each have a place."""
    table = io.StringIO()
    csv.writer(table).writerows([["case", *header], *rows])
    holds(table.getvalue())


@many
@given(data=st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    """For any bytes, too."""
    holds(data)
    holds(b"case,told,design_by\n" + data)
