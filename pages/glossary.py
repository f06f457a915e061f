"""Glosarium: how each figure is counted, who is in and who is not, on what legal basis; from the declarations."""

from data_access.language import t
from pages._parts import blocks, controls, meanings

wanted, words = controls.glossary()
entries = meanings.found(wanted, words)
terms = meanings.terms(words)

blocks.question(t("Bagaimana angka ini dihitung, dan atas dasar apa?"))
blocks.meanings(entries, terms, wanted)
blocks.question(t("Apa arti istilah dan tanda di samping angka?"))
blocks.terms(terms)
blocks.glossary_files()
blocks.next_step(t("Susun tabel dari ukuran-ukuran ini."), "explore", t("Jelajah & Ekspor"))
