"""Time and peak memory of the drivers' shares, each beside a peer in the same run.

    python -m benchmarks.drivers

Prints a table; asserts nothing about time. Peers: for all subsets a loop that solves each
model by itself with numpy (10 and 15 drivers in full; of 20 drivers' 1,048,576 models only
every 32nd, so that 32 times its time would be needed); for the proportional-odds model
statsmodels' OrderedModel, which has no weights and no design.
"""

import itertools
import math

import numpy as np
import pandas as pd
from statsmodels.miscmodels.ordinal_model import OrderedModel

from benchmarks.measuring import measured, table_head, table_line
from pescycle.css.design import Stage, SurveyDesign
from pescycle.css.drivers import DriverAnswers, driver_shares
from pescycle.css.drivers.proportional_odds import proportional_odds
from pescycle.css.drivers.relative_weights import relative_weights
from pescycle.css.drivers.shapley import shapley_shares

RESPONDENTS, STRATA, SEED = 800, 12, 20230101
SIZES, PART = (10, 15, 20), 32


def survey(drivers: int) -> tuple[DriverAnswers, SurveyDesign]:
    """Answers 1 to 5 that hang together, with weights and strata."""
    draw = np.random.default_rng(SEED)
    latent = draw.normal(size=(RESPONDENTS, drivers + 1))
    latent += draw.normal(size=(RESPONDENTS, 1))
    codes = np.clip(np.round(latent + 3), 1, 5)
    items = tuple(f"d{number}" for number in range(drivers))
    answers = DriverAnswers(
        "q1", codes[:, 0], items, codes[:, 1:], np.empty((RESPONDENTS, 0)), ()
    )
    stage = Stage(np.arange(RESPONDENTS), np.arange(RESPONDENTS) % STRATA)
    return answers, SurveyDesign(draw.uniform(0.5, 2, RESPONDENTS), (stage,))


def subset_loop(matrix: np.ndarray, *, every: int = 1) -> np.ndarray:
    """Shapley shares by one solve a model; with ``every`` only some of the models."""
    size = len(matrix) - 1
    explained = np.zeros(2**size)
    sets = itertools.product((False, True), repeat=size)
    for number, members in enumerate(itertools.islice(sets, 0, None, every)):
        chosen = np.flatnonzero(members) + 1
        cross = matrix[chosen, 0]
        among = matrix[chosen[:, None], chosen]
        explained[number * every] = cross @ np.linalg.solve(among, cross)
    counts = np.array([number.bit_count() for number in range(2**size)])
    shares = np.zeros(size)
    for driver in range(size):
        bit = 1 << (size - 1 - driver)
        without = np.flatnonzero((np.arange(2**size) & bit) == 0)
        times = np.array(
            [1 / (size * math.comb(size - 1, number)) for number in range(size)]
        )[counts[without]]
        shares[driver] = times @ (explained[without | bit] - explained[without])
    return shares


def ordered_model(answers: DriverAnswers) -> None:
    """Fit statsmodels' proportional-odds model."""
    answer = pd.Series(pd.Categorical(answers.overall, ordered=True))
    OrderedModel(answer, answers.drivers, distr="logit").fit(method="bfgs", disp=False)


def main() -> None:
    """Measure and print."""
    print(f"{RESPONDENTS:,} respondents, {STRATA} strata, weights")
    print(table_head())
    for size in SIZES:
        answers, design = survey(size)
        matrix = np.corrcoef(answers.together.T)
        every = PART if size == max(SIZES) else 1
        cases = {
            f"LMG shares, {size} drivers, {2**size:,} models": lambda matrix=matrix: (
                shapley_shares(matrix)
            ),
            f"  peer: numpy, a solve a model (1 of {every})": (
                lambda matrix=matrix, every=every: subset_loop(matrix, every=every)
            ),
            f"Johnson's relative weights, {size} drivers": lambda matrix=matrix: (
                relative_weights(matrix)
            ),
            f"all shares with 400 bootstrap samples, {size} drivers": (
                lambda answers=answers, design=design: driver_shares(answers, design)
            ),
            f"proportional odds with sandwich, {size} drivers": (
                lambda answers=answers, design=design: proportional_odds(
                    design, answers.overall, answers.drivers
                )
            ),
            "  peer: statsmodels OrderedModel, no weights": (
                lambda answers=answers: ordered_model(answers)
            ),
        }
        for name, call in cases.items():
            print(table_line(name, *measured(call)), flush=True)


if __name__ == "__main__":
    main()
