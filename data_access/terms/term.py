"""What a term of the glossary is, and the groups of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from data_access.language import N_, t
from data_access.regulations import validity
from data_access.thresholds import CONVENTION
from data_access.units import number

WHO, SURE, TRUST, EMPTY = (
    N_("Siapa yang dihitung"),
    N_("Seberapa pasti"),
    N_("Mutu data"),
    N_("Kata untuk sel kosong"),
)
"""The groups of terms, in reading order."""


@dataclass(frozen=True)
class Term:
    """A word a reader meets beside figures. `numbers` fill the `{names}` of the definition, as rules hold them."""

    key: str
    label: str
    group: str
    definition: str
    legal_basis: str = CONVENTION
    numbers: Mapping[str, float] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """The definition in the current language with its numbers."""
        return t(self.definition, **{name: number(value, _places(value)) for name, value in self.numbers.items()})

    @property
    def basis(self) -> str:
        """The legal basis and what is known of its validity."""
        known = validity(self.legal_basis)
        return f"{t(self.legal_basis)} ({known})" if known else t(self.legal_basis)


def _places(value: float) -> int:
    return 0 if value == int(value) else 2
