import type { Text } from "@wuxing/kernel/text";

/** A month's value; its mark leads to the cases it counts. */
export interface TrendPoint {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly value: number;
  readonly href: string;
}

export interface Bar {
  readonly name: Text;
  readonly value: number;
  readonly href: string;
}

/** A county's tile; `code` is its six-digit division code, which gives its place on the map. */
export interface Tile extends Bar {
  readonly code: string;
}
