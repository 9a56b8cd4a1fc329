"""The theory of change and its aims, word for word."""

from dataclasses import replace

import pandas as pd

from pescycle.report import charts, wording
from pescycle.report.shown import Sentences
from pescycle.report.tables import table
from pescycle.report.voice import Voice
from tests.report import samples
from tests.report.samples import plain
from tests.rounds import FOLLOWING


def test_breaks_of_the_chain_are_named():
    found = wording.theory_reading(
        samples.voice(), samples.theory_node(), samples.theory_link()
    )
    assert [plain(text) for text in found.text] == [
        "4 actions of the plan are drawn; where several centers do the same they are one "
        "box.",
        "2 boxes name no cause that they answer: A greeter and A smile (all centers).",
        "No KPI is made of what these questions feed, so an effect would only be seen in "
        "the survey: Courtesy.",
        "The causes in full, and how sure they are:",
    ]
    assert [plain(point) for point in found.points] == [
        "k1 (weak): Nobody knows when to come"
    ]


def test_a_cause_too_long_for_its_box_is_told_in_full_below_the_drawing():
    long = (
        "Few registrations are handled by appointment, so that everybody comes early " * 4
    )
    node, link = samples.theory_node(), samples.theory_link()
    told = node.assign(title_en=node["title_en"].mask(node["kind"] == "cause", long))
    found = wording.theory_reading(samples.voice(), told, link)
    assert [plain(point) for point in found.points] == [f"k1 (weak): {long}"]


def test_a_cause_without_a_grade_is_told_without_one():
    link = samples.theory_link().assign(grade="")
    found = wording.theory_reading(samples.voice(), samples.theory_node(), link)
    assert [plain(point) for point in found.points] == ["k1: Nobody knows when to come"]


def test_a_plan_that_names_no_cause_lists_none():
    link = samples.theory_link().iloc[1:]
    node = samples.theory_node().iloc[1:]
    found = wording.theory_reading(samples.voice(), node, link)
    assert found.points == ()
    assert not any("in full" in text for text in found.text)


def test_a_whole_chain_is_said_to_be_whole():
    node, link = samples.theory_node(), samples.theory_link()
    keep = link["from_id"].isin(["k1", "a1", "waiting"])
    ids = {*link.loc[keep, "from_id"], *link.loc[keep, "to_id"]}
    found = wording.theory_reading(samples.voice(), node[node["id"].isin(ids)], link[keep])
    assert found.text[1:] == (
        "Each box names the cause that it answers.",
        "The causes in full, and how sure they are:",
    )


def test_the_drawing_says_each_chain_in_words():
    chart = charts.theory_chart(
        samples.voice(), samples.theory_node(), samples.theory_link()
    )
    assert plain(chart.alt) == (
        "Appointment times (2 centers): against “Nobody knows when to come”, to move "
        "Waiting time, which belongs to More users. A greeter: to move Waiting time, "
        "which belongs to Overall satisfaction. A smile (all centers): to move Courtesy."
    )
    assert chart.png[:4] == b"\x89PNG"


def test_a_drawing_in_khmer_letters_and_with_few_layers_works():
    node, link = samples.theory_node(), samples.theory_link()
    khmer = node.assign(title_km="ការណាត់ជួបសម្រាប់ការចុះឈ្មោះ" * 5, title_en="")
    one = link[link["from_id"] == "a4"]
    for nodes, links in ((khmer, link), (node[node["id"].isin(["a4", "js_d4"])], one)):
        assert charts.theory_chart(samples.voice(), nodes, links).png


def test_without_actions_the_drawing_is_a_sentence():
    node, link = samples.theory_node().iloc[:0], samples.theory_link().iloc[:0]
    chart = charts.theory_chart(samples.voice(), node, link)
    assert isinstance(chart, Sentences)
    assert "rounds/<round>/actions.csv" in chart.text[0]
    # Said once, in place of the drawing.
    assert wording.theory_reading(samples.voice(), node, link).text == ()


def test_targets_without_any_action_are_named_and_the_cost_is_added_up():
    found = wording.aim_reading(samples.voice(), samples.aim())
    assert [plain(text) for text in found.text] == [
        "Of 5 aims 2 have a target, but no action that would move them.",
        "The plan costs 900, as far as costs are written down.",
    ]
    assert [plain(point) for point in found.points] == [
        "Walk-in visitors: target 853, no action; a chance of 31 % if nothing changes.",
        "Overall, employers (Employers, survey question): target 65 %, no action.",
    ]


def test_costs_are_said_in_the_pilots_currency():
    names = replace(samples.voice().names, currency="USD")
    rows = [
        [plain(cell.text) for cell in line]
        for line in table(Voice("en", names), "aim", samples.aim()).rows
    ]
    assert rows[0][-1] == "800 USD"
    assert rows[1][-1] == "–"
    assert "900 USD" in plain(
        wording.aim_reading(Voice("en", names), samples.aim()).text[1]
    )


def test_an_action_of_all_centers_is_one_of_all_centers():
    rows = table(samples.voice(), "aim", samples.aim()).rows
    assert [line[6].text for line in rows] == ["2", "–", "–", "All centers", "–"]


def test_an_empty_plan_has_no_aims():
    found = wording.aim_reading(samples.voice(), samples.aim().iloc[:0])
    assert found.text == ("There is neither a target nor an action in this round.",)


def effort(**more) -> pd.DataFrame:
    return samples.action_plan().assign(**more)


def test_the_plan_in_time_says_who_acts_from_when_to_when():
    chart = charts.plan_gantt(samples.voice(), effort(), FOLLOWING, samples.event())
    first = plain(chart.alt).split(". ")[0]
    assert first.endswith("to move Waiting time")
    assert ", Head: " in first
    assert chart.png[:4] == b"\x89PNG"


def test_the_plan_in_time_can_be_drawn_without_a_start_and_with_a_dose():
    rows = effort(start=pd.NaT, dose_planned=2.5, dose_unit_en="days", owner_en="")
    chart = charts.plan_gantt(samples.voice(), rows, FOLLOWING, samples.event())
    assert ": due " in plain(chart.alt) or ", –: due " in plain(chart.alt)
    shown = table(samples.voice(), "action_plan", rows.assign(cost=1200.0))
    assert shown.rows[0][-2].text == "2.5 days"
    assert shown.rows[0][-1].text == "1,200"


def test_a_plan_without_actions_is_a_sentence():
    chart = charts.plan_gantt(
        samples.voice(), effort().iloc[:0], FOLLOWING, samples.event()
    )
    assert chart.text == ("No actions are planned.",)
