"""How much a comparison hangs on each of its factors."""

import pandas as pd

from pescycle.model.context import ContextModel
from pescycle.model.findings import ContextFlag
from pescycle.paf.context.comparison import comparison
from pescycle.paf.context.models import modelled
from pescycle.paf.context.standardisation import stratum_rows

STRATUM = "stratum"
COLUMNS = {
    "kpi": "str",
    "method": "str",
    "factor": "str",
    "center": "str",
    "base": "float64",
    "ratio": "float64",
    "ratio_without": "float64",
    "change": "float64",
    "flag": "str",
    "flag_without": "str",
    "changed": "bool",
}


def factors_left_out(
    found: pd.DataFrame, records: pd.DataFrame, model: ContextModel
) -> pd.DataFrame:
    """Each center's ratio with all factors and without one of them.

    A factor that moves no ratio adjusts for nothing here; one that moves many carries the
    comparison, and is worth a second look at how well it is recorded. A flag that hangs on
    one factor is to be read with that in mind. It says nothing of factors that nobody
    recorded.

    Parameters
    ----------
    found : DataFrame
        The comparison with all factors, one row a center of one KPI.
    records : DataFrame
        The records it rests on.
    model : ContextModel
        Its model; every factor is left out once, in the order of the framework.

    Returns
    -------
    DataFrame
        One row a (factor, center): ``kpi method factor center base ratio ratio_without
        change flag flag_without changed``; change = ratio_without - ratio.
    """
    kpi, centers = found["kpi"].iloc[0], list(found["center"])
    parts = []
    for name in model.factors:
        others = {key: codes for key, codes in model.factors.items() if key != name}
        # The same records, so that nothing but the factor makes the difference.
        complete = records.dropna(subset=[*model.factors, "outcome"])
        less = model.model_copy(update={"factors": others})
        without = comparison(modelled(kpi, complete, less, centers=centers).rows)
        parts.append(_beside(found, without, name))
    return pd.concat(parts, ignore_index=True)


def strata_left_out(
    found: pd.DataFrame, tops: pd.DataFrame, bottoms: pd.DataFrame
) -> pd.DataFrame:
    """The same for strata: all cases of a center put into one stratum."""
    kpi = found["kpi"].iloc[0]
    one = [counts.sum(axis=1).to_frame(STRATUM) for counts in (tops, bottoms)]
    return _beside(found, comparison(stratum_rows(kpi, *one)), STRATUM)


def _beside(found: pd.DataFrame, without: pd.DataFrame, factor: str) -> pd.DataFrame:
    keys = ["center", "kpi", "method"]
    both = found.merge(
        without[[*keys, "ratio", "flag"]], on=keys, suffixes=("", "_without")
    )
    known = ContextFlag.INSUFFICIENT_DATA
    judged = (both["flag"] != known) & (both["flag_without"] != known)
    rows = both.assign(
        factor=factor,
        change=both["ratio_without"] - both["ratio"],
        changed=judged & (both["flag"] != both["flag_without"]),
    )
    return rows[list(COLUMNS)].astype(COLUMNS)


def empty_check() -> pd.DataFrame:
    """The frame of left-out factors without rows, typed."""
    return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
