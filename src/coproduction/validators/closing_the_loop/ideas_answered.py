"""Every idea from lived experience, from carers and from the community has an answer.

Applies to
    every plan that records a contribution of somebody with lived experience, a
    carer or a community member.

Expects
    each of these to have a reply, and those who gave it to have been told.
    A no is an answer too.

Why
    People who are never told what became of their ideas cannot know if it was
    worth giving them. A study in six groups found that feedback is not routine
    [MATHIE-2018]_. It is also one of the core values of public participation
    [IAP2-VALUES]_.

Limits
    Does not show if the answer made sense to people, or was true. Can be met on
    paper by a thank-you that answers nothing.

Met
    .. code-block:: yaml

        participants: [{id: carers, perspectives: carer}]
        contributions:
          - {id: later-start, by: carers, reply: {result: taken-up, told_on: 2026-03-02}}

    *The 1 recorded idea has an answer. This does not show if it made sense to people.*

Not met
    .. code-block:: yaml

        participants: [{id: carers, perspectives: carer}]
        contributions:
          - {id: later-start, by: carers, reply: {result: not, told_on: undated}}
          - {id: quieter-room, by: carers, reply: no}

    *1 of the 2 recorded ideas has no answer yet.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: carers, perspectives: carer}]
        contributions:
          - {id: quieter-room, by: carers}

    *Quieter room: has it had an answer?*

Does not apply
    .. code-block:: yaml

        participants: [{id: council-staff, perspectives: manager}]
        contributions:
          - {id: new-form, by: council-staff, reply: no}

    *No recorded idea comes from lived experience, from carers or from the community.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.model.plan import Plan
from coproduction.model.questions import Plural
from coproduction.model.words import ListName, Side
from coproduction.reading import Reading
from coproduction.values.truth import every, some


@validator(
    says=Wording(
        met=Plural(
            one=(
                "The 1 recorded idea has an answer. This does not show if it made sense to people."
            ),
            other=(
                "All {count} recorded ideas have an answer. "
                "This does not show if the answers made sense to people."
            ),
        ),
        not_met=Plural(
            one="1 of the {all} recorded ideas has no answer yet.",
            other="{count} of the {all} recorded ideas have no answer yet.",
        ),
        does_not_apply=(
            "No recorded idea comes from lived experience, from carers or from the community."
        ),
        remedies=(
            "Answer: taken up, changed or not, and why.",
            "Say when the other answers will come.",
        ),
    ),
    for_whom=ForWhom.LIVED,
)
def ideas_answered(plan: Plan, reading: Reading) -> Finding:
    """Hold the claim of this page against a plan."""
    ideas = [
        (idea, reading.comes_from(idea, Side.LIVED), reading.was_answered(idea))
        for idea in plan.contributions
    ]
    theirs = [idea for idea in ideas if not idea[1].is_false]
    without = sum((lived & ~answered).is_true for _, lived, answered in theirs)
    may_begin = reading.may_begin(ListName.CONTRIBUTIONS)
    return Finding(
        subject=plan.id,
        applies=some(lived for _, lived, _ in theirs) | may_begin,
        holds=every([*(~lived | answered for _, lived, answered in theirs), ~may_begin]),
        values={"all": len(theirs), "count": without or len(theirs)},
        evidence=frozenset(idea.id for idea, _, _ in theirs),
    )
