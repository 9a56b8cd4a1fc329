"""What the rows of the action, event and sample tables say about themselves."""

from collections.abc import Collection, Iterator

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.model.round import ResponseSource, Round
from pescycle.model.tables import ActionState

FIRST_ROW = 2  # what a spreadsheet calls the first row of a frame


def action_problems(turn: Round, action: pd.DataFrame) -> Iterator[Problem]:
    """Actions whose state and days contradict each other.

    An action is done if, and only if, its day is written down: every count of actions rests
    on that.
    """
    dated = action["done_on"].notna()
    done = action["state"] == ActionState.DONE
    undone = action["state"].isin([ActionState.PLANNED, ActionState.DROPPED])
    rules = (
        (done & ~dated, "done_on", "the action is done, but the day is missing."),
        (
            undone & dated,
            "done_on",
            "there is a day, but the action is not called done.",
        ),
        (action["due"] < action["start"], "due", "the action is due before it starts."),
        *(
            ((action[name] < 0).fillna(False).astype(bool), name, "this is below zero.")
            for name in ("cost", "dose_planned", "dose_done")
            if name in action
        ),
        (
            action["done_on"] > pd.Timestamp(turn.ends),
            "done_on",
            "this day lies behind the end of the round.",
        ),
    )
    for wrong, column, message in rules:
        yield from _problems(turn, "actions.csv", wrong, column, message, Severity.STOP)


def event_problems(turn: Round, event: pd.DataFrame) -> Iterator[Problem]:
    """Events that end before they start: no day of theirs would count anywhere."""
    wrong = event["end"] < event["start"]
    message = "the event ends before it starts."
    yield from _problems(turn, "events.csv", wrong, "end", message, Severity.STOP)


def sample_problems(turn: Round, sample: pd.DataFrame) -> Iterator[Problem]:
    """Centers in which more answers are planned than there are people."""
    wrong = (sample["planned"] > sample["frame"]).fillna(False)
    message = "more answers are planned than the frame has people."
    yield from _problems(turn, "sample.csv", wrong, "planned", message, Severity.WARN)


def design_problems(
    turn: Round, sample: pd.DataFrame, centers: Collection[str]
) -> Iterator[Problem]:
    """Surveys with a design whose centers' clients are not all known.

    One center without clients takes the design's weights from all, for nobody knows what
    share of the whole its answers are.
    """
    for source in turn.sources:
        if not isinstance(source, ResponseSource) or source.design is None:
            continue
        own = sample[(sample["audience"] == source.audience) & sample["frame"].notna()]
        lacking = sorted(set(centers) - set(own["center"]))
        if lacking and "weight" not in source.columns:
            yield Problem(
                file=f"rounds/{turn.id}/sample.csv",
                rule="missing_frame",
                column="frame",
                message=(
                    f"the survey of {source.audience} has a design, but {len(lacking)} of "
                    f"{len(centers)} centers have no frame; answers of all centers count "
                    "alike."
                ),
                remedy="Write how many people each center serves.",
                severity=Severity.WARN,
            )


def _problems(
    turn: Round, file: str, wrong: pd.Series, column: str, message: str, severity: Severity
) -> Iterator[Problem]:
    for place in wrong.index[wrong]:
        yield Problem(
            file=f"rounds/{turn.id}/{file}",
            rule="contradicting_cells",
            row=int(place) + FIRST_ROW,
            column=column,
            message=message,
            remedy="Correct the row.",
            severity=severity,
        )
