"""The page of a check: its module's docstring, read part by part.

The first line is the claim as it is true of a good plan. The headings are
always the same, in the same order, and each outcome shows the smallest plan
that reaches it with the sentences it leads to.
"""

from __future__ import annotations

import inspect
import re
import textwrap

import attrs

from coproduction.errors import CatalogueError

HEADINGS = (
    "Applies to",
    "Expects",
    "Why",
    "Limits",
    "Parameters",
    "Met",
    "Not met",
    "Cannot tell",
    "Does not apply",
)
OPTIONAL = frozenset({"Parameters"})
OUTCOMES = HEADINGS[-4:]

_CITED = re.compile(r"\[([A-Z][A-Za-z0-9-]*)\]_")
_CODE = re.compile(r"^\.\. code-block:: yaml\n\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)
_SENTENCE = re.compile(r"^\*(?!\*)(.+?)\*$", re.MULTILINE | re.DOTALL)


@attrs.frozen
class Example:
    """The smallest plan that reaches an outcome.

    Attributes:
        plan: The plan file, without its first two keys (``format`` and ``id``),
            or empty where the outcome cannot occur.
        sentences: What it leads to: the message, or the questions.
        why_not: Why the outcome cannot occur, where it cannot.
    """

    plan: str
    sentences: tuple[str, ...]
    why_not: str = ""


@attrs.frozen
class Page:
    """What is to be known about a check.

    Attributes:
        claim: The claim as it is true of a good plan.
        texts: The text under each heading that is not an outcome.
        examples: The example of each outcome, by heading.
        sources: The keys of the works that it cites, sorted.
    """

    claim: str
    texts: dict[str, str]
    examples: dict[str, Example]
    sources: tuple[str, ...]


def page_of(docstring: str | None, name: str) -> Page:
    """Return the page that a module's docstring is.

    Raises:
        CatalogueError: If there is none, or a heading is missing, doubled, or
            out of its order.
    """
    if not docstring:
        raise CatalogueError(
            f"The page of {name} is missing. Checks need their docstrings: run Python without -OO."
        )
    claim, _, rest = inspect.cleandoc(docstring).partition("\n\n")
    found = [(match[1], match.end()) for match in _headings(rest)]
    names = tuple(heading for heading, _ in found)
    if names != tuple(h for h in HEADINGS if h in names or h not in OPTIONAL):
        raise CatalogueError(
            f"The page of {name} needs the headings {', '.join(HEADINGS)}, in this order."
        )
    starts = [match.start() for match in _headings(rest)] + [len(rest)]
    texts = {
        heading: textwrap.dedent(rest[begin : starts[index + 1]]).strip("\n")
        for index, (heading, begin) in enumerate(found)
    }
    return Page(
        claim=" ".join(claim.split()),
        texts={heading: text for heading, text in texts.items() if heading not in OUTCOMES},
        examples={heading: _example(texts[heading]) for heading in OUTCOMES},
        sources=tuple(sorted(set(_CITED.findall(docstring)))),
    )


def _headings(text: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"^({'|'.join(HEADINGS)})\n", text, re.MULTILINE))


def _example(text: str) -> Example:
    code = _CODE.search(text + "\n")
    if not code:
        return Example("", (), " ".join(text.split()))
    told = _SENTENCE.findall(text[code.end() :])
    return Example(
        textwrap.dedent(code[1]).strip("\n") + "\n",
        tuple(" ".join(sentence.split()) for sentence in told),
    )
