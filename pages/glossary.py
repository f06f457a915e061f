"""Glosarium: how each figure is counted, who is in and who is not, on what legal basis; from the declarations."""

from data_access.language import t
from pages._parts import blocks, controls, meanings

wanted, words = controls.glossary()
entries = meanings.found(wanted, words)

blocks.question(t("Bagaimana angka ini dihitung, dan atas dasar apa?"))
blocks.meanings(entries, wanted)
blocks.next_step(t("Susun tabel dari ukuran-ukuran ini."), "explore", t("Jelajah & Ekspor"))
