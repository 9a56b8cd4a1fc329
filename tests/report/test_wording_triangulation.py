"""What sources say together, and what nobody aimed at, word for word."""

from pescycle.report import wording
from pescycle.report.shown import Note
from pescycle.report.tables import table
from tests.report import samples
from tests.report.samples import plain
from tests.report.tables import heads, shown


def read(sentences) -> list[str]:
    return [plain(text) for text in (*sentences.text, *sentences.points)]


def triangulated(told=None, evidence=None):
    told = samples.triangulation() if told is None else told
    evidence = samples.triangulation_evidence() if evidence is None else evidence
    return read(wording.triangulation_reading(samples.voice(), told, evidence))


def test_themes_are_counted_and_conflicts_come_first_with_their_figures():
    assert triangulated() == [
        "Of 4 themes: sources agree on 1, they conflict on 1, one source alone is clear on "
        "1 and nothing is clear on 1.",
        "offers: the sources conflict. Survey (CSS): Overall satisfaction (Jobseekers) "
        "70.0 (mean of the questions 60.0): strength. Survey (CSS): Courtesy (Jobseekers) "
        "50.0 (mean of the questions 60.0): weakness.",
        "waiting: the sources agree on a weakness. KPIs (PAF): Waiting time 31.2 min "
        "(target 20.0 min): weakness. Survey (CSS): Waiting time (Jobseekers) 40.0 (mean "
        "of the questions 60.0): weakness.",
    ]


def test_agreement_on_a_strength_is_called_so():
    told = samples.triangulation().iloc[[0]].assign(sense="good")
    evidence = samples.triangulation_evidence().assign(sense="good")
    assert "waiting: the sources agree on a strength." in triangulated(told, evidence)[1]


def test_without_themes_the_reader_is_told_where_to_write_them():
    told, evidence = samples.triangulation(), samples.triangulation_evidence()
    (line,) = triangulated(told.iloc[:0], evidence.iloc[:0])
    assert "themes.yml" in line
    assert "consultation.csv" in line


def test_a_silent_source_is_a_dash_and_an_unclear_one_is_not():
    found = table(samples.voice(), "triangulation", samples.triangulation())
    row = dict(zip(heads(found), shown(found)[0], strict=True))
    assert row["KPIs (PAF)"] == "weakness"
    assert row["Staff pulse"] == "–"
    assert row["Consultation"] == "not clear"
    assert row["Findings of the team"] == "f1 f2"


def test_only_clear_figures_are_shown_with_what_they_are_held_against():
    found = wording.evidence_table(samples.voice(), samples.triangulation_evidence())
    figures = {row[2]: row[3:] for row in shown(found)}
    assert "waiting" not in figures
    assert figures["Waiting time"] == [
        "31.2 min",
        "30.0 to 33.0 min",
        "target 20.0 min",
        "weakness",
    ]
    assert figures["Comments that praise or criticise"] == [
        "3 of 3 praise",
        "–",
        "–",
        "strength",
    ]
    assert len(figures) == 5


def test_unexpected_changes_say_how_strictly_and_among_how_many():
    found = wording.unexpected_reading(samples.voice(), samples.unexpected_change())
    assert read(found) == [
        "5 changes were looked at, each at a level of 99.00 % instead of 95 %.",
        "No clear change is one that an action was to bring about.",
        "Unexpected is the following; it can be a side effect, come from outside, or from "
        "another action:",
        "Courtesy (Jobseekers) (All centers together: previous round): +10.0 points "
        "(+2.0 to +18.0 points). Better. No action was to move it.",
        "Waiting time (Pilot centers less comparison centers: previous round): +5.0 min "
        "(+1.0 to +9.0 min). Worse. Against the aim of an action.",
    ]


def test_aimed_changes_are_counted_and_nothing_unexpected_is_said_so():
    rows = samples.unexpected_change().assign(finding=["aimed", "aimed", "none"])
    found = read(wording.unexpected_reading(samples.voice(), rows))
    assert found[1:] == [
        "2 clear changes are such as an action was to bring about.",
        "No unexpected change is clear.",
    ]
    assert isinstance(wording.unexpected_table(samples.voice(), rows), Note)


def test_a_first_round_has_no_changes_to_look_at():
    rows = samples.unexpected_change().iloc[:0]
    (line,) = read(wording.unexpected_reading(samples.voice(), rows))
    assert line.startswith("There is no last round")


def test_the_table_of_unexpected_changes_leaves_out_what_is_not_clear():
    found = wording.unexpected_table(samples.voice(), samples.unexpected_change())
    rows = [dict(zip(heads(found), row, strict=True)) for row in shown(found)]
    assert [row["Why unexpected"] for row in rows] == [
        "Against the aim of an action",
        "No action was to move it",
    ]
    assert rows[0]["Actions that aimed at it"] == "a1 a2"


def test_a_share_is_written_so_that_its_interval_is_seen_to_miss_the_target():
    rows = samples.triangulation_evidence().iloc[[0]]
    share = {"id": "placed", "value": 0.374, "low": 0.361, "high": 0.387}
    rows = rows.assign(**share, reference=0.39)
    found = wording.evidence_table(samples.voice(), rows)
    assert shown(found)[0][3:6] == ["37.4 %", "36.1 to 38.7 %", "target 39.0 %"]
