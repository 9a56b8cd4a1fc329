"""The example's records: the same cases as the monthly counts, telling the same truths."""

from collections import Counter
from functools import cache

import pandas as pd
import pytest

from pescycle.io.pilots import read_pilot
from pescycle.io.rounds import read_round
from pescycle.paf.context.results import ContextTables, context_tables
from pescycle.paf.periods import Period
from tests.example import EXAMPLE, ROUNDS

KPI = "s2_placed_90_days"
SLIPS = {"unknown_code": 4, "duplicate_record": 3}


@pytest.fixture(autouse=True)
def key(monkeypatch):
    monkeypatch.setenv("PESCYCLE_KEY", "a key for tests only, long enough to be taken")


@cache
def example(round_id):
    folder = read_pilot(EXAMPLE)
    return folder, folder.round(round_id), read_round(folder, round_id)


@cache
def tables(round_id) -> ContextTables:
    folder, turn, data = example(round_id)
    return context_tables(
        data.measure_month,
        data.records,
        folder.edition_of(turn),
        centers=list(folder.centers["id"]),
        period=Period(turn.starts, turn.ends),
    )


def flags(round_id, method) -> pd.Series:
    rows = tables(round_id).observed_expected
    return rows[rows["method"] == method].set_index("center")["flag"]


@pytest.mark.parametrize("round_id", ROUNDS)
def test_records_are_the_exits_of_the_monthly_counts_case_by_case(round_id):
    _, turn, data = example(round_id)
    months = data.measure_month
    inside = months[months["month"].isin(Period(turn.starts, turn.ends).months)]
    keys = ["center", "stratum"]
    counted = inside.pivot_table(
        index=keys, columns="measure", values="value", aggfunc="sum"
    )
    cases = data.records[KPI].groupby(["center", "time_without_work"])["outcome"]
    found = cases.agg(["size", "sum"]).astype("float64")
    assert found["size"].tolist() == counted["exits"].dropna().tolist()
    assert found["sum"].tolist() == counted["placed_90"].dropna().tolist()


@pytest.mark.parametrize("round_id", ROUNDS)
def test_the_wrong_rows_and_cells_are_those_of_the_readme(round_id):
    _, _, data = example(round_id)
    remarks = [p.rule for p in data.problems if p.file.endswith("leavers.csv")]
    assert Counter(remarks) == SLIPS
    assert data.records[KPI]["education"].isna().sum() == 10  # 4 unknown and 6 blank


@pytest.mark.parametrize("method", ["strata", "logistic"])
@pytest.mark.parametrize("round_id", ROUNDS)
def test_c08_is_really_worse_and_c11_only_looks_so(round_id, method):
    found = flags(round_id, method)
    assert found[found.isin(["below_outer", "above_outer"])].index.tolist() == ["c08"]
    assert found["c11"] == "within"
    rows = tables(round_id).observed_expected
    c11 = rows[(rows["method"] == method) & (rows["center"] == "c11")].iloc[0]
    assert c11["low_share"]


@pytest.mark.parametrize("round_id", ROUNDS)
def test_without_the_time_without_work_c11_would_look_as_bad(round_id):
    check = tables(round_id).context_check
    left = check[check["center"] == "c11"].set_index("factor")
    assert (
        left.loc[["stratum", "time_without_work"], "flag_without"].eq("below_outer").all()
    )
    assert not left.loc[["education", "age"], "changed"].any()


@pytest.mark.parametrize("round_id", ROUNDS)
def test_shrinking_leaves_c08_clearly_below(round_id):
    rows = tables(round_id).observed_expected
    c08 = rows[rows["center"] == "c08"]
    assert (c08["shrunken"] > c08["ratio"]).all()
    assert (c08["shrunken_high"] < 0.85).all()


@pytest.mark.parametrize("round_id", ROUNDS)
def test_about_0_6_of_12_centers_would_be_flagged_by_chance(round_id):
    summary = tables(round_id).context_summary
    assert summary["flags_inner"].tolist() == pytest.approx([0.6, 0.6])
    assert summary["flags_outer"].tolist() == pytest.approx([0.024, 0.024])
    # of exactly 5 % each: 1 - 0.95^12 = 0.460
    assert summary["chance_inner"].tolist() == pytest.approx([0.46, 0.46], abs=0.02)
