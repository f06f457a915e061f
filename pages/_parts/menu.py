"""The only list of pages: file, title, icon, section, right. Knows nothing of what a page shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data_access.language import N_
from data_access.viewer import IMPORT

FOLDER = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Page:
    """One entry of the menu. The address (`key`) never changes with the language.

    Who lacks its `right` does not see the entry; the page itself refuses them too. `filtered`: whether the shared
    filters do something there.
    """

    key: str
    title: str
    icon: str
    section: str
    right: str = ""
    filtered: bool = True

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.key}.py"

    @property
    def address(self) -> str:
        """Its name in the address line. The first page stands at the root; this one reserves a name nobody links to."""
        return self.key if self.key != FIRST else "start"


_WATCH, _WORK, _TRUST = N_("Pantau"), N_("Olah"), N_("Percaya")

PAGES: dict[str, Page] = {
    page.key: page
    for page in (
        Page("overview", N_("Ringkasan"), ":material/dashboard:", _WATCH),
        Page("gaps", N_("Kesenjangan Kompetensi"), ":material/stairs_2:", _WATCH),
        Page("trends", N_("Tren e-Kinerja"), ":material/stacked_bar_chart:", _WATCH),
        Page("training", N_("Cakupan Pelatihan"), ":material/school:", _WATCH),
        Page("feedback", N_("Umpan Balik"), ":material/forum:", _WATCH),
        Page("explore", N_("Jelajah & Ekspor"), ":material/table_view:", _WORK),
        Page("records", N_("Daftar Pegawai"), ":material/patient_list:", _WORK),
        Page("imports", N_("Impor"), ":material/upload_file:", _WORK, IMPORT, filtered=False),
        Page("quality", N_("Mutu Data"), ":material/fact_check:", _TRUST),
        Page("glossary", N_("Glosarium"), ":material/menu_book:", _TRUST),
    )
}
FIRST = "overview"
