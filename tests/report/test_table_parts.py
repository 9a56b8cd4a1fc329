"""Columns and tables are spread over modules; each name may stand in one of them only."""

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest

from pescycle.report import columns, table_specs


@pytest.mark.parametrize(
    ("package", "name"), [(columns, "COLUMNS"), (table_specs, "TABLES")]
)
def test_no_name_of_a_column_or_table_stands_in_two_modules(package, name):
    parts = [
        getattr(import_module(f"{package.__name__}.{part.name}"), name, {})
        for part in iter_modules(package.__path__)
    ]
    named = Counter(key for part in parts for key in part)
    assert len(named) > 20
    assert [key for key, times in named.items() if times > 1] == []
