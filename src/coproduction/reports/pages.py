"""The page of a check, as text and as plain data."""

from __future__ import annotations

from typing import Any

from coproduction.findings import Validator
from coproduction.findings.page import HEADINGS, OUTCOMES
from coproduction.profiles import profile
from coproduction.reports.fixed import ASKED_FOR
from coproduction.reports.terminal import heading, wrapped
from coproduction.sources import source
from coproduction.validators import catalogue, principle_title


def catalogue_text() -> str:
    """Return every check with its claim, by principle."""
    lines: list[str] = []
    principle = ""
    for check in catalogue().values():
        if check.principle != principle:
            principle = check.principle
            lines += ["", heading(principle_title(principle), "-")]
        strength = ASKED_FOR[profile().expectations[check.name]]
        lines.append(wrapped(f"{check.name} ({strength}): {check.page.claim}", hanging=2))
    return "\n".join(lines[1:]) + "\n"


def page_text(check: Validator) -> str:
    """Return the page of a check for a terminal."""
    page = check.page
    strength = ASKED_FOR[profile().expectations[check.name]]
    blocks = [
        heading(check.name, "="),
        wrapped(page.claim),
        wrapped(
            f"{principle_title(check.principle)}. {strength.capitalize()} in the default "
            f"expectations. It is there for {check.for_whom}."
        ),
    ]
    for name in HEADINGS:
        if name in page.texts:
            text = " ".join(page.texts[name].split()).replace("``", "").replace("]_", "]")
            blocks.append(f"{heading(name, '-')}\n{wrapped(text.replace('*', ''))}")
    for name in OUTCOMES:
        example = page.examples[name]
        said = [wrapped(sentence, indent=2) for sentence in example.sentences]
        plan = [f"    {line}" for line in example.plan.rstrip().splitlines()]
        why_not = [wrapped(example.why_not)] if example.why_not else []
        blocks.append("\n".join([heading(name, "-"), *why_not, *plan, *said]))
    steps = [wrapped(step, mark="- ") for step in check.says.remedies]
    blocks.append("\n".join([heading("What you could do", "-"), *steps]))
    cited = [wrapped(f"[{key}] {source(key)}", hanging=2) for key in page.sources]
    blocks.append("\n".join([heading("Sources", "-"), *cited]))
    return "\n\n".join(blocks) + "\n"


def page_record(check: Validator) -> dict[str, Any]:
    """Return the page of a check as plain data."""
    page = check.page
    return {
        "validator": check.name,
        "aliases": list(check.aliases),
        "principle": check.principle,
        "claim": page.claim,
        "held_against": check.subject.__name__.lower(),
        "for_whom": str(check.for_whom),
        "expectation": str(profile().expectations[check.name]),
        "parameters": {name: str(value) for name, value in check.parameters.items()},
        "texts": page.texts,
        "examples": {
            name: {
                "plan": example.plan,
                "sentences": list(example.sentences),
                "why_not": example.why_not,
            }
            for name, example in page.examples.items()
        },
        "remedies": list(check.says.remedies),
        "sources": {key: str(source(key)) for key in page.sources},
    }
