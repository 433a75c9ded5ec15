"""Models, checks and measures for co-production.

People who use services, carers and communities work in equal partnership with
professionals. A plan records the facts of such work: who takes part, who decides
and how, who is offered what, who was answered. :func:`check` says what these
facts show, what they do not show, and what to ask.

Whatever is heavy is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.errors import CoproductionError, PlanError
from coproduction.model.activities import Activity, Part, Provision
from coproduction.model.benchmark import AgreedShare
from coproduction.model.bodies import Body, Seat, Veto
from coproduction.model.budget import BudgetLine
from coproduction.model.claims import Claim
from coproduction.model.contributions import Contribution, Reply
from coproduction.model.decided import Dissent, Option, Overridden, Told
from coproduction.model.deciding import DecidesBy, Quorum
from coproduction.model.decisions import Decision
from coproduction.model.expectations import Expectations
from coproduction.model.offers import Hours, Offer
from coproduction.model.papers import Papers
from coproduction.model.participants import Access, Organisation, Participant
from coproduction.model.plan import Plan
from coproduction.model.purposes import Purpose
from coproduction.model.reflections import Reflection
from coproduction.model.relationships import Relationship
from coproduction.model.roles import Role
from coproduction.model.strands import Strand
from coproduction.reading import Reading
from coproduction.values.counts import Count
from coproduction.values.days import NEVER, UNDATED, Day
from coproduction.values.money import Money
from coproduction.values.truth import Fact, Truth
from coproduction.values.withheld import RATHER_NOT_SAY

if TYPE_CHECKING:
    from coproduction.checking import Report, check
    from coproduction.documents import (
        dump,
        dumps,
        load,
        loads,
        read,
        schema,
        structure,
        unstructure,
    )
    from coproduction.findings import Finding, Outcome
    from coproduction.network import network_of
    from coproduction.reports import to_json, to_text

__all__ = [
    "NEVER",
    "RATHER_NOT_SAY",
    "UNDATED",
    "Access",
    "Activity",
    "AgreedShare",
    "Body",
    "BudgetLine",
    "Claim",
    "Contribution",
    "CoproductionError",
    "Count",
    "Day",
    "DecidesBy",
    "Decision",
    "Dissent",
    "Expectations",
    "Fact",
    "Finding",
    "Hours",
    "Money",
    "Offer",
    "Option",
    "Organisation",
    "Outcome",
    "Overridden",
    "Papers",
    "Part",
    "Participant",
    "Plan",
    "PlanError",
    "Provision",
    "Purpose",
    "Quorum",
    "Reading",
    "Reflection",
    "Relationship",
    "Reply",
    "Report",
    "Role",
    "Seat",
    "Strand",
    "Told",
    "Truth",
    "Veto",
    "check",
    "dump",
    "dumps",
    "load",
    "loads",
    "network_of",
    "read",
    "schema",
    "structure",
    "to_json",
    "to_text",
    "unstructure",
]

if not TYPE_CHECKING:
    _LATER = {
        "Finding": "findings",
        "Outcome": "findings",
        "Report": "checking",
        "check": "checking",
        "dump": "documents",
        "dumps": "documents",
        "load": "documents",
        "loads": "documents",
        "network_of": "network",
        "read": "documents",
        "schema": "documents",
        "structure": "documents",
        "to_json": "reports",
        "to_text": "reports",
        "unstructure": "documents",
    }

    def __getattr__(name: str) -> object:
        """Return what is loaded when it is first used."""
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415  # only when something is used

        found = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted(__all__)
