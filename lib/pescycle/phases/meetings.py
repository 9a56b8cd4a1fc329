"""The workshops of a round, from what the team wrote down."""

from datetime import datetime

from pescycle.model.base import LANGUAGES
from pescycle.model.given import Given
from pescycle.model.meetings import Meeting


def meetings(given: Given) -> tuple[Meeting, ...]:
    """The meetings of ``workshops.csv``, in their order in time."""
    rows = given.data.registers["workshops"]
    found = [
        Meeting(
            id=row["id"],
            starts=datetime.combine(
                row["date"].date(), datetime.strptime(row["start"], "%H:%M").time()
            ),
            minutes=int(row["minutes"]),
            title={
                code: row[f"title_{code}"] for code in LANGUAGES if row.get(f"title_{code}")
            },
        )
        for row in rows.to_dict("records")
    ]
    return tuple(sorted(found, key=lambda meeting: (meeting.starts, meeting.id)))
