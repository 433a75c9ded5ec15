"""Decision power as text that a team can read: sentences first, numbers second."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from coproduction.documents import PlanFile
from coproduction.model.bodies import Body
from coproduction.model.words import Kind
from coproduction.power.changes import Change, Goal, changes_for
from coproduction.power.kinds import OWN_LIVES
from coproduction.power.power_balance import DecisionBalance, balance
from coproduction.power.rules import has_too_many_seats
from coproduction.power.standings import BodyPower, Standing
from coproduction.reading import Reading
from coproduction.reports import fixed
from coproduction.reports.balance_text import balance_blocks
from coproduction.reports.power_sentences import (
    counted_every_way,
    is_silent,
    rule_in_words,
    the,
    what_it_means,
)
from coproduction.reports.power_words import (
    CANNOT_TELL,
    beside,
    name,
    number_span,
    opening,
    ratio,
    share,
    short,
)
from coproduction.reports.sentences import Sentences
from coproduction.reports.terminal import heading, table, wrapped
from coproduction.values.counts import figure
from coproduction.values.truth import Truth

OWN_LIFE = "lived-experience, carer or community"
TOO_MANY = "There are too many seats here"
TOO_OPEN = "The plan leaves too much open here"
ANSWERS = {True: "yes", False: "no", None: "cannot tell"}
GOALS = {
    Goal.BLOCK: "So that nothing passes without {them}:",
    Goal.EQUAL: "So that both halves decide as often, if each votes as one:",
}
BOTH_GOALS = (
    "So that nothing passes without {them}, and both halves decide as often, if each votes as one:"
)


def power_to_text(reading: Reading, file: PlanFile | None = None) -> str:
    """Return who can decide what in a plan, who is listened to, and who has the money, as text.

    Args:
        reading: The plan, on a day.
        file: The file of the plan, if there is one, for the places.
    """
    page = _Page(reading, file)
    return "\n\n".join(block for block in page.blocks() if block) + "\n"


class _Page:
    """What is written on one page about the power in one plan."""

    def __init__(self, reading: Reading, file: PlanFile | None) -> None:
        self.reading = reading
        self.plan = reading.plan
        self.file = file
        self.sentences = Sentences(reading.plan)
        self.balance = balance(reading.plan, on=reading.on)

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the page, in order."""
        title = self.sentences.title(self.plan.id, opens=True)
        yield heading(f"Who can decide: {title}", "=")
        yield wrapped(fixed.POWER)
        if self.reading.on is not None:
            yield wrapped(f"The plan is read as on {self.reading.on}.")
        if not self.plan.bodies:
            yield wrapped("The plan names no groups that decide or advise.")
        for body, decisions in zip(self.plan.bodies, self.balance.decisions, strict=True):
            yield from self._body(body, decisions)
        yield from balance_blocks(self.balance, self.sentences)
        yield wrapped(f"Three questions for everyone. {fixed.THREE_QUESTIONS}")

    def _body(self, body: Body, decisions: DecisionBalance) -> Iterator[str]:
        power = decisions.power
        place = f" [line {self.file.place(body.id)[0].line}]" if self.file else ""
        yield heading(self.sentences.title(body.id, opens=True) + place, "-")
        said = [
            *rule_in_words(body, power, self.reading, self.sentences),
            *what_it_means(body, power, self.reading),
        ]
        yield wrapped(" ".join(said))
        if power.standings and not is_silent(body) and not power.nothing_passes.is_true:
            yield self._table_of_what_they_can(body, power)
            yield from self._shares(body, decisions)
            yield from self._changes(body, power)
        yield from self._questions(power)

    # The numbers

    def _table_of_what_they_can(self, body: Body, power: BodyPower) -> str:
        head = ["", "seats", "votes", "can pass", "can stop", "others needed"]
        rows = [
            [
                self._label(each, body),
                *_seats_and_votes(each, power),
                answer(each.can_pass),
                answer(each.can_block),
                CANNOT_TELL if each.allies_needed is None else number_span(each.allies_needed),
            ]
            for each in power.standings
        ]
        return table(head, rows)

    def _label(self, standing: Standing, body: Body) -> str:
        """Return who stands in a row."""
        group = standing.group
        if group.holder:
            return f"{self.sentences.title(group.holder, opens=True)} (veto, no seat)"
        if not group.body:
            is_organisations = group.kinds == (Kind.ORGANISATION,)
            return "All from organisations" if is_organisations else "All from people's own lives"
        of = "" if group.body == body.id else f" of {self.sentences.title(group.body)}"
        return opening(name(group.kinds)) + of

    def _shares(self, body: Body, decisions: DecisionBalance) -> Iterator[str]:
        power = decisions.power
        if not any(each.share for each in power.standings):
            is_large = power.complete or has_too_many_seats(body, self.reading)
            reason = TOO_MANY if is_large else TOO_OPEN
            if not power.everything_passes.is_true:
                yield wrapped(f"{reason} to work out shares of power.")
            return
        yield wrapped(
            "Imagine members saying yes one by one, in every order. Whose yes makes it pass? "
            "Each member for themselves, if each kind of seat votes as one, "
            "and from the least to the most, whoever stands together:"
        )
        head = ["", "for themselves", "as one", "whoever unites"]
        rows = [
            [
                self._label(each, body),
                share(each.share),
                share(each.share_as_blocs),
                share(each.share_whoever_unites),
            ]
            for each in power.standings
        ]
        yield table(head, rows)
        if len(power.standings) > 1:
            yield from beside("kind of seat", "each member", decisions.worst)
        if any(each.share and not each.share.is_exact for each in power.standings):
            yield wrapped(counted_every_way(body, power, self.reading, self.sentences))
        acts = power.power_to_act
        said = "The numbers are the shares of Shapley and Shubik, and of Owen."
        if acts is not None:
            said = f"Of all ways to say yes or no, {share(acts)} pass (Coleman). {said}"
        yield wrapped(said)

    # What would change it

    def _changes(self, body: Body, power: BodyPower) -> Iterator[str]:
        own_lives = [each for each in power.standings if {*each.kinds} <= {*OWN_LIVES}]
        if not own_lives:
            return
        them = the(own_lives[-1])
        found = {goal: changes_for(body, self.reading, goal) for goal in Goal}
        said = {GOALS[goal]: [in_words(change) for change in found[goal]] for goal in Goal}
        if len({tuple(steps) for steps in said.values()}) == 1:
            said = {BOTH_GOALS: next(iter(said.values()))}
        lines = []
        for goal, steps in said.items():
            if steps:
                lines.append(wrapped(goal.format(them=them)))
                lines += [wrapped(step, indent=2, mark="- ") for step in steps]
        if lines:
            yield "\n".join(["What would change it", *lines])

    def _questions(self, power: BodyPower) -> Iterator[str]:
        asked = self.sentences.asked(power.asks)
        if asked:
            lines = [
                wrapped(f"{each.text} (Ask {each.question.whom}.)", indent=2, mark="- ")
                for each in asked
            ]
            yield "\n".join(["To ask", *lines])


def _seats_and_votes(standing: Standing, power: BodyPower) -> tuple[str, str]:
    """Return the seats and the votes; none of those of several bodies, which are not added up."""
    if not standing.group.body:
        return "", ""
    return short(standing.seats), short(standing.votes) if power.counts_votes else "not counted"


def answer(truth: Truth) -> str:
    """Return yes, no or *cannot tell*."""
    return ANSWERS[truth.value]


def in_words(change: Change) -> str:
    """Return a change as a step that a group could take."""
    votes = f"{number_span(change.votes_needed)} of {number_span(change.votes)} votes"
    steps = []
    if change.votes_given:
        steps.append(
            f"give {_counted(change.votes_given, 'vote')} to each {OWN_LIFE} seat that has none"
        )
    if change.seats_added:
        steps.append(f"add {_counted(Fraction(change.seats_added), f'{OWN_LIFE} seat')}")
    if change.each_side:
        steps.append("ask for most votes of each half, too")
    elif change.more_votes and not change.votes_needed.is_exact:
        steps.append(f"ask for {_counted(change.more_votes, 'vote')} more than now, {votes}")
    elif steps or change.more_votes:
        steps.append(f"ask for {votes}")
    if change.no_casting_vote:
        steps.append("leave out the casting vote")
    acts = change.power_to_act
    passes = "" if acts is None else f" Of all ways to say yes or no, {ratio(acts)} then pass."
    *others, last = steps
    said = f"{', '.join(others)}, and {last}" if others else last
    return f"{opening(said)}.{passes}"


def _counted(number: Fraction, noun: str) -> str:
    return f"{figure(number)} {noun}" + ("" if number == 1 else "s")
