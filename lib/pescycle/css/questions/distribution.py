"""How the answers spread: over the codes of the scale, and beside it."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from pescycle.css.answers import BESIDE, coded_answers
from pescycle.css.design import SurveyDesign, sample_design
from pescycle.css.estimates import shown_centers
from pescycle.css.estimates.columns import without_rows
from pescycle.model.base import ALL
from pescycle.model.questionnaire import Questionnaire

BESIDE_COUNTS = tuple(str(kind) for kind in BESIDE)
BESIDE_SHARES = tuple(f"{kind}_share" for kind in BESIDE)
COLUMNS = {
    "center": "str",
    "item": "str",
    "code": "Int64",
    "count": "Int64",
    "share": "float64",
    "base": "Int64",
    **dict.fromkeys(BESIDE_COUNTS, "Int64"),
    **dict.fromkeys(BESIDE_SHARES, "float64"),
    "respondents": "Int64",
}


def distribution(
    responses: pd.DataFrame,
    questionnaire: Questionnaire,
    *,
    design: SurveyDesign | None = None,
    centers: Iterable[str] = (),
) -> pd.DataFrame:
    """Count and share of each code among the valid answers, codes nobody gave included.

    What is no valid answer stands apart, the same on every row of an item: no part of
    ``base`` and ``share``, but a share of all respondents. Counts are unweighted, shares
    weighted where there are weights: they agree with the estimates and not with
    count / base.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent.
    questionnaire : Questionnaire
        The audience's code book.
    design : SurveyDesign, optional
        As the sample was drawn; else what the columns weight, stratum and cluster say.
    centers : iterable of str
        As for ``estimates``.

    Returns
    -------
    DataFrame
        One row a (center, then all; item; code), worst code first: ``center item code count
        share base``, then the counts ``not_applicable dont_know blank``, their shares of
        all ``respondents`` (``not_applicable_share`` ...) and these. ``share`` is missing
        where nobody gave a valid answer, the shares beside where nobody was asked.
    """
    shown = shown_centers(responses, centers)
    design = sample_design(responses) if design is None else design
    place = pd.Index(shown).get_indexer(responses["center"].astype("str"))
    coded = coded_answers(responses, questionnaire)
    parts = []
    for order, item in enumerate(coded.items):
        codes = coded.codes[order]
        size, answer = len(codes) + len(BESIDE), coded.place[:, order]
        counts, weights = (
            _by_center(place, answer, weight, (len(shown), size))
            for weight in ((design.weight > 0).astype(float), design.weight)
        )
        rows = _spread(counts, weights, len(codes))
        rows |= {
            "center": np.repeat([*shown, ALL], len(codes)),
            "item": item.id,
            "code": np.tile(codes, len(shown) + 1),
            "row": np.repeat(np.arange(len(shown) + 1), len(codes)),
        }
        parts.append(pd.DataFrame(rows))
    if not parts:
        return without_rows(COLUMNS)
    whole = pd.concat(parts, ignore_index=True)
    whole = whole.sort_values("row", kind="stable", ignore_index=True)
    return whole[list(COLUMNS)].astype(COLUMNS)


def _by_center(
    place: np.ndarray, answer: np.ndarray, weight: np.ndarray, shape: tuple[int, int]
) -> np.ndarray:
    """Sums by center and answer; the last row is of everybody, of no center too."""
    centers, size = shape
    inside = place >= 0
    cell = place[inside] * size + answer[inside]
    table = np.bincount(cell, weight[inside], minlength=centers * size)
    together = np.bincount(answer, weight, minlength=size)
    return np.vstack([table.reshape(centers, size), together])


def _spread(counts: np.ndarray, weights: np.ndarray, codes: int) -> dict[str, np.ndarray]:
    """Numbers of one item, a row a (center, code)."""
    base, asked = counts[:, :codes].sum(axis=1), counts.sum(axis=1)
    valid, every = weights[:, :codes].sum(axis=1), weights.sum(axis=1)
    valid, every = (np.where(total > 0, total, np.nan) for total in (valid, every))
    of_center = {"base": base, "respondents": asked}
    for number, kind in enumerate(BESIDE_COUNTS):
        of_center[kind] = counts[:, codes + number]
        of_center[f"{kind}_share"] = weights[:, codes + number] / every
    repeated = {name: np.repeat(numbers, codes) for name, numbers in of_center.items()}
    return repeated | {
        "count": counts[:, :codes].ravel(),
        "share": (weights[:, :codes] / valid[:, None]).ravel(),
    }
