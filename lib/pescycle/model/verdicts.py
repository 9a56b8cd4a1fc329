"""What the verdicts on many changes say together."""

import pandas as pd

from pescycle.model.findings import Verdict

CLEAR = (Verdict.BETTER, Verdict.WORSE)


def stays_clear(rows: pd.DataFrame) -> pd.Series:
    """Whether a change is clear, and stays so when the number of changes is allowed for.

    Parameters
    ----------
    rows : DataFrame
        Changes: ``verdict``, ``level`` and ``p_adjusted``; without the last nothing stays
        clear.
    """
    clear = rows["verdict"].isin(CLEAR)
    if "p_adjusted" not in rows:
        return clear & False
    beyond = 1 - rows["level"].astype("float64")
    return clear & rows["p_adjusted"].astype("float64").le(beyond)


def claimed(rows: pd.DataFrame) -> pd.Series:
    """Verdicts in which one that is clear by itself alone is no clear change."""
    unsure = rows["verdict"].isin(CLEAR) & ~stays_clear(rows)
    return rows["verdict"].mask(unsure, str(Verdict.NO_CLEAR_CHANGE))
