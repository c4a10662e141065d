// What Streamlit has no command for: a button or a link of the menu closes the sidebar that covers the page of a phone,
// a button copies the link of the view, and two press the keys by which deck.gl zooms.
document.addEventListener("click", (event) => {
  const follows = innerWidth < 768 && event.target.closest(".st-key-menu a");
  if (follows || event.target.closest(".st-key-show-result button")) {
    document.querySelector('[data-testid="stSidebarCollapseButton"] button').click();
  }
  if (event.target.closest(".st-key-copy-link button")) {
    navigator.clipboard?.writeText(location.href);
  }
  const zoom = event.target.closest(".st-key-zoom-in button, .st-key-zoom-out button");
  if (zoom) {
    const code = zoom.closest(".st-key-zoom-in") ? "Equal" : "Minus";
    document.querySelector(".deck-events-root")?.dispatchEvent(new KeyboardEvent("keydown", { code }));
  }
});

// "/", and Control or Command with K, put the cursor into the search over everything. On a phone the sidebar, where it
// stands, covers what was found, so it closes after Enter.
addEventListener("keydown", (event) => {
  const field = document.querySelector(".st-key-find-everything input");
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const asked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  if (asked || (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)) {
    if (!field || document.querySelector("[role=dialog]")) return;
    event.preventDefault();
    document.querySelector('[data-testid="stExpandSidebarButton"]')?.click();
    field.focus();
    field.select();
  } else if (event.key === "Enter" && event.target === field && field.value.trim() && innerWidth < 768) {
    setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click(), 300);
  }
}, true);

// A page that has lost its server and found another, or the same one started anew, runs again by its address, so that the
// first choice after it counts. Streamlit by itself runs it only when something is chosen, and what was chosen is lost.
let left = false;
new MutationObserver(() => {
  const state = document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState;
  if (state && state !== "CONNECTED") left ||= document.querySelector('[data-testid="stMain"] h1') !== null;
  if (state === "CONNECTED" && left) {
    left = false;
    dispatchEvent(new PopStateEvent("popstate"));
  }
}).observe(document, { attributeFilter: ["data-test-connection-state"], subtree: true });

// Escape in a list of the filters that has closed, or closes after Enter, would take back what was just chosen there, as
// long as the server has not answered.
let entered = -Infinity;
addEventListener("keydown", (event) => {
  const list = event.target.closest?.(".st-key-filters [role=combobox], .st-key-choices [role=combobox]");
  if (list && event.key === "Enter") entered = event.timeStamp;
  if (list && event.key === "Escape" && (list.ariaExpanded === "false" || event.timeStamp - entered < 500)) {
    event.stopPropagation();
  }
}, true);

// Cells of a table that are selected can be copied: Streamlit lets nobody copy where its own download, which does not guard
// what a spreadsheet would run, is switched off.
document.addEventListener("copy", (event) => {
  const table = document.activeElement?.closest('[data-testid="stDataFrame"]');
  const rows = new Map();
  for (const cell of table?.querySelectorAll("[role=gridcell][aria-selected=true]") ?? []) {
    const text = cell.innerText.replace(/\s+/g, " ").replace(/^([=+@]|-(?!\d))/, "'$1");
    rows.set(cell.parentElement, [...(rows.get(cell.parentElement) ?? []), text]);
  }
  if (!rows.size) return;
  event.clipboardData.setData("text/plain", [...rows.values()].map((cells) => cells.join("\t")).join("\n"));
  event.preventDefault();
});

// A source under the pointer, which is a hand there, is told whole, with its date and title: the grid has no tooltips. Its
// cells for screen readers have the texts; the heading is 33 pixels high, and all rows are of one height.
addEventListener("pointermove", ({ target, clientY }) => {
  const table = target.matches?.(".dvn-scroller") && target.closest('[data-testid="stDataFrame"]').querySelector("table");
  if (!table) return;
  const height = (target.scrollHeight - 33) / (table.getAttribute("aria-rowcount") - 1);
  const row = Math.floor((clientY - target.getBoundingClientRect().top - 33 + target.scrollTop) / height);
  const cells = getComputedStyle(target).cursor === "pointer" ? table.querySelectorAll(`[role=gridcell][id$="-${row}"]`) : [];
  target.title = [...cells].map((cell) => decodeURIComponent(cell.textContent.split("#:~:")[1] ?? "")).join("");
});

// One finger on a chart scrolls the page, and taps, of which the browser makes a click; Plotly, which would hold the page
// still, is told of two fingers only.
let several = false;
for (const kind of ["touchstart", "touchmove", "touchend"]) {
  const listen = (touch) => {
    several = touch.touches.length > 1 || (several && kind !== "touchstart");
    if (!several && touch.target.closest?.(".js-plotly-plot")) touch.stopPropagation();
  };
  addEventListener(kind, listen, { capture: true, passive: true });
}

// What a map needs to be known before its page first runs: how wide the window is, or 0 in a browser that once failed to
// draw with WebGL, which then gets a list. To try beforehand would hold up every page.
const remember = (screen) => {
  document.cookie = `screen=${screen};path=/;SameSite=Lax${location.protocol === "https:" ? ";Secure" : ""}`;
  return document.cookie.includes(`screen=${screen}`);
};
if (!/\bscreen=0\b/.test(document.cookie)) remember(innerWidth);
addEventListener("webglcontextcreationerror", () => remember(0) && location.reload(), true);

// One finger that moves up or down on a map scrolls the page; deck.gl, which would keep it, has the rest. Forced colours,
// which take all backgrounds away, leave a line around what is chosen and around the knobs of a slider.
// Text of a chart in the page's own colour, which Streamlit puts in once, follows a reader who changes from light to dark.
const style = document.createElement("style");
style.textContent = `.deck-events-root { touch-action: pan-y !important }
  .js-plotly-plot text:is([style*="fill: rgb(38, 39, 48)"], [style*="fill: rgb(250, 250, 250)"]) { fill: currentColor !important }
  @media (forced-colors: active) {
    button[data-selected=true] { outline: 3px solid Highlight; outline-offset: -3px }
    [data-testid=stSlider] [data-rac]:has(> div > [type=range]) { outline: 2px solid; border-radius: 50% }
  }`;
document.head.append(style);

// A page is printed without what leads elsewhere, with its address and of each choice what is chosen, and charts, maps and
// tables as small as the paper and on one page with their headings.
style.textContent += `@media screen { [data-testid=stLayoutWrapper]:has(> [class*=st-key-on-paper-]) { display: none } }
  @media print {
    .stSidebar, .stAppHeader, [data-testid=stLayoutWrapper]:has(> :is(.st-key-on-screen, [class*=st-key-below-])),
    .stMain :is(button, [role=tab]):not([data-selected], [class*=st-key-change-] *), .stButtonGroup:not(:has([data-selected])),
    .stMain .stElementContainer:has(> :is(.stTextInput, .stCheckbox, .stPageLink)) { display: none !important }
    .stMainBlockContainer { padding: 0 8px 0 0 !important; zoom: 0.8 } .stMain [data-selected] { min-width: max-content }
    .stHorizontalBlock:has(> .stColumn [style*=--fits]) { display: block }
    [style*=--fits] { zoom: var(--fits) } .st-key-foot::after { content: attr(data-address); overflow-wrap: anywhere }
    [style*=--fits], .stHorizontalBlock:has(> .stColumn):not(:has([style*=--fits])), [class*=st-key-above-] { break-inside: avoid }
    [style*=--fits], [class*=st-key-on-paper-], :has(> [role=tab]), [class*=st-key-above-] > *, .stElementContainer:has(h1, h2, h3, hr),
    [data-testid=stLayoutWrapper]:has(h2, h3):not(:has([style*=--fits])) { break-after: avoid }
  }`;
addEventListener("beforeprint", () => {
  const narrow = 875 / document.querySelector(".stMain h1").clientWidth;
  for (const part of document.querySelectorAll(".stElementContainer:has(.js-plotly-plot, .stDeckGlJsonChart, canvas)")) {
    part.style.setProperty("--fits", Math.min(1, narrow, 850 / part.clientHeight));
  }
  document.querySelector(".st-key-foot").dataset.address = location.href;
});

// A picture that is saved holds title, texts and source of its chart, which stand on the page as text: they are put into
// the layout just before Plotly copies it, in lines as wide as the picture, and taken out again. So is a font of the
// reader's system, as a picture cannot fetch the page's own: what is measured in one would be drawn in another.
const pen = document.createElement("canvas").getContext("2d");
const family = "Helvetica, Arial, sans-serif";
const wrapped = (text, width, font) => {
  pen.font = `${font} ${family}`;
  return text.split(" ").reduce((lines, word) => {
    const longer = `${lines.at(-1)} ${word}`.trim();
    return pen.measureText(longer).width < width ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, [""]).filter(Boolean);
};
addEventListener("click", (event) => {
  const chart = event.target.closest?.('.modebar-btn[data-title^="Download plot"]')?.closest(".js-plotly-plot");
  const { title, texts } = chart?.layout.meta ?? {};
  if (!title) return;
  const { width, height } = chart._fullLayout;
  const [first, ...more] = wrapped(title, width - 24, "bold 15px");
  // Lines of a title grow upwards, out of the picture, so that what follows its first one leads the subtitle.
  const look = `font-size:15px;color:${chart._fullLayout.title.font.color}`;
  const lines = more.map((line) => `<b><span style="${look}">${line}</span></b>`)
    .concat(...texts.map((text) => wrapped(text, width - 24, "13px")));
  const place = { automargin: true, x: 0, xanchor: "left", y: 1, yanchor: "top", yref: "container", pad: { t: 6, b: 6 } };
  const subtitle = { text: lines.join("<br>"), font: { size: 13 } };
  const { title: none, font } = chart.layout;
  const heading = { text: `<b>${first}</b>`, subtitle, font: { size: 15 }, ...place };
  Object.assign(chart.layout, { title: heading, font: { ...font, family } });
  const options = chart._context.toImageButtonOptions;
  options.height = height + 36 + 17 * lines.length;
  setTimeout(() => {
    Object.assign(chart.layout, { title: none, font });
    delete options.height;
  });
}, true);
