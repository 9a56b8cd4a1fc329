"""Figures of the survey with what chance allows to say of them."""

from pescycle.css.estimates.cells import AnswerCells, answer_cells
from pescycle.css.estimates.covariances import domain_covariance
from pescycle.css.estimates.domains import Domains, domains_of, groups_and_all
from pescycle.css.estimates.figures import Outcome
from pescycle.css.estimates.intervals import ShareInterval, mean_interval, share_interval
from pescycle.css.estimates.items import estimates, shown_centers
from pescycle.css.estimates.means import DomainMeans, domain_means
from pescycle.css.estimates.quantiles import QuantileInterval, QuantileRule, quantiles
from pescycle.css.estimates.sums import Sums, means, ratios, totals

__all__ = [
    "AnswerCells",
    "DomainMeans",
    "Domains",
    "Outcome",
    "QuantileInterval",
    "QuantileRule",
    "ShareInterval",
    "Sums",
    "answer_cells",
    "domain_covariance",
    "domain_means",
    "domains_of",
    "estimates",
    "groups_and_all",
    "mean_interval",
    "means",
    "quantiles",
    "ratios",
    "share_interval",
    "shown_centers",
    "totals",
]
