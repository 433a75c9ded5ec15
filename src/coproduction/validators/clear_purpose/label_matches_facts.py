"""What the plan calls itself fits what its facts show.

Applies to
    every plan that calls itself, or one of its activities or strands, by a level of a
    scale, and in which somebody speaks from people's own lives.

Expects
    the steps that the facts show, of what is planned or has happened, to be among those
    that the name may mean, for each group of people. Both ways: a name may say more than
    the facts, and less. Where people lead, that is neither more nor less than to share.

Why
    A name that promises more than there is costs trust, and one that says less hides what
    people did. NHS guidance on research asks that power is shared where the word
    co-production is used [NIHR-2018]_. An honest survey that is called a survey is fine.

Limits
    Reads what is recorded. Which step a name may mean is this project's own proposal, as a
    range. A name in a scale of somebody's own is not read here. Can be met on paper by a
    weaker word and no change.

Met
    .. code-block:: yaml

        participants: [{id: neighbours, perspectives: community}]
        claims: [{level: consultation, about: survey}]
        activities:
          - {id: survey, stages: design, open: no, parts: [{who: neighbours, how: asked}]}

    *Plan: what it calls itself fits the facts that it gives. This does not show how it felt.*

Not met
    .. code-block:: yaml

        participants: [{id: neighbours, perspectives: community}]
        claims: [{level: co-design, about: survey}]
        activities:
          - {id: survey, stages: design, open: no, parts: [{who: neighbours, how: asked}]}

    *Plan: what it calls itself does not fit the facts that it gives. For neighbours, the facts
    show less than the name says.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: neighbours, perspectives: community}]
        claims: [{level: consultation, about: survey}]
        activities:
          - {id: survey, stages: design, open: no, parts: [{who: neighbours}]}

    *Survey: how did neighbours take part: told, asked, helped make, helped decide?*

Does not apply
    .. code-block:: yaml

        participants: [{id: neighbours, perspectives: community}]
        activities:
          - {id: survey, stages: design, open: no, parts: [{who: neighbours, how: asked}]}

    *The plan has no name for what it does that can be held against its facts.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.ids import Id, WhoId
from coproduction.levels.claims import Fit, claims_of
from coproduction.levels.shown import Basis, Cell, shown
from coproduction.model.participants import Participant
from coproduction.model.plan import Plan
from coproduction.model.words import Side
from coproduction.reading import Reading
from coproduction.values.truth import FALSE, TRUE, WITHHELD, Truth, every, some, unknown
from coproduction.values.withheld import RATHER_NOT_SAY

MISFITS = {
    "beyond": Fit.CLAIMS_MORE,
    "short": Fit.SHOWS_MORE,
    "apart": Fit.SET_APART,
    "other": Fit.DIFFERS,
}
"""The names of those for whom a name does not fit, by the way in which it does not."""


@validator(
    says=Wording(
        met=(
            "{plan}: what it calls itself fits the facts that it gives. "
            "This does not show how it felt."
        ),
        not_met="{plan}: what it calls itself does not fit the facts that it gives.",
        does_not_apply=(
            "The plan has no name for what it does that can be held against its facts."
        ),
        remedies=(
            "Where the name says more, move more of the choice to the shared group.",
            "Or use a word that fits what people do. Where they do more, or lead, say so.",
            "Ask the people it is about what they would call it.",
        ),
        also={
            "beyond": "For {beyond}, the facts show less than the name says.",
            "short": "For {short}, the facts show more than the name says.",
            "apart": (
                "For {apart}, people lead in the name or in the facts, and not in both. "
                "That is neither more nor less."
            ),
            "other": "For {other}, the facts show something else than the name says.",
        },
    ),
    for_whom=ForWhom.LIVED,
)
def label_matches_facts(plan: Plan, reading: Reading) -> Finding:
    """Hold the claim of this page against a plan."""
    compared = [
        each
        for held in (claims_of(plan, shown(reading)) if plan.claims else ())
        for each in held.comparisons
        if each.cell.basis == Basis.PLANNED and _has_steps_of_its_own(each.cell, reading)
    ]
    lived = {each.cell.group: _is_lived(each.cell.group, reading) for each in compared}
    return Finding(
        subject=plan.id,
        applies=some(lived.values()),
        holds=every(
            ~lived[each.cell.group] | _fits(each.fit, each.cell, plan) for each in compared
        ),
        values={
            "plan": plan.id,
            **{
                name: _groups([each.cell for each in compared if each.fit == fit])
                for name, fit in MISFITS.items()
            },
        },
        evidence=frozenset(Id(fact.of) for each in compared for fact in each.cell.decided_by),
    )


def _groups(cells: list[Cell]) -> tuple[str, ...]:
    return tuple(sorted({cell.group for cell in cells}))


def _has_steps_of_its_own(cell: Cell, reading: Reading) -> bool:
    """Return whether a cell has a step, and an activity names the group."""
    if cell.activity is None:
        return cell.steps is not None
    return cell.steps is not None and cell.group in reading.named(reading.activity(cell.activity))


def _fits(fit: Fit, cell: Cell, plan: Plan) -> Truth:
    """Return whether a name fits; what no fact would narrow is not held against it."""
    if fit == Fit.FITS:
        return TRUE
    if fit != Fit.CANNOT_TELL:
        return FALSE
    if cell.would_narrow:
        return unknown(*cell.would_narrow)
    return WITHHELD if any(map(_chose_not_to_say, plan.participants)) else TRUE


def _is_lived(group: WhoId, reading: Reading) -> Truth:
    """Return whether somebody in a group speaks from people's own lives, in one of their hats."""
    lived = reading.some_speak_for(group, Side.LIVED)
    is_both = lived.is_unknown and not lived.doubts
    return TRUE if is_both and not any(map(_chose_not_to_say, reading.plan.participants)) else lived


def _chose_not_to_say(person: Participant) -> bool:
    return RATHER_NOT_SAY in (person.perspectives, person.side)
