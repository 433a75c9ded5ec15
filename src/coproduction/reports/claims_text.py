"""What a plan calls itself, beside what its facts show, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coproduction.ids import Id
from coproduction.levels.claims import Comparison, Fit, HeldClaim
from coproduction.levels.ranges import Steps
from coproduction.levels.shown import Basis
from coproduction.model.participants import Participant
from coproduction.reports.levels_said import LevelsSaid, by_basis
from coproduction.reports.levels_words import (
    FIT_NOT_SAID,
    FIT_OF_NO_STEP,
    FITS,
    MAY_MEAN,
    MEANS,
    NO_SCALE_NAMED,
    NOT_COMPARED,
    NOT_SAID,
    SCALE_NAMED,
)
from coproduction.reports.sentences import in_a_row
from coproduction.reports.terminal import heading, wrapped
from coproduction.values.days import UNDATED

MOST_QUESTIONS = 3
"""Above this many, the questions about one claim are counted."""


def claims_text(held: Iterable[HeldClaim], said: LevelsSaid) -> Iterator[str]:
    """Yield the blocks about the claims of a plan.

    Args:
        held: The claims, beside what is shown.
        said: How the page says things.
    """
    for number, each in enumerate(held):
        if not number:
            yield heading("What the plan calls it", "-")
        yield "\n".join([wrapped(_claim(each, said)), *_comparisons(each, said)])


def _claim(held: HeldClaim, said: LevelsSaid) -> str:
    claim = held.claim
    groups = [each for each in claim.about if isinstance(said.plan.get(each), Participant)]
    things = [each for each in claim.about if each not in groups]
    about = said.titles(things) if things else "this"
    who = f", for {said.titles(groups)}" if groups else ""
    sentences = [f'The plan calls {about} "{claim.level}"{who}.']
    by = f" by {said.titles(claim.by)}" if claim.by else ""
    day = claim.stated_on
    on = f" ({day})" if day is not None and day.happened and day != UNDATED else ""
    if by or on:
        sentences.append(f"This was said{by}{on}.")
    if held.title:
        named = SCALE_NAMED if claim.scale else NO_SCALE_NAMED
        sentences.append(named.format(name=held.scale, title=held.title))
    if held.steps is None:
        sentences.append(NOT_COMPARED.format(why_not=held.why_not))
    else:
        steps = Steps(possible=held.steps.possible)
        is_one = steps.lowest is steps.highest
        sentences.append((MEANS if is_one else MAY_MEAN).format(steps=steps))
    return " ".join(sentences)


def _comparisons(held: HeldClaim, said: LevelsSaid) -> Iterator[str]:
    """Yield what fits and what does not, once for all groups of which it is the same."""
    several = len({_where(each) for each in held.comparisons}) > 1
    by_group: dict[str, dict[Basis, str]] = {}
    for each in held.comparisons:
        where = f" ({said.sentences.title(_where(each))})" if several else ""
        title = said.sentences.title(each.cell.group) + where
        by_group.setdefault(title, {})[each.cell.basis] = _fit(each, said)
    alike: dict[str, list[str]] = {}
    for title, by in by_group.items():
        for basis, text in by_basis(by):
            alike.setdefault(f"{basis}, {text}" if basis else text, []).append(title)
    for text, titles in alike.items():
        sentence = text.format(group=in_a_row(titles))
        yield wrapped(sentence[:1].upper() + sentence[1:], indent=2, hanging=2)
    open_facts = {
        fact
        for each in held.comparisons
        if each.fit == Fit.CANNOT_TELL
        for fact in each.cell.would_narrow
    }
    yield from said.asked_first(open_facts, most=MOST_QUESTIONS, indent=2)


def _where(comparison: Comparison) -> Id:
    return comparison.cell.activity or comparison.cell.strand


def _fit(comparison: Comparison, said: LevelsSaid) -> str:
    """Return the sentence, with a place for the groups."""
    cell = comparison.cell
    if cell.steps is None:
        return FIT_OF_NO_STEP
    shown = said.steps(cell.steps)
    if shown == NOT_SAID and comparison.fit == Fit.CANNOT_TELL:
        return FIT_NOT_SAID
    return FITS[comparison.fit].replace("{shown}", shown.replace("{", "{{").replace("}", "}}"))
