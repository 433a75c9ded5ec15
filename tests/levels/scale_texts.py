"""Random scales, as the TOML files that somebody might bring."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from coproduction.levels.scales import Scale, loads_scale

HEAD = {
    "name": '"ours"',
    "title": '"Our scale"',
    "authority": '"Our group"',
    "year": '"2026"',
    "version": '"first"',
    "sources": '["Our own words"]',
    "licence": '"Free"',
    "how_known": '"read"',
    "ordered": "true",
    "mapped_by": '"our group"',
}
LEVEL = {"label": '"Asked"', "lowest": "4", "best": "4", "highest": "5"}


def text_of(head: dict[str, str], levels: dict[str, dict[str, str]]) -> str:
    """Return a scale file."""
    lines = [f"{key} = {value}" for key, value in head.items()]
    for number, level in levels.items():
        lines += ["", f"[levels.{number}]", *(f"{key} = {value}" for key, value in level.items())]
    return "\n".join([*lines, ""])


def changed(level: dict[str, str] | None = None, /, **head: str | None) -> str:
    """Return a scale file of one level, with other values, or without a key."""
    kept = {key: value for key, value in (HEAD | head).items() if value is not None}
    return text_of(kept, {"1": LEVEL if level is None else level})


@st.composite
def tables(draw: st.DrawFn, name: str = "ours") -> tuple[dict[str, str], dict[str, Any]]:
    """Draw the keys and the levels of a scale."""
    ordered = draw(st.booleans())
    head = HEAD | {"name": f'"{name}"', "ordered": str(ordered).lower()}
    if not ordered:
        head["form"] = '"a wheel"'
    levels = {}
    for number in draw(st.lists(st.integers(0, 20), min_size=1, max_size=6, unique=True)):
        lowest, best, highest = sorted(draw(st.tuples(*[st.integers(0, 8)] * 3)))
        middle = draw(st.sampled_from([{"best": str(best)}, {"off_axis": "true"}]))
        levels[str(number)] = {
            "label": f'"Level {number}"',
            "lowest": str(lowest),
            **middle,
            "highest": str(highest),
            "doubt": draw(st.sampled_from(['""', f'"in doubt about {number}"'])),
        }
    return head, levels


def scales_of(name: str) -> st.SearchStrategy[Scale]:
    """Draw a scale that somebody brings."""
    return tables(name).map(lambda drawn: loads_scale(text_of(*drawn)))
