"""How sure the changes of the survey are: adjusted for their number, and how small."""

import pandas as pd

from pescycle.model.findings import Verdict
from pescycle.report.voice import Voice

CLEAR = (Verdict.BETTER, Verdict.WORSE)


def stays_clear(rows: pd.DataFrame) -> pd.Series:
    """Whether a change is clear, and stays so when the number of changes is allowed for.

    Without an adjusted p-value nothing stays clear.
    """
    clear = rows["verdict"].isin(CLEAR)
    if "p_adjusted" not in rows:
        return clear & False
    beyond = 1 - rows["level"].astype("float64")
    return clear & rows["p_adjusted"].astype("float64").le(beyond)


def item_change_notes(voice: Voice, rows: pd.DataFrame) -> list[str]:
    """How many clear changes stay clear after adjustment; which change would be seen.

    Parameters
    ----------
    voice : Voice
    rows : DataFrame
        Changes of shares, one family an audience.
    """
    if "p_adjusted" not in rows:
        return []
    return [_kept(voice, rows), _detectable(voice, rows["minimum_detectable"].dropna())]


def _kept(voice: Voice, rows: pd.DataFrame) -> str:
    clear = rows[rows["verdict"].isin(CLEAR)]
    if clear.empty:
        return ""
    kept = int(stays_clear(clear).sum())
    method = voice.label("adjustment", clear["adjustment"].iloc[0])
    if not kept:
        return voice.plural(
            "Allowing for the number of questions by {method}, the one clear change does "
            "not stay clear.",
            "Allowing for the number of questions by {method}, none of the {n} clear "
            "changes stays clear.",
            len(clear),
            method=method,
        )
    if kept == len(clear):
        return voice.plural(
            "Allowing for the number of questions by {method}, the one clear change stays "
            "clear.",
            "Allowing for the number of questions by {method}, all {n} clear changes stay "
            "clear.",
            kept,
            method=method,
        )
    return voice.plural(
        "Allowing for the number of questions by {method}, {n} of the {clear} clear "
        "changes stays clear.",
        "Allowing for the number of questions by {method}, {n} of the {clear} clear "
        "changes stay clear.",
        kept,
        clear=voice.number(len(clear)),
        method=method,
    )


def _detectable(voice: Voice, sizes: pd.Series) -> str:
    if sizes.empty:
        return ""
    return voice.text(
        "For half of the questions a change of {size} or less would have been seen with a "
        "chance of 80 %.",
        size=voice.points(sizes.median()).lstrip("+"),
    )
