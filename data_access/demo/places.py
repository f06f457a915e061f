"""The agencies of both cities as a tree, and how staff spreads over them.

Makes the rows of `city`, `city_population` and `agency`, one after the other.
Draws nothing at random: sizes decide how many schools, puskesmas, kelurahan and inner units there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import polars as pl

from data_access.contract import places
from data_access.demo import planted
from data_access.demo.opd import KERTAPATI, KERTAPATI_KELURAHAN, TOWNS, Opd, Town
from data_access.demo.tree import GURU, KESEHATAN, LAINNYA, SHARES, Places, Unit
from data_access.demo.window import Size, Window, later, number

_INNER = (
    "Sekretariat", "Bidang Perencanaan dan Program", "Bidang Pelayanan", "Bidang Pengendalian",
    "Bidang Data dan Informasi", "Bidang Sarana dan Prasarana",
)  # fmt: skip
_DIVISIONS = (
    "Bagian Umum", "Bagian Organisasi", "Bagian Hukum", "Bagian Tata Pemerintahan",
    "Bagian Kesejahteraan Rakyat", "Bagian Perekonomian",
)  # fmt: skip


def laid_out(size: Size) -> Places:
    """The units a city of this size has."""
    window = Window(size)
    units = [unit for place, town in enumerate(TOWNS) for unit in _town(place, town, size.employees * town.share)]
    return Places(tuple(_renamed(units, window.renaming)), number(window.renaming))


def _town(place: int, town: Town, staff: float) -> Iterator[Unit]:
    yield Unit(town.key, place, None, "", town.name, "KOTA", None, town.code)
    yield from _offices(place, town, staff)
    yield from _districts(place, town, staff)
    yield from _health_centres(place, town, staff)
    yield from _schools(place, town, staff)


def _offices(place: int, town: Town, staff: float) -> Iterator[Unit]:
    for opd in town.opd:
        key = f"{town.key}-{opd.code}"
        inner = _inner_count(opd, staff)
        rest = 0.15 if inner else 1.0
        pull = _pull(town, opd)
        yield Unit(
            key,
            place,
            town.key,
            key,
            opd.name,
            opd.kind,
            opd.sector,
            serves=opd.serves,
            pull=_times(pull, rest),
        )
        names = _DIVISIONS if opd.code == "SETDA" else _INNER
        for step in range(inner):
            share = _times(pull, (1 - rest) / inner)
            yield Unit(f"{key}-U{step + 1}", place, key, key, names[step], "UNIT", opd.sector, pull=share)


def _inner_count(opd: Opd, staff: float) -> int:
    """Three to six inner units for an office of sixty or more; none in the one that is renamed as a whole."""
    if opd.code == planted.RENAMED_OPD.partition("-")[2]:
        return 0
    expected = staff * SHARES[LAINNYA] * opd.weight / 70
    return 0 if expected < 60 else int(min(6, max(3, expected // 30)))


def _pull(town: Town, opd: Opd) -> tuple[float, float, float]:
    clinical = {"RSUD-ANUTAPURA": 35.0, "RSUD-BARI": 26.0, "RSUD-GANDUS": 10.0, "DINKES": 6.0}.get(opd.code, 0.0)
    return (1.0 if opd.code == town.education else 0.0, clinical, opd.weight)


def _times(pull: tuple[float, float, float], share: float) -> tuple[float, float, float]:
    return (pull[0] * share, pull[1] * share, pull[2] * share)


def _districts(place: int, town: Town, staff: float) -> Iterator[Unit]:
    for step, (name, villages) in enumerate(zip(town.kecamatan, town.kelurahan, strict=True), start=1):
        key, region = f"{town.key}-KEC-{step:02d}", f"{town.code}.{step:02d}"
        yield Unit(key, place, town.key, key, f"Kecamatan {name}", "KECAMATAN", "KEWILAYAHAN", region,
                   serves=True, pull=(0.0, 0.0, 0.6))  # fmt: skip
        ours = town.key == "1671" and step == KERTAPATI
        if not ours and staff / town.share < 5_000:
            continue
        for at in range(villages):
            words = KERTAPATI_KELURAHAN[at] if ours else f"Contoh {at + 1} {name}"
            village = f"{town.key}-KEL-{step:02d}-{1001 + at}"
            yield Unit(village, place, key, key, f"Kelurahan {words}", "KELURAHAN", "KEWILAYAHAN",
                       f"{region}.{1001 + at}", pull=(0.0, 0.0, 0.13))  # fmt: skip


def _district(town: Town, step: int) -> int:
    """Kecamatan numbers in turn, Kertapati first, so that it has schools in a small city too."""
    first = KERTAPATI if town.key == "1671" else 1
    return (first - 1 + step) % len(town.kecamatan) + 1


def _health_centres(place: int, town: Town, staff: float) -> Iterator[Unit]:
    count = int(min(45, max(2, staff * SHARES[KESEHATAN] * 0.58 / 45)))
    parent = f"{town.key}-DINKES"
    for step in range(count):
        district = _district(town, step)
        name = f"Puskesmas Contoh {step + 1} {town.kecamatan[district - 1]}"
        yield Unit(f"{town.key}-PKM-{step + 1:02d}", place, parent, parent, name, "PUSKESMAS", _HEALTH,
                   f"{town.code}.{district:02d}", serves=True, pull=(0.0, 58 / count, 3 / count))  # fmt: skip


_HEALTH = "KESEHATAN"


def _schools(place: int, town: Town, staff: float) -> Iterator[Unit]:
    count = int(min(900, max(3, staff * SHARES[GURU] / 40)))
    parent = f"{town.key}-{town.education}"
    secondary = max(1, count // 4)
    for step in range(count):
        kind, at = ("SMP", step + 1) if step < secondary else ("SD", step - secondary + 1)
        district = _district(town, step)
        pull = (1.4 if kind == "SMP" else 0.9) * (0.7 + 0.6 * (step * 37 % 100) / 100) * 100 / count
        yield Unit(
            f"{town.key}-{kind}-{at:03d}", place, parent, parent,
            f"{kind} Negeri Contoh {at} {town.kecamatan[district - 1]}", "SEKOLAH", "PENDIDIKAN",
            f"{town.code}.{district:02d}", npsn=f"{99_100_000 + place * 100_000 + step + 1}",
            pull=(pull, 0.0, 5 / count),
        )  # fmt: skip


def _renamed(units: list[Unit], renaming: date) -> Iterator[Unit]:
    """The renamed agency ends the day before and its successor begins; its staff follows (see `people`)."""
    for unit in units:
        if unit.id != planted.RENAMED_OPD:
            yield unit
            continue
        end = renaming - timedelta(days=1)
        yield replace(unit, valid_to=end, successor=planted.RENAMED_TO)
        new = planted.RENAMED_TO
        yield replace(unit, id=new, opd=new, name=planted.RENAMED_NAME, valid_from=renaming, pull=(0.0, 0.0, 0.0))


def agency_rows(here: Places) -> pl.DataFrame:
    units = here.units
    return pl.DataFrame(
        {
            "id": [unit.id for unit in units],
            "city_code": [TOWNS[unit.city].code for unit in units],
            "parent_id": [unit.parent for unit in units],
            "name": [unit.name for unit in units],
            "kind": [unit.kind for unit in units],
            "sector": [unit.sector for unit in units],
            "region_code": [unit.region for unit in units],
            "npsn": [unit.npsn for unit in units],
            "valid_from": [unit.valid_from for unit in units],
            "valid_to": [unit.valid_to for unit in units],
            "successor_id": [unit.successor for unit in units],
        },
        schema_overrides={"valid_to": pl.Date, "successor_id": pl.String},
    )


def city_rows() -> pl.DataFrame:
    names = [column.name for column in places.CITY.columns]
    return pl.DataFrame([(t.code, t.name, t.province, t.timezone) for t in TOWNS], schema=names, orient="row")


def population_rows(window: Window) -> pl.DataFrame:
    """Inhabitants, growing by about one percent a year around the figure of 2025."""
    years = range(later(window.opening, -12).year, window.as_of.year + 1)
    rows = [(t.code, year, round(t.population * 1.011 ** (year - 2025))) for t in TOWNS for year in years]
    return pl.DataFrame(rows, schema=["city_code", "year", "population"], orient="row")
