"""Survey exports: what counts, what is set aside and why, and that nobody is named."""

from pathlib import Path

import pandas as pd
from openpyxl import Workbook

from pescycle.io.pilots import read_pilot, read_round
from tests.robustness.exports import ROUND, jobseekers, warnings, with_export
from tests.robustness.tiny_pilot import EXPORT_HEADER, SECRETS, change, respondent


def test_a_good_export_is_typed_without_identifiers(pilot_folder: Path) -> None:
    data = with_export(pilot_folder, [respondent(1), respondent(2)])
    assert data.problems == ()
    frame = jobseekers(data)
    assert frame.columns.tolist() == [
        "center", "submitted", "mode", "weight", "stratum", "cluster", "seconds",
        "language", "interviewer_role", "device", "phone_group", "phone_pattern",
        "interviewer", "pseudonym",
        "js_c0", "js_s1", "js_q1", "js_r1", "js_sex", "js_t1",
    ]  # fmt: skip
    # 02:00 in UTC is 09:00 in Phnom Penh.
    assert frame["submitted"].tolist() == [pd.Timestamp("2023-05-10 09:00")] * 2
    assert frame["center"].tolist() == ["c01", "c02"]
    assert frame["js_q1"].tolist() == [4, 4]
    assert frame["js_t1"].tolist() == [True, True]
    assert frame["mode"].isna().all()
    assert not [s for s in SECRETS if s in frame.to_csv() or s in str(data)]


def test_an_open_answer_leaves_only_whether_there_was_one(pilot_folder: Path) -> None:
    rows = [
        respondent(n, js_t1=text) for n, text in enumerate(["", "n/a", "ល្អណាស់", " "], 1)
    ]
    frame = jobseekers(with_export(pilot_folder, rows))
    assert frame["js_t1"].tolist() == [False, False, True, False]


def test_each_row_set_aside_says_its_reason(pilot_folder: Path) -> None:
    rows = [
        respondent(1),
        respondent(2, _validation_status="validation_status_not_approved"),
        respondent(3, username="Tester"),
        respondent(4, **{"consent/js_c0": "0"}),
        respondent(5, **{"consent/js_c0": ""}),
        respondent(6, _submission_time="2023-04-30T16:59:59"),  # 23:59:59 of 30 April there
        respondent(7, _submission_time="2023-04-30T17:00:00"),  # 1 May, midnight there
        respondent(8, _submission_time="2023-05-31T17:00:00"),  # 1 June, midnight there
        respondent(9, **{"about/center": "c03"}),
        respondent(10, **{"about/center": ""}),
        respondent(11, **{"about/center": SECRETS[1]}),
    ]
    data = with_export(pilot_folder, rows)
    aside = "If the dates of the fieldwork are wrong, correct them in round.yml."
    dates = (
        'column "_submission_time": sent outside the fieldwork of 2023-05-01 to 2023-05-31'
    )
    translate = "Translate its code in round.yml under centers:."
    assert warnings(data) == [
        'row 3, column "_validation_status": not approved by the survey team; set aside.',
        'row 4, column "username": a test submission; set aside.',
        'row 5, column "js_c0": consent was refused; set aside.',
        'row 6, column "js_c0": no answer to the consent question; set aside.',
        f"row 7, {dates}; set aside. {aside}",
        f"row 9, {dates}; set aside. {aside}",
        'row 11, column "about/center": no center is given; set aside.',
        'row 10, column "about/center": no center of this pilot; set aside. '
        'Did you mean "c02"?',
        f'row 12, column "about/center": no center of this pilot; set aside. {translate}',
    ]
    assert len(jobseekers(data)) == 2
    receipt = data.receipts[1]
    assert (receipt.rows_read, receipt.rows_kept, receipt.cells_set_aside) == (11, 2, 0)


def test_who_refused_is_kept_without_answers(pilot_folder: Path) -> None:
    refused = {"consent/js_c0": "0", "rate/JS_Q1": "5"}
    rows = [
        respondent(1),
        respondent(4, **refused),
        respondent(5, **{"consent/js_c0": ""}),  # said nothing: no refusal
        respondent(6, **refused, _submission_time="2023-04-30T16:59:59"),  # too early
        respondent(9, **refused | {"about/center": "c03"}),  # no center of this pilot
        respondent(10, **refused, username="Tester"),
    ]
    found = with_export(pilot_folder, rows).refusals["jobseeker"]
    assert list(found.columns) == ["center", "submitted", "mode", "interviewer"]
    assert len(found) == 1
    assert found["center"].notna().all()


def test_without_refusals_the_table_is_empty_and_typed(pilot_folder: Path) -> None:
    found = with_export(pilot_folder, [respondent(1)]).refusals["jobseeker"]
    assert found.empty
    assert found["interviewer"].dtype == "Int64"


def test_of_copies_the_one_sent_last_counts(pilot_folder: Path) -> None:
    rows = [
        respondent(1, **{"_uuid": "same", "_submission_time": "2023-05-12T02:00:00"}),
        respondent(3, **{"_uuid": "same", "rate/JS_Q1": "1"}),
        respondent(5, **{"_uuid": "uuid:same", "rate/JS_Q1": "2"}),
        respondent(7, **{"_uuid": ""}),
        respondent(9, **{"_uuid": ""}),
    ]
    data = with_export(pilot_folder, rows)
    assert jobseekers(data)["js_q1"].tolist() == [4, 4, 4]
    assert warnings(data) == [
        f'row {row}, column "_uuid": a copy of a submission that the file holds again, '
        "sent later; set aside."
        for row in (3, 4)
    ]


def test_a_copy_sent_at_the_same_moment_counts_once(pilot_folder: Path) -> None:
    data = with_export(pilot_folder, [respondent(1), respondent(1)])
    assert len(jobseekers(data)) == 1


def test_a_copy_that_was_not_approved_does_not_push_out_the_good_one(
    pilot_folder: Path,
) -> None:
    later = respondent(
        1, _submission_time="2023-05-12T02:00:00", _validation_status="Not approved"
    )
    data = with_export(pilot_folder, [respondent(1), later])
    assert jobseekers(data)["submitted"].tolist() == [pd.Timestamp("2023-05-10 09:00")]


def test_unknown_codes_are_set_aside_alone_and_words_are_not_printed(
    pilot_folder: Path,
) -> None:
    rows = [
        respondent(1, **{"rate/JS_Q1": "7", "rate/js_r1": "11", "js_sex": "other"}),
        respondent(2, **{"rate/JS_Q1": SECRETS[0], "use/js_s1": "guidance Sok matching"}),
        respondent(3, **{"rate/JS_Q1": "n/a", "rate/js_r1": "n/a", "js_sex": ""}),
        respondent(4, **{"rate/JS_Q1": "៥", "rate/js_r1": "5.0", "js_sex": "Female"}),
        respondent(5, **{"rate/JS_Q1": "9"}),
    ]
    data = with_export(pilot_folder, rows)
    remedy = "Correct the code in the questionnaire or in the file."
    strange = "this answer is no code of this item; it is set aside."
    assert warnings(data) == [
        f'row 3, column "use/js_s1": {strange} {remedy}',
        'row 2, column "rate/JS_Q1": "7" is no code of this item; it is set aside. '
        f"{remedy}",
        f'row 3, column "rate/JS_Q1": {strange} {remedy}',
        'row 2, column "rate/js_r1": no whole number from 0 to 10; it is set aside.',
        f'row 2, column "js_sex": {strange} {remedy}',
    ]
    frame = jobseekers(data)
    assert frame["js_q1"].isna().tolist() == [True, True, True, False, False]
    assert frame["js_q1"].tolist()[3:] == [5, 9]
    assert frame["js_r1"].isna().tolist() == [True, False, True, False, False]
    assert frame["js_s1"].tolist()[1] == "guidance matching"
    assert frame["js_sex"].isna().tolist() == [True, False, True, False, False]
    assert data.receipts[1].cells_set_aside == 5


def test_a_pseudonym_tells_people_apart_and_tells_nothing(pilot_folder: Path) -> None:
    rows = [respondent(1), respondent(2), respondent(3, **{"about/tel": f"{SECRETS[0]}1"})]
    found = jobseekers(with_export(pilot_folder, rows))["pseudonym"]
    assert found[0] == found[2] != found[1]
    assert found.str.fullmatch("[0-9a-f]{64}").all()


def test_an_answer_with_an_unreadable_date_counts_without_it(pilot_folder: Path) -> None:
    data = with_export(pilot_folder, [respondent(1), respondent(2, _submission_time="x")])
    (said,) = warnings(data)
    assert said.startswith('row 3, column "_submission_time": not a date; the answer ')
    assert jobseekers(data)["submitted"].isna().tolist() == [False, True]


def test_an_export_with_a_header_only_is_no_mistake(pilot_folder: Path) -> None:
    data = with_export(pilot_folder, [])
    assert data.problems == ()
    assert jobseekers(data).empty
    assert "js_q1" in jobseekers(data)


def test_nobody_left_is_no_mistake_but_counted(pilot_folder: Path) -> None:
    data = with_export(pilot_folder, [respondent(1, **{"consent/js_c0": "0"})])
    assert jobseekers(data).empty
    assert data.receipts[1].rows_kept == 0


def test_the_same_export_as_a_workbook_gives_the_same_answers(pilot_folder: Path) -> None:
    rows = [respondent(n) for n in range(1, 4)]
    expected = jobseekers(with_export(pilot_folder, rows))
    book = Workbook()
    book.active.title = "answers"
    book.active.append(EXPORT_HEADER)
    for row in rows:
        book.active.append([int(c) if c.isdigit() else c for c in row.values()])
    book.save(pilot_folder / "rounds/2023-1/export.xlsx")
    change(pilot_folder / ROUND, "export.csv", "export.xlsx")
    found = jobseekers(read_round(read_pilot(pilot_folder), "2023-1"))
    assert found.drop(columns="pseudonym").equals(expected.drop(columns="pseudonym"))
