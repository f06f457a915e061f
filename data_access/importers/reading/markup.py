"""An HTML page → rows as a spreadsheet program lays them out: tables under each other, text between them as rows."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser

from data_access.importers.reading.sheet import WIDEST

_SKIPPED = frozenset({"script", "style", "title", "noscript", "template"})
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "caption", "ul", "ol", "dl", "dt",
                     "dd", "hr", "header", "section", "article", "form"})  # fmt: skip
_BREAK = "\v"
"""A line break until blanks are collapsed: no page holds it."""


def of_markup(text: str) -> list[list[str | None]]:
    """The rows of the page. A spanned cell has its text in its first place; a table in a cell gives rows of its own."""
    page = _Page()
    page.feed(text.replace(_BREAK, " "))
    page.close()
    return page.finished()


class _Table:
    """A table that is being read: the row at hand, and cells that reach down from rows above."""

    def __init__(self) -> None:
        self.row: list[str | None] | None = None
        self.cell: list[str] | None = None
        self.span = (1, 1)
        self.reaching: dict[int, int] = {}

    def begin_row(self) -> None:
        self.row = []

    def begin_cell(self, span: tuple[int, int]) -> None:
        if self.row is None:
            self.begin_row()
        self.cell, self.span = [], span

    def end_cell(self) -> None:
        if self.cell is None or self.row is None:
            return
        self._step_over()
        down, across = self.span
        at = len(self.row)
        self.row.extend([_plain(self.cell), *[None] * (across - 1)][: max(WIDEST + 1 - at, 0)])
        if down > 1:
            self.reaching.update(dict.fromkeys(range(at, len(self.row)), down))
        self.cell = None

    def end_row(self) -> list[str | None] | None:
        """The row, once it is over."""
        self.end_cell()
        row, self.row = self.row, None
        if row is not None:
            self.reaching = {at: left - 1 for at, left in self.reaching.items() if left > 1}
        return row

    def _step_over(self) -> None:
        """Places that a cell from above still takes stay empty. A cell that begins in this row is not from above."""
        while self.row is not None and self.reaching.get(len(self.row), 0) and len(self.row) < WIDEST:
            self.row.append(None)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[list[str | None]] = []
        self._open: list[_Table] = []
        self._loose: list[str] = []
        self._skipped = ""

    def finished(self) -> list[list[str | None]]:
        while self._open:
            self._end_table()
        self._end_loose()
        return self._rows

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipped = tag
        elif tag == "table":
            self._skipped = ""
            self._end_loose()
            self._open.append(_Table())
        elif tag == "tr" and self._open:
            self._end_row()
            self._open[-1].begin_row()
        elif tag in ("td", "th") and self._open:
            self._open[-1].end_cell()
            self._open[-1].begin_cell(_span(dict(attrs)))
        elif tag in _BLOCKS or tag == "br":
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag == self._skipped:
            self._skipped = ""
        elif tag == "table" and self._open:
            self._end_table()
        elif tag in ("tr", "thead", "tbody", "tfoot") and self._open:
            self._end_row()
        elif tag in ("td", "th") and self._open:
            self._open[-1].end_cell()
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        cell = self._open[-1].cell if self._open else self._loose
        if cell is not None:
            cell.append(data)

    def _break(self) -> None:
        if not self._open:
            self._end_loose()
        elif self._open[-1].cell is not None:
            self._open[-1].cell.append(_BREAK)

    def _end_row(self) -> None:
        row = self._open[-1].end_row()
        if row is not None:
            self._rows.append(row)

    def _end_table(self) -> None:
        self._end_row()
        self._open.pop()

    def _end_loose(self) -> None:
        """Text outside a table is a row of one cell."""
        text = _plain(self._loose)
        self._loose.clear()
        if text:
            self._rows.append([text])


def _plain(parts: list[str]) -> str:
    """The text with blanks collapsed, as a browser shows it."""
    lines = (" ".join(line.split()) for line in "".join(parts).split(_BREAK))
    return "\n".join(line for line in lines if line)


def _span(attributes: Mapping[str, str | None]) -> tuple[int, int]:
    """Rows and columns that a cell takes, within the limits of the standard (65 534 and 1 000)."""
    return _number(attributes.get("rowspan"), 65_534), _number(attributes.get("colspan"), 1_000)


def _number(text: str | None, most: int) -> int:
    text = (text or "").strip()
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 10 else 1
