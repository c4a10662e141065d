// Draws a chart that stands alone, light or dark as the reader's system is unless the address of its page says which.
const place = document.getElementById("chart");
const dark = matchMedia("(prefers-color-scheme: dark)");
async function draw() {
  const answer = await fetch(place.dataset[dark.matches ? "dark" : "light"]);
  const { data, layout } = await answer.json();
  delete layout.height;  // It is as high as the texts leave room for in the frame.
  Plotly.react(place, data, layout, { responsive: true, displaylogo: false });
}
dark.addEventListener("change", draw);
draw();
