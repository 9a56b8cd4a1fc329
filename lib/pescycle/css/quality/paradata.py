"""Rules on how an answer came about: its duration, its device, its telephone number."""

import pandas as pd

from pescycle.model.quality import SameDevice, SamePhone, Speeder

# A median of fewer durations is moved by single ones; then that of all modes counts.
MODE_BASE = 10


def speeders(responses: pd.DataFrame, rule: Speeder) -> pd.Series:
    """Who took less than the rule's share of the median time of his mode.

    By mode, because an interviewer reads aloud what others skim; a mode with fewer than
    ``MODE_BASE`` durations is measured by the median of all. The median and not the mean,
    because a form that was left open overnight has a duration too.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent: ``seconds``, ``mode``.
    rule : Speeder

    Returns
    -------
    Series
        ``boolean``, missing where there is no duration.

    Notes
    -----
    Shares of 0.3, 0.4 and 0.5 of the median: Greszki, Meyer & Schoen (2015), Public
    Opinion Quarterly 79, 471-503.
    """
    took = _column(responses, "seconds").astype("float64")
    modes = took.groupby(_column(responses, "mode").fillna(""))
    median = modes.transform("median").where(
        modes.transform("count") >= MODE_BASE, took.median()
    )
    return (took < rule.share * median).astype("boolean").mask(took.isna())


def same_devices(responses: pd.DataFrame, rule: SameDevice) -> pd.Series:
    """Whose device sent more answers that day, or in all, than the rule allows.

    Every answer of such a day is found, not only those above the limit: which of them are
    genuine cannot be told.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent: ``device``, ``submitted``, ``mode``.
    rule : SameDevice

    Returns
    -------
    Series
        ``boolean``, missing without a device, or without a day where no share is set.
    """
    device, mode = _column(responses, "device"), _column(responses, "mode")
    day = _days(responses)
    alone = mode.isin(rule.self_administered)
    found = pd.Series(False, index=responses.index)
    for rows, limit in ((alone, rule.per_day_self), (~alone, rule.per_day)):
        keys = [device[rows], day[rows]]
        a_day = device[rows].groupby(keys).transform("size")
        found.loc[rows] = (a_day > limit).fillna(False).astype(bool)
    untold = device.isna() | (day.isna() if rule.share is None else False)
    if rule.share is not None and device.notna().any():
        held = device.groupby(device).transform("size") / device.notna().sum()
        found |= (held > rule.share).fillna(False).astype(bool)
    return found.astype("boolean").mask(untold)


def same_phones(responses: pd.DataFrame, rule: SamePhone) -> pd.Series:
    """Whose telephone number earlier answers gave already, or nobody can have.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent: ``phone_group``, ``phone_pattern``, ``submitted``.
    rule : SamePhone

    Returns
    -------
    Series
        ``boolean``, missing where no number was given.
    """
    phone = _column(responses, "phone_group")
    pattern = _column(responses, "phone_pattern").astype("boolean").fillna(False)
    earlier = phone[sending_order(responses)].groupby(phone).cumcount()
    found = (earlier.reindex(responses.index) >= rule.times) | pattern
    return found.astype("boolean").mask(phone.isna())


def sending_order(responses: pd.DataFrame) -> pd.Index:
    """The rows as they were sent; without a moment as they stand in the file."""
    sent = _column(responses, "submitted")
    return sent.sort_values(kind="stable", na_position="last").index


def _days(responses: pd.DataFrame) -> pd.Series:
    return pd.to_datetime(_column(responses, "submitted")).dt.normalize()


def _column(responses: pd.DataFrame, name: str) -> pd.Series:
    """A column that a source may lack."""
    if name in responses:
        return responses[name]
    return pd.Series(None, index=responses.index, dtype="object")
