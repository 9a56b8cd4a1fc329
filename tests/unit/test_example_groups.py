"""What the example tells by group of people and by day, as its README says."""

from collections import Counter, defaultdict

import pytest
from scipy import stats

from tests.example import EXAMPLE, ROUNDS, csv_rows, measure_rows, months_of


def group_rows(number):
    return csv_rows(EXAMPLE / "rounds" / ROUNDS[number] / "kpi" / "by_group.csv")[1:]


@pytest.mark.parametrize("number", range(3))
def test_parts_by_group_are_never_more_than_their_measure_and_by_age_all_of_it(number):
    wholes, parts = defaultdict(int), defaultdict(int)
    for center, month, measure, _, value in measure_rows(number):
        wholes[center, month[:7], measure] += int(value)
    for center, month, measure, group, _, value in group_rows(number):
        parts[center, month, measure, group] += int(value)
    assert parts
    for (*place, group), value in parts.items():
        whole = wholes[tuple(place)]
        # Everybody has an age; some state neither sex nor disability.
        assert value == whole if group == "age" else value <= whole


def placed_by(number, group):
    """Placed and not placed of each category in the round's own six months."""
    sums = Counter()
    for _, month, measure, its_group, category, value in group_rows(number):
        if its_group == group and (number or month >= "2022-07"):
            sums[category, measure] += int(value)
    names = {category for category, _ in sums}
    placed = {n: sums[n, "placed_90"] for n in names}
    return {n: (placed[n], sums[n, "exits"] - placed[n]) for n in names}


@pytest.mark.parametrize(
    ("number", "disabled", "others"), [(0, 0.28, 0.37), (1, 0.29, 0.38), (2, 0.22, 0.38)]
)
def test_people_with_a_disability_are_placed_less_often_and_nobody_else(
    number, disabled, others
):
    share = {n: a / (a + b) for n, (a, b) in placed_by(number, "disability").items()}
    assert round(share["yes"], 2) == disabled
    assert round(share["no"], 2) == others
    for group in ("sex", "age"):
        # Six such tests: below 0.05 / 6 one would look planted.
        assert (
            stats.chi2_contingency(list(placed_by(number, group).values())).pvalue > 0.008
        )


def test_the_days_of_a_month_add_up_and_one_center_enters_late():
    rows = csv_rows(EXAMPLE / "rounds" / "2023-2" / "days.csv")[1:]
    sums, late = Counter(), Counter()
    for center, measure, day, count in rows:
        sums[center, measure] += int(count)
        rest = [other for c, m, other, _ in rows if c == center and other[:7] == day[:7]]
        late[center] += int(count) * (day in sorted(rest)[-3:])
    for (center, measure), total in sums.items():
        assert total == months_of(2)[center, measure, ""]
    shares = {center: late[center] / sums[center, m] for center, m in sums}
    # 3 of 20 to 23 working days are about 14 %; 35 % are planted in c12
    assert shares["c12"] == pytest.approx(0.35, abs=0.04)
    assert shares["c01"] == pytest.approx(0.14, abs=0.03)
    assert shares["c08"] == pytest.approx(0.14, abs=0.03)
