"""LibreOffice without a screen, where the machine has it: files converted as its user would open and save them.

Missed aloud where PANTAU_REQUIRE names libreoffice. Its profile is a folder of the caller's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.databases import lacking

INDONESIAN = "CSV:59,34,76,1,,1057,false,true"
"""An Indonesian spreadsheet opening a CSV: semicolon, quotes, UTF-8, from the first line, id-ID, numbers looked for."""

DATA_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,2"
"""The second sheet with its cells as they are, not as they are shown."""


def soffice_path() -> str:
    """LibreOffice of this machine: SOFFICE, else on the PATH, else where Debian puts it."""
    named = os.environ.get("SOFFICE") or "soffice"
    found = shutil.which(named) or shutil.which("/usr/lib/libreoffice/program/soffice")
    return found or lacking("libreoffice", "no LibreOffice was found (Debian: libreoffice-calc-nogui)")


@dataclass(frozen=True)
class Office:
    """A LibreOffice with a profile of its own."""

    binary: str
    profile: Path

    def converted(self, file: Path, into: str, opened_as: str = "") -> Path:
        """The file in another format, in a folder beside it; the only one that came out."""
        folder = file.parent / f"{file.stem}-{into.partition(':')[0]}"
        as_ = [f"--infilter={opened_as}"] if opened_as else []
        command = [self.binary, f"-env:UserInstallation={self.profile.as_uri()}", "--headless", "--norestore", *as_]
        subprocess.run(
            [*command, "--convert-to", into, "--outdir", str(folder), str(file)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        (found,) = folder.iterdir()
        return found
