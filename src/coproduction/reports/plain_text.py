"""A report as text that a team can read: 80 columns, no colours, no marks."""

from __future__ import annotations

from collections.abc import Iterator

from coproduction.checking import Report
from coproduction.documents import PlanFile
from coproduction.findings import Finding, Outcome, Result
from coproduction.model.questions import Whom
from coproduction.reports import fixed
from coproduction.reports.reflections import HowPeopleSawIt
from coproduction.reports.sentences import Asked, Sentences
from coproduction.reports.terminal import heading, wrapped
from coproduction.validators import principle_title
from coproduction.values.truth import in_order

AT_LENGTH = (Outcome.NOT_MET, Outcome.CANNOT_TELL)
"""The outcomes under which each finding has a paragraph of its own with its next steps."""


def to_text(report: Report, file: PlanFile | None = None) -> str:
    """Return a report as text.

    Args:
        report: The report.
        file: The file of the plan, if there is one, for the places.
    """
    page = _Page(report, file)
    return "\n\n".join(block for block in page.blocks() if block) + "\n"


class _Page:
    """What is written on one page about one plan."""

    def __init__(self, report: Report, file: PlanFile | None) -> None:
        self.report = report
        self.plan = report.plan
        self.file = file
        self.sentences = Sentences(report.plan)
        self.seen_so = HowPeopleSawIt(report.plan)

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the page, in order."""
        yield heading(self.sentences.title(self.plan.id, opens=True), "=")
        yield wrapped(self._what_the_plan_is())
        yield wrapped(fixed.WHAT_THIS_IS)
        yield wrapped(
            f"{fixed.who_wrote_it(self.plan)} "
            f"{fixed.whose_expectations(self.plan, self.report.profile)}"
        )
        yield self._counts()
        for outcome in Outcome:
            yield from self._findings(outcome)
        yield from self._how_people_saw_it()
        yield from self._questions()
        yield from self._left_out()
        yield from self._closing()

    def _what_the_plan_is(self) -> str:
        said = []
        purpose = self.plan.purpose.text.strip()
        if purpose:
            said.append(purpose if purpose[-1] in ".!?" else f"{purpose}.")
        levels = list(dict.fromkeys(claim.level for claim in self.plan.claims))
        if levels:
            said.append(f"The plan calls this {self.sentences.list_of(levels)}.")
        counted = [
            f"{len(held)} {one if len(held) == 1 else other}"
            for one, other, held in (
                ("person or group", "people and groups", self.plan.participants),
                ("organisation", "organisations", self.plan.organisations),
                ("group that decides", "groups that decide", self.plan.bodies),
                ("activity", "activities", self.plan.activities),
                ("decision", "decisions", self.plan.decisions),
                ("offer", "offers", self.plan.offers),
                ("idea", "ideas", self.plan.contributions),
            )
            if held
        ]
        if counted:
            said.append(f"It names {self.sentences.list_of(counted, most=8)}.")
        if self.report.on is not None:
            said.append(f"It is read as on {self.report.on}.")
        return " ".join(said) or "The plan says nothing about itself yet."

    def _counts(self) -> str:
        counts = self.report.counts
        lines = [heading("In short", "-")]
        for outcome, number in counts.items():
            checks = "1 check" if number == 1 else f"{number} checks"
            lines.append(
                wrapped(f"{fixed.OUTCOMES[outcome]}: {checks}. {fixed.MEANS[outcome]}", hanging=2)
            )
        return "\n".join(lines)

    # Findings

    def _findings(self, outcome: Outcome) -> Iterator[str]:
        results = [
            (result, [finding for finding in result.findings if finding.outcome == outcome])
            for result in self.report.results
        ]
        results = [(result, findings) for result, findings in results if findings]
        if not results:
            return
        yield heading(fixed.OUTCOMES[outcome], "-")
        for result, findings in results:
            yield "\n".join(self._result(result, findings, outcome))

    def _result(self, result: Result, findings: list[Finding], outcome: Outcome) -> Iterator[str]:
        check = result.validator
        strength = fixed.ASKED_FOR[result.expectation]
        yield wrapped(
            f"{principle_title(check.principle)}: {check.page.claim} "
            f"({strength}, {check.name}{self._share(result, outcome)})"
        )
        for said in self.seen_so.about(check.principle, check.name):
            yield wrapped(said, indent=2, hanging=2)
        for finding in findings:
            message = self.sentences.message(result, finding).text
            yield wrapped(message + self._where(finding), indent=2, hanging=2)
            if finding.subject != self.plan.id:
                for said in self.seen_so.about(finding.subject):
                    yield wrapped(said, indent=4, hanging=2)
            if outcome in AT_LENGTH:
                yield self._based_on(finding)
        if outcome == Outcome.NOT_MET:
            yield wrapped("What you could do:", indent=4)
            for remedy in check.says.remedies:
                yield wrapped(remedy, indent=4, mark="- ")

    def _share(self, result: Result, outcome: Outcome) -> str:
        """Return *at 3 of 5*, for a check that was held against several things."""
        all_ = len(result.findings)
        return f", at {result.counts[outcome]} of {all_}" if all_ > 1 else ""

    def _where(self, finding: Finding) -> str:
        said = []
        status = self.sentences.status_of(finding.subject)
        if status:
            said.append(status)
        if self.file and finding.subject != self.plan.id:
            place, _ = self.file.place(finding.subject)
            said.append(f"line {place.line}")
        return f" [{', '.join(said)}]" if said else ""

    def _based_on(self, finding: Finding) -> str:
        ids = sorted(finding.evidence) or [finding.subject]
        return wrapped(f"Based on: {self.sentences.list_of(ids, most=8)}.", indent=4)

    def _how_people_saw_it(self) -> Iterator[str]:
        """Yield what was said about the whole, and about what is not shown above."""
        rest = [wrapped(said, mark="- ") for said in self.seen_so.about_the_rest()]
        if rest:
            yield heading("How people saw it", "-")
            yield "\n".join(rest)

    # Questions

    def _questions(self) -> Iterator[str]:
        asked: dict[object, Asked] = {}
        for result in self.report.results:
            for finding in result.findings:
                if finding.outcome == Outcome.CANNOT_TELL:
                    for each in self.sentences.questions(finding):
                        asked.setdefault(each.fact, each)
        if not asked:
            return
        yield heading("To ask", "-")
        yield wrapped(
            "Each question once. An answer may always be: we do not know yet, or rather not say."
        )
        for whom in Whom:
            theirs = [each for each in asked.values() if each.question.whom == whom]
            if theirs:
                lines = [f"To ask {whom}"]
                for each in sorted(theirs, key=lambda each: in_order(each.fact)):
                    where = self._line_of(each)
                    lines.append(wrapped(f"{each.text}{where}", indent=2, mark="- "))
                yield "\n".join(lines)

    def _line_of(self, asked: Asked) -> str:
        if not self.file:
            return ""
        place, _ = self.file.place(asked.fact)
        return f" [line {place.line}]"

    # The end

    def _left_out(self) -> Iterator[str]:
        if self.report.left_out:
            names = ", ".join(each.validator for each in self.report.left_out)
            yield wrapped(f"Left out of this report, because not selected: {names}.", hanging=2)

    def _closing(self) -> Iterator[str]:
        principles = {result.validator.principle for result in self.report.results}
        yield heading("Reading it together", "-")
        yield wrapped(f"What this report cannot see. {fixed.CANNOT_SEE}")
        if "shared-decisions" in principles:
            yield wrapped(f"About decisions. {fixed.POWER}")
        if "fair-reward" in principles:
            yield wrapped(f"About money. {fixed.MONEY}")
        yield wrapped(f"Three questions for everyone. {fixed.THREE_QUESTIONS}")
        yield wrapped(f"Using it together. {fixed.TOGETHER}")
        yield wrapped(f"Disagreeing with it. {fixed.DISAGREEING}")
        yield wrapped(f"Worried? {fixed.WORRIED}")
