"""Former editions and anchors that do not go with the pilot, and how it is told."""

import shutil

import pytest

from pescycle.batch.freeze import freeze_edition
from pescycle.errors import ConfigError, UsageError
from pescycle.io.editions import write_anchors
from pescycle.io.pilots import check_pilot, read_pilot
from tests.robustness.tiny_pilot import FRAMEWORK, change, lines

NEW = 'edition: "2"\neffective_from: 2023-07-01'


def frozen(folder):
    """The pilot with the anchors of its edition."""
    freeze_edition(read_pilot(folder), "", (), folder.parent / "reports")
    return folder / "anchors" / "1.yml"


def second_edition(folder):
    """The pilot's framework as edition 2; the first one is kept."""
    (folder / "editions").mkdir()
    shutil.copy(folder / "framework.yml", folder / "editions" / "1.yml")
    change(folder / "framework.yml", 'edition: "1"', NEW)
    return folder / "editions" / "1.yml"


def said(folder, rule):
    return lines(p for p in check_pilot(folder) if p.rule == rule)


def test_frozen_anchors_are_read_back_as_they_were_written(pilot_folder):
    frozen(pilot_folder)
    again = read_pilot(pilot_folder)
    assert again.anchors["1"].rounds == ("2023-1",)
    assert again.anchors["1"].centers == ("c01", "c02")
    assert not [p for p in check_pilot(pilot_folder) if p.file.startswith("anchors")]


def test_what_was_frozen_is_never_written_over(pilot_folder):
    path = frozen(pilot_folder)
    before = path.read_bytes()
    with pytest.raises(UsageError, match=r"frozen already.*keep framework\.yml as"):
        freeze_edition(read_pilot(pilot_folder), "", (), pilot_folder.parent)
    assert path.read_bytes() == before


def test_anchors_changed_by_hand_stop_with_a_remedy(pilot_folder):
    change(frozen(pilot_folder), "- c02", "- c03")
    with pytest.raises(ConfigError, match=r"(?s)anchors/1\.yml.*not what was frozen"):
        read_pilot(pilot_folder)


def test_an_edition_that_changed_after_freezing_stops_with_a_remedy(pilot_folder):
    frozen(pilot_folder)
    change(pilot_folder / "framework.yml", "weight: 0.4", "weight: 0.35")
    waiting = "value: 20}}\n        weight: {}"
    change(pilot_folder / "framework.yml", waiting.format(0.3), waiting.format(0.35))
    assert "edition 1 has changed since its anchors were frozen" in said(
        pilot_folder, "edition_changed"
    )
    assert "run pescycle freeze" in said(pilot_folder, "edition_changed")


def test_anchors_of_no_edition_are_named_with_the_nearest(pilot_folder):
    path = frozen(pilot_folder)
    change(pilot_folder / "framework.yml", 'edition: "1"', 'edition: "12"')
    assert 'there is no edition "1"' in said(pilot_folder, "wrong_edition")
    path.rename(path.with_name("12.yml"))
    assert 'the file says edition "1"' in said(pilot_folder, "wrong_edition")


def test_a_round_that_is_gone_is_a_remark_and_the_anchors_hold(pilot_folder):
    frozen(pilot_folder)
    (pilot_folder / "rounds/2023-1").rename(pilot_folder / "rounds/2023-2")
    change(pilot_folder / "rounds/2023-2/round.yml", '"2023-1"', '"2023-2"')
    assert "round 2023-1, which has no folder" in said(pilot_folder, "anchors_round_gone")


def test_scores_that_rest_on_anchors_ask_for_freezing(pilot_folder):
    scoring = "scoring:\n  peer_classes: {}\nmeasures:"
    change(pilot_folder / "framework.yml", "measures:", scoring)
    assert "Run pescycle freeze" in said(pilot_folder, "no_anchors")
    frozen(pilot_folder)
    assert not said(pilot_folder, "no_anchors")


def test_peer_classes_without_covariates_cannot_be(pilot_folder):
    change(pilot_folder / "pilot.yml", "covariates:", "modes: {}\ncovariates: []\nx:")
    text = (pilot_folder / "pilot.yml").read_text("utf-8")
    (pilot_folder / "pilot.yml").write_text(text[: text.index("x:")], "utf-8")
    scoring = "scoring:\n  peer_classes: {}\nmeasures:"
    change(pilot_folder / "framework.yml", "measures:", scoring)
    table = (pilot_folder / "centers.csv").read_text("utf-8").splitlines()
    place = table[0].split(",").index("vacancies")
    cut = [",".join(c for n, c in enumerate(r.split(",")) if n != place) for r in table]
    (pilot_folder / "centers.csv").write_text("\n".join(cut) + "\n", "utf-8")
    frozen(pilot_folder)
    assert "List covariates: in pilot.yml" in said(pilot_folder, "no_anchors")


def test_a_second_edition_beside_the_first_is_in_order(pilot_folder):
    second_edition(pilot_folder)
    whole = read_pilot(pilot_folder)
    assert whole.edition_of(whole.rounds[0]).edition == "1"
    assert whole.framework.edition == "2"


def test_a_former_edition_is_called_like_its_file(pilot_folder):
    second_edition(pilot_folder).rename(pilot_folder / "editions" / "old.yml")
    assert "Call it editions/1.yml" in said(pilot_folder, "wrong_edition")


def test_a_broken_former_edition_is_told_like_any_file(pilot_folder):
    change(second_edition(pilot_folder), "id: tiny-paf", "id: Tiny PAF")
    assert "editions/1.yml" in lines(check_pilot(pilot_folder))


def test_two_editions_of_one_name_are_refused(pilot_folder):
    second_edition(pilot_folder)
    change(pilot_folder / "framework.yml", 'edition: "2"', 'edition: "1"')
    assert "Give the new edition another name" in said(pilot_folder, "wrong_edition")


def test_a_later_edition_says_when_it_began(pilot_folder):
    second_edition(pilot_folder)
    change(pilot_folder / "framework.yml", "\neffective_from: 2023-07-01", "")
    assert "Write effective_from:" in said(pilot_folder, "edition_without_day")


def test_the_framework_is_the_latest_edition(pilot_folder):
    former = second_edition(pilot_folder)
    change(former, 'edition: "1"', 'edition: "1"\neffective_from: 2024-01-01')
    assert "exchange the files" in said(pilot_folder, "edition_without_day")


def test_a_kpi_of_a_former_edition_is_kept_with_weight_0(pilot_folder):
    second_edition(pilot_folder)
    change(pilot_folder / "framework.yml", "id: satisfied", "id: pleased")
    assert "Keep it there with weight: 0" in said(pilot_folder, "kpi_gone")


def test_a_measure_of_a_former_edition_is_kept(pilot_folder):
    former = second_edition(pilot_folder)
    change(former, "id: visits, title", "id: calls, title")
    change(former, "measure: visits}", "measure: calls}")
    assert "measure calls of edition 1" in said(pilot_folder, "kpi_gone")


def test_a_kpi_in_another_unit_is_another_kpi(pilot_folder):
    change(second_edition(pilot_folder), "unit: minutes", "unit: days")
    assert "give it another id" in said(pilot_folder, "kpi_gone")


@pytest.mark.parametrize(
    ("edition", "rounds", "message"),
    [
        ("9", (), 'no edition "9"'),
        ("", ("2023-9",), 'no round "2023-9"'),
        ("2", (), "No round is of edition 2 yet. Name the rounds"),
    ],
)
def test_freezing_what_is_not_there_says_what_there_is(
    pilot_folder, edition, rounds, message
):
    second_edition(pilot_folder)
    with pytest.raises(UsageError, match=message):
        freeze_edition(read_pilot(pilot_folder), edition, rounds, pilot_folder.parent)


def test_an_edition_may_be_frozen_from_rounds_that_are_named(pilot_folder):
    second_edition(pilot_folder)
    done = freeze_edition(
        read_pilot(pilot_folder), "2", ("2023-1",), pilot_folder.parent / "reports"
    )
    assert done.path.name == "2.yml"
    assert read_pilot(pilot_folder).anchors["2"].rounds == ("2023-1",)


def test_a_name_that_no_file_can_have_is_refused(pilot_folder, tmp_path):
    frozen(pilot_folder)
    anchors = read_pilot(pilot_folder).anchors["1"].model_copy(update={"edition": "a/b"})
    with pytest.raises(UsageError, match="Give it a name of letters"):
        write_anchors(tmp_path, anchors)


def test_a_pilot_without_a_framework_has_nothing_to_freeze(pilot_folder):
    whole = read_pilot(pilot_folder)
    object.__setattr__(whole, "framework", None)
    with pytest.raises(UsageError, match="nothing to freeze"):
        freeze_edition(whole, "", (), pilot_folder.parent)


def test_the_tiny_framework_is_what_these_tests_change():
    assert 'edition: "1"' in FRAMEWORK
