"""What step 4 hands over."""

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pescycle.phases.results.result import PhaseResult


@dataclass(frozen=True, eq=False)
class Observation(PhaseResult):
    """Step 4, what came of it.

    kpi_score : a row a (center incl. all, kpi): round center kpi value low high level
        method count base baseline target low_target support (centers whose figures make
        the target of all centers of a monthly count) attainment status reason
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
        questions ("overall" "driver") group ("center" "mode" "interviewer_role" "language"
        or a single choice) category (several that were put together, with spaces) domain
        (group and category) item statistic value se low high level method count base state
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
    staff_pulse : a row a (audience, dimension; a question about the climate that belongs to
        none, and the overall one, is one by itself): audience dimension item (its
        questions) statistic ("index", 0-100) value se low high level method base state
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
    triangulation : a row a theme on which a source says something: theme, what each says:
        paf css staff consultation ("good" "bad" "mixed" "unclear" "silent") finding
        ("agree" "conflict" "one_source" "nothing_clear") sense (that all who speak share)
        findings (ids of findings.csv, joined by a space)
    triangulation_evidence : a row a figure behind it: theme source audience kind ("kpi"
        "item" "comment") id value (of comments: that praise) low high level reference
        (target; mean of the audience's questions) base sense
    unexpected_change : a row a change that was looked at: finding ("unaimed" "against"
        "aimed" "none") scope ("all": all centers together; "pilot": pilot centers' change
        less that of the comparison centers) kind ("kpi" "item") audience id basis before
        value (of "pilot" the change of the comparison and of the pilot centers) change low
        high level (1 - 0.05 / comparisons) method p_randomisation verdict actions (ids)
        comparisons (changes that were looked at)
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
    staff_pulse: pd.DataFrame
    equity_kpi: pd.DataFrame
    equity_gap: pd.DataFrame
    equity_audit: pd.DataFrame
    maturity_score: pd.DataFrame
    maturity_difference: pd.DataFrame
    maturity_agreement: pd.DataFrame
    assessor_severity: pd.DataFrame
    maturity_consensus: pd.DataFrame
    enabler_link: pd.DataFrame
    triangulation: pd.DataFrame
    triangulation_evidence: pd.DataFrame
    unexpected_change: pd.DataFrame
    kpi_history: pd.DataFrame
    estimate_history: pd.DataFrame
    maturity_history: pd.DataFrame
