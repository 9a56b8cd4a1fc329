"""Peer groups: smallest size, number, gaps, and centers that come later."""

import numpy as np
import pandas as pd
import pytest

from pescycle.paf import peer_groups as module
from pescycle.paf.peer_groups import nearest_group, peer_groups


def line(*values: float | None, **more: list[float]) -> pd.DataFrame:
    ids = [f"c{number:02d}" for number in range(1, len(values) + 1)]
    return pd.DataFrame({"x": values, **more}, index=ids, dtype="float64")


def sizes(found: module.PeerGroups) -> list[int]:
    return found.group.value_counts().sort_index().tolist()


# Two heaps of five and three, far apart.
HEAPS = line(1, 2, 3, 4, 5, 51, 52, 53)


def test_two_heaps_are_two_groups_with_the_middle_center_as_medoid():
    found = peer_groups(HEAPS, minimum=3)
    assert sizes(found) == [5, 3]
    assert found.medoid.to_dict() == {"g1": "c03", "g2": "c07"}


def test_a_group_below_the_smallest_size_is_dissolved():
    found = peer_groups(HEAPS, groups=2, minimum=4)
    assert sizes(found) == [8]
    assert found.width.isna().all()


def test_of_three_heaps_the_small_one_joins_its_neighbour():
    found = peer_groups(line(1, 2, 3, 11, 12, 13, 14, 60, 61, 62, 63), groups=3, minimum=4)
    assert sizes(found) == [7, 4]


@pytest.mark.parametrize("minimum", [1, 2, 3, 5, 8])
@pytest.mark.parametrize("groups", [None, 2, 4, 7])
def test_no_group_is_ever_below_the_smallest_size(groups, minimum):
    i = np.arange(40)
    frame = pd.DataFrame({"x": (i * i * 7) % 101, "y": (i * 13 + i**3) % 97})
    found = peer_groups(frame, groups=groups, minimum=minimum)
    assert min(sizes(found)) >= minimum
    assert found.group.notna().all()


def ring() -> pd.DataFrame:
    """24 centers of which none lies nearer to the middle than another: no heap at all."""
    angle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    columns = {f"x{k}": np.cos(angle * k) for k in range(1, 8)}
    return pd.DataFrame(columns | {f"y{k}": np.sin(angle * k) for k in range(1, 8)})


def test_without_structure_there_is_one_group():
    found = peer_groups(ring())
    assert sizes(found) == [24]
    assert (found.tried["silhouette"] < module.NO_STRUCTURE).all()


def test_a_given_number_is_kept_even_without_structure():
    assert len(sizes(peer_groups(ring(), groups=2))) == 2


def test_the_order_of_the_rows_changes_nothing():
    turned = HEAPS.iloc[::-1]
    found = peer_groups(turned, minimum=3)
    pd.testing.assert_series_equal(
        found.group.sort_index(), peer_groups(HEAPS, minimum=3).group
    )
    assert list(found.group.index) == list(turned.index)


def test_a_center_without_a_covariate_has_no_group_and_says_why():
    found = peer_groups(line(1, 2, 3, None, 51, 52, 53), minimum=3)
    assert pd.isna(found.group["c04"])
    assert found.reason["c04"] == "missing_covariate"
    assert found.reason.drop("c04").isna().all()
    assert sizes(found) == [3, 3]


def test_a_covariate_without_spread_is_left_out_by_name():
    found = peer_groups(HEAPS.assign(same=7.0), minimum=3)
    assert found.left_out == ("same",)
    assert sizes(found) == [5, 3]


def test_centers_that_are_all_alike_form_one_group():
    assert sizes(peer_groups(line(4, 4, 4, 4, 4))) == [5]


def test_one_center_is_a_group_of_its_own():
    found = peer_groups(line(4))
    assert found.group.tolist() == ["g1"]


def test_no_center_gives_no_group():
    found = peer_groups(HEAPS.iloc[:0])
    assert found.group.empty
    assert found.medoid.empty


def test_nobody_with_covariates_leaves_everyone_without_group():
    found = peer_groups(line(None, None))
    assert found.group.isna().all()
    assert nearest_group(found, line(1.0)).isna().all()


def test_a_later_center_joins_the_nearest_medoid_and_moves_nobody():
    found = peer_groups(HEAPS, minimum=3)
    later = pd.DataFrame({"x": [20.0, 40.0, np.nan]}, index=["n1", "n2", "n3"])
    placed = nearest_group(found, later)
    # medoids at 3 and 52: the half-way mark is 27.5
    assert placed[["n1", "n2"]].tolist() == ["g1", "g2"]
    assert pd.isna(placed["n3"])


def test_large_services_take_medoids_from_a_sample_and_place_everyone(monkeypatch):
    monkeypatch.setattr(module, "LARGEST_MATRIX", 50)
    values = np.r_[np.arange(300), 10_000 + np.arange(200)]
    frame = pd.DataFrame({"x": values}, index=[f"c{n:04d}" for n in range(500)])
    assert sizes(peer_groups(frame)) == [300, 200]


@pytest.mark.parametrize("wrong", [{"groups": 0}, {"minimum": 0}])
def test_numbers_below_one_are_refused(wrong):
    with pytest.raises(ValueError, match="1 or more"):
        peer_groups(HEAPS, **wrong)


def test_a_center_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="c01 stands twice"):
        peer_groups(pd.concat([HEAPS, HEAPS.iloc[:1]]))
