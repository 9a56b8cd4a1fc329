"""What a round hands to the next one: its questions, its plan, its open actions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from typing import Any

import pandas as pd

from pescycle.model.evaluation import CapacitySource
from pescycle.model.findings import Evidence, Expectation, ProposalKind
from pescycle.model.given import Given
from pescycle.model.registers.chain import Grade, LessonDecision
from pescycle.model.tables import ActionState, Thing
from pescycle.phases.backcast import rounds_so_far
from pescycle.phases.following_days import Days
from pescycle.phases.results import Reflection

NUMBERED = re.compile(r"([a-z]+)(\d+)")
# Proposals that ask something; the others speak of actions, which lessons decide on.
ASKING = {
    ProposalKind.EXAMINE: Grade.STRONG,  # outside the outer limits
    ProposalKind.PLAN: Grade.MODERATE,
    ProposalKind.RAISE: Grade.MODERATE,
}
GRADES = {
    Evidence.COMPARED: Grade.STRONG,
    Evidence.BEFORE_AFTER: Grade.MODERATE,
    Evidence.NO_SIGN: Grade.WEAK,
}
# Measured once, or told by a few.
CAPACITY_GRADES = {
    CapacitySource.MATURITY: Grade.MODERATE,
    CapacitySource.STAFF: Grade.MODERATE,
    CapacitySource.BARRIER: Grade.WEAK,
    CapacitySource.FIDELITY: Grade.WEAK,
}
PLANNED = ("frame", "planned", "cost")
# What an action starts anew with.
EMPTIED = ("done_on", "dose_done", "fidelity", "barrier")


@dataclass(frozen=True)
class Draft:
    """A question for the next round, and the row of what it grew out of."""

    id: str
    origin: str
    thing: Thing  # LESSON, PROPOSAL or QUESTION
    kind: str
    grade: str
    row: dict[str, Any]


def next_number(given: Given, letter: str, register: str) -> int:
    """The first number that no id of a register has: 16 after q1 ... q15.

    Questions that lessons announce count as taken.
    """
    ids = []
    for one in rounds_so_far(given):
        ids += list(one.data.registers[register]["id"])
        if register == "questions":
            ids += list(one.data.registers["lessons"]["question"])
    found = [NUMBERED.fullmatch(name) for name in ids]
    numbers = [int(match[2]) for match in found if match and match[1] == letter]
    return max(numbers, default=0) + 1


def next_questions(given: Given, reflection: Reflection) -> list[Draft]:
    """What the next round asks: from lessons, from proposals, and what was left open.

    Parameters
    ----------
    given : Given
        The round that ends.
    reflection : Reflection

    Returns
    -------
    list of Draft
        Each with an id of its own; a lesson that announces one keeps it.
    """
    number = next_number(given, "q", "questions")
    drafts: list[Draft] = []
    for found in (
        *_from_lessons(given, reflection),
        *_from_proposals(reflection),
        *_from_capacity(reflection),
        *_left_open(given, reflection),
    ):
        if found.id and found.id in {draft.id for draft in drafts}:
            continue  # two lessons lead to the same question
        name = found.id or f"q{number}"
        number += not found.id
        drafts.append(
            Draft(name, found.origin, found.thing, found.kind, found.grade, found.row)
        )
    return drafts


def _from_lessons(given: Given, reflection: Reflection) -> Iterator[Draft]:
    """Lessons that announce a question, or that ask to adapt something."""
    expected = reflection.action_expected
    evidence = dict(zip(expected["action"], expected["evidence"], strict=True))
    known = {
        name
        for one in rounds_so_far(given)
        for name in one.data.registers["questions"]["id"]
    }
    for row in given.data.registers["lessons"].to_dict("records"):
        announced = row["question"] if row["question"] not in known else ""
        if not announced and (row["question"] or row["decision"] != LessonDecision.ADAPT):
            continue
        grade = GRADES.get(evidence.get(row["action"], ""), Grade.NONE)
        yield Draft(announced, row["id"], Thing.LESSON, "question", str(grade), row)


def _from_proposals(reflection: Reflection) -> Iterator[Draft]:
    for row in reflection.proposal.to_dict("records"):
        if row["kind"] in ASKING:
            grade = str(ASKING[ProposalKind(row["kind"])])
            yield Draft("", row["id"], Thing.PROPOSAL, "question", grade, row)


def _from_capacity(reflection: Reflection) -> Iterator[Draft]:
    """Where capacity is to be built: how, is for the team to ask."""
    for row in reflection.capacity_proposal.to_dict("records"):
        grade = str(CAPACITY_GRADES[CapacitySource(row["source"])])
        yield Draft("", row["id"], Thing.PROPOSAL, "question", grade, row)


def _left_open(given: Given, reflection: Reflection) -> Iterator[Draft]:
    """Questions of this round without a finding."""
    trail = reflection.question_trail
    unanswered = set(trail.loc[trail["findings"] == "", "question"])
    for row in given.data.registers["questions"].to_dict("records"):
        if row["id"] in unanswered:
            yield Draft("", row["id"], Thing.QUESTION, row["kind"], row["grade"], row)


def next_sample(given: Given) -> pd.DataFrame:
    """The last plan of whom to ask, for the team to correct: frames age, plans too.

    Returns
    -------
    DataFrame
        The columns of ``sample.csv`` that a plan has, one row a (audience, center);
        ``cost`` only where one was written. How many were asked is no plan.
    """
    rows = given.data.sample.reindex(columns=["audience", "center", *PLANNED])
    return rows.drop(columns="cost") if rows["cost"].isna().all() else rows


def carried_actions(given: Given, days: Days) -> pd.DataFrame:
    """Actions that go on: not done and not stopped, or to be done in another way.

    They keep their ids and their causes, and start anew: days are moved to the next round,
    what was delivered is empty.

    Parameters
    ----------
    given : Given
        The round that ends.
    days : Days
        Those of the next round.

    Returns
    -------
    DataFrame
        The columns of ``actions.csv``, one row an action; ``decision`` is the team's, or ""
        where it decided nothing.
    """
    action = given.data.action
    decision = _decisions(given).reindex(action["id"]).fillna("").to_numpy()
    rows = action.assign(decision=decision)
    open_ = rows["state"].isin([ActionState.PLANNED, ActionState.LATE])
    stopped = rows["decision"] == LessonDecision.STOP
    adapted = rows["decision"] == LessonDecision.ADAPT
    kept = rows[(open_ & ~stopped) | adapted].reset_index(drop=True)
    moved = pd.Timestamp(days.starts) - pd.Timestamp(given.round.starts)
    last = pd.Timestamp(days.ends)
    kept["start"] = (kept["start"] + moved).clip(upper=last)
    kept["due"] = (kept["due"] + moved).clip(upper=last)
    kept["state"] = str(ActionState.PLANNED)
    for name in EMPTIED:
        if name in kept:
            kept[name] = pd.Series([None] * len(kept), dtype=kept[name].dtype)
    return kept


def _decisions(given: Given) -> pd.Series:
    """The team's decision by action; of several the one that changes most counts."""
    order = [LessonDecision.KEEP, LessonDecision.ADAPT, LessonDecision.STOP]
    decided: dict[str, str] = {}
    for row in given.data.registers["lessons"].to_dict("records"):
        before = decided.get(row["action"], str(LessonDecision.KEEP))
        decided[row["action"]] = max(before, row["decision"], key=order.index)
    return pd.Series(decided, dtype="str")


def next_item_targets(
    given: Given, item_expected: pd.DataFrame
) -> dict[str, tuple[float, float, float]]:
    """Shares that the next round wants of questions, with what was wanted and reached.

    What was not reached stays as it is. Where the whole interval lay above the target, what
    was reached becomes the new one, in whole percent and never rounded up.

    Returns
    -------
    dict
        Item -> (next target, target of this round, share reached or missing).
    """
    found: dict[str, tuple[float, float, float]] = {}
    for item, wanted in given.round.item_targets.items():
        rows = item_expected[item_expected["item"] == item]
        reached = float(rows["value"].iloc[0]) if len(rows) else float("nan")
        above = len(rows) and rows["finding"].iloc[0] == Expectation.ABOVE
        target = max(wanted, floor(reached * 100) / 100) if above else wanted
        found[item] = (target, wanted, reached)
    return found
