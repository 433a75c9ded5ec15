"""What the checks of shared decisions say, beyond the examples on their pages."""

from __future__ import annotations

from typing import Any

import pytest

from coproduction.checking import check
from coproduction.reports.sentences import Sentences
from power.panels import CARERS, MEMBERS, STAFF, panel

CROWD = {"who": "crowd", "acting_as": "community", "number": 1, "votes": 1}


def said(name: str, decides_by: Any, **more: Any) -> dict[str, tuple[str, str]]:
    """Return the outcome and the sentences of a check, of each body."""
    _, reading = panel(decides_by, **more)
    sentences = Sentences(reading.plan)
    [result] = check(reading.plan, select=[name]).results
    return {
        finding.subject: (str(finding.outcome), sentences.message(result, finding).text)
        for finding in result.findings
    }


MADE_BY_BOARD = "Its decisions are made by board."
ONE_HALF = [STAFF, MEMBERS, CARERS]
BOARD = {"id": "board", "decides_by": "majority", "seats": [STAFF]}


class TestOrganisations:
    """The organisations cannot pass a decision that nobody else supports."""

    @pytest.mark.parametrize(
        ("decides_by", "more", "outcome", "sentence"),
        [
            ("majority", {}, "not-met", "The other 3 cannot stop it."),
            (
                "majority",
                {"quorum": {"lived": 2}},
                "not-met",
                "The other 3 cannot stop it. At least 2",
            ),
            (
                "majority",
                {"quorum": {"lived": 2}},
                "not-met",
                "They can stop a decision only by staying away.",
            ),
            ({"at_least": 2}, {}, "not-met", "So two opposite decisions can both pass."),
            ({"at_least": 9}, {}, "met", "By this rule nothing can pass."),
            (
                {"at_least": 6},
                {"seats": [STAFF, MEMBERS, {**CARERS, "who": "crowd", "acting_as": "community"}]},
                "met",
                "The lived-experience seats can stop a decision alone.",
            ),
            (
                {"at_least": 6},
                {"seats": [{**MEMBERS, "number": 1}, STAFF, {**CROWD, "number": 2, "votes": 2}]},
                "met",
                "The community seats can stop a decision alone.",
            ),
            ({"at_least": 5}, {}, "met", "can stop a decision only together."),
        ],
    )
    def test_what_it_says(
        self, decides_by: Any, more: dict[str, Any], outcome: str, sentence: str
    ) -> None:
        """With what each half could do besides."""
        found, text = said("organisations-cannot-decide-alone", decides_by, **more)["panel"]
        assert found == outcome
        assert sentence in text

    def test_a_veto_of_one_kind_is_not_of_all_together(self) -> None:
        """Whoever holds it needs nobody else, and the others may not stop anything."""
        seats = [{**STAFF, "number": 5}, {**MEMBERS, "number": 1}, CROWD]
        found, text = said(
            "organisations-cannot-decide-alone",
            "majority",
            seats=seats,
            vetoes=[{"who": "carers"}],
        )["panel"]
        assert found != "not-met"
        assert "only together" not in text

    def test_where_it_does_not_apply_nothing_is_added(self) -> None:
        """Not even who has a veto."""
        vetoes = [{"who": "funder"}]
        _, text = said("organisations-cannot-decide-alone", "consensus", vetoes=vetoes)["panel"]
        assert text == "Panel does not decide by votes of both kinds of seat."


class TestVotes:
    """Every seat from people's own lives has a vote where decisions are made."""

    def test_a_decision_that_is_handed_on(self) -> None:
        """To a body in which nobody sits, or everybody has a vote, or nothing is decided."""
        handed = {"through": "board"}
        found = said("lived-experience-votes", handed, others=[BOARD])
        assert found["panel"] == (
            "not-met",
            "Panel: lived-experience, carer and community seats without a vote: 3 of 3. "
            + MADE_BY_BOARD,
        )
        mixed = {**BOARD, "seats": [STAFF, CARERS]}
        outcome, text = said("lived-experience-votes", handed, others=[mixed])["panel"]
        assert (outcome, text[-32:]) == ("met", MADE_BY_BOARD)
        advisory = {**BOARD, "decides_by": "advises"}
        outcome, _ = said("lived-experience-votes", handed, others=[advisory])["panel"]
        assert outcome == "does-not-apply"

    def test_a_casting_vote_is_a_vote(self) -> None:
        """Whoever has no other one."""
        seats = [STAFF, {**CARERS, "votes": 0}]
        rule = {"way": "majority", "casting_vote": "carers"}
        assert said("lived-experience-votes", rule, seats=seats)["panel"][0] == "met"
        assert said("lived-experience-votes", "majority", seats=seats)["panel"][0] == "not-met"


class TestQuorum:
    """No decision counts on a day when nobody is there from people's own lives."""

    @pytest.mark.parametrize(
        ("decides_by", "more", "outcome"),
        [
            ({"way": "majority", "of": "present"}, {}, "not-met"),
            ({"way": "majority", "of": "present"}, {"quorum": {"lived": 1}}, "met"),
            ({"way": "majority", "of": "present"}, {"quorum": 5}, "met"),
            ({"way": "majority", "of": "present"}, {"quorum": {"share": "2/3"}}, "met"),
            ({"way": "majority", "of": "seats"}, {}, "not-met"),
            ({"way": "most-votes", "of": "seats"}, {}, "not-met"),
            ({"share": "2/3", "of": "seats"}, {}, "met"),
            ({"share": "2/3", "of": "present"}, {}, "not-met"),
            ({"at_least": 4}, {}, "not-met"),
            ({"at_least": 5}, {}, "met"),
            ({"way": "consensus", "of": "seats"}, {}, "met"),
            ({"way": "consensus", "of": "present"}, {}, "not-met"),
            ({"way": "unanimity", "of": "present"}, {}, "not-met"),
            ("consensus", {}, "cannot-tell"),
            ("consensus", {"quorum": {"lived": 1}}, "met"),
            ({"way": "majority", "of": "present", "each_side": True}, {}, "met"),
            ({"way": "majority", "of": "present", "then": "board"}, {"others": [BOARD]}, "not-met"),
            (
                {"way": "majority", "of": "present", "then": "board"},
                {"others": [{**BOARD, "decides_by": {"at_least": 5}, "seats": ONE_HALF}]},
                "met",
            ),
            ({"way": "majority", "of": "present"}, {"vetoes": [{"who": "carers"}]}, "met"),
            ({"way": "majority", "of": "present"}, {"vetoes": [{"who": "funder"}]}, "not-met"),
            ({"way": "majority", "of": "present"}, {"vetoes": [{"who": "others"}]}, "cannot-tell"),
            ("advises", {}, "does-not-apply"),
        ],
    )
    def test_outcomes(self, decides_by: Any, more: dict[str, Any], outcome: str) -> None:
        """By what counts on such a day."""
        assert said("two-sided-quorum", decides_by, **more)["panel"][0].startswith(outcome)


class TestVetoes:
    """A veto of an organisation rests on something, or others can stop a decision too."""

    @pytest.mark.parametrize(
        ("decides_by", "more", "outcome", "sentence"),
        [
            (
                "majority",
                {"vetoes": [{"who": "staff", "basis": False}, {"who": "carers"}]},
                "met",
                "why nothing passes against staff. The lived-experience, carer and community seats",
            ),
            (
                {"way": "majority", "then": "board"},
                {"others": [BOARD]},
                "not-met",
                "Board must agree too, and the organisations can stop it there.",
            ),
            (
                {"share": "2/3", "then": "board"},
                {"others": [BOARD]},
                "met",
                "Board must agree too, and the organisations can stop it there. The lived",
            ),
            ("majority", {"vetoes": [{"who": "carers"}]}, "does-not-apply", "has a veto there."),
            (
                {"through": "board"},
                {"vetoes": [{"who": "staff"}], "others": [{**BOARD, "decides_by": "advises"}]},
                "does-not-apply",
                "Panel decides nothing",
            ),
        ],
    )
    def test_what_it_says(
        self, decides_by: Any, more: dict[str, Any], outcome: str, sentence: str
    ) -> None:
        """Whose veto it is, and which of the two holds."""
        found, text = said("veto-balanced", decides_by, **more)["panel"]
        assert found == outcome
        assert sentence in text
