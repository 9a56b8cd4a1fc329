"""What the example pilot's reports hold, after the command that a user types."""

import csv
import html
import json
import re
from itertools import pairwise
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from pescycle.io.fingerprint import file_hash
from pescycle.io.pilots import read_pilot
from pescycle.phases.results import NOTEBOOKS, RESULTS
from pescycle.report.safety import assert_safe
from tests.commands import EXAMPLE, ROOT, ROUNDS, pescycle

PILOT = ROOT / EXAMPLE
FRENCH_SHORT_WORDS = re.compile(r"\b(?:the|of|and|with|which|this|is|are|was|were|not)\b")


def frame(reports, round_id, phase, name):
    return pd.read_parquet(
        reports / round_id / "handover" / NOTEBOOKS[phase] / f"{name}.parquet"
    )


def text_of(page):
    body = re.sub(
        r"<style.*?</style>|<[^>]+>", " ", page.read_text("utf-8"), flags=re.DOTALL
    )
    return re.sub(r"\s+", " ", html.unescape(body))


def pages(reports):
    return sorted(reports.rglob("*.html"))


def test_every_round_has_five_reports_and_the_pilot_a_front_page(reports):
    expected = {f"{r}/{name}.html" for r in ROUNDS for name in NOTEBOOKS.values()}
    expected |= {f"2023-2/{name}.fr.html" for name in NOTEBOOKS.values()}
    expected |= {"index.html", "index.fr.html"}
    assert {page.relative_to(reports).as_posix() for page in pages(reports)} == expected


def test_every_page_is_safe_and_says_that_the_pilot_is_synthetic(reports):
    for page in pages(reports):
        assert_safe(page.read_text("utf-8"))
        french, english = "données d'exemple synthétiques", "synthetic example data"
        assert (french if ".fr." in page.name else english) in text_of(page).lower()


def test_every_link_of_a_page_leads_to_a_page(reports):
    for page in pages(reports):
        for address in re.findall(r'href="([^"#]+)"', page.read_text("utf-8")):
            missing = (
                ".fr." in address and "2023-2" not in (page.parent / address).as_posix()
            )
            if not missing:
                assert (page.parent / address).is_file(), f"{page.name}: {address}"


def test_the_hand_over_holds_exactly_the_frames_of_the_result(reports):
    for result in RESULTS:
        folder = reports / "2023-2" / "handover" / NOTEBOOKS[result.phase]
        found = {path.stem for path in folder.glob("*.parquet")}
        wanted = {
            f.name for f in result.__dataclass_fields__.values() if f.type is pd.DataFrame
        }
        assert found == wanted


def test_the_spiral_is_followed(reports):
    for before, after in pairwise(ROUNDS):
        proposed = frame(reports, before, "reflection", "proposal")
        carried = frame(reports, after, "enquiry", "carried_over")
        pd.testing.assert_frame_equal(proposed, carried)
    history = frame(reports, "2023-2", "observation", "kpi_history")
    assert list(history["round"].unique()) == list(ROUNDS)
    assert len(frame(reports, "2022-2", "reflection", "proposal")) > 0


def test_a_baseline_round_judges_nobody(reports):
    assert set(frame(reports, "2022-2", "observation", "kpi_score")["status"]) <= {
        "not_due",
        "insufficient_data",
    }


@pytest.mark.parametrize("round_id", ["2023-1", "2023-2"])
@pytest.mark.parametrize("name", ["s1_waiting_time", "js_d2"])
def test_the_planted_effect_on_waiting_time_is_found(reports, round_id, name):
    effect = (
        frame(reports, round_id, "reflection", "pilot_effect").set_index("id").loc[name]
    )
    assert effect["verdict"] == "better"
    assert (effect["pilots"], effect["comparisons"]) == (7, 5)


@pytest.mark.parametrize("method", ["strata", "logistic"])
@pytest.mark.parametrize("round_id", ROUNDS)
def test_the_center_that_is_worse_is_found_and_the_one_that_only_looks_worse_is_not(
    reports, round_id, method
):
    rows = frame(reports, round_id, "observation", "observed_expected")
    rows = rows[rows["method"] == method].set_index("center")
    assert rows.loc["c08", "flag"] == "below_outer"
    assert rows.loc["c11", "flag"] == "within"
    share = (rows["observed"] / rows["base"]).sort_values()
    assert set(share.index[:2]) == {"c08", "c11"}
    outer = rows["flag"].isin(["below_outer", "above_outer"])
    assert list(rows.index[outer]) == ["c08"]


def test_the_reports_tell_the_planted_truths_in_words(reports):
    observed = text_of(reports / "2023-2" / "04_observation.html")
    assert re.search(r"Center 08: [^.]*below the 99\.8\s% limit", observed)
    assert re.search(r"Center 11: [^.]*(?:mix|case)", observed)
    reflected = text_of(reports / "2023-2" / "05_reflection.html")
    assert re.search(r"[Cc]onsistent with an effect of the actions", reflected)


def assert_small_counts_are_parts_of_large_ones(months):
    """A count below 10 stands only as the numerator of a share whose base is shown."""
    formulas = [kpi.formula for kpi in read_pilot(PILOT).framework.kpis]
    shares = [one for one in formulas if one.kind == "share"]
    whole = {one.numerator: one.denominator for one in shares}
    shown = months.set_index(["center", "month", "measure"])["value"]
    small = shown[shown.between(1, 9)]
    assert set(small.index.get_level_values("measure")) <= set(whole)
    for center, month, measure in small.index:
        assert shown[center, month, whole[measure]] >= 10


def test_no_published_cell_lies_below_the_minimum_base(reports):
    for round_id in ROUNDS:
        for name in ("estimate", "distribution"):
            rows = frame(reports, round_id, "observation", name)
            shown = rows[rows["state"] == "published"]
            assert (shown["base"] >= 10).all()
            assert (shown.loc[shown["center"] != "all", "base"] >= 30).all()
            hidden = rows[rows["state"].isin(["hidden", "protecting"])]
            assert hidden["count"].isna().all()
            # That a center has 10 to 29 answers may be said; what they were may not.
            assert (hidden["base"].dropna() >= 10).all()
        months = frame(reports, round_id, "enquiry", "month")
        assert_small_counts_are_parts_of_large_ones(months)
        found = frame(reports, round_id, "enquiry", "problem_count")
        assert not found["rule"].str.startswith("consent").any()
        counts = frame(reports, round_id, "action", "response_count")
        assert (counts["collected"].dropna() >= 10).all()
        weeks = frame(reports, round_id, "action", "response_week")
        assert (weeks["collected"].dropna() >= 10).all()


def personal_values():
    """Identifiers, devices, phones and open answers of the raw files."""
    wanted = re.compile(r"uuid|device|phone|comment|_t1$|submitted_by", re.IGNORECASE)
    for path in PILOT.glob("rounds/*/css/*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            sample = csv.Sniffer().sniff(stream.readline(), ";,\t")
            stream.seek(0)
            yield from _values(list(csv.reader(stream, sample)), wanted)
    for path in PILOT.glob("rounds/*/css/*.xlsx"):
        book = openpyxl.load_workbook(path)
        rows = [[str(cell or "") for cell in row] for row in book.worksheets[0].values]
        book.close()
        yield from _values(rows, wanted)


def _values(rows, wanted):
    for place, header in enumerate(rows[0]):
        if wanted.search(header):
            yield from {
                row[place].strip() for row in rows[1:] if len(row[place].strip()) > 7
            }


def test_no_personal_value_of_the_raw_files_is_in_any_output(reports):
    values = {value for value in personal_values()}
    assert len(values) > 1000
    for path in reports.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for value in values:
                assert value.encode() not in content, path.name


def test_executed_notebooks_hold_no_parameters_and_no_path_of_this_machine(reports):
    for path in reports.rglob("*.ipynb"):
        text = path.read_text("utf-8")
        assert "injected-parameters" not in text
        assert '"papermill"' not in text
        for place in (str(ROOT), str(reports), str(Path.home())):
            assert place not in text


def test_the_manifest_holds_no_absolute_path(reports):
    for path in reports.glob("*/manifest.json"):
        content = json.loads(path.read_text("utf-8"))
        names = [*content["inputs"], content["pilot_folder"]]
        assert not [name for name in names if Path(name).is_absolute()]


def test_a_second_run_changes_nothing(output, reports):
    before = {path: file_hash(path) for path in reports.rglob("*") if path.is_file()}
    again = pescycle("run", EXAMPLE, "--output", output)
    assert again.code == 0
    assert again.out.count("up to date") == len(ROUNDS) * len(NOTEBOOKS)
    after = {path: file_hash(path) for path in reports.rglob("*") if path.is_file()}
    assert after == before


def test_verify_finds_everything_as_in_the_manifest(reports):
    done = pescycle("verify", reports)
    assert done.code == 0
    assert done.out.count("as in the manifest") == len(ROUNDS) + 1  # and the front pages


def test_verify_names_a_report_that_was_changed(reports):
    page = reports / "2022-2" / "03_action.html"
    content = page.read_bytes()
    try:
        page.write_bytes(content + b"<!-- -->")
        done = pescycle("verify", reports / "2022-2")
    finally:
        page.write_bytes(content)
    assert done.code == 1
    assert "output 03_action.html: gone or changed" in done.out


def test_verify_names_what_is_no_output_of_ours(reports):
    strange = reports / "2022-2" / "06_extra.html"
    front = reports / "index.html"
    content = front.read_bytes()
    try:
        strange.write_text("x", "utf-8")
        front.write_bytes(content + b"<!-- -->")
        done = pescycle("verify", reports)
    finally:
        strange.unlink()
        front.write_bytes(content)
    assert done.code == 1
    assert "output 06_extra.html: not in the manifest" in done.out
    assert "output index.html: gone or changed" in done.out


def test_verify_names_a_round_whose_manifest_is_gone(reports):
    manifest = reports / "2022-2" / "manifest.json"
    content = manifest.read_bytes()
    try:
        manifest.unlink()
        done = pescycle("verify", reports)
    finally:
        manifest.write_bytes(content)
    assert done.code == 1
    assert "manifest.json: gone" in done.out


def english_consent():
    """The English wording of the question for consent, of each audience."""
    items = [
        item for one in read_pilot(PILOT).questionnaires.values() for item in one.items
    ]
    return [item.wording["en"] for item in items if item.id.endswith("_c0")]


def test_a_french_page_is_french(reports):
    for name in NOTEBOOKS.values():
        page = reports / "2023-2" / f"{name}.fr.html"
        assert '<html lang="fr"' in page.read_text("utf-8")
        # The address of a source is in whatever language its owner chose.
        text = re.sub(r"https?://\S+", "", text_of(page))
        # Report 02 shows how consent is asked, in every language of the questionnaire.
        for asked in english_consent():
            text = text.replace(asked, "")
        found = FRENCH_SHORT_WORDS.findall(text)
        assert not found, (page.name, found)


def test_french_figures_equal_english_ones(reports):
    manifest = json.loads((reports / "2023-2" / "manifest.json").read_text("utf-8"))
    for phase, languages in manifest["phases"].items():
        tables = [
            {
                name: mark
                for name, mark in entry["outputs"].items()
                if name.endswith(".parquet")
            }
            for entry in languages.values()
        ]
        assert len(tables) == 2, phase
        assert tables[0] == tables[1], phase
