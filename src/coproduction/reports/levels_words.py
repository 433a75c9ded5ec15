"""The words for levels: stages, shares, flags, claims and change. Steps have theirs beside them."""

from __future__ import annotations

from coproduction.levels.change import Direction
from coproduction.levels.claims import Fit
from coproduction.levels.shown import Basis
from coproduction.levels.words import Flag, Share
from coproduction.model.words import Stage

STAGES = {
    Stage.AGENDA: "Choosing the topic",
    Stage.DESIGN: "Making",
    Stage.DECIDE: "Deciding",
    Stage.DELIVER: "Carrying out",
    Stage.EVALUATE: "Reviewing",
}
BEST = "Best reached"
LOWEST = "Lowest stage"
BASES = {
    Basis.HAPPENED: "so far",
    Basis.PLANNED: "with what is planned",
}
NO_STEP = "helped carry it out, which has no step of its own"
NOT_RECORDED = "nothing is recorded"
NOT_SAID = "the plan does not say"
SHARES = {
    Share.NONE: "had no share",
    Share.INPUT: "were asked",
    Share.JOINT: "shared it",
    Share.PEOPLE: "could do it alone",
}
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
NOT_COMPARED = "This is not held against the facts. {why_not}"
NO_SCALE_NAMED = "No scale is named, so it is read in the scale {name}."
SCALE_NAMED = "The scale is {name}: {title}."
MEANS = "There it means: {steps}."
MAY_MEAN = "There it may mean anything {steps}."
FITS = {
    Fit.FITS: "for {group}, the facts fit.",
    Fit.CLAIMS_MORE: (
        "for {group}, the facts show: {shown}. You could move more of the choice to the shared "
        "group, or use another word."
    ),
    Fit.SHOWS_MORE: "for {group}, the facts show more: {shown}. You may want to say so.",
    Fit.SET_APART: (
        "for {group}, the facts show something else: {shown}. To lead is neither more nor less "
        "than to share. You could use another word."
    ),
    Fit.DIFFERS: (
        "for {group}, the facts show something else: {shown}. You could use another word."
    ),
    Fit.CANNOT_TELL: "for {group}, the facts show: {shown}. That leaves open if it fits.",
}
FIT_OF_NO_STEP = "{group} " + NO_STEP + ". So this is not compared."
FIT_NOT_SAID = "for {group}, " + NOT_SAID + "."
DIRECTIONS = {
    Direction.FURTHER: "further than before",
    Direction.LESS_FAR: "less far than before",
    Direction.SAME: "the same as before",
    Direction.SET_APART: "not more and not less than before: people lead in one of the two",
    Direction.CANNOT_TELL: "the facts leave open if this is a change",
    Direction.NOT_COMPARABLE: "not comparable with what was before",
}
SHARE_DIRECTIONS = {
    Direction.FURTHER: "more of a share than before",
    Direction.LESS_FAR: "less of a share than before",
    Direction.SAME: "the same share as before",
    Direction.SET_APART: "not more and not less than before: alone in one of the two",
    Direction.CANNOT_TELL: "the facts leave open if this is a change",
}
BETWEEN_PLANS = {
    Direction.FURTHER: "Here it goes further.",
    Direction.LESS_FAR: "Here it goes less far.",
    Direction.SAME: "It is the same.",
    Direction.SET_APART: "People lead in one of the two. That is neither more nor less.",
    Direction.CANNOT_TELL: "The facts leave open if they differ.",
    Direction.NOT_COMPARABLE: "Not comparable: one of the two has too few facts.",
}
WHAT_CHANGE_IS = (
    "This does not say why. Sessions for different work may differ for that alone. "
    "Where things are not comparable, that says nothing about anybody."
)
NO_MARK = "This is not a mark. A low step that is honestly named is fine."
WHAT_THIS_IS = (
    "All this comes from the facts of the plan. Groups stand side by side, and are never added "
    "up. What people are paid, how many they are and how it went move nothing here."
)
NOT_NAMED = "{activity} (they are not named there)"
NOT_NAMED_APART = "{activity} (named there only as part of {others})"
SCALE_TOO = (
    "The tables also give each answer in the scale {name}, as a range: {title}. "
    "Which level goes with which step is proposed by {mapped_by}."
)
SCALE_HAS_NO_ORDER = "Its levels have no order: it is {form}."
SCALE_LEAVES_OUT = '"No level" means that this scale has none for that.'
SCALE_OFF_AXIS = "No step goes with these of its levels, so they are left out: {levels}."
NOT_IN_SCALE = "So no answer is given in it."
STARTED = {
    (True, True): "Organisations and people in other seats started this together.",
    (True, False): "People in lived-experience, carer or community seats started this.",
    (False, True): "An organisation started this.",
}
NOT_SAID_WHO_STARTED = "The plan does not say enough of who started this."
