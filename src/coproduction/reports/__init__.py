"""A report in words: a text for people, JSON for programs."""

from __future__ import annotations

from coproduction.reports.plain_text import to_text
from coproduction.reports.records import to_json, to_record
from coproduction.reports.sentences import Sentences

__all__ = ["Sentences", "to_json", "to_record", "to_text"]
