"""What a reader is told of the units of a file, in whole sentences."""

from __future__ import annotations

from data_access.importers.places.making import Making
from data_access.importers.places.naming import BELOW_OPD
from data_access.language import t


def tell(making: Making) -> None:
    """Tell it to the sifted rows: units without one above them, codes and names that differ."""
    _below_the_city(making)
    _of_several_names(making)
    _renamed(making)
    _older(making)
    _taken_over(making)


def _below_the_city(making: Making) -> None:
    below = [one.values for one in making.proposed.values() if one.values["kind"] in BELOW_OPD]
    if below and all(one["parent_id"] == making.tree.root for one in below):
        making.sifted.tell(
            t("{count} unit baru yang bukan OPD (misalnya bidang, sekolah, puskesmas, kelurahan) akan berdiri "
              "langsung di bawah kota. Impor pohon unit (ref_unor) lebih dahulu, atau sebut unit di atasnya "
              "(parent) di bagian [new_units] berkas --map.", count=len(below))
        )  # fmt: skip


def _of_several_names(making: Making) -> None:
    found = making.ambiguous()
    if found:
        code, names = next(iter(found.items()))
        making.sifted.tell(
            t("{count} kode unit memuat lebih dari satu nama, misalnya {code}: {names}. Satu kode dibaca sebagai satu "
              "unit, yaitu yang namanya dikenal atau yang pertama. Bila bukan satu unit, sebut tiap nama di bagian "
              "[units] berkas --map.", count=len(found), code=code, names=", ".join(f"“{name}”" for name in names))
        )  # fmt: skip


def _renamed(making: Making) -> None:
    for ident, name in sorted(making.renamed.items()):
        making.sifted.tell(
            t("Unit {id} bernama “{old}” di basis data dan “{new}” di berkas. Bila berganti nama, sebut sejak "
              "kapan di bagian [new_units] berkas --map (since, replaces).",
              id=ident, old=making.tree.names[ident], new=name)
        )  # fmt: skip


def _older(making: Making) -> None:
    for ident, name in sorted(making.older.items()):
        making.sifted.tell(
            t("“{old}” adalah nama lama: dibaca sebagai “{new}”, yang menggantikannya.",
              old=name, new=making.tree.names[ident])
        )  # fmt: skip


def _taken_over(making: Making) -> None:
    for one in making.proposed.values():
        if one.took_over:
            ident, _, old = one.took_over.partition(" · ")
            making.sifted.tell(
                t("Unit di bawah “{old}” disebut di bawah “{new}”. Bila “{old}” berganti nama, tulis "
                  'replaces = "{id}" dan since (hari mulainya) di bagian [new_units."{new}"] berkas pemetaan sebelum '
                  "menyimpan; tanpa itu keduanya menjadi dua unit.", old=old, new=one.values["name"], id=ident)
            )  # fmt: skip
