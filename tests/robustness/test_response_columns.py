"""The columns of a survey export: renamed, missing, split, listed, in another order."""

from pathlib import Path

import pandas as pd
import pytest

from tests.robustness.exports import FILE, ROUND, jobseekers, stops, warnings, with_export
from tests.robustness.tiny_pilot import EXPORT_HEADER, SECRETS, change, respondent


def test_labels_in_place_of_codes_are_one_clear_problem(pilot_folder: Path) -> None:
    rows = [respondent(n, **{"rate/JS_Q1": "Very satisfied"}) for n in range(1, 30)]
    rows[4]["rate/JS_Q1"] = "ពេញចិត្ត"
    assert stops(pilot_folder, rows) == [
        'column "rate/JS_Q1": the answers are the labels that people read, not the codes. '
        'Export again with "XML values and headers".'
    ]


def test_a_column_renamed_to_a_short_title_is_a_missing_item(pilot_folder: Path) -> None:
    header = ["Overall" if name == "rate/JS_Q1" else name for name in EXPORT_HEADER]
    (said,) = stops(pilot_folder, [respondent(1)], header)
    assert "the item js_q1 of the questionnaire has no column" in said


def test_questions_in_place_of_names_are_one_clear_problem(pilot_folder: Path) -> None:
    question = "All in all, how satisfied are you?"
    header = [question if name == "rate/JS_Q1" else name for name in EXPORT_HEADER]
    assert stops(pilot_folder, [respondent(1)], header) == [
        "row 1: the headers are the questions' texts, not the items' names. "
        'Export again with "XML values and headers".'
    ]


def test_missing_items_stop_with_the_nearest_header(pilot_folder: Path) -> None:
    renamed = {"js_sex": "js_gender", "rate/JS_Q1": "rate/JS_QQ1"}
    header = [renamed.get(name, name) for name in EXPORT_HEADER]
    assert stops(pilot_folder, [respondent(1)], header) == [
        'column "js_q1": the item js_q1 of the questionnaire has no column in the file. '
        'Did you mean "rate/JS_QQ1"?',
        'column "js_sex": the item js_sex of the questionnaire has no column in the file. '
        "Name its column in round.yml: items: {js_sex: ...}.",
    ]


def test_a_missing_comment_only_warns(pilot_folder: Path) -> None:
    header = [name for name in EXPORT_HEADER if name != "js_t1"]
    data = with_export(pilot_folder, [respondent(1)], header)
    assert len(warnings(data)) == 1
    assert jobseekers(data)["js_t1"].tolist() == [False]


def test_an_item_of_another_name_is_mapped(pilot_folder: Path) -> None:
    header = [name.replace("js_sex", "profile/q17") for name in EXPORT_HEADER]
    change(pilot_folder / ROUND, "    test:", "    items: {js_sex: q17}\n    test:")
    data = with_export(pilot_folder, [respondent(1, **{"profile/q17": "male"})], header)
    assert jobseekers(data)["js_sex"].tolist() == ["male"]


def test_two_columns_that_may_be_meant_stop(pilot_folder: Path) -> None:
    renamed = {"js_sex": "profile/js_sex"}
    header = [renamed.get(name, name) for name in EXPORT_HEADER]
    header += ["again/js_sex", "other/center"]
    assert stops(pilot_folder, [respondent(1)], header) == [
        'column "js_sex": 2 columns of the file may be meant. '
        "Name the right one in round.yml: items: {js_sex: ...}."
    ]
    change(pilot_folder / ROUND, "about/center", "center")
    said = stops(pilot_folder, [respondent(1)], header)
    assert said[1].startswith(
        'column "center": 2 columns of the file may be meant by center.'
    )


@pytest.mark.parametrize(("yes", "no"), [("1", "0"), ("True", "False"), ("TRUE", "FALSE")])
def test_several_answers_are_read_from_columns_of_single_choices(
    pilot_folder: Path, yes: str, no: str
) -> None:
    split = ["use/js_s1/guidance", "use/js_s1/matching", "use/js_s1/phone"]
    header = [name for name in EXPORT_HEADER if name != "use/js_s1"]
    answers = [(yes, no, yes), (no, no, no), ("", "", ""), ("n/a", "n/a", "n/a")]
    rows = [
        respondent(n, **dict(zip(split, cells, strict=True)))
        for n, cells in enumerate(answers, 1)
    ]
    found = jobseekers(with_export(pilot_folder, rows, header))["js_s1"]
    assert found[0] == "guidance phone"
    assert found.isna().tolist() == [False, True, True, True]


def test_a_choice_called_phone_is_no_telephone_number(pilot_folder: Path) -> None:
    data = with_export(pilot_folder, [respondent(1, **{"use/js_s1": "phone"})])
    assert jobseekers(data)["js_s1"].tolist() == ["phone"]


def test_identifiers_of_survey_tools_are_never_kept(pilot_folder: Path) -> None:
    change(pilot_folder / ROUND, "{center: about/center}", "{center: c, cluster: deviceid}")
    header = [name.replace("about/center", "c") for name in EXPORT_HEADER]
    assert stops(pilot_folder, [respondent(1, c="c01")], header) == [
        'column "deviceid": this column identifies people and is never kept. '
        "Take it out of columns: and items: in round.yml."
    ]


def test_an_identifier_listed_cannot_be_an_item_too(pilot_folder: Path) -> None:
    change(pilot_folder / ROUND, "    test:", "    items: {js_t1: about/tel}\n    test:")
    (said,) = stops(pilot_folder, [respondent(1)])
    assert 'column "about/tel": this column identifies people' in said


def test_a_misspelt_identifier_is_not_overlooked(pilot_folder: Path) -> None:
    change(pilot_folder / ROUND, "visitor: drop", "visitr: drop")
    (said,) = warnings(with_export(pilot_folder, [respondent(1)]))
    assert said.endswith('but is no column of the file. Did you mean "visitor"?')
    change(pilot_folder / ROUND, "about/tel: pseudonym", "telefon: pseudonym")
    (said,) = stops(pilot_folder, [respondent(1)])
    assert said.startswith('column "telefon": this identifier is listed in round.yml')


def test_columns_of_round_yml_that_are_missing_stop_together(pilot_folder: Path) -> None:
    change(pilot_folder / ROUND, "{center: about/center}",
           "{center: about/centre, weight: w, uuid: key, submitted: sent}")  # fmt: skip
    change(pilot_folder / ROUND, "column: username", "column: is_test")
    said = "\n".join(stops(pilot_folder, [respondent(1)]))
    assert (
        'column "about/centre": this column is missing; it should hold our center.' in said
    )
    assert 'Did you mean "about/center"?' in said
    assert 'column "w": this column is missing; it should hold our weight. Correct' in said
    assert 'column "key": this column is missing' in said
    assert 'column "sent": this column is missing' in said
    assert "Correct test: column: in round.yml." in said


def test_an_export_without_uuid_and_date_is_read_and_says_so(pilot_folder: Path) -> None:
    header = [name for name in EXPORT_HEADER if name not in ("_uuid", "_submission_time")]
    data = with_export(pilot_folder, [respondent(1), respondent(1)], header)
    assert warnings(data) == [
        f"{FILE}: no column tells submissions apart, so copies of one cannot be found. "
        "Name it in round.yml: columns: {uuid: ...}."
    ]
    assert jobseekers(data)["submitted"].isna().all()
    assert len(jobseekers(data)) == 2


def test_dates_in_another_order_need_a_format(pilot_folder: Path) -> None:
    rows = [respondent(1, _submission_time="11/05/2023 08:00")]
    assert stops(pilot_folder, rows) == [
        'column "_submission_time": no date of this column can be read '
        "(day or month first?). Say how dates are written in round.yml, such as "
        "date_format: '%d/%m/%Y'."
    ]
    change(
        pilot_folder / ROUND, "    test:", "    date_format: '%d/%m/%Y %H:%M'\n    test:"
    )
    found = jobseekers(with_export(pilot_folder, rows))["submitted"]
    # Survey servers write UTC: 08:00 is 15:00 in Phnom Penh.
    assert found.tolist() == [pd.Timestamp("2023-05-11 15:00")]


def test_another_date_column_is_local_or_has_its_offset(pilot_folder: Path) -> None:
    change(pilot_folder / ROUND, "{center: about/center}",
           "{center: about/center, submitted: start}")  # fmt: skip
    rows = [respondent(1), respondent(2, start="2023-05-10T08:00:00")]
    found = jobseekers(with_export(pilot_folder, rows))["submitted"]
    assert found.tolist() == [pd.Timestamp("2023-05-10 08:00")] * 2


def test_weights_and_design_columns_are_read(pilot_folder: Path) -> None:
    header = [*EXPORT_HEADER, "w", "strat", "route", "how"]
    columns = "{center: about/center, weight: w, stratum: strat, cluster: route, mode: how}"
    change(pilot_folder / ROUND, "{center: about/center}", columns)
    design = {"strat": "Before 11", "route": "15076.0", "how": "Face-to-Face"}
    rows = [
        respondent(1, w="0.72", **design),
        respondent(2, w="0", **design),
        respondent(3, w="", **design),
        respondent(4, w="-1", **design),
        respondent(5, w="1,5", **design),
        respondent(6, w="2", **design | {"how": SECRETS[1] * 9}),
    ]
    data = with_export(pilot_folder, rows, header)
    frame = jobseekers(data)
    assert frame["weight"].tolist() == [0.72, 0.0, 2.0]
    assert frame.loc[0, ["mode", "stratum", "cluster"]].tolist() == [
        "face-to-face", "before_11", "15076",
    ]  # fmt: skip
    assert frame["mode"].isna().tolist() == [False, False, True]
    rules = [(problem.rule, problem.row) for problem in data.problems]
    assert rules == [
        ("bad_weight", 4),
        ("bad_weight", 5),
        ("bad_weight", 6),
        ("bad_code", 7),
    ]
    warnings(data)


def test_center_codes_of_the_export_are_translated(pilot_folder: Path) -> None:
    change(pilot_folder / ROUND, "    test:", '    centers: {"1": c01, B: c02}\n    test:')
    rows = [
        respondent(n, **{"about/center": cell}) for n, cell in enumerate(["1.0", "b"], 1)
    ]
    assert jobseekers(with_export(pilot_folder, rows))["center"].tolist() == ["c01", "c02"]


def test_an_export_without_one_known_center_stops(pilot_folder: Path) -> None:
    rows = [respondent(n, **{"about/center": "North"}) for n in range(1, 4)]
    assert stops(pilot_folder, rows) == [
        'column "about/center": no cell of this column is a center of this pilot. '
        "Translate its codes in round.yml under centers:, or name another column."
    ]
