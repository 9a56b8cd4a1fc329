"""Top-2-box share and item index of every rated item, by center and for all."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from pescycle.css.answers import BESIDE, CodedAnswers, coded_answers
from pescycle.css.design import SurveyDesign, sample_design
from pescycle.css.estimates.cells import answer_cells
from pescycle.css.estimates.columns import FIGURE, INDEX_TOP, without_rows
from pescycle.css.estimates.domains import groups_and_all
from pescycle.css.estimates.figures import Outcome
from pescycle.css.estimates.intervals import mean_interval, share_interval
from pescycle.css.estimates.means import DomainMeans, domain_means
from pescycle.model.base import ALL
from pescycle.model.findings import Statistic
from pescycle.model.questionnaire import Questionnaire
from pescycle.stats.intervals import checked_confidence

COLUMNS = {
    "center": "str",
    **FIGURE,
    "deff": "float64",
    "effective_base": "float64",
    **{str(kind): "Int64" for kind in BESIDE},
}


def estimates(
    responses: pd.DataFrame,
    questionnaire: Questionnaire,
    *,
    design: SurveyDesign | None = None,
    centers: Iterable[str] = (),
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Both statistics of each rated item with interval, base and what was left out.

    ``count`` is the unweighted number in the top box and ``base`` the unweighted number of
    valid answers, so that with weights count / base is not the share. The share has
    Wilson's interval (see ``share_interval``), the index a t interval cut to 0..100, and
    no limits where nothing varies or the domain is a single sampling unit. ``deff`` is the
    design effect against simple random sampling with replacement.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent: center and item codes.
    questionnaire : Questionnaire
        The audience's code book.
    design : SurveyDesign, optional
        As the sample was drawn; else what the columns weight, stratum and cluster say.
    centers : iterable of str
        Centers to show, in this order, also when nobody answered there; else those that
        occur.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (center, then all; item; statistic): ``center item statistic value se low
        high level method count base deff effective_base not_applicable dont_know blank``;
        ``top2box`` is a share 0..1, ``index`` runs from 0 to 100.

    Raises
    ------
    DataError
        For a design column with gaps or a weight below 0.
    """
    shown = shown_centers(responses, centers)
    design = sample_design(responses) if design is None else design
    place = pd.Index(shown).get_indexer(responses["center"].astype("str"))
    coded = coded_answers(responses, questionnaire)
    if not coded.items:
        return without_rows(COLUMNS)
    cells = answer_cells(design, coded.place, groups_and_all(place, len(shown)))
    means = domain_means(cells, item_outcomes(coded, questionnaire))
    level = checked_confidence(confidence)
    parts = [
        _item_rows(coded, means, number, [*shown, ALL], simple=design.simple, level=level)
        for number in range(len(coded.items))
    ]
    whole = pd.concat(parts, ignore_index=True)
    whole["row"] = pd.Categorical(whole["center"], [*shown, ALL]).codes
    # Index before top-2-box would be alphabetical; readers meet the share first.
    whole = whole.sort_values(["row", "order"], kind="stable", ignore_index=True)
    return whole.reindex(columns=list(COLUMNS)).astype(COLUMNS)


def shown_centers(responses: pd.DataFrame, centers: Iterable[str] = ()) -> list[str]:
    """Centers as given, without ``all``; where none is given those that occur, sorted."""
    given = [center for center in centers if center != ALL]
    return given or sorted(responses["center"].dropna().unique())


def item_outcomes(coded: CodedAnswers, questionnaire: Questionnaire) -> list[Outcome]:
    """Top-2-box share, then index, of each item in turn."""
    outcomes = []
    for number, item in enumerate(coded.items):
        scale = questionnaire.scale(item.scale)
        step = INDEX_TOP / (scale.high - scale.low)
        top = coded.grades(number, lambda code, s=scale: code in s.top)
        index = coded.grades(number, lambda code, s=scale, k=step: (code - s.low) * k)
        outcomes += [Outcome(item=number, grades=top), Outcome(item=number, grades=index)]
    return outcomes


def _item_rows(
    coded: CodedAnswers,
    means: DomainMeans,
    number: int,
    centers: list[str],
    *,
    simple: bool,
    level: float,
) -> pd.DataFrame:
    """Rows of one item: the share of each center, then the index of each."""
    share, index = 2 * number, 2 * number + 1
    share_limits = share_interval(means, share, simple=simple, confidence=level)
    limits = mean_interval(means, index, low=0, high=INDEX_TOP, confidence=level)
    beside = _beside(coded, means, number)
    common = {"center": centers, "item": coded.items[number].id, "level": level} | beside
    rows = [
        common | _figure(means, share, Statistic.TOP2BOX) | share_limits,
        common | _figure(means, index, Statistic.INDEX) | limits,
    ]
    rows[0]["count"] = _top_count(means, share)
    return pd.concat([pd.DataFrame(row) for row in rows]).assign(order=number)


def _figure(means: DomainMeans, column: int, statistic: Statistic) -> dict[str, object]:
    return {
        "statistic": str(statistic),
        "value": means.value[:, column],
        "se": means.se[:, column],
        "base": means.base[:, column],
        "deff": means.deff[:, column],
        "effective_base": means.effective_base[:, column],
    }


def _top_count(means: DomainMeans, column: int) -> np.ndarray:
    """Unweighted number of respondents in the top box of each domain."""
    top = means.figures.grade[column] == 1
    counts = means.cells.count[:, means.figures.item[column]] @ top.astype(np.int64)
    return (means.cells.domains.members @ counts).astype(np.int64)


def _beside(coded: CodedAnswers, means: DomainMeans, number: int) -> dict[str, np.ndarray]:
    """How many of each domain gave no valid answer to an item, by kind."""
    counts = means.cells.count[:, number]
    first, there = len(coded.codes[number]), counts.shape[1]
    places = {str(kind): first + place for place, kind in enumerate(BESIDE)}
    members = means.cells.domains.members
    return {
        kind: (members @ counts[:, place] if place < there else np.zeros(members.shape[0]))
        for kind, place in places.items()
    }
