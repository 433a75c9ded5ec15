"""The plan: everything that is recorded about one project, and ``plan[id]``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import attrs

from coproduction import ids
from coproduction.errors import PlanError, UnknownIdError
from coproduction.ids import Id, PlanId, WhoId
from coproduction.model import choices, conversion
from coproduction.model.activities import Activity
from coproduction.model.benchmark import AgreedShare, benchmark
from coproduction.model.bodies import Body
from coproduction.model.budget import BudgetLine, budget
from coproduction.model.claims import Claim
from coproduction.model.contributions import Contribution
from coproduction.model.decisions import Decision
from coproduction.model.expectations import Expectations
from coproduction.model.offers import Offer
from coproduction.model.participants import Organisation, Participant
from coproduction.model.purposes import Purpose
from coproduction.model.questions import Whom, asks, asks_if_all
from coproduction.model.reflections import Reflection, reflections
from coproduction.model.relationships import Relationship, relationships
from coproduction.model.roles import Role
from coproduction.model.strands import Strand
from coproduction.model.words import ListName
from coproduction.values.days import Day

T = TypeVar("T")
Noun = (
    Organisation
    | Participant
    | Role
    | Strand
    | Body
    | Activity
    | Decision
    | Offer
    | Contribution
    | BudgetLine
)
"""Whatever a plan lists under an id of its own."""
N = TypeVar(
    "N",
    Organisation,
    Participant,
    Role,
    Strand,
    Body,
    Activity,
    Decision,
    Offer,
    Contribution,
    BudgetLine,
)


def plan_id(text: str) -> PlanId:
    """Return the text as a plan's id."""
    return PlanId(ids.slug(text))


def organisations(value: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """Return the organisations."""
    return conversion.all_of(Organisation, value)


def participants(value: Iterable[Participant]) -> tuple[Participant, ...]:
    """Return the participants."""
    return conversion.all_of(Participant, value)


def roles(value: Iterable[Role]) -> tuple[Role, ...]:
    """Return the roles."""
    return conversion.all_of(Role, value)


def strands(value: Iterable[Strand]) -> tuple[Strand, ...]:
    """Return the strands."""
    return conversion.all_of(Strand, value)


def bodies(value: Iterable[Body]) -> tuple[Body, ...]:
    """Return the bodies."""
    return conversion.all_of(Body, value)


def activities(value: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return the activities."""
    return conversion.all_of(Activity, value)


def decisions(value: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions."""
    return conversion.all_of(Decision, value)


def offers(value: Iterable[Offer]) -> tuple[Offer, ...]:
    """Return the offers."""
    return conversion.all_of(Offer, value)


def contributions(value: Iterable[Contribution]) -> tuple[Contribution, ...]:
    """Return the contributions."""
    return conversion.all_of(Contribution, value)


def claims(value: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims."""
    return conversion.all_of(Claim, value)


@attrs.frozen(kw_only=True)
class Plan:
    """Everything that is recorded about one project.

    Attributes:
        claims: What the project is called, and by whom.
        recorded_on: The day on which this was written down; what a day that
            matters is compared with, unless somebody names another.
        jurisdiction: Where it is, such as *Scotland*.
        setting: What kind of work it is, such as *research*.
        initiated_by: Who started it.
        written_by: Who wrote the plan.
        read_by: Who of those in it has read it.
        complete: The lists that name all there are.
        benchmark: The share of power that each kind of member should have, where the
            group has agreed it.
        reflections: How people saw it.

    Raises:
        PlanError: If the plan cannot be, with every problem at once.
    """

    id: PlanId = attrs.field(converter=plan_id)
    title: str = ""
    purpose: Purpose = attrs.field(factory=Purpose)
    claims: tuple[Claim, ...] = attrs.field(default=(), converter=claims)
    starts_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "When does the project start?",
            Whom.ORGANISERS,
            "The plan does not say when the project starts.",
            "The plan does not say when the project starts.",
        ),
    )
    ends_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "When does the project end?",
            Whom.ORGANISERS,
            "The plan does not say when the project ends.",
            "The plan does not say when the project ends.",
        ),
    )
    recorded_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "On which day was this plan written down?",
            Whom.ORGANISERS,
            "The plan does not give the day on which it was written down.",
            "The plan does not give the day on which it was written down.",
        ),
    )
    jurisdiction: str = ""
    setting: str = ""
    initiated_by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "Who started this project?",
            Whom.GROUP,
            "The plan does not say who started the project.",
            "The plan does not say who started the project.",
        ),
    )
    expectations: Expectations = attrs.field(factory=Expectations)
    written_by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "Who wrote this plan?",
            Whom.ORGANISERS,
            "The plan does not say who wrote it.",
            "The plan does not say who wrote it.",
        ),
    )
    read_by: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "Who of those in it has read this plan?",
            Whom.ORGANISERS,
            "The plan does not say who has read it.",
            "The plan does not say who has read it.",
        ),
    )
    complete: tuple[ListName, ...] = attrs.field(default=(), converter=choices.list_names)
    organisations: tuple[Organisation, ...] = attrs.field(
        default=(), converter=organisations, metadata=asks_if_all("organisations")
    )
    participants: tuple[Participant, ...] = attrs.field(
        default=(), converter=participants, metadata=asks_if_all("people and groups who take part")
    )
    roles: tuple[Role, ...] = attrs.field(default=(), converter=roles)
    strands: tuple[Strand, ...] = attrs.field(
        default=(), converter=strands, metadata=asks_if_all("strands of the work")
    )
    bodies: tuple[Body, ...] = attrs.field(
        default=(), converter=bodies, metadata=asks_if_all("groups that decide or advise")
    )
    activities: tuple[Activity, ...] = attrs.field(
        default=(), converter=activities, metadata=asks_if_all("sessions and meetings")
    )
    decisions: tuple[Decision, ...] = attrs.field(
        default=(), converter=decisions, metadata=asks_if_all("decisions")
    )
    offers: tuple[Offer, ...] = attrs.field(
        default=(), converter=offers, metadata=asks_if_all("offers")
    )
    contributions: tuple[Contribution, ...] = attrs.field(
        default=(), converter=contributions, metadata=asks_if_all("ideas and comments")
    )
    relationships: tuple[Relationship, ...] = attrs.field(
        default=(), converter=relationships, metadata=asks_if_all("links between people")
    )
    budget: tuple[BudgetLine, ...] = attrs.field(
        default=(), converter=budget, metadata=asks_if_all("budget lines")
    )
    benchmark: tuple[AgreedShare, ...] = attrs.field(default=(), converter=benchmark)
    reflections: tuple[Reflection, ...] = attrs.field(default=(), converter=reflections)
    note: str = ""
    source: str = ""
    _by_id: dict[Id, Noun] = attrs.field(init=False, eq=False, repr=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be, and learn where everything is."""
        from coproduction.model.contradictions import problems_of  # noqa: PLC0415  # it reads plans

        for noun in self.nouns():
            self._by_id.setdefault(Id(noun.id), noun)
        problems = problems_of(self)
        if problems:
            raise PlanError(problems)

    def nouns(self) -> Iterator[Noun]:
        """Yield everything that has an id of its own, list by list."""
        yield from self.organisations
        yield from self.participants
        yield from self.roles
        yield from self.strands
        yield from self.bodies
        yield from self.activities
        yield from self.decisions
        yield from self.offers
        yield from self.contributions
        yield from self.budget

    def __getitem__(self, key: str) -> Noun | Plan:
        """Return whatever has this id; the plan itself has one too.

        Raises:
            UnknownIdError: If nothing has.
        """
        found = self.get(key)
        if found is None:
            raise UnknownIdError(f"Nothing in this plan is called {key}.")
        return found

    def get(self, key: str) -> Noun | Plan | None:
        """Return whatever has this id, or ``None``."""
        return self if key == self.id else self._by_id.get(Id(key))

    def find(self, key: str, kind: type[N]) -> N | None:
        """Return what has this id if it is of this kind, or ``None``."""
        found: Any = self._by_id.get(Id(key))
        return found if isinstance(found, kind) else None


LISTS: dict[str, type[Any]] = {
    "organisations": Organisation,
    "participants": Participant,
    "roles": Role,
    "strands": Strand,
    "bodies": Body,
    "activities": Activity,
    "decisions": Decision,
    "offers": Offer,
    "contributions": Contribution,
    "budget": BudgetLine,
}
"""The lists of a plan whose things have an id each, and what they hold."""
