"""Net Promoter Score: who would recommend the service, less who would not."""

import numpy as np
import pandas as pd

from pescycle.model.questionnaire import ItemRole, NumberItem, Questionnaire

LOWEST, HIGHEST = 0, 10
PASSIVE_FROM, PROMOTER_FROM = 7, 9
GROUPS = 3  # detractors (0 to 6), passives (7 and 8), promoters (9 and 10)
# The mean of these grades is the score: from -100 to 100.
NPS_LIMIT = 100
NPS_GRADES = (-100.0, 0.0, 100.0)


def recommended_items(
    responses: pd.DataFrame, questionnaire: Questionnaire
) -> tuple[NumberItem, ...]:
    """Items of recommendation that were asked from 0 to 10; no other row has a score."""
    return tuple(
        item
        for item in questionnaire.items
        if isinstance(item, NumberItem)
        and item.role == ItemRole.RECOMMENDATION
        and (item.low, item.high) == (LOWEST, HIGHEST)
        and item.id in responses
    )


def recommendation_places(answers: pd.Series) -> np.ndarray:
    """Place of each answer: 0 detractor, 1 passive, 2 promoter, 3 not answered."""
    number = answers.to_numpy(dtype=float, na_value=np.nan)
    place = (number >= PASSIVE_FROM).astype(np.uint8) + (number >= PROMOTER_FROM)
    return np.where(np.isnan(number), GROUPS, place).astype(np.uint8)
