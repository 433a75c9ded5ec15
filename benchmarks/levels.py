"""How fast the steps of a coded case are found, beside taking a case apart and no more.

Run it with ``python benchmarks/levels.py``. The yardstick is one ``attrs.astuple`` of a
coding in the same run: what it costs to look at each fact once. Absolute times are
of this machine; the ratios travel.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

import attrs

from coproduction.levels.coding import Coding, range_of, range_of_activity
from coproduction.levels.knowledge import VALUES

ROUNDS, TIMES = 40, 50


def codings(unknown: int) -> list[Coding]:
    """Return so many codings in which so many facts are not known, the same in each run."""
    chance = random.Random(unknown)  # noqa: S311  # the same cases each time, and no secret
    found = []
    for _ in range(TIMES):
        stated = {name: chance.choice(values) for name, values in VALUES.items()}
        stated |= {"contact": True, "purpose": "joint"}
        found.append(Coding(**stated | dict.fromkeys(chance.sample(sorted(VALUES), unknown))))
    return found


def microseconds(work: Callable[[Coding], object], cases: list[Coding]) -> tuple[float, float]:
    """Return the best and the median time for one case, over all rounds."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for case in cases:
            work(case)
        times.append((time.perf_counter() - begin) / len(cases) * 1e6)
    return min(times), statistics.median(times)


def main() -> None:
    works: dict[str, Callable[[Coding], object]] = {
        "range_of": range_of,
        "range_of, one stage": lambda case: range_of(case, "design"),
        "range_of_activity": lambda case: range_of_activity(case, ["agenda", "design", "decide"]),
    }
    yardstick, _ = microseconds(attrs.astuple, codings(0))
    print(f"yardstick: {yardstick:.1f} µs")
    print(f"{'':22}{'unknown':>8}{'best µs':>10}{'median µs':>11}{'yardsticks':>12}")
    for unknown in (0, 4, 8, len(VALUES)):
        cases = codings(unknown)
        for name, work in works.items():
            best, median = microseconds(work, cases)
            print(f"{name:22}{unknown:>8}{best:>10.1f}{median:>11.1f}{best / yardstick:>12.1f}")


if __name__ == "__main__":
    main()
