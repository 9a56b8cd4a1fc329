"""People who were asked and refused, without their answers: who asked them, and where."""

import pandas as pd

from pescycle.io import cells
from pescycle.io.exports import Export
from pescycle.io.submissions import Counted
from pescycle.model.base import SLUG
from pescycle.model.given import empty_refusals


def refused_contacts(
    export: Export, counted: Counted, people: pd.DataFrame
) -> pd.DataFrame:
    """Contacts whose consent item says no, in the fieldwork and at a known center.

    Nothing of what they may have answered comes along. Somebody who was never entered into
    the form is not here: such people are counted by hand, as ``asked`` of sample.csv.

    Parameters
    ----------
    export : Export
        The export without identifiers.
    counted : Counted
        Which rows count, and which refused.
    people : DataFrame
        Numbers that tell interviewers apart, see ``group_numbers``.

    Returns
    -------
    DataFrame
        One row a contact, columns as ``RoundData.refusals`` says.
    """
    rows = counted.refused
    fieldwork = export.turn.fieldwork
    if fieldwork is not None:
        days = counted.submitted[rows].dt.normalize()
        inside = days.between(pd.Timestamp(fieldwork.opens), pd.Timestamp(fieldwork.closes))
        rows = rows[(inside | days.isna()).to_numpy(dtype=bool)]
    text = cells.plain_codes(export.text("center", rows))
    theirs = {name.casefold(): ours for name, ours in export.source.centers.items()}
    center = text.map(lambda cell: theirs.get(cell, cell)).astype("str")
    rows = rows[center.isin(export.folder.centers["id"]).to_numpy(dtype=bool)]
    mode = cells.plain_codes(export.text("mode", rows)).str.replace(" ", "_")
    plain = mode.map(lambda cell: bool(SLUG.fullmatch(cell))).astype(bool)
    found = {
        "center": center[rows],
        "submitted": counted.submitted[rows],
        "mode": mode.where(plain),
        "interviewer": people.loc[rows, "interviewer"],
    }
    typed = pd.DataFrame(found, index=rows).reset_index(drop=True)
    return typed if len(typed) else empty_refusals()
