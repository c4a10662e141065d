// Loads the map from the server, which the browser keeps; this alone is sent with every run.

export default function (component) {
  const root = window.__streamlit?.BACKEND_BASE_URL ?? `${location.origin}/`;
  const { parentElement, data } = component;
  // Streamlit ends a run that a newer one overtook; only the end of the newest is the end of the map.
  const run = (parentElement.newest = {});
  let stop = () => {};
  import(`${root}network/map.js`).then(
    ({ draw }) => {
      if (parentElement.newest === run) stop = draw(component, root);
    },
    () => {
      parentElement.querySelector(".network").textContent = data.failed;
    },
  );
  return () => {
    if (parentElement.newest !== run) return;
    parentElement.newest = undefined;
    stop();
  };
}
