"""The exhibits of Ringkasan: four measures over time, and the OPD matrix."""

from __future__ import annotations

from data_access.ask import Answer
from data_access.language import t
from pages._parts import blocks, changes


def over_time(rated: Answer, covered: Answer, satisfied: Answer, answered: Answer) -> None:
    """Four measures, each against itself."""
    blocks.multiples(
        t("Empat ukuran dari waktu ke waktu"),
        {"evaluated": rated, "jp20": covered, "ikm": satisfied, "complaints_on_time": answered},
        compared=t(
            "tiap ukuran dengan dirinya sendiri pada waktu lain; skala tiap panel berbeda; IKM dan pengaduan tiap "
            "bulan yang sudah ditutup, kartu di atas sejak Januari"
        ),
        key="over_time",
    )


def ordinary(*series: Answer) -> None:
    """Whether the newest month of each series lies within what is usual for it."""
    said = [changes.ordinary(one, one.question.metrics[0]) for one in series]
    if any(said):
        blocks.fine_print(" ".join(one for one in said if one))


def matrix(*columns: tuple[Answer, str]) -> None:
    """OPD in peer groups × headline measures."""
    blocks.matrix([blocks.Column(*one) for one in columns], t("Matriks OPD"))
    blocks.fine_print(
        t(
            "! = orang yang kurang ke sasaran (kewajiban). ▲ ▼ = jelas di atas atau di bawah kelompok sejenisnya di "
            "kota itu (mutu); tanpa tanda: tidak jelas berbeda, yang bukan berarti sama, atau tidak dapat "
            "dibandingkan. Kelabu: cakupan terlalu rendah. Urut banyaknya tanda yang perlu dibahas, lalu orang; bukan "
            "peringkat. Angka membuka halaman yang menjawabnya untuk OPD itu."
        )
    )
