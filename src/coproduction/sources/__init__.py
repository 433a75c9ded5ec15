"""The literature: what stands behind a check, a number or a word, by its key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import attrs

from coproduction.errors import UnknownNameError
from coproduction.formats import toml_text


def _authors(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


@attrs.frozen(kw_only=True)
class Source:
    """A work.

    Attributes:
        key: How it is cited, such as ``SCIE-2013``.
        authors: Who wrote it.
        year: When, in words where there were several editions.
        title: Its title; in brackets, our description.
        container: What it appeared in.
        doi: Its DOI, if it has one.
        url: Where it can be read.
        licence: Its terms, where they were seen.
        status: *read*, or *record*: only a record of it was seen.
    """

    key: str
    authors: tuple[str, ...] = attrs.field(converter=_authors)
    year: str
    title: str
    container: str = ""
    doi: str = ""
    url: str = ""
    licence: str = ""
    status: str

    def __str__(self) -> str:
        """Return the reference in full."""
        where = f" {self.container}." if self.container else ""
        link = f" https://doi.org/{self.doi}" if self.doi else f" {self.url}" if self.url else ""
        return f"{', '.join(self.authors)} ({self.year}). {self.title}.{where}{link}"


@cache
def sources() -> Mapping[str, Source]:
    """Return every work by its key, sorted."""
    text = files(__name__).joinpath("works.toml").read_text(encoding="utf-8")
    works = toml_text.loads(text, file="works.toml")
    return {
        key: Source(key=key, **entry)
        for key, entry in sorted(works.items())
        if isinstance(entry, dict)
    }


def source(key: str) -> Source:
    """Return the work of this key.

    Raises:
        UnknownNameError: If there is none.
    """
    if key not in sources():
        raise UnknownNameError(f"There is no source called {key}.")
    return sources()[key]
