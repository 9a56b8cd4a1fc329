"""Which KPIs of several pilots may be set side by side, and what keeps the others apart."""

from enum import StrEnum

import pandas as pd

KEY = ["pilot", "round", "kpi"]


class Part(StrEnum):
    """What has to be alike in two KPIs before their values can be."""

    DEFINITION = "definition"  # only one pilot has it
    VERSION = "version"
    UNIT = "unit"
    BETTER = "better"
    CALCULATION = "calculation"


PARTS = tuple(Part)[1:]
DIFFERENCE = ["definition_id", "pilot", "kpi", "version", "parts"]


def with_shared(definition: pd.DataFrame) -> pd.DataFrame:
    """Definitions with ``unit`` and ``shared``: whether another pilot measures the same.

    The same is what has one definition id, version, unit, direction and calculation. A
    count of a month and one of a quarter differ in their unit. Nothing is taken to be the
    same because it is called so.

    Parameters
    ----------
    definition : DataFrame
        One row a (pilot, round, KPI): pilot round kpi definition_id version unit better
        calculation counted_by.

    Returns
    -------
    DataFrame
        The same rows, ``unit`` of counts with what it is counted by, and ``shared``.
    """
    counts = definition["unit"] == "count"
    units = definition["unit"].mask(counts, "count a " + definition["counted_by"])
    frame = definition.assign(unit=units)
    pilots = frame.groupby(["definition_id", *PARTS])["pilot"].transform("nunique")
    return frame.assign(shared=pilots > 1)


def comparable_figures(definition: pd.DataFrame, figure: pd.DataFrame) -> pd.DataFrame:
    """Figures of the KPIs that another pilot measures in the same way, in their order.

    Parameters
    ----------
    definition : DataFrame
        From ``with_shared``.
    figure : DataFrame
        One row a (pilot, round, KPI) of all centers together: value low high level method
        base reason, with starts and ends of the round.

    Returns
    -------
    DataFrame
        Rows of ``figure`` with ``definition_id version unit``; definitions in the order of
        the first pilot, pilots and rounds in theirs. No column is a rank.
    """
    shared = definition[definition["shared"]]
    order = {name: place for place, name in enumerate(shared["definition_id"].unique())}
    rows = shared[[*KEY, "definition_id", "version", "unit"]].merge(figure, on=KEY)
    place = rows["definition_id"].map(order)
    rows = rows.assign(place=place).sort_values(["place", "version"], kind="stable")
    return rows.drop(columns="place").reset_index(drop=True)


def differences(definition: pd.DataFrame) -> pd.DataFrame:
    """KPIs that are not compared, each with the parts in which it differs from others.

    Judged by each pilot's last round. A definition that only one pilot has differs in the
    definition itself.

    Parameters
    ----------
    definition : DataFrame
        From ``with_shared``, rounds of a pilot in their order.

    Returns
    -------
    DataFrame
        One row a (definition, pilot): ``definition_id pilot kpi version parts``; ``parts``
        is a tuple of ``Part``. Those of several pilots come first.
    """
    last = definition.drop_duplicates(["pilot", "kpi"], keep="last")
    pilots = last.groupby("definition_id")["pilot"].transform("nunique")
    apart = last.assign(several=pilots > 1)[~last["shared"]]
    rows = [
        {
            "definition_id": row.definition_id,
            "pilot": row.pilot,
            "kpi": row.kpi,
            "version": row.version,
            "several": row.several,
            "parts": _parts(last[last["definition_id"] == row.definition_id]),
        }
        for row in apart.itertuples()
    ]
    found = pd.DataFrame(rows, columns=[*DIFFERENCE, "several"])
    if found.empty:
        return found[DIFFERENCE]
    place = found["definition_id"].map(
        {name: number for number, name in enumerate(last["definition_id"].unique())}
    )
    found = found.assign(alone=~found["several"].astype(bool), place=place)
    found = found.sort_values(["alone", "place"], kind="stable", ignore_index=True)
    return found[DIFFERENCE]


def _parts(rows: pd.DataFrame) -> tuple[Part, ...]:
    if rows["pilot"].nunique() < 2:
        return (Part.DEFINITION,)
    return tuple(part for part in PARTS if len(set(rows[part])) > 1)
