"""Respondents who answered like an earlier one, more than chance explains."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from pescycle.css.answers import AnswerKind, answer_kinds, asked_items
from pescycle.css.quality.paradata import sending_order
from pescycle.model.quality import Duplicate
from pescycle.model.questionnaire import ChoiceItem, ItemRole, Questionnaire

# How often strangers answer like somebody is measured on at most so many, evenly spaced.
STRANGERS = 2_000
CHUNK = 1_000  # rows that are compared at once


class Pairs(NamedTuple):
    """Positions of two alike rows each; how many earlier ones each row is compared with."""

    first: np.ndarray
    second: np.ndarray
    earlier: np.ndarray


def duplicates(
    responses: pd.DataFrame, questionnaire: Questionnaire, rule: Duplicate
) -> pd.Series:
    """Who answered like an earlier respondent of the same center, day and device.

    Compared are the rated items and the profile; two blanks are no likeness. Strangers are
    alike by chance too, above all where many are content with everything. So each
    respondent who is like an earlier one is also compared with those of other days,
    devices and centers: only where they are so seldom like him that the chance of one or
    more among the earlier ones is at most ``rule.chance``, he is found.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent: center, ``submitted``, ``device``, items.
    questionnaire : Questionnaire
    rule : Duplicate

    Returns
    -------
    Series
        ``boolean``, missing where too little was answered, or there are no strangers.

    Notes
    -----
    The share of equal answers: Kuriakose & Robbins (2016), Statistical Journal of the IAOS
    32, 283-291; why chance must be measured: Simmons, Mercer, Schwarzer & Kennedy (2016),
    the same volume, 327-338.
    """
    order = responses.index.get_indexer(sending_order(responses))
    codes = answer_codes(responses, questionnaire)[order]
    group = _groups(responses.iloc[order])
    pairs = alike_pairs(codes, group, rule)
    like = np.unique(pairs.second)
    chance = chance_of_likeness(codes, group, like, pairs.earlier[like], rule)
    found, checked = np.zeros((2, len(responses)), dtype=bool)
    found[order[like[chance <= rule.chance]]] = True
    checked[order] = (codes >= 0).sum(axis=1) >= rule.answers
    several = len(group) > 0 and bool((group != group[0]).any())
    flagged = pd.Series(found, index=responses.index, dtype="boolean")
    return flagged.mask(~checked | (not several))


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


def _groups(responses: pd.DataFrame) -> np.ndarray:
    """Number of each row's center, day and device together."""
    keys = responses.reindex(columns=["center", "submitted", "device"])
    keys["submitted"] = pd.to_datetime(keys["submitted"]).dt.normalize()
    return keys.groupby(list(keys), dropna=False).ngroup().to_numpy()


def alike_pairs(codes: np.ndarray, group: np.ndarray, rule: Duplicate) -> Pairs:
    """The alike pairs within groups, the earlier row first."""
    firsts, seconds = [np.zeros(0, dtype=int)], [np.zeros(0, dtype=int)]
    earlier = np.zeros(len(codes), dtype=int)
    by_group = np.argsort(group, kind="stable")
    for rows in np.split(by_group, np.flatnonzero(np.diff(group[by_group])) + 1):
        for start in range(0, len(rows) if len(rows) > 1 else 0, CHUNK):
            here = np.arange(start, min(start + CHUNK, len(rows)))
            before = np.arange(len(rows)) < here[:, None]
            alike, comparable = _compared(codes[rows[here]], codes[rows], rule)
            second, first = np.nonzero(alike & before)
            firsts.append(rows[first])
            seconds.append(rows[here[second]])
            earlier[rows[here]] = (comparable & before).sum(axis=1)
    return Pairs(np.concatenate(firsts), np.concatenate(seconds), earlier)


def chance_of_likeness(
    codes: np.ndarray,
    group: np.ndarray,
    rows: np.ndarray,
    earlier: np.ndarray,
    rule: Duplicate,
) -> np.ndarray:
    """Chance that strangers had done the same: of each row, like one of its earlier ones.

    With k of m strangers alike it is at most earlier * (k + 1) / (m + 1). The ones keep it
    above zero: that no stranger was alike in a small sample proves little.
    """
    sample = np.linspace(0, len(codes) - 1, min(len(codes), STRANGERS)).astype(int)
    chance = np.ones(len(rows))
    for start in range(0, len(rows), CHUNK):
        here = slice(start, start + CHUNK)
        strangers = group[rows[here], None] != group[sample]
        alike, comparable = _compared(codes[rows[here]], codes[sample], rule)
        k = (alike & strangers).sum(axis=1)
        m = (comparable & strangers).sum(axis=1)
        chance[here] = earlier[here] * (k + 1) / (m + 1)
    return np.minimum(chance, 1)


def _compared(
    codes: np.ndarray, others: np.ndarray, rule: Duplicate
) -> tuple[np.ndarray, np.ndarray]:
    """Which of the rows (down) and others (across) are alike, and which comparable."""
    both, equal = np.zeros((2, len(codes), len(others)), dtype=np.int32)
    for mine, theirs in zip(codes.T, others.T, strict=True):
        answered = (mine >= 0)[:, None] & (theirs >= 0)
        both += answered
        equal += answered & (mine[:, None] == theirs)
    comparable = both >= rule.answers
    # Shares such as 9 of 10 must not fail by rounding.
    return comparable & (equal >= rule.similarity * both - 1e-9), comparable
