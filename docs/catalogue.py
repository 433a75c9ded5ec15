"""The pages of the catalogue, made from the code each time the docs are built.

A page for each principle, from the docstring of its folder; a page for each
check, from the docstring of its module; the bibliography, from the works that
these cite. Nobody writes or lists them by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coproduction import load, validators
from coproduction.errors import CatalogueError
from coproduction.findings.page import HEADINGS, OUTCOMES
from coproduction.profiles import profile
from coproduction.reports.fixed import ASKED_FOR
from coproduction.sources import Source, sources

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from coproduction.findings import Validator

FOLDER = "reference/catalogue"
EXAMPLES = Path(__file__).parent.parent / "examples"
TOLD = {"Cannot tell": "To ask:"}
"""What the sentences of an example are, where they are not what the report says."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the pages before Sphinx looks for them."""
    app.connect("builder-inited", lambda app: write_pages(Path(app.srcdir) / FOLDER))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def write_pages(folder: Path) -> None:
    """Write every page that has changed, and take away what no longer belongs."""
    pages = dict(all_pages())
    for name, text in pages.items():
        page = folder / f"{name}.rst"
        page.parent.mkdir(parents=True, exist_ok=True)
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")
    for page in folder.rglob("*.rst"):
        if page.relative_to(folder).with_suffix("").as_posix() not in pages:
            page.unlink()


def all_pages() -> Iterator[tuple[str, str]]:
    """Yield each page: its name in the folder, and its text."""
    checks = validators.catalogue().values()
    unknown = {key for check in checks for key in check.page.sources} - set(sources())
    if unknown:
        raise CatalogueError(f"No source is called {', '.join(sorted(unknown))}.")
    by_principle = [
        (principle, list(those))
        for principle, those in groupby(checks, lambda each: each.principle)
    ]
    yield "index", index_page(by_principle)
    for principle, those in by_principle:
        yield f"{principle}/index", principle_page(principle, those)
        for check in those:
            yield f"{principle}/{check.name}", check_page(check)
    yield "bibliography", bibliography(checks)
    yield "examples", examples_page()


def index_page(by_principle: Iterable[tuple[str, list[Validator]]]) -> str:
    """Return the page that lists the principles and the checks of each."""
    lines = [
        *heading("The checks", "="),
        "Each check holds one sentence against a plan: the sentence as it is true of a good",
        "plan. *Essential*, *expected* or *a good idea* says how strongly the default",
        f"expectations ask for it. These come from {profile().comes_from}.",
        "",
        *toctree(f"{principle}/index" for principle, _ in by_principle),
    ]
    for principle, checks in by_principle:
        lines += heading(validators.principle_title(principle), "-")
        lines += listed(checks, f"{principle}/")
    return "\n".join(lines)


def principle_page(principle: str, checks: list[Validator]) -> str:
    """Return the page of a principle."""
    meaning = validators.principle_page(principle).partition("\n\n")[2].strip()
    return "\n".join(
        [
            *heading(validators.principle_title(principle), "="),
            meaning,
            "",
            *heading("Its checks", "-"),
            *listed(checks, ""),
            *toctree(check.name for check in checks),
        ]
    )


def listed(checks: Iterable[Validator], folder: str) -> Iterator[str]:
    """Yield a line for each check, with its claim."""
    for check in checks:
        strength = ASKED_FOR[profile().expectations[check.name]]
        yield f":doc:`{check.name} <{folder}{check.name}>` ({strength})"
        yield f"    {escaped(check.page.claim)}"
        yield ""


def check_page(check: Validator) -> str:
    """Return the page of a check."""
    page = check.page
    strength = ASKED_FOR[profile().expectations[check.name]]
    noun = check.subject.__name__
    lines = [
        *heading(check.name, "="),
        f"**{escaped(page.claim)}**",
        "",
        f":Principle: :doc:`{validators.principle_title(check.principle)} <index>`",
        f":Held against: :ref:`each {noun.lower()} <plan-format-{noun.lower()}>`"
        if noun != "Plan"
        else ":Held against: :ref:`the plan as a whole <plan-format-plan>`",
        f":Asked for: {strength}, in the default expectations",
        f":It is there for: {check.for_whom}",
        *([f":Earlier names: {', '.join(check.aliases)}"] if check.aliases else []),
        "",
    ]
    for name in HEADINGS:
        if name in page.texts:
            lines += [*heading(name, "-"), page.texts[name], ""]
    for name in OUTCOMES:
        lines += heading(name, "-")
        example = page.examples[name]
        if example.why_not:
            lines += [example.why_not, ""]
            continue
        lines += code("yaml", example.plan)
        lines += [TOLD.get(name, "The report says:"), ""]
        lines += [f"    {escaped(sentence)}\n" for sentence in example.sentences]
    lines += heading("What you could do", "-")
    lines += [f"- {escaped(step)}" for step in check.says.remedies]
    lines += ["", *heading("Sources", "-")]
    lines += [f"- [{key}]_ {escaped(sources()[key].title)}." for key in page.sources]
    return "\n".join([*lines, ""])


def bibliography(checks: Iterable[Validator]) -> str:
    """Return the page with every work, and which pages cite it."""
    citing: dict[str, list[Validator]] = {key: [] for key in sources()}
    for check in checks:
        for key in check.page.sources:
            citing[key].append(check)
    lines = [
        *heading("Bibliography", "="),
        "The works that stand behind the checks and the examples. For some, only a record in a",
        "library or at a publisher was seen: this is said.",
        "",
    ]
    for key, work in sources().items():
        lines += [f".. [{key}] {reference(work)}", ""]
        cited_by = ", ".join(
            f":doc:`{check.name} <{check.principle}/{check.name}>`" for check in citing[key]
        )
        lines += [f"   Cited by {cited_by}." if cited_by else "   Stands behind an example.", ""]
    behind_examples = [f"[{key}]_" for key, those in citing.items() if not those]
    if behind_examples:
        lines += [f"No check cites {', '.join(behind_examples)}.", ""]
    return "\n".join(lines)


def examples_page() -> str:
    """Return the page with every example plan, as its file has it."""
    lines = heading("Example plans", "=")
    for file in sorted(EXAMPLES.glob("*.yaml")):
        plan = load(file)
        lines += heading(plan.title, "-")
        lines += [escaped(plan.purpose.text), "", f"``examples/{file.name}``", ""]
        lines += code("yaml", file.read_text(encoding="utf-8"))
    return "\n".join(lines)


def reference(work: Source) -> str:
    """Return the reference in full, and how far it was seen."""
    seen = "" if work.status == "read" else " Only a record of it was seen."
    return escaped(str(work), but_links=True) + seen


# reStructuredText


def heading(text: str, line: str) -> list[str]:
    """Return a heading with a line below it."""
    return [text, line * len(text), ""]


def toctree(pages: Iterable[str]) -> list[str]:
    """Return the directive that puts pages below this one."""
    return [".. toctree::", "   :hidden:", "", *(f"   {page}" for page in pages), ""]


def code(language: str, text: str) -> list[str]:
    """Return a block of code."""
    return [f".. code-block:: {language}", "", *(f"    {line}" for line in text.splitlines()), ""]


def escaped(text: str, *, but_links: bool = False) -> str:
    """Return a text in which nothing is markup."""
    words = [
        word if but_links and word.startswith("http") else re.sub(r"([\\*`|_])", r"\\\1", word)
        for word in text.split(" ")
    ]
    return " ".join(words)
