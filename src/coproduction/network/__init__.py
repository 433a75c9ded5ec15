"""The plan as a frozen networkx graph, out to other tools, and links in from a spreadsheet.

An arc *i → j* means that *i* turns to *j*, where its kind has that meaning:

================== ================================= ====================================
Kind               The arc                           Comes from
================== ================================= ====================================
trust              who → to: who trusts to           a relationship that one of them told
turns-to           who → to: who turns to to         as above
support            to → who: who supports to         as above
information        to → who: who informs to          a relationship
works-with         both ways                         a relationship
accountable-to     who → to: who answers to to       a relationship
funds              to → who: who funds to            a relationship
recruited          to → who: who recruited to        a relationship
shared-session     both ways                         an activity in which both take part
shared-decision    both ways                         a decision that both make
recruited-by       somebody → who recruited them     a participant
offered-by         somebody → who pays the offer     an offer
replied-to         who gave the answer → whose idea  an idea with an answer that was told
================== ================================= ====================================
"""

from __future__ import annotations

from coproduction.network.building import network_of
from coproduction.network.exports import to_csv, to_graphml
from coproduction.network.groups import by_group, groups_of, nobody_alone
from coproduction.network.kinds import DerivedKind, Kind
from coproduction.network.spreadsheets import relationships_from_csv

__all__ = [
    "DerivedKind",
    "Kind",
    "by_group",
    "groups_of",
    "network_of",
    "nobody_alone",
    "relationships_from_csv",
    "to_csv",
    "to_graphml",
]
