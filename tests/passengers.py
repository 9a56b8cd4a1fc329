"""A real clustered survey of passengers (SFO 2016), as its reference values were made."""

import pandas as pd

from pescycle.css.design import sample_design
from tests.reference import SHARED

SURVEY = SHARED / "data" / "sfo" / "sfo_2016.csv"


def rows(text):
    """Words of each line of reference values."""
    return [line.split() for line in text.split("\n") if line]


def passengers():
    """One row a passenger, as published."""
    return pd.read_csv(SURVEY, low_memory=False)


def passenger_design(frame, name):
    """``clusters``: weights, strata and runs; ``plain``: no weights; ``weights`` alone."""
    columns = {"weight": frame["WEIGHT"]} if name != "plain" else {}
    if name != "weights":
        columns |= {"stratum": frame["STRATA"], "cluster": frame["RUNID"]}
    return sample_design(pd.DataFrame(columns))
