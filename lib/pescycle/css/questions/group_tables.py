"""Answers to one item by group, with the covariance of all its cells."""

from dataclasses import dataclass, replace

import numpy as np

from pescycle.css.design import SurveyDesign, covariance, degrees_of_freedom


@dataclass(frozen=True, eq=False)
class GroupTable:
    """A table of groups (rows) and answers (columns), from the worst to the best.

    ``share`` is each cell's weighted share of everybody in the table, ``covariance`` that
    of all cells, a group's cells together; ``count`` is unweighted. ``df`` are the degrees
    of freedom of all together, ``group_df`` those of each group.
    """

    share: np.ndarray
    covariance: np.ndarray
    count: np.ndarray
    df: int
    group_df: np.ndarray

    @property
    def base(self) -> int:
        """Unweighted number of answers in the table."""
        return int(self.count.sum())

    @property
    def groups(self) -> int:
        return self.share.shape[0]

    def merged(self, place: np.ndarray) -> "GroupTable":
        """The same groups with fewer answers: ``place`` is where each answer goes."""
        joins = np.eye(int(place.max()) + 1)[place]
        cells = np.kron(np.eye(self.groups), joins)
        return replace(
            self,
            share=self.share @ joins,
            covariance=cells.T @ self.covariance @ cells,
            count=(self.count @ joins).astype(np.int64),
        )


def group_table(
    design: SurveyDesign,
    group: np.ndarray,
    answer: np.ndarray,
    *,
    groups: int,
    answers: int,
) -> GroupTable:
    """Table of the respondents who are in a group and gave a valid answer.

    One covariance for all cells holds every test between the groups: means, shares and mean
    ranks are combinations of the cells.

    Parameters
    ----------
    design : SurveyDesign
        As the sample was drawn.
    group : ndarray of int
        Each respondent's group, from 0; -1 for none.
    answer : ndarray of int
        Place of each respondent's answer among the ordered answers; -1 for none.
    groups, answers : int
        How many there are, those that nobody is in or gave included.

    Notes
    -----
    R (survey): ``svymean(~interaction(answer, group), subset(design, used))``.
    """
    used = (group >= 0) & (answer >= 0) & (design.weight > 0)
    cells = groups * answers
    cell = np.where(used, group * answers + answer, 0)
    weight = np.where(used, design.weight, 0.0)
    total = weight.sum()
    share = np.bincount(cell, weight, minlength=cells) / (total if total > 0 else np.nan)
    scores = -weight[:, None] * share
    scores[np.arange(len(cell)), cell] += weight
    known = total > 0
    return GroupTable(
        share=share.reshape(groups, answers),
        covariance=covariance(design, scores / total) if known else _nothing(cells),
        count=np.bincount(cell[used], minlength=cells).reshape(groups, answers),
        df=degrees_of_freedom(design, used) if known else 0,
        group_df=_group_df(design, group, used, groups),
    )


def _nothing(cells: int) -> np.ndarray:
    return np.full((cells, cells), np.nan)


def _group_df(
    design: SurveyDesign, group: np.ndarray, used: np.ndarray, groups: int
) -> np.ndarray:
    """Units minus strata of each group's respondents."""
    first = design.stages[0]
    units, strata = (
        _distinct(group[used], place[used], groups) for place in (first.unit, first.stratum)
    )
    return units - strata


def _distinct(group: np.ndarray, place: np.ndarray, groups: int) -> np.ndarray:
    """How many different places each group has."""
    width = int(place.max(initial=0)) + 1
    pairs = np.unique(group.astype(np.int64) * width + place)
    return np.bincount(pairs // width, minlength=groups)
