"""What step 2 hands over."""

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pescycle.phases.results.result import PhaseResult


@dataclass(frozen=True, eq=False)
class Planning(PhaseResult):
    """Step 2, what the round wants.

    definition : a row a KPI: kpi pillar weight unit better period counter (KPI of quality
        beside one of volume, or "") provenance version effective_from effective_until
        definition_id (by which other pilots know it) calculation (kind of formula; of a
        survey audiences, weights and best codes) counted_by (month or quarter)
        title_<language>
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
    action_plan : a row an action: id center start due moves cause cost dose_planned
        owner_<language> title_<language> dose_unit_<language>
    survey_plan : a row an audience that is asked: audience planned opens closes weighting
    ethics : a row a point: point state ("stated" "partly" "missing") lacking (codes of
        languages) text_<language>
    consent : a row a (audience, language): audience language state refusal ("offered"
        "missing") consent_text
    risk : a row a risk, the gravest first: id about (action, KPI or "") likelihood impact
        score (their product) band ("high" "medium" "low") text_<language> owner_<language>
        response_<language>
    risk_matrix : a row a (impact, likelihood): impact likelihood band risks (ids)
    theory_node : a row a node of the theory of change: kind ("cause" "action" "item" "kpi"
        "pillar") id (of the first of several like actions) audience actions centers
        (missing for an action of all centers) title_<language>
    theory_link : a row a link: from_kind from_id to_kind to_id basis ("cause" "aim"
        "driver" "question" "pillar") grade (evidence of a cause) share (of a driver in what
        explained the overall answer in the last round)
    aim : a row a target of all centers together, or what an action is to move: kind ("kpi"
        "item") id audience baseline target chance difficulty (of KPIs) actions feeding
        (actions at questions that feed it) centers cost reason (why there is no target)
    instrument : a row an audience: audience version (of the form) questions short (in the
        short form) conditional (asked after certain answers) languages lacking (those of
        the form in which all words stand, or some are missing) linked (whether pilot.yml
        has the address of the web form)
    assignment : a row a center: center role (in force) proposed_role ("pilot"
        "comparison" or "") block (pair or stratum, from 1) partner distance (of the two of
        a pair) allocation ("matched_pairs" "stratified") seed reason (why nothing is
        proposed) others (how many centers have another role in force; the same in each row)
    balance : a row a (covariate or KPI, allocation): kind ("covariate" "kpi") id allocation
        ("in_force" "proposed") pilot_mean comparison_mean pilots comparisons difference (of
        the means, in standard deviations) variance_ratio usual (difference that 95 % of all
        lots keep under) reason (why it was left out)
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
    instrument: pd.DataFrame
    action_plan: pd.DataFrame
    survey_plan: pd.DataFrame
    ethics: pd.DataFrame
    consent: pd.DataFrame
    risk: pd.DataFrame
    risk_matrix: pd.DataFrame
    theory_node: pd.DataFrame
    theory_link: pd.DataFrame
    aim: pd.DataFrame
    assignment: pd.DataFrame
    balance: pd.DataFrame
    weight_consultation: pd.DataFrame
    weight_disagreement: pd.DataFrame
