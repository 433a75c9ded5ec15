"""The JSON Schema of a plan file, made from the nouns.

The questions that would fill the fields are its descriptions. It is written for
draft 7, which editors read. What a schema cannot say (that a reference names
something, that an end is not before its start) is left to reading the plan.
"""

from __future__ import annotations

import datetime as dt
import inspect
import types
import typing
from enum import StrEnum
from fractions import Fraction
from typing import Any, Literal, NewType, Union

import attrs

from coproduction.documents.structuring import FORMAT, SHORT_FORMS
from coproduction.ids import LONGEST
from coproduction.model.deciding import NUMBERED, WAYS, DecidesBy, Quorum
from coproduction.model.offers import Hours
from coproduction.model.plan import Plan
from coproduction.model.questions import completeness_question_of, question_of
from coproduction.model.words import CountedOf
from coproduction.values.counts import Count
from coproduction.values.days import Day
from coproduction.values.money import Money
from coproduction.values.withheld import RATHER_NOT_SAY

Schema = dict[str, Any]

WHOLE: Schema = {"type": "integer", "minimum": 0}
DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
EDGE: Schema = {
    "anyOf": [{"type": "string", "pattern": f"^{DATE}$"}, {"type": "integer", "minimum": 1}]
}
NUMBER: Schema = {
    "anyOf": [
        {"type": "number", "minimum": 0},
        {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+|/[1-9][0-9]*)?$"},
    ]
}
ID: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST}
YES_OR_NO: Schema = {"enum": [True, False, "yes", "no"]}


def _only(key: str, value: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {key: value},
        "required": [key],
        "additionalProperties": False,
    }


VALUES: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: YES_OR_NO,
    Fraction: NUMBER,
    Money: {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)? [A-Z]{3}$"},
    dt.time: {"type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}$"},
    Day: {
        "anyOf": [
            {"type": "string", "pattern": f"^({DATE}|undated|never)$"},
            {"type": "integer", "minimum": 1},
            {"type": "array", "items": EDGE, "minItems": 2, "maxItems": 2},
        ]
    },
    Count: {
        "anyOf": [
            WHOLE,
            {"type": "array", "items": WHOLE, "minItems": 2, "maxItems": 2},
            _only("at_least", WHOLE),
            _only("at_most", WHOLE),
            _only("about", WHOLE),
        ]
    },
    DecidesBy: {
        "anyOf": [
            {"enum": WAYS},
            {
                "type": "object",
                "properties": {
                    "way": {"enum": WAYS},
                    **{key: {"anyOf": [NUMBER, {"type": "null"}]} for key in NUMBERED},
                    "through": ID,
                    "of": {"enum": [str(word) for word in CountedOf]},
                    "each_side": YES_OR_NO,
                    "casting_vote": ID,
                    "then": ID,
                },
                "oneOf": [{"required": [key]} for key in ("way", *NUMBERED, "through")],
                "additionalProperties": False,
            },
        ]
    },
}


def schema() -> Schema:
    """Return the JSON Schema (draft 7) of a plan file."""
    definitions: dict[str, Schema] = {}
    top = _object(Plan, definitions)
    top["properties"] = {"format": {"const": FORMAT}, **top["properties"]}
    top["required"] = ["format", *top["required"]]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A plan of co-production",
        **top,
        "definitions": dict(sorted(definitions.items())),
    }


def _object(kind: type[Any], definitions: dict[str, Schema]) -> Schema:
    """Return the schema of a class as a mapping."""
    hints = typing.get_type_hints(kind)
    meanings = _meanings(kind)
    properties: dict[str, Schema] = {}
    required = []
    for field in attrs.fields(kind):
        if not field.init:
            continue
        told = _description(field, meanings)
        either = _either(hints[field.name], definitions)
        if field.default is attrs.NOTHING:
            required.append(field.name)
        else:
            either.append({"type": "null"})
        described = {"description": told} if told else {}
        properties[field.name] = {**described, "anyOf": either}
    return {
        "description": (inspect.getdoc(kind) or "").split("\n", 1)[0],
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _description(field: attrs.Attribute[Any], meanings: dict[str, str]) -> str:
    """Return what a field means and the question that would fill it."""
    parts = [meanings.get(field.name, "")]
    question = question_of(field) or completeness_question_of(field)
    if question:
        asked = question.asks.removeprefix("{of}: ").replace("{about}", "whoever it is")
        parts.append(f"{asked[0].upper()}{asked[1:]} (To ask {question.whom}.)")
    return " ".join(part for part in parts if part)


def _meanings(kind: type[Any]) -> dict[str, str]:
    """Return what the docstring of a class says of each attribute."""
    _, _, listed = (inspect.getdoc(kind) or "").partition("Attributes:\n")
    meanings: dict[str, str] = {}
    name = ""
    for line in listed.partition("\n\n")[0].splitlines():
        if line.startswith("        "):
            meanings[name] += " " + line.strip()
        else:
            name, _, meaning = line.strip().partition(": ")
            meanings[name] = meaning
    return {name: meaning.replace("``", "") for name, meaning in meanings.items()}


def _either(kind: Any, definitions: dict[str, Schema]) -> list[Schema]:
    """Return the schemas of which a value of a type meets one."""
    origin = typing.get_origin(kind)
    if origin in (Union, types.UnionType):
        return [
            each
            for member in typing.get_args(kind)
            if member is not type(None)
            for each in _either(member, definitions)
        ]
    if origin is Literal:
        return [_fixed(value) for value in typing.get_args(kind)]
    if origin is tuple:
        item = typing.get_args(kind)[0]
        items = _either(item, definitions)
        words = _short(item) if attrs.has(item) else items
        one_word = [each for each in words if each.get("type") == "string" or "enum" in each]
        listed = {"type": "array", "items": {"anyOf": items}}
        return [listed, *one_word]
    return [_single(kind, definitions)]


def _fixed(value: object) -> Schema:
    if value is RATHER_NOT_SAY:
        return {"const": str(RATHER_NOT_SAY)}
    return {"enum": [value, "yes" if value else "no"]}


def _single(kind: Any, definitions: dict[str, Schema]) -> Schema:
    if kind in VALUES:
        return VALUES[kind]
    if isinstance(kind, NewType):
        return ID
    if issubclass(kind, StrEnum):
        return {"enum": [str(word) for word in kind]}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        full = _object(kind, definitions)
        short = _short(kind)
        definitions[kind.__name__] = {"anyOf": [*short, full]} if short else full
    return {"$ref": f"#/definitions/{kind.__name__}"}


def _short(kind: type[Any]) -> list[Schema]:
    """Return the shorter way of writing a class, if there is one."""
    if kind not in SHORT_FORMS:
        return []
    return [NUMBER] if kind in (Hours, Quorum) else [{"type": "string"}]
