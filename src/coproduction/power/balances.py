"""What a balance of power holds: a record for each family, and none for all of them."""

from __future__ import annotations

import attrs

from coproduction.model.reflections import Reflection
from coproduction.model.words import Kind, LinkKind
from coproduction.power.benchmarks import WorstGroupRatio
from coproduction.power.group_resources import SharedOut
from coproduction.power.recipients import may_be_shown
from coproduction.power.spans import Span
from coproduction.power.standings import BodyPower
from coproduction.values.counts import Bounds


@attrs.frozen(kw_only=True)
class DecisionBalance:
    """Formal power: who can decide what in one body.

    Attributes:
        power: What each kind of seat can pass and stop, its share, and how often
            anything passes.
        worst: The worst-group ratio of the shares, each member voting for themselves.
            Head-count is of everybody whose yes the rule reads.
    """

    power: BodyPower
    worst: WorstGroupRatio


@attrs.frozen(kw_only=True)
class TieGroup:
    """What ties go to some kinds of people, and run through them.

    Attributes:
        kinds: The kinds: one, or several where one of them would be a single person.
        entries: How many entries of the network they are: people, groups of people and
            organisations.
        received: How many ties go to them.
        attention_share: Their share of all ties. ``None`` where there are none.
        strength_share: The same, each tie counted by how strong it is said to be. ``None``
            where that is not said of every one.
        bridges: How many pairs they stand between, not all of one group. ``None`` where
            too much is open.
        bridge_share: Their share of these. ``None`` where there are none, or too much
            is open.
    """

    kinds: tuple[Kind, ...]
    entries: Bounds
    received: Bounds
    attention_share: Span | None
    strength_share: Span | None
    bridges: Span | None
    bridge_share: Span | None


@attrs.frozen(kw_only=True)
class TieBalance:
    """Relational power: who is turned to, and who stands between, as those who answered told.

    Where the plan leaves a kind or a tie open, each number is what it is in every case;
    where there are too many cases, ``None``.

    Attributes:
        kinds: The kinds of links that are counted, of those that the plan has.
        entries: How many entries the network has.
        respondents: How many of them told of such links. Only what they said of
            themselves counts.
        ties: How many ties there are. Two who are linked in several ways have one.
        groups: Who is turned to, and who stands between.
        largest_bridge_share: How much of the standing between groups runs through one
            entry alone. It has no name.
        between: How many ties go from one group to another.
        could_be_returned: How many of these go to somebody who answered.
        returned: How many of those are returned.
        reciprocity: `returned` by `could_be_returned`; ``None`` where there is none.
        openness: The ties between groups less those within, by all ties (E-I), -1 to 1.
        beyond_expected: `openness` less what it would be if all turned to all.
        arrangements: How many ways there are to deal out the kinds to these people;
            ``None`` for more than a quintillion, or where a kind is open.
        chance: The part of those ways that give an openness as far out, or farther, to one
            side or the other: twice the smaller of the two tails, 1 at the most. ``None``
            below 40 ways: these are too few to rule out chance.
        worst_attention: The worst-group ratio of the attention shares. Head-count is of
            entries.
        worst_bridging: That of the bridge shares.
    """

    kinds: tuple[LinkKind, ...]
    entries: int
    respondents: int
    ties: Bounds
    groups: tuple[TieGroup, ...]
    largest_bridge_share: Span | None
    between: Span | None
    could_be_returned: Span | None
    returned: Span | None
    reciprocity: Span | None
    openness: Span | None
    beyond_expected: Span | None
    arrangements: int | None
    chance: float | None
    worst_attention: WorstGroupRatio
    worst_bridging: WorstGroupRatio

    @property
    def compares_kinds(self) -> bool:
        """Whether there are several groups, so that one can be held beside another."""
        return len(self.groups) > 1


@attrs.frozen(kw_only=True)
class ResourceBalance:
    """Resource power: what money or paid hours come to each kind of people.

    Attributes:
        shared: What is shared out, and each group's share.
        worst: The worst-group ratio of the shares. Head-count is of people.
    """

    shared: SharedOut
    worst: WorstGroupRatio


@attrs.frozen(kw_only=True)
class Perceived:
    """How somebody saw power here, in their own words. It is in no number.

    Attributes:
        kinds: The kinds of people that the writers may be; none where the plan does not
            say who wrote it.
        writers: How many people they are, at the least; ``None`` where nobody is named.
        reflection: What they wrote.
    """

    kinds: tuple[Kind, ...]
    writers: int | None
    reflection: Reflection

    @property
    def kinds_shown(self) -> tuple[Kind, ...]:
        """The kinds, where the writers are not one person alone."""
        return self.kinds if may_be_shown(self.writers) else ()
