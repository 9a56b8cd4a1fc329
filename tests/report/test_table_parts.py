"""Words, columns and tables are spread over modules; a name may stand in one of them."""

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest

from pescycle.report import columns, table_specs, vocabulary
from pescycle.report.parts import joined

PACKAGES = [(columns, "COLUMNS"), (table_specs, "TABLES"), (vocabulary, "VOCABULARY")]


@pytest.mark.parametrize(("package", "name"), PACKAGES)
def test_no_name_of_a_column_or_table_stands_in_two_modules(package, name):
    parts = [
        getattr(import_module(f"{package.__name__}.{part.name}"), name, {})
        for part in iter_modules(package.__path__)
    ]
    named = Counter(key for part in parts for key in part)
    assert len(named) > 20
    assert [key for key, times in named.items() if times > 1] == []
    assert set(named) == set(getattr(package, name))


def test_the_parts_stand_in_the_whole_in_their_order():
    assert list(joined({"b": 1}, {}, {"a": 2}).items()) == [("b", 1), ("a", 2)]
    assert joined() == {}


def test_a_name_in_two_parts_is_refused_instead_of_being_overwritten():
    with pytest.raises(ValueError, match=r"^a, c: stands in two parts; rename one\.$"):
        joined({"a": 1, "b": 2, "c": 3}, {"c": 3, "a": 1})
