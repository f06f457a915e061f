"""Daftar Pegawai: whom a planner has to write to, invite or remind, one page at a time; each reading is noted."""

from data_access.language import t
from data_access.records import LISTS
from pages._parts import blocks
from pages._parts.asking import on_lists
from pages._parts.controls.records import wanted

shown = wanted()
counted = on_lists(*LISTS)

blocks.question(t("Siapa yang perlu ditindaklanjuti?"))
blocks.list_choice(counted, shown)
blocks.notes(counted[shown.list.key])
blocks.persons(shown, counted[shown.list.key])

blocks.question(t("Siapa yang sudah membaca daftar?"))
blocks.list_readings()
blocks.next_step(t("Periksa dahulu apakah angkanya dapat dipakai hari ini."), "quality", t("Mutu Data"))
