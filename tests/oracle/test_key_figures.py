"""Net Promoter Score, bottom box and satisfaction index, against R."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.estimates import domains_of
from pescycle.css.questions import question_answers, question_figures, satisfaction_indices
from pescycle.model.questionnaire import ItemRole, Questionnaire
from tests.passengers import SURVEY, passenger_design, passengers, rows
from tests.reference import needs

# R 4.2.2, survey 4.1.1. d and its clustered design as for the tests between groups, with
# nps <- 100, 0, -100 for Q7ALL of 5, 4, below; bot <- y <= 2; a, b, c <- (code - 1) * 25 of
# Q7ALL, Q7FOOD, Q9ALL. z: all of the clustered design, or subset(cl, BAREA == area).
# nps, bot: svymean, SE, degf of subset(z, !is.na(y)).
#   index3  t <- svytotal(~an + bn + cn + ad + bd + cd, z), an <- a or 0, ad <- !is.na(a)
#           svycontrast(t, quote((an / ad + bn / bd + cn / cd) / 3))
#   indexw  svycontrast(t, quote(0.5 * an / ad + 0.3 * bn / bd + 0.2 * cn / cd))
R_FIGURES = """
all nps 7.74047903799301 1.60480919585998 222.0
all bot 0.021087705533343 0.00312964171708739 222.0
all index3 74.87731552919949 0.47707363880628
all indexw 74.54938273959519 0.469738638295199
C nps -6.01490026013215 3.84484065819983 20.0
C bot 0.02110221390646139 0.00978429573722981 20.0
C index3 71.64748419525517 0.82983661993205
C indexw 71.1118221480329 0.860253930683226
E nps 6.94431842240571 5.85831648791629 10.0
E bot 0.0520823881680428 0.0174030472742881 10.0
E index3 75.98466763387123 1.83169897414569
E indexw 75.02926713519511 1.78623287706261
"""


def key_survey(area):
    """Three items of the survey as overall, expectation and ideal."""
    frame = passengers()
    names = {"Q7ALL": "overall", "Q7FOOD": "expectation", "Q9ALL": "ideal"}
    scale = {"id": "s", "labels": {c: {"en": str(c)} for c in range(1, 6)}, "top": [4, 5]}
    items = [
        {"id": name, "type": "scale", "scale": "s", "role": name}
        | {"title": {"en": name}, "wording": {"en": name}}
        for name in names.values()
    ]
    recommend = {"id": "r", "type": "number", "role": "recommendation", "low": 0}
    recommend |= {"high": 10, "title": {"en": "r"}, "wording": {"en": "r"}}
    questionnaire = Questionnaire(
        audience="jobseeker",
        version="1",
        title={"en": "survey"},
        scales=[scale],
        items=[*items, recommend],
    )
    answers = {
        name: frame[column].where(frame[column].isin(range(1, 6))).astype("Int64")
        for column, name in names.items()
    }
    # 5 as a promoter's 9, 4 as 7, the rest as 3.
    score = answers["overall"].map({1: 3, 2: 3, 3: 3, 4: 7, 5: 9}).astype("Int64")
    responses = pd.DataFrame(answers | {"r": score, "center": frame["BAREA"].str.lower()})
    place = np.zeros(len(frame), dtype=int)
    if area != "all":
        place = np.where(frame["BAREA"] == area, 0, -1)
    return (
        responses,
        questionnaire,
        passenger_design(frame, "clusters"),
        domains_of([(place, 1)]),
    )


@needs(SURVEY)
@pytest.mark.parametrize("row", rows(R_FIGURES), ids=" ".join)
def test_key_figures_and_their_standard_errors_are_those_of_r(row):
    area, figure, *numbers = row
    numbers = [float(number) for number in numbers]
    responses, questionnaire, design, domains = key_survey(area)
    if figure in ("index3", "indexw"):
        weights = {"index3": (1, 1, 1), "indexw": (5, 3, 2)}[figure]
        roles = (ItemRole.OVERALL, ItemRole.EXPECTATION, ItemRole.IDEAL)
        found = satisfaction_indices(
            responses,
            questionnaire,
            design,
            domains,
            weights=dict(zip(roles, weights, strict=True)),
        )
    else:
        answers = question_answers(responses, questionnaire)
        figures = question_figures(answers, questionnaire, design, domains)
        statistic, item = {"nps": ("nps", "r"), "bot": ("bottom2box", "overall")}[figure]
        found = figures[(figures["statistic"] == statistic) & (figures["item"] == item)]
    values = [found["value"].iloc[0], found["se"].iloc[0]]
    assert values == pytest.approx(numbers[:2], rel=1e-10)
