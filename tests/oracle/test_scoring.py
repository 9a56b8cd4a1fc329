"""Normalisations, aggregations and ranks against COINr 1.1.14 (R 4.2.2)."""

import numpy as np
import pandas as pd
import pytest

from pescycle.paf.scoring.aggregation import (
    Mean,
    MeanKind,
    ScoreTree,
    aggregated,
    level_tree,
)
from pescycle.paf.scoring.freezing import treatment_bounds
from pescycle.paf.scoring.normalisation import (
    Anchors,
    Limits,
    extremes,
    goalposts,
    moments,
    z_scores,
)
from pescycle.paf.scoring.ranks import ascending_ranks, ranks
from tests.reference import SHARED, needs

PAF = SHARED / "reference" / "paf"
pytestmark = needs(PAF)
EXACT = {"rtol": 0, "atol": 1e-9}


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(PAF / name).set_index("uCode").astype(float)


def metadata() -> pd.DataFrame:
    rows = pd.read_csv(PAF / "asem_metadata.csv", keep_default_na=False)
    return rows[rows["type"].isin(["Indicator", "Aggregate"])]


def direction(columns: pd.Index) -> np.ndarray:
    known = metadata().set_index("code")["direction"].astype(float)
    return known[columns].to_numpy()


def tree(mean: Mean, lowest_share: float = 0.0) -> ScoreTree:
    rows = metadata().sort_values("level", kind="stable")
    triples = list(zip(rows["code"], rows["parent"], rows["weight"], strict=True))
    leaves = int((rows["type"] == "Indicator").sum())
    return level_tree(
        triples[:leaves], triples[leaves:], mean=mean, lowest_share=lowest_share
    )


def nodes_of(scores: pd.DataFrame, of: ScoreTree) -> pd.DataFrame:
    found = aggregated(scores[list(of.leaves)].to_numpy(), of)
    return pd.DataFrame(found, index=scores.index, columns=list(of.nodes))


def test_min_max_scores_match_coinr():
    # COINr::Normalise(coin, global_specs = list(f_n = "n_minmax",
    #   f_n_para = list(l_u = c(0, 100))))
    x, expected = table("norm/input_treated.csv"), table("norm/minmax_0_100.csv")
    found = goalposts(x.to_numpy(), extremes(x.to_numpy(), direction(x.columns)))
    np.testing.assert_allclose(found, expected[x.columns], **EXACT)


def test_z_scores_match_coinr():
    # f_n = "n_zscore", f_n_para = list(m_sd = c(0, 1))
    x, expected = table("norm/input_treated.csv"), table("norm/zscore_0_1.csv")
    found = z_scores(x.to_numpy(), moments(x.to_numpy(), direction(x.columns)))
    np.testing.assert_allclose(found, expected[x.columns], **EXACT)


def test_ascending_ranks_match_coinr():
    # f_n = "n_rank"
    x, expected = table("norm/input_treated.csv"), table("norm/rank_ascending.csv")
    found = ascending_ranks(x.to_numpy(), direction(x.columns))
    np.testing.assert_allclose(found, expected[x.columns], **EXACT)


@pytest.mark.parametrize(
    ("limits", "name"), [(Limits.OPEN, "open"), (Limits.CLIPPED, "truncated")]
)
def test_goalposts_match_coinr(limits, name):
    # f_n = "n_goalposts", f_n_para = list(gposts = c(lower, upper, 100), trunc2posts = ...)
    x, expected = table("norm/input_raw.csv"), table(f"norm/goalposts_raw_{name}.csv")
    posts = pd.read_csv(PAF / "norm/goalposts_anchors.csv").set_index("code")
    posts = posts.loc[x.columns]
    anchors = Anchors(*(posts[c].to_numpy() for c in ("lower", "upper", "direction")))
    found = goalposts(x.to_numpy(), anchors, limits=limits)
    np.testing.assert_allclose(found, expected[x.columns], **EXACT)


GEOMETRIC = Mean(MeanKind.GEOMETRIC, floor=1e-6)  # every score is 1 or more: never used


@pytest.mark.parametrize(
    ("mean", "name"), [(Mean(), "amean"), (GEOMETRIC, "gmean")], ids=["amean", "gmean"]
)
def test_means_and_ranks_match_coinr(mean, name):
    # COINr::Aggregate(coin, dset = "Normalised", f_ag = "a_amean" or "a_gmean")
    found = nodes_of(table("agg/input_minmax_1_100.csv"), tree(mean))
    expected = table(f"agg/{name}.csv")
    np.testing.assert_allclose(found, expected[found.columns], **EXACT)
    expected_ranks = table(f"agg/{name}_ranks.csv")[found.columns]
    np.testing.assert_array_equal(ranks(found.to_numpy(), axis=0), expected_ranks)


@pytest.mark.parametrize(("lowest_share", "name"), [(0.0, "nothresh"), (0.8, "thresh0.8")])
def test_means_with_gaps_match_coinr(lowest_share, name):
    # COINr::Aggregate(..., f_ag = "a_amean", dat_thresh = NULL or 0.8)
    scores = table("agg/input_missing_minmax_1_100.csv")
    assert scores.isna().any(axis=None)
    found = nodes_of(scores, tree(Mean(), lowest_share))
    expected = table(f"agg/missing_amean_{name}.csv")[found.columns]
    np.testing.assert_array_equal(found.isna(), expected.isna())
    np.testing.assert_allclose(found, expected, **EXACT)


def test_outliers_are_brought_in_as_coinr_does():
    # COINr::Treat(coin, global_specs = list(f1 = "winsorise", f1_para = list(winmax = 5,
    #   skew_thresh = 2, kurt_thresh = 3.5))); of indicators that no denominator changed
    # and whose gaps were not filled before.
    raw, treated = table("norm/input_raw.csv"), table("norm/input_treated.csv")
    rows = metadata().set_index("code")
    own = [c for c in raw if not rows.loc[c, "denominator"] and raw[c].notna().all()]
    changed = 0
    for name in own:
        low, high = treatment_bounds(raw[name].to_numpy())
        np.testing.assert_allclose(raw[name].clip(low, high), treated[name], **EXACT)
        changed += int((raw[name] != treated[name]).sum())
    assert len(own) > 15
    assert changed >= 3  # at least in one indicator something was to be brought in


def test_scores_of_a_round_stay_when_later_rounds_come_in():
    panel = pd.read_csv(PAF / "panel" / "asem_panel_raw.csv")
    time = panel.columns[panel.columns.str.lower().isin(["time", "year"])][0]
    first = panel[panel[time] == panel[time].min()]
    names = [c for c in table("norm/input_raw.csv") if c in panel]
    anchors = extremes(first[names].to_numpy(dtype=float), direction(pd.Index(names)))
    alone = goalposts(first[names].to_numpy(dtype=float), anchors)
    whole = goalposts(panel[names].to_numpy(dtype=float), anchors)
    kept = whole[(panel[time] == panel[time].min()).to_numpy()]
    np.testing.assert_array_equal(alone, kept)
