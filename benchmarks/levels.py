"""How fast the steps of a coded case are found, and those of a plan, with their growth.

Run it with ``python benchmarks/levels.py``. The yardstick is one ``attrs.astuple``
of a coding in the same run: what it costs to look at each fact once; and so
many of them is what is shown of a plan. Absolute times are
of this machine; the ratios travel.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from functools import partial

import attrs

from coproduction.levels.coding import Coding, range_of, range_of_activity
from coproduction.levels.knowledge import VALUES
from coproduction.levels.shown import shown
from coproduction.model.activities import Activity, Part
from coproduction.model.bodies import Body, Seat
from coproduction.model.decisions import Decision
from coproduction.model.participants import Participant
from coproduction.model.plan import Plan

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


def plan_of(activities: int, groups: int) -> Plan:
    """Return a plan in which four of the groups take part in each activity, and much is unsaid."""
    chance = random.Random(activities)  # noqa: S311  # the same plan each time, and no secret
    people = [Participant(id=f"group-{n}", perspectives="carer") for n in range(groups)]
    people += [Participant(id=f"staff-{n}", perspectives="practitioner") for n in range(4)]
    ids = [person.id for person in people]
    ways: list[list[str] | None] = [
        ["makes"],
        ["asked"],
        ["discusses"],
        ["informed"],
        ["decides", "delivers"],
        ["frames", "makes"],
        ["delivers"],
        None,
    ]
    board = Body(
        id="board",
        decides_by="majority",
        seats=[Seat(who=ids[0], number=2, votes=1), Seat(who=ids[-1], number=3, votes=1)],
    )
    return Plan(
        id="plan",
        participants=people,
        bodies=[board],
        activities=[
            Activity(
                id=f"day-{n}",
                status=chance.choice(["happened", "happened", "planned", None]),
                starts_on=f"2026-{chance.randint(1, 12):02d}",
                nobody_else=chance.choice([True, None]),
                parts=[Part(who=who, how=chance.choice(ways)) for who in chance.sample(ids, 4)],
            )
            for n in range(activities)
        ],
        decisions=[
            Decision(id=f"choice-{n}", by="board", at=f"day-{n}", status="happened")
            for n in range(0, activities, 10)
        ],
    )


def with_activities(plan: Plan) -> object:
    """Return what is shown, each activity too."""
    return shown(plan).activities


def milliseconds(work: Callable[[], object]) -> float:
    """Return the best time of five."""
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1e3)
    return min(times)


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
    print(
        f"\n{'activities':>10}{'groups':>8}{'shown, ms':>11}{'+ activities':>17}{'yardsticks':>12}"
    )
    for activities, groups in ((250, 20), (500, 20), (1000, 20), (2000, 20), (1000, 5)):
        plan = plan_of(activities, groups)
        alone = milliseconds(partial(shown, plan))
        each = milliseconds(partial(with_activities, plan))
        ratio = alone * 1e3 / yardstick
        print(f"{activities:>10}{groups:>8}{alone:>11.0f}{each:>17.0f}{ratio:>12.0f}")


if __name__ == "__main__":
    main()
