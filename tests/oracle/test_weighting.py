"""Weights and calibrated standard errors against R's survey package."""

import json

import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import Stage, SurveyDesign, calibration_of, covariance
from pescycle.css.weighting import (
    calibrated_to_margins,
    calibrated_weights,
    indicators,
    margin_of,
    margins_calibration,
    poststratified_weights,
    raked_weights,
    trimmed_weights,
)
from tests.reference import SHARED, needs

# R 4.2.2, survey 4.1.1; each record of weighting.json holds the call's arguments:
#   srs    svydesign(ids = ~1, weights = ~pw, fpc = ~fpc, data = apisrs)
#   strat  svydesign(ids = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
#   postStratify(d, ~stype, pop); rake(d, list(~stype, ~sch.wide, ~comp.imp), margins,
#   control = list(epsilon = 1e-10)); calibrate(d, ~stype + sch.wide + comp.imp, pop,
#   calfun = "raking"); trimWeights(raked, upper, lower); as.svrepdesign(d)
#   svymean(~api00, d); svytotal(~enroll, d); svymean(~awards, d);
#   svyby(~api00, ~stype, d, svymean); svyby(~api00, ~yr.rnd, d, svymean)
FOLDER = SHARED / "reference" / "css"
THERE = (FOLDER / "weighting.json").exists()
RECORDS = json.loads((FOLDER / "weighting.json").read_text()) if THERE else []
CASES = [pytest.param(record, id=record["id"]) for record in RECORDS]
pytestmark = needs(FOLDER / "weighting.json")
WEIGHT_TOLERANCE = 1e-8
SE_TOLERANCE = 1e-8


def sample(record: dict) -> pd.DataFrame:
    return pd.read_csv(FOLDER / record["data"])


def first_stage(record: dict, frame: pd.DataFrame) -> Stage:
    strata = record["design"].get("strata")
    stratum = pd.factorize(frame[strata])[0] if strata else np.zeros(len(frame), int)
    population = frame[record["design"]["fpc"]].to_numpy(float)
    return Stage(np.arange(len(frame)), stratum, population)


def columns_of(formula: str, frame: pd.DataFrame, names: list[str]) -> np.ndarray:
    """R's model matrix: an intercept, and a column a category but the first."""
    columns = {"(Intercept)": np.ones(len(frame))}
    for term in formula.removeprefix("~").split("+"):
        if pd.api.types.is_numeric_dtype(frame[term]):
            columns[term] = frame[term].to_numpy(float)
        else:
            for level in frame[term].unique():
                columns[f"{term}{level}"] = (frame[term] == level).to_numpy(float)
    return np.column_stack([columns[name] for name in names])


def crossed(frame: pd.DataFrame, names: list[str]) -> pd.Series:
    return frame[names].agg("|".join, axis=1)


def weights_of(record: dict, frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray | None]:
    """Our weights for a record, and what they were calibrated to."""
    base, args = frame["pw"].to_numpy(float), record["args"]
    what = record["what"]
    if what == "postStratify":
        names = args["cells"] if isinstance(args["cells"], list) else [args["cells"]]
        keys = crossed(pd.DataFrame(args["pop"]), names)
        totals = dict(zip(keys, args["pop"]["Freq"], strict=True))
        cells = margin_of("cells", crossed(frame, names), totals)
        return poststratified_weights(base, cells), indicators([cells])
    if what == "calibrate":
        auxiliary = columns_of(args["formula"], frame, list(args["pop"]))
        totals = np.array(list(args["pop"].values()), float)
        bounds = args.get("bounds") or None
        distance = args["calfun"]
        distance = "linear_bounded" if distance == "linear" and bounds else distance
        weight = calibrated_weights(
            base, auxiliary, totals, distance=distance, bounds=bounds
        )
        return weight, auxiliary
    if what.startswith("jackknife"):
        return base, None
    margins = [
        margin_of(name, frame[name], dict(zip(pop[name], pop["Freq"], strict=True)))
        for name, pop in raked_margins(record).items()
    ]
    weight = raked_weights(base, margins)
    if what.startswith("trim"):
        weight = trimmed_weights(
            weight,
            low=args["lower"],
            high=args["upper"],
            strict=args["strict"],
        )
    return weight, indicators(margins)


def raked_margins(record: dict) -> dict:
    """The margins of the record, or of the raking that is trimmed in it."""
    name = record["id"].split(".")[0] + ".rake.3margins"
    return next(r for r in RECORDS if r["id"] == name)["args"]["margins"]


def design_of(record: dict, frame: pd.DataFrame) -> SurveyDesign:
    weight, auxiliary = weights_of(record, frame)
    base = frame["pw"].to_numpy(float)
    calibration = None if auxiliary is None else calibration_of(auxiliary, base)
    return SurveyDesign(weight, (first_stage(record, frame),), calibration=calibration)


def mean_and_se(
    design: SurveyDesign, values: np.ndarray, domain: np.ndarray | bool = True
) -> tuple[float, float]:
    inside = design.weight * domain
    mean = (inside * values).sum() / inside.sum()
    scores = inside * (values - mean) / inside.sum()
    return mean, float(np.sqrt(covariance(design, scores)[0, 0]))


@pytest.mark.parametrize(
    "record", [case for case in CASES if "weights_csv" in case.values[0]["args"]]
)
def test_weights_are_those_of_r(record: dict) -> None:
    frame = sample(record)
    expected = pd.read_csv(FOLDER / record["args"]["weights_csv"])["w"].to_numpy()
    weight, _ = weights_of(record, frame)
    np.testing.assert_allclose(weight, expected, rtol=WEIGHT_TOLERANCE)


@pytest.mark.parametrize("record", CASES)
def test_the_weighted_mean_is_that_of_r(record: dict) -> None:
    frame = sample(record)
    mean, _ = mean_and_se(design_of(record, frame), frame["api00"].to_numpy(float))
    expected = record["result"]["mean_api00"]["est"]
    assert mean == pytest.approx(expected, rel=WEIGHT_TOLERANCE)


@pytest.mark.parametrize(
    "record",
    [case for case in CASES if case.values[0]["what"] in ("postStratify", "calibrate")],
)
def test_standard_errors_take_the_calibration_into_account_as_r_does(record: dict) -> None:
    frame, result = sample(record), record["result"]
    design = design_of(record, frame)
    api, enroll = (frame[name].to_numpy(float) for name in ("api00", "enroll"))
    ours = [mean_and_se(design, api)]
    theirs = [(result["mean_api00"]["est"], result["mean_api00"]["se"])]
    total = design.weight * enroll
    ours.append((total.sum(), float(np.sqrt(covariance(design, total)[0, 0]))))
    theirs.append((result["total_enroll"]["est"], result["total_enroll"]["se"]))
    awards = (frame["awards"] == "Yes").to_numpy(float)
    ours.append(mean_and_se(design, awards))
    theirs.append((result["prop_awards"]["est"][1], result["prop_awards"]["se"][1]))
    for column, table in (("stype", "by_stype"), ("yr.rnd", "by_yr")):
        levels, rows = result[table][column], result[table]
        figures = [np.atleast_1d(rows[name]) for name in ("api00", "se")]
        for level, mean, se in zip(np.atleast_1d(levels), *figures, strict=True):
            ours.append(mean_and_se(design, api, (frame[column] == level).to_numpy()))
            theirs.append((mean, se))
    np.testing.assert_allclose(ours, theirs, rtol=SE_TOLERANCE)


@pytest.mark.parametrize("data", ["srs", "strat"])
def test_raking_has_the_standard_error_of_calibration_by_raking(data: str) -> None:
    # R's rake takes residuals of an unweighted fit; calibrate(calfun = "raking") gives the
    # same weights and takes design-weighted residuals, which is what we do.
    by_id = {record["id"]: record for record in RECORDS}
    raked = by_id[f"{data}.rake.3margins"]
    calibrated = by_id[f"{data}.calibrate.raking.3margins"]["result"]["mean_api00"]
    frame = sample(raked)
    found = mean_and_se(design_of(raked, frame), frame["api00"].to_numpy(float))
    np.testing.assert_allclose(found, [calibrated["est"], calibrated["se"]], rtol=1e-8)


@pytest.mark.parametrize("data", ["srs", "strat"])
def test_raking_by_turns_and_by_newton_agree(data: str) -> None:
    record = next(r for r in RECORDS if r["id"] == f"{data}.rake.3margins")
    frame = sample(record)
    base = frame["pw"].to_numpy(float) * np.linspace(0.5, 2, len(frame))
    margins = [
        margin_of(name, frame[name], dict(zip(pop[name], pop["Freq"], strict=True)))
        for name, pop in record["args"]["margins"].items()
    ]
    by_newton = calibrated_to_margins(base, margins, distance="raking")
    np.testing.assert_allclose(raked_weights(base, margins), by_newton, rtol=1e-8)


# R 4.2.2, survey 4.1.1, bounds that are reached from near; sum of squared weights, mean
# and SE of api00:
#   b <- c(0.93, 1.06); r <- calibrate(s, ~stype + api99, pop, calfun = "logit", bounds = b,
#   epsilon = 1e-12, maxit = 500); sum(weights(r)^2); svymean(~api00, r)
R_LOGIT = """
0.90 1.060 227671.715726805 664.636551621048 1.90028067116327
0.93 1.060 227671.430266644 664.631356017085 1.89998794827100
0.92 1.055 227671.637517689 664.635114928818 1.90020527941168
"""


@pytest.mark.parametrize("line", R_LOGIT.strip().splitlines())
def test_logit_calibration_within_narrow_bounds(line: str) -> None:
    low, high, squares, mean, se = map(float, line.split())
    record = next(r for r in RECORDS if r["id"] == "strat.calibrate.logit.stype_api99")
    narrow = record | {"args": record["args"] | {"bounds": [low, high]}}
    frame = sample(record)
    design = design_of(narrow, frame)
    ratio = design.weight / frame["pw"]
    assert ratio.between(low, high).all()
    assert (design.weight**2).sum() == pytest.approx(squares, rel=1e-9)
    found = mean_and_se(design, frame["api00"].to_numpy(float))
    np.testing.assert_allclose(found, [mean, se], rtol=1e-8)


# R 4.2.2, survey 4.1.1: t <- svydesign(ids = ~1, weights = ~w, data = data.frame(w));
# weights(trimWeights(t, upper = 6, lower = 1, strict = FALSE)), and with strict = TRUE
TRIMMED_ONCE = [4.275, 5.275, 6.275, 7.275, 6.0, 1.0]
TRIMMED_STRICTLY = [4.79166666666667, 5.79166666666667, 6, 6, 6, 1.51666666666667]


@pytest.mark.parametrize(
    ("strict", "expected"), [(False, TRIMMED_ONCE), (True, TRIMMED_STRICTLY)]
)
def test_trimming_spreads_what_is_cut_off_as_r_does(
    strict: bool, expected: list[float]
) -> None:
    weight = np.array([1, 2, 3, 4, 20, 0.1])
    found = trimmed_weights(weight, low=1, high=6, strict=strict)
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_joining_respondents_who_are_alike_does_not_change_the_standard_error() -> None:
    record = next(r for r in RECORDS if r["id"] == "strat.rake.3margins")
    frame = sample(record)
    base = frame["pw"].to_numpy(float)
    margins = [
        margin_of(name, frame[name], dict(zip(pop[name], pop["Freq"], strict=True)))
        for name, pop in record["args"]["margins"].items()
    ]
    by_rows = design_of(record, frame)
    by_cells = by_rows.weighted(by_rows.weight, margins_calibration(margins, base))
    api = frame["api00"].to_numpy(float)
    expected = mean_and_se(by_rows, api)
    np.testing.assert_allclose(mean_and_se(by_cells, api), expected, rtol=1e-10)
