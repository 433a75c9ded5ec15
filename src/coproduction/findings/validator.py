"""Checks, and the decorator that makes one of a function."""

from __future__ import annotations

import inspect
import sys
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any

import attrs

from coproduction.errors import CatalogueError
from coproduction.findings.finding import Finding
from coproduction.findings.page import Page, page_of
from coproduction.findings.wording import Wording
from coproduction.reading import Reading


class ForWhom(StrEnum):
    """Whom a check is there for."""

    LIVED = "people in lived-experience, carer and community seats"
    EVERYONE = "everyone who takes part"


Check = Callable[..., Finding]


@attrs.frozen(kw_only=True, slots=False, eq=False)
class Validator:
    """A check: one question that is held against one kind of noun.

    Attributes:
        name: The name that people use, such as ``equal-offer``.
        principle: The name of its principle, such as ``fair-reward``.
        check: The function.
        subject: The kind of noun that it is held against.
        says: Its sentences.
        for_whom: Whom it is there for.
        aliases: Names that it had before.
        parameters: What can be set, with the defaults.
    """

    name: str
    principle: str
    check: Check
    subject: type[Any]
    says: Wording
    for_whom: ForWhom
    aliases: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = attrs.field(factory=dict)

    def __call__(self, subject: Any, reading: Reading, **parameters: Any) -> Finding:
        """Return what the check finds about one subject."""
        return self.check(subject, reading, **parameters)

    @cached_property
    def page(self) -> Page:
        """What is to be known about this check."""
        return page_of(sys.modules[self.check.__module__].__doc__, self.name)


def validator(
    *, says: Wording, for_whom: ForWhom, aliases: tuple[str, ...] = ()
) -> Callable[[Check], Validator]:
    """Make a check of a function from a noun and a reading to a finding.

    Its name is the function's, which is the module's; its principle is the
    folder's; what it is held against is the type of its first parameter; its
    parameters are the keyword arguments.

    Args:
        says: Its sentences.
        for_whom: Whom it is there for.
        aliases: Names that it had before.

    Raises:
        CatalogueError: If the names differ, or the function is of another form.
    """

    def make(check: Check) -> Validator:
        *_, principle, module = check.__module__.split(".")
        if module != check.__name__:
            raise CatalogueError(f"{check.__module__} must hold a check called {module}.")
        hints = typing.get_type_hints(check)
        first, *others = inspect.signature(check).parameters.values()
        return Validator(
            name=module.replace("_", "-"),
            principle=principle.replace("_", "-"),
            check=check,
            subject=hints[first.name],
            says=says,
            for_whom=for_whom,
            aliases=aliases,
            parameters={
                each.name: each.default for each in others if each.kind is each.KEYWORD_ONLY
            },
        )

    return make
