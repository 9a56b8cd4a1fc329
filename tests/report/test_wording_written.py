"""What a team wrote down for the enquiry, word for word."""

import pytest

from pescycle.report import charts, wording
from pescycle.report.tables import table
from tests.report import results, samples
from tests.report.samples import plain
from tests.report.tables import heads, shown

GIVEN = results.given()


def read(sentences) -> list[str]:
    return [plain(text) for text in (*sentences.text, *sentences.points)]


def test_questions_say_how_well_founded_they_are_and_what_was_left():
    carried = samples.proposal()
    found = wording.question_reading(
        samples.voice(), GIVEN, samples.round_question(), carried
    )
    left = len(carried) - carried["id"].eq("p01").sum()
    assert read(found)[:2] == [
        "The round has 3 questions; how well their problems are known: 1 strong and 2 "
        "weak.",
        "2 grew out of what an earlier round left.",
    ]
    assert read(found)[2].startswith(
        f"{left} of the last round's proposals are taken up by no question of this round"
    )


def test_a_question_names_its_lesson_with_its_words_and_its_proposal_by_its_id():
    found = table(samples.voice(), "round_question", samples.round_question())
    origins = [
        dict(zip(heads(found), row, strict=True))["Grew out of"] for row in shown(found)
    ]
    assert origins == ["–", "Lesson l1: Ask them", "Proposal p01"]


def test_a_proposal_that_became_a_question_is_told():
    carried = samples.proposal().iloc[:1].assign(id="p01")
    found = wording.taken_up(samples.voice(), samples.round_question(), carried)
    assert found.text == ("Proposals that became questions:",)
    assert len(found.points) == 1
    none = samples.round_question().iloc[:1]
    assert read(wording.taken_up(samples.voice(), none, carried)) == []


@pytest.mark.parametrize(
    ("say", "frame", "what", "file"),
    [
        ("context_reading", "context", "No series of the surroundings", "context"),
        ("stakeholder_reading", "stakeholder", "No stakeholder", "stakeholders"),
        ("heard_reading", "consultation", "No comment of a consultation", "consultation"),
    ],
)
def test_a_missing_register_says_what_to_write_where(say, frame, what, file):
    rows = getattr(samples, frame)().iloc[:0]
    found = getattr(wording, say)(samples.voice(), GIVEN, rows)
    assert read(found) == [
        f"{what} is written down. Write them in rounds/2023-1/{file}.csv, one row each."
    ]


def test_missing_questions_and_practices_say_so_too():
    rows = samples.round_question().iloc[:0]
    found = wording.question_reading(samples.voice(), GIVEN, rows, samples.proposal())
    assert read(found)[0] == (
        "No problem and no question is written down. Write them in "
        "rounds/2023-1/questions.csv, one row each."
    )
    assert len(read(found)) == 2
    practices = samples.good_practice().iloc[:0]
    assert (
        "good_practice.yml"
        in read(wording.practice_reading(samples.voice(), GIVEN, practices))[0]
    )


def test_a_series_tells_first_and_last_value_and_its_source():
    found = wording.context_reading(samples.voice(), GIVEN, samples.context())
    assert read(found)[1:] == [
        "Labour market, People without work: 4.5 % (31 Jan 2022), then 4 % (31 Aug 2022). "
        "Source: Survey.",
        "Staff, Staff: 90 (31 Jan 2022). Source: no source is named.",
    ]


def test_the_chart_of_the_surroundings_tells_its_events():
    chart = charts.context_series(samples.voice(), samples.context(), samples.event())
    assert "People without work: 4.5 % (31 Jan 2022) and 4 % (31 Aug 2022)." in plain(
        chart.alt
    )
    assert "Closure, Center 02" in chart.alt


def test_stakeholders_of_weight_and_unheard_groups_are_named():
    found = wording.stakeholder_reading(samples.voice(), GIVEN, samples.stakeholder())
    assert read(found) == [
        "3 stakeholders are listed.",
        "High influence and high interest: A bank and A fund.",
        "No comment has come from the group of A paper.",
    ]
    heard = samples.stakeholder().iloc[[2]].assign(comments=1)
    assert read(wording.stakeholder_reading(samples.voice(), GIVEN, heard))[1:] == [
        "Nobody has both high influence and high interest.",
        "Every listed group has been heard at least once.",
    ]


def test_stakeholders_of_one_place_do_not_cover_each_other():
    rows = [{"influence": 4, "interest": 4}] * 3 + [{"influence": 1, "interest": 4}]
    aside = charts.stakeholders._aside(rows)
    assert aside == pytest.approx([-0.26, 0, 0.26, 0])


def test_comments_are_counted_and_each_open_one_is_named():
    found = wording.heard_reading(samples.voice(), GIVEN, samples.consultation())
    assert read(found) == [
        "3 comments have been made so far, in 2 workshops.",
        "2 were followed at least in part, and of these 1 changed a KPI, a question or a "
        "method.",
        "1 comment waits for an answer:",
        "w2 (donors, offers, 1 February 2022): “Too far”",
    ]
    answered = samples.consultation().query("status != 'open'")
    found = wording.heard_reading(samples.voice(), GIVEN, answered)
    assert read(found)[-1] == "Every comment has an answer."


def test_you_said_we_did_shows_this_round_and_what_is_still_open():
    found = wording.answer_table(samples.voice(), GIVEN, samples.consultation())
    rows = [dict(zip(heads(found), row, strict=True)) for row in shown(found)]
    assert [row["You said"] for row in rows] == ["donors: “Too far”", "staff: “Quicker”"]
    assert [row["We did"] for row in rows] == ["–", "Go on. Reason: No room"]


def test_a_changed_thing_is_called_by_its_name():
    found = table(samples.voice(), "consultation", samples.consultation())
    changed = [row[heads(found).index("What it changed")] for row in shown(found)]
    assert changed == ["Waiting time", "–", "–"]


def test_bars_say_the_count_of_each_status():
    chart = charts.heard_bars(samples.voice(), samples.consultation_count())
    assert plain(chart.alt) == (
        "waiting: 1 accepted, 1 partly accepted, 1 deferred and 1 rejected. offers: 1 open."
    )


def test_only_practices_about_the_round_are_shown_with_their_source():
    reading = wording.practice_reading(samples.voice(), GIVEN, samples.good_practice())
    assert read(reading) == [
        "2 practices of other services are known.",
        "1 is about what this round works on: Waiting time.",
    ]
    found = wording.practice_table(samples.voice(), samples.good_practice())
    (row,) = shown(found)
    assert row == [
        "A service",
        "Be quick. It is quick.",
        "Waiting time",
        "Dear",
        "A report (https://example.org)",
    ]
    none = samples.good_practice().iloc[[1]]
    assert read(wording.practice_reading(samples.voice(), GIVEN, none))[1] == (
        "None is about what this round works on."
    )


def test_what_a_team_wrote_is_never_read_as_html():
    rows = samples.consultation().assign(comment_en="<script>alert(1)</script>")
    page = wording.answer_table(samples.voice(), GIVEN, rows)._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
