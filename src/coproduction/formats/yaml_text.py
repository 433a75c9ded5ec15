"""YAML: the part of it that people write plans in.

Reads the events of libyaml's parser, or of the one in pure Python, without recursion. What one
of the two refuses is refused for both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from yaml.events import StreamEndEvent

from coproduction.formats import text as shared
from coproduction.formats.text import Document, Lines
from coproduction.formats.yaml_building import Building, StopError
from coproduction.formats.yaml_faults import PERCENT, TAB, fault_of
from coproduction.formats.yaml_writing import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.formats.yaml_building import Events

__all__ = ["dumps", "loads"]

NOT_IN_YAML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters, and line ends that are no line ends elsewhere: only as escapes in quotes."""

DIRECTIVE = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?[\r\n])*+%")
COMMENT = re.compile(r"(?:(?<=[ \r\n])|\A)#")


def loads(
    text: str,
    *,
    file: str = "<text>",
    max_bytes: int = shared.MAX_BYTES,
    max_values: int = shared.MAX_VALUES,
    pure: bool = False,
) -> Document:
    """Return what a YAML text says, with the place of every value.

    Scalars without quotes become `Plain`, all others ``str``; an empty value, ``~`` and
    ``null`` become ``None``. Takes time in proportion to the text.

    Args:
        text: The text.
        file: The name of its file, for the places.
        max_bytes: The most bytes that the text may have in UTF-8.
        max_values: The most keys and values that it may have.
        pure: Whether to read it with the parser in pure Python even where libyaml is there.

    Raises:
        PlanError: The text is no YAML, or uses what a plan may not (anchors, aliases, tags,
            merge keys, a key twice, several documents); all problems at once.
    """
    lines = Lines(file, text.removeprefix("\ufeff"))
    shared.check_size(lines, max_bytes)
    if bad := NOT_IN_YAML.search(lines.text):
        raise lines.refusal(shared.CONTROL_CHARACTER, bad.start())
    if start := DIRECTIVE.match(lines.text):
        raise lines.refusal(PERCENT, start.end() - 1)
    building = Building(lines, max_values)
    parser = parser_of(lines.text, pure=pure)
    try:
        building.read(parser)
        if "\t" in lines.text:
            for offset in tabs_outside_quotes(lines, parser_of(lines.text, pure=pure)):
                building.refuse(TAB, offset)
    except StopError:
        pass
    except yaml.MarkedYAMLError as error:
        building.note(*fault_of(error, lines.text), ())
    except (ValueError, OverflowError):  # of a number that is no character, in the pure parser
        building.note(shared.CONTROL_CHARACTER, getattr(parser, "index", 0), ())
    return building.document()


def parser_of(text: str, *, pure: bool) -> Events:
    """Return libyaml's parser of *text* where it is there and wanted, else the pure one."""
    return yaml.CBaseLoader(text) if yaml.__with_libyaml__ and not pure else yaml.BaseLoader(text)


def tabs_outside_quotes(lines: Lines, parser: Events) -> Iterator[int]:
    """Yield the offset of the tabs that stand outside quotes, comments and block texts.

    Libyaml takes some of these for spaces and the pure parser takes none.
    """
    text = lines.text
    texts: list[tuple[int, int]] = []
    event = parser.get_event()
    while type(event) is not StreamEndEvent:
        if getattr(event, "style", None):  # a scalar that is not plain
            texts.append((event.start_mark.index, event.end_mark.index))
        event = parser.get_event()
    following = iter([*texts, (len(text), len(text))])
    before, (start, end) = 0, next(following)
    tab = text.find("\t")
    while tab >= 0:
        while end <= tab:
            before, (start, end) = end, next(following)
        line, after = lines.start(tab), lines.end(tab)
        if start > tab:
            if not COMMENT.search(text, max(line, before), tab):
                yield tab
                after = tab + 1
        elif text[start] not in "|>":
            after = end
        elif line > start and not text[line:tab].strip(" "):
            yield tab
        tab = text.find("\t", after)
