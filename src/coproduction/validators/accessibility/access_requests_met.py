"""What people asked for, so that they can take part, is there.

Applies to
    every activity that names somebody who asked for something.

Expects
    each thing that was asked for to be in what the activity provides.

Why
    A request that is known and not met keeps somebody out. Services in England
    are asked to identify, record, share and meet what people need [AIS-2025]_.

Limits
    Compares words: a request and what is provided need the same ones. Does not
    show if it worked. Can be met on paper by writing down what was not there.

Met
    .. code-block:: yaml

        participants: [{id: staff, access: {requests: hearing-loop}}]
        activities:
          - {id: session-2, parts: [{who: staff}], provides: [hearing-loop, quiet-room]}

    *Session 2: what was asked for is in what is arranged. This does not show if it worked.*

Not met
    .. code-block:: yaml

        participants: [{id: staff, access: {requests: speech-to-text}}]
        activities:
          - {id: session-2, parts: [{who: staff}], provides: [quiet-room]}

    *Session 2: 1 thing that was asked for is not in what is arranged: speech-to-text.*

Cannot tell
    .. code-block:: yaml

        participants: [{id: staff, access: {requests: speech-to-text}}]
        activities:
          - {id: session-2, parts: [{who: staff}]}

    *Session 2: what is arranged, so that everybody can take part?*

Does not apply
    .. code-block:: yaml

        participants: [{id: staff, access: {requests: []}}]
        activities:
          - {id: session-2, parts: [{who: staff}]}

    *Session 2: nobody named there asked for anything.*
"""

from __future__ import annotations

from coproduction.findings import Finding, ForWhom, Terms, Wording, validator
from coproduction.model.activities import Activity
from coproduction.model.questions import Plural
from coproduction.reading import Reading
from coproduction.values.truth import every, known, some


@validator(
    says=Wording(
        met=(
            "{activity}: what was asked for is in what is arranged. "
            "This does not show if it worked."
        ),
        not_met=Plural(
            one="{activity}: 1 thing that was asked for is not in what is arranged: {missing}.",
            other=(
                "{activity}: {count} things that were asked for are not in what is arranged: "
                "{missing}."
            ),
        ),
        does_not_apply="{activity}: nobody named there asked for anything.",
        remedies=(
            "Arrange it today.",
            "Move the session until it can be arranged.",
            "Tell each person who asked what will happen.",
        ),
    ),
    for_whom=ForWhom.EVERYONE,
)
def access_requests_met(activity: Activity, plan: Reading) -> Finding:
    """Hold the claim of this page against one activity."""
    asked = [plan.requests(who) for who in plan.named(activity)]
    provided = {
        request: plan.provides(activity, request) for requests, _ in asked for request in requests
    }
    named = plan.names(1, activity)
    missing = sorted(request for request, truth in provided.items() if truth.is_false)
    return Finding(
        subject=activity.id,
        applies=some(known(bool(requests)) | ~all_ for requests, all_ in asked) | ~named,
        holds=every([*provided.values(), *(all_ for _, all_ in asked), named]),
        values={
            "activity": activity.id,
            "count": len(missing),
            "missing": Terms(tuple(missing)),
        },
        evidence=frozenset({activity.id, *plan.named(activity)}),
    )
