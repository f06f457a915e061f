"""Every dimension, once: its key, its label, the order and the words of its codes.

A dimension whose values are places or things of the database (`named`) takes its words from the snapshot.
One that is `derived` is not stored with the facts but joined when asking.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_access.contract import codes
from data_access.dimensions import words
from data_access.dimensions.peers import PEER_GROUP
from data_access.dimensions.scores import SCORE_BAND
from data_access.language import N_, t
from data_access.problems import QuestionProblem, nearest


@dataclass(frozen=True)
class Dimension:
    """What figures can be grouped by: ordered codes with words, or names from the database."""

    key: str
    label: str
    words: Mapping[str, str] | None = None
    derived: str = ""
    told_only: tuple[str, ...] = ()
    """Codes that an answer has and no row that is counted: several of them told together."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of counted rows in reading order; empty when the values are names of the database."""
        return tuple(code for code in self.order if code not in self.told_only)

    @property
    def order(self) -> tuple[str, ...]:
        """Every code an answer may have, in reading order; empty when the values are names of the database."""
        return tuple(self.words) if self.words else ()

    @property
    def named(self) -> bool:
        return self.words is None

    def word(self, value: str) -> str:
        """The word of a code in the current language; the code itself when it has none."""
        return t((self.words or {}).get(value, value))


def _coded(
    key: str, label: str, table: Mapping[str, str], derived: str = "", told_only: tuple[str, ...] = ()
) -> Dimension:
    """A dimension out of a code list: whatever is not in it is shown as unknown, never dropped."""
    return Dimension(key, label, {**table, codes.UNKNOWN: N_("tidak diketahui")}, derived, told_only)


_DECLARED = (
    Dimension("city", N_("Kota")),
    Dimension("agency", N_("Unit")),
    Dimension("opd", N_("OPD"), derived="agency"),
    Dimension("parent", N_("Unit atasan"), derived="agency"),
    _coded("kind", N_("Jenis unit"), words.AGENCY_KIND, derived="agency"),
    _coded("opd_kind", N_("Kelompok OPD"), words.AGENCY_KIND, derived="agency"),
    _coded("peer_group", N_("Kelompok sejenis"), PEER_GROUP, derived="agency"),
    _coded("sector", N_("Urusan"), words.SECTOR, derived="agency"),
    Dimension("period", N_("Periode")),
    _coded("status", N_("Status kepegawaian"), words.STATUS),
    _coded("family", N_("Jenis jabatan"), words.FAMILY),
    _coded("tier", N_("Jenjang"), words.TIER),
    _coded("profession", N_("Kelompok profesi"), words.PROFESSION),
    _coded("duty", N_("Kedudukan"), words.DUTY),
    Dimension("rating", N_("Predikat"), words.RATING),
    Dimension("rating_before", N_("Predikat sebelumnya"), words.RATING),
    _coded("work_result", N_("Hasil kerja"), words.EXPECTATION),
    _coded("behaviour", N_("Perilaku kerja"), words.EXPECTATION),
    _coded("agency_rating", N_("Predikat organisasi"), words.AGENCY_RATING, derived="agency"),
    Dimension("coaching", N_("Rencana pembinaan"), words.YES_NO),
    Dimension("score_band", N_("Sebutan nilai (skala lama)"), SCORE_BAND),
    Dimension("against", N_("Dibandingkan dengan"), words.AGAINST),
    Dimension("report_state", N_("Keadaan laporan"), words.REPORT_STATE),
    Dimension("competency", N_("Kompetensi")),
    _coded("domain", N_("Kelompok kompetensi"), words.COMPETENCY_DOMAIN, derived="competency"),
    Dimension("gap", N_("Selisih terhadap standar"), words.GAP),
    Dimension("assessment_age", N_("Umur asesmen"), words.ASSESSMENT_AGE),
    Dimension("planned", N_("Rencana pengembangan (AKPK)"), words.YES_NO),
    Dimension("trained", N_("Pelatihan untuk kompetensinya"), words.TRAINED),
    Dimension("assessment_state", N_("Keadaan asesmen"), words.ASSESSED),
    Dimension("jpm", N_("JPM (dibatasi standar)"), words.JPM_BAND),
    Dimension("jpm_raw", N_("JPM (tidak dibatasi)"), words.JPM_BAND),
    Dimension("gap_count", N_("Jumlah kesenjangan"), words.GAP_COUNT),
    Dimension("obliged", N_("Wajib 20 JP"), words.YES_NO),
    Dimension("jp_bin", N_("Jumlah JP"), words.JP_BIN, derived="jp"),
    Dimension("jp", N_("Jam pelajaran")),
    Dimension("jp_state", N_("Kewajiban JP"), words.JP_STATE),
    Dimension("training", N_("Pelatihan")),
    _coded("training_kind", N_("Jenis pelatihan"), words.TRAINING_KIND),
    _coded("delivery", N_("Cara penyelenggaraan"), words.DELIVERY),
    _coded("provider_kind", N_("Penyelenggara"), words.PROVIDER_KIND),
    _coded("participation", N_("Keadaan keikutsertaan"), words.PARTICIPATION),
    Dimension("linked", N_("Terkait kesenjangan"), words.LINKED),
    Dimension("service", N_("Layanan")),
    Dimension("free", N_("Tarif gratis"), words.YES_NO),
    _coded("class", N_("Klasifikasi"), words.COMPLAINT_CLASS, told_only=("PERIHAL_PENGAWASAN",)),
    _coded("topic", N_("Topik"), words.COMPLAINT_TOPIC),
    _coded("channel", N_("Kanal"), words.COMPLAINT_CHANNEL),
    Dimension("complaint_state", N_("Keadaan pengaduan"), words.COMPLAINT_STATE),
    Dimension("due", N_("Jatuh tempo"), words.YES_NO),
    Dimension("open_age", N_("Umur terbuka (hari kerja)"), words.OPEN_AGE),
    Dimension("days_open", N_("Hari kerja terbuka")),
    Dimension("surveyed", N_("Sudah survei tahun ini"), words.YES_NO),
    Dimension("survey_months", N_("Bulan sejak jawaban terakhir")),
    Dimension("unsur", N_("Unsur"), words.UNSUR),
)
DIMENSIONS = {dimension.key: dimension for dimension in _DECLARED}

OF_AGENCY = ("opd", "parent", "kind", "opd_kind", "peer_group", "sector")
"""What is joined from the agency when asking: the tree may change without counting anew."""


def dimension(key: str) -> Dimension:
    """The declaration of this key. QuestionProblem with the nearest right one when there is none."""
    if key in DIMENSIONS:
        return DIMENSIONS[key]
    near = nearest(key, DIMENSIONS)
    said = t("Dimensi '{key}' tidak dikenal.", key=key)
    raise QuestionProblem(f"{said} {t('Mungkin maksudnya {near}?', near=near)}" if near else said)
