"""What a fault that PyYAML found means for the person who wrote the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.formats.text import TOO_DEEP

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

TAB = "A tab stands here. Write spaces in its place, or put the text in quotes."
SLIP = (
    "Text with a comma or a question mark stands in brackets without quotes here, or a key has "
    "no value. Put the text in quotes."
)
SPACE = "A space is missing after the colon. Write one, or put the text in quotes."
COLON = (
    "A colon with a space after it stands in text without quotes here, or this line starts "
    "too far to the right. Put the text in quotes, or start the line under the one above."
)
QUOTE = "The quotes that start here have no end. Write the same quotes again where the text ends."
ESCAPE = (
    "This backslash means nothing that YAML knows. Write two, or put the text in single quotes."
)
OPEN = "The bracket that starts here is not closed. Write the closing bracket."
CLOSED = "A closing bracket without an opening one stands here. Remove it, or write the other one."
COMMA = "A comma or a closing bracket is missing before this. Write it, or put the text in quotes."
AFTER_QUOTE = "The text goes on after its closing quotes. Put all of it in one pair of quotes."
INDENT = (
    "This line does not start under the one that it belongs with. "
    "Start lines that belong together in the same column, with spaces."
)
NO_COLON = (
    "A colon is missing after this key, or the text of the value above goes on here. "
    "Write the colon with a space, or put the text in quotes."
)
ITEM = "A list cannot start here. Start it on a line of its own, with a dash and a space."
BLOCK = "After | or > the text starts on the next line, further to the right, with spaces."
VALUE = "A value is missing before this. Write the value, or put the text in quotes."
CHARACTER = "Text without quotes cannot start with this character. Put the text in quotes."
END = "The plan has ended before this. Remove what follows, or move it to where it belongs."
MARKED = (
    "Text without quotes that starts with &, * or ! is not read in a plan. Put the text in quotes."
)
NO_KEY = "A key is missing before the colon, or says nothing. Write a word, or put it in quotes."
PERCENT = "A plan has no line that starts with %. Remove it."
OTHER = "This is not YAML. Look at the quotes, colons and spaces in this line and the one above."

_BY_PROBLEM = (
    ("nesting depth", TOO_DEEP),
    ("tab character", TAB),
    ("unexpected ':'", SPACE),
    ("mapping values are not allowed", COLON),
    ("sequence entries are not allowed", ITEM),
    ("node content", VALUE),
    ("find expected ':'", NO_COLON),
    ("<document start>", END),
    ("cannot start any token", CHARACTER),
)

_BY_CONTEXT = (
    ("quoted scalar", ESCAPE),
    ("block scalar", BLOCK),
    ("anchor", MARKED),
    ("alias", MARKED),
    ("tag", MARKED),
    ("parsing a node", MARKED),
    ("directive", PERCENT),
    ("flow", COMMA),
    ("parsing a block", INDENT),
)


def fault_of(error: MarkedYAMLError, text: str) -> tuple[str, int]:
    """Return what to say about *error* and the offset of the character that it is about."""
    context, problem = error.context or "", error.problem or ""
    at = error.problem_mark.index if error.problem_mark else 0
    start = error.context_mark.index if error.context_mark else at
    last = len(text.rstrip())
    sign = text[at : at + 1]
    message = next(
        (
            said
            for what, known in ((problem, _BY_PROBLEM), (context, _BY_CONTEXT))
            for part, said in known
            if part in what
        ),
        OTHER,
    )
    if sign == "\t":
        message = TAB
    elif message is ESCAPE and "found unexpected" in problem:  # end of the text or of the document
        message, at = QUOTE, start
    elif message is COMMA and at >= last:
        message, at = OPEN, start
    elif message is COMMA and sign == "?":
        message = SLIP
    elif message is COMMA and error.context_mark:
        message = f"{COMMA} The bracket around it opens in line {error.context_mark.line + 1}."
    elif message is NO_COLON:
        at = start
    elif message in (INDENT, END, VALUE) and sign in ("]", "}"):
        message = CLOSED
    elif message is INDENT and sign == ":":
        message = NO_KEY
    elif message is INDENT and text[max(0, at - 99) : at].rstrip(" ").endswith(('"', "'")):
        message = AFTER_QUOTE
    return message, min(at, last)
