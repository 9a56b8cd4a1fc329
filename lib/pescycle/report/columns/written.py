"""Columns of what a team wrote down for the enquiry."""

from pescycle.report import written_cells
from pescycle.report.columns.kinds import Column, date, named, number, written
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "question_kind": named(message("Kind"), "question_kind", "kind"),
    "question_text": Column(message("Question"), ("id", "text"), written_cells.question),
    "grade": named(message("How well known"), "grade"),
    "question_evidence": written(message("Evidence"), "evidence", optional=True),
    "grown_from": Column(
        message("Grew out of"), ("from", "from_thing"), written_cells.origin, optional=True
    ),
    "stakeholder_name": written(message("Stakeholder"), "name"),
    "stakeholder_group": named(message("Group"), "stakeholder", "group"),
    "influence": number(message("Influence"), "influence"),
    "interest": number(message("Interest"), "interest"),
    "stakeholder_place": named(message("What follows"), "stakeholder_place", "place"),
    "comments_made": number(message("Comments of the group"), "comments"),
    "counted": Column(message("Group or theme"), ("by", "counted"), written_cells.counted),
    **{
        f"comments_{status}": number(label, status)
        for status, label in {
            "open": message("Open"),
            "accepted": message("Accepted"),
            "partly": message("Partly accepted"),
            "deferred": message("Deferred"),
            "rejected": message("Rejected"),
        }.items()
    },
    "comments_all": number(message("Comments"), "comments"),
    "comment_date": date(message("Date"), "date"),
    "you_said": Column(message("You said"), ("group", "comment"), written_cells.told),
    "comment_theme": named(message("Theme"), "theme"),
    "comment_status": named(message("Status"), "comment_status", "status"),
    "we_did": Column(message("We did"), ("id",), written_cells.answer),
    "comment_changed": Column(
        message("What it changed"),
        ("changed",),
        written_cells.subjects("changed"),
        optional=True,
    ),
    "practice_service": written(message("Who"), "service"),
    "practice_text": Column(
        message("What is done"), ("title", "text"), written_cells.practice
    ),
    "practice_helps": Column(message("About"), ("fits",), written_cells.subjects("fits")),
    "practice_lacks": written(message("What to mind"), "lacks", optional=True),
    "practice_source": Column(
        message("Source"), ("source", "address"), written_cells.practice_source
    ),
}
