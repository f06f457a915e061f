"""What is known of the regulations that rules rest on: since when, changed by what, replacing what.

Only what a source says (`domain.md`); a regulation that is not here has no more to say than its number and year.
"""

from __future__ import annotations

from collections.abc import Mapping

from data_access.language import N_, t

VALIDITY: Mapping[str, str] = {
    "UU 20/2023": N_("berlaku sejak 2023"),
    "PP 11/2017": N_("berlaku sejak 2017, diubah PP 17/2020"),
    "PP 49/2018": N_("berlaku sejak 2018"),
    "PermenPANRB 6/2022": N_("berlaku sejak 2022; sampai Januari 2026 tidak ditemukan penggantinya"),
    "SE MenPANRB 3/2023": N_("berlaku sejak 31 Januari 2023"),
    "PermenPANRB 38/2017": N_("berlaku sejak 2017"),
    "PermenPANRB 14/2017": N_("berlaku sejak 2017"),
    "PermenPANRB 62/2018": N_("berlaku sejak 2018, mengganti PermenPANRB 24/2014"),
    "Peraturan LAN 10/2018": N_("berlaku sejak 2018"),
    "Peraturan BRIN 3/2023": N_("berlaku sejak 2023"),
}
"""{regulation as written in a legal basis: its validity}."""


def validity(legal_basis: str) -> str:
    """The validity of what a legal basis rests on, each by its name where there are several; empty for a convention of
    the application."""
    found = {name: t(said) for name, said in VALIDITY.items() if name in legal_basis}
    if len(found) == 1:
        return next(iter(found.values()))
    return "; ".join(f"{name}: {said}" for name, said in found.items())
