"""What a team writes down while it plans: what may go wrong."""

from pescycle.model.tables import CellType, Column, TableContract, Thing

RISKS = TableContract(
    name="risks",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        Column(name="about", type=CellType.SLUG, required=False),  # an action, or all
        Column(name="likelihood", type=CellType.RATING),
        Column(name="impact", type=CellType.RATING),
    ),
    key=("id",),
    text_prefixes=("text",),
    optional_prefixes=("owner", "response"),
    names=Thing.RISK,
)
