"""What step 3 hands over."""

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pescycle.phases.results.result import PhaseResult


@dataclass(frozen=True, eq=False)
class Action(PhaseResult):
    """Step 3, what was done.

    action_progress : a row an action: id center start due state done_on days_late moves
        title_<language>
    action_count : a row a center incl. all: center planned done late dropped open
        (planned = all actions; done = a day is written down; open = neither done nor
        dropped; late = done late or overdue)
    action_delivery : a row an action: id center moves state days_late dose_planned
        dose_done dose_share fidelity (0-100) delivery ("high" "moderate" "low": the lower
        of dose_share and fidelity; "none" "unknown") barrier title_<language>
        dose_unit_<language>
    barrier_count : a row a barrier that was named: barrier actions late dropped open
    decision_log : a row a decision: id date about thing (what about is: "action" "kpi" ...)
        decision by_<language> reason_<language> what_<language> (what the team calls it)
    response_count : a row a (audience, center incl. all): audience center planned collected
        share state
    response_week : a row a (audience, center incl. all, week): audience center week
        (Monday) collected planned (the plan spread evenly over the fieldwork) state
    precision_so_far : a row a (audience, center incl. all): audience center collected
        margin_planned margin (of a share of 50 %, with the answers so far) state
    fieldwork_outlook : a row a (audience, center incl. all): audience center planned
        collected per_week (mean pace so far) trend (present pace over it, all centers)
        expected low high (answers at the end; no limits once it is over) level method
        shortfall (expected below the plan) margin_planned margin_expected (of a share
        of 50 %) finding ("reached" "on_course" "watch" "call" "short") place (1 =
        largest shortfall of the audience's single centers) seen_on (day of the last
        answer) closes state
    fieldwork_group : a row a (audience, group "mode" or "interviewer", category):
        audience group category (an interviewer is a number within the file) collected
        share (of all answers) days (with an answer) per_day state
    refusal : a row a (audience, group "center" "mode" "interviewer", category; of centers
        incl. all): audience group category refused (said no to the consent question)
        answered share low high level method base (both together) state
    response_rate : a row a (audience, center incl. all) whose sample says how many were
        asked: audience center asked collected share state
    staff_pulse : like that of ``Observation``, from the answers so far
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
    action_delivery: pd.DataFrame
    barrier_count: pd.DataFrame
    decision_log: pd.DataFrame
    response_count: pd.DataFrame
    response_week: pd.DataFrame
    precision_so_far: pd.DataFrame
    fieldwork_outlook: pd.DataFrame
    fieldwork_group: pd.DataFrame
    refusal: pd.DataFrame
    response_rate: pd.DataFrame
    staff_pulse: pd.DataFrame
    monitor_chart: pd.DataFrame
    monitor_point: pd.DataFrame
    monitor_signal: pd.DataFrame
    monitor_rule: pd.DataFrame
    monitor_kpi: pd.DataFrame
    monitor_season: pd.DataFrame
    gaming_check: pd.DataFrame
    gaming_count: pd.DataFrame
