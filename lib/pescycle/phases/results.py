"""What each phase finds: frozen results whose frames are exactly the files handed over."""

from dataclasses import dataclass, fields
from typing import Any, ClassVar

import pandas as pd


@dataclass(frozen=True, eq=False)
class PhaseResult:
    """A phase's frames and its ``headline`` of plain JSON values."""

    phase: ClassVar[str]
    headline: dict[str, Any]

    def frames(self) -> dict[str, pd.DataFrame]:
        """The frames by name, in the order of the fields."""
        return {
            f.name: getattr(self, f.name) for f in fields(self) if f.type is pd.DataFrame
        }


@dataclass(frozen=True, eq=False)
class Enquiry(PhaseResult):
    """Step 1, what the round starts from.

    center : a row a center: center role opened group_<language>
    covariate : a row a (center, covariate): center covariate value
    event : all events known so far: center kind start end title_<language>
    source : a row a source: source file format encoding separator rows_read rows_kept
        cells_set_aside
    problem_count : source_file rule severity count
    month : a row a (center incl. all, month of the round, measure): center month measure
        value state
    month_revision : a row a monthly count that was corrected: center month measure earlier
        later earlier_round earlier_file later_round later_file (files only where two of one
        round differ) state
    coverage : a row a (center, measure): center measure months_expected months_closed
        months_partly (open on some days only) months_reported
    baseline : a row a (center incl. all, kpi): center kpi baseline base basis years (of
        which it is the mean) starts ends
    hidden_row : a row a figure of this round that is not shown: audience item group
        category week mark (no numbers; the later steps hide the same)
    disclosure_audit : see Observation, without the last round
    carried_over : the last round's proposals, columns of Reflection.proposal
    """

    phase: ClassVar[str] = "enquiry"
    center: pd.DataFrame
    covariate: pd.DataFrame
    event: pd.DataFrame
    source: pd.DataFrame
    problem_count: pd.DataFrame
    month: pd.DataFrame
    month_revision: pd.DataFrame
    coverage: pd.DataFrame
    baseline: pd.DataFrame
    hidden_row: pd.DataFrame
    disclosure_audit: pd.DataFrame
    carried_over: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Planning(PhaseResult):
    """Step 2, what the round wants.

    definition : a row a KPI: kpi pillar weight unit better period counter (KPI of quality
        beside one of volume, or "") provenance version effective_from effective_until
    target : a row a (center incl. all, kpi): center kpi rule baseline basis reference (what
        the rules trend, peer_median and regression multiply) support (years or centers
        behind the reference) target low_target (low end of a band) reason (why there is no
        target)
    target_proposal : a row a (center incl. all, kpi): center kpi target chance (of reaching
        it if nothing changes) difficulty expected low high (the value if nothing changes)
        level method (what was looked back at) base (past months, or answers to come)
        persistence (of a month's deviation into the next) proposed (a target with a chance
        of 40 %) proposed_easier (50 %) proposed_harder (30 %) warning ("volume_alone" or
        "") reason
    item_target : a row a (audience, item): audience item rule ("stated", "hold") baseline
        expected (top-2-box shares of all centers together)
    sample_plan : a row a (audience, center incl. all): audience center frame planned margin
        needed_5 needed_10 (answers needed for +-5 and +-10 points) needed_change (answers
        of each round in which the planned change would be seen; all centers only)
    allocation : a row a (audience, center incl. all): audience center frame planned
        proportional neyman cost_optimal (the planned total spread by three rules)
        center_needed (for the plan's margin in each center) contacts cost
    planned_precision : a row a (audience, center incl. all, item): audience center item
        base (valid answers to be expected) margin detectable (change that would be seen)
        state ("published", "hidden": what the base will allow)
    action_plan : a row an action: id center start due moves owner_<language>
        title_<language>
    weight_consultation : a row a (weight_source, node, group incl. "all", child): round
        (of the sheets) weight_source ("budget_allocation" "ahp") node ("composite": the
        pillars) group child weight (in force) proposed low high level method (of the mean
        over participants) sd (of their shares) base (participants) state
    weight_disagreement : a row a (weight_source, node): round weight_source node children
        base concordance (Kendall's W) p concentration (Dirichlet) ratio (consistency ratio
        of the joint judgments) inconsistent incomplete (sheets) state
    """

    phase: ClassVar[str] = "planning"
    definition: pd.DataFrame
    target: pd.DataFrame
    target_proposal: pd.DataFrame
    item_target: pd.DataFrame
    sample_plan: pd.DataFrame
    allocation: pd.DataFrame
    planned_precision: pd.DataFrame
    action_plan: pd.DataFrame
    weight_consultation: pd.DataFrame
    weight_disagreement: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Action(PhaseResult):
    """Step 3, what was done.

    action_progress : a row an action: id center start due state done_on days_late moves
        title_<language>
    action_count : a row a center incl. all: center planned done late dropped open
        (planned = all actions; done = a day is written down; open = neither done nor
        dropped; late = done late or overdue)
    response_count : a row a (audience, center incl. all): audience center planned collected
        share state
    response_week : a row a (audience, center incl. all, week): audience center week
        (Monday) collected planned (the plan spread evenly over the fieldwork) state
    precision_so_far : a row a (audience, center incl. all): audience center collected
        margin_planned margin (of a share of 50 %, with the answers so far) state
    monitor_chart : a row a (center, monthly kpi): center kpi chart ("xmr" "p" "u")
        baseline_starts baseline_ends (first days of the first and last month that make the
        limits) months_baseline months_judged (behind it) center_line spread (Laney's
        factor, at least 1) range_limit (of the moving range) gap (why there are no limits)
        unstable (the baseline itself fulfils an alarm rule) chance (of a signal without a
        change) power (that it finds a shift of 2 sigma) first_month first_rule (of the
        first alarm) direction (1 up, -1 down) sense ("better" "worse" "") season_months
        strength (of the season, 0 to 1) season_p (how often months without a season show
        one as strong)
    monitor_point : a row a (center, monthly kpi, month): center kpi chart month value base
        center_line median (of the baseline) low low_inner high_inner high (3 and 2 sigma)
        moving_range baseline excluded signal (alarm rules, joined by a space) direction
        state
    monitor_signal : a row a (center, kpi, rule fulfilled behind the baseline): center kpi
        rule alarm first_month months (that fulfil it) direction sense chance (of that
        without a change) charts expected (charts of all that fulfil the rule by chance)
    monitor_rule : a row a rule, and "any" of the alarm rules: rule alarm charts expected
        (by chance) found p (chance of so many or more without any change)
    monitor_kpi : a row a monthly kpi: kpi charts (centers with limits) expected found p
        better worse (of those found) first_month (of the earliest) months (judged at most)
        power (mean chance of finding a shift of 2 sigma)
    monitor_season : a row a (center, monthly kpi, month): center kpi month value
        year_before difference low high (limits of the difference) season trend remainder
        remainder_limit
    gaming_check : a row a (center, kpi or measure, check): center kpi measure check
        statistic base p p_adjusted (Holm, in the check) comparisons finding ("ask"
        "nothing" "needs_days" "insufficient_data")
    gaming_count : a row a check: check looked_at asked lacking (too few months or counts)
        needs_days
    """

    phase: ClassVar[str] = "action"
    action_progress: pd.DataFrame
    action_count: pd.DataFrame
    response_count: pd.DataFrame
    response_week: pd.DataFrame
    precision_so_far: pd.DataFrame
    monitor_chart: pd.DataFrame
    monitor_point: pd.DataFrame
    monitor_signal: pd.DataFrame
    monitor_rule: pd.DataFrame
    monitor_kpi: pd.DataFrame
    monitor_season: pd.DataFrame
    gaming_check: pd.DataFrame
    gaming_count: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Observation(PhaseResult):
    """Step 4, what came of it.

    kpi_score : a row a (center incl. all, kpi): round center kpi value low high level
        method count base baseline target attainment status reason
    pillar_score : a row a (center incl. all, pillar): round center pillar attainment
        weight_covered status
    node_score : a row a (center incl. all, node: pillar or "composite"): round center scale
        ("attainment" "goalposts": what the KPIs' scores are) node score worst best (were
        every missing KPI at 0, at the cap) weight_covered reason
    score_step : how each score came about, a row a (center incl. all, scale, node, child):
        round center scale ("points" too) node child kind ("kpi" "pillar" "unevenness"
        "bonus" "rescaled" "score") value anchor target score weight weight_used
        contribution (adds up to that of the row "score") reason
    rating : a row a (center incl. all, scheme, subject: node or KPI): round center scheme
        ("points" "peer_class" "stars" "level") subject figure rating chance (whether chance
        alone could give it) reason
    rating_step : how each rating came about, a row a (center, scheme, subject, step): round
        center scheme subject step figure
    rank_interval : a row a (node with uncertainty, center with a score): round node center
        score low high level method rank rank_low rank_high (over everything that is drawn)
        expected_rank p_top (rank up to ``top``) p_lowest (score below ``lowest``) set_low
        set_high set_method (ranks that the true performance can have) base (KPIs with a
        score, of ``kpis``) kpis top lowest replicates seed
    uncertainty_source : a row a (node, factor): round node factor ("sampling" "weights"
        "missing" "normalisation" "aggregation") first total (Sobol indices of the ranks)
        low high (of total) level method base (pairs of replicates)
    observed_expected : a row a (kpi, method, center): center kpi method ("strata": case
        mix of the monthly counts; "logistic" "poisson" "linear": records) base observed
        expected ratio low high low_outer high_outer (limits of the ratio, 95 % and 99.8 %)
        flag low_share, the same limits and flag with over-dispersion (..._adjusted),
        shrunken shrunken_low shrunken_high (95 %) reason (why nothing is expected) state
    context_check : a row a (kpi, method, factor, center): kpi method factor ("stratum": all
        strata together) center base ratio ratio_without change flag flag_without changed
        (the flag) state
    context_summary : a row a (kpi, method): kpi method factors (joined by a space) centers
        base (cases of all) events parameters fits passed_over (records with a gap) phi p
        (of over-dispersion) tau2 adjustment, flags by chance: flags_inner flags_outer (how
        many centers at 95 % and 99.8 %) chance_inner chance_outer (of at least one),
        outside (centers outside 95 %, incl. 99.8 %) far_outside outside_adjusted shrinkage
        spread (between centers, beyond chance) weight (of the median center's own cases in
        its shrunken ratio) reason (why there is no comparison) state
    funnel : points of the limits' curves: kpi method expected low high low_outer high_outer
        and the same adjusted
    survey_design : a row an audience: audience kind base units strata clients finite
        weighted calibrated lonely state (units and strata of the first stage)
    weight_class : a row a (audience, margin, category; small ones joined): audience margin
        category frame_share before_share after_share base ratio (after / before) state
    weight_effect : a row an audience: audience method base deff_kish (1 + CV^2 of the
        weights) effective_base lowest highest (average answers that the lightest and the
        heaviest one counts for) trimmed state
    estimate : a row a (audience, center incl. all, item, statistic): round audience center
        item statistic value se low high level method count base deff effective_base
        not_applicable dont_know blank state
    distribution : a row a (audience, item, code): audience center item code count share
        base, apart from these not_applicable dont_know blank and their shares of all
        respondents (not_applicable_share dont_know_share blank_share), respondents state
    key_figure : a row a (audience, center incl. all, item, statistic): audience center
        statistic ("bottom2box" "nps" "satisfaction_index"; of the overall question also
        "top2box" "index") item (of the satisfaction index all that entered) value se low
        high level method count base state
    group_estimate : a row a (audience, group, category, item, statistic): audience
        questions ("overall" "driver") group ("center" "mode" "language" or a single choice)
        category (several that were put together, with spaces) domain (group and category)
        item statistic value se low high level method count base state
    group_test : a row a (audience, group, item, test): audience group item test statistic
        df1 df2 p p_adjusted adjustment family questions comparisons (in the family) groups
        base reference category difference (category - reference) se low high level finding
        reason state
    quality_rule : a row a (audience, rule): audience rule threshold action ("flag"
        "set_aside") flagged base (answers that the rule could look at) share state
    quality_effect : a row a (audience, rule): audience item statistic rule action value
        (the headline as published) value_with value_without (what the rule finds) change
        (without - with) flagged base state
    interviewer_effect : a row a (audience, effect): audience item effect ("interviewer"
        "mode") groups base icc low high level method design_effect (of
        interviewers) f p state
    driver_share : a row a (audience, method, driver): audience item method ("lmg" "johnson"
        shares of R2, "rank_correlation") share low high level top_three (share of
        bootstrap samples in which it is among the three first) base r2 adjusted_r2 (of the
        outcome status alone) adjusted_for (items) rows ("pairwise" "complete") state
    driver_model : a row a (audience, driver): audience item odds_ratio (of a better overall
        answer, a step of the driver) low high level p base parallel_p (Holm) adjusted_for
        method reason state
    driver_map : a row a (audience, driver): audience item performance (index 0-100)
        performance_low performance_high performance_cut importance (share of R2)
        importance_low importance_high importance_cut level base quadrant state
    theme_share : a row a (audience, open item, theme incl. "uncoded", cue): audience item
        theme ("all": any) cue ("": any) count share se low high level method base (comments
        written) state
    theme_score : a row a (audience, open item, theme): audience item theme share_low (of
        those who mention it, the share with a low overall answer) share_low_other (of the
        others who wrote) difference se low high level method base base_other state
    quotation : a row a released quotation: id audience theme language text_<language>
    disclosure_audit : a row a (audience, table): audience table cells hidden (by a rule
        that looks at the row alone) protecting (hidden so that nothing can be worked out)
        checked (hidden counts whose interval was computed) narrowest required (of the count
        with the least to spare) passed
    scale_quality : a row a (audience, language incl. "all"): audience language items base
        alpha low high level method standardised polychoric omega kmo first_share (of the
        first eigenvalue) factors left_out (items mostly without a grade, joined by a space)
        finding state; a language's base is rounded to tens
    scale_item : a row a (audience, language, item): audience language item base item_rest
        alpha_if_deleted loading kmo state
    scale_language : a row a pair of languages: audience language other alpha other_alpha
        difference low high level (alpha - other_alpha) p p_adjusted (Holm, over the
        audience's pairs) congruence item gap (largest difference of an item-rest
        correlation) finding state
    equity_kpi : a row a (KPI, audience or "", group, center incl. "all", category):
        audience kpi group center category value low high level method count base state;
        of a monthly count value is the category's share of what was counted
    equity_gap : a row a (KPI, audience or "", group, category that is compared): audience
        kpi group category reference (a category, "others" or "population") value
        value_reference gap low high ratio ratio_low ratio_high level method base
        base_reference p p_adjusted adjustment comparisons finding state
    equity_audit : as disclosure_audit, of the KPIs by group
    maturity_score : a row a (center incl. all, section incl. "all", statement; "" = the
        section, statements of all centers only; role "self" "peer" "all" "consensus",
        phase incl. "score"): round version (of the wordings) center section statement role
        phase value (0-100) lowest highest (assessor, of all centers the centers) low high
        level method ("t_assessors" "t_centers" "agreed") adjusted (less the assessors'
        severity) assessors centers base (scored statements) weight_covered reason state
    maturity_difference : a row a section incl. "all": round section self peer difference
        low high level method p p_adjusted (Holm, over the sections) centers (that both
        have scored) finding
    maturity_agreement : a row a (center incl. all, section, role, measure): round center
        section role measure value low high level method base (statements) assessors
        finding (by the interval) state
    assessor_severity : a row for all assessors ("all"), where maturity.yml allows it also
        a row a code: round assessor role effect se low high shrunk shrunk_low shrunk_high
        (of "all" the lowest and the highest) sd residual (points) share (of the variance
        within statements) level method scores group (linked by shared statements)
        assessors state
    maturity_consensus : a row an agreed score: round center section statement agreed mean
        (of the assessors) difference lowest highest assessors outside (of their range)
        phases_outside decided_on decided_by reason_<language> state
    enabler_link : a row a (kpi, section, center incl. all): round since (last round with a
        maturity check) kpi section center score score_before score_change score_low
        score_high centers; before value change low high level method verdict of the KPI
    kpi_history, estimate_history, maturity_history : kpi_score, estimate and
        maturity_score of all rounds so far
    """

    phase: ClassVar[str] = "observation"
    kpi_score: pd.DataFrame
    pillar_score: pd.DataFrame
    node_score: pd.DataFrame
    score_step: pd.DataFrame
    rating: pd.DataFrame
    rating_step: pd.DataFrame
    rank_interval: pd.DataFrame
    uncertainty_source: pd.DataFrame
    observed_expected: pd.DataFrame
    context_check: pd.DataFrame
    context_summary: pd.DataFrame
    funnel: pd.DataFrame
    survey_design: pd.DataFrame
    weight_class: pd.DataFrame
    weight_effect: pd.DataFrame
    estimate: pd.DataFrame
    distribution: pd.DataFrame
    key_figure: pd.DataFrame
    group_estimate: pd.DataFrame
    group_test: pd.DataFrame
    quality_rule: pd.DataFrame
    quality_effect: pd.DataFrame
    interviewer_effect: pd.DataFrame
    driver_share: pd.DataFrame
    driver_model: pd.DataFrame
    driver_map: pd.DataFrame
    theme_share: pd.DataFrame
    theme_score: pd.DataFrame
    quotation: pd.DataFrame
    disclosure_audit: pd.DataFrame
    scale_quality: pd.DataFrame
    scale_item: pd.DataFrame
    scale_language: pd.DataFrame
    equity_kpi: pd.DataFrame
    equity_gap: pd.DataFrame
    equity_audit: pd.DataFrame
    maturity_score: pd.DataFrame
    maturity_difference: pd.DataFrame
    maturity_agreement: pd.DataFrame
    assessor_severity: pd.DataFrame
    maturity_consensus: pd.DataFrame
    enabler_link: pd.DataFrame
    kpi_history: pd.DataFrame
    estimate_history: pd.DataFrame
    maturity_history: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Reflection(PhaseResult):
    """Step 5, what was learned.

    kpi_change : a row a (center incl. all, kpi): center kpi target value attainment status
        before after basis change low high level method verdict; change = after - before
    item_expected : a row a (audience, item): audience item rule expected value low high
        level method base finding ("above", "as_expected", "below", "insufficient_data")
    item_change : a row a (audience, center incl. all, item, statistic): audience center
        item statistic before value change low high level method verdict se df
        minimum_detectable (change seen with a chance of 80 %) p p_adjusted adjustment
        family ("all_centers" "single_centers") comparisons (in the family)
    pilot_effect : a row a KPI or item: kind ("kpi" "item") audience id since pilot_change
        comparison_change effect low high level method pilots comparisons verdict
        minimum_detectable p_randomisation assignments (of centers to groups, looked at)
        p_wild checks ("agree" "differ" "none": do both p-values say what the interval says)
    center_path : a row a (kpi or item, role, round): kind audience id role round mean low
        high level method centers (that have a figure in every round) marks ("before"
        "after": the actions began) change_before (difference of the two groups' changes
        before) low_before high_before
    score_decomposition : what changes of scores are made of, a row a (comparison, center
        incl. all, node): kind ("rounds": the round before and this one as published;
        "editions": one round under two editions) scale round_before round edition_before
        edition center node before after change, and its parts, which add up to it: data
        denominator anchors weights; reason
    lesson : a row a KPI or item that actions were to move: moves planned done dropped open
        since centers (pilot centers that acted) effect low high verdict
    proposal : id kind kpi item audience center since value low high reference
    """

    phase: ClassVar[str] = "reflection"
    kpi_change: pd.DataFrame
    item_expected: pd.DataFrame
    item_change: pd.DataFrame
    pilot_effect: pd.DataFrame
    center_path: pd.DataFrame
    score_decomposition: pd.DataFrame
    lesson: pd.DataFrame
    proposal: pd.DataFrame


RESULTS: tuple[type[PhaseResult], ...] = (
    Enquiry,
    Planning,
    Action,
    Observation,
    Reflection,
)
"""The five phases in their order."""

NOTEBOOKS = {
    result.phase: f"{number:02d}_{result.phase}" for number, result in enumerate(RESULTS, 1)
}
"""Name of each phase's notebook, report and hand-over folder."""
