"""The catalogue of checks: a folder for each principle, a module for each check.

The docstring of a folder is the page of its principle, the docstring of a
module the page of its check. Dropping in one file adds a check to the
catalogue; there is no list to extend.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from functools import cache

from coproduction.errors import CatalogueError, UnknownNameError
from coproduction.findings import Validator


@cache
def catalogue() -> dict[str, Validator]:
    """Return every check by its name, sorted by principle and name.

    Raises:
        CatalogueError: If a module holds no check of its name, or its page is
            missing (as it is under ``python -OO``).
    """
    found = []
    for folder in pkgutil.iter_modules(__path__):
        package = importlib.import_module(f"{__name__}.{folder.name}")
        if not package.__doc__:
            raise CatalogueError(
                "The pages of the checks are missing. Run Python without the option -OO."
            )
        for module in pkgutil.iter_modules(package.__path__):
            check = getattr(
                importlib.import_module(f"{package.__name__}.{module.name}"), module.name, None
            )
            if not isinstance(check, Validator):
                raise CatalogueError(f"{package.__name__}.{module.name} holds no check.")
            found.append(check)
    return {check.name: check for check in found}


def named(name: str) -> Validator:
    """Return the check of this name, or of this old name.

    Raises:
        UnknownNameError: If there is none.
    """
    checks = catalogue()
    for check in checks.values():
        if name == check.name or name in check.aliases:
            return check
    near = difflib.get_close_matches(name, checks, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise UnknownNameError(f"There is no check called {name}.{hint}")


@cache
def principle_page(principle: str) -> str:
    """Return the page of a principle: its title, and what it means here."""
    package = importlib.import_module(f"{__name__}.{principle.replace('-', '_')}")
    return str(package.__doc__)


def principle_title(principle: str) -> str:
    """Return the title of a principle, as in *Fair reward*."""
    return principle_page(principle).split("\n", 1)[0].rstrip(".")
