"""What is said of the action log and of the decisions, word for word."""

from pescycle.report import wording
from pescycle.report.tables import table
from tests.report import samples
from tests.report.samples import plain


def texts(found) -> list[str]:
    return [plain(text) for text in (*found.text, *found.points)]


def test_what_was_not_delivered_is_named_with_its_barrier():
    found = wording.delivery_reading(samples.voice(), samples.action_delivery())
    assert texts(found) == [
        "1 of 4 actions were delivered fully, 1 in part, 2 little or not at all.",
        "Extra evening (Center 02): Nothing; dose –, as meant –.",
        "Visits to employers (Center 02): Little; dose 2 of 10, as meant –. Lack of staff.",
        "Second desk (Center 01): In part; dose 3 of 4.5 hours a day, as meant 75 of 100.",
    ]


def test_a_center_hears_of_its_own_actions():
    found = wording.delivery_reading(
        samples.voice(), samples.action_delivery(), center="c01"
    )
    assert texts(found)[0].startswith("1 of 2 actions were delivered fully")
    assert len(found.points) == 1


def test_a_log_that_nobody_kept_says_where_to_keep_it():
    silent = samples.action_delivery().assign(delivery="unknown")
    found = wording.delivery_reading(samples.voice(), silent)
    assert "dose_planned, dose_done, fidelity and barrier in actions.csv" in found.text[0]
    nothing = wording.delivery_reading(samples.voice(), silent.iloc[:0])
    assert nothing.text == ("No actions were planned.",)


def test_actions_without_an_entry_are_counted():
    some = samples.action_delivery()
    some.loc[0, "delivery"] = "unknown"
    found = wording.delivery_reading(samples.voice(), some)
    assert found.text[1] == "Of 1 nothing is written down."


def test_the_most_frequent_barrier_and_the_silent_actions_are_named():
    found = wording.barrier_reading(
        samples.voice(), samples.action_delivery(), samples.barrier_count()
    )
    assert texts(found) == [
        "Named most often: Lack of staff (1 action).",
        "2 late or dropped actions name no barrier: a2 and a4.",
    ]


def test_several_barriers_named_as_often_are_all_told():
    two = samples.barrier_count().assign(barrier=["staff", "time"], actions=[3, 3])
    found = wording.barrier_reading(samples.voice(), samples.action_delivery(), two)
    assert (
        found.text[0]
        == "Named most often, by 3 actions each: Lack of staff and Lack of time."
    )


def test_a_round_without_barriers_says_so():
    smooth = samples.action_delivery().iloc[:1]
    found = wording.barrier_reading(
        samples.voice(), smooth, samples.barrier_count().iloc[1:]
    )
    assert found.text == ("Nothing stood in the way of any action, the team writes.",)


def test_decisions_are_counted_and_dropped_actions_without_one_named():
    found = wording.decision_reading(
        samples.voice(), samples.decision_log(), samples.action_delivery()
    )
    assert texts(found) == [
        "3 decisions are written down: keep 1, adapt 1 and other 1.",
        "Extra evening (Center 02) was dropped, and no decision says who dropped it and "
        "why.",
    ]


def test_without_decisions_it_is_said_where_they_go():
    found = wording.decision_reading(
        samples.voice(), samples.decision_log().iloc[:0], samples.action_delivery()
    )
    assert "decisions.csv in the round's folder" in found.text[0]


def test_a_decision_is_shown_with_what_it_is_about():
    found = table(samples.voice(), "decision_log", samples.decision_log())
    rows = [[plain(cell.text) for cell in line] for line in found.rows]
    assert rows[0] == [
        *("20 Feb 2023", "Action of the plan a2: Second desk", "adapt", "Head of center"),
        "The counter came late",
    ]
    assert rows[1][1] == "Waiting time"
    assert rows[2][1] == "–"


def test_the_log_speaks_the_readers_language():
    found = table(samples.voice("fr"), "action_delivery", samples.action_delivery())
    first = [plain(cell.text) for cell in found.rows[0]]
    assert first[0] == "Rendez-vous"
    assert first[2] == "57 sur 60 par semaine"
    assert first[5] == "Entièrement"
