"""Whole sentences from templates and values; ids become titles only here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from string import Formatter

import attrs

from coproduction.findings import Finding, Outcome, Result, Terms, Value
from coproduction.findings.wording import Template
from coproduction.ids import OTHERS, Id
from coproduction.model.facts import question_for
from coproduction.model.plan import LISTS, Plan
from coproduction.model.questions import Plural, Question, things_of
from coproduction.values.counts import figure
from coproduction.values.money import Rate
from coproduction.values.truth import Fact, in_order

CALLED_OFF = "{subject} was called off, so this was not checked."
NONE_RECORDED = "There are no {things} in this plan, so this was not checked."
LEFT_OPEN = "{subject}: this is open."
NAMES_NONE = "The plan names no {things}, and does not say if there are none."
ARE_THERE_ANY = "Are there any {things}?"
OPEN_BY_CHOICE = (
    "Some people chose not to say, or can be counted both ways. "
    "That is their answer. Nobody needs to ask again."
)


@attrs.frozen
class Message:
    """What a finding says.

    Attributes:
        key: The key of the template, by which a translation finds it.
        text: The sentences.
    """

    key: str
    text: str


@attrs.frozen
class Asked:
    """A question about one fact.

    Attributes:
        fact: The fact.
        question: The question, whom to ask, and the silence.
        text: The question in words.
    """

    fact: Fact
    question: Question
    text: str


def in_a_row(words: Sequence[str]) -> str:
    """Return *one, another and a third*."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


class Sentences:
    """The sentences about one plan.

    Args:
        plan: The plan whose ids become titles.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def title(self, key: str, *, opens: bool = False) -> str:
        """Return the title of what has an id.

        Args:
            key: The id.
            opens: Whether a sentence opens with it.
        """
        if key == OTHERS:
            return "Others" if opens else "others"
        noun = self.plan.get(key)
        if noun is not None and noun.title:
            return noun.title
        words = key.replace("-", " ")
        return words[:1].upper() + words[1:] if opens else words

    def list_of(self, words: Iterable[str], *, most: int = 4) -> str:
        """Return *one, another and a third*; where there are too many, the rest are counted."""
        each = list(words)
        if len(each) > most:
            each = [*each[: most - 1], f"{len(each) - most + 1} others"]
        return in_a_row(each)

    def words_for(self, value: Value, *, opens: bool = False) -> str:
        """Return the words for a value of a finding."""
        if isinstance(value, Terms):
            return self.list_of(value.words)
        if isinstance(value, tuple):
            several: Sequence[Rate | str] = value
            return self.list_of(
                self.words_for(each, opens=opens and not index)
                for index, each in enumerate(several)
            )
        if isinstance(value, str):
            return self.title(value, opens=opens)
        if isinstance(value, int | Fraction):
            return figure(Fraction(value))
        return str(value)

    def say(self, template: Template, values: Mapping[str, Value]) -> str:
        """Return a template with the words for its values."""
        if isinstance(template, Plural):
            template = template.one if values["count"] == 1 else template.other
        said = []
        for before, name, _, _ in Formatter().parse(template):
            said.append(before)
            if name:
                said.append(self.words_for(values[name], opens=not "".join(said)))
        return "".join(said)

    # Findings

    def message(self, result: Result, finding: Finding) -> Message:
        """Return what a finding says."""
        check, outcome = result.validator, finding.outcome
        if outcome == Outcome.CANNOT_TELL:
            return Message(f"{check.name}.cannot_tell", self.silence(finding))
        noun = self.plan[finding.subject]
        if getattr(noun, "cancelled", False):
            return Message("called_off", self.say(CALLED_OFF, {"subject": finding.subject}))
        if noun is self.plan and check.subject is not Plan:
            [things] = [
                things_of(field)
                for field in attrs.fields(Plan)
                if LISTS.get(field.name) is check.subject
            ]
            return Message("none_recorded", NONE_RECORDED.format(things=things))
        key = outcome.replace("-", "_")
        said = [self.say(getattr(check.says, key), finding.values)]
        said += [
            self.say(sentence, finding.values)
            for name, sentence in check.says.also.items()
            if finding.values[name]
        ]
        return Message(f"{check.name}.{key}", " ".join(said))

    def silence(self, finding: Finding) -> str:
        """Return what the plan does not say, a sentence for each kind of fact.

        Where the first of them is not about the subject, a sentence names the subject.
        """
        by_question: dict[Question, list[Fact]] = {}
        facts = sorted(finding.asks, key=lambda fact: (fact.of != finding.subject, in_order(fact)))
        for fact in facts:
            by_question.setdefault(question_for(fact, self.plan), []).append(fact)
        said = [
            self._silence_about_nothing(asked[0])
            or self.say(question.silence, {**self._named(asked[0]), "count": len(asked)})
            for question, asked in by_question.items()
        ]
        about_subject = len(said) and len(by_question[next(iter(by_question))]) == 1
        if finding.subject != self.plan.id and not (
            about_subject and facts[0].of == finding.subject
        ):
            said.insert(0, self.say(LEFT_OPEN, {"subject": finding.subject}))
        return " ".join(said if facts else [*said, OPEN_BY_CHOICE])

    def _things_of_empty_list(self, fact: Fact) -> str | None:
        """Return what a list holds, if the fact is whether it is complete and it is empty."""
        name = fact.field.removeprefix("complete.")
        if name == fact.field or getattr(self.plan, name):
            return None
        return things_of(attrs.fields_dict(Plan)[name])

    def _silence_about_nothing(self, fact: Fact) -> str | None:
        things = self._things_of_empty_list(fact)
        return NAMES_NONE.format(things=things) if things else None

    def _named(self, fact: Fact) -> dict[str, Value]:
        return {"of": fact.of, "about": fact.about}

    def questions(self, finding: Finding) -> list[Asked]:
        """Return the questions that would settle a finding, by the facts they ask for."""
        return self.asked(finding.asks)

    def asked(self, facts: Iterable[Fact]) -> list[Asked]:
        """Return the questions that ask for some facts, in the order of these."""
        return [self.question(fact) for fact in sorted(facts, key=in_order)]

    def question(self, fact: Fact) -> Asked:
        """Return the question that asks for a fact."""
        question = question_for(fact, self.plan)
        things = self._things_of_empty_list(fact)
        if things:
            return Asked(fact, question, ARE_THERE_ANY.format(things=things))
        return Asked(fact, question, self.say(question.asks, self._named(fact)))

    def status_of(self, key: Id) -> str | None:
        """Return whether something is planned or has happened, if the plan says."""
        status = getattr(self.plan[key], "status", None)
        return None if status is None else str(status)
