// Days as whole numbers since 1 January 1970, and what holds on a day. Everything that changes with time is a list of
// steps [day, value, ...], in order, each of which holds from its day until the next.

const LENGTH = 86400000;

export const numbered = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / LENGTH);
export const written = (day) => new Date(day * LENGTH).toISOString().slice(0, 10);
export const yearOf = (day) => Number(written(Math.floor(day)).slice(0, 4));
export const yearEnd = (year, last) => Math.min(numbered(`${year}-12-31`), last);

// The year as a number with its fraction: where a day stands on an axis of years.
export function fraction(day) {
  const year = yearOf(day);
  const start = numbered(`${year}-01-01`);
  return year + (day - start) / (numbered(`${year + 1}-01-01`) - start);
}

// The place of the step that holds on a day; -1 before the first.
export function stepAt(steps, day) {
  let at = steps.length - 1;
  while (at >= 0 && steps[at][0] > day) at -= 1;
  return at;
}

export const FAINT = { perhaps: 0.35, disputed: 0.5, unknown: 0.28, open: 1 };

// How solid a mission is drawn on a day, from 0 to 1. One that opened at some time of a year fades in over that year.
export function solidity(steps, day) {
  const at = stepAt(steps, day);
  const state = at < 0 ? "not_open" : steps[at][1];
  if (state === "perhaps" && at + 1 < steps.length) {
    const share = (day - steps[at][0]) / (steps[at + 1][0] - steps[at][0]);
    const [from, to] = steps[at + 1][1] === "not_open" ? [1, 0.1] : [0.1, 1];
    return { state, solid: from + (to - from) * share };
  }
  return { state, solid: FAINT[state] ?? 0 };
}
