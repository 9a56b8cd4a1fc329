"""The small tables of a round: actions, events and the sample plan."""

from pathlib import Path

from pescycle.errors import Severity
from pescycle.io.pilots import check_pilot
from tests.robustness.tiny_pilot import change, problems


def test_small_tables_point_at_what_exists(pilot_folder: Path) -> None:
    folder = pilot_folder / "rounds/2023-1"
    header = "id,center,owner_en,due,state,moves,title_en\n"
    rows = (
        "a1,c01,Office,2023-02-01,late,walk_in,A\n"
        "a2,all,Office,2023-02-01,planned,js_q1,B\n"
    )
    (folder / "actions.csv").write_text(header + rows, encoding="utf-8")
    assert problems(pilot_folder) == []
    change(folder / "actions.csv", "walk_in", "walk_on")
    text = "audience,center,planned\njobseeker,c01,10\nemployer,c01,10\n"
    (folder / "sample.csv").write_text(text, encoding="utf-8")
    text = "center,kind,start,end,title_en\nall,closure,2023-03-01,2023-03-31,Flood\n"
    (folder / "events.csv").write_text(text, encoding="utf-8")
    assert problems(pilot_folder) == [
        'rounds/2023-1/actions.csv, row 2, column "moves": an action is to move "walk_on", '
        'no KPI and no item. Did you mean "walk_in"?',
        'rounds/2023-1/sample.csv, row 3, column "audience": "employer" is no audience of '
        "this pilot. Write one of jobseeker.",
    ]


ACTIONS = "id,center,owner_en,start,due,state,done_on,moves,title_en\n"


def test_an_action_is_done_if_and_only_if_its_day_is_written_down(
    pilot_folder: Path,
) -> None:
    rows = (
        "a1,c01,Office,2023-02-01,2023-03-01,done,,walk_in,A\n"
        "a2,c01,Office,2023-02-01,2023-03-01,planned,2023-02-20,walk_in,B\n"
        "a3,c01,Office,2023-04-01,2023-03-01,late,,walk_in,C\n"
        "a4,c01,Office,2023-02-01,2023-03-01,done,2031-01-01,walk_in,D\n"
    )
    path = pilot_folder / "rounds/2023-1/actions.csv"
    path.write_text(ACTIONS + rows, encoding="utf-8")
    place = "rounds/2023-1/actions.csv, row"
    assert problems(pilot_folder) == [
        f'{place} 2, column "done_on": the action is done, but the day is missing. '
        "Correct the row.",
        f'{place} 3, column "done_on": there is a day, but the action is not called done. '
        "Correct the row.",
        f'{place} 4, column "due": the action is due before it starts. Correct the row.',
        f'{place} 5, column "done_on": this day lies behind the end of the round. '
        "Correct the row.",
    ]


def test_no_dose_and_no_cost_is_below_zero(pilot_folder: Path) -> None:
    path = pilot_folder / "rounds/2023-1/actions.csv"
    header = ACTIONS.replace(",title_en", ",cost,dose_planned,dose_done,title_en")
    rows = (
        "a1,c01,Office,2023-02-01,2023-03-01,planned,,walk_in,-1,8,-3,A\n"
        "a2,c01,Office,2023-02-01,2023-03-01,planned,,walk_in,0,,0,B\n"
    )
    path.write_text(header + rows, encoding="utf-8")
    place = "rounds/2023-1/actions.csv, row 2, column"
    assert problems(pilot_folder) == [
        f'{place} "cost": this is below zero. Correct the row.',
        f'{place} "dose_done": this is below zero. Correct the row.',
    ]


def test_an_event_that_ends_before_it_starts_is_refused(pilot_folder: Path) -> None:
    path = pilot_folder / "rounds/2023-1/events.csv"
    path.write_text(
        "center,kind,start,end,title_en\nc01,closure,2023-02-10,2023-02-01,Flood\n"
        "c01,note,2023-02-10,2023-02-10,Fair\n",
        encoding="utf-8",
    )
    assert problems(pilot_folder) == [
        'rounds/2023-1/events.csv, row 2, column "end": the event ends before it starts. '
        "Correct the row."
    ]


def test_more_planned_answers_than_people_are_remarked(pilot_folder: Path) -> None:
    path = pilot_folder / "rounds/2023-1/sample.csv"
    path.write_text("audience,center,frame,planned\njobseeker,c01,10,20\n", "utf-8")
    (problem,) = check_pilot(pilot_folder)
    assert problem.severity == Severity.WARN
    assert "more answers are planned than the frame has people" in str(problem)
