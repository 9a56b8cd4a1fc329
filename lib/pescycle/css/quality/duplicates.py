"""Respondents who answered like another one, more often than chance brings."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.css.answers import AnswerKind, answer_kinds, asked_items
from pescycle.css.quality.paradata import sending_order
from pescycle.model.quality import Duplicate
from pescycle.model.questionnaire import ChoiceItem, ItemRole, Questionnaire

# How often strangers are alike is measured on at most so many rows, evenly spaced.
CHANCE_ROWS = 1_000
# With fewer comparisons within the same center, those between centers are taken.
CHANCE_PAIRS = 1_000
CHUNK = 1_000  # rows compared at once with all others
LEVEL = 0.95


class Pairs(NamedTuple):
    """Positions of two alike rows each, and how many pairs could be compared."""

    first: np.ndarray
    second: np.ndarray
    compared: int


@dataclass(frozen=True, eq=False)
class Likeness:
    """What was found: ``found`` a respondent, ``pairs`` alike, ``expected`` by chance.

    ``found`` is missing where too little was answered, or chance could not be measured.
    """

    found: pd.Series
    pairs: int
    expected: float


def likeness(
    responses: pd.DataFrame, questionnaire: Questionnaire, rule: Duplicate
) -> Likeness:
    """Who answered like an earlier respondent of the same center, day and device.

    Compared are the rated items and the profile; two blanks are no likeness. Strangers are
    alike by chance too, above all where many are content with everything: how often is
    measured on respondents of the same center on different days, else of different
    centers. Only where more pairs are alike than the 95 % limit of a Poisson count with
    that expectation, the later one of each pair is found.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent: center, ``submitted``, ``device``, items.
    questionnaire : Questionnaire
    rule : Duplicate

    Returns
    -------
    Likeness

    Notes
    -----
    The share of equal answers: Kuriakose & Robbins (2016), Statistical Journal of the IAOS
    32, 283-291; why chance must be measured: Simmons, Mercer, Schwarzer & Kennedy (2016),
    the same volume, 327-338.
    """
    order = responses.index.get_indexer(sending_order(responses))
    codes = answer_codes(responses, questionnaire)[order]
    center, group = _groups(responses.iloc[order])
    within = _alike_within(codes, group, rule)
    rate = chance_rate(codes, center, group, rule)
    expected = float(rate * within.compared)
    found = np.zeros(len(responses), dtype=bool)
    if not np.isnan(rate) and len(within.first) > stats.poisson.ppf(LEVEL, expected):
        found[order[within.second]] = True
    checked = np.zeros(len(responses), dtype=bool)
    checked[order] = (codes >= 0).sum(axis=1) >= rule.answers
    flagged = pd.Series(found, index=responses.index, dtype="boolean")
    return Likeness(flagged.mask(~checked | np.isnan(rate)), len(within.first), expected)


def answer_codes(responses: pd.DataFrame, questionnaire: Questionnaire) -> np.ndarray:
    """Answers to rated and profile items as numbers from 0; -1 where there is none."""
    columns = []
    for item in asked_items(responses, questionnaire):
        kinds = answer_kinds(responses[item.id], questionnaire.scale(item.scale))
        codes = pd.factorize(responses[item.id])[0]
        columns.append(np.where(kinds == AnswerKind.BLANK, -1, codes))
    for item in questionnaire.items:
        profile = isinstance(item, ChoiceItem) and item.role == ItemRole.PROFILE
        if profile and item.id in responses:
            columns.append(pd.factorize(responses[item.id])[0])
    size = len(responses)
    return np.column_stack(columns) if columns else np.zeros((size, 0), dtype=int)


def _groups(responses: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Number of each row's center, and of its center, day and device together."""
    keys = responses.reindex(columns=["center", "submitted", "device"])
    keys["submitted"] = pd.to_datetime(keys["submitted"]).dt.normalize()
    center = keys.groupby("center", dropna=False).ngroup().to_numpy()
    group = keys.groupby(list(keys), dropna=False).ngroup().to_numpy()
    return center, group


def _alike_within(codes: np.ndarray, group: np.ndarray, rule: Duplicate) -> Pairs:
    found = []
    by_group = np.argsort(group, kind="stable")
    ends = np.flatnonzero(np.diff(group[by_group])) + 1
    for rows in np.split(by_group, ends):
        if len(rows) > 1:
            first, second, compared = alike_pairs(codes[rows], rule)
            found.append(Pairs(rows[first], rows[second], compared))
    nothing = np.zeros(0, dtype=int)
    return Pairs(
        np.concatenate([nothing, *(pairs.first for pairs in found)]),
        np.concatenate([nothing, *(pairs.second for pairs in found)]),
        sum(pairs.compared for pairs in found),
    )


def alike_pairs(codes: np.ndarray, rule: Duplicate) -> Pairs:
    """The alike among all pairs of rows, the earlier row first."""
    firsts, seconds, compared = [], [], 0
    for start, alike, comparable in _comparisons(codes, rule):
        first, second = np.nonzero(alike)
        firsts.append(first + start)
        seconds.append(second)
        compared += int(comparable.sum())
    return Pairs(np.concatenate(firsts), np.concatenate(seconds), compared)


def chance_rate(
    codes: np.ndarray, center: np.ndarray, group: np.ndarray, rule: Duplicate
) -> float:
    """Share of alike pairs among respondents who had nothing to do with each other.

    Missing where no such pair can be compared.
    """
    rows = np.linspace(0, len(codes) - 1, min(len(codes), CHANCE_ROWS)).astype(int)
    codes, center, group = codes[rows], center[rows], group[rows]
    near, far = np.zeros(2), np.zeros(2)
    for start, alike, comparable in _comparisons(codes, rule):
        here = slice(start, start + len(alike))
        same = center[here, None] == center
        strangers = same & (group[here, None] != group)
        near += [(alike & strangers).sum(), (comparable & strangers).sum()]
        far += [(alike & ~same).sum(), (comparable & ~same).sum()]
    alike, compared = near if near[1] >= CHANCE_PAIRS or not far[1] else far
    return alike / compared if compared else np.nan


def _comparisons(codes: np.ndarray, rule: Duplicate):
    """Blocks of rows against all rows: which pairs are alike, and which comparable.

    A one for each answer turns counting equal answers into a product of matrices.
    """
    given = (codes >= 0).astype(np.float32)
    ones = np.concatenate(
        [
            (column[:, None] == np.arange(column.max(initial=-1) + 1)).astype(np.float32)
            for column in codes.T
        ]
        or [np.zeros((len(codes), 0), dtype=np.float32)],
        axis=1,
    )
    for start in range(0, len(codes), CHUNK):
        block = slice(start, start + CHUNK)
        both = given[block] @ given.T
        later = np.arange(len(codes)) > np.arange(start, start + len(both))[:, None]
        comparable = later & (both >= rule.answers)
        equal = ones[block] @ ones.T
        # Shares such as 9 of 10 must not fail by rounding.
        yield start, comparable & (equal >= rule.similarity * both - 1e-6), comparable
