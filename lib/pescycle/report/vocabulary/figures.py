"""What stands beside a figure: its state, how it came about, why it is missing."""

from pescycle.model.findings import CellState, DriverMethod
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "state": {
        CellState.PUBLISHED: message("published"),
        CellState.HIDDEN: message("hidden (base too small)"),
        CellState.PROTECTING: message("hidden (protects people or another figure)"),
        CellState.INSUFFICIENT: message("no answers"),
    },
    "method": {
        "wilson": message("Wilson score interval"),
        "wald_exact": message("Wald's exact interval of a ratio of variances"),
        "wilson_effective": message("Wilson score interval on the effective sample size"),
        "t": message("t interval"),
        "feldt": message("Feldt's interval of alpha"),
        "no_variance": message("no variance estimate (a single sampling unit)"),
        "t_months": message("t interval over months"),
        "t_poisson": message("t interval, months varying as a count does by chance"),
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
        "gamma_poisson": message("negative binomial limits of the answers to come"),
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
}
