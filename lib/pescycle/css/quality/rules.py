"""All rules together: who is found by which, who still counts, and how many each found."""

import numpy as np
import pandas as pd

from pescycle.css.quality.answering import nonresponders, straight_liners
from pescycle.css.quality.contradictions import contradictions
from pescycle.css.quality.duplicates import duplicates
from pescycle.css.quality.paradata import same_devices, same_phones, speeders
from pescycle.model.quality import Quality, QualityRule
from pescycle.model.questionnaire import Questionnaire


def flags(
    responses: pd.DataFrame, questionnaire: Questionnaire, quality: Quality
) -> pd.DataFrame:
    """Who is found by which rule, before any answer is set aside.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent, with the columns of `RoundData.responses`.
    questionnaire : Questionnaire
    quality : Quality
        Thresholds of the rules.

    Returns
    -------
    DataFrame
        One row a respondent, a ``boolean`` column a rule (``QualityRule``); missing where
        a rule has nothing to look at.
    """
    found = {
        QualityRule.DUPLICATE: duplicates(responses, questionnaire, quality.duplicate),
        QualityRule.SAME_DEVICE: same_devices(responses, quality.same_device),
        QualityRule.SAME_PHONE: same_phones(responses, quality.same_phone),
        QualityRule.SPEEDER: speeders(responses, quality.speeder),
        QualityRule.STRAIGHT_LINER: straight_liners(
            responses, questionnaire, quality.straight_liner
        ),
        QualityRule.CONTRADICTION: contradictions(
            responses, questionnaire, quality.contradiction
        ),
        QualityRule.ITEM_NONRESPONSE: nonresponders(
            responses, questionnaire, quality.item_nonresponse
        ),
    }
    columns = {str(rule): rows.astype("boolean") for rule, rows in found.items()}
    return pd.DataFrame(columns, index=responses.index)


def kept_rows(found: pd.DataFrame, quality: Quality, besides: str = "") -> np.ndarray:
    """Whether each respondent counts: found by no rule that sets aside.

    ``besides`` names a rule that is left out of this, as if it only flagged.
    """
    acting = [str(rule) for rule in quality.set_aside if rule != besides]
    return ~found[acting].fillna(False).to_numpy(dtype=bool).any(axis=1)


def rule_counts(found: pd.DataFrame, quality: Quality) -> pd.DataFrame:
    """How many each rule found, of how many it could look at.

    Returns
    -------
    DataFrame
        One row a rule: ``rule threshold action flagged base share``; the base is 0 where
        the rule had nothing to look at.
    """
    base = found.notna().sum()
    flagged = found.sum().astype(int)
    return pd.DataFrame(
        {
            "rule": found.columns,
            "threshold": [quality.rule(QualityRule(name)).threshold for name in found],
            "action": [str(quality.rule(QualityRule(name)).action) for name in found],
            "flagged": flagged.to_numpy(),
            "base": base.to_numpy(),
            "share": (flagged / base.where(base > 0)).to_numpy(dtype=float),
        }
    )
