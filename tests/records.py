"""Records that R can make as well: 1,200 cases of eight centers, from whole numbers."""

import numpy as np
import pandas as pd
from scipy.special import expit
from scipy.stats import norm

CENTERS = [f"c{number}" for number in range(8)]
FACTORS = {"wait": ("short", "medium", "long"), "sex": ("woman", "man"), "age": "number"}

# R 4.2.2:
#   i <- 0:1199; center <- (i*37 + i%/%11) %% 8
#   wait <- c("short","medium","long")[1 + (i*i + i%/%7) %% 3]
#   sex <- c("woman","man")[1 + ((i*7919) %% 1009) %% 2]; age <- 18 + (i*53) %% 47
#   u <- ((i*7919 + 13*(i%/%5)) %% 1009 + .5)/1009; v <- ((i*6271) %% 997 + .5)/997
#   eta <- c(short=.3, medium=-.4, long=-1.4)[wait] + .2*(sex=="man") - .01*(age-40)
#   y <- as.integer(u < plogis(eta - .6*(center==3)))
#   cnt <- floor(-log(v) * exp(.4 + .3*(wait=="long") - .01*(age-40)))
#   days <- 30 + 20*(wait=="long") + .4*age + 25*qnorm(v)


def records(outcome: str) -> pd.DataFrame:
    """One row a case: ``center wait sex age outcome``."""
    i = np.arange(1200)
    center = (i * 37 + i // 11) % 8
    wait = np.array(["short", "medium", "long"])[(i * i + i // 7) % 3]
    sex = np.array(["woman", "man"])[((i * 7919) % 1009) % 2]
    age = 18 + (i * 53) % 47
    long, later = wait == "long", 0.01 * (age - 40)
    u = ((i * 7919 + 13 * (i // 5)) % 1009 + 0.5) / 1009
    v = ((i * 6271) % 997 + 0.5) / 997
    level = np.select([wait == "short", wait == "medium"], [0.3, -0.4], -1.4)
    eta = level + 0.2 * (sex == "man") - later - 0.6 * (center == 3)
    outcomes = {
        "placed": (u < expit(eta)).astype(float),
        "visits": np.floor(-np.log(v) * np.exp(0.4 + 0.3 * long - later)),
        "days": 30 + 20.0 * long + 0.4 * age + 25 * norm.ppf(v),
    }
    return pd.DataFrame(
        {
            "center": [CENTERS[number] for number in center],
            "outcome": outcomes[outcome],
            "wait": wait,
            "sex": sex,
            "age": age.astype(float),
        }
    )
