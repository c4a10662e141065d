// Two ways to lay the globe on a plane. A view is { longitude, latitude, scale }: its middle in degrees, and the pixels
// of one radian there. Both give `place(longitude, latitude)` as [x, y, whether it is on the visible side], and
// `found(x, y)`, its inverse, in degrees or null.

const RADIANS = Math.PI / 180;
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

// Miller's cylinder: meridians are straight, so that a city looks the same wherever it lies, and the poles are near.
const miller = (latitude) => 1.25 * Math.log(Math.tan(Math.PI / 4 + 0.4 * latitude * RADIANS));
const unmiller = (y) => (2.5 * (Math.atan(Math.exp(0.8 * y)) - Math.PI / 4)) / RADIANS;

export function flat(view, width, height) {
  const left = width / 2 - view.longitude * RADIANS * view.scale;
  const top = height / 2 + miller(view.latitude) * view.scale;
  return {
    name: "flat",
    place: (longitude, latitude) => [left + longitude * RADIANS * view.scale, top - miller(latitude) * view.scale, true],
    found: (x, y) => [(x - left) / view.scale / RADIANS, clamp(unmiller((top - y) / view.scale), -89, 89)],
  };
}

export function globe(view, width, height) {
  const [sine, cosine] = [Math.sin(view.latitude * RADIANS), Math.cos(view.latitude * RADIANS)];
  return {
    name: "globe",
    middle: [width / 2, height / 2],
    place(longitude, latitude) {
      const [turned, up] = [(longitude - view.longitude) * RADIANS, latitude * RADIANS];
      let x = Math.cos(up) * Math.sin(turned);
      let y = cosine * Math.sin(up) - sine * Math.cos(up) * Math.cos(turned);
      const visible = sine * Math.sin(up) + cosine * Math.cos(up) * Math.cos(turned) >= 0;
      if (!visible) {
        // What is behind the edge is drawn on the edge, so that land cut by it closes along it.
        const far = Math.hypot(x, y) || 1;
        [x, y] = [x / far, y / far];
      }
      return [width / 2 + x * view.scale, height / 2 - y * view.scale, visible];
    },
    found(x, y) {
      const [right, up] = [(x - width / 2) / view.scale, (height / 2 - y) / view.scale];
      const out = Math.hypot(right, up);
      if (out > 1) return null;
      const near = Math.sqrt(1 - out * out);
      const latitude = Math.asin(clamp(near * sine + up * cosine, -1, 1));
      const turned = Math.atan2(right, near * cosine - up * sine);
      return [view.longitude + turned / RADIANS, latitude / RADIANS];
    },
  };
}

export const PROJECTIONS = { flat, globe };

// The view in which a box of [west, south, east, north] fills the canvas but for a margin.
export function fitting([west, south, east, north], projection, width, height, margin = 24) {
  const longitude = (west + east) / 2;
  const [wide, high] = [Math.max(width - 2 * margin, 60), Math.max(height - 2 * margin, 60)];
  if (projection === "globe") {
    const latitude = (south + north) / 2;
    const across = Math.min(Math.PI / 2, (Math.max((east - west) * Math.cos(latitude * RADIANS), north - south) / 2) * RADIANS);
    return { longitude, latitude, scale: Math.min(wide, high) / 2 / Math.sin(across) };
  }
  const [low, top] = [miller(south), miller(north)];
  const scale = Math.min(wide / ((east - west) * RADIANS), high / (top - low));
  return { longitude, latitude: unmiller((low + top) / 2), scale };
}

// The shortest way over the globe between two places, as points of [longitude, latitude] about `step` degrees apart.
export function greatCircle([west, south], [east, north], step = 2) {
  const vector = (longitude, latitude) => [
    Math.cos(latitude * RADIANS) * Math.cos(longitude * RADIANS),
    Math.cos(latitude * RADIANS) * Math.sin(longitude * RADIANS),
    Math.sin(latitude * RADIANS),
  ];
  const [from, to] = [vector(west, south), vector(east, north)];
  const angle = Math.acos(clamp(from[0] * to[0] + from[1] * to[1] + from[2] * to[2], -1, 1));
  if (angle < 1e-6) return [[west, south], [east, north]];
  const pieces = Math.max(8, Math.ceil(angle / RADIANS / step));
  return Array.from({ length: pieces + 1 }, (_, at) => {
    const [before, after] = [Math.sin((1 - at / pieces) * angle), Math.sin((at / pieces) * angle)];
    const [x, y, z] = from.map((part, axis) => (before * part + after * to[axis]) / Math.sin(angle));
    return [Math.atan2(y, x) / RADIANS, Math.asin(clamp(z, -1, 1)) / RADIANS];
  });
}
