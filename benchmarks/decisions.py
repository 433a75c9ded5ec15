"""How fast power is found, beside the packages ``powerindices`` and ``powerindex``.

Run it with ``python benchmarks/decisions.py``; it installs both packages into a
folder of its own for that time, and takes some four minutes. All are given the same
votes and quota in one run; making the rule is part of our time. Each peer runs in a
process that is stopped after 20 seconds or at 3 GB. A peer is *right* where every
member's number is ours to nine decimals, and ours is exact: ratios count only to
right peers. Absolute times are of this machine; the ratios travel.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from coproduction.power.decisions import DecisionRule, at_least, weighted
from coproduction.power.indices import (
    banzhaf,
    banzhaf_shares,
    coleman_initiate,
    coleman_prevent,
    deegan_packel,
    johnston,
    public_good,
    shapley_shubik,
)
from coproduction.power.voting.truth_tables import table_of

PEERS = ("powerindices", "powerindex")
SECONDS, BYTES = 20, 3 << 30

WORKER = """
import json, resource, sys, time, warnings
warnings.simplefilter("ignore")
task = json.loads(sys.stdin.read())
resource.setrlimit(resource.RLIMIT_AS, (task["bytes"], task["bytes"]))
peer, index, quota = task["peer"], task["index"], task["quota"]
if peer == "powerindices":
    import powerindices
    compute = {"banzhaf": powerindices.compute_pbi, "shapley_shubik": powerindices.compute_ssi}
    run = lambda votes: compute[index](quota, votes, task["heads"])
else:
    import powerindex
    def run(votes):
        game = powerindex.Game(quota, weights=votes)
        getattr(game, "calc_" + index)()
        return getattr(game, index)
times = []
while not times or (len(times) < 2_000 and sum(times) < 1):
    votes = list(task["votes"])
    begin = time.perf_counter()
    found = run(votes)
    times.append(time.perf_counter() - begin)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([min(times), [float(one) for one in found], peak]))
"""


@dataclass(frozen=True)
class Case:
    """Votes and a quota, and maybe a number of heads that is needed too."""

    name: str
    votes: Sequence[int]
    quota: int
    heads: int = 1
    states: int | None = None

    def rule(self) -> DecisionRule[int]:
        """Make the rule."""
        rule = weighted(dict(enumerate(self.votes)), self.quota)
        if self.heads > 1:
            rule &= at_least(range(len(self.votes)), self.heads)
        if self.states:
            rule |= at_least(range(len(self.votes)), self.states)
        return rule


def drawn(name: str, members: int, highest: int) -> Case:
    """Return a majority of votes drawn at random, always the same."""
    source = random.Random(members)  # noqa: S311 - the same votes each time are what is wanted
    votes = [source.randint(1, highest) for _ in range(members)]
    return Case(name, votes, sum(votes) // 2 + 1)


EU_15 = [10] * 4 + [8] + [5] * 4 + [4] * 2 + [3] * 3 + [2]
NICE = [29] * 4 + [27] * 2 + [14, 13] + [12] * 5 + [10] * 3 + [7] * 5 + [4] * 5 + [3]
ELECTORS = [55, 38, 29, 29, 20, 20, 18, 16, 16, 15, 14, 13, 12] + [11] * 4 + [10] * 4 + [9] * 3
ELECTORS += [8] * 2 + [7] * 3 + [6] * 6 + [5] * 3 + [4] * 5 + [3] * 8
# About those of 2014, in the order of their size; only that they are large matters here.
POPULATIONS = [
    80767463, 65889148, 64351155, 60782668, 46512199, 38017856, 19947311,
    16829289, 11203992, 10926807, 10512419, 10427301, 9877365, 9644864,
    8506889, 7245677, 5627235, 5451270, 5415949, 4605501, 4246809,
    2943472, 2061085, 2001468, 1315819, 858000, 549680, 425384,
]  # fmt: skip
NEEDED = -(-65 * sum(POPULATIONS) // 100)

CASES = [
    Case("15: EU Council, 1995", EU_15, 62),
    drawn("20: drawn", 20, 70),
    drawn("25: drawn", 25, 90),
    Case("27: votes of Nice", NICE, 255),
    Case("51: US electors, 2012", ELECTORS, 270),
    drawn("100: drawn", 100, 108),
    drawn("435: drawn", 435, 20),
    Case("500 equal votes", [1] * 500, 251),
    Case("5,000 equal votes", [1] * 5_000, 2_501),
    Case("28: EU, 65 % and 16", POPULATIONS, NEEDED, heads=16),
]
Index = Callable[[DecisionRule[int]], dict[int, Fraction]]
INDICES: dict[str, Index] = {"banzhaf": banzhaf, "shapley_shubik": shapley_shubik}


def best(action: Callable[[], object]) -> float:
    """Return the fastest of several runs, in milliseconds."""
    found: list[float] = []
    while not found or (len(found) < 2_000 and sum(found) < 1_000):
        begin = time.perf_counter()
        action()
        found.append((time.perf_counter() - begin) * 1000)
    return min(found)


def answered(index: Index, case: Case) -> dict[int, Fraction]:
    """Make a case's rule and find its power."""
    return index(case.rule())


def peers_run(folder: str, peer: str, index: str, case: Case) -> tuple[float, list[float]] | str:
    """Return a peer's time in milliseconds and its numbers, or why there are none."""
    if peer == "powerindex" and case.heads > 1:
        return "cannot say the rule"
    task = {
        "peer": peer,
        "index": index,
        "quota": case.quota,
        "votes": list(case.votes),
        "heads": case.heads,
        "bytes": BYTES,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-c", WORKER],
            input=json.dumps(task),
            env={"PYTHONPATH": folder, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return f"over {SECONDS} s"
    except subprocess.CalledProcessError as error:
        last = error.stderr.strip().splitlines()[-1:] or ["stopped"]
        return "over 3 GB" if "Memory" in last[0] else last[0].partition(":")[0]
    seconds, numbers, _ = json.loads(done.stdout)
    return seconds * 1000, numbers


def is_right(numbers: Sequence[float], exact: Sequence[Fraction]) -> bool:
    """Return whether all numbers are the exact ones to nine decimals."""
    return all(abs(number - float(one)) <= 1e-9 for number, one in zip(numbers, exact, strict=True))


def report_beside_peers(folder: str) -> None:
    """Print a line for each case and index."""
    print(f"{'':24}{'ours':>12}   " + "".join(f"{peer:>30}" for peer in PEERS) + "   ratio (aim)")
    for case in CASES:
        for name, index in INDICES.items():
            ours = best(partial(answered, index, case))
            line, right = f"{case.name:22}{name[:2]}{ours:9.3f} ms   ", []
            for peer in PEERS:
                exact = index(case.rule())
                if peer == "powerindex" and name == "banzhaf":
                    exact = banzhaf_shares(case.rule())  # it has no absolute index
                found = peers_run(folder, peer, name, case)
                if isinstance(found, str):
                    line += f"{found:>30}"
                    continue
                milliseconds, numbers = found
                verdict = is_right(numbers, list(exact.values()))
                line += f"{milliseconds:18.3f} ms, {'right' if verdict else 'WRONG':5}"
                right += [milliseconds] if verdict else []
            aim = 10 if name == "shapley_shubik" or len(case.votes) >= 25 else 1
            ratio = f"{min(right) / ours:8.1f} x" if right else "no right peer"
            print(f"{line}   {ratio} ({aim})", flush=True)


def report_rules_without_a_quota() -> None:
    """Print what the peers cannot say at all."""
    print("\nRules that no peer can say")
    council = Case("EU-28", POPULATIONS, NEEDED, heads=16, states=25)
    for index in INDICES.values():
        show("EU-28, raw populations", index, council.rule, "aim 500")
    twenty = weighted(dict(enumerate(POPULATIONS[:20])), 290_000_000)
    twenty &= weighted({one: 1_000 + one**3 for one in range(20)}, 27_000)
    twenty |= at_least(range(0, 20, 2), 9).with_veto(0)

    def afresh() -> DecisionRule[int]:
        table_of.cache_clear()  # the last table is kept, which would flatter us here
        return twenty

    others: list[Index] = [coleman_prevent, coleman_initiate, deegan_packel, public_good, johnston]
    for index in [*INDICES.values(), *others]:
        show("any rule of 20", index, afresh, "aim 100")
    senate, house = range(1, 101), range(101, 536)
    federal = at_least([0], 1) & at_least(senate, 51) & at_least(house, 218)
    federal |= at_least(senate, 67) & at_least(house, 290)
    for index in INDICES.values():
        show("US, 536 members", index, lambda: federal, "prototype 200")


def show(
    name: str,
    index: Index,
    rule: Callable[[], DecisionRule[int]],
    aim: str,
) -> None:
    """Print how long one index of one rule takes."""
    print(f"  {name:24}{index.__name__:18}{best(lambda: index(rule())):9.2f} ms ({aim})")


def main() -> None:
    """Install the peers and print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        install: list[Any] = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
        subprocess.run([*install, "--target", folder, *PEERS], check=True, stderr=subprocess.PIPE)
        report_beside_peers(folder)
    report_rules_without_a_quota()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    peers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"\nPeak memory: ours {own} MB, the largest peer {peers} MB (stopped at 3,072)")


if __name__ == "__main__":
    main()
