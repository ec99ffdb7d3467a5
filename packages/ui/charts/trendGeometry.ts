import type { TrendPoint } from "./Mark.ts";

/** A column is 28 units wide, so that a finger finds it (≥ 24 px) on the narrowest phone. */
export const column = 28;
export const plotHeight = 150;
const top = 26;
const base = 126;

export interface PlacedPoint extends TrendPoint {
  readonly x: number;
  readonly y: number;
  /** The value is written beside the highest and the last mark. */
  readonly labelled: boolean;
}

/** Points on a zero-based axis, left to right. */
export function placePoints(points: readonly TrendPoint[]): PlacedPoint[] {
  const max = Math.max(1, ...points.map((point) => point.value));
  const highest = points.findIndex((point) => point.value === max);
  return points.map((point, index) => ({
    ...point,
    x: column * index + column / 2,
    y: Math.round((base - (base - top) * (point.value / max)) * 10) / 10,
    labelled: index === points.length - 1 || index === highest,
  }));
}

export const linePath = (points: readonly PlacedPoint[]): string =>
  points.map((point, index) => `${index ? "L" : "M"}${point.x} ${point.y}`).join("");

export const areaPath = (points: readonly PlacedPoint[]): string =>
  points.length ? `${linePath(points)}L${points.at(-1)?.x} ${base}L${points[0]?.x} ${base}Z` : "";

export const baseY = base;
