import type { Instant } from "@wuxing/kernel/calendar";
import type { Actor, Almanac } from "@wuxing/kernel/procedure";
import type { FileView, Named } from "./views.ts";

/** What a view needs beside the case: who looks, when, and the names of things. */
export interface Onlooker {
  readonly actor: Actor;
  readonly now: Instant;
  readonly almanac: Almanac;
  readonly unit: (code: string) => Named;
  readonly division: (code: string) => Named;
  readonly file: (id: string) => FileView | undefined;
  /** Outsiders see no internal step, and free text masked. */
  readonly outside: boolean;
  /** The reporter's identity is kept from who looks: free text is masked for him as for outsiders. */
  readonly sealed?: boolean;
}
