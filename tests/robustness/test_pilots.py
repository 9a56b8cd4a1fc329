"""The pilot folder as a whole: what its files say about each other."""

import re
import shutil
from pathlib import Path

import pytest

from pescycle.errors import ConfigError, DataError, Severity, UsageError, error_of
from pescycle.io.pilots import check_pilot, read_pilot, read_round
from tests.robustness.tiny_pilot import VISITS, change, lines, problems


def add_round(folder: Path, name: str, **words: str) -> Path:
    """A second round without sources; ``words`` are lines of its round.yml."""
    path = folder / "rounds" / name
    path.mkdir()
    lines_of = {"id": f'"{name}"', "title": "{en: Next}", "starts": "2023-07-01"}
    lines_of |= {"ends": "2023-12-31", "previous": '"2023-1"'} | words
    text = "".join(f"{key}: {value}\n" for key, value in lines_of.items() if value)
    (path / "round.yml").write_text(text, encoding="utf-8")
    return path


def test_a_whole_pilot_has_no_problem(pilot_folder: Path) -> None:
    assert check_pilot(pilot_folder) == []
    found = read_pilot(pilot_folder)
    assert found.centers["id"].tolist() == ["c01", "c02"]
    assert [turn.id for turn in found.rounds] == ["2023-1"]
    assert list(found.questionnaires) == ["jobseeker"]


def test_rounds_come_in_the_order_of_their_turns(pilot_folder: Path) -> None:
    add_round(pilot_folder, "2022-2", starts="2022-07-01", ends="2022-12-31", previous="")
    change(
        pilot_folder / "rounds/2023-1/round.yml", "starts:", 'previous: "2022-2"\nstarts:'
    )
    assert [turn.id for turn in read_pilot(pilot_folder).rounds] == ["2022-2", "2023-1"]


def test_a_pilot_without_a_framework_is_legal(pilot_folder: Path) -> None:
    (pilot_folder / "framework.yml").unlink()
    assert problems(pilot_folder) == [
        "rounds/2023-1/round.yml: the source desk holds measures but there is no "
        "framework.yml. Write framework.yml, or take the source out."
    ]
    change(
        pilot_folder / "rounds/2023-1/round.yml",
        "  - {id: desk, kind: measures, file: visits.csv}\n",
        "",
    )
    assert check_pilot(pilot_folder) == []
    assert read_pilot(pilot_folder).framework is None


def test_a_pilot_without_any_audience_is_legal(pilot_folder: Path) -> None:
    shutil.rmtree(pilot_folder / "questionnaires")
    change(pilot_folder / "pilot.yml", "audiences: [jobseeker]", "audiences: []")
    text = (pilot_folder / "rounds/2023-1/round.yml").read_text(encoding="utf-8")
    text = text[: text.index("  - id: exit")]
    (pilot_folder / "rounds/2023-1/round.yml").write_text(text, encoding="utf-8")
    change(pilot_folder / "framework.yml",
           "formula: {kind: survey, items: {jobseeker: js_q1}, weights: {jobseeker: 1}}",
           "formula: {kind: share, numerator: visits, denominator: timed}")  # fmt: skip
    assert check_pilot(pilot_folder) == []
    assert read_round(read_pilot(pilot_folder), "2023-1").responses == {}


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_a_folder_that_is_no_pilot_is_a_mistake_of_the_command(
    tmp_path: Path, name: str
) -> None:
    for call in (read_pilot, check_pilot):
        with pytest.raises(UsageError, match=r"no pilot") as caught:
            call(tmp_path / name)
        assert caught.value.exit_code == 2
        assert str(tmp_path) not in str(caught.value)


def test_an_unknown_round_is_a_mistake_of_the_command(pilot_folder: Path) -> None:
    with pytest.raises(UsageError, match=r'no round 2023-2\. Did you mean "2023-1"'):
        read_round(read_pilot(pilot_folder), "2023-2")
    with pytest.raises(UsageError, match="Its rounds are 2023-1"):
        read_round(read_pilot(pilot_folder), "xyz")


def test_all_problems_of_a_pilot_come_at_once(pilot_folder: Path) -> None:
    change(pilot_folder / "pilot.yml", "minimum_base: 10", "minimum_base: 3")
    change(pilot_folder / "framework.yml", "weight: 0.4", "weight: 0.5")
    change(pilot_folder / "questionnaires/jobseeker.yml", "top: [4, 5]", "tops: [4, 5]")
    change(pilot_folder / "centers.csv", "c02,South", "c 2,South")
    change(pilot_folder / "rounds/2023-1/round.yml", "ends: 2023", "ends: 2022")
    (pilot_folder / "rounds/2023-1/visits.csv").unlink()
    found = check_pilot(pilot_folder)
    assert {problem.file for problem in found} == {
        "pilot.yml",
        "framework.yml",
        "questionnaires/jobseeker.yml",
        "centers.csv",
        "rounds/2023-1/round.yml",
    }
    with pytest.raises(ConfigError) as caught:
        read_pilot(pilot_folder)
    assert len(caught.value.problems) == len(found)


def test_only_tables_at_fault_are_for_whoever_supplied_them(pilot_folder: Path) -> None:
    change(pilot_folder / "centers.csv", "pilot", "piolt")
    with pytest.raises(
        DataError, match=r'"piolt" is not allowed here\. Did you mean "pilot"'
    ):
        read_pilot(pilot_folder)


def test_the_error_is_for_whoever_must_act(pilot_folder: Path) -> None:
    change(pilot_folder / "rounds/2023-1/visits.csv", "value", "n")
    assert isinstance(error_of("", check_pilot(pilot_folder)), DataError)
    change(pilot_folder / "pilot.yml", "id: tiny", "id: T")
    assert isinstance(error_of("", check_pilot(pilot_folder)), ConfigError)


def test_data_files_are_looked_at_though_the_configuration_is_broken(
    pilot_folder: Path,
) -> None:
    change(pilot_folder / "framework.yml", "weight: 0.4", "weight: 0.5")
    (pilot_folder / "rounds/2023-1/visits.csv").write_bytes(b"")
    assert [problem.rule for problem in check_pilot(pilot_folder)] == [
        "wrong_value",
        "empty_file",
    ]


def test_check_tells_the_problems_of_every_round(pilot_folder: Path) -> None:
    change(pilot_folder / "rounds/2023-1/visits.csv", "value", "n")
    path = add_round(pilot_folder, "2023-2")
    (path / "actions.csv").write_text("id\n", encoding="utf-8")
    files = {problem.file for problem in check_pilot(pilot_folder)}
    assert files == {"rounds/2023-1/visits.csv", "rounds/2023-2/actions.csv"}


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("framework.yml", "{jobseeker: js_q1}", "{jobseeker: js_q9}",
         'KPI satisfied reads "js_q9", which is no item with a scale'),
        ("framework.yml", "{jobseeker: js_q1}", "{jobseeker: js_sex}",
         'KPI satisfied reads "js_sex", which is no item with a scale'),
        ("pilot.yml", "[jobseeker]", "[]", "which is not in pilot.yml"),
        ("pilot.yml", "[jobseeker]", "[jobseeker, employer]",
         "questionnaires/employer.yml: pilot.yml lists the audience employer"),
        ("questionnaires/jobseeker.yml", "audience: jobseeker", "audience: staff",
         "the file says audience: staff"),
        ("questionnaires/jobseeker.yml", "id: js_r1", "id: weight",
         'the item id "weight" is the name of a column of our own'),
        ("rounds/2023-1/round.yml", 'id: "2023-1"', 'id: "2023-9"',
         'the round has the id "2023-9" but its folder is called 2023-1'),
        ("rounds/2023-1/round.yml", "starts:", "previous: before\nstarts:",
         'its previous round "before" has no folder'),
        ("rounds/2023-1/round.yml", "file: visits.csv", "file: Visits.csv",
         "the source desk names Visits.csv, but there is no such file"),
        ("rounds/2023-1/round.yml", "file: visits.csv", "file: .", "there is no such file"),
        ("rounds/2023-1/round.yml", "    test:", "    items: {js_x: a}\n    test:",
         'the source exit names the item "js_x"'),
        ("rounds/2023-1/round.yml", "    test:", "    centers: {a: c03}\n    test:",
         'the source exit translates to "c03", no center of centers.csv'),
    ],
)  # fmt: skip
def test_files_that_disagree_are_told(
    pilot_folder: Path, file: str, old: str, new: str, words: str
) -> None:
    change(pilot_folder / file, old, new)
    assert words in lines(check_pilot(pilot_folder))
    with pytest.raises(ConfigError):
        read_pilot(pilot_folder)


@pytest.mark.parametrize(
    ("rounds", "words"),
    [
        ({"2023-2": {"previous": ""}}, "this round and 2023-1 both have no previous round"),
        ({"2023-2": {}, "2023-3": {}}, "2023-2 follows the round 2023-1 already"),
        (
            {"2023-2": {"starts": "2023-06-30"}},
            "it starts on 2023-06-30, before its previous",
        ),
        ({"2023-2": {"previous": '"2023-3"'}}, 'Did you mean "2023-1'),
    ],
)
def test_rounds_form_one_line(
    pilot_folder: Path, rounds: dict[str, dict[str, str]], words: str
) -> None:
    for name, changed in rounds.items():
        add_round(pilot_folder, name, **changed)
    assert words in lines(check_pilot(pilot_folder))


def test_rounds_in_a_circle_have_no_first(pilot_folder: Path) -> None:
    add_round(pilot_folder, "2023-2")
    change(
        pilot_folder / "rounds/2023-1/round.yml", "starts:", 'previous: "2023-2"\nstarts:'
    )
    assert "so there is no first round" in lines(check_pilot(pilot_folder))


def test_a_pilot_without_rounds_or_centers_has_nothing_to_run(pilot_folder: Path) -> None:
    shutil.rmtree(pilot_folder / "rounds")
    (pilot_folder / "centers.csv").write_text(
        "id,role,name_en,vacancies\n", encoding="utf-8"
    )
    assert problems(pilot_folder) == [
        "centers.csv: there is no center in the table. Write one row a center.",
        "rounds: there is no round. Add a folder with a round.yml for each turn of the "
        "cycle.",
    ]


def test_a_round_folder_needs_its_file(pilot_folder: Path) -> None:
    (pilot_folder / "rounds/2023-2").mkdir()
    (pilot_folder / "rounds/.cache").mkdir()
    (said,) = problems(pilot_folder)
    assert said.startswith("rounds/2023-2/round.yml: this file does not exist.")


def test_a_questionnaire_is_called_like_its_audience(pilot_folder: Path) -> None:
    folder = pilot_folder / "questionnaires"
    shutil.copy(folder / "jobseeker.yml", folder / "jobseekers.yml")
    (said,) = problems(pilot_folder)
    assert "a questionnaire is called like its audience" in said


def test_a_source_may_lie_outside_the_pilot_folder(pilot_folder: Path) -> None:
    outside = pilot_folder.parent / "elsewhere.csv"
    outside.write_text(VISITS.replace("value", "n"), encoding="utf-8")
    for file in ("../../../elsewhere.csv", str(outside)):
        round_file = pilot_folder / "rounds/2023-1/round.yml"
        text = round_file.read_text(encoding="utf-8")
        round_file.write_text(text.replace("visits.csv", file), encoding="utf-8")
        (said,) = problems(pilot_folder)
        shown = file if file.startswith("..") else "elsewhere.csv"
        assert said.startswith(f'{shown}, column "value": this column is missing')
        assert str(pilot_folder.parent) not in said
        round_file.write_text(text, encoding="utf-8")


def test_yesterdays_file_copied_again_is_noticed(pilot_folder: Path) -> None:
    path = add_round(
        pilot_folder, "2023-2", sources="[{id: desk, kind: measures, file: visits.csv}]"
    )
    shutil.copy(pilot_folder / "rounds/2023-1/visits.csv", path / "visits.csv")
    data = read_round(read_pilot(pilot_folder), "2023-2")
    assert lines(data.problems) == (
        "rounds/2023-2/visits.csv: the same content as rounds/2023-1/visits.csv. "
        "Perhaps an old file was copied again; put the right one there."
    )
    assert data.problems[0].severity == Severity.WARN
    assert read_round(read_pilot(pilot_folder), "2023-1").problems == ()


def test_a_copied_folder_with_the_old_id_is_told(pilot_folder: Path) -> None:
    copied = pilot_folder.rename(pilot_folder.with_name("copy"))
    assert problems(copied) == [
        'pilot.yml, column "id": the pilot has the id "tiny" but its folder is copy. '
        "Give both the same name."
    ]


def test_an_item_target_names_an_item_with_a_scale(pilot_folder: Path) -> None:
    path = pilot_folder / "rounds/2023-1/round.yml"
    path.write_text(path.read_text("utf-8") + "item_targets: {js_q9: 0.5}\n", "utf-8")
    (said,) = problems(pilot_folder)
    assert 'item_targets names "js_q9", which is no item with a scale.' in said


def test_fieldwork_outside_the_round_is_remarked(pilot_folder: Path) -> None:
    path = pilot_folder / "rounds/2023-1/round.yml"
    text = re.sub(r"(opens|closes): 2023", r"\1: 2029", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    found = [p for p in check_pilot(pilot_folder) if p.rule == "fieldwork_outside_round"]
    assert [problem.severity for problem in found] == [Severity.WARN]
    assert "lies outside the round" in str(found[0])


def test_covariates_are_no_strangers_while_the_pilot_file_cannot_be_read(
    pilot_folder: Path,
) -> None:
    change(pilot_folder / "pilot.yml", "minimum_base", "minimum_bsae")
    assert not [line for line in problems(pilot_folder) if "centers.csv" in line]
