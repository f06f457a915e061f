"""The units as one file names them: which code a name has there, and which row is a unit's own. Knows no database."""

from __future__ import annotations

from collections.abc import Iterable

from data_access.importers.importer import folded
from data_access.importers.places.naming import text_of

Row = tuple[str | None, str | None, str | None]
"""A unit as a file names it: its code, its name, the name of the unit over it."""

Called = tuple[str, str | None]
"""The name of a unit, and that of the unit over it."""

_MANY: Row = (None, None, None)
"""Several units of one name."""


class InFile:
    """What a file says of its units."""

    def __init__(self, rows: Iterable[Row]) -> None:
        said = [*dict.fromkeys(row for row in rows if row[1])]
        self._coded: dict[str, set[tuple[str, str]]] = {}
        for code, name, above in said:
            if code and name:
                self._coded.setdefault(folded(name), set()).add((code, _under(name, above)))
        self._called: dict[str, list[Called]] = {}
        for code, name, above in said:
            if code and name:
                self._called.setdefault(code, []).append((name, above))
        named: dict[str, set[Row]] = {}
        for code, name, above in said:
            named.setdefault(folded(name or ""), set()).add((self.code(code, name, above), name, above))
        self._own = {name: _own(rows_of_name) for name, rows_of_name in named.items()}

    def code(self, code: str | None, name: str | None, above: str | None) -> str | None:
        """Its own code; without one that of the only unit of this name (below the same unit) which has one here."""
        if code or not name:
            return code
        under = _under(name, above)
        fitting = {one for one, over in self._coded.get(folded(name), set()) if not (under and over) or under == over}
        return next(iter(fitting)) if len(fitting) == 1 else None

    def called(self, code: str | None) -> list[Called]:
        """What the rows with this code call it, the first first: a code is one unit, also where other rows have the
        code alone or another spelling."""
        return self._called.get(code or "", [])

    def ambiguous(self) -> dict[str, list[str]]:
        """{code: its names}, where they are more than spellings of one name."""
        names = {code: {folded(name): name for name, _ in reversed(called)} for code, called in self._called.items()}
        return {code: [*found.values()][::-1] for code, found in names.items() if len(found) > 1}

    def own(self, name: str) -> Row:
        """The row of the unit called so; nothing in it where several are."""
        return self._own.get(folded(name), (None, name, None))


def _under(name: str, above: str | None) -> str:
    """The unit over it, where many units have this name."""
    return folded(above) if above and text_of(name, above) != name else ""


def _own(rows: set[Row]) -> Row:
    """One code is one unit, however its rows say what is over it."""
    codes = {row[0] for row in rows}
    if len(rows) == 1 or (len(codes) == 1 and None not in codes):
        return max(rows, key=lambda row: (row[2] is not None, row[2] or "", row[1] or ""))
    return _MANY
