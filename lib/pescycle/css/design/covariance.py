"""Variance of any figure by Taylor linearisation: scores in, covariance out."""

from dataclasses import dataclass

import numpy as np

from pescycle.css.design.survey_design import Calibration, Stage, SurveyDesign
from pescycle.model.sampling import LonelyUnit

# A stratum of which all units were drawn adds nothing; so does one that is all but that.
WHOLE_POPULATION = 1e-7


@dataclass(frozen=True, eq=False)
class Strata:
    """The strata of one stage: one number a stratum, but ``of_unit`` one a unit.

    ``rest`` is the finite population correction, the share of the stratum that was not
    drawn. ``factor`` multiplies the squared deviations of the units' totals: n / (n - 1),
    the correction, and the sampling fractions of the stages before. Where ``centred`` is
    false, a lone unit is not held against its stratum's mean.
    """

    of_unit: np.ndarray
    units: np.ndarray
    rest: np.ndarray
    factor: np.ndarray
    centred: np.ndarray


def covariance(design: SurveyDesign, scores: np.ndarray) -> np.ndarray:
    """Covariance of the sums of ``scores`` over the sample.

    The one engine of variances: a mean, ratio, quantile, regression coefficient or
    difference is first written as a sum of scores. Its finite populations, stages, lonely
    units and calibration are those of ``design``; a respondent outside the domain has a
    score of 0 and stays in.

    Parameters
    ----------
    design : SurveyDesign
        As the sample was drawn.
    scores : ndarray
        (respondents,) or (respondents, figures): weight times linearised value, for a mean
        ``w (y - mean) / sum(w)``.

    Returns
    -------
    ndarray
        (figures, figures).

    Raises
    ------
    ValueError
        For a stratum with a single unit where the design's rule is ``fail``.

    Notes
    -----
    Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 4.3 and 5.5.
    R (survey): ``svyrecvar``; calibrated designs as ``calibrate``, with design-weighted
    residuals.
    """
    scores = np.asarray(scores, dtype=float)
    scores = scores.reshape(len(design), -1)
    if design.calibration is not None:
        scores = residual_scores(scores, design.weight, design.calibration)
    figures = scores.shape[1]
    total = np.zeros((figures, figures))
    for number, strata in enumerate(all_strata(design)):
        sums = sums_by(design.stages[number].unit, scores, len(strata.of_unit))
        total += between_units(sums, strata)
    return total


def degrees_of_freedom(design: SurveyDesign, used: np.ndarray | None = None) -> int:
    """Primary sampling units minus their strata, of the respondents that count.

    Parameters
    ----------
    design : SurveyDesign
        As the sample was drawn.
    used : ndarray of bool, optional
        Who is in the domain and answered; without a weight nobody counts.

    Notes
    -----
    R (survey): ``degf(subset(design, used))``.
    """
    counted = design.weight > 0 if used is None else (design.weight > 0) & used
    first = design.stages[0]
    units = len(np.unique(first.unit[counted]))
    return units - len(np.unique(first.stratum[counted]))


def residual_scores(
    scores: np.ndarray, weight: np.ndarray, calibration: Calibration
) -> np.ndarray:
    """Scores less what the calibration totals explain, which chance cannot move any more.

    Parameters
    ----------
    scores : ndarray
        (respondents, figures).
    weight : ndarray
        Calibrated weights, one a respondent.
    calibration : Calibration

    Notes
    -----
    Deville & Särndal (1992), JASA 87, 376-382, equation 3.4.
    """
    safe = np.where(weight > 0, weight, 1.0)[:, None]
    linearised = np.where(weight[:, None] > 0, scores / safe, 0.0)
    groups = calibration.auxiliary.shape[0]
    sums = sums_by(calibration.group, calibration.base_weight[:, None] * linearised, groups)
    fitted = fitted_values(calibration, sums)
    return weight[:, None] * (linearised - fitted[calibration.group])


def fitted_values(calibration: Calibration, sums: np.ndarray) -> np.ndarray:
    """Fit on the calibration totals with the base weights: (groups, figures).

    Parameters
    ----------
    calibration : Calibration
    sums : ndarray
        (groups, figures): base weight times value, summed over each group's respondents.
    """
    auxiliary = calibration.auxiliary
    base = np.bincount(
        calibration.group, calibration.base_weight, minlength=auxiliary.shape[0]
    )
    cross = (auxiliary.T @ auxiliary.multiply(base[:, None]).tocsr()).toarray()
    # Margins share their grand total, so that columns depend on each other.
    slopes = np.linalg.lstsq(cross, auxiliary.T @ sums, rcond=1e-11)[0]
    return auxiliary @ slopes


def all_strata(design: SurveyDesign) -> list[Strata]:
    """The strata of each stage that adds to the variance.

    A stage below one with replacement adds nothing: the first stage's units hold it all.
    """
    found: list[Strata] = []
    fraction = np.ones(len(design))
    parent: np.ndarray | None = None
    for number, stage in enumerate(design.stages, 1):
        found.append(_strata(stage, fraction, parent, design.lonely))
        whole = stage.population is None or np.isinf(stage.population).all()
        if whole or number == len(design.stages):
            break
        units = found[-1].units[stage.stratum]
        fraction = fraction * np.minimum(units / stage.population, 1.0)
        parent = stage.unit
    return found


def _strata(
    stage: Stage, fraction: np.ndarray, parent: np.ndarray | None, lonely: LonelyUnit
) -> Strata:
    row_of_unit = any_row(stage.unit)
    of_unit = stage.stratum[row_of_unit]
    row = row_of_unit[any_row(of_unit)]  # one a stratum
    units = np.bincount(of_unit, minlength=len(row))
    rest = np.ones(len(row))
    if stage.population is not None:
        rest = 1 - units / stage.population[row]
    rest = np.where(rest < WHOLE_POPULATION, 0.0, rest)
    several = units > 1
    factor = rest * np.where(several, units / np.maximum(units - 1, 1), 1.0)
    alone = ~several & (rest > 0)
    # Strata of a later stage lie in one unit of the stage before.
    within = np.zeros(len(row), dtype=np.intp) if parent is None else parent[row]
    factor = _lonely_factor(factor, alone, lonely, within) * fraction[row]
    centred = several | (lonely != LonelyUnit.ADJUST)
    return Strata(of_unit, units, rest, factor, centred)


def _lonely_factor(
    factor: np.ndarray, alone: np.ndarray, lonely: LonelyUnit, parents: np.ndarray
) -> np.ndarray:
    if not alone.any() or lonely == LonelyUnit.ADJUST:
        return factor
    if lonely == LonelyUnit.FAIL:
        raise ValueError(f"{alone.sum()} strata have a single sampling unit")
    factor = np.where(alone, 0.0, factor)
    if lonely == LonelyUnit.AVERAGE:
        together = np.bincount(parents)
        others = np.bincount(parents, ~alone, minlength=len(together))
        # Where no stratum has two units there is no mean to take.
        scale = together / np.where(others > 0, others, np.nan)
        factor = factor * scale[parents]
    return factor


def between_units(sums: np.ndarray, strata: Strata) -> np.ndarray:
    """What one stage adds: the spread of its units' sums within strata.

    Parameters
    ----------
    sums : ndarray
        (units, figures).
    strata : Strata
    """
    means = sums_by(strata.of_unit, sums, len(strata.units))
    means /= np.maximum(strata.units, 1)[:, None]
    means[~strata.centred] = 0.0
    deviations = sums - means[strata.of_unit]
    return (deviations * strata.factor[strata.of_unit, None]).T @ deviations


def sums_by(place: np.ndarray, values: np.ndarray, size: int) -> np.ndarray:
    """Sums of the rows of ``values`` by place: (size, columns)."""
    columns = [np.bincount(place, column, minlength=size) for column in values.T]
    return np.stack(columns, axis=1) if columns else np.zeros((size, 0))


def any_row(place: np.ndarray) -> np.ndarray:
    """A row of each place, in the order of the places."""
    found = np.zeros(int(place.max(initial=-1)) + 1, dtype=np.intp)
    found[place] = np.arange(len(place))
    return found
