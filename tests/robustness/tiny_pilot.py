"""A tiny pilot that is whole, so that each test can break one thing in it."""

from collections.abc import Iterable
from pathlib import Path

from pescycle.errors import Problem
from pescycle.io.pilots import check_pilot

PILOT = """\
id: tiny
title: {en: Tiny pilot}
synthetic: true
timezone: Asia/Phnom_Penh
audiences: [jobseeker]
privacy:
  minimum_base: 10
  center_base: 30
covariates:
  - {id: vacancies, title: {en: Vacancies}, unit: count}
"""

FRAMEWORK = """\
id: tiny-paf
edition: "1"
title: {en: Tiny framework}
measures:
  - {id: visits, title: {en: Visits}}
  - {id: waited, title: {en: Minutes waited}}
  - {id: timed, title: {en: Visits timed}}
pillars:
  - id: users
    title: {en: Users}
    kpis:
      - id: walk_in
        title: {en: Walk-in visitors}
        definition: {en: Visits logged at the desk}
        unit: count
        better: higher
        formula: {kind: monthly_count, measure: visits}
        target: {rule: growth, rate: 0.05}
        weight: 0.4
        provenance: fact
        version: "1"
      - id: waiting
        title: {en: Waiting time}
        definition: {en: Mean minutes waited}
        unit: minutes
        better: lower
        formula: {kind: mean, total: waited, count: timed}
        target: {rule: fixed, value: 20}
        weight: 0.3
        provenance: proposal
        version: "1"
      - id: satisfied
        title: {en: Satisfaction}
        definition: {en: Share of satisfied users}
        unit: share
        better: higher
        formula: {kind: survey, items: {jobseeker: js_q1}, weights: {jobseeker: 1}}
        target: {rule: fixed, value: 0.8}
        weight: 0.3
        provenance: fact
        version: "1"
"""

QUESTIONNAIRE = """\
audience: jobseeker
version: "1"
title: {en: Jobseeker survey}
scales:
  - id: agree
    labels:
      1: {en: Very dissatisfied, km: មិនពេញចិត្តទាល់តែសោះ}
      2: {en: Dissatisfied}
      3: {en: Neither}
      4: {en: Satisfied, km: ពេញចិត្ត}
      5: {en: Very satisfied}
    top: [4, 5]
    not_applicable: [8]
    dont_know: [9]
items:
  - id: js_c0
    role: consent
    title: {en: Consent}
    wording: {en: Do you agree to take part?}
    type: choice
    choices: {"1": {en: I agree}, "0": {en: I do not agree}}
    refused: ["0"]
  - id: js_s1
    role: service
    title: {en: Services}
    wording: {en: Which services did you use?}
    type: multiple
    choices: {guidance: {en: Career guidance}, matching: {en: Job matching},
              phone: {en: Telephone}}
  - id: js_q1
    role: overall
    title: {en: Overall}
    wording: {en: "All in all, how satisfied are you?"}
    type: scale
    scale: agree
  - id: js_r1
    role: recommendation
    title: {en: Recommend}
    wording: {en: Would you recommend us?}
    type: number
    low: 0
    high: 10
  - id: js_sex
    role: profile
    title: {en: Sex}
    wording: {en: Are you a woman or a man?}
    type: choice
    choices: {female: {en: Woman}, male: {en: Man}}
  - id: js_t1
    role: comment
    title: {en: One thing}
    wording: {en: What should we improve?}
    type: open
"""

CENTERS = """\
id,name_en,name_km,role,opened,group_en,vacancies
c01,North,ខាងជើង,pilot,2010-01-01,urban,120
c02,South,,comparison,,rural,80
"""

ROUND = """\
id: "2023-1"
title: {en: First half of 2023}
starts: 2023-01-01
ends: 2023-06-30
fieldwork: {opens: 2023-05-01, closes: 2023-05-31}
sources:
  - {id: desk, kind: measures, file: visits.csv}
  - id: exit
    kind: responses
    audience: jobseeker
    file: export.csv
    columns: {center: about/center}
    identifiers: {about/tel: pseudonym, visitor: drop}
    test: {column: username, values: [tester]}
"""

VISITS = """\
center,month,measure,value
c01,2023-01,visits,120
c01,2023-02,visits,130
c02,2023-01,visits,90
c02,2023-01,waited,1200.5
c02,2023-01,timed,80
"""

EXPORT_HEADER = [
    *("start", "username", "deviceid", "about/center", "about/tel", "visitor"),
    *("consent/js_c0", "use/js_s1", "use/js_s1/guidance", "use/js_s1/matching"),
    *("use/js_s1/phone", "rate/JS_Q1", "rate/js_r1", "js_sex", "js_t1", "_id", "_uuid"),
    *("_submission_time", "_validation_status", "_submitted_by"),
]

# Personal words that stand in every export; no message may ever repeat one of them.
SECRETS = ("012555777", "Sok Dara", "secret remark", "imei-4711", "interviewer-x")


def respondent(number: int, **changed: str) -> dict[str, str]:
    """One good row of the export, with some cells changed."""
    row = {
        "start": "2023-05-10T08:00:00.000+07:00",
        "username": SECRETS[4],
        "deviceid": SECRETS[3],
        "about/center": "c01" if number % 2 else "c02",
        "about/tel": f"{SECRETS[0]}{number}",
        "visitor": SECRETS[1],
        "consent/js_c0": "1",
        "use/js_s1": "guidance",
        "use/js_s1/guidance": "1",
        "use/js_s1/matching": "0",
        "use/js_s1/phone": "0",
        "rate/JS_Q1": "4",
        "rate/js_r1": "9",
        "js_sex": "female",
        "js_t1": SECRETS[2],
        "_id": str(number),
        "_uuid": f"uuid-{number}",
        "_submission_time": "2023-05-10T02:00:00",
        "_validation_status": "",
        "_submitted_by": SECRETS[4],
    }
    return row | changed


def export_text(rows: list[dict[str, str]], header: list[str] | None = None) -> str:
    """A KoboToolbox-like export: separated by semicolons, every cell in quotes."""
    header = header or EXPORT_HEADER
    lines = [header, *([row.get(name, "") for name in header] for row in rows)]
    quoted = [
        ";".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines
    ]
    return "\n".join(quoted) + "\n"


def write_pilot(folder: Path) -> Path:
    """The tiny pilot, whole, in a new folder."""
    files = {
        "pilot.yml": PILOT,
        "framework.yml": FRAMEWORK,
        "questionnaires/jobseeker.yml": QUESTIONNAIRE,
        "centers.csv": CENTERS,
        "rounds/2023-1/round.yml": ROUND,
        "rounds/2023-1/visits.csv": VISITS,
        "rounds/2023-1/export.csv": export_text([respondent(n) for n in range(1, 5)]),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Replace a text that must stand in the file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def lines(problems: Iterable[Problem]) -> str:
    """What a user reads of these problems; none of the secrets may stand in it."""
    said = "\n".join(map(str, problems))
    assert not [secret for secret in SECRETS if secret in said]
    return said


def problems(folder: Path) -> list[str]:
    """What a user reads of each problem that a check of the pilot finds."""
    return lines(check_pilot(folder)).splitlines()
