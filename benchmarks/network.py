"""How fast ties are read and measured, beside networkx, igraph and rustworkx.

Run it with ``python benchmarks/network.py``; it installs igraph and rustworkx into a
folder of its own for that time, and takes some five minutes. All are given the same
drawn graph of networkx in one run: people who turn to 5 others each, or to 10 in the
larger ones. Each package and size has a process of its own on one thread, stopped after
ten minutes, whose peak of memory is shown; it holds the graph of networkx too.

A peer's time is of the nearest thing that it has, on a graph of its own that is ready;
reading is a line by itself. Where a peer has no such measure there is a dash, and where
it needs memory by the square of the people it is not asked. Times are the best of
several runs, in milliseconds, of this machine; the ratios travel: how many times as long
as ours networkx takes, and the fastest of the peers.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import networkx as nx
import numpy as np

SIZES = {40: 5, 1_000: 5, 10_000: 10, 100_000: 10}
PACKAGES = ("ours", "networkx", "igraph", "rustworkx")
SECONDS = 600
PERMUTED = (
    "attention_share",
    "ei_index",
    "reciprocity",
    "network_brokerage",
    "bridge_share",
    "largest_bridge_share",
)
Actions = dict[str, Callable[[], object]]


def drawn(people: int) -> nx.DiGraph:
    """Return a graph in which each turns to others drawn at random, always the same."""
    random = np.random.default_rng(people)
    each = SIZES[people]
    tails = np.repeat(np.arange(people), each)
    heads = (tails + random.integers(1, people, people * each)) % people
    graph = nx.DiGraph()
    graph.add_nodes_from(range(people))
    graph.add_edges_from(zip(tails.tolist(), heads.tolist(), strict=True))
    return graph


def best(action: Callable[[], object]) -> float:
    """Return the fastest of several runs, in milliseconds."""
    found: list[float] = []
    while not found or (len(found) < 500 and sum(found) < 1_000):
        begin = time.perf_counter()
        action()
        found.append((time.perf_counter() - begin) * 1_000)
    return min(found)


def by_group(values: Any, groups: dict[int, int]) -> dict[int, float]:
    """Return shares by group, as somebody adds them up who has values by node."""
    sums = dict.fromkeys(groups.values(), 0.0)
    for node, value in values:
        sums[groups[node]] += value
    total = sum(sums.values())
    return {group: one / total for group, one in sums.items()}


def across(edges: Any, groups: dict[int, int]) -> float:
    """Return the E-I index, as somebody counts it who has a list of arcs."""
    external = sum(groups[tail] != groups[head] for tail, head in edges)
    return 2 * external / len(edges) - 1


def actions_of_ours(graph: nx.DiGraph, groups: dict[int, int]) -> Actions:
    """Return what we do."""
    measures = import_module("coproduction.power.relational")
    read = import_module("coproduction.power.ties").Ties.of
    ties = read(graph)
    people = len(graph)
    actions: Actions = {
        "reading": lambda: read(graph),
        "attention": lambda: measures.attention_share(ties, groups),
        "E-I index": lambda: measures.ei_index(ties, groups),
        "reciprocity": lambda: measures.reciprocity(ties),
        "constraint": lambda: measures.constraint(ties),
        "effective size": lambda: measures.effective_size(ties),
        "brokerage": lambda: measures.brokerage(ties, groups),
        "bonacich": lambda: measures.bonacich(ties, -0.05),
        "friedkin-johnsen": lambda: measures.friedkin_johnsen(ties, 0.8),
        "degroot": lambda: measures.degroot(ties),
        "krackhardt": lambda: measures.krackhardt(ties),
        "cuts": lambda: measures.cut_participants(ties, groups),
    }
    if people <= 1_000:
        actions["betweenness"] = lambda: measures.betweenness(ties)
    if people <= 10_000:
        for name in PERMUTED:
            actions[f"10,000 x {name}"] = lambda name=name: measures.permutation_test(  # type: ignore[misc]  # a default binds the name of this turn
                ties, groups, getattr(measures, name)
            )
        actions["core, and 199 by chance"] = lambda: measures.core_periphery(ties)
        actions["bootstrap, 1,000 draws"] = lambda: measures.vertex_bootstrap(ties, "density")
    return actions


def actions_of_networkx(graph: nx.DiGraph, groups: dict[int, int]) -> Actions:
    """Return what networkx does, or what is done with what it has."""
    people = len(graph)
    links = graph.to_undirected()
    actions: Actions = {
        "attention": lambda: by_group(graph.in_degree(), groups),
        "E-I index": lambda: across(graph.edges, groups),
        "reciprocity": lambda: nx.overall_reciprocity(graph),
        "constraint": lambda: nx.constraint(graph),
        "cuts": lambda: list(nx.articulation_points(links)),
    }
    if people <= 10_000:
        actions["effective size"] = lambda: nx.effective_size(graph)
    if people <= 1_000:
        actions["betweenness"] = lambda: nx.betweenness_centrality(graph)
    return actions


def actions_of_igraph(graph: nx.DiGraph, groups: dict[int, int]) -> Actions:
    """Return what igraph does; for the E-I index it has assortativity."""
    read = import_module("igraph").Graph.from_networkx
    theirs = read(graph)
    people = len(graph)
    actions: Actions = {
        "reading": lambda: read(graph),
        "attention": lambda: by_group(enumerate(theirs.strength(mode="in")), groups),
        "E-I index": lambda: theirs.assortativity_nominal([groups[one] for one in range(people)]),
        "reciprocity": theirs.reciprocity,
        "constraint": theirs.constraint,
        "cuts": theirs.articulation_points,
    }
    if people <= 1_000:
        actions["betweenness"] = theirs.betweenness
    return actions


def actions_of_rustworkx(graph: nx.DiGraph, groups: dict[int, int]) -> Actions:
    """Return what rustworkx does, or what is done with what it has."""
    package = import_module("rustworkx")
    theirs = package.networkx_converter(graph)
    links = theirs.to_undirected(multigraph=False)
    people = len(graph)
    actions: Actions = {
        "reading": lambda: package.networkx_converter(graph),
        "attention": lambda: by_group(
            ((one, theirs.in_degree(one)) for one in range(people)), groups
        ),
        "E-I index": lambda: across(theirs.edge_list(), groups),
        "cuts": lambda: package.articulation_points(links),
    }
    if people <= 1_000:
        actions["betweenness"] = lambda: package.digraph_betweenness_centrality(theirs)
    return actions


def worker(package: str, people: int) -> None:
    """Print how long each thing takes, and how much memory there was at most."""
    graph = drawn(people)
    groups = {node: node % 2 for node in graph}
    actions: Actions = globals()[f"actions_of_{package}"](graph, groups)
    times = {name: best(action) for name, action in actions.items()}
    print(json.dumps([times, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024]))


def asked(package: str, people: int, folder: str) -> tuple[dict[str, float], int]:
    """Return what a package's worker prints."""
    paths = [folder, os.environ.get("PYTHONPATH", "")]
    threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS")
    done = subprocess.run(
        [sys.executable, __file__, package, str(people)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), **dict.fromkeys(threads, "1")},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    times, memory = json.loads(done.stdout)
    return times, memory


def cell(milliseconds: float | None) -> str:
    return f"{'-':>12}" if milliseconds is None else f"{milliseconds:12.3f}"


def ratio(theirs: float | None, ours: float) -> str:
    return f"{'-':>10}" if theirs is None else f"{theirs / ours:8.2f} x"


def report(people: int, folder: str) -> None:
    """Print a table for one size."""
    found = {package: asked(package, people, folder) for package in PACKAGES}
    times = {package: one[0] for package, one in found.items()}
    arcs = drawn(people).number_of_edges()
    print(f"\n{people:,} nodes, {arcs:,} arcs; milliseconds")
    print(f"{'':26}" + "".join(f"{one:>12}" for one in PACKAGES), " networkx   fastest peer")
    for name, ours in times["ours"].items():
        theirs = [times[package].get(name) for package in PACKAGES[1:]]
        peers = [one for one in theirs if one is not None]
        print(
            f"{name:26}{cell(ours)}{''.join(map(cell, theirs))}"
            f"{ratio(theirs[0], ours)}   {ratio(min(peers, default=None), ours)}"
        )
    for name in ("attention", "E-I index", "reciprocity", "constraint"):
        ours, theirs_too = (
            times[package]["reading"] + times[package][name] for package in ("ours", "igraph")
        )
        print(
            f"{'reading and ' + name:26}{cell(ours)}{cell(None)}{cell(theirs_too)}{cell(None)}"
            f"{ratio(None, ours)}   {ratio(theirs_too, ours)}"
        )
    memory = "".join(f"{found[package][1]:9,} MB" for package in PACKAGES)
    print(f"{'peak of memory':26}{memory}", flush=True)


def main() -> None:
    """Install the peers and print a table for each size."""
    if len(sys.argv) > 1:
        worker(sys.argv[1], int(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
        peers = ["igraph", "rustworkx", "texttable"]
        subprocess.run([*install, "--target", folder, *peers], check=True, stderr=subprocess.PIPE)
        for people in SIZES:
            report(people, folder)


if __name__ == "__main__":
    main()
