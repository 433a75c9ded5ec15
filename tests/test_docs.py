"""The pages that are written by hand keep in step with the code.

Their examples run through ``conftest.py``; the rest of the pages is made from
the code when they are built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

import coproduction
from coproduction import cli
from coproduction.model.plan import LISTS
from coproduction.model.words import (
    CountedOf,
    Form,
    How,
    LinkKind,
    Perspective,
    Recruitment,
    Way,
)
from coproduction.reports import to_record

DOCS = Path(__file__).parent.parent / "docs"


def text_of(pages: str) -> str:
    """Return the text of the pages that a pattern names."""
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted(DOCS.glob(pages)))


@pytest.mark.parametrize("name", coproduction.__all__)
def test_the_front_door_is_documented(name: str) -> None:
    """Every everyday name has an entry in the reference, by itself or with its module."""
    reference = text_of("reference/python/*.rst")
    module = getattr(coproduction, name).__module__
    assert f":: coproduction.{name}\n" in reference or f"automodule:: {module}\n" in reference


@pytest.mark.parametrize("command", ["check", "validators", "explain", "schema"])
def test_every_option_is_documented(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command and every option has its place on the page of the command line."""
    page = text_of("reference/command-line.md")
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert f"## coproduction {command}" in page
    assert not {option for option in options if f"`{option}" not in page}


def keys_of(value: object) -> Iterator[str]:
    """Yield every key of a report that is the same for every plan and every check."""
    if isinstance(value, list):
        for each in value:
            yield from keys_of(each)
    elif isinstance(value, dict):
        yield from value
        for key, each in value.items():
            if key not in {"counts", "values"}:
                yield from keys_of(each)


def test_every_key_of_a_report_is_documented() -> None:
    """Every key of the JSON form has its place on its page."""
    file = coproduction.read(DOCS.parent / "examples" / "lunch-club.yaml")
    record = to_record(coproduction.check(file.plan, select="nobody-unpaid"), file)
    page = text_of("reference/report-json.md")
    assert not {key for key in keys_of(record) if f"`{key}`" not in page}


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("activities", How),
        ("deciding", CountedOf),
        ("deciding", Way),
        ("links", LinkKind),
        ("money", Form),
        ("people", Perspective),
        ("people", Recruitment),
    ],
)
def test_every_word_has_its_place_on_a_card(page: str, words: type[StrEnum]) -> None:
    """The card for a noun shows every word that a plan may use there."""
    text = text_of(f"how-to/{page}.md")
    shown = set(re.findall(r"[a-z]+(?:[-_][a-z]+)*", text))
    assert not {word for word in words if word not in shown and word.replace("-", "_") not in shown}


@pytest.mark.parametrize("name", [*LISTS, "relationships", "reflections"])
def test_every_noun_has_an_example(name: str) -> None:
    """Every list of the plan stands in an example of a how-to."""
    assert re.search(rf"^{name}:", text_of("how-to/*.md"), re.MULTILINE)
