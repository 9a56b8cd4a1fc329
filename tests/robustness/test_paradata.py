"""How answers came about: seconds and groups are kept, devices, phones and people never."""

from pathlib import Path

import pandas as pd
import pytest

from pescycle.errors import ConfigError
from pescycle.io.pilots import read_pilot
from tests.robustness.exports import ROUND, jobseekers, stops, warnings, with_export
from tests.robustness.tiny_pilot import EXPORT_HEADER, SECRETS, change, lines, respondent

COLUMNS = "columns: {center: about/center}"
HEADER = [*EXPORT_HEADER, "end", "seconds", "about/language"]
START = "2023-05-10T08:00:00.000+07:00"


def mapped(folder: Path, columns: str) -> None:
    change(folder / ROUND, COLUMNS, f"columns: {{center: about/center, {columns}}}")


def read(folder: Path, columns: str, rows: list[dict[str, str]]) -> pd.DataFrame:
    mapped(folder, columns)
    return jobseekers(with_export(folder, rows, HEADER))


def test_devices_phones_and_interviewers_become_numbers_and_nothing_else(
    pilot_folder: Path,
) -> None:
    rows = [
        respondent(1, deviceid="imei-4711", _submitted_by="interviewer-x"),
        respondent(2, deviceid="imei-4712", _submitted_by="interviewer-y"),
        respondent(3, deviceid=" IMEI-4711", _submitted_by="Interviewer-X "),
        respondent(4, deviceid="deviceid not found", _submitted_by=""),
    ]
    columns = "device: deviceid, phone: about/tel, interviewer: _submitted_by"
    frame = read(pilot_folder, columns, rows)
    assert frame["device"].fillna(0).tolist() == [1, 2, 1, 0]
    assert frame["interviewer"].fillna(0).tolist() == [1, 2, 1, 0]
    assert frame["phone_group"].tolist() == [1, 2, 3, 4]
    assert not [secret for secret in SECRETS if secret in frame.to_csv()]


def test_an_identifier_may_be_dropped_made_a_pseudonym_and_yet_counted(
    pilot_folder: Path,
) -> None:
    """about/tel is the pseudonym, visitor is dropped, and both give groups."""
    rows = [respondent(n, **{"about/tel": "012 555 77"}) for n in (1, 2)]
    frame = read(pilot_folder, "phone: about/tel, interviewer: visitor", rows)
    assert frame["phone_group"].tolist() == [1, 1]
    assert frame["interviewer"].tolist() == [1, 1]
    assert len(set(frame["pseudonym"])) == 1


def test_a_column_that_names_an_interviewer_goes_without_being_listed(
    pilot_folder: Path,
) -> None:
    header = [*EXPORT_HEADER, "asked_by"]
    rows = [respondent(n, asked_by=f"Sok Dara {n}") for n in (1, 2)]
    mapped(pilot_folder, "interviewer: asked_by")
    data = with_export(pilot_folder, rows, header)
    assert jobseekers(data)["interviewer"].tolist() == [1, 2]
    change(
        pilot_folder / ROUND, "identifiers:", "items: {js_t1: asked_by}\n    identifiers:"
    )
    found = stops(pilot_folder, rows, header)
    assert any("identifies people and is never kept" in line for line in found)


def test_the_same_telephone_number_is_known_in_every_writing(pilot_folder: Path) -> None:
    numbers = ["+855 12 345 670", "012345670", "00855-12-345-670", "០១២៣៤៥៦៧០", "12345679"]
    rows = [respondent(n, **{"about/tel": tel}) for n, tel in enumerate(numbers, 1)]
    frame = read(pilot_folder, "phone: about/tel", rows)
    assert frame["phone_group"].tolist() == [1, 1, 1, 1, 2]
    assert not frame["phone_pattern"].any()


@pytest.mark.parametrize("number", ["999999999", "0123456789", "987654321", "12", "none"])
def test_a_telephone_number_that_nobody_has_is_marked(
    pilot_folder: Path, number: str
) -> None:
    rows = [respondent(1, **{"about/tel": number}), respondent(2, **{"about/tel": ""})]
    frame = read(pilot_folder, "phone: about/tel", rows)
    assert frame["phone_pattern"].iloc[0]
    assert frame.loc[1, ["phone_group", "phone_pattern"]].isna().all()


def test_seconds_are_what_lies_between_start_and_end_in_any_zone(
    pilot_folder: Path,
) -> None:
    """08:00 to 08:05 at +07:00 is 01:00 to 01:05 in UTC; without offset it is local."""
    ends = ["2023-05-10T08:05:00.000+07:00", "2023-05-10T01:05:00Z", "2023-05-10T08:05:00"]
    rows = [respondent(n, start=START, end=end) for n, end in enumerate(ends, 1)]
    frame = read(pilot_folder, "started: start, ended: end", rows)
    assert frame["seconds"].tolist() == [300.0, 300.0, 300.0]


def test_a_change_of_clocks_is_no_hour_of_answering(pilot_folder: Path) -> None:
    """In Paris 02:00 became 03:00 on 26 March 2023: 01:55 to 03:05 took ten minutes."""
    change(pilot_folder / "pilot.yml", "Asia/Phnom_Penh", "Europe/Paris")
    row = respondent(1, start="2023-03-26T01:55:00", end="2023-03-26T03:05:00")
    frame = read(pilot_folder, "started: start, ended: end", [row])
    assert frame["seconds"].tolist() == [600.0]


def test_a_duration_of_its_own_is_read(pilot_folder: Path) -> None:
    rows = [respondent(n, seconds=text) for n, text in enumerate(["61.5", "", "0"], 1)]
    frame = read(pilot_folder, "duration: seconds", rows)
    assert frame["seconds"].fillna(-1).tolist() == [61.5, -1.0, 0.0]


def test_durations_that_cannot_be_are_set_aside_alone_with_their_rows(
    pilot_folder: Path,
) -> None:
    mapped(pilot_folder, "duration: seconds")
    texts = ["120", "-5", "1,204", "long"]
    rows = [respondent(n, seconds=text) for n, text in enumerate(texts, 1)]
    data = with_export(pilot_folder, rows, HEADER)
    rest = "the answer counts without its duration."
    assert warnings(data) == [
        'row 4, column "seconds": no number of seconds (a separator of thousands?); '
        f"{rest} Write seconds in digits.",
        f'row 5, column "seconds": no number of seconds; {rest} Write seconds in digits.',
        f'row 3, column "seconds": a duration below zero; {rest} Write seconds, 0 or more.',
    ]
    assert jobseekers(data)["seconds"].notna().sum() == 1
    assert len(jobseekers(data)) == 4
    assert data.receipts[-1].cells_set_aside == 3


def test_an_end_before_its_start_and_dates_without_time_are_set_aside_alone(
    pilot_folder: Path,
) -> None:
    mapped(pilot_folder, "started: start, ended: end")
    rows = [
        respondent(1, start=START, end="2023-05-10T02:05:00Z"),
        respondent(2, start=START, end="2023-05-10T01:05:00+07:00"),
        respondent(3, start="2023-05-10", end="2023-05-10"),
        respondent(4, start="10/05/2023 08:00", end=""),
    ]
    data = with_export(pilot_folder, rows, HEADER)
    rest = "the answer counts without its duration."
    remedy = "Say how dates are written in round.yml, such as date_format: '%d/%m/%Y'."
    assert warnings(data) == [
        f'row 4, column "start": no date with a time of day; {rest} {remedy}',
        'row 5, column "start": no date with a time of day (day or month first?); '
        f"{rest} {remedy}",
        f'row 4, column "end": no date with a time of day; {rest} {remedy}',
        f'row 3, column "end": it ends before it starts (start); {rest} Perhaps only one '
        "of both has its offset from UTC, such as +07:00.",
    ]
    assert jobseekers(data)["seconds"].dropna().tolist() == [3900.0]


def test_a_named_interviewer_column_that_is_missing_stops_with_the_nearest(
    pilot_folder: Path,
) -> None:
    mapped(pilot_folder, "interviewer: submitted_bye, device: emei")
    assert stops(pilot_folder, [respondent(1)]) == [
        'column "emei": this column is missing; it should hold our device. '
        "Correct columns: device: in round.yml.",
        'column "submitted_bye": this column is missing; it should hold our interviewer. '
        'Did you mean "_submitted_by"?',
    ]


def test_two_columns_that_may_be_the_interviewer_stop(pilot_folder: Path) -> None:
    mapped(pilot_folder, "interviewer: asked_by")
    header = [*EXPORT_HEADER, "one/asked_by", "two/asked_by"]
    assert stops(pilot_folder, [respondent(1)], header) == [
        'column "asked_by": 2 columns of the file may be meant by interviewer. '
        "Write the whole header, with its group, in round.yml."
    ]


def test_the_language_is_a_short_code(pilot_folder: Path) -> None:
    mapped(pilot_folder, "language: about/language")
    rows = [
        respondent(1, **{"about/language": "KM"}),
        respondent(2, **{"about/language": "Sok Dara, Khmer"}),
    ]
    data = with_export(pilot_folder, rows, HEADER)
    assert jobseekers(data)["language"].fillna("").tolist() == ["km", ""]
    assert len(warnings(data)) == 1


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("started: start", "columns started and ended belong together; name both"),
        (
            "started: start, ended: end, duration: seconds",
            "name either duration, or started and ended",
        ),
    ],
)
def test_half_a_duration_or_two_are_refused(
    pilot_folder: Path, columns: str, message: str
) -> None:
    mapped(pilot_folder, columns)
    with pytest.raises(ConfigError) as caught:
        read_pilot(pilot_folder)
    assert message in lines(caught.value.problems)


def test_an_item_may_not_be_called_like_a_column_of_our_own(pilot_folder: Path) -> None:
    change(pilot_folder / "questionnaires/jobseeker.yml", "id: js_sex", "id: interviewer")
    with pytest.raises(ConfigError) as caught:
        read_pilot(pilot_folder)
    assert 'the item id "interviewer" is the name of a column of our own' in lines(
        caught.value.problems
    )


def test_nothing_is_kept_of_columns_that_are_not_named(pilot_folder: Path) -> None:
    frame = jobseekers(with_export(pilot_folder, [respondent(1)]))
    named = ["seconds", "language", "device", "phone_group", "phone_pattern", "interviewer"]
    assert frame[named].isna().all(axis=None)
