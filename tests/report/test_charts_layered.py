"""The layout of a diagram in layers: few crossings, no box in another."""

from itertools import combinations, pairwise, permutations, product

import numpy as np
import pytest

from pescycle.report.charts.layered import BEND, crossings, layered


def _fewest(layers, edges):
    """Fewest crossings of all orders in all layers, lines going to the next layer only."""
    columns = [
        [k for k, n in layers.items() if n == at] for at in sorted({*layers.values()})
    ]
    orders = product(*(list(permutations(column)) for column in columns))
    return min(crossings(order, edges) for order in orders)


def _found(layers, edges):
    place = layered(layers, edges).places
    columns = [
        sorted((k for k, n in layers.items() if n == at), key=lambda k: place[k][1])
        for at in sorted({*layers.values()})
    ]
    return crossings(columns, edges)


def test_crossed_lines_are_untangled():
    layers = {"a": 0, "b": 0, "x": 1, "y": 1}
    assert crossings([["a", "b"], ["x", "y"]], [("a", "y"), ("b", "x")]) == 1
    assert _found(layers, [("a", "y"), ("b", "x")]) == 0


@pytest.mark.parametrize("seed", range(12))
def test_no_order_of_small_diagrams_has_fewer_crossings(seed):
    draw = np.random.default_rng(seed)
    sizes = (3, 4, 3)  # 6 x 24 x 6 orders are all tried
    layers = {(at, n): at for at in range(3) for n in range(sizes[at])}
    pairs = [(a, b) for a, b in product(layers, layers) if layers[b] == layers[a] + 1]
    edges = [pair for pair in pairs if draw.uniform() < 0.4]
    assert _found(layers, edges) <= _fewest(layers, edges) + 0


def test_boxes_of_a_layer_never_touch():
    layers = {f"{at}{n}": at for at in range(3) for n in range(6)}
    edges = [(f"0{n}", "10") for n in range(6)] + [(f"1{n}", "20") for n in range(6)]
    place = layered(layers, edges)
    for at in range(3):
        heights = sorted(place.places[f"{at}{n}"][1] for n in range(6))
        assert all(b - a >= 1 - 1e-9 for a, b in pairwise(heights))
        assert heights[0] >= 0.5 - 1e-9
        assert heights[-1] <= place.height - 0.5 + 1e-9


def test_a_line_that_passes_a_layer_keeps_clear_of_its_boxes():
    layers = {"a": 0, "b": 0, "m": 1, "z": 2}
    place = layered(layers, [("a", "m"), ("b", "z"), ("m", "z")])
    route = place.routes["b", "z"]
    assert [layer for layer, _ in route] == [0, 1, 2]
    assert abs(route[1][1] - place.places["m"][1]) >= (1 + BEND) / 2 - 1e-9


def test_a_box_stands_at_the_mean_of_what_it_is_linked_with():
    layers = {"a": 0, "b": 0, "c": 0, "m": 1}
    place = layered(layers, [("a", "m"), ("c", "m")]).places
    ends = place["a"][1], place["c"][1]
    assert place["m"][1] == pytest.approx(sum(ends) / 2)
    assert len({round(place[name][1], 6) for name in "abc"}) == 3


def test_the_same_diagram_is_always_laid_out_alike():
    layers = {name: n % 3 for n, name in enumerate("abcdefghi")}
    edges = [(a, b) for a, b in combinations(layers, 2) if layers[b] == layers[a] + 1]
    assert layered(layers, edges) == layered(layers, edges)


def test_a_single_box_and_none_have_a_layout():
    assert layered({"a": 0}, []).places == {"a": (0, 0.5)}
    assert layered({}, []).height == 0
