// The map of the network on a page: it holds all missions through all years and plays them without asking the server.
// Only when the reader stops at a day, or picks a mark, is the server told.

import { Camera } from "./camera.js";
import { Course } from "./course.js";
import { element, sharp, sign } from "./element.js";
import { paint, tieOf, under } from "./paint.js";
import { Side } from "./side.js";
import { numbered, solidity, written, yearEnd, yearOf } from "./time.js";

const YEAR = 365.25;
const PATIENCE = 500;
const maps = new WeakMap();
let outline;

// Draws a component; the same element is drawn again whenever its data or the theme changes.
export function draw(component, root) {
  const { parentElement } = component;
  const place = parentElement.querySelector(".network");
  if (!maps.has(parentElement)) maps.set(parentElement, new NetworkMap(place, root));
  const map = maps.get(parentElement);
  map.update(component);
  return () => {
    map.stop();
    maps.delete(parentElement);
  };
}

// The missions and states of a scene as objects: they are sent in columns, and their steps with numbers for names.
function unfolded(scene) {
  const rows = (columns) =>
    Object.values(columns)[0].map((_, at) => Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, cells[at]])));
  const named = (steps, names) => steps.map(([day, place]) => [day, names[place]]);
  const missions = rows(scene.missions);
  for (const mission of missions) mission.spans = named(mission.spans, scene.names.states);
  const states = rows(scene.states);
  for (const state of states) state.ties = named(state.ties, scene.names.ties);
  return { ...scene, missions, states };
}

// The map is drawn without outlines where the server has none, and asks for them again when it is drawn anew.
function landOf(url) {
  outline ??= fetch(url)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then(({ features }) =>
      features.map(({ id, geometry }) => ({
        code: id,
        rings: geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
      })),
    )
    .catch(() => {
      outline = undefined;
      return [];
    });
  return outline;
}

class NetworkMap {
  constructor(place, root) {
    this.place = place;
    this.root = root;
    this.land = [];
    this.kept = {};
    this.still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.canvas = element("canvas", { role: "img", tabindex: "0", title: "" });
    this.canvas.removeAttribute("title");
    this.tip = element("div", { class: "tip", hidden: true });
    this.camera = new Camera(this.canvas, () => this.ask());
    this.sheet = element("div", { class: "sheet" }, this.canvas, this.tip);
    place.replaceChildren(this.sheet);
    this.canvas.onpointermove = (event) => this.point(event);
    this.canvas.onpointerleave = () => this.hover(null);
    // Where each mark was drawn, by its address: for whoever looks at the map from outside, as its tests do.
    this.canvas.places = () => Object.fromEntries((this.found ?? []).filter((mark) => !mark.line).map(({ address, x, y }) => [address, [x, y]]));
    this.canvas.onclick = (event) => this.click(event);
    place.onkeydown = (event) => this.key(event);
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(this.canvas);
  }

  control(words) {
    const zoom = (name, times, label) =>
      element("button", { type: "button", "aria-label": label, title: label, onclick: () => this.camera.zoom(times) }, sign(name));
    this.sheet.append(element("div", { class: "zoom" }, zoom("in", 1.5, words["zoom-in"]), zoom("out", 1 / 1.5, words["zoom-out"])));
    if (this.data.still) return;
    const button = (name, act) =>
      element("button", { type: "button", class: name, "aria-label": words[name], title: words[name], onclick: act }, sign(name));
    this.player = button("play", () => (this.playing ? this.pause() : this.play()));
    const speeds = Object.entries(words.speeds).map(([value, name]) => element("option", { value }, name));
    this.speed = element("select", { "aria-label": words.speed, title: words.speed }, ...speeds);
    this.speed.value = "2";
    this.date = element("input", { type: "date", "aria-label": words.date, title: words.date });
    this.date.onchange = () => this.date.value && this.go(numbered(this.date.value));
    this.course = new Course(words, (year) => this.slide(year), () => this.settle(0));
    this.side = new Side((address) => this.pick(address));
    const steps = [button("back", () => this.step(-1)), this.player, button("on", () => this.step(1))];
    this.place.append(this.side.root, element("div", { class: "time" }, ...steps, this.speed, this.course.root, this.date));
  }

  // Takes in what the server says. The scene is fetched by its address when that has changed, else it is there.
  update({ data, setTriggerValue }) {
    this.data = { ...data, scene: this.data?.scene };
    this.send = setTriggerValue;
    this.place.classList.toggle("small", data.still);
    const from = (path) => this.root + path.replace(/^\//, "");
    if (data.scene === this.asking) {
      if (this.data.scene) this.apply();
      return;
    }
    this.asking = data.scene;
    const fetched = fetch(from(data.scene)).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
    Promise.all([fetched, landOf(from(data.land))]).then(
      ([scene, land]) => {
        if (this.asking !== data.scene) return;
        this.land = land;
        this.data.scene = unfolded(scene);
        if (!this.controlled) this.control(scene.words);
        this.controlled = true;
        this.apply();
      },
      () => {
        this.asking = undefined;
        this.place.textContent = data.failed;
      },
    );
  }

  // A day or a camera that the server said before is not taken anew, so the reader's own stay.
  apply() {
    const { data } = this;
    const style = getComputedStyle(this.place);
    const read = (name) => style.getPropertyValue(`--st-${name}`).trim();
    const family = style.fontFamily;
    const sea = read("secondary-background-color");
    this.look = {
      land: this.land,
      colours: { ...data.scene.colours, page: read("background-color"), text: read("text-color"), sea },
      homes: data.scene.colours.homes,
      font: `12px ${family}`,
      small: `11px ${family}`,
      picked: data.picked,
    };
    this.canvas.setAttribute("aria-label", data.alt);
    this.canvas.setAttribute("aria-description", data.scene.words.keys);
    const day = numbered(data.day);
    if (day !== this.given) {
      this.given = day;
      if (!this.playing) this.day = day;
    }
    const camera = JSON.stringify([data.projection, data.box]);
    if (camera !== this.shown) {
      const first = this.shown === undefined;
      this.shown = camera;
      this.measure();
      this.camera.look(data.projection, data.box, first || this.still);
    }
    this.ask();
  }

  stop() {
    this.playing = false;
    this.sizes.disconnect();
    cancelAnimationFrame(this.asked);
    clearTimeout(this.waiting);
  }

  measure() {
    this.camera.size = { width: this.canvas.clientWidth || 1, height: this.canvas.clientHeight || 1 };
  }

  resize() {
    this.measure();
    if (this.data?.scene && !this.camera.touched) this.camera.look(this.data.projection, this.data.box, true);
    else this.ask();
  }

  // Draws once before the next frame, however often it is asked to.
  ask() {
    this.asked ??= requestAnimationFrame((now) => {
      this.asked = undefined;
      if (this.playing) this.advance(now);
      this.frame();
    });
  }

  frame() {
    if (!this.data?.scene || !this.canvas.isConnected) return;
    const { context, width, height } = sharp(this.canvas);
    if (!context) {
      this.place.textContent = this.data.failed;
      return;
    }
    const { scale } = this.camera.view;
    const view = this.camera.view;
    const look = { ...this.look, land: this.land, kept: this.kept, day: this.day, view, scale, close: scale > 420 };
    this.found = paint(context, this.data.scene, this.camera.projection, { width, height }, look);
    const { longitude, latitude } = this.camera.view;
    this.canvas.dataset.day = written(Math.floor(this.day));
    this.canvas.dataset.view = [longitude, latitude, scale].map((part) => part.toFixed(2)).join(" ");
    this.canvas.dataset.land = this.land.length ? "1" : "0";
    if (!this.course) return;
    this.side.show(this.data.scene, this.day, this.playing);
    this.course.show(this.data.scene, this.day, this.side.day.textContent, look);
    if (!this.playing) {
      const bounds = { min: written(this.data.scene.first), max: written(this.data.scene.today) };
      Object.assign(this.date, bounds, { value: written(Math.floor(this.day)) });
    }
  }

  play() {
    const { first, today } = this.data.scene;
    if (this.day >= today) this.day = first;
    this.playing = true;
    this.clock = undefined;
    this.passed = this.day;
    this.face("pause");
    this.ask();
  }

  pause() {
    this.playing = false;
    this.face("play");
    this.settle(0);
    this.ask();
  }

  face(name) {
    const label = this.data.scene.words[name];
    this.player.replaceChildren(sign(name));
    this.player.setAttribute("aria-label", label);
    this.player.title = label;
  }

  // Lets the time pass since the last frame. Who wants no motion sees the ends of the years, one after the other.
  advance(now) {
    const { today } = this.data.scene;
    const seconds = Math.min(0.25, (now - (this.clock ?? now)) / 1000);
    this.clock = now;
    this.passed = Math.min(today, this.passed + seconds * Number(this.speed.value) * YEAR);
    this.day = this.still ? yearEnd(yearOf(this.passed), today) : this.passed;
    if (this.passed >= today) this.pause();
    else this.ask();
  }

  step(years) {
    const { first, today } = this.data.scene;
    const year = yearOf(this.day);
    const end = yearEnd(year, today);
    const to = years > 0 && this.day < end ? end : yearEnd(year + years, today);
    this.go(Math.max(to, first), PATIENCE);
  }

  slide(year) {
    this.day = yearEnd(Math.max(year, yearOf(this.data.scene.first)), this.data.scene.today);
    if (this.playing) this.passed = this.day;
    this.ask();
  }

  go(day, patience = 0) {
    const { first, today } = this.data.scene;
    this.day = Math.min(today, Math.max(first, day));
    if (this.playing) {
      this.playing = false;
      this.face("play");
    }
    this.ask();
    this.settle(patience);
  }

  // Tells the server at which day the reader stopped; steps in quick succession are told once.
  settle(patience) {
    clearTimeout(this.waiting);
    if (this.playing) return;
    this.waiting = setTimeout(() => {
      this.day = Math.floor(this.day);
      if (this.day === this.given) return;
      this.given = this.day;
      this.send("day", written(this.day));
    }, patience);
  }

  key(event) {
    const onMap = event.target === this.canvas;
    if (event.target === this.course?.slider) {
      const years = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5 }[event.key];
      if (!years) return;
      this.step(years);
    } else if (onMap && event.key === " " && this.player) {
      if (this.playing) this.pause();
      else this.play();
    } else if (onMap && (event.key === "," || event.key === ".") && this.player) {
      this.step(event.key === "," ? -1 : 1);
    } else if (!onMap || !this.camera.key(event.key)) {
      return;
    }
    event.preventDefault();
  }

  point(event) {
    if (this.camera.drag(event)) {
      this.hover(null);
      return;
    }
    this.hover(under(this.found ?? [], event.offsetX, event.offsetY), event.offsetX, event.offsetY);
  }

  hover(mark, x, y) {
    this.canvas.classList.toggle("over", Boolean(mark));
    this.tip.hidden = !mark;
    if (!mark) return;
    this.tip.textContent = this.told(mark);
    const { width, height } = this.camera.size;
    this.tip.style.left = `${Math.max(4, Math.min(x + 12, width - this.tip.offsetWidth - 4))}px`;
    const above = y + 16 + this.tip.offsetHeight > height;
    this.tip.style.top = `${Math.max(4, above ? y - this.tip.offsetHeight - 8 : y + 16)}px`;
  }

  // A mark in plain text: a mission and how sure its day is, or a state, its tie and every mission with it.
  told({ mission, state }) {
    const { scene } = this.data;
    if (mission) return [mission.text, scene.words.states[state]].filter(Boolean).join("\n");
    const tie = state.ties.length ? scene.words.ties[tieOf(state, this.day)] : "";
    const there = scene.missions
      .filter((one) => one.partner === state.code && !["unknown", "not_open"].includes(solidity(one.spans, this.day).state))
      .map((one) => one.text.split("\n")[0]);
    return [[state.name, tie].filter(Boolean).join(": "), ...there].join("\n");
  }

  click(event) {
    if (this.camera.moved > 6) return;
    const mark = under(this.found ?? [], event.offsetX, event.offsetY);
    if (mark) this.pick(mark.mission ? `missions:${mark.address}` : `countries:${mark.address}`);
  }

  pick(address) {
    if (this.playing) this.pause();
    clearTimeout(this.waiting);
    this.given = this.day = Math.floor(this.day);
    this.hover(null);
    this.send("picked", { address, day: written(this.day) });
  }
}
