"""k-medoids against R's cluster package."""

import numpy as np
import pandas as pd
import pytest

from pescycle.paf.medoids import built, silhouette_widths, swapped
from pescycle.paf.peer_groups import nearest_group, peer_groups

# R 4.2.2, cluster:
#   z <- scale(data.frame(a = ..., b = ..., c = ...)); p <- pam(z, k)
CENTERS = pd.DataFrame(
    {
        "a": [182, 141, 96, 88, 79, 118, 64, 133, 84, 109, 91, 102, 57, 150],
        "b": [31, 28, 24, 22, 26, 33, 21, 30, 23, 29, 48, 27, 20, 36],
        "c": [12, 21, 68, 74, 71, 30, 79, 25, 73, 35, 66, 40, 81, 18],
    },
    index=[f"c{number:02d}" for number in range(1, 15)],
)
# p$id.med; p$objective["swap"]; p$silinfo$avg.width
SMALL = [
    (2, [8, 9], 0.8043799826524215, 0.53217879241922417),
    (3, [8, 9, 11], 0.57795030047411966, 0.57038581122086063),
    (4, [8, 9, 11, 12], 0.46727529203492846, 0.41840725789288724),
]
# silhouette(p) for k = 3, in the order of the centers
WIDTHS = [
    *(0.550554621313711, 0.635970913940535, 0.653581832607131, 0.776951313509323),
    *(0.709235440435742, 0.578760453347294, 0.773070854217019, 0.662893361573757),
    *(0.795329030361945, 0.427826715202045, 0.0, 0.138463140666489),
    *(0.730910311453553, 0.551853368463505),
]
# i <- 1:60; z <- scale(cbind((i*i*7) %% 101, (i*13+i*i*i) %% 97)); p <- pam(z, k)
# p$id.med; p$objective (after build, after swap); p$silinfo$avg.width
LARGE = [
    (2, [2, 46], 0.9985643418690926, 0.9395305075871635, 0.36686909321412686),
    (3, [9, 20, 51], 0.85637764822378437, 0.76853312138841623, 0.39491339999361114),
    (4, [2, 3, 20, 34], 0.72153371132936861, 0.64463085370631135, 0.43259782788639212),
    (5, [4, 9, 20, 25, 34], 0.60977827266751528, 0.57988033464419109, 0.41090720712013318),
    (
        *(6, [4, 9, 20, 25, 34, 35]),
        *(0.54048591903248877, 0.50666794173625329, 0.39691755452390176),
    ),
]


def standard(frame: pd.DataFrame) -> pd.DataFrame:
    return (frame - frame.mean()) / frame.std()


def distances(frame: pd.DataFrame) -> np.ndarray:
    z = standard(frame).to_numpy()
    return np.sqrt(((z[:, None] - z[None]) ** 2).sum(axis=2))


def sixty() -> pd.DataFrame:
    i = np.arange(1, 61)
    return pd.DataFrame({"x": (i * i * 7) % 101, "y": (i * 13 + i**3) % 97})


@pytest.mark.parametrize(("groups", "medoids", "objective", "width"), SMALL)
def test_medoids_and_widths_of_14_centers_are_those_of_pam(
    groups, medoids, objective, width
):
    found = peer_groups(CENTERS, groups=groups, minimum=1)
    assert [int(name[1:]) for name in found.medoid] == medoids
    away = (standard(CENTERS) - found.point.loc[found.group].to_numpy()) ** 2
    assert np.sqrt(away.sum(axis=1)).mean() == pytest.approx(objective, rel=1e-12)
    assert found.width.mean() == pytest.approx(width, rel=1e-12)


def test_each_centers_silhouette_is_that_of_cluster():
    found = peer_groups(CENTERS, groups=3, minimum=1)
    np.testing.assert_allclose(found.width, WIDTHS, atol=1e-13)


@pytest.mark.parametrize(("groups", "medoids", "first", "last", "width"), LARGE)
def test_build_and_swap_of_60_points_reach_what_pam_reaches(
    groups, medoids, first, last, width
):
    d = distances(sixty())
    start = built(d, groups)
    assert d[:, start].min(axis=1).mean() == pytest.approx(first, rel=1e-12)
    end = swapped(d, start)
    assert [place + 1 for place in end] == medoids
    assert d[:, end].min(axis=1).mean() == pytest.approx(last, rel=1e-12)
    widths = silhouette_widths(d, d[:, end].argmin(axis=1))
    assert widths.mean() == pytest.approx(width, rel=1e-12)


def test_the_silhouette_chooses_the_number_with_the_largest_average_width():
    found = peer_groups(sixty(), minimum=1)
    assert len(found.medoid) == 4  # 0.4326, the largest of R's widths above
    assert set(nearest_group(found, sixty()) == found.group) == {True}
