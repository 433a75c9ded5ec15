"""Strands: workstreams, phases or sites with a course of their own."""

from __future__ import annotations

import attrs

from coproduction import ids
from coproduction.ids import StrandId


def strand_id(text: str) -> StrandId:
    """Return the text as a strand's id."""
    return StrandId(ids.slug(text))


def strand_or_all(text: str) -> StrandId:
    """Return the text as a strand's id, or the empty text for all of them."""
    return StrandId(ids.optional(text))


ALL_STRANDS = StrandId(ids.Id(""))


@attrs.frozen(kw_only=True)
class Strand:
    """A workstream, phase or site.

    Attributes:
        kind: Which of these it is, in the group's own words.
    """

    id: StrandId = attrs.field(converter=strand_id)
    title: str = ""
    kind: str = ""
    note: str = ""
    source: str = ""
