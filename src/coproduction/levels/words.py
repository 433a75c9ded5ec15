"""The stated words of a coding: each a list from which a field chooses."""

from __future__ import annotations

from enum import StrEnum


class Aim(StrEnum):
    """What people were brought in for.

    The first three say that they were there for somebody else's ends. They are for
    people who code cases from what was published; no plan is read so.
    """

    ENDORSE = "endorse"
    DECORATE = "decorate"
    CHANGE_PEOPLE = "change_people"
    TEACH = "teach"
    TELL = "tell"
    ASK = "ask"
    DIALOGUE = "dialogue"
    JOINT = "joint"
    HAND_OVER = "hand_over"


class Entry(StrEnum):
    """When people came in, from the earliest to the latest."""

    BEFORE_AGENDA = "before_agenda"
    BEFORE_OPTIONS = "before_options"
    ON_OPTIONS = "on_options"
    ON_IMPLEMENTATION = "on_implementation"
    AFTER_ALL = "after_all"


class Share(StrEnum):
    """The people's share in a stage of the work, or in the money, from the least to the most.

    *input*: they were asked, and others could do without them. *joint*: neither side
    could do without the other. *people*: the people could do without the organisation.
    """

    NONE = "none"
    INPUT = "input"
    JOINT = "joint"
    PEOPLE = "people"


class SelectedBy(StrEnum):
    """Who chose those who took part: the organisation, nobody, or the group they come from."""

    ORGANISATION = "organisation"
    OPEN = "open"
    OWN_GROUP = "own-group"


class TermsBy(StrEnum):
    """Who set the rules for working together."""

    ORGANISATION = "organisation"
    JOINT = "joint"
    PEOPLE = "people"


class Flag(StrEnum):
    """What a step alone does not say. A flag never moves the step."""

    CAN_BE_OUTVOTED = "can-be-outvoted"
    DELIVERY_WITHOUT_VOICE = "delivery-without-voice"
    SHARED_DECISION_WITHOUT_DESIGN = "shared-decision-without-design"
    SKIPPED_INFORMATION = "skipped-information"
    NO_FEEDBACK = "no-feedback"
    ONE_SIDED_TERMS = "one-sided-terms"
