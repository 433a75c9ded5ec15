"""The sentences that belong on every report, and the words for the four outcomes."""

from __future__ import annotations

from coproduction.findings import Expectation, Outcome
from coproduction.ids import OTHERS
from coproduction.model.plan import Plan
from coproduction.model.words import Side
from coproduction.profiles import Profile
from coproduction.reading import Reading
from coproduction.reports.sentences import Sentences
from coproduction.values.truth import some

OUTCOMES = {
    Outcome.NOT_MET: "Not met",
    Outcome.CANNOT_TELL: "Cannot tell",
    Outcome.MET: "Met",
    Outcome.DOES_NOT_APPLY: "Does not apply",
}
MEANS = {
    Outcome.NOT_MET: (
        "What the plan says does not fit this check. There may be a good reason. "
        "The group decides what it means."
    ),
    Outcome.CANNOT_TELL: (
        "The plan does not say enough. This is nobody's fault. There is a question to ask."
    ),
    Outcome.MET: (
        "What the plan says fits this check. It does not prove that it happened, "
        "or that it felt fair."
    ),
    Outcome.DOES_NOT_APPLY: (
        "This check is about something that is not part of this plan. The reason is given."
    ),
}
ASKED_FOR = {
    Expectation.REQUIRED: "essential",
    Expectation.EXPECTED: "expected",
    Expectation.ADVISED: "a good idea",
}
WHAT_THIS_IS = (
    "This report reads one plan. It is not a certificate, a mark or a judgement of anyone. "
    "Met never proves co-production. Not met never proves bad faith."
)
CANNOT_SEE = (
    "It cannot see trust, kindness, fear, racism or other unfair treatment. "
    "It cannot see who spoke, or who was heard. It cannot see who was never asked, "
    "or what nobody wrote down."
)
THREE_QUESTIONS = (
    "Who wrote the agenda? Who could have stopped this project? "
    "Who is not here, and who decided that?"
)
POWER = (
    "This is about the rule on paper. It does not say how anyone will vote, "
    "or who shapes what comes to a vote."
)
MONEY = (
    "This is not benefits, tax or legal advice. It cannot tell what a payment would mean for you. "
    "Rules differ between people and nations, and change. Before you say yes or no, "
    "you can get free, independent advice."
)
WORRIED = (
    "This report tells nobody about a worry. Speak to somebody you trust in the project, "
    "or to somebody outside it. If somebody is in danger now, call the emergency services."
)
TOGETHER = (
    "Send it 10 working days ahead, in the forms people asked for. Pay for reading time. "
    "Share the chairing. Start with what people are proud of. Pick 3 things. "
    "Questions marked in private go to each person, not into the room. "
    "Nobody has to explain an answer. End with who does what, by when. "
    "Say when you will look again."
)
DISAGREEING = (
    "This report can be wrong. It knows only what is in the plan. Is a fact wrong? "
    "Change the plan. Do you see it differently? Add how you saw it. It is printed beside the "
    "check, in your words. You need nobody's permission. "
    "Is a check wrong for everybody? Tell the project."
)


def who_wrote_it(plan: Plan) -> str:
    """Return who wrote the plan, and whether those it is about have read it."""
    sentences = Sentences(plan)
    if plan.written_by:
        written = f"This plan was written by {_names(plan.written_by, sentences)}."
    else:
        written = "The plan does not say who wrote it."
    if plan.read_by is None:
        return f"{written} It does not say if the people it is about have read it."
    reading = Reading(plan)
    theirs = some(reading.some_speak_for(who, Side.LIVED) for who in plan.read_by if who != OTHERS)
    if theirs.is_true:
        read = "Members in lived-experience, carer or community seats have read it."
    elif not plan.read_by:
        read = "Nobody else has read it yet."
    else:
        read = f"It has been read by {_names(plan.read_by, sentences)}."
    return f"{written} {read}"


def _names(who: tuple[str, ...], sentences: Sentences) -> str:
    return sentences.list_of(sentences.title(each) for each in who)


def whose_expectations(plan: Plan, profile: Profile) -> str:
    """Return whose expectations these are, and whether this group has agreed them."""
    agreed_on = plan.expectations.agreed_on
    if agreed_on is None:
        agreed = "The plan does not say if this group has agreed them."
    elif agreed_on.happened:
        return f"These expectations come from {profile.comes_from}. This group has agreed them."
    else:
        agreed = "This group has not agreed them yet."
    return f"These expectations come from {profile.comes_from}. {agreed}"
