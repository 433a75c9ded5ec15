"""Who is turned to, who stands between, whose view weighs: power in ties between people.

Every function takes a `Ties`, or a graph of networkx that it reads as `Ties.of` does by
itself: an arc *i → j* means that *i* turns to *j*, and each has strength one. It returns
a number for each node, for each group, or for the network; where these are several, a
frozen record. Nothing is ever NaN: what is not defined is left out or ``None``.

Which one answers what:

- *Who is turned to?* `attention_share`, by group. Prefer it to all others in small
  groups and where not all answered: it moves least.
- *Is a group sealed off, are ties returned?* `ei_index` beside its expectation, and
  `reciprocity` between groups.
- *Who links people?* `brokerage` in five roles, `bridge_share` by group,
  `largest_bridge_share`, `cut_participants` and `cut_links`, `betweenness`.
- *Who depends on a closed circle?* `constraint` and `effective_size`.
- *Whose power rests on others?* `bonacich`, over a curve of betas.
- *Whose view weighs?* `friedkin_johnsen`, `degroot`, and `closed_groups`.
- *Does it all run through one person, is it like the chart of an organisation?*
  `centralization` and `krackhardt`. *Is there a core, and who is in it?* `core_periphery`.
- *Could it be chance, could it be otherwise?* `permutation_test` of groups,
  `random_graph_test` of a whole network, `sensitivity`, `vertex_bootstrap`.

`groups` is a mapping from node to group. A node that is not in it, or whose group is
``None``, stands outside the question, and so do its ties; a node of the mapping that is
not in the graph is an error.

None of them sees who was never asked to take part, who wrote the agenda, or what people
chose not to write down. A network is somebody's answers about others: numbers about one
person belong to the group, and into no report as a name.

>>> from coproduction.power.ties import Ties
>>> ties = Ties.from_arcs([("ana", "dan"), ("ben", "dan"), ("dan", "eve"), ("eve", "ana")])
>>> groups = {"ana": "carers", "ben": "carers", "dan": "staff", "eve": "staff"}
>>> attention_share(ties, groups)
{'carers': 0.25, 'staff': 0.75}
>>> ei_index(ties, groups)
EIIndex(index=0.5, expected=0.3333333333333333)
"""

from __future__ import annotations

from coproduction.power.relations.between_groups import (
    EIIndex,
    attention_share,
    ei_index,
    reciprocity,
)
from coproduction.power.relations.bonacich_power import bonacich, bonacich_curve, bonacich_limit
from coproduction.power.relations.bootstraps import VertexBootstrap, vertex_bootstrap
from coproduction.power.relations.brokers import (
    Brokerage,
    bridge_share,
    brokerage,
    largest_bridge_share,
    network_brokerage,
)
from coproduction.power.relations.centralizations import Centrality, betweenness, centralization
from coproduction.power.relations.cores import CorePeriphery, core_periphery
from coproduction.power.relations.cuts import cut_links, cut_participants
from coproduction.power.relations.hierarchy import Dimensions, krackhardt
from coproduction.power.relations.influence import (
    ClosedGroup,
    closed_groups,
    degroot,
    friedkin_johnsen,
    last_views,
)
from coproduction.power.relations.permutations import PermutationTest, permutation_test
from coproduction.power.relations.random_graphs import RandomGraphTest, random_graph_test
from coproduction.power.relations.sensitivities import Band, Sensitivity, sensitivity
from coproduction.power.relations.structural_holes import constraint, effective_size

__all__ = [
    "Band",
    "Brokerage",
    "Centrality",
    "ClosedGroup",
    "CorePeriphery",
    "Dimensions",
    "EIIndex",
    "PermutationTest",
    "RandomGraphTest",
    "Sensitivity",
    "VertexBootstrap",
    "attention_share",
    "betweenness",
    "bonacich",
    "bonacich_curve",
    "bonacich_limit",
    "bridge_share",
    "brokerage",
    "centralization",
    "closed_groups",
    "constraint",
    "core_periphery",
    "cut_links",
    "cut_participants",
    "degroot",
    "effective_size",
    "ei_index",
    "friedkin_johnsen",
    "krackhardt",
    "largest_bridge_share",
    "last_views",
    "network_brokerage",
    "permutation_test",
    "random_graph_test",
    "reciprocity",
    "sensitivity",
    "vertex_bootstrap",
]
