"""Make the synthetic data of the second example pilot, the same bytes each time.

Run ``python data/second_pes_example/generate.py`` to write it anew where it stands, or with
a folder's name to make a whole copy of the example there. Only uniform numbers are drawn
from numpy's PCG64; everything else is made of them here.
"""

import argparse
import csv
import shutil
from math import sqrt
from pathlib import Path
from statistics import NormalDist

import numpy as np

HERE = Path(__file__).resolve().parent
BY_HAND = ("*.yml", "README.md", "centers.csv", "questionnaires/*", "rounds/*/round.yml")
BY_HAND += ("rounds/*/actions.csv", "rounds/*/events.csv")
SEED = 20240607
STANDARD = NormalDist()

# What is planted, and how large.
PILOT_CENTERS = ("a1", "a2", "a3")
SLOTS = {"premier_entretien": 0.18, "de_delai": 0.22, "de_generale": 0.06}
BEGIN = (2024, 1)  # the first quarter in which the pilot centers keep slots

SIZES = {"a1": 410, "a2": 330, "a3": 240, "a4": 390, "a5": 300, "a6": 220}
SEASON = (1.10, 1.00, 0.85, 1.05)
SHARES = {
    "Entretiens sous 10 jours": ("Inscriptions", 0.52),
    "En emploi à 90 jours": ("Sorties", 0.38),
    "Encore en emploi": ("Placés il y a 6 mois", 0.61),
    "Postes pourvus sous 30 jours": ("Postes déposés", 0.34),
}
COUNTS = {  # a quarter and registered person, and growth a year
    "Inscriptions": (1.0, 0.02),
    "Contacts hors agence": (0.35, 0.06),
    "Sorties": (0.55, 0.02),
    "Placés il y a 6 mois": (0.21, 0.02),
    "Postes déposés": (0.38, 0.03),
    "Postes pourvus": (0.25, 0.03),
}
DAYS = 27.0  # until a post is filled
ITEMS = {
    "jobseeker": {
        "de_generale": 0.52,
        "de_delai": 0.38,
        "de_conseil": 0.61,
        "de_ecoute": 0.57,
        "de_offres": 0.33,
    },
    "employer": {"ent_generale": 0.50, "ent_candidats": 0.36, "ent_suivi": 0.47},
}
ANSWERS = {"jobseeker": 25, "employer": 15}  # a center and round
FILES = {"jobseeker": "demandeurs.csv", "employer": "entreprises.csv"}
CONSENT = {"jobseeker": "de_accord", "employer": "ent_accord"}
COMMON = 0.6  # how far one person's answers go together
NONE_EVERY = 29  # one answer of so many is "does not apply"
Table = list[list[object]]


class Draws:
    """A stream of draws of its own."""

    def __init__(self, *stream: int) -> None:
        self._source = np.random.Generator(np.random.PCG64([SEED, *stream]))

    def uniform(self) -> float:
        return max(float(self._source.random()), 2.0**-53)

    def normal(self) -> float:
        return STANDARD.inv_cdf(self.uniform())

    def count(self, mean: float) -> int:
        return max(0, round(mean + sqrt(mean) * self.normal()))

    def successes(self, trials: int, share: float) -> int:
        return int((self._source.random(trials) < share).sum())


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Make the second example (synthetic).")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    generate(parser.parse_args().folder.resolve())


def generate(folder: Path) -> None:
    """Write every generated file below ``folder``; into another folder, copy the rest."""
    if folder != HERE:
        copy_hand_written(folder)
    write(folder / "rounds/2023/kpi/comptages_2022_2023.csv", wide_table((2022, 2023)))
    write(folder / "rounds/2024/kpi/comptages_2024.csv", long_table(2024))
    for year in (2023, 2024):
        for number, audience in enumerate(ITEMS):
            path = folder / "rounds" / str(year) / "css" / FILES[audience]
            write(path, answers(audience, year, Draws(2, year, number)))
        write(folder / "rounds" / str(year) / "sample.csv", sample_table())


def copy_hand_written(folder: Path) -> None:
    """Copy what is written by hand, so that the copy is a whole pilot folder."""
    for pattern in BY_HAND:
        for source in HERE.glob(pattern):
            target = folder / source.relative_to(HERE)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def write(path: Path, table: Table) -> None:
    """Write a table with semicolons, as a French spreadsheet does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        separator = "," if path.name == "sample.csv" else ";"
        csv.writer(file, delimiter=separator, lineterminator="\n").writerows(table)


def quarter(center: str, year: int, number: int) -> dict[str, int]:
    """Counts of a center in a quarter."""
    draws = Draws(1, list(SIZES).index(center), year, number)
    size = SIZES[center] * SEASON[number - 1]
    found = {
        name: draws.count(size * rate * (1 + growth) ** (year - 2022))
        for name, (rate, growth) in COUNTS.items()
    }
    helped = center in PILOT_CENTERS and (year, number) >= BEGIN
    for name, (whole, share) in SHARES.items():
        planted = SLOTS["premier_entretien"] if name.startswith("Entretiens") else 0.0
        found[name] = draws.successes(found[whole], share + planted * helped)
    spread = DAYS * sqrt(found["Postes pourvus"]) * 0.4 * draws.normal()
    found["Jours de pourvoi"] = round(DAYS * found["Postes pourvus"] + spread)
    return found


def wide_table(years: tuple[int, ...]) -> Table:
    """A row a center and indicator, a column a quarter."""
    times = [(year, number) for year in years for number in range(1, 5)]
    table: Table = [["agence", "indicateur", *(f"T{n} {year}" for year, n in times)]]
    for center in SIZES:
        found = [quarter(center, *time) for time in times]
        table += [[center, name, *(each[name] for each in found)] for name in found[0]]
    return table


def long_table(year: int) -> Table:
    """A row a center, quarter and indicator, named by the ids of the framework."""
    table: Table = [["agence", "trimestre", "indicateur", "nombre"]]
    for center in SIZES:
        for number in range(1, 5):
            rows = quarter(center, year, number).items()
            table += [[center, f"{year}-T{number}", IDS[name], n] for name, n in rows]
    return table


IDS = {
    "Inscriptions": "inscriptions",
    "Entretiens sous 10 jours": "entretiens_10j",
    "Contacts hors agence": "contacts",
    "Sorties": "sorties",
    "En emploi à 90 jours": "en_emploi_90",
    "Placés il y a 6 mois": "placees_6m",
    "Encore en emploi": "encore_6m",
    "Postes déposés": "postes",
    "Postes pourvus sous 30 jours": "postes_30j",
    "Postes pourvus": "postes_pourvus",
    "Jours de pourvoi": "jours_pourvoi",
}


def answers(audience: str, year: int, draws: Draws) -> Table:
    """One row an answer, as a form's export has it."""
    items = ITEMS[audience]
    more = ["de_recommande", "de_sexe"] if audience == "jobseeker" else []
    table: Table = [
        ["cle", "date_envoi", "agence", "canal", CONSENT[audience], *items, *more]
    ]
    for center in SIZES:
        for number in range(1, ANSWERS[audience] + 1):
            key = f"{audience[0]}-{year}-{center}-{number:03d}"
            rated = ratings(center, year, items, draws)
            row = [key, moment(year, draws), center, channel(draws), "oui", *rated]
            if more:
                told = min(10, max(0, rated[0] + round(draws.normal())))
                sex = "femme" if draws.uniform() < 0.53 else "homme"
                row += [told, sex]
            table.append(row)
    return table


def ratings(center: str, year: int, items: dict[str, float], draws: Draws) -> list[int]:
    """One person's ratings from 1 to 10; 98 where a question does not apply."""
    common, found = draws.normal(), []
    for place, (item, share) in enumerate(items.items()):
        helped = center in PILOT_CENTERS and year >= BEGIN[0]
        best = share + SLOTS.get(item, 0.0) * helped
        own = COMMON * common + sqrt(1 - COMMON**2) * draws.normal()
        level = STANDARD.cdf(own)
        skipped = place and int(draws.uniform() * NONE_EVERY) == 0
        found.append(98 if skipped else rating(level, best))
    return found


def rating(level: float, best: float) -> int:
    """The rating at a level 0..1, of which the share ``best`` are 8, 9 or 10."""
    if level >= 1 - best:
        return 8 + min(2, int(3 * (level - (1 - best)) / best))
    return 1 + min(6, int(7 * sqrt(level / (1 - best))))


def moment(year: int, draws: Draws) -> str:
    """Day and hour within the fieldwork."""
    day = int(draws.uniform() * 54)  # 7 October to 29 November
    month, number = (10, 7 + day) if day < 25 else (11, day - 24)
    clock = int(draws.uniform() * 600)
    return f"{number:02d}/{month}/{year} {8 + clock // 60:02d}:{clock % 60:02d}"


def channel(draws: Draws) -> str:
    """How the person was asked."""
    return "web" if draws.uniform() < 0.6 else "telephone"


def sample_table() -> Table:
    """How many people could be asked, and how many answers are wanted."""
    table: Table = [["audience", "center", "frame", "planned"]]
    for audience, share in (("jobseeker", 4.0), ("employer", 0.5)):
        for center, size in SIZES.items():
            table.append([audience, center, round(size * share), ANSWERS[audience]])
    return table


if __name__ == "__main__":
    main()
