"""How respondents were drawn, and what that means for the variance of any figure."""

from pescycle.css.design.sample_design import (
    Design,
    DomainMeans,
    domain_means,
    sample_design,
)

__all__ = ["Design", "DomainMeans", "domain_means", "sample_design"]
