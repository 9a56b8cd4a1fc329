"""Counts by day and the key monitoring of pilot.yml: each mistake with its remedy."""

from pathlib import Path

import pytest

from pescycle.errors import ConfigError, DataError
from pescycle.io.pilots import check_pilot, read_pilot
from pescycle.io.rounds import read_round
from pescycle.model.monitoring import Monitoring, SignalRule
from tests.robustness.tiny_pilot import change, lines

HEADER = "center,measure,day,count\n"
PRIVACY = "privacy:\n"


def write(folder: Path, rows: str) -> None:
    (folder / "rounds/2023-1/days.csv").write_text(HEADER + rows, encoding="utf-8")


def problems(folder: Path) -> list[str]:
    try:
        return [str(p).removeprefix("rounds/2023-1/") for p in check_pilot(folder)]
    except DataError as error:
        return [str(p).removeprefix("rounds/2023-1/") for p in error.problems]


def configured(folder: Path, text: str) -> Monitoring:
    change(folder / "pilot.yml", PRIVACY, f"monitoring: {text}\n{PRIVACY}")
    return read_pilot(folder).pilot.monitoring


def test_days_are_read_and_may_add_up_to_less_than_their_month(pilot_folder: Path) -> None:
    write(pilot_folder, "c01,visits,2023-01-30,70\nc01,visits,2023-01-31,50\n")
    day = read_round(read_pilot(pilot_folder), "2023-1").day
    assert day["count"].tolist() == [70, 50]
    assert problems(pilot_folder) == []


def test_a_round_without_days_has_none(pilot_folder: Path) -> None:
    assert read_round(read_pilot(pilot_folder), "2023-1").day.empty


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            "c01,visit,2023-01-31,5\n",
            'days.csv, row 2, column "measure": "visit" is no measure of this pilot. '
            'Did you mean "visits"?',
        ),
        (
            "c01,visits,2023-07-01,5\n",
            'days.csv, row 2, column "day": this day lies behind the end of the round. '
            "Correct it.",
        ),
        (
            "c01,visits,2023-01-31,5\nc01,visits,2023-01-31,6\n",
            'days.csv, row 3, column "center": the same center and measure and day as in '
            "row 2. Keep one of the rows.",
        ),
        (
            "c01,visits,2023-01-30,5\nc01,visits,2023-01-31,116\n",
            'days.csv, row 2, column "count": the days of 2023-01 add up to 121 of visits, '
            "the month itself has 120. Correct the day or the month; days may lack, but "
            "not exceed it.",
        ),
    ],
)
def test_each_broken_row_of_days_is_told_with_its_remedy(
    pilot_folder: Path, rows: str, message: str
) -> None:
    write(pilot_folder, rows)
    assert message in problems(pilot_folder)


def test_the_settings_of_the_watch_are_read(pilot_folder: Path) -> None:
    found = configured(
        pilot_folder,
        "{exclude: [closure, note], limits: median, alarm_rules: [shift, beyond_limits],"
        " baseline: {starts: 2022-01-01, ends: 2022-12-31}}",
    )
    assert found.alarm_rules == (SignalRule.SHIFT, SignalRule.BEYOND_LIMITS)
    assert (found.limits, found.exclude) == ("median", ("closure", "note"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "{alarm_rules: [beyond_limit]}",
            '"beyond_limit" is not allowed. Did you mean "beyond_limits"?',
        ),
        (
            "{alarm_rules: [shift, shift]}",
            "monitoring: an alarm rule stands twice; name each once",
        ),
        ("{alarm_rules: []}", "monitoring.alarm_rules"),
        (
            "{exclude: [closures]}",
            '"closures" is not allowed. Did you mean "closure"?',
        ),
        (
            "{baseline: {starts: 2022-12-31, ends: 2022-01-01}}",
            "monitoring: the baseline ends before it starts",
        ),
        (
            "{baseline: {starts: 2022-01-02, ends: 2022-08-31}}",
            "monitoring: the baseline holds 7 whole months, limits need 8; start it "
            "earlier or end it later",
        ),
        ("{limit: mean}", 'this key is not known here. Did you mean "limits"?'),
    ],
)
def test_each_mistake_of_the_settings_is_told(
    pilot_folder: Path, text: str, message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        configured(pilot_folder, text)
    assert message in lines(caught.value.problems)
