"""The action log and the decision log in words."""

import pandas as pd

from pescycle.model.findings import Delivery
from pescycle.model.registers.action import DecisionKind
from pescycle.model.tables import ActionState, Barrier
from pescycle.report import delivery_cells
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, own_rows, records, said, title_of

SHORT = (Delivery.MODERATE, Delivery.LOW, Delivery.NONE)
MOST_NAMED = 6  # actions that the sentences name; the table has the others


def delivery_reading(
    voice: Voice, action_delivery: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """How many actions were delivered fully, and which were not."""
    rows = own_rows(action_delivery, center, common=True)
    if rows.empty:
        return said(voice.text("No actions were planned."))
    found = rows["delivery"].value_counts()
    if found.get(Delivery.UNKNOWN, 0) == len(rows):
        return said(
            voice.text(
                "How much of each action was delivered is not written down: dose_planned, "
                "dose_done, fidelity and barrier in actions.csv hold it."
            )
        )
    short = rows[rows["delivery"].isin(SHORT)].sort_values(
        "dose_share", kind="stable", na_position="first"
    )
    points = [_short(voice, row) for row in records(short.head(MOST_NAMED))]
    return said(*_counted(voice, found, len(rows)), points=points)


def _counted(voice: Voice, found: pd.Series, planned: int) -> list[str]:
    whole = voice.plural(
        "{full} of {n} action was delivered fully, {part} in part, {little} little or not "
        "at all.",
        "{full} of {n} actions were delivered fully, {part} in part, {little} little or "
        "not at all.",
        planned,
        full=voice.number(found.get(Delivery.HIGH, 0)),
        part=voice.number(found.get(Delivery.MODERATE, 0)),
        little=voice.number(found.get(Delivery.LOW, 0) + found.get(Delivery.NONE, 0)),
    )
    unknown = found.get(Delivery.UNKNOWN, 0)
    rest = voice.plural(
        "Of {n} nothing is written down.", "Of {n} nothing is written down.", unknown
    )
    return [whole, rest if unknown else ""]


def _short(voice: Voice, row: Row) -> str:
    words = {
        "title": title_of(voice, row),
        "center": voice.name("center", row["center"]),
        "delivery": voice.label("delivery", row["delivery"]),
        "dose": delivery_cells.dose(voice, row),
        "fidelity": delivery_cells.fidelity(voice, row),
    }
    if row["barrier"] in ("", Barrier.NONE):
        return voice.text(
            "{title} ({center}): {delivery}; dose {dose}, as meant {fidelity}.", **words
        )
    return voice.text(
        "{title} ({center}): {delivery}; dose {dose}, as meant {fidelity}. {barrier}.",
        barrier=voice.label("barrier", row["barrier"]),
        **words,
    )


def barrier_reading(
    voice: Voice, action_delivery: pd.DataFrame, barrier_count: pd.DataFrame
) -> Sentences:
    """What stood in the way most often, and where nobody said what did."""
    real = barrier_count[barrier_count["barrier"] != Barrier.NONE]
    first = ""
    if len(real):
        most = int(real["actions"].max())
        names = [
            voice.label("barrier", row["barrier"])
            for row in records(real[real["actions"] == most])
        ]
        first = _most(voice, names, most)
    elif len(barrier_count):
        first = voice.text("Nothing stood in the way of any action, the team writes.")
    return said(first, _unnamed(voice, action_delivery))


def _most(voice: Voice, names: list[str], times: int) -> str:
    if len(names) == 1:
        return voice.plural(
            "Named most often: {name} ({n} action).",
            "Named most often: {name} ({n} actions).",
            times,
            name=names[0],
        )
    return voice.plural(
        "Named most often, by {n} action each: {names}.",
        "Named most often, by {n} actions each: {names}.",
        times,
        names=voice.enumerated(names),
    )


def _unnamed(voice: Voice, rows: pd.DataFrame) -> str:
    """Actions that did not come as planned and say nothing of why."""
    late = rows["days_late"].fillna(0) > 0
    silent = rows[(late | rows["state"].eq(ActionState.DROPPED)) & rows["barrier"].eq("")]
    if silent.empty:
        return ""
    return voice.plural(
        "{n} late or dropped action names no barrier: {ids}.",
        "{n} late or dropped actions name no barrier: {ids}.",
        len(silent),
        ids=voice.enumerated(list(silent["id"])),
    )


def decision_reading(
    voice: Voice, decision_log: pd.DataFrame, action_delivery: pd.DataFrame
) -> Sentences:
    """How many decisions of each kind, and dropped actions that nobody decided on."""
    if decision_log.empty:
        first = voice.text(
            "No decisions are written down: decisions.csv in the round's folder holds the "
            "day, what it is about, who decided and why."
        )
    else:
        counts = decision_log["decision"].value_counts()
        parts = [
            voice.text(
                "{kind} {count}",
                kind=voice.label("decision", kind),
                count=voice.number(counts[str(kind)]),
            )
            for kind in DecisionKind
            if str(kind) in counts
        ]
        first = voice.plural(
            "{n} decision is written down: {parts}.",
            "{n} decisions are written down: {parts}.",
            len(decision_log),
            parts=voice.enumerated(parts),
        )
    return said(first, points=_undecided(voice, decision_log, action_delivery))


def _undecided(
    voice: Voice, decision_log: pd.DataFrame, action_delivery: pd.DataFrame
) -> list[str]:
    dropped = action_delivery[action_delivery["state"] == ActionState.DROPPED]
    silent = dropped[~dropped["id"].isin(decision_log["about"])]
    return [
        voice.text(
            "{title} ({center}) was dropped, and no decision says who dropped it and why.",
            title=title_of(voice, row),
            center=voice.name("center", row["center"]),
        )
        for row in records(silent)
        if not is_missing(row["id"])
    ]
