"""The words that the command line takes: its commands and their options."""

from __future__ import annotations

import argparse

from coproduction.errors import InvalidValueError
from coproduction.values.days import UNDATED, Day, day


def parser() -> argparse.ArgumentParser:
    """Return what reads the words after the command's name."""
    made = argparse.ArgumentParser(
        prog="coproduction",
        description="Read a plan of co-production, and say what it shows, in plain words.",
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    commands = made.add_subparsers(
        title="commands", dest="command", required=True, metavar="COMMAND"
    )

    check = commands.add_parser(
        "check",
        help="check plans",
        description="Check plans. The status is 0 when the check ran: a report is not a gate.",
        allow_abbrev=False,
    )
    check.add_argument("plans", nargs="+", metavar="PLAN", help="a plan file; - reads YAML")
    _add_day(check)
    check.add_argument(
        "--select", metavar="NAME", action="append", help="only this check; may be repeated"
    )
    _add_format(check)
    check.add_argument(
        "--strict",
        action="store_true",
        help="for pipelines: 1 if something essential is not met, 3 if it is only open",
    )
    check.add_argument(
        "--allow-open", action="store_true", help="with --strict: 0 if it is only open"
    )

    power = commands.add_parser(
        "power",
        help="show who can decide, who has the money, and who is turned to",
        description="Show who can pass, stop and start a decision, by the rules on paper. Then "
        "who decides over money, what is offered, and how many hours are paid. Then who is "
        "turned to, and all of these side by side.",
        allow_abbrev=False,
    )
    _add_plan(power)
    _add_format(power)

    network = commands.add_parser(
        "network",
        help="print the links between groups, for other tools",
        description="Print the plan as a network of groups, and nobody alone, for other tools.",
        allow_abbrev=False,
    )
    network.add_argument("plan", metavar="PLAN", help="a plan file; - reads YAML")
    network.add_argument(
        "--to",
        choices=("graphml", "nodes-csv", "edges-csv"),
        required=True,
        help="GraphML, or the nodes or the edges as CSV",
    )
    network.add_argument(
        "--on", metavar="DAY", type=_day, help="as it is on this day (all that is recorded)"
    )
    network.add_argument(
        "--planned", action="store_true", help="with what is only planned, such as sessions"
    )
    network.add_argument(
        "--kind", metavar="NAME", action="append", help="only ties of this kind; may be repeated"
    )

    levels = commands.add_parser(
        "levels",
        help="show how people took part",
        description="Show how people took part, by stage and group, from the facts of a plan.",
        allow_abbrev=False,
    )
    _add_plan(levels)
    levels.add_argument(
        "--scale",
        metavar="NAME",
        help="give each answer in another scale too; its name, or the .toml file of your own",
    )
    levels.add_argument(
        "--own-scale",
        metavar="FILE",
        action="append",
        default=[],
        help="a scale of your own, in which the plan makes claims; may be repeated",
    )
    levels.add_argument(
        "--change",
        action="store_true",
        help="add how it changed, from activity to activity and from stage to stage",
    )
    levels.add_argument(
        "--against", metavar="PLAN", help="compare with another plan, or an earlier state of it"
    )
    _add_format(levels)

    listed = commands.add_parser("scales", help="list the scales", allow_abbrev=False)
    _add_format(listed)

    listed = commands.add_parser("validators", help="list the checks", allow_abbrev=False)
    _add_format(listed)

    explain = commands.add_parser("explain", help="explain a check", allow_abbrev=False)
    explain.add_argument("name", metavar="NAME", help="the name of a check")
    _add_format(explain)

    commands.add_parser("schema", help="print the JSON Schema of a plan file", allow_abbrev=False)
    return made


def _add_plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", metavar="PLAN", help="a plan file; - reads YAML")
    _add_day(parser)


def _add_day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", type=_day, help="read it as on this day (today)")


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text (default) or json"
    )


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415  # rarely wanted

    return version("coproduction")


def _day(text: str) -> Day:
    try:
        found = day(text)
    except InvalidValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not found.happened or found == UNDATED:
        raise argparse.ArgumentTypeError("A plan is read on a day, such as 2026-05-01.")
    return found
