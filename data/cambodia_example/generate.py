"""Make the synthetic data of the example pilot, the same bytes each time.

Run ``python data/cambodia_example/generate.py`` to write it anew where it stands, or with
a folder's name to make a whole copy of the example there. What is planted, and how large,
stands in the module ``truths`` of the generator.
"""

import argparse
import csv
import shutil
from datetime import datetime
from pathlib import Path

from generator import consultation, employer, jobseeker, staff
from generator.centers import Center, read_centers
from generator.corrections import ROUND as CORRECTING
from generator.corrections import correction_rows
from generator.days import day_rows
from generator.export import Export, export_rows
from generator.files import write_csv, write_workbook
from generator.groups import group_rows
from generator.leavers import leaver_rows
from generator.maturity import CHECKED, assessor_rows, consensus_rows
from generator.measures import Row, month_rows
from generator.truths import PLANNED, SERVED, TURNS, Turn

HERE = Path(__file__).resolve().parent
# Written by hand: copied, never generated.
BY_HAND = ("*.yml", "README.md", "centers.csv", "questionnaires/*", "rounds/*/round.yml")
BY_HAND += ("editions/*", "anchors/*")
WRITTEN_DOWN = (
    "actions events quotations questions findings causes lessons risks decisions "
)
WRITTEN_DOWN += (
    "context stakeholders consultation workshops opinions recommendations project"
)
BY_HAND_TABLES = tuple(f"rounds/*/{name}.csv" for name in WRITTEN_DOWN.split())
FRAME_PER_HEAD = {"jobseeker": 0.003, "employer": 0.0004}  # people to be asked a round
LAST = TURNS[-1].id
Rows = list[list[object]]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Make the example pilot (synthetic data).")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    generate(parser.parse_args().folder.resolve())


def generate(folder: Path) -> None:
    """Write every generated file below ``folder``; into another folder, copy the rest."""
    if folder != HERE:
        copy_hand_written(folder)
    centers = read_centers(HERE / "centers.csv")
    for turn in TURNS:
        target = folder / "rounds" / turn.id
        write_measures(target / "kpi", turn, centers)
        write_csv(target / "kpi" / "leavers.csv", leaver_rows(turn, centers))
        write_responses(target / "css", turn, centers)
        write_csv(target / "sample.csv", sample_rows(centers))
        write_csv(target / "frame.csv", frame_rows(centers))
        if turn.id in CHECKED:
            write_csv(target / "maturity.csv", assessor_rows(turn.id, centers))
    held = folder / "rounds" / consultation.ROUND
    write_csv(held / "weights.csv", consultation.weight_rows())
    write_csv(held / "comparisons.csv", consultation.comparison_rows())
    days = [["center", "measure", "day", "count"], *day_rows(centers, TURNS[-1].months)]
    write_csv(folder / "rounds" / LAST / "days.csv", days)
    late = folder / "rounds" / CORRECTING / "kpi" / "visites_2e_trimestre_2023.csv"
    write_csv(late, correction_rows(centers))
    consensus = folder / "rounds" / LAST / "consensus.csv"
    write_csv(consensus, consensus_rows(LAST, centers))


def copy_hand_written(folder: Path) -> None:
    """Copy what is written by hand, so that the copy is a whole pilot folder."""
    for pattern in (*BY_HAND, *BY_HAND_TABLES):
        for source in HERE.glob(pattern):
            target = folder / source.relative_to(HERE)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def write_measures(folder: Path, turn: Turn, centers: list[Center]) -> None:
    """Write a round's months in the form of that round: a CSV, another one, a workbook."""
    rows = [
        row
        for month in turn.months
        for center in centers
        for row in month_rows(center, month)
    ]
    MEASURE_WRITERS[turn.id](folder, rows)
    write_groups(folder, turn, centers)


def write_groups(folder: Path, turn: Turn, centers: list[Center]) -> None:
    """Write the parts of the months by sex, age and disability, in all rounds alike."""
    table: Rows = [["center", "month", "measure", "group", "category", "value"]]
    for month in turn.months:
        for center in centers:
            parts = group_rows(center, month, month_rows(center, month))
            table += [[c, f"{year}-{m:02d}", *rest] for c, (year, m), *rest in parts]
    write_csv(folder / "by_group.csv", table)


def write_comma_separated(folder: Path, rows: list[Row]) -> None:
    """Write months like 2022-01, with a byte-order mark, as a spreadsheet saves it."""
    table = [["center", "month", "measure", "stratum", "value"]]
    table += [[c, f"{year}-{month:02d}", *rest] for c, (year, month), *rest in rows]
    path = folder / "measures_2022.csv"
    write_csv(path, table, encoding="utf-8-sig", line_end="\r\n")


def write_semicolon_separated(folder: Path, rows: list[Row]) -> None:
    """Write months like 2023-01-01 below French column names."""
    table = [["centre", "mois", "mesure", "strate", "valeur"]]
    table += [[c, f"{year}-{month:02d}-01", *rest] for c, (year, month), *rest in rows]
    write_csv(folder / "mesures_2023_01-06.csv", table, separator=";", line_end="\r\n")


def write_titled_workbook(folder: Path, rows: list[Row]) -> None:
    """Write months as real dates below a title."""
    table = [["Monthly measures (synthetic example)"], []]
    table += [["Center", "Month", "Measure", "Stratum", "Value"]]
    table += [[c, datetime(*month, 1), *rest] for c, month, *rest in rows]
    write_workbook(folder / "measures_2023_07-12.xlsx", {"monthly": table})


# Three rounds, three habits of the office that sends the file.
MEASURE_WRITERS = {
    "2022-2": write_comma_separated,
    "2023-1": write_semicolon_separated,
    "2023-2": write_titled_workbook,
}


def write_responses(folder: Path, turn: Turn, centers: list[Center]) -> None:
    """Write the three raw exports of a round."""
    asked = Export("jobseeker", jobseeker, turn, centers)
    write_csv(
        folder / "jobseeker.csv",
        export_rows(asked, turn.jobseekers),
        separator=";",
        quoting=csv.QUOTE_ALL,
    )
    asked = Export("employer", employer, turn, centers)
    sheets = {"employer": export_rows(asked, turn.employers)}
    write_workbook(folder / "employer.xlsx", sheets)
    asked = Export("staff", staff, turn, centers)
    write_csv(folder / "staff.csv", export_rows(asked, turn.staff))


def sample_rows(centers: list[Center]) -> Rows:
    """How many people could be asked, and how many answers are wanted."""
    rows: Rows = [["audience", "center", "frame", "planned"]]
    for audience, planned in PLANNED.items():
        for center in centers:
            rows.append([audience, center.id, clients(audience, center), planned])
    return rows


def clients(audience: str, center: Center) -> int:
    """How many people of an audience a center served, or has."""
    share = FRAME_PER_HEAD.get(audience)
    return round(center.labour_force * share) if share else center.staff


def frame_rows(centers: list[Center]) -> Rows:
    """How many people were served, by center and by what the registers hold of them."""
    rows: Rows = [["audience", "margin", "category", "count"]]
    for audience, margins in SERVED.items():
        served = {center.id: clients(audience, center) for center in centers}
        rows += [[audience, "center", name, count] for name, count in served.items()]
        for margin, shares in margins.items():
            counts = whole_counts(sum(served.values()), shares)
            rows += [[audience, margin, name, count] for name, count in counts.items()]
    return rows


def whole_counts(total: int, shares: dict[str, float]) -> dict[str, int]:
    """The total in whole people by shares; the first one takes what rounding leaves."""
    counts = {name: round(total * share) for name, share in shares.items()}
    counts[next(iter(counts))] += total - sum(counts.values())
    return counts


if __name__ == "__main__":
    main()
