"""Stars by observed / expected, as in Australia's star ratings."""

import numpy as np
import pandas as pd

from pescycle.model.findings import ContextFlag
from pescycle.model.scoring import Scheme, Stars
from pescycle.paf.reasons import Reason
from pescycle.paf.scoring.ratings import Ratings, named_classes, rated

STEPS = ("observed", "expected", "ratio", "low", "high")


def star_ratings(observed_expected: pd.DataFrame, rule: Stars) -> Ratings:
    """One to five stars for each center and KPI with case mix.

    The number of stars is the class of observed / expected between the cut points. Beside
    it stands whether chance alone could give that ratio (inside the 95 % limits of a center
    that is like the others): with few cases a center gets five stars or one without having
    done anything. It misleads as a yardstick over time: a ratio to the other centers says
    nothing about whether all became better.

    Parameters
    ----------
    observed_expected : DataFrame
        One row a (center, kpi): center kpi observed expected ratio low high flag.
    rule : Stars
        The cuts.

    Notes
    -----
    Australian Government, Department of Employment, star ratings of Job Services Australia
    and jobactive providers (2009-2022): actual over expected outcomes, the expected one
    from a regression on client and labour market, cut at fixed distances from the average.
    Here the expected value comes from the case mix.
    """
    rows = observed_expected.rename(columns={"kpi": "subject"})
    ratio = rows["ratio"].to_numpy(dtype=float)
    missing = np.isnan(ratio)
    rows = rows.assign(
        figure=ratio,
        rating=named_classes(ratio, rule.cuts),
        chance=(rows["flag"] == ContextFlag.WITHIN).astype(object).where(~missing, None),
        reason=np.where(missing, str(Reason.NO_DATA), str(Reason.NONE)),
    )
    return rated(rows, Scheme.STARS, STEPS)
