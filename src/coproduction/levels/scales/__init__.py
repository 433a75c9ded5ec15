"""Scales: how others tell ways of taking part apart, one TOML file each."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from coproduction.errors import UnknownNameError
from coproduction.levels.scales.nouns import OURS, HowKnown, MappedSteps, Scale, ScaleLevel, folded
from coproduction.levels.scales.scale_files import load_scale, loads_scale

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

_SUFFIX = ".toml"


@cache
def scales() -> Mapping[str, Scale]:
    """Return every scale of the package by its name, sorted."""
    return MappingProxyType({name: _shipped(name) for name in _names()})


def scale(name: str = "tlap") -> Scale:
    """Return the scale of the package that is called this.

    Capitals, hyphens and underscores make no difference.

    Raises:
        UnknownNameError: If there is none.
    """
    names = {folded(each): each for each in _names()}
    if folded(name) not in names:
        near = difflib.get_close_matches(folded(name), names, n=1)
        hint = f" Did you mean {names[near[0]]}?" if near else ""
        raise UnknownNameError(f"There is no scale called {name}.{hint}")
    return _shipped(names[folded(name)])


@cache
def _names() -> tuple[str, ...]:
    found = (each.name for each in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX)))


@cache
def _shipped(name: str) -> Scale:
    file = name + _SUFFIX
    return loads_scale(files(__name__).joinpath(file).read_text(encoding="utf-8"), file=file)
