"""Step 2, planning: what the round wants, and who does what until when."""

from typing import Any

import pandas as pd

from pescycle.css.sampling import margin, required_size
from pescycle.model.base import ALL
from pescycle.model.given import Given
from pescycle.paf.targets import targets
from pescycle.phases.enquiry import empty
from pescycle.phases.results import Enquiry, Planning

TARGET_COLUMNS = ("center", "kpi", "rule", "baseline", "basis", "target", "low_target")
FINE, COARSE = 0.05, 0.10  # margins of error that reports speak of, as shares


def plan(given: Given, enquiry: Enquiry) -> Planning:
    """Targets with their baselines, the sample against its frame, planned actions."""
    target = _targets(given, enquiry)
    sample_plan = _sample_plan(given.data.sample)
    action_plan = _action_plan(given.data.action)
    return Planning(
        headline=_headline(target, sample_plan, action_plan),
        target=target,
        sample_plan=sample_plan,
        action_plan=action_plan,
    )


def _targets(given: Given, enquiry: Enquiry) -> pd.DataFrame:
    if given.framework is None:
        return empty(TARGET_COLUMNS)
    return targets(
        given.framework, enquiry.baseline, centers=list(given.folder.centers["id"])
    )


def _sample_plan(sample: pd.DataFrame) -> pd.DataFrame:
    """Each center's line, and one an audience for all centers together."""
    centers = sample[["audience", "center", "frame", "planned"]]
    # One center without a frame leaves the whole frame unknown.
    together = centers.groupby("audience", as_index=False).agg(
        frame=("frame", lambda sizes: sizes.sum(min_count=len(sizes))),
        planned=("planned", "sum"),
    )
    together = together.assign(center=ALL)[list(centers.columns)]
    frames = [frame for frame in (centers, together) if len(frame)]
    rows = pd.concat(frames, ignore_index=True) if frames else centers
    return rows.assign(
        margin=margin(rows["planned"], rows["frame"]),
        needed_5=required_size(FINE, rows["frame"]),
        needed_10=required_size(COARSE, rows["frame"]),
    )


def _action_plan(action: pd.DataFrame) -> pd.DataFrame:
    texts = [name for name in action.columns if name.startswith(("owner_", "title_"))]
    columns = ["id", "center", "start", "due", "moves", *texts]
    return action[columns].sort_values(["due", "id"], ignore_index=True)


def _headline(
    target: pd.DataFrame, sample_plan: pd.DataFrame, action_plan: pd.DataFrame
) -> dict[str, Any]:
    together = target[target["center"] == ALL]
    planned = sample_plan[sample_plan["center"] == ALL]["planned"].sum()
    return {
        "targets_set": int(together["target"].notna().sum()),
        "kpis": len(together),
        "answers_planned": int(planned),
        "actions_planned": len(action_plan),
    }
