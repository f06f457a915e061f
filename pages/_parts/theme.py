"""The look: colours, sizes, number and axis formats, the style of printed blocks. No Streamlit, no figures, no data.

Colours that must follow the reader's light or dark setting are left to `.streamlit/config.toml`; those here hold on
both grounds, or come in pairs through CSS `light-dark()`.
"""

from __future__ import annotations

from pathlib import Path

from data_access.language import current

PREDIKAT = {
    "SK": "#B3402A",
    "K": "#E08A5B",
    "BP": "#F2D3A2",
    "B": "#8FBFC6",
    "SB": "#0B6B74",
    "NONE": "rgba(128,138,148,0.18)",
}
"""Predikat from worst to best on one ordered scale; not yet rated is hatched grey, never a colour of the scale."""

SCORES = {"BURUK": "#3E4753", "KURANG": "#66717D", "CUKUP": "#939DA7", "BAIK": "#BFC6CD", "SANGAT_BAIK": "#E6EAED"}
"""What scores were called to 2021, lowest first: greys, so that nobody reads them as predikat."""

OUTLINE = "rgba(130,142,152,0.65)"
MUTED = "#84909B"
FAINT = "rgba(128,138,148,0.28)"
BAND = "rgba(128,138,148,0.10)"
HATCH = {"shape": "/", "fgcolor": "rgba(120,130,140,0.4)", "size": 7, "solidity": 0.14}

ACCENT = "#23919C"
DOWN, UP = "#CF6E4A", "#23919C"
STEPS = ("#8FBFC6", "#3F97A1", "#0B5D66")
"""Three steps of one thing, light to dark: −1, −2, ≤ −3; 1–19 to 20 and more."""

NOTHING = "#C3C9CE"
"""Where there is nothing yet: 0 JP, not assessed, topic unknown."""

GAPS = {"-1": STEPS[0], "-2": STEPS[1], "-3": STEPS[2]}
AGES = {"0-5": NOTHING, "6-14": STEPS[0], "15-60": STEPS[1], "61+": STEPS[2], "NONE": FAINT}
LINKED = {"YA": STEPS[2], "TIDAK": STEPS[0], "TANPA_TOPIK": NOTHING}
"""{code: colour} of the parts that stacked bars are made of."""

ATTENTION = "#B07A1E"

ROW, AXIS = 26, 64
"""Pixels of a row in a chart of rows, and of what an axis takes."""


def separators() -> str:
    """Decimal and thousands mark of plotly in the current language."""
    return ",." if current() == "id" else ".,"


def decimals(places: int) -> str:
    """A d3 number format."""
    return f",.{places}f"


def faded(colour: str) -> str:
    """The same colour as a breath: an outlined bar must still be seen to hold an area."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.14)"


def on(colour: str) -> str:
    """Black or white, whichever is legible on this colour; nothing (the chart's own ink) on see-through grounds."""
    if not colour.startswith("#"):
        return ""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#1C2530" if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else "#FFFFFF"


MARK = (
    '<svg width="64" height="64" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#0B6B74"/>'
    '<path d="M14 46V34M26 46V26M38 46V30M50 46V16" stroke="#FFFFFF" stroke-width="6" stroke-linecap="round"/></svg>'
)
"""The sign of the product, drawn here so that no browser has to fetch one."""

WORDMARK = (
    '<svg width="230" height="48" viewBox="0 0 230 48"><rect y="4" width="40" height="40" rx="9" fill="#0B6B74"/>'
    '<path d="M9 33V26M16 33V21M24 33V24M31 33V14" stroke="#FFFFFF" stroke-width="4" stroke-linecap="round"/>'
    '<text x="52" y="33" font-family="Segoe UI, Helvetica, Arial, sans-serif" '
    'font-size="25" font-weight="600" fill="#23848E">Pantau ASN</text></svg>'
)
"""The sign with the name; one tone that holds on light and dark ground."""

STYLE = Path(__file__).parent / "style.css"
"""Style of the printed blocks (cards, sentences, tables), given to the browser once a run by the frame."""
