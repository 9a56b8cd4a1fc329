"""The rules that look at one row alone: one answer for all, one dominant part."""

import math

import numpy as np
import pandas as pd

# A hidden number of people may not be known more closely than this share of the minimum
# base: with a base of 10, an interval of 5 people is the least that must stay open.
PROTECTED_SHARE = 0.5
# p % rule: nobody may work out a contribution to a sum to within this share of it, from
# the sum and the next largest contribution (which its giver knows).
P_PERCENT = 0.10
# (n, k) rule: this many givers may not make up this share of a sum.
LARGEST_GIVERS, LARGEST_SHARE = 2, 0.85


def protection(minimum_base: int) -> int:
    """Width that the interval of a hidden number of people must keep.

    It cannot be wider than the rule itself leaves open: a hidden base lies between 1 and
    one below the minimum.
    """
    return min(math.ceil(PROTECTED_SHARE * minimum_base), minimum_base - 2)


def unanimous(count: np.ndarray, base: np.ndarray) -> np.ndarray:
    """Where all people of a base are in the box, or none: each one's answer is known."""
    count, base = np.asarray(count), np.asarray(base)
    return (base > 0) & ((count == 0) | (count == base))


def dominated(amount: pd.Series, cell: pd.Series) -> pd.Series:
    """Whether one or two givers make up so much of a cell's sum that it tells theirs.

    For sums of amounts, such as vacancies notified; a number of people is no such sum.

    Parameters
    ----------
    amount : Series
        What each respondent contributes, 0 or above; missing ones contribute nothing.
    cell : Series
        The cell into which it is added up, aligned with ``amount``.

    Returns
    -------
    Series
        One row a cell: True where the p % rule or the (n, k) rule is broken.

    References
    ----------
    Hundepool et al. (2012). Statistical Disclosure Control, section 4.2. Wiley.
    """
    known = pd.DataFrame({"cell": cell, "amount": amount.astype("float64")}).dropna()
    if (known["amount"] < 0).any():
        raise ValueError("dominance is defined for amounts of 0 or above")
    return known.groupby("cell")["amount"].agg(_is_dominated).astype(bool)


def _is_dominated(amounts: pd.Series) -> bool:
    largest = np.sort(amounts.to_numpy())[::-1]
    total, first = largest.sum(), largest[0]
    if total <= 0:
        return False
    rest = total - largest[:2].sum()
    few = largest[:LARGEST_GIVERS].sum() > LARGEST_SHARE * total
    return bool(rest < P_PERCENT * first or few)
