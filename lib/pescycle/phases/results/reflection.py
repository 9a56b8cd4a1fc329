"""What step 5 hands over."""

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pescycle.phases.results.result import PhaseResult


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
    learning_change : a row a (audience, dimension) shown in both rounds: audience dimension
        item (its questions) statistic ("index") before value change se df low high level
        method minimum_detectable p p_adjusted adjustment comparisons verdict (what stays
        clear after the adjustment)
    lesson : a row a KPI or item that actions were to move: moves planned done dropped open
        since centers (pilot centers that acted) effect low high verdict
    proposal : id kind kpi item audience center since value low high reference
    action_expected : a row an action of the round: action center moves state
        done_on days_late target before value change low high verdict (of its own center)
        since effect effect_low effect_high effect_verdict (centers that acted against
        comparison centers) evidence (see ``Evidence``) proposed (what the figures propose)
        title_<language>
    team_lesson : what the team wrote, a row a lesson: lesson action ("" of the round
        itself) center loop ("single" "double") decision ("keep" "adapt" "stop") question
        (it leads to) proposed; text_ reason_ title_<language>
    chain : from question to lesson, in the questions' order, a row the actions of the round
        that have their title, cause and aim in common, and a row a cause that no action has
        taken up: question finding cause cause_round grade (the weaker of finding and cause)
        actions centers planned done moves since effect effect_low effect_high
        effect_verdict lessons decisions next_questions (several joined by a space);
        question_text_ finding_text_ cause_text_ title_<language>
    question_trail : a row a question of the round: question kind grade origin (the id that
        it grew out of) findings sources (joined by a space) found (best grade of these, or
        ""); text_<language>
    project_evaluation : a row a (aspect, measure, audience): aspect ("scope" "time" "cost"
        "participation") measure audience origin ("team": project.csv; "files": counted from
        the round's other files) planned actual ratio (actual / planned) finding
        text_<language> unit_<language>
    opinion : a row a (topic, expert): topic expert (a code) rating (1 to 5) text_<language>
    opinion_topic : a row a topic, and "all": topic experts lowest middle highest (ratings)
        asked_before (experts of the round before too) middle_before middle_same (medians of
        these alone) alpha (Krippendorff's, ordinal, of "all") low high level method finding
    recommendation : a row a recommendation so far: recommendation first_round way
        (its statuses, joined by a space) status rounds (with that status) finding ("new"
        "forward" "same" "back" "left" "missing") proven (evidence was written down)
        text_<language> evidence_<language>
    capacity_proposal : a row a proposal: id source ("maturity" "staff" "barrier"
        "fidelity") about (section, item, barrier or aim) audience phase (lowest of the
        section) round value (points, share or number of actions) low high level method
        base (assessors, answers or actions) reference (the rule's threshold)
    """

    phase: ClassVar[str] = "reflection"
    kpi_change: pd.DataFrame
    item_expected: pd.DataFrame
    item_change: pd.DataFrame
    pilot_effect: pd.DataFrame
    center_path: pd.DataFrame
    score_decomposition: pd.DataFrame
    learning_change: pd.DataFrame
    lesson: pd.DataFrame
    proposal: pd.DataFrame
    action_expected: pd.DataFrame
    team_lesson: pd.DataFrame
    chain: pd.DataFrame
    question_trail: pd.DataFrame
    project_evaluation: pd.DataFrame
    opinion: pd.DataFrame
    opinion_topic: pd.DataFrame
    recommendation: pd.DataFrame
    capacity_proposal: pd.DataFrame
