"""The maturity check: scores of statements, agreement, severity, consensus, links."""

from pescycle.paf.maturity.agreement import agreement
from pescycle.paf.maturity.consensus import agreed_sections, consensus
from pescycle.paf.maturity.differences import self_peer_differences
from pescycle.paf.maturity.links import enabler_changes, enabler_links
from pescycle.paf.maturity.sections import (
    all_centers,
    assessor_sections,
    assessor_statements,
    center_figures,
)
from pescycle.paf.maturity.severity import Severity, adjusted, severity
from pescycle.paf.maturity.statements import statement_scores

__all__ = [
    "Severity",
    "adjusted",
    "agreed_sections",
    "agreement",
    "all_centers",
    "assessor_sections",
    "assessor_statements",
    "center_figures",
    "consensus",
    "enabler_changes",
    "enabler_links",
    "self_peer_differences",
    "severity",
    "statement_scores",
]
