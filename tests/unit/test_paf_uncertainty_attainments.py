"""Attainments at the limits of figures that may be zero."""

import numpy as np
import pandas as pd
import pytest

from pescycle.paf.uncertainty.attainments import attainment_leaves
from pescycle.stats.intervals import normal_quantile
from tests.methods import WAITING, framework, kpi

EDITION = framework(
    [kpi("k", WAITING, better="lower", target={"rule": "fixed", "value": 10})]
)


def leaves_of(*rows):
    names = ["center", "value", "low", "high", "attainment"]
    scores = pd.DataFrame(rows, columns=names).assign(
        kpi="k", level=0.95, baseline=np.nan, target=10.0, low_target=np.nan
    )
    return attainment_leaves(scores, EDITION, ["k"], list(scores["center"]))


def test_a_value_of_zero_where_lower_is_better_has_an_error_on_one_side():
    # a: 0 minutes (0 to 20): the cap, 1.2; at 20 minutes 10 / 20 = 0.5
    # b: 10 minutes (0 to 20): 1; at 0 minutes the cap
    found = leaves_of(("a", 0.0, 0.0, 20.0, 1.2), ("b", 10.0, 0.0, 20.0, 1.0))
    unit = normal_quantile(0.95)
    assert found.value[0] == pytest.approx([1.2, 1.0])
    sides = np.sort(np.stack([found.up[0], found.down[0]]) * unit, axis=0)
    np.testing.assert_allclose(sides, [[-0.7, -0.5], [0.0, 0.2]], atol=1e-12)
