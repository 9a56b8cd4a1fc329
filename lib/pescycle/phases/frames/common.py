"""What several frames have in common, and the empty frame."""

import pandas as pd

CHANGE = ("change", "low", "high", "level", "method", "verdict")
FIGURE = ("value", "low", "high")


def empty(columns: tuple[str, ...]) -> pd.DataFrame:
    """A frame of those columns without rows."""
    return pd.DataFrame({name: pd.Series(dtype="object") for name in columns})
