"""Which agencies are of a kind: the peer groups in reading order, and the group of each kind of agency."""

from __future__ import annotations

from collections.abc import Mapping

from data_access.contract import codes
from data_access.language import N_

PEER_GROUP = {
    "SEKRETARIAT_BADAN": N_("Sekretariat & badan"),
    "DINAS": N_("Dinas"),
    "KECAMATAN": N_("Kecamatan"),
    "KELURAHAN": N_("Kelurahan"),
    "RS_PUSKESMAS": N_("RS & puskesmas"),
    "SEKOLAH": N_("Sekolah"),
    "LAINNYA": N_("Lainnya"),
}

PEERS_OF: Mapping[str, str] = {
    "SEKRETARIAT": "SEKRETARIAT_BADAN",
    "INSPEKTORAT": "SEKRETARIAT_BADAN",
    "BADAN": "SEKRETARIAT_BADAN",
    "DINAS": "DINAS",
    "KECAMATAN": "KECAMATAN",
    "KELURAHAN": "KELURAHAN",
    "RSUD": "RS_PUSKESMAS",
    "PUSKESMAS": "RS_PUSKESMAS",
    "SEKOLAH": "SEKOLAH",
    **dict.fromkeys(("KOTA", "SATPOL", "UPTD", "UNIT"), "LAINNYA"),
    codes.UNKNOWN: codes.UNKNOWN,
}
"""{kind of agency: its peer group}: konvensi aplikasi (`pages.md` §1.1)."""
