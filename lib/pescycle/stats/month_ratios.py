"""Many ratios of sums at once, and their differences, with the months as units."""

from dataclasses import dataclass

import numpy as np

from pescycle.stats.intervals import Estimate, Interval, t_interval

ROUNDING = 10 * np.finfo(float).eps


@dataclass(frozen=True, eq=False)
class MonthRatios:
    """Ratios with what each month adds to their error; months along the last axis.

    ``residual`` is 0 in a month without data, ``months`` counts those with data.
    """

    value: np.ndarray
    residual: np.ndarray
    months: np.ndarray

    def interval(self, *, confidence: float = 0.95) -> Interval:
        """Limits of each ratio by Student's t."""
        se = _standard_error(self.residual, self.months, np.abs(self.value))
        return t_interval(self.value, se, self.months - 1, confidence=confidence)

    def difference(
        self, other: "MonthRatios", *, confidence: float = 0.95
    ) -> tuple[Estimate, np.ndarray, np.ndarray]:
        """Difference of both ratios, its standard error and degrees of freedom.

        Months that are good for both move both: the residuals are subtracted month by
        month, so that only what differs counts.
        """
        months = np.minimum(self.months, other.months)
        size = np.abs(self.value) + np.abs(other.value)
        se = _standard_error(self.residual - other.residual, months, size)
        value = self.value - other.value
        limits = t_interval(value, se, months - 1, confidence=confidence)
        return Estimate(value, *limits), se, months - 1

    def relative(self) -> "MonthRatios":
        """Logarithms of the ratios, for intervals of how many times one is the other."""
        with np.errstate(divide="ignore", invalid="ignore"):
            value = np.where(self.value > 0, np.log(self.value), np.nan)
            residual = self.residual / self.value[..., None]
        return MonthRatios(value, residual, self.months)


def month_ratios(top: np.ndarray, bottom: np.ndarray) -> MonthRatios:
    """Ratios of sums over the last axis (months), all at once.

    Parameters
    ----------
    top, bottom : ndarray
        Alike in shape; a month counts where both sides are known.

    Returns
    -------
    MonthRatios
        Missing where the denominators add up to zero.

    Notes
    -----
    As ``stats.ratios.ratio_of_sums``: Cochran (1977), Sampling Techniques, section 6.3. R
    (survey): ``svyratio``; differences: ``svycontrast`` of two ratios from one design.
    """
    known = ~np.isnan(top + bottom)
    top, bottom = np.where(known, top, 0.0), np.where(known, bottom, 0.0)
    total = bottom.sum(axis=-1)
    total = np.where(total > 0, total, np.nan)
    value = top.sum(axis=-1) / total
    residual = (top - value[..., None] * bottom) / total[..., None]
    return MonthRatios(value, residual, known.sum(axis=-1))


def _standard_error(
    residual: np.ndarray, months: np.ndarray, size: np.ndarray
) -> np.ndarray:
    """Zero where only rounding varies; missing with fewer than two months."""
    enough = np.where(months > 1, months, np.nan)
    se = np.sqrt(enough / (enough - 1) * (residual**2).sum(axis=-1))
    return np.where(se > ROUNDING * size, se, np.where(np.isnan(se), np.nan, 0.0))
