"""What a team writes down while it plans: what may go wrong."""

from pescycle.model.tables import CellType, Column, TableContract, Thing

RISKS = TableContract(
    name="risks",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        # Empty where the whole plan is meant.
        Column(
            name="about",
            type=CellType.SLUG,
            required=False,
            links=(Thing.ACTION, Thing.KPI),
        ),
        Column(name="likelihood", type=CellType.RATING),
        Column(name="impact", type=CellType.RATING),
    ),
    key=("id",),
    text_prefixes=("text",),
    optional_prefixes=("owner", "response"),
    names=Thing.RISK,
)
