"""The words of a question on the command line, once for every command that asks; the release it is put to, the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from data_access.ask import View, exact_view, known_places
from data_access.dimensions import dimension
from data_access.export import Format, format_for, format_of
from data_access.filters import FROM, RESTRICTIONS, TO
from data_access.language import t
from data_access.metrics import metric
from data_access.problems import QuestionProblem
from data_access.settings import settings
from data_access.snapshot import Shelf, Snapshot, nothing_counted

Many = list[str] | None
Compare = Literal["usual", "previous", "year_before"]

By = Annotated[Many, typer.Option(help=t("Rincian: opd, agency, city, period, status, rating, … (boleh diulang)."))]
City = Annotated[Many, typer.Option(help=t("Kode kota, seperti 72.71."))]
Agency = Annotated[Many, typer.Option(help=t("Id unit kerja; unit di bawahnya ikut."))]
Kind = Annotated[Many, typer.Option(help=t("Jenis unit, seperti KECAMATAN."))]
Sector = Annotated[Many, typer.Option(help=t("Urusan, seperti KESEHATAN."))]
Status = Annotated[Many, typer.Option(help=t("Status, seperti PNS."))]
Family = Annotated[Many, typer.Option(help=t("Jenis jabatan, seperti PENGAWAS."))]
Profession = Annotated[Many, typer.Option(help=t("Kelompok profesi, seperti GURU."))]
First = Annotated[str, typer.Option("--from", help=t("Periode awal: 2026, 2026-S1, 2026-T3, 2026-05."))]
Last = Annotated[str, typer.Option("--to", help=t("Periode akhir."))]
Comparing = Annotated[Compare | None, typer.Option("--compare", help=t("Bandingkan dengan waktu lain."))]
Release = Annotated[str, typer.Option(help=t("Rilis yang ditanya; bila kosong, yang terbaru."))]


def snapshot(release: str = "") -> Snapshot:
    """The release of this name, the newest without one. SnapshotProblem where there is none."""
    shelf = Shelf(settings(), settings().reading_url)
    found = shelf.version(release) if release else shelf.newest()
    if found is None:
        raise nothing_counted()
    return found


def filters(*ids: Many) -> dict[str, Many]:
    """The ids of each filter, given in the order of the fields of `Filters`."""
    return dict(zip(RESTRICTIONS, ids, strict=True))


def view(metrics: Sequence[str], by: Many, filters: Mapping[str, Many], span: tuple[str, str], **more: str) -> View:
    """The view these words ask for. QuestionProblem for a wrong one: here it is an error, not a remark."""
    said = {
        "show": ",".join(metric(key).key for key in metrics),
        "rows": ",".join(dimension(key).key for key in by or []),
        **{key: ",".join(ids or []) for key, ids in filters.items()},
        FROM: span[0],
        TO: span[1],
        **more,
    }
    return exact_view({key: value for key, value in said.items() if value})


def in_release(asked: View, release: Snapshot) -> View:
    """The view again, its places known to the release. QuestionProblem for one that is not there."""
    _, wrong = known_places(asked.filters, release)
    if wrong:
        raise QuestionProblem(" ".join(wrong))
    return asked


def form(out: Path, named: str = "") -> Format:
    """The format of the file to be written, known before anything is read: a wrong name of a file is no reading.

    QuestionProblem for an unknown format, or a folder that is not there.
    """
    found = format_of(named) if named else format_for(out.name)
    if not out.parent.is_dir():
        raise QuestionProblem(t("Folder {folder} tidak ada.", folder=str(out.parent)))
    return found
