"""A margin: how respondents fall into categories, and how many clients each has."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from pescycle.model.weighting import NOT_STATED


class UnmetMarginError(ValueError):
    """A total that no weights can reach; names the margin and the category.

    ``reason`` is ``nobody`` (clients but no respondent), ``no_client`` (respondents but no
    client), ``bounds`` or ``contradiction`` (out of reach together with the other margins).
    """

    def __init__(self, reason: str, margin: str, category: str, total: float) -> None:
        super().__init__(
            f'margin "{margin}", category "{category}": {total:g} cannot be met ({reason})'
        )
        self.reason, self.margin, self.category = reason, margin, category
        self.total = total


@dataclass(frozen=True, eq=False)
class Margin:
    """One margin, as weights are to meet it.

    ``code`` is each respondent's place in ``categories``; ``total`` is what the weights of
    a category are to add up to. ``known`` is the share of the first categories that the
    frame gives; a category ``not_stated`` behind them is no part of it.
    """

    name: str
    categories: tuple[str, ...]
    code: np.ndarray
    total: np.ndarray
    known: np.ndarray


def margin_of(
    name: str,
    values: pd.Series | Sequence[Hashable] | np.ndarray,
    totals: Mapping[Hashable, float],
    *,
    base: np.ndarray | None = None,
) -> Margin:
    """The margin of respondents' ``values`` with the frame's totals.

    Respondents without an answer, or with one that the frame does not count, form a
    category of their own that keeps the share it has by the base weights; the frame's
    totals are scaled to the rest. So nobody is dropped, and nobody's answer is guessed.

    Parameters
    ----------
    name : str
        What errors call it.
    values : Series or array
        One a respondent; missing where not stated.
    totals : mapping
        Number of clients of each category.
    base : ndarray, optional
        Weights before, one a respondent; else each counts 1.
    """
    keys = pd.Index(list(totals), dtype=object)
    code = _places(values, keys)
    total = np.array(list(totals.values()), dtype=float)
    categories = tuple(str(key) for key in keys)
    known = total / total.sum()
    lost = code < 0
    if lost.any():
        base = np.ones(len(code)) if base is None else base
        share = base[lost].sum() / base.sum()
        code = np.where(lost, len(total), code)
        total = np.append(total * (1 - share), total.sum() * share)
        categories = (*categories, NOT_STATED)
    return Margin(name, categories, code, total, known)


def _places(values: pd.Series | Sequence | np.ndarray, keys: pd.Index) -> np.ndarray:
    """Place of each value among the keys, -1 for none of them."""
    if isinstance(getattr(values, "dtype", None), pd.CategoricalDtype):
        held = pd.Categorical(values)
        # One look-up a category, not one a respondent; the last place stands for missing.
        place = np.append(keys.get_indexer(held.categories.astype(object)), -1)
        return place[held.codes]
    codes, found = pd.factorize(np.asarray(values, dtype=object))
    return np.append(keys.get_indexer(pd.Index(found, dtype=object)), -1)[codes]


def check_margins(base: np.ndarray, margins: Sequence[Margin]) -> None:
    """Refuse totals that no weights can meet because a category is empty on one side.

    Raises
    ------
    UnmetMarginError
        For the first such category.
    ValueError
        For margins that do not add up to the same number, which no weights can meet.
    """
    for margin in margins:
        held = np.bincount(margin.code, base, minlength=len(margin.total))
        for place in np.flatnonzero((held > 0) != (margin.total > 0)):
            reason = "nobody" if margin.total[place] > 0 else "no_client"
            raise unmet(reason, margin, int(place))
    sums = [margin.total.sum() for margin in margins]
    if max(sums) - min(sums) > 0.5:
        said = ", ".join(f"{m.name} {s:g}" for m, s in zip(margins, sums, strict=True))
        raise ValueError(f"margins add up to different numbers: {said}")


def agreed(margins: Sequence[Margin]) -> list[Margin]:
    """The margins scaled to the first one's sum, which rounding moves by less than one."""
    whole = margins[0].total.sum()
    return [
        Margin(m.name, m.categories, m.code, m.total * (whole / m.total.sum()), m.known)
        for m in margins
    ]


def unmet(reason: str, margin: Margin, place: int) -> UnmetMarginError:
    """The error for one category of a margin."""
    total = float(margin.total[place])
    return UnmetMarginError(reason, margin.name, margin.categories[place], total)


def indicators(margins: Sequence[Margin]) -> sparse.csr_array:
    """One row a respondent, one column a category of each margin: 1 where it is theirs."""
    widths = [len(margin.total) for margin in margins]
    starts = np.concatenate([[0], np.cumsum(widths)[:-1]])
    size = len(margins[0].code)
    column = np.stack([m.code + s for m, s in zip(margins, starts, strict=True)], axis=1)
    pointer = np.arange(size + 1) * len(margins)
    filled = np.ones(size * len(margins))
    return sparse.csr_array((filled, column.ravel(), pointer), (size, sum(widths)))


def known_auxiliary(margins: Sequence[Margin]) -> sparse.csr_array:
    """The columns whose totals the frame knows, for standard errors.

    Who did not state is a share of each category there: the totals of these columns are the
    frame's own, while the number of the not stated is an estimate that chance still moves.
    """
    parts = []
    for margin in margins:
        own = np.eye(len(margin.total), len(margin.known))
        own[len(margin.known) :] = margin.known
        parts.append(sparse.csr_array(own)[margin.code])
    return sparse.csr_array(sparse.hstack(parts))
