"""Quality of the answers: the rules, and what becomes of what they find."""

from pescycle.model.quality import QualityRule, RuleAction
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "quality_rule": {
        QualityRule.DUPLICATE: message("Copies"),
        QualityRule.SAME_DEVICE: message("Same device"),
        QualityRule.SAME_PHONE: message("Same telephone"),
        QualityRule.SPEEDER: message("Too fast"),
        QualityRule.STRAIGHT_LINER: message("Straight lines"),
        QualityRule.CONTRADICTION: message("Contradictions"),
        QualityRule.ITEM_NONRESPONSE: message("Left blank"),
    },
    "rule_action": {
        RuleAction.FLAG: message("counted only"),
        RuleAction.SET_ASIDE: message("taken out"),
    },
}
