"""The command line: a thin layer over the library.

Results go to standard output, problems to standard error. The only place that
reads the clock: for ``--on``, whose default is today.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import os
import sys
from collections.abc import Sequence

from coproduction import checking, documents, validators
from coproduction.errors import CoproductionError, InvalidValueError, Place, PlanError, Problem
from coproduction.formats.text import MAX_BYTES
from coproduction.reading import Reading
from coproduction.reports import pages, terminal, to_json, to_text
from coproduction.values.days import UNDATED, Day, day

FINE, NOT_MET, UNUSABLE, OPEN = 0, 1, 2, 3
FIRST_OF = (UNUSABLE, NOT_MET, OPEN, FINE)
"""With several plans, the status is the first of these that occurs."""
MOST_PROBLEMS = 50


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The words after the command's name; those it was called with
            if nothing is said.

    Returns:
        The exit status: 0 where it ran; with ``--strict`` 1 where something
        essential is not met, and 3 where something essential is only open; 2
        for a file or a usage that cannot be.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a test's stream has none
    try:
        chosen = _parser().parse_args(arguments)
        status: int = chosen.run(chosen)
        print(end="", flush=True)
    except OSError as error:  # of the output alone: what is read has errors of its own
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):  # whoever read it has seen enough
            return FINE
        _complain("The report cannot be written to where it should go.")
        return UNUSABLE
    except KeyboardInterrupt:
        return 130
    except PlanError as error:
        _complain_about(error)
        return UNUSABLE
    except CoproductionError as error:
        _complain(str(error))
        return UNUSABLE
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="coproduction",
        description="Read a plan of co-production, and say what it shows, in plain words.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    check = commands.add_parser(
        "check",
        help="check plans",
        description="Check plans. The status is 0 when the check ran: a report is not a gate.",
        allow_abbrev=False,
    )
    check.add_argument("plans", nargs="+", metavar="PLAN", help="a plan file; - reads YAML")
    check.add_argument("--on", metavar="DAY", type=_day, help="read it as on this day (today)")
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
    check.set_defaults(run=_check)

    power = commands.add_parser(
        "power",
        help="show who can decide, who has the money, and who is turned to",
        description="Show who can pass, stop and start a decision, by the rules on paper. Then "
        "who decides over money, what is offered, and how many hours are paid. Then who is "
        "turned to, and all of these side by side.",
        allow_abbrev=False,
    )
    power.add_argument("plan", metavar="PLAN", help="a plan file; - reads YAML")
    power.add_argument("--on", metavar="DAY", type=_day, help="read it as on this day (today)")
    _add_format(power)
    power.set_defaults(run=_power)

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
    network.set_defaults(run=_network)

    levels = commands.add_parser(
        "levels",
        help="show how people took part",
        description="Show how people took part, by stage and group, from the facts of a plan.",
        allow_abbrev=False,
    )
    levels.add_argument("plan", metavar="PLAN", help="a plan file; - reads YAML")
    levels.add_argument("--on", metavar="DAY", type=_day, help="read it as on this day (today)")
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
    levels.set_defaults(run=_levels)

    listed = commands.add_parser("scales", help="list the scales", allow_abbrev=False)
    _add_format(listed)
    listed.set_defaults(run=_scales)

    listed = commands.add_parser("validators", help="list the checks", allow_abbrev=False)
    _add_format(listed)
    listed.set_defaults(run=_validators)

    explain = commands.add_parser("explain", help="explain a check", allow_abbrev=False)
    explain.add_argument("name", metavar="NAME", help="the name of a check")
    _add_format(explain)
    explain.set_defaults(run=_explain)

    schema = commands.add_parser(
        "schema", help="print the JSON Schema of a plan file", allow_abbrev=False
    )
    schema.set_defaults(run=_schema)
    return parser


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


def _today() -> Day:
    return day(dt.datetime.now().astimezone().date())


def _complain(text: str) -> None:
    print(terminal.printable(text), file=sys.stderr)


# The commands


def _check(chosen: argparse.Namespace) -> int:
    for name in chosen.select or ():
        validators.named(name)
    statuses = set()
    for number, name in enumerate(chosen.plans):
        try:
            file = _read(name)
        except PlanError as error:
            _complain_about(error)
            statuses.add(UNUSABLE)
            continue
        report = checking.check(file.plan, on=chosen.on or _today(), select=chosen.select)
        if chosen.format == "json":
            print(to_json(report, file))
        else:
            print(("\n\n" if number else "") + to_text(report, file), end="")
        statuses.add(_status(report, chosen))
    return next(status for status in FIRST_OF if status in statuses)


def _read(name: str) -> documents.PlanFile:
    if name == "-":
        try:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        except (OSError, AttributeError):  # there may be no standard input at all
            problem = Problem("Nothing can be read here.", place=Place("<stdin>", 1, 1))
            raise PlanError((problem,)) from None
        return documents.read_bytes(data, file="<stdin>")
    return documents.read(name)


def _complain_about(error: PlanError) -> None:
    problems = error.problems[:MOST_PROBLEMS]
    for problem in problems:
        _complain(str(problem))
    further = error.problems[MOST_PROBLEMS:]
    if further:
        _complain(f"{further[0].place}: And {len(further)} more from here on.")


def _status(report: checking.Report, chosen: argparse.Namespace) -> int:
    if chosen.strict and report.has_required_not_met:
        return NOT_MET
    if chosen.strict and report.has_required_open and not chosen.allow_open:
        return OPEN
    return FINE


def _power(chosen: argparse.Namespace) -> int:
    from coproduction.reports.power_records import power_to_json  # noqa: PLC0415  # rarely wanted
    from coproduction.reports.power_text import power_to_text  # noqa: PLC0415  # as above

    file = _read(chosen.plan)
    reading = Reading(file.plan, chosen.on or _today())
    to_format = power_to_json if chosen.format == "json" else power_to_text
    print(to_format(reading, file).rstrip("\n"))
    return FINE


def _network(chosen: argparse.Namespace) -> int:
    from coproduction.network import network_of, to_csv, to_graphml  # noqa: PLC0415  # it is heavy

    file = _read(chosen.plan)
    network = network_of(file.plan, kinds=chosen.kind, on=chosen.on, planned=chosen.planned)
    if chosen.to == "graphml":
        print(to_graphml(network), end="")
    else:
        nodes, edges = to_csv(network)
        print(nodes if chosen.to == "nodes-csv" else edges, end="")
    return FINE


def _levels(chosen: argparse.Namespace) -> int:
    from coproduction.levels import scales  # noqa: PLC0415  # rarely wanted
    from coproduction.reports.levels_beside import Beside  # noqa: PLC0415  # as above
    from coproduction.reports.levels_records import levels_to_json  # noqa: PLC0415  # as above
    from coproduction.reports.levels_text import levels_to_text  # noqa: PLC0415  # as above

    own = [scales.load_scale(name) for name in chosen.own_scale]
    scale = None
    if chosen.scale is not None and chosen.scale.endswith(".toml"):
        own.append(scales.load_scale(chosen.scale))
        scale = scales.scale(own[-1].name, own=own)
    elif chosen.scale is not None:
        scale = scales.scale(chosen.scale, own=own)
    file = _read(chosen.plan)
    on = chosen.on or _today()
    to_format = levels_to_json if chosen.format == "json" else levels_to_text
    against = None if chosen.against is None else Reading(_read(chosen.against).plan, on)
    beside = Beside(scale=scale, own_scales=own, change=chosen.change, against=against)
    print(to_format(Reading(file.plan, on), file, beside).rstrip("\n"))
    return FINE


def _scales(chosen: argparse.Namespace) -> int:
    from coproduction.reports.levels_records import scales_to_json  # noqa: PLC0415  # rarely wanted
    from coproduction.reports.levels_text import scales_to_text  # noqa: PLC0415  # as above

    print(scales_to_json() if chosen.format == "json" else scales_to_text())
    return FINE


def _validators(chosen: argparse.Namespace) -> int:
    if chosen.format == "json":
        records = [pages.page_record(check) for check in validators.catalogue().values()]
        print(json.dumps({"format": "coproduction-validators/1", "validators": records}))
    else:
        print(pages.catalogue_text(), end="")
    return FINE


def _explain(chosen: argparse.Namespace) -> int:
    check = validators.named(chosen.name)
    if chosen.format == "json":
        print(json.dumps(pages.page_record(check)))
    else:
        print(pages.page_text(check), end="")
    return FINE


def _schema(_: argparse.Namespace) -> int:
    print(json.dumps(documents.schema(), indent=2, ensure_ascii=False))
    return FINE
