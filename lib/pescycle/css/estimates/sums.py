"""Means, totals and ratios of any numbers in any domains, with their whole covariance.

For answers on a scale ``domain_means`` is faster; these take numbers that are no codes
(posts notified, minutes), or the covariance of figures of different kinds.
"""

from dataclasses import dataclass

import numpy as np

from pescycle.css.design.covariance import covariance, degrees_of_freedom
from pescycle.css.design.survey_design import SurveyDesign
from pescycle.css.estimates.domains import Domains


@dataclass(frozen=True, eq=False)
class Sums:
    """Figures of domains: ``covariance`` is (domains, domains), all else one a domain.

    ``base`` is the unweighted n with a number and a weight.
    """

    value: np.ndarray
    covariance: np.ndarray
    df: np.ndarray
    base: np.ndarray

    @property
    def se(self) -> np.ndarray:
        """Standard errors; missing where a domain has no degree of freedom."""
        variance = np.maximum(np.diag(self.covariance), 0)
        return np.where(self.df >= 1, np.sqrt(variance), np.nan)


def means(design: SurveyDesign, values: np.ndarray, domains: Domains) -> Sums:
    """Weighted mean of each domain.

    Parameters
    ----------
    design : SurveyDesign
        As the sample was drawn.
    values : ndarray
        One number a respondent, NaN for none.
    domains : Domains

    Notes
    -----
    R (survey): ``svyby(~y, ~domain, design, svymean, na.rm = TRUE, covmat = TRUE)``.
    """
    return ratios(design, values, np.where(np.isnan(values), np.nan, 1.0), domains)


def totals(design: SurveyDesign, values: np.ndarray, domains: Domains) -> Sums:
    """Weighted total of each domain; who gave no number adds nothing.

    Parameters
    ----------
    design : SurveyDesign
        As the sample was drawn, with weights that add up to the population.
    values : ndarray
        One number a respondent, NaN for none.
    domains : Domains

    Notes
    -----
    R (survey): ``svyby(~y, ~domain, design, svytotal, na.rm = TRUE, covmat = TRUE)``.
    """
    inside = _inside(domains)
    scores = inside * (design.weight * np.nan_to_num(values))[:, None]
    return _sums(design, scores.sum(axis=0), scores, inside, ~np.isnan(values))


def ratios(
    design: SurveyDesign, numerator: np.ndarray, denominator: np.ndarray, domains: Domains
) -> Sums:
    """Total of the numerators over total of the denominators, of each domain.

    Parameters
    ----------
    design : SurveyDesign
        As the sample was drawn.
    numerator, denominator : ndarray
        One number a respondent; who lacks one of them is left out.
    domains : Domains

    Returns
    -------
    Sums
        Missing where the denominators add up to zero.

    Notes
    -----
    Särndal, Swensson & Wretman (1992), 5.6. R (survey):
    ``svyby(~num, denominator = ~den, by = ~domain, design, svyratio, na.rm = TRUE)``.
    """
    used = ~(np.isnan(numerator) | np.isnan(denominator))
    top, bottom = np.where(used, numerator, 0.0), np.where(used, denominator, 0.0)
    inside = _inside(domains)
    weight = inside * design.weight[:, None]
    whole = bottom @ weight
    whole = np.where(whole != 0, whole, np.nan)
    value = (top @ weight) / whole
    scores = weight * (top[:, None] - bottom[:, None] * value) / whole
    return _sums(design, value, np.nan_to_num(scores), inside, used)


def _inside(domains: Domains) -> np.ndarray:
    """Which respondents (rows) belong to which domain, as numbers 0 and 1."""
    return domains.members[:, domains.part].toarray().T


def _sums(
    design: SurveyDesign,
    value: np.ndarray,
    scores: np.ndarray,
    inside: np.ndarray,
    used: np.ndarray,
) -> Sums:
    counted = used & (design.weight > 0)
    df = [degrees_of_freedom(design, used & (column > 0)) for column in inside.T]
    return Sums(
        value=value,
        covariance=covariance(design, scores),
        df=np.array(df),
        base=(inside.T @ counted).astype(np.int64),
    )
