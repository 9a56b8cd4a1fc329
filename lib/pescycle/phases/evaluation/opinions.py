"""What experts think of the project, each by himself or herself, and how far apart."""

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.evaluation import (
    CLOSE_RATINGS,
    LEAST_EXPERTS,
    SPLIT_RATINGS,
    OpinionFinding,
)
from pescycle.model.given import Given
from pescycle.model.registers.reflection import Topic
from pescycle.phases import frames
from pescycle.phases.evaluation.written import in_all_languages
from pescycle.stats.agreement import Alpha, Level, krippendorff_alpha

TOPICS = [str(topic) for topic in Topic]


def opinions(given: Given) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each expert's rating of each topic, and how far the ratings of a topic lie apart.

    Experts are few and chosen, not drawn: no interval says what other experts would think,
    and none is given. Of each topic stand the lowest, the middle and the highest rating;
    *close* are ratings no more than one step apart, *split* those of three steps and more.
    Over all topics Krippendorff's alpha (ordinal) asks whether the experts see the same
    topics as strong and weak; with a handful of topics its interval is wide.

    Returns
    -------
    tuple of DataFrame
        One row a (topic, expert); one row a topic, and "all" for all together. See
        ``Reflection.opinion`` and ``Reflection.opinion_topic``.
    """
    rated = _of(given)
    before = _of(given.earlier) if given.earlier is not None else rated.iloc[:0]
    rows = [
        _topic(topic, own, before[before["topic"] == topic])
        for topic, own in rated.groupby("topic", sort=False)
    ]
    if len(rated):
        rows.append(_together(rated))
    topics = pd.DataFrame(rows, columns=list(frames.OPINION_TOPIC))
    numbers = [c for c in frames.OPINION_TOPIC if c not in ("topic", "method", "finding")]
    return (
        rated[list(frames.OPINION)],
        topics.astype(dict.fromkeys(numbers, "float64")),
    )


def _of(given: Given) -> pd.DataFrame:
    rated = in_all_languages(given.data.registers["opinions"], "text")
    rated = rated.assign(rating=rated["rating"].astype("float64"))
    place = rated["topic"].map(TOPICS.index)
    ordered = rated.assign(place=place).sort_values(["place", "expert"], kind="stable")
    return ordered.reset_index(drop=True)


def _topic(topic: str, own: pd.DataFrame, before: pd.DataFrame) -> dict[str, object]:
    ratings = own["rating"]
    both = own.merge(before, on="expert", suffixes=("", "_before"))
    return {
        "topic": topic,
        "experts": len(ratings),
        "lowest": ratings.min(),
        "middle": ratings.median(),
        "highest": ratings.max(),
        # Of those alone who were asked in both rounds: else other people change it.
        "asked_before": len(both),
        "middle_before": both["rating_before"].median(),
        "middle_same": both["rating"].median(),
        "finding": _finding(ratings),
    }


def _finding(ratings: pd.Series) -> str:
    if len(ratings) < LEAST_EXPERTS:
        return str(OpinionFinding.FEW_EXPERTS)
    width = ratings.max() - ratings.min()
    if width <= CLOSE_RATINGS:
        return str(OpinionFinding.CLOSE)
    return str(OpinionFinding.SPLIT if width >= SPLIT_RATINGS else OpinionFinding.APART)


def _together(rated: pd.DataFrame) -> dict[str, object]:
    table = rated.pivot_table(index="topic", columns="expert", values="rating", sort=False)
    people = rated["expert"].nunique()
    alpha = _alpha(table.to_numpy(dtype=float)) if people >= LEAST_EXPERTS else None
    row = {
        "topic": ALL,
        "experts": people,
        "lowest": rated["rating"].min(),
        "middle": rated["rating"].median(),
        "highest": rated["rating"].max(),
        "finding": str(OpinionFinding.FEW_EXPERTS) if alpha is None else "",
    }
    if alpha is None:
        return row
    found = {"alpha": alpha.value, "low": alpha.low, "high": alpha.high}
    return row | found | {"level": alpha.level, "method": alpha.method}


def _alpha(ratings: np.ndarray) -> Alpha:
    return krippendorff_alpha(ratings, level=Level.ORDINAL)
