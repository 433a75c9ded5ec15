"""The command line: what it prints, where, and with which status."""

from __future__ import annotations

import csv
import datetime as dt
import errno
import io
import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from coproduction import cli, schema
from coproduction.documents import read
from coproduction.findings import Outcome
from coproduction.model.questions import Whom
from coproduction.validators import catalogue

HEAD = "format: coproduction-plan/1\nid: plan\n"
LUNCH_CLUB = str(Path(__file__).parents[1] / "examples" / "lunch-club.yaml")

NOT_MET = HEAD + "participants: [{id: a, access: {asked_on: never}}]\ncomplete: [participants]\n"
OPEN = HEAD + "participants: [{id: a}]\n"
WITHHELD = HEAD + (
    "participants: [{id: a, size: 1, perspectives: rather-not-say, access: {asked_on: undated}}]\n"
    "complete: [organisations, participants, strands, bodies, activities, decisions, offers, "
    "contributions, relationships, budget, parts]\ninitiated_by: a\n"
)
MET = (
    HEAD
    + "participants: [{id: a, size: 1, perspectives: carer, access: {asked_on: undated}}]\n"
    + (
        "complete: [organisations, participants, strands, bodies, activities, decisions, offers, "
        "contributions, relationships, budget, parts]\ninitiated_by: a\n"
    )
)
PLANS = {"not-met": NOT_MET, "open": OPEN, "withheld": WITHHELD, "met": MET, "broken": "id: [\n"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with a plan for each status."""
    for name, text in PLANS.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "coproduction", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
        **settings,
    )


OUR_SCALE = """name = "street"
title = "How our street takes part"
authority = "The street group"
year = "2026"
version = "first"
sources = ["Our own notes"]
licence = "Ask us"
how_known = "read"
ordered = true
mapped_by = "the street group"

[levels.1]
label = "Kitchen table"
lowest = 4
best = 5
highest = 6
"""


class TestLevels:
    """``coproduction levels`` and ``coproduction scales``."""

    def test_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        """How people took part, in words and without numbers for steps."""
        assert cli.main(["levels", LUNCH_CLUB, "--on", "2026-05-01", "--scale", "iap2"]) == 0
        page = capsys.readouterr().out
        assert "How people took part: The Thursday lunch club" in page
        assert "(iap2: Collaborate)" in page

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One object, on one line."""
        assert cli.main(["levels", LUNCH_CLUB, "--format", "json", "--on", "2026-05-01"]) == 0
        [line] = capsys.readouterr().out.splitlines()
        record = json.loads(line)
        assert (record["format"], record["on"]) == ("coproduction-levels/1", "2026-05-01")

    def test_what_cannot_be(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A broken plan, and a scale that there is none of."""
        (here / "broken.yaml").write_text("format: coproduction-plan/1\nid: A\n")
        assert cli.main(["levels", "broken.yaml"]) == 2
        assert cli.main(["levels", "broken.yaml", "--scale", "iap"]) == 2
        assert "Did you mean iap2?" in capsys.readouterr().err

    def test_a_scale_of_ones_own(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Its file may stand for its name, and claims may be made in it."""
        (here / "street.toml").write_text(OUR_SCALE)
        (here / "plan.yaml").write_text(
            "format: coproduction-plan/1\nid: p\n"
            "claims: [{level: Kitchen table, scale: street, about: day}]\n"
            "participants: [{id: carers, perspectives: carer}]\n"
            "activities: [{id: day, stages: design, parts: [{who: carers, how: asked}]}]\n"
        )
        assert cli.main(["levels", "plan.yaml", "--scale", "street.toml"]) == 0
        page = capsys.readouterr().out
        assert "(street: Kitchen table)" in page
        assert "The scale is street: How our street takes part." in " ".join(page.split())
        own = ["--own-scale", "street.toml"]
        assert cli.main(["levels", "plan.yaml", *own, "--scale", "street"]) == 0
        assert capsys.readouterr().out == page
        assert cli.main(["levels", "plan.yaml", *own, "--scale", "street.toml"]) == 0
        assert capsys.readouterr().out == page
        assert cli.main(["levels", "plan.yaml", *own]) == 0
        page = capsys.readouterr().out
        assert "(street:" not in page
        assert "The scale is street" in page

    def test_a_scale_that_cannot_be(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The name of a scale of the package is taken; what is no scale is named with its place."""
        (here / "street.toml").write_text(OUR_SCALE.replace('"street"', '"iap2"'))
        for option in ("--scale", "--own-scale"):
            assert cli.main(["levels", LUNCH_CLUB, option, "street.toml"]) == 2
            said = "street.toml:1:8: name: There is already a scale called iap2."
            assert capsys.readouterr().err.startswith(said)
        assert cli.main(["levels", LUNCH_CLUB, "--scale", "no.toml"]) == 2
        assert "There is no such file." in capsys.readouterr().err

    def test_change(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Change over time, and beside another plan, in words and as data."""
        (here / "other.yaml").write_text(
            "format: coproduction-plan/1\nid: other\n"
            "participants: [{id: carers, perspectives: carer}]\n"
        )
        words = ["levels", LUNCH_CLUB, "--change", "--against", "other.yaml"]
        assert cli.main(words) == 0
        page = capsys.readouterr().out
        assert "How it changed" in page
        assert "Beside the other plan: Other" in page
        assert cli.main([*words, "--format", "json"]) == 0
        record = json.loads(capsys.readouterr().out)
        assert record["against"]["plan"] == "other"
        assert record["change"]["over_time"]

    def test_scales(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Every scale, as a table or as data."""
        assert cli.main(["scales"]) == 0
        assert "tlap" in capsys.readouterr().out
        assert cli.main(["scales", "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["format"] == "coproduction-scales/1"


class TestPower:
    """``coproduction power``."""

    def test_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The rule stands first, then the numbers."""
        assert cli.main(["power", LUNCH_CLUB, "--on", "2026-05-01"]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        assert "The 4 carer seats can pass anything, whatever the others do." in out.replace(
            "\n", " "
        )
        assert out.endswith("\n")
        assert not out.endswith("\n\n")

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One object on one line, read as on the day that is named."""
        assert cli.main(["power", LUNCH_CLUB, "--format", "json", "--on", "2026-05-01"]) == 0
        out, _ = capsys.readouterr()
        record = json.loads(out)
        assert out.count("\n") == 1
        assert (record["format"], record["on"]) == ("coproduction-power/1", "2026-05-01")
        assert [body["body"] for body in record["bodies"]] == ["kitchen-table"]
        assert record["bodies"][0]["location"]["line"] == 16

    @pytest.mark.usefixtures("here")
    def test_a_broken_plan(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The problem is named with its place, and nothing is printed."""
        assert cli.main(["power", "broken.yaml"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("broken.yaml:")


class TestCheck:
    """``coproduction check``."""

    def test_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The report has its parts in order, and nothing is said on standard error."""
        assert cli.main(["check", LUNCH_CLUB, "--on", "2026-05-01"]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        headings = re.findall(r"^(.+)\n(?:=+|-+)$", out, re.MULTILINE)
        assert headings == [
            "The Thursday lunch club",
            "In short",
            "Not met",
            "Cannot tell",
            "Met",
            "Does not apply",
            "To ask",
            "Reading it together",
        ]
        assert max(map(len, out.splitlines())) <= 80
        assert out.endswith("\n")
        assert not out.endswith("\n\n")

    @pytest.mark.usefixtures("here")
    def test_all_four_counts(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Every outcome has its count, even where it is nought."""
        cli.main(["check", "met.yaml", "--on", "2026-05-01"])
        out, _ = capsys.readouterr()
        for words in ("Not met: 0 checks", "Cannot tell: 0", "Met: ", "Does not apply: "):
            assert words in out

    def test_each_question_once(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Each question stands once, under whom to ask."""
        cli.main(["check", LUNCH_CLUB])
        out, _ = capsys.readouterr()
        asked = out.partition("To ask\n------\n")[2].partition("Reading it together")[0]
        questions = re.findall(r"^  - (.*?\?)", asked, re.MULTILINE | re.DOTALL)
        assert questions
        assert len(questions) == len(set(questions))
        assert set(re.findall(r"^To ask (.+)$", asked, re.MULTILINE)) <= {str(w) for w in Whom}

    @pytest.mark.usefixtures("here")
    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One object on one line for each plan, with just the keys that are promised."""
        plans = [LUNCH_CLUB, "open.yaml", "not-met.yaml"]
        assert cli.main(["check", *plans, "--format", "json", "--on", "2026-05"]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        assert out.isascii()
        records = [json.loads(line) for line in out.split("\n") if line]
        assert [record["plan"] for record in records] == ["lunch-club", "plan", "plan"]
        for record in records:
            hold_form(record)
        assert records[0]["on"] == "2026-05"
        assert records[0]["format"] == "coproduction-report/1"

    def test_locations_are_places_in_the_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A location is that of the thing in the file."""
        cli.main(["check", LUNCH_CLUB, "--format", "json"])
        record = json.loads(capsys.readouterr().out)
        lines = Path(LUNCH_CLUB).read_text(encoding="utf-8").splitlines()
        file = read(LUNCH_CLUB)
        for result in record["results"]:
            for finding in result["findings"]:
                location = finding["location"]
                assert location["file"] == LUNCH_CLUB
                line = lines[location["line"] - 1]
                assert finding["subject"] in line or finding["subject"] == file.plan.id

    def test_today_is_the_default(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Without ``--on`` the plan is read as on today, and says so."""
        before = dt.datetime.now().astimezone().date()
        cli.main(["check", LUNCH_CLUB, "--format", "json"])
        after = dt.datetime.now().astimezone().date()
        on = json.loads(capsys.readouterr().out)["on"]
        assert before.isoformat() <= on <= after.isoformat()

    def test_on_another_day(self, capsys: pytest.CaptureFixture[str]) -> None:
        """``--on`` says on which day, and the report repeats it."""
        cli.main(["check", LUNCH_CLUB, "--on", "2025-12-24"])
        assert "read as on 24 December 2025" in " ".join(capsys.readouterr().out.split())

    @pytest.mark.parametrize("day", ["tomorrow", "2026-13", "never", "undated", ""])
    def test_no_day(self, day: str, capsys: pytest.CaptureFixture[str]) -> None:
        """What is no day is a usage error."""
        with pytest.raises(SystemExit) as caught:
            cli.main(["check", LUNCH_CLUB, "--on", day])
        assert caught.value.code == 2
        assert "--on" in capsys.readouterr().err

    def test_select(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Only the checks that were selected are held, and the report lists the others."""
        names = ["nobody-unpaid", "equal-offer"]
        arguments = [word for name in names for word in ("--select", name)]
        cli.main(["check", LUNCH_CLUB, "--format", "json", *arguments])
        record = json.loads(capsys.readouterr().out)
        assert sorted(result["validator"] for result in record["results"]) == sorted(names)
        left_out = [each["validator"] for each in record["left_out"]]
        assert sorted([*left_out, *names]) == sorted(catalogue())
        cli.main(["check", LUNCH_CLUB, *arguments])
        text = " ".join(capsys.readouterr().out.split())
        assert "Left out of this report" in text
        assert all(name in text for name in left_out)

    def test_select_an_unknown_name(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A name that no check has ends in one sentence, with the nearest that one has."""
        assert cli.main(["check", LUNCH_CLUB, "--select", "nobody-unpayed"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err == ("There is no check called nobody-unpayed. Did you mean nobody-unpaid?\n")

    def test_standard_input(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A dash reads the plan from standard input."""
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NOT_MET.encode())))
        assert cli.main(["check", "-", "--strict", "--format", "json"]) == 1
        record = json.loads(capsys.readouterr().out)
        assert record["results"][0]["findings"][0]["location"]["file"] == "<stdin>"

    def test_no_standard_input(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Where there is no standard input, that is said."""
        monkeypatch.setattr(sys, "stdin", None)
        assert cli.main(["check", "-"]) == 2
        assert capsys.readouterr().err == "<stdin>:1:1: Nothing can be read here.\n"

    def test_a_broken_plan_on_standard_input(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is wrong with it has its place there."""
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff")))
        assert cli.main(["check", "-"]) == 2
        assert capsys.readouterr().err.startswith("<stdin>:1:1: ")

    def test_many_problems(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Of very many problems the first are listed, and the rest counted."""
        people = "".join(f"  - {{id: a-{number}, size: x}}\n" for number in range(80))
        (here / "many.yaml").write_text(f"{HEAD}participants:\n{people}", encoding="utf-8")
        assert cli.main(["check", "many.yaml"]) == 2
        lines = capsys.readouterr().err.splitlines()
        assert len(lines) == cli.MOST_PROBLEMS + 1
        assert lines[-1].endswith(f": And {80 - cli.MOST_PROBLEMS} more from here on.")


def hold_form(record: dict[str, Any]) -> None:
    """Hold a report against the form that is promised."""
    assert set(record) == {
        "format",
        "version",
        "plan",
        "profile",
        "on",
        "counts",
        "results",
        "left_out",
    }
    outcomes = {str(outcome) for outcome in Outcome}
    assert set(record["counts"]) == outcomes
    assert sum(record["counts"].values()) == len(record["results"])
    for result in record["results"]:
        promised = {"validator", "principle", "expectation", "outcome", "findings"}
        assert promised <= set(result)
        assert set(result) - promised <= {"counts"}
        assert result["expectation"] in {"required", "expected", "advised"}
        for finding in result["findings"]:
            assert set(finding) == {
                "outcome",
                "possible",
                "subject",
                "message",
                "evidence",
                "status",
                "remedies",
                "asks",
                "location",
            }
            assert set(finding["possible"]) <= outcomes
            assert (finding["outcome"] in finding["possible"]) == (len(finding["possible"]) == 1)
            assert set(finding["message"]) == {"key", "text", "values"}
            assert finding["status"] in {"planned", "happened", None}
            hold_location(finding["location"])
            for ask in finding["asks"]:
                assert set(ask) == {"of", "field", "about", "question", "ask", "location"}
                assert ask["question"].endswith("?")
                assert ask["ask"] in {str(whom) for whom in Whom}
                hold_location(ask["location"])


def hold_location(location: dict[str, Any]) -> None:
    """Hold a location against its form."""
    assert set(location) == {"file", "line", "column", "path"}
    assert location["line"] >= 1
    assert location["column"] >= 1


class TestStatus:
    """The exit status."""

    @pytest.mark.parametrize(
        ("arguments", "status"),
        [
            (["not-met.yaml"], 0),
            (["open.yaml"], 0),
            (["broken.yaml"], 2),
            (["missing.yaml"], 2),
            (["not-met.yaml", "--strict"], 1),
            (["open.yaml", "--strict"], 3),
            (["open.yaml", "--strict", "--allow-open"], 0),
            (["withheld.yaml", "--strict"], 0),
            (["met.yaml", "--strict"], 0),
            (["not-met.yaml", "--strict", "--allow-open"], 1),
            (["not-met.yaml", "--allow-open"], 0),
            (["open.yaml", "not-met.yaml", "met.yaml", "broken.yaml", "--strict"], 2),
            (["broken.yaml", "met.yaml"], 2),
            (["open.yaml", "met.yaml", "not-met.yaml", "--strict"], 1),
            (["met.yaml", "open.yaml", "--strict"], 3),
            (["met.yaml", "met.yaml", "--strict"], 0),
        ],
    )
    @pytest.mark.usefixtures("here")
    def test_status(self, arguments: list[str], status: int) -> None:
        """It is the first that occurs of 2, 1, 3, 0; without ``--strict`` a report is no gate."""
        assert cli.main(["check", *arguments, "--on", "2026-05-01"]) == status

    @pytest.mark.usefixtures("here")
    def test_all_plans_are_checked(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A plan that cannot be read keeps no other from being checked."""
        names = ["broken.yaml", "open.yaml", "missing.yaml", "met.yaml"]
        assert cli.main(["check", *names, "--format", "json"]) == 2
        out, err = capsys.readouterr()
        assert len(out.splitlines()) == 2
        assert [line.split(":")[0] for line in err.splitlines()] == ["broken.yaml", "missing.yaml"]
        assert cli.main(["check", "open.yaml", "met.yaml"]) == 0
        assert len(re.findall(r"^=+$", capsys.readouterr().out, re.MULTILINE)) == 2

    def test_only_what_is_required_counts(
        self, here: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is expected and not met is no reason for a status of 1."""
        (here / "expected.yaml").write_text(
            HEAD + "participants: [{id: a}, {id: b}]\nbodies:\n"
            "  - id: board\n    decides_by: {at_least: 1}\n    seats:\n"
            "      - {who: a, acting_as: carer, number: 1, votes: 1}\n"
            "      - {who: b, acting_as: manager, number: 5, votes: 1}\n",
            encoding="utf-8",
        )
        name = "organisations-cannot-decide-alone"
        arguments = ["check", "expected.yaml", "--strict", "--select", name, "--format", "json"]
        assert cli.main(arguments) == 0
        assert json.loads(capsys.readouterr().out)["counts"]["not-met"] == 1


class TestTheOthers:
    """The other commands."""

    def test_validators(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Every check is listed with its claim, as text and as JSON."""
        assert cli.main(["validators"]) == 0
        text = capsys.readouterr().out
        assert max(map(len, text.splitlines())) <= 80
        for check in catalogue().values():
            assert f"{check.name} (" in text
            assert check.page.claim in " ".join(text.split())
        assert cli.main(["validators", "--format", "json"]) == 0
        record = json.loads(capsys.readouterr().out)
        assert record["format"] == "coproduction-validators/1"
        assert [each["validator"] for each in record["validators"]] == list(catalogue())

    @pytest.mark.parametrize("name", catalogue())
    def test_explain(self, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        """The page of a check is printed, as text and as JSON."""
        assert cli.main(["explain", name]) == 0
        text = capsys.readouterr().out
        assert text.startswith(f"{name}\n{'=' * len(name)}\n")
        for heading in ("Applies to", "Limits", "Met", "Not met", "Cannot tell", "Sources"):
            assert f"\n{heading}\n{'-' * len(heading)}\n" in text
        assert cli.main(["explain", name, "--format", "json"]) == 0
        record = json.loads(capsys.readouterr().out)
        assert record["validator"] == name
        assert set(record["examples"]) == {"Met", "Not met", "Cannot tell", "Does not apply"}

    def test_explain_an_unknown_name(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A name that no check has ends in one sentence."""
        assert cli.main(["explain", "equal-offers"]) == 2
        assert capsys.readouterr().err == (
            "There is no check called equal-offers. Did you mean equal-offer?\n"
        )
        assert cli.main(["explain", "zzz"]) == 2
        assert capsys.readouterr().err == "There is no check called zzz.\n"

    def test_schema(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The schema is printed as it is committed."""
        assert cli.main(["schema"]) == 0
        assert json.loads(capsys.readouterr().out) == schema()

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The version is that of the package."""
        with pytest.raises(SystemExit) as caught:
            cli.main(["--version"])
        assert caught.value.code == 0
        assert re.fullmatch(r"coproduction [0-9.]+\n", capsys.readouterr().out)

    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["network", LUNCH_CLUB],
            ["network", LUNCH_CLUB, "--to", "pdf"],
            ["network", LUNCH_CLUB, "--to", "graphml", "--on", "never"],
            ["chek"],
            ["check"],
            ["check", LUNCH_CLUB, "--format", "xml"],
            ["check", LUNCH_CLUB, "--stric"],
            ["explain"],
            ["schema", "more"],
        ],
    )
    def test_usage(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        """A command that cannot be is a usage error of status 2, on standard error."""
        with pytest.raises(SystemExit) as caught:
            cli.main(arguments)
        assert caught.value.code == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("usage: coproduction")

    def test_interrupted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whoever interrupts it gets no traceback."""

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("coproduction.documents.read", interrupt)
        assert cli.main(["check", LUNCH_CLUB]) == 130


LINKS = (
    HEAD
    + """
organisations: [{id: council, title: "=Council"}]
participants:
  - {id: tenants, size: 8, perspectives: community, links: yes}
  - {id: planners, size: 3, perspectives: practitioner}
  - {id: mediator, size: 1, perspectives: facilitator, links: no}
activities:
  - {id: walk, status: planned, starts_on: 2026-09-01, parts: [tenants, planners, mediator]}
relationships:
  - {who: tenants, to: planners, kind: trust, strength: 2, reported_by: tenants, since: 2026-03-01}
  - {who: planners, to: council, kind: accountable-to}
"""
)


class TestNetwork:
    """``coproduction network``."""

    @pytest.fixture
    def plan(self, tmp_path: Path) -> str:
        """Return the name of a file with links."""
        file = tmp_path / "links.yaml"
        file.write_text(LINKS, encoding="utf-8")
        return str(file)

    @pytest.fixture
    def rows(self, plan: str, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
        """Return what prints a table and reads it again."""

        def printed(*arguments: str) -> list[dict[str, str]]:
            assert cli.main(["network", plan, *arguments]) == 0
            return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

        return printed

    def test_graphml(self, plan: str, capsys: pytest.CaptureFixture[str]) -> None:
        """What it prints is read by networkx, with the groups and nobody who is left out."""
        assert cli.main(["network", plan, "--to", "graphml", "--planned"]) == 0
        read_again = nx.parse_graphml(capsys.readouterr().out)
        assert set(read_again) == {"tenants", "planners", "council"}
        kinds = {data["kind"] for _, _, data in read_again.edges(data=True)}
        assert kinds == {"trust", "accountable-to", "shared-session"}

    def test_nodes(self, rows: Callable[..., Any]) -> None:
        """A row for each group, and no cell that a spreadsheet would run."""
        nodes = rows("--to", "nodes-csv")
        assert [row["id"] for row in nodes] == ["tenants", "planners", "council"]
        assert [row["label"] for row in nodes] == ["tenants", "planners", "'=Council"]

    def test_edges(self, rows: Callable[..., Any]) -> None:
        """A row for each kind between two groups; what is only planned does not count."""
        edges = rows("--to", "edges-csv")
        assert [(row["source"], row["kind"], row["target"]) for row in edges] == [
            ("tenants", "trust", "planners"),
            ("planners", "accountable-to", "council"),
        ]

    def test_planned(self, rows: Callable[..., Any]) -> None:
        """Unless it is asked for."""
        kinds = [row["kind"] for row in rows("--to", "edges-csv", "--planned")]
        assert kinds.count("shared-session") == 2

    def test_on_a_day(self, rows: Callable[..., Any]) -> None:
        """As it was on that day, before there was trust."""
        edges = rows("--to", "edges-csv", "--on", "2026-02-01")
        assert [row["kind"] for row in edges] == ["accountable-to"]

    def test_kinds(self, rows: Callable[..., Any]) -> None:
        """Only those that are named."""
        assert [row["kind"] for row in rows("--to", "edges-csv", "--kind", "trust")] == ["trust"]
        both = rows("--to", "edges-csv", "--kind", "trust", "--kind", "accountable-to")
        assert {row["kind"] for row in both} == {"trust", "accountable-to"}

    def test_a_kind_that_is_none(self, plan: str, capsys: pytest.CaptureFixture[str]) -> None:
        """It is refused with the kinds that there are."""
        assert cli.main(["network", plan, "--to", "graphml", "--kind", "trusts"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("There is no kind of tie called trusts. There are: trust, ")

    def test_a_broken_plan(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The problems are named as by the other commands."""
        assert cli.main(["network", str(here / "broken.yaml"), "--to", "graphml"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "broken.yaml:1:" in err

    def test_the_other_commands_load_no_networkx(self) -> None:
        """A check loads neither networkx nor numpy."""
        code = (
            "import sys; from coproduction import cli; "
            f"cli.main(['check', {LUNCH_CLUB!r}]); "
            "print(sorted({'networkx', 'numpy', 'scipy'} & set(sys.modules)))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=60,
        )
        assert done.stdout.splitlines()[-1] == "[]"


class TestStreams:
    """Whatever reads the output, nothing breaks."""

    def test_as_a_module(self) -> None:
        """``python -m coproduction`` is the command."""
        done = run("check", LUNCH_CLUB, "--strict", "--on", "2026-05-01")
        assert (done.returncode, done.stderr) == (1, "")

    def test_output_that_cannot_be_written(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Without a reader the status is fine; without room on the disk it is not."""
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as nobody:
            monkeypatch.setattr(sys, "stdout", nobody)
            assert cli.main(["schema"]) == 0
        if Path("/dev/full").exists():
            with Path("/dev/full").open("w", encoding="utf-8") as full:
                monkeypatch.setattr(sys, "stdout", full)
                assert cli.main(["schema"]) == 2
            assert "cannot be written" in capsys.readouterr().err

    def test_a_reader_that_stops(self) -> None:
        """Whoever stops reading gets no traceback."""
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [sys.executable, "-m", "coproduction", "check", LUNCH_CLUB],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
        os.close(writing)
        assert (done.returncode, done.stderr) == (0, b"")

    def test_a_full_disk(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """Output that cannot be written ends in a sentence."""

        class Full(io.StringIO):
            """A place in which there is no room."""

            def write(self, _: str) -> int:
                raise OSError(errno.ENOSPC, "No space left on device")

            def fileno(self) -> int:
                return spare

        spare = os.open(tmp_path / "spare", os.O_CREAT | os.O_WRONLY)
        complaints = io.StringIO()
        monkeypatch.setattr(sys, "stdout", Full())
        monkeypatch.setattr(sys, "stderr", complaints)
        assert cli.main(["check", str(LUNCH_CLUB)]) == 2
        os.close(spare)
        assert complaints.getvalue() == "The report cannot be written to where it should go.\n"

    def test_only_ascii(self, here: Path) -> None:
        """A terminal that knows only ASCII shows question marks, and JSON loses nothing."""
        (here / "plan.yaml").write_text(
            HEAD + "title: Größe\npurpose: {text: 日本}\nparticipants: [{id: é}]\n",
            encoding="utf-8",
        )
        ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
        done = run("check", "plan.yaml", env=ascii_only, cwd=here)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.isascii()
        assert "Gr??e" in done.stdout
        done = run("check", "plan.yaml", "--format", "json", env=ascii_only, cwd=here)
        subjects = {
            evidence
            for result in json.loads(done.stdout)["results"]
            for finding in result["findings"]
            for evidence in finding["evidence"]
        }
        assert "é" in subjects

    def test_nothing_steers_the_terminal(
        self, here: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Control sequences and marks of direction in a plan reach neither stream."""
        evil = "\u202e\u2066\u200b\u2028\x85\ufeff"
        (here / "plan.json").write_text(
            json.dumps(
                {
                    "format": "coproduction-plan/1",
                    "id": "plan",
                    "title": f"a{evil}b",
                    "purpose": {"text": evil},
                    "claims": [{"level": f"x{evil}"}],
                    "participants": [
                        {"id": "p", "title": evil, "access": {"requests": [f"lift{evil}"]}}
                    ],
                    "activities": [
                        {"id": "q", "title": f"{evil}q", "parts": ["p"], "provides": []}
                    ],
                }
            ),
            encoding="utf-8",
        )
        for form in ("text", "json"):
            assert cli.main(["check", "plan.json", "--format", form]) == 0
            out, err = capsys.readouterr()
            assert not set(evil) & set(out + err)
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", out + err)

    @pytest.mark.parametrize(
        "text",
        [
            "format: coproduction-plan/1\nid: plan\n'\u202ekey\u2066': 1\n",
            "format: coproduction-plan/1\nid: plan\nparticipants: [{id: '\u202ea'}]\n",
            "format: coproduction-plan/1\nid: plan\ninitiated_by: '\u202ea'\n",
            'format: coproduction-plan/1\nid: plan\n"a\\nother.yaml:1:1: b": 1\n',
            'format: coproduction-plan/1\nid: plan\ntitle: "\\e[2J"\n',
            "format: coproduction-plan/1\nid: plan\ntitle: \x1b[2J\n",
            'format: coproduction-plan/1\nid: plan\n"\\e[2J": b\n',
        ],
    )
    def test_nor_do_errors(self, text: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Neither do they by way of an error, which is one line, whatever the key."""
        (here / "a\x1b[2Jb\u202e.yaml").write_text(text, encoding="utf-8")
        assert cli.main(["check", "a\x1b[2Jb\u202e.yaml"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        [line] = err.splitlines()
        assert line.startswith("a[2Jb.yaml:")
        assert line.isprintable()


def test_run_as_a_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Run as a module, the command leaves with its status."""
    monkeypatch.setattr(sys, "argv", ["coproduction", "explain", "nothing-such"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("coproduction", run_name="__main__")
    assert caught.value.code == 2
    assert "nothing-such" in capsys.readouterr().err
    runpy.run_module("coproduction.__main__", run_name="imported")
