"""The words for levels: stages, flags, claims. Steps have theirs beside them."""

from __future__ import annotations

from coproduction.levels.claims import Fit
from coproduction.levels.shown import Basis
from coproduction.levels.words import Flag
from coproduction.model.words import Stage

STAGES = {
    Stage.AGENDA: "Choosing the topic",
    Stage.DESIGN: "Making",
    Stage.DECIDE: "Deciding",
    Stage.DELIVER: "Carrying out",
    Stage.EVALUATE: "Reviewing",
}
BASES = {
    Basis.HAPPENED: "What has happened",
    Basis.PLANNED: "What is planned or has happened",
}
NO_STEP = "helped carry it out, which has no step of its own"
FLAGS = {
    Flag.CAN_BE_OUTVOTED: (
        "The organisations chose who sits here, and can pass a decision without these seats."
    ),
    Flag.DELIVERY_WITHOUT_VOICE: "They carried it out, and were not asked about it.",
    Flag.SHARED_DECISION_WITHOUT_DESIGN: (
        "They shared the decision, and others made what there was to choose from."
    ),
    Flag.SKIPPED_INFORMATION: "They were asked, and were told nothing.",
    Flag.NO_FEEDBACK: "They were not told what became of what they said.",
    Flag.ONE_SIDED_TERMS: "The organisations alone agreed the rules for working together.",
}
FITS = {
    Fit.FITS: "The plan calls this {claimed}. For {group}, the facts fit.",
    Fit.CLAIMS_MORE: (
        "The plan calls this {claimed}. For {group}, the facts so far show: {shown}. "
        "You could move more of the choice to the shared group, or use another word."
    ),
    Fit.SHOWS_MORE: (
        "The plan calls this {claimed}. For {group}, the facts show more: {shown}. "
        "You may want to say so."
    ),
    Fit.DIFFERS: "The plan calls this {claimed}. For {group}, the facts show: {shown}.",
    Fit.CANNOT_TELL: (
        "The plan calls this {claimed}. For {group}, the facts show: {shown}. "
        "They do not say enough to compare."
    ),
}
WHAT_THIS_IS = (
    "This shows how people took part, from the facts of the plan. It is not a mark. A low step "
    "that is honestly named is fine. Groups stand side by side, and are never added up. What "
    "people are paid, how many they are and how it went move nothing here."
)
STARTED = {
    (True, True): "Organisations and people in other seats started this together.",
    (True, False): "People in lived-experience, carer or community seats started this.",
    (False, True): "An organisation started this.",
}
NOT_SAID_WHO_STARTED = "The plan does not say enough of who started this."
