"""Domains: the groups of respondents of which a figure is wanted, any number at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse


@dataclass(frozen=True, eq=False)
class Domains:
    """Which respondents belong to which domain; a respondent may belong to several.

    ``part`` numbers, one a respondent, the parts that no domain cuts; ``members`` says of
    each domain (row) which parts (column) it is made of.
    """

    part: np.ndarray
    members: sparse.csr_array

    @property
    def count(self) -> int:
        return self.members.shape[0]


def domains_of(groupings: Sequence[tuple[np.ndarray, int]]) -> Domains:
    """Domains of several groupings, one grouping's after the other's.

    Parameters
    ----------
    groupings : sequence of (codes, count)
        Each grouping puts a respondent into one of its ``count`` groups, numbered from 0;
        -1 is none of them. A group may be empty.
    """
    size = len(groupings[0][0])
    part, codes = np.zeros(size, dtype=np.int64), []
    for place, count in groupings:
        # Numbered anew after each grouping, or many groupings would outgrow an integer.
        joined = part * (count + 1) + place + 1
        part = compact(joined, (int(part.max(initial=0)) + 1) * (count + 1))[1]
        codes.append(place)
    parts = int(part.max(initial=-1)) + 1
    rows, columns, start = [], [], 0
    for place, (_, count) in zip(codes, groupings, strict=True):
        of_part = np.full(parts, -1)
        of_part[part] = place
        inside = np.flatnonzero(of_part >= 0)
        rows.append(of_part[inside] + start)
        columns.append(inside)
        start += count
    row, column = np.concatenate(rows), np.concatenate(columns)
    members = sparse.csr_array((np.ones(len(row)), (row, column)), shape=(start, parts))
    return Domains(part, members)


def groups_and_all(place: np.ndarray, count: int) -> Domains:
    """The groups of one grouping, then everybody, those in no group included."""
    return domains_of([(place, count), (np.zeros(len(place), dtype=np.intp), 1)])


def compact(codes: np.ndarray, limit: int) -> tuple[np.ndarray, np.ndarray]:
    """Codes that occur, and each row's place among them.

    Sorting a million rows takes longer than all their estimates, so that codes from a
    range that is not much longer than the rows are marked in it instead.
    """
    if limit > 4 * len(codes) + 1_000_000:
        return np.unique(codes, return_inverse=True)
    present = np.zeros(limit, dtype=bool)
    present[codes] = True
    place = np.cumsum(present) - 1
    return np.flatnonzero(present), place[codes]
