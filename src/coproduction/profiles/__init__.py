"""Sets of expectations: what a setting requires, expects or advises, as TOML.

How strongly a check is asked for belongs here, not to the check.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files

import attrs

from coproduction.errors import CatalogueError
from coproduction.findings import Expectation
from coproduction.formats import toml_text
from coproduction.validators import catalogue
from coproduction.values.numbers import exact


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
        CatalogueError: If it names a check or a parameter that does not exist.
    """
    text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return profile_of(toml_text.loads(text, file=f"{name}.toml"), name)


def profile_of(content: Mapping[str, object], name: str) -> Profile:
    """Return a set of expectations from the content of a TOML file.

    A check that it does not name is advised.

    Raises:
        CatalogueError: As :func:`profile` does, and for a word or a number that
            means nothing.
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
    unheard_of = ", ".join(sorted(set(expectations) - set(checks)))
    if unheard_of:
        raise CatalogueError(f"{name} asks for checks that do not exist: {unheard_of}.")
    if not isinstance(parameters, dict) or any(
        check not in checks
        or not isinstance(values, dict)
        or set(values) - set(checks[check].parameters)
        for check, values in parameters.items()
    ):
        raise CatalogueError(f"{name} sets a parameter that no check has.")
    try:
        return Profile(
            name=name,
            title=title,
            comes_from=comes_from,
            expectations={
                check: Expectation(expectations.get(check, Expectation.ADVISED)) for check in checks
            },
            parameters={
                check: {key: exact(value) for key, value in values.items()}
                for check, values in parameters.items()
            },
        )
    except ValueError as error:
        raise CatalogueError(f"{name} holds what means nothing. {error}") from None
