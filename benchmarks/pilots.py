"""Pilots whose every truth is known: centers, months, groups, planted effects."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from pescycle.io.contracts import empty_table
from pescycle.model.framework import Framework
from pescycle.model.given import Given, PilotFolder, RoundData, given_after
from pescycle.model.pilot import Pilot
from pescycle.model.round import Round
from pescycle.model.tables import ACTIONS, EVENTS, SAMPLE

TITLE = {"en": "Title"}
CENTERS = (10, 25)  # as many as a small service has
SEASON = np.array([1.05, 1.12, 1.08, 0.82, 1.0, 1.02, 0.98, 1.0, 0.95, 0.97, 1.06, 0.95])
MONTHS = pd.date_range("2022-01-01", "2023-12-01", freq="MS", unit="us")
AFTER = np.asarray(MONTHS >= pd.Timestamp("2023-01-01"))  # when the pilots' actions began
LAST = np.asarray(MONTHS >= pd.Timestamp("2023-07-01"))  # the round that is looked at
VISITS = (150, 1500)  # a month, of the smallest and the largest center
# Visits differ from month to month by more than Poisson's chance: a market day, the rain.
EXTRA_SPREAD = 0.04
TIMED, POSTS, PLACEMENTS, EXITS, REGISTERED = 0.8, 0.18, 0.1, 0.16, 0.35
WAIT, WAIT_MONTH, WAIT_VISIT = 40.0, 1.5, 15.0  # minutes; sd of months, sd of visits
STRATA, PLACED = ("short", "medium", "long"), np.array([0.50, 0.36, 0.16])
MIX = np.array([55.0, 27.0, 18.0]) / 4  # Dirichlet: centers differ in their case mix
FILLED, MATCHED, PLACED_TARGET = 0.55, 0.71, 0.39
# In the first node all centers are alike, in the second they differ by their case mix.
NODES, REPLICATES, TOP = ("matching", "outcome"), 400, 3
STAFF, TRAINED = (6, 16), 0.6
GROUPS = {
    "sex": {"woman": 0.5, "man": 0.5},
    "age": {"young": 0.4, "middle": 0.4, "old": 0.2},
    "disability": {"yes": 0.05, "no": 0.95},
}
ROUNDS = (
    Round(
        id="r1",
        title=TITLE,
        kind="baseline",
        starts=date(2022, 1, 1),
        ends=date(2022, 12, 31),
    ),
    # Its files hold the first half of the year as well, as files may.
    Round(
        id="r2",
        title=TITLE,
        starts=date(2023, 7, 1),
        ends=date(2023, 12, 31),
        previous="r1",
    ),
)


@dataclass(frozen=True)
class Effects:
    """What is planted; the values of a null pilot change nothing."""

    worse: float = 1.0  # chance of being placed in one center, times that of all others
    step: float = 1.0  # visits of another center from July 2023 on, times those before
    wait: float = 0.0  # minutes that the pilots' visitors wait less from January 2023 on
    filled: float = 0.0  # share of posts filled more in all centers in 2023
    disabled: float = 1.0  # odds with which people with a disability are placed


NULL = Effects()
PLANTED = Effects(worse=0.75, step=0.85, wait=3.0, filled=0.05, disabled=0.6)


@dataclass(frozen=True, eq=False)
class KnownPilot:
    """A pilot's data, and which center is planted to be worse and which to step down."""

    givens: tuple[Given, ...]
    worse: str
    stepped: str
    placed: pd.Series  # true share placed, by center


@dataclass(frozen=True, eq=False)
class Leavers:
    """Shares of the strata, and chances to be placed by disability; [center, stratum]."""

    mix: np.ndarray
    rates: dict[str, np.ndarray]

    @property
    def placed(self) -> np.ndarray:
        """True share placed of each center."""
        shares = GROUPS["disability"]
        rate = sum(shares[name] * rate for name, rate in self.rates.items())
        return (self.mix * rate).sum(axis=1)


def _kpi(name: str, formula: dict, unit: str, target: float, **more: object) -> dict:
    rule = {"rule": "growth", "rate": 0.05} if unit == "count" else None
    return {
        "id": name,
        "title": TITLE,
        "definition": TITLE,
        "unit": unit,
        "better": "higher",
        "formula": formula,
        "target": rule or {"rule": "fixed", "value": target},
        "provenance": "local",
        "version": "1",
    } | more


def _share(top: str, bottom: str, **more: object) -> dict:
    return {"kind": "share", "numerator": top, "denominator": bottom} | more


def _framework() -> Framework:
    visits = {"kind": "monthly_count", "measure": "visits"}
    registered = {"kind": "monthly_count", "measure": "registered"}
    wait = {"kind": "mean", "total": "minutes", "count": "timed"}
    placed = {"case_mix": True, "minimum_base": 30, "weight": 1}
    pillars = {
        "users": [
            _kpi("visits", visits, "count", 0, weight=0.5, counter="waiting"),
            _kpi("registered", registered, "count", 0, weight=0.5),
        ],
        "capacity": [
            _kpi(
                "trained", _share("trained", "staff", stock=True), "share", 0.6, weight=0.5
            ),
            _kpi("waiting", wait, "minutes", WAIT, weight=0.5, better="lower"),
        ],
        "matching": [
            _kpi("filled", _share("filled", "posts"), "share", FILLED, weight=0.5),
            _kpi("matched", _share("matched", "placements"), "share", MATCHED, weight=0.5),
        ],
        "outcome": [
            _kpi("placed", _share("placed", "exits"), "share", PLACED_TARGET, **placed),
        ],
    }
    measures = "visits registered minutes timed trained staff filled posts matched "
    names = (measures + "placements placed exits").split()
    return Framework.model_validate(
        {
            "id": "paf",
            "edition": "1",
            "title": TITLE,
            "uncertainty": {"nodes": NODES, "replicates": REPLICATES, "top": TOP},
            "measures": [{"id": name, "title": TITLE} for name in names],
            "pillars": [
                {"id": name, "title": TITLE, "kpis": kpis} for name, kpis in pillars.items()
            ],
        }
    )


FRAMEWORK = _framework()


def _pilot() -> Pilot:
    groups = [
        {
            "id": name,
            "title": TITLE,
            "categories": dict.fromkeys(shares, TITLE),
            "population": shares,
            "reference": {"sex": "man", "disability": "no"}.get(name, "others"),
        }
        for name, shares in GROUPS.items()
    ]
    equity = {"groups": groups, "centers": "together"}
    return Pilot.model_validate(
        {"id": "p", "title": TITLE, "synthetic": True, "equity": equity}
    )


PILOT = _pilot()


def known_pilot(draw: np.random.Generator, effects: Effects = NULL) -> KnownPilot:
    """A pilot of 10 to 25 centers and two years of months, in which nothing else differs.

    Centers differ in size, case mix and number of staff, and in nothing by which a KPI
    could be judged; half of them, drawn by lot, are pilot centers.
    """
    number = int(draw.integers(CENTERS[0], CENTERS[1] + 1))
    ids = [f"c{place:02d}" for place in range(number)]
    pilots = draw.permutation(number) < number // 2
    worse, stepped = draw.choice(number, 2, replace=False)
    chance = np.where(np.arange(number) == worse, effects.worse, 1.0)
    step = np.where((np.arange(number) == stepped)[:, None] & LAST, effects.step, 1.0)
    size = np.exp(draw.uniform(*np.log(VISITS), number))
    level = size[:, None] * SEASON[np.asarray(MONTHS.month) - 1] * step
    wait = WAIT - effects.wait * (pilots[:, None] & AFTER)
    leavers = _leavers(draw, chance, effects.disabled)
    months, parts = _months(draw, level, wait, effects, leavers)
    roles = np.where(pilots, "pilot", "comparison")
    centers = pd.DataFrame({"id": ids, "role": roles, "opened": pd.NaT})
    folder = PilotFolder(Path("p"), PILOT, FRAMEWORK, {}, centers, ROUNDS)
    return KnownPilot(
        _givens(folder, months, parts),
        ids[worse],
        ids[stepped],
        pd.Series(leavers.placed, ids),
    )


def _leavers(draw: np.random.Generator, chance: np.ndarray, disabled: float) -> Leavers:
    rate = chance[:, None] * PLACED
    lower = disabled * rate / (1 - rate + disabled * rate)
    mix = draw.dirichlet(MIX, len(chance))
    return Leavers(mix, {"yes": lower, "no": rate})


def _months(
    draw: np.random.Generator,
    level: np.ndarray,
    wait: np.ndarray,
    effects: Effects,
    leavers: Leavers,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Measures by center and month, and their parts by group."""
    noise = np.exp(draw.normal(0, EXTRA_SPREAD, level.shape) - EXTRA_SPREAD**2 / 2)
    visits = draw.poisson(level * noise)
    timed = draw.binomial(visits, TIMED)
    own = wait + draw.normal(0, WAIT_MONTH, level.shape)
    minutes = timed * own + draw.normal(0, WAIT_VISIT, level.shape) * np.sqrt(timed)
    posts, placements = (draw.poisson(level * part) for part in (POSTS, PLACEMENTS))
    plain = {
        "visits": visits,
        "timed": timed,
        "minutes": np.maximum(np.rint(minutes), 0),
        "posts": posts,
        "filled": draw.binomial(posts, FILLED + effects.filled * AFTER),
        "placements": placements,
        "matched": draw.binomial(placements, MATCHED),
    } | _staff(draw, level.shape)
    rows = [_long(name, values) for name, values in plain.items()]
    parts = []
    registered = draw.poisson(level * REGISTERED * noise)
    rows.append(_long("registered", registered))
    for group, shares in GROUPS.items():
        split = draw.multinomial(registered, list(shares.values()))
        parts += [
            _long("registered", split[..., place], group=group, category=name)
            for place, name in enumerate(shares)
        ]
    exits, groups = _exits(draw, level, leavers)
    return pd.concat([*rows, *exits]), pd.concat([*parts, *groups])


def _staff(draw: np.random.Generator, shape: tuple[int, int]) -> dict[str, np.ndarray]:
    """Staff in post, and of them those trained, who stay so all the time."""
    staff = draw.integers(*STAFF, shape[0])
    trained = draw.binomial(staff, TRAINED)
    whole = np.ones(shape, dtype=int)
    return {"staff": staff[:, None] * whole, "trained": trained[:, None] * whole}


def _exits(
    draw: np.random.Generator, level: np.ndarray, leavers: Leavers
) -> tuple[list[pd.DataFrame], list[pd.DataFrame]]:
    """Leavers and those placed by stratum, and both by group."""
    rows, sums = [], {}
    for place, stratum in enumerate(STRATA):
        exits = draw.poisson(level * EXITS * leavers.mix[:, [place]])
        people = {"yes": draw.binomial(exits, GROUPS["disability"]["yes"])}
        people["no"] = exits - people["yes"]
        successes = {
            name: draw.binomial(people[name], rate[:, [place]])
            for name, rate in leavers.rates.items()
        }
        placed = sum(successes.values())
        rows += [_long("exits", exits, stratum), _long("placed", placed, stratum)]
        _add(sums, "exits", "disability", people)
        _add(sums, "placed", "disability", successes)
        for group in ("sex", "age"):
            names = list(GROUPS[group])
            won, lost = (
                draw.multinomial(side, list(GROUPS[group].values()))
                for side in (placed, exits - placed)
            )
            of = {name: (won[..., n], lost[..., n]) for n, name in enumerate(names)}
            _add(sums, "placed", group, {n: pair[0] for n, pair in of.items()})
            _add(sums, "exits", group, {n: sum(pair) for n, pair in of.items()})
    parts = [
        _long(measure, values, group=group, category=name)
        for (measure, group, name), values in sums.items()
    ]
    return rows, parts


def _add(sums: dict, measure: str, group: str, values: dict[str, np.ndarray]) -> None:
    for name, value in values.items():
        key = (measure, group, name)
        sums[key] = sums.get(key, 0) + value


def _long(measure: str, values: np.ndarray, stratum: str = "", **more: str) -> pd.DataFrame:
    """One row a center and month."""
    centers, months = values.shape
    frame = pd.DataFrame(
        {
            "center": np.repeat([f"c{place:02d}" for place in range(centers)], months),
            "month": np.tile(MONTHS, centers),
            "measure": measure,
            "value": values.ravel().astype(float),
        }
    )
    return frame.assign(**(more or {"stratum": stratum}))


def _givens(
    folder: PilotFolder, months: pd.DataFrame, parts: pd.DataFrame
) -> tuple[Given, ...]:
    """What each round is given, with the rounds before it."""
    found: list[Given] = []
    for turn in ROUNDS:
        year = turn.starts.year
        inside = [
            frame[frame["month"].dt.year == year].reset_index(drop=True)
            for frame in (months, parts if turn.previous else parts.iloc[:0])
        ]
        data = RoundData(
            measure_month=inside[0],
            group_month=inside[1],
            responses={},
            action=empty_table(ACTIONS),
            sample=empty_table(SAMPLE),
            event=empty_table(EVENTS),
        )
        found.append(given_after(found[-1] if found else None, folder, turn, data))
    return tuple(found)
