"""The look: colours, sizes, number and axis formats, the style of printed blocks. No Streamlit, no figures, no data.

Colours that must follow the reader's light or dark setting are left to `.streamlit/config.toml`; those here hold on
both grounds, or come in pairs through CSS `light-dark()`.
"""

from __future__ import annotations

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

OUTLINE = "rgba(130,142,152,0.65)"
MUTED = "#84909B"
FAINT = "rgba(128,138,148,0.28)"
HATCH = {"shape": "/", "fgcolor": "rgba(120,130,140,0.75)", "size": 5, "solidity": 0.25}

ACCENT = "#23919C"
DOWN, UP = "#CF6E4A", "#23919C"
STEPS = ("#8FBFC6", "#3F97A1", "#0B5D66")
"""Three steps of one thing, light to dark: −1, −2, ≤ −3; 1–19 to 20 and more."""

NOTHING = "#C3C9CE"
"""Where there is nothing yet: 0 JP, not assessed, topic unknown."""

GAPS = {"-1": STEPS[0], "-2": STEPS[1], "-3": STEPS[2]}
AGES = {"0-5": NOTHING, "6-14": STEPS[0], "15-60": STEPS[1], "61+": STEPS[2]}
LINKED = {"YA": STEPS[2], "TIDAK": STEPS[0], "TANPA_TOPIK": NOTHING}
"""{code: colour} of the parts that stacked bars are made of."""

ATTENTION, GOOD = "#B07A1E", "#2F8A5D"

BAR, ROW, AXIS = 22, 26, 64
"""Pixels of a bar, of a row in a chart of rows, and of what an axis takes."""


def separators() -> str:
    """Decimal and thousands mark of plotly in the current language."""
    return ",." if current() == "id" else ".,"


def decimals(places: int) -> str:
    """A d3 number format."""
    return f",.{places}f"


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

STYLE = """<style>
.stApp{--ink:light-dark(#1C2530,#E8ECEF);--muted:light-dark(#55616E,#A3AFBA);--accent:light-dark(#0B6B74,#5CC3CC);
--bad:light-dark(#A6321F,#F08A73);--attention:light-dark(#8A5A00,#E0B04C);--good:light-dark(#1E6B45,#6CC495);
--line:light-dark(#DDE0DC,#2C3741);--faint:light-dark(#ECEEEA,#212B34);--ground:light-dark(#FAFAF8,#11161C);
--paper:light-dark(#FFFFFF,#182028)}
.stMainBlockContainer{max-width:1320px}
.stMainBlockContainer h2{margin-top:.9rem;padding-bottom:.15rem}
.stMainBlockContainer h3{padding-bottom:0}
.stMainBlockContainer [data-testid="stCaptionContainer"] p{font-size:13px;line-height:1.45}
.js-plotly-plot .plotly .modebar{display:none}
.p-line{color:var(--muted);font-size:13.5px;line-height:1.5;margin:-.55rem 0 .1rem}
.p-line b{color:var(--ink);font-weight:600}
.p-line span:not(:last-child){white-space:nowrap}
.p-cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(148px,1fr));
border-top:2px solid var(--ink);border-bottom:1px solid var(--line);margin:.15rem 0 .2rem;overflow:hidden}
.p-card{padding:.7rem .85rem .6rem;display:flex;flex-direction:column;gap:.1rem;min-width:0;
box-shadow:-1px 0 0 var(--line),0 -1px 0 var(--line)}
.p-card .label{font-size:13.5px;font-weight:600;color:var(--ink);line-height:1.3}
.p-card .value{font-size:29px;line-height:1.15;font-weight:640;font-variant-numeric:tabular-nums;
letter-spacing:-.01em}
.p-card .value.long{font-size:19px;line-height:1.75;letter-spacing:-.02em;white-space:nowrap}
.p-card .value.longest{font-size:16px;line-height:2.05;letter-spacing:-.03em;white-space:nowrap}
.p-card .value small{font-size:15px;font-weight:600;margin-left:.3em;color:var(--muted);letter-spacing:0}
.p-card .of{font-size:13.5px;color:var(--ink);font-variant-numeric:tabular-nums;line-height:1.35}
.p-card .aim{font-size:13px;color:var(--attention);font-weight:600;line-height:1.35}
.p-card .aim.met{color:var(--good)}
.p-card .change,.p-card .sure,.p-card .when{font-size:13px;color:var(--muted);line-height:1.35}
.p-card .when{margin-top:auto;padding-top:.2rem}
.p-card .none{font-size:18px;color:var(--muted);font-weight:500}
.p-card a,.p-say a,.p-table a{color:var(--accent);text-decoration:none}
.p-card a:hover,.p-say a:hover,.p-table a:hover{text-decoration:underline}
.p-say a{white-space:nowrap}
.stApp ul.p-say{margin:0;padding:0;list-style:none;max-width:66rem}
.stApp .p-say li{margin:0;padding:.42rem 0 .42rem 1.35rem;border-bottom:1px solid var(--faint);position:relative;
font-size:15px;line-height:1.45}
.p-say li:last-child{border-bottom:0}
.p-say li::before{content:"";position:absolute;left:.15rem;top:.95rem;width:.5rem;height:.5rem;border-radius:50%;
background:var(--muted)}
.p-say li.act::before{background:var(--attention);border-radius:1px;transform:rotate(45deg)}
.p-say li.well::before{background:var(--good)}
.p-table{overflow:auto;max-height:560px;border-block:1px solid var(--line);margin:.1rem 0 .3rem;
scrollbar-width:thin}
.p-table table{border-collapse:separate;border-spacing:0;width:100%;font-size:13.5px;line-height:1.35;margin:0}
.p-table caption{text-align:left;color:var(--muted);font-size:13px;padding:.3rem .5rem}
.p-table th,.p-table td{padding:.36rem .6rem;border:0;border-bottom:1px solid var(--faint);text-align:left;
vertical-align:top}
.p-table thead th{position:sticky;top:0;z-index:2;background:var(--ground);color:var(--muted);font-weight:600;
font-size:13px;border-bottom:1px solid var(--line);vertical-align:bottom}
.p-table tbody th{font-weight:500;position:sticky;left:0;background:var(--ground);z-index:1;min-width:9.5rem;
max-width:20rem}
.p-table thead th:first-child{left:0;z-index:3}
.p-table .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.p-table thead th.num{white-space:normal;min-width:4.6rem}
.p-table tr.group th{background:var(--faint);color:var(--muted);font-size:13px;font-weight:600;position:static;
letter-spacing:.01em;padding-top:.3rem;padding-bottom:.3rem}
.p-table td small,.p-table th small{display:block;color:var(--muted);font-size:12.5px;white-space:nowrap}
.p-table td.short small{color:var(--attention);font-weight:600}
.p-table td .none{color:var(--muted)}
.p-table tbody tr:hover td,.p-table tbody tr:hover th{background:var(--faint)}
.p-gloss dt{font-size:13px;color:var(--muted);font-weight:600;margin-top:.55rem}
.p-gloss dd{margin:0;max-width:62rem;line-height:1.5}
.p-gloss.hit{border-left:3px solid var(--accent);padding-left:.9rem}
.p-table code{font-size:12.5px;background:var(--faint);padding:.05rem .25rem;border-radius:3px;color:inherit}
.stApp [data-testid="stCaptionContainer"],.stApp [data-testid="stCaptionContainer"] p{color:var(--muted)!important;
opacity:1!important}
.js-plotly-plot .xtick text,.js-plotly-plot .ytick text,.js-plotly-plot .g-xtitle text,.js-plotly-plot .g-ytitle text,
.js-plotly-plot g[class*="tick"]>text{fill:var(--muted)!important}
.js-plotly-plot .textpoint text,.js-plotly-plot .bartext-outside,
.js-plotly-plot .annotation-text{fill:var(--ink)!important}
[data-testid="stAlertContainer"]{padding:.45rem .8rem}[data-testid="stAlertContainer"] p{font-size:13.5px}
@media (max-width:640px){
.p-cards{grid-template-columns:1fr 1fr}.p-card{padding:.6rem .6rem}.p-card .value{font-size:23px}
.p-card .of,.p-card .label{font-size:13px}.p-table tbody th{max-width:9.5rem;min-width:7.5rem}
.p-table th,.p-table td{padding:.34rem .4rem}.p-line span,.p-line span:not(:last-child){white-space:normal}
[class*="st-key-wide_"]{overflow-x:auto;scrollbar-width:thin}
[class*="st-key-wide_"]>.stElementContainer{min-width:560px}
.st-key-wide_heat>.stElementContainer,.st-key-wide_arrivals>.stElementContainer{min-width:980px}}
[data-testid="stSidebar"] .stPageLink a{padding:.22rem .5rem}
[data-testid="stSidebar"] .stPageLink a[aria-current="page"]{background:light-dark(#DFE7E3,#26333D)}
@media print{.p-table{max-height:none;overflow:visible}[data-testid="stSidebar"]{display:none}}
</style>"""
"""Style of the printed blocks (cards, sentences, tables), injected once a run by the frame."""
