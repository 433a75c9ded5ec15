"""What a check is, and what it finds.

A finding holds two three-valued truths: whether the check *applies* to its
subject, and whether what it expects *holds*. The outcome, the outcomes that are
still possible and the facts to ask for all follow from these two, so that no
check can take silence for a verdict.
"""

from __future__ import annotations

from coproduction.findings.finding import Finding, Outcome, Terms, Value
from coproduction.findings.page import Example, Page, page_of
from coproduction.findings.result import Expectation, Result
from coproduction.findings.validator import ForWhom, Validator, validator
from coproduction.findings.wording import Wording

__all__ = [
    "Example",
    "Expectation",
    "Finding",
    "ForWhom",
    "Outcome",
    "Page",
    "Result",
    "Terms",
    "Validator",
    "Value",
    "Wording",
    "page_of",
    "validator",
]
