"""Metrics of how far the survey (SKM) reaches: units that surveyed, answers against the sample needed, and its age."""

from __future__ import annotations

import polars as pl

from data_access.contract.codes import UNKNOWN
from data_access.facts.survey import NEVER
from data_access.intervals import steady
from data_access.language import N_
from data_access.metrics.base import SINCE_FIRST, Metric, n, total
from data_access.metrics.feedback import IKM
from data_access.privacy import FEWEST
from data_access.thresholds import CONVENTION

_RULE = N_("PermenPANRB 14/2017")
_SAMPLE = N_("PermenPANRB 14/2017 (tabel Krejcie–Morgan)")
_IN = N_("unit dengan sedikitnya satu layanan yang wajib disurvei; hanya layanan itu yang dihitung")
_OUT = N_("unit tanpa layanan yang wajib disurvei, dan unit yang sudah tidak ada")
_USERS_OUT = N_("unit yang jumlah pengguna layanannya belum diketahui")
_SOURCE = N_("SKM: service, satisfaction_response, service_volume")
_ANSWERS = N_("SKM: satisfaction_response, service")


def sample(users: pl.Expr) -> pl.Expr:
    """Answers needed of so many users by Krejcie–Morgan: χ²NP(1−P) / (d²(N−1) + χ²P(1−P)), χ² = 3.841, P = 0.5,
    d = 0.05, rounded half up. In whole numbers, 3841 N / (10 N + 3831), so that no engine and no grain can differ."""
    above, below = 3841 * users, 10 * users + 3831
    return (2 * above + below) // (2 * below)


_ENOUGH = (pl.col("respondents") >= FEWEST) & (pl.col("agency") != UNKNOWN)
_OF_UNITS = pl.col("unit_ikm").filter(_ENOUGH)

IKM_UNITS = Metric(
    key="ikm_units",
    label=N_("IKM rata-rata unit"),
    unit="index",
    fact="satisfaction",
    kind="R",
    per="agency",
    first={"respondents": n(), "unit_ikm": IKM.expression},
    numerator=pl.col("respondents").filter(_ENOUGH).sum(),
    denominator=_ENOUGH.sum(),
    value=steady(_OF_UNITS) / _OF_UNITS.count().replace(0, None),
    of=N_("unit dengan sedikitnya 10 responden"),
    definition=N_("Rata-rata sederhana IKM tiap unit: unit kecil dan unit besar sama beratnya."),
    who_in=N_("unit dengan sedikitnya 10 responden pada periode itu"),
    who_out=N_("unit dengan kurang dari 10 responden"),
    legal_basis=CONVENTION,
    source=_ANSWERS,
    example=N_("Unit A 84 dari 200 responden, unit B 76 dari 10 responden: (84 + 76) / 2 = 80."),
    formula=N_("Σ IKM unit ÷ banyaknya unit"),
    counts=N_("responden unit yang ikut dirata-ratakan"),
    trap=N_("Bukan IKM kota: IKM kota menggabungkan semua jawaban, sehingga unit besar lebih menentukan."),
    history=SINCE_FIRST,
    family="mutu",
    better="up",
    interval="units",
)
FREE_SHARE = Metric(
    key="free_share",
    label=N_("Jawaban pada layanan gratis"),
    unit="percent",
    fact="satisfaction",
    kind="S",
    numerator=n(pl.col("free") == "YA"),
    denominator=n(),
    of=N_("responden"),
    definition=N_("Bagian jawaban yang menilai layanan tanpa tarif: makin besar, makin unsur biaya mengangkat IKM."),
    who_in=N_("jawaban dengan sedikitnya 7 dari 9 unsur terisi"),
    who_out=N_("jawaban dengan kurang dari 7 unsur"),
    legal_basis=CONVENTION,
    source=_ANSWERS,
    example=N_("22 jawaban, 10 pada layanan gratis: 10 dari 22 = 45 %."),
    formula=N_("jawaban pada layanan gratis ÷ semua jawaban × 100"),
    counts=N_("jawaban pada layanan tanpa tarif"),
    trap=N_("Bagian jawaban, bukan bagian layanan: satu layanan ramai dapat menentukan."),
    history=SINCE_FIRST,
)

UNITS_SURVEYED = Metric(
    key="units_surveyed",
    label=N_("Unit yang sudah survei"),
    unit="percent",
    fact="survey",
    kind="S",
    numerator=n(pl.col("surveyed") == "YA"),
    denominator=n(),
    of=N_("unit wajib survei"),
    definition=N_("Bagian unit wajib survei dengan sedikitnya satu jawaban yang dihitung sejak 1 Januari."),
    who_in=_IN,
    who_out=_OUT,
    legal_basis=_RULE,
    source=_SOURCE,
    example=N_("38 unit wajib survei, 31 sudah menerima jawaban tahun ini: 31 dari 38."),
    formula=N_("unit dengan jawaban tahun ini ÷ unit wajib survei × 100"),
    counts=N_("unit wajib dengan sedikitnya satu jawaban tahun ini"),
    trap=N_("Sudah survei belum berarti cukup: satu jawaban pun terhitung. Lihat kecukupan respondennya."),
    twins=("sample_reached",),
    history=SINCE_FIRST,
    family="kewajiban",
    better="up",
    target="SURVEY_TARGET",
)

_NEEDED = sample(pl.col("users"))
_KNOWN = pl.col("users") > 0
_BY_UNIT = {"responses": total("responses"), "users": total("users")}

SAMPLE_REACHED = Metric(
    key="sample_reached",
    label=N_("Unit dengan responden cukup"),
    unit="percent",
    fact="survey",
    kind="S",
    per="agency",
    first=_BY_UNIT,
    numerator=(_KNOWN & (pl.col("responses") >= _NEEDED)).sum(),
    denominator=_KNOWN.sum(),
    of=N_("unit wajib survei yang penggunanya diketahui"),
    definition=N_("Bagian unit yang respondennya sejak 1 Januari mencapai sampel Krejcie–Morgan dari penggunanya."),
    who_in=_IN,
    who_out=_USERS_OUT,
    legal_basis=_SAMPLE,
    source=_SOURCE,
    example=N_("Pengguna 1.000: perlu 278 responden. Ada 280: cukup."),
    formula=N_(
        "unit dengan responden ≥ S ÷ unit dengan pengguna diketahui × 100; S = χ²NP(1−P) ÷ (d²(N−1) + χ²P(1−P))"
    ),
    counts=N_("unit yang respondennya mencapai sampel"),
    trap=N_("Cukup banyak belum tentu mewakili: rumusnya menganggap responden dipilih acak dari pengguna."),
    twins=("units_surveyed", "sample_share"),
    history=SINCE_FIRST,
    family="kewajiban",
    better="up",
)
SAMPLE_SHARE = Metric(
    key="sample_share",
    label=N_("Responden terhadap sampel"),
    unit="percent",
    fact="survey",
    kind="S",
    per="agency",
    first=_BY_UNIT,
    numerator=pl.col("responses").filter(_KNOWN).sum(),
    denominator=_NEEDED.filter(_KNOWN).sum(),
    of=N_("responden yang diperlukan (S)"),
    definition=N_("Responden sejak 1 Januari dibagi sampel Krejcie–Morgan (S), keduanya dijumlahkan menurut unit."),
    who_in=_IN,
    who_out=_USERS_OUT,
    legal_basis=_SAMPLE,
    source=_SOURCE,
    example=N_("Pengguna 100 dan 1.000: S = 80 + 278 = 358. Ada 179 responden: 50 %."),
    formula=N_("Σ responden ÷ Σ S × 100"),
    counts=N_("responden unit yang penggunanya diketahui"),
    trap=N_("Kelebihan satu unit menutup kekurangan unit lain: lihat juga unit dengan responden cukup."),
    twins=("sample_reached",),
    history=SINCE_FIRST,
    better="up",
)

_EVER = pl.col("survey_months") < NEVER
SURVEY_AGE = Metric(
    key="survey_age",
    label=N_("Umur survei"),
    unit="months",
    fact="survey",
    kind="S",
    numerator=n(_EVER),
    denominator=n(_EVER),
    value=pl.col("survey_months").filter(_EVER).min(),
    of=N_("unit wajib yang pernah survei"),
    definition=N_(
        "Bulan sejak jawaban terakhir yang dihitung sampai tanggal data; untuk beberapa unit bersama, yang terbaru."
    ),
    who_in=_IN,
    who_out=N_("unit tanpa jawaban dalam tiga tahun terakhir"),
    legal_basis=CONVENTION,
    source=_SOURCE,
    example=N_("Jawaban terakhir Maret, tanggal data 15 Mei: 2 bulan."),
    formula=N_("bulan tanggal data − bulan jawaban terakhir"),
    counts=N_("unit wajib dengan jawaban dalam tiga tahun terakhir"),
    trap=N_("Untuk kota atau OPD dengan beberapa unit, angka ini umur survei yang terbaru, bukan yang tertua."),
    history=SINCE_FIRST,
    better="down",
)

METRICS = (IKM_UNITS, FREE_SHARE, UNITS_SURVEYED, SAMPLE_REACHED, SAMPLE_SHARE, SURVEY_AGE)
