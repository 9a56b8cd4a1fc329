"""KPIs by sex, age and other groups: values, and gaps to a reference with intervals."""

from pescycle.paf.equity.cells import MEASURED, GroupCells, group_cells
from pescycle.paf.equity.findings import gap_finding, judged
from pescycle.paf.equity.gaps import GAP_COLUMNS, equity_gaps
from pescycle.paf.equity.values import VALUE_COLUMNS, equity_values

__all__ = [
    "GAP_COLUMNS",
    "MEASURED",
    "VALUE_COLUMNS",
    "GroupCells",
    "equity_gaps",
    "equity_values",
    "gap_finding",
    "group_cells",
    "judged",
]
