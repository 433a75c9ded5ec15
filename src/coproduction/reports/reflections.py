"""How people saw it, in their words, to stand beside what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from coproduction.model.plan import Plan
from coproduction.model.reflections import Reflection
from coproduction.reports.sentences import Sentences
from coproduction.validators import catalogue, principle_title
from coproduction.values.counts import figure
from coproduction.values.days import UNDATED

NOTHING_CALLED_SO = "Nothing in this plan, no check and no principle is called {key}."


class HowPeopleSawIt:
    """What people said, each given out once for each thing that it is about.

    Args:
        plan: The plan.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._sentences = Sentences(plan)
        self._checks = {
            name: check.name
            for check in catalogue().values()
            for name in (*check.aliases, check.name)
        }
        self._principles = {check.principle for check in catalogue().values()}
        self._waiting: dict[str, list[Reflection]] = {}
        for reflection in plan.reflections:
            for about in reflection.about or (plan.id,):
                key = about if plan.get(about) else self._checks.get(about, about)
                self._waiting.setdefault(key, []).append(reflection)

    def about(self, *keys: str) -> Iterator[str]:
        """Yield what was said about these things, and was not given out yet."""
        for key in keys:
            for reflection in self._waiting.pop(key, ()):
                yield self._said(reflection)

    def about_the_rest(self) -> Iterator[str]:
        """Yield what was said about the plan as a whole, and about all that was not shown."""
        for key in sorted(self._waiting, key=lambda key: (key != self._plan.id, key)):
            for said in self.about(key):
                yield f"{self._named(key)}{said}"

    def _named(self, key: str) -> str:
        """Return what a sentence begins with that is about something that is not beside it."""
        if key == self._plan.id:
            return ""
        if self._plan.get(key):
            return f"{self._sentences.title(key, opens=True)}: "
        if key in self._principles:
            return f"{principle_title(key)}: "
        return f"{key}: " if key in self._checks else f"{NOTHING_CALLED_SO.format(key=key)} "

    def _said(self, reflection: Reflection) -> str:
        by = reflection.by or ()
        who = self._sentences.list_of(self._sentences.title(each) for each in by)
        day = reflection.stated_on
        when = f" ({day})" if day is not None and day.happened and day != UNDATED else ""
        said = [f"How {who or 'somebody'} saw it{when}:"]
        if reflection.words.strip():
            said.append(f'"{reflection.words.strip()}"')
        if reflection.rating is not None:
            scale = f" ({reflection.scale.strip()})" if reflection.scale.strip() else ""
            said.append(f"{figure(reflection.rating)}{scale}")
        return " ".join(said)
