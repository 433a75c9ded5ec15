"""The links between the organisations and the other members do not run through one person.

Applies to
    a plan of ``people`` people or more, in which somebody was asked about links, and
    somebody from lived experience, a carer or a community member is linked with
    somebody from an organisation.

    Counted are trust, support, turning to somebody, information and working together.
    A link counts where both agreed that their links may be counted (``links: yes``), and
    while it lasts. Trust, support and turning to somebody count where one of the two
    told of it.

Expects
    no one person to be part of more than ``most`` of these links. Two people who are
    linked in several ways are linked once.

Why
    Building and keeping relationships is a principle of co-producing research
    [NIHR-2018]_. Where all links meet in one person, as in a star, a network is as
    centralised as it can be [FREEMAN-1979]_: when that person is away, it falls apart.

Limits
    Knows the links that people told of, and no others. Whoever was asked and has not
    answered may change it. A link with a group or with an organisation is with
    several people, and counts as one. A strong link counts like a weak one. Never says
    who it is. Can be met on paper by links that nobody uses.

Parameters
    ``most``
        The part of the links that one person may be part of, from 0 to 1. Half: more
        is most of them (project default).
    ``people``
        From how many people on this is looked at: in a smaller group one person is
        soon part of most links, and everybody would know who (project default).

Met
    .. code-block:: yaml

        participants:
          - {id: parents, size: 4, perspectives: carer, links: yes}
          - {id: visitor, size: 1, perspectives: practitioner, links: yes}
          - {id: teachers, size: 2, perspectives: practitioner, links: yes}
        relationships:
          - who: parents
            to: [visitor, teachers]
            kind: works-with
            reported_by: parents
            asked: [parents, visitor, teachers]

    *No 1 person is part of most links between the organisations and the other members. This does
    not show how strong the links are. 2 of the 3 who were asked have not answered, and could
    change this.*

Not met
    .. code-block:: yaml

        participants:
          - {id: parents, size: 4, perspectives: carer, links: yes}
          - {id: neighbours, size: 3, perspectives: community, links: yes}
          - {id: visitor, size: 1, perspectives: practitioner, links: yes}
        relationships:
          - {who: parents, to: visitor, kind: trust, reported_by: parents, asked: parents}
          - {who: neighbours, to: visitor, kind: trust, reported_by: visitor, asked: visitor}

    *Most links between the organisations and the other members run through 1 person. What would
    help when they are away?*

Cannot tell
    .. code-block:: yaml

        participants:
          - {id: parents, size: 5, perspectives: carer}
          - {id: visitor, size: 1, perspectives: practitioner, links: yes}
        relationships:
          - {who: parents, to: visitor, kind: works-with, asked: parents, reported_by: parents}

    *Parents: may your links with others be counted?*

Does not apply
    .. code-block:: yaml

        participants:
          - {id: parents, size: 4, perspectives: carer, links: yes}
          - {id: teachers, size: 2, perspectives: practitioner, links: yes}
        relationships:
          - {who: parents, to: teachers, kind: works-with, asked: []}

    *Fewer than 6 people take part, nobody was asked about links, or none is between both kinds
    of members.*
"""

from __future__ import annotations

from fractions import Fraction

from coproduction.findings import Finding, ForWhom, Wording, validator
from coproduction.ids import Id
from coproduction.model.plan import Plan
from coproduction.reading import Reading
from coproduction.values.counts import exactly

HALF = Fraction(1, 2)


@validator(
    says=Wording(
        met=(
            "No 1 person is part of most links between the organisations and the other members. "
            "This does not show how strong the links are."
        ),
        not_met=(
            "Most links between the organisations and the other members run through 1 person. "
            "What would help when they are away?"
        ),
        does_not_apply=(
            "Fewer than {people} people take part, nobody was asked about links, or none is "
            "between both kinds of members."
        ),
        remedies=(
            "Share out who keeps in touch with whom, with paid time for it.",
            "Work in pairs that change from task to task.",
            "Agree who can be asked when somebody is away.",
        ),
        also={
            "silent": (
                "{silent} of the {asked} who were asked have not answered, and could change this."
            )
        },
    ),
    for_whom=ForWhom.EVERYONE,
)
def more_than_one_go_between(
    plan: Plan, reading: Reading, *, most: Fraction = HALF, people: int = 6
) -> Finding:
    """Hold the claim of this page against a plan."""
    asked, silent = reading.asked_and_silent_about_links()
    applies = (
        reading.people().reaches(exactly(people))
        & reading.somebody_was_asked_about_links()
        & reading.is_linked()
    )
    return Finding(
        subject=Id(plan.id),
        applies=applies,
        holds=~reading.runs_through_one_person(most),
        values={
            "people": people,
            "asked": asked,
            "silent": 0 if applies.is_false else silent,
        },
        evidence=frozenset({Id(plan.id)}),
    )
