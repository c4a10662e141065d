// What Streamlit has no command for: the sidebar of a phone is closed by a button, and a link is copied by one.
document.addEventListener("click", (event) => {
  if (event.target.closest(".st-key-show-result button")) {
    document.querySelector('[data-testid="stSidebarCollapseButton"] button').click();
  }
  if (event.target.closest(".st-key-copy-link button")) {
    navigator.clipboard?.writeText(location.href);
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

// What a map needs to be known before its page first runs: how wide the window is, 0 where nothing draws with WebGL.
const drawing = document.createElement("canvas").getContext("webgl2");
document.cookie = `screen=${drawing ? innerWidth : 0};path=/;SameSite=Lax`;

// One finger that moves up or down on a map scrolls the page; deck.gl, which would keep it, has the rest.
const touch = document.createElement("style");
touch.textContent = ".deck-events-root { touch-action: pan-y !important }";
document.head.append(touch);
