"""The words for every closed vocabulary, in English; ``Voice.label`` translates them."""

from pescycle.errors import Severity
from pescycle.model.context import ContextKind
from pescycle.model.difficulty import Difficulty
from pescycle.model.equity import EquityFinding
from pescycle.model.findings import (
    Adjustment,
    Basis,
    CellState,
    Checks,
    ContextFlag,
    ContextReason,
    DesignKind,
    Difference,
    DriverMethod,
    Expectation,
    LanguageFinding,
    ProposalKind,
    Quadrant,
    ScaleFinding,
    Statistic,
    Unfitted,
    Verdict,
    WeightSource,
)
from pescycle.model.framework import Direction, Frequency, Provenance, Status, Unit
from pescycle.model.maturity import (
    AgreementFinding,
    AgreementMeasure,
    AssessorRole,
    ConsensusBody,
    Phase,
    RoleFinding,
    ScoreReason,
)
from pescycle.model.monitoring import ChartGap, CheckFinding, GamingCheck, SignalRule
from pescycle.model.pilot import Audience, CenterRole
from pescycle.model.quality import QualityRule, RuleAction
from pescycle.model.round import RoundKind
from pescycle.model.rules import RULES
from pescycle.model.scoring import Scale, Scheme
from pescycle.model.tables import ActionState, EventKind
from pescycle.model.uncertainty import Factor
from pescycle.model.weighting import WeightingMethod


def message(text: str) -> str:
    """Text itself, marked so that the catalogue tool finds it."""
    return text


VOCABULARY: dict[str, dict[str, str]] = {
    "phase": {
        "enquiry": message("Enquiry"),
        "planning": message("Planning"),
        "action": message("Action"),
        "observation": message("Observation"),
        "reflection": message("Reflection"),
    },
    "status": {
        Status.MET: message("Met"),
        Status.WITHIN_TOLERANCE: message("Within tolerance"),
        Status.WATCH: message("Watch"),
        Status.ACT: message("Act"),
        Status.INSUFFICIENT_DATA: message("Insufficient data"),
        Status.NOT_DUE: message("Not due"),
    },
    "direction": {
        Direction.HIGHER: message("higher is better"),
        Direction.LOWER: message("lower is better"),
        Direction.BAND: message("best within a range"),
    },
    "unit": {
        Unit.COUNT: message("a month"),
        Unit.SHARE: message("share"),
        Unit.MINUTES: message("minutes"),
        Unit.DAYS: message("days"),
        Unit.NUMBER: message("number"),
        "index": message("0 to 100"),
    },
    "provenance": {
        Provenance.FACT: message("published"),
        Provenance.PROPOSAL: message("proposed by the workbook's authors"),
        Provenance.LOCAL: message("the pilot's own"),
    },
    "kpi_period": {
        Frequency.MONTH: message("one month"),
        Frequency.QUARTER: message("one quarter"),
        Frequency.HALF_YEAR: message("half a year"),
        Frequency.YEAR: message("one year"),
        Frequency.ROUND: message("the whole round"),
    },
    "target_rule": {
        "fixed": message("Fixed value"),
        "growth": message("Growth on the baseline"),
        "points": message("Baseline plus a step"),
        "own_history": message("Own former years"),
        "trend": message("Own trend"),
        "peer_median": message("Median of the peers"),
        "regression": message("Expected of the surroundings"),
        "band": message("Within a range"),
    },
    "item_rule": {
        "stated": message("Stated in the round's plan"),
        "hold": message("Not below the last round"),
    },
    "difficulty": {
        Difficulty.EASY: message("easy"),
        Difficulty.WITHIN_REACH: message("within reach"),
        Difficulty.AMBITIOUS: message("ambitious"),
        Difficulty.OUT_OF_REACH: message("out of reach"),
        Difficulty.UNKNOWN: message("not known"),
    },
    "looking": {
        "months_at_last_level": message("the same months, at the last months' level"),
        "same_months_of_years": message("the same months of several years"),
        "same_months_of_one_year": message("the same months of one year"),
        "all_past_months": message("all past months"),
        "last_survey": message("the last survey"),
        "none": message("nothing"),
    },
    "target_warning": {
        "volume_alone": message("rewards volume alone"),
    },
    "basis": {
        Basis.YEAR_BEFORE: message("same months a year before"),
        Basis.OWN_HISTORY: message("mean of the same months of former years"),
        Basis.PREVIOUS_ROUND: message("previous round"),
        Basis.NONE: message("nothing to compare with"),
    },
    "comparison": {
        Basis.YEAR_BEFORE: message("compared with the same months a year before"),
        Basis.PREVIOUS_ROUND: message("compared with the previous round"),
    },
    "state": {
        CellState.PUBLISHED: message("published"),
        CellState.HIDDEN: message("hidden (base too small)"),
        CellState.PROTECTING: message("hidden (protects people or another figure)"),
        CellState.INSUFFICIENT: message("no answers"),
    },
    "verdict": {
        Verdict.BETTER: message("Better"),
        Verdict.WORSE: message("Worse"),
        Verdict.NO_CLEAR_CHANGE: message("No clear change"),
        Verdict.INSUFFICIENT_DATA: message("Insufficient data"),
    },
    "checks": {
        Checks.AGREE: message("say the same"),
        Checks.DIFFER: message("do not say the same"),
        Checks.NONE: message("cannot be made"),
    },
    "proposal": {
        ProposalKind.KEEP: message("Keep doing what was done"),
        ProposalKind.ADAPT: message("Adapt the actions: done, but no sign of an effect"),
        ProposalKind.FINISH: message("Finish the planned actions, or drop them"),
        ProposalKind.EXAMINE: message(
            "Examine why the center differs from what was expected"
        ),
        ProposalKind.RAISE: message("Set a more demanding target"),
        ProposalKind.PLAN: message(
            "Plan an action: the target was missed, and none aimed at it"
        ),
        ProposalKind.DATA: message("Cannot be judged yet"),
        ProposalKind.DROPPED: message("Take up the dropped actions again, or leave them"),
    },
    "flag": {
        ContextFlag.BELOW_OUTER: message("Far below what was expected"),
        ContextFlag.BELOW: message("Below what was expected"),
        ContextFlag.WITHIN: message("As expected"),
        ContextFlag.ABOVE: message("Above what was expected"),
        ContextFlag.ABOVE_OUTER: message("Far above what was expected"),
        ContextFlag.INSUFFICIENT_DATA: message("Insufficient data"),
    },
    "context_method": {
        ContextKind.STRATA: message("the strata of the monthly counts"),
        ContextKind.LOGISTIC: message("a model of single cases"),
        ContextKind.POISSON: message("a model of counts of single cases"),
        ContextKind.LINEAR: message("a model of measured single cases"),
    },
    "context_reason": {
        ContextReason.NO_CASES: message("no cases"),
        ContextReason.PART_ABOVE_WHOLE: message("more successes than cases"),
        ContextReason.NOWHERE_ELSE: message("a kind of case that no other center has"),
        ContextReason.NOTHING_EXPECTED: message("no success anywhere else"),
        ContextReason.FEW_EVENTS: message("fewer than ten events for each parameter"),
        ContextReason.SEPARATION: message("a kind of case that always or never succeeds"),
        ContextReason.COLLINEAR: message("two factors that tell the same"),
        ContextReason.CENTER_FACTORS: message(
            "too many factors that are the same for all cases of a center"
        ),
        ContextReason.ONE_CENTER: message("nobody to compare with"),
    },
    "item_finding": {
        Expectation.ABOVE: message("Above what was expected"),
        Expectation.AS_EXPECTED: message("As expected"),
        Expectation.BELOW: message("Below what was expected"),
        Expectation.INSUFFICIENT_DATA: message("Insufficient data"),
    },
    "scale_finding": {
        ScaleFinding.GOOD: message("Hang together well"),
        ScaleFinding.FAIR: message("Hang together fairly"),
        ScaleFinding.WEAK: message("Hang together weakly"),
        ScaleFinding.BASE_TOO_SMALL: message("Base too small"),
    },
    "language_finding": {
        LanguageFinding.ALIKE: message("Alike"),
        LanguageFinding.SIMILAR: message("Similar"),
        LanguageFinding.DIFFERENT: message("Different"),
        LanguageFinding.UNCLEAR: message("No clear difference"),
        LanguageFinding.BASE_TOO_SMALL: message("Base too small"),
    },
    "design_kind": {
        DesignKind.SIMPLE: message("Simple random sample"),
        DesignKind.RESPONDENTS: message("Respondents one by one"),
        DesignKind.CLUSTERS: message("Clusters"),
        DesignKind.CENTER_STRATA: message("Respondents within every center"),
        DesignKind.CENTER_CLUSTERS: message("Clusters within every center"),
        DesignKind.SAMPLED_CENTERS: message("A sample of centers"),
    },
    "statistic": {
        Statistic.TOP2BOX: message("Share of the best answers"),
        Statistic.INDEX: message("Index from 0 to 100"),
        Statistic.BOTTOM2BOX: message("Share of the worst answers"),
        Statistic.NPS: message("Net Promoter Score, −100 to 100"),
        Statistic.SATISFACTION_INDEX: message("Satisfaction index, 0 to 100"),
    },
    "group": {
        "center": message("Center"),
        "mode": message("Mode of the interview"),
        "language": message("Language"),
    },
    "weighting": {
        WeightingMethod.NONE: message("no weighting"),
        WeightingMethod.POSTSTRATIFICATION: message("post-stratification"),
        WeightingMethod.RAKING: message("raking"),
        WeightingMethod.LINEAR: message("linear calibration"),
        WeightingMethod.LOGIT: message("logit calibration within bounds"),
        WeightingMethod.LINEAR_BOUNDED: message("linear calibration within bounds"),
    },
    "factor": {
        Factor.SAMPLING: message("Error of the figures"),
        Factor.WEIGHTS: message("Weights"),
        Factor.MISSING: message("Missing figures"),
        Factor.NORMALISATION: message("Scale of the KPIs"),
        Factor.AGGREGATION: message("Kind of mean"),
    },
    "weight_source": {
        WeightSource.BUDGET_ALLOCATION: message("100 points spread"),
        WeightSource.AHP: message("compared pair by pair"),
    },
    "questions": {
        "overall": message("the service as a whole"),
        "driver": message("parts of the service"),
    },
    "test": {
        "rao_scott": message("Best answers (Rao-Scott)"),
        "design_t": message("Means (t or F)"),
        "design_rank": message("Order (ranks)"),
    },
    "adjustment": {
        Adjustment.HOLM: message("Holm's method"),
        Adjustment.BENJAMINI_HOCHBERG: message("the method of Benjamini and Hochberg"),
    },
    "group_finding": {
        Difference.DIFFERENT: message("Clear difference"),
        Difference.NO_CLEAR_DIFFERENCE: message("No clear difference"),
        Difference.INSUFFICIENT_DATA: message("Cannot be tested"),
    },
    "untested": {
        "few_groups": message("fewer than two groups with enough answers"),
        "no_variation": message("everybody answered alike"),
        "few_units": message("too few sampling units for so many groups"),
    },
    "audience": {
        Audience.JOBSEEKER: message("Jobseekers"),
        Audience.EMPLOYER: message("Employers"),
        Audience.STAFF: message("Staff"),
    },
    "role": {
        CenterRole.PILOT: message("Pilot"),
        CenterRole.COMPARISON: message("Comparison"),
    },
    "round_kind": {
        RoundKind.BASELINE: message("Baseline round"),
        RoundKind.PILOT: message("Pilot round"),
    },
    "action_state": {
        ActionState.PLANNED: message("Planned"),
        ActionState.DONE: message("Done"),
        ActionState.LATE: message("Late"),
        ActionState.DROPPED: message("Dropped"),
    },
    "signal_rule": {
        SignalRule.BEYOND_LIMITS: message("One month beyond the limits"),
        SignalRule.EIGHT_ONE_SIDE: message("Eight months in a row on one side"),
        SignalRule.TWO_OF_THREE: message(
            "Two of three months over two thirds of the way to a limit"
        ),
        SignalRule.FOUR_OF_FIVE: message(
            "Four of five months over one third of the way to a limit"
        ),
        SignalRule.MOVING_RANGE: message("A step from month to month beyond its limit"),
        SignalRule.SHIFT: message("Six months in a row on one side of the median"),
        SignalRule.TREND: message("Five months in a row each above or below the last"),
        SignalRule.LONGEST_RUN: message("An unusually long run on one side of the median"),
        SignalRule.FEW_CROSSINGS: message("The median crossed unusually seldom"),
        SignalRule.FEW_RUNS: message("Fewer changes of side than chance gives"),
        SignalRule.MANY_RUNS: message("More changes of side than chance gives"),
        "any": message("Any of the alarm rules"),
    },
    "chart_gap": {
        ChartGap.FEW_MONTHS: message("too few months make the limits"),
        ChartGap.SMALL_BASE: message("too many months are too small to be shown"),
        ChartGap.NO_SPREAD: message("every month of the baseline is the same"),
    },
    "sense": {
        "better": message("for the better"),
        "worse": message("for the worse"),
    },
    "gaming_check": {
        GamingCheck.MONTH_END: message("Much in the last days of the month"),
        GamingCheck.LAST_DIGIT: message("Some last digits preferred"),
        GamingCheck.ROUNDING: message("Counts rounded to 0 or 5"),
        GamingCheck.DENOMINATOR: message("KPI better, denominator smaller"),
        GamingCheck.COUNTER: message("KPI better, counter-KPI worse"),
    },
    "check_finding": {
        CheckFinding.ASK: message("worth a question"),
        CheckFinding.NOTHING: message("nothing to ask"),
        CheckFinding.NEEDS_DAYS: message("needs counts by day"),
        CheckFinding.INSUFFICIENT_DATA: message("too little data"),
    },
    "yes_no": {
        "True": message("yes"),
        "False": message("no"),
    },
    "event_kind": {
        EventKind.CLOSURE: message("Closure"),
        EventKind.NOTE: message("Note"),
    },
    "severity": {
        Severity.STOP: message("stops the run"),
        Severity.WARN: message("remark"),
    },
    "rule": RULES,
    "method": {
        "wilson": message("Wilson score interval"),
        "wald_exact": message("Wald's exact interval of a ratio of variances"),
        "wilson_effective": message("Wilson score interval on the effective sample size"),
        "t": message("t interval"),
        "feldt": message("Feldt's interval of alpha"),
        "no_variance": message("no variance estimate (a single sampling unit)"),
        "t_months": message("t interval over months"),
        "ratio_months": message("ratio of monthly totals, t interval"),
        "newcombe": message("Newcombe's interval of a difference of two shares"),
        "design_t": message("t interval by the survey's design"),
        "mover": message("interval from the intervals of its parts, MOVER"),
        "t_assessors": message("t interval over assessors"),
        "unit_bootstrap": message("bootstrap of statements or centers"),
        "conger_jackknife": message("jackknife of statements"),
        "f": message("F interval"),
        "additive": message("additive model of statements and assessors"),
        "agreed": message("agreed, no interval"),
        "paired_t": message("t interval of paired differences"),
        "t_centers": message("t interval over centers"),
        "simulation": message("middle 95 % of the replicates"),
        "sobol": message("bootstrap over pairs of replicates"),
        "welch_t": message("Welch t interval, the center as the unit"),
        DriverMethod.LMG: message("share of R², mean over all orders (LMG)"),
        DriverMethod.JOHNSON: message("relative weight (Johnson)"),
        DriverMethod.RANK_CORRELATION: message("rank correlation (Spearman)"),
        "proportional_odds": message("proportional-odds model"),
    },
    # Where "method" tells how the figure is formed, how its interval is.
    "interval": {
        DriverMethod.LMG: message("bootstrap interval of the share of R² (LMG)"),
        DriverMethod.JOHNSON: message("bootstrap interval of the relative weight"),
        DriverMethod.RANK_CORRELATION: message(
            "bootstrap interval of the rank correlation"
        ),
        "proportional_odds": message(
            "t interval with a sandwich standard error (proportional-odds model)"
        ),
        "ratio_months": message("t interval of a ratio of monthly totals"),
    },
    "equity_finding": {
        EquityFinding.BEHIND: message("Clearly worse"),
        EquityFinding.AHEAD: message("Clearly better"),
        EquityFinding.DIFFERENT: message("Clearly different"),
        EquityFinding.UNDER_REPRESENTED: message("Clearly too few"),
        EquityFinding.OVER_REPRESENTED: message("Clearly more than their share"),
        EquityFinding.NO_CLEAR_GAP: message("No clear gap"),
        EquityFinding.INSUFFICIENT_DATA: message("Cannot be judged"),
    },
    "unfitted": {
        Unfitted.FEW_ANSWERS: message("too few people answered all its questions"),
        Unfitted.NO_VARIATION: message("everybody gave the same overall answer"),
        Unfitted.COLLINEAR: message("some of the drivers repeat others"),
        Unfitted.SEPARATION: message("some drivers tell the overall answer without error"),
        Unfitted.NOT_CONVERGED: message("the calculation did not settle"),
    },
    "quadrant": {
        Quadrant.WORK_FIRST: message("Work on first"),
        Quadrant.KEEP_UP: message("Keep up"),
        Quadrant.LATER: message("Lower priority"),
        Quadrant.NO_MORE: message("No more than now"),
        Quadrant.NOT_CLEAR: message("Not clear"),
    },
    "reason": {
        "no_data": message("nothing was reported or answered"),
        "zero_denominator": message("nothing to divide by"),
        "small_base": message("base too small to judge"),
        "numerator_exceeds_denominator": message("a part is larger than its whole"),
        "hidden": message("too few answers to be published"),
        "no_baseline": message("no baseline"),
        "target_at_baseline": message("the target equals the baseline"),
        "target_wrong_way": message("the target is worse than the baseline"),
        "low_weight": message("too little of the weight has data"),
        "not_due": message("no target is due"),
        "small_group": message("too few peers to compare with"),
        "no_group": message("no peer group"),
        "no_spread": message("all peers have the same score"),
        "data_gate": message("not reported: the data are not complete enough"),
        "not_split": message("cannot be split: data are missing on different sides"),
        "no_variation": message("the past did not vary"),
        "no_history": message("no former year with all its months"),
        "no_covariate": message("surroundings not known"),
        "few_centers": message("too few centers for a regression"),
        "not_estimable": message("the surroundings differ too little"),
        "out_of_reach": message("no center could reach it"),
        "not_in_force": message("not in force in the round"),
    },
    "scale": {
        "points": message("in points"),
        Scale.ATTAINMENT: message("from the attainments"),
        Scale.GOALPOSTS: message("from the places between the goalposts"),
    },
    "step_kind": {
        "unevenness": message("Taken off because the parts are uneven"),
        "bonus": message("Bonus for targets reached"),
        "rescaled": message("Made up for KPIs without data"),
        "score": message("Sum"),
    },
    "score_factor": {
        "data": message("data"),
        "denominator": message("denominators"),
        "anchors": message("anchors"),
        "weights": message("weights"),
    },
    "scheme": {
        Scheme.POINTS: message("Points"),
        Scheme.PEER_CLASS: message("Class among peers"),
        Scheme.STARS: message("Stars"),
        Scheme.LEVEL: message("Level"),
    },
    "level": {
        "high": message("High"),
        "medium": message("Medium"),
        "low": message("Low"),
        "not_reported": message("Not reported"),
    },
    "rating_step": {
        "score": message("Score"),
        "weight_covered": message("Coefficients with data"),
        "targets_met": message("Targets reached"),
        "points": message("Sum of the points"),
        "group_size": message("Peers with a score"),
        "group_mean": message("Mean of the peers"),
        "group_sd": message("Standard deviation of the peers"),
        "z": message("Distance from the mean, in standard deviations"),
        "observed": message("Observed"),
        "expected": message("Expected"),
        "ratio": message("Observed / expected"),
        "low": message("95 % limits of chance, lower"),
        "high": message("95 % limits of chance, upper"),
        "leaf_weight": message("Weight of the KPIs with data"),
        "months_share": message("Monthly figures that came"),
        "from_medium": message("Medium from"),
        "from_high": message("High from"),
    },
    "assessor_role": {
        AssessorRole.SELF: message("Self"),
        AssessorRole.PEER: message("Peers"),
        "all": message("Self and peers"),
        "consensus": message("Agreed"),
        # One who works in one center and visits others.
        "peer self": message("Both"),
    },
    "maturity_phase": {
        Phase.PLAN: message("Plan"),
        Phase.DO: message("Do"),
        Phase.CHECK: message("Check"),
        Phase.ACT: message("Act (improve)"),
        Phase.TREND: message("Trend of the results"),
        Phase.TARGET: message("Targets reached"),
        Phase.SCORE: message("Whole"),
    },
    "agreement_measure": {
        AgreementMeasure.ALPHA: message("Krippendorff's alpha"),
        AgreementMeasure.KAPPA: message("Weighted kappa"),
        AgreementMeasure.ICC1: message("Intraclass correlation 1"),
        AgreementMeasure.ICC2: message("Intraclass correlation 2"),
        AgreementMeasure.ICC3: message("Intraclass correlation 3"),
        AgreementMeasure.ICC1K: message("Intraclass correlation 1, of the mean"),
        AgreementMeasure.ICC2K: message("Intraclass correlation 2, of the mean"),
        AgreementMeasure.ICC3K: message("Intraclass correlation 3, of the mean"),
    },
    "agreement_finding": {
        AgreementFinding.GOOD: message("Good"),
        AgreementFinding.TENTATIVE: message("Fair"),
        AgreementFinding.WEAK: message("Weak"),
        AgreementFinding.UNCLEAR: message("Cannot be said"),
        AgreementFinding.INSUFFICIENT_DATA: message("Insufficient data"),
    },
    "role_finding": {
        RoleFinding.SELF_HIGHER: message("Centers see themselves more kindly"),
        RoleFinding.PEER_HIGHER: message("Peers see them more kindly"),
        RoleFinding.NO_CLEAR_DIFFERENCE: message("No clear difference"),
        RoleFinding.INSUFFICIENT_DATA: message("Insufficient data"),
    },
    "score_reason": {
        ScoreReason.NO_SCORES: message("nothing was scored"),
        ScoreReason.LOW_COVERAGE: message("too little was scored"),
    },
    "consensus_body": {
        ConsensusBody.ASSESSORS: message("the assessors together"),
        ConsensusBody.CENTER_HEAD: message("the head of the center"),
        ConsensusBody.WORKSHOP: message("a workshop"),
        ConsensusBody.HEAD_OFFICE: message("the head office"),
    },
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
    # In the order in which the front page shows them.
    "headline": {
        "kpis": message("KPIs"),
        "targets_set": message("Targets set"),
        "kpis_judged": message("KPIs judged against their target"),
        "kpis_met": message("KPIs that met their target"),
        "satisfied_jobseeker": message("Jobseekers satisfied overall"),
        "satisfied_employer": message("Employers satisfied overall"),
        "satisfied_staff": message("Staff satisfied overall"),
        "better": message("KPIs and survey questions that became better"),
        "worse": message("KPIs and survey questions that became worse"),
        "no_clear_change": message("KPIs and survey questions without clear change"),
        "effects_seen": message("Differences between pilot and comparison centers"),
        "charts_watched": message("Monthly charts watched"),
        "charts_with_signal": message("Of these with a signal"),
        "signals_by_chance": message("Signals that chance alone would give"),
        "actions_planned": message("Actions planned"),
        "actions_done": message("Actions done"),
        "answers_planned": message("Answers planned"),
        "answers_collected": message("Answers collected"),
        "sources": message("Sources read"),
        "rows_kept": message("Rows kept"),
        "problems": message("Remarks on the sources"),
        "carried_over": message("Proposals carried over from the last round"),
        "proposals": message("Proposals to the next round"),
    },
    "audited_table": {
        "response_count": message("Answers by center"),
        "response_week": message("Answers by week"),
        "estimate": message("Figures by center"),
        "group_estimate": message("Figures by group"),
        "earlier_round": message("The last round's figures, formed again"),
    },
    "audit": {
        "True": message("passed"),
        "False": message("failed"),
    },
    "separator": {
        ",": message("comma"),
        ";": message("semicolon"),
        "\t": message("tab"),
    },
}
"""Labels by vocabulary and code."""
