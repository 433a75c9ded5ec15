"""Scales: how others tell ways of taking part apart, one TOML file each."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from coproduction.errors import InvalidValueError, UnknownNameError
from coproduction.levels.scales import shipped
from coproduction.levels.scales.nouns import OURS, HowKnown, MappedSteps, Scale, ScaleLevel, folded
from coproduction.levels.scales.scale_files import TAKEN, load_scale, loads_scale, scale_in

__all__ = [
    "OURS",
    "HowKnown",
    "MappedSteps",
    "Scale",
    "ScaleLevel",
    "load_scale",
    "loads_scale",
    "scale",
    "scales",
]


@cache
def scales() -> Mapping[str, Scale]:
    """Return every scale of the package by its name, sorted."""
    return MappingProxyType({name: _shipped(name) for name in shipped.names()})


def scale(name: str = "tlap", *, own: Iterable[Scale] = ()) -> Scale:
    """Return the scale that is called this: one of the package, or of somebody's own.

    Capitals, hyphens and underscores make no difference.

    Args:
        name: The name.
        own: Scales that somebody brings, each with a name that no other has.

    Raises:
        InvalidValueError: If one of these has the name of another, or of a scale of the
            package.
        UnknownNameError: If there is none.
    """
    names = {folded(each): each for each in shipped.names()}
    theirs: dict[str, Scale] = {}
    for each in dict.fromkeys(own):
        if folded(each.name) in names:
            raise InvalidValueError(TAKEN.format(name=each.name))
        names[folded(each.name)] = each.name
        theirs[each.name] = each
    if folded(name) not in names:
        near = difflib.get_close_matches(folded(name), names, n=1)
        hint = f" Did you mean {names[near[0]]}?" if near else ""
        raise UnknownNameError(f"There is no scale called {name}.{hint}")
    found = names[folded(name)]
    return theirs[found] if found in theirs else _shipped(found)


@cache
def _shipped(name: str) -> Scale:
    return scale_in(shipped.text_of(name), file=shipped.file_of(name))
