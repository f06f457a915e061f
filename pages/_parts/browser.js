// What the browser adds to printed pages: links of this application open without loading it anew (the browser's back
// button returns), bars open what they stand for, and columns sort. Without it every link still works, by loading.
(() => {
  if (window.pantau) return;
  window.pantau = true;
  const PAGES = "@pages@".split(" ");

  const inside = (href) => {
    const url = new URL(href, document.baseURI);
    const page = url.pathname.split("/").pop();
    return url.origin === location.origin && PAGES.includes(page) ? url : null;
  };

  // History grows only by what the reader does: what a page writes about itself on arrival, or after a step back,
  // replaces its entry. Otherwise the back button would be answered by a step forward.
  const push = history.pushState.bind(history);
  let acted = false;
  for (const name of ["pointerdown", "keydown", "click", "input", "change"])  // a reader by ear sends clicks alone
    addEventListener(name, (event) => { acted = acted || event.isTrusted; }, true);
  addEventListener("popstate", (event) => { if (event.isTrusted) acted = false; }, true);
  history.pushState = (state, title, url) =>
    acted ? push(state, title, url) : history.replaceState(state, title, url);

  const opened = (href) => {
    const url = inside(href);
    if (!url) return false;
    const before = document.querySelector(".stMain h1")?.textContent ?? "";
    const same = url.pathname === location.pathname;
    push({}, "", url);
    acted = false;
    dispatchEvent(new PopStateEvent("popstate"));
    const place = (key) => document.querySelector(`.st-key-at_${CSS.escape(key)}`);
    const at = same && [...url.searchParams.keys()].map(place).find(Boolean);
    if (at) shown(at.className.match(/st-key-at_\S+/)[0]);
    else arrived(same ? "" : before);
    return true;
  };

  // Only the newest opening may move the focus, and only once the page has been made anew.
  let turn = 0;
  const busy = (started) => Date.now() - started < 400 || document.querySelector('[data-test-script-state="running"]');

  // What a link changed on the page it stands on is brought into view.
  const shown = (name) => {
    const started = Date.now();
    const mine = ++turn;
    const look = () => {
      if (mine !== turn) return;
      const place = document.querySelector(`.${name}`);
      if (place && !busy(started)) {
        place.tabIndex = -1;
        place.focus({ preventScroll: true });
        place.scrollIntoView({ block: "start" });
      } else if (Date.now() - started < 6000) setTimeout(look, 60);
    };
    look();
  };

  // Those who read by ear or by keyboard begin at the title of what opened, not at the end of what is gone.
  const arrived = (words) => {
    const started = Date.now();
    const mine = ++turn;
    const look = () => {
      if (mine !== turn) return;
      const title = document.querySelector(".stMain h1");
      if (title && title.textContent !== words && !busy(started)) {
        title.tabIndex = -1;
        title.focus({ preventScroll: true });
        document.querySelector(".stMain").scrollTo(0, 0);
      } else if (Date.now() - started < 4000) setTimeout(look, 60);
    };
    look();
  };

  // A chart that is wider than a phone scrolls in a box of its own, which must then be in reach of the keyboard too.
  let waiting = 0;
  const reachable = () => {
    waiting = 0;
    for (const box of document.querySelectorAll('[class*="st-key-wide_"]')) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  const later = () => { waiting = waiting || setTimeout(reachable, 250); };
  new MutationObserver(later).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", later);

  addEventListener("click", (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const target = event.target.closest ? event.target : null;
    const head = target && target.closest(".p-table th button");
    if (head) return sorted(head);
    const link = target && target.closest(".stHtml a, .js-plotly-plot a");
    const href = link && (link.getAttribute("href") || link.getAttribute("xlink:href"));
    if (href && opened(href)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);

  // A drawn chart has its own events; they are taken up when the pointer first comes near, and again when it is redrawn.
  addEventListener("pointerover", (event) => {
    const chart = event.target.closest && event.target.closest(".js-plotly-plot");
    if (!chart || !chart.on || chart.pantau === chart.on) return;
    chart.pantau = chart.on;
    chart.on("plotly_click", (clicked) => {
      const found = clicked.points.map((point) => point.customdata).find((data) => typeof data === "string" && data);
      if (found) opened(found);
    });
  }, true);

  const sorted = (button) => {
    const head = button.closest("th");
    const column = [...head.parentNode.children].indexOf(head);
    const cells = [...head.closest("table").tBodies[0].rows].map((row) => row.children[column]);
    const words = cells.every((cell) => cell?.dataset.v === undefined);
    const first = words ? "ascending" : "descending";  // words from A, numbers from the most
    const falling = (head.getAttribute("aria-sort") === first) !== (first === "descending");
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const value = (row) => {
      const cell = row.children[column];
      return cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v === "" ? null : +cell.dataset.v;
    };
    const body = head.closest("table").tBodies[0];
    const rows = [...body.rows].map((row) => [value(row), row]);
    rows.sort(([a], [b]) => {
      if (a === null || b === null) return (a === null) - (b === null);  // what is not there stays below
      const order = typeof a === "number" ? a - b : collator.compare(a, b);
      return falling ? -order : order;
    });
    for (const [, row] of rows) body.append(row);
  };
})();
