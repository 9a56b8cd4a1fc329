"""The example pilot: made anew byte for byte, and holding what its README says."""

import subprocess
import sys
from collections import Counter
from functools import cache
from statistics import mean

import pytest
from scipy import stats

from pescycle.io.pilots import check_pilot, read_pilot
from pescycle.io.rounds import read_round
from tests.example import EXAMPLE, ROUNDS, csv_rows, measure_rows, months_of, sheet_rows

PILOT = ("c01", "c02", "c03", "c04", "c05", "c06", "c07")
COMPARISON = ("c08", "c09", "c10", "c11", "c12")
STRATA = ("short_term", "medium_term", "long_term")
TEST, CONSENT = "interview/test", "consent/js_c0"


@cache
def survey(audience, round_id):
    folder = EXAMPLE / "rounds" / round_id / "css"
    if audience == "employer":
        head, *rows = sheet_rows(folder / "employer.xlsx", "employer")
    else:
        separator = ";" if audience == "jobseeker" else ","
        head, *rows = csv_rows(folder / f"{audience}.csv", separator)
    return [dict(zip(head, row, strict=True)) for row in rows]


def share_satisfied_with_waiting(round_id, center):
    codes = [
        row["rating/drivers/js_d2"]
        for row in survey("jobseeker", round_id)
        if row["visit/center"] == center and row[TEST] == "0"
    ]
    valid = [int(code) for code in codes if code in {"1", "2", "3", "4", "5"}]
    return sum(code >= 4 for code in valid) / len(valid)


def minutes_waited(number, center):
    sums = months_of(number)
    return sums[center, "waiting_minutes", ""] / sums[center, "visits_timed", ""]


def pilot_effect(change_of_center):
    """Interval of the difference of mean changes, by scipy's Welch test."""
    pilot, comparison = ([change_of_center(c) for c in ids] for ids in (PILOT, COMPARISON))
    found = stats.ttest_ind(pilot, comparison, equal_var=False).confidence_interval(0.95)
    return found.low, found.high


def observed_expected(number, center):
    """Placed, and expected from the rates by stratum of the eleven other centers."""
    sums = months_of(number)
    others = [c for c in (*PILOT, *COMPARISON) if c != center]
    expected = 0.0
    for part in STRATA:
        placed = sum(sums[c, "placed_90", part] for c in others)
        left = sum(sums[c, "exits", part] for c in others)
        expected += sums[center, "exits", part] * placed / left
    return sum(sums[center, "placed_90", part] for part in STRATA), expected


def ratio_limits(observed, expected, level):
    """Exact Poisson limits of observed / expected (Garwood 1936)."""
    tail = (1 - level) / 2
    low = stats.chi2.ppf(tail, 2 * observed) / 2
    high = stats.chi2.isf(tail, 2 * observed + 2) / 2
    return low / expected, high / expected


def share_placed(number, center):
    sums = months_of(number)
    placed = sum(sums[center, "placed_90", part] for part in STRATA)
    return placed / sum(sums[center, "exits", part] for part in STRATA)


def below(folder):
    """Paths of all files, relative to the folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in files)


def test_the_generator_makes_the_committed_files_byte_for_byte(tmp_path):
    command = [sys.executable, "-B", str(EXAMPLE / "generate.py"), str(tmp_path / "copy")]
    subprocess.run(command, check=True)
    made = below(tmp_path / "copy")
    # All but the generator itself is either made or copied.
    assert set(made) == {name for name in below(EXAMPLE) if "generat" not in name}
    for name in made:
        assert (tmp_path / "copy" / name).read_bytes() == (EXAMPLE / name).read_bytes()


@pytest.mark.parametrize("round_id", ROUNDS)
def test_jobseekers_and_what_must_be_set_aside_are_as_many_as_the_readme_says(round_id):
    rows = survey("jobseeker", round_id)
    assert len(rows) == 824  # 800 valid + 6 twice + 5 tests + 9 refused + 4 outside
    assert len({row["_uuid"] for row in rows}) == 818
    assert Counter(row[TEST] for row in rows) == {"0": 819, "1": 5}
    assert Counter(row[CONSENT] for row in rows) == {"yes": 815, "no": 9}


def test_employers_and_staff_are_500_and_90_in_the_three_rounds_together():
    employers = [row for r in ROUNDS for row in survey("employer", r)]
    assert len(employers) == 524  # 500 + 3 x (2 twice + 2 tests + 3 refused + 1 outside)
    staff = [row for r in ROUNDS for row in survey("staff", r)]
    assert len(staff) == 99  # 90 + 3 x (1 twice + 1 test + 1 refused)


def test_every_center_has_enough_jobseekers_to_be_published():
    for round_id in ROUNDS:
        sizes = Counter(row["visit/center"] for row in survey("jobseeker", round_id))
        assert min(sizes.values()) >= 60
        assert len(sizes) == 12


def test_some_answers_were_sent_when_utc_still_had_the_day_before():
    rows = survey("jobseeker", "2023-1")
    assert any(row["start"][:10] > row["_submission_time"][:10] for row in rows)


def test_telephone_numbers_cannot_exist():
    for audience in ("jobseeker", "employer"):
        for row in survey(audience, "2023-2"):
            assert row["interview/phone"][:5] in {"", "+000 "}


def test_comments_come_in_three_languages_and_with_awkward_signs():
    texts = "".join(row["outcome/js_t1"] for r in ROUNDS for row in survey("jobseeker", r))
    for part in ("សូមអរគុណ", "très bon accueil", "job offers", "=1+1", "<b>", ";", '"', "\n"):
        assert part in texts


def test_employers_asked_a_round_before_are_not_asked_again_but_some_a_year_later():
    first, second, third = (
        {row["interview/phone"] for row in survey("employer", r) if row[TEST] == "0"}
        for r in ROUNDS
    )
    regular = {phone for phone in first if not phone[-4:].startswith("09")}
    assert not regular & second
    assert regular & third


def test_the_measures_cover_24_months_of_12_centers_but_for_one_figure():
    keys = [tuple(row[:4]) for number in range(3) for row in measure_rows(number)]
    assert len({key[1][:7] for key in keys}) == 24
    assert len(keys) == len(set(keys)) == 12 * 24 * 17 - 1  # 11 measures + 2 x 3 strata
    months = {row[1] for row in measure_rows(1) if row[0] == "c10" and row[2] == "visits"}
    assert "2023-02-01" not in months


def test_closed_centers_report_zero_visits_in_the_month_of_the_closure():
    zero = {
        (center, month)
        for center, month, measure, _, value in measure_rows(0)
        if measure == "visits" and value == "0"
    }
    assert zero == {("c04", "2022-10"), ("c05", "2022-10"), ("c09", "2022-10")}


@pytest.mark.parametrize("number", [1, 2])
def test_the_pilot_cut_the_waiting_time_in_pilot_centers_only(number):
    def change(center):
        return minutes_waited(number, center) - minutes_waited(0, center)

    low, high = pilot_effect(change)
    assert -13 < low < high < -9  # planted: -11
    assert abs(mean(change(center) for center in COMPARISON)) < 1


@pytest.mark.parametrize("round_id", ROUNDS[1:])
def test_satisfaction_with_the_waiting_time_rose_in_pilot_centers_only(round_id):
    def change(center):
        before = share_satisfied_with_waiting(ROUNDS[0], center)
        return share_satisfied_with_waiting(round_id, center) - before

    low, high = pilot_effect(change)
    # From 44 %, a cut of the latent answer at 0.15: 0.65 lower is -0.50, that is 69 %.
    assert 0.10 < low < 0.25 < high
    assert abs(mean(change(center) for center in COMPARISON)) < 0.05


@pytest.mark.parametrize("number", [0, 1, 2])
def test_only_c08_is_worse_than_its_case_mix_lets_expect(number):
    for center in (*PILOT, *COMPARISON):
        observed, expected = observed_expected(number, center)
        low, high = ratio_limits(observed, expected, 0.998)
        assert (high < 1) == (center == "c08")
        assert low < 1
    observed, expected = observed_expected(number, "c08")
    assert 0.5 < observed / expected < 0.7  # planted: 0.60


@pytest.mark.parametrize("number", [0, 1, 2])
def test_c11_only_looks_as_bad_as_c08(number):
    low, high = ratio_limits(*observed_expected(number, "c11"), 0.95)
    assert low < 1 < high
    shares = {center: share_placed(number, center) for center in (*PILOT, *COMPARISON)}
    assert set(sorted(shares, key=shares.get)[:2]) == {"c08", "c11"}
    # c11: 0.10 x 50 % + 0.18 x 36 % + 0.72 x 16 % = 23 %
    # c08: 0.60 x (0.55 x 50 % + 0.27 x 36 % + 0.18 x 16 %) = 24 %
    assert shares["c08"] == pytest.approx(0.24, abs=0.05)
    assert shares["c11"] == pytest.approx(0.23, abs=0.05)


def test_the_readers_keep_exactly_the_valid_answers(monkeypatch):
    monkeypatch.setenv("PESCYCLE_KEY", "a key for tests only, long enough to be taken")
    folder = read_pilot(EXAMPLE)
    kept = {
        round_id: {
            audience.value: len(frame)
            for audience, frame in read_round(folder, round_id).responses.items()
        }
        for round_id in ROUNDS
    }
    # 3 x 800 = 2,400 jobseekers, 167 + 166 + 167 = 500 employers, 3 x 30 = 90 staff
    assert kept["2022-2"] == {"jobseeker": 800, "employer": 167, "staff": 30}
    assert kept["2023-1"] == {"jobseeker": 800, "employer": 166, "staff": 30}
    assert kept["2023-2"] == {"jobseeker": 800, "employer": 167, "staff": 30}


def test_nothing_in_the_example_stops_a_run(monkeypatch):
    monkeypatch.setenv("PESCYCLE_KEY", "a key for tests only, long enough to be taken")
    problems = Counter((p.rule, p.severity.value) for p in check_pilot(EXAMPLE))
    assert problems == {
        ("duplicate_response", "warn"): 27,  # 3 x (6 + 2 + 1)
        ("test_submission", "warn"): 24,  # 3 x (5 + 2 + 1)
        ("consent_refused", "warn"): 39,  # 3 x (9 + 3 + 1)
        ("outside_fieldwork", "warn"): 15,  # 3 x (4 + 1)
        ("unknown_code", "warn"): 27,  # 3 x (4 of 5 + 1, and 4 of the leavers)
        ("duplicate_record", "warn"): 9,  # 3 x 3 leavers
        ("incomplete_comparisons", "warn"): 1,  # a participant left out a pair
        ("out_of_range", "warn"): 3,  # 3 x 1 of 5: the 12 on a scale to 10
        ("total_set_aside", "warn"): 1,  # the last column of the late file
    }


def test_the_late_file_corrects_one_month_of_two_centers():
    path = EXAMPLE / "rounds" / "2023-2" / "kpi" / "visites_2e_trimestre_2023.csv"
    first = {
        (center, month[5:7]): int(value)
        for center, month, measure, _, value in measure_rows(1)
        if measure == "visits"
    }
    changed = {}
    for center, *counts, total in csv_rows(path)[1:]:
        assert sum(map(int, counts)) == int(total)
        for month, count in zip(("04", "05", "06"), counts, strict=True):
            if int(count) != first[center, month]:
                changed[center, month] = int(count) / first[center, month] - 1
    assert set(changed) == {("c03", "05"), ("c09", "06")}
    assert all(0.03 < more < 0.1 for more in changed.values())
