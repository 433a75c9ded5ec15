"""The JSON Schema of a plan file: in step with the model, and as strict as it can be."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from coproduction import Plan, PlanError, dumps, loads, schema, unstructure
from coproduction.documents import json_schema
from coproduction.findings.page import OUTCOMES
from coproduction.model.plan import LISTS
from coproduction.model.questions import completeness_question_of, question_of
from coproduction.validators import catalogue
from strategies import plans

HEAD = "format: coproduction-plan/1\nid: plan\n"
SCHEMA = schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
EXAMPLES = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
}
PAGES = {
    f"{check.name}: {heading}": HEAD + check.page.examples[heading].plan
    for check in catalogue().values()
    for heading in OUTCOMES
    if check.page.examples[heading].plan
}


class CoreLoader(yaml.SafeLoader):
    """Reads YAML as editors do: by the core schema of YAML 1.2, without days and times."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # PyYAML's own way


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?[0-9]+\.[0-9]+", list("-+0123456789")),
):
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first
    )


def as_editors_read(text: str) -> Any:
    """Return what an editor hands to the schema."""
    return yaml.load(text, CoreLoader)  # noqa: S506  # it makes nothing but plain values


def test_it_is_committed() -> None:
    """The file beside the code is what the code makes."""
    path = files("coproduction.documents").joinpath("plan.schema.json")
    assert path.read_text(encoding="utf-8") == (
        json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    )


def test_it_is_a_schema() -> None:
    """It is valid by the rules of draft 7."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("text", [*EXAMPLES.values(), *PAGES.values()], ids=[*EXAMPLES, *PAGES])
def test_every_example_is_valid(text: str) -> None:
    """Every example plan is valid, as it is written and as plain data."""
    VALIDATOR.validate(as_editors_read(text))
    plain = unstructure(loads(text))
    VALIDATOR.validate(json.loads(json.dumps(plain)))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plan=plans())
def test_every_plan_is_valid(plan: Plan) -> None:
    """Whatever can be written as a plan is valid, in both formats."""
    VALIDATOR.validate(json.loads(dumps(plan, kind="json")))
    VALIDATOR.validate(as_editors_read(dumps(plan)))


@pytest.mark.parametrize(
    "text",
    [
        "partcipants: []",
        "participants: 3",
        "participants: [{title: a}]",
        "participants: [{id: a, siz: 3}]",
        "participants: [{id: a, size: -1}]",
        "participants: [{id: a, size: 1.5}]",
        "participants: [{id: a, size: [1, 2, 3]}]",
        "participants: [{id: a, size: {at_lest: 3}}]",
        "participants: [{id: a, perspectives: carr}]",
        "participants: [{id: a, perspectives: [carr]}]",
        "participants: [{id: a, employer_pays: maybe}]",
        "participants: [{id: a, access: {condition: b}}]",
        "participants: [{id: '', size: 1}]",
        f"participants: [{{id: {'a' * 101}}}]",
        "organisations: [{id: a, sector: publc}]",
        "organisations: [{id: a, side: rather-not-say}]",
        "bodies: [{id: a, decides_by: majorty}]",
        "bodies: [{id: a, decides_by: at-least}]",
        "bodies: [{id: a, decides_by: {way: majorty}}]",
        "bodies: [{id: a, decides_by: {at_least: many}}]",
        "bodies: [{id: a, seats: [{votes: 1}]}]",
        "bodies: [{id: a, seats: 3}]",
        "activities: [{id: a, starts_on: tomorrow}]",
        "activities: [{id: a, starts_on: [2014]}]",
        "activities: [{id: a, starts_on: 0}]",
        "activities: [{id: a, starts_at: noon}]",
        "activities: [{id: a, nobody_else: false}]",
        "activities: [{id: a, nobody_else: no}]",
        "activities: [{id: a, cancelled: perhaps}]",
        "activities: [{id: a, parts: [{how: asked}]}]",
        "offers: [{id: a, amount: 25}]",
        "offers: [{id: a, amount: 25 pounds}]",
        "offers: [{id: a, hours: -1}]",
        "offers: [{id: a, hours: a few}]",
        "offers: [{id: a, hours: {attnd: 1}}]",
        "offers: [{id: a, form: wage}]",
        "offers: [{id: a, per: day}]",
        "contributions: [{id: a, reply: true}]",
        "contributions: [{id: a, reply: {result: maybe}}]",
        "claims: [{scale: b}]",
        "participants: [{id: a, links: maybe}]",
        "participants: [{id: a, recruited: invited}]",
        "activities: [{id: a, papers: [{sent_on: tomorrow}]}]",
        "decisions: [{id: a, money: true}]",
        "decisions: [{id: a, money: 500}]",
        "decisions: [{id: a, options: [{by: b}]}]",
        "decisions: [{id: a, told: [{told_on: 2026}]}]",
        "decisions: [{id: a, overridden: true}]",
        "decisions: [{id: a, overridden: a text}]",
        "relationships: [{who: a, to: b}]",
        "relationships: [{who: a, kind: trust}]",
        "relationships: [{who: a, to: b, kind: trusts}]",
        "relationships: [{who: a, to: b, kind: trust, strength: -1}]",
        "budget: [{heading: a}]",
        "budget: [{id: a, open: perhaps}]",
        "reflections: [{text: a}]",
        "complete: [reflections]",
        "complete: [roles]",
        "format: coproduction-plan/2",
        "purpose: a text",
        "title: [a]",
    ],
)
def test_what_it_refuses_the_loader_refuses(text: str) -> None:
    """A plan that an editor marks as broken is refused when it is read, too."""
    head = HEAD if not text.startswith("format") else "id: plan\n"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(as_editors_read(f"{head}{text}\n"))
    with pytest.raises(PlanError):
        loads(f"{head}{text}\n")


def test_the_first_two_keys_are_needed() -> None:
    """Both refuse a plan without its format or its id."""
    for text in ("format: coproduction-plan/1\n", "id: plan\n"):
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate(as_editors_read(text))
        with pytest.raises(PlanError):
            loads(text)


def nouns() -> list[type[Any]]:
    """Return the plan and every class that it is made of."""
    names = SCHEMA["definitions"]
    found = {kind.__name__: kind for kind in LISTS.values()}
    assert set(found) <= set(names)
    return [Plan, *found.values()]


@pytest.mark.parametrize("kind", nouns(), ids=lambda kind: str(kind.__name__))
def test_the_questions_are_its_descriptions(kind: type[Any]) -> None:
    """An editor shows the question that would fill a field, and whom to ask."""
    described = SCHEMA if kind is Plan else SCHEMA["definitions"][kind.__name__]
    for field in attrs.fields(kind):
        question = question_of(field) or completeness_question_of(field)
        if question is None:
            continue
        told = described["properties"][field.name]["description"]
        asked = question.asks.removeprefix("{of}: ").replace("{about}", "whoever it is")
        assert asked[1:] in told
        assert f"(To ask {question.whom}.)" in told
        assert "{" not in told


def test_every_field_is_in_it() -> None:
    """It has every field of every noun, and no more."""
    for kind in nouns():
        described = SCHEMA if kind is Plan else SCHEMA["definitions"][kind.__name__]
        names = {field.name for field in attrs.fields(kind) if field.init}
        assert set(described["properties"]) - {"format"} == names
        assert described["additionalProperties"] is False


def test_a_class_is_described_once() -> None:
    """A class that is needed twice is described once, and named twice."""
    described = {"Role": {"type": "object"}}
    assert json_schema._single(LISTS["roles"], described) == {"$ref": "#/definitions/Role"}
    assert described == {"Role": {"type": "object"}}
