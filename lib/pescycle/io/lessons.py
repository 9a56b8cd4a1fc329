"""The sheet of lessons: which of its rows a team has answered."""

from collections.abc import Iterator

import pandas as pd

from pescycle.errors import Problem
from pescycle.io.plan_tables import FIRST_ROW
from pescycle.model.round import Round


def answered_lessons(
    turn: Round, lessons: pd.DataFrame
) -> tuple[pd.DataFrame, list[Problem]]:
    """Rows in which a lesson is written, and those that say one half of it.

    A row with neither a text nor a decision is a prompt that nobody has answered yet: it is
    left out and no problem.

    Parameters
    ----------
    turn : Round
    lessons : DataFrame
        See the contract LESSONS, one row a row of the file.
    """
    texts = [name for name in lessons.columns if name.startswith("text_")]
    told = (lessons[texts] != "").any(axis=1).astype(bool)
    decided = lessons["decision"] != ""
    problems = [
        *_half(turn, told & ~decided, "decision", "there is a lesson but no decision."),
        *_half(turn, decided & ~told, "text_en", "there is a decision but no lesson."),
    ]
    return lessons[told & decided].reset_index(drop=True), problems


def _half(turn: Round, wrong: pd.Series, column: str, message: str) -> Iterator[Problem]:
    remedy = "Write keep, adapt or stop, and in a sentence what was learned."
    for place in wrong.index[wrong]:
        yield Problem(
            file=f"rounds/{turn.id}/lessons.csv",
            rule="missing_value",
            row=int(place) + FIRST_ROW,
            column=column,
            message=message,
            remedy=remedy,
        )
