"""Cells of records: outcomes and factors, matched by code and never repeated."""

from collections.abc import Callable

import pandas as pd

from pescycle.io import cells
from pescycle.model.context import ContextKind

Reading = tuple[Callable[[pd.Series], cells.Typed], str, str, str]
"""What types a column, and the rule, message and remedy of a cell that it cannot."""

YES, NO = ("1", "true", "yes"), ("0", "false", "no")


def outcomes(kind: ContextKind) -> Reading:
    """How the outcome of a model of that kind is read."""
    if kind == ContextKind.LOGISTIC:
        message = "no outcome of yes or no; this cell is set aside."
        return _yes_or_no, "unknown_code", message, "Write 1 for yes and 0 for no."
    if kind == ContextKind.POISSON:
        message = "no whole number of 0 or more; this cell is set aside."
        return _counts, "bad_number", message, "Write digits only."
    return numbers()


def numbers() -> Reading:
    """How a measured number is read."""
    message = "not a number; this cell is set aside."
    remedy = "Write digits only, with a decimal point."
    return cells.decimal_numbers, "bad_number", message, remedy


def own_codes(factor: str, codes: tuple[str, ...]) -> Reading:
    """How a factor with declared codes is read."""

    def read(text: pd.Series) -> cells.Typed:
        plain = cells.plain_codes(text.map(cells.western_digits)).str.replace(" ", "_")
        known = plain.isin(codes)
        return cells.Typed(plain.where(known).astype("str"), ~known & ~cells.blank(text))

    message = f"no code of the factor {factor}; this cell is set aside."
    return read, "unknown_code", message, f"Its codes are {', '.join(codes)}."


def _yes_or_no(text: pd.Series) -> cells.Typed:
    plain = cells.plain_codes(text.map(cells.western_digits))
    values = plain.map(dict.fromkeys(YES, 1.0) | dict.fromkeys(NO, 0.0)).astype("float64")
    return cells.Typed(values, values.isna() & ~cells.blank(text))


def _counts(text: pd.Series) -> cells.Typed:
    typed = cells.whole_numbers(text)
    below = (typed.values < 0).fillna(False).astype(bool)
    values = typed.values.astype("float64").mask(below)
    return cells.Typed(values, typed.wrong | below)
