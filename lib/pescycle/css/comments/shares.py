"""Share of the comments that speak of each theme, with each cue."""

import numpy as np
import pandas as pd

from pescycle.css.comments.mentions import Mentions, mentions, open_items
from pescycle.css.comments.rare import rare_rows
from pescycle.css.design import SurveyDesign
from pescycle.css.estimates import (
    Outcome,
    answer_cells,
    domain_means,
    domains_of,
    share_interval,
)
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.themes import Codebook
from pescycle.stats.intervals import checked_confidence

# Place of a respondent in the cells of one pair: not found, found, nothing written.
ABSENT, FOUND, SILENT = 0, 1, 2
GRADES = (0.0, 1.0, np.nan)
COLUMNS = {
    "item": "str",
    "theme": "str",
    "cue": "str",
    "count": "Int64",
    "share": "float64",
    "se": "float64",
    "low": "float64",
    "high": "float64",
    "level": "float64",
    "method": "str",
    "base": "Int64",
    "rare": "bool",
}


def theme_shares(
    responses: pd.DataFrame,
    questionnaire: Questionnaire,
    codebook: Codebook,
    *,
    design: SurveyDesign,
    minimum_base: int,
    hide_unanimous: bool = True,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Weighted share of the comments that speak of a theme, and how many do.

    The comments are a domain of the sample: who wrote nothing stays in the design. One
    comment can speak of several themes, so that the shares do not add up to 1; those in
    which no theme was found are ``uncoded``.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent, with the columns of themes and cues that reading made.
    questionnaire : Questionnaire
        The audience's code book.
    codebook : Codebook
    design : SurveyDesign
        As the sample was drawn.
    minimum_base : int
        What fewer people share, or all but fewer, is ``rare``; so is what would tell it.
    hide_unanimous : bool
        Whether what everybody wrote of is ``rare`` as well.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (open item, theme, cue): ``item theme cue count share se low high level
        method base rare``. ``theme`` is also ``uncoded``, and with a cue ``all``; ``cue``
        is "" for any comment. ``base`` is the unweighted number of comments, ``count`` of
        those that speak of it; the share is weighted.

    Notes
    -----
    R (survey): ``svymean(~theme, subset(design, written))``.
    """
    level = checked_confidence(confidence)
    parts = []
    for item in open_items(responses, questionnaire):
        found = mentions(responses, item, codebook)
        part = _shares(found, design, level).assign(item=item, level=level)
        rare = rare_rows(part, minimum_base, hide_unanimous=hide_unanimous)
        parts.append(part.assign(rare=rare))
    if not parts:
        return pd.DataFrame({name: pd.Series(dtype=t) for name, t in COLUMNS.items()})
    return pd.concat(parts, ignore_index=True)[list(COLUMNS)].astype(COLUMNS)


def _shares(found: Mentions, design: SurveyDesign, level: float) -> pd.DataFrame:
    codes = np.where(found.written[:, None], found.found.astype(np.int64), SILENT)
    everyone = domains_of([(np.zeros(len(design), dtype=np.intp), 1)])
    cells = answer_cells(design, codes, everyone)
    outcomes = [Outcome(item=place, grades=GRADES) for place in range(len(found.pairs))]
    means = domain_means(cells, outcomes)
    rows = []
    for place, (theme, cue) in enumerate(found.pairs):
        limits = share_interval(means, place, simple=design.simple, confidence=level)
        row = {"theme": theme, "cue": cue, "share": means.value[0, place]}
        row |= {"se": means.se[0, place], "base": means.base[0, place]}
        row |= {name: limit[0] for name, limit in limits.items()}
        counted = found.found[:, place] & (design.weight > 0)
        rows.append(row | {"count": int(counted.sum())})
    return pd.DataFrame(rows)
