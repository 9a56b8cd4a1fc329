"""What became of the recommendations, round by round."""

from collections.abc import Iterator

import pandas as pd

from pescycle.model.evaluation import Tracking
from pescycle.model.given import Given
from pescycle.model.registers.reflection import RecommendationStatus
from pescycle.phases import frames
from pescycle.phases.evaluation.written import in_all_languages, text_columns

# From what nobody began to what is done; what was dropped left this way.
ORDER = [
    str(RecommendationStatus.OPEN),
    str(RecommendationStatus.STARTED),
    str(RecommendationStatus.DONE),
]


def recommendations(given: Given) -> pd.DataFrame:
    """Every recommendation of this round and of earlier ones, with its way so far.

    *Forward* and *back* follow the order open, started, done; one that was dropped and is
    taken up again goes forward. One of which this round says nothing is told as missing,
    with its last status: what nobody writes of is easily forgotten. ``proven`` says whether
    any evidence was written down in this round; whether it convinces, readers judge.

    Returns
    -------
    DataFrame
        One row a recommendation, see ``Reflection.recommendation``.
    """
    turns = [
        (turn.round.id, in_all_languages(_of(turn), "text", "evidence"))
        for turn in _turns(given)
    ]
    ids = list(dict.fromkeys(name for _, frame in turns for name in frame["id"]))
    told = set(turns[-1][1]["id"])
    rows = [_row(name, turns, name in told) for name in ids]
    frame = pd.DataFrame(rows, columns=list(frames.RECOMMENDATION))
    return frame.astype({"rounds": "int64", "proven": "bool"})


def _turns(given: Given) -> list[Given]:
    """The rounds so far, the first one first."""
    turns: list[Given] = []
    turn: Given | None = given
    while turn is not None:
        turns.insert(0, turn)
        turn = turn.earlier
    return turns


def _of(given: Given) -> pd.DataFrame:
    return given.data.registers["recommendations"]


def _row(name: str, turns: list[tuple[str, pd.DataFrame]], told: bool) -> dict[str, object]:
    way = [(turn, one) for turn, frame in turns for one in _own(frame, name)]
    statuses = [str(one["status"]) for _, one in way]
    last = way[-1][1]
    texts = {column: last[column] for column in text_columns("text", "evidence")}
    evidence = [texts[column] for column in text_columns("evidence")]
    return {
        "recommendation": name,
        "first_round": way[0][0],
        "way": " ".join(_changes(statuses)),
        "status": statuses[-1],
        "rounds": _lasting(statuses),
        "finding": str(_finding(statuses) if told else Tracking.MISSING),
        "proven": told and any(evidence),
        **texts,
    }


def _own(frame: pd.DataFrame, name: str) -> Iterator[dict[str, object]]:
    yield from frame[frame["id"] == name].to_dict("records")


def _changes(statuses: list[str]) -> list[str]:
    """The statuses without those that only stayed."""
    return [
        status
        for place, status in enumerate(statuses)
        if not place or status != statuses[place - 1]
    ]


def _lasting(statuses: list[str]) -> int:
    """For how many rounds the last status has stood."""
    count = 0
    for status in reversed(statuses):
        if status != statuses[-1]:
            break
        count += 1
    return count


def _finding(statuses: list[str]) -> Tracking:
    if len(statuses) == 1:
        return Tracking.NEW
    before, now = statuses[-2:]
    if before == now:
        return Tracking.SAME
    if now not in ORDER:
        return Tracking.LEFT
    ahead = before not in ORDER or ORDER.index(now) > ORDER.index(before)
    return Tracking.FORWARD if ahead else Tracking.BACK
