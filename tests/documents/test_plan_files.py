"""Plan files: what is written is read again, and every problem says where it is."""

from __future__ import annotations

import copy
import datetime as dt
import gc
import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings

from coproduction import (
    NEVER,
    RATHER_NOT_SAY,
    UNDATED,
    Access,
    Activity,
    AgreedShare,
    Body,
    BudgetLine,
    Claim,
    Contribution,
    Count,
    Day,
    Decision,
    Dissent,
    Expectations,
    Fact,
    Hours,
    Offer,
    Option,
    Organisation,
    Overridden,
    Papers,
    Part,
    Participant,
    Plan,
    PlanError,
    Provision,
    Purpose,
    Quorum,
    Reflection,
    Relationship,
    Reply,
    Role,
    Seat,
    Strand,
    Told,
    Veto,
    dump,
    dumps,
    load,
    loads,
    read,
    structure,
    unstructure,
)
from coproduction.documents import read_bytes, reads
from coproduction.documents.refused import is_needed
from coproduction.errors import InvalidValueError, Problem
from coproduction.formats.refusals import problems_in
from coproduction.formats.structuring import converter
from coproduction.formats.text import Plain
from coproduction.model.plan import LISTS
from coproduction.values.withheld import Withheld
from strategies import plans

HEAD = "format: coproduction-plan/1\nid: plan\n"
KINDS: tuple[Literal["yaml", "json"], ...] = ("yaml", "json")

EVERYTHING = Plan(
    id="everything",
    title="Everything: a “plan”, with # marks, 'quotes' and\nlines",
    purpose=Purpose(
        text="- not a list", outcomes=["yes", "12"], agreed_on="2026-01", agreed_by="council"
    ),
    claims=[
        Claim(
            level="co-production",
            scale="TLAP",
            about=["first", "board"],
            by=["council", "others"],
            stated_on=["2025-01-02", "2025-03"],
            source="~",
        )
    ],
    benchmark=[
        AgreedShare(kind="own-life", share="2/3"),
        AgreedShare(kind="neither", share="1/3"),
    ],
    starts_on=2014,
    ends_on="undated",
    recorded_on=dt.date(2026, 5, 1),
    jurisdiction="Northern Ireland",
    setting="research",
    initiated_by="carers",
    expectations=Expectations(agreed_on="never", agreed_by=[]),
    written_by=["carers", "council"],
    read_by=[],
    complete=["offers", "parts"],
    organisations=[
        Organisation(
            id="council",
            title="no",
            sector="public",
            interests="null",
            responsibilities=["host", "funder"],
            employer_pays=True,
            side="neither",
            note="|",
            source=">",
        )
    ],
    participants=[
        Participant(
            id="carers",
            title="Carers",
            size=[4, 6],
            perspectives=["carer", "other"],
            in_their_words="we look after one another",
            side="lived",
            organisations=["council"],
            employer_pays=False,
            strengths=["cooking"],
            access=Access(asked_on="2026-02-02", requests=["lift"], known_to="group"),
            joined_on="2025-12-24",
            left_on="2026",
            recruited="chosen",
            recruited_by=["council", "others"],
            links=False,
        ),
        Participant(
            id="half",
            size={"at_least": 1},
            among="carers",
            perspectives=RATHER_NOT_SAY,
            side=RATHER_NOT_SAY,
            employer_pays=RATHER_NOT_SAY,
            access=Access(asked_on="undated", requests=RATHER_NOT_SAY),
        ),
        Participant(id="3", size={"about": 200}, perspectives=[], access=Access(requests=[])),
        Participant(id="true", size={"at_most": 14}, access=Access(asked_on="never")),
    ],
    roles=[Role(id="scribe", title="1e3", does="writes it down", note="0x1F", source="0o7")],
    strands=[Strand(id="north", title="North", kind="site")],
    bodies=[
        Body(
            id="board",
            seats=[
                Seat(
                    who=["carers", "council"],
                    acting_as="themselves",
                    role="chair",
                    number=1,
                    votes="1/3",
                    since="2025",
                    until="2026-03",
                    note="a seat",
                ),
                Seat(who="others", votes=Fraction(3, 2)),
            ],
            decides_by={"at_least": "1.5", "of": "present", "each_side": True, "then": "panel"},
            quorum={"seats": 3, "share": "1/2", "lived": 2, "organisation": 1},
            vetoes=[Veto(who="council", basis="the law"), Veto(who="carers", basis=False)],
            agreed_on="2025",
            agreed_by="others",
        ),
        Body(id="panel", seats=[], decides_by={"at_least": None}),
        Body(id="trustees", decides_by={"through": "panel"}, quorum=3),
        Body(
            id="friends",
            seats=[Seat(who="carers", number=1)],
            decides_by={"way": "majority", "casting_vote": "carers"},
        ),
    ],
    activities=[
        Activity(
            id="first",
            kind="workshop",
            strand="north",
            status="happened",
            cancelled=True,
            starts_on="2026-03-12",
            ends_on="2026-03-13",
            starts_at="9:05",
            ends_at=dt.time(15, 30),
            mode="in person",
            sessions=2,
            stages=["design", "decide"],
            parts=[
                Part(who="carers", number=[3, 4], acting_as="carer", role="scribe", how=["makes"]),
                Part(who="others", how=["decides", "or-more"]),
            ],
            nobody_else=True,
            provides=[Provision(access=["lift", "others"], state="booked", arranged_on="2026")],
            open=True,
            invited=["carers", "others"],
            items_from=[],
            papers=[Papers(to=["carers"], formats=["large print", "no"], sent_on="2026-02")],
        ),
        Activity(id="second", parts=[Part(who="council", how=[])], provides=[], open=False),
    ],
    decisions=[
        Decision(
            id="day",
            question="Which day?",
            stage="agenda",
            at="first",
            strand="north",
            by=["board", "carers", "others"],
            decides_by="consensus",
            status="planned",
            key=True,
            binding=False,
            decided_on="undated",
            result="Thursday",
            reason="it suits",
            money=False,
        ),
        Decision(
            id="room",
            status="happened",
            money="500.00 GBP",
            options=[Option(text="a room", by="carers"), "others"],
            told=[Told(to=["carers"], told_on="2026-04-01"), Told(to="others")],
            overridden=Overridden(by=["board"], reason="no money", told_on="never"),
            dissent=[Dissent(who="carers", reason="too far")],
        ),
    ],
    offers=[
        Offer(
            id="fee",
            to=["carers", "others"],
            covers=["first", "scribe", "all"],
            hours=Hours(attend=2, prepare="0.5", follow_up="1/3", travel=1),
            amount="25.00 GBP",
            per=["hour", "person"],
            form="fee",
            paid_by="council",
            offered_on="2026-01-05",
            accepted=RATHER_NOT_SAY,
            paid_on="never",
        ),
        Offer(id="none", form="nothing", hours=1, accepted=False),
    ],
    contributions=[
        Contribution(
            id="idea",
            kind="story",
            by="carers",
            at="first",
            about="lunch",
            reply=Reply(result="not", why="too early", told_on="2026-04", by="council"),
        ),
        Contribution(id="another", reply=False, by=[]),
    ],
    relationships=[
        Relationship(
            who=["carers", "half"],
            to="council",
            kind="works-with",
            strength="1.5",
            reported_by="carers",
            asked=["carers", "others"],
            since="2025",
            until="2026-03",
            note="a link",
            source="a survey",
        ),
        Relationship(who="half", to=[], kind="trust", strength="1/3"),
    ],
    budget=[
        BudgetLine(
            id="rooms",
            heading="rooms: all",
            amount="500.00 GBP",
            to=["council", "others"],
            open=False,
            strand="north",
            decision="room",
        )
    ],
    reflections=[
        Reflection(
            by="carers",
            about=["first", "equal-offer"],
            stated_on="undated",
            words="Yes, mostly",
            rating="4.5",
            scale="1 to 5",
        )
    ],
    note="tab\there",
    source="\N{GREEK SMALL LETTER ALPHA} \N{PILE OF POO} \u00a0",
)
"""A plan with a value in every field, and with every form of value."""


def ways_in(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every key and every entry of a list."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, held in steps:
        yield (*way, step)
        if isinstance(held, dict | list):
            yield from ways_in(held, (*way, step))


def problems(text: str, kind: Literal["yaml", "json"] = "yaml") -> tuple[Problem, ...]:
    """Return what is wrong with a text."""
    with pytest.raises(PlanError) as caught:
        loads(text, kind=kind)
    for problem in caught.value.problems:
        assert problem.place is not None
    return caught.value.problems


def only_problem(text: str, kind: Literal["yaml", "json"] = "yaml") -> Problem:
    """Return the one thing that is wrong with a text."""
    [problem] = problems(text, kind)
    return problem


class TestThereAndBack:
    """Reading what was written gives an equal plan."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_field(self, kind: Literal["yaml", "json"]) -> None:
        """A plan with a value in every field is the same after writing and reading."""
        assert loads(dumps(EVERYTHING, kind=kind), kind=kind) == EVERYTHING

    @settings(
        max_examples=35,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(plan=plans())
    @example(plan=EVERYTHING)
    def test_any_plan(self, plan: Plan) -> None:
        """Any plan is the same after writing and reading, in both formats and as plain data."""
        plain = unstructure(plan)
        assert structure(plain) == plan
        for kind in KINDS:
            text = dumps(plan, kind=kind)
            assert loads(text, kind=kind) == plan
            assert dumps(loads(text, kind=kind), kind=kind) == text

    def test_everything_is_in_it(self) -> None:
        """No field of any noun is left at its default in the plan of these tests."""
        filled: dict[type[Any], set[str]] = {}
        waiting: list[Any] = [EVERYTHING]
        while waiting:
            one = waiting.pop()
            if isinstance(one, tuple):
                waiting += one
            elif attrs.has(type(one)) and not isinstance(one, Day | Count):
                said = filled.setdefault(type(one), set())
                for field in attrs.fields(type(one)):
                    value = getattr(one, field.name)
                    waiting.append(value)
                    if value not in (field.default, "") and value != Quorum():
                        said.add(field.name)
        for kind, said in filled.items():
            names = {field.name for field in attrs.fields(kind) if field.init}
            assert names - said <= {"note", "source", "title"}, kind

    @pytest.mark.parametrize("kind", KINDS)
    def test_files(self, kind: Literal["yaml", "json"], tmp_path: Path) -> None:
        """The name of a file says its format, whether it is a text or a path."""
        for name in (tmp_path / f"plan.{kind}", str(tmp_path / f"plan.{kind.upper()}")):
            dump(EVERYTHING, name)
            text = Path(name).read_text(encoding="utf-8")
            assert text == dumps(EVERYTHING, kind=kind)
            assert load(name) == EVERYTHING

    def test_plain_data_is_plain(self) -> None:
        """Unstructured plans are texts, whole numbers, truth values, lists and mappings."""
        waiting: list[Any] = [unstructure(EVERYTHING)]
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                waiting += [*value, *value.values()]
            elif isinstance(value, list):
                waiting += value
            else:
                assert type(value) in {str, Plain, int, bool, type(None)}

    def test_any_json_writer_will_do(self) -> None:
        """Plain data that another program wrote as JSON is the same plan."""
        text = json.dumps(unstructure(EVERYTHING))
        assert loads(text, kind="json") == EVERYTHING
        assert structure(json.loads(text)) == EVERYTHING

    def test_defaults_are_left_out(self) -> None:
        """A plan that says nothing is written in two keys."""
        assert unstructure(Plan(id="plan")) == {"format": "coproduction-plan/1", "id": "plan"}
        assert dumps(Plan(id="plan")) == HEAD

    def test_what_is_stated_to_be_nothing_is_kept(self) -> None:
        """An empty list, a no, a 0 and *never* are other things than silence."""
        plain = unstructure(EVERYTHING)
        assert plain["read_by"] == []
        assert plain["bodies"][1]["seats"] == []
        assert plain["activities"][1]["open"] is False
        assert plain["activities"][1]["parts"] == [{"who": ["council"], "how": []}]
        assert plain["contributions"][1]["reply"] is False
        assert plain["offers"][1]["hours"] == {"attend": 1, "prepare": 0, "follow_up": 0}
        assert plain["participants"][3]["access"] == {"asked_on": "never"}

    def test_a_control_character_is_not_written(self) -> None:
        """What could not be read again is refused before anything is written."""
        with pytest.raises(InvalidValueError, match="control character"):
            dumps(Plan(id="plan", title="\x1b[2J"))

    def test_nothing_is_written_where_it_cannot_be(self, tmp_path: Path) -> None:
        """A plan that cannot be written leaves no file behind."""
        with pytest.raises(InvalidValueError):
            dump(Plan(id="plan", title="\ud800"), tmp_path / "plan.yaml")
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize("kind", KINDS)
    def test_nothing_is_overwritten(self, kind: str, tmp_path: Path) -> None:
        """Where there is something of that name, nothing is written."""
        path = tmp_path / f"plan.{kind}"
        path.write_text("mine", encoding="utf-8")
        link = tmp_path / f"link.{kind}"
        link.symlink_to(path)
        dangling = tmp_path / f"dangling.{kind}"
        dangling.symlink_to(tmp_path / "elsewhere")
        for taken in (path, link, dangling):
            with pytest.raises(FileExistsError):
                dump(Plan(id="plan"), taken)
        assert path.read_text(encoding="utf-8") == "mine"
        assert not (tmp_path / "elsewhere").exists()


class TestWhatPeopleWrite:
    """The short and pleasant forms of a file mean what they seem to mean."""

    def test_scalars_mean_what_the_field_means(self) -> None:
        """Text without quotes waits for the type of its field."""
        plan = loads(
            HEAD
            + """\
title: 2014
jurisdiction: no
setting: 10:30
starts_on: 2014
ends_on: 2014-10-07
participants:
  - {id: 010, size: 08, title: 1.50, employer_pays: No, access: {asked_on: undated}}
  - {id: 12, size: {at_least: 60}, employer_pays: TRUE}
bodies:
  - id: board
    decides_by: {at_least: 2.5}
    seats: [{who: 12, votes: 1/2}, {who: "010", votes: 0.1}]
activities: [{id: a, starts_at: 10:30, ends_at: 9:00}]
offers: [{id: f, amount: 12.50 GBP, hours: 1.5}]
"""
        )
        assert (plan.title, plan.jurisdiction, plan.setting) == ("2014", "no", "10:30")
        assert plan.starts_on == Day(dt.date(2014, 1, 1), dt.date(2014, 12, 31))
        assert plan.ends_on == Day(dt.date(2014, 10, 7), dt.date(2014, 10, 7))
        first, second = plan.participants
        assert (first.id, first.size, first.title) == ("010", Count(8, 8), "1.50")
        assert first.employer_pays is False
        assert second.employer_pays is True
        assert first.access.asked_on == UNDATED
        assert second.size == Count(60, None)
        body = plan.bodies[0]
        assert body.decides_by is not None
        assert body.decides_by.number == Fraction(5, 2)
        assert body.seats is not None
        assert [seat.votes for seat in body.seats] == [Fraction(1, 2), Fraction(1, 10)]
        assert plan.activities[0].starts_at == dt.time(10, 30)
        assert plan.offers[0].amount is not None
        assert plan.offers[0].amount.amount == Decimal("12.50")
        assert plan.offers[0].hours == Hours(attend="3/2", prepare=0, follow_up=0)

    def test_no_number_passes_through_a_float(self) -> None:
        """A decimal in JSON is exact."""
        plan = loads(
            '{"format": "coproduction-plan/1", "id": "plan", "participants": [{"id": "a"}], '
            '"bodies": [{"id": "b", "seats": [{"who": "a", "votes": 0.1}]}]}',
            kind="json",
        )
        assert plan.bodies[0].seats is not None
        assert plan.bodies[0].seats[0].votes == Fraction(1, 10)

    def test_nothing_is_not_stated(self) -> None:
        """A key with nothing, ``~`` or ``null`` is not stated, whatever its field."""
        plan = loads(
            HEAD
            + """\
title:
purpose: ~
starts_on: null
complete:
participants:
  - id: a
    size: ~
    left_on:
    access:
bodies: [{id: b, decides_by: null}]
"""
        )
        assert plan == Plan(id="plan", participants=[Participant(id="a")], bodies=[Body(id="b")])

    def test_one_word_may_stand_for_a_list(self) -> None:
        """A list of one word is written without brackets."""
        plan = loads(
            HEAD
            + "participants: [{id: a, perspectives: carer}]\n"
            + "initiated_by: a\ncomplete: offers\n"
            + "activities: [{id: b, parts: [{who: a, how: asked}], provides: [lift]}]\n"
            + "offers: [{id: c, to: a, covers: all, per: all}]\n"
        )
        assert plan.initiated_by == ("a",)
        assert plan.activities[0].parts[0].how == ("asked",)
        assert plan.activities[0].provides == (Provision(access="lift"),)
        assert plan.offers[0].per == ("all",)

    def test_short_forms(self) -> None:
        """A word stands for a seat, a part, a provision or an option; a number for hours."""
        plan = loads(
            HEAD
            + "participants: [{id: a}]\nbodies: [{id: b, seats: [a], decides_by: advises}]\n"
            + "activities: [{id: c, parts: [a], provides: [lift]}]\noffers: [{id: d, hours: 2}]\n"
            + "decisions: [{id: e, options: [a room, {text: a hall, by: a}], dissent: a}]\n"
        )
        assert plan.bodies[0].seats == (Seat(who="a"),)
        assert plan.activities[0].parts == (Part(who="a"),)
        assert plan.offers[0].hours == Hours(attend=2, prepare=0, follow_up=0)
        assert plan.decisions[0].options == (Option(text="a room"), Option(text="a hall", by="a"))
        assert plan.decisions[0].dissent == (Dissent(who="a"),)

    def test_plain_data_may_leave_out_the_format(self) -> None:
        """Plain data needs no ``format``; a file does."""
        assert structure({"id": "plan"}) == Plan(id="plan")
        assert only_problem("id: plan\n").path == ("format",)
        assert only_problem('{"id": "plan"}', "json").path == ("format",)

    def test_plain_data_may_hold_tuples(self) -> None:
        """A tuple is as good as a list."""
        assert structure({"id": "plan", "participants": ({"id": "a"},)}).participants

    def test_never_is_kept(self) -> None:
        """*Never* is a day of its own."""
        plan = loads(HEAD + "participants: [{id: a, access: {asked_on: never}}]\n")
        assert plan.participants[0].access.asked_on == NEVER


class TestPlaces:
    """Each problem says file, line, column, path, and the nearest allowed word."""

    @pytest.mark.parametrize(
        ("text", "line", "column", "path", "suggestion"),
        [
            ("partcipants: []\n", 3, 1, ("partcipants",), "participants"),
            ("participants: [{id: a, siz: 3}]\n", 3, 24, ("participants", 0, "siz"), "size"),
            ("purpose: {txt: it}\n", 3, 11, ("purpose", "txt"), "text"),
            (
                "offers: [{id: a, hours: {attnd: 3}}]\n",
                3,
                26,
                ("offers", 0, "hours", "attnd"),
                "attend",
            ),
            (
                "participants: [{id: a, perspectives: [carer, carr]}]\n",
                3,
                46,
                ("participants", 0, "perspectives", 1),
                "carer",
            ),
            (
                "activities:\n  - id: a\n    parts:\n      - {who: others, how: ask}\n",
                6,
                28,
                ("activities", 0, "parts", 0, "how", 0),
                "asked",
            ),
            (
                "activities: [{id: a, status: Happend}]\n",
                3,
                30,
                ("activities", 0, "status"),
                "happened",
            ),
            (
                "bodies: [{id: a, decides_by: most_votes}]\n",
                3,
                30,
                ("bodies", 0, "decides_by"),
                "most-votes",
            ),
            ("complete: [ofers]\n", 3, 12, ("complete", 0), "offers"),
            ("participants: [{size: 3}]\n", 3, 16, ("participants", 0), None),
            ("claims: [{by: others}]\n", 3, 10, ("claims", 0), None),
            (
                "activities: [{id: a, parts: [{how: asked}]}]\n",
                3,
                30,
                ("activities", 0, "parts", 0),
                None,
            ),
            ("participants: 3\n", 3, 15, ("participants",), None),
            ("participants: [3]\n", 3, 16, ("participants", 0), None),
            ("title: [a]\n", 3, 8, ("title",), None),
            ("purpose: text\n", 3, 10, ("purpose",), None),
            (
                "participants: [{id: a, strengths: ['']}]\n",
                3,
                35,
                ("participants", 0, "strengths"),
                None,
            ),
            ("offers: [{id: a, per: [person]}]\n", 3, 23, ("offers", 0, "per"), None),
            (
                "participants: [{id: a}]\nroles: [{id: a}]\n",
                4,
                14,
                ("roles", 0, "id"),
                None,
            ),
            (
                "participants: [{id: carers}]\ninitiated_by: carer\n",
                4,
                15,
                ("initiated_by",),
                "carers",
            ),
        ],
    )
    def test_yaml(
        self,
        text: str,
        line: int,
        column: int,
        path: tuple[str | int, ...],
        suggestion: str | None,
    ) -> None:
        """In YAML, whatever the problem is."""
        problem = only_problem(HEAD + text)
        assert problem.place is not None
        assert (problem.place.file, problem.place.line, problem.place.column) == (
            "<text>",
            line,
            column,
        )
        assert (problem.path, problem.suggestion) == (path, suggestion)

    def test_json(self) -> None:
        """In JSON too."""
        text = json.dumps(
            {
                "format": "coproduction-plan/1",
                "id": "plan",
                "participants": [{"id": "a", "siz": 3}, {"id": "b", "size": "3"}],
            },
            indent=1,
        )
        unknown, quoted = problems(text, "json")
        lines = text.splitlines()
        assert unknown.place is not None
        assert quoted.place is not None
        assert lines[unknown.place.line - 1][unknown.place.column - 1 :].startswith('"siz"')
        assert lines[quoted.place.line - 1][quoted.place.column - 1 :].startswith('"3"')
        assert (unknown.path, unknown.suggestion) == (("participants", 0, "siz"), "size")

    def test_all_at_once(self) -> None:
        """Every problem is reported, in the order of the text, the references too."""
        found = problems(
            "format: coproduction-plan/2\nid: plan\ninitiated_by: nobody\n"
            "participants:\n  - {id: a, size: -1, siz: 1}\n  - {id: a, hours: x}\n"
            "offers: [{id: b, hours: x, per: person}, {id: c, covers: nothing-such}]\n"
        )
        places = [(found.place.line, found.place.column) for found in found if found.place]
        assert places == sorted(places)
        assert {problem.path for problem in found} >= {
            ("format",),
            ("participants", 0, "size"),
            ("participants", 0, "siz"),
            ("participants", 1, "hours"),
            ("offers", 0, "hours", "attend"),
            ("offers", 0, "per"),
            ("initiated_by",),
            ("participants", 1, "id"),
            ("offers", 1, "covers"),
        }

    def test_what_cannot_be_read_hides_no_other_problem(self) -> None:
        """Two values of one field that are refused for different reasons are both named."""
        found = problems(HEAD + "offers:\n  - {id: a, hours: {attend: x, prepare: y}, amount: 3}\n")
        assert {problem.path[2:] for problem in found} == {
            ("hours", "attend"),
            ("hours", "prepare"),
            ("amount",),
        }

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            ("relationships: [{who: a, to: a, kind: trst}]", ("relationships", 0, "kind")),
            ("relationships: [{who: a, to: [[a]], kind: trust}]", ("relationships", 0, "to", 0)),
            ("decisions: [{id: d, told: [{to: A}]}]", ("decisions", 0, "told", 0, "to", 0)),
            ("decisions: [{id: d, options: [{text: 3.5}]}]", None),
            (
                "decisions: [{id: d, options: [{text: [x]}]}]",
                ("decisions", 0, "options", 0, "text"),
            ),
        ],
    )
    def test_what_a_noun_needs(self, text: str, path: tuple[str | int, ...] | None) -> None:
        """Where a key was refused that is always needed, it is not missed as well."""
        text = f"{HEAD}participants: [{{id: a}}]\n{text}\n"
        if path is None:
            assert loads(text).decisions
        else:
            assert only_problem(text).path == path

    @pytest.mark.parametrize("wrong", [{"x": 1}, "?!", [["a"]], "-1/2", "1/0", "60%", True])
    def test_a_wrong_value_gives_errors_of_its_own_only(self, wrong: object) -> None:
        """Whatever the key: it is not called missing, and no error is about another one."""
        data = unstructure(EVERYTHING)
        found = []
        for way in ways_in(data):
            value: Any = copy.deepcopy(data)
            here = value
            for step in way[:-1]:
                here = here[step]
            here[way[-1]] = wrong
            try:
                structure(value)
            except PlanError as error:
                found.append({each.path[: len(way)] == way for each in error.problems})
        assert found.count({True}) > 100
        assert {True, False} not in found

    @pytest.mark.parametrize("share", ["60%", "-1/2", "1/0", "[0.5, 0.6]"])
    def test_a_wrong_share_of_a_benchmark(self, share: str) -> None:
        """One error, about the value."""
        found = only_problem(f"{HEAD}benchmark: [{{kind: community, share: {share}}}]\n")
        assert found.path == ("benchmark", 0, "share")
        assert found.message.startswith("A number of 0 or more is needed here")

    def test_a_wrong_kind_of_a_benchmark(self) -> None:
        """One error, about the word."""
        found = only_problem(f"{HEAD}benchmark: [{{kind: practitioner, share: 1}}]\n")
        assert found.path == ("benchmark", 0, "kind")

    def test_a_benchmark_that_is_a_mapping(self) -> None:
        """It says how the list is written; what it says can be read."""
        found = only_problem(f"{HEAD}benchmark: {{community: 2/3}}\n")
        example = "- {kind: community, share: 2/3}"
        assert found.message == f"A list is needed here, with a dash before each: {example}."
        rest = "- {kind: carer, share: 1/3}"
        assert len(loads(f"{HEAD}benchmark:\n{example}\n{rest}\n").benchmark) == 2

    def test_what_is_written_shorter_is_refused_once(self) -> None:
        """The number of *at_least* has one error; what else is wrong is found too."""
        found = problems(
            f"{HEAD}participants: [{{id: a}}]\nread_by: nobody\n"
            "bodies: [{id: b, decides_by: {at_least: x, of: y}}]\n"
        )
        assert sorted(map(str, (each.path[-1] for each in found))) == ["number", "of", "read_by"]

    def test_which_keys_are_needed(self) -> None:
        """Those without which a noun cannot be made, however deep; what is no noun has none."""
        assert is_needed(("benchmark", 0, "share"))
        assert is_needed(("decisions", 0, "told", 0, "to"))
        assert is_needed(("bodies", 0, "decides_by", "through"))
        assert not is_needed(("bodies", 0, "decides_by", "of"))
        assert not is_needed(("budget", 0, "to"))
        assert not is_needed(("title", "nowhere", "id"))

    def test_a_newer_format_says_what_to_do(self) -> None:
        """A file of a later version is refused, with what may read it."""
        problem = only_problem("format: coproduction-plan/2\nid: plan\n")
        assert "newer coproduction may read it" in problem.message
        assert problem.path == ("format",)
        for other in ("coproduction-plan/x", "plan/1", "[a]", "1"):
            assert "coproduction-plan/1" in only_problem(f"format: {other}\nid: plan\n").message

    def test_what_has_no_place_here(self) -> None:
        """Where a plan has no place for something it says so, and never repeats the value."""
        [first, second] = problems(
            HEAD
            + "participants:\n  - {id: a, diagnosis: secret}\n"
            + "  - {id: b, access: {condition: secret}}\n"
        )
        for problem in (first, second):
            assert "on purpose" in problem.message
            assert "secret" not in str(problem)

    @pytest.mark.parametrize("text", ["", "[]\n", "hello\n", "3\n", "~\n", "# only a comment\n"])
    def test_what_is_no_mapping(self, text: str) -> None:
        """A text without keys is no plan."""
        assert only_problem(text).path == ()

    @pytest.mark.parametrize("name", LISTS)
    def test_every_list_is_strict(self, name: str) -> None:
        """In every list of a plan, an unknown key and a missing id are found."""
        unknown = only_problem(HEAD + f"{name}: [{{id: a, ttle: b}}]\n")
        assert (unknown.path, unknown.suggestion) == ((name, 0, "ttle"), "title")
        assert only_problem(HEAD + f"{name}: [{{title: b}}]\n").path == (name, 0)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("participants: [{id: a, size: '3'}]", "Take away the quotes"),
            ("participants: [{id: a, size: [3, 2]}]", "lower bound comes first"),
            ("participants: [{id: a, size: [3]}]", "two numbers"),
            ("participants: [{id: a, size: {at_lest: 3}}]", "{at_least: 60}"),
            ("participants: [{id: a, size: 1.5}]", "whole number"),
            ("participants: [{id: a, employer_pays: 'no'}]", "Take away the quotes"),
            ("participants: [{id: a, employer_pays: maybe}]", "Yes or no"),
            ("participants: [{id: a, employer_pays: 1}]", "Yes or no"),
            ("participants: [{id: all}]", "meaning of its own"),
            ("participants: [{id: A b}]", "lower-case"),
            (f"participants: [{{id: {'a' * 101}}}]", "100 characters"),
            ("participants: [{id: [a]}]", "An id is a word"),
            ("participants: [{id: a, perspectives: [[a]]}]", "One of these words"),
            ("starts_on: 2014-13", "no such day"),
            ("starts_on: tomorrow", "2014-10-07"),
            ("starts_on: {a: b}", "A day, a month or a year"),
            ("starts_on: [[2014], 2015]", "A day, a month or a year"),
            ("starts_on: [2015, 2014]", "the earlier one first"),
            ("starts_on: [never, 2014]", "the earlier one first"),
            ("activities: [{id: a, starts_at: 25:00}]", "10:00"),
            ("activities: [{id: a, starts_at: [1]}]", "10:00"),
            ("activities: [{id: a, nobody_else: no}]", "either yes, or left out"),
            ("activities: x", "A list is needed"),
            ("offers: [{id: a, amount: 25}]", "25.00 GBP"),
            ("offers: [{id: a, amount: {a: b}}]", "25.00 GBP"),
            ("offers: [{id: a, hours: -1}]", "A number of 0 or more"),
            ("offers: [{id: a, hours: [1]}]", "Keys with values"),
            ("bodies: [{id: a, decides_by: at-least}]", "One of these words"),
            ("bodies: [{id: a, decides_by: {each_side: yes}}]", "{way: majority}"),
            ("bodies: [{id: a, decides_by: {shar: 2/3}}]", "more_than, of, share"),
            ("bodies: [{id: a, decides_by: [majority]}]", "One of these words is needed here"),
            ("bodies: [{id: a, decides_by: {through: a}}]", "they come back to it"),
            ("bodies: [{id: a, quorum: half}]", "or a part of them, {share: 1/2}"),
            ("bodies: [{id: a, quorum: 50%}]", "or a part of them, {share: 1/2}"),
            ("bodies: [{id: a, quorum: [1, 2]}]", "A quorum is a number of seats"),
            ("bodies: [{id: a, quorum: -1}]", "A number of 0 or more"),
            ("bodies: [{id: a, quorum: {carers: 2}}]", "lived, organisation, seats, share"),
            ("bodies: [{id: a, quorum: {share: 50%}}]", "Write 60 % as 0.6"),
            ("bodies: [{id: a, quorum: 99999999999999999999}]", "larger than any plan needs"),
            ("bodies: [{id: a, decides_by: {at_least: 9999999999999999999}}]", "larger than any"),
            ("bodies: [{id: a, decides_by: {at_least: x}}]", "A number of 0 or more"),
            ("contributions: [{id: a, reply: yes}]", "Keys with values"),
        ],
    )
    def test_values(self, text: str, said: str) -> None:
        """What is written wrongly is refused with what to write."""
        assert said in only_problem(f"{HEAD}{text}\n").message

    @pytest.mark.parametrize(
        "value",
        [
            {"id": 3},
            {"id": "plan", 1: 2},
            {"id": "plan", "title": b"x"},
            {"id": "plan", "participants": {"id": "a"}},
            {"id": "plan", "starts_on": 2014.5},
            {"id": "plan", "bodies": [{"id": "b", "decides_by": {"at_least": 1.5}}]},
            {"id": "plan", "offers": [{"id": "b", "hours": True}]},
            {"id": "plan", "participants": [None]},
            {"id": "plan", "participants": [{"id": "a", "size": True}]},
            {"id": "plan", "initiated_by": [None]},
            {"id": "plan", "initiated_by": {}},
            {"id": "plan", "complete": 3},
        ],
    )
    def test_plain_data(self, value: dict[str, object]) -> None:
        """Plain data from a program is held to the same, without places."""
        with pytest.raises(PlanError) as caught:
            structure(value)
        assert all(problem.place is None for problem in caught.value.problems)

    def test_no_mapping_at_all(self) -> None:
        """Plain data that is no mapping is refused."""
        with pytest.raises(PlanError, match="keys with values"):
            structure([])  # type: ignore[arg-type]  # it is what a program may hand over


class TestPlacesOfFacts:
    """A fact has its place in the file, or that of the nearest thing around it."""

    text = HEAD + (
        "participants:\n"
        "  - {id: a}\n"
        "  - {id: b, access: {requests: []}}\n"
        "bodies:\n"
        "  - id: c\n"
        "    seats: [a, {who: [b, others], votes: 1}]\n"
        "relationships: [{who: b, to: a, kind: trust}]\n"
    )

    @pytest.mark.parametrize(
        ("fact", "line", "path"),
        [
            (Fact("plan", "recorded_on"), 1, ""),  # type: ignore[arg-type]
            (Fact("plan", "complete.offers"), 1, ""),  # type: ignore[arg-type]
            (Fact("a", "size"), 4, "participants[0]"),  # type: ignore[arg-type]
            (Fact("b", "access.asked_on"), 5, "participants[1].access"),  # type: ignore[arg-type]
            (Fact("b", "access.requests"), 5, "participants[1].access.requests"),  # type: ignore[arg-type]
            (Fact("c", "seats.votes", "a"), 8, "bodies[0].seats[0]"),  # type: ignore[arg-type]
            (Fact("c", "seats.votes", "b"), 8, "bodies[0].seats[1].votes"),  # type: ignore[arg-type]
            (Fact("c", "seats.votes", "nobody"), 8, "bodies[0].seats"),  # type: ignore[arg-type]
            (Fact("plan", "relationships.asked", "b"), 9, "relationships[0]"),  # type: ignore[arg-type]
        ],
    )
    def test_facts(self, fact: Fact, line: int, path: str) -> None:
        """Whether the file says it or not."""
        place, found = reads(self.text).place(fact)
        assert (place.line, found) == (line, path)

    def test_things(self) -> None:
        """Anything with an id has its place, the plan too."""
        file = reads(self.text, file="here.yaml")
        assert [str(file.place(file.plan[key].id)[0]) for key in ("plan", "b", "c")] == [
            "here.yaml:1:1",
            "here.yaml:5:5",
            "here.yaml:7:5",
        ]


class TestReading:
    """Files, texts and bytes."""

    def test_the_examples(self) -> None:
        """Every example plan is read, and is the same after writing and reading."""
        paths = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
        assert len(paths) >= 2
        for path in paths:
            file = read(path)
            assert load(path) == file.plan == loads(dumps(file.plan))

    def test_bytes(self) -> None:
        """Bytes are UTF-8, with or without its mark."""
        for mark in (b"", b"\xef\xbb\xbf"):
            file = read_bytes(mark + HEAD.encode() + "title: Größe\n".encode())
            assert file.plan.title == "Größe"
            assert file.place(file.plan.id)[0].file == "<bytes>"

    def test_a_limit(self, tmp_path: Path) -> None:
        """A file of more bytes than are wanted is refused."""
        path = tmp_path / "plan.yaml"
        path.write_text(HEAD, encoding="utf-8")
        assert read(path, max_bytes=len(HEAD)).plan.id == "plan"
        with pytest.raises(PlanError, match="larger than"):
            read(path, max_bytes=len(HEAD) - 1)

    def test_toml(self) -> None:
        """A plan is not written in TOML, and the error says in what it is."""
        with pytest.raises(PlanError, match="YAML or in JSON"):
            read("plan.toml")

    def test_the_collector_is_left_as_it_was(self) -> None:
        """Reading a plan neither starts nor stops the collection of garbage."""
        was = gc.isenabled()
        try:
            for state in (gc.disable, gc.enable):
                state()
                before = gc.isenabled()
                assert loads(HEAD) == Plan(id="plan")
                with pytest.raises(PlanError):
                    structure({"id": "A"})
                assert gc.isenabled() == before
        finally:
            (gc.enable if was else gc.disable)()


@attrs.frozen(kw_only=True)
class Tea:
    """A class that is no noun."""

    hot: Literal[True]
    asked: Withheld = RATHER_NOT_SAY
    kind: str = ""


class TestAnyClass:
    """The converter knows no noun: it reads the types of any class."""

    def test_fixed_values(self) -> None:
        """A field of one fixed value takes just that."""
        made = converter()
        tea = made.structure({"hot": Plain("yes"), "asked": Plain("rather-not-say")}, Tea)
        assert tea == Tea(hot=True)
        assert made.unstructure(Tea(hot=True)) == {"hot": True}
        with pytest.raises(Exception, match="in a class") as caught:
            made.structure({"hot": False, "asked": "no"}, Tea)
        assert {problem.path for problem, _ in problems_in(caught.value)} == {("hot",), ("asked",)}

    def test_what_is_no_problem_of_the_text(self) -> None:
        """An error in the program is raised as it is."""

        def fail(value: object) -> object:
            error = InvalidValueError("No tea.") if value == "none" else RuntimeError("broken")
            error.add_note("while making tea")
            raise error

        made = converter({Tea: fail})
        with pytest.raises(InvalidValueError) as refused:
            made.structure("none", Tea)
        assert [problem.message for problem, _ in problems_in(refused.value)] == ["No tea."]
        with pytest.raises(ExceptionGroup) as caught:
            made.structure(["none", "any"], tuple[Tea, ...])
        with pytest.raises(RuntimeError, match="broken"):
            list(problems_in(caught.value))
