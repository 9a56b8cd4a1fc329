"""Which findings of the quality rules would give single respondents away."""

from itertools import combinations

import pandas as pd


def gives_away(count: pd.Series, base: pd.Series, *, minimum_base: int) -> pd.Series:
    """Whether a count, or what is left of its base, is a group too small to be shown.

    Nobody and everybody are no small group.
    """
    left = base - count
    small = [(part > 0) & (part < minimum_base) for part in (count, left)]
    return small[0] | small[1]


def differs_by_few(found: pd.DataFrame, *, minimum_base: int) -> set[str]:
    """Rules whose answers are those of an earlier rule but for a few.

    Two figures, each without what one of two rules found, differ by the answers of these
    few: whoever has both can work them out. So only the first of both is shown.

    Parameters
    ----------
    found : DataFrame
        One row a respondent whose answer counts, a column of booleans a rule.
    minimum_base : int
    """
    hidden: set[str] = set()
    for first, second in combinations(found, 2):
        differ = int((found[first] != found[second]).sum())
        if first not in hidden and 0 < differ < minimum_base:
            hidden.add(second)
    return hidden
