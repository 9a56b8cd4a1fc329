"""Kits between rounds: questions from proposals, decision sheet, calendar, Word file."""

from datetime import UTC, date, datetime
from io import BytesIO
from types import SimpleNamespace

import pandas as pd
import pytest
from docx import Document
from icalendar import Calendar

from pescycle.model.findings import ProposalKind
from pescycle.model.given import PilotFolder
from pescycle.model.meetings import Meeting, repeated
from pescycle.model.pilot import Pilot
from pescycle.report.frame import page_frame
from pescycle.report.kits.agenda import agenda
from pescycle.report.kits.decisions import decision_sheet, last_decisions, open_actions
from pescycle.report.kits.document import workshop_docx
from pescycle.report.kits.invitation import invitations
from pescycle.report.kits.questions import asked, chosen
from pescycle.report.kits.stations import Station, stations
from pescycle.report.kits.workshop import Kit, workshop_html
from pescycle.report.shown import Cell, Chart, Header, Sentences, Table
from pescycle.report.voice import Voice
from tests.report import results, samples

MADE = datetime(2024, 1, 2, 8, tzinfo=UTC)
PILOT = Pilot(id="p", title={"en": "A pilot"}, synthetic=True, timezone="America/Bogota")
# The smallest picture: one white dot.
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a4944415478"
    "9c63f80f00010101001bb6ee560000000049454e44ae426082"
)


def proposals(*kinds):
    return pd.DataFrame(
        [
            {"id": f"p{n}", "kind": kind, "kpi": f"k{n}", "item": "", "audience": ""}
            | {"center": "all", "since": "", "value": None, "low": None, "high": None}
            | {"reference": None}
            for n, kind in enumerate(kinds, 1)
        ]
    )


def folder():
    return PilotFolder(None, PILOT, None, {}, pd.DataFrame({"id": ["a"]}), ())


def kit(voice):
    table = Table(
        "What we decide", (Header("What"), Header("Who")), ((Cell("x"), Cell("")),)
    )
    station = Station(
        "Where do we stand?",
        Chart(DOT, "Four of nine are met.", "Status"),
        Sentences(("One sentence.",), ("A point",)),
        "What now?",
        "",
    )
    slots = agenda(voice, 60, ("Where do we stand?",))
    return Kit(
        title="Workshop",
        when="60 minutes",
        lead="One chart.",
        slots=slots,
        agenda=table,
        before_title="Last decisions",
        before=(),
        no_decision="No decision is on record.",
        stations=(station,),
        question_title="To talk about",
        sheet_title="Decision sheet",
        sheet=table,
        limits_title="Limits",
        limits=("Three charts are no report.",),
    )


def test_each_place_takes_the_first_proposal_of_its_kinds_and_none_twice():
    frame = proposals(ProposalKind.KEEP, ProposalKind.PLAN, ProposalKind.KEEP)
    found = chosen(
        frame, ((ProposalKind.PLAN,), (ProposalKind.KEEP,), (ProposalKind.PLAN,))
    )
    assert [row["id"] for row in found] == ["p2", "p1", "p3"]


def test_a_place_stays_empty_where_no_proposal_is_left():
    assert chosen(proposals(), ((ProposalKind.KEEP,),)) == [None]


@pytest.mark.parametrize("kind", list(ProposalKind))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_kind_of_proposal_raises_a_question_with_its_evidence(kind, language):
    row = proposals(kind).to_dict("records")[0]
    question, evidence = asked(Voice(language), row)
    assert question.endswith("?")
    assert "k1" in question
    assert "k1" in evidence


def test_a_board_on_which_nothing_is_known_gives_its_place_to_the_next_chart():
    def titles(score):
        found = {
            "observation": results.observation(
                kpi_score=score,
                driver_map=samples.driver_map(),
                driver_share=samples.driver_share(),
            ),
            "reflection": results.reflection(),
            "action": results.action(
                monitor_point=samples.monitor_point(),
                monitor_kpi=samples.monitor_kpi(),
                action_progress=samples.action_progress(),
            ),
            "enquiry": SimpleNamespace(event=samples.event()),
        }
        return [one.title for one in stations(samples.voice(), found)]

    score = samples.kpi_score()
    board = "Where do we stand against our targets?"
    assert titles(score)[0] == board
    unknown = titles(score.assign(status="insufficient_data"))
    assert len(unknown) == 3
    assert board not in unknown


def test_the_decision_sheet_begins_with_the_open_action_due_first():
    sheet = decision_sheet(Voice("en"), samples.action_progress(), "2023-1")
    open_ones = open_actions(samples.action_progress())
    assert [row[1].text for row in sheet.rows if row[1].text] == list(open_ones["id"])
    assert open_ones["due"].is_monotonic_increasing
    assert all(cell.text == "" for cell in sheet.rows[-1])
    assert "rounds/2023-1/decisions.csv" in sheet.note


def test_a_center_sees_its_own_open_actions_and_those_of_all():
    frame = samples.action_progress()
    found = open_actions(frame, frame["center"].iloc[0])
    assert set(found["center"]) <= {frame["center"].iloc[0], "all"}


def test_the_latest_decisions_are_told_in_the_readers_language():
    frame = pd.DataFrame(
        {
            "id": ["d1", "d2"],
            "date": pd.to_datetime(["2023-03-01", "2023-05-01"]),
            "about": ["a1", ""],
            "decision": ["keep", "stop"],
            "reason_en": ["It works", "Too dear"],
            "reason_fr": ["Cela marche", ""],
        }
    )
    told = last_decisions(Voice("fr"), frame, date(2023, 4, 1))
    assert told == ["1er mars 2023, a1 : poursuivre. Cela marche"]
    assert last_decisions(Voice("en"), frame, None)[1] == "1 May 2023, d2: stop. Too dear"


def test_each_meeting_of_a_series_is_one_event_with_three_reminders():
    voice = Voice("en")
    first = Meeting(id="w", starts=datetime(2024, 3, 5, 9, 30), minutes=45)
    given = SimpleNamespace(folder=folder(), round=SimpleNamespace(id="r1"))
    series = repeated(first, 3, 14)
    read = Calendar.from_ical(invitations(voice, given, series, kit(voice), MADE))
    events = list(read.walk("VEVENT"))
    assert [event["dtstart"].dt.strftime("%m-%d %H:%M %Z") for event in events] == [
        "03-05 09:30 -05",
        "03-19 09:30 -05",
        "04-02 09:30 -05",
    ]
    assert all(len(event.walk("VALARM")) == 3 for event in events)
    assert len({str(event["uid"]) for event in events}) == 3
    assert "60 minutes" not in str(events[0]["summary"])


def test_a_meeting_keeps_its_identity_when_the_file_is_made_again():
    voice = Voice("en")
    given = SimpleNamespace(folder=folder(), round=SimpleNamespace(id="r1"))

    def uid(day):
        meeting = Meeting(id="w", starts=datetime(2024, 3, day, 9), minutes=45)
        content = invitations(voice, given, (meeting,), kit(voice), MADE)
        return str(Calendar.from_ical(content).walk("VEVENT")[0]["uid"])

    assert uid(5) == uid(6)


def test_the_word_file_holds_picture_question_sheet_and_what_a_screen_reader_says():
    voice = Voice("en")
    content = workshop_docx(page_frame(voice, folder()), kit(voice), MADE)
    read = Document(BytesIO(content))
    told = "\n".join(paragraph.text for paragraph in read.paragraphs)
    assert "What now?" in told
    assert "Synthetic example data" in told
    assert len(read.inline_shapes) == 1
    assert read.inline_shapes[0]._inline.docPr.get("descr") == "Four of nine are met."
    assert [len(table.columns) for table in read.tables] == [2, 2]


def test_the_page_of_a_kit_is_safe_and_says_that_data_are_synthetic():
    voice = Voice("en")
    page = workshop_html(page_frame(voice, folder()), kit(voice))
    assert "Synthetic example data" in page
    assert "What now?" in page
