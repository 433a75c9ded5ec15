"""The sentences of a check, as data: whole templates that are rendered at the end."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from coproduction.model.questions import Plural

Template = str | Plural
"""A whole sentence or two; a plural one changes with the value ``count``."""


@attrs.frozen(kw_only=True)
class Wording:
    """What a check says for each outcome.

    In the templates, names in braces stand for the values of a finding. There is
    none for *cannot tell*: that is said by the fields that the plan leaves out.

    Attributes:
        met: What it rests on, and one thing that it does not show.
        not_met: What the plan says that does not fit.
        does_not_apply: Why the check is not about this.
        remedies: What could be done; the first step is for whoever holds the
            money, the rule or the diary.
        also: A sentence to add wherever the value of that name is not empty.
    """

    met: Template
    not_met: Template
    does_not_apply: Template
    remedies: tuple[str, ...]
    also: Mapping[str, Template] = attrs.field(factory=dict)
