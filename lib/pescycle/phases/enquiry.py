"""Step 1, enquiry: what the round starts from."""

from dataclasses import asdict
from typing import Any

import pandas as pd

from pescycle.model.findings import Basis
from pescycle.model.framework import GrowthTarget, Kpi
from pescycle.model.given import Given, Receipt
from pescycle.paf.kpis import kpi_values
from pescycle.paf.measures import coverage
from pescycle.paf.targets import baselines
from pescycle.phases.history import known_events, known_months, months_in, round_period
from pescycle.phases.results import Enquiry, Observation, Reflection

COVERAGE_COLUMNS = (
    "center",
    "measure",
    "months_expected",
    "months_closed",
    "months_reported",
)
BASELINE_COLUMNS = ("center", "kpi", "baseline", "base", "basis", "starts", "ends")
PROPOSAL_COLUMNS = (
    *("id", "kind", "kpi", "item", "audience", "center"),
    *("value", "low", "high", "reference"),
)


def enquire(
    given: Given, observed: Observation | None, reflected: Reflection | None
) -> Enquiry:
    """Context, state of the sources, baselines, and what the last round proposed.

    ``observed`` and ``reflected`` are the last round's results; ``None`` in a first round.
    """
    months, events = known_months(given, observed), known_events(given, observed)
    carried_over = empty(PROPOSAL_COLUMNS) if reflected is None else reflected.proposal
    source = pd.DataFrame(
        [asdict(r) for r in given.data.receipts], columns=_receipt_columns()
    )
    problem_count = _problem_count(given)
    return Enquiry(
        headline=_headline(source, problem_count, carried_over, reflected is None),
        center=_centers(given),
        covariate=_covariates(given),
        event=events,
        source=source,
        problem_count=problem_count,
        coverage=_coverage(given, months, events),
        baseline=_baseline(given, months, events, observed),
        carried_over=carried_over,
    )


def empty(columns: tuple[str, ...]) -> pd.DataFrame:
    """A frame of those columns without rows."""
    return pd.DataFrame({name: pd.Series(dtype="object") for name in columns})


def _receipt_columns() -> list[str]:
    return list(Receipt.__dataclass_fields__)


def _problem_count(given: Given) -> pd.DataFrame:
    problems = [(p.file, p.rule, str(p.severity)) for p in given.data.problems]
    frame = pd.DataFrame(problems, columns=["source_file", "rule", "severity"])
    return (
        frame.groupby(list(frame.columns), as_index=False)
        .size()
        .rename(columns={"size": "count"})
    )


def _centers(given: Given) -> pd.DataFrame:
    centers = given.folder.centers
    groups = [name for name in centers.columns if name.startswith("group_")]
    return centers[["id", "role", "opened", *groups]].rename(columns={"id": "center"})


def _covariates(given: Given) -> pd.DataFrame:
    names = [covariate.id for covariate in given.folder.pilot.covariates]
    return given.folder.centers.melt(
        id_vars="id", value_vars=names, var_name="covariate", value_name="value"
    ).rename(columns={"id": "center"})


def _coverage(given: Given, months: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    if given.framework is None:
        return empty(COVERAGE_COLUMNS)
    return coverage(months_in(given, months, events, round_period(given)))


def _baseline(
    given: Given, months: pd.DataFrame, events: pd.DataFrame, observed: Observation | None
) -> pd.DataFrame:
    """Growth is held against the months a year before, all else against the last round."""
    if given.framework is None:
        return empty(BASELINE_COLUMNS)
    year_before = round_period(given).year_before()
    values = kpi_values(months_in(given, months, events, year_before), given.framework)
    grown = [kpi.id for kpi in given.framework.kpis if _grows(kpi)]
    parts = [
        baselines(
            values[values["kpi"].isin(grown)], basis=Basis.YEAR_BEFORE, period=year_before
        )
    ]
    if observed is not None:
        last = observed.kpi_score[~observed.kpi_score["kpi"].isin(grown)]
        parts.append(baselines(last, basis=Basis.PREVIOUS_ROUND))
    else:
        others = values[~values["kpi"].isin(grown)].assign(value=float("nan"), base=pd.NA)
        parts.append(baselines(others, basis=Basis.NONE))
    return pd.concat([part for part in parts if len(part)], ignore_index=True)


def _grows(kpi: Kpi) -> bool:
    return isinstance(kpi.target, GrowthTarget)


def _headline(
    source: pd.DataFrame, problems: pd.DataFrame, carried_over: pd.DataFrame, first: bool
) -> dict[str, Any]:
    return {
        "first_round": first,
        "sources": len(source),
        "rows_kept": int(source["rows_kept"].sum()),
        "problems": int(problems["count"].sum()),
        "carried_over": len(carried_over),
    }
