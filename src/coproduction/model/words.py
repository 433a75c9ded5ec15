"""The stated words of a plan file: each a list from which a field chooses."""

from __future__ import annotations

from enum import StrEnum


class Perspective(StrEnum):
    """The experience or position that somebody speaks from."""

    LIVED_EXPERIENCE = "lived-experience"
    CARER = "carer"
    COMMUNITY = "community"
    PRACTITIONER = "practitioner"
    MANAGER = "manager"
    COMMISSIONER = "commissioner"
    RESEARCHER = "researcher"
    FACILITATOR = "facilitator"
    OTHER = "other"


class ActingAs(StrEnum):
    """The perspective in which somebody acts here, or *themselves*: a hat put off."""

    LIVED_EXPERIENCE = "lived-experience"
    CARER = "carer"
    COMMUNITY = "community"
    PRACTITIONER = "practitioner"
    MANAGER = "manager"
    COMMISSIONER = "commissioner"
    RESEARCHER = "researcher"
    FACILITATOR = "facilitator"
    OTHER = "other"
    THEMSELVES = "themselves"


class Side(StrEnum):
    """Arithmetic for rules and money. It is never printed and never a label for a person."""

    LIVED = "lived"
    ORGANISATION = "organisation"
    NEITHER = "neither"


SIDE_OF: dict[str, Side] = {
    Perspective.LIVED_EXPERIENCE: Side.LIVED,
    Perspective.CARER: Side.LIVED,
    Perspective.COMMUNITY: Side.LIVED,
    Perspective.PRACTITIONER: Side.ORGANISATION,
    Perspective.MANAGER: Side.ORGANISATION,
    Perspective.COMMISSIONER: Side.ORGANISATION,
    Perspective.RESEARCHER: Side.ORGANISATION,
}
"""The side of each perspective that has one of its own."""


class Sector(StrEnum):
    """The sector of an organisation."""

    PUBLIC = "public"
    PRIVATE = "private"
    THIRD = "third"
    COMMUNITY = "community"


class Responsibility(StrEnum):
    """What an organisation answers for."""

    HOST = "host"
    FUNDER = "funder"
    FACILITATOR = "facilitator"
    EVALUATOR = "evaluator"
    LEAD = "lead"


class KnownTo(StrEnum):
    """Who may know what somebody asked for, so that they can take part."""

    ORGANISERS = "organisers"
    GROUP = "group"


class Status(StrEnum):
    """Whether something is planned or has happened. Missing: it may be either."""

    PLANNED = "planned"
    HAPPENED = "happened"


class Stage(StrEnum):
    """A stage of the work."""

    AGENDA = "agenda"
    DESIGN = "design"
    DECIDE = "decide"
    DELIVER = "deliver"
    EVALUATE = "evaluate"


class How(StrEnum):
    """How somebody takes part: a voice, work in a stage, or in charge.

    *or-more* says that it was at least this. An empty list says that somebody
    was there, without a say.
    """

    TAUGHT = "taught"
    INFORMED = "informed"
    ASKED = "asked"
    DISCUSSES = "discusses"
    FRAMES = "frames"
    MAKES = "makes"
    DECIDES = "decides"
    DELIVERS = "delivers"
    EVALUATES = "evaluates"
    LEADS = "leads"
    OR_MORE = "or-more"


STAGE_OF: dict[How, Stage] = {
    How.FRAMES: Stage.AGENDA,
    How.MAKES: Stage.DESIGN,
    How.DECIDES: Stage.DECIDE,
    How.DELIVERS: Stage.DELIVER,
    How.EVALUATES: Stage.EVALUATE,
}
"""The stage of each verb of work."""

VIEWS_SOUGHT = frozenset(
    {
        How.ASKED,
        How.DISCUSSES,
        How.FRAMES,
        How.MAKES,
        How.DECIDES,
        How.EVALUATES,
        How.LEADS,
    }
)
"""The words that say that somebody's views were sought, or more."""
TALKED_OVER = VIEWS_SOUGHT - {How.ASKED, How.DECIDES}
"""The words that say that there was talk both ways."""
TOLD = TALKED_OVER | {How.TAUGHT, How.INFORMED}
"""The words that say that somebody was told something, or talked it over."""


class Way(StrEnum):
    """How a body, or those who decide, come to a decision."""

    MAJORITY = "majority"
    MOST_VOTES = "most-votes"
    UNANIMITY = "unanimity"
    AT_LEAST = "at-least"
    SHARE = "share"
    MORE_THAN = "more-than"
    CONSENSUS = "consensus"
    CONSENT = "consent"
    THROUGH = "through"
    EACH_FOR_THEMSELVES = "each-for-themselves"
    ADVISES = "advises"


class CountedOf(StrEnum):
    """Whose votes are counted: those of all seats, or those of the seats that are there."""

    SEATS = "seats"
    PRESENT = "present"


class Form(StrEnum):
    """The form of an offer. Expenses are not an offer for time."""

    FEE = "fee"
    SALARY = "salary"
    VOUCHER = "voucher"
    EXPENSES = "expenses"
    IN_KIND = "in-kind"
    TIME_CREDIT = "time-credit"
    NOTHING = "nothing"


PAYS = frozenset({Form.FEE, Form.SALARY, Form.VOUCHER})
"""The forms that pay for somebody's time."""


class Per(StrEnum):
    """What an amount of money is for: ``[person, session]``, ``[person, hour]`` or ``all``."""

    PERSON = "person"
    SESSION = "session"
    HOUR = "hour"
    ALL = "all"


class ProvisionState(StrEnum):
    """How far what helps people take part has been arranged."""

    OFFERED = "offered"
    BOOKED = "booked"
    CONFIRMED = "confirmed"


class ReplyResult(StrEnum):
    """What became of an idea."""

    TAKEN_UP = "taken-up"
    CHANGED = "changed"
    NOT = "not"


class Recruitment(StrEnum):
    """How somebody came to take part.

    *open*: anybody could come forward. *chosen*: whoever recruited them chose
    them. *own-group*: their own group chose or sent them.
    """

    OPEN = "open"
    CHOSEN = "chosen"
    OWN_GROUP = "own-group"


class Selection(StrEnum):
    """Who selected somebody: an organisation, nobody (it was open), or their own group."""

    ORGANISATION = "organisation"
    OPEN = "open"
    OWN_GROUP = "own-group"


class LinkKind(StrEnum):
    """What a link is, read from *who* to *to*.

    *who* trusts *to*, turns to *to* for advice, supports *to*, informs *to*,
    works with *to*, is accountable to *to*, funds *to*, recruited *to*.
    """

    TRUST = "trust"
    TURNS_TO = "turns-to"
    SUPPORT = "support"
    INFORMATION = "information"
    WORKS_WITH = "works-with"
    ACCOUNTABLE_TO = "accountable-to"
    FUNDS = "funds"
    RECRUITED = "recruited"


TOLD_BY_ONE_OF_THEM = frozenset({LinkKind.TRUST, LinkKind.TURNS_TO, LinkKind.SUPPORT})
"""The kinds that count only where one of the two told of it."""


class ListName(StrEnum):
    """A list of the plan that may be said to be complete. *parts*: who took part, everywhere."""

    ORGANISATIONS = "organisations"
    PARTICIPANTS = "participants"
    STRANDS = "strands"
    BODIES = "bodies"
    ACTIVITIES = "activities"
    DECISIONS = "decisions"
    OFFERS = "offers"
    CONTRIBUTIONS = "contributions"
    RELATIONSHIPS = "relationships"
    BUDGET = "budget"
    PARTS = "parts"


class Kind(StrEnum):
    """A kind of seat: whose knowledge it is there for."""

    LIVED_EXPERIENCE = "lived-experience"
    CARER = "carer"
    COMMUNITY = "community"
    OWN_LIFE = "own-life"
    """Speaks from people's own lives, and not as one of the three above."""
    ORGANISATION = "organisation"
    NEITHER = "neither"
