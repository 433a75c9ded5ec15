"""Every field that may be left unsaid has its question, and every sentence can be read aloud."""

from __future__ import annotations

import ast
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import attrs
import pytest

import coproduction
from coproduction import Fact, Plan
from coproduction.ids import Id
from coproduction.model.activities import Activity
from coproduction.model.bodies import Body
from coproduction.model.contributions import Contribution
from coproduction.model.facts import question_for
from coproduction.model.plan import LISTS
from coproduction.model.questions import (
    Plural,
    Question,
    Whom,
    completeness_question_of,
    question_of,
    things_of,
)
from coproduction.model.words import ListName
from coproduction.validators import catalogue

PACKAGE = Path(coproduction.__file__).parent


def classes() -> list[type[Any]]:
    """Return the plan and every class that it is made of, read off the types."""
    found: list[type[Any]] = []
    waiting: list[Any] = [Plan]
    while waiting:
        kind = waiting.pop()
        waiting += typing.get_args(kind)
        if not attrs.has(kind) or kind in found:
            continue
        if kind.__module__.startswith("coproduction.model"):
            found.append(kind)
            hints = typing.get_type_hints(kind)
            waiting += [hints[field.name] for field in attrs.fields(kind) if field.init]
    return found


CLASSES = classes()
HELD_IN = {"Part", "Relationship", "Seat", "Veto"}
"""The classes whose questions may name whose part or seat it is."""


def questions() -> Iterator[tuple[str, Question]]:
    """Yield every question of the model, with the field that it would fill."""
    for kind in CLASSES:
        for field in attrs.fields(kind):
            for question in (question_of(field), completeness_question_of(field)):
                if question:
                    yield f"{kind.__name__}.{field.name}", question


QUESTIONS = dict(questions())
SENTENCES = {
    f"{name}: {part}": sentence
    for name, question in QUESTIONS.items()
    for part, sentence in (
        ("question", question.asks),
        ("silence, one", question.silence.one),
        ("silence, several", question.silence.other),
    )
}


def test_the_classes() -> None:
    """The nouns and all that they hold are looked at."""
    names = {kind.__name__ for kind in CLASSES}
    assert names >= {kind.__name__ for kind in LISTS.values()}
    assert names >= {"Plan", "Seat", "Part", "Provision", "Reply", "Access", "Hours", "Claim"}
    assert names >= {"Relationship", "Reflection", "Papers", "Option", "Told", "Overridden"}


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: str(kind.__name__))
def test_every_field_that_may_be_unsaid_has_a_question(kind: type[Any]) -> None:
    """A field that may be ``None`` has one question; no field has two."""
    hints = typing.get_type_hints(kind)
    for field in attrs.fields(kind):
        may_be_unsaid = type(None) in typing.get_args(hints[field.name])
        question = question_of(field)
        assert not may_be_unsaid or question, field.name
        assert question is None or completeness_question_of(field) is None


def test_every_list_asks_whether_it_is_complete() -> None:
    """A list that may go on asks the organisers whether it does."""
    for name in ListName:
        if name == ListName.PARTS:  # each activity asks for its own
            continue
        field = attrs.fields_dict(Plan)[name]
        question = completeness_question_of(field)
        assert question is not None
        assert question.whom == Whom.ORGANISERS
        assert things_of(field) in question.asks


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question(name: str) -> None:
    """A question is one, to somebody, with a sentence for one silence and for several."""
    question = QUESTIONS[name]
    assert isinstance(question.whom, Whom)
    assert isinstance(question.silence, Plural)
    assert question.asks.endswith("?")
    assert question.asks.count("?") == 1
    for sentence in (question.silence.one, question.silence.other):
        assert "the plan " in sentence.lower()
        assert sentence.endswith(".")
    kind = name.partition(".")[0]
    allowed = {"of", "about"} if kind in HELD_IN else {"of"}
    if kind in {"Plan", "Purpose", "Claim", "Expectations", "Reflection"}:
        allowed = set()
    assert names_in(question.asks) <= allowed
    assert names_in(question.silence.one) <= allowed
    assert names_in(question.silence.other) <= ({"count"} if allowed else set())


def names_in(template: str) -> set[str]:
    """Return the names in braces in a template."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence(name: str) -> None:
    """A sentence has at most 20 words, no brackets, no semicolons, and an end."""
    hold_sentences(SENTENCES[name])


def hold_sentences(text: str) -> None:
    """Hold each sentence of a text against the rules of the house."""
    said = re.sub(r"\{[a-z_]+\}", "carers", text)
    assert re.search(r"[.?!]$", said)
    assert not re.search(r"[()\[\];]", said)
    for sentence in re.split(r"(?<=[.?!])\s+", said):
        assert len(sentence.split()) <= 20, sentence


def templates() -> Iterator[tuple[str, str]]:
    """Yield every sentence that a check can say, with its key."""
    for check in catalogue().values():
        says = check.says
        several = [*says.remedies, says.met, says.not_met, says.does_not_apply]
        for number, template in enumerate([*several, *says.also.values()]):
            parts = [template.one, template.other] if isinstance(template, Plural) else [template]
            for part in parts:
                yield f"{check.name}: {number}, {part[:20]}", part


@pytest.mark.parametrize(("name", "text"), list(templates()))
def test_what_checks_say(name: str, text: str) -> None:
    """What checks say is as short, and ends."""
    assert name
    hold_sentences(text)


# The words of WORDS.md, section 6

NEVER = re.compile(
    r"""\b(
        vulnerable | hard[ ]to[ ]reach | disengaged | challenging | chaotic | sufferers? | victims?
      | burden | frail | the[ ]elderly | the[ ]disabled | wheelchair-bound
      | empower\w* | give[ ]a[ ]voice | allow(s|ing)?[ ]people[ ]to | our[ ]service[ ]users
      | LE | SU | PWLE | LD
      | tokenism | tokenistic | tick-box | fake | lip[ ]service
      | blind[ ]to | deaf[ ]to | lame | crazy | sanity[ ]check | dumb | master | slaves?
      | manpower | traffic[ ]lights? | scores? | grades? | league | stars
      | coercion | manipulation | placation | stakeholders? | non-compliant | compliance | breach
      | no-show | attrition | dropouts?
    )\b""",
    re.VERBOSE,
)


def messages() -> Iterator[tuple[str, str]]:
    """Yield every text in the package that is no docstring: whatever it might print."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or id(node) in documented:
                continue
            if isinstance(node.value, str) and " " in node.value:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node.value


def test_words_that_are_never_printed() -> None:
    """No message of the package has a word that the house never prints."""
    found = [(where, match[0]) for where, text in messages() for match in NEVER.finditer(text)]
    assert found == []


def test_words_that_are_never_on_a_page() -> None:
    """Neither has the page of a check, nor a name."""
    for check in catalogue().values():
        page = [check.name, check.page.claim, *check.page.texts.values()]
        page += [example.plan for example in check.page.examples.values()]
        assert not [match[0] for text in page for match in NEVER.finditer(text)], check.name


class TestFacts:
    """A fact leads to its question."""

    plan = Plan(
        id="plan",
        bodies=[Body(id="board")],
        activities=[Activity(id="first")],
        contributions=[Contribution(id="idea")],
    )

    @pytest.mark.parametrize(
        ("of", "field", "question"),
        [
            ("plan", "recorded_on", QUESTIONS["Plan.recorded_on"]),
            ("plan", "complete.offers", QUESTIONS["Plan.offers"]),
            ("plan", "purpose.agreed_on", QUESTIONS["Purpose.agreed_on"]),
            ("board", "seats", QUESTIONS["Body.seats"]),
            ("board", "seats.votes", QUESTIONS["Seat.votes"]),
            ("first", "parts.how", QUESTIONS["Part.how"]),
            ("first", "provides.state", QUESTIONS["Provision.state"]),
            ("idea", "reply.told_on", QUESTIONS["Reply.told_on"]),
            ("plan", "relationships.asked", QUESTIONS["Relationship.asked"]),
            ("first", "papers.sent_on", QUESTIONS["Papers.sent_on"]),
        ],
    )
    def test_found(self, of: str, field: str, question: Question) -> None:
        """Whether the field is the thing's own, or that of a part of it."""
        assert question_for(Fact(Id(of), field), self.plan) is question

    @pytest.mark.parametrize(
        "field", ["title", "id", "title.length", "nothing", "complete.roles", "complete.nothing"]
    )
    def test_not_found(self, field: str) -> None:
        """A field without a question, and one that there is not, are refused."""
        with pytest.raises(LookupError):
            question_for(Fact(Id("plan"), field), self.plan)
