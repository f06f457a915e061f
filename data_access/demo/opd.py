"""The agencies of the two cities by name: pure declaration, nothing is drawn here.

Names as published or remembered up to 2025 (they are often renamed); kecamatan by Kemendagri code. The six
kelurahan of Kertapati are real; other kelurahan, schools and puskesmas are made up and say "Contoh".
"""

from __future__ import annotations

from dataclasses import astuple, dataclass

from data_access import cities
from data_access.cities import City


@dataclass(frozen=True)
class Opd:
    """An agency just below the city: code, name, kind, sector, relative size, does it serve the public."""

    code: str
    name: str
    kind: str
    sector: str
    weight: float
    serves: bool = False


@dataclass(frozen=True)
class Town(City):
    """A city, its agencies, and its kecamatan in the order of their codes with their numbers of kelurahan."""

    population: int
    share: float
    education: str
    personnel: str
    opd: tuple[Opd, ...]
    kecamatan: tuple[str, ...]
    kelurahan: tuple[int, ...]


KERTAPATI = 13
KERTAPATI_KELURAHAN = ("Kemas Rindo", "Kemang Agung", "Keramasan", "Kertapati", "Karya Jaya", "Ogan Baru")

_GOV, _ECO, _INF, _SOC, _ORD = "PEMERINTAHAN", "EKONOMI", "INFRASTRUKTUR", "SOSIAL", "KETENTERAMAN"
_EDU, _MED, _ENV = "PENDIDIKAN", "KESEHATAN", "LINGKUNGAN"

PALU = Town(
    *astuple(cities.PALU), 395_291, 0.37, "DISDIKBUD", "BKPSDMD",
    (
        Opd("SETDA", "Sekretariat Daerah", "SEKRETARIAT", _GOV, 3.0),
        Opd("SETWAN", "Sekretariat DPRD", "SEKRETARIAT", _GOV, 1.2),
        Opd("INSPEKTORAT", "Inspektorat", "INSPEKTORAT", _GOV, 1.2),
        Opd("BAPPEDA", "Badan Perencanaan Pembangunan Daerah", "BADAN", _GOV, 1.2),
        Opd("BPKAD", "Badan Pengelolaan Keuangan dan Aset Daerah", "BADAN", _GOV, 1.5),
        Opd("BAPENDA", "Badan Pendapatan Daerah", "BADAN", _GOV, 2.0, True),
        Opd("BALITBANGDA", "Badan Penelitian dan Pengembangan Daerah", "BADAN", _GOV, 0.6),
        Opd("BKPSDMD", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Daerah", "BADAN", _GOV, 1.0,
        True),
        Opd("KESBANGPOL", "Badan Kesatuan Bangsa dan Politik", "BADAN", _ORD, 0.6),
        Opd("BPBD", "Badan Penanggulangan Bencana Daerah", "BADAN", _ORD, 1.0),
        Opd("DISDIKBUD", "Dinas Pendidikan dan Kebudayaan", "DINAS", _EDU, 2.4, True),
        Opd("DINKES", "Dinas Kesehatan", "DINAS", _MED, 2.0, True),
        Opd("DPU", "Dinas Pekerjaan Umum", "DINAS", _INF, 2.6, True),
        Opd("DPRP", "Dinas Penataan Ruang dan Pertanahan", "DINAS", _INF, 1.2, True),
        Opd("DPKP", "Dinas Perumahan dan Kawasan Permukiman", "DINAS", _INF, 1.0),
        Opd("SATPOL", "Satuan Polisi Pamong Praja", "SATPOL", _ORD, 3.0),
        Opd("DAMKAR", "Dinas Pemadam Kebakaran dan Penyelamatan", "DINAS", _ORD, 1.8, True),
        Opd("DINSOS", "Dinas Sosial", "DINAS", _SOC, 1.0, True),
        Opd("DUKCAPIL", "Dinas Kependudukan dan Pencatatan Sipil", "DINAS", _GOV, 1.3, True),
        Opd("DPMPTSP", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "DINAS", _ECO, 1.0, True),
        Opd("DKUKMTK", "Dinas Koperasi, UMKM dan Tenaga Kerja", "DINAS", _ECO, 1.0, True),
        Opd("DISPERINDAG", "Dinas Perdagangan dan Perindustrian", "DINAS", _ECO, 1.3, True),
        Opd("DISHUB", "Dinas Perhubungan", "DINAS", _INF, 2.6, True),
        Opd("DISKOMINFO", "Dinas Komunikasi dan Informatika", "DINAS", _GOV, 1.0),
        Opd("DLH", "Dinas Lingkungan Hidup", "DINAS", _ENV, 2.6, True),
        Opd("DISPORA", "Dinas Pemuda dan Olahraga", "DINAS", _SOC, 0.7),
        Opd("DKP", "Dinas Kearsipan dan Perpustakaan", "DINAS", _SOC, 0.8, True),
        Opd("DISTANPANGAN", "Dinas Pertanian dan Ketahanan Pangan", "DINAS", _ECO, 1.4, True),
        Opd("DISPAR", "Dinas Pariwisata", "DINAS", _ECO, 0.8),
        Opd("DP3A", "Dinas Pemberdayaan Perempuan dan Perlindungan Anak", "DINAS", _SOC, 0.7, True),
        Opd("DPPKB", "Dinas Pengendalian Penduduk dan Keluarga Berencana", "DINAS", _SOC, 0.9),
        Opd("KEK", "Administrator Kawasan Ekonomi Khusus Palu", "BADAN", _ECO, 0.5),
        Opd("RSUD-ANUTAPURA", "RSUD Anutapura", "RSUD", _MED, 3.0, True),
    ),
    ("Palu Timur", "Palu Barat", "Palu Selatan", "Palu Utara", "Ulujadi", "Tatanga", "Tawaeli",
    "Mantikulore"),
    (5, 6, 5, 5, 6, 6, 5, 8),
)  # fmt: skip

PALEMBANG = Town(
    *astuple(cities.PALEMBANG), 1_801_367, 0.63, "DISDIK", "BKPSDM",
    (
        Opd("SETDA", "Sekretariat Daerah", "SEKRETARIAT", _GOV, 3.0),
        Opd("SETWAN", "Sekretariat DPRD", "SEKRETARIAT", _GOV, 1.2),
        Opd("INSPEKTORAT", "Inspektorat", "INSPEKTORAT", _GOV, 1.2),
        Opd("BAPPEDALITBANG", "Badan Perencanaan Pembangunan Daerah, Penelitian dan Pengembangan", "BADAN",
        _GOV, 1.2),
        Opd("BPKAD", "Badan Pengelolaan Keuangan dan Aset Daerah", "BADAN", _GOV, 1.5),
        Opd("BAPENDA", "Badan Pendapatan Daerah", "BADAN", _GOV, 2.2, True),
        Opd("BKPSDM", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "BADAN", _GOV, 1.0, True),
        Opd("KESBANGPOL", "Badan Kesatuan Bangsa dan Politik", "BADAN", _ORD, 0.6),
        Opd("BPBD", "Badan Penanggulangan Bencana Daerah", "BADAN", _ORD, 0.9),
        Opd("DISDIK", "Dinas Pendidikan", "DINAS", _EDU, 2.4, True),
        Opd("DINKES", "Dinas Kesehatan", "DINAS", _MED, 2.0, True),
        Opd("DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", "DINAS", _INF, 3.0, True),
        Opd("PERKIMTAN", "Dinas Perumahan Rakyat, Kawasan Permukiman dan Pertanahan", "DINAS", _INF, 1.2),
        Opd("SATPOL", "Satuan Polisi Pamong Praja", "SATPOL", _ORD, 3.0),
        Opd("DAMKAR", "Dinas Pemadam Kebakaran dan Penyelamatan", "DINAS", _ORD, 2.2, True),
        Opd("DINSOS", "Dinas Sosial", "DINAS", _SOC, 1.0, True),
        Opd("DUKCAPIL", "Dinas Kependudukan dan Pencatatan Sipil", "DINAS", _GOV, 1.5, True),
        Opd("DPMPTSP", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "DINAS", _ECO, 1.0, True),
        Opd("DKUKM", "Dinas Koperasi dan Usaha Kecil Menengah", "DINAS", _ECO, 0.7),
        Opd("DISDAG", "Dinas Perdagangan", "DINAS", _ECO, 1.2, True),
        Opd("DISPERIN", "Dinas Perindustrian", "DINAS", _ECO, 0.6),
        Opd("DISNAKER", "Dinas Tenaga Kerja", "DINAS", _ECO, 0.8, True),
        Opd("DISHUB", "Dinas Perhubungan", "DINAS", _INF, 2.8, True),
        Opd("DISKOMINFO", "Dinas Komunikasi dan Informatika", "DINAS", _GOV, 1.0),
        Opd("DLH", "Dinas Lingkungan Hidup", "DINAS", _ENV, 3.0, True),
        Opd("DISPORA", "Dinas Kepemudaan dan Olahraga", "DINAS", _SOC, 0.7),
        Opd("DISPAR", "Dinas Pariwisata", "DINAS", _ECO, 0.7),
        Opd("DISBUD", "Dinas Kebudayaan", "DINAS", _SOC, 0.6),
        Opd("DISKAN", "Dinas Perikanan", "DINAS", _ECO, 0.6),
        Opd("DKPP", "Dinas Ketahanan Pangan dan Pertanian", "DINAS", _ECO, 1.2, True),
        Opd("DPPPA", "Dinas Pemberdayaan Perempuan dan Perlindungan Anak", "DINAS", _SOC, 0.6, True),
        Opd("DPPKB", "Dinas Pengendalian Penduduk dan Keluarga Berencana", "DINAS", _SOC, 0.9),
        Opd("DISPUSIP", "Dinas Perpustakaan dan Kearsipan", "DINAS", _SOC, 0.8, True),
        Opd("RSUD-BARI", "RSUD Palembang BARI", "RSUD", _MED, 3.0, True),
        Opd("RSUD-GANDUS", "RSUD Gandus", "RSUD", _MED, 1.2, True),
    ),
    (
        "Ilir Barat Dua", "Seberang Ulu Satu", "Seberang Ulu Dua", "Ilir Barat Satu", "Ilir Timur Satu",
        "Ilir Timur Dua", "Sukarami", "Sako", "Kemuning", "Kalidoni", "Bukit Kecil", "Gandus", "Kertapati",
        "Plaju", "Alang-alang Lebar", "Sematang Borang", "Jakabaring", "Ilir Timur Tiga",
    ),
    (7, 5, 7, 6, 11, 6, 7, 4, 6, 5, 6, 5, 6, 7, 4, 4, 5, 6),
)  # fmt: skip

TOWNS = (PALU, PALEMBANG)
