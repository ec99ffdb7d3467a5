import type { Finding } from "@wuxing/kernel/draw";

/** A file as it was dropped or chosen, or a pasted text; a picture once its codes were looked for. */
export interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Why nothing was read from a picture. */
  readonly trouble?: Finding;
}
