"""Power as plain data, for programs. The form is stable and has a version."""

from __future__ import annotations

import json
from typing import Any

from coproduction.documents import PlanFile
from coproduction.power.changes import Change, Goal, changes_for
from coproduction.power.power_balance import balance
from coproduction.power.standings import BodyPower, Standing
from coproduction.reading import Reading
from coproduction.reports.balance_records import (
    money_record,
    perceived_record,
    span_record,
    ties_record,
    worst_record,
)
from coproduction.reports.records import location, plain, questions
from coproduction.reports.sentences import Sentences
from coproduction.values.truth import Truth

FORMAT = "coproduction-power/1"
VERSION = 1
ANSWERS = {True: "yes", False: "no", None: "cannot-tell"}


def power_to_json(reading: Reading, file: PlanFile | None = None) -> str:
    """Return the power in a plan, as one JSON object on one line.

    Args:
        reading: The plan, on a day.
        file: The file of the plan, if there is one, for the places.
    """
    return json.dumps(power_to_record(reading, file))


def power_to_record(reading: Reading, file: PlanFile | None = None) -> dict[str, Any]:
    """Return the power in a plan, as plain mappings, lists, texts and numbers.

    Shares are exact: a whole number, a decimal or a ratio such as ``3/7``. Takes the
    same as :func:`power_to_json`.
    """
    found = balance(reading.plan, on=reading.on)
    return {
        "format": FORMAT,
        "version": VERSION,
        "plan": reading.plan.id,
        "on": None if reading.on is None else reading.on.text(),
        "bodies": [
            {
                **_body(each.power, reading, file),
                "worst_group_ratio": worst_record(each.worst),
                "changes": [
                    _change(change) for goal in Goal for change in changes_for(body, reading, goal)
                ],
            }
            for body, each in zip(reading.plan.bodies, found.decisions, strict=True)
        ],
        "ties": ties_record(found.ties),
        "money": money_record(found),
        "perceived": [perceived_record(each) for each in found.perceived],
    }


def _body(power: BodyPower, reading: Reading, file: PlanFile | None) -> dict[str, Any]:
    sentences = Sentences(reading.plan)
    return {
        "body": power.body,
        "needed": plain(power.needed),
        "votes": plain(power.votes) if power.counts_votes else None,
        "power_to_act": span_record(power.power_to_act),
        "nothing_passes": _answer(power.nothing_passes),
        "everything_passes": _answer(power.everything_passes),
        "complete": power.complete,
        "groups": [_standing(standing) for standing in power.standings],
        "asks": questions(power.asks, sentences, file),
        "location": location(power.body, file),
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "kinds": [str(kind) for kind in standing.kinds],
        "body": standing.group.body or None,
        "veto_holder": standing.group.holder or None,
        "seats": plain(standing.seats),
        "votes": plain(standing.votes),
        "can_pass": _answer(standing.can_pass),
        "can_block": _answer(standing.can_block),
        "can_block_by_staying_away": _answer(standing.can_block_by_staying_away),
        "allies_needed": span_record(standing.allies_needed),
        "share": span_record(standing.share),
        "share_as_blocs": span_record(standing.share_as_blocs),
        "share_whoever_unites": span_record(standing.share_whoever_unites),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "goal": str(change.goal),
        "votes_needed": span_record(change.votes_needed),
        "votes": span_record(change.votes),
        "more_votes": plain(change.more_votes),
        "seats_added": change.seats_added,
        "votes_given": plain(change.votes_given),
        "each_side": change.each_side,
        "no_casting_vote": change.no_casting_vote,
        "power_to_act": plain(change.power_to_act),
    }


def _answer(truth: Truth) -> str:
    return ANSWERS[truth.value]
