// What Streamlit has no command for: the sidebar of a phone is closed by a button, and a link is copied by one.
document.addEventListener("click", (event) => {
  if (event.target.closest(".st-key-show-result button")) {
    document.querySelector('[data-testid="stSidebarCollapseButton"] button').click();
  }
  if (event.target.closest(".st-key-copy-link button")) {
    navigator.clipboard?.writeText(location.href);
  }
});

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
const secure = location.protocol === "https:" ? ";Secure" : "";
document.cookie = `screen=${drawing ? innerWidth : 0};path=/;SameSite=Lax${secure}`;

// One finger that moves up or down on a map scrolls the page; deck.gl, which would keep it, has the rest.
const touch = document.createElement("style");
touch.textContent = ".deck-events-root { touch-action: pan-y !important }";
document.head.append(touch);
