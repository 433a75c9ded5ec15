"""What the words of a part say by themselves: the same for whoever took part in whatever."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

import attrs

from coproduction.model.words import STAGE_OF, TALKED_OVER, TOLD, VIEWS_SOUGHT, How, Stage

OPENS: Final = frozenset({How.FRAMES, How.MAKES, How.DECIDES})
VERB_OF: Final = {stage: verb for verb, stage in STAGE_OF.items()}


@attrs.frozen(kw_only=True)
class Said:
    """What the words of a part say: yes, no, or ``None`` where they leave it open.

    Attributes:
        is_silent: Whether they may have taken part in more ways than are named.
        names_a_way: Whether any way is named.
        opens: Whether something could still change, if they took part so.
        is_in_charge: Whether they lead anything.
        told: Whether they were told something.
        reasons_given: Whether they were told decisions and reasons.
        views_asked: Whether their views were asked.
        both_ways: Whether there was talk both ways.
        only_delivers: Whether they carry out, and have no other part at all.
        does: Whether they do the work of a stage.
        leads: Whether they are in charge of a stage, if it is one of the activity.
        works: The stages of which they surely do the work, or are in charge.
    """

    is_silent: bool
    names_a_way: bool
    opens: bool
    is_in_charge: bool
    told: bool | None
    reasons_given: bool | None
    views_asked: bool | None
    both_ways: bool | None
    only_delivers: bool | None
    does: Mapping[Stage, bool | None]
    leads: Mapping[Stage, bool | None]
    works: tuple[Stage, ...]


@cache
def said_by(how: tuple[How, ...] | None) -> Said:
    """Return what words say; ``None`` is a part of which nobody says how."""
    words = frozenset(how or ())
    ways = words - {How.OR_MORE}
    is_silent = how is None or How.OR_MORE in words
    unsaid = None if is_silent else False
    named = words & STAGE_OF.keys()
    leads_all = How.LEADS in words and not named and not is_silent
    does = {stage: verb in words or unsaid for stage, verb in VERB_OF.items()}
    leads = {
        stage: leads_all or (How.LEADS in words and verb in named) or unsaid
        for stage, verb in VERB_OF.items()
    }
    return Said(
        is_silent=is_silent,
        names_a_way=bool(ways),
        opens=bool(words & OPENS),
        is_in_charge=How.LEADS in words,
        told=True if words & TOLD else False if how == () else None,
        reasons_given=True if How.INFORMED in words else False if how == (How.TAUGHT,) else None,
        views_asked=bool(words & VIEWS_SOUGHT) or unsaid,
        both_ways=True if words & TALKED_OVER else None if How.DECIDES in words else unsaid,
        only_delivers=(None if ways <= {How.DELIVERS} else False)
        if is_silent
        else ways == {How.DELIVERS},
        does=does,
        leads=leads,
        works=tuple(stage for stage in VERB_OF if does[stage] or leads[stage]),
    )
