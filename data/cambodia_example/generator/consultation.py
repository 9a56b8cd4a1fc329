"""Sheets of a workshop on weights: points spread by each participant, pairs compared."""

from itertools import combinations

from generator.draws import Draws

STREAM = 7
ROUND = "2023-1"  # the round in whose planning the workshop was held
GROUPS = {"center_staff": 5, "employers": 4, "training": 3, "partners": 2}
# What a participant holds on average, in points, and how far participants differ.
HELD = {
    "composite": ({"users": 20, "capacity": 35, "matching": 45}, 5),
    "users": ({"k1_walk_in": 40, "k2a_jobseekers": 35, "k2b_employers": 25}, 16),
    "capacity": ({"k3_trained_staff": 45, "k4_satisfaction": 55}, 6),
    "matching": ({"k5_vacancies_filled": 50, "k6_matched_placements": 50}, 12),
}
STEP = 5  # participants write multiples of five
COMPARED = 8  # participants who also compared the pillars pair by pair
CONTRADICTING, INCOMPLETE = 3, 6  # of these, who contradict themselves or left a gap
Rows = list[list[object]]


def participants() -> list[tuple[str, str]]:
    """Code and group of each participant."""
    groups = [name for name, size in GROUPS.items() for _ in range(size)]
    return [(f"p{number:02d}", group) for number, group in enumerate(groups, 1)]


def weight_rows() -> Rows:
    """Points of every participant for the children of every node."""
    rows: Rows = [["participant", "group", "node", "child", "points"]]
    for number, (code, group) in enumerate(participants(), 1):
        for place, (node, (held, spread)) in enumerate(HELD.items(), 1):
            for child, points in _points(Draws(STREAM, number, place), held, spread):
                rows.append([code, group, node, child, points])
    return rows


def _points(draws: Draws, held: dict[str, int], spread: int) -> list[tuple[str, int]]:
    """Multiples of five that add up to 100; what is over goes to the largest."""
    drawn = {child: max(STEP, draws.normal(mean, spread)) for child, mean in held.items()}
    whole = sum(drawn.values())
    points = {c: STEP * round(100 * one / whole / STEP) for c, one in drawn.items()}
    largest = max(points, key=lambda child: points[child])
    points[largest] += 100 - sum(points.values())
    return list(points.items())


def comparison_rows() -> Rows:
    """Comparisons of the pillars, the more important of a pair first."""
    rows: Rows = [["participant", "node", "first", "second", "judgment"]]
    held, spread = HELD["composite"]
    for number, (code, _) in enumerate(participants()[:COMPARED], 1):
        weights = dict(_points(Draws(STREAM, number, 1), held, spread))
        for pair in list(combinations(held, 2))[: 2 if number == INCOMPLETE else None]:
            first, second = sorted(pair, key=lambda child: -weights[child])
            judgment = max(1, round(weights[first] / weights[second]))
            if number == CONTRADICTING and set(pair) == {"users", "matching"}:
                first, second, judgment = "users", "matching", 3
            rows.append([code, "composite", first, second, judgment])
    return rows
