"""Non-response: who answered stands for those of the same class who did not."""

import numpy as np

from pescycle.css.weighting.margins import Margin, unmet


def response_adjusted_weights(base: np.ndarray, classes: Margin) -> np.ndarray:
    """Base weights times those asked over those who answered, class by class.

    Parameters
    ----------
    base : ndarray
        Weights before, one a respondent; who has a weight of 0 counts as not answered.
    classes : Margin
        Each respondent's class, its totals the number of people asked.

    Returns
    -------
    ndarray
        One weight a respondent, never below the base weight.

    Raises
    ------
    UnmetMarginError
        Where people were asked and nobody answered, or more answered than were asked.

    Notes
    -----
    Little (1986), International Statistical Review 54, 139-157; the weighting-class
    estimator with unweighted response rates. In R: ``w * (asked / answered)[class]``.
    """
    base = np.asarray(base, dtype=float)
    answered = np.bincount(classes.code[base > 0], minlength=len(classes.total))
    for place in np.flatnonzero(answered > classes.total):
        raise unmet("no_client", classes, int(place))
    for place in np.flatnonzero((answered == 0) & (classes.total > 0)):
        raise unmet("nobody", classes, int(place))
    factor = classes.total / np.maximum(answered, 1)
    return base * factor[classes.code]
