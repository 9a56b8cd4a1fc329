"""Results in words: sentences that are built from the numbers, one module a phase."""

from pescycle.report.wording.action import (
    action_answer,
    action_reading,
    response_reading,
    week_reading,
)
from pescycle.report.wording.answers import (
    audience_reading,
    distribution_reading,
    estimate_reading,
)
from pescycle.report.wording.assessors import (
    agreement_center_table,
    agreement_reading,
    agreement_table,
    consensus_reading,
    consensus_table,
    enabler_reading,
    enabler_table,
    role_reading,
    severity_reading,
    severity_table,
)
from pescycle.report.wording.assignment import assignment_reading, balance_reading
from pescycle.report.wording.chain import (
    action_expected_reading,
    chain_reading,
    team_lesson_reading,
)
from pescycle.report.wording.chance import (
    chance_flags_reading,
    context_check_reading,
    dispersion_reading,
    shrinkage_reading,
)
from pescycle.report.wording.comments import (
    comment_table,
    quotation_reading,
    theme_reading,
    theme_score_reading,
)
from pescycle.report.wording.conduct import (
    ethics_reading,
    risk_reading,
    survey_plan_reading,
)
from pescycle.report.wording.consultation import consultation_reading
from pescycle.report.wording.contacts import contact_reading, refusal_reading
from pescycle.report.wording.context import observed_expected_reading
from pescycle.report.wording.delivery import (
    barrier_reading,
    decision_reading,
    delivery_reading,
)
from pescycle.report.wording.difficulty import (
    target_chance_rule,
    target_proposal_reading,
)
from pescycle.report.wording.drivers import (
    driver_map_rule,
    driver_model_reading,
    driver_reading,
)
from pescycle.report.wording.effects import effect_reading
from pescycle.report.wording.enquiry import (
    baseline_reading,
    carried_over_reading,
    center_reading,
    covariate_reading,
    enquiry_answer,
    event_reading,
)
from pescycle.report.wording.equity import equity_reading
from pescycle.report.wording.evaluation import project_reading, recommendation_reading
from pescycle.report.wording.fieldwork import outlook_reading
from pescycle.report.wording.gaming import gaming_reading
from pescycle.report.wording.groups import group_reading, key_figure_reading
from pescycle.report.wording.history import estimate_history_reading, history_reading
from pescycle.report.wording.instruments import instrument_reading
from pescycle.report.wording.items import item_expected_reading, item_target_reading
from pescycle.report.wording.lessons import lesson_reading
from pescycle.report.wording.limits import (
    action_limits,
    enquiry_limits,
    observation_limits,
    planning_limits,
    reflection_limits,
)
from pescycle.report.wording.maturity import (
    maturity_reading,
    maturity_rule_reading,
    maturity_table,
)
from pescycle.report.wording.monitoring import signal_reading, watch_rule_reading
from pescycle.report.wording.observation import observation_answer
from pescycle.report.wording.opinions import capacity_reading, opinion_reading
from pescycle.report.wording.paths import center_path_reading
from pescycle.report.wording.planning import (
    action_plan_reading,
    due_reading,
    planning_answer,
    sample_reading,
    sample_rule_reading,
    target_reading,
)
from pescycle.report.wording.publication import publication_reading
from pescycle.report.wording.pulse import learning_reading, pulse_reading
from pescycle.report.wording.quality import (
    interviewer_reading,
    quality_effect_reading,
    quality_reading,
    quality_rules_reading,
)
from pescycle.report.wording.ranks import (
    rank_reading,
    rank_rule_reading,
    rank_source_reading,
)
from pescycle.report.wording.ratings import rating_reading, rating_rule_reading
from pescycle.report.wording.reflection import (
    expected_achieved_reading,
    item_change_reading,
    kpi_change_reading,
    proposal_reading,
    reflection_answer,
)
from pescycle.report.wording.rules import status_rule_reading, target_rule_reading
from pescycle.report.wording.samples import (
    allocation_reading,
    planned_precision_reading,
    precision_so_far_reading,
)
from pescycle.report.wording.scales import language_reading, scale_reading
from pescycle.report.wording.score_changes import edition_reading, score_change_reading
from pescycle.report.wording.scores import (
    pillar_reading,
    score_reading,
    status_reading,
)
from pescycle.report.wording.scoring import (
    node_score_reading,
    score_step_reading,
    scoring_rule_reading,
)
from pescycle.report.wording.seasons import season_reading
from pescycle.report.wording.sources import (
    coverage_reading,
    month_revision_reading,
    problem_reading,
    source_reading,
)
from pescycle.report.wording.surveys import design_reading
from pescycle.report.wording.theory import aim_reading, theory_reading
from pescycle.report.wording.triangulation import (
    evidence_table,
    triangulation_reading,
    unexpected_reading,
    unexpected_table,
)
from pescycle.report.wording.weighting import weighting_reading
from pescycle.report.wording.written import (
    answer_table,
    context_reading,
    heard_reading,
    practice_reading,
    practice_table,
    question_reading,
    stakeholder_reading,
    taken_up,
)

__all__ = [
    "action_answer",
    "action_expected_reading",
    "action_limits",
    "action_plan_reading",
    "action_reading",
    "agreement_center_table",
    "agreement_reading",
    "agreement_table",
    "aim_reading",
    "allocation_reading",
    "answer_table",
    "assignment_reading",
    "audience_reading",
    "balance_reading",
    "barrier_reading",
    "baseline_reading",
    "capacity_reading",
    "carried_over_reading",
    "center_path_reading",
    "center_reading",
    "chain_reading",
    "chance_flags_reading",
    "comment_table",
    "consensus_reading",
    "consensus_table",
    "consultation_reading",
    "contact_reading",
    "context_check_reading",
    "context_reading",
    "covariate_reading",
    "coverage_reading",
    "decision_reading",
    "delivery_reading",
    "design_reading",
    "dispersion_reading",
    "distribution_reading",
    "driver_map_rule",
    "driver_model_reading",
    "driver_reading",
    "due_reading",
    "edition_reading",
    "effect_reading",
    "enabler_reading",
    "enabler_table",
    "enquiry_answer",
    "enquiry_limits",
    "equity_reading",
    "estimate_history_reading",
    "estimate_reading",
    "ethics_reading",
    "event_reading",
    "evidence_table",
    "expected_achieved_reading",
    "gaming_reading",
    "group_reading",
    "heard_reading",
    "history_reading",
    "instrument_reading",
    "interviewer_reading",
    "item_change_reading",
    "item_expected_reading",
    "item_target_reading",
    "key_figure_reading",
    "kpi_change_reading",
    "language_reading",
    "learning_reading",
    "lesson_reading",
    "maturity_reading",
    "maturity_rule_reading",
    "maturity_table",
    "month_revision_reading",
    "node_score_reading",
    "observation_answer",
    "observation_limits",
    "observed_expected_reading",
    "opinion_reading",
    "outlook_reading",
    "pillar_reading",
    "planned_precision_reading",
    "planning_answer",
    "planning_limits",
    "practice_reading",
    "practice_table",
    "precision_so_far_reading",
    "problem_reading",
    "project_reading",
    "proposal_reading",
    "publication_reading",
    "pulse_reading",
    "quality_effect_reading",
    "quality_reading",
    "quality_rules_reading",
    "question_reading",
    "quotation_reading",
    "rank_reading",
    "rank_rule_reading",
    "rank_source_reading",
    "rating_reading",
    "rating_rule_reading",
    "recommendation_reading",
    "reflection_answer",
    "reflection_limits",
    "refusal_reading",
    "response_reading",
    "risk_reading",
    "role_reading",
    "sample_reading",
    "sample_rule_reading",
    "scale_reading",
    "score_change_reading",
    "score_reading",
    "score_step_reading",
    "scoring_rule_reading",
    "season_reading",
    "severity_reading",
    "severity_table",
    "shrinkage_reading",
    "signal_reading",
    "source_reading",
    "stakeholder_reading",
    "status_reading",
    "status_rule_reading",
    "survey_plan_reading",
    "taken_up",
    "target_chance_rule",
    "target_proposal_reading",
    "target_reading",
    "target_rule_reading",
    "team_lesson_reading",
    "theme_reading",
    "theme_score_reading",
    "theory_reading",
    "triangulation_reading",
    "unexpected_reading",
    "unexpected_table",
    "watch_rule_reading",
    "week_reading",
    "weighting_reading",
]
