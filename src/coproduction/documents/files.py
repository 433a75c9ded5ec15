"""Plan files and texts, in YAML and JSON."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path as FilePath
from typing import Literal

import attrs

from coproduction.documents.places import path_within, paths_by_id
from coproduction.documents.structuring import collector_resting, structured, unstructure
from coproduction.errors import Path, Place, PlanError, Problem, dotted
from coproduction.formats.text import MAX_BYTES, Document, Places, decode
from coproduction.ids import Id
from coproduction.model.plan import Plan
from coproduction.values.truth import Fact

Format = Literal["yaml", "json"]
NOT_TOML = "A plan is written in YAML or in JSON, and not in TOML."
AnyPath = str | os.PathLike[str]


@attrs.frozen
class PlanFile:
    """A plan and the places of what it says.

    Attributes:
        plan: The plan.
        document: The text that it was read from, as plain values with places.
    """

    plan: Plan
    document: Document

    def place(self, of: Fact | Id) -> tuple[Place, str]:
        """Return where the file says a fact or has a thing, or where it would.

        Returns:
            The place and the path to it. Where the file does not say it, that of
            the nearest thing around it.
        """
        fact = of if isinstance(of, Fact) else None
        path = self._paths[fact.of if fact else Id(str(of))]
        if fact:
            path = path_within(self.document.value, path, fact)
        return self.document.places.place(path), dotted(path)

    @cached_property
    def _paths(self) -> dict[Id, Path]:
        return paths_by_id(self.document.value)


def read(path: AnyPath, *, max_bytes: int = MAX_BYTES) -> PlanFile:
    """Read a plan file, and keep the places.

    A name that ends in ``.json`` is read as JSON, anything else as YAML.

    Args:
        path: The file.
        max_bytes: The most bytes that are read.

    Raises:
        PlanError: If it cannot be read or is no plan, with every problem at once.
    """
    name = os.fspath(path)
    data = _bytes_of(name, max_bytes)
    return read_bytes(data, kind=format_of(name), file=name, max_bytes=max_bytes)


def read_bytes(
    data: bytes, *, kind: Format = "yaml", file: str = "<bytes>", max_bytes: int = MAX_BYTES
) -> PlanFile:
    """Read a plan from bytes in UTF-8, and keep the places; as :func:`reads`.

    Raises:
        PlanError: If it is no plan, with every problem at once.
    """
    return reads(decode(data, file), kind=kind, file=file, max_bytes=max_bytes)


def reads(
    text: str, *, kind: Format = "yaml", file: str = "<text>", max_bytes: int = MAX_BYTES
) -> PlanFile:
    """Read a plan from a text, and keep the places.

    Args:
        text: The text.
        kind: ``yaml`` or ``json``.
        file: What to call it in errors.
        max_bytes: The most bytes that are read.

    Raises:
        PlanError: If it is no plan, with every problem at once.
    """
    with collector_resting():
        document = _parsed(text, kind, file, max_bytes)
        plan, problems = structured(document.value, needs_format=True)
    if plan is None:
        placed = {
            _placed(problem, document.places, about_key=about_key)
            for problem, about_key in problems
        }
        raise PlanError(tuple(sorted(placed, key=_in_order)))
    return PlanFile(plan, document)


def load(path: AnyPath) -> Plan:
    """Return the plan in a file; as :func:`read`, without the places.

    Raises:
        PlanError: If it cannot be read or is no plan, with every problem at once.
    """
    return read(path).plan


def loads(text: str, *, kind: Format = "yaml") -> Plan:
    """Return the plan in a text; as :func:`reads`, without the places.

    Raises:
        PlanError: If it is no plan, with every problem at once.
    """
    return reads(text, kind=kind).plan


def dump(plan: Plan, path: AnyPath) -> None:
    """Write a plan to a new file; the format follows from its name.

    Raises:
        FileExistsError: If there is something of that name. Nothing is overwritten.
    """
    name = os.fspath(path)
    text = dumps(plan, kind=format_of(name))
    with FilePath(name).open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def dumps(plan: Plan, *, kind: Format = "yaml") -> str:
    """Return a plan as a text; reading it again gives an equal plan."""
    if kind == "json":
        from coproduction.formats import json_text  # noqa: PLC0415  # read when used

        return json_text.dumps(unstructure(plan))
    from coproduction.formats import yaml_writing  # noqa: PLC0415  # read when used

    return yaml_writing.dumps(unstructure(plan))


def format_of(name: str) -> Format:
    """Return the format that goes with the name of a file."""
    return "json" if name.lower().endswith(".json") else "yaml"


def _parsed(text: str, kind: Format, file: str, max_bytes: int) -> Document:
    if kind == "json":
        from coproduction.formats import json_text  # noqa: PLC0415  # read when used

        return json_text.loads(text, file=file, max_bytes=max_bytes)
    from coproduction.formats import yaml_text  # noqa: PLC0415  # yaml is heavy

    return yaml_text.loads(text, file=file, max_bytes=max_bytes)


def _bytes_of(name: str, max_bytes: int) -> bytes:
    """Return what is in a file, or say in one sentence why it cannot be read."""
    if name.lower().endswith(".toml"):
        raise PlanError((Problem(NOT_TOML, place=Place(name, 1, 1)),))
    try:
        with FilePath(name).open("rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError:
        message = "There is no such file."
    except IsADirectoryError:
        message = "This is a folder. Name the file in it."
    except PermissionError:
        message = "This file may not be read."
    except (OSError, ValueError):
        message = "This file cannot be read."
    else:
        if len(data) <= max_bytes:
            return data
        message = f"This file is larger than {max_bytes} bytes, the most that is read."
    raise PlanError((Problem(message, place=Place(name, 1, 1)),))


def _placed(problem: Problem, places: Places, *, about_key: bool) -> Problem:
    """Return a problem with its place in the text."""
    place = places.key_place(problem.path) if about_key else places.place(problem.path)
    return attrs.evolve(problem, place=place)


def _in_order(problem: Problem) -> tuple[int, int, str]:
    """Return what problems are sorted by: where they stand in the text."""
    place = problem.place or Place("", 0, 0)
    return place.line, place.column, problem.message
