"""How sure the changes of the survey are: adjusted for their number, and how small."""

import pandas as pd

from pescycle.model.findings import Verdict
from pescycle.report.voice import Voice

CLEAR = (Verdict.BETTER, Verdict.WORSE)


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
    level = rows["level"].dropna().iloc[0]
    return voice.plural(
        "{n} of the clear changes stays clear when the number of questions is allowed for "
        "({method}).",
        "{n} of the clear changes stay clear when the number of questions is allowed for "
        "({method}).",
        int((clear["p_adjusted"] <= 1 - level).sum()),
        method=voice.label("adjustment", clear["adjustment"].iloc[0]),
    )


def _detectable(voice: Voice, sizes: pd.Series) -> str:
    if sizes.empty:
        return ""
    return voice.text(
        "For half of the questions a change of {size} or less would have been seen with a "
        "chance of 80 %.",
        size=voice.points(sizes.median()).lstrip("+"),
    )
