// Draws the network on a canvas: land filled by tie, arcs, missions by kind, states and names. What was drawn where is
// returned, so that a pointer can find it.

import { greatCircle } from "./projection.js";
import { solidity, stepAt } from "./time.js";

const FILLS = { mutual: 0.5, ours: 0.48, theirs: 0.48, non_resident: 0.36, relations: 0.4, none: 0.12 };
const RESIDENT = new Set(["embassy", "diplomatic_office"]);
export const RADIUS = 5;

export function paint(context, scene, projection, size, look) {
  context.clearRect(0, 0, size.width, size.height);
  ground(context, scene, projection, size, look);
  const marks = [];
  for (const mission of scene.missions) {
    const { state, solid } = solidity(mission.spans, look.day);
    if (solid > 0) marks.push({ mission, state, solid, picked: mission.address === look.picked });
  }
  const found = [];
  for (const mark of marks) arc(context, mark, projection, look, found);
  for (const state of scene.states) capital(context, state, projection, look, found);
  names(context, scene, marks, projection, size, look);
  for (const mark of marks) place(context, mark, scene.signs[mark.mission.kind], projection, look, found);
  return found;
}

// Sea and land are drawn anew only when the camera, a tie or the theme has changed, else as the picture kept in `look`.
function ground(context, scene, projection, size, look) {
  const { kept } = look;
  const ties = scene.states.map((state) => tieOf(state, look.day)).join();
  const ratio = context.getTransform().a;
  const asked = JSON.stringify([look.view, projection.name, size, ratio, ties, look.colours, look.land.length]);
  if (kept.asked !== asked) {
    kept.asked = asked;
    kept.canvas ??= document.createElement("canvas");
    Object.assign(kept.canvas, { width: Math.round(size.width * ratio), height: Math.round(size.height * ratio) });
    const drawn = kept.canvas.getContext("2d");
    drawn.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (projection.name === "globe") sea(drawn, projection, size, look);
    land(drawn, scene, projection, look);
  }
  if (kept.canvas.width && kept.canvas.height) context.drawImage(kept.canvas, 0, 0, size.width, size.height);
}

function sea(context, projection, size, look) {
  context.beginPath();
  context.arc(...projection.middle, look.scale, 0, 2 * Math.PI);
  context.fillStyle = look.colours.sea;
  context.fill();
}

export function tieOf(state, day) {
  const at = stepAt(state.ties, day);
  return at < 0 ? "none" : state.ties[at][1];
}

function land(context, scene, projection, look) {
  const fills = new Map(scene.states.map((state) => [state.code, tieOf(state, look.day)]));
  context.lineWidth = 0.6;
  context.lineJoin = "round";
  for (const { code, rings } of look.land) {
    context.beginPath();
    let seen = false;
    for (const ring of rings) seen = outline(context, ring, projection) || seen;
    if (!seen) continue;
    const tie = look.homes[code] ? code : (fills.get(code) ?? "none");
    context.fillStyle = look.homes[tie] ?? look.colours[tie];
    context.globalAlpha = FILLS[tie] ?? 0.45;
    context.fill("evenodd");
    context.globalAlpha = 0.35;
    context.strokeStyle = look.colours.none;
    context.stroke();
  }
  context.globalAlpha = 1;
}

function outline(context, ring, projection) {
  const points = ring.map(([longitude, latitude]) => projection.place(longitude, latitude));
  if (!points.some((point) => point[2])) return false;
  points.forEach(([x, y], at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
  return true;
}

function arc(context, { mission, state, solid, picked }, projection, look, found) {
  if (!mission.way || state === "unknown") return;
  mission.path ??= greatCircle(...mission.way);
  const away = mission.kind === "non_resident";
  const side = mission.by ? -1 : 1;
  const points = mission.path.map(([longitude, latitude]) => projection.place(longitude, latitude));
  context.beginPath();
  let pen = false;
  points.forEach(([x, y, visible], at) => {
    const [before, after] = [points[Math.max(at - 1, 0)], points[Math.min(at + 1, points.length - 1)]];
    const along = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    // The two directions run side by side.
    const shift = away ? 0 : 1.2 * side;
    const moved = [x - (shift * (after[1] - before[1])) / along, y + (shift * (after[0] - before[0])) / along];
    if (visible && pen) context.lineTo(...moved);
    else context.moveTo(...moved);
    pen = visible;
  });
  context.strokeStyle = colour(mission, look);
  context.globalAlpha = solid * (away ? 0.6 : 0.85);
  context.lineWidth = (away ? 0.9 : 1.8) + (picked ? 1.5 : 0);
  context.setLineDash(away ? [3, 4] : state === "open" ? [] : [7, 4]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
  found.push({ address: mission.address, line: points.filter((point) => point[2]), reach: 4, mission, state });
}

function capital(context, state, projection, look, found) {
  const [x, y, visible] = projection.place(...state.at);
  if (!visible) return;
  const tie = tieOf(state, look.day);
  const home = look.homes[state.code];
  context.beginPath();
  context.arc(x, y, home ? 4 : 2.6, 0, 2 * Math.PI);
  context.fillStyle = home ?? look.colours[tie];
  context.globalAlpha = tie === "none" && !home ? 0.55 : 1;
  context.fill();
  context.globalAlpha = 1;
  found.push({ address: state.code, x, y, reach: 9, state });
}

// Where a mission stands: at its place, or on a ring around it where several share a city.
export function position(mission, projection) {
  const [x, y, visible] = projection.place(...mission.at);
  const [slot, of] = mission.ring;
  if (of < 2) return [x, y, visible];
  const radius = Math.max(8, (of * (2 * RADIUS + 2)) / (2 * Math.PI));
  const angle = Math.PI + (2 * Math.PI * slot) / of;
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle), visible];
}

function place(context, { mission, state, solid, picked }, [corners, first, filled], projection, look, found) {
  if (!mission.at) return;
  const [x, y, visible] = position(mission, projection);
  if (!visible) return;
  const radius = (mission.kind === "embassy" ? RADIUS : RADIUS - 0.5) + (picked ? 3 : 0);
  shape(context, corners, first, x, y, radius);
  context.globalAlpha = solid;
  context.fillStyle = filled ? colour(mission, look) : look.colours.page;
  context.fill();
  context.globalAlpha = state === "disputed" ? 1 : solid;
  context.setLineDash(state === "disputed" ? [2, 2] : []);
  context.strokeStyle = filled && state !== "disputed" ? look.colours.page : colour(mission, look);
  context.lineWidth = picked ? 2.5 : 1.3;
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
  found.push({ address: mission.address, x, y, reach: radius + 3, mission, state });
}

// A circle, or a shape with corners, the first of them at an angle in degrees.
function shape(context, corners, first, x, y, radius) {
  context.beginPath();
  if (!corners) {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  for (let at = 0; at < corners; at += 1) {
    const angle = (first * Math.PI) / 180 + (2 * Math.PI * at) / corners;
    context[at ? "lineTo" : "moveTo"](x + 1.2 * radius * Math.cos(angle), y + 1.2 * radius * Math.sin(angle));
  }
  context.closePath();
}

// Names of the homes and of the states with a resident mission, each where it overlaps no other.
function names(context, scene, marks, projection, size, look) {
  const resident = new Set(marks.filter(({ mission }) => RESIDENT.has(mission.kind)).map(({ mission }) => mission.partner));
  context.font = look.font;
  context.textBaseline = "middle";
  context.lineWidth = 3;
  const taken = [];
  const asked = scene.states.filter((state) => look.homes[state.code] || resident.has(state.code) || look.close);
  for (const state of asked.sort((one, other) => (look.homes[other.code] ? 1 : 0) - (look.homes[one.code] ? 1 : 0))) {
    const [x, y, visible] = projection.place(...state.at);
    if (!visible || x < 0 || y < 0 || x > size.width || y > size.height) continue;
    const wide = context.measureText(state.name).width;
    const away = look.homes[state.code] ? 26 : 9;
    const boxes = [[x - away - wide, y - 7], [x + away, y - 7], [x - wide / 2, y + away], [x - wide / 2, y - away - 14]];
    const free = boxes.find(([left, top]) => clear(left, top, wide, size, taken));
    if (!free) continue;
    taken.push([...free, wide]);
    context.strokeStyle = look.colours.page;
    context.globalAlpha = 0.75;
    context.strokeText(state.name, free[0], free[1] + 7);
    context.globalAlpha = 1;
    context.fillStyle = look.colours.text;
    context.fillText(state.name, free[0], free[1] + 7);
  }
}

function clear(left, top, wide, size, taken) {
  if (left < 2 || top < 2 || left + wide > size.width - 2 || top + 14 > size.height - 2) return false;
  return taken.every(([x, y, other]) => left + wide + 4 < x || left > x + other + 4 || top + 15 < y || top > y + 15);
}

const colour = (mission, look) => look.homes[mission.by] ?? look.colours.partner;

// The mark under a pointer: the nearest within its reach, a mission before a state and a state before an arc.
export function under(found, x, y) {
  let best = null;
  for (const mark of found) {
    const far = mark.line ? fromLine(mark.line, x, y) : Math.hypot(mark.x - x, mark.y - y);
    if (far > mark.reach) continue;
    const rank = (mark.line ? 200 : mark.mission ? 0 : 100) + far;
    if (!best || rank < best.rank) best = { mark, rank };
  }
  return best?.mark ?? null;
}

function fromLine(line, x, y) {
  let least = Infinity;
  for (let at = 1; at < line.length; at += 1) {
    const [[ax, ay], [bx, by]] = [line[at - 1], line[at]];
    const squared = (bx - ax) ** 2 + (by - ay) ** 2;
    if (squared > 4e4) continue;
    const share = squared ? Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared)) : 0;
    least = Math.min(least, Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)));
  }
  return least;
}
