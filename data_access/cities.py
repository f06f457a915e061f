"""The city governments that the product knows by name. Any other city is named by the person who begins it.

Knows no table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class City:
    """A city: its Kemendagri code, its name, its province and its IANA time zone."""

    code: str
    name: str
    province: str
    timezone: str

    @property
    def key(self) -> str:
        """The id of the city itself in the tree of its units, where nobody gave it another."""
        return self.code.replace(".", "")


PALU = City("72.71", "Kota Palu", "Sulawesi Tengah", "Asia/Makassar")
PALEMBANG = City("16.71", "Kota Palembang", "Sumatera Selatan", "Asia/Jakarta")

KNOWN: Mapping[str, City] = {city.code: city for city in (PALU, PALEMBANG)}
