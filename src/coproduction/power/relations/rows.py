"""The arcs of each node, side by side in three arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

Ints: TypeAlias = NDArray[np.integer[Any]]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]

Matrix: TypeAlias = Any
"""A sparse matrix of scipy, which says nothing of its types."""

A = TypeVar("A", bound=NDArray[Any])


def total_at(places: Ints, values: Floats, number: int) -> Floats:
    """Return for each of so many places the sum of the values there."""
    return np.bincount(places, values, number).astype(np.float64, copy=False)


def weighed(weights: Floats, values: NDArray[Any]) -> Any:
    """Return the sum of values, or of rows of values, each times its weight.

    On one thread: where others are busy, threads that wait for one another take ten times
    as long over sums of this size, and the last digits would depend on how many there are.
    """
    return np.einsum("i,i...->...", weights, values)


def frozen(array: A) -> A:
    """Return an array that can no longer be written to."""
    array.setflags(write=False)
    return array


def matrix_of(values: NDArray[Any], rows: Ints, columns: Ints, shape: tuple[int, int]) -> Matrix:
    """Return a matrix by rows, in which values at one place add up."""
    return coo_array((values, (rows, columns)), shape=shape).tocsr()


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """For each node some others, in the order of their places.

    Attributes:
        starts: Where the others of each node begin, and where the last ones end.
        others: The places of the others, one node's after another's.
        strengths: How strong each of these ties is, above nought.
    """

    starts: Ints
    others: Ints
    strengths: Floats

    @classmethod
    def of(cls, matrix: Matrix) -> Rows:
        """Return the rows of a compressed matrix, or the columns of one that goes by them."""
        starts, others = matrix.indptr.astype(np.int32), matrix.indices.astype(np.int32)
        return cls(frozen(starts), frozen(others), frozen(matrix.data))

    @property
    def sizes(self) -> Ints:
        """Return how many others each node has."""
        return np.diff(self.starts)

    def rows(self) -> Ints:
        """Return for each entry the place of the node that it is about."""
        return np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), self.sizes)

    def sums(self) -> Floats:
        """Return how strong the ties of each node are together."""
        sums: Floats = self.matrix() @ np.ones(len(self.starts) - 1)
        return sums

    def matrix(self) -> Matrix:
        """Return the strengths as a matrix, a row for each node."""
        return self.matrix_with(self.strengths)

    def pattern(self) -> Matrix:
        """Return the matrix that has a one for each tie."""
        return self.matrix_with(np.ones(len(self.others), dtype=np.int64))

    def matrix_with(self, data: NDArray[Any]) -> Matrix:
        """Return the matrix that has these numbers in the place of the strengths."""
        number = len(self.starts) - 1
        made: Matrix = csr_array((data, self.others, self.starts), shape=(number, number))
        made.has_sorted_indices = made.has_canonical_format = True
        return made


def mirrored(tails: Ints, heads: Ints, strengths: Floats) -> tuple[Ints, Ints, Floats]:
    """Return arcs with those that go the other way; a tie to oneself goes no other way."""
    apart = tails != heads
    return (
        np.concatenate([tails, heads[apart]]),
        np.concatenate([heads, tails[apart]]),
        np.concatenate([strengths, strengths[apart]]),
    )


def without_loops(matrix: Matrix) -> tuple[Matrix, Floats]:
    """Return a matrix without its diagonal and without noughts, and the diagonal."""
    number = matrix.shape[0]
    rows = np.repeat(np.arange(number, dtype=np.int32), np.diff(matrix.indptr))
    loops = matrix.indices == rows
    left_out = loops | (matrix.data == 0)
    if not left_out.any():
        return matrix, np.zeros(number)
    kept = ~left_out
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows[kept], minlength=number))])
    left = csr_array((matrix.data[kept], matrix.indices[kept], starts), shape=matrix.shape)
    return left, total_at(rows[loops], matrix.data[loops], number)


def out_and_into(strengths: Floats, tails: Ints, heads: Ints, number: int) -> tuple[Rows, Rows]:
    """Return arcs by who turns and by who is turned to, among so many nodes."""
    matrix = matrix_of(strengths, tails, heads, (number, number))
    return Rows.of(matrix), Rows.of(matrix.tocsc())
