"""Weights by consultation in words and pictures."""

from pescycle.report import charts, wording
from pescycle.report.shown import Sentences
from pescycle.report.tables import table
from tests.report import samples
from tests.report.samples import plain


def reading(consultation=None, disagreement=None):
    rows = samples.weight_consultation() if consultation is None else consultation
    agreed = samples.weight_disagreement() if disagreement is None else disagreement
    found = wording.consultation_reading(samples.voice(), rows, agreed)
    return [plain(text) for text in (*found.text, *found.points)]


def test_each_part_says_what_is_proposed_and_what_is_in_force():
    said = reading()
    assert said[0] == "The sheets were filled in for the round “Round 2023-1”."
    assert said[2].startswith(
        "All pillars, 100 points spread by 9 participants: More users 40 % (in force 50 %) "
        "and Fewer mismatches 60 % (in force 50 %). The weight in force lies outside the "
        "interval of what is proposed for More users and Fewer mismatches."
    )


def test_agreement_is_only_claimed_where_there_is_some():
    said = reading()
    assert "They largely agree on the order (Kendall's W 0.90)." in said[2]
    assert "No weight in force lies outside its interval." in said[3]
    assert "No common order can be seen (Kendall's W 0.02)" in said[3]
    assert "They agree on the order in part (Kendall's W 0.50)." in said[4]


def test_sheets_that_contradict_themselves_are_counted():
    assert reading()[4].endswith(
        "Sheets that contradict themselves (consistency ratio above 0.1): 1; sheets with "
        "gaps: 2; all count."
    )


def test_one_participant_or_no_order_at_all_is_said_so():
    rows = samples.weight_consultation().assign(low=None, high=None, base=3)
    agreed = samples.weight_disagreement().assign(concordance=float("nan"))
    assert "Whether they agree cannot be said." in reading(rows, agreed)[2]


def test_no_consultation_and_one_too_small_are_two_things():
    assert reading(samples.weight_consultation().iloc[:0]) == [
        "Nobody was asked about the weights so far: those in force are what the "
        "framework's authors decided."
    ]
    hidden = reading(samples.weight_consultation().assign(state="hidden"))
    assert hidden[0].startswith("Too few participants filled in sheets")


def test_the_chart_says_each_weight_in_words():
    found = charts.weight_dots(samples.voice(), samples.weight_consultation())
    assert plain(found.alt).startswith(
        "All pillars, More users: in force 50 %, proposed 40 % (100 points spread)."
    )
    none = charts.weight_dots(samples.voice(), samples.weight_consultation().iloc[:0])
    assert isinstance(none, Sentences)


def test_groups_stand_side_by_side():
    found = table(samples.voice(), "weight_by_group", samples.weight_by_group())
    assert [head.text for head in found.headers] == [
        "What is weighed",
        "All participants",
        "staff",
    ]
    assert plain(found.rows[0][1].text) == "40 % (35 to 45 %)"
    small = samples.weight_by_group().replace({"group": {"staff": "others"}})
    found = table(samples.voice(), "weight_by_group", small)
    assert found.headers[2].text == "Small groups together"
