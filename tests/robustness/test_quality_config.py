"""The key quality of pilot.yml: each mistake with its place and how to put it right."""

from pathlib import Path

import pytest

from pescycle.errors import ConfigError
from pescycle.io.pilots import read_pilot
from pescycle.model.quality import Quality, QualityRule, RuleAction
from tests.robustness.tiny_pilot import change, lines

PRIVACY = "privacy:\n"


def configured(folder: Path, text: str) -> Quality:
    change(folder / "pilot.yml", PRIVACY, f"quality:\n{text}\n{PRIVACY}")
    return read_pilot(folder).pilot.quality


def refused(folder: Path, text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        configured(folder, text)
    return lines(caught.value.problems)


def test_without_the_key_every_rule_flags_and_none_sets_aside(pilot_folder: Path) -> None:
    quality = read_pilot(pilot_folder).pilot.quality
    assert {quality.rule(name).action for name in QualityRule} == {RuleAction.FLAG}
    assert quality.set_aside == ()


def test_thresholds_and_actions_are_read(pilot_folder: Path) -> None:
    quality = configured(
        pilot_folder,
        "  speeder: {share: 0.3, action: set_aside}\n"
        "  same_device: {self_administered: [online], per_day_self: 1, share: 0.2}\n"
        "  contradiction:\n"
        "    pairs: {pleased_but_no: {js_q1: [4, 5], js_r1: [0, 1]}}",
    )
    assert quality.set_aside == (QualityRule.SPEEDER,)
    assert quality.rule(QualityRule.SPEEDER).threshold == 0.3
    assert quality.contradiction.pairs["pleased_but_no"]["js_q1"] == ("4", "5")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "  speeders: {share: 0.3}",
            '"quality.speeders": this key is not known here. Did you mean "speeder"?',
        ),
        (
            "  speeder: {shares: 0.3}",
            '"quality.speeder.shares": this key is not known here. Did you mean "share"?',
        ),
        (
            "  speeder: {action: set-aside}",
            '"quality.speeder.action": "set-aside" is not allowed. '
            'Did you mean "set_aside"?',
        ),
        ("  speeder: {share: 40}", "must be less than 1; it is 40"),
        ("  straight_liner: {items: 1}", "must be 3 or more; it is 1"),
        (
            "  contradiction: {pairs: {one: {js_q1: [5]}}}",
            "nothing, or too little, stands here; at least 2 is needed",
        ),
        (
            "  contradiction: {pairs: {one: {js_q9: [5], js_r1: [0]}}}",
            'quality.contradiction.pairs.one names "js_q9", which is no item of any '
            'questionnaire. Did you mean "js_q1"?',
        ),
        (
            "  contradiction: {pairs: {one: {js_q1: [6], js_sex: [femal]}}}",
            'quality.contradiction.pairs.one: "femal" is no code of the item js_sex. '
            'Did you mean "female"?',
        ),
        (
            "  contradiction: {pairs: {one: {js_q1: [6], js_t1: ['*']}}}",
            '"6" is no code of the item js_q1. Its codes are 1, 2, 3, 4, 5, 8, 9.',
        ),
    ],
)
def test_a_mistake_says_where_it_is_and_what_was_perhaps_meant(
    pilot_folder: Path, text: str, message: str
) -> None:
    assert message in refused(pilot_folder, text)
