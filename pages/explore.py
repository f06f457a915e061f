"""Jelajah & Ekspor: the analyst's own table, exactly as the file will be, and a link that makes it again."""

from data_access.language import t
from pages._parts import blocks, controls
from pages._parts.load import answer

blocks.question(t("Tabel apa yang Anda perlukan?"))
question = controls.explorer(controls.filters())
shown = answer(question)

blocks.question(t("Apakah berkasnya persis yang terlihat?"))
blocks.explored(shown, controls.across())
blocks.next_step(t("Arti tiap ukuran, yang dihitung dan yang tidak."), "glossary", t("Glosarium"))
