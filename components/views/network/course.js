// The course of time: a slider of years and, above it, how many missions were open through them, up to the day shown.

import { element, sharp } from "./element.js";
import { fraction } from "./time.js";

const THUMB = 8;

export class Course {
  // `slid` is told the year that the reader slides to, `letGo` that the reader let go of it.
  constructor(words, slid, letGo) {
    this.canvas = element("canvas", { "aria-hidden": "true" });
    this.slider = element("input", { type: "range", step: "any", "aria-label": words.year });
    this.slider.oninput = () => slid(Math.floor(Number(this.slider.value) - 0.001));
    this.slider.onchange = letGo;
    this.root = element("div", { class: "course" }, this.canvas, this.slider);
  }

  show(scene, day, told, look) {
    const [first, last] = [fraction(scene.first), fraction(scene.today)];
    Object.assign(this.slider, { min: first, max: last });
    this.slider.value = fraction(day);
    this.slider.setAttribute("aria-valuetext", told);
    const { context, width, height } = sharp(this.canvas);
    if (!context) return;
    context.clearRect(0, 0, width, height);
    const at = (one) => THUMB + ((fraction(one) - first) / (last - first)) * (width - 2 * THUMB);
    const most = Math.max(4, ...Object.values(scene.counts).flatMap((steps) => steps.flatMap(([, many]) => [many[0], many[1]])));
    const level = (many) => height - 14 - (many / most) * (height - 20);
    axis(context, first, last, (year) => at(yearStart(year)), height, look);
    Object.entries(scene.counts).forEach(([home, steps], place) => {
      line(context, steps, 0, scene.today, at, level, look.homes[home], [], day, 2.6);
      line(context, steps, 1, scene.today, at, level, look.colours.partner, place ? [3, 3] : [], day, 1.6);
    });
    context.globalAlpha = 1;
    context.fillStyle = look.colours.text;
    context.fillRect(Math.round(at(day)), 0, 1, height - 12);
  }
}

const yearStart = (year) => Date.parse(`${year}-01-01T00:00:00Z`) / 86400000;

function axis(context, first, last, at, height, look) {
  context.font = look.small;
  context.textAlign = "center";
  context.fillStyle = look.colours.text;
  context.globalAlpha = 0.7;
  for (let year = Math.ceil(first / 5) * 5; year <= last; year += 5) context.fillText(String(year), at(year), height - 2);
  context.globalAlpha = 1;
}

function line(context, steps, side, end, at, level, colour, dashes, day, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dashes);
  for (const [later, alpha] of [[false, 1], [true, 0.28]]) {
    context.save();
    context.beginPath();
    context.rect(later ? at(day) : 0, 0, later ? 9999 : at(day), 9999);
    context.clip();
    context.beginPath();
    steps.forEach(([one, many], place) => {
      context.lineTo(at(one), level(many[side]));
      context.lineTo(at(steps[place + 1]?.[0] ?? end), level(many[side]));
    });
    context.globalAlpha = alpha;
    context.stroke();
    context.restore();
  }
  context.setLineDash([]);
}

