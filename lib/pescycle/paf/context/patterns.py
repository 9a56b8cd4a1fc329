"""Records of the same center with the same factors, counted together; their design."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.context import NUMBER, ContextModel

SUMS = ("cases", "total", "squares")


def patterns(records: pd.DataFrame, model: ContextModel) -> pd.DataFrame:
    """Complete records counted together where center and all factors are the same.

    Parameters
    ----------
    records : DataFrame
        One row a case: ``center outcome`` and a column a factor. A record without outcome
        or without one of the factors is passed over.
    model : ContextModel
        Its factors.

    Returns
    -------
    DataFrame
        One row a (center, factors): ``center``, the factors, ``cases total squares``
        (number of records, sum and sum of squares of the outcome), in the order of the
        keys.
    """
    keys = ["center", *model.factors]
    complete = records.dropna(subset=[*keys, "outcome"])
    outcome = complete["outcome"].astype("float64")
    grouped = complete[keys].assign(cases=1.0, total=outcome, squares=outcome**2)
    return grouped.groupby(keys, as_index=False, observed=True)[list(SUMS)].sum()


@dataclass(frozen=True, eq=False)
class Design:
    """The model's columns of every pattern.

    ``matrix`` has a row a pattern: 1, a 0/1 column for each code but a factor's first, a
    standardised column for each number; ``factor`` names each column's factor ("" for the
    first) and ``code`` its code.
    """

    matrix: np.ndarray
    factor: tuple[str, ...]
    code: tuple[str, ...]


def design(rows: pd.DataFrame, model: ContextModel) -> Design:
    """Columns of the model for each pattern; numbers are standardised over all cases."""
    columns, factors, codes = [np.ones(len(rows))], [""], [""]
    for name, allowed in model.factors.items():
        if allowed == NUMBER:
            columns.append(_standardised(rows[name], rows["cases"]))
            factors, codes = [*factors, name], [*codes, ""]
            continue
        for code in allowed[1:]:
            columns.append((rows[name] == code).to_numpy(dtype=float))
            factors, codes = [*factors, name], [*codes, code]
    return Design(np.column_stack(columns), tuple(factors), tuple(codes))


def _standardised(values: pd.Series, cases: pd.Series) -> np.ndarray:
    # Only for the arithmetic: an expectation does not hang on a column's unit.
    number = values.to_numpy(dtype=float)
    if not len(number):
        return number
    mean = np.average(number, weights=cases)
    spread = np.sqrt(np.average((number - mean) ** 2, weights=cases))
    return (number - mean) / (spread or 1.0)


def center_factors(rows: pd.DataFrame, model: ContextModel) -> list[str]:
    """Factors that are the same for all cases of each center: not a case's own."""
    if rows.empty:
        return []
    kinds = rows.groupby("center")[list(model.factors)].nunique()
    return [name for name in model.factors if (kinds[name] <= 1).all()]
