"""False alarms of the monthly watch alone: questions about figures, alarms of charts.

    python -m benchmarks.watching [PILOTS [PROCESSES]]

The null pilots of ``benchmarks.false_alarms``, of which only the months are looked at:
the checks of figures and the control charts of the last round, by the same calls that the
action phase makes. Asserts nothing. 500 pilots take some minutes on two cores.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pandas as pd

from benchmarks.alarms import KINDS, Count
from benchmarks.false_alarms import PILOTS, PROCESSES, SEED, lines, tables
from benchmarks.pilots import FRAMEWORK, NULL, known_pilot
from pescycle.model.monitoring import ChartGap, CheckFinding, GamingCheck
from pescycle.paf.monitoring.gaming import NOMINAL, gaming_checks
from pescycle.paf.monitoring.watch import watch
from pescycle.phases.monitoring import watch_baseline, watched_months


def null_months(number: int) -> list[Count]:
    """What is asked and signalled in the last round of a pilot in which nothing changes."""
    draw = np.random.default_rng([SEED, 0, number])
    given = known_pilot(draw, NULL).givens[-1]
    baseline = watch_baseline(given)
    series = watched_months(given, baseline)
    checks = gaming_checks(
        series, given.months, FRAMEWORK, baseline=baseline, day=given.days
    )
    settings = given.folder.pilot.monitoring
    found = watch(series, FRAMEWORK, baseline=baseline, settings=settings)
    return [*_questions(checks), *_alarms(found.chart)]


def _questions(checks: pd.DataFrame) -> Iterator[Count]:
    section = "Questions about figures, all are honest"
    asked = checks["finding"] == CheckFinding.ASK
    for check in GamingCheck:
        own = asked[(checks["check"] == check) & checks["p"].notna()]
        if len(own):
            name = f"pilots with a question of the kind {check}"
            yield Count(section, name, float(own.any()), 1)
    yield Count(section, "checks that ask", float(asked.sum()), int(checks["p"].count()))
    yield Count(section, "pilots with a question", float(asked.any()), 1, NOMINAL)


def _alarms(chart: pd.DataFrame) -> Iterator[Count]:
    section = "Signals of the control charts, nothing changed"
    usable = chart[chart["gap"] == ChartGap.NONE]
    kinds = usable["kpi"].map(lambda kpi: KINDS[type(FRAMEWORK.kpi(kpi).formula)])
    for kind, own in usable.groupby(kinds):
        fired, stated = own["first_month"].notna(), float(own["chance"].sum())
        yield Count(
            section, f"charts of {kind} with an alarm", float(fired.sum()), len(own)
        )
        yield Count(section, f"of {kind}, as the report says to expect", stated, len(own))


def main(pilots: int, processes: int) -> None:
    """Simulate and print."""
    with ProcessPoolExecutor(processes) as pool:
        found = tables(pool.map(null_months, range(pilots), chunksize=5))
    print(f"{pilots} pilots in which nothing changes, seed {SEED}.\n")
    for line in lines(found, "called out"):
        print(line)


if __name__ == "__main__":
    wanted = [int(word) for word in sys.argv[1:]]
    main(*(wanted + [PILOTS, PROCESSES][len(wanted) :]))
