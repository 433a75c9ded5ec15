"""Sets of expectations: what a setting requires, expects or advises, as TOML.

How strongly a check is asked for belongs here, not to the check.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib.resources import files

import attrs

from coproduction.errors import CatalogueError
from coproduction.formats import toml_text
from coproduction.validators import catalogue


class Expectation(StrEnum):
    """How strongly a check is asked for."""

    REQUIRED = "required"
    EXPECTED = "expected"
    ADVISED = "advised"


@attrs.frozen
class Profile:
    """A set of expectations.

    Attributes:
        name: What it is called.
        title: Its title.
        comes_from: Whose it is, to complete *These expectations come from …*.
        expectations: How strongly each check is asked for, by its name.
        parameters: The parameters that it sets, by check and name.
    """

    name: str
    title: str
    comes_from: str
    expectations: Mapping[str, Expectation]
    parameters: Mapping[str, Mapping[str, Fraction]]


@cache
def profile(name: str = "default") -> Profile:
    """Return a set of expectations of the package.

    Raises:
        CatalogueError: If it names a check or a parameter that does not exist,
            or leaves out a check.
    """
    text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return profile_of(toml_text.loads(text, file=f"{name}.toml"), name)


def profile_of(content: Mapping[str, object], name: str) -> Profile:
    """Return a set of expectations from the content of a TOML file.

    Raises:
        CatalogueError: As :func:`profile` does.
    """
    checks = catalogue()
    match content:
        case {
            "title": str(title),
            "comes_from": str(comes_from),
            "expectations": dict(expectations),
            **rest,
        }:
            parameters = rest.get("parameters", {})
        case _:
            raise CatalogueError(f"{name} needs a title, comes_from and expectations.")
    if set(expectations) != set(checks):
        unlike = ", ".join(sorted(set(expectations) ^ set(checks)))
        raise CatalogueError(f"{name} and the catalogue differ in: {unlike}.")
    if not isinstance(parameters, dict) or any(
        check not in checks or set(values) - set(checks[check].parameters)
        for check, values in parameters.items()
    ):
        raise CatalogueError(f"{name} sets a parameter that no check has.")
    return Profile(
        name=name,
        title=title,
        comes_from=comes_from,
        expectations={check: Expectation(value) for check, value in expectations.items()},
        parameters={
            check: {key: Fraction(value) for key, value in values.items()}
            for check, values in parameters.items()
        },
    )
