"""Answers to an overall question and to its drivers, made so that some matter more."""

import numpy as np
import pandas as pd

from pescycle.model.questionnaire import Questionnaire
from tests.methods import questionnaire

DRIVERS = ("d1", "d2", "d3", "d4")


def asked(*drivers, outcome=None):
    content = questionnaire("q1", *drivers).model_dump()
    content["items"][0]["role"] = "overall"
    content["items"] = [*content["items"], *([outcome] if outcome else [])]
    return Questionnaire.model_validate(content)


STATUS = {
    "id": "o1",
    "type": "choice",
    "role": "outcome",
    "title": {"en": "Status"},
    "wording": {"en": "Status"},
    "choices": {"yes": {"en": "Yes"}, "no": {"en": "No"}},
}


def answered(size, drivers=DRIVERS, *, seed=1, slopes=(1.0, 0.5, 0.2, 0.0)):
    """Answers 1 to 5 of which the first drivers move the overall one most."""
    draw = np.random.default_rng(seed)
    latent = draw.normal(size=(size, len(drivers))) + draw.normal(size=(size, 1))
    whole = latent @ np.array(slopes)[: len(drivers)] + draw.normal(size=size)
    frame = pd.DataFrame({"center": ["a"] * size})
    for name, column in zip(("q1", *drivers), (whole, *latent.T), strict=True):
        codes = np.clip(np.round(column / column.std() * 1.1 + 3.4), 1, 5)
        frame[name] = pd.array(codes.astype(int), dtype="Int64")
    return frame
