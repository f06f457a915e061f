"""What the kinds, families and directions of metrics are called: the same words in glossary and files."""

from __future__ import annotations

from collections.abc import Mapping

from data_access.language import N_

KINDS: Mapping[str, str] = {
    "S": N_("Sensus lengkap: semua yang tercatat dihitung, tanpa rentang."),
    "C": N_(
        "Sensus tak lengkap: sebagian belum ada datanya; batas menghitung keduanya, semua punya atau tidak satu pun."
    ),
    "R": N_(
        "Responden survei: dengan rentang 95 % bila sebaran jawabannya disimpan dan responden dapat dianggap acak."
    ),
    "E": N_("Efek atau rencana: disertai rentang dan asumsi."),
}
FAMILIES: Mapping[str, str] = {
    "kewajiban": N_("Kewajiban: dibandingkan dengan sasaran atau batas hukum, dalam orang yang kurang."),
    "mutu": N_("Mutu: dibandingkan dengan sejenisnya; perbedaan kecil tidak berarti apa-apa."),
    "": N_("Keterangan: bukan kewajiban, bukan mutu."),
}
BETTER: Mapping[str, str] = {
    "up": N_("lebih tinggi lebih baik"),
    "down": N_("lebih rendah lebih baik"),
    "": N_("tidak ada arah yang lebih baik"),
}
