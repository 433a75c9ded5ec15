"""The benchmark of a group: the share of power that it has agreed each kind should have."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import attrs

from coproduction.model import choices, conversion
from coproduction.model.words import Kind


@attrs.frozen(kw_only=True)
class AgreedShare:
    """The share of power that a group has agreed that a kind of member should have.

    Attributes:
        kind: The kind of member, or of seat.
        share: Their part of the whole, 0 to 1. The shares of a plan sum to 1.
    """

    kind: Kind = attrs.field(converter=choices.kind)
    share: Fraction = attrs.field(converter=conversion.number)


def benchmark(value: Iterable[AgreedShare]) -> tuple[AgreedShare, ...]:
    """Return the agreed shares."""
    return conversion.all_of(AgreedShare, value)
