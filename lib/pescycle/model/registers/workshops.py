"""The short, regular workshops between rounds."""

from pescycle.model.tables import CellType, Column, TableContract, Thing

WORKSHOPS = TableContract(
    name="workshops",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        Column(name="date", type=CellType.DATE),
        Column(name="start", type=CellType.TIME),
        Column(name="minutes", type=CellType.COUNT),
    ),
    key=("id",),
    text_prefixes=("title",),
    names=Thing.WORKSHOP,
)
