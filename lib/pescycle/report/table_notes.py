"""What is said once for a whole table: hidden figures, intervals, rows without data."""

from pescycle.model.findings import NOT_SHOWN, CellState
from pescycle.report.cells import Row
from pescycle.report.columns import COLUMNS
from pescycle.report.table_specs import Listing, Spread
from pescycle.report.vocabulary import VOCABULARY
from pescycle.report.voice import Voice

MOST_NAMED = 6  # rows without data; more than these are counted


def scroll_hint(voice: Voice, *, wide: bool, long: int) -> str:
    """How to reach what a wide or long table hides.

    Parameters
    ----------
    voice : Voice
    wide : bool
    long : int
        Rows of a long table, else 0.
    """
    if long:
        return voice.plural(
            "A long table of {n} row: scroll in it, or choose it with the Tab key and use "
            "the arrow keys.",
            "A long table of {n} rows: scroll in it, or choose it with the Tab key and use "
            "the arrow keys.",
            long,
        )
    if wide:
        return voice.text(
            "A wide table: where it does not fit, scroll it sideways, or choose it with "
            "the Tab key and use the arrow keys."
        )
    return ""


def lacking_note(voice: Voice, spec: Listing, rows: list[Row]) -> str:
    """Name the rows that cannot be judged, in place of a row of dashes for each."""
    if not rows:
        return ""
    if len(rows) > MOST_NAMED:
        return voice.plural(
            "{n} row is left out: there is not enough data to compare.",
            "{n} rows are left out: there is not enough data to compare.",
            len(rows),
        )
    named = [_named(voice, spec, row) for row in rows]
    return voice.text(
        "Without enough data to compare: {names}.", names=voice.enumerated(named)
    )


def _named(voice: Voice, spec: Listing, row: Row) -> str:
    audience = row.get("audience")
    if not audience:
        return COLUMNS[spec.columns[0]].say(voice, row)
    return voice.text(
        "{item} ({audience})",
        item=voice.name("item", row["id"], audience=audience),
        audience=voice.name("audience", audience),
    )


def since_note(voice: Voice, rows: list[Row]) -> str:
    """Say since which round the rows' changes are counted."""
    since = dict.fromkeys(row["since"] for row in rows if row.get("since"))
    if not since:
        return ""
    rounds = [voice.name("round", name) for name in since]
    return voice.text("Changes since: {rounds}.", rounds=voice.enumerated(rounds))


def interval_note(voice: Voice, rows: list[Row]) -> str:
    """Level and methods of the intervals that are shown."""
    shown = [row for row in rows if row.get("low") is not None and row.get("method")]
    lacking = _without_interval(voice, rows)
    if not shown:
        return lacking
    level = voice.share(shown[0]["level"])
    methods = dict.fromkeys(_interval(voice, row["method"]) for row in shown)
    said = voice.text(
        "Intervals at {level}: {methods}.",
        level=level,
        methods=voice.enumerated(list(methods)),
    )
    return f"{said} {lacking}".strip()


def _interval(voice: Voice, method: str) -> str:
    """Name of the interval; where the method is that of the figure, not the figure's."""
    own = method in VOCABULARY["interval"]
    return voice.label("interval" if own else "method", method)


def _without_interval(voice: Voice, rows: list[Row]) -> str:
    """Say why a survey figure that is shown has no interval: chance cannot be measured."""
    alone = any(
        row.get("value") is not None and row.get("low") is None and row.get("statistic")
        for row in rows
    )
    return (
        voice.text(
            "Where there is a value and no interval, nothing varied or all answers come "
            "from a single sampling unit: there is no variance estimate."
        )
        if alone
        else ""
    )


def hidden_note(voice: Voice, spec: Spread, rows: list[Row]) -> str:
    """Say once for all cells why some say "hidden"."""
    states = {row.get("state") for row in rows}
    if not states & set(NOT_SHOWN):
        return ""
    protecting = voice.text("Some are hidden only to protect people or another figure.")
    note = _small_base(voice, spec)
    return f"{note} {protecting}" if CellState.PROTECTING in states else note


def _small_base(voice: Voice, spec: Spread) -> str:
    privacy = voice.names.privacy
    if spec.small:
        return voice.text(spec.small, assessors=voice.number(voice.names.assessors))
    if not spec.center_base:
        return voice.text(
            "Hidden: base below {base}.", base=voice.number(privacy.minimum_base)
        )
    return voice.text(
        "Hidden: base below {center_base} in a center, or below {base} in all together.",
        center_base=voice.number(privacy.center_base),
        base=voice.number(privacy.minimum_base),
    )
