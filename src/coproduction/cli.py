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
from collections.abc import Callable, Sequence
from typing import Final

from coproduction import checking, documents, validators
from coproduction.arguments import parser
from coproduction.errors import CoproductionError, Place, PlanError, Problem
from coproduction.formats.text import MAX_BYTES
from coproduction.reading import Reading
from coproduction.reports import pages, terminal, to_json, to_text
from coproduction.values.days import Day, day

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
        chosen = parser().parse_args(arguments)
        status = RUNS[chosen.command](chosen)
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


RUNS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "check": _check,
    "power": _power,
    "network": _network,
    "levels": _levels,
    "scales": _scales,
    "validators": _validators,
    "explain": _explain,
    "schema": _schema,
}
"""What runs each command."""
