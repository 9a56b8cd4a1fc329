"""Scores of dimensions and their change between rounds, against R's survey package."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import sample_design
from pescycle.css.dimensions import dimension_changes, dimension_figures
from pescycle.css.stacking import RoundAnswers
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.sampling import SampleDesign
from tests.methods import questionnaire

PEOPLE = {f"c{n}": size for n, size in enumerate((14, 11, 9, 16, 20))}

# R 4.2.2, survey 4.1.1:
#   i <- 0:79; d <- data.frame(round = i %/% 40, center = i %% 5)
#   d$N <- c(14, 11, 9, 16, 20)[d$center + 1]
#   for (j in 1:3) d[[paste0("l", j)]] <- pmin(5, 1 + ((i * 7919 + j * 104729) %% 101 +
#     23 * d$round) %/% 26)
#   d$l1[i %% 11 == 4] <- NA; d$l2[i %% 13 == 4] <- NA
#   d$pair <- rowMeans((as.matrix(d[c("l1", "l2")]) - 1) * 25, na.rm = TRUE)
#   d$one <- (d$l3 - 1) * 25; d$w <- d$N / 8
#   s <- svydesign(ids = ~1, strata = ~interaction(round, center), fpc = ~N, weights = ~w,
#                  data = d)
#   u <- subset(s, !is.na(pair)); svymean(~pair, subset(u, round == 1)); degf(...)
#   svycontrast(svyby(~pair, ~round, u, svymean, covmat = TRUE), c(-1, 1)); degf(u)
# Columns: mean of round 1, SE, df, change, SE, df.
R_DIMENSIONS = {
    "pair": (61.09375, 1.12632408111, 35, 23.9872685185, 2.102134332, 69),
    "one": (57.4553571429, 1.4006966392, 35, 21.8303571429, 2.36835661691, 70),
}


def asked() -> Questionnaire:
    whole = questionnaire("l1", "l2", "l3", audience="staff").model_dump(mode="json")
    for item, name in zip(whole["items"], ("pair", "pair", "one"), strict=True):
        item["dimension"] = name
    whole["dimensions"] = [{"id": n, "title": {"en": n}} for n in ("pair", "one")]
    return Questionnaire.model_validate(whole)


def staff_round(number: int) -> RoundAnswers:
    i = np.arange(80)
    i = i[i // 40 == number]
    frame = pd.DataFrame({"center": [f"c{n}" for n in i % 5]})
    for j in (1, 2, 3):
        code = 1 + ((i * 7919 + j * 104729) % 101 + 23 * number) // 26
        frame[f"l{j}"] = pd.array(np.minimum(code, 5), dtype="Int64")
    frame.loc[i % 11 == 4, "l1"] = pd.NA
    frame.loc[i % 13 == 4, "l2"] = pd.NA
    design = sample_design(frame, sampling=SampleDesign(centers="all"), frame=PEOPLE)
    return RoundAnswers(frame, design)


@pytest.mark.parametrize("name", R_DIMENSIONS)
def test_the_score_of_a_dimension_is_rs(name):
    value, se, *_ = R_DIMENSIONS[name]
    row = dimension_figures(staff_round(1), asked()).set_index("dimension").loc[name]
    assert row["value"] == pytest.approx(value, rel=1e-10)
    assert row["se"] == pytest.approx(se, rel=1e-9)
    # R: qt(0.975, 35) = 2.030107928
    assert row["high"] - row["value"] == pytest.approx(2.030107928 * se, rel=1e-8)


@pytest.mark.parametrize("name", R_DIMENSIONS)
def test_the_change_of_a_dimension_is_rs(name):
    *_, change, se, df = R_DIMENSIONS[name]
    found = dimension_changes(staff_round(1), staff_round(0), asked())
    row = found.set_index("dimension").loc[name]
    assert row["change"] == pytest.approx(change, rel=1e-10)
    assert row["se"] == pytest.approx(se, rel=1e-9)
    assert row["df"] == df
