"""A report as plain data, for programs. The form is stable and has a version."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import attrs

from coproduction.checking import Report
from coproduction.documents import PlanFile
from coproduction.findings import Finding, Outcome, Result, Terms, Value
from coproduction.ids import Id
from coproduction.reports.sentences import Sentences
from coproduction.values.counts import Bounds
from coproduction.values.money import Rate
from coproduction.values.numbers import decimal_text
from coproduction.values.truth import Fact

FORMAT = "coproduction-report/1"
VERSION = 1


def to_json(report: Report, file: PlanFile | None = None) -> str:
    """Return a report as one JSON object on one line, in ASCII characters.

    Args:
        report: The report.
        file: The file of the plan, if there is one, for the places.
    """
    return json.dumps(to_record(report, file))


def to_record(report: Report, file: PlanFile | None = None) -> dict[str, Any]:
    """Return a report as plain mappings, lists, texts and numbers.

    Takes the same as :func:`to_json`.
    """
    sentences = Sentences(report.plan)
    return {
        "format": FORMAT,
        "version": VERSION,
        "plan": report.plan.id,
        "profile": report.profile.name,
        "on": None if report.on is None else report.on.text(),
        "counts": _counts(report.counts),
        "results": [
            {
                "validator": result.validator.name,
                "principle": result.validator.principle,
                "expectation": str(result.expectation),
                "outcome": str(result.outcome),
                "findings": [
                    _finding(result, finding, sentences, file) for finding in result.findings
                ],
            }
            for result in report.results
        ],
        "left_out": [attrs.asdict(each) for each in report.left_out],
    }


def _counts(counts: dict[Outcome, int]) -> dict[str, int]:
    return {str(outcome): number for outcome, number in counts.items()}


def _finding(
    result: Result, finding: Finding, sentences: Sentences, file: PlanFile | None
) -> dict[str, Any]:
    message = sentences.message(result, finding)
    outcome = finding.outcome
    remedies = result.validator.says.remedies if outcome == Outcome.NOT_MET else ()
    return {
        "outcome": str(outcome),
        "possible": sorted(str(each) for each in finding.possible),
        "subject": finding.subject,
        "message": {
            "key": message.key,
            "text": message.text,
            "values": {name: plain(value) for name, value in sorted(finding.values.items())},
        },
        "evidence": sorted(finding.evidence),
        "status": sentences.status_of(finding.subject),
        "remedies": list(remedies),
        "asks": questions(finding.asks, sentences, file),
        "location": location(finding.subject, file),
    }


def questions(
    facts: Iterable[Fact], sentences: Sentences, file: PlanFile | None
) -> list[dict[str, Any]]:
    """Return the questions that ask for facts, each with whom to ask and where it stands."""
    return [
        {
            **fact_record(asked.fact),
            "question": asked.text,
            "ask": str(asked.question.whom),
            "location": location(asked.fact, file),
        }
        for asked in sentences.asked(facts)
    ]


def fact_record(fact: Fact) -> dict[str, Any]:
    """Return a fact: what it is about, and the field that would say it."""
    return {"of": fact.of, "field": fact.field, "about": fact.about or None}


def location(of: Fact | Id, file: PlanFile | None) -> dict[str, Any] | None:
    """Return where something stands in a file, if there is one."""
    if file is None:
        return None
    place, path = file.place(of)
    return {"file": place.file, "line": place.line, "column": place.column, "path": path}


def plain(value: Value) -> Any:
    """Return a value of a finding as plain data; numbers stay exact."""
    found: Any = value
    match value:
        case Terms():
            found = list(value.words)
        case tuple():
            found = [plain(each) for each in value]
        case Fraction():
            found = value.numerator if value.denominator == 1 else decimal_text(value)
        case Bounds():
            found = {"lowest": plain(value.lowest), "highest": plain(value.highest)}
        case Rate():
            found = {"amount": plain(value.amount), "currency": value.currency}
    return found
