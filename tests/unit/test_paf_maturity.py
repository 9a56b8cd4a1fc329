"""The maturity check on hand-sized scores: blanks, spread, severity, consensus, links."""

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from pescycle.model.maturity import caf_band
from pescycle.paf.maturity import (
    agreed_sections,
    all_centers,
    assessor_sections,
    center_figures,
    consensus,
    enabler_changes,
    enabler_links,
)
from tests.maturity import PHASES, TITLE, check, four, long_of, statement
from tests.methods import PLACED, framework, kpi


def value_of(frame, **keys):
    for name, value in keys.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]["value"]


def test_a_score_is_the_mean_of_plan_do_check_and_act():
    found = long_of(("x", "self", "c", "a1", 80, 60, 40, 20, None, None))
    assert value_of(found, phase="score") == 50  # (80 + 60 + 40 + 20) / 4
    assert value_of(found, phase="check") == 40
    assert set(found["phase"]) == {"plan", "do", "check", "act", "score"}


def test_a_score_of_results_is_the_mean_of_trend_and_target():
    found = long_of(("x", "self", "c", "a3", None, None, None, None, 30, 50))
    assert value_of(found, phase="score") == 40  # (30 + 50) / 2


def test_a_blank_phase_is_left_out_and_not_zero():
    found = long_of(("x", "self", "c", "a1", 80, 60, None, None, None, None))
    assert value_of(found, phase="score") == 70  # (80 + 60) / 2, half of the phases
    found = long_of(("x", "self", "c", "a1", 80, None, None, None, None, None))
    assert "score" not in set(found["phase"])  # a quarter is less than half


def test_caf_gives_no_score_where_a_phase_is_blank():
    sections = [{"id": "a", "title": TITLE, "statements": [statement("a1")]}]
    caf = check(sections=sections, rule="caf_fine_tuned")
    row = ("x", "self", "c", "a1", 80, 60, 40, None, None, None)
    found = long_of(row, maturity=caf)
    assert "score" not in set(found["phase"])
    whole = long_of(("x", "self", "c", "a1", 80, 60, 40, 20, None, None), maturity=caf)
    assert value_of(whole, phase="score") == 50  # total 200 of 400


def test_nobody_and_nothing_but_blanks_give_empty_frames():
    assert long_of().empty
    assert long_of(("x", "self", "c", "a1", *[None] * 6)).empty


def test_a_section_is_the_weighted_mean_of_its_statements():
    persons = assessor_sections(
        long_of(
            ("x", "self", "c", "a1", *four(60)),
            ("x", "self", "c", "a2", *four(20)),
            ("x", "self", "c", "a3", None, None, None, None, 40, 40),
            ("x", "self", "c", "b1", *four(90)),
        ),
        check(),
    )
    # (3 x 60 + 20 + 40) / 5 = 48; plan: (3 x 60 + 20) / 4 = 50
    assert value_of(persons, section="a", phase="score") == 48
    assert value_of(persons, section="a", phase="plan") == 50
    assert value_of(persons, section="a", phase="trend") == 40
    # sections weigh 1 and 2: (48 + 2 x 90) / 3 = 76
    assert value_of(persons, section="all", phase="score") == pytest.approx(76)


def test_less_than_half_of_a_sections_weight_gives_no_section():
    persons = assessor_sections(
        long_of(("x", "self", "c", "a2", *four(20)), ("x", "self", "c", "b1", *four(90))),
        check(),
    )
    assert np.isnan(value_of(persons, section="a", phase="score"))  # 1 of 5
    row = persons[(persons["section"] == "a") & (persons["phase"] == "score")].iloc[0]
    assert (row["base"], row["weight_covered"]) == (1, pytest.approx(0.2))
    # b alone has 2 of 3 of the weight
    assert value_of(persons, section="all", phase="score") == 90


def test_a_center_is_the_mean_of_its_assessors_with_spread_and_interval():
    rows = [
        (name, "self", "c", "b1", *four(v))
        for name, v in zip("xyz", (40, 50, 60), strict=True)
    ]
    rows += [("p", "peer", "c", "b1", *four(30))]
    found = center_figures(assessor_sections(long_of(*rows), check()), of=("section",))
    own = found[
        (found["section"] == "b") & (found["phase"] == "score") & (found["role"] == "self")
    ].iloc[0]
    # mean 50, sd 10, se 10 / sqrt(3) = 5.774; t(2) = 4.303: 24.8
    assert (own["value"], own["lowest"], own["highest"]) == (50, 40, 60)
    assert (own["low"], own["high"]) == pytest.approx((25.159, 74.841), abs=1e-3)
    assert (own["assessors"], own["base"], own["method"]) == (3, 3, "t_assessors")
    assert value_of(found, section="b", phase="score", role="all") == 45  # 180 / 4
    one = found[
        (found["section"] == "b") & (found["phase"] == "score") & (found["role"] == "peer")
    ].iloc[0]
    assert np.isnan(one["low"])  # one assessor shows no spread


def test_reasons_tell_nothing_scored_from_too_little_scored():
    rows = [("x", "self", "c", "a2", *four(20))]
    found = center_figures(assessor_sections(long_of(*rows), check()), of=("section",))
    of_score = found[(found["phase"] == "score") & (found["role"] == "self")]
    reasons = of_score.set_index("section")["reason"].to_dict()
    assert reasons == {"a": "low_coverage", "b": "no_scores", "all": "low_coverage"}


def test_all_centers_count_alike_whatever_their_assessors():
    rows = [(f"x{n}", "self", "c", "b1", *four(80)) for n in range(4)]
    rows += [("y", "self", "d", "b1", *four(20))]
    centers = center_figures(assessor_sections(long_of(*rows), check()), of=("section",))
    found = all_centers(centers[centers["value"].notna()], of=("section",))
    row = found[
        (found["section"] == "b") & (found["phase"] == "score") & (found["role"] == "all")
    ].iloc[0]
    assert row["value"] == 50  # (80 + 20) / 2 and not (4 x 80 + 20) / 5
    assert (row["centers"], row["assessors"], row["method"]) == (2, 5, "t_centers")


AGREED = pd.DataFrame(
    [
        ("c", "b1", 60, 60, 60, 60, None, None, pd.Timestamp(2024, 1, 5), "workshop", "So"),
        ("c", "a1", 95, 50, 50, 50, None, None, pd.Timestamp(2024, 1, 5), "workshop", "So"),
        ("d", "b1", 10, 10, 10, 10, None, None, pd.Timestamp(2024, 1, 5), "workshop", "So"),
    ],
    columns=["center", "statement", *PHASES, "decided_on", "decided_by", "reason_en"],
).astype(dict.fromkeys(PHASES, "float64"))


def test_consensus_stands_beside_the_scores_and_is_flagged_outside_their_range():
    rows = [(n, "self", "c", "b1", *four(v)) for n, v in (("x", 50), ("y", 70))]
    rows += [(n, "self", "c", "a1", *four(v)) for n, v in (("x", 40), ("y", 70))]
    long = long_of(*rows)
    found = consensus(AGREED, long, check()).set_index(["center", "statement"])
    inside = found.loc[("c", "b1")]
    assert (inside["agreed"], inside["mean"], inside["difference"]) == (60, 60, 0)
    assert not inside["outside"]
    above = found.loc[("c", "a1")]  # plan 95 > 70; score 61.25 lies within 40 to 70
    assert (above["agreed"], above["phases_outside"]) == (61.25, "plan")
    assert above["outside"]
    alone = found.loc[("d", "b1")]
    assert (alone["assessors"], alone["outside"]) == (0, False)
    assert np.isnan(alone["mean"])
    assert long.equals(long_of(*rows))


def test_agreed_scores_make_sections_without_an_interval():
    found = agreed_sections(AGREED, check())
    assert value_of(found, center="c", section="b", phase="score") == 60
    # a1 has 3 of 5 of the weight of section a: enough
    assert value_of(found, center="c", section="a", phase="score") == 61.25
    assert found[["low", "high", "lowest", "highest"]].isna().all(axis=None)
    assert set(found["role"]) == {"consensus"}


def shown(**values):
    rows = [(c, "b", "all", "score", v) for c, v in values.items() if v is not None]
    columns = ["center", "section", "role", "phase", "value"]
    return pd.DataFrame(rows, columns=columns)


def test_changes_of_enablers_are_paired_by_center():
    now = shown(c=60, d=50, e=40, all=50)
    before = shown(c=50, d=42, all=46)
    found = enabler_changes(now, before).set_index("center")
    assert found.loc["c", "score_change"] == 10
    assert np.isnan(found.loc["e", "score_change"])
    # c and d: (10 + 8) / 2 = 9 and not 50 - 46
    assert (found.loc["all", "score_change"], found.loc["all", "centers"]) == (9, 2)
    # sd 1.414, se 1, t(1) = 12.706
    assert found.loc["all", "score_low"] == pytest.approx(9 - 12.706, abs=1e-3)


def test_a_first_check_has_scores_and_no_changes():
    found = enabler_changes(shown(c=60, all=60), shown())
    assert found["score"].tolist() == [60, 60]
    assert found["score_change"].isna().all()


def test_links_are_those_that_the_framework_names():
    paf = framework(
        [kpi("k1", PLACED, weight=0.5, enablers=["b"]), kpi("k2", PLACED, weight=0.5)]
    )
    changes = pd.DataFrame(
        [("c", "k1", 0.3, 0.4, 0.1, 0.05, 0.15, 0.95, "mover", "better")],
        columns=[
            *("center", "kpi", "before", "value", "change", "low", "high", "level"),
            *("method", "verdict"),
        ],
    )
    found = enabler_links(paf, enabler_changes(shown(c=60), shown(c=50)), changes)
    assert len(found) == 1
    row = found.iloc[0]
    assert (row["kpi"], row["section"], row["score_change"], row["change"]) == (
        *("k1", "b", 10),
        0.1,
    )


@pytest.mark.parametrize(
    ("score", "band"),
    [(0, 0), (10, 0), (10.5, 1), (11, 1), (30, 1), (50, 2), (70, 3), (90, 4), (100, 5)],
)
def test_bands_are_those_of_the_caf_panels(score, band):
    assert caf_band(score) == band


def test_ids_of_sections_and_statements_differ():
    sections = [{"id": "a", "title": TITLE, "statements": [statement("a")]}]
    with pytest.raises(ValidationError, match="'a' stands twice"):
        check(sections=sections)


def test_all_is_no_section():
    sections = [{"id": "all", "title": TITLE, "statements": [statement("a")]}]
    with pytest.raises(ValidationError, match="'all' stands for all sections"):
        check(sections=sections)


def test_caf_counts_statements_alike():
    with pytest.raises(ValidationError, match="take their weight: out"):
        check(rule="caf_fine_tuned")


def test_fewer_than_three_assessors_are_never_enough():
    with pytest.raises(ValidationError, match="greater than or equal to 3"):
        check(assessors={"minimum": 2})
