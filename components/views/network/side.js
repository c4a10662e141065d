// What stands beside the map in words: the day, how many missions are open on it, and what changed in its year.

import { element } from "./element.js";
import { numbered, stepAt, yearOf } from "./time.js";

export class Side {
  constructor(pick) {
    this.pick = pick;
    this.day = element("div", { class: "day" });
    this.counts = element("table");
    this.heading = element("h3");
    this.news = element("div", { class: "news", tabindex: "0" });
    this.root = element("div", { class: "side" }, this.day, this.counts, this.heading, this.news);
    this.shown = "";
  }

  show(scene, day, playing) {
    const whole = Math.floor(day);
    const date = new Intl.DateTimeFormat(scene.locale, { dateStyle: "long", timeZone: "UTC" });
    this.day.textContent = playing ? String(yearOf(whole)) : date.format(new Date(whole * 86400000));
    this.news.setAttribute("aria-live", playing ? "off" : "polite");
    const numbers = Object.entries(scene.counts).map(([home, steps]) => [home, steps[stepAt(steps, whole)]?.[1]]);
    const began = numbered(`${yearOf(whole)}-01-01`);
    const within = ([at]) => at >= began && at <= whole;
    const [events, relations] = [scene.events.filter(within), scene.relations.filter(within)];
    const shown = JSON.stringify([numbers, began, events, relations, scene.words]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.count(scene.words, numbers);
    this.tell(scene, yearOf(whole), events, relations);
  }

  count(words, numbers) {
    const head = [words.counts, words.abroad, words.here].map((word, at) =>
      element("th", { scope: "col", class: at ? "number" : undefined }, word),
    );
    this.counts.replaceChildren(element("thead", {}, element("tr", {}, ...head)));
    for (const [home, counted] of numbers) {
      const [ours, theirs, covering, covered, doubtful] = counted ?? [0, 0, 0, 0, 0];
      const line = (name, one, other, kind) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, name),
          element("td", { class: kind }, String(one)),
          element("td", { class: kind }, String(other)),
        );
      this.counts.append(
        element(
          "tbody",
          {},
          element("tr", { class: "group" }, element("th", { colspan: 3, scope: "rowgroup" }, words.homes[home])),
          line(words.missions, ours, theirs, "most"),
          line(words.accreditations, covering, covered),
          ...(doubtful
            ? [element("tr", { class: "quiet" }, element("th", { colspan: 3 }, words.doubtful.replace("¤", doubtful)))]
            : []),
        ),
      );
    }
  }

  tell(scene, year, events, relations) {
    const { words } = scene;
    const lines = events.map(([, sentence, address]) =>
      element("p", {}, address ? element("button", { onclick: () => this.pick(address) }, sentence) : sentence),
    );
    for (const [home, sentence] of Object.entries(words.relations)) {
      const names = relations.filter((one) => one[1] === home).map((one) => one[2]);
      const listed = new Intl.ListFormat(scene.locale).format(names.sort());
      if (names.length) lines.push(element("p", {}, sentence.replace("¤", listed)));
    }
    this.heading.textContent = words.changed.replace("¤", year);
    this.news.replaceChildren(...(lines.length ? lines : [element("p", { class: "quiet" }, words.unchanged)]));
    this.news.scrollTop = 0;
  }
}
