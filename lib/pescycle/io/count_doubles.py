"""One count for each center, month, measure and stratum, whoever told it how often."""

from collections.abc import Iterator

import pandas as pd

from pescycle.errors import Problem, Severity

KEY = ["center", "month", "measure", "stratum"]
REVISION = [*KEY, "earlier", "later", "earlier_file", "later_file"]


def without_doubles(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Each center, month, measure and stratum of one file once.

    The same value again is set aside; a different one stops, since nobody but the supplier
    knows which is right.

    Parameters
    ----------
    frame : DataFrame
        Counts with their ``file``, ``sheet``, ``row`` and ``column``.
    """
    first = frame.drop_duplicates(KEY).set_index(KEY)
    again = frame[frame.duplicated(KEY)]
    problems = []
    for double in again.itertuples():
        original = first.loc[tuple(getattr(double, name) for name in KEY)]
        problems.append(_double(double, original, _same(double.value, original["value"])))
    return frame.drop(index=again.index).reset_index(drop=True), problems


def _same(one: float, other: float) -> bool:
    return one == other or (pd.isna(one) and pd.isna(other))


def _double(double: object, original: pd.Series, same: bool) -> Problem:
    where = f"row {original['row']}"
    if original["column"] != double.column:
        where += f', column "{original["column"]}"'
    if original["sheet"] != double.sheet:
        where += f' of sheet "{original["sheet"]}"'
    elif original["file"] != double.file:
        where += f" of {original['file']}"
    remedy = "Keep the row that is right."
    if original["file"] != double.file:
        remedy = (
            "Keep the row that is right; or, if the later file corrects the earlier, say "
            "when each was sent: submitted: 2023-07-15 at both sources in round.yml."
        )
    return Problem(
        file=double.file,
        sheet=double.sheet,
        row=double.row,
        column=double.column,
        rule="repeated_row" if same else "conflicting_rows",
        message=f"the same center, month and measure as in {where}, "
        + ("with the same value; set aside." if same else "with another value."),
        remedy="" if same else remedy,
        severity=Severity.WARN if same else Severity.STOP,
    )


def reconciled(
    frames: list[pd.DataFrame],
) -> tuple[pd.DataFrame, pd.DataFrame, list[Problem]]:
    """One figure of all sources together, what was told before it, and what is not clear.

    Two sources may tell the same month, as when last quarter's file was left in the folder.
    The same value counts once. Of two values the one submitted later counts where both
    sources say when they were submitted; else it stops.

    Parameters
    ----------
    frames : list of DataFrame
        Counts of one source each, with ``file``, ``sheet``, ``row``, ``column`` and
        ``submitted``.

    Returns
    -------
    counts : DataFrame
        One row a (center, month, measure, stratum).
    revision : DataFrame
        One row a value that a later one replaced: the columns ``REVISION``.
    problems : list of Problem
    """
    whole = pd.concat(frames, ignore_index=True)
    ordered = whole.sort_values("submitted", kind="stable", na_position="first")
    told = ["value", "file", "sheet", "row", "column", "submitted"]
    before = ordered.groupby(KEY, sort=False)[told].shift(1).add_suffix("_before")
    pairs = ordered.join(before)
    pairs = pairs[pairs["file_before"].notna()]
    gaps = pairs["value"].isna() & pairs["value_before"].isna()
    same = (pairs["value"] == pairs["value_before"]) | gaps
    dated = pairs["submitted"] > pairs["submitted_before"]
    problems = [
        *_repeated(pairs[same], whole),
        *_contradictions(pairs[~same & ~dated]),
        *_revised(pairs[~same & dated]),
    ]
    counts = ordered.drop_duplicates(KEY, keep="last").sort_index(ignore_index=True)
    return counts, _revisions(pairs[~same & dated]), problems


def _repeated(pairs: pd.DataFrame, whole: pd.DataFrame) -> Iterator[Problem]:
    """A remark for each two files, not for each row: an old file repeats thousands."""
    for (later, earlier), rows in pairs.groupby(["file", "file_before"], sort=False):
        count, of = len(rows), int((whole["file"] == later).sum())
        said, remedy = f"{count} of its {of} counts stand", ""
        if count == of:
            said = f"each of its {of} counts stands"
            remedy = "Perhaps an old file was sent again; put the right one there."
        yield Problem(
            file=later,
            rule="repeated_row",
            message=f"{said} in {earlier} too, with the same value; each counts once.",
            remedy=remedy,
            severity=Severity.WARN,
        )


def _contradictions(pairs: pd.DataFrame) -> Iterator[Problem]:
    for row in pairs.itertuples():
        names = ("file", "sheet", "row", "column")
        before = {name: getattr(row, f"{name}_before") for name in names}
        yield _double(row, pd.Series(before | {"row": int(before["row"])}), same=False)


def _revised(pairs: pd.DataFrame) -> Iterator[Problem]:
    for (later, earlier), rows in pairs.groupby(["file", "file_before"], sort=False):
        day = rows["submitted"].iloc[0]
        yield Problem(
            file=later,
            rule="revised_month",
            message=f"{len(rows)} of its counts differ from those in {earlier}; these were "
            f"submitted later ({day:%Y-%m-%d}) and count.",
            remedy="The enquiry shows both values.",
            severity=Severity.WARN,
        )


def _revisions(pairs: pd.DataFrame) -> pd.DataFrame:
    renamed = {"value_before": "earlier", "value": "later"}
    renamed |= {"file_before": "earlier_file", "file": "later_file"}
    return pairs.rename(columns=renamed)[REVISION].reset_index(drop=True)
