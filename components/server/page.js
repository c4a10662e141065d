// What Streamlit has no command for: the sidebar of a phone is closed by a button, a link is copied by one, and two press
// the keys by which deck.gl zooms.
document.addEventListener("click", (event) => {
  if (event.target.closest(".st-key-show-result button")) {
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
