"""What is not shown, and why, in sentences."""

from types import SimpleNamespace

from pescycle.model.pilot import Privacy
from pescycle.report.tables import table
from pescycle.report.voice import Voice
from pescycle.report.wording import publication_reading
from pescycle.report.wording.figures import hidden_sentences
from tests.report import samples


def pilot(**privacy):
    rules = Privacy(**privacy)
    return SimpleNamespace(folder=SimpleNamespace(pilot=SimpleNamespace(privacy=rules)))


def test_the_reading_says_what_is_hidden_by_rule_and_what_protects():
    said = str(publication_reading(Voice("en"), pilot(), samples.disclosure_audit()))
    assert "Of 457 rows of the survey's tables 144 are hidden by a rule" in said
    assert "1 other row is hidden only because a hidden one could be worked out" in said
    assert "each of 286 hidden numbers could lie" in said
    assert "the closest leaves 5.0, where 5 are promised" in said


def test_of_monthly_counts_it_is_not_told_which_are_small():
    said = str(publication_reading(Voice("en"), pilot(), samples.disclosure_audit()))
    assert "Of 326 monthly counts and sums of months 33 are hidden: they count" in said
    months = samples.disclosure_audit()[2:]
    alone = str(publication_reading(Voice("en"), pilot(), months))
    assert alone.startswith("There are no survey answers in this round. Of 326 monthly")
    none = months.assign(hidden=0)
    assert "monthly" not in str(publication_reading(Voice("en"), pilot(), none))


def test_where_nothing_is_hidden_it_says_so():
    said = str(publication_reading(Voice("en"), pilot(), samples.disclosure_audit()[:1]))
    assert "0 are hidden by a rule" in said
    assert (
        "No other row had to be hidden: no hidden row can be worked out from what is shown."
    ) in said
    assert "The audit" not in said


def test_a_round_without_answers_has_a_sentence():
    empty = samples.disclosure_audit()[:0]
    said = str(publication_reading(Voice("en"), pilot(), empty))
    assert said == "There are no survey answers in this round."


def test_a_pilot_that_shows_what_everyone_said_says_so():
    one = pilot(unanimous="show")
    said = str(publication_reading(Voice("en"), one, samples.disclosure_audit()))
    assert "shows shares of 0 % and of 100 %" in said


def test_the_table_says_whether_the_audit_passed():
    said = str(table(Voice("en"), "disclosure_audit", samples.disclosure_audit()))
    assert "Employers | Figures by center | 288 | 144 | 1 | 5.0 | 5 | passed" in said
    assert "Monthly counts | 300 | 31 | 0 | 11.0 | 5 | passed" in said


def test_figures_that_protect_others_are_counted_apart():
    frame = samples.disclosure_audit()[:2].assign(state=["protecting", "hidden"])
    assert hidden_sentences(Voice("en"), frame) == [
        "1 figure is hidden because too few people stand behind it.",
        "1 figure is hidden to protect people or another figure.",
    ]
