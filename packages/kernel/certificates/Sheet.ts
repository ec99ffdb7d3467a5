/** A line of text on a page, by its baseline; lengths in points, from the upper left corner. */
export interface SheetText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly tone: "ink" | "soft" | "seal";
  readonly anchor: "start" | "middle" | "end";
}

export interface SheetBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SheetPage {
  readonly texts: readonly SheetText[];
  /** Hairlines under headings. */
  readonly rules: readonly { readonly x: number; readonly y: number; readonly width: number }[];
  /** On the last page alone. */
  readonly seal: SheetBox | null;
  readonly code: SheetBox | null;
}

/** A copy of a certificate with everything in its place, for whoever draws it. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly pages: readonly SheetPage[];
  readonly watermark: {
    readonly text: string;
    readonly size: number;
    readonly at: readonly (readonly [number, number])[];
  };
}
