"""Plan files: reading, writing, the schema, and the place of any fact.

``load`` and ``loads`` give a :class:`~coproduction.model.plan.Plan` or raise a
:class:`~coproduction.errors.PlanError` that says where and why, for any bytes.
``read`` keeps the places too.
"""

from __future__ import annotations

from coproduction.documents.files import PlanFile, dump, dumps, load, loads, read, read_bytes, reads
from coproduction.documents.json_schema import schema
from coproduction.documents.structuring import structure, unstructure

__all__ = [
    "PlanFile",
    "dump",
    "dumps",
    "load",
    "loads",
    "read",
    "read_bytes",
    "reads",
    "schema",
    "structure",
    "unstructure",
]
