"""Intervals at the strict level of many changes, against R."""

import pytest

from pescycle.stats.effects import difference_in_differences

PILOTS = [-10.2, -12.1, -9.7, -11.5, -10.9, -11.8, -10.1]
OTHERS = [0.4, -0.3, 1.1, 0.2, -0.6]


def test_the_difference_of_two_groups_at_the_level_of_53_changes():
    # R: t.test(pilots, others, conf.level = 1 - 0.05 / 53)
    found = difference_in_differences(PILOTS, OTHERS, confidence=1 - 0.05 / 53)
    assert found.effect == pytest.approx(-11.06, abs=1e-9)
    assert found.low == pytest.approx(-13.179605876, abs=1e-8)
    assert found.high == pytest.approx(-8.940394124, abs=1e-8)
    assert found.df == pytest.approx(9.993481425, abs=1e-8)
