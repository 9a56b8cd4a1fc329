"""R's California school samples, and the reference results that were made from them."""

import json

import numpy as np
import pandas as pd

from pescycle.css.design import Stage, SurveyDesign
from pescycle.css.estimates import domains_of
from tests.reference import SHARED

FOLDER = SHARED / "reference" / "css"
RECORDS = FOLDER / "design_estimates.json"
CLOSED = 1e-10  # closed forms


def records(*kinds):
    """Reference records of these kinds; none where the reference is not here."""
    if not RECORDS.exists():
        return []
    return [r for r in json.loads(RECORDS.read_text()) if r["what"] in kinds]


def schools(record):
    """The sample that a record was made from."""
    return pd.read_csv(FOLDER / record["data"])


def school_design(record, rows):
    """Elements, in strata or not, with a finite population or not."""
    given, size = record["design"], len(rows)
    stratum = np.zeros(size, dtype=int)
    if "strata" in given:
        stratum = pd.factorize(rows[given["strata"]])[0]
    population = rows[given["fpc"]].to_numpy(float) if "fpc" in given else None
    stage = Stage(np.arange(size), stratum, population)
    return SurveyDesign(rows[given["weights"]].to_numpy(float), (stage,))


def everybody(rows):
    """One domain that holds all rows."""
    return domains_of([(np.zeros(len(rows), dtype=int), 1)])


def numbers(rows, name):
    """A column, or whether it reaches 700, as R names it."""
    if name == "api00>=700":
        return (rows["api00"] >= 700).to_numpy(float)
    return rows[name].to_numpy(float)
