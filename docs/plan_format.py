"""The directive ``plan-format``: every key of a plan file, made from its JSON Schema."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from catalogue import escaped, heading
from sphinx.util.docutils import SphinxDirective

from coproduction.documents import schema
from coproduction.documents.json_schema import VALUES
from coproduction.model.deciding import DecidesBy
from coproduction.model.plan import LISTS
from coproduction.values.counts import Count
from coproduction.values.days import Day
from coproduction.values.money import Money

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

Schema = dict[str, Any]

IN_WORDS: dict[Any, str] = {
    str: "text",
    bool: "``yes`` or ``no``",
    Fraction: "a number, such as ``2``, ``1.5`` or ``1/3``",
    Money: "an amount and a currency, such as ``25.00 GBP``",
    dt.time: "a time of day, such as ``10:00``",
    Day: ":doc:`a day </how-to/days>`",
    Count: ":doc:`a count </how-to/counts>`",
    DecidesBy: "``majority``, ``most-votes``, ``unanimity``, ``consensus``, "
    "``consent``, ``each-for-themselves``, ``advises``, or :doc:`keys </how-to/deciding>` such "
    "as ``{at_least: 6}``, ``{share: 2/3}`` or ``{way: majority, casting_vote: chair}``",
}
"""The words for each kind of value that a schema writes out in full."""

SAME_EVERYWHERE = {
    "id": "What the rest of the plan calls it by.",
    "title": "What people call it; without one, the id is read as words.",
    "note": "Anything to add. No check reads it.",
    "source": "Who said so, or where it is written. No check reads it.",
}
"""What these keys mean in every noun."""

NOT_STATED: Schema = {"type": "null"}
STAR = r"\*"


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive."""
    app.add_directive("plan-format", PlanFormat)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class PlanFormat(SphinxDirective):
    """Every key of a plan file, noun by noun."""

    def run(self) -> list[nodes.Node]:
        """Return a section for each noun."""
        return self.parse_text_to_nodes("\n".join(pages()), allow_section_headings=True)


def pages() -> Iterator[str]:
    """Yield the lines: the plan first, then its lists, then what stands inside those."""
    whole = schema()
    definitions = whole["definitions"]
    yield from noun("Plan", whole, definitions)
    listed = [kind.__name__ for kind in LISTS.values()]
    for name in [*listed, *sorted(set(definitions) - set(listed))]:
        yield from noun(name, definitions[name], definitions)


def noun(name: str, found: Schema, definitions: dict[str, Schema]) -> Iterator[str]:
    """Yield the lines about one noun."""
    *short, full = found.get("anyOf", [found])
    yield f".. _plan-format-{name.lower()}:"
    yield ""
    yield from heading(name, "-")
    yield from [escaped(full["description"]), ""]
    if short:
        yield from [f"In short: {either(short)}, alone.", ""]
    for key, value in full["properties"].items():
        if key == "format":
            yield from [f"``format`` : ``{value['const']}``", "    Always needed, and first.", ""]
            continue
        yield f"``{key}`` : {either(value['anyOf'])}"
        needed = "Always needed. " if key in full["required"] else ""
        told = value.get("description") or SAME_EVERYWHERE.get(key) or about(value, definitions)
        yield f"    {needed}{escaped(told).replace(STAR, '*')}"
        yield ""


def about(value: Schema, definitions: dict[str, Schema]) -> str:
    """Return what the noun is that a key holds, for a key that has no words of its own."""
    for each in value["anyOf"]:
        for item in [each, *each.get("items", {}).get("anyOf", ())]:
            if "$ref" in item:
                found = definitions[item["$ref"].rsplit("/", 1)[1]]
                return str(found.get("anyOf", [found])[-1]["description"])
    return "In the group's own words."


def either(schemas: list[Schema]) -> str:
    """Return the words for any of several schemas."""
    told = [each for each in schemas if each != NOT_STATED]
    lists = [each for each in told if each.get("type") == "array" and each not in VALUES.values()]
    in_lists = [item for each in lists for item in each["items"]["anyOf"]]
    words = [several(each) for each in in_lists]
    words += [one(each) for each in told if each not in lists and each not in in_lists]
    return ", or ".join(words)


def several(found: Schema) -> str:
    """Return the words for a list of what meets a schema; one alone needs no brackets."""
    match found:
        case {"$ref": _}:
            return f"a list, each {one(found)}"
        case {"enum": words}:
            return f"one or several of {listed(words)}"
        case {"type": "string", "minLength": _}:
            return "one or several ids"
        case _:
            return "one or several words"


def one(found: Schema) -> str:
    """Return the words for what meets a schema."""
    for kind, written in VALUES.items():
        if found == written:
            return IN_WORDS[kind]
    match found:
        case {"$ref": str(where)}:
            name = where.rsplit("/", 1)[1]
            return f":ref:`{name.lower()} <plan-format-{name.lower()}>`"
        case {"const": str(word)} | {"enum": [True | False, str(word)]}:
            return f"``{word}``"
        case {"enum": words}:
            return f"one of {listed(words)}"
        case {"type": "string", "minLength": _}:
            return "an id"
    raise ValueError(f"There are no words for {found}.")


def listed(words: list[str]) -> str:
    """Return the words of a plan file, with commas."""
    return ", ".join(f"``{word}``" for word in words)
