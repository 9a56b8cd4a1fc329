"""From a questionnaire to a form, a submission, an export, and back: nothing changes."""

import random
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from pescycle.errors import Severity
from pescycle.instruments.form import audience_form, sheets
from pescycle.io.pilots import read_pilot, read_round, read_survey
from pescycle.io.xlsforms import workbook_bytes
from pescycle.model.forms import wording_version
from pescycle.model.questionnaire import ChoiceItem, NumberItem, OpenItem
from tests.reference import REPOSITORY
from tests.xforms import XForm, csv_bytes, kobo_rows, odk_rows, xlsx_bytes

EXAMPLE = REPOSITORY / "data/cambodia_example"
AUDIENCES = ("jobseeker", "employer", "staff")
LAYOUTS = {
    "kobo.csv": lambda *given: csv_bytes(kobo_rows(*given), ";"),
    "odk.csv": lambda *given: csv_bytes(odk_rows(*given), ","),
    "kobo_without_groups.csv": lambda *given: csv_bytes(ungrouped(kobo_rows(*given)), ","),
    "odk_without_groups.csv": lambda *given: csv_bytes(ungrouped(odk_rows(*given)), ","),
    "kobo.xlsx": lambda *given: xlsx_bytes(kobo_rows(*given)),
}


def ungrouped(rows):
    """The rows with headers from which the server left out the groups."""
    group = re.compile(r"^(part_\d+|interview)[/-]")
    return [[group.sub("", name) for name in rows[0]], *rows[1:]]


SENT = "2023-11-08T03:20:00"
ROUND = """\
id: "2023-9"
title: {{en: A round}}
starts: 2023-07-01
ends: 2023-12-31
fieldwork: {{opens: 2023-11-06, closes: 2023-12-15}}
sources:
  - {{id: answers, kind: responses, audience: {audience}, file: {file}}}
"""


@pytest.fixture(scope="module")
def survey():
    return read_survey(EXAMPLE)


@pytest.fixture(scope="module")
def xform(survey):
    made = {}

    def of(audience):
        if audience not in made:
            form = audience_form(survey, audience)
            made[audience] = XForm.of(workbook_bytes(sheets(form)))
        return made[audience]

    return of


def person(asked, draw):
    """What one person answers, by item; one in eight leaves an item out."""
    given = {}
    for item in asked.items:
        codes = asked.codes(item.id)
        if item.role == "consent":
            given[item.id] = "yes"
        elif draw.random() < 0.125:
            given[item.id] = ""
        elif isinstance(item, OpenItem):
            given[item.id] = 'words; with "marks", and\na line'
        elif isinstance(item, ChoiceItem) and item.type == "multiple":
            some = draw.sample(codes, draw.randint(1, len(codes)))
            given[item.id] = " ".join(code for code in codes if code in some)
        else:
            given[item.id] = draw.choice(codes)
    return given


def people(survey, audience):
    """Twelve people: a tablet, or a link; a link with a strange center asks for it."""
    draw = random.Random(f"round trip {audience}")
    asked = survey.questionnaires[audience]
    found = []
    for number in range(12):
        told = {
            "start": "2023-11-08T10:00:00.000+07:00",
            "end": "2023-11-08T10:08:30.000+07:00",
        }
        told["deviceid"] = f"device {number % 3}"
        if number % 3 == 0:
            told |= {"link_center": f"c{number % 12 + 1:02d}", "link_mode": "web"}
        elif number % 3 == 1:
            told |= {"center_asked": "c05", "mode_asked": "phone", "role_asked": "outsider"}
        else:
            told |= {"link_center": "c99", "center_asked": "c07", "link_mode": "smoke"}
            told |= {"mode_asked": "interviewer", "role_asked": "center_staff"}
        found.append(told | person(asked, draw))
    return found


def expected(asked, given):
    """What reading should find of one person, by the rules of the questionnaire."""
    linked = given.get("link_center") != "c99" and given.get("link_center")
    row = {"center": linked or given["center_asked"], "seconds": 510.0}
    if asked.audience != "staff":
        row["mode"] = "web" if linked else given["mode_asked"]
        row["interviewer_role"] = "nobody" if linked else given["role_asked"]
    for item in asked.items:
        answer = given[item.id]
        if any(given[other] not in codes for other, codes in item.asked_if.items()):
            answer = ""
        if isinstance(item, OpenItem):
            row[item.id] = bool(answer)
        elif isinstance(item, ChoiceItem):
            row[item.id] = answer or None
        else:
            row[item.id] = int(answer) if answer else None
    return row


def pilot_with(folder, audience, name, content):
    folder = folder / EXAMPLE.name
    shutil.copytree(EXAMPLE / "questionnaires", folder / "questionnaires")
    for part in ("pilot.yml", "centers.csv"):
        shutil.copy(EXAMPLE / part, folder / part)
    place = folder / "rounds/2023-9"
    place.mkdir(parents=True)
    (place / "round.yml").write_text(ROUND.format(audience=audience, file=name), "utf-8")
    (place / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_was_answered_is_read_back_without_any_mapping(
    survey, xform, tmp_path: Path, audience, layout
):
    asked, given = survey.questionnaires[audience], people(survey, audience)
    sent = [xform(audience).submission(person) for person in given]
    content = LAYOUTS[layout](xform(audience), sent, SENT)
    folder = pilot_with(tmp_path, audience, layout, content)

    data = read_round(read_pilot(folder), "2023-9")

    assert [str(problem) for problem in data.problems] == []
    frame = data.responses[audience]
    assert frame["submitted"].tolist() == [pd.Timestamp("2023-11-08 10:20")] * 12
    wanted = pd.DataFrame([expected(asked, person) for person in given])
    for name in wanted:
        found = frame[name].astype(object).where(frame[name].notna(), None)
        hoped = wanted[name].astype(object).where(wanted[name].notna(), None)
        assert found.tolist() == hoped.tolist(), name
    # Devices are told apart, and nothing else of them is kept.
    assert frame["device"].tolist() == [1, 2, 3] * 4
    assert set(frame["interviewer"]) == {1}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_pyxform_takes_every_form_without_a_warning(xform, audience):
    assert xform(audience).warnings == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_refusal_ends_the_form(survey, xform, audience):
    asked = survey.questionnaires[audience]
    given = people(survey, audience)[0] | {asked.items[0].id: "no"}

    sent = xform(audience).submission(given)

    answers = {path.rsplit("/", 1)[-1]: text for path, text in sent.items()}
    assert answers[asked.items[0].id] == "no"
    assert {answers[item.id] for item in asked.items[1:]} == {""}


def test_before_consent_is_given_nothing_else_is_asked(survey, xform):
    given = people(survey, "staff")[0] | {"st_c0": ""}

    sent = xform("staff").submission(given)

    assert sent["/data/part_2/st_q1"] == ""


def test_a_condition_hides_the_question_that_hangs_on_it(survey, xform):
    asked_p2 = {
        problem: xform("jobseeker").submission(
            people(survey, "jobseeker")[0] | {"js_p1": problem, "js_p2": "partly"}
        )
        for problem in ("yes", "no", "")
    }
    found = {
        problem: next(text for path, text in sent.items() if path.endswith("/js_p2"))
        for problem, sent in asked_p2.items()
    }
    assert found == {"yes": "partly", "no": "", "": ""}


@pytest.mark.parametrize(
    ("text", "right"), [("0", True), ("10", True), ("11", False), ("-1", False)]
)
def test_a_number_outside_its_range_is_not_let_through(xform, text, right):
    assert xform("jobseeker").allows("js_r1", text) == right


@pytest.mark.parametrize(("length", "right"), [(1000, True), (1001, False)])
def test_a_free_answer_has_a_limit(xform, length, right):
    assert xform("staff").allows("st_t1", "a" * length) == right


def test_a_trial_is_set_aside_as_a_test(survey, xform, tmp_path):
    given = people(survey, "employer")
    given[1]["mode_asked"] = "trial"
    sent = [xform("employer").submission(person) for person in given]
    content = LAYOUTS["kobo.csv"](xform("employer"), sent, SENT)

    data = read_round(
        read_pilot(pilot_with(tmp_path, "employer", "export.csv", content)), "2023-9"
    )

    assert [(p.rule, p.row) for p in data.problems] == [("test_submission", 3)]
    assert len(data.responses["employer"]) == 11


def strange_center(survey, xform, tmp_path, rows):
    """An export in which some rows carry a center that centers.csv does not know."""
    sent = [xform("staff").submission(person) for person in people(survey, "staff")]
    table = kobo_rows(xform("staff"), sent, SENT)
    place = table[0].index("center")
    for row in rows:
        table[row - 1][place] = "zz9"
    content = csv_bytes(table, ",")
    return read_round(read_pilot(pilot_with(tmp_path, "staff", "e.csv", content)), "2023-9")


def test_a_center_that_a_link_made_up_is_named_with_its_row_and_remedy(
    survey, xform, tmp_path
):
    data = strange_center(survey, xform, tmp_path, [4])
    assert [str(problem) for problem in data.problems] == [
        'rounds/2023-9/e.csv, row 4, column "center": no center of this pilot; set aside. '
        "Add it to centers.csv, or print the posters of today's centers: pescycle form."
    ]
    assert len(data.responses["staff"]) == 11


def test_where_every_center_is_strange_every_row_is_named(survey, xform, tmp_path):
    data = strange_center(survey, xform, tmp_path, range(2, 14))
    unknown = [p for p in data.problems if p.rule == "unknown_center"]
    assert [problem.row for problem in unknown] == list(range(2, 14))
    assert data.problems[-1].rule == "nothing_left"


def test_answers_to_another_wording_are_told(survey, xform, tmp_path):
    today = wording_version(survey.questionnaires["staff"])
    sent = [xform("staff").submission(person) for person in people(survey, "staff")]
    table = kobo_rows(xform("staff"), sent, SENT)
    place = table[0].index("form_version")
    table[2][place] = table[3][place] = "staff-1-00000000"
    table[4][place] = "Sok Dara"
    content = csv_bytes(table, ",")

    data = read_round(read_pilot(pilot_with(tmp_path, "staff", "e.csv", content)), "2023-9")

    assert {problem.severity for problem in data.problems} == {Severity.WARN}
    remedy = (
        "Compare the questions before comparing the answers; make the form again with "
        "pescycle form and upload it."
    )
    at = 'rounds/2023-9/e.csv, column "form_version"'
    assert sorted(str(problem) for problem in data.problems) == [
        f"{at}: 1 of 12 answers belong to a form of unknown version; today's is {today}. "
        f"{remedy}",
        f"{at}: 2 of 12 answers belong to the form staff-1-00000000; today's is {today}. "
        f"{remedy}",
    ]
    assert len(data.responses["staff"]) == 12


def test_what_round_yml_maps_itself_is_left_to_it(survey, xform, tmp_path):
    sent = [xform("staff").submission(person) for person in people(survey, "staff")]
    content = csv_bytes(kobo_rows(xform("staff"), sent, SENT), ",")
    folder = pilot_with(tmp_path, "staff", "e.csv", content)
    path = folder / "rounds/2023-9/round.yml"
    mapped = path.read_text("utf-8").replace("e.csv}", "e.csv, columns: {center: center}}")
    path.write_text(mapped, "utf-8")

    frame = read_round(read_pilot(folder), "2023-9").responses["staff"]

    assert frame["seconds"].isna().all()
    assert len(frame) == 12


def test_a_number_item_keeps_its_zero(survey, xform):
    numbers = [
        i.id for i in survey.questionnaires["employer"].items if isinstance(i, NumberItem)
    ]
    given = people(survey, "employer")[0] | dict.fromkeys(numbers, "0")

    sent = xform("employer").submission(given)

    found = {path.rsplit("/", 1)[-1]: text for path, text in sent.items()}
    assert [found[name] for name in numbers] == ["0", "0", "0"]
