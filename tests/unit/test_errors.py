from pescycle.errors import LINES_PER_RULE, ConfigError, DataError, Problem, UsageError


def problem(row=None, **places):
    return Problem(
        file="kpi.csv", rule="not_whole", message="is not whole.", row=row, **places
    )


def test_a_problem_says_file_sheet_row_column_rule_and_remedy():
    said = str(problem(14, sheet="visits", column="value", remedy="Write a whole number."))
    place = 'kpi.csv, sheet "visits", row 14, column "value": '
    assert said == place + "is not whole. Write a whole number."


def test_a_problem_of_the_whole_file_names_the_file_alone():
    assert str(problem()) == "kpi.csv: is not whole."


def test_a_mistake_in_every_row_does_not_bury_the_others():
    many = [problem(row, column="value") for row in range(2, 2 + LINES_PER_RULE + 5)]
    other = problem(3, column="center")
    lines = str(DataError("2 columns are wrong.", (*many, other))).splitlines()
    # 1 headline + 10 of the same + 1 other + 1 line that counts the 5 left out
    assert len(lines) == 1 + LINES_PER_RULE + 1 + 1
    assert lines[-1] == 'kpi.csv, column "value": 5 more of the same (not_whole).'


def test_each_kind_of_error_has_its_exit_code():
    assert [kind("").exit_code for kind in (DataError, UsageError, ConfigError)] == [
        1,
        2,
        3,
    ]


def test_a_notebook_shows_the_message_in_place_of_a_traceback():
    assert UsageError("No such round.")._render_traceback_() == [
        "UsageError: No such round."
    ]
