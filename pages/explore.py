"""Jelajah & Ekspor: the analyst's own table, exactly as the file will be, and a link that makes it again."""

from data_access.language import t
from pages._parts import blocks, controls
from pages._parts.load import answer

blocks.question(t("Tabel apa yang Anda perlukan?"))
place = blocks.row()
view = controls.explorer(controls.filters())
blocks.saved(place, "explore", controls.view_query(view))

blocks.question(t("Apakah berkasnya persis yang terlihat?"))
blocks.explored(answer(view.question), view)
blocks.next_step(t("Arti tiap ukuran, yang dihitung dan yang tidak."), "glossary", t("Glosarium"))
