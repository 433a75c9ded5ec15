"""Text for a terminal: wrapped to its width, and safe to print.

Text from a plan could hold control sequences that move the cursor, change the
title of the window or hide what stands before. None of these get through.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

WIDTH = 80
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""The categories of characters that steer a terminal or cannot be seen."""


def printable(text: str) -> str:
    """Return a text of one line in which nothing steers a terminal.

    White space of any kind becomes a blank; what cannot be seen is taken out.
    """
    return "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in UNSEEN
    )


def wrapped(text: str, *, indent: int = 0, hanging: int = 0, mark: str = "") -> str:
    """Return a paragraph that fits the width.

    Args:
        text: The text; it is made printable here.
        indent: How many blanks each line begins with.
        hanging: How many more each line but the first begins with.
        mark: What the first line begins with, after its blanks.
    """
    margin = " " * indent
    return textwrap.fill(
        printable(text),
        WIDTH,
        initial_indent=margin + mark,
        subsequent_indent=margin + " " * (len(mark) + hanging),
        break_on_hyphens=False,
    )


def heading(text: str, line: str) -> str:
    """Return a heading with a line below it."""
    text = printable(text)
    shown = textwrap.shorten(text, WIDTH, placeholder=" …") if text.strip() else text
    return f"{shown}\n{line * len(shown)}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table without lines: the first column left, each as wide as its widest cell.

    Args:
        head: The words above the columns.
        rows: The cells of each row, as many as there are columns.
    """
    cells = [[printable(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )
