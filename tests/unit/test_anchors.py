"""Frozen anchors: how they are made, sealed, and that they keep published scores."""

from dataclasses import replace
from datetime import date
from math import nan

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from pescycle.model.anchors import Anchors, framework_hash, sealed
from pescycle.model.framework import Framework
from pescycle.model.pilot import Pilot
from pescycle.model.scoring import Goalpost
from pescycle.paf.scoring.anchored import goalpost_scores
from pescycle.paf.scoring.freezing import frozen_goalposts, treatment_bounds
from pescycle.phases.freezing import frozen_anchors
from pescycle.phases.peers import frozen_groups, peer_groups_in
from pescycle.phases.scoring import score_results
from tests import rounds
from tests.methods import PLACED, TITLE, VISITS, framework, kpi

CENTERS = [f"c{number}" for number in range(1, 9)]
FIXED = {"rule": "fixed", "value": 100}
PAF = Framework.model_validate(
    framework(
        [
            kpi("k1", VISITS, target=FIXED, weight=0.5),
            kpi("k2", PLACED, weight=0.5, case_mix=True),
        ]
    ).model_dump()
    | {
        "scoring": {
            "composite": {"scale": "goalposts"},
            "points": {"coefficients": {"k1": 10, "k2": 20}, "bonus": 5},
            "peer_classes": {},
            "stars": {},
            "levels": {},
        }
    }
)


def content(**changes):
    return {
        "edition": "1",
        "rounds": ("r1",),
        "centers": ("a",),
        "goalposts": {"k1": {"worst": 1.5, "best": 9.0}},
        "bounds": {"k1": {"low": 1.0, "high": 10.0}},
        "framework": framework_hash(PAF),
    } | changes


def test_anchors_are_sealed_whatever_the_order_of_their_keys():
    whole = sealed(content())
    turned = sealed(dict(reversed(content().items())))
    assert whole.hash == turned.hash
    assert Anchors.model_validate(whole.model_dump(mode="json")) == whole


def test_a_content_that_was_changed_by_hand_is_refused_with_a_remedy():
    changed = sealed(content()).model_dump(mode="json")
    changed["goalposts"]["k1"]["best"] = 9.1
    with pytest.raises(ValidationError, match=r"not what was frozen.*new edition"):
        Anchors.model_validate(changed)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"goalposts": {"k1": {"worst": 1.0, "best": 1.0}}}, "that differ"),
        ({"bounds": {"k1": {"low": 2.0, "high": 1.0}}}, "low <= high"),
        ({"rounds": ()}, "at least 1 item"),
        ({"framework": "abc"}, "should match pattern"),
    ],
)
def test_anchors_that_cannot_be_are_refused(changes, message):
    with pytest.raises(ValidationError, match=message):
        sealed(content(**changes))


def test_a_better_wording_changes_no_hash_and_another_weight_does():
    whole = PAF.model_dump()
    worded = Framework.model_validate(whole | {"title": {"en": "Another title"}})
    assert framework_hash(worded) == framework_hash(PAF)
    whole["pillars"][0]["kpis"][0]["weight"] = 0.4
    whole["pillars"][0]["kpis"][1]["weight"] = 0.6
    assert framework_hash(Framework.model_validate(whole)) != framework_hash(PAF)


def test_an_outlier_is_brought_in_to_its_neighbour():
    values = np.array([*range(1, 21), 1000.0])
    assert treatment_bounds(values) == (1.0, 20.0)


def test_an_outlier_at_the_low_end_is_brought_in_there():
    values = -np.array([*range(1, 21), 1000.0])
    assert treatment_bounds(values) == (-20.0, -1.0)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3.0], (3.0, 3.0)),
        ([2.0, nan, 5.0], (2.0, 5.0)),
        ([4.0] * 9, (4.0, 4.0)),
        # of nine values a tenth is none: nothing may be treated
        ([1, 2, 3, 4, 5, 6, 7, 8, 1000.0], (1.0, 1000.0)),
        # five are not enough: it is the shape
        (list(np.exp(np.arange(100.0))), (1.0, np.exp(99.0))),
    ],
)
def test_what_is_no_outlier_stays(values, expected):
    assert treatment_bounds(np.array(values, dtype=float)) == pytest.approx(expected)


def test_nothing_known_gives_no_bounds():
    assert np.isnan(treatment_bounds(np.array([nan]))).all()


def test_goalposts_are_those_written_down_else_the_bounds_in_the_better_direction():
    of = Framework.model_validate(
        framework(
            [
                kpi("k1", PLACED, weight=0.4),
                kpi("k2", PLACED, weight=0.3, better="lower"),
                kpi("k3", PLACED, weight=0.3),
            ]
        ).model_dump()
        | {"scoring": {"goalposts": {"k1": {"worst": 0.0, "best": 1.0}}}}
    )
    bounds = {"k1": (0.2, 0.4), "k2": (0.1, 0.3), "k3": (0.5, 0.5)}
    assert frozen_goalposts(bounds, of) == {
        "k1": Goalpost(worst=0.0, best=1.0),
        "k2": Goalpost(worst=0.3, best=0.1),
    }


def test_a_score_is_the_place_between_the_goalposts_after_bringing_in_outliers():
    frame = pd.DataFrame(
        {
            "center": ["a", "b", "all"],
            "kpi": "k1",
            "value": [3.0, 99.0, 6.0],
            "anchor": nan,
            "target": nan,
            "score": nan,
            "reason": "",
        }
    )
    anchors = sealed(content(goalposts={"k1": {"worst": 1.0, "best": 21.0}}))
    found = goalpost_scores(frame, PAF, anchors).set_index("center")
    # a: (3 - 1) / 20; b counts as the bound 10: 9 / 20; all: 6 for two centers is 3 each
    assert found["score"].tolist() == pytest.approx([0.1, 0.45, 0.1])
    assert found.loc["all", ["anchor", "target"]].tolist() == [2.0, 42.0]


def test_a_kpi_without_goalposts_has_no_score():
    frame = pd.DataFrame(
        {"center": ["a"], "kpi": "k2", "value": 0.3, "anchor": 0, "target": 1, "score": 1}
    )
    found = goalpost_scores(frame, PAF, sealed(content()))
    assert found[["score", "anchor", "target"]].isna().all(axis=None)


def pilot(centers):
    """Centers whose size and place make two groups of at least five."""
    size = {name: (10.0 if int(name[1:]) % 2 else 90.0) for name in centers}
    table = pd.DataFrame(
        {"id": centers, "role": "pilot", "opened": pd.NaT, "size": list(size.values())}
    )
    covariates = [{"id": "size", "title": TITLE}]
    return table, Pilot.model_validate(
        {"id": "p", "title": TITLE, "synthetic": True, "covariates": covariates}
    )


def drawn(rng, centers):
    rows = []
    for center in centers:
        leavers = int(rng.integers(60, 200))
        for month in ("2024-01-01", "2024-02-01"):
            rows += [(center, month, "visits", int(rng.integers(50, 300)))]
            for stratum in ("short", "long"):
                placed = int(rng.integers(15, leavers))
                rows += [(center, month, "placed", placed, stratum)]
                rows += [(center, month, "leavers", leavers, stratum)]
    return rows


def told(rows, centers, anchors, earlier=None, turn=rounds.FOLLOWING):
    one = rounds.given(
        turn=turn, framework=PAF, last=earlier, measure_month=rounds.measure_month(*rows)
    )
    table, own = pilot(centers)
    kept = {} if anchors is None else {"1": anchors}
    folder = replace(one.folder, centers=table, pilot=own, anchors=kept)
    return replace(one, folder=folder)


def published(one, last=None):
    found = rounds.turned(one, last)["observation"]
    return [found.node_score, found.rating, found.score_step]


@pytest.mark.parametrize("seed", range(3))
def test_a_new_center_changes_no_published_score(seed):
    rng = np.random.Generator(np.random.PCG64(seed))
    count = 12
    centers = [f"c{number}" for number in range(1, count + 1)]
    rows = drawn(rng, centers)
    values = pd.DataFrame(
        [("r2", c, k, rng.uniform()) for c in centers for k in ("k1", "k2")],
        columns=["round", "center", "kpi", "value"],
    )
    anchors = frozen_anchors(told(rows, centers, None).folder, PAF, values, ["r2"])
    before = published(told(rows, centers, anchors))
    wider = [*centers, "c13", "c14"]
    after = published(told([*rows, *drawn(rng, wider[-2:])], wider, anchors))
    for old, new in zip(before, after, strict=True):
        kept = new[new["center"].isin(centers)].reset_index(drop=True)
        single = old[old["center"].isin(centers)].reset_index(drop=True)
        assert len(single)
        pd.testing.assert_frame_equal(kept, single, check_dtype=False, rtol=0, atol=0)


@pytest.mark.parametrize("seed", range(2))
def test_a_new_round_changes_no_published_score(seed):
    rng = np.random.Generator(np.random.PCG64(100 + seed))
    centers = [f"c{number}" for number in range(1, 13)]
    rows = drawn(rng, centers)
    values = pd.DataFrame(
        [("r2", c, k, rng.uniform()) for c in centers for k in ("k1", "k2")],
        columns=["round", "center", "kpi", "value"],
    )
    anchors = frozen_anchors(told(rows, centers, None).folder, PAF, values, ["r2"])
    first = told(rows, centers, anchors)
    before = published(first)
    turn = rounds.FOLLOWING.model_copy(
        update={
            "id": "r3",
            "starts": rounds.FOLLOWING.starts.replace(year=2025),
            "ends": rounds.FOLLOWING.ends.replace(year=2025),
            "previous": "r2",
        }
    )
    later = [(c, m.replace("2024", "2025"), *rest) for c, m, *rest in drawn(rng, centers)]
    second = told(later, centers, anchors, earlier=first, turn=turn)
    for old, new in zip(before, published(second.earlier), strict=True):
        pd.testing.assert_frame_equal(new, old, rtol=0, atol=0)


def test_a_center_that_came_later_joins_the_nearest_frozen_group():
    centers = [f"c{number}" for number in range(1, 13)]
    one = told([], centers, None)
    none = pd.DataFrame(columns=["round", "center", "kpi", "value"])
    peers = frozen_anchors(one.folder, PAF, none, ["r2"]).peers
    assert len(set(peers.groups.values())) == 2
    table = pd.DataFrame({"size": [88.0, 12.0, nan]}, index=["x", "y", "z"])
    found = frozen_groups(peers, table)
    assert found["x"] == peers.groups["c2"]
    assert found["y"] == peers.groups["c1"]
    assert pd.isna(found["z"])


def test_without_anchors_groups_are_found_anew_and_peer_classes_are_left_out():
    centers = [f"c{number}" for number in range(1, 13)]
    rng = np.random.Generator(np.random.PCG64(1))
    one = told(drawn(rng, centers), centers, None)
    assert peer_groups_in(one).nunique() == 2
    rating = rounds.turned(one)["observation"].rating
    classes = rating[rating["scheme"] == "peer_class"]
    assert set(classes["reason"]) == {"no_group"}


def test_a_round_without_figures_has_no_scores():
    found = score_results(told([], CENTERS, None), pd.DataFrame(), pd.DataFrame())
    assert found.node_score.empty
    assert found.rating.empty


def test_a_round_belongs_to_the_last_edition_that_had_begun():
    old = PAF.model_copy(update={"edition": "0"})
    new = PAF.model_copy(update={"edition": "2", "effective_from": date(2024, 1, 1)})
    one = rounds.given(turn=rounds.BASELINE, framework=new)
    folder = replace(one.folder, editions=(old,))
    assert folder.edition_of(rounds.BASELINE).edition == "0"
    assert folder.edition_of(rounds.FOLLOWING).edition == "2"
    # Without former editions the one that there is holds for every round.
    assert one.folder.edition_of(rounds.BASELINE).edition == "2"
