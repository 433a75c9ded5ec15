"""Any rule of some twenty members, as a truth table in one integer.

Bit *m* of a table says whether the coalition wins whose members are the ones among
the bits of *m*. A gate adds up votes for all coalitions at once, a table for each
binary digit of the sum; every question is then a few operations on whole tables.
So time is that of about *n²* operations on 2ⁿ bits, whatever the rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coproduction.power.voting.gates import Gate


@dataclass(frozen=True, slots=True)
class TruthTable:
    """Which coalitions win.

    Attributes:
        wins: The table.
        members: Of how many members, whose positions are 0, 1, and so on.
        with_member: For each member the table of the coalitions with that member.
    """

    wins: int
    members: int
    with_member: tuple[int, ...]

    def wins_without(self, member: int) -> int:
        """Return the winning coalitions that do not have the member."""
        return self.wins & ~self.with_member[member]

    def critical(self, member: int) -> int:
        """Return the winning coalitions that would lose without the member."""
        with_member = self.wins & self.with_member[member]
        return with_member & ~(self.wins_without(member) << (1 << member))

    def minimal(self) -> int:
        """Return the winning coalitions that would lose without any of their members."""
        larger = 0
        for member in range(self.members):
            larger |= self.wins_without(member) << (1 << member)
        return self.wins & ~larger


@lru_cache(maxsize=1)
def table_of(top: Gate, members: int) -> TruthTable:
    """Return the truth table of a gate whose positions are nought up to the members.

    The last one is kept, since several indices of a rule are often wanted in a row.
    """
    with_member = tuple(_with_member(member, members) for member in range(members))
    return TruthTable(_opens(top, with_member), members, with_member)


def _with_member(member: int, members: int) -> int:
    half = 1 << member
    table = (1 << half) - 1 << half
    return _repeated(table, 2 * half, 1 << members)


def _repeated(table: int, length: int, whole: int) -> int:
    while length < whole:
        table |= table << length
        length *= 2
    return table


def _opens(one: Gate, with_member: Sequence[int]) -> int:
    members = len(with_member)
    everything = (1 << (1 << members)) - 1
    if one.needs_one:
        return _any_opens(one, with_member)
    if one.needs_all:
        table = everything
        for position, _ in one.votes:
            table &= with_member[position]
        for child, _ in one.gates:
            table &= _opens(child, with_member)
        return table
    total = sum(votes for _, votes in (*one.votes, *one.gates))
    digits = total.bit_length()
    carry = (1 << digits) - one.quota
    sums = [carry >> digit & 1 for digit in range(digits + 1)]
    votes_of = dict(one.votes)
    for member in range(members):
        length = 1 << member
        joined = _plus(sums, votes_of.get(member, 0), (1 << length) - 1)
        sums = [low | high << length for low, high in zip(sums, joined, strict=True)]
    for child, votes in one.gates:
        sums = _plus(sums, votes, _opens(child, with_member))
    return sums[-1]


def _plus(sums: Sequence[int], votes: int, where: int) -> list[int]:
    """Return sums, a table for each binary digit, with votes added where a table says so."""
    if not votes:
        return list(sums)
    result, carry = [], 0
    for digit, table in enumerate(sums):
        added = where if votes >> digit & 1 else 0
        either = table ^ added
        result.append(either ^ carry)
        carry = table & added | either & carry
    return result


def _any_opens(one: Gate, with_member: Sequence[int]) -> int:
    """Return the table of a gate that one vote or one open gate opens.

    The gates below that need all of some members, as in a list of winning
    coalitions, are entered as single coalitions; then whatever is larger is added.
    """
    table = 0
    members = len(with_member)
    coalitions = bytearray(-(-(1 << members) // 8))
    for position, _ in one.votes:
        table |= with_member[position]
    for child, _ in one.gates:
        if child.needs_all and not child.gates:
            coalition = sum(1 << position for position, _ in child.votes)
            coalitions[coalition >> 3] |= 1 << (coalition & 7)
        else:
            table |= _opens(child, with_member)
    larger = int.from_bytes(coalitions, "little")
    for member in range(members):
        larger |= (larger & ~with_member[member]) << (1 << member)
    return table | larger


def tables_by_size(members: Sequence[int], of: int) -> list[int]:
    """Return for each number the table of the coalitions with that many of some members.

    Args:
        members: Whose heads are counted.
        of: How many members there are.
    """
    tables = [1]
    counted = set(members)
    for member in range(of):
        length = 1 << member
        if member in counted:
            tables = [
                low | high << length for low, high in zip([*tables, 0], [0, *tables], strict=True)
            ]
        else:
            tables = [table | table << length for table in tables]
    return tables


def with_each(table: int, members: int) -> list[int]:
    """Return for each member how many coalitions of a table have that member.

    The upper half of a table is the coalitions with the last member. Then both halves
    are added up, so that the next member is the last one; that makes numbers with more
    and more binary digits, but of fewer and fewer coalitions.
    """
    found = [0] * members
    digits = [table]
    for member in reversed(range(members)):
        half = 1 << member
        window = (1 << half) - 1
        upper = [digit >> half for digit in digits]
        found[member] = sum(digit.bit_count() << at for at, digit in enumerate(upper))
        carry, added = 0, []
        for digit, high in zip(digits, upper, strict=True):
            low = digit & window
            either = low ^ high
            added.append(either ^ carry)
            carry = low & high | either & carry
        digits = [*added, carry]
    return found


def swings(table: TruthTable) -> tuple[int, list[int]]:
    """Return how many coalitions win, and each member's swings.

    These are the winning coalitions with a member, less those without.
    """
    winning = table.wins.bit_count()
    return winning, [2 * number - winning for number in with_each(table.wins, table.members)]


def swings_by_size(table: TruthTable) -> tuple[int, list[list[int]]]:
    """Return how many coalitions win, and each member's swings by how many others say yes."""
    winning, having = [], []
    for size in tables_by_size(range(table.members), table.members):
        wins = table.wins & size
        winning.append(wins.bit_count())
        having.append(with_each(wins, table.members))
    found = [
        [
            having[size + 1][member] - (winning[size] - having[size][member])
            for size in range(table.members)
        ]
        for member in range(table.members)
    ]
    return sum(winning), found


def by_critical_members(critical: Sequence[int], wins: int) -> dict[int, int]:
    """Return the winning coalitions by how many critical members they have, if any.

    Args:
        critical: For each member the winning coalitions that would lose without.
        wins: The winning coalitions.
    """
    digits: list[int] = [0] * len(critical).bit_length()
    for coalitions in critical:
        digits = _plus(digits, 1, coalitions)
    found = {}
    for number in range(1, len(critical) + 1):
        of_number = wins
        for digit, one in enumerate(digits):
            of_number &= one if number >> digit & 1 else ~one
        if of_number:
            found[number] = of_number
    return found
