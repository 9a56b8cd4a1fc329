"""The columns that every figure of a survey has, and a table that has no rows yet."""

from collections.abc import Mapping

import pandas as pd

INDEX_TOP = 100  # the index of an item runs from 0 to here
FIGURE = {
    "item": "str",
    "statistic": "str",
    "value": "float64",
    "se": "float64",
    "low": "float64",
    "high": "float64",
    "level": "float64",
    "method": "str",
    "count": "Int64",
    "base": "Int64",
}


def without_rows(columns: Mapping[str, str]) -> pd.DataFrame:
    """A table of no rows whose columns have their types."""
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in columns.items()})
