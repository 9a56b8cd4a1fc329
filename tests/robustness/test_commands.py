"""What a user meets who mistypes, or whose files are wrong: one message, an exit code."""

import json
import shutil

import pytest
from ruamel.yaml import YAML

from tests.commands import EXAMPLE, ROOT, pescycle


@pytest.fixture(scope="module")
def starter(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pilots") / "small"
    assert pescycle("new", folder).code == 0
    return folder


@pytest.fixture
def small(starter, tmp_path):
    return shutil.copytree(starter, tmp_path / "small")


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def told(*words):
    """What the command says on its error stream, which must be no traceback."""
    done = pescycle(*words)
    assert "Traceback" not in done.err + done.out
    return done


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "nowhere"), "UsageError: There is no pilot folder nowhere"),
        (("check", "nowhere"), "UsageError: There is no pilot folder nowhere"),
        (("verify", "nowhere"), "UsageError: No manifest.json"),
        (("run", EXAMPLE, "--round", "2023-3"), 'Did you mean "2023-2"?'),
        (("run", EXAMPLE, "--language", "xx"), "There are no reports in language 'xx'"),
        (("run", EXAMPLE, "--langage", "fr"), "No such option: --langage"),
        (("new", "data"), "UsageError: "),
        (("frobnicate",), "No such command"),
    ],
)
def test_a_mistyped_command_ends_with_exit_code_2(words, said):
    done = told(*words)
    assert done.code == 2
    assert said in done.err


def test_a_mistake_in_the_configuration_ends_with_exit_code_3(small):
    change(small / "pilot.yml", "minimum_base:", "minimum_bsae:")
    done = told("run", small)
    assert done.code == 3
    assert "pilot.yml" in done.err
    assert "minimum_base" in done.err  # the nearest right key
    assert not (small.parent / "reports").exists()


def test_a_mistake_in_a_data_file_ends_with_exit_code_1(small):
    path = next(small.glob("rounds/*/kpi/*.csv"))
    lines = path.read_text("utf-8").splitlines()
    lines[1] = lines[1].rsplit(",", 1)[0] + ",1 2O4"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    done = told("check", small)
    assert done.code == 1
    assert "row 2" in done.err
    assert '"1 2O4"' in done.err


def test_a_file_that_is_not_there_is_named(small):
    path = next(small.glob("rounds/*/kpi/*.csv"))
    path.unlink()
    done = told("check", small)
    assert done.code in (1, 3)
    assert path.name in done.err


def test_check_prints_remarks_and_stops_together_and_all_of_them(small):
    path = next(small.glob("rounds/*/kpi/*.csv"))
    lines = path.read_text("utf-8").splitlines()
    wrong = [line.rsplit(",", 1)[0] + ",6x42" for line in lines[1:13]]
    path.write_text("\n".join([lines[0], *wrong, *lines[13:]]) + "\n", "utf-8")
    change(small / "centers.csv", "id,role", "id,note,role")
    text = (small / "centers.csv").read_text("utf-8").splitlines()
    rows = [row.replace(",", ",mine,", 1) for row in text[1:]]
    (small / "centers.csv").write_text("\n".join([text[0], *rows]) + "\n", "utf-8")
    done = told("check", small)
    assert done.code == 1
    assert "remark: centers.csv" in done.out
    assert done.err.count('"6x42" is not a') == 12


def test_a_folder_that_cannot_be_written_is_told(small, tmp_path):
    (tmp_path / "file").write_text("x", "utf-8")
    done = told("run", small, "--output", tmp_path / "file")
    assert done.code == 2
    assert "cannot be written (Not a directory)" in done.err


def test_reports_do_not_go_into_the_pilot_folder(small):
    done = told("run", small, "--output", small / "rounds")
    assert done.code == 2
    assert "pilot's own folder" in done.err


def test_a_link_that_leads_out_of_the_reports_is_refused(small, tmp_path):
    elsewhere, output = tmp_path / "elsewhere", tmp_path / "reports"
    elsewhere.mkdir()
    (output / "small").mkdir(parents=True)
    turn = next((small / "rounds").iterdir()).name
    (output / "small" / turn).symlink_to(elsewhere, target_is_directory=True)
    done = told("run", small, "--output", output)
    assert done.code == 2
    assert "leaves the folder" in done.err
    assert not list(elsewhere.iterdir())


def in_khmer_too(value):
    """A configuration in which each text in English stands in Khmer too."""
    if isinstance(value, list):
        return [in_khmer_too(part) for part in value]
    if not isinstance(value, dict):
        return value
    whole = {key: in_khmer_too(part) for key, part in value.items()}
    return whole | {"km": whole["en"]} if "en" in whole else whole


def test_a_language_without_reports_is_found_by_check(small):
    change(small / "pilot.yml", "languages: [en", "languages: [km, en")
    for name in ("framework.yml", "maturity.yml"):
        text = YAML(typ="safe").load((small / name).read_text("utf-8"))
        # JSON is YAML too.
        (small / name).write_text(json.dumps(in_khmer_too(text), default=str), "utf-8")
    done = told("check", small)
    assert done.code == 2
    assert "There are no reports in language 'km'" in done.err


def test_check_says_that_a_pilot_is_ready(small):
    done = told("check", small)
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("small: ready to run, no remarks.\n")


def test_a_damaged_manifest_is_told_in_one_message(tmp_path):
    (tmp_path / "r1").mkdir()
    (tmp_path / "r1" / "manifest.json").write_text("[1]", "utf-8")
    done = told("verify", tmp_path)
    assert done.code == 2
    assert "r1/manifest.json is damaged. Run the round again." in done.err


def test_an_edition_is_frozen_once_and_said_to_be(small):
    done = told("freeze", small, "--output", small.parent / "reports")
    assert done.code == 0
    assert "is written, made from" in done.out
    assert told("check", small).code == 0
    again = told("freeze", small)
    assert again.code == 2
    assert "frozen already" in again.err


def test_help_names_every_command():
    done = pescycle("--help")
    assert done.code == 0
    for command in (
        "run",
        "check",
        "freeze",
        "new",
        "explore",
        "verify",
        "workshop",
        "digest",
    ):
        assert f"\n  {command} " in done.out


def test_the_readme_names_every_option():
    text = (ROOT / "README.md").read_text("utf-8")
    for option in ("--round", "--language", "--output"):
        assert option in text
        assert option in pescycle("run", "--help").out
