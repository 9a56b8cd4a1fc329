"""Last digits of reported counts: are some written down more often than others."""

from collections.abc import Collection
from functools import cache

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.model.monitoring import GamingCheck

# Below it the last digit of a count that varies by chance is not yet even: at a mean of 50
# the digits' shares differ from 10 % by less than a hundredth of it.
SMALLEST_MEAN = 50
LEAST_COUNTS = 12  # with fewer, only gross preferences could be seen
REPLICATES, SEED = 9_999, 1881  # Newcomb's paper on the frequency of digits
# More where the first ones hardly reach the statistic: among hundreds of comparisons
# a smallest p-value of 1 in 10,000 could raise no question.
MORE_REPLICATES, CHUNK, FEW_BEYOND = 999_999, 111_111, 10


def digit_checks(
    measure_month: pd.DataFrame, *, passed_over: Collection[str] = ()
) -> pd.DataFrame:
    """Whether the last digits of a center's counts are as even as chance makes them.

    Counted are the cells as they were sent, strata apart, whole, of those centers, measures
    and strata whose mean is at least 50. No single count is left out because it is small:
    where counts lie about 50, those of 50 and more alone end in 0 to 4 by their size. Two
    checks: all ten digits by chi-square, its p-value by simulation because counts are few;
    and the share of 0 and 5, which rounding raises, by the exact binomial. Neither says
    that a figure is wrong: a center that estimates honestly rounds too.

    Parameters
    ----------
    measure_month : DataFrame
        One row a (center, month, measure, stratum): center measure stratum value.
    passed_over : collection of str
        Measures whose digits stay the same for good reasons, such as staff in post.

    Returns
    -------
    DataFrame
        Two rows a (center, measure): ``center measure check statistic base p``; statistic
        is the chi-square, or the share of 0 and 5; p is missing below 12 counts.

    Notes
    -----
    Chi-square with 9 degrees of freedom in R: ``chisq.test(table(digit),
    simulate.p.value = TRUE)``; the other: ``binom.test(k, n, 0.2, "greater")``.
    """
    whole = measure_month["value"].astype("float64") % 1 == 0
    rows = measure_month[whole & ~measure_month["measure"].isin(list(passed_over))]
    mean = rows.groupby(["center", "measure", "stratum"])["value"].transform("mean")
    rows = rows[mean >= SMALLEST_MEAN].reset_index(drop=True)
    digits = pd.crosstab(
        [rows["center"], rows["measure"]], (rows["value"] % 10).astype(int)
    ).reindex(columns=range(10), fill_value=0)
    found = [
        {"center": center, "measure": measure} | check
        for (center, measure), counts in zip(digits.index, digits.to_numpy(), strict=True)
        for check in _checks(counts)
    ]
    columns = ["center", "measure", "check", "statistic", "base", "p"]
    return pd.DataFrame(found, columns=columns)


def _checks(counts: np.ndarray) -> list[dict[str, object]]:
    base = int(counts.sum())
    rounded = int(counts[0] + counts[5])
    enough = base >= LEAST_COUNTS
    return [
        {
            "check": str(GamingCheck.LAST_DIGIT),
            "statistic": float(chi_square(counts)),
            "base": base,
            "p": even_digits_p(counts) if enough else np.nan,
        },
        {
            "check": str(GamingCheck.ROUNDING),
            "statistic": rounded / base,
            "base": base,
            "p": float(stats.binom.sf(rounded - 1, base, 0.2)) if enough else np.nan,
        },
    ]


def chi_square(counts: np.ndarray) -> np.ndarray:
    """Chi-square of ten equal shares; the digits are the last axis."""
    expected = counts.sum(axis=-1, keepdims=True) / 10
    return ((counts - expected) ** 2 / expected).sum(axis=-1)


def even_digits_p(counts: np.ndarray) -> float:
    """Chance that even digits look as uneven, by simulation (fixed seed)."""
    base, least = int(counts.sum()), chi_square(counts) - 1e-9
    for replicates in (REPLICATES, MORE_REPLICATES):
        chances = _null_statistics(base, replicates)
        beyond = len(chances) - int(np.searchsorted(chances, least))
        if beyond >= FEW_BEYOND:
            break
    return (1 + beyond) / (1 + replicates)


@cache
def _null_statistics(base: int, replicates: int) -> np.ndarray:
    """Chi-squares of so many samples of even digits, from small to large."""
    source = np.random.default_rng([SEED, base])
    sizes = [min(CHUNK, replicates - start) for start in range(0, replicates, CHUNK)]
    even = np.full(10, 0.1)
    found = [chi_square(source.multinomial(base, even, size=size)) for size in sizes]
    return np.sort(np.concatenate(found))
