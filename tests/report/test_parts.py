import pkgutil
from importlib import import_module

import pytest

from pescycle.report import columns, table_specs, vocabulary
from pescycle.report.parts import joined

WHOLES = {
    vocabulary: ("VOCABULARY", ()),
    columns: ("COLUMNS", ("kinds",)),
    table_specs: ("TABLES", ("kinds",)),
}


def test_the_parts_stand_in_the_whole_in_their_order():
    assert joined({"b": 1}, {}, {"a": 2}) == {"b": 1, "a": 2}
    assert list(joined({"b": 1}, {"a": 2})) == ["b", "a"]
    assert joined() == {}


def test_a_name_in_two_parts_is_refused_instead_of_being_overwritten():
    with pytest.raises(ValueError, match=r"^a, c: stands in two parts; rename one\.$"):
        joined({"a": 1, "b": 2, "c": 3}, {"c": 3, "a": 1})


@pytest.mark.parametrize("package", WHOLES, ids=lambda package: package.__name__)
def test_each_module_of_the_package_gives_its_part_to_the_whole(package):
    name, others = WHOLES[package]
    parts = [
        getattr(import_module(f"{package.__name__}.{module.name}"), name)
        for module in pkgutil.iter_modules(package.__path__)
        if module.name not in others
    ]
    keys = [key for part in parts for key in part]
    assert len(parts) > 10
    assert len(keys) == len(set(keys))
    assert set(keys) == set(getattr(package, name))
