"""Impor: a file of a source system, what it would change, and once confirmed into the database; by right alone."""

from data_access.language import t
from data_access.viewer import IMPORT, permitted
from pages._parts import blocks
from pages._parts.exhibits import imports
from pages._parts.load import viewer

permitted(viewer(), IMPORT)

blocks.question(t("Berkas apa yang dibawa masuk?"))
imports.bring()

blocks.question(t("Apa yang sudah masuk?"))
imports.past()
blocks.next_step(t("Periksa sumber mana yang belum masuk."), "quality", t("Mutu Data"))
