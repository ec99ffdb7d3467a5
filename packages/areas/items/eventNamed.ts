import { eventWords } from "./tables/itemColumns.ts";

const codes = new Map(
  Object.entries(eventWords).flatMap(([code, { zh, en }]) =>
    [zh, en.toLowerCase()].map((word) => [word, code] as const),
  ),
);

/** The life event (主题) that is called just so, in small letters, in one of both languages; undefined where none is. */
export const eventNamed = (typed: string): string | undefined => codes.get(typed);
