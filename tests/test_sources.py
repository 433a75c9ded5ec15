"""The literature, by key."""

from __future__ import annotations

import re

import pytest

from coproduction.errors import CoproductionError, UnknownNameError
from coproduction.sources import Source, source, sources
from coproduction.validators import catalogue


def test_every_work_is_complete() -> None:
    """Each work says who, when, what, where it can be found, and how far it was read."""
    for key, work in sources().items():
        assert work.key == key
        assert re.fullmatch(r"[A-Z][A-Za-z0-9-]*", key)
        assert work.authors
        assert re.search("[0-9]{4}|^undated$", work.year)
        assert work.title
        assert work.doi or work.url or work.container
        assert work.status in {"read", "record"}


def test_they_are_sorted() -> None:
    """They stand in the order of their keys."""
    assert list(sources()) == sorted(sources())


def test_links() -> None:
    """A DOI is written without its resolver, a URL with its scheme."""
    for work in sources().values():
        assert not work.doi or work.doi.startswith("10.")
        assert not work.url or work.url.startswith(("https://", "http://"))


def test_in_full() -> None:
    """A reference is written in full, with its DOI, or its address, or neither."""

    def work(**where: str) -> str:
        authors = ["A. Author", "B. Author"]
        return str(
            Source(key="A", authors=authors, year="2020", title="A title", status="read", **where)
        )

    assert work(container="A journal", doi="10.1/2", url="https://x") == (
        "A. Author, B. Author (2020). A title. A journal. https://doi.org/10.1/2"
    )
    assert work(url="https://x") == "A. Author, B. Author (2020). A title. https://x"
    assert work() == "A. Author, B. Author (2020). A title."


def test_by_key() -> None:
    """A work is found by its key; a key that there is not is refused."""
    key = next(iter(sources()))
    assert source(key) is sources()[key]
    with pytest.raises(UnknownNameError, match="There is no source called nobody-2020") as caught:
        source("nobody-2020")
    assert isinstance(caught.value, LookupError)
    assert isinstance(caught.value, CoproductionError)


def test_every_citation_is_there() -> None:
    """Whatever a page cites is a work that is listed, and each page cites something."""
    for check in catalogue().values():
        assert check.page.sources
        assert set(check.page.sources) <= set(sources())
