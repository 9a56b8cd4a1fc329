"""Where a table's rows and columns belong."""

from pescycle.model.base import ALL
from pescycle.model.pilot import Audience
from pescycle.report.cells import Row
from pescycle.report.voice import Voice


def row_places(
    voice: Voice, head: tuple[str, ...], rows: list[Row]
) -> list[tuple[int, ...]]:
    """Where rows belong: what is compared stands together, all centers at the end.

    ``head`` are the columns that head a row. Audiences come in their own order and items
    in that of their questionnaire; all else as the frame has it. Rows that an id of their
    own heads are looked up by it, and stay as the frame has them.
    """
    if head == ("id",):
        return [(place,) for place in range(len(rows))]
    heads = [tuple(row[key] for key in head) for row in rows]
    first = list(dict.fromkeys(heads))
    return [
        (
            _audience_place(row),
            voice.names.item_place(row.get("audience") or "", row.get("item") or ""),
            head == ("center",) and row["center"] == ALL,
            first.index(key),
            row.get("center") == ALL,
        )
        for key, row in zip(heads, rows, strict=True)
    ]


def _audience_place(row: Row) -> int:
    """Place of a row's audience; rows without one, those of KPIs, come first."""
    audiences = [None, "", *Audience]
    return audiences.index(row.get("audience"))


def in_places(voice: Voice, rows: list[Row]) -> list[Row]:
    """Rows in the order of what is across, all centers together at the end."""

    def place(row: Row) -> tuple[int, ...]:
        item = voice.names.item_place(row.get("audience") or "", row.get("item") or "")
        return row.get("center") == ALL, _audience_place(row), item

    return sorted(rows, key=place)
