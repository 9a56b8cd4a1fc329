"""What a comparison rests on, and how many flags chance alone lets expect."""

import numpy as np
import pandas as pd

from pescycle.model.context import ContextModel
from pescycle.model.findings import ContextFlag, ContextReason
from pescycle.paf.context.comparison import chance_of_any
from pescycle.paf.context.dispersion import Dispersion
from pescycle.paf.context.limits import INNER, OUTER
from pescycle.paf.context.models import Modelled
from pescycle.paf.context.shrinkage import Shrunken

FAR_OUTSIDE = (ContextFlag.BELOW_OUTER, ContextFlag.ABOVE_OUTER)
OUTSIDE = (*FAR_OUTSIDE, ContextFlag.BELOW, ContextFlag.ABOVE)


def context_summary(
    found: pd.DataFrame,
    spread: Dispersion,
    model: ContextModel,
    *,
    rests_on: Modelled,
    drawn: Shrunken | None,
) -> pd.DataFrame:
    """One row: what the comparison rests on, and how many flags chance alone lets expect.

    ``phi p tau2`` are of the over-dispersion, ``spread`` how much centers differ beyond
    chance by the shrinkage, ``weight`` what the median center's own cases count in it;
    ``chance_inner`` and ``chance_outer`` are the chances that at least one center lies
    outside its limits if all are alike, from the exact chances of each; ``flags_inner`` and
    ``flags_outer`` the numbers to be expected at 5 % and 0.2 % a center.
    """
    row = {
        "kpi": found["kpi"].iloc[0] if len(found) else "",
        "method": str(model.kind),
        "factors": " ".join(model.factors) or "stratum",
        "base": rests_on.cases,
        "events": rests_on.events,
        "parameters": rests_on.parameters,
        "fits": rests_on.fits,
        "passed_over": rests_on.passed_over,
        "phi": spread.phi,
        "p": spread.p,
        "tau2": spread.tau2,
        "adjustment": str(model.adjustment),
        "shrinkage": drawn.method if drawn else "",
        "spread": drawn.spread if drawn else np.nan,
        "weight": float(np.median(drawn.weight)) if drawn else np.nan,
        "reason": str(rests_on.reason or _reason(found)),
    }
    return pd.DataFrame([row | _flags(found)])


def _flags(found: pd.DataFrame) -> dict[str, float]:
    """How many centers lie outside, and how many would by chance."""
    known = found[found["flag"] != ContextFlag.INSUFFICIENT_DATA]
    return {
        "centers": len(known),
        "flags_inner": len(known) * (1 - INNER),
        "flags_outer": len(known) * (1 - OUTER),
        "chance_inner": chance_of_any(known["chance_inner"].to_numpy()),
        "chance_outer": chance_of_any(known["chance_outer"].to_numpy()),
        "outside": int(known["flag"].isin(OUTSIDE).sum()),
        "far_outside": int(known["flag"].isin(FAR_OUTSIDE).sum()),
        "outside_adjusted": int(known["flag_adjusted"].isin(OUTSIDE).sum()),
    }


def _reason(found: pd.DataFrame) -> str:
    """The reason that most centers without expected value have, if none has one."""
    reasons = found["reason"][found["reason"] != ContextReason.NONE]
    return (
        str(reasons.mode().iloc[0]) if len(reasons) and len(reasons) == len(found) else ""
    )
