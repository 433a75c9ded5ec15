"""Where a file says a fact, found by ids, whatever the order of the file."""

from __future__ import annotations

from typing import Any

from coproduction.errors import Path
from coproduction.ids import Id
from coproduction.model.plan import LISTS
from coproduction.values.truth import Fact


def paths_by_id(value: Any) -> dict[Id, Path]:
    """Return the path to everything in a plan file that has an id; the plan's own is empty."""
    paths: dict[Id, Path] = {
        Id(noun["id"]): (name, index)
        for name in LISTS
        for index, noun in enumerate(value.get(name) or ())
    }
    paths[Id(value["id"])] = ()
    return paths


def path_within(value: Any, path: Path, fact: Fact) -> Path:
    """Return the longest part of the way to a fact that the file has.

    Args:
        value: What the file holds.
        path: The path to what the fact is about.
        fact: The fact.
    """
    here = value
    for step in path:
        here = here[step]
    for field in fact.field.split("."):
        if not isinstance(here, dict) or here.get(field) is None:
            break
        here, path = here[field], (*path, field)
        if fact.about and isinstance(here, list):
            found = [index for index, one in enumerate(here) if _names(one, fact.about)]
            if found:
                here, path = here[found[0]], (*path, found[0])
    return path


def _names(one: Any, who: str) -> bool:
    """Return whether a seat or a part in a file is that of somebody."""
    named = one.get("who") if isinstance(one, dict) else one
    return named == who or (isinstance(named, list) and who in named)
