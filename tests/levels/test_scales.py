"""The scales of the package, and those that somebody brings."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coproduction.errors import (
    CoproductionError,
    InvalidValueError,
    ScaleError,
    UnknownNameError,
    UnorderedScaleError,
)
from coproduction.levels.scales import (
    OURS,
    HowKnown,
    MappedSteps,
    Scale,
    ScaleLevel,
    load_scale,
    loads_scale,
    scale,
    scale_files,
    scales,
)
from coproduction.levels.steps import Level
from levels.scale_texts import HEAD, LEVEL, changed, tables, text_of

TABLE = Path(__file__).with_name("levels-crosswalk.csv")
MARKS = {"V": HowKnown.READ, "P": HowKnown.PARTLY_READ, "K": HowKnown.FROM_MEMORY}
NO_BANDS = {"no order", "cell"}
"""What the table says in place of a band, where the numbers are no order."""


def rows_of_the_table() -> dict[tuple[str, str], dict[str, str]]:
    """Return the rows of the research table by scale and number."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["scale_id"], row["level"]): row for row in csv.DictReader(file)}


ROWS = rows_of_the_table()


def problems_of(text: str) -> list[str]:
    """Return the problems of a scale file that cannot be."""
    with pytest.raises(ScaleError) as caught:
        loads_scale(text, file="ours.toml")
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return [str(problem) for problem in caught.value.problems]


class TestTheTable:
    """The data and the research table say the same."""

    def test_nothing_is_missing_and_nothing_is_added(self) -> None:
        """Every level of the table is in the data, and every level of the data in the table."""
        held = {(each.name, level.number) for each in scales().values() for level in each.levels}
        essex = {("essex", str(number)) for number in range(1, 7)}
        assert held == set(ROWS) | essex
        assert len({name for name, _ in ROWS}) == 33
        assert len(ROWS) == 172

    @pytest.mark.parametrize(("name", "number"), ROWS)
    def test_every_value(self, name: str, number: str) -> None:
        """Every value of a row is that of the data, and the other way round."""
        row = ROWS[name, number]
        held = scale(name)
        level = held.level(number)
        best = level.steps.best
        label = row["label"]
        if name == "davidson":  # the segments of the wheel are from memory: quadrants only
            label = label.partition(" (")[0]
        assert (held.title, held.authority, held.year) == (
            row["scale_title"],
            row["authority"],
            row["year"],
        )
        assert held.how_known == MARKS[row["evidence_status"]]
        assert held.ordered == (row["band"] not in NO_BANDS)
        assert level.label == label
        assert level.band == ("" if row["band"] in NO_BANDS else row["band"])
        assert level.meaning == row["meaning_paraphrased"]
        assert (str(int(level.steps.lowest)), str(int(level.steps.highest))) == (
            row["tlap_lowest"],
            row["tlap_highest"],
        )
        assert ("" if best is None else str(int(best))) == row["tlap_best"]
        assert level.steps.off_axis == (not row["tlap_best"])
        assert level.steps.doubt == row["doubt"]

    def test_levels_stand_in_the_order_of_the_table(self) -> None:
        """The levels of a scale stand in the order in which the table has them."""
        for each in scales().values():
            if each.name != "essex":
                order = [number for name, number in ROWS if name == each.name]
                assert [level.number for level in each.levels] == order


class TestWhatIsShipped:
    """What every scale of the package says, and what some must not."""

    def test_every_scale_is_complete(self) -> None:
        """Each says whose it is, where it can be read, its terms, and that its steps are ours."""
        for name, each in scales().items():
            assert each.name == name
            assert all((each.title, each.authority, each.year, each.version, each.licence))
            assert each.sources
            assert each.mapped_by == OURS
            assert each.ordered or each.form
            assert all(level.scale == name and level.steps.is_ours for level in each.levels)
            assert all(level.steps.unit == each.unit for level in each.levels)
            assert all(level.meaning for level in each.levels) == (name not in {"essex", "iap2"})

    def test_they_are_sorted_and_read_once(self) -> None:
        """They stand by name, and are read once."""
        assert list(scales()) == sorted(scales())
        assert scales()["tlap"] is scale("tlap")

    def test_which_are_not_ordered(self) -> None:
        """A circle, a wheel and a matrix are not ordered, and say what they are."""
        unordered = {name for name, each in scales().items() if not each.ordered}
        assert unordered == {"bovaird", "davidson", "treseder"}

    def test_which_do_not_stand_on_the_axis(self) -> None:
        """Those who deliver without a voice are on no step."""
        off_axis = {
            f"{level.scale} {level.number}"
            for each in scales().values()
            for level in each.levels
            if level.steps.off_axis
        }
        assert off_axis == {
            *("biggs 1", "bovaird 1", "bovaird 3", "bovaird 4", "cornwall 2"),
            *("key 2", "pretty 4", "shirk 1", "shirk 2"),
        }

    def test_iap2_has_names_only(self) -> None:
        """IAP2 asks for permission to copy or adapt its text: names and a citation, no more."""
        assert [level.label for level in scale("iap2").levels] == [
            *("Inform", "Consult", "Involve", "Collaborate", "Empower")
        ]
        assert not any(level.meaning for level in scale("iap2").levels)
        assert "permission" in scale("iap2").licence
        file = Path(scale_files.__file__).with_name("iap2.toml")
        assert "promise" not in file.read_text(encoding="utf-8")

    def test_terms(self) -> None:
        """The terms that were seen are said: TLAP freely, WHO not for profit."""
        assert "Free to use without asking" in scale("tlap").licence
        assert "CC BY-NC-SA 3.0 IGO" in scale("who_2020").licence

    def test_bands(self) -> None:
        """Bands stand in their order; most scales have none."""
        assert scale("tlap").bands == ("doing to", "doing for", "doing with")
        assert scale("shier").bands == ()

    def test_one_persons_care_is_another_unit(self) -> None:
        """One scale is about somebody's own care, and says so."""
        assert {name for name, each in scales().items() if each.unit} == {"thompson"}

    def test_the_tlap_ladder_is_the_steps(self) -> None:
        """Its seven levels are the steps one to seven, each exactly."""
        ladder = [level.steps.possible for level in scale("tlap").levels]
        assert ladder == [(step,) for step in list(Level)[1:8]]

    def test_essex(self) -> None:
        """The six degrees of Essex, from telling to handing over."""
        essex = scale("essex")
        assert {level.label: level.steps.possible for level in essex.levels} == {
            "Information sharing": (Level.EDUCATING, Level.INFORMING),
            "Information gathering": (Level.CONSULTATION,),
            "Consultation": (Level.CONSULTATION, Level.ENGAGEMENT),
            "Participation": (Level.ENGAGEMENT, Level.CO_DESIGN),
            "Collaboration": (Level.CO_DESIGN, Level.CO_PRODUCTION),
            "Delegation": (Level.CO_PRODUCTION, Level.PEOPLE_LED),
        }
        assert essex.year == "undated"

    def test_loading_is_lazy(self) -> None:
        """``import coproduction`` reads no scale, and one scale is read without the others."""
        code = (
            "import sys, coproduction\n"
            "assert not any('levels' in name for name in sys.modules)\n"
            "from coproduction.levels import scales\n"
            "assert scales._shipped.cache_info().currsize == 0\n"
            "scales.scale('TLAP')\n"
            "assert scales._shipped.cache_info().currsize == 1\n"
        )
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


class TestFinding:
    """A scale, a level or two levels, from what somebody wrote."""

    @pytest.mark.parametrize("name", ["involve_nihr", "INVOLVE-NIHR", "involve nihr"])
    def test_a_scale(self, name: str) -> None:
        """Capitals, hyphens and underscores make no difference."""
        assert scale(name).name == "involve_nihr"

    def test_the_scale_that_is_meant_where_none_is_named(self) -> None:
        """Where no scale is named it is TLAP's, and there *co-production* is step 7."""
        assert scale().name == "tlap"
        assert scale().level("co-production").steps.best == Level.CO_PRODUCTION

    @pytest.mark.parametrize("text", ["7", " 7 ", "Co-production", "coproduction", "CO PRODUCTION"])
    def test_a_level(self, text: str) -> None:
        """By number or by label; capitals, hyphens and spaces make no difference."""
        assert scale().level(text).number == "7"

    def test_every_level_is_found(self) -> None:
        """Every level of every scale is found by its number and by its label."""
        for each in scales().values():
            for level in each.levels:
                assert each.level(level.number) is each.level(level.label.upper()) is level
                assert each.span(level.label) == (level,)

    def test_a_name_that_there_is_not(self) -> None:
        """What is not there is refused, with the nearest names."""
        with pytest.raises(UnknownNameError) as unknown:
            scale().level("consultations")
        assert str(unknown.value) == (
            "The scale tlap has no level called consultations. Did you mean Consultation?"
        )
        with pytest.raises(UnknownNameError, match=r"tlap has no level called 9\.$"):
            scale().level("9")
        with pytest.raises(UnknownNameError, match=r"called arnstien\. Did you mean arnstein\?"):
            scale("arnstien")
        with pytest.raises(UnknownNameError, match=r"There is no scale called \?\.$"):
            scale("?")

    @pytest.mark.parametrize(
        "text",
        [
            "4-5",
            "4 - 5",
            "4\u20135",
            "4 to 5",
            "5-4",
            "Consultation\u2013Engagement",
            "consultation to 5",
        ],
    )
    def test_two_levels(self, text: str) -> None:
        """Two levels are all from one to the other."""
        assert [level.number for level in scale().span(text)] == ["4", "5"]

    def test_two_levels_with_hyphens_of_their_own(self) -> None:
        """A hyphen within a label is not taken for one between two."""
        assert [level.number for level in scale().span("Co-design - Co-production")] == ["6", "7"]
        assert [level.number for level in scale().span("co-production")] == ["7"]
        with pytest.raises(UnknownNameError, match="no level called co-something"):
            scale().span("co-something")
        with pytest.raises(UnknownNameError, match="no level called 4 or so"):
            scale().span("4 or so")

    def test_numbers_that_are_no_order(self) -> None:
        """What is not ordered is not compared by number, and says what it is."""
        with pytest.raises(UnorderedScaleError, match="not compared by number: it is a matrix"):
            scale("bovaird").span("2-5")
        assert [level.number for level in scale("bovaird").span("2")] == ["2"]
        with pytest.raises(TypeError, match="wheel of four quadrants"):
            scale("davidson").position(scale("davidson").level("2"))
        with pytest.raises(TypeError, match="not supported"):
            scale().level("4") < scale().level("5")  # type: ignore[operator]  # noqa: B015  # that is the point

    def test_positions(self) -> None:
        """A level has a place in its own scale and in no other."""
        assert scale("thompson").position(scale("thompson").level("0")) == 0
        with pytest.raises(InvalidValueError, match="Coercion is no level of the scale nef"):
            scale("nef").position(scale().level("1"))


class TestSteps:
    """A range of steps."""

    def test_what_is_no_range(self) -> None:
        """An order that is turned round, or a best step outside, is refused."""
        low, middle, high = Level.INFORMING, Level.CONSULTATION, Level.ENGAGEMENT
        with pytest.raises(InvalidValueError, match="The lowest step is above the highest"):
            MappedSteps(lowest=high, highest=low)
        with pytest.raises(InvalidValueError, match="The best step is not between"):
            MappedSteps(lowest=low, best=high, highest=middle)
        with pytest.raises(InvalidValueError, match="What is off the axis has no best step"):
            MappedSteps(lowest=low, best=low, highest=low, off_axis=True)

    def test_whose(self) -> None:
        """Steps that somebody else proposes are not ours."""
        theirs = loads_scale(changed()).level("asked").steps
        assert (theirs.mapped_by, theirs.is_ours) == ("our group", False)


class TestAScaleOfOnesOwn:
    """What somebody brings."""

    def test_a_whole_one(self, tmp_path: Path) -> None:
        """A file becomes a scale."""
        path = tmp_path / "ours.toml"
        path.write_bytes(b"\xef\xbb\xbf" + changed(unit='"a  street"').encode())
        found = load_scale(path)
        assert found == loads_scale(changed(unit='"a street"'))
        assert found == Scale(
            name="ours",
            title="Our scale",
            authority="Our group",
            year="2026",
            version="first",
            sources=["Our own words"],
            licence="Free",
            how_known=HowKnown.READ,
            ordered=True,
            unit="a street",
            mapped_by="our group",
            levels=[
                ScaleLevel(
                    scale="ours",
                    number="1",
                    label="Asked",
                    steps=MappedSteps(
                        lowest=Level.CONSULTATION,
                        best=Level.CONSULTATION,
                        highest=Level.ENGAGEMENT,
                        unit="a street",
                        mapped_by="our group",
                    ),
                )
            ],
        )

    def test_without_an_order(self) -> None:
        """Where there is no order, levels may have names for numbers."""
        level = LEVEL | {"label": '"North"'}
        head = HEAD | {"ordered": "false", "form": '"a wheel"'}
        found = loads_scale(
            text_of(head, {"b": LEVEL, "10": level, '"a c"': {**LEVEL, "label": '"x"'}})
        )
        assert [each.number for each in found.levels] == ["10", "a c", "b"]
        assert found.level("A-C").label == "x"

    @pytest.mark.parametrize("name", ["tlap", "inv-matrix"])
    def test_a_name_of_the_package(self, name: str) -> None:
        """The name of a scale of the package is refused, however it is written."""
        [said] = problems_of(changed(name=f'"{name}"'))
        assert said == (
            f"ours.toml:1:8: name: There is already a scale called {name}. Give yours another name."
        )

    @pytest.mark.parametrize("key", [key for key in HEAD if key != "ordered"])
    def test_a_missing_key(self, key: str) -> None:
        """Each key that is needed is named."""
        assert problems_of(changed(**{key: None})) == [
            f"ours.toml:1:1: The key {key} is missing here."
        ]

    @pytest.mark.parametrize("key", list(LEVEL))
    def test_a_missing_key_of_a_level(self, key: str) -> None:
        """So is each key of a level, at the level."""
        level = {name: value for name, value in LEVEL.items() if name != key}
        assert problems_of(changed(level)) == [
            f"ours.toml:12:1: levels.1: The key {key} is missing here."
        ]

    def test_no_order_needs_a_form(self) -> None:
        """What is not ordered says what it is; whether it is ordered must be said."""
        assert problems_of(changed(ordered="false")) == [
            "ours.toml:1:1: The key form is missing here."
        ]
        assert problems_of(changed(ordered=None)) == [
            "ours.toml:1:1: The key ordered is missing here."
        ]

    @pytest.mark.parametrize(
        ("key", "value", "problem"),
        [
            ("title", "1", "1:{}: title: Text is needed here. Put it in quotes."),
            ("title", '" "', "1:{}: title: There is no text between these quotes. Write some."),
            ("title", r'"\u0007"', "1:{}: title: This text holds a control character or half a"),
            ("name", '"Our scale"', "1:{}: name: A name is made of a-z, digits, hyphens and und"),
            ("sources", '"here"', "1:{}: sources: One text or more is needed here, in [ ]."),
            ("sources", "[]", "1:{}: sources: One text or more is needed here, in [ ]."),
            ("sources", '["a", 1]', "1:{}: sources[1]: Text is needed here. Put it in quotes."),
            ("ordered", '"yes"', "1:{}: ordered: This is either true or false, without quotes."),
            ("how_known", '"well"', "1:{}: how_known: One of these words is needed here: read, pa"),
            ("how_known", "1", "1:{}: how_known: Text is needed here. Put it in quotes."),
        ],
    )
    def test_a_wrong_value(self, key: str, value: str, problem: str) -> None:
        """A wrong value is named where it stands, and the rest is read."""
        first = {key: value} | {name: held for name, held in HEAD.items() if name != key}
        [said] = problems_of(text_of(first, {"1": LEVEL}))
        assert said.startswith("ours.toml:" + problem.format(len(key) + 4))

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ({"lowest": "9"}, "14:10: levels.1.lowest: A whole number from 0 to 8 is needed here"),
            (
                {"lowest": '"4"'},
                "14:10: levels.1.lowest: A whole number from 0 to 8 is needed here",
            ),
            ({"lowest": "true"}, "14:10: levels.1.lowest: A whole number from 0 to 8 is needed"),
            ({"lowest": "4.0"}, "14:10: levels.1.lowest: A whole number from 0 to 8 is needed"),
            ({"lowest": "6"}, "12:1: levels.1: The lowest step is above the highest. Change one"),
            ({"best": "6"}, "12:1: levels.1: The best step is not between the lowest and the"),
            ({"off_axis": "true"}, "12:1: levels.1: What is off the axis has no best step."),
            ({"off_axis": "1"}, "17:12: levels.1.off_axis: This is either true or false"),
            ({"label": '"2"'}, "13:9: levels.1.label: A label has letters."),
            ({"lable": '"x"'}, "17:1: levels.1.lable: There is no lable here. Did you mean label?"),
            ({"zzz": "1"}, "17:1: levels.1.zzz: There is no zzz here."),
        ],
    )
    def test_a_wrong_value_in_a_level(self, change: dict[str, str], problem: str) -> None:
        """So is a wrong value in a level."""
        [said] = problems_of(changed(LEVEL | change))
        assert said.startswith("ours.toml:" + problem)

    @pytest.mark.parametrize("number", ["-1", "01", "a", "1000", '""', '"4-5"'])
    def test_a_number_that_is_none(self, number: str) -> None:
        """The levels of an ordered scale have numbers."""
        problems = problems_of(text_of(HEAD, {number: LEVEL}))
        assert any("The levels of an ordered scale have whole numbers" in each for each in problems)

    def test_one_name_twice(self) -> None:
        """Two levels have no name in common."""
        assert problems_of(text_of(HEAD, {"1": LEVEL, "2": LEVEL | {"label": '"ASKED"'}})) == [
            "ours.toml:18:1: levels.2: The levels 1 and 2 have the same name."
        ]

    def test_one_number_twice(self) -> None:
        """Two levels have no number in common: TOML itself refuses it."""
        text = changed() + "\n[levels.1]\n"
        assert problems_of(text) == [
            "ours.toml:18:10: This is not TOML: Cannot declare ('levels', '1') twice."
        ]

    @pytest.mark.parametrize("levels", ["levels = 4", "levels = []", "[levels]"])
    def test_no_levels(self, levels: str) -> None:
        """A scale has levels."""
        [problem] = problems_of(text_of(HEAD, {}) + levels)
        assert "levels: Tables are needed here, each with a name: [levels.1]." in problem

    def test_a_level_that_is_no_table(self) -> None:
        """A level is a table."""
        assert problems_of(text_of(HEAD, {}) + "levels.1 = 4\n") == [
            "ours.toml:11:12: levels.1: A table is needed here: [levels.1]."
        ]

    def test_everything_at_once(self) -> None:
        """Every problem is named at once, in the order of the file."""
        text = text_of(
            {"title": "1", "sorces": "[]", "ordered": "true"},
            {"2": {"label": '"3"', "lowest": "9"}, "x": LEVEL},
        )
        assert [re.sub("^ours.toml:", "", each) for each in problems_of(text)] == [
            "1:1: The key authority is missing here.",
            "1:1: The key how_known is missing here.",
            "1:1: The key licence is missing here.",
            "1:1: The key mapped_by is missing here.",
            "1:1: The key name is missing here.",
            "1:1: The key sources is missing here.",
            "1:1: The key version is missing here.",
            "1:1: The key year is missing here.",
            "1:9: title: Text is needed here. Put it in quotes.",
            "2:1: sorces: There is no sorces here. Did you mean sources?",
            "5:1: levels.2: The key best is missing here.",
            "5:1: levels.2: The key highest is missing here.",
            "6:9: levels.2.label: A label has letters.",
            "7:10: levels.2.lowest: A whole number from 0 to 8 is needed here, without quotes.",
            f"9:1: levels.x: {scale_files.NOT_A_NUMBER}",
        ]

    def test_files_that_cannot_be_read(self, tmp_path: Path) -> None:
        """What cannot be read says why, with the file."""
        text = tmp_path / "text.toml"
        text.write_bytes(b"name = 'a'\ntitle = '\xff'")
        long = tmp_path / "long.toml"
        long.write_bytes(b"#" * (scale_files.MAX_BYTES + 1))
        for path, said in [
            (tmp_path / "none.toml", ":1:1: There is no such file."),
            (tmp_path, ":1:1: This file cannot be read."),
            (tmp_path / "a\0b", ":1:1: This file cannot be read."),
            (
                text,
                ":2:10: This file is not UTF-8 text from here on. Save the scale as UTF-8 text.",
            ),
            (long, ":1:1: This is longer than 1 MB, the most that is read."),
        ]:
            with pytest.raises(ScaleError) as refused:
                load_scale(path)
            assert str(refused.value) == f"{path}{said}"
        with pytest.raises(ScaleError, match="<text>:1:1: This is longer than 1 MB"):
            loads_scale("#" * (scale_files.MAX_BYTES + 1))

    def test_the_error(self) -> None:
        """It is a ``ValueError``, and one of ours."""
        assert issubclass(ScaleError, ValueError)
        assert issubclass(ScaleError, CoproductionError)
        assert issubclass(UnorderedScaleError, TypeError)
        assert issubclass(UnorderedScaleError, CoproductionError)


def held(data: bytes, folder: Path) -> None:
    """Read bytes: they are a scale, or every problem says where and why."""
    path = folder / "any.toml"
    path.write_bytes(data)
    try:
        load_scale(path)
    except ScaleError as error:
        problems = error.problems
    else:
        return
    assert problems
    lines = data.count(b"\n") + data.count(b"\r") + 1  # in what is no TOML, each ends a line
    for problem in problems:
        assert problem.message.endswith((".", "?"))
        assert problem.place is not None
        assert problem.place.file == str(path)
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder for every file that is drawn."""
    return tmp_path_factory.mktemp("scales")


class TestHostileInput:
    """Any bytes are a scale or an error that says where and why."""

    @given(data=st.binary(max_size=200))
    @example(data=b"")
    @example(data=b"\xff\xfe")
    @example(data=b"\r\x80")
    @example(data=b"a = " + b"[" * 100_000)
    @example(data=b"a = " + b"9" * 5_000)
    @example(data=b"a" + b".a" * 2_000 + b" = 1")
    def test_bytes(self, data: bytes, folder: Path) -> None:
        """Bytes of any kind."""
        held(data, folder)

    @given(data=st.text(alphabet="[]{}=.,\"'\\#\n\r\t abl019-_", max_size=60))
    def test_signs(self, data: str, folder: Path) -> None:
        """Texts of the signs that mean something to a parser, alone and after a good scale."""
        held(data.encode(), folder)
        held((changed() + data).encode(), folder)

    @given(
        name=st.sampled_from(["tlap", "bovaird", "essex", "hart"]),
        cuts=st.lists(
            st.tuples(st.floats(0, 1), st.integers(0, 12), st.binary(max_size=6)), max_size=3
        ),
    )
    def test_mutated_scales(
        self, name: str, cuts: list[tuple[float, int, bytes]], folder: Path
    ) -> None:
        """A scale of the package in which something was taken out or put in."""
        base = Path(scale_files.__file__).with_name(f"{name}.toml").read_bytes()
        for where, length, put in cuts:
            start = int(where * len(base))
            base = base[:start] + put + base[start + length :]
        held(base, folder)

    @given(
        key=st.sampled_from([*HEAD, "form", "unit", "note", "levels", "?"]),
        value=st.sampled_from(
            ["1", "1.5", "true", "''", "[]", "{}", "[[1]]", "nan", "07:30:00", "{1 = {label = 3}}"]
        ),
    )
    def test_other_values(self, key: str, value: str, folder: Path) -> None:
        """A scale in which one key holds something else."""
        head = HEAD | {f'"{key}"': value}
        head.pop(key, None)
        held(text_of(head, {} if key == "levels" else {"1": LEVEL}).encode(), folder)


@given(drawn=tables(), data=st.data())
def test_the_order_of_a_file_does_not_matter(
    drawn: tuple[dict[str, str], dict[str, dict[str, str]]], data: st.DataObject
) -> None:
    """The keys and the levels of a file may stand in any order."""
    head, levels = drawn
    other_head = dict(data.draw(st.permutations(list(head.items()))))
    other_levels = {
        number: dict(data.draw(st.permutations(list(levels[number].items()))))
        for number in data.draw(st.permutations(list(levels)))
    }
    assert loads_scale(text_of(head, levels)) == loads_scale(text_of(other_head, other_levels))
