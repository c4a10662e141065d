// Where the reader looks from: presets, dragging, pinching, the wheel, double clicks and the keyboard. The camera moves
// only when the reader moves it or asks for another preset, never because time goes on.

import { fitting, PROJECTIONS } from "./projection.js";

const FLIGHT = 900;
const ease = (share) => (share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) ** 2);

export class Camera {
  constructor(canvas, redraw) {
    this.canvas = canvas;
    this.redraw = redraw;
    this.pointers = new Map();
    this.size = { width: 1, height: 1 };
    this.view = { longitude: -20, latitude: 20, scale: 120 };
    this.moved = 0;
    canvas.onpointerdown = (event) => this.press(event);
    canvas.onpointerup = canvas.onpointercancel = (event) => this.pointers.delete(event.pointerId);
    canvas.onwheel = (event) => {
      // A wheel alone scrolls the page; a pinch on a touchpad comes as a wheel with Ctrl.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 400), event.offsetX, event.offsetY);
    };
  }

  get projection() {
    return PROJECTIONS[this.kind](this.view, this.size.width, this.size.height);
  }

  // Takes the reader to a box; at once where there is nothing to fly from or the reader wants no motion.
  look(kind, box, still) {
    const changed = this.kind && kind !== this.kind;
    this.kind = kind;
    this.touched = false;
    const to = this.bounded(fitting(box, kind, this.size.width, this.size.height));
    if (still || changed) {
      this.view = to;
      this.redraw();
      return;
    }
    const from = this.view;
    const began = performance.now();
    const flight = (this.flight = {});
    const fly = (now) => {
      if (this.flight !== flight) return;
      const share = ease(Math.min(1, Math.max(0, now - began) / FLIGHT));
      this.view = {
        longitude: from.longitude + (to.longitude - from.longitude) * share,
        latitude: from.latitude + (to.latitude - from.latitude) * share,
        scale: from.scale * (to.scale / from.scale) ** share,
      };
      this.redraw();
      if (share < 1) requestAnimationFrame(fly);
    };
    requestAnimationFrame(fly);
  }

  bounded(view) {
    const { width, height } = this.size;
    const least = this.kind === "globe" ? Math.min(width, height) / 2.2 : width / 7;
    const scale = Math.min(20000, Math.max(least, view.scale));
    const high = this.kind === "globe" ? 89 : 75;
    const longitude = this.kind === "globe" ? ((view.longitude + 540) % 360) - 180 : Math.min(180, Math.max(-180, view.longitude));
    return { longitude, latitude: Math.min(high, Math.max(-high, view.latitude)), scale };
  }

  zoom(times, x = this.size.width / 2, y = this.size.height / 2) {
    this.flight = null;
    this.touched = true;
    const before = this.projection.found(x, y);
    this.view = this.bounded({ ...this.view, scale: this.view.scale * times });
    const after = this.projection.found(x, y);
    if (before && after && this.kind === "flat") {
      this.view = this.bounded({
        ...this.view,
        longitude: this.view.longitude + before[0] - after[0],
        latitude: this.view.latitude + before[1] - after[1],
      });
    }
    this.redraw();
  }

  pan(right, down) {
    this.flight = null;
    this.touched = true;
    const degrees = 180 / Math.PI / this.view.scale;
    const flatter = Math.max(0.2, Math.cos((this.view.latitude * Math.PI) / 180));
    this.view = this.bounded({
      ...this.view,
      longitude: this.view.longitude - (right * degrees) / (this.kind === "globe" ? flatter : 1),
      latitude: this.view.latitude + down * degrees * (this.kind === "globe" ? 1 : flatter),
    });
    this.redraw();
  }

  press(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
    if (this.pointers.size === 1) this.moved = 0;
  }

  // Returns whether the pointer is dragging.
  drag(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return false;
    const now = [event.offsetX, event.offsetY];
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    this.pointers.set(event.pointerId, now);
    this.moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (others.length) {
      const apart = (at) => Math.max(10, Math.hypot(at[0] - others[0][0], at[1] - others[0][1]));
      this.zoom(apart(now) / apart(before), (now[0] + others[0][0]) / 2, (now[1] + others[0][1]) / 2);
    } else {
      this.pan(now[0] - before[0], now[1] - before[1]);
    }
    return true;
  }

  // Moves by a key; returns whether the key means anything here.
  key(name) {
    const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (steps[name]) this.pan(...steps[name]);
    else if (name === "+" || name === "=") this.zoom(1.4);
    else if (name === "-") this.zoom(1 / 1.4);
    else return false;
    return true;
  }
}
