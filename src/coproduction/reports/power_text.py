"""Decision power as text that a team can read: sentences first, numbers second."""

from __future__ import annotations

from collections.abc import Iterator

from coproduction.documents import PlanFile
from coproduction.model.bodies import Body
from coproduction.model.deciding import NO_QUORUM
from coproduction.model.words import Way
from coproduction.power.changes import Change, Goal, changes_for
from coproduction.power.kinds import OWN_LIVES, Kind
from coproduction.power.power_balance import DecisionBalance, balance
from coproduction.power.standings import BodyPower, Standing
from coproduction.reading import Reading
from coproduction.reports import fixed
from coproduction.reports.balance_text import balance_blocks, beside
from coproduction.reports.power_words import (
    CANNOT_TELL,
    SEATS,
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
        yield wrapped(" ".join([*self._rule(body, power), *self._what_it_means(body, power)]))
        if body.decides_by is None or body.decides_by.way not in SILENT:
            yield self._table_of_what_they_can(power)
            yield from self._shares(decisions)
            yield from self._changes(body, power)
        yield from self._questions(power)

    # The rule in words

    def _rule(self, body: Body, power: BodyPower) -> Iterator[str]:
        rule = body.decides_by
        if rule is None:
            yield "The plan does not say how a decision is reached here."
            return
        if rule.way in WORDS_FOR:
            yield WORDS_FOR[rule.way].format(other=self.sentences.title(rule.through))
        elif power.needed is None:
            yield "The plan does not say how many votes a decision needs."
        else:
            yield f"A decision needs {power.needed} of {power.votes} votes."
        if rule.casting_vote:
            casting = self.sentences.title(rule.casting_vote)
            yield f"Where the votes are equal, the yes of {casting} is enough."
        if rule.each_side:
            yield "It also takes most votes of each half."
        if rule.then:
            yield f"{self.sentences.title(rule.then, opens=True)} must agree too."
        yield from self._quorum(body)
        holders = [self.sentences.title(who) for veto in body.vetoes for who in veto.who]
        if holders:
            yield f"Nothing passes against {self.sentences.list_of(holders)}."

    def _quorum(self, body: Body) -> Iterator[str]:
        quorum = body.quorum
        if quorum.seats:
            yield f"At least {figure(quorum.seats)} seats have to be there."
        if quorum.share:
            part = f"{quorum.share.numerator} of every {quorum.share.denominator}"
            yield f"At least {part} seats have to be there."
        if quorum.lived:
            number = figure(quorum.lived)
            yield f"At least {number} lived-experience, carer or community seats have to be there."
        if quorum.organisation:
            yield f"At least {figure(quorum.organisation)} organisation seats have to be there."

    def _what_it_means(self, body: Body, power: BodyPower) -> Iterator[str]:
        if body.decides_by is not None and body.decides_by.way in SILENT:
            return
        if power.nothing_passes.is_true:
            yield "By this rule nothing can pass."
            return
        if power.everything_passes.is_true:
            yield "By this rule everything passes, even without a yes."
            return
        way = body.decides_by.way if body.decides_by is not None else None
        if way in ALL_AGREE and all(each.can_block.is_true for each in power.standings):
            yield "That protects everyone, and 1 no keeps things as they are."
            return
        halves = [
            each
            for each in power.standings
            if each.kinds == (Kind.ORGANISATION,) or set(each.kinds) <= {*OWN_LIVES}
        ]
        together = [each for each in halves if len(each.kinds) > 1]
        for each in halves:
            if together and each.kinds != (Kind.ORGANISATION,) and each not in together:
                continue
            yield from self._what_they_can(each, body, power)
        for each in power.standings:
            if each.share is not None and each.share.highest == 0 and each.votes.lowest:
                yield (
                    f"The votes of {the(each)} can never change a result, however the others vote."
                )

    def _what_they_can(self, standing: Standing, body: Body, power: BodyPower) -> Iterator[str]:
        them = opening(self._them(standing, body))
        if standing.votes.highest == 0 and power.counts_votes and not _hands_on(body):
            yield f"{them} {'has' if standing.seats.highest == 1 else 'have'} no vote."
        elif standing.can_pass.is_true:
            others = power.votes.lowest - standing.votes.lowest
            if len(power.standings) > 1 and others:
                yield f"{them} can pass anything, whatever the others do."
        elif standing.can_block.is_true:
            if_all = "" if standing.seats.highest == 1 else ", if all of them say no"
            if body.quorum != NO_QUORUM:
                if_all = ", by saying no or by staying away"
            yield f"{them} can stop a decision{if_all}."
            allies = standing.allies_needed
            if allies is not None and allies.is_exact:
                seats = "seat" if allies.lowest == 1 else "seats"
                comes = "come" if body.quorum != NO_QUORUM else "say yes"
                yield f"To pass one, they need {figure(allies.lowest)} more {seats} to {comes}."
        elif standing.can_block.is_false:
            yield f"{them} can be outvoted every time."

    def _them(self, standing: Standing, body: Body) -> str:
        """Return who they are; where some hold no seat here, not by their seats."""
        if not _hands_on(body):
            return the(standing)
        if standing.kinds == (Kind.ORGANISATION,):
            return "all who speak for an organisation"
        return "all who speak from people's own lives"

    # The numbers

    def _table_of_what_they_can(self, power: BodyPower) -> str:
        head = ["", "seats", "votes", "can pass", "can stop", "others needed"]
        rows = [
            [
                opening(name(each.kinds)),
                short(each.seats),
                short(each.votes) if power.counts_votes else "not counted",
                answer(each.can_pass),
                answer(each.can_block),
                CANNOT_TELL if each.allies_needed is None else number_span(each.allies_needed),
            ]
            for each in power.standings
        ]
        return table(head, rows)

    def _shares(self, decisions: DecisionBalance) -> Iterator[str]:
        power = decisions.power
        if not any(each.share for each in power.standings):
            return
        yield wrapped(
            "Imagine members saying yes one by one, in every order. Whose yes makes it pass? "
            "Each member for themselves, if each kind of seat votes as one, "
            "and from the least to the most, whoever stands together:"
        )
        head = ["", "for themselves", "as one", "whoever unites"]
        rows = [
            [
                opening(name(each.kinds)),
                share(each.share),
                share(each.share_as_blocs),
                share(each.share_whoever_unites),
            ]
            for each in power.standings
        ]
        yield table(head, rows)
        if len(power.standings) > 1:
            yield from beside("The kind of seat", "each member", decisions.worst)
        if power.complete and power.asks:
            yield wrapped("What the plan leaves open is counted every way.")
        acts = power.power_to_act
        said = "The numbers are the shares of Shapley and Shubik, and of Owen."
        if acts is not None:
            said = f"Of all ways to say yes or no, {share(acts)} pass (Coleman). {said}"
        yield wrapped(said)

    # What would change it

    def _changes(self, body: Body, power: BodyPower) -> Iterator[str]:
        own_lives = [each for each in power.standings if set(each.kinds) <= {*OWN_LIVES}]
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


def _hands_on(body: Body) -> bool:
    """Return whether somebody may have a say here who has no seat here."""
    return bool(body.vetoes) or bool(body.decides_by is not None and body.decides_by.then)


SILENT = frozenset({Way.ADVISES, Way.EACH_FOR_THEMSELVES, Way.THROUGH})
"""The ways in which the seats of the body itself decide nothing together."""
ALL_AGREE = frozenset({Way.CONSENSUS, Way.CONSENT, Way.UNANIMITY})
WORDS_FOR = {
    Way.ADVISES: "It advises, and decides nothing.",
    Way.EACH_FOR_THEMSELVES: "Each decides for themselves.",
    Way.CONSENSUS: "Everybody who sits there has to agree.",
    Way.CONSENT: "It passes if nobody who sits there objects.",
    Way.THROUGH: "Its decisions are made by {other}.",
}


def the(standing: Standing) -> str:
    """Return the seats with their number: *the carer seat*, *the 4 organisation seats*."""
    kinds, seats = standing.kinds, standing.seats
    if len(kinds) == 1 and seats.lowest == seats.highest == 1:
        return f"the {SEATS[kinds[0]][1]}"
    number = f"{figure(seats.lowest)} " if seats.lowest == seats.highest else ""
    return f"the {number}{name(kinds)}"


def answer(truth: Truth) -> str:
    """Return yes, no or *cannot tell*."""
    return ANSWERS[truth.value]


def in_words(change: Change) -> str:
    """Return a change as a step that a group could take."""
    asks = f"{figure(change.votes_needed)} of {figure(change.votes)} votes"
    acts = change.power_to_act
    passes = "" if acts is None else f" Of all ways to say yes or no, {ratio(acts)} then pass."
    if change.each_side:
        return f"Ask for most votes of each half, too.{passes}"
    if change.seats_added:
        seats = "seat" if change.seats_added == 1 else "seats"
        return (
            f"Add {change.seats_added} lived-experience, carer or community {seats}, "
            f"and ask for {asks}.{passes}"
        )
    return f"Ask for {asks}.{passes}"
