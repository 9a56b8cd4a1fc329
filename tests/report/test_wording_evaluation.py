"""How the round itself went, in sentences and cells: no more than the figures carry."""

from types import SimpleNamespace

import pandas as pd
import pytest

from pescycle.model.tables import Thing
from pescycle.phases.following import Draft
from pescycle.report import charts, wording
from pescycle.report.tables import table
from pescycle.report.wording.following import draft_evidence, draft_text
from tests.report import samples
from tests.report.results import SECOND


def cells(name: str, frame: pd.DataFrame, language: str = "en") -> list[list[str]]:
    found = table(samples.voice(language), name, frame)
    return [[samples.plain(cell.text) for cell in row] for row in found.rows]


def plain(found) -> list[str]:
    return [samples.plain(text) for text in (*found.text, *found.points)]


def test_the_project_names_what_falls_short_and_what_is_over():
    found = wording.project_reading(samples.voice(), SECOND, samples.project_evaluation())
    assert plain(found) == [
        "1 of 3 things came as planned.",
        "Scope, Workshops: 67 % of the plan, falls short of the plan.",
        "Time, Days to the report: 115 % of the plan, over the plan.",
    ]


def test_the_teams_words_stand_in_the_readers_language_where_they_are():
    frame = samples.project_evaluation()
    found = wording.project_reading(samples.voice("fr"), SECOND, frame)
    assert "Ateliers" in found.points[0]
    assert "Days to the report" in found.points[1]  # written in English alone


def test_without_project_csv_the_reader_is_told_where_to_write():
    counted = samples.project_evaluation().iloc[3:]
    found = wording.project_reading(samples.voice(), SECOND, counted)
    told = (
        "No plan of the team's own is written down: time, cost and more would stand in "
        "rounds/2023-1/project.csv."
    )
    assert plain(found) == ["1 of 1 things came as planned.", told]
    nothing = wording.project_reading(samples.voice(), SECOND, counted.iloc[:0])
    assert plain(nothing) == ["Nothing can be held against a plan.", told]


def test_amounts_carry_the_units_that_the_team_wrote():
    rows = cells("project_evaluation", samples.project_evaluation())
    assert rows[0][1:5] == ["Workshops", "6 workshops", "4 workshops", "67 %"]
    assert rows[1][3] == "34.5 days"
    assert rows[2][2:6] == ["900", "–", "–", "cannot be judged"]
    assert rows[3][1] == "Answers of the survey (Jobseekers)"


def test_experts_are_told_with_their_ends_and_their_splits():
    found = wording.opinion_reading(samples.voice(), SECOND, samples.opinion_topic())
    assert plain(found) == [
        "3 experts gave an opinion.",
        "The highest middle rating has Scope and Learning (4), the lowest Time (2).",
        "That they see the same topics as strong and weak cannot be said (alpha 0.20; 95 % "
        "interval −0.40 to 0.80).",
        "Learning: the experts are split (2 to 5); ask them why before anything is "
        "decided.",
    ]


@pytest.mark.parametrize(
    ("low", "high", "start"),
    [
        (0.7, 1.0, "They see the same topics as strong and weak (alpha"),
        (0.6, 1.0, "That they see the same topics as strong and weak cannot be said"),
        (None, None, "Whether they see the same topics as strong and weak cannot be"),
    ],
)
def test_agreement_is_claimed_only_where_the_interval_carries_it(low, high, start):
    topic = samples.opinion_topic()
    topic.loc[3, ["low", "high"]] = low, high
    found = wording.opinion_reading(samples.voice(), SECOND, topic)
    assert found.text[2].startswith(start)


def test_two_experts_are_too_few_to_agree():
    two = samples.opinion_topic().assign(experts=2.0, finding="few_experts")
    found = wording.opinion_reading(samples.voice(), SECOND, two)
    assert plain(found) == [
        "2 experts gave an opinion.",
        "That is too few to say where experts agree; each opinion stands for itself.",
    ]


def test_topics_of_one_middle_rating_have_no_ends():
    alike = samples.opinion_topic().iloc[[0, 1, 3]]
    found = wording.opinion_reading(samples.voice(), SECOND, alike)
    assert found.text[1] == "The middle rating of every topic is 4."


def test_without_opinions_the_reader_is_told_where_to_write():
    found = wording.opinion_reading(
        samples.voice(), SECOND, samples.opinion_topic().iloc[:0]
    )
    assert found.text == (
        "Nothing is written down; it would stand in rounds/2023-1/opinions.csv.",
    )


def test_each_expert_is_shown_by_a_code_and_texts_are_no_html():
    rows = cells("opinion", samples.opinion())
    assert rows[0] == ["Scope", "e1", "4", "Clear <b>"]
    assert rows[1][3] == "–"
    assert rows[2][3] == "Peu d'employeurs"
    html = table(samples.voice(), "opinion", samples.opinion())._repr_html_()
    assert "Clear &lt;b&gt;" in html


def test_the_chart_says_every_rating_in_words():
    chart = charts.opinion_dots(samples.voice(), samples.opinion(), samples.opinion_topic())
    assert chart.alt == (
        "Scope: e1 4, e2 4, e3 3; close together. Learning: e1 5, e2 2, e3 4; split."
    )


def test_many_experts_of_one_rating_are_all_drawn():
    many = pd.DataFrame({"topic": "scope", "expert": [f"e{n}" for n in range(20)]})
    chart = charts.opinion_dots(
        samples.voice(), many.assign(rating=4.0), samples.opinion_topic()
    )
    assert chart.png.startswith(b"\x89PNG")
    assert "e19 4" in chart.alt


def test_a_topic_shows_who_was_asked_before():
    rows = cells("opinion_topic", samples.opinion_topic().iloc[:2])
    assert rows[0] == [
        "Scope",
        "3",
        "4",
        "3 to 4",
        "close together",
        "3.5 to 4 (2 experts)",
    ]
    assert rows[1][-2:] == ["split", "–"]


def test_recommendations_are_counted_and_those_that_ask_for_a_talk_named():
    found = wording.recommendation_reading(
        samples.voice(), SECOND, samples.recommendation()
    )
    assert plain(found) == [
        "4 recommendations are tracked: open 1, started 1 and done 2.",
        "Since the last round 2 moved forward and 0 went back.",
        "Called done, with no evidence written down: r2.",
        "Open for three rounds or more: begin it or drop it: r1.",
        "Nobody wrote of it in this round: r4.",
    ]
    still = wording.recommendation_reading(
        samples.voice(), SECOND, samples.recommendation().assign(finding="same")
    )
    assert still.text[1] == "None moved since the last round."
    none = wording.recommendation_reading(
        samples.voice(), SECOND, samples.recommendation().iloc[:0]
    )
    assert none.text[0].endswith("rounds/2023-1/recommendations.csv.")


def test_a_recommendation_shows_its_way():
    found = table(samples.voice(), "recommendation", samples.recommendation())
    assert "Changes since" not in found.note  # its first round is no base of a change
    rows = cells("recommendation", samples.recommendation())
    assert rows[0] == ["r1", "A platform", "open", "3 rounds", "where it was", "–"]
    assert rows[1][2:5] == ["open → started → done", "1 round", "moved forward"]
    assert rows[3][4] == "nobody wrote of it"
    assert cells("recommendation", samples.recommendation(), "fr")[1][1] == "Parler"


def test_each_proposal_shows_the_figure_of_its_rule():
    rows = cells("capacity_proposal", samples.capacity_proposal())
    # With the id by which a question of the next round names it.
    assert [row[0] for row in rows] == ["cap1", "cap2", "cap3", "cap4"]
    assert [row[4] for row in rows] == [
        "36 points (30.3 to 41.0)",
        "22 % (12 to 37 %)",
        "3 of 10 actions",
        "55 points (2 actions)",
    ]
    assert [row[3] for row in rows] == [
        "evidence",
        "st_l4",
        "Lack of time",
        "Waiting time (survey question)",
    ]
    assert rows[0][5].endswith("first on its weakest phase: Act (improve).")
    assert rows[2][5] == "Free fixed hours for the actions, or plan fewer."


@pytest.mark.parametrize("barrier", ["skills", "staff", "time", "support"])
def test_every_barrier_of_capacity_has_its_own_proposal(barrier):
    one = samples.capacity_proposal().iloc[[2]].assign(about=barrier)
    others = {
        cells("capacity_proposal", one.assign(about=other))[0][5]
        for other in ("skills", "staff", "time", "support")
        if other != barrier
    }
    assert cells("capacity_proposal", one)[0][5] not in others


def test_a_proposal_for_capacity_becomes_a_question_of_the_next_round():
    [row] = samples.capacity_proposal().iloc[[2]].to_dict("records")
    draft = Draft("q9", "cap3", Thing.PROPOSAL, "question", "weak", row)
    assert draft_text(samples.voice(), draft) == (
        "Draft: how do we build capacity here? Barrier of actions: Lack of time. Free "
        "fixed hours for the actions, or plan fewer."
    )
    assert draft_evidence(samples.voice(), draft, "2023-1") == (
        "Proposal cap3 of report 05 of 2023-1"
    )


def test_a_section_without_a_phase_is_proposed_as_a_whole():
    one = samples.capacity_proposal().iloc[[0]].assign(phase="")
    assert cells("capacity_proposal", one)[0][5] == (
        "Work on this section with the centers."
    )


def capacity(proposal: pd.DataFrame, **action) -> list[str]:
    given = SimpleNamespace(data=SimpleNamespace(action=pd.DataFrame(action)))
    observation = SimpleNamespace(
        maturity_history=samples.maturity_history(), estimate=samples.estimate()
    )
    found = wording.capacity_reading(samples.voice(), given, observation, proposal)
    return plain(found)


def test_rules_that_had_nothing_to_look_at_are_named():
    nothing = samples.capacity_proposal().iloc[:0]
    # The sample has a maturity check, answers of jobseekers and employers, no action.
    assert capacity(nothing) == [
        "No rule proposes to build up anything.",
        "Rules that had nothing to look at in this round, which is no sign of strength: "
        "Staff pulse, Barrier of actions and Done otherwise than meant.",
    ]


def test_proposals_are_named_by_where_they_were_seen():
    told = capacity(samples.capacity_proposal(), barrier=["time"], fidelity=[50.0])
    assert told[0] == "4 proposals for building capacity."
    assert told[1].endswith("no sign of strength: Staff pulse.")
    assert told[2:] == [
        "Maturity check: evidence.",
        "Staff pulse: st_l4.",
        "Barrier of actions: Lack of time.",
        "Done otherwise than meant: Waiting time (survey question).",
    ]
