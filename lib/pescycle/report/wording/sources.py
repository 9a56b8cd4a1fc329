"""What was read, what was set aside and what is missing, in words."""

import pandas as pd

from pescycle.model.findings import NOT_SHOWN
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import own_rows, records, said


def source_reading(voice: Voice, source: pd.DataFrame) -> Sentences:
    """Say what was read and what was set aside."""
    if source.empty:
        return said(voice.text("No file was read in this round."))
    read, kept = int(source["rows_read"].sum()), int(source["rows_kept"].sum())
    files = voice.plural(
        "{n} file was read: {kept} of {read} rows were kept.",
        "{n} files were read: {kept} of {read} rows were kept.",
        len(source),
        kept=voice.number(kept),
        read=voice.number(read),
    )
    cells = int(source["cells_set_aside"].sum())
    aside = voice.plural(
        "{n} single value was set aside as unreadable.",
        "{n} single values were set aside as unreadable.",
        cells,
    )
    return said(files, aside if cells else "")


def problem_reading(voice: Voice, problem_count: pd.DataFrame) -> Sentences:
    """How many remarks there are on the files, and which is the most frequent."""
    if problem_count.empty:
        return said(voice.text("No problem was found in the files."))
    total = int(problem_count["count"].sum())
    places = voice.plural(
        "There is {n} remark on the files; what was set aside for it is counted with "
        "the sources.",
        "There are {n} remarks on the files; what was set aside for them is counted with "
        "the sources.",
        total,
    )
    most = problem_count.loc[problem_count["count"].idxmax()]
    often = voice.text(
        "Most often: {rule} ({count}, in {file}).",
        rule=voice.name("rule", most["rule"]),
        count=voice.number(most["count"]),
        file=most["source_file"],
    )
    return said(places, often)


def coverage_reading(
    voice: Voice, coverage: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Which monthly figures are missing without a closure that explains it."""
    rows = own_rows(coverage, center)
    if rows.empty:
        return said(voice.text("No monthly measures are collected."))
    missing = rows["months_expected"] - rows["months_reported"]
    text = voice.text(
        "{reported} of {expected} monthly figures were reported.",
        reported=voice.number(rows["months_reported"].sum()),
        expected=voice.number(rows["months_expected"].sum()),
    )
    closed = int(rows["months_closed"].sum())
    closures = voice.plural(
        "{n} more was not expected, as the center was closed.",
        "{n} more were not expected, as a center was closed.",
        closed,
    )
    gaps = rows[missing > 0]
    points = [
        voice.plural(
            "{center}, {measure}: {n} month is missing.",
            "{center}, {measure}: {n} months are missing.",
            missing.loc[row["index"]],
            center=voice.name("center", row["center"]),
            measure=voice.name("measure", row["measure"]),
        )
        for row in records(gaps.rename_axis("index").reset_index())
    ]
    partly = _partly_open(voice, rows)
    rule = voice.text(
        "Where a center was open on some days of a month only, counts are set against the "
        "days open; shares and means are taken as they are."
    )
    return said(
        text,
        closures if closed else "",
        rule if partly else "",
        points=[*points, *partly],
    )


def _partly_open(voice: Voice, rows: pd.DataFrame) -> list[str]:
    """A point for each center that was open in part; all its measures share its days."""
    months = rows.groupby("center", sort=False)["months_partly"].max()
    return [
        voice.plural(
            "{center}: {n} month was open on some days only.",
            "{center}: {n} months were open on some days only.",
            count,
            center=voice.name("center", name),
        )
        for name, count in months[months > 0].items()
    ]


# Corrections that are named one by one; the table has all of them.
NAMED = 3


def month_revision_reading(
    voice: Voice, month_revision: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """How many monthly figures were corrected, and the largest of the corrections."""
    rows = own_rows(month_revision, center)
    if rows.empty:
        return said(voice.text("No monthly figure was corrected after it was first sent."))
    text = voice.plural(
        "{n} monthly figure was corrected after it was first sent: the later one counts.",
        "{n} monthly figures were corrected after they were first sent: the later ones "
        "count.",
        len(rows),
    )
    shown = rows[~rows["state"].isin(NOT_SHOWN)]
    gone = int((shown["later"].isna() & shown["earlier"].notna()).sum())
    withdrawn = voice.plural(
        "{n} of them is empty now: ask whether that was meant.",
        "{n} of them are empty now: ask whether that was meant.",
        gone,
    )
    both = shown.dropna(subset=["earlier", "later"])
    size = ((both["later"] - both["earlier"]) / both["earlier"]).abs()
    largest = both.loc[size.sort_values(ascending=False, kind="stable").index[:NAMED]]
    points = [
        voice.text(
            "{center}, {measure}, {month}: {earlier} became {later}.",
            center=voice.name("center", row["center"]),
            measure=voice.name("measure", row["measure"]),
            month=voice.month(row["month"]),
            earlier=voice.number(row["earlier"]),
            later=voice.number(row["later"]),
        )
        for row in records(largest)
    ]
    return said(text, withdrawn if gone else "", points=points)
