"""The scales of the package, as files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_HERE = "coproduction.levels.scales"
_SUFFIX = ".toml"


@cache
def names() -> tuple[str, ...]:
    """Return the names of the scales of the package, sorted."""
    found = (each.name for each in files(_HERE).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX)))


def file_of(name: str) -> str:
    """Return what the file of a scale of the package is called."""
    return name + _SUFFIX


def text_of(name: str) -> str:
    """Return the text of a scale of the package."""
    return files(_HERE).joinpath(file_of(name)).read_text(encoding="utf-8")
